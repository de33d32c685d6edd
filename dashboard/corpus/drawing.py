"""Draw 30: a random sample of a collection's quotations or events, judged by a reader, and the share that is right.

Each judgement is a mark, as one made anywhere else. What a draw came to is kept beside the log, in numbers
alone: for which version of the collection and of the parser, and by whom.
"""

from __future__ import annotations

import json
import math
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from dashboard.corpus.amending import place
from dashboard.corpus.selection import SHOWN, Selection, frame_of
from dashboard.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dashboard.corpus.tables import Tables

ITEMS = ("quotation", "event")
SIZE = 30
Z = 1.959964
"""Of the normal distribution, what 95 per cent lie within."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One item of a sample: where it stands, its sentence with the item marked, and its row."""

    item: str
    article: str
    where: str
    title: str | None
    source: str | None
    sentence: str
    hit: tuple[int, int]
    row: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """What a draw came to: of which items, by whom and when, of which version, and in numbers."""

    item: str
    who: str
    day: str
    collection: str
    parser: str
    right: int
    wrong: int
    unsure: int

    @property
    def judged(self) -> int:
        """How many items were right or wrong."""
        return self.right + self.wrong


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Return the bounds of the 95 per cent interval of a share (Wilson 1927); (0, 1) where nothing was judged."""
    if not judged:
        return 0.0, 1.0
    share, square = right / judged, Z * Z
    middle = (share + square / (2 * judged)) / (1 + square / judged)
    spread = share * (1 - share) / judged + square / (4 * judged * judged)
    half = Z * math.sqrt(spread) / (1 + square / judged)
    return max(0.0, middle - half), min(1.0, middle + half)


def drawn(tables: Tables, item: str, size: int, seed: int) -> list[Drawn]:
    """Return a random sample of a collection's quotations, or of the events of its Timeline.

    Each item is as likely as any other; the same ``seed`` draws the same of the same version.
    """
    ask = Selection(tables, View())
    table, column = ("statements", "quotation") if item == "quotation" else ("timeline", "event")
    rows = ask.table(table)
    if item == "event":
        rows = rows.filter(nw.col("standing") == SHOWN)
    every = sorted(frame_of(rows.select(column))[column])
    random = np.random.default_rng(seed)
    chosen = [every[i] for i in random.permutation(len(every))[:size]]
    found = frame_of(rows.filter(nw.col(column).is_in([*chosen, ""])))
    if item == "event":
        found = found.merge(_told(ask, chosen), on="event")
    texts = tables.texts.of(found["article"].unique().tolist(), ["article", "title", "text"])
    sources = ask.table("catalogue").filter(nw.col("article").is_in([*found["article"], ""]))
    named = frame_of(sources.select("article", source_name=nw.col("source")))
    found = found.merge(texts, on="article").merge(named, on="article")
    of = {row[column]: _drawn(item, row) for row in found.to_dict("records")}
    return [of[one] for one in chosen]


def _told(ask: Selection, events: list[str]) -> Any:
    """Return for each event the first sentence that tells of it."""
    told = ask.table("event_mentions").filter(nw.col("event").is_in([*events, ""]))
    columns = ("event", "article", "start", "end", "sentence_start", "sentence_end")
    frame = frame_of(told.select(*columns).sort("event", "article", "start"))
    return frame.drop_duplicates("event")


def _drawn(item: str, row: Mapping[str, Any]) -> Drawn:
    low, high = int(row["sentence_start"]), int(row["sentence_end"])
    hit = max(int(row["start"]) - low, 0), min(int(row["end"]), high) - low
    sentence = str(row["text"])[low:high]
    title, source = row["title"], row["source_name"]
    return Drawn(item, row["article"], place(row), title, source, sentence, hit, row)


def keep(folder: Path, result: Result) -> None:
    """Add what a draw came to to those before."""
    with (folder / "draws.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(result)) + "\n")
        file.flush()
        os.fsync(file.fileno())


def results(folder: Path) -> list[Result]:
    """Return what the draws of a collection came to, the newest first; a line cut short is left out."""
    path = folder / "draws.jsonl"
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    return [Result(**json.loads(line)) for line in reversed(lines) if line]
