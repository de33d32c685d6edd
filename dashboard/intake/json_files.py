"""JSON of articles, one record at a time: lines, a list, or a list within a reply.

A bad record is a problem with its number; the records after it are read. Nothing holds more than
one record, except a small file whose records lie where only its whole value shows them.
"""

from __future__ import annotations

import codecs
import io
import itertools
import json
import re
from typing import TYPE_CHECKING, Any

from dashboard.intake import limits
from dashboard.intake.charset import decode, encoding_of
from dashboard.intake.columns import SAMPLE, UnsureColumns, refused
from dashboard.intake.records import draft_of_record, is_article, opened
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dashboard.intake.columns import Chosen
    from dashboard.intake.draft import Draft
    from dashboard.intake.file_items import Item

LISTS = (
    "articles",
    "results",
    "items",
    "data",
    "documents",
    "docs",
    "records",
    "hits",
    "entries",
    "response",
    "@graph",
)
type Piece = tuple[str, str | Problem]
"""Where a record is, and its text or why there is none."""
SAMPLE_LETTERS = 2_000_000
"""Letters of the first records, which are held together for a look at what their names hold."""
BLOCK = 1 << 16
TOKEN = re.compile(r'[\[\]{}"]')
IN_STRING = re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
BETWEEN = " \t\r\n,\ufeff"
NAME_BEFORE = re.compile(r'"([^"\\]{1,60})"\s*:\s*$')
NO_RECORD = "no record of an article"
NO_RECORDS = "no record with a title or a text"
MANY_NODES = "more lists and objects in one value than {:,}: no article"


