"""View: what a reader has chosen to see, and its form as a link.

One frozen dataclass names the filters once: field name = widget key = URL parameter. It imports no
Streamlit and reads no tables, so the page, the command line, exports and tests share it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlencode

from dashboard.model import Known, QuotationKind, WordsStatus
from dashboard.wording import in_marks, listing, period, shortened, undirected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_VALUES = 50
MAX_LENGTH = 300

Period = tuple[dt.date, dt.date]

SAID = {
    "text": ("with", ""),
    "entity": ("that name", ""),
    "speaker": ("that quote", ""),
    "about": ("with words about", ""),
    "event": ("that tell of", ""),
    "kind": ("with", " quotations"),
    "status": ("with words", ""),
    "known": ("with speakers", ""),
    "named": ("with speakers", ""),
    "source": ("from", ""),
    "language": ("in", ""),
    "published": ("published", ""),
    "referenced": ("on events of", ""),
}
"""How each filter is said in a sentence, in the order of the sentence: words before and after."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing that a View asks for: its field, its value and the words the reader sees."""

    field: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class View:
    """The filters that hold on every page; an empty View shows everything.

    Within a field any value may match; between fields all must. ``published`` and ``referenced`` are
    periods, first and last day included: when it was printed, and when what it speaks of happened.
    """

    text: str = ""
    source: tuple[str, ...] = ()
    entity: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    published: Period | None = None
    referenced: Period | None = None
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    language: tuple[str, ...] = ()

    @classmethod
    def from_query(cls, query: Mapping[str, Iterable[str] | str]) -> View:
        """Return the View of a link's parameters; what cannot be read is left out, never raised."""
        found: dict[str, Any] = {}
        for field in fields(cls):
            raw = query.get(field.name)
            if raw is None:
                continue
            values = [raw] if isinstance(raw, str) else list(raw)
            values = [undirected(str(value)).strip()[:MAX_LENGTH] for value in values[:MAX_VALUES]]
            values = [value for value in values if value]
            if field.name == "text":
                found["text"] = values[0] if values else ""
            elif field.name in PERIODS:
                found[field.name] = _period(values)
            else:
                found[field.name] = tuple(dict.fromkeys(values))
        return cls(**found)

    def to_query(self) -> list[tuple[str, str]]:
        """Return the link's parameters as pairs, in field order; what is default is left out."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in PERIODS:
                pairs.extend((field.name, day.isoformat()) for day in value or ())
            elif isinstance(value, str):
                pairs.extend([(field.name, value)] if value else [])
            else:
                pairs.extend((field.name, item) for item in value)
        return pairs

    def to_url(self) -> str:
        """Return the query string of a link to this View, without the question mark."""
        return urlencode(self.to_query())

    def filters(self, events: Mapping[str, str] | None = None) -> list[Filter]:
        """Return what the View asks for, one by one; ``events`` names event ids for the reader."""
        found: list[Filter] = []
        for name in SAID:
            value = getattr(self, name)
            if name in PERIODS:
                found.extend([Filter(name, "", period(*value))] if value else [])
            elif isinstance(value, str):
                found.extend([Filter(name, value, in_marks(value))] if value else [])
            else:
                names = events or {} if name == "event" else {}
                found.extend(Filter(name, item, names.get(item, item)) for item in value)
        return found

    def describe(self, events: Mapping[str, str] | None = None) -> str:
        """Return the View as a sentence without its full stop: "Articles that name G7"."""
        found = self.filters(events)
        clauses = []
        for name, (lead, tail) in SAID.items():
            words = [shortened(part.words, 60) for part in found if part.field == name]
            if words:
                clauses.append(f"{lead} {listing(words, last='or')}{tail}")
        return f"Articles {', '.join(clauses)}" if clauses else "All articles"

    def without(self, field: str, value: str = "") -> View:
        """Return the View without one of its filters."""
        if field in LISTS:
            return self.toggled(field, value) if value in getattr(self, field) else self
        return replace(self, **{field: "" if field == "text" else None})

    def toggled(self, field: str, value: str) -> View:
        """Return the View with ``value`` added to a list field, or taken out if it was there."""
        have: tuple[str, ...] = getattr(self, field)
        rest = tuple(item for item in have if item != value)
        return replace(self, **{field: rest if value in have else (*have, value)})


PERIODS = ("published", "referenced")
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(QuotationKind),
    "status": get_args(WordsStatus),
    "known": get_args(Known),
    "named": ("named", "unnamed", "unknown"),
}
"""The filters that have few values, and these."""
LISTS = tuple(f.name for f in fields(View) if f.name not in (*PERIODS, "text"))


def _period(values: list[str]) -> Period | None:
    """Return the period from one or two ISO days in any order, or None."""
    days = []
    for value in values[:2]:
        try:
            days.append(dt.date.fromisoformat(value[:10]))
        except ValueError:
            return None
    return (min(days), max(days)) if days else None
