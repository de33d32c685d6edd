"""Articles of a view: how many, when they were published, and lists of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard.corpus.row_lookup import NONE
from dashboard.corpus.row_order import best, date_of, newest_first, oldest_first
from dashboard.corpus.selection import SAID, Selection
from dashboard.corpus.snippets import headline_hits, snippet
from dashboard.corpus.statements import how_many
from dashboard.view import View

if TYPE_CHECKING:
    import datetime as dt

    from dashboard.corpus.row_lookup import Mask, Numbers
    from dashboard.corpus.row_order import Scores
    from dashboard.corpus.tables import Tables

ORDERS = ("relevance", "date", "oldest", "source", "words")
"""Best match first, newest first, oldest first, by the names of outlets, longest first."""
ONLY = ("undated", "unsourced", "copies", "unread")
"""Parts of a list of articles, as a standfirst counts them."""
SHOWN = ["article", "title", "authors", "url", "words", "text", "notice", "published_first",
         "published_last"]  # fmt: skip
"""What a list shows of an article besides what the catalogue has of it."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The numbers of a standfirst: what a View holds; ``stories`` counts copies of one as one.

    ``copies`` are articles that another one printed before, wherever the View has that one or not.
    """

    articles: int
    copies: int
    stories: int
    sources: int
    quotations: int
    events: int
    first_day: dt.date | None
    last_day: dt.date | None
    undated: int
    unsourced: int
    unparsed: int


def totals(tables: Tables, view: View) -> Totals:
    """Return the numbers of what the view holds."""
    ask, kept = Selection(tables, view), tables.catalogue
    numbers, _ = ask.chosen()
    days = kept.codes("day")[numbers]
    known = days[days != NONE]
    return Totals(
        articles=len(numbers),
        copies=int(np.count_nonzero(kept.codes("first")[numbers] == 0)),
        stories=kept.different("story", numbers),
        sources=kept.different("source", numbers),
        quotations=how_many(tables, view),
        events=ask.count_events(),
        first_day=date_of(known.min()) if len(known) else None,
        last_day=date_of(known.max()) if len(known) else None,
        undated=len(days) - len(known),
        unsourced=int(np.count_nonzero(kept.codes("source")[numbers] == NONE)),
        unparsed=int(np.count_nonzero(kept.codes("parsed")[numbers] == 0)),
    )


def published(tables: Tables, view: View) -> pd.DataFrame:
    """Return day (datetime64), articles, sources and stories, one row per day that has any.

    A story counts on the first day that the view has it.
    """
    kept, (numbers, _) = tables.catalogue, Selection(tables, view).chosen()
    numbers = numbers[kept.codes("day")[numbers] != NONE]
    days, place = np.unique(kept.codes("day")[numbers], return_inverse=True)
    stories, sources = kept.codes("story")[numbers], kept.codes("source")[numbers]
    since = np.full(len(kept.values("story")), len(days))
    np.minimum.at(since, stories, place)
    many = len(kept.values("source")) + 1
    printed = np.unique((place * many + sources)[sources != NONE]) // many
    return pd.DataFrame(
        {
            "day": days.astype("datetime64[D]").astype("datetime64[us]"),
            "articles": np.bincount(place, minlength=len(days)),
            "sources": np.bincount(printed, minlength=len(days)),
            "stories": np.bincount(since, minlength=len(days) + 1)[: len(days)],
        }
    )


def listed(
    tables: Tables, view: View, limit: int, offset: int, sort: str, only: str
) -> pd.DataFrame:
    """Return a list of articles with snippets, in one of ``ORDERS``; of ``ONLY`` a part."""
    numbers, scores = Selection(tables, view).chosen()
    if only:
        part = _part(tables, numbers, only)
        numbers, scores = numbers[part], scores[part]
    page = best(_order(tables, numbers, scores, sort), offset + limit)[offset:]
    return _shown(tables, view, numbers[page], scores[page])


def _part(tables: Tables, numbers: Numbers, only: str) -> Mask:
    """Tell of each article whether it is of a part of the list."""
    kept = tables.catalogue
    if only == "undated":
        return kept.codes("day")[numbers] == NONE
    if only == "unsourced":
        return kept.codes("source")[numbers] == NONE
    if only == "unread":
        return kept.codes("parsed")[numbers] == 0
    return kept.codes("first")[numbers] == 0


def _order(tables: Tables, numbers: Numbers, scores: Scores, sort: str) -> list[Numbers | Scores]:
    """Return what articles are listed by: the least of the first comes first."""
    kept = tables.catalogue
    newest = newest_first(kept.codes("day")[numbers])
    if sort == "relevance":
        return [-scores, newest, numbers]
    if sort == "oldest":
        return [oldest_first(kept.codes("day")[numbers]), numbers]
    if sort == "source":
        names = kept.values("source").to_pylist()
        rank = np.append(np.argsort(np.argsort(names)), len(names))
        codes = kept.codes("source")[numbers]
        return [rank[np.where(codes == NONE, len(names), codes)], newest, numbers]
    if sort == "words":
        return [-_words(tables)[numbers], numbers]
    return [newest, numbers]


def _words(tables: Tables) -> Numbers:
    """Return how many words each article of the catalogue has."""
    rows = Selection(tables, View()).table("articles").select("key", "words")
    found = rows.collect("pyarrow").to_native()
    numbers = tables.catalogue.numbers(found["key"].to_numpy())
    words = np.zeros(len(tables.catalogue.codes("key")), np.int64)
    words[numbers[numbers != NONE]] = found["words"].to_numpy()[numbers != NONE]
    return words


def _shown(tables: Tables, view: View, numbers: Numbers, scores: Scores) -> pd.DataFrame:
    """Return what a list shows of articles."""
    page = tables.catalogue.frame(numbers, ["article", "source", "day", "language", "first"])
    found = tables.texts.of(page["article"].tolist(), SHOWN)
    frame = page.merge(found, on="article", how="left")
    frame = frame.rename(columns={"day": "published"}).assign(score=scores)
    frame["published"] = pd.to_datetime(frame["published"])
    frame["copy"] = ~frame.pop("first")
    query = tables.articles_index.asked(view.text)
    # Where some articles have no title, pandas has NaN for them, which is no text.
    titles = [title if isinstance(title, str) else None for title in frame["title"]]
    texts = zip(frame.pop("text"), titles, strict=True)
    cut = [snippet(text, query, headline=title) for text, title in texts]
    frame["title_hits"] = [headline_hits(title, query) for title in titles]
    frame["snippet"] = pd.Series([text for text, _ in cut], dtype=object)
    frame["snippet_hits"] = pd.Series([hits for _, hits in cut], dtype=object)
    frame["quotations"] = _quotations_of(tables, numbers)
    return frame


def _quotations_of(tables: Tables, articles: Numbers) -> list[int]:
    """Return how many quotations each of some articles has."""
    kept = tables.statements
    rows = tables.rows_of(kept, articles)
    said = rows[kept.has("status", rows, SAID)]
    counts = np.bincount(kept.codes("article")[said], minlength=1)
    codes = tables.codes_in(kept, articles)
    return [int(counts[code]) if 0 <= code < len(counts) else 0 for code in codes]
