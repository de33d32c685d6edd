"""Who and what is named: counts, trend, who beside whom, and search among a million names."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from dashboard.corpus.search import fold
from dashboard.corpus.selection import Selection, distinct, frame_of
from dashboard.view import NAMING, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.corpus.tables import Tables

COUNTS = dict.fromkeys(("stories", "articles", "mentions", "sources"), "int64")
STEPS = {"day": "1d", "month": "1mo", "quarter": "1q", "year": "1y"}
"""What Narwhals cuts days down to; of a week it knows only which day of it one is."""
A_DAY = dt.timedelta(days=1)
BESIDE = 40
"""Among how many of the names counted most pairs are looked for."""


def entities(
    ask: Selection, limit: int, count: str, types: Sequence[str] | None, without: Sequence[str]
) -> pd.DataFrame:
    """Return entity, name, type and the four counts; most counted first."""
    rows = _totals(ask)
    if types:
        rows = rows.filter(nw.col("type").is_in(list(types)))
    if without:
        rows = rows.filter(~nw.col("name").is_in(list(without)))
    by = [count, "mentions" if count == "articles" else "articles", "name", "entity"]
    return frame_of(rows.sort(*by, descending=[True, True, False, False]).head(limit)).astype(
        COUNTS
    )


def _totals(ask: Selection) -> nw.LazyFrame[Any]:
    """Return the counts of every entity that the view's articles name."""
    if not ask.view.narrows and ask.view.counted == NAMING:
        return ask.table("entities").drop("folded")
    return _named(ask).group_by("entity", "name", "type").agg(**_counted())


def _named(ask: Selection) -> nw.LazyFrame[Any]:
    """Return the pairs of article and entity of the view, with ``mentions`` as the view counts."""
    pairs = ask.within(ask.table("article_entities"))
    return pairs.with_columns(mentions=ask.times_named()).filter(nw.col("mentions") > 0)


def _counted() -> dict[str, nw.Expr]:
    """Return the four counts of a group of pairs of article and entity."""
    return {
        "stories": nw.col("story").n_unique(),
        "articles": nw.len(),
        "mentions": nw.col("mentions").sum(),
        "sources": distinct("source"),
    }


def types(ask: Selection) -> dict[str, int]:
    """Return how many entities of each type the view's articles name."""
    rows = _totals(ask).group_by("type").agg(n=nw.len())
    return {row["type"]: int(row["n"]) for row in frame_of(rows).to_dict("records")}


def trend(ask: Selection, entity: Sequence[str], step: str) -> pd.DataFrame:
    """Return entity, first (datetime64: where a day, week, month … begins) and the four counts."""
    rows = _named(ask).filter(nw.col("entity").is_in(list(entity)), ~nw.col("day").is_null())
    moment = nw.col("day").cast(nw.Datetime("us"))
    monday = moment - nw.lit(A_DAY) * (moment.dt.weekday() - 1)
    begins = monday if step == "week" else moment.dt.truncate(STEPS[step])
    counted = rows.with_columns(first=begins).group_by("entity", "first").agg(**_counted())
    return frame_of(counted.sort("entity", "first")).astype(COUNTS)


def beside(ask: Selection, entity: Sequence[str], limit: int) -> pd.DataFrame:
    """Return pairs of the entities given: both ids, names and types, and stories, articles and sources with both."""
    rows = _named(ask).filter(nw.col("entity").is_in(list(entity)))
    rows = rows.select("article", "entity", "name", "type", "source", "story")
    pairs = rows.join(rows, on="article", suffix="_other")
    return frame_of(
        pairs.filter(nw.col("entity") < nw.col("entity_other"))
        .group_by("entity", "name", "type", "entity_other", "name_other", "type_other")
        .agg(stories=nw.col("story").n_unique(), articles=nw.len(), sources=distinct("source"))
        .sort("articles", "sources", "name", "name_other", descending=[True, True, False, False])
        .head(limit)
    ).astype(dict.fromkeys(("stories", "articles", "sources"), "int64"))


def shared(tables: Tables) -> list[str]:
    """Return the names that more than one entity has."""
    rows = Selection(tables, View()).table("entities").group_by("name").agg(n=nw.len())
    return frame_of(rows.filter(nw.col("n") > 1).select("name"))["name"].tolist()


def find(tables: Tables, typed: str, limit: int) -> pd.DataFrame:
    """Return the entities with a name that holds what was typed, and ``form``: that name, folded.

    Names with a word that begins so come first, then the most frequent; case and accents do not
    matter. Nothing typed finds the most frequent.
    """
    rows = Selection(tables, View()).table("entities")
    sought = " ".join(fold(typed).split())
    folded = nw.col("folded").str
    begins = folded.contains(f"\n{sought}", literal=True) | folded.contains(
        f" {sought}", literal=True
    )
    rows = rows.filter(folded.contains(sought, literal=True)).with_columns(begins=begins)
    by = ["begins", "articles", "mentions", "name"]
    frame = frame_of(rows.sort(*by, descending=[True, True, True, False]).head(limit))
    frame["form"] = pd.Series([_form(names, sought) for names in frame.pop("folded")], dtype=object)
    return frame.drop(columns="begins").astype(COUNTS)


def _form(folded: str, sought: str) -> str:
    """Return the first of an entity's names that has what is sought, best at a word's beginning."""
    names = folded.strip("\n").split("\n")
    inside = [name for name in names if sought in name]
    return next((name for name in inside if f" {sought}" in f" {name}"), inside[0])
