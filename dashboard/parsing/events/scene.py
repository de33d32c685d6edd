"""One article as the event rules see it: its syntax, the clauses found, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.model import EventStatus
    from dashboard.parsing.events.clauses import Clause, MainEvent
    from dashboard.parsing.syntax.document import Document


OWN_CLAUSES = frozenset({"pcomp", "advcl", "relcl", "ccomp"})
"""How verbs that tell of no event hang on others, and yet keep what hangs on them."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The clauses of an article with their statuses; ``owner`` maps a token to its clause's place.

    ``published`` is the ISO day of publication, None where it is unknown; ``dated`` are the tokens of dates; ``main`` are the clauses that may report the main event, by their heads;
    ``captions`` are the numbers of sentences below pictures, which tell in the present what has been.
    """

    document: Document
    clauses: Sequence[Clause]
    statuses: Sequence[EventStatus]
    published: str | None
    owner: Mapping[int, int]
    dated: frozenset[int] = frozenset()
    main: Mapping[int, MainEvent] = field(default_factory=dict)
    captions: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls,
        document: Document,
        clauses: Sequence[Clause],
        statuses: Sequence[EventStatus],
        published: str | None,
        dated: frozenset[int] = frozenset(),
        main: Sequence[MainEvent] = (),
        captions: frozenset[int] = frozenset(),
    ) -> Scene:
        """Return the scene, with the owners of heads and carriers."""
        owner = {number: i for i, c in enumerate(clauses) for number in (c.head, *c.carriers)}
        day = published[:10] if published else None
        found = {one.head: one for one in main}
        return cls(document, clauses, statuses, day, owner, dated, found, captions)

    def main_of(self, clause: Clause) -> MainEvent | None:
        """Return what a clause is of the main event, if it may report that."""
        words = (clause.head, *clause.carriers)
        return next((self.main[n] for n in words if n in self.main), None)

    def governor(self, number: int) -> int | None:
        """Return the place of the clause whose word governs a token."""
        for above in self.document.ancestors(number):
            if above in self.owner:
                return self.owner[above]
            verb = self.document.pos[above] in ("VERB", "AUX")
            state = self.document.lemma[above] in event_words().verbs["stative"]
            if verb and state and self.document.dep[above] in OWN_CLAUSES:
                return None  # "returns after having a son in August": of no event that is told
        return None
