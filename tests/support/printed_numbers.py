"""Every number that a page prints, found again in rows that are asked for apart from the page.

A number is that of a link, then it is how much the link opens; or it stands in a list, then its row says
what it counts; or in a sentence, which one of ``SENTENCES`` knows. What is left over nobody has walked:
dates, names and the words of articles are taken out before.
"""

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from lxml.html import fromstring
from page_walk import Walk, asked, number, plain

from dashboard.charts.lanes import busiest
from dashboard.charts.time_span import earlier, later, touching, with_days
from dashboard.corpus import random_samples
from dashboard.page.components.event_list import for_strip
from dashboard.page.components.time_range import lanes_of
from dashboard.view import View

MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
DATES = re.compile(
    rf"(?:\d{{1,2}}(?:–\d{{1,2}})? )?{MONTH}\b(?: \d{{4}})?|\b\d{{4}}\b(?:–\d{{4}}\b)?"
)
WORDS = {"said", "snippet", "words", "proof", "why", "who", "when", "beside-article", "mark"}
"""Classes of what an article prints, of its date, and of the key to the marks."""
FIGURES = {"about", "accuracy"}
"""Classes of measured figures and of how they are made: test_about.py finds them in their files."""
OPENED = re.compile(r"^(?:All )?(\d[\d,]*) (article|quotation|statement|event|source|stor|of unknown source|without a date|of them cop|of them a cop|on the second|in a language)")  # fmt: skip
N = r"(\d[\d,]*)"


def walk(corpus, view, page, other=None, article="", lanes=""):
    """Walk a page; return the walk, with the numbers that nothing knew in ``left``.

    ``other`` is the second side of a comparison, ``article`` the article that is open, ``lanes`` what
    the lanes of the Timeline are.
    """
    headed = re.search(r"standfirst.*?</p>", page.html, re.DOTALL)
    said = headed and re.match(
        r"\W*(?:found among )?\d[\d,]* quotation", re.sub(r"^[^>]*>|<[^>]+>", "", headed[0])
    )
    now = Walk(corpus, view, other, article, lanes, of_quotations=bool(said))
    bodies = re.sub(r"<style>.*?</style>", "", page.html, flags=re.DOTALL)
    for element in fromstring(f"<main>{bodies}</main>").iter():
        if not isinstance(element.tag, str):
            continue
        texts = [element.text, *(one.tail for one in element)]
        for text in filter(None, texts):
            if re.search(r"\d", text) and not _of_an_article(element):
                _one(now, element, plain(text))
    for label in (one.label for one in page.app.expander):
        _one(now, fromstring("<summary/>"), plain(label))
    return now


def _ways_up(element):
    yield element
    yield from element.iterancestors()


def _classes(element):
    return {name for one in _ways_up(element) for name in (one.get("class") or "").split()}


def _of_an_article(element):
    headline = any(one.tag in {"h2", "h3", "code"} for one in _ways_up(element))
    return bool((WORDS | FIGURES) & _classes(element)) or headline


def _one(now, element, text):
    """Walk the numbers of one piece of text."""
    link = next((one for one in _ways_up(element) if one.tag == "a" and one.get("href")), None)
    if link is not None and (told := OPENED.match(text)):
        now.check(number(told[1]), now.opened(link.get("href"), told[2]), (text, link.get("href")))
        return
    for name in now.called:
        text = text.replace(name, "")
    if not re.search(r"\d", text):
        return
    rest = text
    for known, rows in SENTENCES:
        for told in re.finditer(known, rest):
            found = rows(now, element, told)
            groups = [
                number(one) for one in told.groups() if one and re.fullmatch(r"\d[\d,]*", one)
            ]
            now.check(groups, list(found), (text, sorted(_classes(element))))
            rest = rest.replace(told[0], " ", 1)
    rest = DATES.sub("", rest)
    if re.fullmatch(r"\d[\d,]*", rest.strip()):
        rest = _cell(now, element, rest.strip())
    if re.search(r"\d", rest):
        now.left.append((rest.strip(), element.tag, sorted(_classes(element))))


