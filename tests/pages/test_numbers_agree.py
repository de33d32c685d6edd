"""One count for one thing: every number of every page is found again in the rows behind it.

A number that no rule knows fails the test of its page (support/printed_numbers.py), so that none is added
unwalked. So on the demo, and on a single article of it; the marks of charts are asked what a click on them
opens.
"""

import html
import json
import re
from pathlib import Path
from urllib.parse import urlencode

import demos
import pandas as pd
import pytest
from page_walk import Walk, number, plain
from printed_numbers import walk

import dashboard
from dashboard.charts.mirrored_columns import dated
from dashboard.charts.time_span import dense_span, earlier, touching, with_days
from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.collection_folders import demo_reports
from dashboard.corpus.selection import BESIDE
from dashboard.corpus.store import Store
from dashboard.intake import read_path
from dashboard.page.components.reading_view.layout import reading_data
from dashboard.view import View

SCRIPT = Path(dashboard.__file__).parent / "app.py"
LINK = re.compile(r'<a [^>]*href="([^"]*)"')
NAMED = ("China", "Antony Blinken")
EVENT = "Antony Blinken visits China, 24–26 Apr 2024"
STATES = {
    "overview": (None, {}, 30),
    "overview of a search": (None, {"text": "defence"}, 20),
    "overview of a period": (None, {"published": ["2024-05-01", "2199-12-31"]}, 20),
    "overview of a kind of quotation": (None, {"text": "unnamed sources"}, 2),
    "overview of words found apart": (None, {"text": "Beijing harbour zeppelin"}, 1),
    "timeline of a period": ("timeline", {"referenced": ["2023-06-01", "2023-06-30"]}, 12),
    "entities": ("entities", {}, 80),
    "entities beside a name": ("entities", {"entity": NAMED[1]}, 60),
    "profile": ("profile", {"profile": NAMED[1]}, 40),
    "timeline": ("timeline", {}, 45),
    "event": ("timeline", {"event": EVENT}, 12),
    "lanes by name": ("timeline", {"lanes": "who"}, 45),
    "lanes by place": ("timeline", {"lanes": "place"}, 45),
    "lanes by source": ("timeline", {"lanes": "source"}, 45),
    "quotations": ("quotations", {}, 140),
    "quotations of a source": ("quotations", {"source": "Records of 2023–24, retold"}, 70),
    "quotations of a search": ("quotations", {"text": "China"}, 60),
    "unnamed": ("quotations", {"named": "unnamed"}, 60),
    "repeated": ("quotations", {"show": "retold"}, 50),
    "denied": ("quotations", {"status": "denied"}, 8),
    "unanswered": ("quotations", {"status": "declined"}, 8),
    "stories": ("entities", {"unit": "stories"}, 40),
    "sources": ("entities", {"unit": "sources"}, 40),
    "articles": ("articles", {}, 60),
    "compare": ("compare", {}, 40),
}
"""Pages with their parameters, and how many numbers they print at least."""
VARIANTS = {
    "overview of a search",
    "overview of a period",
    "overview of a kind of quotation",
    "overview of words found apart",
    "entities beside a name",
    "lanes by name",
    "lanes by place",
    "lanes by source",
    "quotations of a source",
    "quotations of a search",
    "sources",
}
"""Of these, other filters and lanes of a page: looked at with the slower tests."""


@pytest.fixture(scope="module")
def demo():
    return demos.ready()


@pytest.fixture(scope="module")
def corpus(demo):
    return open_corpus(demo)


@pytest.fixture(scope="module")
def article(tmp_path_factory):
    """A single article of the demo."""
    path = tmp_path_factory.mktemp("one")
    one = max(demo_reports().glob("*.md"))
    add(Store(path), read_path(one))
    return path


def bars(page):
    """Name and value of each bar of names."""
    for spec in page.charts:
        for trace in json.loads(spec)["data"]:
            if trace["type"] == "bar" and trace.get("orientation") == "h":
                names = [one[0] if isinstance(one, list) else one for one in trace["customdata"]]
                yield from zip(names, map(plain, trace["text"]), strict=True)


