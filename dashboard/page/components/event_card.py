"""An event on the page: a row of the list, and its card once it is chosen, with all that tells of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.charts.event_marks import how_reported, unit_of
from dashboard.corpus import Corpus
from dashboard.corpus.checks import checked_words
from dashboard.corpus.verdicts import HELD
from dashboard.page.components import links
from dashboard.page.components.list_rows import facts, noticed, pick_button, present, published_on
from dashboard.page.components.markup import Markup, english, join, link, prose, tag
from dashboard.wording import (
    CERTAINTY_WORDS,
    as_day,
    count,
    day,
    happened_on,
    lies,
    listing,
    long_day,
    number,
    period,
    status_words,
    unbroken,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from dashboard.corpus.date_reasons import Reason
    from dashboard.page.open_collection import Here

    Row = dict[str, Any]

TOLD = {
    "planned": "as planned",
    "happened": "as happened",
    "denied": "as denied",
    "uncertain": "as not certain",
}
NO_SOURCE = "Source unknown"
HISTORIC = "dates from a table of history"
BESIDE = {"before": "an earlier", "after": "a later"}
WITHHELD = "Dateline is not sure of it"


def event_row(
    here: Here,
    row: Row,
    mentions: pd.DataFrame,
    limit: int,
    kept: Mapping[str, str | None],
    alike: Sequence[Row] = (),
) -> Markup:
    """Return one event: its date, its name, what is uncertain about it, and its sentences.

    ``mentions`` are what ``Corpus.event_mentions`` returns for it; a chosen event shows them all,
    source by source, any other its first ``limit``. ``kept`` are parameters that its link keeps.
    ``alike`` are the events listed with it that it may be; a chosen one is compared with all.
    """
    chosen = row["event"] in here.view.event
    row = row | {"days_set": _days_set(here, row)}
    toggled = here.view.toggled("event", row["event"])
    to = links.address(links.TIMELINE, toggled, here.events, **kept)
    body = [
        tag("h3", link(to, english(row["label"]), aria_pressed=None)),
        tag(
            "p",
            facts(
                how_reported(row),
                _sources(row, mentions),
                row["place"],
                HISTORIC if row.get("historic") else CERTAINTY_WORDS.get(row["certainty"]),
                status_words(row),
                f"{count(row['noticed'], 'article')} with a correction"
                if row.get("noticed")
                else None,
                WITHHELD if row.get("standing") == "withheld" else None,
                checked_words(row),
                row.get("set_by"),
            ),
            class_="facts",
        ),
    ]
    if chosen:
        found = here.asked_of(Corpus.like_events, row["event"]).to_dict("records")
        body += [*_facts(row, mentions), *_alike(here, found), *_by_source(here, row, mentions)]
    else:
        body += _alike(here, alike)
        told = _sentences(mentions)
        more = len(told) - limit
        body.append(_evidence(here, row, told[:limit], _giving(told)))
        if more > 0:
            body.append(tag("p", link(to, f"{number(more)} more"), class_="facts"))
    if len(mentions):
        picked = pick_button("event", mentions.iloc[0].to_dict())
        body.append(tag("p", picked, *_correct(here, row), class_="proofs"))
    when = tag("p", unbroken(when_words(row)), class_="when")
    return tag("li", when, tag("div", *body), class_="chosen" if chosen else None)


def _days_set(here: Here, row: Row) -> str:
    """Return who set the days of an event in all its reports, and when; nothing where nobody did."""
    decided = here.decisions() if present(row.get("set_by")) else []
    held = (one for one in decided if one.entry.kind == "events days" and one.state == HELD)
    return next(
        (
            f"{one.entry.who or 'A reader'} set it on {day(one.entry.day)}. By the text alone: "
            for one in held
            if one.about(row["event"])
        ),
        "",
    )


def _correct(here: Here, row: Row) -> list[Markup]:
    """Return the way to the form that corrects an event in all its reports, for who may."""
    if not here.may_change:
        return []
    alone = replace(here.view, event=(row["event"],))
    to = links.address(links.TIMELINE, alone, here.events, correct="event")
    return [Markup(" "), link(to, "Correct this event", class_="quiet")]


def _sources(row: Row, mentions: pd.DataFrame) -> str | None:
    """Return how many sources tell of an event where these are several; an unknown one is said."""
    unknown = bool(mentions["source"].isna().any())
    if row["sources"] + unknown < 2 or unit_of(row) == "sources":
        return None
    told = count(row["sources"], "source")
    return f"{told} and an unknown one" if unknown and row["sources"] else told


def when_words(row: Row) -> str:
    """Return when an event was: its days, or how it lies to a day of publication that nobody knows."""
    unknown = as_day(row["first"]) is None and as_day(row["last"]) is None
    known = lies(row["relation"]) if unknown and present(row["relation"]) else ""
    said = known or happened_on(row["first"], row["last"], row["certainty"], row["value"])
    return said[:1].upper() + said[1:]


def _facts(row: Row, mentions: pd.DataFrame) -> list[Markup]:
    """Return who took part, when it was reported, and what the reports disagree about."""
    parts = []
    if people := [name for name in row["participants"] if name != row["place"]]:
        parts.append(tag("p", "With ", tag("bdi", listing(people, limit=8))))
    parts += [tag("p", words) for words in (reported(mentions), course(mentions)) if words]
    if said := disagreement(mentions):
        parts.append(tag("p", tag("b", "Reports disagree about the date: "), said))
    return [tag("div", *parts, class_="card")] if parts else []


def _alike(here: Here, found: Sequence[Row]) -> list[Markup]:
    """Return the events that one may be, each with the reason, for a reader to decide."""
    here.events.learn([other["event"] for other in found])
    parts = []
    for other in found:
        alone = replace(here.view, event=(other["event"],))
        to = links.address(links.TIMELINE, alone, here.events)
        both = tag("bdi", listing(other["common"], limit=4))
        name = link(to, english(other["label"]))
        words = "May be the same event, with ", both, " on days that overlap: ", name
        parts.append(tag("p", *words, class_="note"))
    return parts


def reported(mentions: pd.DataFrame) -> str:
    """Return when an event was first and last reported, and where: empty where no day is known."""
    dated = mentions[mentions["published"].notna()].sort_values("published", kind="stable")
    if dated.empty:
        return ""
    first, last = dated.iloc[0], dated.iloc[-1]
    words = f"First reported {_printed(first)}"
    return words if first["article"] == last["article"] else f"{words}, latest {_printed(last)}"


def _printed(row: Row | pd.Series) -> str:
    source = f" by {row['source']}" if present(row["source"]) else ""
    return f"{day(row['published'])}{source}"


def course(mentions: pd.DataFrame) -> str:
    """Return how the reports changed: "Reported as planned (first 4 Feb 2022), as happened (…)"."""
    ordered = mentions.sort_values("published", kind="stable", na_position="last")
    first = ordered.drop_duplicates("status")
    if first["published"].nunique() < 2:
        return ""
    told = [
        f"{TOLD[row['status']]} (first {day(row['published'])})" for row in first.to_dict("records")
    ]
    return f"Reported {listing(told)}"


def disagreement(mentions: pd.DataFrame) -> str:
    """Return the dates that reports give and that cannot all be true, the most given first.

    A wider date agrees with one inside it; a date that was only assumed is no claim.
    """
    own = mentions[
        mentions["first"].notna() & mentions["last"].notna() & mentions["certainty"].ne("assumed")
    ]
    if own.empty or own["first"].max() <= own["last"].min():
        return ""
    once = own.drop_duplicates(["article", "first", "last"])
    given = Counter(zip(once["first"], once["last"], strict=True))
    ranked = sorted(given.items(), key=lambda one: (-one[1], one[0]))
    return listing(
        [f"{period(*days)} ({count(articles, 'article')})" for days, articles in ranked], limit=6
    )


def _by_source(here: Here, event: Row, mentions: pd.DataFrame) -> list[Markup]:
    """Return all sentences under their sources, the source with the most articles first."""
    named = mentions.assign(source_name=mentions["source"].fillna(NO_SOURCE))
    articles = Counter(named.drop_duplicates(["source_name", "article"])["source_name"])
    giving = _giving(_sentences(mentions))
    parts = []
    for name, many in sorted(articles.items(), key=lambda one: (-one[1], one[0])):
        heading = [tag("bdi", name), tag("span", f" {count(many, 'article')}")]
        rows = named[named["source_name"] == name]
        parts += [tag("h4", *heading), _evidence(here, event, _sentences(rows), giving)]
    return parts


def _sentences(mentions: pd.DataFrame) -> list[list[Row]]:
    """Return the mentions sentence by sentence, in each first what says why it was then.

    A sentence that tells of an event twice is one, with both its clauses.
    """
    found: dict[tuple[str, int], list[Row]] = {}
    for row in mentions.to_dict("records"):
        found.setdefault((row["article"], row["sentence_start"]), []).append(row)
    return [sorted(told, key=lambda one: not present(one["why"])) for told in found.values()]


def _giving(sentences: Sequence[Sequence[Row]]) -> list[Row]:
    """Return the mentions that took a date."""
    return [one for told in sentences for one in told if _taken(one)]


def _evidence(here: Here, event: Row, sentences: list[list[Row]], giving: list[Row]) -> Markup:
    """Return sentences of an event; those ``giving`` a day tell why one without has it."""
    items = (_sentence(here, told, _why(event, told[0], giving)) for told in sentences)
    return tag("ul", *items, class_="evidence")


def _sentence(here: Here, told: list[Row], why: Markup) -> Markup:
    """Return a sentence that tells of an event, its clauses marked, where it stands and why then."""
    row = told[0]
    to = links.sentence_address(here.view, row["article"], row["start"], here.events)
    correct = links.correction_address(here.view, row, "event", here.events)
    sentence = row["sentence"]
    hits = [
        (max(int(one["hit_start"]), 0), min(int(one["hit_end"]), len(sentence))) for one in told
    ]
    return tag(
        "li",
        tag("span", prose(sentence, hits), class_="words"),
        " ",
        tag(
            "span",
            link(to, facts(row["source"], published_on(row), noticed(row)), class_="proof"),
            *([" ", link(correct, "Check or correct", class_="quiet")] if here.may_change else []),
            class_="where",
        ),
        why,
    )


def _why(event: Row, row: Row, giving: Sequence[Row]) -> Markup:
    """Return "Why this date?": one plain sentence, and under it what was read and what ruled out."""
    taken = _taken(row)
    if taken is None:
        plain = unexplained(event, row, giving)
    elif taken.stands:
        plain = f"{_no_day(row)}; {BESIDE[taken.stands]} sentence does: “{taken.phrase}”."
    else:
        plain = in_a_sentence(taken, row["published"])
    plain = f"{event.get('days_set', '')}{plain}"
    if not _reasons(row):
        return tag("p", tag("b", "Why this date?"), f" {plain}", class_="why")
    summary = tag("summary", tag("b", "Why this date?"), " ", tag("bdi", plain))
    return tag("details", summary, *map(_reason, _reasons(row)), class_="why")


def _reasons(row: Row) -> list[Reason]:
    return list(row["why"]) if present(row["why"]) else []


def _taken(row: Row) -> Reason | None:
    """Return the date that a mention took, if any."""
    return next((one for one in _reasons(row) if one.taken), None)


def _no_day(row: Row) -> str:
    """Return that the words that tell of an event name no day of it: "The headline names no day"."""
    beside = [one.phrase for one in _reasons(row) if not one.taken and (one.first or one.last)]
    if beside:
        return f"“{beside[0]}” is not its day"
    headline = not row["sentence_start"] and row["sentence"].strip() == str(row["title"]).strip()
    return "The headline names no day" if headline else "The words marked name no day"


def in_a_sentence(one: Reason, published: Any) -> str:
    """Return why a date is taken: inferred: “Wednesday” after publication on Monday, 22 April 2024."""
    phrase = f"“{one.phrase}”"
    if not one.anchor:
        return f"Stated: {phrase}."
    if not one.anchor.startswith("publication"):
        return f"Inferred: {phrase}, counted from {one.anchor}."
    when, first, last = as_day(published), as_day(one.first), as_day(one.last)
    if when is None:
        return f"Inferred: {phrase}, counted from a publication date that is not known."
    if first is None or last is None or first <= when <= last:
        if first == last:
            return f"Inferred: {phrase} on the day of publication, {long_day(when)}."
        side = "around"
    else:
        side = "before" if last < when else "after"
    return f"Inferred: {phrase} {side} publication on {long_day(when)}."


def unexplained(event: Row, row: Row, giving: Sequence[Row]) -> str:
    """Return why a mention that took no date has one: of those ``giving`` a day of the event the nearest names it."""
    if row["certainty"] == "assumed":
        return f"{_no_day(row)}: the day of publication is assumed."
    agreeing = [one for one in giving if _agree(row, one)]
    if not agreeing:
        return f"{_no_day(row)}; it follows from other dates."
    near = min(agreeing, key=lambda one: _distance(event, row, one))
    phrase = taken.phrase if (taken := _taken(near)) else ""
    if near["article"] != row["article"]:
        return f"{_no_day(row)}; another article does: “{phrase}”, {_printed(near)}."
    whose = "the rest of the sentence" if phrase in row["sentence"] else "another sentence"
    return f"{_no_day(row)}; {whose} does: “{phrase}”."


def _distance(event: Row, row: Row, other: Row) -> tuple[bool, bool, int]:
    """Return how far another mention is: in another article, not of the event's own days, so many letters away."""
    unlike = (event["first"], event["last"]) != (other["first"], other["last"])
    return other["article"] != row["article"], unlike, abs(other["start"] - row["start"])


