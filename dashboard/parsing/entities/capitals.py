"""Capitals that make no name: those of headlines, of the head of a sentence, of titles, of other languages.

A language model learned from running text takes every capital for a name's. Which words of a headline
would have one in a sentence, the body of the article tells, and for the rest the dictionary. A model of
English takes the common words of another language for names too: whether a line is English, the small
words of its sentences tell; a line too short for that goes with most of the article.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.patterns import PATTERNS, given_names, in_class, titles, word_class
from dashboard.parsing.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dashboard.parsing.entities.spans import Name, Word


SHARE = 0.75
"""Share of words with a capital from which a line is a headline in capitals."""
LEAST = 5
"""Words of the shortest headline that is read as a sentence: fewer may be a name."""
LINE = re.compile(r"(?m)^[^\n]{1,200}$")
LETTERS = re.compile(r"[^\W\d_][\w'-]*")
CAPITAL = re.compile(r"(?<![\w'.-])[A-Z][a-z]+(?![\w'-])")
LOWER = re.compile(r"(?<![\w'.-])[a-z]+")
OPENS = re.compile(r"(?:^|[.!?:;\n–—-])[\s\"‘'(]*$")
HEADS = ("organisation-head", "place-head", "facility-head", "centre-head")
"""Classes of the nouns that names of bodies and places end in."""
INFLECTED = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))  # fmt: skip


@functools.lru_cache(maxsize=8)
def headlines(text: str) -> tuple[range, ...]:
    """Return where the lines stand that are written in capitals, as headlines are."""
    found = []
    for line in LINE.finditer(text):
        words = [w for w in LETTERS.findall(line.group()) if len(w) > 3]
        ends = line.group().rstrip().endswith((".", "!", "?", ":", ";", ",", "”"))
        if words and not ends and sum(w[0].isupper() for w in words) >= SHARE * len(words):
            found.append(range(*line.span()))
    return tuple(found)


def is_headline(text: str, start: int) -> bool:
    """Whether the line around a place is a headline in capitals."""
    lines = headlines(text)
    place = bisect_right(lines, start, key=lambda line: line.start) - 1
    return place >= 0 and start in lines[place]


def as_sentences(text: str, common: Callable[[str], bool]) -> str:
    """Return the text, as long as it was, with the common words of its headlines in lower case.

    ``common`` tells the dictionary's words, all in lower case, from what only names are called.
    """
    lines = [
        line
        for line in headlines(text)
        if len(LETTERS.findall(text[line.start : line.stop])) >= LEAST
    ]
    if not lines:
        return text
    body = _Body(text, lines)
    pieces, position = [], 0
    for start, end in _lowered(text, lines, body, common):
        pieces += [text[position:start], text[start:end].lower()]
        position = end
    return "".join([*pieces, text[position:]])


def _lowered(
    text: str, lines: Iterable[range], body: _Body, common: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """Yield the spans of the words that a sentence would have in lower case."""
    for line in lines:
        names = _known(text[line.start : line.stop], line.start)
        before = ""
        for found in LETTERS.finditer(text, line.start, line.stop):
            word = found.group()
            opens = bool(OPENS.search(text, line.start, found.start()))
            candidate = CAPITAL.fullmatch(word) and not opens and found.start() not in names
            small = word.lower() in word_class("headline-small")
            if candidate and (small or not _belongs(before, word)) and body.common(word, common):
                yield found.span()
                word = word.lower()
            before = word


def _belongs(before: str, word: str) -> bool:
    """Whether a word goes with the one before: a surname, or the noun that a place or body ends in."""
    if before in given_names() or before in titles() or (len(before) == 1 and before != "A"):
        return True
    return before[:1].isupper() and in_class(word, *HEADS)


def _known(line: str, offset: int) -> set[int]:
    """Return where the words begin that stand in a name of the gazetteer."""
    known = load_gazetteer()
    words = [*LETTERS.finditer(line)]
    found: set[int] = set()
    for size in (4, 3, 2, 1):
        for some in zip(*(words[i:] for i in range(size)), strict=False):
            phrase = line[some[0].start() : some[-1].end()]
            if phrase in known.names or phrase in known.demonyms or phrase in known.cities:
                found.update(offset + word.start() for word in some)
    return found


@functools.cache
def fixed() -> frozenset[str]:
    """Return the words that are always the same name: "Android"."""
    return frozenset(word for word, _ in rows("entities/data/fixed_types.tsv"))


class _Body:
    """How the text outside its headlines writes its words."""

    def __init__(self, text: str, lines: Iterable[range]) -> None:
        parts, position = [], 0
        for line in lines:
            parts.append(text[position : line.start])
            position = line.stop
        body = "\n".join([*parts, text[position:]])
        self.lower = {*LOWER.findall(body)}
        self.first: set[str] = set()
        self.capital: set[str] = set()
        for word in CAPITAL.finditer(body):
            opens = OPENS.search(body, max(0, word.start() - 6), word.start())
            (self.first if opens else self.capital).add(word.group())

    def common(self, word: str, known: Callable[[str], bool]) -> bool:
        """Whether a word is no name here: the body writes it small, or not at all and everybody does."""
        words = {*forms(word.lower())}
        if word.lower() in word_class("headline-small"):
            return True
        if word in self.capital or word in word_class("weekday-or-month") or word in fixed():
            return False
        if words & self.lower:
            return True
        return word not in self.first and any(map(known, words))


def forms(word: str) -> Iterator[str]:
    """Yield a word in lower case and what it can be an inflected form of."""
    yield word
    for ending, base in INFLECTED:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending) + base


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


def _title_alone(name: Name) -> bool:
    """Whether a name is but a title: "Mr. Minister"; a brand or a given name is none."""
    if name.type not in ("PER", "ORG", "LOC") or name.entry:
        return False
    office = word_class("title-of-person") | word_class("office-short")
    *kinds, name_of_office = name.text.split()
    if kinds:
        return name_of_office in office and word_class("title-adjective").issuperset(kinds)
    return name.text in office - word_class("also-title") - given_names() - word_class(
        "brand-title"
    )


def _only_begins(text: str, name: Name, common: set[str]) -> bool:
    """Whether a name is one word at the head of a sentence that is a common word elsewhere."""
    if " " in name.text or name.text.lower() not in common or name.text.isupper():
        return False
    before = text[max(0, name.start - 3) : name.start].rstrip(" \"'‘(")
    return not before or before[-1] in ".!?:\n)–—-*"


LEAST_SMALL = 8
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
    for line in re.finditer(r"[^\n]+", text):
        foreign = _is_foreign(line.group())
        told.append((range(*line.span()), foreign))
        if foreign is not None:
            size[foreign] += len(line.group())
    mostly = size[True] > MOSTLY * sum(size.values())
    return tuple(span for span, foreign in told if foreign or (mostly and foreign is None))


def _is_foreign(line: str) -> bool | None:
    """Whether a line is in another language; None where it has too few words to tell."""
    words = [
        word.group()
        for word in PATTERNS.small_word.finditer(line)
        if word.group().islower()
        and not (  # "van der Roe"
            word.group() in word_class("particle")
            and PATTERNS.name_behind_particle.match(line, word.end())
        )
    ]
    if len(words) < LEAST_SMALL:
        return None
    english = sum(word in word_class("english-small") for word in words)
    other = sum(word in word_class("foreign-small") for word in words)
    return other >= OTHER and other > english and english < ENGLISH * len(words)


def without_foreign(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names without those of foreign lines that nothing but the model knows."""
    lines = foreign_lines(text)
    return [
        name
        for name in names
        if (name.entry or name.kind != "name" or not any(name.start in line for line in lines))
        and (
            name.entry
            or not name.text[:1].isalpha()
            or "LATIN" in unicodedata.name(name.text[0], "")
        )
    ]
