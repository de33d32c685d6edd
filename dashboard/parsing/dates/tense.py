"""Past or future: which way the clause around a date looks.

Without a parser, the nearest cue to the left inside the sentence decides: a governor directly
before the date ("until Friday", "since Monday"), else an auxiliary or verb form of the clause.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import yaml

from dashboard.parsing.dates.lexer import DATA, lexicon

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase

Side = Literal["past", "future", "open"]
REACH = 14
"""Tokens looked at on the left of a date."""
BEHIND = 6
"""Tokens looked at on its right, when nothing on the left decides."""
STOPS = frozenset({".", "!", "?", ";", "\n"})


@dataclass(frozen=True, slots=True)
class Cues:
    """The word lists of ``data/cues.yaml``."""

    future_governors: frozenset[str]
    past_governors: frozenset[str]
    future: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    reporting: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tense:
    """The side a clause looks to, and the word that says so."""

    side: Side
    cue: str = ""
    governed: bool = False
    reported: bool = False


@functools.cache
def cues() -> Cues:
    """Return the cue words."""
    data = yaml.safe_load((DATA / "cues.yaml").read_text(encoding="utf-8"))
    return Cues(**{name: frozenset(words) for name, words in data.items()})


def tense_of(phrase: Phrase) -> Tense:
    """Return where the clause of a date looks."""
    words, codes = phrase.tokens.words, phrase.tokens.codes
    known, broken = cues(), lexicon().codes["break"]
    position, steps = phrase.first - 1, 0
    while position >= 0 and steps < REACH and codes[position] != broken:
        word = words[position]
        if word in STOPS:
            break
        steps += 1
        if steps <= 2:
            if word in known.future_governors:
                return Tense("future", word, governed=True)
            if word in known.past_governors:
                return Tense("past", word, governed=True)
        side = _side(word, known)
        if side == "future" and word == "to" and not _infinitive(phrase, position):
            side = "open"
        if side != "open":
            reported = word in known.reporting
            return Tense(side, word, reported=reported)
        position -= 1
    return _behind(phrase, known)


def _infinitive(phrase: Phrase, position: int) -> bool:
    """Whether the "to" at ``position`` follows a word of intent ("plans to", "due to")."""
    words = phrase.tokens.words
    return position > 0 and words[position - 1] in cues().future


def _side(word: str, known: Cues) -> Side:
    """Return which way one word looks."""
    if word in known.future:
        return "future"
    if word in known.past or (
        word.endswith("ed") and len(word) > 4 and word not in known.not_past
    ):
        return "past"
    return "open"


def _behind(phrase: Phrase, known: Cues) -> Tense:
    """Return what the first verb behind the date says ("On Friday the court will rule")."""
    words = phrase.tokens.words
    for position in range(phrase.last, min(phrase.last + BEHIND + 6, len(words))):
        word = words[position]
        if word in STOPS:
            break
        if word == "to":
            continue
        side = _side(word, known)
        if side != "open":
            return Tense(side, word)
    return Tense("open")
