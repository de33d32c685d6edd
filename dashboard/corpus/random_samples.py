"""Draw 30: a random sample of one kind of item, judged by a reader, and the share that is right.

A judgement of a quotation or an event is a mark, as one made anywhere else. All judgements of a draw are kept in a file of its own
until it comes to an end, so that none is lost with the page. What it came to is kept beside the log, in numbers
alone: for which version of the collection and of the parser, and by whom.
"""

from __future__ import annotations

import math
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from dashboard.corpus import locks
from dashboard.corpus.amendments import place
from dashboard.corpus.json_lines import append_line, read_lines
from dashboard.corpus.selection import SHOWN, Selection, frame_of
from dashboard.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Mapping, Sequence
    from pathlib import Path

    from dashboard.corpus.tables import Tables

ITEMS = ("quotation", "name", "date", "event")
SIZE = 30
FILE = "draws.jsonl"
FOLDER = "drawing"
"""Where the judgements are of draws that have not come to an end, one file each."""
LOCK = ".lock"
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
class Judgement:
    """What a reader said of one drawn item: the verdict and, it may be, how it is right.

    ``amendments`` are kinds and values of corrections, each with a second place where it needs one; ``before`` is id
    and name of a name or event, ``why`` the reader's reason.
    """

    item: str
    who: str
    day: str
    article: str
    where: str
    verdict: str
    before: str = ""
    amendments: tuple[tuple[str, str, tuple[str, str] | None], ...] = ()
    why: str = ""


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
    corrected: int = 0
    """How many of those that were wrong were corrected, or left out, in the same step."""

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
    """Return a random sample of a collection's quotations, names, dates, or events of its Timeline.

    Each item is as likely as any other, a printed name once for each article that has it; the same ``seed``
    draws the same of the same version.
    """
    ask = Selection(tables, View())
    rows, key = SOURCES[item](ask), ["event"] if item == "event" else ["article", "start", "end"]
    every = frame_of(rows.select(*key).unique().sort(*key))
    order = np.random.default_rng(seed).permutation(len(every))[:size]
    chosen = every.iloc[order]
    wanted = nw.col(key[0]).is_in([*chosen[key[0]].unique(), ""])
    found = frame_of(rows.filter(wanted).sort("article", "start")).drop_duplicates(key)
    found = chosen.merge(found, on=key, how="left")
    columns = ["article", "title", "source", "text"]
    texts = tables.texts.of(found["article"].unique().tolist(), columns)
    texts = texts.rename(columns={"source": "outlet"})
    found = found.merge(texts, on="article", how="left")
    return [_drawn(item, row) for row in found.to_dict("records")]


def _told(ask: Selection) -> nw.LazyFrame[Any]:
    """Return the events of the Timeline, each with the sentences that tell of it."""
    columns = ("event", "article", *SPAN)
    told = ask.table("event_mentions").select(*columns)
    rows = ask.table("timeline").filter(nw.col("standing") == SHOWN)
    return told.join(rows, on="event")


def _named(ask: Selection) -> nw.LazyFrame[Any]:
    """Return the names as they are printed, each where its article has it first, and whom they name."""
    forms = ask.table("forms").filter(nw.col("way") == "name")
    named = ask.table("entities").select("entity", "name", "type")
    spans = ask.table("mentions").select("article", *SPAN)
    columns = ("article", "start", "entity", "form")
    return forms.select(*columns).join(named, on="entity").join(spans, on=["article", "start"])


def _dated(ask: Selection) -> nw.LazyFrame[Any]:
    """Return the dates that are resolved to days."""
    return ask.table("dates").filter(~nw.col("first").is_null() | ~nw.col("last").is_null())


SPAN = ("start", "end", "sentence_start", "sentence_end")
SOURCES: dict[str, Callable[[Selection], nw.LazyFrame[Any]]] = {
    "quotation": lambda ask: ask.table("statements"),
    "name": _named,
    "date": _dated,
    "event": _told,
}


def _drawn(item: str, row: Mapping[str, Any]) -> Drawn:
    low, high = int(row["sentence_start"]), int(row["sentence_end"])
    hit = max(int(row["start"]) - low, 0), min(int(row["end"]), high) - low
    sentence = str(row["text"])[low:high]
    where, title, outlet = place(row), row["title"], row["outlet"]
    return Drawn(item, row["article"], where, title, outlet, sentence, hit, row)


def judge(folder: Path, draw: str, one: Judgement) -> None:
    """Keep a judgement of a draw, known by its id, until that comes to an end."""
    with _changing(folder):
        append_line(_file(folder, draw), asdict(one))


def judged(folder: Path, draw: str) -> list[Judgement]:
    """Return the judgements of a draw that has not come to an end, in their order."""
    lines = ((one, one.pop("amendments")) for one in read_lines(_file(folder, draw)))
    return [Judgement(**one, amendments=tuple(map(_amendment, made))) for one, made in lines]


def under_way(folder: Path) -> list[str]:
    """Return the ids of the draws that have not come to an end, the oldest first."""
    since = {}
    for file in (folder / FOLDER).glob("*.jsonl"):
        with suppress(FileNotFoundError):  # it has just come to its end
            since[file.stem] = file.stat().st_mtime
    return sorted(since, key=since.__getitem__)


def end(folder: Path, draw: str, taken: Sequence[Judgement]) -> None:
    """Let a draw come to an end: these judgements have been taken. Those that were made since wait for another end."""
    with _changing(folder):
        _keep(folder, draw, [one for one in judged(folder, draw) if one not in taken])


def discard(folder: Path, draw: str) -> None:
    """Forget a draw and its judgements; the marks that they made stay."""
    end(folder, draw, judged(folder, draw))


def forget(folder: Path, articles: Collection[str]) -> None:
    """Take articles that are removed for good out of the draws that have not come to an end."""
    for draw in under_way(folder):
        with _changing(folder):
            said = [one for one in judged(folder, draw) if one.article not in articles]
            _keep(folder, draw, [_without(one, articles) for one in said])


def _keep(folder: Path, draw: str, said: Sequence[Judgement]) -> None:
    """Let these be all judgements of a draw; of none there is no file."""
    draft = _file(folder, draw).with_suffix(".tmp")
    draft.unlink(missing_ok=True)
    for one in said:
        append_line(draft, asdict(one))
    if said:
        draft.replace(_file(folder, draw))
    else:
        _file(folder, draw).unlink(missing_ok=True)


@contextmanager
def _changing(folder: Path) -> Generator[None]:
    """Hold the draws of a collection: others judge, come to an end or remove articles meanwhile."""
    (folder / FOLDER).mkdir(mode=0o700, exist_ok=True)
    with (folder / FOLDER / LOCK).open("a+") as file:
        locks.take(file.fileno(), wait=True)
        yield


def _file(folder: Path, draw: str) -> Path:
    return folder / FOLDER / f"{draw}.jsonl"


def _without(one: Judgement, articles: Collection[str]) -> Judgement:
    """Return a judgement without the amendments that need a place in one of these articles."""
    kept = (made for made in one.amendments if not made[2] or made[2][0] not in articles)
    return replace(one, amendments=tuple(kept))


def _amendment(one: list[Any]) -> tuple[str, str, tuple[str, str] | None]:
    kind, value, other = one
    return kind, value, (other[0], other[1]) if other else None


def keep(folder: Path, result: Result) -> None:
    """Add what a draw came to to those before."""
    append_line(folder / FILE, asdict(result))


def results(folder: Path) -> list[Result]:
    """Return what the draws of a collection came to, the newest first; a line cut short is left out."""
    return [Result(**one) for one in reversed(read_lines(folder / FILE))]
