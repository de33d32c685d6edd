"""What marks and capitals say of words of time: that they are part of a name, or of what somebody said.

"Fox News Sunday", ABC's "This Week", "Saturday Night Live", "April Mellin": programmes, papers, films and
people bear such names, and none of these tells when something was. Capitals and marks decide, so nothing is
asked in a line that is printed in capitals throughout.

"Today we sail," he wrote on Monday: "today" and "last night" in those words are counted from the day on which
they were said, where the sentence states it, not from publication.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dashboard.parsing.dates.interval import shift_day
from dashboard.parsing.dates.lexer import lexicon
from dashboard.parsing.dates.tense import ends_sentence
from dashboard.parsing.lexicon import DATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.lexer import Tokens


POINTING = frozenset({"daypart", "deictic", "relative_unit", "duration", "reference"})
"""Meanings of which a title may consist: "This Week", "Today", "60 Minutes"."""
IN_TITLES = POINTING | {"weekday", "holiday", "bare_month", "season", "repeated", "relative_month"}
"""Meanings that a title may contain: "Friday Night Lights", "The Long Christmas"."""
MARKS = frozenset("\"'`")
LONGEST_TITLE = 8
"""Words that a title in quotation marks has at most."""
SMALL = 4
"""Letters of a word that titles may print without a capital: "with", "from"."""


def is_title(phrase: Phrase) -> bool:
    """Whether a word of time belongs to the name of a programme, paper, film or person."""
    means, text = phrase.rule.means, phrase.tokens.text
    if means not in IN_TITLES or not any(
        letter.isupper() for letter in text[phrase.start : phrase.end]
    ):
        return False
    if _listed(phrase) or _marked(phrase):
        return True
    if _line_in_capitals(text, *phrase.line):
        return False
    if means == "weekday":
        return phrase.value("daypart") is not None and phrase.text.split()[-1].istitle()
    return means in POINTING and _capital_inside(phrase)


def in_marks(phrase: Phrase) -> bool:
    """Whether an expression stands in quotation marks that were opened in its paragraph."""
    return phrase.tokens.text.count('"', phrase.line[0], phrase.start) % 2 == 1


@functools.lru_cache(maxsize=16)
def _line_in_capitals(text: str, begin: int, end: int) -> bool:
    """Whether a line prints its words with capitals, as headlines do."""
    return not re.search(r"\b[a-z]{5,}", text[begin:end])


def _listed(phrase: Phrase) -> bool:
    """Whether it makes a title of the list with the words beside it: "Fox News Sunday"."""
    tokens = phrase.tokens
    for first in range(max(phrase.first - 2, 0), phrase.first + 1):
        for last in range(phrase.last, min(phrase.last + 2, len(tokens.words)) + 1):
            name = tokens.text[tokens.starts[first] : tokens.ends[last - 1]]
            if (
                name.lower() in DATE_WORDS.titles
                and name[:1].isupper()
                and phrase.text[0].isupper()
            ):
                return True
    return False


def _marked(phrase: Phrase) -> bool:
    """Whether it stands in a title between quotation marks, alone or with other words in capitals."""
    text, (begin, end) = phrase.tokens.text, phrase.line
    opened = text[max(phrase.start - 1, 0)] in MARKS
    if phrase.rule.means in POINTING and phrase.text.istitle() and opened:
        return len(phrase.words) > 1 or text[phrase.end : phrase.end + 1] in MARKS
    closing = text.find('"', phrase.end, end)
    if closing < 0 or not in_marks(phrase):
        return False
    words = text[text.rfind('"', begin, phrase.start) + 1 : closing].rstrip(",.!?").split()
    plain = [word for word in words if word[0].islower()]
    titled = len(phrase.text.split()) < len(words) <= LONGEST_TITLE and words[-1][0].isupper()
    return titled and words[0][0].isupper() and all(len(word) <= SMALL for word in plain)


def _capital_inside(phrase: Phrase) -> bool:
    """Whether it has a capital after a word of the sentence: "said on This Week", "on NBC's Today"."""
    tokens = phrase.tokens
    before = phrase.before
    gap = tokens.text[tokens.ends[phrase.first - 1] : phrase.start] if phrase.first else ""
    opens = tokens.text[tokens.starts[phrase.first - 1]] if phrase.first else ""
    lower = gap == " " and (before == "'s" or (before.isalpha() and opens.islower()))
    return lower and phrase.text.istitle()


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
