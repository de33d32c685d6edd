"""Sayings in columns: of a million articles a few are looked at, and only these are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from itertools import batched, chain
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from dashboard.linking.lists import Lists
from dashboard.linking.quoted_words import Saying

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.linking.lists import Mask, Places
    from dashboard.linking.quoted_words import Key, Rank

    type Texts = np.ndarray[Any, Any]

AT_ONCE = 50_000
"""Sayings that are put into columns, or kept as they were made, together."""


def _texts(texts: Sequence[str] = ()) -> Texts:
    return np.array(texts, object)


def _numbers() -> Places:
    return np.empty(0, np.int64)


@dataclass(frozen=True)
class Sayings(Sequence[Saying]):
    """Sayings by the keys of their quotations, in order; one that is asked for is made of its columns."""

    article: Texts = field(default_factory=_texts)
    start: Places = field(default_factory=_numbers)
    end: Places = field(default_factory=_numbers)
    pieces: Lists = field(default_factory=Lists)
    words: Texts = field(default_factory=_texts)
    compared: Lists = field(default_factory=Lists)
    surname: Texts = field(default_factory=_texts)
    given: Texts = field(default_factory=_texts)
    report: Mask = field(default_factory=lambda: np.empty(0, bool))
    published: Texts = field(default_factory=_texts)
    paraphrased: Texts = field(default_factory=_texts)
    marked: Texts = field(default_factory=_texts)
    _made: dict[int, Saying] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, sayings: Iterable[Saying]) -> Sayings:
        """Return sayings, given in whatever order, in columns."""
        parts = [cls._of_some(some) for some in batched(sayings, AT_ONCE)]
        every = cls._of_all(parts)
        keys = [*map(every.key, range(len(every)))]
        return every.take(np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64))

    @classmethod
    def _of_some(cls, sayings: Sequence[Saying]) -> Sayings:
        numbers = np.concatenate([np.empty(0, np.uint64), *(one.compared for one in sayings)])
        return cls(
            _texts([one.key[0] for one in sayings]),
            np.array([one.key[1] for one in sayings], np.int64),
            np.array([one.key[2] for one in sayings], np.int64),
            Lists.of([*chain.from_iterable(one.pieces)] for one in sayings),
            _texts([one.words for one in sayings]),
            Lists(numbers.view(np.int64), np.array([len(one.compared) for one in sayings])),
            _texts([one.surname for one in sayings]),
            _texts([one.given for one in sayings]),
            np.array([one.rank[0] for one in sayings], bool),
            _texts([one.rank[1] for one in sayings]),
            _texts([one.paraphrased for one in sayings]),
            _texts([one.marked for one in sayings]),
        )

    @classmethod
    def _of_all(cls, parts: Sequence[Sayings]) -> Sayings:
        """Return the sayings of all parts, one after another."""
        if len(parts) == 1:
            return parts[0]

        def joined(name: str) -> Any:
            some = [getattr(one, name) for one in (cls(), *parts)]
            return Lists.of_all(some) if isinstance(some[0], Lists) else np.concatenate(some)

        return cls(*(joined(name) for name in COLUMNS))

    def followed_by(self, others: Sayings) -> Sayings:
        """Return these sayings and others after them, whatever their order."""
        return self._of_all([self, others]) if len(others) else self

    def with_others(self, others: Sayings) -> tuple[Sayings, Places]:
        """Return these sayings and those of other articles, and of each its number here, -1 for one of the others."""
        places = np.searchsorted(self.article, others.article).astype(np.int64)
        order = np.argsort(np.append(2 * np.arange(len(self)), 2 * places - 1), kind="stable")
        return self.followed_by(others).take(order), np.where(order < len(self), order, -1)

    def take(self, numbers: Places) -> Sayings:
        """Return some of the sayings, in the order asked for."""

        def taken(column: Any) -> Any:
            return column.take(numbers)

        return Sayings(*(taken(getattr(self, name)) for name in COLUMNS))

    def __len__(self) -> int:
        return len(self.article)

    def key(self, number: int) -> Key:
        """Return article and place of a saying."""
        return self.article[number], int(self.start[number]), int(self.end[number])

    def rank(self, number: int) -> Rank:
        """Return what the first known version of a statement comes first by."""
        article, start, _ = self.key(number)
        length = len(self.words[number].split())
        return bool(self.report[number]), self.published[number], -length, article, start

    def pieces_of(self, number: int) -> tuple[tuple[int, int], ...]:
        """Return where the pieces of a saying begin and end."""
        places = self.pieces[number].tolist()
        return tuple(zip(places[::2], places[1::2], strict=True))

    @overload
    def __getitem__(self, number: int) -> Saying: ...

    @overload
    def __getitem__(self, number: slice) -> Sayings: ...

    def __getitem__(self, number: int | slice) -> Saying | Sayings:
        """Return a saying, or some of them."""
        if isinstance(number, slice):
            return self.take(np.arange(*number.indices(len(self))))
        if not 0 <= number < len(self):
            raise IndexError(number)
        if number not in self._made:
            if len(self._made) >= AT_ONCE:
                self._made.clear()
            self._made[number] = self._make(number)
        return self._made[number]

    def _make(self, number: int) -> Saying:
        return Saying(
            self.key(number),
            self.pieces_of(number),
            self.words[number],
            self.compared[number].view(np.uint64),
            self.surname[number],
            self.given[number],
            self.rank(number),
            self.paraphrased[number],
            self.marked[number],
        )


COLUMNS = tuple(one.name for one in fields(Sayings) if one.init and not one.name.startswith("_"))
"""The columns of sayings."""
