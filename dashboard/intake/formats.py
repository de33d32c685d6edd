"""The formats that are read, in one table, against which the README is tested.

A reader's module is loaded when a file of its format comes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from dashboard.intake import limits
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.intake.draft import Draft
    from dashboard.intake.file_items import Item
    from dashboard.intake.recognition import Format


class Form(NamedTuple):
    """A format: how the README calls it, what reads it, how its files end, their limit in bytes."""

    called: str
    module: str
    function: str
    ending: str
    most: int = limits.FILE_BYTES


FORMS: dict[Format, Form] = {
    "text": Form("pasted text", "single_texts", "read_text", "txt"),
    "front matter": Form("front matter", "single_texts", "read_front_matter", "md"),
    "html": Form("web pages", "single_texts", "read_page", "html"),
    "mail": Form("mail", "mail", "read_mail", "eml"),
    "pdf": Form("PDF", "single_texts", "read_print", "pdf"),
    "word": Form("Word", "documents", "read_word", "docx"),
    "rtf": Form("RTF", "documents", "read_rtf", "rtf"),
    "feed": Form("RSS", "feeds", "read_feed", "xml", limits.FEED_BYTES),
    "jsonl": Form("JSON lines", "json_files", "read_json_lines", "jsonl", limits.TABLE_BYTES),
    "json": Form("JSON", "json_files", "read_json", "json", limits.TABLE_BYTES),
    "csv": Form("CSV", "csv_files", "read_csv", "csv", limits.TABLE_BYTES),
    "parquet": Form("Parquet", "parquet", "read_parquet", "parquet", limits.TABLE_BYTES),
    "workbook": Form("Excel", "workbooks", "read_workbook", "xlsx"),
    "warc": Form("WARC", "warc", "read_warc", "warc", limits.TABLE_BYTES),
    "export": Form("exports of news databases", "single_texts", "read_database", "txt"),
}


def read_form(form: Format, item: Item) -> Iterator[Draft | Problem]:
    """Yield what a file of a known format holds."""
    found = FORMS[form]
    if item.size > found.most:
        told = f"{item.size:,} bytes; the limit is {found.most:,}"
        yield Problem("too_large", item.name, told)
        return
    module = import_module(f"dashboard.intake.{found.module}")
    yield from getattr(module, found.function)(item)
