"""What is no name: a word that only begins a sentence, a title alone, a piece of a longer one.

A model of English takes the common words of another language for names: whether a line is English, the
small words of its sentences tell; a line too short for that goes with most of the article.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.entities.patterns import PATTERNS
from dashboard.parsing.entities.person_names import given_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.parsing.entities.spans import Name, Word


def proper(text: str, words: Sequence[Word], names: Sequence[Name]) -> list[Name]:
    """Return the names without words that only begin a sentence, and without pieces of longer ones."""
    common = {word.text for word in words if word.text.islower()}
    edges = {name.start for name in names} | {name.end for name in names}
    no_names = set(PATTERNS.variant.findall(text)) | set(_short_for_things(text))

    def is_piece(name: Name) -> bool:
        direction = name.text in word_class("direction") and PATTERNS.directions_joined.match(
            text, name.end
        )
        return bool(
            _only_begins(text, name, common) or direction or _half_a_word(text, name, edges)
        )

    return [
        name
        for name in names
        if not (name.text in no_names or _is_none(text, name))
        and (name.trust > 1 or name.kind != "name" or not is_piece(name))
    ]


def _is_none(text: str, name: Name) -> bool:
    """Whether words in capitals name nobody: what the text writes small too, a title, a heading."""
    if name.type != "PER":
        return bool(PATTERNS.lettered_heading.fullmatch(name.text)) or _title_alone(name)
    small = name.trust < 2 and " " in name.text and f" {name.text.lower()}" in text
    return small or _title_alone(name) or _no_person(name)


NUMERAL = re.compile(r"[IVX]+|JR|SR")


def _no_person(name: Name) -> bool:
    """Whether what the model takes for a person has small words that are no particles, or ends in letters.

    "Callen Cups with Lid", "Brellin PAC".
    """
    if name.type != "PER" or name.trust > 1:
        return False
    *first, last = name.text.split()
    letters = len(last) > 1 and last.isupper() and last.isalpha() and not NUMERAL.fullmatch(last)
    small = {word for word in first if word.islower() and len(word) > 2}
    return bool(small - word_class("particle")) or (
        letters and any(map(str.islower, name.text)) and bool(first)
    )


def _short_for_things(text: str) -> Iterator[str]:
    """Yield the letters that stand for a common noun: "Chronic lung disease, or CLD"."""
    for found in PATTERNS.short_for.finditer(text):
        letters = found["letters"].lower()
        words = re.split(r"[ -]", found["words"])
        telling = [word for word in words if word not in word_class("small-word")]
        if any("".join(w[0] for w in some).endswith(letters) for some in (words, telling)):
            yield found["letters"]


def _half_a_word(text: str, name: Name, edges: set[int]) -> bool:
    """Whether a name is a half of one with a hyphen: "Euro" of "Euro-Lundian", not of two names."""
    before = PATTERNS.half_before.search(text, max(0, name.start - 2), name.start)
    behind = PATTERNS.half_behind.match(text, name.end)
    halved = (before and name.start - 1 not in edges) or (behind and name.end + 1 not in edges)
    return bool(halved) and name.type != "LOC"


BRANDS = frozenset({"Coach", "Judge", "Premier", "Provost"})
"""Titles that are also called so without anybody: firms, leagues, towns."""


def _title_alone(name: Name) -> bool:
    """Whether a name is but a title: "Mr. Minister"; a brand or a given name is none."""
    if name.type not in ("PER", "ORG", "LOC") or name.entry:
        return False
    office = word_class("title-of-person") | word_class("office-short")
    *kinds, name_of_office = name.text.split()
    if kinds:
        return name_of_office in office and word_class("title-adjective").issuperset(kinds)
    return name.text in office - word_class("also-title") - given_names() - BRANDS


def _only_begins(text: str, name: Name, common: set[str]) -> bool:
    """Whether a name is one word at the head of a sentence that is a common word elsewhere."""
    if " " in name.text or name.text.lower() not in common or name.text.isupper():
        return False
    return _opens(text, name)


def _opens(text: str, name: Name) -> bool:
    """Whether a name stands at the head of a sentence."""
    before = text[max(0, name.start - 3) : name.start].rstrip(" \"'‘(")
    return not before or before[-1] in ".!?:\n)–—-*"


LINE = re.compile(r"[^\n]+")
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
    found = [word for word in PATTERNS.small_word.finditer(line) if word.group().islower()]
    words = [word.group() for word in found if not _is_particle(line, word)]
    if len(words) < LEAST:
        return None
    english = sum(word in word_class("english-small") for word in words)
    other = sum(word in word_class("foreign-small") for word in words)
    return other >= OTHER and other > english and english < ENGLISH * len(words)


def _is_particle(line: str, word: re.Match[str]) -> bool:
    """Whether a small word belongs to a name: "van der Roe"."""
    followed = PATTERNS.name_behind_particle.match(line, word.end()) is not None
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
