"""Operators for seasons: "last summer", "the spring of 2021", "this winter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.meaning import PUBLICATION, Meaning, Reading, computed, offset, stated
from dashboard.parsing.dates.nearest import choose
from dashboard.parsing.dates.written import year_named, year_step

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase


def season(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return a season of a named or relative year, or the nearest one."""
    letters = phrase.value("season")
    named = year_named(phrase)
    if named is not None:
        return stated(cal.season_of(named, letters))
    if phrase.has("year"):
        step, base = year_step(phrase, reading)
        found = cal.season_of(base + step, letters)
        return computed(found, PUBLICATION, f"the season in {offset(step, 'year')}")
    return _near_season(phrase, reading, letters)


def _near_season(phrase: Phrase, reading: Reading, letters: str) -> Meaning | None:
    """Return "last summer", "this spring" or "the winter" as one near publication."""
    today = reading.published
    options = [cal.season_of(year, letters) for year in range(today.year - 2, today.year + 2)]
    if phrase.has("last", "previous", "past"):
        ended = [one for one in options if one.last and one.last < today]
        return computed(ended[-1], PUBLICATION, "the last such season before publication")
    if phrase.has("next", "following", "coming"):
        ahead = [one for one in options if one.first and one.first > today]
        return computed(ahead[0], PUBLICATION, "the next such season after publication")
    if phrase.has("fall") and (not phrase.has("the", "this") or _fallen(phrase)):
        return None
    if phrase.has("this") and letters != "WI":
        found = cal.season_of(today.year, letters)
        return computed(found, PUBLICATION, f"the season in {offset(0, 'year')}")
    ahead = reading.tense(phrase).cue in ("will", "'ll", "shall")  # a season over is not meant
    return choose(phrase, reading, options, patience=20 if ahead else 90)


def _fallen(phrase: Phrase) -> bool:
    """Whether something fell: "the fall of Harlow", "the fall of the wall"."""
    behind = phrase.tokens.words[phrase.last : phrase.last + 2]
    return behind[:1] == ["of"] and not behind[-1].isdigit()
