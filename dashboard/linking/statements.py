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
from itertools import combinations, count
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.lists import Pairs
from dashboard.linking.quoted_words import one_speaker, sayings_of, tells
from dashboard.linking.sayings import Sayings
from dashboard.linking.shingles import (
    MIX,
    TOGETHER,
    each_once,
    in_bucket,
    rows_at,
    rows_of,
    runs_of,
    sharing,
    word_number,
)
from dashboard.linking.statement_likeness import LIKENESS, difference, likeness
from dashboard.linking.weighted_sets import Weighed
from dashboard.parsing.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.lists import Lists, Places
    from dashboard.linking.quoted_words import Key
    from dashboard.linking.shingles import Counts, Numbers
    from dashboard.linking.statement_likeness import Difference
    from dashboard.model import Annotations, Article

    type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
    type Load = Callable[[Collection[str]], Iterable[tuple[Article, Annotations]]]

AT_ONCE = 50_000
"""Sayings, or pairs of them, that are looked at together."""
SHINGLE = 4
"""So many words in a row must be shared before two quotations are compared."""
PAIR = 2
"""So many words in marks in a row, of one speaker, where a reporter gives few to the letter."""
type Alike = Mapping[int, set[int]]
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

    sayings: Sayings = field(default_factory=Sayings)
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
    parted, was = {*changed, *gone}, before.sayings
    stays = np.array([article not in parted for article in was.article], dtype=bool)
    fresh = (saying for one in load(changed) for saying in sayings_of(*one))
    stay = np.flatnonzero(stays)
    sayings, number = was.take(stay).with_others(Sayings.of(filter(tells, fresh)))
    origin = np.where(number < 0, -1, np.append(stay, -1)[number])
    first, same = _once(sayings)
    old, _ = _once(was)
    kept = _marks(len(was) + 1, old)[origin[first]]
    now = _places(len(was) + 1, origin[first])[:-1]
    lost = was.take(old[~_marks(len(was) + 1, origin[first])[old]])
    compared = sayings.take(first)
    alike = _alike(compared, ~kept, lost, before.alike.moved(now))
    known = {
        pair: how
        for pair, how in before.differences.items()
        if parted.isdisjoint(article for article, *_ in pair)
    }
    places = first.tolist()
    among = ([places[one] for one in group] for group in _groups(compared, alike))
    statements = (_statement(group, sayings, known) for group in _whole(among, same, sayings))
    in_order = sorted(statements, key=lambda one: (one.versions[0].article, one.versions[0].start))
    return Repeated(sayings, alike.moved(first), tuple(in_order))


def _marks(many: int, places: Places) -> Mask:
    """Return which of so many places are among these; the last is that of -1, and never among them."""
    marks = np.zeros(many, bool)
    marks[places] = True
    marks[-1] = False
    return marks


def _places(many: int, values: Places) -> Places:
    """Return where each of so many values is, -1 for one that is nowhere."""
    places = np.full(many, -1)
    places[values] = np.arange(len(values))
    return places


def _once(sayings: Sayings) -> tuple[Places, dict[int, list[int]]]:
    """Return the first of those who say the same to the letter, in order, and all of them by its number.

    What a hundred outlets print is compared once. Those who say the same are in the order of their ranks.
    """
    first: dict[tuple[str, str, str], int] = {}
    said = zip(sayings.words, sayings.surname, sayings.given, strict=True)
    group = np.fromiter(map(first.setdefault, said, count()), np.int64, len(sayings))
    alone = np.flatnonzero(sayings.paraphrased != "")  # it may have been said again
    group[alone] = len(sayings) + alone
    members: dict[int, list[int]] = defaultdict(list)
    for number in np.flatnonzero(np.bincount(group)[group] > 1).tolist():
        members[int(group[number])].append(number)
    printed = [*zip(sayings.report.tolist(), sayings.published, strict=True)]
    several = [sorted(some, key=printed.__getitem__) for some in members.values()]
    is_first = np.ones(len(sayings), bool)
    is_first[[number for _, *others in several for number in others]] = False
    return np.flatnonzero(is_first), {some[0]: some for some in several}


