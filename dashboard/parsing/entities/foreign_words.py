"""Lines in another language: a model of English takes their common words for names.

Whether a line is English, the small words of its sentences tell; a line too short for that goes with
most of the article.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.parsing.entities.spans import Name

LINE = re.compile(r"[^\n]+")
SMALL = re.compile(r"(?<![\w'-])[^\W\d_]{1,9}(?![\w'-])")
NAMED = re.compile(r"(?: [a-z]{1,3}){0,2} [A-Z]")
LEAST = 8
"""Words in lower case by which a line tells its language."""
ENGLISH = 0.12
"""Share of English small words under which a line may be in another language: English has a third."""
OTHER = 2
"""Small words of other languages that such a line has at least."""
MOSTLY = 0.5


@functools.lru_cache(maxsize=4)
def foreign_lines(text: str) -> tuple[range, ...]:
    """Return where the lines stand that are in another language than English."""
    told: list[tuple[range, bool | None]] = []
    size = {True: 0, False: 0}
    for line in LINE.finditer(text):
        foreign = _is_foreign(line.group())
        told.append((range(*line.span()), foreign))
        if foreign is not None:
            size[foreign] += len(line.group())
    mostly = size[True] > MOSTLY * sum(size.values())
    return tuple(span for span, foreign in told if foreign or (mostly and foreign is None))


def _is_foreign(line: str) -> bool | None:
    """Whether a line is in another language; None where it has too few words to tell."""
    letters = [c for c in line if c.isalpha()]
    strange = sum(not _is_latin(c) for c in letters)
    if len(letters) >= LEAST and strange > MOSTLY * len(letters):
        return True
    found = [word for word in SMALL.finditer(line) if word.group().islower()]
    words = [word.group() for word in found if not _is_particle(line, word)]
    if len(words) < LEAST:
        return None
    english = sum(word in word_class("english-small") for word in words)
    other = sum(word in word_class("foreign-small") for word in words)
    return other >= OTHER and other > english and english < ENGLISH * len(words)


def _is_particle(line: str, word: re.Match[str]) -> bool:
    """Whether a small word belongs to a name: "van der Roe"."""
    followed = NAMED.match(line, word.end()) is not None
    return followed and word.group() in word_class("particle")


@functools.lru_cache(maxsize=4096)
def _is_latin(letter: str) -> bool:
    """Whether a letter is of the Latin alphabet."""
    return "LATIN" in unicodedata.name(letter, "")


def without_foreign(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names without those of foreign lines that nothing but the model knows."""
    lines = foreign_lines(text)
    return [
        name
        for name in names
        if (name.entry or name.kind != "name" or not any(name.start in line for line in lines))
        and (name.entry or not name.text[:1].isalpha() or _is_latin(name.text[0]))
    ]
