"""Descriptions that their article leaves open: "the French president" is whoever held the role then."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.entities.roles import ONE_TIME, office
from dashboard.parsing.entities.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dashboard.linking.entities.entity_rows import EntityLink, Linked, Seen


ONE_COUNTRY = {
    head: frozenset({"country:US"})
    for head in ("secretary of state", "secretary of defense", "treasury secretary")
}
"""Offices that the news names without a country, and whose they are."""


def names_holder(entity: str | None, link: EntityLink | None) -> bool:
    """Return whether an office that its article leaves open was linked to the person who held it."""
    office_only = entity is not None and entity.startswith("role:")
    return office_only and link is not None and link.entity.startswith("per:")


def link_descriptions(seen: Seen, links: Linked) -> Iterator[tuple[EntityLink, list[int]]]:
    """Yield the persons whom descriptions mean, with their rows: the one holder within sixty days, else nobody."""
    described: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(seen.profiles):
        if one.identity.startswith("role:"):
            _, head, place = one.identity.split(":", 2)
            described[head, place].append(number)
    holders = _holders(seen) if described else {}
    days = seen.days[seen.article]
    for office_of, profiles in described.items():
        held = seen.rows_of(holders.get(office_of, ()))
        held = held[days[held] > 0]
        held = held[np.argsort(days[held], kind="stable")]
        rows = seen.rows_of(profiles)
        rows = rows[days[rows] > 0]
        first = np.searchsorted(days[held], days[rows] - ONE_TIME.days, "left")
        last = np.searchsorted(days[held], days[rows] + ONE_TIME.days, "right")
        for row, *near in zip(rows.tolist(), first.tolist(), last.tolist(), strict=True):
            named = np.unique(links.numbers[held[slice(*near)]])
            if len(named) == 1:
                yield links.every[named[0]], [row]


def _holders(seen: Seen) -> Mapping[tuple[str, str], list[int]]:
    """Return the profiles of who holds each office of one country, as the articles have it."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(seen.profiles):
        if not one.identity.startswith("per:"):
            continue
        for head, scope in {office(role) for role in one.roles}:
            places = scope or ONE_COUNTRY.get(head, frozenset())
            for place in places if len(places) == 1 else ():
                holders[slug(head), place].append(number)
    return holders
