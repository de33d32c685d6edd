"""Printings: an article's copies, its earlier versions, and who quotes whom at length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw
import pandas as pd
import pyarrow.compute as pc

from dashboard.corpus.records import article_from
from dashboard.corpus.selection import Selection, frame_of
from dashboard.view import View

if TYPE_CHECKING:
    from dashboard.corpus.tables import Tables
    from dashboard.model import Article


def copies(tables: Tables, article: str) -> pd.DataFrame:
    """Return the printings of an article's story, the first known one first."""
    ask = Selection(tables, View())
    table = ask.table("catalogue")
    story = table.filter(nw.col("article") == article).select("story")
    rows = (
        table.join(story, on="story", how="semi")
        .with_columns(first=nw.col("article") == nw.col("story"))
        .sort("first", "day", "article", descending=[True, False, False], nulls_last=True)
    )
    frame = _dated(frame_of(rows.select("article", "title", "source", "day", "first")))
    return frame if len(frame) > 1 else frame.head(0)


def quoted(tables: Tables, article: str) -> pd.DataFrame:
    """Return the articles that quote the article's story at length, and those that it quotes."""
    ask = Selection(tables, View())
    table, catalogue = ask.table("quoted"), ask.table("catalogue")
    about = catalogue.select("article", "title", "source", "day")
    story = catalogue.filter(nw.col("article") == article).select(article="story")
    within = table.join(story, on="article", how="semi").with_columns(
        other=nw.col("by"), place=nw.col("at"), quotes=nw.lit(value=False)
    )
    outside = table.filter(nw.col("by") == article).with_columns(
        other=nw.col("article"), place=nw.col("start"), quotes=nw.lit(value=True)
    )
    columns = ["other", "place", "quotes", "way", "words"]
    parts = [
        _dated(
            frame_of(
                rows.select(*columns)
                .join(about, left_on="other", right_on="article")
                .sort("day", "other", nulls_last=True)
            )
        )
        for rows in (within, outside)
    ]
    return pd.concat(parts, ignore_index=True).rename(columns={"other": "article"})


def earlier(tables: Tables, article: str) -> list[Article]:
    """Return the earlier texts of an article that was added again, the oldest first.

    A version that was only read anew, for a corrected day or by a newer parser, is none of them.
    """
    own = pc.field("article") == article
    if not tables.manifest.history:
        return []
    rows = tables.store.read("articles", tables.manifest.history).filter(own).to_pylist()
    now = frame_of(Selection(tables, View()).table("articles").filter(nw.col("article") == article))
    texts = dict.fromkeys(now["text"])
    found = []
    for row in rows:
        if row["text"] not in texts:
            texts[row["text"]] = None
            found.append(article_from(row))
    return found


def _dated(frame: pd.DataFrame) -> pd.DataFrame:
    frame = frame.rename(columns={"day": "published"})
    frame["published"] = pd.to_datetime(frame["published"])
    return frame
