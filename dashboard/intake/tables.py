"""Tables of articles, streamed: JSON lines, JSON, CSV and Parquet, one record at a time.

A bad line is a problem with its number; the lines after it are read.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from dashboard.intake import limits
from dashboard.intake.charset import decode
from dashboard.intake.recognition import delimiter
from dashboard.intake.records import draft_from_record, is_article, known_columns
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.intake.draft import Draft
    from dashboard.intake.items import Item

LISTS = ("articles", "results", "items", "data", "documents", "docs", "records", "hits", "entries")
MOST_RESTARTS = 100
BLOCK = 1 << 16


def read_json_lines(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of each line; a line over the limit is skipped, not held."""
    for number, line in _long_lines(item):
        where = f"{item.name}#{number}"
        if line is None:
            yield Problem("too_large", where, f"a line over {limits.FILE_BYTES:,} bytes")
            continue
        text = decode(line).text.strip().lstrip("\ufeff")
        if not text:
            continue
        try:
            record = json.loads(text.rstrip(","), strict=False)
        except (ValueError, RecursionError) as error:
            yield Problem("bad_line", where, _no_json(error))
            continue
        yield from _record(record, where)


def _long_lines(item: Item) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines of a file by number, None for one that is over the limit."""
    with item.open() as raw:
        file = _as_utf8(item, raw)
        number = 0
        while line := file.readline(limits.FILE_BYTES + 1):
            number += 1
            if len(line) <= limits.FILE_BYTES:
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = file.readline(BLOCK)
            yield number, None


def _as_utf8(item: Item, raw: Any) -> Any:
    """Return a file of wide characters as UTF-8, others as they are: line ends are single bytes."""
    if decode(item.head(4_096)).encoding.startswith(("utf-16", "utf-32")):
        return io.BytesIO(
            decode(raw.read(limits.ARCHIVE_BYTES)).text.encode("utf-8", "surrogatepass")
        )
    return raw


def read_json(item: Item) -> Iterator[Draft | Problem]:
    """Yield the articles of a JSON file: one record, a list, or a list within a reply."""
    head = item.head(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    if item.size > limits.FILE_BYTES:
        many = head[:1] == b"[" or head[1:2] in {b"\n", b"\r"}
        yield from _json_array(item) if many else read_json_lines(item)
        return
    try:
        value = json.loads(decode(item.all()).text.strip().lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError) as error:
        yield from _salvaged(item, head, error)
        return
    found = list(_records(value, 0))
    if not found:
        yield Problem("no_articles", item.name, "no record with a title or a text")
    for number, record in enumerate(found, 1):
        yield from _record(record, f"{item.name}#{number}" if len(found) > 1 else item.name)


def _salvaged(item: Item, head: bytes, error: Exception) -> Iterator[Draft | Problem]:
    """Yield what can be read of a file that is no one JSON value: a cut list, or JSON lines."""
    if head[:1] == b"[":
        yield from _json_array(item)
    elif "Extra data" in str(error):
        yield from read_json_lines(item)
    else:
        yield Problem("broken", item.name, _no_json(error))


def _no_json(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "no JSON that can be read: brackets within brackets, too deep"
    return f"no JSON: {error}"[:200]


def _records(value: Any, level: int) -> Iterator[Any]:
    """Yield the records of a JSON value, wherever a reply holds its list."""
    if isinstance(value, list):
        yield from value
        return
    if not isinstance(value, dict) or level > 3:
        return
    for name in LISTS:
        inner = value.get(name)
        if isinstance(inner, list) and any(isinstance(entry, dict) for entry in inner):
            yield from inner
            return
        if isinstance(inner, dict):
            found = list(_records(inner, level + 1))
            if found:
                yield from found
                return
    if is_article(value) or "properties" in value:
        yield value


def _json_array(item: Item) -> Iterator[Draft | Problem]:
    """Yield the records of a JSON list one by one, without holding the file."""
    decoder = json.JSONDecoder(strict=False)
    number, buffer, opened = 0, "", False
    with item.open() as raw, io.TextIOWrapper(raw, "utf-8", errors="replace") as file:
        while True:
            block = file.read(BLOCK)
            buffer += block
            if not opened:
                buffer = buffer.lstrip("\ufeff \t\r\n")
                if buffer[:1] not in {"[", ""}:
                    yield Problem(
                        "too_large",
                        item.name,
                        f"JSON over {limits.FILE_BYTES:,} bytes is read as a list or as JSON lines only",
                    )
                    return
                opened, buffer = bool(buffer), buffer[1:]
            while buffer := buffer.lstrip(" \t\r\n,"):
                if buffer[0] == "]":
                    return
                try:
                    record, end = decoder.raw_decode(buffer)
                except (ValueError, RecursionError) as error:
                    if block and len(buffer) <= limits.FILE_BYTES:
                        break
                    yield Problem(
                        "broken",
                        f"{item.name}#{number + 1}",
                        _no_json(error),
                    )
                    return
                number += 1
                buffer = buffer[end:]
                yield from _record(record, f"{item.name}#{number}")
            if not block:
                return


def _record(record: Any, where: str) -> Iterator[Draft | Problem]:
    if isinstance(record, dict):
        yield _draft(record, where)
    else:
        yield Problem("bad_line", where, "no record of an article")


def _draft(record: dict[Any, Any], where: str) -> Draft | Problem:
    """Return the draft of a record; what no rule foresaw is a problem of that record alone."""
    try:
        return draft_from_record(record, where)
    except Exception as error:  # noqa: BLE001 - one record never stops a table
        return Problem("unreadable", where, f"{type(error).__name__}: {error}"[:200])


def read_csv(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of each row; after a row with an unclosed quote, go on below it.

    What stands there may be the rest of a text: the next row is one with as many cells as columns.
    """
    csv.field_size_limit(limits.CELL_BYTES)
    done, names, parted, found = 0, [], ",", False
    for _ in range(MOST_RESTARTS):
        with _text_lines(item) as file:
            for _ in range(done):
                file.readline(limits.FILE_BYTES)
            if done == 0:
                header = file.readline(limits.FILE_BYTES)
                parted = delimiter(header.lstrip("\ufeff")) or ","
                names = next(csv.reader([header.lstrip("\ufeff")], delimiter=parted))
                done = 1
                if len(names) > limits.COLUMNS:
                    yield Problem(
                        "too_many_columns",
                        item.name,
                        f"{len(names):,} columns; the limit is {limits.COLUMNS:,}",
                    )
                    return
                if not known_columns(names).keys() & {"title", "body", "html"}:
                    yield Problem("unknown_columns", item.name, ", ".join(names)[:200])
                    return
            rows = csv.reader(file, delimiter=parted, strict=True)
            begun, whole = done, done == 1
            try:
                for row in rows:
                    where = f"{item.name}#{done + 1}"
                    done = begun + rows.line_num
                    whole = whole or len(row) == len(names)
                    if whole and any(map(str.strip, row)):
                        found = True
                        yield _draft(dict(zip(names, row, strict=False)), where)
            except csv.Error as error:
                found = True
                yield _bad_row(error, f"{item.name}#{done + 1}")
                done += 1
                continue
        if not found:
            yield Problem("no_articles", item.name, "a line of column names and no row with a cell")
        return
    yield Problem("broken", item.name, f"more than {MOST_RESTARTS} bad rows; the rest was not read")


