"""The tray: the items that a reader picked, as the collection has them now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.corpus.checks import marks_in, standing
from dashboard.corpus.correction_authors import set_in
from dashboard.corpus.desks import EVENT, ITEMS, PLACE, QUOTATION, SENTENCE, Pick
from dashboard.corpus.records import content_of_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.corpus.tables import Tables
    from dashboard.model import Article

    type Row = Mapping[str, Any]

LONGEST = 2000
"""Characters of a stretch of text that is picked as a sentence."""
GONE = "Its article is not in this collection any more."
CHANGED = "Its article has another text since it was picked: pick it again."
LOST = "Nothing is found at its place any more: it was corrected, or read anew."
OF_ARTICLE = ("title", "source", "published", "published_evidence", "notice", "url")
OF_QUOTATION = ("speaker", "role", "affiliation", "kind", "known", "words", "speaker_entity")
OF_EVENT = ("label", "first", "last", "value", "certainty", "place", "relation")
COLUMNS = (
    "item", "article", "where", "note", "lost", *OF_ARTICLE, *OF_QUOTATION, *OF_EVENT, "status",
    "sentence", "start", "set_by", "checked", "checked_by", "checked_note",
)  # fmt: skip


def pick(tables: Tables, item: str, article: str, where: str) -> Pick:
    """Return what a reader picks at a place of an article, for a tray to keep.

    Raises KeyError where there is no such article, ValueError, in a sentence, where nothing can be picked there.
    """
    found = tables.texts.of([article], ["text"])
    if found.empty:
        raise KeyError(article)
    text = found["text"].iloc[0]
    start, _, end = where.partition("-")
    if item not in ITEMS or not PLACE.fullmatch(where) or not int(start) < int(end) <= len(text):
        raise ValueError("There is nothing to be picked at that place.")
    if item == SENTENCE and int(end) - int(start) > LONGEST:
        raise ValueError(f"A stretch of text in a tray has {LONGEST:,} characters at most.")
    return Pick(item, article, content_of_text(text), where)


def trayed(tables: Tables, picks: Sequence[Pick], shown: Mapping[str, Article]) -> pd.DataFrame:
    """Return what was picked as the collection has it now, in the order of the tray: the COLUMNS.

    ``shown`` are the articles with the text that the reader may see. ``lost`` says why there is no more
    to an item than its place; ``words`` of a sentence are the stretch of text that was picked.
    """
    articles = sorted({one.article for one in picks})
    columns = ["article", "title", "source", "day", "published_evidence", "notice", "url", "text"]
    about = tables.texts.of(articles, columns).rename(columns={"day": "published"})
    known = {row["article"]: row for row in about.to_dict("records")}
    found = {
        item: standing(tables, item, articles) if any(one.item == item for one in picks) else {}
        for item in (QUOTATION, EVENT)
    }
    rows = [_row(tables, one, known.get(one.article), found, shown) for one in picks]
    frame = pd.DataFrame(rows, columns=[*COLUMNS], dtype=object)
    for name in ("published", "first", "last"):
        frame[name] = pd.to_datetime(frame[name])
    return frame


def _row(
    tables: Tables,
    one: Pick,
    about: Row | None,
    found: Mapping[str, Mapping[tuple[str, str], Row]],
    shown: Mapping[str, Article],
) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    row |= {"item": one.item, "article": one.article, "where": one.where, "note": one.note}
    if about is None:
        return row | {"lost": GONE}
    row |= {name: about[name] for name in OF_ARTICLE}
    if content_of_text(about["text"]) != one.content:
        return row | {"lost": CHANGED}
    text, (start, end) = shown[one.article].text, map(int, one.where.split("-"))
    row["start"] = start
    if one.item == SENTENCE:
        return row | {"words": text[start:end].strip(), "sentence": text[start:end].strip()}
    there = found[one.item].get((one.article, one.where))
    if there is None:
        return row | {"lost": LOST}
    names = OF_QUOTATION if one.item == QUOTATION else OF_EVENT
    row |= {name: there[name] for name in (*names, "status")}
    row["sentence"] = text[int(there["sentence_start"]) : int(there["sentence_end"])].strip()
    return row | {"set_by": set_in(tables).of(there)} | _check(tables, there)


def _check(tables: Tables, there: Row) -> dict[str, Any]:
    """Return whether somebody has checked an item, who and when, and their note."""
    marks = marks_in(tables)
    mark = marks.quotations.get(there.get("quotation", "")) or marks.events.get(
        there.get("event", "")
    )
    if mark is None:
        return {"checked": "unchecked"}
    by, note = f"{mark.who}, {mark.day}", mark.why or None
    return {"checked": mark.value, "checked_by": by, "checked_note": note}
