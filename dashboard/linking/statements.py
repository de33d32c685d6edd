"""The same statement in several articles: which quotations repeat one another, and how they differ.

A statement carried by several outlets is one statement with its versions. The first version is a
transcript's where the collection holds one, else the longest of the earliest. Quotations are the
same when most words of the shorter stand, in order, in the longer, and the speakers do not conflict.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.model import Annotations, Article, Quotation

Difference = Literal["first", "same", "clipped", "longer", "altered", "reordered"]

WORD = re.compile(r"\w+(?:['’]\w+)?")
SHINGLE = 4
"""So many words in a row must be shared before two quotations are compared."""
LEAST_WORDS = 6
LIKENESS = 0.8
"""This share of the shorter quotation's words must be found in the longer one."""
IN_ORDER = 0.4
"""This share of them must stand there in the same order: sentences may have changed places."""
COMMON = 60
"""A row of words that stands in more quotations than this tells nothing."""
LONGEST = 400
"""Only so many words of a quotation are compared."""

Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Version:
    """One appearance of a statement: the article, its place there, and how it differs from the first."""

    article: str
    start: int
    end: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with all its versions, the first known one first."""

    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class _Saying:
    """A quotation with what comparing needs."""

    key: Key
    words: tuple[str, ...]
    surname: str
    rank: tuple[bool, str, int, str, int]


def link_statements(parsed: Sequence[tuple[Article, Annotations]]) -> tuple[Statement, ...]:
    """Return the statements that stand in more than one article; the same for any order of them."""
    sayings = sorted(
        (_saying(article, q) for article, notes in parsed for q in notes.quotations if _counts(q)),
        key=lambda saying: saying.key,
    )
    sayings = [saying for saying in sayings if len(saying.words) >= LEAST_WORDS]
    groups = _groups(sayings)
    found = (_statement(group) for group in groups if len({s.key[0] for s in group}) > 1)
    return tuple(
        sorted(
            found,
            key=lambda statement: (statement.versions[0].article, statement.versions[0].start),
        )
    )


def word_difference(
    first: str, other: str
) -> list[tuple[Literal["same", "left out", "added"], str]]:
    """Return the runs of words that two versions share or not, in order, for showing side by side."""
    one, two = first.split()[:LONGEST], other.split()[:LONGEST]
    matcher = SequenceMatcher(
        None, [_plain(w) for w in one], [_plain(w) for w in two], autojunk=False
    )
    runs: list[tuple[Literal["same", "left out", "added"], str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            runs.append(("same", " ".join(two[c:d])))
            continue
        if b > a:
            runs.append(("left out", " ".join(one[a:b])))
        if d > c:
            runs.append(("added", " ".join(two[c:d])))
    return runs


def _plain(word: str) -> str:
    return "".join(WORD.findall(word.lower())).replace("’", "'")


def _counts(quotation: Quotation) -> bool:
    """Say whether words were said to the letter, at least in part."""
    return quotation.kind != "indirect" and quotation.status == "said"


def _saying(article: Article, quotation: Quotation) -> _Saying:
    text = article.text[quotation.start : quotation.end].replace("’", "'").lower()
    words = tuple(WORD.findall(text)[:LONGEST])
    label = quotation.cue_start is not None and article.text[quotation.cue_start] == ":"
    surname = quotation.speaker.split()[-1].lower() if quotation.speaker else ""
    surname = surname if quotation.speaker_kind == "person" else ""
    rank = (not label, article.published or "9999", -len(words), article.id, quotation.start)
    return _Saying((article.id, quotation.start, quotation.end), words, surname, rank)


def _groups(sayings: Sequence[_Saying]) -> Iterable[list[_Saying]]:
    """Return the sayings in groups of one statement each."""
    leader = list(range(len(sayings)))

    def top(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for one, two in _pairs(sayings):
        first, second = sorted((top(one), top(two)))
        if first != second and _alike(sayings[one], sayings[two]):
            leader[second] = first
    groups: dict[int, list[_Saying]] = defaultdict(list)
    for number, saying in enumerate(sayings):
        groups[top(number)].append(saying)
    return groups.values()


def _pairs(sayings: Sequence[_Saying]) -> Iterator[tuple[int, int]]:
    """Yield the pairs from different articles that share a row of words."""
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, saying in enumerate(sayings):
        words = saying.words
        for row in {words[n : n + SHINGLE] for n in range(len(words) - SHINGLE + 1)}:
            rows[row].append(number)
    pairs = {
        (one, two)
        for numbers in rows.values()
        if len(numbers) <= COMMON
        for place, one in enumerate(numbers)
        for two in numbers[place + 1 :]
        if sayings[one].key[0] != sayings[two].key[0]
    }
    yield from sorted(pairs)


def _alike(one: _Saying, two: _Saying) -> bool:
    """Say whether two sayings are one statement."""
    if one.surname and two.surname and one.surname != two.surname:
        return False
    shorter = min(one.words, two.words, key=len)
    common = len(set(one.words) & set(two.words))
    if common < LIKENESS * len(set(shorter)):
        return False
    return _shared(one.words, two.words) >= IN_ORDER * len(shorter)


def _shared(one: tuple[str, ...], two: tuple[str, ...]) -> int:
    """Return how many words stand in both, in order."""
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def _statement(group: list[_Saying]) -> Statement:
    """Return the group as a statement, its first known version first."""
    first, *others = sorted(group, key=lambda saying: saying.rank)
    versions = [Version(*first.key, "first")]
    versions.extend(Version(*other.key, _difference(first.words, other.words)) for other in others)
    return Statement(tuple(versions))


def _difference(first: tuple[str, ...], other: tuple[str, ...]) -> Difference:
    """Return how a version differs from the first."""
    if first == other:
        return "same"
    shared = _shared(first, other)
    if shared == len(other):
        return "clipped"
    if shared == len(first):
        return "longer"
    return "reordered" if sorted(first) == sorted(other) else "altered"
