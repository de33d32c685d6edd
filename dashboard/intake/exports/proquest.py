"""ProQuest as text: records between lines of underscores, each a title and labels with their values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = re.compile(r"^_{20,}\s*$", re.MULTILINE)
COUNTED = re.compile(r"Document \d+ of \d+\s+")
MARK = re.compile(r"^(?:ProQuest document ID|Document URL|Publication title):", re.MULTILINE)
LABELS = {
    "title": "title",
    "author": "author",
    "publication title": "source",
    "publication date": "date",
    "publication year": None,
    "full text": "text",
    "abstract": "abstract",
    "document url": "url",
    "language of publication": "language",
    "section": "section",
    "proquest document id": "id",
    **dict.fromkeys(
        ("subject", "location", "people", "company / organization", "pages", "first page", "publisher", "issn", "source type",
         "place of publication", "country of publication", "publication subject", "document type", "last updated", "database", "copyright",
         "links", "publication info", "alternate title", "e-issn", "volume", "issue", "number of pages", "identifier / keyword", "column", "dateline", "credit"),
    ),
}  # fmt: skip
LABEL = re.compile(r"([A-Z][A-Za-z /]{3,30}):(?:[ \t]+(.*))?")


def recognises(text: str) -> bool:
    """Return whether a text is an export of ProQuest."""
    return bool(RULE.search(text)) and bool(MARK.search(text))


def records(text: str) -> Iterator[dict[str, object]]:
    """Yield the record of each article; what is no article, as the list of contents, is passed over."""
    for piece in RULE.split(text):
        if MARK.search(piece):
            yield _record(COUNTED.sub("", piece.strip(), count=1))


def _record(piece: str) -> dict[str, object]:
    """Return the record of one piece: the first line is its title, a label holds until the next."""
    first, _, rest = piece.partition("\n")
    found: dict[str, list[str]] = {}
    current: str | None = None
    if LABEL.fullmatch(first):
        rest = piece
    else:
        found["title"] = [first.strip()]
    for line in rest.split("\n"):
        match = LABEL.fullmatch(line.strip())
        if match and match[1].lower() in LABELS:
            current = LABELS[match[1].lower()]
            line = match[2] or ""  # noqa: PLW2901 - the label is read
        if current and line.strip():
            found.setdefault(current, []).append(line.strip())
    record: dict[str, object] = {
        name: values if name == "text" else " ".join(dict.fromkeys(values))
        for name, values in found.items()
    }
    if "title" in found:
        record["title"] = found["title"][0]
    if "source" in found:
        record["source"] = found["source"][0].partition(";")[0]  # the town follows it
    if "author" in found and ";" not in str(record["author"]):
        record["author"] = f"{record['author']};"  # one name: "Last, First" is no list of two
    return record
