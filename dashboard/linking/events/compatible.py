"""Which reports can be of one event at all, told for many pairs at once by numbers in arrays.

Most pairs that share a block exclude each other by their days or by the people in them; arrays say
so some hundred times faster than the reports themselves. What is left is weighed one by one, so
arrays may let a pair pass that is none, and never the other way round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.linking.events.reports import Report
    from dashboard.linking.events.terms import Terms
    from dashboard.linking.weighed import Places, Shares

    type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]

EARLIEST, LATEST = 0, 10**7
"""Days beyond any calendar, for ends that nobody told."""
BITS = 63
"""Names are folded into so many bits: without a common bit, two sets have no common name."""


class Compatible:
    """The reports as arrays: their days, their articles, who takes part, what kind of report each is."""

    def __init__(self, reports: Sequence[Report], terms: Terms) -> None:
        self._terms = terms
        self._words = terms.places({r.key[0]: r.article for r in reports}.values())
        self.first = np.array([r.first.toordinal() if r.first else EARLIEST for r in reports])
        self.last = np.array([r.last.toordinal() if r.last else LATEST for r in reports])
        self.reporting = np.array([r.kind.reporting for r in reports], dtype=bool)
        self.denied = np.array([r.head.status == "denied" for r in reports], dtype=bool)
        self.happened = np.array([r.head.status == "happened" for r in reports], dtype=bool)
        self.published = np.array([bool(r.published) for r in reports], dtype=bool)
        self.article = _numbers(r.key[0] for r in reports)
        names = [r.named for r in reports]
        self.named = _numbers(names)
        self.is_named = np.array([*map(bool, names)], dtype=bool)
        bits: dict[str, int] = {}
        self.who = _folded((r.who for r in reports), bits)
        self.people = _folded((r.people for r in reports), bits)

    def can_be_one(self, one: Places, other: Places) -> Mask:
        """Tell of pairs whether articles, days, statuses and the people in them leave them possible."""
        fits = (self.first[one] <= self.last[other]) & (self.first[other] <= self.last[one])
        fits &= self.reporting[one] == self.reporting[other]
        fits &= self.article[one] != self.article[other]
        fits &= ~(self.denied[one] & self.happened[other])
        fits &= ~(self.happened[one] & self.denied[other])
        strangers = (self.who[one] & self.who[other]) == 0
        fits &= ~(strangers & self.reporting[one])
        apart = (self.people[one] & self.people[other]) == 0
        fits &= ~(apart & (self.people[one] != 0) & (self.people[other] != 0))
        return fits

    def are_near(self, one: Places, other: Places, story: float) -> tuple[Mask, Shares]:
        """Tell of pairs whether a name or the stories of their articles join them.

        ``story`` is the likeness that the articles of strangers need; where no day is known, none.
        The second answer is the likeness of their articles.
        """
        near = (self.who[one] & self.who[other]) != 0
        near |= ~(self.published[one] & self.published[other])
        near |= self.is_named[one] & (self.named[one] == self.named[other])
        codes = self.article[one] * len(self._words) + self.article[other]
        codes, place = np.unique(codes, return_inverse=True)
        first, second = np.divmod(codes, max(1, len(self._words)))
        likeness = self._terms.compare(self._words[first], self._words[second])[place]
        return near | (likeness >= story), likeness


def _numbers(values: Iterable[str]) -> Places:
    """Return a number for each value, the same for equal ones."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)


def _folded(sets: Iterable[frozenset[str]], bits: dict[str, int]) -> Places:
    """Return each set of names as bits; ``bits`` remembers which name has which."""
    return np.array(
        [sum({1 << bits.setdefault(name, len(bits) % BITS) for name in names}) for names in sets],
        dtype=np.int64,
    )
