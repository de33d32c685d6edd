"""Headlines in capitals, read as the sentences they are: "Mayor Opens New Bridge".

A language model learned from running text takes every capital for a name's. Which words of a headline
would have one in a sentence, the body of the article tells, and for the rest the dictionary.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import in_class, load_gazetteer, word_class
from dashboard.parsing.entities.person_names import given_names, titles
from dashboard.parsing.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
