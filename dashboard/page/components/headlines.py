"""Headlines that state a finding, and the numbers under them: true of the frames they are given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from dashboard.charts.event_density import marked as event_counts
from dashboard.charts.event_marks import when
from dashboard.charts.time_span import dense_span, of_history, with_days
from dashboard.corpus.search import parse_query
from dashboard.corpus.selection import reports_in
from dashboard.page.components import links
from dashboard.page.components.standfirst_numbers import Number
from dashboard.wording import count, in_marks, in_units, listing, number, period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from dashboard.corpus import Totals
    from dashboard.corpus.statements import Said
    from dashboard.view import View

THE_NAMES = frozenset(yaml.safe_load(Path(__file__).with_name("the_names.yaml").read_text("utf-8")))
UNSAID = {"expected": "only expected", "denied": "denied"}
"""What was not said, of words that are no refusal to answer either."""
LOOKED_AT = 60
"""Among so many of the events reported most the news are looked for."""
STEPS = {"year": 31, "month": 7, "week": 1}
"""What columns over time are for, by how many days they are longer than."""
A_FEW = 3
"""So many names at most a sentence says who share a place."""
FEW = 2
"""From this many articles on, a name's articles are counted; in a single one, its mentions."""


def unit_for(view: View, totals: Totals) -> str:
    """Return what charts count: what the view says, but mentions where there is only one article."""
    return view.unit if totals.articles >= FEW else "mentions"


def leaders(names: pd.DataFrame, unit: str) -> tuple[list[str], int]:
    """Return the names that share first place, and their number."""
    if names.empty:
        return [], 0
    top = int(names[unit].max())
    return names.loc[names[unit] == top, "name"].tolist(), top


def whole_ranks(ranked: pd.DataFrame, limit: int, by: str) -> pd.DataFrame:
    """Return the first rows of a ranking, at most so many: of those that share a rank all or none.

    Where the first rank alone has more, as many of it as there is room for.
    """
    if len(ranked) <= limit:
        return ranked
    above = ranked[ranked[by] > ranked[by].iloc[limit]]
    return above.head(limit) if len(above) else ranked.head(limit)


def spoken(names: Sequence[str]) -> list[str]:
    """Return names as a sentence says them: "the United States"."""
    return [f"the {name}" if name in THE_NAMES else name for name in names]


def capitalised(sentence: str) -> str:
    """Return a sentence with its first letter large and the others as they are."""
    return sentence[:1].upper() + sentence[1:]


def no_articles(view: View) -> str:
    """Return why there is nothing to find: no word, the filters leave nothing, or nothing is there."""
    if parse_query(view.text).wordless:
        return f"There is no word to search for in {in_marks(view.text)}"
    return "Nothing matches this view" if view.narrows else "There are no articles here yet"


def overview_headline(view: View, totals: Totals, names: pd.DataFrame, among: str = "") -> str:
    """Return the finding of the Overview: who is named most, alone or beside whom.

    ``among`` says of what kind the names are where not all are looked at: "people".
    """
    if not totals.articles:
        return no_articles(view)
    unit = unit_for(view, totals)
    first, top = leaders(names, unit)
    if not first and among:
        return f"No {among.replace(' and ', ' or ')} are named in this view"
    if not first:
        return f"{count(totals.articles, 'article').capitalize()}, and nobody is named"
    return _named_most(view, totals, first, top, among)


def _named_most(view: View, totals: Totals, first: list[str], top: int, among: str) -> str:
    """Return who of a view is named most; nobody is where each of several stands in one article."""
    unit = unit_for(view, totals)
    if top == 1 < len(first) and unit != "mentions":
        beside = f" beside {_asked(view)}" if view.entity else ""
        return f"No name appears{beside} in more than {in_units(1, unit)}"
    who = listing(spoken(first), limit=A_FEW)
    who = f"Among {among}, {who}" if among else capitalised(who)
    verb = "is" if len(first) == 1 else "are"
    if view.entity:
        return f"{who} {verb} named most often alongside {_asked(view)}"
    if unit == "mentions":
        return f"{who} {verb} named most often: {count(top, 'time')}{' each' if len(first) > 1 else ''}"
    share = _share(top, totals, unit)
    return f"{who} {verb} named most often, {'each ' if len(first) > 1 else ''}{share}"