def _agree(row: Row, other: Row) -> bool:
    """Say whether another mention may tell the days of one: it has the same, or this one has none."""
    return not present(row["first"]) or (row["first"], row["last"]) == (
        other["first"],
        other["last"],
    )


def _readable(value: str) -> str:
    """Return a day that was not taken as the page writes days; other values as they are."""
    return day(value) if ISO_DAY.fullmatch(value) else value


ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
PUBLICATION = re.compile(r"^publication\b")
WRITTEN = "nothing: the text gives the whole date"


def _anchor(anchor: str | None) -> str | None:
    """Return what a date is counted from, in the page's words: "publication date"."""
    return PUBLICATION.sub("publication date", anchor) if anchor else None


def _reason(one: Reason) -> Markup:
    means = (
        period(one.first, one.last, one.value)
        if one.first or one.last
        else lies(one.relation or "no day")
    )
    pairs = [
        ("phrase", tag("bdi", f"“{one.phrase}”")),
        ("means", means),
        ("rule", one.rule),
        ("counted from", _anchor(one.anchor) or (WRITTEN if one.first or one.last else None)),
        ("that is", lies(one.relation) if one.relation and (one.first or one.last) else None),
        ("ruled out", listing([_readable(other) for other in one.rejected], "or")),
    ]
    told = [tag("div", tag("dt", name), tag("dd", said)) for name, said in pairs if said]
    aside = "" if one.taken else tag("p", "Nearby date, not used.")
    return join([tag("dl", *told), aside])