@pytest.mark.parametrize(
    "state",
    [pytest.param(one, marks=pytest.mark.slow if one in VARIANTS else ()) for one in STATES],
)
def test_every_number_of_every_page_is_found_in_the_rows_behind_it(open_page, corpus, state):
    name, query, least = STATES[state]
    given = {key: [value] if isinstance(value, str) else value for key, value in query.items()}
    page = open_page(corpus.path, name, **given)
    view, _, _ = Walk(corpus, View()).behind(f"?{urlencode(query, doseq=True)}")
    other = None
    if name == "profile":
        view = View(entity=(NAMED[1],))
    if name == "compare":
        view, other = (View(source=(side.value,)) for side in page.app.selectbox[:2])
    found = walk(corpus, view, page, other, lanes=query.get("lanes", ""))
    assert found.left == []
    assert found.walked >= least


def test_where_nobody_denies_a_link_opens_as_many_with_not_as_it_says(open_page, corpus):
    page = open_page(corpus.path, "quotations", text=["defence industry"], about=["Russia"])
    (many,) = re.findall(
        r"Said not to be so:.*?All (\d+) quotations with “not” about Russia", page.words
    )
    assert int(many) == len(corpus.quotations(View(text="not", about=("Russia",))))
    typed = open_page(corpus.path, "quotations", text=["Russia’s defence industry"]).words
    assert f"All {many} quotations with “not” about Russia" in typed
    nothing = {"text": ["zeppelin"], "about": ["Russia"]}
    for query in ({"text": ["not"], "about": ["Russia"]}, {"about": ["Russia"]}, nothing):
        assert "Said not to be so" not in open_page(corpus.path, "quotations", **query).words


def points(page):
    """What a click on each mark of the charts stands for, and the words that the pointer calls up."""
    for spec in page.charts:
        for trace in json.loads(spec)["data"]:
            marks = zip(trace.get("customdata", ()), trace.get("hovertext", ()), strict=False)
            yield from ((held, plain(re.sub(r"<[^>]+>", " ", words))) for held, words in marks)


def begun(corpus, view, days):
    """How many events of a view that are dated closely begin on some days."""
    first = dated(corpus.timeline(view))["first"]
    return int(first.between(*map(pd.Timestamp, days)).sum())


def rows_of_a_mark(corpus, held, words, sides):
    """The numbers that a mark of a chart may have, counted in the rows behind a click on it."""
    what, *more = held if isinstance(held, list) else (held,)
    if what == "event":
        return [len(more) if more[1:] else corpus.event_mentions(more[0])["article"].nunique()]
    if re.match(r"\d{4}-", what) and "event" in words:
        return [begun(corpus, view, held) for view in sides if view.source[0] in words]
    if re.match(r"\d{4}-", what):
        return [len(corpus.articles(View.from_query({"published": held})))]
    if more:  # a name and the days of a column
        return [len(corpus.articles(View.from_query({"entity": [what], "published": more})))]
    named = [len(corpus.articles(view.naming(what))) for view in sides]
    return [*named, *zip(named, (len(corpus.articles(view)) for view in sides), strict=True)]


SLOW = pytest.mark.slow
"""What is walked with the slower tests: the same rules on further collections, units and pages."""
NUMBERS = re.compile(r"(\d[\d,]*) (?:articles?|events?)\b|: (\d+) of (\d+)$")


@pytest.mark.parametrize(
    "page", [None, "timeline", *(pytest.param(one, marks=SLOW) for one in ("entities", "compare"))]
)
def test_every_number_of_a_chart_is_found_behind_a_click_on_it(open_page, corpus, page):
    drawn = open_page(corpus.path, page)
    sides = [View(source=(one.value,)) for one in drawn.app.selectbox[:2]] if page == "compare" else [View()]  # fmt: skip
    seen = 0
    for held, words in points(drawn):
        told = NUMBERS.search(words)
        counts_events = isinstance(held, list) and held[0] == "days" and "event" in words
        if told is None or counts_events or "published" in words:
            continue
        found = (int(told[2]), int(told[3])) if told[2] else number(told[1])
        assert found in rows_of_a_mark(corpus, held, words, sides), words
        seen += 1
    assert seen >= 15


@pytest.mark.parametrize("step", [6, pytest.param(2, marks=SLOW)])
def test_a_filter_of_event_days_holds_the_articles_of_the_events_it_shows(corpus, step):
    events = with_days(corpus.timeline(View()))
    days = sorted({day.date() for end in ("first", "last") for day in events[end].dropna()})
    assert len(days) > 50
    for day in days[::step]:
        view = View(referenced=(day, day))
        events = corpus.timeline(view)["event"].tolist()
        told = {*corpus.event_mentions(events)["article"]} if events else set()
        assert {*corpus.articles(view)["article"]} == told, day


