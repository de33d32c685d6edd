"""View: what a reader has chosen to see, and its form as a link.

One frozen dataclass names the filters once: field name = widget key = URL parameter. It imports no
Streamlit and reads no tables, so the page, the command line, exports and tests share it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_VALUES = 50
MAX_LENGTH = 300

Period = tuple[dt.date, dt.date]


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
            values = [str(value).strip()[:MAX_LENGTH] for value in values[:MAX_VALUES]]
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

    def toggled(self, field: str, value: str) -> View:
        """Return the View with ``value`` added to a list field, or taken out if it was there."""
        have: tuple[str, ...] = getattr(self, field)
        rest = tuple(item for item in have if item != value)
        return replace(self, **{field: rest if value in have else (*have, value)})


PERIODS = ("published", "referenced")
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
