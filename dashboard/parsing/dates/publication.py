"""When an undated article can have been published: constraints intersected, each with its cue.

Each cue allows some stretches of days; they are intersected from the firmest to the weakest, and a
cue that contradicts what firmer ones have left is dropped. What remains is answered as a range. A
year is never guessed: the latest year named in a text is its year of publication in one case of ten.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.model import PublicationRange
from dashboard.parsing.dates import firsts, presidencies
from dashboard.parsing.dates.interval import Interval, OutOfCalendar, date
from dashboard.parsing.dates.offices import holders, horizon_day
from dashboard.parsing.dates.resolve import reports_earnings
from dashboard.parsing.dates.tense import tense_of
from dashboard.parsing.dates.written import year_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.model import Article
    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.lexer import Tokens
    from dashboard.parsing.dates.resolve import Resolved

LEAD = 800
"""Characters that tell what a report is about."""
EARLIEST = dt.date(1900, 1, 1)
"""No article is taken to be older, unless it says so."""
FIRM, STRONG, FAIR, WEAK = 4, 3, 2, 1
URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/\-_.]?(0[1-9]|1[0-2])[/\-_.]?(0[1-9]|[12]\d|3[01])(?!\d)"
)
STAMP_WORDS = re.compile(
    r"(?i)\b(?:published|updated|posted|last|modified|date|created|issued|on|at|by|am|pm|a\.m\.|p\.m\."
    r"|est|edt|gmt|utc|et|pst|pdt|bst|cet|mon|tue|wed|thu|fri|sat|sun|time|first)\b|[\d\W_]+"
)


@dataclass(frozen=True, slots=True)
class Constraint:
    """Days allowed by one cue of the text, and how far the cue is to be trusted."""

    allowed: tuple[Interval, ...]
    strength: int
    cue: str


def infer(article: Article, tokens: Tokens, found: list[Resolved]) -> PublicationRange:
    """Return the days that the article's cues leave, with the cues that narrowed them."""
    constraints = sorted(
        (one for one in _constraints(article, tokens, found) if one.allowed),
        key=lambda one: (-one.strength, one.cue),
    )
    allowed = [Interval(EARLIEST, horizon_day(), "period")]
    cues: list[str] = []
    firmest = 0
    for constraint in constraints:
        left = _intersect(allowed, constraint.allowed)
        if not left:
            cues.append(f"not used, as it contradicts firmer cues: {constraint.cue}")
        elif left != allowed:
            allowed = left
            cues.append(constraint.cue)
            firmest = max(firmest, constraint.strength)
    first = min(one.first for one in allowed if one.first)
    last = max(one.last for one in allowed if one.last)
    certainty = "stated" if firmest > FIRM else "computed" if cues else "assumed"
    return PublicationRange(first.isoformat(), last.isoformat(), certainty, tuple(cues))


def known_ends(found: PublicationRange) -> tuple[str | None, str | None]:
    """Return the first and last day that cues gave; None for an end that is as open as at first."""
    first = None if found.first == EARLIEST.isoformat() else found.first
    return first, None if found.last == horizon_day().isoformat() else found.last


def _intersect(ours: list[Interval], theirs: tuple[Interval, ...]) -> list[Interval]:
    """Return the stretches that lie in both lists, in order, joined where they overlap."""
    pieces = [both for one in ours for other in theirs if (both := one.intersect(other))]
    pieces.sort(key=lambda one: (one.first or EARLIEST, one.last or EARLIEST))
    joined: list[Interval] = []
    for piece in pieces:
        if joined and joined[-1].overlaps(piece):
            joined[-1] = joined[-1].hull(piece)
        else:
            joined.append(piece)
    return joined


def _constraints(article: Article, tokens: Tokens, found: list[Resolved]) -> Iterator[Constraint]:
    """Yield what each kind of cue allows."""
    yield from _url(article)
    yield from _stamps(article, found)
    yield from _explicit(found)
    yield from _weekdays(found)
    yield from _terms(tokens, found)
    yield from _fiscal(found)
    yield from _results(found)
    for spans, text in presidencies.meetings(tokens):
        yield Constraint(spans, FAIR, f"the group met there under that presidency: {text}")
    for span, cue, firm in firsts.bounds(tokens):
        yield Constraint((span,), FIRM if firm else WEAK, cue)


def _since(day: Day) -> Interval:
    """Return all days from ``day`` on that the tables know."""
    return Interval(day, max(horizon_day(), day), "period")


def _url(article: Article) -> Iterator[Constraint]:
    """Yield the day in the article's address."""
    for url in (article.canonical_url, article.url):
        match = URL_DATE.search(url or "")
        if match:
            try:
                day = date(*(int(part) for part in match.groups()))
            except OutOfCalendar:
                continue
            span = Interval(day - dt.timedelta(days=1), day + dt.timedelta(days=1), "period")
            yield Constraint((span,), FIRM + 1, f"the address of the page has {day.isoformat()}")
            return


