"""Sorting of rows that may not fit into memory."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.corpus.base_tables import Layers
from dashboard.corpus.schema import BASE
from dashboard.corpus.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

TOGETHER = 10_000
"""Rows that are looked at together."""
SORTING = {"threads": 1, "async_threads": 0, "memory_limit": "256MB"}
PLACE = "place of row"
"""The column that tells where a row stood."""
LARGEST = 1000
"""Articles that are written together."""
PRINTED = ("articles", "mentions", "dates", "events")
"""The base tables that say what happened, and who took part."""


def in_order(
    tables: Iterable[pa.Table], schema: pa.Schema, order: Sequence[str], folder: Path
) -> Iterator[pa.Table]:
    """Yield rows in an order, some at a time; those that are alike in it come as they came.

    They wait in ``folder``.
    """
    placed = schema.append(pa.field(PLACE, pa.int64()))
    by = ", ".join(f'"{column}"' for column in (*order, PLACE))
    with duckdb.connect(config=SORTING | {"temp_directory": str(folder)}) as database:
        database.execute(
            "SET enable_progress_bar = false"
        )  # else it shows a bar after some seconds
        rows = pa.RecordBatchReader.from_batches(placed, _placed(tables))
        for batch in database.from_arrow(rows).order(by).to_arrow_reader(TOGETHER):
            yield pa.Table.from_batches([batch]).select(schema.names).cast(schema)


def _placed(tables: Iterable[pa.Table]) -> Iterator[pa.RecordBatch]:
    """Yield rows each with its place among all."""
    place = 0
    for table in tables:
        for batch in table.to_batches(TOGETHER):
            places = pa.array(range(place, place + len(batch)), pa.int64())
            yield batch.append_column(PLACE, places)
            place += len(batch)


def by_day(layers: Layers, folder: Path) -> Layers:
    """Write what articles tell of in the order of the days on which they were printed, and return these layers.

    Events are compared with those of the same days: their articles are then in few segments.
    """
    days = layers.columns("articles", ["article", "day"]).sort_by(
        [("day", "ascending"), ("article", "ascending")]
    )
    names = pc.SetLookupOptions(value_set=days["article"].combine_chunks())
    store, rooms = Store(folder), -(-len(days) // LARGEST)
    folders = [f"segments/{room}" for room in range(rooms)]
    for room in folders:
        (folder / room).mkdir(parents=True)
    for name in PRINTED:
        for piece in layers.pieces(name, BASE[name].names):
            _spread(piece, names, [folder / room / name for room in folders])
        for room in folders:
            table = _gathered(folder / room / name, BASE[name])
            pq.write_table(table, folder / room / f"{name}.parquet", compression="lz4")
    return Layers.of(store, folders)


def _spread(table: pa.Table, names: pc.SetLookupOptions, files: Sequence[Path]) -> None:
    """Add each row to the file of the bucket of its article."""
    ranks = pc.call_function("index_in", [table["article"].combine_chunks()], names)
    buckets = ranks.to_numpy(zero_copy_only=False) // LARGEST
    order = np.argsort(buckets, kind="stable")
    table, buckets = table.take(pa.array(order)), buckets[order]
    cuts = [0, *(np.flatnonzero(np.diff(buckets)) + 1).tolist(), len(table)]
    for first, last in pairwise(cuts):
        if first < last:
            some = table.slice(first, last - first).combine_chunks()
            with (
                files[buckets[first]].open("ab") as file,
                pa.ipc.new_stream(file, table.schema) as stream,
            ):
                stream.write_table(some)


def _gathered(path: Path, schema: pa.Schema) -> pa.Table:
    """Return all rows that were added to a file, and remove it."""
    if not path.exists():
        return schema.empty_table()
    parts = []
    with pa.OSFile(str(path)) as file:
        while file.tell() < file.size():
            with pa.ipc.open_stream(file) as stream:
                parts.append(stream.read_all())
    path.unlink()
    return pa.concat_tables(parts)
