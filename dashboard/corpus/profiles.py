"""One entity: the forms in which it is printed, with sentences, and its events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from dashboard.corpus.former_links import names_now
from dashboard.corpus.selection import Selection, frame_of, in_order
from dashboard.view import View

if TYPE_CHECKING:
    from dashboard.corpus.tables import Tables

FORMS = 60


def identified(tables: Tables, wanted: str) -> pd.DataFrame:
    """Return entity, name, type and articles of the entities with this id, else name, else form, else former name."""
    rows = Selection(tables, View()).table("entities").select("entity", "name", "type", "articles")
    for column in ("entity", "name"):
        found = frame_of(rows.filter(nw.col(column) == wanted).sort("articles", descending=True))
        if len(found):
            return found
    called = tables.names.called(wanted)[list(found.columns)]
    if len(called):
        return called
    now = names_now(tables, wanted)
    return frame_of(rows.filter(nw.col("name").is_in(now)).sort("articles", descending=True))


def forms(ask: Selection, entity: str) -> pd.DataFrame:
    """Return form, way, mentions and articles: how the view's articles print an entity.

    Capitals make no other description: "The minister" and "the Minister" count as "the minister".
    """
    rows = _folded(ask.within(ask.table("forms").filter(nw.col("entity") == entity)))
    counted = rows.group_by("folded", "way").agg(
        form=nw.col("form").max(),  # small letters come after large ones
        mentions=nw.col("mentions").sum(),
        articles=nw.col("article").n_unique(),
    )
    by = ["mentions", "form", "way"]
    frame = frame_of(counted.sort(*by, descending=[True, False, False]).head(FORMS))
    kept = frame[["form", "way", "mentions", "articles"]]
    return kept.astype({"mentions": "int64", "articles": "int64"})


def _folded(rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Return forms with what they are counted under: of descriptions, the words in small letters."""
    form = nw.col("form")
    described = nw.when(nw.col("way") == "description")
    return rows.with_columns(folded=described.then(form.str.to_lowercase()).otherwise(form))


def printed(ask: Selection, entity: str, form: str, way: str, limit: int) -> pd.DataFrame:
    """Return the sentence in which each article first prints an entity so, the newest first."""
    rows = _folded(ask.within(ask.table("forms").filter(nw.col("entity") == entity)))
    asked = form.lower() if way == "description" else form
    rows = rows.filter(nw.col("folded") == asked, nw.col("way") == way)
    rows = rows.group_by("article").agg(start=nw.col("start").min())
    spans = ask.table("mentions").select(
        "article", "start", "end", "sentence_start", "sentence_end"
    )
    texts = ask.table("articles").select("article", "title", "source", "day", "text")
    rows = rows.join(spans, on=["article", "start"]).join(texts, on="article")
    frame = frame_of(_newest(rows).head(limit)).rename(columns={"day": "published"})
    frame = frame.drop_duplicates(["article", "start"], ignore_index=True)
    frame["published"] = pd.to_datetime(frame["published"])
    cut = zip(frame.pop("text"), frame["sentence_start"], frame["sentence_end"], strict=True)
    frame["sentence"] = pd.Series([text[a:b] for text, a, b in cut], dtype=object)
    frame["hit_start"] = frame["start"] - frame["sentence_start"]
    frame["hit_end"] = frame["end"] - frame["sentence_start"]
    return frame


def _newest(rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    return rows.sort("day", "article", descending=[True, False], nulls_last=True)


def events(ask: Selection, name: str) -> pd.DataFrame:
    """Return the events of the view in which somebody takes part, or that happened there."""
    takes_part = nw.col("participants").list.contains(name)
    rows = ask.timeline().filter(takes_part | (nw.col("place") == name))
    frame = frame_of(in_order(rows, ask.view.unit))
    for column in ("first", "last"):
        frame[column] = pd.to_datetime(frame[column])
    return frame
