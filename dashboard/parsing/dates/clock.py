"""Operators for times and parts of the day: "10:30 a.m. Tuesday", "last night", "this morning"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import written
from dashboard.parsing.dates.grammar import Phrase, members
from dashboard.parsing.dates.lexer import lexicon
from dashboard.parsing.dates.meaning import (
    PUBLICATION,
    TEXT,
    Meaning,
    Reading,
    computed,
    leans_on,
    offset,
    reference,
    unknown_day,
)
from dashboard.parsing.dates.nearest import old_story
from dashboard.parsing.dates.tables import word_list
from dashboard.parsing.dates.tense import ends_sentence, sentence_around
from dashboard.parsing.dates.weekdays import weekday, with_daypart
from dashboard.parsing.dates.written import calendar

if TYPE_CHECKING:
    from dashboard.parsing.dates.lexer import Tokens


def deictic(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return yesterday, today, tomorrow, with a part of the day where it has one.

    "Today's world" and "the people of tomorrow" name an age, "Radio Today" a programme.
    """
    step = phrase.value("today")
    if len(phrase.words) == 1 and _names_an_age(phrase):
        return None
    if len(phrase.words) == 1 and (other := _of_another_time(phrase, reading, step)):
        return other
    found = computed(reading.unit(step, "day"), PUBLICATION, offset(step, "day"))
    return with_daypart(phrase, found)


def _of_another_time(phrase: Phrase, reading: Reading, step: int) -> Meaning | None:
    """Return the day of an old story whose words are quoted: "On 4 May 1970 he wrote, 'Today we go'".

    Outside marks "today" is the times we live in where the clause sets it beside an old story, or says
    in the present what goes on: "Founded in 1970, the firm has 34 mills today", "They still live here today".
    """
    told, text = old_story(phrase, reading), phrase.tokens.text
    line = text[text.rfind("\n", 0, phrase.start) + 1 : phrase.start]
    same = not any(
        ends_sentence(phrase.tokens, at) for at in range(reading.told_token, phrase.first)
    )
    if told and same and line.count('"') % 2:
        return computed(told.shift(step, "day"), TEXT) if told.is_day else unknown_day(phrase)
    if step or reading.tense(phrase).side != "open" or text.startswith("'", phrase.end):
        return None
    words = {phrase.tokens.words[at] for at in sentence_around(phrase)}
    beside = told or _is_beside_old_year(phrase, reading)
    return reference("PRESENT_REF") if beside or not LASTING.isdisjoint(words) else None


def _is_beside_old_year(phrase: Phrase, reading: Reading) -> bool:
    """Whether the date named last is years old: "opened in 1970. Today it has"."""
    last = reading.recent.last if reading.recent else None
    old = last is not None and last.year < reading.published.year - 1
    return old and phrase.first - reading.recent_token <= BESIDE


BESIDE = 20
"""Tokens behind an old date within which "today" is set against it."""


LASTING = word_list("lasting")


def _names_an_age(phrase: Phrase) -> bool:
    """Whether "today" stands for the times we live in, or in a name."""
    words, text = phrase.tokens.words, phrase.tokens.text
    behind = words[phrase.last : phrase.last + 2]
    if behind[:1] in (["'s"], ["’s"]) and not AGES.isdisjoint(behind[1:]):
        return True
    before = words[max(phrase.first - 2, 0) : phrase.first]
    if before[-1:] == ["of"] and not AGES.isdisjoint(before):
        return True
    first = phrase.tokens.starts[phrase.first - 1] if phrase.first else phrase.start
    named = text[phrase.start].isupper() and text[first].isupper()
    return named and text[first : phrase.start].strip().isalpha()


AGES = word_list("ages")


