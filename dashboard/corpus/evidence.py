"""One article with everything found in it, and the sentences that report an event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd
import pyarrow.compute as pc

from dashboard.corpus.article_facts import facts_of
from dashboard.corpus.date_reasons import reasons
from dashboard.corpus.records import article_from, place_of, printed_article
from dashboard.corpus.schema import ARTICLE_KEY
from dashboard.corpus.selection import Selection, frame_of, in_order
from dashboard.view import View

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from dashboard.corpus.row_lookup import Picked
    from dashboard.corpus.tables import Tables
    from dashboard.model import Article


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article with all that was found in it, under the names that hold across articles.

    Who checked and who set what is said of quotations, dates and events, where it was asked for.
    ``printed`` is what the article says of itself, by kinds of ``article_facts``, whatever readers corrected,
    ``notice`` its own notice of a correction. Of the ``events`` those that the Timeline shows have a
    ``rank`` in its order.
    """

    article: Article
    printed: Mapping[str, str]
    published_first: dt.date | None
    published_last: dt.date | None
    published_certainty: str
    published_cues: tuple[str, ...]
    parsed: bool
    notice: str | None
    mentions: pd.DataFrame
    quotations: pd.DataFrame
    dates: pd.DataFrame
    events: pd.DataFrame


def article_record(tables: Tables, article: str) -> ArticleRecord:
    """Return an article with its annotations; raises KeyError where there is none."""
    ask, folder = Selection(tables, View()), tables.texts.folder_of(article)
    if folder is None:
        raise KeyError(article)

    def of_article(table: str) -> nw.LazyFrame[Any]:
        return nw.from_native(tables.in_segment(table, folder)).filter(nw.col("article") == article)

    rows = tables.store.read("articles", [folder.relative_to(tables.path).as_posix()])
    (row,) = rows.filter(pc.field("article") == article).to_pylist()
    items = {
        table: frame_of(of_article(table).sort("start", "end"))
        for table in ("mentions", "quotations", "dates", "events")
    }
    return ArticleRecord(
        article_from(row),
        facts_of(printed_article(row)),
        row["published_first"],
        row["published_last"],
        row["published_certainty"],
        tuple(row["published_cues"] or ()),
        row["parsed"],
        row["notice"],
        **_linked(ask, article, items),
    )


def articles_of(tables: Tables, articles: Sequence[str]) -> dict[str, Article]:
    """Return the articles of these ids that there are, by id."""
    wanted: dict[Path, list[str]] = defaultdict(list)
    for article in articles:
        if folder := tables.texts.folder_of(article):
            wanted[folder].append(article)
    found = {}
    for folder, some in wanted.items():
        rows = nw.from_native(tables.in_segment("articles", folder))
        asked = rows.filter(nw.col("article").is_in(some)).collect("pyarrow").to_native()
        found |= {row["article"]: article_from(row) for row in asked.to_pylist()}
    return found


def extras_of(tables: Tables) -> dict[str, dict[str, str]]:
    """Return the columns that are no part of an article, name and cell, by the articles that have any."""
    rows = Selection(tables, View()).table("articles").select("article", "extra").collect("pyarrow")
    return {
        row["article"]: {one["name"]: one["value"] for one in row["extra"]}
        for row in rows.to_native().to_pylist()
        if row["extra"]
    }


def _linked(
    ask: Selection, article: str, items: dict[str, pd.DataFrame]
) -> dict[str, pd.DataFrame]:
    """Put the names and ids that hold across articles into an article's own tables."""
    events = _of_article(ask.tables.told, article, ["event", "start", "end"])
    same = ["start", "end"]
    linked = events[["event", *same]].drop_duplicates(same).merge(_shown(ask, events), how="left")
    items["events"] = items["events"].drop(columns="event").merge(linked, on=same, how="left")
    said = _of_article(ask.tables.statements, article, ["statement", "speaker", "speaker_entity"])
    own = items["quotations"].drop(columns=["speaker", "speaker_entity"])
    items["quotations"] = own.merge(said, on="statement", how="left")
    return items


def _of_article(rows: Picked, article: str, columns: Sequence[str]) -> pd.DataFrame:
    """Return columns of the rows that a table has of an article."""
    return rows.frame(rows.rows_with("article", article), columns)


def _shown(ask: Selection, events: pd.DataFrame) -> pd.DataFrame:
    """Return which of the events the Timeline shows, each with its ``rank`` in the Timeline's order."""
    known = nw.col("event").is_in(events["event"].unique().tolist())
    shown = frame_of(in_order(ask.timeline().filter(known), ask.view.unit).select("event"))
    return shown.assign(rank=range(len(shown)))


def event_mentions(tables: Tables, events: Sequence[str]) -> pd.DataFrame:
    """Return the sentences that tell of the events, with the date each clause took and why."""
    ask = Selection(tables, View())
    told = ask.table("event_mentions").filter(nw.col("event").is_in(list(events)))
    told = frame_of(told.drop(ARTICLE_KEY))
    columns = ["article", "title", "source", "day", "published_evidence", "notice", "text"]
    articles = tables.texts.of(told["article"].unique().tolist(), columns)
    frame = told.merge(articles, on="article", how="left")
    frame = frame.sort_values(["day", "article", "start"], ignore_index=True)
    frame = frame.rename(columns={"day": "published"})
    frame["published"] = pd.to_datetime(frame["published"])
    texts = frame.pop("text").tolist()
    frame["sentence"] = _cut(texts, frame["sentence_start"], frame["sentence_end"])
    frame["hit_start"] = frame["start"] - frame["sentence_start"]
    frame["hit_end"] = frame["end"] - frame["sentence_start"]
    for name in ("first", "last"):
        frame[name] = pd.to_datetime(frame[name])
    frame["why"] = pd.Series(reasons(ask, frame, texts), dtype=object)
    return frame


def tellings(ask: Selection) -> pd.DataFrame:
    """Return event, source, day and articles: how many of the view's articles told of each event."""
    told = ask.table("event_mentions").select("event", ARTICLE_KEY).unique()
    about = ask.chosen_rows("source", "day")
    counted = (
        told.join(about, on=ARTICLE_KEY)
        .group_by("event", "source", "day")
        .agg(articles=nw.len())
        .sort("event", "day", "source", nulls_last=True)
    )
    frame = frame_of(counted)
    frame["day"] = pd.to_datetime(frame["day"])
    return frame.astype({"articles": "int64"})


def versions(tables: Tables, statements: Sequence[str]) -> pd.DataFrame:
    """Return all versions of statements, each named by its first version, the first known first."""
    rows = Selection(tables, View()).table("versions")
    same = rows.filter(nw.col("statement").is_in(list(statements)))
    told = frame_of(same.sort("statement", "place"))
    told["start"] = told["quotation"].map(place_of)
    columns = ["article", "title", "source", "day", "published_evidence"]
    articles = tables.texts.of(told["article"].unique().tolist(), columns)
    frame = told.merge(articles, on="article", how="left").rename(columns={"day": "published"})
    frame["published"] = pd.to_datetime(frame["published"])
    return frame


def _cut(texts: Sequence[str], starts: pd.Series, ends: pd.Series) -> list[str]:
    return [text[a:b] for text, a, b in zip(texts, starts, ends, strict=True)]