def _bad_row(error: csv.Error, where: str) -> Problem:
    """Return the problem with a row that is no CSV, in words that say what to look for."""
    if "unexpected end" in str(error):
        return Problem("unclosed_quote", where, "a quotation mark that nothing closes begins here")
    if "field limit" in str(error):
        told = f"a cell over {limits.CELL_BYTES:,} letters, or a quotation mark that nothing closes"
        return Problem("too_large", where, told)
    return Problem("bad_line", where, str(error))


def _text_lines(item: Item) -> io.TextIOWrapper:
    encoding = decode(item.head()).encoding
    name = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16-be"}.get(
        encoding, encoding
    )
    return io.TextIOWrapper(item.open(), encoding=name, errors="replace", newline="")


def read_parquet(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of each row, a small batch at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with item.open() as raw:
            file = pq.ParquetFile(raw)
            if not known_columns(file.schema_arrow.names).keys() & {"title", "body", "html"}:
                yield Problem(
                    "unknown_columns", item.name, ", ".join(file.schema_arrow.names)[:200]
                )
                return
            number = 0
            for batch in file.iter_batches(batch_size=64):
                for record in batch.to_pylist():
                    number += 1
                    yield _draft(record, f"{item.name}#{number}")
    except (pa.ArrowException, OSError, ValueError) as error:
        yield Problem("broken", item.name, f"no Parquet table: {error}"[:200])
