"""Which reports can be of one event at all, told for many at once by their days and statuses.

Most pairs that share a block exclude each other by their days; numbers in arrays say so some
hundred times faster than the reports themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.linking.events.reports import Report

EARLIEST, LATEST = 0, 10**7
"""Days beyond any calendar, for ends that nobody told."""


class Compatible:
    """The reports as arrays: first and last day, article, and what kind of report it is."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.first = np.array([r.first.toordinal() if r.first else EARLIEST for r in reports])
        self.last = np.array([r.last.toordinal() if r.last else LATEST for r in reports])
        self.reporting = np.array([r.reporting for r in reports], dtype=bool)
        self.denied = np.array([r.head.status == "denied" for r in reports], dtype=bool)
        self.happened = np.array([r.head.status == "happened" for r in reports], dtype=bool)
        numbers: dict[str, int] = {}
        self.article = np.array([numbers.setdefault(r.key[0], len(numbers)) for r in reports])

    def among(self, one: int, others: set[int]) -> list[int]:
        """Return, of other reports, those of other articles that days and statuses do not exclude."""
        places = np.fromiter(others, dtype=np.int64, count=len(others))
        fits = (self.first[one] <= self.last[places]) & (self.first[places] <= self.last[one])
        fits &= self.reporting[places] == self.reporting[one]
        fits &= self.article[places] != self.article[one]
        if self.denied[one]:
            fits &= ~self.happened[places]
        elif self.happened[one]:
            fits &= ~self.denied[places]
        return places[fits].tolist()
