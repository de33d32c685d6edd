"""Descriptions that their article leaves open: "the French president" is who held that role then."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from dashboard.linking.entities.roles import ONE_TIME, office
from dashboard.parsing.entities.person_names import slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.linking.entities.seen import EntityLink, SeenEntity


ONE_COUNTRY = {
    head: frozenset({"country:US"})
    for head in ("secretary of state", "secretary of defense", "treasury secretary")
}
"""Offices that the news names without a country, and whose they are."""


def names_holder(entity: str | None, link: EntityLink | None) -> bool:
    """Say whether an office that its article leaves open was linked to the person who held it."""
    office_only = entity is not None and entity.startswith("role:")
    return office_only and link is not None and link.entity.startswith("per:")


def link_descriptions(
    described: Sequence[SeenEntity],
    seen: Sequence[SeenEntity],
    links: Mapping[tuple[str, str], EntityLink],
) -> dict[tuple[str, str], EntityLink]:
    """Return the persons whom descriptions mean: the one holder within sixty days, else nobody."""
    holders = _holders(seen)
    found = {}
    for entity in described:
        _, head, place = entity.identity.split(":", 2)
        near: Counter[EntityLink] = Counter(
            links[h.key]
            for h in holders.get((head, place), ())
            if h.day and entity.day and abs(h.day - entity.day) <= ONE_TIME
        )
        if len(near) == 1:
            found[entity.key] = next(iter(near))
    return found


def _holders(seen: Sequence[SeenEntity]) -> Mapping[tuple[str, str], list[SeenEntity]]:
    """Return who holds each office of one country, as the articles have it."""
    holders: dict[tuple[str, str], list[SeenEntity]] = defaultdict(list)
    for entity in seen:
        held = {office(role) for role in entity.roles if entity.identity.startswith("per:")}
        for head, scope in held:
            places = scope or ONE_COUNTRY.get(head, frozenset())
            for place in places if len(places) == 1 else ():
                holders[slug(head), place].append(entity)
    return holders
