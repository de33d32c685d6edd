"""Who set what readers see, and when: "set by QL on 3 May 2024"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from dashboard.corpus.amendments import RESPAN, place
from dashboard.corpus.article_facts import FACTS
from dashboard.corpus.checks import constant
from dashboard.corpus.corrections import AMENDMENTS, Corrections
from dashboard.corpus.decision_list import decisions
from dashboard.corpus.selection import Selection, frame_of
from dashboard.corpus.verdicts import HELD
from dashboard.view import View
from dashboard.wording import day, listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.tables import Tables

    type Place = tuple[str, str]

NAMED = {
    "title": "headline",
    "source": "outlet",
    "published": "date",
    "span": "words",
    "add": "quotation",
}
"""What is set, where the kind of its correction is another word."""
ABOUT_ARTICLE = "article_set_by"


@dataclass(frozen=True, slots=True)
class SetBy:
    """What was set by whom and when: of articles by their ids, of quotations by article and place, of the rest by id."""

    articles: Mapping[str, str] = field(default_factory=dict)
    quotations: Mapping[Place, str] = field(default_factory=dict)
    linked: Mapping[str, str] = field(default_factory=dict)

    def on_articles(self, frame: pd.DataFrame, column: str = ABOUT_ARTICLE) -> pd.DataFrame:
        """Return rows with who set what of their articles."""
        return frame.assign(**{column: _looked_up(frame, self.articles, "article")})

    def on_quotations(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return statements with who set what of them, ``set_by``, and of their articles."""
        rows = zip(frame["article"], frame["pieces"], strict=True)
        return self.on_articles(frame.assign(set_by=_column(frame, map(self._quotation, rows))))

    def on_linked(self, frame: pd.DataFrame, column: str) -> pd.DataFrame:
        """Return rows of names or events, whose ids a column has, with who set what of them."""
        return frame.assign(set_by=_looked_up(frame, self.linked, column))

    def of(self, row: Mapping[str, Any]) -> str | None:
        """Return who set what of a statement or an event, given as a row of its table."""
        if "pieces" in row:
            return self._quotation((row["article"], row["pieces"]))
        return self.linked.get(row["event"])

    def _quotation(self, row: tuple[str, Sequence[str]]) -> str | None:
        article, pieces = row
        found = (self.quotations.get((article, piece.replace(":", "-"))) for piece in pieces)
        return next((words for words in found if words), None)


def _looked_up(frame: pd.DataFrame, found: Mapping[str, str], column: str) -> pd.Series:
    """Return what was set of each row, whose id a column has."""
    return _column(frame, map(found.get, frame[column])) if found else constant(frame, None)


def _column(frame: pd.DataFrame, values: Iterable[str | None]) -> pd.Series:
    return pd.Series([*values], frame.index, dtype=object)


def set_in(tables: Tables) -> SetBy:
    """Return who set what in this version of a collection, and when, as when this was first asked."""
    return tables.once("set by", lambda: _holding(tables))


def _holding(tables: Tables) -> SetBy:
    articles: dict[str, list[Correction]] = defaultdict(list)
    quotations: dict[Place, list[Correction]] = defaultdict(list)
    told: dict[Place, list[Correction]] = defaultdict(list)
    held = Corrections(tables.path).holding()
    moved = {(one.other, one.where): str(one.value) for one in held if one.kind == RESPAN}
    for one in held:
        if one.kind in FACTS:
            articles[one.other].append(one)
        elif one.kind in AMENDMENTS:
            of = quotations if one.kind.startswith("quotation") else told
            of[one.other, moved.get((one.other, one.where), one.where)].append(one)
    linked = {event: _who(some[-1]) for event, some in _events(tables, told).items()}
    for one in decisions(tables):
        if one.state == HELD:
            linked |= {side[0]: _who(one.entry) for side in (one.one, one.other) if side}
    return SetBy(_worded(articles), _worded(quotations), linked)


def _events(tables: Tables, told: Mapping[Place, list[Correction]]) -> dict[str, list[Correction]]:
    """Return the events that a timeline knows at places, with what was set there."""
    if not told:
        return {}
    of_these = nw.col("article").is_in(sorted({article for article, _ in told}))
    told = {**told, **_by_dates(tables, told, of_these)}
    rows = frame_of(Selection(tables, View()).table("event_mentions").filter(of_these))
    here = (
        (row["event"], told.get((row["article"], place(row)))) for row in rows.to_dict("records")
    )
    return {event: some for event, some in here if some}


def _by_dates(
    tables: Tables, told: Mapping[Place, list[Correction]], of_these: nw.Expr
) -> dict[Place, list[Correction]]:
    """Return the places of events that took a date of which something was set."""
    if not any(one.kind.startswith("date ") for some in told.values() for one in some):
        return {}
    rows = frame_of(Selection(tables, View()).table("events").filter(of_these))
    dated = rows[rows["date_start"].notna()].to_dict("records")
    taken = ((row, f"{int(row['date_start'])}-{int(row['date_end'])}") for row in dated)
    return {
        (row["article"], place(row)): told[row["article"], date]
        for row, date in taken
        if (row["article"], date) in told
    }


def _worded[Key](held: Mapping[Key, Sequence[Correction]]) -> dict[Key, str]:
    """Return in words what was set by whom and when, of what is set in one go in one breath."""
    found = {}
    for key, some in held.items():
        by: dict[str, list[str]] = defaultdict(list)
        for one in some:
            what = one.kind.rpartition(" ")[2]
            by[_who(one)].append(NAMED.get(what, what))
        found[key] = "; ".join(f"{listing([*names])} {who}" for who, names in by.items())
    return found


def _who(entry: Correction) -> str:
    return f"set by {entry.who or 'a reader'} on {day(entry.day)}"
