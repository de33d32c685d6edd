"""One file to its articles: recognised by content, read by its format, finished as records."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.intake.archives import document_in, is_packed_warc, without_gzip
from dashboard.intake.charset import decode
from dashboard.intake.day_order import in_one_order
from dashboard.intake.draft import BODY_MISSING, Draft, finish
from dashboard.intake.file_items import UnreadableItem
from dashboard.intake.formats import FORMS, read_form
from dashboard.intake.language import PARSED
from dashboard.intake.originals import keep_original
from dashboard.intake.recognition import recognise_format
from dashboard.intake.unsupported_files import foreign_file
from dashboard.intake.xml_checks import lists_feeds, sitemap_kind
from dashboard.model import KEPT, NO_TEXT, READ_IN_PART, Article, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from dashboard.intake.file_items import Item
    from dashboard.intake.recognition import Format

BINARY = frozenset({"pdf", "parquet", "word", "workbook", "warc", "rtf"})
"""Formats that we read and that are no text."""


IN_PART = "kept whole; names, quotations and events are found in the first {:,} of its {:,} letters"
ADDRESS = re.compile(r"https?://\S")
FEEDS = "a list of feeds; name each feed's address by itself, and its articles are fetched"
SITEMAP = "a list of addresses; name it by itself, and the pages that it lists are fetched"


@dataclass(frozen=True, slots=True)
class Asked:
    """How files are to be read.

    ``originals`` is the folder into which the bytes that articles were read from are laid, if any;
    ``columns`` what a reader said of the columns of tables; ``files`` the first of a folder's files
    to be read and the one after the last, None for all after it.
    """

    originals: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    files: tuple[int, int | None] = (0, None)


PLAINLY = Asked()
"""Nothing special is asked for."""


def read_item(item: Item, asked: Asked = PLAINLY) -> Iterator[Article | Problem]:
    """Yield the articles of one file; whatever goes wrong in it becomes a problem."""
    try:
        item = replace(without_gzip(item), columns=asked.columns)
        form = _form(item)
        if isinstance(form, Problem):
            yield form
            return
        keeper = _Keeper(item, FORMS[form].ending, asked.originals)
        drafts = in_one_order(read_form(form, item))
        yield from _within_limits(_finished(drafts, keeper), item.name)
    except UnreadableItem as error:
        yield Problem(error.name, item.name, str(error)[:200])
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - one file never stops a batch
        yield Problem("unreadable", item.name, f"{type(error).__name__}: {error}"[:200])


def _within_limits(results: Iterable[Article | Problem], name: str) -> Iterator[Article | Problem]:
    """Yield the results, but count problems after the first thousand, and stop where only they come."""
    problems = in_a_row = 0
    nothing = True
    for result in results:
        nothing = False
        failed = isinstance(result, Problem) and result.name not in KEPT
        problems += isinstance(result, Problem)
        in_a_row = in_a_row + 1 if failed else 0
        if isinstance(result, Article) or problems <= limits.PROBLEMS:
            yield result
        if in_a_row >= limits.IN_A_ROW:
            told = f"{in_a_row:,} records in a row are no articles; the rest was not read"
            yield Problem("no_articles", name, told)
            break
    if nothing:
        yield Problem("no_articles", name, "it was read, and nothing in it is an article")
    if problems > limits.PROBLEMS:
        more = problems - limits.PROBLEMS
        yield Problem("more_problems", name, f"{more:,} more, not named one by one")


class _Keeper:
    """Lays the bytes that articles were read from into a folder: those of a file once."""

    def __init__(self, item: Item, ending: str, folder: Path | None) -> None:
        self.item, self.ending, self.folder = item, ending, folder
        self.whole: str | None = None

    def original(self, draft: Draft) -> str | None:
        """Return the name under which the bytes of a draft are kept, None where they are not."""
        if self.folder is None:
            return None
        if draft.original is not None:
            return keep_original(draft.original, FORMS["html"].ending, self.folder)
        if self.whole is None and self.item.size <= limits.FILE_BYTES:
            self.whole = keep_original(self.item.all(), self.ending, self.folder)
        return self.whole


def _finished(drafts: Iterable[Draft | Problem], keeper: _Keeper) -> Iterator[Article | Problem]:
    """Yield the records of drafts; a problem says so of one without a text, or with more than is parsed."""
    for draft in drafts:
        result = finish(draft) if isinstance(draft, Draft) else draft
        if isinstance(draft, Draft) and isinstance(result, Article):
            result = replace(result, original=keeper.original(draft))
        yield result
        if not isinstance(result, Article):
            continue
        where = result.raw_ref or keeper.item.name
        if BODY_MISSING in result.warnings:
            yield Problem(NO_TEXT, where, "only a headline; kept without its text")
        elif len(result.text) > limits.PARSED_LETTERS and result.language in PARSED:
            yield Problem(
                READ_IN_PART, where, IN_PART.format(limits.PARSED_LETTERS, len(result.text))
            )


def _list_of(form: Format, head: bytes) -> str | None:
    """Return what to do with a sitemap, a list of feeds, or a text of nothing but addresses; None for another."""
    text = decode(head).text if form in {"text", "feed", "html"} else ""
    if lists_feeds(text):
        return FEEDS
    addresses = all(map(ADDRESS.match, text.split() or " "))
    return SITEMAP if form != "html" and text and (sitemap_kind(text) or addresses) else None


def _form(item: Item) -> Format | Problem:
    """Return the format that a file is to be read as, or the problem that it is none of ours."""
    head = item.head()
    form = "warc" if is_packed_warc(head) else recognise_format(head)
    if form == "zip":
        document = document_in(item)
        if isinstance(document, Problem):
            return document
        form = document
    foreign = foreign_file(head, item.name) if form not in BINARY else None
    if foreign:
        return foreign
    advice = _list_of(form, head)
    if advice:
        return Problem("no_articles", item.name, advice)
    if form == "empty" and item.size <= len(head):
        return Problem("empty", item.name, "nothing in the file; save or download it again")
    return "text" if form == "empty" else form
