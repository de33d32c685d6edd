"""The day on which quoted words were said, where the sentence states it: "Today we sail," he wrote on Monday.

"Today" and "last night" in those words are counted from that day, not from publication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.dates.interval import shift_day
from dashboard.parsing.dates.lexer import lexicon
from dashboard.parsing.dates.tense import ends_sentence
from dashboard.parsing.dates.titles import in_marks
from dashboard.parsing.lexicon import DATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.lexer import Tokens

MARK = '"'
REACH = 30
"""Tokens of the sentence outside the marks that are looked at."""
LONGEST = 120
"""Tokens of quoted words beyond which their sentence is not looked for."""


def day_of_speech(phrase: Phrase, published: Day) -> Day | None:
    """Return the day before publication that the sentence gives for the words in marks around a date."""
    if not in_marks(phrase):
        return None
    tokens = phrase.tokens
    behind = range(phrase.last, min(phrase.last + LONGEST, len(tokens.words)))
    before = range(phrase.first - 1, max(phrase.first - LONGEST, -1), -1)
    closing = next((at for at in behind if tokens.words[at] == MARK), None)
    opening = next((at for at in before if tokens.words[at] == MARK), None)
    number = None
    if closing is not None:
        number = _weekday(tokens, range(closing + 1, min(closing + REACH, len(tokens.words))))
    if number is None and opening is not None:
        number = _weekday(tokens, range(opening - 1, max(opening - REACH, -1), -1))
    if number is None:
        return None
    return shift_day(published, -((published.isoweekday() - number) % 7), "day")


def _weekday(tokens: Tokens, places: Iterable[int]) -> int | None:
    """Return the weekday that stands with a verb of saying in the rest of a sentence."""
    number, said = None, False
    for at in places:
        word = tokens.words[at]
        if word == MARK or word in DATE_WORDS.before_other_days or ends_sentence(tokens, at):
            break
        said = said or word in DATE_WORDS.saying
        if tokens.codes[at] == lexicon().codes["weekday"]:
            number = number or tokens.values[at]
    return number if said else None
