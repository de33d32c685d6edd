"""Where an old link leads: names and events that an article had before it was parsed again.

The history keeps what was found in an article before. What was called so there stood at places of the text, and what
is there today is its successor: so nothing is kept for links alone, and nothing stays of what is removed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pyarrow as pa

from dashboard.corpus.selection import Selection
from dashboard.view import View
from dashboard.wording import period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dashboard.corpus.tables import Tables

    type Places = Mapping[str, Sequence[tuple[int, int]]]
    type Row = dict[str, Any]


def names_now(tables: Tables, name: str) -> list[str]:
    """Return what is named today where an older reading had a name, what is there most often first."""

    def every() -> frozenset[str]:
        read = (
            tables.store.columns("mentions", [layer], ["name"]) for layer in tables.manifest.history
        )
        return frozenset(one for layer in read for one in layer["name"].unique().to_pylist())

    def find() -> list[str]:
        if name not in tables.once("former names", every):
            return []
        places = _places(tables, "mentions", ["name"], lambda row: row["name"] == name)
        rows = [row for row in _rows(tables, "mentions", places) if row["kind"] == "name"]
        named = {(row["article"], row["entity"]) for row in _there(rows, places)}
        starts = {
            (row["article"], row["start"])
            for row in rows
            if (row["article"], row["entity"]) in named
        }
        forms = _rows(tables, "forms", places)
        found = (row["entity"] for row in forms if (row["article"], row["start"]) in starts)
        counted = [entity for entity, _ in Counter(found).most_common()]
        known = Selection(tables, View()).table("entities").filter(nw.col("entity").is_in(counted))
        called = {row["entity"]: row["name"] for row in _dicts(known)}
        return list(dict.fromkeys(called[one] for one in counted if one in called))

    return tables.once(("former name", name), find)


def events_now(tables: Tables, printed: str) -> list[str]:
    """Return the ids of the events that are told today where an older reading told of one that was printed so.

    Its label is one that an article gave it, perhaps with the full names of people in it.
    """

    def find() -> list[str]:
        labels = [printed, *(printed[: comma.start()] for comma in re.finditer(", ", printed))]
        words = {*printed.split()}

        def was(row: Row) -> bool:
            days = period(row["first"], row["last"])
            parts = {*f"{row['label']}, {days}".split()}
            added = words - parts  # names alone: a "not" makes another event
            named = parts <= words and all(one.lstrip("[(“‘")[:1].isupper() for one in added)
            return row["label"] in labels or (f", {days}" in printed and named)

        places = _places(tables, "events", ["label", "first", "last"], was)
        there = _there(_rows(tables, "event_mentions", places), places)
        return [event for event, _ in Counter(row["event"] for row in there).most_common()]

    return tables.once(("former event", printed), find)


def _places(
    tables: Tables, table: str, columns: Sequence[str], was: Callable[[Row], bool]
) -> Places:
    """Return where older readings of the texts of today had such values, by articles."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for layer in tables.manifest.history:
        every = tables.store.columns(table, [layer], ["article", "start", "end", *columns])
        values = every.select(columns).group_by(columns).aggregate([]).to_pylist()
        wanted = pa.Table.from_pylist([*filter(was, values)], schema=every.select(columns).schema)
        if not len(wanted):
            continue
        texts = tables.store.columns("articles", [layer], ["article", "content"])
        same = _of_today(tables, dict(zip(*texts.to_pydict().values(), strict=True)))
        for row in every.join(wanted, columns, join_type="inner").to_pylist():
            if row["article"] in same:
                found[row["article"]].append((row["start"], row["end"]))
    return found


def _of_today(tables: Tables, texts: Mapping[str, str]) -> set[str]:
    """Return the articles that have this text today: a place in another text is another place."""
    ask = Selection(tables, View()).table("articles").select("article", "content")
    rows = _dicts(ask.filter(nw.col("article").is_in([*texts])))
    return {row["article"] for row in rows if texts[row["article"]] == row["content"]}


def _rows(tables: Tables, table: str, places: Places) -> list[Row]:
    rows = Selection(tables, View()).table(table)
    return _dicts(rows.filter(nw.col("article").is_in([*places]))) if places else []


def _there(rows: Iterable[Row], places: Places) -> Iterator[Row]:
    """Yield the rows that share a letter with one of these places."""
    for row in rows:
        if any(row["start"] < end and start < row["end"] for start, end in places[row["article"]]):
            yield row


def _dicts(rows: nw.LazyFrame[Any]) -> list[Row]:
    return rows.collect("pyarrow").to_native().to_pylist()
