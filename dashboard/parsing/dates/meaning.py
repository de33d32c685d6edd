"""What a temporal expression means, and which of several years a day or month without one means.

It is the nearest, unless tense or the text says otherwise. Its heading may say, or the story it is in: "Sept.
12, 2020 … on Oct. 10 they came back" goes on in 2020, and the days that begin the lines under "Events of
2021" are days of 2021.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates.interval import (
    Day,
    Interval,
    containing,
    date_value,
    day_of,
    shift_day,
)
from dashboard.parsing.dates.tense import (
    Tense,
    ends_sentence,
    looks_ahead,
    opens_sentence,
    tense_of,
)
from dashboard.parsing.lexicon import DATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.model import Certainty, DateType
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Interval


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
    ``after`` and ``begun`` hold, by first token, the date joined after one ("June 18 to June 19")
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
"""Tokens after a date within which "the next day" still leans on it."""
HABIT_REACH = 3
"""Words after a weekday among which what comes back every week is looked for."""


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


AHEAD = 2.0
"""How much farther a day to come is than a past one, where the clause does not look ahead."""


def choose(
    phrase: Phrase, reading: Reading, options: list[Interval], patience: int, *, even: bool = False
) -> Meaning | None:
    """Return the option nearest to publication, on the side the tense looks to.

    ``patience`` is how many days on the wrong side are forgiven: tense is read without a parser.
    ``even`` asks for an even year, whatever the tense.
    """
    tense = _open_beside_event(phrase, reading.tense(phrase))
    today = reading.published.toordinal()
    if not options:
        return None
    told = tense.side == "past" and opens_sentence(phrase)
    sure = tense.governed or tense.cue in DATE_WORDS.firm_future or told
    patient = 10 if sure else patience
    to_come = looks_ahead(phrase)
    tense = Tense("open") if to_come and not tense.governed else tense
    planned = tense.cue in DATE_WORDS.was_due  # "was planned for February" may be past or to come

    def distance(option: Interval) -> int:
        gap = _gap(option, today)
        if even:
            return gap + 900 * (option.first.year % 2)
        ahead = option.first.toordinal() > today
        wrong = gap and tense.side == ("past" if ahead else "future")
        forgiven = gap <= patient or planned
        if ahead and tense.side != "future" and phrase.before != "from" and not to_come:
            gap = int(gap * AHEAD)
        return gap + (0 if not wrong else patience if forgiven else 900)

    best = min(options, key=distance)
    rejected = tuple(date_value(one) for one in options if one is not best)
    return computed(best, PUBLICATION, _place(phrase, best, options, today), rejected=rejected)


def _open_beside_event(phrase: Phrase, tense: Tense) -> Tense:
    """Return the tense for a date; none where it names a gathering: "from the May 18 call".

    What will be told of it may lie after it, and what was prepared for it before it.
    """
    named = phrase.before == "the" and phrase.behind.isalpha()
    if not named or tense.governed or phrase.behind in DATE_WORDS.behind_days:
        return tense
    return Tense("open") if tense.side == "future" else tense


def _place(phrase: Phrase, best: Interval, options: list[Interval], today: int) -> str:
    """Return how the option taken lies from publication: the nearest, or the last or next one."""
    gaps = {one: _gap(one, today) for one in options}
    places = zip(phrase.words, range(phrase.first, phrase.last), strict=True)
    plain = (at for word, at in places if word not in DATE_WORDS.before_plain_words)
    words = phrase.tokens.text[phrase.tokens.starts[next(plain, phrase.first)] : phrase.end]
    if gaps[best] == min(gaps.values()) and not phrase.has("last", "next"):
        return f"the {words} nearest publication"
    ahead = best.first.toordinal() > today
    return f"the {'next' if ahead else 'last'} {words} {'after' if ahead else 'before'} publication"


def _gap(option: Interval, today: int) -> int:
    """Return how many days lie between an option and publication."""
    return max(option.first.toordinal() - today, today - option.last.toordinal(), 0)


REACH = 60
"""Tokens after a date with its year in which the story it tells still goes on."""
NEWS = 60
"""Days before publication from which a day is news, whatever older year was named before it."""
BACK = 3
"""How much farther a day back is than one ahead, for a story that is told as it went."""
HEADING_WORDS = 12
BULLET = re.compile(r"[\s•·*–—\-\[(]*\Z")
ENDING = frozenset(".!?…")
MONTHS = frozenset({"month_day", "bare_month", "calendar", "day_range"})
DATES_BELOW = 2
"""Lines that begin with a date under a heading before its year is theirs: one may be a dateline."""


def heading_years(phrases: Iterable[Phrase]) -> dict[int, int]:
    """Return the year of the heading, by first token, for each date that begins a line of a list."""
    years: dict[int, int] = {}
    heading: int | None = None
    below: list[int] = []
    for phrase in phrases:
        if (year := _year_of_heading(phrase)) is not None:
            heading, below = year, []
        elif phrase.rule.means in MONTHS and BULLET.match(
            phrase.tokens.text, phrase.line[0], phrase.start
        ):
            heading = None if phrase.values("year") else heading
            below.append(phrase.first)
        if heading is not None and len(below) >= DATES_BELOW:
            years.update(dict.fromkeys(below, heading))
    return years


def _year_of_heading(phrase: Phrase) -> int | None:
    """Return the year that a short line without a full stop names, None where this is none."""
    begin, end = phrase.line
    if phrase.rule.name != "year" or not begin:
        return None  # the headline is none of these
    text = phrase.tokens.text
    line = text[begin:end].strip()
    if end == len(text) or not line or line[-1] in ENDING or len(line.split()) > HEADING_WORDS:
        return None
    return next(iter(phrase.values("year")), None)


LONG_REACH = 400
"""Tokens over which a story of an earlier year goes on from day to day."""
WEEKS = 31
"""Days that its days lie apart at most."""


def with_told_year(phrase: Phrase, reading: Reading, meaning: Meaning) -> Meaning:
    """Return what a day or month without its year means in the year of its heading or story."""
    interval, year = meaning.interval, reading.headings.get(phrase.first)
    behind = phrase.tokens.words[phrase.last : phrase.last + 2]
    if interval is None or phrase.has("last", "next", "this") or behind == ["this", "year"]:
        return meaning
    if year is not None:
        return _moved(phrase, meaning, year - interval.first.year, HEADING)
    told = old_story(phrase, reading) or _same_weeks(phrase, reading, interval)
    if told is None:
        return meaning
    if phrase.before != "that" and not _looks_past_news(phrase, reading, interval):
        return meaning
    steps = [told.first.year - interval.first.year + step for step in (-1, 0, 1)]
    ways = {step: _first_day(interval, step) - told.first.toordinal() for step in steps}
    near = min(steps, key=lambda step: ways[step] if ways[step] >= 0 else -BACK * ways[step])
    return _moved(phrase, meaning, near, TEXT)  # a story goes on sooner than back


def _first_day(interval: Interval, step: int) -> int:
    return interval.shift(step, "year").first.toordinal()


def old_story(phrase: Phrase, reading: Reading) -> Interval | None:
    """Return the day or month of an earlier year that was named before, in this sentence or the last."""
    told, at, tokens = reading.told, reading.told_token, phrase.tokens
    if told is None or phrase.first - at > REACH:
        return None
    parted = "\n" in tokens.text[tokens.starts[at] : phrase.start]
    stops = sum(ends_sentence(tokens, place) for place in range(at, phrase.first))
    old = told.last.year < reading.published.year
    return told if old and not parted and stops <= 1 else None


def _same_weeks(phrase: Phrase, reading: Reading, interval: Interval) -> Interval | None:
    """Return the day of an earlier year named some paragraphs before, where both fall into the same weeks."""
    told, at = reading.told, reading.told_token
    if told is None or not (told.is_day and interval.is_day):
        return None
    if told.first.year >= reading.published.year or phrase.first - at > LONG_REACH:
        return None
    steps = told.first.year - interval.first.year
    apart = _first_day(interval, steps) - told.first.toordinal()
    return told if abs(apart) <= WEEKS else None


def _looks_past_news(phrase: Phrase, reading: Reading, interval: Interval) -> bool:
    """Whether a day as read from publication is neither news nor a plan."""
    side = reading.tense(phrase).side
    if side == "future":
        return False
    if interval.first > reading.published:
        return side == "past" or phrase.before in ("on", "in", "and")
    return (reading.published - interval.last).days > NEWS


def _moved(phrase: Phrase, meaning: Meaning, years: int, anchor: str) -> Meaning:
    """Return a meaning so many years on."""
    found = meaning.interval and meaning.interval.shift(years, "year")
    if found is None or phrase.value("weekday") not in (
        None,
        found.first.isoweekday(),
    ):
        return meaning  # "Tuesday, Nov. 19" is such a day in few years
    moved = computed(found, anchor, rejected=(meaning.value,))
    if found.granularity == "period":
        return replace(moved, value=found.first.isoformat())
    return moved
