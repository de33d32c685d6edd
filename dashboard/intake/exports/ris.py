"""RIS, as ProQuest, NewsBank and Zotero write it: a tag of two letters a line, from TY to ER."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.intake.author_names import turned

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = re.compile(r"([A-Z][A-Z0-9])  - ?(.*)")
BEGINS = re.compile(r"^\ufeff?\s*TY  - ", re.MULTILINE)
PARTS = {
    "TI": "title",
    "T1": "title",
    "T2": "source",
    "JF": "source",
    "JO": "source",
    "PB": "publisher",
    "DA": "date",
    "PY": "year",
    "Y1": "year",
    "AB": "abstract",
    "N2": "abstract",
    "UR": "url",
    "LA": "language",
    "AN": "id",
}
AUTHORS = frozenset({"AU", "A1", "A2"})


def recognises(text: str) -> bool:
    """Return whether a text is a list of references in RIS."""
    return bool(BEGINS.match(text))


def records(text: str) -> Iterator[dict[str, object]]:
    """Yield the record of each reference: a headline, since RIS holds no texts."""
    record: dict[str, object] = {}
    authors: list[str] = []
    last = ""
    for line in text.split("\n"):
        match = LINE.match(line.strip("\ufeff\r "))
        if match is None:
            if line.strip() and last in record:
                record[last] = f"{record[last]} {line.strip()}"  # a long value goes on below
            continue
        last = ""
        tag, value = match[1], match[2].strip()
        if tag == "ER":
            year = record.pop("year", None)
            dated = {} if "date" in record else {"date": year}
            yield {**record, **dated, **({"author": authors} if authors else {})}
            record, authors = {}, []
        elif tag in AUTHORS:
            authors.append(turned(value))
        elif tag in PARTS and value and PARTS[tag] not in record:
            last = PARTS[tag]
            record[last] = _day(value) if tag == "DA" else value


def _day(value: str) -> str:
    """Return a date of RIS, "2031/03/04/morning edition", as an ISO date where it names a day."""
    parts = value.split("/")
    whole = len(parts) >= 3 and all(part.isdigit() for part in parts[:3])
    return "-".join(parts[:3]) if whole else value
