"""Decisions on names for the page: what readers decided, and the mentions to decide by."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from dashboard.corpus.amendments import TABLES, place
from dashboard.corpus.corrections import AMENDMENTS, Correction, Corrections, lost
from dashboard.corpus.selection import Selection, frame_of
from dashboard.corpus.verdicts import BEATEN, DECISIONS, HELD, LOST, SAME, WAITING, before_of
from dashboard.view import View

if TYPE_CHECKING:
    from dashboard.corpus.tables import Tables

    type Row = dict[str, Any]

CITY = "reading"
"""A way of naming that names another: a city that stands for its government."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision on a name that was not taken back, and what became of it.

    ``state`` is held, beaten (a later one says otherwise), lost (its place names nothing, or its article
    is not there) or waiting (it was made since the version that is shown). ``one`` and ``other`` are id and name of what the places name now, None where nothing is.
    """

    entry: Correction
    state: str
    one: tuple[str, str] | None = None
    other: tuple[str, str] | None = None

    @property
    def names(self) -> list[str]:
        """The names that were decided on, as they were."""
        return [name for _, name in before_of(self.entry.before)] or [self.entry.words]

    def about(self, entity: str) -> bool:
        """Whether a place names an entity now."""
        return entity in {side[0] for side in (self.one, self.other) if side}

    def was(self, wanted: str) -> bool:
        """Whether an id or a name is what was decided on."""
        return wanted in {one for pair in before_of(self.entry.before) for one in pair}


def decisions(tables: Tables) -> list[Ruling]:
    """Return the decisions that were not taken back, oldest first."""
    entries = [one for one in Corrections(tables.path).decisions() if one.value is not None]
    if not entries:
        return []
    rows, since = {_key(row): row for row in _rows(tables)}, _made_at(tables)
    found = ((entry, rows.get(_key(asdict(entry)))) for entry in entries)
    return [
        _waiting(entry) if row is None and entry.at >= since else _ruling(entry, row)
        for entry, row in found
    ]


def taken_back(tables: Tables) -> list[Ruling]:
    """Return the decisions that were taken back, as they were, the last first; ``one`` is what their places name now."""
    rows = {_key(row): row for row in _rows(tables)}
    return [
        _ruling(held, rows.get(_key(asdict(entry))))
        for entry, held in Corrections(tables.path).history()
        if held and entry.value is None and entry.kind in DECISIONS
    ]


def _made_at(tables: Tables) -> str:
    """Return when the version that is shown was made, as the log writes times: later than any, without one."""
    try:
        return tables.store.made_at(tables.manifest.derived) if tables.manifest.derived else "~"
    except FileNotFoundError:  # an article was removed for good meanwhile
        return "~"


def _waiting(entry: Correction) -> Ruling:
    """Return a decision that was made since, with what it was made on for what its places name."""
    sides = [*before_of(entry.before), None, None][:2]
    return Ruling(entry, WAITING, *sides)


def unfitting(tables: Tables) -> list[Correction]:
    """Return the corrections of quotations, events and dates at whose place nothing is found any more, oldest first.

    Those of articles that are not here are left out, and what is dropped has nothing at its place. Where the words of
    a quotation were set again, others may name it by the place before.
    """
    held = [one for one in Corrections(tables.path).holding() if one.kind in AMENDMENTS]
    since = _made_at(tables) if held else ""
    asked = [one for one in held if one.at <= since]
    if not asked:
        return []
    ask, articles = Selection(tables, View()), sorted({one.other for one in asked})
    here = nw.col("article").is_in(articles)
    there = {*frame_of(ask.table("catalogue").filter(here).select("article"))["article"]}
    rows = {
        item: frame_of(ask.table(table).filter(here).select("article", "start", "end"))
        for item, (table, _) in TABLES.items()
    }
    found, made = defaultdict[str, set[str]](set), defaultdict[str, list[Correction]](list)
    for item, some in rows.items():
        for row in some.to_dict("records"):
            found[row["article"]].add(f"{item} {place(row)}")
    for one in asked:
        made[one.content].append(one)
    missed = set[Correction]()
    for some in made.values():
        missed.update(lost(some, set[str]().union(*(found[one.other] for one in some))))
    return [one for one in asked if one.other in there and one in missed]


def copy_decisions(tables: Tables) -> list[Ruling]:
    """Return the decisions on copies that were not taken back, oldest first; each side is an article."""
    from dashboard.linking.copy_decisions import CopyDecision, settled  # noqa: PLC0415 - for copies alone

    entries = Corrections(tables.path).copies()
    sides = [before_of(entry.before) for entry in entries]
    made = [
        CopyDecision(entry.value == SAME, (one,), (other,))
        for entry, ((one, _), (other, _)) in zip(entries, sides, strict=True)
    ]
    wanted = sorted({article for some in sides for article, _ in some})
    here = {*tables.texts.of(wanted, ["article"])["article"]} if wanted else set()
    found = []
    for entry, some, held in zip(entries, sides, settled(made).held, strict=True):
        there = all(article in here for article, _ in some)
        state = LOST if not there else HELD if held else BEATEN
        found.append(Ruling(entry, state, *(side if side[0] in here else None for side in some)))
    return found


def _ruling(entry: Correction, row: Row | None) -> Ruling:
    if row is None:
        return Ruling(entry, LOST)
    one = (row["entity"], row["name"]) if row["entity"] else None
    other = (row["other_entity"], row["other_name"]) if row["other_entity"] else None
    return Ruling(entry, row["state"], one, other)


def _rows(tables: Tables) -> list[Row]:
    derived = tables.manifest.derived
    there = derived and (tables.path / derived / "decided.parquet").is_file()
    return tables.store.read("decided", [derived]).to_pylist() if derived and there else []


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in ("kind", "content", "where", "other", "at"))


def places(tables: Tables, entity: str) -> pd.DataFrame:
    """Return article, title, source, published, where and words: one place in each article that names it.

    Articles that name it most often come first. Places are such as ``Verdict`` takes.
    """
    ask = Selection(tables, View())
    rows = ask.table("forms").filter(nw.col("entity") == entity, nw.col("way") != CITY)
    spans = ask.table("mentions").select("article", "start", "end")
    about = ask.table("catalogue").select("article", "title", "source", "day")
    rows = rows.join(spans, on=["article", "start"]).join(about, on="article")
    named = (nw.col("way") == "name").cast(nw.Int32)
    rows = rows.with_columns(named=named).sort(
        "named", "mentions", "article", "start", descending=[True, True, False, False]
    )
    frame = frame_of(rows).drop_duplicates("article", ignore_index=True)
    ends = zip(frame["start"], frame["end"], strict=True)
    frame["where"] = pd.Series([f"{start}-{end}" for start, end in ends], dtype=object)
    frame["published"] = pd.to_datetime(frame["day"])
    return frame[["article", "title", "source", "published", "where", "form"]]
