"""What a tray says of each item: its words, who said it or when it was, and a footnote that proves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.corpus.desks import EVENT, SENTENCE
from dashboard.page.components.event_card import when_words
from dashboard.page.components.list_rows import (
    present,
    published_on,
    role_words,
    sort_of,
    speaker_words,
    tags,
    title_of,
)
from dashboard.page.components.quotation_list import address_of
from dashboard.wording import CERTAINTY_WORDS, NOTICED, count, harmless, in_marks, status_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    Row = dict[str, Any]

KINDS = {"quotation": "Quotation", "event": "Event", "sentence": "Sentence"}
TITLE = "Quotations and events from Dateline"
WARNING = "Machine-extracted, check against the original."
"""What stands over every tray that leaves the page."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a tray, in plain text: ``address`` is the outlet's own, ``lost`` why there is no more to it."""

    kind: str
    words: str
    said: str
    note: str
    footnote: str
    address: str
    lost: str


def items_of(frame: pd.DataFrame) -> list[Item]:
    """Return what ``Corpus.tray`` returns as items, in its order."""
    return [_item(row) for row in frame.to_dict("records")]


def _item(row: Row) -> Item:
    lost = row["lost"] if present(row["lost"]) else ""
    words, said = ("", "") if lost else WORDS[row["item"]](row)
    return Item(
        KINDS[row["item"]],
        harmless(words),
        harmless(said),
        harmless(row["note"] or ""),
        harmless(_footnote(row)),
        address_of(row) or "",
        lost,
    )


def _of_quotation(row: Row) -> tuple[str, str]:
    parts = [speaker_words(row), role_words(row), sort_of(row)]
    before = "".join(f"[{words}] " for words in tags(row))
    return f"{before}{row['words']}", ", ".join(str(part) for part in parts if present(part))


def _of_event(row: Row) -> tuple[str, str]:
    sure, status = CERTAINTY_WORDS.get(row["certainty"]), status_words(row)
    parts = [when_words(row), row["place"], sure, status]
    return str(row["label"]), ", ".join(str(part) for part in parts if present(part))


WORDS = {
    "quotation": _of_quotation,
    EVENT: _of_event,
    SENTENCE: lambda row: (in_marks(str(row["words"])), ""),
}


def _footnote(row: Row) -> str:
    """Return article, source, date, sentence, what a reader set and who checked it."""
    if not present(row["title"]) and not present(row["published"]) and not present(row["source"]):
        return "Nothing is known of its article."
    source = row["source"] if present(row["source"]) else "source unknown"
    parts = [f"{in_marks(title_of(row))}, {source}, {published_on(row)}."]
    if present(row.get("notice")):
        parts.append(f"{NOTICED[:1].upper()}{NOTICED[1:]}.")
    if present(row["sentence"]) and row["item"] != SENTENCE:
        parts.append(f"Sentence: {in_marks(str(row['sentence']))}")
    if present(row["set_by"]):
        parts.append(f"{row['set_by'][:1].upper()}{row['set_by'][1:]}.")
    if row["item"] != SENTENCE and not present(row["lost"]):
        parts.append(_checked(row))
    return " ".join(parts)


def _checked(row: Row) -> str:
    state = str(row["checked"])
    by = f" by {row['checked_by']}" if present(row["checked_by"]) else ""
    note = f" ({row['checked_note']})" if present(row["checked_note"]) else ""
    return f"{state[:1].upper()}{state[1:]}{by}{note}."


def head_of(about: Mapping[str, str], articles: int) -> list[str]:
    """Return the lines over a tray: the warning, and which view and collection it is of."""
    return [
        WARNING,
        f"View: {harmless(about['view'])}.",
        f"Collection: {count(articles, 'article')}, version {about['collection']}. Made with Dateline.",
    ]