def _stamps(article: Article, found: list[Resolved]) -> Iterator[Constraint]:
    """Yield dates that have a line to themselves near the top or the end: date stamps."""
    text = article.text
    for resolved in found:
        interval, phrase = resolved.meaning.interval, resolved.phrase
        if interval is None or not interval.is_day or resolved.meaning.certainty != "stated":
            continue
        start = text.rfind("\n", 0, phrase.start) + 1
        end = text.find("\n", phrase.end)
        line = text[start : end if end >= 0 else len(text)]
        rest = STAMP_WORDS.sub(
            "", text[start : phrase.start] + text[phrase.end : start + len(line)]
        )
        top, end = phrase.start < 600, len(text) - phrase.end < 300
        if (top or end) and len(line) < 120 and not rest.strip():
            yield Constraint((interval,), FIRM + 1, f"a line that is a date: {phrase.text}")
        elif (
            top
            and start == 0
            and TITLE_DATE.search(text[: phrase.start])
            and not text[phrase.end : start + len(line)].strip()
        ):
            yield Constraint(
                (_spread(interval, 3, 3),), FIRM, f"the headline ends in a date: {phrase.text}"
            )
        elif phrase.start < 400 and DATELINE_END.match(text, phrase.end, phrase.end + 40):
            yield Constraint((_spread(interval, 0, 1),), FIRM, f"the dateline: {phrase.text}")


TITLE_DATE = re.compile(r"\s[-–—:|]\s*$")
DATELINE_END = re.compile(r"\s*\)?\s*(?:\([^)\n]{2,25}\)\s*)?[-–—_]")


def _spread(interval: Interval, before: int, after: int) -> Interval:
    """Return some days around a day, as far as the calendar goes."""
    day = interval.first or EARLIEST
    first = max(day.toordinal() - before, 1)
    last = min(day.toordinal() + after, dt.date.max.toordinal())
    return Interval(dt.date.fromordinal(first), dt.date.fromordinal(last), "period")


def _explicit(found: list[Resolved]) -> Iterator[Constraint]:
    """Yield bounds from dates with their year: a past one is the earliest day, a future one the last."""
    for resolved in found:
        interval, phrase = resolved.meaning.interval, resolved.phrase
        if resolved.meaning.certainty != "stated" or interval is None or phrase.has("fiscal"):
            continue
        if interval.first is None or interval.last is None or interval.first.year < 1850:
            continue
        tense = tense_of(phrase)
        text = phrase.text
        if phrase.tokens.words[phrase.first - 1 : phrase.first] == ["for"]:
            continue  # "earnings for 1990" may be past or forecast
        if tense.side == "past":
            yield Constraint(
                (_since(interval.first),),
                STRONG if tense.governed else FAIR,
                f"told as past: {text}",
            )
        elif tense.side == "future" and tense.governed:
            until = Interval(EARLIEST, interval.last, "period")
            yield Constraint((until,), WEAK, f"told as to come: {text}")


def _weekdays(found: list[Resolved]) -> Iterator[Constraint]:
    """Yield the years in which a date named with its weekday, but no year, falls on that weekday."""
    for resolved in found:
        phrase = resolved.phrase
        if phrase.rule.name != "weekday and date" or year_named(phrase) is not None:
            continue
        month, weekday = phrase.value("any_month"), phrase.value("weekday")
        days = phrase.values("dayno") + phrase.values("ordinal_word")
        near = []
        for year in range(EARLIEST.year, horizon_day().year + 1):
            try:
                day = date(year, month, days[0])
            except (OutOfCalendar, IndexError):
                continue
            if day.isoweekday() == weekday:
                reach = dt.timedelta(days=183)
                near.append(Interval(day - reach, day + reach, "period"))
        if near:
            yield Constraint(tuple(near), STRONG, f"the weekday fits the date: {phrase.text}")


def _terms(tokens: Tokens, found: list[Resolved]) -> Iterator[Constraint]:
    """Yield terms of office of those named with their title, unless the sentence tells history."""
    years = sorted(
        resolved.phrase.first
        for resolved in found
        if resolved.meaning.certainty == "stated" and year_named(resolved.phrase) is not None
    )
    for holder in holders(tokens):
        began = min(term.first for term in holder.terms if term.first)
        if holder.former or _history(holder.position, years):
            yield Constraint((_since(began),), STRONG, f"after the term of {holder.words} began")
        else:
            yield Constraint(holder.terms, FAIR, f"in office: {holder.words}")


def _history(position: int, years: list[int]) -> bool:
    """Whether a year is named close by, so that the sentence may tell of that year."""
    return any(abs(year - position) < 20 for year in years)


def _results(found: list[Resolved]) -> Iterator[Constraint]:
    """Yield what a quarter named with its year says in a report of results: it came out soon after."""
    quarters = [one for one in found if one.phrase.rule.means == "quarter"]
    if any(year_named(one.phrase) is None for one in quarters):
        return
    told = [
        one
        for one in quarters
        if one.phrase.start < LEAD
        and one.meaning.interval is not None
        and tense_of(one.phrase).side == "past"
    ]
    if not told or not reports_earnings([one.phrase for one in found]):
        return
    latest = max(
        told,
        key=lambda one: (
            one.meaning.interval.last
            if one.meaning.interval and one.meaning.interval.last
            else EARLIEST
        ),
    )
    span = latest.meaning.interval
    if span is not None and span.last is not None:
        allowed = Interval(
            span.last - dt.timedelta(days=20), span.last + dt.timedelta(days=150), "period"
        )
        yield Constraint((allowed,), WEAK, f"results of {latest.phrase.text}")


def _fiscal(found: list[Resolved]) -> Iterator[Constraint]:
    """Yield what "the 1988 quarter" says: results of that year, or compared with it a year later."""
    for resolved in found:
        phrase = resolved.phrase
        year = year_named(phrase)
        if phrase.rule.means != "same_period" or year is None:
            continue
        first, last = date(year), date(year + 2, 3, 31)
        yield Constraint(
            (Interval(first, last, "period"),),
            FAIR,
            f"results compared by year: {phrase.text}",
        )
