"""Nexis Uni and LexisNexis: articles that end in "End of Document", or are counted "2 of 9 DOCUMENTS".

The newer form has title, source and date above its labels, and "Body" above the text; a label counts
only before it, since texts have lines such as "Age:" too. The older form has source, date and title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.intake.publication_days import find_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
COUNTED = re.compile(r"^[ \t]*\d{1,5} of \d{1,5} DOCUMENTS?[ \t]*$", re.MULTILINE)
LABEL = re.compile(
    r"(?P<label>Byline|Section|Length|Dateline|Highlight|Series|Graphic|Distribution|Correction-Date|Load-Date|Language"
    r"|Publication-Type|Journal Code|Classification)\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
BELOW = re.compile(
    r"(?:Load-Date|Language|Publication-Type|Classification|Graphic)\b.{0,80}", re.IGNORECASE
)
EDITION = re.compile(
    r"(?:[\w .,&'’-]{0,30}\b)?(?:Edition|Final)(?:[ -]{1,3}\w+){0,3}|Correction Appended"
)
"""What may be between the date and the title of the older form: "Late Edition - Final"."""
ADDRESS = re.compile(r"(?:URL|Link to .{0,60}):?\s*(?P<url>https?://\S+)", re.IGNORECASE)
"""The line below a text that says where it was published."""
DAY_LINE = 60
PARTS = {"byline": "byline", "section": "section", "highlight": "deck", "language": "language"}


def recognises(text: str) -> bool:
    """Return whether a text is an export of Nexis."""
    return bool(END.search(text) or COUNTED.search(text))


def records(text: str) -> Iterator[dict[str, object]]:
    """Yield the record of each article."""
    newer = bool(END.search(text))
    pieces = END.split(text)[:-1] if newer else COUNTED.split(text)[1:]
    for piece in pieces:
        lines = [line.strip() for line in piece.strip("\ufeff \n").split("\n")]
        yield _record([line for line in lines if line], newer=newer)


def _record(lines: Sequence[str], *, newer: bool) -> dict[str, object]:
    """Return the record of an article in lines that are not blank."""
    body = _body_start(lines)
    day = next((n for n in range(body - 1, -1, -1) if _is_day(lines[n])), None)
    stated = _labelled(lines[(day or 0) + 1 : body])
    record: dict[str, object] = {PARTS[name]: stated[name] for name in PARTS.keys() & stated}
    if day is not None:
        record["date"] = find_day(lines[day]).iso
        record |= _named(lines, day, newer=newer)
    end = next((n for n in range(body, len(lines)) if BELOW.fullmatch(lines[n])), len(lines))
    if loaded := _labelled(lines[end:]).get("load-date"):
        record["seendate"] = find_day(loaded).iso
    text = [line for line in lines[body:end] if line != "Body"]
    address = ADDRESS.fullmatch(text[-1]) if text else None
    if address:
        record["url"] = address["url"]
    record["text"] = text[:-1] if address else text
    return record


def _labelled(lines: Sequence[str]) -> dict[str, str]:
    """Return what the labels among some lines say, by label in lower case; the last of each counts."""
    found = filter(None, map(LABEL.fullmatch, lines))
    return {match["label"].lower(): match["value"] for match in found}


def _named(lines: Sequence[str], day: int, *, newer: bool) -> dict[str, object]:
    """Return title and source by their places around the date."""
    if newer:
        return {"title": lines[max(0, day - 2)], "source": lines[day - 1] if day > 1 else None}
    below = [line for line in lines[day + 1 : day + 4] if not LABEL.fullmatch(line)]
    title = next((line for line in below if not EDITION.fullmatch(line)), None)
    return {"title": title, "source": lines[day - 1] if day else None}


def _body_start(lines: Sequence[str]) -> int:
    """Return where the text begins: at the line "Body", else below the line of its length."""
    if "Body" in lines:
        return lines.index("Body")
    for number, line in enumerate(lines):
        match = LABEL.fullmatch(line)
        if match and match["label"].lower() == "length":
            return number + 1
    return min(3, len(lines))


def _is_day(line: str) -> bool:
    """Return whether a line is the date of an article: a short line that opens with it."""
    return len(line) < DAY_LINE and LABEL.fullmatch(line) is None and find_day(line).iso is not None
