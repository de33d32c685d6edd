"""Statements across articles: which quotations repeat one another, and how they differ.

A statement carried by several outlets is one statement with its versions. The first version is a
transcript's where the collection holds one, else the longest of the earliest. Statements are the
same when most words of the shorter are in the longer, in the same rows, and the speakers do not
conflict, and every version is compared with the first: two versions that are each like a third are
not thereby one statement. Words said to the letter are compared with such, and what reporters tell in words of their
own with what others tell so, or, where a few words of it are in marks, with all that the speaker says in those words;
what a cue broke into pieces is one statement.
Where articles come and go, only what they say is compared again; the answer is that of comparing all.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.lists import Pairs
from dashboard.linking.quoted_words import one_speaker, sayings_of, tells
from dashboard.linking.shingles import (
    MIX,
    TOGETHER,
    each_once,
    in_bucket,
    rows_at,
    rows_of,
    runs_of,
    sharing,
    together,
    word_number,
)
from dashboard.linking.statement_likeness import LIKENESS, difference, likeness
from dashboard.linking.weighted_sets import Weighed
from dashboard.parsing.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.quoted_words import Key, Saying
    from dashboard.linking.shingles import Counts, Numbers
    from dashboard.linking.statement_likeness import Difference
    from dashboard.model import Annotations, Article

    type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
    type Load = Callable[[Collection[str]], Iterable[tuple[Article, Annotations]]]

AT_ONCE = 50_000
"""Sayings, or pairs of them, that are looked at together."""
GAP = np.zeros(1, np.uint64)
KEY, RANK = attrgetter("key"), attrgetter("rank")
SHINGLE = 4
"""So many words in a row must be shared before two quotations are compared."""
PAIR = 2
"""So many words in marks in a row, of one speaker, where a reporter gives few to the letter."""
type Alike = Mapping[int, Mapping[int, float]]
COMMON = 60
"""A row of words that is in more quotations than this tells nothing."""


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


@dataclass(frozen=True, slots=True)
class Repeated:
    """The sayings of a collection that tell something, by their keys in order, and what is alike of them.

    ``alike`` says how alike two of them are, by their numbers; of those that say the same to the
    letter only the first is compared. ``statements`` are those that are in more than one article; ``differences`` say
    how versions differ from the first, by the keys of both.
    """

    sayings: Sequence[Saying] = ()
    alike: Pairs = field(default_factory=Pairs)
    statements: tuple[Statement, ...] = ()
    differences: Mapping[tuple[Key, Key], Difference] = field(default_factory=dict)


def link_statements(parsed: Sequence[tuple[Article, Annotations]]) -> tuple[Statement, ...]:
    """Return the statements that are in more than one article; the same for any order of them."""
    there = {article.id: (article, notes) for article, notes in parsed}
    return link_statements_again(
        Repeated(), there, (), lambda some: [there[name] for name in some]
    ).statements


def link_statements_again(
    before: Repeated, changed: Collection[str], gone: Collection[str], load: Load
) -> Repeated:
    """Return what repeats in a collection, of whose articles some ``changed`` or are ``gone``.

    ``changed`` are the ids of articles that are new or read again, ``load`` gives the articles asked
    for. The answer is the same as from no ``before`` at all.
    """
    parted = {*changed, *gone}
    stays = np.array([one.key[0] not in parted for one in before.sayings], dtype=bool)
    stay = [one for one, there in zip(before.sayings, stays.tolist(), strict=True) if there]
    fresh = (saying for one in load(changed) for saying in sayings_of(*one))
    sayings = sorted([*stay, *filter(tells, fresh)], key=KEY)
    first, same = _once(sayings)
    old, _ = _once(before.sayings)
    place = {saying.key: number for number, saying in enumerate(first)}
    kept = {saying.key for saying in old if saying.key[0] not in parted}
    is_new = np.array([saying.key not in kept for saying in first], dtype=bool)
    now = np.array([place.get(one.key, -1) for one in before.sayings], np.int64)
    alike = _alike(first, is_new, old, before.alike.moved(np.where(stays, now, -1)))
    known = {
        pair: how
        for pair, how in before.differences.items()
        if parted.isdisjoint(article for article, *_ in pair)
    }
    statements = (_statement(group, known) for group in _whole(_groups(first, alike), same))
    in_order = sorted(statements, key=lambda one: (one.versions[0].article, one.versions[0].start))
    number = {saying.key: number for number, saying in enumerate(sayings)}
    among = np.array([number[saying.key] for saying in first], np.int64)
    return Repeated(sayings, alike.moved(among), tuple(in_order))


def _once(sayings: Sequence[Saying]) -> tuple[list[Saying], dict[Key, list[Saying]]]:
    """Return the first of those who say the same to the letter, in order, and all of them by its key.

    What a hundred outlets print is compared once.
    """
    alike: dict[tuple[object, ...], list[Saying]] = defaultdict(list)
    for saying in sayings:
        alone = saying.key if saying.paraphrased else ()  # it may have been said again
        alike[saying.words, saying.surname, saying.given, alone].append(saying)
    several = [sorted(some, key=RANK) for some in alike.values() if len(some) > 1]
    once = [some[0] for some in alike.values() if len(some) == 1]
    first = sorted([*once, *(some[0] for some in several)], key=KEY)
    return first, {some[0].key: some for some in several}


def _whole(
    groups: Iterable[list[Saying]], same: Mapping[Key, list[Saying]]
) -> Iterator[list[Saying]]:
    """Yield the groups that are in more than one article, with all who say the same to the letter."""
    left = dict(same)
    for group in groups:
        yield [one for first in group for one in left.pop(first.key, [first])]
    yield from (some for some in left.values() if len({saying.key[0] for saying in some}) > 1)


def _alike(
    sayings: Sequence[Saying],
    is_new: Mask,
    old: Sequence[Saying],
    known: Pairs,
) -> Pairs:
    """Return how alike those sayings are that may be one; ``known`` is what those of them were that stay.

    ``old`` are all that were compared before.

    They are compared again where one of them is new, or holds a row of words that begins to tell nothing,
    or to be in a reporter's marks, or no longer does.
    """
    stay = {saying.key for saying, new in zip(sayings, is_new, strict=True) if not new}
    gone = [saying for saying in old if saying.key not in stay]
    come, stayed, went = map(
        _marked,
        (
            [saying for saying in sayings if saying.key not in stay],
            [saying for saying in sayings if saying.key in stay],
            gone,
        ),
    )
    marked, shifted = np.union1d(come, stayed), np.setdiff1d(np.union1d(come, went), stayed)
    kinds = _rows([*sayings, *gone], np.union1d(marked, shifted))
    asked = is_new
    if len(old):
        asked = _turned(kinds, is_new, len(gone), shifted)
        unmarked = np.setdiff1d(shifted, marked)
        here = ((holder < len(sayings)) & ~np.isin(rows, unmarked) for rows, holder in kinds)
        kinds = [(rows[own], holder[own]) for (rows, holder), own in zip(kinds, here, strict=True)]
    found = [
        (*pair, how)
        for pair in _pairs(sayings, *kinds, asked)
        if (how := likeness(*(sayings[one] for one in pair)))
    ]
    return known.only(~(asked[known.one] | asked[known.other])).joined(found)


def _turned(
    kinds: Iterable[tuple[Numbers, Counts]], is_new: Mask, gone: int, shifted: Numbers
) -> Mask:
    """Return which sayings are new, or hold a row of words that is crowded now and was not, was and is not, or is ``shifted``.

    The rows' holders are the sayings, and after them ``gone`` others that are no more.
    """
    texts, asked = len(is_new) + gone, is_new.copy()
    for some, whose in (one for kind in kinds for one in _in_buckets(*kind)):
        now = whose < len(is_new)
        was = ~np.append(is_new, np.zeros(gone, dtype=bool))[whose]
        crowded, before = (_crowded(some[own], whose[own], texts) for own in (now, was))
        told = np.isin(_cut(some, texts), np.setxor1d(crowded, before)) | np.isin(some, shifted)
        asked[whose[told & now]] = True
    return asked


def _rows(sayings: Sequence[Saying], marked: Numbers) -> list[tuple[Numbers, Counts]]:
    """Return two kinds of rows of words of sayings as numbers, each with whose each row is.

    They are rows of words that anybody says, and pairs of words of a speaker that some reporter has in marks.
    """
    found, retold = (([np.empty(0, np.uint64)], [np.empty(0, np.int64)]) for _ in range(2))
    for first in range(0, len(sayings), AT_ONCE):
        some = sayings[first : first + AT_ONCE]
        every, holder = together([part for one in some for part in (one.compared, GAP)])
        rows, places = rows_at(every, SHINGLE)
        found[0].append(rows)
        found[1].append(holder[places] // 2 + first)
        if len(marked):
            who = np.array([_speaker(one) for one in some], np.uint64)
            pairs, places = rows_at(_in_one_tense(every), PAIR)
            own = holder[places] // 2
            pairs = np.where(who[own], (pairs ^ who[own]) * MIX, 0)
            some_marked = np.isin(pairs, marked)
            retold[0].append(pairs[some_marked])
            retold[1].append(own[some_marked] + first)
    return [(np.concatenate(rows), np.concatenate(whose)) for rows, whose in (found, retold)]


def _marked(sayings: Sequence[Saying]) -> Numbers:
    """Return the pairs of words that reporters have in marks of a speaker, as numbers, each once."""
    found = [np.empty(0, np.uint64)]
    for saying in sayings:
        if saying.marked and saying.surname:
            words = saying.marked.replace("\n", " \n ").split(" ")
            numbers = np.array(
                [0 if word == "\n" else word_number(word) for word in words], np.uint64
            )
            found.append((rows_of(numbers, PAIR) ^ _speaker(saying)) * MIX)
    return np.unique(np.concatenate(found))


def _speaker(saying: Saying) -> np.uint64:
    """Return the number of whoever says it, or 0."""
    return np.uint64(word_number(saying.surname) if saying.surname else 0)


def _in_one_tense(words: Numbers) -> Numbers:
    """Return the numbers of words as ``in_one_tense`` returns words."""
    plain = words.copy()
    for word, other in load("contractions")["reported"].items():
        plain[words == word_number(word)] = word_number(other)
    return plain


def _in_buckets(rows: Numbers, holder: Counts) -> Iterator[tuple[Numbers, Counts]]:
    """Yield rows and whose each is in buckets; all equal ones are in one."""
    buckets = 1 + len(rows) // TOGETHER
    for bucket in range(buckets):
        own = in_bucket(rows, bucket, buckets)
        yield rows[own], holder[own]


def _crowded(rows: Numbers, holder: Counts, texts: int) -> Numbers:
    """Return the rows, cut, that are in so many of the texts that they tell nothing."""
    every, _ = each_once(rows, holder, texts)
    begins = np.flatnonzero(np.append(True, every[1:] != every[:-1])[: len(every)])
    return every[begins[np.diff(begins, append=len(every)) > COMMON]]


def _cut(rows: Numbers, texts: int) -> Numbers:
    """Return rows as ``each_once`` has them."""
    return rows >> np.uint64(texts.bit_length())


def _groups(sayings: Sequence[Saying], scores: Pairs) -> Iterator[list[Saying]]:
    """Yield the sayings in groups of one statement each, the likeliest pair joined first.

    All of a group are like its first version. Two that hold the first, each with other words around
    it, are like the first and not one statement.
    """
    times = np.bincount(np.append(scores.one, scores.other), minlength=len(sayings))
    alone = (times[scores.one] == 1) & (times[scores.other] == 1)
    pairs = scores.only(alone)
    for pair in zip(pairs.one.tolist(), pairs.other.tolist(), strict=True):
        yield [sayings[one] for one in _by_rank(sayings, pair)]
    several = scores.only(~alone)
    alike: dict[int, dict[int, float]] = defaultdict(dict)
    columns = (side.tolist() for side in (several.one, several.other, several.found))
    for one, two, how in zip(*columns, strict=True):
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
    """Return whether a group, its first version first, is one statement."""
    first, *others = group
    if any(other not in alike[first] for other in others):
        return False
    return all(_fits(sayings, alike, first, *pair) for pair in combinations(others, 2))


def _fits(sayings: Sequence[Saying], alike: Alike, first: int, member: int, other: int) -> bool:
    """Return whether two that are like the first can be versions of it beside one another.

    They are like each other, or one is but a part of the first, or they are in one article.
    """
    if other in alike[member] or sayings[member].key[0] == sayings[other].key[0]:
        return True
    whole = len(sayings[first].compared)
    return min(len(sayings[member].compared), len(sayings[other].compared)) < LIKENESS * whole


def _pairs(
    sayings: Sequence[Saying],
    said: tuple[Numbers, Counts],
    retold: tuple[Numbers, Counts],
    asked: Mask,
) -> Iterator[tuple[int, int]]:
    """Yield the pairs from different articles that share a row of words, unless two people say it.

    One of each pair is ``asked`` for. What others have in marks makes no pair of two that have nothing in marks.
    """
    article = runs_of([saying.key[0] for saying in sayings])
    partly = np.array([bool(saying.marked) for saying in sayings], dtype=bool)
    codes, some = (_sharing(*kind, len(sayings), asked) for kind in (said, retold))
    two, one = np.divmod(some, max(1, len(sayings)))
    codes = np.union1d(codes, some[partly[one] | partly[two]])
    for first in range(0, len(codes), AT_ONCE):
        two, one = np.divmod(codes[first : first + AT_ONCE], max(1, len(sayings)))
        fits = (article[one] != article[two]) & (asked[one] | asked[two])
        fits[fits] = (
            _have_words_in_common(sayings, one[fits], two[fits]) | (partly[one] | partly[two])[fits]
        )
        for a, b in zip(one[fits].tolist(), two[fits].tolist(), strict=True):
            if one_speaker(sayings[a], sayings[b]):
                yield a, b


def _sharing(rows: Numbers, holder: Counts, texts: int, asked: Mask) -> Counts:
    """Return the pairs of sayings that share a row, one of them ``asked`` for, as ``sharing`` does."""
    found = [np.empty(0, np.int64)]
    for some, whose in _in_buckets(rows, holder):
        shared = np.isin(some, some[asked[whose]])
        found.append(sharing(some[shared], whose[shared], texts, COMMON)[0])
    return np.unique(np.concatenate(found))


def _have_words_in_common(sayings: Sequence[Saying], one: Counts, two: Counts) -> Mask:
    """Return which pairs have so many words in common, in whatever order, as ``likeness`` asks for."""
    met, place = np.unique(np.append(one, two), return_inverse=True)
    some = [sayings[number] for number in met.tolist()]
    one, two = place[: len(one)], place[len(one) :]
    words = [np.unique(saying.compared) for saying in some]
    places = np.unique(np.concatenate([np.empty(0, np.uint64), *words]), return_inverse=True)[1]
    sizes = np.array([*map(len, words)], dtype=np.int64)
    weighed = Weighed(places, sizes, np.ones(int(places.max(initial=0)) + 1))
    long = np.array([len(saying.compared) for saying in some], dtype=np.int64)
    shorter = np.where(long[one] <= long[two], one, two)
    missing = sizes[shorter] - weighed.common(two, one)
    return long[shorter] - missing >= LIKENESS * long[shorter]


def _statement(group: list[Saying], known: Mapping[tuple[Key, Key], Difference]) -> Statement:
    """Return the group as a statement, its first known version first; of some is ``known`` how they differ."""
    first, *others = sorted(group, key=RANK)
    versions = [Version(first.key[0], first.pieces, "first")]
    for other in others:
        how = known.get((first.key, other.key)) or difference(
            first.words.split(), other.words.split()
        )
        versions.append(Version(other.key[0], other.pieces, how))
    return Statement(tuple(versions))