def front_headline(
    view: View,
    totals: Totals,
    names: pd.DataFrame,
    events: pd.DataFrame,
    speakers: pd.DataFrame,
) -> str:
    """Return the finding of a view: the event reported most, else who is quoted most, else named most.

    Beside names that are asked for it is who else is named. ``speakers`` are the view's, with how often
    each is quoted.
    """
    if event_leads(view, totals, events):
        return timeline_headline(totals, events, view.unit)
    if speaker_leads(view, totals, events, speakers):
        return quotations_headline(view, totals.quotations, speakers)
    return overview_headline(view, totals, names)


def event_leads(view: View, totals: Totals, events: pd.DataFrame) -> bool:
    """Say whether an event is the finding of a view: several articles report it, and no name is asked for."""
    dated = reported_most(events, view.unit)
    several = totals.articles >= FEW and not view.entity
    return several and len(dated) > 0 and int(dated.iloc[0]["stories"]) >= FEW


def speaker_leads(view: View, totals: Totals, events: pd.DataFrame, speakers: pd.DataFrame) -> bool:
    """Say whether who is quoted most is the finding of a view: one speaker or a few, where no event is."""
    asked = view.entity or view.text or view.speaker or view.status or view.named
    if asked or totals.articles < FEW or event_leads(view, totals, events):
        return False
    return bool(most_quoted(speakers)[0])


def most_quoted(speakers: pd.DataFrame) -> tuple[tuple[str, ...], int]:
    """Return who is quoted most and how often; nobody where it is once, or more than ``A_FEW`` share the place."""
    many = 0 if speakers.empty else int(speakers["count"].max())
    first = tuple(speakers.loc[speakers["count"] == many, "value"])
    return (first if many >= FEW and len(first) <= A_FEW else ()), many


def _asked(view: View) -> str:
    """Return the names asked for: any of them, or all together."""
    names = spoken(view.entity)
    if view.match != "all" or len(names) == 1:
        return listing(names, "or", 3)
    return f"{'both ' if len(names) == 2 else ''}{listing(names, 'and', 3)}"


def standfirst(totals: Totals, view: View | None = None, inside: str = "") -> list[Number]:
    """Return the grey numbers under the headline, one by one, for a view or the reader's own.

    A view with search words has no page of its quotations: there the words of quotations are searched.
    ``inside`` says of what quotations and events are, where the headline counts others.
    """
    if not totals.articles:
        return []
    parts = [*_articles(totals), *_where_printed(totals)]
    searched = view is not None and view.text
    quoted = links.QUOTATIONS if totals.quotations and not searched else None
    told = links.TIMELINE if totals.events else None
    words = " with these words" if searched else inside
    parts.append(Number(f"{count(totals.quotations, 'quotation')}{words}", quoted))
    parts.append(Number(f"{count(totals.events, 'event')}{inside}", told))
    if totals.undated:
        words = f"{count(totals.undated, 'article')} without a date"
        parts.append(Number(words, links.ARTICLES, only="undated"))
    if totals.unparsed:
        words = f"{number(totals.unparsed)} in a language that is not read yet"
        parts.append(Number(words, links.ARTICLES, only="unread"))
    return [replace(part, view=view) for part in parts]


def _where_printed(found: Totals | Said) -> list[Number]:
    """Return how many sources there are and from when to when: the articles in those orders."""
    parts = []
    if found.sources:
        parts.append(Number(count(found.sources, "source"), links.ARTICLES, "source"))
    if found.unsourced:
        words = f"{number(found.unsourced)} of unknown source"
        parts.append(Number(words, links.ARTICLES, only="unsourced"))
    if found.first_day:
        days = period(found.first_day, found.last_day)
        parts.append(Number(days, links.ARTICLES, "oldest"))
    return parts