def _whole(
    groups: Iterable[Sequence[int]], same: Mapping[int, list[int]], sayings: Sayings
) -> Iterator[list[int]]:
    """Yield the groups that are in more than one article, with all who say the same to the letter."""
    left = dict(same)
    for group in groups:
        yield [one for first in group for one in left.pop(first, [first])]
    yield from (some for some in left.values() if len({*sayings.article[some]}) > 1)


def _alike(sayings: Sayings, is_new: Mask, gone: Sayings, known: Pairs) -> Pairs:
    """Return how alike those sayings are that may be one; ``known`` is what those of them were that stay.

    ``gone`` are those that were compared before and are not any more.

    They are compared again where one of them is new, or holds a row of words that begins to tell nothing,
    or to be in a reporter's marks, or no longer does.
    """
    sides = (np.flatnonzero(some) for some in (is_new, ~is_new))
    come, stayed = (_marked(sayings.take(some)) for some in sides)
    went = _marked(gone)
    marked, shifted = np.union1d(come, stayed), np.setdiff1d(np.union1d(come, went), stayed)
    kinds = _rows(sayings.followed_by(gone), np.union1d(marked, shifted))
    asked = is_new
    if not is_new.all() or len(gone):
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


def _rows(sayings: Sayings, marked: Numbers) -> list[tuple[Numbers, Counts]]:
    """Return two kinds of rows of words of sayings as numbers, each with whose each row is.

    They are rows of words that anybody says, and pairs of words of a speaker that some reporter has in marks.
    """
    found, retold = (([np.empty(0, np.uint64)], [np.empty(0, np.int64)]) for _ in range(2))
    for first in range(0, len(sayings), AT_ONCE):
        some = sayings[first : first + AT_ONCE]
        every, holder = _with_gaps(some.compared)
        rows, places = rows_at(every, SHINGLE)
        found[0].append(rows)
        found[1].append(holder[places] + first)
        if len(marked):
            who = np.array([*map(_speaker, some.surname)], np.uint64)
            pairs, places = rows_at(_in_one_tense(every), PAIR)
            own = holder[places]
            pairs = np.where(who[own], (pairs ^ who[own]) * MIX, 0)
            some_marked = np.isin(pairs, marked)
            retold[0].append(pairs[some_marked])
            retold[1].append(own[some_marked] + first)
    return [(np.concatenate(rows), np.concatenate(whose)) for rows, whose in (found, retold)]


def _with_gaps(words: Lists) -> tuple[Numbers, Counts]:
    """Return the words of all lists with a gap after each list, and whose each is."""
    every = np.zeros(len(words.values) + len(words.sizes), np.uint64)
    every[np.arange(len(words.values)) + words.holder] = words.values.view(np.uint64)
    return every, np.repeat(np.arange(len(words.sizes)), words.sizes + 1)


def _marked(sayings: Sayings) -> Numbers:
    """Return the pairs of words that reporters have in marks of a speaker, as numbers, each once."""
    found = [np.empty(0, np.uint64)]
    some = np.flatnonzero((sayings.marked != "") & (sayings.surname != ""))
    for marked, surname in zip(sayings.marked[some], sayings.surname[some], strict=True):
        words = marked.replace("\n", " \n ").split(" ")
        numbers = np.array([0 if word == "\n" else word_number(word) for word in words], np.uint64)
        found.append((rows_of(numbers, PAIR) ^ _speaker(surname)) * MIX)
    return np.unique(np.concatenate(found))


def _speaker(surname: str) -> np.uint64:
    """Return the number of whoever says it, or 0."""
    return np.uint64(word_number(surname) if surname else 0)


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


