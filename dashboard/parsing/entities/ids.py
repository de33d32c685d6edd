"""Stable ids: a pure function of what an entity is called, or the gazetteer's own."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.person_names import plain

if TYPE_CHECKING:
    from dashboard.model import EntityType

PREFIX: dict[EntityType, str] = {
    "PER": "per",
    "ORG": "org",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
    "WORK": "work",
    "LAW": "law",
    "PRODUCT": "product",
}
NOT_SLUG = re.compile(r"[\W_]+")


@functools.lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """Return a name as it stands in an id: lower case, no accents, words joined by hyphens."""
    return NOT_SLUG.sub("-", plain(name).lower()).strip("-") or "unnamed"


def entity_id(kind: EntityType, name: str) -> str:
    """Return the id of a thing that no gazetteer knows, from its type and its full name."""
    return f"{PREFIX[kind]}:{slug(name)}"
