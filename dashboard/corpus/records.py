"""Articles and annotations as table rows, and back."""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import asdict, fields, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.article_facts import in_print
from dashboard.corpus.schema import BASE
from dashboard.model import (
    Annotations,
    Article,
    Block,
    Caption,
    DateReference,
    EventMention,
    Extra,
    Mention,
    Problem,
    PublicationRange,
    Quotation,
)
from dashboard.wording import undirected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Row = dict[str, Any]

ITEMS = {
    "mentions": Mention,
    "quotations": Quotation,
    "dates": DateReference,
    "events": EventMention,
}
OF_ARTICLE = tuple(field.name for field in fields(Article))
"""What an article is made of."""
DAYS = ("first", "last", "own_first", "own_last")


def key_of(identity: str) -> int:
    """Return the 63-bit number by which the search index knows a row."""
    digest = hashlib.blake2b(identity.encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def quotation_id(article: str, start: int, end: int) -> str:
    """Return the id of a quotation: its article and its place there."""
    return f"{article}:{start}-{end}"


def place_of(quotation: str) -> int:
    """Return where in its article the quotation with this id begins."""
    _, _, place = quotation.rpartition(":")
    return int(place.partition("-")[0])


def digest_of(article: Article) -> str:
    """Return a hash of all that makes this article's record what it is."""
    parts = (article.text, article.title, article.published, article.source, article.url)
    return hashlib.blake2b(repr(parts).encode(errors="replace"), digest_size=12).hexdigest()


def content_of_text(text: str) -> str:
    """Return the key of a text, by which corrections know it."""
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=12).hexdigest()


def day_of(iso: str | None) -> dt.date | None:
    """Return the day of an ISO date or date-time; None where there is none or it is no date."""
    try:
        return dt.date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def rows_of(
    article: Article, annotations: Annotations | None, parser_version: str
) -> dict[str, list[Row]]:
    """Return the rows of each base table for one article; no annotations: it was not parsed."""
    found = annotations or Annotations()
    rows = {"articles": [_article_row(article, annotations, parser_version)]}
    evidence = Sentences(found.sentences)
    for table, items in (
        ("mentions", found.mentions),
        ("quotations", found.quotations),
        ("dates", found.dates),
        ("events", found.events),
    ):
        rows[table] = [_item_row(article, item, evidence) for item in items]
    for row in rows["quotations"]:
        row["quotation"] = quotation_id(article.id, row["start"], row["end"])
        row["key"] = key_of(row["quotation"])
        row["words"] = article.text[row["start"] : row["end"]]
    return rows


def tables_of(rows: Iterable[Mapping[str, Sequence[Row]]], problems: Sequence[Problem]) -> dict:
    """Return pyarrow tables, one for each base table, of the rows of several articles."""
    gathered: dict[str, list[Row]] = {table: [] for table in BASE}
    for one in rows:
        for table, some in one.items():
            gathered[table].extend(some)
    gathered["problems"] = [asdict(problem) for problem in problems]
    return {
        table: pa.Table.from_pylist(some, schema=BASE[table]) for table, some in gathered.items()
    }


class Sentences:
    """Finds the sentence, or the run of sentences, that a span is in."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the start of the first and the end of the last sentence that the span touches."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_left(self.starts, max(end, start + 1)) - 1
        low = self.starts[first] if first >= 0 else start
        high = self.ends[last] if last >= 0 else end
        return min(low, start), max(high, end)


def _article_row(article: Article, found: Annotations | None, parser_version: str) -> Row:
    from dashboard.intake.correction_notices import correction_notice  # noqa: PLC0415 - who only reads
    from dashboard.parsing.dates import known_ends  # noqa: PLC0415 - parses nothing

    row = asdict(article)
    row["article"] = row.pop("id")
    row["key"] = key_of(article.id)
    row["words"] = len(article.text.split())
    row["digest"] = digest_of(article)
    row["content"] = content_of_text(article.text)
    row["printed"] = article.published
    row["printed_evidence"] = article.published_evidence
    row["printed_source"] = article.source
    row["notice"] = correction_notice(article)
    row["clock"] = row["as_printed"] = None
    row["day"] = day_of(article.published)
    inferred = (found.published if found else None) or PublicationRange(
        article.published, article.published, "stated"
    )
    row["published_first"], row["published_last"] = map(day_of, known_ends(inferred))
    row["published_certainty"] = inferred.certainty
    row["published_cues"] = list(inferred.cues)
    row["parsed"] = found is not None
    row["parser_version"] = parser_version
    return row


def _item_row(article: Article, item: Any, evidence: Sentences) -> Row:
    row = {field.name: _plain(getattr(item, field.name)) for field in fields(item)}
    for name in DAYS:
        if name in row:
            row[name] = day_of(row[name])
    row["article"] = article.id
    row["sentence_start"], row["sentence_end"] = evidence.around(item.start, item.end)
    return row


def _plain(value: Any) -> Any:
    """Return what was read from a text without controls of direction; spans point to them still."""
    if isinstance(value, tuple):
        return tuple(_plain(one) for one in value)
    return undirected(value) if isinstance(value, str) else value


def article_from(row: Row) -> Article:
    """Return the article of a row of the table ``articles``."""
    values: Row = {name: row.get(name) for name in OF_ARTICLE}
    values["id"] = row["article"]
    values["blocks"] = tuple(Block(**block) for block in row["blocks"] or ())
    values["captions"] = tuple(Caption(**caption) for caption in row["captions"] or ())
    values["extra"] = tuple(Extra(**extra) for extra in row.get("extra") or ())
    values["authors"] = tuple(row["authors"] or ())
    values["warnings"] = tuple(row["warnings"] or ())
    return Article(**values)


def printed_article(row: Row) -> Article:
    """Return the article of a row as it was read, without corrections."""
    printed = replace(
        article_from(row),
        published=row["printed"],
        published_evidence=row["printed_evidence"],
        source=row["printed_source"],
    )
    return in_print(printed, row.get("as_printed"))


def items_from(table: str, rows: pa.Table) -> Iterator[tuple[str, list[Any]]]:
    """Yield each article with its Mentions, Quotations, DateReferences or EventMentions; rows of one stand together.

    Where they are at two places, an article comes twice.
    """
    kind = ITEMS[table]
    columns = [_values(rows[field.name]) for field in fields(kind)]
    items = [*map(kind, *columns)]
    runs = pc.call_function("run_end_encode", [rows["article"].combine_chunks()])
    for article, (start, end) in zip(
        runs.values.to_pylist(), pairwise([0, *runs.run_ends.to_pylist()]), strict=True
    ):
        yield article, items[start:end]


def values_of(column: pa.ChunkedArray) -> list[Any]:
    """Return the values of a column, of which those that recur are one object."""
    encoded = column.combine_chunks().dictionary_encode()
    values = [*encoded.dictionary.to_pylist(), None]
    places = encoded.indices.fill_null(len(values) - 1)
    return [values[place] for place in places.to_pylist()]


def _values(column: pa.ChunkedArray) -> list[Any]:
    """Return a column's values as the model has them: days in ISO form, lists as tuples, equal words as one object."""
    if pa.types.is_date(column.type):
        column = column.cast(pa.string())
    if pa.types.is_string(column.type):
        return values_of(column)
    values = column.to_pylist()
    if pa.types.is_list(column.type):
        return [None if value is None else tuple(value) for value in values]
    return values