def _cell(now, element, text):
    """Walk a number that stands alone, beside a link or in one; return it where nobody knows it."""
    row = next((one for one in _ways_up(element) if one.tag in {"li", "tr", "a"}), None)
    link = None if row is None else row if row.tag == "a" else row.find(".//a[@href]")
    if link is None:
        return text
    view, query, path = now.behind(link.get("href"))
    if "form" in query:
        entity = asked(now.corpus, "identified", query["profile"][0])["entity"].iloc[0]
        forms = asked(now.corpus, "forms", now.view.naming(query["profile"][0]), entity=entity)
        own = forms[(forms["form"] == query["form"][0]) & (forms["way"] == query["way"][0])]
        expected = int(own["mentions"].sum())
    elif link.get("title") == "Remove this filter":
        expected = len(now.quotations)
    else:
        what = {"quotations": "quotation", "articles": "article"}.get(path)
        if what is None:
            return text
        units = view.unit in {"stories", "sources"} and what == "article"
        expected = _in_units(now, view, view.unit) if units else now.opened(link.get("href"), what)
    now.check(number(text), expected, (text, link.get("href"), view))
    return ""


def _row_of(element):
    return next(one for one in _ways_up(element) if one.tag == "li")


def _event(now, element):
    """The mentions of the event in whose row something stands."""
    row = _row_of(element)
    if "chosen" in (row.get("class") or ""):
        (event,) = now.view.event
    else:
        link = next(one for one in row.iter("a") if "event=" in one.get("href", ""))
        view, _, _ = now.behind(link.get("href"))
        event = next((one for one in view.event if one not in now.view.event), view.event[0])
    told = asked(now.corpus, "event_mentions", (event,))
    return told[told["article"].isin(now.articles["article"])]


def _with_copies(now, element):
    """How many articles tell of an event, and how many of these are printed again."""
    told = _event(now, element)
    whole = asked(now.corpus, "totals", replace(now.view, event=(told["event"].iloc[0],)))
    return told["article"].nunique(), told["article"].nunique() - whole.stories


def _told_anew(now, label):
    """How many articles tell of an event, those printed again counted once."""
    return now.events["stories"][now.events["label"].map(plain) == plain(label)].iloc[0]


def _labelled(now, label):
    event = now.events[now.events["label"].map(plain) == plain(label)]["event"]
    told = asked(now.corpus, "event_mentions", tuple(event.head(1)))
    return told["article"][told["article"].isin(now.articles["article"])].nunique()


def _article(now, element):
    """The article in whose row something is, or that is open."""
    if now.article:
        return now.article
    row = _row_of(element)
    link = next(one for one in row.iter("a") if "article=" in one.get("href", ""))
    return parse_qs(urlsplit(link.get("href")).query)["article"][0]


def _words(now, element):
    every = asked(now.corpus, "texts", tuple(asked(now.corpus, "articles", View())["article"]))
    return len(every[_article(now, element)].text.split())


def _most_quoted(now):
    return int(now.quotations["speaker"].value_counts().max())


def _named(now, name):
    name = plain(name).removeprefix("The ")
    return len(asked(now.corpus, "articles", now.view.naming(name)))


def _quoted_of(now, name):
    return len(asked(now.corpus, "quotations", View(speaker=(name.removeprefix("The "),))))


def _in_units(now, view, unit):
    return getattr(asked(now.corpus, "totals", view), unit)


def _pair(now, element):
    link = _row_of(element).find(".//a")
    view, _, _ = now.behind(link.get("href"))
    both = len(asked(now.corpus, "articles", view))
    names = [name for name in view.entity if name not in now.view.entity] or view.entity
    rarer = min(len(asked(now.corpus, "articles", now.view.naming(name))) for name in names)
    return both, round(100 * both / rarer)


def _share(now, element):
    source = plain(_row_of(element).find(".//bdi").text_content())
    every = asked(now.corpus, "quotations", replace(now.view, named=()))
    rows = every[every["source"] == source]
    unnamed = (rows["named"] == "unnamed").sum()
    return round(100 * unnamed / len(rows)), len(rows)


def _folded(element):
    rest = element.getparent()
    return len(rest.findall("./ul/li") or rest.findall("./ol/li") or rest.findall(".//tbody/tr"))


