"""An article as plain data for the reading view: blocks of runs, and the lists beside them.

A run is a stretch of text with the same marks all through: ``[start, text, marks]``. Runs end at
every edge of a mark or of a sentence, so that any sentence can be lit exactly.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dashboard.charts.palette import role_of
from dashboard.corpus.amendments import place
from dashboard.corpus.checks import checked_words
from dashboard.corpus.name_tables import country, government_of
from dashboard.corpus.quotation_marks import as_said, with_marks
from dashboard.corpus.search import find_hits, parse_query
from dashboard.page.components.list_rows import how_known, present, role_words, speaker_words, tags
from dashboard.view import NAMING
from dashboard.wording import STATUS_WORDS, harmless, meant, period, shortened, status_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from dashboard.corpus import ArticleRecord
    from dashboard.model import Block

    Row = dict[str, Any]

SHOWN_BLOCKS = frozenset({
    "title", "deck", "byline", "caption", "credit", "heading", "paragraph"
})  # fmt: skip
HIT = "hit"
SCANNED = 200_000
"""So many characters are searched for hits."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked, by its role in the palette."""

    start: int
    end: int
    role: str


def reading_data(
    record: ArticleRecord,
    at: int | None = None,
    sought: str = "",
    counted: Sequence[str] = NAMING,
) -> dict[str, Any]:
    """Return what the reading view shows; ``at`` is the offset whose sentence is lit and opened.

    Words that a search asks for (``sought``) are marked as hits; names are listed as they are ``counted``.
    """
    frames = (record.mentions, record.quotations, record.dates, record.events)
    sentences = _sentences(frames)
    sure = record.events["rank"].notna()
    hits = find_hits(record.article.text[:SCANNED], parse_query(sought)) if sought else []
    marks = [*_marks(record), *(Mark(start, end, HIT) for start, end in hits)]
    return shown({
        "article": record.article.id,
        "blocks": _titled(
            record, _blocks(record.article.text, record.article.blocks, marks, sentences)
        ),
        "who": _who(record.mentions, counted),
        "what": _what(record, record.quotations["status"] == "said"),
        "unsaid": _what(record, record.quotations["status"] != "said"),
        "when": _when(record),
        "events": _events(record.events[sure]),
        "unsure": _events(record.events[~sure]),
        "hits": [[start, end] for start, end in hits],
        "target": sentence_at(sentences, record.article.blocks, at),
    })  # fmt: skip


def retitled(record: ArticleRecord) -> bool:
    """Whether a reader gave the article another headline than the one in its text."""
    return (record.article.title or "") != record.printed["title"]


def _titled(record: ArticleRecord, blocks: list[Row]) -> list[Row]:
    """Return the blocks, the headline among them as one that was only printed where a reader set another."""
    if not retitled(record):
        return blocks
    return [one | {"kind": "printed"} if one["kind"] == "title" else one for one in blocks]


def shown(value: Any) -> Any:
    """Return plain data with every text in it harmless to what stands around it."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {key: shown(one) for key, one in value.items()}
    return [shown(one) for one in value] if isinstance(value, list) else value


def _sentences(frames: Sequence[pd.DataFrame]) -> list[tuple[int, int]]:
    """Return the spans of all sentences that hold something."""
    found = {
        (int(start), int(end))
        for frame in frames
        for start, end in zip(frame["sentence_start"], frame["sentence_end"], strict=True)
        if present(start) and present(end)
    }
    return sorted(found)


def sentence_at(
    sentences: Sequence[tuple[int, int]], blocks: Sequence[Block], at: int | None
) -> list[int] | None:
    """Return the span of the sentence that holds an offset, else of its block, else nothing."""
    if at is None:
        return None
    for start, end in sentences:
        if start <= at < end:
            return [start, end]
    return next(([b.start, b.end] for b in blocks if b.start <= at < b.end), None)


def _marks(record: ArticleRecord) -> Iterator[Mark]:
    for row in record.mentions.to_dict("records"):
        yield Mark(int(row["start"]), int(row["end"]), role_of(row["type"]))
    for row in record.dates.to_dict("records"):
        yield Mark(int(row["start"]), int(row["end"]), "date")
    for row in record.quotations.to_dict("records"):
        yield Mark(int(row["start"]), _closed(record, row), "said")


def _words(record: ArticleRecord, row: Row) -> str:
    return record.article.text[int(row["start"]) : int(row["end"])]


def _closed(record: ArticleRecord, row: Row) -> int:
    """Return where a quotation ends, with the closing mark that follows where it was opened within."""
    end, words = int(row["end"]), _words(record, row)
    next_sign = record.article.text[end : end + 1]
    within = row["kind"] != "direct" and with_marks(words, row["kind"]) == words + next_sign
    return end + 1 if next_sign and within else end


def _blocks(
    text: str, blocks: Sequence[Block], marks: list[Mark], sentences: Sequence[tuple[int, int]]
) -> list[Row]:
    """Return the article's blocks with their runs."""
    edges = {edge for mark in marks for edge in (mark.start, mark.end)}
    edges |= {edge for sentence in sentences for edge in sentence}
    ordered = sorted(edges)
    marks.sort(key=lambda mark: (mark.start, mark.end))
    return [
        {"kind": block.kind, "start": block.start, "runs": _runs(text, block, inside, ordered)}
        for block, inside in zip(blocks, _by_block(blocks, marks), strict=True)
        if block.kind in SHOWN_BLOCKS
    ]


def _by_block(blocks: Sequence[Block], marks: Sequence[Mark]) -> list[list[Mark]]:
    """Return the marks that reach into each block; both in the order of the text."""
    inside: list[list[Mark]] = [[] for _ in blocks]
    starts = [block.start for block in blocks]
    for mark in marks:
        first = max(0, bisect_right(starts, mark.start) - 1)
        for number in range(first, bisect_left(starts, mark.end)):
            inside[number].append(mark)
    return inside


