"""The same statement in several articles: which quotations repeat one another, and how they differ.

A statement carried by several outlets is one statement with its versions. The first version is a
transcript's where the collection holds one, else the longest of the earliest. Statements are the
same when most words of the shorter stand in the longer, in the same rows, and the speakers do not
conflict, and every version is compared with the first: two versions that are each like a third are
not thereby one statement. Only words said to the letter are compared; what a cue broke into pieces is one statement.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.alike import LIKENESS, difference, likeness
from dashboard.linking.rows import numbered, rows_at, sharing, together
from dashboard.linking.sayings import one_speaker, sayings_of, tells
from dashboard.linking.weighed import Weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.alike import Difference
    from dashboard.linking.rows import Counts
    from dashboard.linking.sayings import Key, Saying
    from dashboard.model import Annotations, Article

    type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]

SHINGLE = 4
"""So many words in a row must be shared before two quotations are compared."""
type Alike = Mapping[int, Mapping[int, float]]
COMMON = 60
"""A row of words that stands in more quotations than this tells nothing."""


@dataclass(frozen=True, slots=True)
class Version:
    """One appearance of a statement: the article, its pieces there, how it differs from the first."""

    article: str
    pieces: tuple[tuple[int, int], ...]
    difference: Difference

    @property
    def start(self) -> int:
        """Where the first piece begins in the article's text."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where the first piece ends."""
        return self.pieces[0][1]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with all its versions, the first known one first."""

    versions: tuple[Version, ...]


def link_statements(parsed: Sequence[tuple[Article, Annotations]]) -> tuple[Statement, ...]:
    """Return the statements that stand in more than one article; the same for any order of them."""
    sayings = sorted(
        (saying for article, notes in parsed for saying in sayings_of(article, notes)),
        key=lambda saying: saying.key,
    )
    told, crowds = _crowds([saying for saying in sayings if tells(saying)])
    groups = [*_groups(told), *([saying] for saying in told if saying.key in crowds)]
    found = (_statement(group) for group in _with_crowds(groups, crowds))
    return tuple(
        sorted(
            found,
            key=lambda statement: (statement.versions[0].article, statement.versions[0].start),
        )
    )


def _crowds(sayings: Sequence[Saying]) -> tuple[list[Saying], dict[Key, list[Saying]]]:
    """Return the sayings, of a crowd that says the same only the first, and the others by its key.

    A row of words that so many quote tells nothing in other quotations; what a hundred outlets print
    is one statement all the same.
    """
    alike: dict[tuple[tuple[str, ...], str], list[Saying]] = defaultdict(list)
    for saying in sayings:
        alike[saying.words, saying.surname].append(saying)
    crowds = {}
    for same in alike.values():
        if len(same) > COMMON:
            first, *others = sorted(same, key=lambda saying: saying.rank)
            crowds[first.key] = others
    left = {saying.key for others in crowds.values() for saying in others}
    return [saying for saying in sayings if saying.key not in left], crowds


def _with_crowds(
    groups: Iterable[list[Saying]], crowds: Mapping[Key, list[Saying]]
) -> Iterator[list[Saying]]:
    """Yield the groups that stand in more than one article, each crowd once with all who are in it."""
    seen: set[Key] = set()
    for group in groups:
        whole = [s for first in group for s in (first, *crowds.get(first.key, ()))]
        if len({s.key[0] for s in whole}) > 1 and seen.isdisjoint(first.key for first in group):
            yield whole
        seen.update(first.key for first in group)


def _groups(sayings: Sequence[Saying]) -> Iterator[list[Saying]]:
    """Yield the sayings in groups of one statement each, the likeliest pair joined first.

    All of a group are like its first version. Two that hold the first, each with other words around
    it, are like the first and not one statement.
    """
    alike: dict[int, dict[int, float]] = defaultdict(dict)
    for one, two in _pairs(sayings):
        how = likeness(sayings[one], sayings[two])
        if how:
            alike[one][two] = alike[two][one] = how
    rank = {number: place for place, number in enumerate(_by_rank(sayings, alike))}
    group_of = {number: [number] for number in alike}
    pairs = ((one, two) for one in alike for two in alike[one] if rank[one] < rank[two])
    for one, two in sorted(pairs, key=lambda p: (-alike[p[0]][p[1]], rank[p[0]], rank[p[1]])):
        if group_of[one] is group_of[two]:
            continue
        joined = sorted([*group_of[one], *group_of[two]], key=rank.__getitem__)
        if _is_one(sayings, alike, joined):
            group_of |= dict.fromkeys(joined, joined)
    for number, group in group_of.items():
        if group[0] == number and len(group) > 1:
            yield [sayings[member] for member in group]


def _by_rank(sayings: Sequence[Saying], numbers: Iterable[int]) -> list[int]:
    """Return the numbers of sayings, the first known version first."""
    return sorted(numbers, key=lambda number: sayings[number].rank)


def _is_one(sayings: Sequence[Saying], alike: Alike, group: list[int]) -> bool:
    """Say whether a group, its first version first, is one statement."""
    first, *others = group
    if any(other not in alike[first] for other in others):
        return False
    return all(_fits(sayings, alike, first, *pair) for pair in combinations(others, 2))


def _fits(sayings: Sequence[Saying], alike: Alike, first: int, member: int, other: int) -> bool:
    """Say whether two that are like the first can be versions of it beside one another.

    They are like each other, or one is but a part of the first, or they stand in one article.
    """
    if other in alike[member] or sayings[member].key[0] == sayings[other].key[0]:
        return True
    whole = len(sayings[first].compared)
    return min(len(sayings[member].compared), len(sayings[other].compared)) < LIKENESS * whole


def _pairs(sayings: Sequence[Saying]) -> Iterator[tuple[int, int]]:
    """Yield the pairs from different articles that share a row of words, unless two people say it."""
    words = numbered([saying.compared] for saying in sayings)
    every, holder = together(words)
    rows, places = rows_at(every, SHINGLE)
    codes, _ = sharing(rows, holder[places], len(sayings), COMMON)
    two, one = np.divmod(codes, max(1, len(sayings)))
    article = _codes(saying.key[0] for saying in sayings)
    fits = article[one] != article[two]
    fits[fits] = _have_words_in_common(sayings, one[fits], two[fits])
    for a, b in zip(one[fits].tolist(), two[fits].tolist(), strict=True):
        if one_speaker(sayings[a], sayings[b]):
            yield a, b


def _have_words_in_common(sayings: Sequence[Saying], one: Counts, two: Counts) -> Mask:
    """Return which pairs have so many words in common, in whatever order, as ``likeness`` asks for."""
    things = numbered([saying.vocabulary] for saying in sayings)
    sizes = np.array([len(saying.vocabulary) for saying in sayings], dtype=np.int64)
    every, _ = together(things)
    places = every[every > 0].astype(np.int64)
    weighed = Weighed(places, sizes, np.ones(int(places.max(initial=0)) + 1))
    words = np.array([len(saying.compared) for saying in sayings], dtype=np.int64)
    shorter = np.where(words[one] <= words[two], one, two)
    missing = sizes[shorter] - weighed.common(two, one)
    return words[shorter] - missing >= LIKENESS * words[shorter]


def _codes(values: Iterable[str]) -> Counts:
    """Return a number for each value, the same for equal ones."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)


def _statement(group: list[Saying]) -> Statement:
    """Return the group as a statement, its first known version first."""
    first, *others = sorted(group, key=lambda saying: saying.rank)
    versions = [Version(first.key[0], first.pieces, "first")]
    for other in others:
        how = difference(first.words, other.words)
        versions.append(Version(other.key[0], other.pieces, how))
    return Statement(tuple(versions))