def _versions(element):
    versions = element.getparent().find(".//ol")
    links = [one.get("href") for one in versions.iter("a")]
    return len({parse_qs(urlsplit(one).query)["article"][0] for one in links})


def _outside(now, element):
    """How many articles that carry a statement hold none of the view's quotations of it."""
    links = [urlsplit(one.get("href")).query for one in element.getparent().find(".//ol").iter("a")]
    carry = [(query["article"][0], query["at"][0]) for query in map(parse_qs, links)]
    first = now.quotations["origin"].str.extract(
        r"^(.*):(\d+)-"
    )  # a statement is named by its first version
    held = now.quotations["article"][
        [pair in carry for pair in zip(first[0], first[1], strict=True)]
    ]
    return len({article for article, _ in carry} - {*held})


def _reports(now):
    """Event, article, day of publication and the days of the event, of the stretch that is drawn."""
    seen = touching(with_days(now.events), now.span)[["event", "first", "last"]]
    told = asked(now.corpus, "event_mentions", tuple(seen["event"])).dropna(subset=["published"])
    return told[["event", "article", "published"]].drop_duplicates().merge(seen, on="event")


def _tellings(now):
    """How many reports look back, tell of the day itself, or look ahead."""
    told = _reports(now)
    day = told["published"].astype("datetime64[us]")
    after, before = (day > told["last"]).sum(), (day < told["first"]).sum()
    return after, len(told) - after - before, before


def _marks(now):
    return len(_reports(now)[["event", "published"]].drop_duplicates())


def _without_a_mark(now):
    """How many events have no day of their own, and none of the few marks that such have."""
    drawn = set(for_strip(now.events, now.span)["event"])
    if now.lanes:
        rows = lanes_of(now.events, asked(now.corpus, "tellings", now.view), now.lanes)
        held = {row["event"] for _, lane in busiest(now.events, rows, now.span) for row in lane}
        drawn = held & set(touching(now.events, now.span)["event"])
    return sum(one not in drawn for one in now.events.drop(with_days(now.events).index)["event"])


def _drawn(now):
    """How many events with a day are marks of the strip."""
    return len(with_days(for_strip(now.events, now.span)))


def _lanes(now):
    """How many lanes are drawn, and how many there are."""
    rows = lanes_of(now.events, asked(now.corpus, "tellings", now.view), now.lanes)
    return len(busiest(now.events, rows, now.span)), rows["lane"].nunique()


def _withheld(now):
    wide = replace(now.view, also=(*now.view.also, "withheld"))
    return len(asked(now.corpus, "timeline", wide)) - len(now.events)


def _more(now, element):
    """How many rows are folded away, or how many sentences of an event are not shown."""
    if element.tag == "summary":
        return _folded(element)
    shown = len(_row_of(element).findall(".//ul[@class='evidence']/li"))
    sentences = _event(now, element).drop_duplicates(["article", "sentence_start"])
    return len(sentences) - shown


def _counted(now, element, column):
    """How many articles or sources an event has, else the view."""
    if "roles" in _classes(element):
        (name,) = now.view.entity
        roles = asked(now.corpus, "roles", now.corpus.identified(name)["entity"].iloc[0])
        role = _row_of(element).find(".//a").text_content()
        return int(roles["articles"][roles["role"] == role].iloc[0])
    if now.of_quotations and "standfirst" in _classes(
        element
    ):  # a search there looks in the words quoted
        return now.quotations[column].nunique()
    of_an_event = {"events", "happenings"} & _classes(element)
    rows = _event(now, element) if of_an_event else now.articles
    heading = next((one for one in _ways_up(element) if one.tag == "h4"), None)
    if heading is not None:  # the sentences of one source under a chosen event
        rows = rows[rows["source"].map(plain) == plain(heading.find("bdi").text_content())]
    return rows[column].nunique()


def _mentions(now, element):
    name = plain(_row_of(element).find(".//a").text_content())
    return int(now.names["mentions"][now.names["name"] == name].iloc[0])


