"""Fingerprints by which articles are compared, and the result of comparing two.

Both depend on nothing else that was read, so they hold as long as the texts do: with some more articles,
only what is new of them is made. A text is read again only where it is compared with one that it was
not compared with before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import batched
from typing import TYPE_CHECKING, Self

import numpy as np

from dashboard.linking import shingles
from dashboard.linking.lists import Lists, Pairs
from dashboard.linking.own_and_quoted_words import Passages
from dashboard.linking.shingles import fingerprints, together

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.lists import Mask, Places
    from dashboard.linking.shingles import Counts, Numbers
    from dashboard.model import Article

    type Load = Callable[[Collection[str]], Iterable[Article]]

ROW, WINDOW = 5, 4
"""Of so many rows of so many words that follow one another one is a fingerprint: who share eight words in
a row share one."""
AT_ONCE = 1024
"""Texts whose fingerprints are taken together."""
AT_HAND = 2 * AT_ONCE
"""Texts whose words are kept for another look."""
FEW = 0.02
"""Of a collection of which so great a share is new, or more, all fingerprints are looked at."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What is kept of articles, known by their numbers in the order of publication.

    ``running`` are the fingerprints of what each says outside quotation marks, ``quoted`` those of what it quotes,
    ``stories`` the story of each. ``copies`` says how like a later and an earlier article are, 0 for two that are no
    copies; ``passages`` of a source and who quotes it how many words they share, 0 where too few, and where these
    begin in each; ``words`` the same where both quote them.
    """

    articles: Sequence[str] = ()
    stories: Sequence[str] = ()
    running: Lists = field(default_factory=Lists)
    quoted: Lists = field(default_factory=Lists)
    copies: Pairs = field(default_factory=lambda: Pairs(found=np.empty(0)))
    passages: Pairs = field(default_factory=lambda: Pairs(found=np.empty((0, 3), np.int64)))
    words: Pairs = field(default_factory=lambda: Pairs(found=np.empty((0, 3), np.int64)))


@dataclass(frozen=True)
class Shelf:
    """Articles in the order of publication, undated ones last, then by id; each is read when it is compared.

    ``known`` is what is known of those that were there before; ``place`` says where each of these is now, -1 for
    one that is gone, or is another text.
    """

    names: Sequence[str]
    running: Lists
    quoted: Lists
    load: Load
    known: Compared
    place: Places
    _read: dict[str, Passages] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Self:
        """Return the shelf of articles that were read already."""
        there = {article.id: article for article in articles}
        days = {name: article.published for name, article in there.items()}
        return cls.filled(days, lambda some: [there[name] for name in some], Compared())

    @classmethod
    def filled(
        cls,
        days: Mapping[str, str | None],
        load: Load,
        known: Compared,
        changed: Collection[str] = (),
    ) -> Self:
        """Return the shelf of articles by their days of publication, with what is ``known`` of some.

        Of those that ``changed`` since it is what they were.
        """
        names = sorted(days, key=lambda name: (days[name] or "9999", name))
        number = {name: n for n, name in enumerate(names)}
        place = np.array(
            [-1 if one in changed else number.get(one, -1) for one in known.articles], np.int64
        )
        stay = np.flatnonzero(place >= 0)
        there = {known.articles[n] for n in stay.tolist()}
        unread = [name for name in names if name not in there]
        read: dict[str, Passages] = {}
        prints: tuple[list[Lists], list[Lists]] = (
            [known.running.take(stay)],
            [known.quoted.take(stay)],
        )
        fresh: list[str] = []
        for some in batched(load(unread) if unread else (), AT_ONCE):
            if len(read) + len(some) > AT_HAND:
                read.clear()
            own = {article.id: Passages.of(article) for article in some}
            prints[0].append(_prints([one.running for one in own.values()]))
            prints[1].append(_prints([one.quoted for one in own.values()]))
            fresh += own
            read |= own
        at = np.append(place[stay], np.array([number[name] for name in fresh], np.int64))
        order = np.argsort(at)
        running, quoted = (Lists.of_all(some).take(order) for some in prints)
        return cls(names, running, quoted, load, known, place, read)

    def passages(self, numbers: Iterable[int]) -> list[Passages]:
        """Return the words of some articles."""
        names = [self.names[number] for number in numbers]
        if len(self._read) + len(names) > AT_HAND:
            self._read.clear()
        unread = [name for name in names if name not in self._read]
        self._read.update((article.id, Passages.of(article)) for article in self.load(unread))
        return [self._read[name] for name in names]

    @cached_property
    def fresh(self) -> Mask:
        """Which articles are new, or of another text than before."""
        fresh = np.ones(len(self.names), bool)
        fresh[self.place[self.place >= 0]] = False
        return fresh

    @cached_property
    def is_known(self) -> bool:
        """Whether so few articles came, went or changed that only what these have is looked at."""
        touched = int(self.fresh.sum() + (self.place < 0).sum())
        return touched < FEW * len(self.names)

    def told_otherwise(self, stories: Mapping[str, str]) -> Mask:
        """Return which articles are new, or of another story than before."""
        found = self.fresh.copy()
        for name, story, place in zip(
            self.known.articles, self.known.stories, self.place.tolist(), strict=True
        ):
            if place >= 0 and stories[name] != story:
                found[place] = True
        return found

    @cached_property
    def lost(self) -> tuple[Numbers, Numbers]:
        """The fingerprints of the texts that are no more: of what they said, and of what they quoted."""
        gone = np.flatnonzero(self.place < 0)
        running, quoted = (some.take(gone) for some in (self.known.running, self.known.quoted))
        return running.values.view(np.uint64), quoted.values.view(np.uint64)

    def orphaned(self, texts: Mask) -> Mask:
        """Return which articles have a fingerprint of which a text that is no more was the first, of these texts and some others."""
        gone, found = np.flatnonzero(self.place < 0), np.zeros(len(self.names), bool)
        lost = self.known.running.take(gone)
        rows, number = np.unique(lost.values.view(np.uint64), return_inverse=True)
        every, holder = among(self.running, rows)
        row, there = np.searchsorted(rows, every), texts[holder] & ~self.fresh[holder]
        before = _places_before(self.place, len(self.names))
        was, left = (np.full(len(rows), len(self.place)) for _ in range(2))
        was[number[::-1]] = gone[lost.holder[::-1]]  # of several the first stands
        left[row[there][::-1]] = before[holder[there][::-1]]
        found[holder[(was < left)[row]]] = True
        return found

    @property
    def buckets(self) -> int:
        """In how many buckets the fingerprints are looked at, so that one fits into memory."""
        return 1 + len(self.running.values) // shingles.TOGETHER


def in_buckets(prints: Lists, buckets: int) -> Iterator[tuple[Numbers, Counts]]:
    """Yield the fingerprints of all texts bucket by bucket, each with whose it is."""
    every = prints.values.view(np.uint64)
    holder = np.repeat(np.arange(len(prints.sizes), dtype=np.int32), prints.sizes)
    for bucket in range(buckets):
        own = shingles.in_bucket(every, bucket, buckets)
        yield every[own], holder[own].astype(np.int64)


def of_some(prints: Lists, texts: Mask) -> Numbers:
    """Return the fingerprints of some texts."""
    return prints.values[np.repeat(texts, prints.sizes)].view(np.uint64)


def among(prints: Lists, wanted: Numbers) -> tuple[Numbers, Counts]:
    """Return those fingerprints of all texts that are among those ``wanted``, and whose each is."""
    every = prints.values.view(np.uint64)
    own = shingles.places_among(every, wanted)
    return every[own], np.searchsorted(np.cumsum(prints.sizes), own, side="right")


def _places_before(place: Places, now: int) -> Places:
    """Return where each of so many articles was before, given the ``place`` of those that were; the number of these for a new one."""
    before = np.full(now, len(place))
    stay = np.flatnonzero(place >= 0)
    before[place[stay]] = stay
    return before


def _prints(texts: Sequence[Numbers]) -> Lists:
    """Return the fingerprints of some texts."""
    every, holder = fingerprints(*together(texts), ROW, WINDOW)
    return Lists(every.view(np.int64), np.bincount(holder, minlength=len(texts)))
