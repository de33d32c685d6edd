"""One file into its articles: recognised by content, read by its format, finished into records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.intake.archives import document_in, without_gzip
from dashboard.intake.draft import BODY_MISSING, Draft, finish
from dashboard.intake.foreign import foreign_file
from dashboard.intake.formats import read_form
from dashboard.intake.items import UnreadableItem
from dashboard.intake.recognition import recognise_format
from dashboard.model import NO_TEXT, Article, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.intake.items import Item

BINARY = frozenset({"pdf", "parquet", "word", "workbook", "warc", "rtf"})
"""Formats that we read and that are no text."""


def read_item(item: Item) -> Iterator[Article | Problem]:
    """Yield the articles of one file; whatever goes wrong in it becomes a problem."""
    try:
        yield from _within_limits(_finished(_drafts(item), item.name), item.name)
    except UnreadableItem as error:
        yield Problem(error.name, item.name, str(error)[:200])
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - one file never stops a batch
        yield Problem("unreadable", item.name, f"{type(error).__name__}: {error}"[:200])


def _within_limits(results: Iterable[Article | Problem], name: str) -> Iterator[Article | Problem]:
    """Yield the results, but count problems after the first thousand, and stop where only they come."""
    problems = in_a_row = 0
    for result in results:
        failed = isinstance(result, Problem) and result.name != NO_TEXT
        problems += isinstance(result, Problem)
        in_a_row = in_a_row + 1 if failed else 0
        if isinstance(result, Article) or problems <= limits.PROBLEMS:
            yield result
        if in_a_row >= limits.IN_A_ROW:
            told = f"{in_a_row:,} records in a row are no articles; the rest was not read"
            yield Problem("no_articles", name, told)
            break
    if problems > limits.PROBLEMS:
        more = problems - limits.PROBLEMS
        yield Problem("more_problems", name, f"{more:,} more, not named one by one")


def _finished(drafts: Iterable[Draft | Problem], name: str) -> Iterator[Article | Problem]:
    """Yield the records of drafts; one without a text is kept, and a problem says so."""
    for draft in drafts:
        result = finish(draft) if isinstance(draft, Draft) else draft
        yield result
        if isinstance(result, Article) and BODY_MISSING in result.warnings:
            yield Problem(NO_TEXT, result.raw_ref or name, "only a headline; kept without its text")


def _drafts(item: Item) -> Iterator[Draft | Problem]:
    item = without_gzip(item)
    head = item.head()
    form = recognise_format(head)
    if form == "zip":
        document = document_in(item)
        if isinstance(document, Problem):
            yield document
            return
        form = document
    foreign = foreign_file(head, item.name) if form not in BINARY else None
    if foreign:
        yield foreign
    elif form == "empty" and item.size <= len(head):
        yield Problem("empty", item.name, "nothing in the file; save or download it again")
    else:
        yield from read_form("text" if form == "empty" else form, item)
