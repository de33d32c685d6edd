"""Entities that may be one or two, for a reader to decide: the derived table and its query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.selection import Selection, frame_of
from dashboard.view import View

if TYPE_CHECKING:
    from dashboard.corpus.annotated_articles import Readings
    from dashboard.corpus.tables import Tables
    from dashboard.linking import Links

ARTICLES = ("article", "title", "source", "day", "text")
SENTENCES = ("article", "start", "end", "sentence_start", "sentence_end")


def suggestion_rows(readings: Readings, links: Links) -> list[dict[str, Any]]:
    """Return one row per suggestion and mention that is its evidence."""
    wanted = {key for suggestion in links.suggestions for key in suggestion.evidence}
    printed = pc.field("kind").isin(pa.array(["name", "credit"]))
    starts: dict[tuple[str, str], int] = {}
    there = pc.field("article").isin(pa.array(sorted({one for one, _ in wanted}), pa.string()))
    for piece in readings.pieces("mentions", ["article", "entity", "start", "kind"]):
        rows = piece.filter(printed & there)
        columns = (rows[name].to_pylist() for name in ("article", "entity", "start"))
        for article, entity, start in zip(*columns, strict=True):
            if (article, entity) in wanted:
                starts[article, entity] = min(start, starts.get((article, entity), start))
    return [
        {
            "suggestion": f"{one.kind} {one.one.entity} {one.other.entity}",
            "kind": one.kind,
            "reason": one.reason,
            "entity": one.one.entity,
            "name": one.one.name,
            "other": one.other.entity,
            "other_name": one.other.name,
            "shows": links.entities[key].entity,
            "article": key[0],
            "start": starts[key],
        }
        for one in links.suggestions
        for key in one.evidence
    ]


def suggestions(tables: Tables, entity: str | None) -> pd.DataFrame:
    """Return the suggestions that an entity is part of, or all, with their sentences.

    Of several first those of the entities that most articles name.
    """
    ask = Selection(tables, View())
    rows = ask.table("suggestions")
    if entity is not None:
        rows = rows.filter((nw.col("entity") == entity) | (nw.col("other") == entity))
    named = nw.col("article").is_in([*frame_of(rows.select("article"))["article"].unique()])
    mentions = ask.table("mentions").select(*SENTENCES).filter(named)  # else all are joined
    rows = rows.join(mentions, on=["article", "start"])
    rows = rows.join(ask.table("articles").select(*ARTICLES).filter(named), on="article")
    for side in ("entity", "other"):
        counts = ask.table("entities").select(nw.col("entity").alias(side), nw.col("articles"))
        rows = rows.join(counts.rename({"articles": f"{side}_in"}), on=side, how="left")
    rows = rows.with_columns(in_all=nw.col("entity_in") + nw.col("other_in"))
    order = ("in_all", "suggestion", "shows", "day", "article", "start")
    descending = [name == "in_all" for name in order]
    frame = frame_of(rows.sort(*order, descending=descending, nulls_last=True))
    frame = frame.drop(columns=["in_all", "entity_in", "other_in"])
    frame = frame.drop_duplicates(["suggestion", "article", "start"], ignore_index=True)
    frame = frame.rename(columns={"day": "published"})
    frame["published"] = pd.to_datetime(frame["published"])
    spans = zip(frame.pop("text"), frame["sentence_start"], frame["sentence_end"], strict=True)
    frame["sentence"] = pd.Series([text[a:b] for text, a, b in spans], dtype=object)
    frame["hit_start"] = frame["start"] - frame["sentence_start"]
    frame["hit_end"] = frame["end"] - frame["sentence_start"]
    return frame
