"""Operators for days and parts of days by reference: "yesterday", "this morning", "tonight"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import written
from dashboard.parsing.dates.meaning import PUBLICATION, TEXT, Meaning, Reading, computed, offset
from dashboard.parsing.dates.tables import word_list
from dashboard.parsing.dates.weekdays import with_daypart

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase


def deictic(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return yesterday, today, tomorrow, with a part of the day where it has one.

    "Today's world" and "the people of tomorrow" name an age, "Radio Today" a programme.
    """
    step = phrase.value("today")
    if len(phrase.words) == 1 and _names_an_age(phrase):
        return None
    found = computed(reading.unit(step, "day"), PUBLICATION, offset(step, "day"))
    if (clock := phrase.value("noon")) is not None:
        return replace(found, type="TIME", value=f"{found.value}T{clock}")
    return with_daypart(phrase, found)


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
        if reading.recent and reading.recent.is_day:
            anchor, base = TEXT, reading.recent
    elif phrase.has("overnight"):
        step = 0
    elif phrase.words == ["the", "night"]:
        return None
    elif phrase.has("the") and not phrase.has("this"):
        base = reading.recent if reading.recent and reading.recent.is_day else base
        anchor = TEXT if base is reading.recent else PUBLICATION
    day = base.shift(step, "day")
    relation = offset(step, "day") if anchor == PUBLICATION else None
    found = computed(day, anchor, relation)
    return replace(found, type="TIME", value=f"{found.value}T{letters}")
