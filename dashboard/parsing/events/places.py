"""Whether two places can be one event's: a town and its own country can, a town and another cannot."""

from __future__ import annotations

import functools

from dashboard.parsing.entities.gazetteer import load_gazetteer


def lie_apart(one: str, other: str) -> bool:
    """Tell whether two places, by id, exclude each other."""
    if one == other:
        return False
    if one.split(":", maxsplit=1)[0] == other.split(":", maxsplit=1)[0]:
        return True
    here, there = country_of(one), country_of(other)
    return bool(here and there and here != there)


def country_of(place: str) -> str | None:
    """Return the code of the country that a place is or lies in; None where it is not known."""
    return _countries().get(place)


@functools.cache
def _countries() -> dict[str, str]:
    known = load_gazetteer()
    entries = [*known.by_id.values(), *(town for towns in known.cities.values() for town in towns)]
    return {entry.id: entry.country for entry in entries if entry.country}
