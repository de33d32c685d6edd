"""Other forms of a name in a link: "G7" leads to the Group of Seven, unless another entity has the form too.

A form that two entities have leads to neither: the page names both, and the reader chooses.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dashboard.view import View

FIELDS = ("entity", "not_entity", "about", "speaker", "not_speaker")
"""Filters that hold names of entities."""

type Has = Callable[[str, str], bool]
"""Whether a filter has a value in the collection."""
type Called = Callable[[str], list[str]]
"""The names of those who are called so."""


def meant(called: Called, view: View, has: Has) -> View:
    """Return the view with each alias replaced by the name of the one entity that has it."""
    found = {value: of[0] for value, of in _forms(called, view, has) if len(of) == 1}
    return renamed(view, found) if found else view


def renamed(view: View, names: Mapping[str, str]) -> View:
    """Return the view with some names replaced by others, each once in a filter."""
    changed = {
        field: tuple(dict.fromkeys(names.get(value, value) for value in getattr(view, field)))
        for field in FIELDS
    }
    return replace(view, **changed)


def ambiguous(called: Called, view: View, has: Has) -> dict[str, list[str]]:
    """Return the names asked for that several entities have, each with these entities' names."""
    return {value: of for value, of in _forms(called, view, has) if len(of) > 1}


def _forms(called: Called, view: View, has: Has) -> Iterator[tuple[str, list[str]]]:
    """Yield each value that is nobody's own name, with the names of those who are called so."""
    for field in FIELDS:
        for value in getattr(view, field):
            if not has(field, value):
                yield value, called(value)
