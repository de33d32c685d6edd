"""Weighted sets in one array, and what two of them have in common, for many pairs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.shingles import cut

if TYPE_CHECKING:
    type Places = np.ndarray[tuple[int], np.dtype[np.int64]]
    type Shares = np.ndarray[tuple[int], np.dtype[np.float64]]


class Weighed:
    """The sets of all texts, one after the other; ``totals`` is what each set weighs.

    ``things`` are places in the table of ``weights``, ``sizes`` says how many each text has. Sums run
    over a text's things in their order there.
    """

    def __init__(self, things: Places, sizes: Places, weights: Shares) -> None:
        self.sizes, self.weights = sizes, weights
        starts = np.cumsum(sizes) - sizes
        self.totals = self._sums(weights[things], starts, sizes)
        self._things = cut(things, starts[1:])
        self._marked = np.zeros(len(weights))

    def common(self, ones: Places, others: Places) -> Shares:
        """Return the weight of what the texts of each pair have in common; pairs of one in a row."""
        borders = np.flatnonzero(np.diff(ones)) + 1
        rows = cut(others, borders) if len(ones) else []
        firsts = ones[np.append(0, borders)[: len(rows)]].tolist()
        found = [self._common(one, row) for one, row in zip(firsts, rows, strict=True)]
        return np.concatenate([np.empty(0), *found])

    def _common(self, one: int, others: Places) -> Shares:
        own = self._things[one]
        self._marked[own] = self.weights[own]
        sizes = self.sizes[others]
        held = np.concatenate([self._things[other] for other in others.tolist()])
        sums = self._sums(self._marked[held], np.cumsum(sizes) - sizes, sizes)
        self._marked[own] = 0.0
        return sums

    @staticmethod
    def _sums(values: Shares, starts: Places, sizes: Places) -> Shares:
        """Return the sum of each text's values; one without things adds nothing, and has its sum."""
        return np.add.reduceat(np.append(values, 0.0), starts) * (sizes > 0)