def _quoted(now, element):
    """How many quotations an article has, or somebody whose profile it is, or the view."""
    classes = _classes(element)
    if "articles" in classes:
        return (asked(now.corpus, "quotations", View())["article"] == _article(now, element)).sum()
    if "section" in classes:
        (name,) = now.view.entity
        title = element.getparent().find("h2").text
        by = {"In their own words": View(speaker=(name,)), "What others say": View(about=(name,))}
        return len(asked(now.corpus, "quotations", by[title]))
    return len(now.quotations)


def _takes_part(now):
    (name,) = now.view.entity
    return now.events["participants"].map(lambda some: name in some).sum()


def _unchecked(now, element, told):
    every = now.events if number(told[2]) == len(now.events) else now.quotations
    return (every["checked"] != "checked").sum(), len(every)


KINDS = {"People": {"PER"}, "Organisations": {"ORG"}, "Places": {"LOC", "FAC"}}


def _found_alone(now, element, told):
    """How many articles the searched words have that are links with this number behind them."""
    beside = [one for one in element.iterfind(".//a") if plain(one.tail or "") == told[0]]
    return {now.opened(one.get("href"), "article") for one in beside}


def _kind(now, word):
    others = set().union(*KINDS.values())
    inside = now.names["type"].isin(KINDS.get(word, others)).sum()
    return inside if word in KINDS else len(now.names) - inside


def _of_a_side(now, element):
    """How many articles of a side name somebody, how many it has, and the share."""
    view, _, _ = now.behind(element.get("href"))
    side = next(one for one in (now.view, now.other) if one.source == view.source)
    some, every = (len(asked(now.corpus, "articles", one)) for one in (view, side))
    return some, every, round(100 * some / every)


def _busiest(now, month):
    """How many events have all their days in a month, in the stretch that is drawn, and how many have a day."""
    dated = with_days(now.events)
    seen = touching(dated, now.span)
    inside = [seen[end].dt.strftime("%B %Y") == month for end in ("first", "last")]
    return (inside[0] & inside[1]).sum(), len(dated)


def _sides(now):
    one, two = (set(asked(now.corpus, "timeline", view)["event"]) for view in (now.view, now.other))
    every = one | two
    return len(every), len(one), round(100 * len(one) / len(every)), len(two), round(100 * len(two) / len(every))  # fmt: skip


