"""An article's copies, its earlier versions, and the articles that quote it at length."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import narwhals as nw
import pandas as pd
import pyarrow.compute as pc

from dashboard.corpus.evidence import articles_of
from dashboard.corpus.records import article_from
from dashboard.corpus.selection import Selection, frame_of
from dashboard.view import View

if TYPE_CHECKING:
    from dashboard.corpus.records import Row
    from dashboard.corpus.tables import Tables
    from dashboard.model import Article

WORD = re.compile(r"\w+")


class Changes(NamedTuple):
    """What a later text of an article no longer has of an earlier one, and what it has besides."""

    quotations_gone: list[str]
    quotations_new: list[str]
    names_gone: list[str]
    names_new: list[str]


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

    A version that was only read again, for a corrected day or by a newer parser, is none of them.
    """
    return [article_from(row) for _, row in _earlier(tables, article)]


def _earlier(tables: Tables, article: str) -> list[tuple[str, Row]]:
    """Return the layer and the row of each earlier text of an article."""
    texts = {now.text for now in articles_of(tables, [article]).values()}
    found = []
    for layer in tables.manifest.history:
        rows = tables.store.read("articles", [layer]).filter(pc.field("article") == article)
        for row in rows.to_pylist():
            if row["text"] not in texts:
                texts.add(row["text"])
                found.append((layer, row))
    return found


def changes(tables: Tables, article: str, version: int) -> Changes:
    """Return what an article's earlier text quotes and names that today's does not, and the reverse.

    What the other text has too, in any place, has neither gone nor come, whatever was found in it.
    Raises IndexError where there is no such version.
    """
    layer, row = _earlier(tables, article)[version]
    before, now = article_from(row), articles_of(tables, [article])[article]
    own = pc.field("article") == article
    ask = Selection(tables, View())
    found = {}
    for table in ("quotations", "mentions"):
        old = tables.store.read(table, [layer]).filter(own).to_pylist()
        new = ask.table(table).filter(nw.col("article") == article).sort("start", "end")
        found[table] = (old, new.collect("pyarrow").to_native().to_pylist())
    said, named = found["quotations"], found["mentions"]
    return Changes(
        _said(said[0], now.text),
        _said(said[1], before.text),
        _named(named[0], before.text, now.text),
        _named(named[1], now.text, before.text),
    )


def _said(rows: list[Row], other: str) -> list[str]:
    """Return the quotations whose words the other text does not have."""
    held = _letters(other)
    found = (row["words"] for row in sorted(rows, key=itemgetter("start")))
    return [*dict.fromkeys(words for words in found if _letters(words) not in held)]


def _named(rows: list[Row], text: str, other: str) -> list[str]:
    """Return the names, in their longest form, of which the other text has no form."""
    forms: dict[str, set[str]] = {}
    for row in rows:
        if row["kind"] == "name":
            forms.setdefault(row["entity"], set()).add(text[row["start"] : row["end"]])
    held = _letters(other)
    return sorted(
        max(some, key=len)
        for some in forms.values()
        if not any(_letters(form) in held for form in some)
    )


def _letters(text: str) -> str:
    """Return a text as it is compared: its words in lower case, whatever is between them."""
    return f" {' '.join(WORD.findall(text.lower()))} "


def _dated(frame: pd.DataFrame) -> pd.DataFrame:
    frame = frame.rename(columns={"day": "published"})
    frame["published"] = pd.to_datetime(frame["published"])
    return frame
