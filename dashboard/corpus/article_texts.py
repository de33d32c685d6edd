"""Texts of the few articles that a page shows, read without reading the rest.

A page of a list needs thirty articles of a hundred thousand, and no two stand together: their ids
are hashes. So each segment also keeps what is shown of its articles in small compressed blocks, and
one article costs one block. Files are opened for a question and closed after it.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.corpus.file_digests import TEXTS
from dashboard.corpus.records import key_of
from dashboard.corpus.schema import BASE, READ

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pandas as pd

    from dashboard.corpus.row_lookup import Numbers

BLOCK = 64
"""How many articles are kept together: fewer take more room, more take longer to read."""
SCHEMA = pa.schema([BASE["articles"].field(name) for name in READ])


def write_texts(articles: pa.Table, path: Path) -> None:
    """Write what is shown of articles, in their order, in blocks."""
    chosen = articles.select(READ)
    compressed = pa.ipc.IpcWriteOptions(compression="zstd")
    with path.open("wb") as file:
        with pa.ipc.new_file(file, SCHEMA, options=compressed) as writer:
            for start in range(0, len(chosen), BLOCK):
                writer.write_batch(chosen.slice(start, BLOCK).combine_chunks().to_batches()[0])
        file.flush()
        os.fsync(file.fileno())


class Texts:
    """What is shown of the articles of some segments, found by their ids: of the last that has one."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders

    @cached_property
    def _places(self) -> tuple[Numbers, Numbers, Numbers]:
        """The keys of all articles in their order, each one's segment, and its row there."""
        tables = [
            pq.read_table(folder / "articles.parquet", columns=["key"]) for folder in self._folders
        ]
        keys = np.concatenate(
            [np.array([], np.int64), *(table["key"].to_numpy() for table in tables)]
        )
        segments = np.repeat(np.arange(len(tables)), [len(table) for table in tables])
        rows = np.concatenate(
            [np.array([], np.int64), *(np.arange(len(table)) for table in tables)]
        )
        order = np.argsort(keys, kind="stable")
        return keys[order], segments[order], rows[order]

    def folder_of(self, article: str) -> Path | None:
        """Return the segment that has an article: the last that does; None where it is not there."""
        keys, segments, _ = self._places
        key = key_of(article)
        place = int(np.searchsorted(keys, key, side="right")) - 1
        there = place >= 0 and keys[place] == key
        return self._folders[int(segments[place])] if there else None

    def of(self, articles: Sequence[str], columns: Sequence[str]) -> pd.DataFrame:
        """Return these columns of the articles that there are, one row each."""
        keys, segments, rows = self._places
        wanted = np.unique(np.array([key_of(article) for article in articles], np.int64))
        places = np.searchsorted(keys, wanted, side="right") - 1
        places = places[keys[places] == wanted] if len(keys) else []
        schema = pa.schema([SCHEMA.field(name) for name in READ if name in columns])
        parts = [
            batch
            for segment in np.unique(segments[places])
            for batch in self._blocks(segment, rows[places][segments[places] == segment], schema)
        ]
        table = pa.Table.from_batches(parts, schema) if parts else schema.empty_table()
        return table.select(columns).to_pandas()

    def _blocks(self, segment: int, rows: Numbers, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        """Yield columns of the given rows of one segment, block by block."""
        wanted = pa.ipc.IpcReadOptions(included_fields=[*map(READ.index, schema.names)])
        with pa.OSFile(str(self._folders[segment] / TEXTS)) as file:
            blocks = pa.ipc.open_file(file, options=wanted)
            for block in np.unique(rows // BLOCK):
                inside = rows[rows // BLOCK == block] % BLOCK
                yield blocks.get_batch(int(block)).take(pa.array(inside))
