"""When an undated article can have been published: constraints intersected, each with its cue.

Each cue allows some stretches of days; they are intersected from the firmest to the weakest, and a
cue that contradicts what firmer ones have left is dropped. What remains is answered as a range. A
year is never guessed: the latest year named in a text is its year of publication in one case of ten.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.model import UNUSED, PublicationRange
from dashboard.parsing.dates.dated_names import (
    grace,
    holders,
    horizon_day,
    lifetime_bounds,
    meetings,
)
from dashboard.parsing.dates.interval import Interval, OutOfCalendar, date, part_of_year
from dashboard.parsing.dates.lexer import Period, words_of
from dashboard.parsing.dates.resolve import reports_earnings
from dashboard.parsing.dates.tense import sentence_around, tense_of
from dashboard.parsing.dates.written import year_named
from dashboard.parsing.lexicon import DATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.model import Article
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.lexer import Tokens
    from dashboard.parsing.dates.meaning import Resolved
    from dashboard.parsing.dates.tense import Tense


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
            cues.append(f"{UNUSED}{constraint.cue}")
        elif left != allowed:
            allowed = left
            cues.append(constraint.cue)
            firmest = max(firmest, constraint.strength)
    first, last = min(one.first for one in allowed), max(one.last for one in allowed)
    certainty = "stated" if firmest > FIRM else "computed" if cues else "assumed"
    return PublicationRange(first.isoformat(), last.isoformat(), certainty, tuple(cues))


def known_ends(found: PublicationRange) -> tuple[str | None, str | None]:
    """Return the first and last day that cues gave; None for an end that is as open as at first."""
    first = None if found.first == EARLIEST.isoformat() else found.first
    return first, None if found.last == horizon_day().isoformat() else found.last


def _intersect(ours: list[Interval], theirs: tuple[Interval, ...]) -> list[Interval]:
    """Return the stretches that lie in both lists, in order, joined where they overlap."""
    pieces = [both for one in ours for other in theirs if (both := one.intersect(other))]
    pieces.sort(key=lambda one: (one.first, one.last))
    joined: list[Interval] = []
    for piece in pieces:
        if joined and joined[-1].overlaps(piece):
            joined[-1] = joined[-1].hull(piece)
        else:
            joined.append(piece)
    return joined


def _constraints(article: Article, tokens: Tokens, found: list[Resolved]) -> Iterator[Constraint]:
    """Yield what each kind of cue allows."""
    for cues in (_stated(article), _url(article), _stamps(article, found)):
        yield from cues
    for read in (_datelines, _explicit, _weekdays, _fiscal):
        yield from read(found)
    years = [
        one.phrase.first
        for one in found
        if one.meaning.certainty == "stated" and year_named(one.phrase) is not None
    ]
    yield from _terms(tokens, years)
    yield from _administrations(tokens, years)
    for spans, text in meetings(tokens):
        yield Constraint(spans, FAIR, f"the presidency under which the group met: {text}")
    for span, cue, firm in lifetime_bounds(tokens, years):
        yield Constraint((span,), FIRM if firm else WEAK, cue)


def _terms(tokens: Tokens, years: list[int]) -> Iterator[Constraint]:
    """Yield terms of office of those named with their title, unless the sentence tells history.

    Titles are kept when an office is left, and given to nobody before: where two do not go
    together the later one is in office.
    """
    named = list(holders(tokens))
    begins = [min(term.first for term in one.terms) for one in named]
    latest = max(begins, default=EARLIEST)
    for holder, began in zip(named, begins, strict=True):
        runs = not DATE_WORDS.running_for_office.isdisjoint(words_of(holder.words))
        left = max(term.last for term in holder.terms) - grace() <= latest
        if holder.former or left or _history(holder.position, years):
            cue = f"{holder.words} having {'run' if runs else 'been in office'}"
            yield Constraint((since(began),), WEAK if runs else STRONG, cue)
        else:
            cue = f"{holder.words} {'running' if runs else 'being in office'}"
            yield Constraint(holder.terms, WEAK if runs else FAIR, cue)


def _administrations(tokens: Tokens, years: list[int]) -> Iterator[Constraint]:
    """Yield the days of "the Reagan administration", told of as the one in office."""
    for position, value in enumerate(tokens.values):
        if not isinstance(value, Period) or not value.name.endswith(" administration"):
            continue
        before = tokens.words[max(position - 4, 0) : position]
        if DATE_WORDS.timed_leads.isdisjoint(before) and DATE_WORDS.former.isdisjoint(before):
            until = min(value.last, horizon_day()) + grace()
            if before[-2:] == ["in", "the"] or _history(position, years):
                until = horizon_day()  # "in the Reagan administration, she led", as a life is told
            span = Interval(value.first, until, "period")
            yield Constraint((span,), FAIR, f"the {value.name.title()} being in office")


def _history(position: int, years: list[int]) -> bool:
    """Whether a year is named close by, so that the sentence may tell of that year."""
    return any(abs(year - position) < 20 for year in years)


REACH = 14
"""Tokens before a date, or after a day, in which the verb stands that tells of it."""
BEFORE_DAY, BEHIND_DAY = 60, 90
"""Days: how far a report is from a day that it names without the year."""


def _explicit(found: list[Resolved]) -> Iterator[Constraint]:
    """Yield bounds from dates with their year: a past one is the earliest day, a future one the last."""
    for resolved in found:
        interval, phrase = resolved.meaning.interval, resolved.phrase
        first = interval.first if interval else None
        if interval is None or first is None or first.year < 1850:
            continue
        stated = resolved.meaning.certainty == "stated" and not phrase.has("fiscal")
        if not stated or _may_be_either(phrase) or stands_alone(phrase):
            continue
        tense = tense_of(phrase)
        past = _tells_past(phrase, tense, is_day=interval.is_day)
        near = range(phrase.first - REACH, phrase.last + REACH)
        around = {phrase.tokens.words[at] for at in sentence_around(phrase) if at in near}
        if past and (tense.governed or DATE_WORDS.aims.isdisjoint(around)):
            day = spread(first, ZONES, 0).first if interval.is_day else None
            strength = STRONG if tense.governed else FAIR
            yield Constraint((since(day or first),), strength, f"{phrase.text}, told of as past")


def _tells_past(phrase: Phrase, tense: Tense, *, is_day: bool) -> bool:
    """Whether a verb before a date, or after a day, tells of it as past."""
    words = phrase.tokens.words
    before = words[max(phrase.first - REACH, 0) : phrase.first]
    behind = words[phrase.last : phrase.last + REACH] if is_day else []
    told = tense.cue in before or tense.cue in behind
    return tense.side == "past" and not tense.reported and told


ZONES = 1
"""Days by which the days of two places differ."""


def _may_be_either(phrase: Phrase) -> bool:
    """Whether a year qualifies what is past or forecast: "earnings for 1990", "1990 earnings"."""
    words = phrase.tokens.words
    behind = words[phrase.last : phrase.last + 4]
    before = words[max(phrase.first - 3, 0) : phrase.first]
    return (
        before[-1:] == ["for"]
        or "approach" in before
        or not DATE_WORDS.year_nouns.isdisjoint(behind)
    )


def _weekdays(found: list[Resolved]) -> Iterator[Constraint]:
    """Yield the years in which a date named with its weekday, but no year, falls on that weekday."""
    for resolved in found:
        phrase = resolved.phrase
        if phrase.rule.name != "weekday and date" or year_named(phrase) is not None:
            continue
        month, weekday = phrase.value("any_month"), phrase.value("weekday")
        days = phrase.values("dayno") + phrase.values("ordinal_word")
        near = tuple(
            spread(day, BEFORE_DAY, BEHIND_DAY)
            for day in in_each_year(month, days[0])
            if day.isoweekday() == weekday
        )
        if near:
            yield Constraint(near, STRONG, f"the weekday of “{phrase.text}”")


def _fiscal(found: list[Resolved]) -> Iterator[Constraint]:
    """Yield what "the 1988 quarter" says: results of that year, or compared with it a year later."""
    earnings = reports_earnings([one.phrase for one in found])
    for resolved in found:
        phrase = resolved.phrase
        year = year_named(phrase)
        if phrase.rule.means != "same_period" or year is None or not earnings:
            continue
        span = Interval(date(year), date(year + 2, 3, 31), "period")
        yield Constraint((span,), FAIR, f"results compared with {phrase.text}")


URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/\-_.]?(0[1-9]|1[0-2])[/\-_.]?(0[1-9]|[12]\d|3[01])(?!\d)"
)
STAMP_WORDS = re.compile(
    r"(?i)\b(?:published|updated|posted|last|modified|date|created|issued|on|at|by|am|pm|a\.m\.|p\.m\."
    r"|est|edt|gmt|utc|et|pst|pdt|bst|cet|mon|tue|wed|thu|fri|sat|sun|time|first)\b|[\d\W_]+"
)


SEEN = re.compile(r"seen, not published: (\d{4})-?(\d\d)-?(\d\d)")
UNDAYED = re.compile(r"field: (?P<told>(?P<year>\d{4})(?:-(?P<month>\d\d))?)(?:: (?P=told))?")


def _stated(article: Article) -> Iterator[Constraint]:
    """Yield what a record says of an article without a day: when it was seen, a year or month alone."""
    evidence = article.published_evidence or ""
    try:
        if match := SEEN.match(evidence):
            day = date(*map(int, match.groups()))
            yield Constraint((Interval(EARLIEST, day, "period"),), FIRM + 1, f"seen on {day}")
        elif match := UNDAYED.fullmatch(evidence):
            unit, number = ("month", int(match["month"])) if match["month"] else ("year", 1)
            told = part_of_year(unit, int(match["year"]), number)
            span = replace(told, granularity="period")
            yield Constraint((span,), FIRM + 1, f"its record, with {match['told']}")
    except OutOfCalendar:
        return


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
            yield Constraint((span,), FIRM + 1, f"the address of the page, with {day.isoformat()}")
            return


def stands_alone(phrase: Phrase) -> bool:
    """Whether a date has a line to itself near the top or the end of its text: a date stamp."""
    text = phrase.tokens.text
    if phrase.start >= TOP and len(text) - phrase.end >= BOTTOM:
        return False
    start, end = phrase.line
    rest = text[start : phrase.start] + text[phrase.end : end]
    return end - start < LONGEST_STAMP and not STAMP_WORDS.sub("", rest).strip()


TOP, BOTTOM = 600, 300
"""Characters from the start and the end of a text in which stamps stand."""
LONGEST_STAMP = 120


def _stamps(article: Article, found: list[Resolved]) -> Iterator[Constraint]:
    """Yield the dates that have a line to themselves, end a headline or stand in a dateline."""
    text = article.text
    for resolved in found:
        interval, phrase = resolved.meaning.interval, resolved.phrase
        first = interval.first if interval and interval.is_day else None
        if interval is None or first is None or resolved.meaning.certainty != "stated":
            continue
        start, end = phrase.line
        before, words = text[: phrase.start], phrase.text
        top = phrase.start < TOP
        ends = not text[phrase.end : end].strip()
        place = TOWN.search(before) and DATELINE_STOP.match(text, phrase.end)
        if stands_alone(phrase):
            days = interval if top else spread(first, CORRECTED, 0)
            yield Constraint((days,), FIRM + 1, f"a line that is a date: {words}")
        elif top and not start and TITLE_DATE.search(before) and ends:
            cue = f"a headline that ends in a date: {words}"
            yield Constraint((spread(first, 3, 3),), FIRM, cue)
        elif phrase.start < LATEST_DATELINE and (place or DATELINE_END.match(text, phrase.end)):
            yield Constraint((spread(first, 0, 1),), FIRM, f"the dateline: {words}")


CORRECTED = 10
"""Days before a date at the end of a text, which may be that of a correction."""
TITLE_DATE = re.compile(r"\s[-–—:|]\s*$")
DATELINE_END = re.compile(r"\s*\)?\s*(?:\([^)\n]{2,25}\)\s*)?[-–—_]")
DATELINE_STOP = re.compile(r"[.:] (?=[“\"‘']?[^\W\d_a-z])")
AGENCY = r"(?: \([^()\n]{2,25}\))?"
DATELINE_START = re.compile(rf"(?:^|\n)[ \t]*[A-Z][A-Z .'-]+(?:, [A-Z][\w. ]+)?{AGENCY},? $")
TOWN = re.compile(
    r"(?:^|\n)[ \t]*(?!(?:After|At|Before|By|From|In|On|Since|Published|Updated|Posted|Corrected)\b)[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,2}"
    rf"(?:, [^\W\d_a-z][\w.]+)?{AGENCY}, $"
)
"""A place and nothing else before the day: then a full stop ends the dateline, as a dash does."""
LEAD = 40
"""Tokens of the first sentence, in which a weekday is the day of the dateline or the one before."""


def _datelines(found: list[Resolved]) -> Iterator[Constraint]:
    """Yield the days of "OSLO, May 3 (Agency) -", in the years whose weekday the lead names.

    A weekday of the lead is the dateline's day or the one before; mostly it is the day itself.
    """
    begins = [one.phrase for one in found if _is_dateline(one.phrase)]
    if not begins:
        return
    phrase = begins[0]
    cue = f"the dateline {phrase.text}"
    days = list(in_each_year(phrase.value("any_month"), phrase.value("dayno") or 0))
    lead = (one.phrase for one in found if 0 <= one.phrase.first - phrase.last < LEAD)
    named = (one for one in lead if one.rule.name == "weekday" and tense_of(one).side == "past")
    weekday = next((one.value("weekday") for one in named), None)
    if weekday is None:
        yield Constraint(tuple(spread(day, 0, 1) for day in days), STRONG, cue)
        return
    for backs, strength in (((0, 1), STRONG), ((0,), WEAK)):
        fits = [day for day in days if (day.isoweekday() - weekday) % 7 in backs]
        near = " or the day before" if len(backs) > 1 else ""
        allowed = tuple(spread(day, 0, 1) for day in fits)
        yield Constraint(allowed, strength, f"{cue} and the lead’s weekday, that day{near}")


def _is_dateline(phrase: Phrase) -> bool:
    """Whether a day without its year stands in a dateline."""
    return phrase.rule.name == "month and day" and stands_in_dateline(phrase)


def stands_in_dateline(phrase: Phrase) -> bool:
    """Tell whether an expression is the day of a dateline: a place in capitals comes before it, a dash or the line's end after it."""
    text = phrase.tokens.text
    if phrase.start > LATEST_DATELINE or not DATELINE_START.search(text[: phrase.start]):
        return False
    ends = text[phrase.end : phrase.end + 2].strip(" ")[:1] in ("", "\n")
    return ends or DATELINE_END.match(text, phrase.end) is not None


LATEST_DATELINE = 400
"""Offset after which no dateline stands."""


EARLIEST = dt.date(1900, 1, 1)
"""No article is taken to be older, unless it says so."""
FIRM, STRONG, FAIR, WEAK = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Constraint:
    """Days allowed by one cue of the text, and how far the cue is to be trusted."""

    allowed: tuple[Interval, ...]
    strength: int
    cue: str


def since(day: Day) -> Interval:
    """Return all days from ``day`` on that the tables know."""
    return Interval(day, max(horizon_day(), day), "period")


def spread(day: Day, before: int, after: int) -> Interval:
    """Return some days around a day, as far as the calendar goes."""
    first = max(day.toordinal() - before, 1)
    last = min(day.toordinal() + after, dt.date.max.toordinal())
    return Interval(dt.date.fromordinal(first), dt.date.fromordinal(last), "period")


def in_each_year(month: int, day: int) -> Iterator[Day]:
    """Yield a day of the calendar in all years that an article can be from."""
    for year in range(EARLIEST.year, horizon_day().year + 1):
        try:
            yield date(year, month, day)
        except OutOfCalendar:
            continue
