"""Which reports can be of one event at all, computed for many pairs at once in arrays.

Most pairs that share a block exclude each other by their days or by the people in them; arrays say
so some hundred times faster than the reports themselves. What is left is weighed one by one, so
arrays may let a pair pass that is none, and never the other way round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.events.outlines import DENIED, HAPPENED, PUBLISHED, REPORTING

if TYPE_CHECKING:
    from dashboard.linking.events.outlines import Outlines
    from dashboard.linking.events.stories import Stories
    from dashboard.linking.weighted_sets import Places, Shares

    type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]


class Compatible:
    """The outlines of reports: their days, their articles, who takes part, what kind each is."""

    def __init__(self, every: Outlines, stories: Stories) -> None:
        self._stories = stories
        self._every = every
        self._reporting, self._denied = every.has(REPORTING), every.has(DENIED)
        self._happened, self._published = every.has(HAPPENED), every.has(PUBLISHED)
        self.article = every.articles
        firsts = np.flatnonzero(np.diff(self.article, prepend=-1)).tolist()
        self._words = stories.places([every.keys[number][0] for number in firsts])

    def by_day(self, reports: Places) -> Places:
        """Return the places of some reports in the order of their days."""
        return np.argsort(self._every.first[reports], kind="stable")

    def can_be_one(self, one: Places, other: Places) -> Mask:
        """Tell of pairs whether articles, days, statuses and the people in them leave them possible."""
        first, last, people = self._every.first, self._every.last, self._every.people
        fits = (first[one] <= last[other]) & (first[other] <= last[one])
        fits &= self._reporting[one] == self._reporting[other]
        fits &= self.article[one] != self.article[other]
        fits &= ~(self._denied[one] & self._happened[other])
        fits &= ~(self._happened[one] & self._denied[other])
        strangers = (self._every.who[one] & self._every.who[other]) == 0
        fits &= ~(strangers & self._reporting[one])
        apart = (people[one] & people[other]) == 0
        fits &= ~(apart & (people[one] != 0) & (people[other] != 0))
        return fits

    def are_near(self, one: Places, other: Places, story: float) -> tuple[Mask, Shares]:
        """Tell of pairs whether a name or the stories of their articles join them.

        ``story`` is the likeness that the articles of strangers need; where no day is known, none.
        The second answer is the likeness of their articles.
        """
        named = self._every.named
        near = (self._every.who[one] & self._every.who[other]) != 0
        near |= ~(self._published[one] & self._published[other])
        near |= (named[one] != 0) & (named[one] == named[other])
        codes = self.article[one] * len(self._words) + self.article[other]
        codes, place = np.unique(codes, return_inverse=True)
        first, second = np.divmod(codes, max(1, len(self._words)))
        likeness = self._stories.compare(self._words[first], self._words[second])[place]
        return near | (likeness >= story), likeness