def articles_told(totals: Totals) -> str:
    """Return how many articles there are, and how many of them are copies where any is."""
    return ", ".join(filter(None, [count(totals.articles, "article"), _copies(totals)]))


def _articles(totals: Totals) -> list[Number]:
    """Return how many articles there are, and how many are copies where any is."""
    parts = [Number(count(totals.articles, "article"), links.ARTICLES)]
    if words := _copies(totals):
        parts.append(Number(words, links.ARTICLES, only="copies"))
    return parts


def _copies(totals: Totals) -> str:
    """Return how many of the articles are copies, where any is: the original may be outside the view."""
    copies = totals.copies
    return f"{number(copies)} of them {'a copy' if copies == 1 else 'copies'}" if copies else ""


def articles_standfirst(totals: Totals, view: View, only: str = "") -> list[Number]:
    """Return the numbers under a headline that says how many articles there are; of a part, all."""
    if only:
        return [replace(Number(articles_told(totals), links.ARTICLES, only=""), view=view)]
    return standfirst(totals, view)[1:]


def _share(value: float, totals: Totals, unit: str) -> str:
    """Return in how many of all articles, stories or sources; of mentions, how many times."""
    if unit == "mentions":
        return count(value, "time")
    whole = getattr(totals, unit)
    if whole == 1:
        return f"in the only {in_units(1, unit).removeprefix('1 ')} of this view"
    return f"in {number(value)} of {in_units(whole, unit)}"


def profile_headline(
    name: str, own: Totals, whole: Totals, quoted: int, unit: str = "articles", named: int = 0
) -> str:
    """Return the finding of a profile: in how many articles it is named, how often quoted.

    ``unit`` is what is counted; of mentions there are ``named``.
    """
    who = capitalised(spoken([name])[0])
    if not own.articles:
        return f"{who} is not named in this view"
    words = f" and quoted {count(quoted, 'time')}" if quoted else ""
    value = named if unit == "mentions" else getattr(own, unit)
    return f"{who} is named {_share(value, whole, unit)}{words}"


def entities_standfirst(totals: Totals, types: Mapping[str, int]) -> list[Number]:
    """Return the grey numbers of the Entities page: names, articles, sources, days."""
    if not totals.articles:
        return []
    names = Number(count(sum(types.values()), "name"))
    return [names, *_articles(totals), *_where_printed(totals)]


def timeline_headline(totals: Totals, events: pd.DataFrame, unit: str = "articles") -> str:
    """Return the finding of the Timeline: the event reported most by ``unit``, the more important of two.

    What happened is never said as a fact: it is counted who reports it.
    """
    if events.empty:
        return "No article here reports an event"
    if with_days(events).empty:
        return f"{count(len(events), 'event').capitalize()} without a known date"
    dated = reported_most(events, unit)
    if dated.empty:
        return f"{count(len(events), 'event').capitalize()} in this view"
    ranked = of_late(totals, dated)
    first = ranked.iloc[0].to_dict()
    told = f"{_reports(first, totals, unit)}: {first['label']}, {when(first)}"
    if len(events) == 1:
        return told
    if totals.articles < FEW or int(first["stories"]) < FEW:
        days = len(with_days(events))
        return count(days, "dated event").capitalize() + _without_a_day(len(events) - days)
    ahead = dated.index[0] != ranked.index[0]
    return f"{f'Of events since {_lately(totals)}, ' if ahead else ''}{told}"