SENTENCES = (
    (rf"^{N} of {N} articles reports?: (.*), ", lambda now, _, told: (_labelled(now, told[3]), len(now.articles))),
    (rf"^{N} of {N} articles, {N} (?:a copy|copies), report: (.*),", lambda now, _, told: (_labelled(now, told[4]), len(now.articles), _labelled(now, told[4]) - _told_anew(now, told[4]))),
    (rf"^{N} articles, {N} (?:a copy|copies), report: (.*),", lambda now, _, told: (_labelled(now, told[3]), _labelled(now, told[3]) - _told_anew(now, told[3]))),
    (rf"^{N} articles? reports?: (.*), ", lambda now, _, told: [_labelled(now, told[2])]),
    (rf"^(\w+ \d{{4}}) is the busiest month, with {N} of {N} dated events", lambda now, _, told: _busiest(now, told[1])),
    (rf"^Earlier readings: {N} samples?$", lambda _, element, __: [_folded(element)]),
    (rf"^(.*) is named most often, in {N} of {N} (articles|stories|sources)", lambda now, _, told: (_in_units(now, now.view.naming(told[1].removeprefix("The ")), told[4]), _in_units(now, now.view, told[4]))),
    (rf"^(.*) is named in {N} of {N} articles and quoted {N} times?", lambda now, _, told: (len(now.articles), len(asked(now.corpus, "articles", View())), _quoted_of(now, told[1]))),
    (rf"^(.*) is named in the only article of this view and quoted {N} times?", lambda now, _, told: [_quoted_of(now, told[1])]),
    (rf"^{N} quotations? match(?:es)? “.*”, {N} of them from (.*)$", lambda now, _, told: (len(now.quotations), (now.quotations["speaker"] == told[3].removeprefix("the ")).sum())),
    (rf"^{N} quotations? match(?:es)? “", lambda now, *_: [len(now.quotations)]),
    (rf"quoted most often, {N} times", lambda now, *_: [_most_quoted(now)]),
    (rf"^{N} statements? appears? in more than one", lambda now, *_: [len(asked(now.corpus, "retold", now.view))]),
    (rf"^{N} quotations? comes? from (?:people|somebody) who", lambda now, *_: [len(now.quotations)]),
    (rf"named most often: {N} times", lambda now, *_: [now.names["mentions"].max()]),
    (rf"^(.*) are named most often, each in {N} of {N} (articles|stories|sources)", lambda now, _, told: (_in_units(now, now.view.naming(re.split(", | and ", told[1].removeprefix("The "))[0]), told[4]), _in_units(now, now.view, told[4]))),
    (rf"^{N} statements? (?:was|were) (?:only expected|denied)", lambda now, *_: [len(now.quotations)]),
    (rf"^{N} questions? went unanswered$", lambda now, *_: [len(now.quotations)]),
    (rf"^{N} statements?$", lambda now, *_: [len(now.quotations)]),
    (rf"^No name appears in more than {N} article", lambda now, *_: [now.names["articles"].max()]),
    (rf"^{N} dated events in this view, and {N} without a date$", lambda now, *_: (len(with_days(now.events)), len(now.events) - len(with_days(now.events)))),
    (rf"^{N} quotations? here, each in one article only", lambda now, *_: [len(now.quotations)]),
    (rf"^{N} later: ", lambda now, *_: [len(later(now.events, now.span))]),
    (rf"^All {N} names as a table", lambda now, *_: [len(now.names)]),
    (rf"^(?:One or two\? )?{N} suggestions? to decide", lambda now, *_: [now.corpus.suggestions()["suggestion"].nunique()]),
    (rf"^Date not given: {N}(?: more)? events?", lambda now, *_: [_without_a_mark(now)]),
    (rf"^and {N} more in the list below", lambda now, element, _: [_without_a_mark(now) - len(element.getparent()) + 1]),
    (rf"^Version {N}, fingerprint", lambda now, *_: [int(now.corpus.version)]),
    (rf"^The {N} lanes with most reports of {N}", lambda now, *_: _lanes(now)),
    (rf"^{N} lanes, those with most reports first", lambda now, *_: _lanes(now)[1:]),
    (rf"^{N} items are drawn at random", lambda *_: [random_samples.SIZE]),
    (rf"^Draw {N}:", lambda *_: [random_samples.SIZE]),
    (rf"^{N} of {N} statements that several", lambda now, *_: [len(asked(now.corpus, "retold", now.view))] * 2),
    (rf"{N} of {N} rows, for {N} quotations", lambda now, element, _: (30, len(asked(now.corpus, "quotations", now.view, folded=True)), len(now.quotations))),
    (rf"{N} of {N} quotations are in copies", lambda now, *_: (now.quotations["article"].isin(now.copies).sum(), len(now.quotations))),
    (rf"^{N} of them in copies", lambda now, *_: [now.quotations["article"].isin(now.copies).sum()]),
    (rf"from {N} articles, {N} of them (?:a copy|copies)", lambda now, *_: (len(now.articles), len(now.copies))),
    (rf"from {N} articles?", lambda now, *_: [len(now.articles)]),
    (rf"^{N} articles? without a date left out$", lambda now, *_: [len(asked(now.corpus, "articles", replace(now.view, published=None, dated=("undated",))))]),
    (rf"{N} articles? without a date", lambda now, *_: [now.articles["published"].isna().sum()]),
    (rf", in {N} articles, {N} (?:a copy|copies)", lambda now, element, _: _with_copies(now, element)),
    (rf"^{N} articles, {N} (?:a copy|copies)$", lambda now, element, _: _with_copies(now, element)),
    (rf", in {N} articles", lambda now, element, _: [_event(now, element)["article"].nunique()]),
    (rf"{N} of {N} quotations\.", lambda now, *_: (_most_quoted(now), len(now.quotations))),
    (rf"{N} of {N} dated events in this stretch", lambda now, *_: (_drawn(now), len(touching(with_days(now.events), now.span)))),
    (rf"^{N} dated events? in this stretch", lambda now, *_: [len(touching(with_days(now.events), now.span))]),
    (rf"^{N} articles? against {N} articles?: too few", lambda now, *_: (len(now.articles), len(asked(now.corpus, "articles", now.other)))),
    (rf"^{N} articles? on both sides$", lambda now, *_: [len({*now.articles["article"]} & {*asked(now.corpus, "articles", now.other)["article"]})]),
    (rf"^{N} events in this view$", lambda now, *_: [len(now.events)]),
    (rf"^{N} dated events?, most reported", lambda now, *_: [len(with_days(now.events))]),
    (rf"^← {N} earlier, among", lambda now, *_: [len(earlier(now.events, now.span))]),
    (rf"(?:{N}|No) reports? after the event, (?:{N}|none) on its days, (?:{N}|none) before it", lambda now, *_: filter(None, _tellings(now))),
    (rf"^{N} marks, one for each event and day", lambda now, *_: [_marks(now)]),
    (rf"^{N} of {N} events, the most central", lambda now, *_: (20, len(now.events))),
    (rf"^{N} of {N} events, the most reported", lambda now, element, told: (number(told[1]), _takes_part(now))),
    (rf"{N} events that Dateline is not sure of", lambda now, *_: [_withheld(now)]),
    (rf"checked rows alone: {N} of {N} are not", _unchecked),
    (rf"^{N}[.,]$", _found_alone),
    (rf"Of {N} events? that either reports: .* {N} \({N}%\); .* {N} \({N}%\)", lambda now, *_: _sides(now)),
    (rf"^(\w+)[\w ]* \({N}\)$", lambda now, _, told: [_kind(now, told[1])]),
    (rf"^{N} articles?, {N}% of those naming", lambda now, element, _: _pair(now, element)),
    (rf"^{N}% of {N}$", lambda now, element, _: _share(now, element)),
    (rf"^In {N} articles: compare", lambda now, element, _: [_versions(element)]),
    (rf"^In {N} articles, {N} of them outside", lambda now, element, _: (_versions(element), _outside(now, element))),
    (rf"^{N} more(?: sources)?$", lambda now, element, _: [_more(now, element)]),
    (rf"^Show {N} more$", lambda now, _, told: [number(told[1])]),
    (rf"^{N} mentions?$", lambda now, element, _: [_mentions(now, element)]),
    (rf"^{N} other columns? of its record", lambda _, element, __: [len(element.getparent().findall(".//tr"))]),
    (r"\(cues: .*\)", lambda *_: []),
    (rf"^{N} of {N} quotations? shown", lambda now, *_: (len(now.quotations), len(now.quotations))),
    (rf"^{N} of {N} shown\. (?:Words that were only|A refusal to answer)", lambda now, *_: (len(now.quotations), len(now.quotations))),
    (rf"^{N} of {N} shown", lambda now, *_: (30, len(now.articles))),
    (rf"^{N} words?$", lambda now, element, _: [_words(now, element)]),
    (rf"^{N} articles?$", lambda now, element, _: [_counted(now, element, "article")]),
    (rf"^{N} sources?$", lambda now, element, _: [_counted(now, element, "source")]),
    (rf"^found among {N} quotations?$", lambda now, *_: [len(now.quotations)]),
    (rf"^{N} quotations? with these words$", lambda now, *_: [len(now.quotations)]),
    (rf"^{N} of {N} \({N}%\)$", lambda now, element, _: _of_a_side(now, element)),
    (rf"^{N} (?:quotations?|statements?), {N} without repeats$", lambda now, *_: (len(now.quotations), len(asked(now.corpus, "quotations", now.view, folded=True)))),
    (rf"^{N} quotations?$", lambda now, element, _: [_quoted(now, element)]),
    (rf"^{N} events?$", lambda now, element, _: [_takes_part(now) if "section" in _classes(element) else len(now.events)]),
    (rf"^{N} names?$", lambda now, *_: [len(now.names)]),
)  # fmt: skip
"""Sentences with numbers, and what these are: from a walk, an element and the match to as many numbers."""
