"""Parquet tables of articles, read a few rows at a time and within a limit.

A few kilobytes can name one long text in millions of rows. Texts are therefore read as the
dictionaries that the file holds and their letters counted before any row is made of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.intake import limits
from dashboard.intake.columns import SAMPLE, refused
from dashboard.intake.records import draft_of_record
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.intake.draft import Draft
    from dashboard.intake.file_items import Item

ROWS = 64


def read_parquet(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of each row, a small batch at a time."""
    import pyarrow as pa

    try:
        yield from _rows(item)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield Problem("broken", item.name, f"no Parquet table: {error}"[:200])


def _rows(item: Item) -> Iterator[Draft | Problem]:
    import pyarrow.parquet as pq

    with item.open() as raw:
        schema = pq.read_schema(raw)
        problem = refused(schema.names, [], item.name, item.columns)
        if problem and problem.name == "too_many_columns":
            yield problem
            return
        raw.seek(0)
        file = pq.ParquetFile(raw, read_dictionary=_texts(schema))
        number = letters = 0
        for group in range(file.num_row_groups):
            size = _rows_at_once(file.metadata.row_group(group))
            for batch in file.iter_batches(batch_size=size, row_groups=[group]):
                letters += _letters(batch)
                if letters > max(limits.ARCHIVE_RATIO_FROM, limits.ARCHIVE_RATIO * item.size):
                    told = f"its rows unpack to more than {limits.ARCHIVE_RATIO} times its size"
                    yield Problem("bomb", f"{item.name}#{number + 1}", told)
                    return
                records = batch.to_pylist()
                if not number:
                    rows = [[*record.values()] for record in records[:SAMPLE]]
                    problem = refused(schema.names, rows, item.name, item.columns)
                if problem:
                    yield problem
                    return
                for record in records:
                    number += 1
                    yield draft_of_record(record, f"{item.name}#{number}", item.columns)
        if not number:
            yield Problem("no_articles", item.name, "a table without rows")


def _texts(schema: Any) -> list[str]:
    """Return the names of the columns of text and bytes."""
    import pyarrow.types as kinds

    tests = (kinds.is_string, kinds.is_large_string, kinds.is_binary, kinds.is_large_binary)
    return [field.name for field in schema if any(test(field.type) for test in tests)]


def _rows_at_once(group: Any) -> int:
    """Return how many rows of a row group are read together: fewer where they are long."""
    each = group.total_byte_size / max(1, group.num_rows)
    return max(1, min(ROWS, int(limits.ROWS_BYTES / max(1, each))))


def _letters(batch: Any) -> int:
    """Return how many bytes of text the rows of a batch hold once each has its own."""
    import pyarrow as pa
    import pyarrow.compute as pc

    total = 0
    for column in batch.columns:
        if isinstance(column, pa.DictionaryArray):
            lengths = pc.call_function("binary_length", [column.dictionary])
            total += pc.call_function("sum", [lengths.take(column.indices)]).as_py() or 0
        else:
            total += column.nbytes
    return total
