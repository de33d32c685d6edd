"""What a temporal expression means, and the reading of an article in which it means it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.parsing.dates.interval import (
    Day,
    Interval,
    containing,
    date_value,
    day_of,
    shift_day,
)
from dashboard.parsing.dates.tense import Tense, tense_of
from dashboard.parsing.lexicon import DATE_WORDS

if TYPE_CHECKING:
    from dashboard.model import Certainty, DateType
    from dashboard.parsing.dates.grammar import Phrase


PUBLICATION = "publication"
TEXT = "the date named before"
JOINED = "the date joined to it"
HEADING = "the year of its heading"
SPEECH = "the day of the quoted words"
PERIOD = "the period told of"
REFERENCES = {
    "PRESENT_REF": "the time of publication",
    "PAST_REF": "before publication",
    "FUTURE_REF": "after publication",
}
"""What the words of reference are seen from publication."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The value of one expression, with the interval and how it was reached."""

    type: DateType
    value: str
    interval: Interval | None = None
    certainty: Certainty = "stated"
    anchor: str | None = None
    relation: str | None = None
    rejected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression with its meaning."""

    phrase: Phrase
    meaning: Meaning


@dataclass(slots=True)
class Reading:
    """One reading of an article from top to bottom: the anchors that later expressions lean on.

    ``published`` is the day that "today" is; ``recent`` the last calendar date named, and
    ``recent_words`` its words; ``told`` the last day or month with its year, written or taken from
    the text; ``headings`` the year of the heading, by first token; ``period`` the fiscal period that "the quarter" is, and ``period_words`` its words; ``earnings`` whether the article reports results, ``plays`` whether it tells of a game.
    ``behind`` and ``begun`` hold, by first token, the date joined behind one ("June 18 to June 19")
    and the date that a stretch up to one starts with.
    """

    published: Day
    earnings: bool = False
    plays: bool = False
    recent: Interval | None = None
    recent_words: str | None = None
    recent_token: int = 0
    told: Interval | None = None
    told_token: int = 0
    headings: dict[int, int] = field(default_factory=dict)
    period: Interval | None = None
    period_words: str | None = None
    period_months: int | None = None
    period_token: int = 0
    behind: dict[int, Phrase] = field(default_factory=dict)
    begun: dict[int, Phrase] = field(default_factory=dict)
    _tenses: dict[int, Tense] = field(default_factory=dict)

    def tense(self, phrase: Phrase) -> Tense:
        """Return which way the expression's clause looks."""
        found = self._tenses.get(phrase.first)
        if found is None:
            found = self._tenses[phrase.first] = tense_of(phrase)
        return found

    def known_tense(self, phrase: Phrase) -> Tense | None:
        """Return which way the expression's clause looks, if that was asked for."""
        return self._tenses.get(phrase.first)

    @property
    def today(self) -> Interval:
        """The publication day."""
        return day_of(self.published)

    def unit(self, count: int, unit: str) -> Interval:
        """Return the calendar unit ``count`` from the publication's."""
        return containing(shift_day(self.published, count, unit), unit)


def stated(interval: Interval, *, rejected: tuple[str, ...] = ()) -> Meaning:
    """Return the meaning of a date that is written out in full."""
    return Meaning("DATE", date_value(interval), interval, "stated", rejected=rejected)


def computed(
    interval: Interval,
    anchor: str,
    relation: str | None = None,
    *,
    rejected: tuple[str, ...] = (),
) -> Meaning:
    """Return the meaning of a date that was reached from an anchor."""
    return Meaning("DATE", date_value(interval), interval, "computed", anchor, relation, rejected)


def reference(value: str, distance: str = "") -> Meaning:
    """Return the meaning of words like "now" or "in recent years": no interval of their own.

    ``distance`` is how far they look from publication: "some years".
    """
    relation = f"{distance} {REFERENCES[value]}".strip()
    return Meaning("DATE", value, None, "computed", PUBLICATION, relation)


def offset(count: int, unit: str) -> str:
    """Return how a day lies from publication: "publication - 1 week"."""
    if count == 0:
        return PUBLICATION if unit == "day" else f"the {unit} of publication"
    plural = "" if abs(count) == 1 else "s"
    return f"publication {'+' if count > 0 else '-'} {abs(count)} {unit}{plural}"


LEANING = 90
"""Tokens behind a date within which "the next day" still leans on it."""
HABIT_REACH = 3
"""Words behind a weekday among which what comes back every week is looked for."""


def leans_on(phrase: Phrase, reading: Reading) -> bool:
    """Whether the date named last stands near enough to be the day that words lean on."""
    return phrase.first - reading.recent_token <= LEANING


def unknown_day(phrase: Phrase) -> Meaning:
    """Return the meaning of a day counted from one that the text does not name."""
    return Meaning(
        "DATE", "XXXX-XX-XX", None, "computed", None, f"{phrase.text}: from no day named"
    )


def habit(phrase: Phrase, meaning: Meaning) -> Meaning:
    """Return what a weekday means where it is any: "on a Saturday", "hosts a Sunday talk show".

    "In a Tuesday interview" is one day.
    """
    bare = phrase.before in DATE_WORDS.any and not phrase.has("last", "next", "this")
    if phrase.rule.means != "weekday" or not bare:
        return meaning
    words = phrase.tokens.words[phrase.last : phrase.last + HABIT_REACH]
    habitual = not DATE_WORDS.habits.isdisjoint(words)
    noun = phrase.behind[:1].isalnum() and phrase.behind not in DATE_WORDS.behind_days
    if noun and not habitual:
        return meaning
    daypart = phrase.value("daypart")
    value = f"XXXX-WXX-{phrase.value('weekday')}"
    return Meaning("SET", f"{value}T{daypart}" if daypart else value)
