"""An article's copies, its earlier versions, and the articles that quote it at length."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import narwhals as nw
import numpy as np
import pandas as pd
import pyarrow.compute as pc

from dashboard.corpus.evidence import articles_of
from dashboard.corpus.records import article_from, key_of
from dashboard.corpus.row_lookup import NONE
from dashboard.corpus.selection import Selection, frame_of
from dashboard.view import View

if TYPE_CHECKING:
    from dashboard.corpus.records import Row
    from dashboard.corpus.tables import Tables
    from dashboard.model import Article

WORD = re.compile(r"\w+")
PRINTING = ["article", "title", "source", "published", "first"]
"""What is told of each printing of a story."""


class Changes(NamedTuple):
    """What a later text of an article no longer has of an earlier one, and what it has besides."""

    quotations_gone: list[str]
    quotations_new: list[str]
    names_gone: list[str]
    names_new: list[str]


def copies(tables: Tables, article: str) -> pd.DataFrame:
    """Return the printings of an article's story, the first known one first."""
    story, many = _story(tables, article)
    if many < 2:
        return pd.DataFrame(columns=PRINTING).astype({"published": "datetime64[us]"})
    rows = (
        Selection(tables, View())
        .table("catalogue")
        .filter(nw.col("story") == story)
        .with_columns(first=nw.col("article") == nw.col("story"))
        .sort("first", "day", "article", descending=[True, False, False], nulls_last=True)
    )
    return _dated(frame_of(rows.select("article", "title", "source", "day", "first")))


def _story(tables: Tables, article: str) -> tuple[str, int]:
    """Return the story of an article and how many print it; of an article that is not here, itself and 0."""
    kept = tables.catalogue
    number = int(kept.numbers(np.array([key_of(article)], np.int64))[0])
    if number == NONE:
        return article, 0
    code = kept.codes("story")[number]
    return kept.values("story")[code].as_py(), int(np.count_nonzero(kept.codes("story") == code))


def quoted(tables: Tables, article: str) -> pd.DataFrame:
    """Return the articles that quote the article's story at length, and those that it quotes."""
    ask = Selection(tables, View())
    story, _ = _story(tables, article)
    its = (nw.col("article") == story) | (nw.col("by") == article)
    rows = frame_of(ask.table("quoted").filter(its))
    within, outside = rows[rows["article"] == story], rows[rows["by"] == article]
    told = pd.concat(
        [
            within.assign(other=within["by"], place=within["at"], quotes=False),
            outside.assign(other=outside["article"], place=outside["start"], quotes=True),
        ]
    )[["other", "place", "quotes", "way", "words"]]
    about = tables.texts.of(told["other"].unique().tolist(), ["article", "title", "source", "day"])
    found = told.merge(about, left_on="other", right_on="article").drop(columns="other")
    return _dated(found).sort_values(["quotes", "published", "article"], ignore_index=True)


def earlier(tables: Tables, article: str) -> list[Article]:
    """Return the earlier texts of an article that was added again, the oldest first.

    A version that was only read again, for a corrected day or by a newer parser, is none of them.
    """
    return [article_from(row) for _, row in _earlier(tables, article)]


def _earlier(tables: Tables, article: str) -> list[tuple[str, Row]]:
    """Return the layer and the row of each earlier text of an article."""
    own, texts = pc.field("article") == article, set[str]()
    found = []
    for layer in tables.manifest.history:
        if not len(tables.store.columns("articles", [layer], ["article"]).filter(own)):
            continue
        texts |= (
            {now.text for now in articles_of(tables, [article]).values()} if not texts else set()
        )
        for row in tables.store.read("articles", [layer]).filter(own).to_pylist():
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
