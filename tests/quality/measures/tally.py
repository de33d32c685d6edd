"""Counts of what was right, found and wanted, and the measures made of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.quality.annotated import Annotated
    from tests.quality.measures.spans import Span


@dataclass
class Tally:
    """Found and right, found, and wanted: the measure is F1 where extras count, else a share."""

    right: int = 0
    found: int | None = None
    wanted: int = 0

    def value(self) -> float:
        """Return F1 of precision and recall, or the share of what was wanted that is right."""
        if self.found is None:
            return self.right / self.wanted if self.wanted else 0.0
        both = self.found + self.wanted
        return 2 * self.right / both if both else 0.0


@dataclass
class Scores:
    """All tallies by name; ``errors`` says what went wrong where, for the annotator's eyes."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[str] = field(default_factory=list)

    def measures(self) -> dict[str, float]:
        """Return each measure's value, rounded down to three places, by name."""
        return {name: int(t.value() * 1000) / 1000 for name, t in sorted(self.tallies.items())}

    def count(self, name: str, is_right: bool) -> None:
        """Count one wanted thing, right or not."""
        self.tallies[name].wanted += 1
        self.tallies[name].right += is_right

    def count_found(self, name: str, number: int) -> None:
        """Count what the parser found: from now on the measure is an F1."""
        self.tallies[name].found = (self.tallies[name].found or 0) + number

    def note(self, gold: Annotated, what: str, span: Span, detail: str) -> None:
        """Keep one error with its report and its words."""
        words = gold.article.text[span[0] : span[1]]
        self.errors.append(f"{gold.article.raw_ref}: {what} {words[:70]!r}: {detail}")
