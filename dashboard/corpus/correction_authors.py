"""Who set what readers see, and when: "set by QL on 3 May 2024"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from dashboard.corpus.amendments import place
from dashboard.corpus.article_facts import FACTS
from dashboard.corpus.checks import constant
from dashboard.corpus.corrections import AMENDMENTS, Corrections, places_now
from dashboard.corpus.decision_list import decisions
from dashboard.corpus.selection import Selection, frame_of
from dashboard.corpus.verdicts import HELD, TWO
from dashboard.view import View
from dashboard.wording import day, listing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.evidence import ArticleRecord
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
    """What was set by whom and when: of articles by their ids, of quotations and dates by article and place, of the rest by id."""

    articles: Mapping[str, str] = field(default_factory=dict)
    quotations: Mapping[Place, str] = field(default_factory=dict)
    dates: Mapping[Place, str] = field(default_factory=dict)
    linked: Mapping[str, str] = field(default_factory=dict)

    def on_articles(self, frame: pd.DataFrame, column: str = ABOUT_ARTICLE) -> pd.DataFrame:
        """Return rows with who set what of their articles."""
        return frame.assign(**{column: _looked_up(frame, self.articles, "article")})

    def on_quotations(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return statements with who set what of them, the name of their speaker too, and of their articles."""
        rows = zip(frame["article"], frame["pieces"], frame["speaker_entity"], strict=True)
        found = (self._statement(*row) for row in rows)
        return self.on_articles(frame.assign(set_by=_column(frame, found)))

    def on_versions(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return versions of statements with who set what of each, and of their articles."""
        places = (one.rpartition(":")[2] for one in frame["quotation"])
        found = map(self.quotations.get, zip(frame["article"], places, strict=True))
        return self.on_articles(frame.assign(set_by=_column(frame, found)))

    def on_record(self, record: ArticleRecord) -> ArticleRecord:
        """Return an article with who set what of its quotations, dates and events."""
        quotations, dates, events = record.quotations, record.dates, record.events
        said = (
            self._statement(row["article"], [place(row)], row["speaker_entity"])
            for row in quotations.to_dict("records")
        )
        meant = (self.dates.get((row["article"], place(row))) for row in dates.to_dict("records"))
        return replace(
            record,
            quotations=quotations.assign(set_by=_column(quotations, said)),
            dates=dates.assign(set_by=_column(dates, meant)),
            events=self.on_linked(events, "event"),
        )

    def on_linked(self, frame: pd.DataFrame, column: str) -> pd.DataFrame:
        """Return rows of names or events, whose ids a column has, with who set what of them."""
        return frame.assign(set_by=_looked_up(frame, self.linked, column))

    def of(self, row: Mapping[str, Any]) -> str | None:
        """Return who set what of a statement or an event, given as a row of its table."""
        if "pieces" in row:
            return self._statement(row["article"], row["pieces"], row["speaker_entity"])
        return self.linked.get(row["event"])

    def _statement(self, article: str, pieces: Sequence[str], speaker: str | None) -> str | None:
        places = (piece.replace(":", "-") for piece in pieces)
        found = (self.quotations.get((article, where)) for where in places)
        own = next((words for words in found if words), None)
        named = self.linked.get(speaker) if isinstance(speaker, str) else None
        return "; ".join(filter(None, (own, f"speaker’s name {named}" if named else None))) or None


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
    dates: dict[Place, list[Correction]] = defaultdict(list)
    told: dict[Place, list[Correction]] = defaultdict(list)
    held = Corrections(tables.path).holding()
    made: dict[str, list[Correction]] = defaultdict(list)
    of_kind = {"quotation": (quotations,), "date": (dates, told), "event": (told,)}
    for one in held:
        if one.kind in FACTS:
            articles[one.other].append(one)
        elif one.kind in AMENDMENTS:
            made[one.content].append(one)
    for content, alike in _of_texts(tables, made).items():
        moved = places_now(made[content])
        for one, article in product(made[content], alike):
            for found in of_kind[one.kind.partition(" ")[0]]:
                found[article, moved.get(one.where, one.where)].append(one)
    linked = {event: _who(some[-1]) for event, some in _events(tables, told).items()}
    for one in decisions(tables):
        if one.state == HELD and one.entry.value != TWO:
            linked |= {side[0]: _who(one.entry) for side in (one.one, one.other) if side}
    return SetBy(_worded(articles), _worded(quotations), _worded(dates), linked)


def _of_texts(tables: Tables, contents: Collection[str]) -> dict[str, list[str]]:
    """Return the articles of texts, which corrections know by their hashes: what holds of one holds of all."""
    found: dict[str, list[str]] = defaultdict(list)
    if contents:
        rows = Selection(tables, View()).table("articles").select("article", "content")
        for row in frame_of(rows.filter(nw.col("content").is_in([*contents]))).to_dict("records"):
            found[row["content"]].append(row["article"])
    return found


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
