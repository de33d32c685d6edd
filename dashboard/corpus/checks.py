"""Checks: which quotations and events a reader has compared with the article, and found right or disputed.

A mark is in the log of corrections, with who made it and what stood there then. It lapses as soon as
that is another: who reads the mark must find what was read by whoever made it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from dashboard.corpus.amendments import place
from dashboard.corpus.corrections import CHECKS, Corrections
from dashboard.corpus.records import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.tables import Tables

    type Row = Mapping[str, Any]

CHECKED, DISPUTED, UNCHECKED = "checked", "disputed", "unchecked"
SEEN = {
    "quotation": ("words", "speaker", "kind", "status"),
    "event": ("label", "first", "last", "status"),
}
"""What a mark is about: where one of these is another, it lapses."""
TOLD = ("article", "start", "end", "event", "sentence_start", "sentence_end")
NO_KEY = -1
"""What no quotation has for a key: a list of keys is never empty."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks that hold in one version of a collection: of quotations by their ids, and of events."""

    quotations: Mapping[str, Correction]
    events: Mapping[str, Correction]

    def keys(self, value: str) -> list[int]:
        """Return the keys of the quotations that are marked so; of ``unchecked`` those marked at all."""
        found = (one for one, mark in self.quotations.items() if _is(mark, value))
        return [NO_KEY, *map(key_of, found)]

    def ids(self, value: str) -> list[str]:
        """Return the ids of the events that are marked so; of ``unchecked`` those marked at all."""
        return ["", *(one for one, mark in self.events.items() if _is(mark, value))]


def _is(mark: Correction, value: str) -> bool:
    return value in (UNCHECKED, mark.value)


def seen(item: str, row: Row) -> str:
    """Return what a reader sees of a quotation or an event: what a mark is about."""
    return " | ".join(_said(row.get(name)) for name in SEEN[item])


def _said(value: Any) -> str:
    if value is None or value != value:  # noqa: PLR0124 - what pandas has for nothing is not itself
        return ""
    return str(value)[:10] if hasattr(value, "isoformat") else str(value)


def noted(frame: pd.DataFrame, found: Mapping[str, Correction], ids: Iterable[str]) -> pd.DataFrame:
    """Return rows with ``checked`` (checked, disputed, unchecked), ``checked_by`` and ``checked_note``."""
    if not found:  # as in most collections, of thousands of rows
        said = {"checked": UNCHECKED, "checked_by": None, "checked_note": None}
        return frame.assign(**{name: constant(frame, one) for name, one in said.items()})
    held = [found.get(one) for one in ids]
    said = {
        "checked": [one.value if one else UNCHECKED for one in held],
        "checked_by": [f"{one.who}, {one.day}" if one else None for one in held],
        "checked_note": [one.why or None if one else None for one in held],
    }
    columns = {name: pd.Series(some, frame.index, dtype=object) for name, some in said.items()}
    return frame.assign(**columns)


def constant(frame: pd.DataFrame, value: str | None) -> pd.Series:
    """Return a column that says one thing of all rows."""
    return pd.Series([value] * len(frame), frame.index, dtype=object)


def checked_words(row: Row) -> str | None:
    """Return whether somebody has held a row against its article: "unchecked", "checked by QL, 2024-05-03".

    None where nothing is known of it.
    """
    state, by = row.get("checked"), row.get("checked_by")
    return f"{state} by {by}" if isinstance(by, str) else state


def standing(tables: Tables, item: str, articles: Sequence[str]) -> dict[tuple[str, str], Row]:
    """Return the quotations, or the events, of some articles by article and place."""
    cursor, at = tables.cursor(), nw.col("article").is_in(list(articles))
    if item == "quotation":
        rows = nw.from_native(tables.table("statements", cursor)).filter(at)
    else:
        told = nw.from_native(tables.table("event_mentions", cursor)).filter(at).select(*TOLD)
        rows = told.join(nw.from_native(tables.table("timeline", cursor)), on="event")
    found = rows.collect("pandas").to_native().to_dict("records")
    return {(row["article"], place(row)): row for row in found}


def marks_in(tables: Tables) -> Marks:
    """Return the marks that hold in this version of a collection, as when this was first asked."""
    return tables.once("marks", lambda: _holding(tables))


def _holding(tables: Tables) -> Marks:
    held = [one for one in Corrections(tables.path).holding() if one.kind in CHECKS]
    if not held:
        return Marks({}, {})
    articles = sorted({one.other for one in held})
    rows = {item: standing(tables, item, articles) for item in SEEN}
    quotations, events = {}, {}
    for one in held:
        item = one.kind.partition(" ")[0]
        row = rows[item].get((one.other, one.where))
        if row is None or seen(item, row) != one.before:
            continue
        if item == "event":
            events[row["event"]] = one
        else:
            quotations[row["quotation"]] = one
    return Marks(quotations, events)
