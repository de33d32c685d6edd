"""One event across articles, with all that its mentions say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.linking.events.incremental import Reported, link_events_again
from dashboard.linking.events.linked_event import LinkedEvent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.linking.entities import EntityLink
    from dashboard.linking.events.reports import Key
    from dashboard.model import Annotations, Article


def link_events(
    parsed: Sequence[tuple[Article, Annotations]],
    entities: Mapping[tuple[str, str], EntityLink],
    *,
    notable: bool = False,
) -> dict[Key, LinkedEvent]:
    """Map (article id, event number in it) to the linked event; independent of the order.

    With ``notable``, only of the events that a timeline knows, which are the same then: of press
    releases one in ten, so most of the others need not be compared.
    """
    there = {article.id: (article, found) for article, found in parsed}
    reported = link_events_again(
        Reported(),
        there,
        (),
        lambda some, _: [there[name] for name in some],
        entities,
        notable=notable,
    )
    return reported.events_of


__all__ = ["LinkedEvent", "Reported", "link_events", "link_events_again"]