def test_what_is_most_reported_is_reported_most(corpus):
    every = corpus.timeline(View())
    dated = with_days(every[~every["historic"].astype(bool)])
    first = corpus.timeline(View(), 8, most_reported=True)["stories"].tolist()  # copies count once
    assert first == sorted(dated["stories"], reverse=True)[:8]


def test_the_columns_under_the_strip_count_each_event_once_that_a_column_has_room_for(
    open_page, corpus
):
    told = [
        words for held, words in points(open_page(corpus.path, "timeline")) if held[0] == "days"
    ]
    half = told[: len(told) // 2]  # the same columns are drawn for narrow screens
    assert half == told[len(half) :]
    with_a_day = with_days(corpus.timeline(View()))
    span = dense_span(with_a_day)
    inside = touching(with_a_day, span)
    months = inside["first"].dt.to_period("M") == inside["last"].dt.to_period("M")
    assert 0 < months.sum() < len(inside)  # "in 2022" is of no month
    counted = sum(number(NUMBERS.findall(words)[0][0]) for words in half)
    assert counted == months.sum() + len(earlier(with_a_day, span))


ALONE = (
    None, "entities", "timeline", "quotations", "articles", "article", "about", "add", "desk",
)  # fmt: skip
FEW = {"article": 1, "about": 1, "add": 0, "desk": 0}
"""How many numbers pages print that have few."""


def test_all_pages_are_walked():
    shown = re.findall(r'\("(\w+)", "\w+", "(?:visible|hidden)"\)', SCRIPT.read_text("utf-8"))
    every = {*shown} - {"overview"}
    assert every == {name for name, *_ in STATES.values() if name} | set(ALONE) - {None}


@pytest.mark.parametrize("page", ALONE)
def test_every_number_of_a_single_article_is_found_in_its_rows(open_page, article, page):
    corpus = open_corpus(article)
    one = corpus.articles(View())["article"].iloc[0]
    query = {"article": [one]} if page == "article" else {}
    found = walk(corpus, View(), open_page(article, page, **query), article=one)
    assert found.left == []
    assert found.walked >= FEW.get(page, 4)


BESIDE_ALONE = {
    "profile": ("profile", {"profile": NAMED[1]}),
    "lanes by name": ("timeline", {"lanes": "who"}),
    "repeated": ("quotations", {"show": "retold"}),
    "unnamed": ("quotations", {"named": "unnamed"}),
    "a search": (None, {"text": "the"}),
    "sources": ("entities", {"unit": "sources"}),
}
"""Other states of pages, for collections that are so small that half of them say that there is nothing."""


@pytest.mark.parametrize("state", BESIDE_ALONE)
@pytest.mark.parametrize("which", ["article", pytest.param("harbour", marks=SLOW)])
def test_every_number_of_a_small_collection_is_found_in_its_rows(request, open_page, which, state):
    path = request.getfixturevalue(which)
    corpus = open_corpus(path)
    name, query = BESIDE_ALONE[state]
    if name == "profile":
        query = {"profile": corpus.entities(View())["name"].iloc[0]}
    page = open_page(path, name, **{key: [value] for key, value in query.items()})
    view = View(entity=(query["profile"],)) if name == "profile" else View.from_query(query)
    found = walk(corpus, view, page, lanes=query.get("lanes", ""))
    assert found.left == []
    assert found.walked >= 1


@SLOW
@pytest.mark.parametrize("page", [one for one in ALONE if one != "article"])
def test_every_number_of_six_articles_is_found_in_their_rows(open_page, harbour, page):
    found = walk(open_corpus(harbour), View(), open_page(harbour, page))
    assert found.left == []
    assert found.walked >= FEW.get(page, 4)


@pytest.mark.parametrize("place", [0, *(pytest.param(one, marks=SLOW) for one in (24, 47))])
def test_every_number_of_an_article_among_others_is_found_in_its_rows(open_page, corpus, place):
    one = corpus.articles(View())["article"].iloc[place]
    found = walk(corpus, View(), open_page(corpus.path, "article", article=[one]), article=one)
    assert found.left == []
    assert found.walked >= 1


@pytest.mark.parametrize("page", sorted(FEW.keys() - {"article"}))
def test_every_number_of_a_page_without_lists_is_found_in_the_demo(open_page, corpus, page):
    assert walk(corpus, View(), open_page(corpus.path, page)).left == []


def test_every_number_of_a_comparison_within_a_single_article_is_found_in_its_rows(
    open_page, article
):
    page = open_page(article, "compare")
    one, two = (View(speaker=(side.value,)) for side in page.app.selectbox[:2])
    found = walk(open_corpus(article), one, page, two)
    assert found.left == []
    assert found.walked >= 4


@pytest.mark.parametrize(
    "unit", ["stories", *(pytest.param(one, marks=SLOW) for one in ("articles", "sources"))]
)
def test_every_bar_is_as_long_as_what_a_click_on_it_leaves(open_page, corpus, unit):
    found = [*bars(open_page(corpus.path, unit=unit))]
    assert len(found) > 5
    for name, value in found:
        assert number(value) == getattr(corpus.totals(View(entity=(name,))), unit), name


def test_on_an_events_page_the_quotations_are_the_events(corpus):
    events = corpus.timeline(View()).sort_values("articles", ascending=False)["event"].head(8)
    seen = 0
    for event in events:
        view = View(event=(event,))
        told = corpus.event_mentions([event])
        rows = corpus.quotations(view)
        assert corpus.totals(view).quotations == len(rows)
        for row in rows.to_dict("records"):
            own = told[told["article"] == row["article"]]
            inside = (own["sentence_start"] - BESIDE < row["sentence_end"]) & (own["sentence_end"] + BESIDE > row["sentence_start"])  # fmt: skip
            assert inside.any()
            seen += 1
    assert seen > 3


def test_a_name_is_counted_alike_on_the_overview_and_beside_its_article(open_page, article):
    corpus = open_corpus(article)
    named = corpus.articles(View())["article"].iloc[0]
    for counted in (("names", "readings"), ("names",), ("names", "readings", "demonyms")):
        view = View(counted=counted)
        rows = corpus.entities(view)
        listed = {one["name"]: len(one["places"]) for one in reading_data(corpus.article(named), counted=counted)["who"]}  # fmt: skip
        assert dict(zip(rows["name"], rows["mentions"], strict=True)) == listed
    shown = dict(bars(open_page(article)))
    listed = {one["name"]: len(one["places"]) for one in reading_data(corpus.article(named))["who"]}
    assert shown
    assert all(number(value) == listed[name] for name, value in shown.items())


QUESTIONS = 'class="demo">'


def test_the_demo_says_that_it_is_one_and_each_question_has_an_answer(open_page, corpus, harbour):
    asked = open_page(corpus.path).html.split(QUESTIONS)[1].split("</p>")[0]
    found = LINK.findall(asked)
    assert len(found) == 3
    for address in found:
        what = "event" if address.startswith("timeline") else "quotation"
        assert Walk(corpus, View()).opened(html.unescape(address), what) > 0
    assert ">Demo</span>" in open_page(corpus.path).html
    for other in (open_page(harbour), open_page(corpus.path, text="defence")):
        assert QUESTIONS not in other.html
        assert ">Demo</span>" not in other.html


def test_a_city_that_stands_for_its_government_counts_once(corpus):
    names, readings = View(counted=("names",)), View(counted=("readings",))
    both = View(counted=("names", "readings"))
    total = lambda view: int(corpus.entities(view)["mentions"].sum())  # noqa: E731
    assert total(both) == total(names)
    assert total(readings) > 0


def test_the_unit_shown_as_chosen_is_the_one_that_is_counted(open_page, article, demo):
    for collection, unit in ((article, "Mentions"), (demo, "Articles")):
        page = open_page(collection, "entities").html
        count = page.split('aria-label="Count"')[1].split("</nav>")[0]
        assert re.findall(r'aria-current="true"[^>]*>(\w+)<', count) == [unit]


def test_a_period_says_how_many_articles_without_a_date_it_leaves_out(open_page, corpus):
    since = {"published": ["2024-05-01", "2199-12-31"]}
    many = len(corpus.articles(View(dated=("undated",))))
    assert f"{many} article without a date left out" in open_page(corpus.path, **since).words
    for query in ({}, since | {"source": ["Transcripts, retold"]}):
        assert "left out" not in open_page(corpus.path, **query).words