def busiest_headline(view: View, totals: Totals, events: pd.DataFrame) -> str:
    """Return the finding of the Timeline: in which week, month or year most happened.

    Counted is as in the columns under the strip, in the stretch of time that it opens on. Where these
    are days, it is how many events have a day, and which is reported most. Where the Overview does not lead
    with an event, that is the finding here.
    """
    several = len(events) >= FEW and event_leads(view, totals, events)
    dated = with_days(events) if several else events[:0]
    table = event_counts(dated, dense_span(dated)) if several else dated
    step = _step_of(table)
    if not several:
        return timeline_headline(totals, events, view.unit)
    whole = count(len(dated), "dated event")
    if step is None:
        return f"{whole.capitalize()}, {_reported_most(totals, events, view.unit)}"
    many = int(table["articles"].max())
    busiest = table[table["articles"] == many]
    if len(busiest) > FEW or many < FEW:
        return whole.capitalize() + _without_a_day(len(events) - len(dated))
    days = zip(busiest["first"], busiest["last"], strict=True)
    told = listing(
        [f"{first:%B %Y}" if step == "month" else period(first, last) for first, last in days]
    )
    if len(busiest) == 1:
        return f"{told} is the busiest {step}, with {number(many)} of {whole}"
    return f"{told} are the busiest {step}s, each with {number(many)} of {whole}"


def _reported_most(totals: Totals, events: pd.DataFrame, unit: str) -> str:
    """Return which event is reported most, and when it was: "most reported: the treaty, 4 Mar 2031"."""
    dated = reported_most(events, unit)
    ranked = of_late(totals, dated)
    since = f" since {_lately(totals)}" if dated.index[0] != ranked.index[0] else ""
    first = ranked.iloc[0].to_dict()
    return f"most reported{since}: {first['label']}, {when(first)}"


def _step_of(table: pd.DataFrame) -> str | None:
    """Return what columns over time are for: a year, a month or a week; None where they are days."""
    if table.empty:
        return None
    longest = (table["last"] - table["first"]).max().days
    return next((step for step, days in STEPS.items() if longest > days), None)


def _without_a_day(undated: int) -> str:
    """Return what follows the number of events with a day: how many have none."""
    rest = f", and {number(undated)} without a date" if undated else ""
    return f" in this view{rest}"


def _reports(event: Mapping[str, Any], totals: Totals, unit: str) -> str:
    """Return who reports an event: "3 of 6 articles, 1 a copy, report", "1 article reports"; of mentions, how many sentences."""
    value = event[unit]
    if unit == "mentions":
        return f"{count(value, 'sentence')} {'reports' if value == 1 else 'report'}"
    whole = getattr(totals, unit)
    share = (
        f"{number(value)} of {in_units(whole, unit)}" if value < whole else in_units(value, unit)
    )
    copies = value - event["stories"] if unit == "articles" else 0
    copied = f", {number(copies)} {'a copy' if copies == 1 else 'copies'}," if copies else ""
    return f"{share}{copied} {'reports' if value == 1 else 'report'}"


def _lately(totals: Totals) -> int:
    """Return the year from which events are news to the articles: the one before they begin."""
    return totals.first_day.year - 1 if totals.first_day else 0


