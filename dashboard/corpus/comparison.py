"""Comparison of two Views: what one has more of than the other, with the counts behind every figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pandas as pd

from dashboard.corpus.selection import Selection

if TYPE_CHECKING:
    from dashboard.corpus.articles import Totals
    from dashboard.corpus.tables import Tables
    from dashboard.view import View

PRIOR = 10.0
"""Imaginary articles that each side begins with, naming everybody at the rate of both together."""
APART = 1.96
"""From this many standard errors on, two sides are said to differ (95 in 100)."""
EVERYTHING = 100_000


class Asked(Protocol):
    """A collection, as far as it is asked for what is compared."""

    def totals(self, view: View) -> Totals:
        """Return how many articles, stories and sources a View holds."""
        ...

    def entities(self, view: View, limit: int, count: str) -> pd.DataFrame:
        """Return the names of a View, with how many articles or stories name each."""
        ...

    def speakers(self, view: View) -> pd.DataFrame:
        """Return who is quoted how often in a View."""
        ...

    def timeline(self, view: View) -> pd.DataFrame:
        """Return the events of a View."""
        ...


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a comparison holds.

    ``speakers`` has speaker and quotations; ``events`` are rows of the timeline.
    """

    view: View
    totals: Totals
    speakers: pd.DataFrame
    events: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides of one question.

    ``names`` has name, type, one, two (how many articles name it on each side), log_odds and
    score (in standard errors): above 0 the first side names it more, below 0 the second.
    ``unit`` is what they are counted in, ``on_both`` how many articles are on both sides.
    """

    one: Side
    two: Side
    names: pd.DataFrame
    unit: str
    on_both: int

    def sizes(self) -> tuple[int, int]:
        """Return how many articles, or stories, each side has: what names are counted in."""
        one, two = (int(getattr(side.totals, self.unit)) for side in (self.one, self.two))
        return one, two

    def only(self, what: str, key: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the rows of ``speakers`` or ``events`` whose ``key`` the other side lacks."""
        one, two = getattr(self.one, what), getattr(self.two, what)
        return one[~one[key].isin(two[key])], two[~two[key].isin(one[key])]

    @property
    def all_events(self) -> int:
        """How many events either side tells of."""
        return pd.concat([self.one.events["event"], self.two.events["event"]]).nunique()


def compare(
    corpus: Asked, tables: Tables, one: View, two: View, unit: str = "articles"
) -> Comparison:
    """Return two Views side by side; ``unit`` is what names are counted in (articles, stories)."""
    sides = _side(corpus, one), _side(corpus, two)
    asked = {*one.entity, *two.entity}
    frames = [corpus.entities(side.view, EVERYTHING, unit) for side in sides]
    both = [frame[~frame["name"].isin(asked)] for frame in frames]
    sizes = [int(getattr(side.totals, unit)) for side in sides]
    names = named_apart(both[0], both[1], sizes[0], sizes[1], unit)
    return Comparison(*sides, names, unit, _on_both(tables, one, two))


def _on_both(tables: Tables, one: View, two: View) -> int:
    """Return how many articles two Views share."""
    (first, _), (second, _) = (Selection(tables, view).chosen() for view in (one, two))
    return len(np.intersect1d(first, second, assume_unique=True))


def _side(corpus: Asked, view: View) -> Side:
    return Side(view, corpus.totals(view), corpus.speakers(view), corpus.timeline(view))


def named_apart(
    one: pd.DataFrame, two: pd.DataFrame, of_one: int, of_two: int, unit: str = "articles"
) -> pd.DataFrame:
    """Return name, type, one, two, log_odds, score; what the first side names more comes first.

    The log-odds ratio of being named in an article, each side drawn towards the rate of both by a
    prior of ``PRIOR`` articles, divided by its standard error (Monroe, Colaresi and Quinn 2008,
    "Fightin' Words"): what is named in few articles gets no high score, whatever its share.
    """
    columns = ["entity", "name", "type", unit]
    rows = one[columns].merge(two[columns], on="entity", how="outer", suffixes=("_one", "_two"))
    counts = [rows[f"{unit}_{side}"].fillna(0).astype("int64") for side in ("one", "two")]
    table = pd.DataFrame(
        {
            "name": rows["name_one"].fillna(rows["name_two"]),
            "type": rows["type_one"].fillna(rows["type_two"]),
            "one": counts[0],
            "two": counts[1],
        }
    )
    rate = (table["one"] + table["two"] + 1) / (of_one + of_two + 2)
    odds, spread = 0.0, 0.0
    for side, size, sign in (("one", of_one, 1), ("two", of_two, -1)):
        named = table[side] + PRIOR * rate
        silent = (size - table[side]).clip(lower=0) + PRIOR * (1 - rate)
        odds = odds + sign * (np.log(named) - np.log(silent))
        spread = spread + 1 / named + 1 / silent
    table["log_odds"] = odds
    table["score"] = odds / np.sqrt(spread)
    order = ["score", "one", "name"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)
