"""Boilerplate: documents that share their wording and not what they report.

A ministry writes one memorandum for the Philippines and for Armenia, and one notice for every
meeting. Such documents are no copies, though three of their words in four are the same. Their
differences lie within the sentences that both have, where a copy cut short, or taken into another
story, differs by whole sentences. Where the headlines or the days of publication speak for a form,
too, that is enough; else each text must name much in those sentences that the other does not name
at all, which a copy with words changed by chance hardly does.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain, groupby
from typing import TYPE_CHECKING

from dashboard.linking.own_and_quoted_words import QUOTED
from dashboard.linking.shingles import words_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from dashboard.model import Article

    type Row = tuple[str, ...]
    type Sentence = tuple[str, list[Row]]

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|\n")
NAME = re.compile(r"(?<=[a-z,;:] )[A-Z]\w[\w’'-]*|\b\d[\d,.]*\d\b|\b\d\b")
"""A word that is capital though no sentence begins there, or a number."""
ROW = 3
SHARED = 0.4
"""A sentence is shared when so many of its rows of words are in the other text."""
SAME = 0.95
"""Of a copy's shared sentences so many rows are the same, but for single words."""
TOGETHER = 3.5
"""So many words that differ stand together where sentences were written again."""
OTHERS = 0.17
"""Of one word in eight changed by chance, so many names go in one article in a hundred."""
APART = 4
"""Days after which a text written again tells of something new."""
LONGER = 8
"""A text so many times as long has read the other out."""
DAYS = frozenset(name.lower() for name in (*month_name, *day_name) if name)


@dataclass(frozen=True)
class Wording:
    """What an article says outside quotation marks, in the pieces that forms are recognised by."""

    article: Article

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of its paragraphs, each with its rows of words."""
        told = (QUOTED.sub(" ", text) for text in self.article.of_kind("paragraph"))
        some = (one for text in told for one in SENTENCE.split(text) if one.strip())
        return [(one, _rows(one)) for one in some]

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words, and those of its headline."""
        texts = [self.article.title or "", *self.article.of_kind("paragraph")]
        return frozenset(chain.from_iterable(map(words_of, texts)))

    @cached_property
    def rows(self) -> frozenset[Row]:
        """The rows of words of its sentences."""
        return frozenset(chain.from_iterable(rows for _, rows in self.sentences))

    def shared(self, other: Wording) -> list[Sentence]:
        """Return its sentences that are in the other article, at least for a good part."""
        return [some for some in self.sentences if _share(some[1], other.rows) >= SHARED]


def of_one_form(one: Wording, other: Wording) -> bool:
    """Return whether two articles with most words in common are two documents of one form."""
    titles = _parted(one.article.title or "", other.article.title or "")
    if titles and all(word in DAYS or word.isdigit() for word in chain(*titles)):
        return True
    sides = (one.shared(other), other), (other.shared(one), one)
    if all(_named_alone(*side) >= OTHERS for side in sides):
        return True
    if any(_same(*side) >= SAME for side in sides):
        return False
    anew = _apart(one, other) and any(_together(*side) >= TOGETHER for side in sides)
    return bool(titles) or anew or _longer(one, other)


def _named_alone(shared: Sequence[Sentence], other: Wording) -> float:
    """Return which share of the names in shared sentences the other article does not say at all."""
    names = [words_of(name) for some, _ in shared for name in NAME.findall(some)]
    return sum(map(other.words.isdisjoint, names)) / len(names) if names else 0.0


def _same(shared: Sequence[Sentence], other: Wording) -> float:
    return _share([row for _, rows in shared for row in rows], other.rows)


def _together(shared: Sequence[Sentence], other: Wording) -> float:
    """Return how many words in a row are in no row of the other article, on the average."""
    runs = [
        len(list(words))
        for _, rows in shared
        for differs, words in groupby(_differing(rows, other))
        if differs
    ]
    return sum(runs) / len(runs) if runs else 0.0


def _differing(rows: Sequence[Row], other: Wording) -> list[bool]:
    """Return for each word of a sentence whether every row that it is in is its own."""
    own = [row not in other.rows for row in rows]
    return [all(own[max(0, n - ROW + 1) : n + 1]) for n in range(len(own) + ROW - 1)]


def _parted(one: str, other: str) -> tuple[list[str], list[str]] | None:
    """Return the words in which two headlines of one form differ; None where they are none."""
    first, second = words_of(one), words_of(other)
    most = min(len(first), len(second))
    begin = next((n for n in range(most) if first[n] != second[n]), most)
    end = next((n for n in range(most - begin) if first[-1 - n] != second[-1 - n]), most - begin)
    parts = first[begin : len(first) - end], second[begin : len(second) - end]
    return parts if all(parts) and begin + end >= most / 2 else None


def _apart(one: Wording, other: Wording) -> bool:
    printed = one.article.published, other.article.published
    if not all(printed):
        return False
    first, second = (date.fromisoformat(day[:10]) for day in printed if day)
    return abs((second - first).days) >= APART


def _longer(one: Wording, other: Wording) -> bool:
    short, long = sorted((len(one.article.text), len(other.article.text)))
    return long > LONGER * short


def _rows(sentence: str) -> list[Row]:
    words = words_of(sentence)
    return list(zip(*(words[n:] for n in range(ROW)), strict=False))


def _share(rows: Sequence[Row], others: Container[Row]) -> float:
    return sum(row in others for row in rows) / len(rows) if rows else 0.0
