"""An event mention while it is being worked on: what merging compares and labels are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.model import EventStatus
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.events.frames import Frame


@dataclass(frozen=True, slots=True)
class Draft:
    """One mention: its clause, arguments, time and status, and the features that merging weighs.

    ``agents`` and ``others`` are entity ids; ``words`` the content lemmas of its clause; ``object``
    the lemma of what it is done to; ``counts`` the numbers that measure it. ``evident`` tells whether the
    words show its status, which a bare noun's do not.
    """

    clause: Clause
    frame: Frame
    time: Time
    status: EventStatus
    lemma: str
    classes: frozenset[str]
    agents: frozenset[str]
    patients: frozenset[str]
    others: frozenset[str]
    words: frozenset[str]
    objects: frozenset[str]
    counts: frozenset[str]
    ordinal: str | None
    definite: bool
    reporting: bool
    evident: bool
    sentence: int

    @property
    def everyone(self) -> frozenset[str]:
        """All the entities of the clause."""
        return self.agents | self.patients | self.others