def _runs(text: str, block: Block, marks: Sequence[Mark], edges: Sequence[int]) -> list[list[Any]]:
    low, high = bisect_right(edges, block.start), bisect_left(edges, block.end)
    cuts = [block.start, *edges[low:high], block.end]
    coming, over = deque(marks), list[Mark]()
    runs: list[list[Any]] = []
    for start, end in pairwise(cuts):
        while coming and coming[0].start <= start:
            over.append(coming.popleft())
        over = [mark for mark in over if mark.end > start]
        roles = {mark.role for mark in over if mark.end >= end}
        if end > start:
            runs.append([start, text[start:end], sorted(roles)])
    return runs


def _span(row: Row) -> dict[str, int]:
    """Return where an item stands and the sentence around it."""
    start, end = int(row["start"]), int(row["end"])
    if present(row.get("sentence_start")) and present(row.get("sentence_end")):
        return {"at": start, "from": int(row["sentence_start"]), "to": int(row["sentence_end"])}
    return {"at": start, "from": start, "to": end}


def _who(mentions: pd.DataFrame, counted: Sequence[str]) -> list[Row]:
    """Return who and what is named, most often first, each with all its places.

    What is ``counted`` as naming is what the other pages count: a city that stands for its government
    is a place of the country.
    """
    found: dict[tuple[str, str], Row] = {}
    for row in mentions.sort_values("start").to_dict("records"):
        for entity, name, kind in _named(row, counted):
            item = found.setdefault(
                (name, kind),
                {"name": name, "entity": entity, "role": role_of(kind), "note": "", "places": []},
            )
            own = name == row["name"] and present(row.get("role"))
            item["note"] = item["note"] or (row["role"] if own else "")
            item["places"].append(_span(row))
    return sorted(found.values(), key=lambda item: (-len(item["places"]), item["name"]))


WAYS = {"name": "names", "demonym": "demonyms", "nominal": "descriptions"}


def _named(row: Row, counted: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield entity, name and type of what a mention names, in the ways that count."""
    reading = row["reading"] if present(row["reading"]) else None
    stands_for = row["stands_for"] if present(row["stands_for"]) else None
    meant = government_of(row["kind"], reading, stands_for)
    government = meant if meant != row["entity"] else None
    if government and "readings" in counted:
        yield government, country(government), "LOC"
    elif WAYS.get(row["kind"]) in counted:
        yield row["entity"], row["name"], row["type"]


def _what(record: ArticleRecord, which: pd.Series) -> list[Row]:
    """Return statements in the order of the text; one that its cue breaks is one."""
    said: dict[int, list[Row]] = defaultdict(list)
    for row in record.quotations[which].sort_values("start").to_dict("records"):
        said[row["statement"]].append(row)
    return [_statement(record, pieces) for pieces in said.values()]


def _statement(record: ArticleRecord, pieces: Sequence[Row]) -> Row:
    """Return a statement with all its pieces, and their places."""
    first, kinds = pieces[0], {row["kind"] for row in pieces}
    notes = role_words(first), how_known(first), first["set_by"], checked_words(first)
    return {
        "words": as_said((shortened(_words(record, row), 160), row["kind"]) for row in pieces),
        "kind": kinds.pop() if len(kinds) == 1 else "mixed",
        "speaker": speaker_words(first),
        "note": ", ".join(filter(None, notes)),
        "tags": tags(first),
        "places": [_span(row) for row in pieces],
        "pick": f"quotation {place(first)}",
    }


def _when(record: ArticleRecord) -> list[Row]:
    """Return the dates of the text and what they mean, earliest first."""
    rows = record.dates.to_dict("records")
    rows.sort(key=lambda row: (str(row["first"] or "9999"), row["start"]))
    return [
        {
            "day": meant(row),
            "words": record.article.text[int(row["start"]) : int(row["end"])],
            "note": ", ".join(filter(None, (_anchor(row), row["set_by"]))),
            "places": [_span(row)],
            "item": f"date {place(row)}",
        }
        for row in rows
    ]


def _anchor(row: Row) -> str:
    return f"counts from {row['anchor']}" if present(row["anchor"]) else ""


def _events(events: pd.DataFrame) -> list[Row]:
    """Return events in the order of the Timeline, those that it leaves out by how often they are told.

    Several clauses on one are one item. What is denied and left out is no more than uncertain: the
    denial may be of other words.
    """
    found: dict[Any, Row] = {}
    for row in events.sort_values("start").to_dict("records"):
        name = row["event"] if present(row["event"]) else row["label"]
        sure = present(row["rank"])
        item = found.setdefault(
            name,
            {
                "label": row["label"],
                "day": period(row["first"], row["last"], row["value"]),
                "status": _status(row, sure=sure),
                "rank": row["rank"] if sure else 0,
                "places": [],
                "pick": f"event {place(row)}" if present(row["event"]) else "",
            },
        )
        item["places"].append(_span(row))
    return sorted(
        found.values(),
        key=lambda item: (item.pop("rank"), -len(item["places"]), item["places"][0]["at"]),
    )


def _status(row: Row, *, sure: bool) -> str:
    """Return an event's status in words, nothing where it happened; then who set and who checked what."""
    status = status_words(row) or ""
    if not sure and status == STATUS_WORDS["denied"]:
        status = STATUS_WORDS["uncertain"]
    set_by = row["set_by"] if present(row["set_by"]) else ""
    return ", ".join(filter(None, (status, set_by, checked_words(row) if sure else "")))