def _groups(sayings: Sayings, scores: Pairs) -> Iterator[list[int]]:
    """Yield the numbers of sayings in groups of one statement each, the likeliest pair joined first.

    All of a group are like its first version. Two that hold the first, each with other words around
    it, are like the first and not one statement.
    """
    times = np.bincount(np.append(scores.one, scores.other), minlength=len(sayings))
    alone = (times[scores.one] == 1) & (times[scores.other] == 1)
    pairs = scores.only(alone)
    for pair in zip(pairs.one.tolist(), pairs.other.tolist(), strict=True):
        yield _by_rank(sayings, pair)
    several = scores.only(~alone)
    alike: dict[int, set[int]] = defaultdict(set)
    for one, two in zip(several.one.tolist(), several.other.tolist(), strict=True):
        alike[one].add(two)
        alike[two].add(one)
    by_rank = _by_rank(sayings, alike)
    rank = _places(len(sayings), np.array(by_rank, np.int64))
    earlier = rank[several.one] < rank[several.other]
    one, two = (np.where(some, several.one, several.other) for some in (earlier, ~earlier))
    order = np.lexsort((rank[two], rank[one], -several.found))
    group_of = {number: [number] for number in by_rank}
    for a, b in zip(one[order].tolist(), two[order].tolist(), strict=True):
        if group_of[a] is group_of[b]:
            continue
        joined = sorted([*group_of[a], *group_of[b]], key=rank.__getitem__)
        if _is_one(sayings, alike, joined):
            group_of |= dict.fromkeys(joined, joined)
    for number, group in group_of.items():
        if group[0] == number and len(group) > 1:
            yield group


def _by_rank(sayings: Sayings, numbers: Iterable[int]) -> list[int]:
    """Return the numbers of sayings, the first known version first."""
    return sorted(numbers, key=sayings.rank)


def _is_one(sayings: Sayings, alike: Alike, group: list[int]) -> bool:
    """Return whether a group, its first version first, is one statement."""
    first, *others = group
    if not alike[first].issuperset(others):
        return False
    return all(_fits(sayings, alike, first, *pair) for pair in combinations(others, 2))


def _fits(sayings: Sayings, alike: Alike, first: int, member: int, other: int) -> bool:
    """Return whether two that are like the first can be versions of it beside one another.

    They are like each other, or one is but a part of the first, or they are in one article.
    """
    if other in alike[member] or sayings.article[member] == sayings.article[other]:
        return True
    sizes = sayings.compared.sizes
    return bool(min(sizes[member], sizes[other]) < LIKENESS * sizes[first])


def _pairs(
    sayings: Sayings,
    said: tuple[Numbers, Counts],
    retold: tuple[Numbers, Counts],
    asked: Mask,
) -> Iterator[tuple[int, int]]:
    """Yield the pairs from different articles that share a row of words, unless two people say it.

    One of each pair is ``asked`` for. What others have in marks makes no pair of two that have nothing in marks.
    """
    article, partly = runs_of(sayings.article.tolist()), sayings.marked != ""
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


def _have_words_in_common(sayings: Sayings, one: Counts, two: Counts) -> Mask:
    """Return which pairs have so many words in common, in whatever order, as ``likeness`` asks for."""
    met, place = np.unique(np.append(one, two), return_inverse=True)
    some = [sayings.compared[number].view(np.uint64) for number in met.tolist()]
    one, two = place[: len(one)], place[len(one) :]
    words = [*map(np.unique, some)]
    places = np.unique(np.concatenate([np.empty(0, np.uint64), *words]), return_inverse=True)[1]
    sizes = np.array([*map(len, words)], dtype=np.int64)
    weighed = Weighed(places, sizes, np.ones(int(places.max(initial=0)) + 1))
    long = np.array([*map(len, some)], dtype=np.int64)
    shorter = np.where(long[one] <= long[two], one, two)
    missing = sizes[shorter] - weighed.common(two, one)
    return long[shorter] - missing >= LIKENESS * long[shorter]


def _statement(
    group: Iterable[int], sayings: Sayings, known: Mapping[tuple[Key, Key], Difference]
) -> Statement:
    """Return the group as a statement, its first known version first; of some is ``known`` how they differ."""
    first, *others = _by_rank(sayings, group)
    key = sayings.key(first)
    versions = [Version(key[0], sayings.pieces_of(first), "first")]
    for other in others:
        how = known.get((key, sayings.key(other))) or difference(
            *(sayings.words[one].split() for one in (first, other))
        )
        versions.append(Version(sayings.article[other], sayings.pieces_of(other), how))
    return Statement(tuple(versions))
