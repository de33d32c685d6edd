"""The palette: ten named colours, light and dark, and which of them a type of entity takes.

A figure is drawn once for both modes: the page's figures carry place holders that Streamlit's
theme swaps for its ten categorical colours in the browser, so a chart follows the reader's system
with no run of the script. ``light`` and ``dark`` give the same figure its own colours elsewhere.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import yaml

SOURCE = Path(__file__).with_name("palette.yaml")


@dataclass(frozen=True, slots=True)
class Palette:
    """Ten colours by their role; field order is the order of the theme's categorical colours."""

    person: str
    organisation: str
    place: str
    date: str
    quote: str
    chosen: str
    muted: str
    ink: str
    hairline: str
    paper: str

    def of_type(self, entity_type: str) -> str:
        """Return the colour of a type of entity (``PER``, ``ORG``, …)."""
        return str(getattr(self, role_of(entity_type)))


@functools.cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    loaded: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(SOURCE.read_text("utf-8"))
    return loaded


def role_of(entity_type: str) -> str:
    """Return the role that a type of entity is drawn in: person, organisation, place or quote."""
    return str(_table()["types"].get(entity_type, "quote"))


def types_in(role: str) -> tuple[str, ...]:
    """Return the types of entities that are drawn in a role."""
    return tuple(name for name, drawn in _table()["types"].items() if str(drawn) == role)


def colours(mode: str) -> dict[str, str]:
    """Return role -> colour for ``light`` or ``dark``."""
    return {role: shades[mode] for role, shades in _table()["colours"].items()}


THEMED = Palette(*(f"#{index:06d}" for index in range(1, 11)))
"""Place holders for the theme's ten categorical colours."""

LIGHT = Palette(**colours("light"))
DARK = Palette(**colours("dark"))
