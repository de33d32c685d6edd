"""One file into its articles: recognised by content, read by its format, finished into records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.intake.archives import read_zip, without_gzip
from dashboard.intake.charset import decode
from dashboard.intake.csv_files import read_csv
from dashboard.intake.draft import BODY_MISSING, Draft, finish
from dashboard.intake.foreign import foreign_file
from dashboard.intake.frontmatter import draft_from_front_matter
from dashboard.intake.items import UnreadableItem
from dashboard.intake.json_files import read_json, read_json_lines
from dashboard.intake.parquet import read_parquet
from dashboard.intake.plaintext import draft_from_text
from dashboard.intake.recognition import Format, recognise_format
from dashboard.model import NO_TEXT, Article, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dashboard.intake.items import Item

BINARY = frozenset({"zip", "pdf", "parquet"})
"""Formats that we read and that are no text."""
TABLES: dict[Format, Callable[[Item], Iterator[Draft | Problem]]] = {
    "jsonl": read_json_lines,
    "json": read_json,
    "csv": read_csv,
    "parquet": read_parquet,
}


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
    foreign = foreign_file(head, item.name) if form not in BINARY else None
    if foreign:
        yield foreign
        return
    if form == "empty" and item.size <= len(head):
        yield Problem("empty", item.name, "nothing in the file; save or download it again")
        return
    if form in TABLES and item.size <= limits.TABLE_BYTES:
        yield from TABLES[form](item)
        return
    if item.size > limits.FILE_BYTES:
        yield Problem(
            "too_large", item.name, f"{item.size:,} bytes; the limit is {limits.FILE_BYTES:,}"
        )
        return
    if form == "feed":
        from dashboard.intake.feeds import read_feed

        yield from read_feed(item)
    elif form == "zip":
        yield read_zip(item)
    elif form == "pdf":
        yield _printed(item)
    else:
        yield _single(item, form)


def _printed(item: Item) -> Draft | Problem:
    """Return the article of a PDF."""
    from dashboard.intake.pdf import read_pdf

    draft = read_pdf(item.all())
    if isinstance(draft, Problem):
        return replace(draft, where=item.name)
    draft.raw_ref = item.name
    return draft


def _single(item: Item, form: Format) -> Draft | Problem:
    """Return the one article of a page or a text."""
    decoded = decode(item.all())
    if decoded.text.count("\ufffd") * 10 > len(decoded.text):
        return Problem(
            "unsupported_format",
            item.name,
            "not text in any charset we know; save it as UTF-8 text and add that",
        )
    draft: Draft | Problem | None = None
    if form == "front matter":
        draft = draft_from_front_matter(decoded.text, item.name)
    elif form == "html":
        from dashboard.intake.webpage import draft_from_page

        draft = draft_from_page(decoded.text)
    if draft is None:
        draft = draft_from_text(decoded.text)
    if isinstance(draft, Problem):
        return replace(draft, where=item.name)
    draft.raw_ref = item.name
    draft.warnings[:0] = decoded.warnings
    return draft
