"""What the dates of an undated text say of the day it was printed.

A year told of as past is the earliest it can be, one told of as to come the last, and a plan is
told a few years ahead at most; a weekday with its date leaves some years; quarters are told of soon
after they end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.dates.dated_names import capital_before
from dashboard.parsing.dates.interval import Interval, date
from dashboard.parsing.dates.resolve import reports_earnings
from dashboard.parsing.dates.stamps import (
    EARLIEST,
    FAIR,
    STRONG,
    WEAK,
    Constraint,
    in_each_year,
    since,
    spread,
    stands_alone,
)
from dashboard.parsing.dates.tables import word_list
from dashboard.parsing.dates.tense import cues, ends_sentence, sentence_around, tense_of
from dashboard.parsing.dates.written import year_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.meaning import Resolved
    from dashboard.parsing.dates.tense import Tense

LEAD = 800
"""Characters that tell what a report is about."""
REACH = 14
"""Tokens before a date, or behind a day, in which the verb stands that tells of it."""
FAR_AHEAD = 15
"""Years: no report was found to tell of a plan farther ahead (bonds apart)."""
BEFORE_DAY, BEHIND_DAY = 60, 90
"""Days: how far a report is from a day that it names without the year."""
YEAR_NOUNS = word_list("year_nouns")
"""What a year before them belongs to: "1990 earnings" may be past or forecast."""


def dated(found: list[Resolved]) -> Iterator[Constraint]:
    """Yield what the dates of a text allow."""
    yield from _explicit(found)
    yield from _weekdays(found)
    yield from _fiscal(found)


def _explicit(found: list[Resolved]) -> Iterator[Constraint]:
    """Yield bounds from dates with their year: a past one is the earliest day, a future one the last."""
    for resolved in found:
        interval, phrase = resolved.meaning.interval, resolved.phrase
        if resolved.meaning.certainty != "stated" or interval is None or phrase.has("fiscal"):
            continue
        if interval.first is None or interval.last is None or interval.first.year < 1850:
            continue
        if _may_be_either(phrase) or stands_alone(phrase) or _names_an_edition(phrase):
            continue
        tense = tense_of(phrase)
        if _tells_past(phrase, tense, is_day=interval.is_day):
            if tense.governed or not _may_be_ahead(phrase):
                strength = STRONG if tense.governed else FAIR
                day = spread(interval.first, ZONES, 0).first if interval.is_day else None
                allowed = since(day or interval.first)
                yield Constraint((allowed,), strength, f"{phrase.text}, told of as past")
        elif interval.last.year > EARLIEST.year and _told_ahead(phrase):
            ahead = date(max(interval.first.year - FAR_AHEAD, 1))
            near = phrase.tokens.words[max(phrase.first - 3, 0) : phrase.first]
            begin = max(ahead, EARLIEST) if FAR_LEADS.isdisjoint(near) else EARLIEST
            allowed = Interval(begin, interval.last, "period")
            yield Constraint((allowed,), WEAK, f"{phrase.text}, told of as to come")


def _tells_past(phrase: Phrase, tense: Tense, *, is_day: bool) -> bool:
    """Whether a verb before a date, or behind a day, tells of it as past."""
    words = phrase.tokens.words
    before = words[max(phrase.first - REACH, 0) : phrase.first]
    behind = words[phrase.last : phrase.last + REACH] if is_day else []
    told = tense.cue in before or tense.cue in behind
    return tense.side == "past" and not tense.reported and told


ZONES = 1
"""Days by which the days of two places differ."""


def _may_be_ahead(phrase: Phrase) -> bool:
    """Whether its sentence speaks of plans, aims or guesses: "emissions are projected to fall in 2030"."""
    words = phrase.tokens.words
    near = range(phrase.first - REACH, phrase.last + REACH)
    return any(words[at] in AIMS for at in sentence_around(phrase) if at in near)


AIMS = word_list("aims")


def _told_ahead(phrase: Phrase) -> bool:
    """Whether the clause of a year says firmly that it is to come: "will open in 2012"."""
    if phrase.before not in AHEAD_LEADS:
        return False
    words = phrase.tokens.words
    for at in range(phrase.first - 1, max(phrase.first - REACH, 0) - 1, -1):
        if words[at] in AHEAD_WORDS:
            return True
        if ends_sentence(phrase.tokens, at) or words[at] in cues().past:
            return False
        if words[at] == "," and words[at + 1] in ("and", "but"):
            return False
    return False


FAR_LEADS = frozenset({"due", "by", "to", "until", "through"})
"""Words before a year that may lie far ahead: bonds due and aims to reach by it."""
AHEAD_LEADS = word_list("ahead_leads")
AHEAD_WORDS = word_list("ahead_words")
"""Words that speak firmly of what is to come, and those between them and the year."""


def _may_be_either(phrase: Phrase) -> bool:
    """Whether a year qualifies what is past or forecast: "earnings for 1990", "1990 earnings"."""
    words = phrase.tokens.words
    behind = words[phrase.last : phrase.last + 4]
    before = words[max(phrase.first - 3, 0) : phrase.first]
    return before[-1:] == ["for"] or "approach" in before or not YEAR_NOUNS.isdisjoint(behind)


def _names_an_edition(phrase: Phrase) -> bool:
    """Whether a year only belongs to a name, whenever that is: "hosts Expo 2025", "its 2025 Congress"."""
    tokens, last = phrase.tokens, phrase.last
    named = last < len(tokens.words) and tokens.text[tokens.starts[last]].isupper()
    return capital_before(tokens, phrase.first) or (phrase.before in POSSESSIVES and named)


POSSESSIVES = frozenset({"'s", "’s"})


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
