"""One event across articles, with all that its mentions say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.linking.entities import EntityLink
    from dashboard.model import Annotations, Article


@dataclass(frozen=True, slots=True)
class LinkedEvent:
    """An event of the collection: label, interval (ISO days, both included), certainty, status."""

    event: str
    label: str
    first: str | None
    last: str | None
    certainty: str
    status: str
    place: str | None
    participants: tuple[str, ...]


def link_events(
    parsed: Sequence[tuple[Article, Annotations]],
    entities: Mapping[tuple[str, str], EntityLink],
) -> dict[tuple[str, int], LinkedEvent]:
    """Map (article id, event number in it) to the linked event; independent of the order."""
    return {}
