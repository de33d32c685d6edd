"""One article as the event rules see it: its syntax, the clauses found, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.model import EventStatus
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.syntax.document import Document


@dataclass(frozen=True, slots=True)
class Scene:
    """The clauses of an article with their statuses; ``owner`` maps a token to its clause's place.

    ``published`` is the ISO day of publication, None where it is unknown; ``dated`` are the tokens of dates.
    """

    document: Document
    clauses: Sequence[Clause]
    statuses: Sequence[EventStatus]
    published: str | None
    owner: Mapping[int, int]
    dated: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls,
        document: Document,
        clauses: Sequence[Clause],
        statuses: Sequence[EventStatus],
        published: str | None,
        dated: frozenset[int] = frozenset(),
    ) -> Scene:
        """Return the scene, with the owners of heads and carriers."""
        owner = {number: i for i, c in enumerate(clauses) for number in (c.head, *c.carriers)}
        return cls(document, clauses, statuses, published[:10] if published else None, owner, dated)

    def in_date(self, number: int) -> bool:
        """Tell whether a token belongs to a date."""
        return number in self.dated

    def governor(self, number: int) -> int | None:
        """Return the place of the clause whose word governs a token."""
        for above in self.document.ancestors(number):
            if above in self.owner:
                return self.owner[above]
        return None