def read_json_lines(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of each line; a line over the limit is skipped, not held."""
    yield from _drafts(_lines(item), "bad_line", item)


def _lines(item: Item) -> Iterator[Piece]:
    """Yield the lines that are not blank, each with where it is."""
    for number, line in _long_lines(item):
        where = f"{item.name}#{number}"
        if line is None:
            told = f"a line over {limits.FILE_BYTES:,} bytes"
            yield where, Problem("too_large", where, told)
            continue
        text = decode(line).text.strip().lstrip("\ufeff")
        if text:
            yield where, text.rstrip(",")


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
    if item.size > limits.FILE_BYTES or head[:1] == b"[" or head[1:2] == b"\x00":
        yield from _streamed(item)
        return
    text = decode(item.all()).text.strip().lstrip("\ufeff")
    if text.count("{") + text.count("[") > limits.JSON_NODES:
        yield from _streamed(item)
        return
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        if "Extra data" in str(error):
            yield from read_json_lines(item)
        else:
            yield Problem("broken", item.name, _no_json(error))
        return
    found = list(_records(value, 0, item.columns))
    unsure = _unsure(found[:SAMPLE], item) if found else None
    if unsure or not found:
        yield unsure or Problem("no_articles", item.name, NO_RECORDS)
        return
    for number, record in enumerate(found, 1):
        where = f"{item.name}#{number}" if len(found) > 1 else item.name
        yield _record(record, where, item.columns)


def _no_json(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "no JSON that can be read: brackets within brackets, too deep"
    return f"no JSON: {error}"[:200]


def _records(value: Any, level: int, chosen: Chosen) -> Iterator[Any]:
    """Yield the records of a JSON value, wherever a reply holds its list."""
    if isinstance(value, list):
        yield from value
        return
    if not isinstance(value, dict) or level > 3:
        return
    for name in LISTS:
        inner = _articles_of(value.get(name))
        if isinstance(inner, list) and any(isinstance(entry, dict) for entry in inner):
            yield from inner
            return
        if isinstance(inner, dict):
            found = list(_records(inner, level + 1, chosen))
            if found:
                yield from found
                return
    if is_article(opened(value), chosen) or "properties" in value:
        yield value


def _articles_of(nodes: Any) -> Any:
    """Return the nodes of a list that no type of schema.org says to be something else than an article."""
    if not isinstance(nodes, list):
        return nodes
    return [one for one in nodes if not isinstance(one, dict) or _is_article_node(one)]


def _is_article_node(node: Mapping[str, Any]) -> bool:
    if "@type" not in node:
        return True
    from dashboard.intake.webpage.json_ld import ARTICLE

    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    return any(isinstance(kind, str) and ARTICLE.search(kind) for kind in kinds)


def _drafts(pieces: Iterator[Piece], bad: str, item: Item) -> Iterator[Draft | Problem]:
    """Yield the drafts of records that are still text, or that what their names hold is only guessed.

    ``bad`` names the problem with a piece that is no JSON.
    """
    first: list[tuple[str, Any]] = []
    letters = 0
    for where, text in pieces:
        first.append((where, _value(text, where, bad)))
        letters += len(text) if isinstance(text, str) else 0
        if len(first) == SAMPLE or letters > SAMPLE_LETTERS:
            break
    unsure = _unsure([value for _, value in first], item)
    if unsure:
        yield unsure
        return
    rest = ((where, _value(text, where, bad)) for where, text in pieces)
    for where, value in itertools.chain(first, rest):
        yield _record(value, where, item.columns)


def _value(text: str | Problem, where: str, bad: str) -> Any:
    """Return the value of a piece of JSON, or the problem that it is none."""
    if isinstance(text, Problem):
        return text
    if text.count("{") + text.count("[") > limits.JSON_NODES:
        return Problem("too_large", where, MANY_NODES.format(limits.JSON_NODES))
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        return Problem(bad, where, _no_json(error))


def _unsure(records: Iterable[Any], item: Item) -> Problem | None:
    """Return that parts of the articles are only guessed, where a table of these records says so."""
    plain = [opened(one) for one in records if isinstance(one, dict) and "properties" not in one]
    names = [*dict.fromkeys(name for one in plain for name in one if not name.startswith("@"))]
    rows = [[_cell(one.get(name)) for name in names] for one in plain]
    found = refused(names, rows, item.name, item.columns)
    return found if isinstance(found, UnsureColumns) else None


def _cell(value: Any) -> Any:
    """Return a value as a cell of a table; lists and objects are none."""
    return "" if isinstance(value, dict | list) else value


def _record(record: Any, where: str, chosen: Chosen) -> Draft | Problem:
    if isinstance(record, Problem):
        return record
    if isinstance(record, dict):
        return draft_of_record(record, where, chosen)
    return Problem("bad_line", where, NO_RECORD)


def _streamed(item: Item) -> Iterator[Draft | Problem]:
    """Yield the records of a JSON list one by one, each decoded once."""
    results = _drafts(_pieces(item), "broken", item)
    first = next(results, None)
    yield first or Problem("no_articles", item.name, NO_RECORDS)
    yield from results


def _pieces(item: Item) -> Iterator[Piece]:
    """Yield the values of a file's list, each with where it is."""
    for number, text in enumerate(_values(item), 1):
        where = f"{item.name}#{number}"
        told = f"a record over {limits.FILE_BYTES:,} bytes"
        yield where, Problem("too_large", where, told) if text is None else text


def _blocks(item: Item) -> Iterator[str]:
    """Yield the text of a file in pieces."""
    with item.open() as file:
        decoder = codecs.getincrementaldecoder(encoding_of(file))("replace")
    with item.open() as file:
        while block := file.read(BLOCK):
            yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _values(item: Item) -> Iterator[str | None]:
    """Yield each value of the file's list as text, the last one even if it is cut; None if too long."""
    scan = _Scan()
    for block in _blocks(item):
        yield from scan.read(block)
        if scan.closed:
            return
    yield from scan.rest()


class _Scan:
    """Finds the values of the first list of records in JSON text; no letter is looked at twice."""

    def __init__(self) -> None:
        self.held: list[str] = []
        self.letters = 0
        self.tail = ""
        self.within = False
        self.level = 0
        self.base: int | None = None
        self.closed = False

    def read(self, block: str) -> Iterator[str | None]:
        """Yield the values that end within the next piece of text."""
        text, self.tail = self.tail + block, ""
        start = place = 0
        if self.within:
            place = self._string_end(text, 0)
        while not self.within and (match := TOKEN.search(text, place)):
            place = match.end()
            sign = match[0]
            if sign == '"':
                self.within = True
                place = self._string_end(text, place)
            elif sign in "[{":
                if (
                    self.base is None
                    and sign == "["
                    and self._opens_list(text[max(0, place - 81) : place - 1])
                ):
                    self.base, start, self.held = self.level + 1, place, []
                self.level += 1
            elif sign in "]}":
                self.level -= 1
                if self.base is not None and self.level <= self.base:
                    self.closed = self.level < self.base
                    stop = match.start() if self.closed else place
                    yield from self._taken(text[start:stop])
                    start = stop
                if self.closed:
                    return
        self._hold(text[start : len(text) - len(self.tail)])

    def rest(self) -> Iterator[str | None]:
        """Yield what follows the last whole value, if anything does."""
        if self.base is not None and not self.closed:
            yield from self._taken(self.tail)

    def _string_end(self, text: str, place: int) -> int:
        """Return where the string that is open at a place ends, or the text with it."""
        match = IN_STRING.match(text, place)
        end = match.end() if match else place
        if text[end : end + 1] == '"':
            self.within = False
            return end + 1
        self.tail = text[end:]  # a backslash whose letter is in the next piece
        return len(text)

    def _opens_list(self, before: str) -> bool:
        """Return whether a bracket opens the list of records: the file's own, or one of a known name."""
        if self.level == 0:
            return True
        named = NAME_BEFORE.search("".join(self.held)[-80:] + before)
        return bool(named) and named[1] in LISTS

    def _hold(self, piece: str) -> None:
        if self.base is None:
            self.held = [("".join(self.held) + piece)[-80:]]
            return
        self.letters += len(piece)
        if self.letters <= limits.FILE_BYTES:
            self.held.append(piece)

    def _taken(self, last: str) -> Iterator[str | None]:
        """Yield what is held with its last piece; scalars between records become part of one."""
        self._hold(last)
        text, long = "".join(self.held), self.letters > limits.FILE_BYTES
        self.held, self.letters = [], 0
        text = text.strip(BETWEEN)
        if long:
            yield None
        elif text:
            yield text
