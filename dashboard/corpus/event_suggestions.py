"""Pairs of events that may be one, for a reader to decide."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from dashboard.corpus.selection import SHOWN, frame_of, in_order
from dashboard.corpus.verdicts import TWO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.corpus.decision_list import Ruling
    from dashboard.corpus.selection import Selection

COLUMNS = ["event", "label", "common"]
BOTH = 2
"""So many must take part in both of two events."""
VISIT = re.compile(r"\b(?:visit|trip|travel|tour)(?:s|ed|led)?\b")
NAME = re.compile(r"(?<=\S )[A-Z]\w+")
MOST = 3
"""So many are offered of one event."""
AMONG = 400
"""So many events, the most important, are compared with one another for a list of pairs."""


type Apart = frozenset[frozenset[str]]
"""Pairs of events, by their ids, of which readers decided that they are two."""


def decided_apart(rulings: Iterable[Ruling]) -> Apart:
    """Return the pairs of events of which a reader said that they are two."""
    return frozenset(
        frozenset({one.one[0], one.other[0]})
        for one in rulings
        if one.entry.kind == "events pair" and one.entry.value == TWO and one.one and one.other
    )


def like_events(ask: Selection, event: str, apart: Apart = frozenset()) -> pd.DataFrame:
    """Return event, label and common of the events that one may be, the most important first; none of ``apart``.

    All who take part in the one take part in the other, who are ``common``, and the days that the articles
    give both overlap. Of two events of which one alone is common, both are visits and no other places are
    named, or they have one day and two more names in their labels.
    """
    table = ask.table("timeline").filter(nw.col("certainty") != "assumed")
    own = frame_of(table.filter(nw.col("event") == event))
    if own.empty or own[["first", "last"]].isna().any(axis=None):
        return pd.DataFrame(columns=COLUMNS)
    one: dict[str, Any] = own.iloc[0].to_dict()
    near = table.filter(
        (nw.col("event") != event) & (nw.col("standing") == SHOWN),
        (nw.col("first") <= one["last"]) & (nw.col("last") >= one["first"]),
    )
    rows = frame_of(in_order(near, ask.view.unit)).to_dict("records")
    return pd.DataFrame(_likely(one, rows, apart), columns=COLUMNS)


def alike_among(
    events: pd.DataFrame, apart: Apart = frozenset()
) -> dict[str, list[dict[str, Any]]]:
    """Return, for rows of the timeline that stand together, those of them that each may be, as ``event_suggestions`` tells it.

    The rows are given with the most important first. What is ``apart`` is no suggestion any more.
    """
    given = events[
        (events["certainty"] != "assumed") & events[["first", "last"]].notna().all(axis=1)
    ]
    rows = given.to_dict("records")
    return {
        one["event"]: _likely(
            one,
            (
                row
                for row in rows
                if row is not one and row["first"] <= one["last"] and row["last"] >= one["first"]
            ),
            apart,
        )
        for one in rows
    }


def pairs_among(events: pd.DataFrame, apart: Apart) -> list[tuple[str, str, list[str]]]:
    """Return each pair of rows of the timeline that may be one event, and who takes part in both."""
    found: dict[frozenset[str], tuple[str, str, list[str]]] = {}
    for one, others in alike_among(events.head(AMONG), apart).items():
        for other in others:
            pair = frozenset({one, other["event"]})
            found.setdefault(pair, (one, other["event"], other["common"]))
    return [*found.values()]


def _likely(
    one: dict[str, Any], rows: Iterable[dict[str, Any]], apart: Apart
) -> list[dict[str, Any]]:
    """Return the first rows in which all who take part in the one do, or the other way round, with who is ``common``."""
    found = (
        row | {"common": _common(one["participants"], row["participants"])}
        for row in rows
        if frozenset({one["event"], row["event"]}) not in apart
    )
    likely = (
        row
        for row in found
        if len(row["common"]) >= BOTH or (row["common"] and _tell_alike(one, row))
    )
    return [*islice(likely, MOST)]


def _tell_alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether two labels are of a visit, of which one at most says where, or on one day have two names besides who takes part."""
    places = {row["place"] for row in (one, other) if isinstance(row["place"], str)}
    if all(VISIT.search(row["label"]) for row in (one, other)) and len(places) < BOTH:
        return True
    taking_part = {
        word for name in (*one["participants"], *other["participants"]) for word in name.split()
    }
    here, there = (set(NAME.findall(row["label"])) - taking_part for row in (one, other))
    same_day = one["first"] == one["last"] == other["first"] == other["last"]
    return same_day and len(here & there) >= BOTH


def _common(one: list[str], other: list[str]) -> list[str]:
    """Return who takes part in both of two events, nobody where each has somebody of its own."""
    here, there = set(one), set(other)
    return [name for name in one if name in there] if here <= there or there <= here else []