def daypart(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "this morning", "last night", "tonight", "overnight", "the morning of June 3"."""
    letters = phrase.value("daypart") or "NI"
    step, anchor, base = 0, PUBLICATION, reading.today
    if phrase.value("any_month") is not None:
        found = written.calendar(phrase, reading)
        return None if found is None else with_daypart(phrase, found)
    if phrase.has("last"):
        step = -1
    elif phrase.has("next", "following", "that", "same", "previous"):
        step = 1 if phrase.has("next", "following") else -1 if phrase.has("previous") else 0
        if reading.recent and reading.recent.is_day and leans_on(phrase, reading):
            anchor, base = TEXT, reading.recent
        elif not phrase.has("later", "earlier"):
            return Meaning("TIME", f"T{letters}")  # "the next morning", of no day named
    elif phrase.has("overnight"):
        step = 0
    elif phrase.words == ["the", "night"]:
        return None
    elif phrase.has("the") and not phrase.has("this"):
        if reading.recent is None or not reading.recent.is_day or not leans_on(phrase, reading):
            return Meaning("TIME", f"T{letters}")  # "I slept in the morning": of no day
        anchor, base = TEXT, reading.recent
    day = base.shift(step, "day")
    relation = offset(step, "day") if anchor == PUBLICATION else None
    found = computed(day, anchor, relation)
    return replace(found, type="TIME", value=f"{found.value}T{letters}")


def clock(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return the day with its time, on the day named with it or on the day the text stands at."""
    time = _time(phrase)
    if time is None:
        return None
    return _at(_day(phrase, reading), time)


def _at(found: Meaning | None, time: str) -> Meaning:
    """Return a time of the day that is meant, or of none."""
    if found is None or found.interval is None or found.interval.first is None:
        return Meaning("TIME", f"T{time}")
    day = found.interval.first.isoformat()
    return replace(found, type="TIME", value=f"{day}T{time}")


def _day(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return the day of a clock time."""
    if phrase.value("any_month") is not None:
        return calendar(phrase.from_class("weekday", "any_month", "the"), reading)
    if phrase.value("weekday") is not None:
        return weekday(phrase, reading)
    if phrase.value("today") is not None:
        return deictic(phrase, reading)
    if (behind := _day_behind(phrase)) is not None:
        return (weekday if behind.value("any_month") is None else calendar)(behind, reading)
    return _day_near(phrase, reading)


def _day_near(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return the day named shortly before a time, or the report's; None far in a text without one."""
    opens = phrase.tokens.codes[phrase.first - 1 : phrase.first] == lexicon().codes["break"]
    dated = reading.recent is not None and reading.recent.is_day
    if reading.recent and dated and (opens or leans_on(phrase, reading)):
        return computed(reading.recent, TEXT)
    if phrase.first > LEAD and not opens:
        return None
    return computed(reading.today, PUBLICATION, offset(0, "day"))


def _day_behind(phrase: Phrase) -> Phrase | None:
    """Return the day that follows: "10 p.m. on Saturday", "9:30 (0830 GMT) Friday, June 21"."""
    tokens = phrase.tokens
    for position in range(phrase.last, min(phrase.last + 5, len(tokens.words))):
        if (month_day := _month_day(tokens, position)) is not None:
            return Phrase(tokens, position, month_day, phrase.rule)
        if tokens.codes[position] in members("weekday"):
            comma = tokens.words[position + 1 : position + 2] == [","]
            month_day = _month_day(tokens, position + 1 + comma)
            return Phrase(tokens, position, month_day or position + 1, phrase.rule)
        word = tokens.words[position]
        if word not in ("on", "(", ")", ",", "gmt", "local", "time") and not word.isdigit():
            return None
    return None


def _month_day(tokens: Tokens, at: int) -> int | None:
    """Return where "June 21" or "21 June" ends that begins at a token; None where none begins."""
    one, other = tokens.codes[at : at + 1], tokens.codes[at + 1 : at + 2]
    months, days = members("any_month"), members("dayno")
    if not one or not other or (one in months) == (other in months):
        return None
    return at + 2 if (other if one in months else one) in days else None


def in_play(phrase: Phrase) -> bool:
    """Whether a game is told of beside a time, so that it is the game's: "scored at 7:14"."""
    words = phrase.tokens.words[max(phrase.first - AROUND, 0) : phrase.last + AROUND]
    return not IN_PLAY.isdisjoint(words)


def tells_of_play(phrases: list[Phrase]) -> bool:
    """Whether an article tells of a game: several of the words that only games have."""
    return bool(phrases) and len(IN_PLAY.intersection(phrases[0].tokens.words)) >= PLAYS


PLAYS = 3
IN_PLAY = word_list("in_play")
LEAD = 120
"""Tokens at the head of an article in which a time is of the day that it reports."""
AROUND = 12
"""Tokens to either side by which a time is a game's."""


def _time(phrase: Phrase) -> str | None:
    """Return the time of day as TIMEX3 writes it, or None when it is no time."""
    noon = phrase.value("noon")
    if noon is not None:
        return noon
    pair = phrase.value("clock")
    hour, minute = pair or (phrase.value("small") or phrase.value("cardinal"), 0)
    half = phrase.value("ampm") or {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}.get(
        phrase.value("daypart") or ""
    )
    if hour is None or (half and hour > 12) or hour > 24:
        return None
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"