def reported_most(events: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return the events that an article dates, not a table of history: those reported most by ``unit`` first."""
    dated = with_days(events)
    return dated[~of_history(dated)].sort_values(reports_in(unit), ascending=False, kind="stable")


def of_late(totals: Totals, events: pd.DataFrame) -> pd.DataFrame:
    """Return the events that are no history to the articles, where several tell of one.

    Wars and treaties of old are named for decades, and are no finding.
    """
    late = events[events["first"].fillna(events["last"]).dt.year >= _lately(totals)]
    return events if late.empty or int(late.iloc[0]["stories"]) < FEW else late


def quotations_headline(view: View, total: int, speakers: pd.DataFrame) -> str:
    """Return the finding of the Quotations page: who is quoted most, or how many match."""
    if not total:
        return _nothing_quoted(view)
    if view.status == ("declined",) or unsaid(view):
        return _not_said(view, total)
    if view.text:
        verb = "matches" if total == 1 else "match"
        found = f"{count(total, 'quotation').capitalize()} {verb} {in_marks(view.text)}"
        return found + _mostly_from(view, total, speakers)
    if view.named == ("unnamed",) and not view.speaker:
        who = "comes from somebody who is" if total == 1 else "come from people who are"
        return f"{count(total, 'quotation').capitalize()} {who} not named"
    top = 0 if speakers.empty else int(speakers["count"].max())
    if view.speaker or top < FEW:
        from_whom = f" from {listing(view.speaker, 'or', 3)}" if view.speaker else ""
        return f"{count(total, 'quotation').capitalize()}{from_whom}"
    first = speakers.loc[speakers["count"] == top, "value"].tolist()
    who = capitalised(listing(spoken(first), limit=A_FEW))
    verb, each = ("is", "") if len(first) == 1 else ("are", " each")
    return f"{who} {verb} quoted most often, {count(top, 'time')}{each}"


def _nothing_quoted(view: View) -> str:
    """Return why there is no quotation."""
    if parse_query(view.text).wordless:
        return no_articles(view)
    return "No quotation matches this view" if view.narrows else "Nobody is quoted here yet"


def _not_said(view: View, total: int) -> str:
    """Return how much a view holds that nobody said."""
    if view.status == ("declined",):
        return f"{count(total, 'question').capitalize()} went unanswered"
    how = " or ".join(UNSAID[status] for status in UNSAID if status in view.status)
    verb = "was" if total == 1 else "were"
    return f"{count(total, 'statement').capitalize()} {verb} {how}"


def unsaid(view: View) -> bool:
    """Say whether a view asks only for words that nobody said."""
    return bool(view.status) and set(view.status) <= set(UNSAID)


def _mostly_from(view: View, total: int, speakers: pd.DataFrame) -> str:
    """Return whose most of the quotations are, where one speaker has more than any other."""
    if view.speaker or total < FEW or speakers.empty:
        return ""
    top = int(speakers["count"].max())
    first = speakers.loc[speakers["count"] == top, "value"].tolist()
    if len(first) > 1 or top < FEW:
        return ""
    who = spoken(first)[0]
    return f", all from {who}" if top == total else f", {number(top)} of them from {who}"


def retold_headline(total: int) -> str:
    """Return how many statements stand in several articles."""
    if not total:
        return "No statement in this view appears in more than one article"
    verb = "appears" if total == 1 else "appear"
    return f"{count(total, 'statement').capitalize()} {verb} in more than one article"


def said_standfirst(
    view: View, numbers: Said, articles: Callable[[], int], *, retold: bool = False
) -> list[Number]:
    """Return the grey numbers of the Quotations page, one by one; a refusal is no quotation.

    The list of articles opens only where it holds as many, which ``articles`` counts where it must:
    the page searches the words quoted, the list the articles' own.
    """
    if not numbers.total:
        return []
    refused = view.status == ("declined",)
    noun = "statement" if unsaid(view) else "quotation"
    among = (
        "found among " if retold else ""
    )  # the headline counts statements, each of several quotations
    repeats = numbers.rows < numbers.total and not retold
    less = f", {number(numbers.rows)} without repeats" if repeats else ""
    parts = [] if refused else [Number(f"{among}{count(numbers.total, noun)}{less}")]
    if parts and numbers.copied:
        parts.append(Number(f"{number(numbers.copied)} of them in copies"))
    if view.checked and not view.status and not retold:  # the Desk's checks are of both
        status = numbers.facets["status"].set_index("value")["count"]
        if nobodys := int(status.get("unattributed", 0)):
            parts.append(Number(f"{number(nobodys)} more without a speaker"))
    parts += [Number(count(numbers.articles, "article"), links.ARTICLES), *_where_printed(numbers)]
    same = not view.text and numbers.articles == articles()
    return parts if same else [Number(part.words) for part in parts]
