"""Quotations as readers count them: one for each statement, even where its cue splits it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.corpus.correction_authors import set_in
from dashboard.corpus.quotation_marks import BETWEEN
from dashboard.corpus.row_lookup import NONE
from dashboard.corpus.row_order import best, newest_first, oldest_first
from dashboard.corpus.schema import ARTICLE_KEY
from dashboard.corpus.search import find_hits
from dashboard.corpus.selection import SAID, Selection

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from dashboard.corpus.row_lookup import Numbers, Picked
    from dashboard.corpus.row_order import Scores
    from dashboard.corpus.tables import Tables
    from dashboard.view import View

SORTS = ("relevance", "date", "prominence", "text", "speaker", "source")
"""Best match first, newest first, early in its article first, as printed, by names of speakers or outlets."""
FACETS = ("speaker", "about", "source", "kind", "status", "known", "named")
MOST_VALUES = 50
ENOUGH = 10
"""Of a source with fewer quotations, no share is given."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a view holds of quotations, in numbers.

    ``facets`` has a frame of ``value`` and ``count`` for each facet, most frequent first; none is
    narrowed by its own filter. ``rows`` counts what is left where a statement that several articles carry is one row. ``retold`` counts the statements that several articles carry, ``copied`` those that
    are in copies of other articles, ``unsaid`` those only expected, or denied.
    ``unsourced`` counts the articles whose source is not known. ``days`` has ``day`` and ``quotations``, and ``undated`` counts those
    without a day, whatever period is asked for. For the list of what several articles carry, facets and
    ``undated`` count its statements, each once, and ``days`` has a row for each ``statement`` on a day.
    ``shares`` has ``source``, ``quotations``, ``unnamed`` and ``share`` of sources with enough.
    """

    total: int
    rows: int
    articles: int
    sources: int
    unsourced: int
    first_day: dt.date | None
    last_day: dt.date | None
    declined: int
    unsaid: int
    retold: int
    copied: int
    facets: dict[str, pd.DataFrame]
    days: pd.DataFrame
    undated: int
    shares: pd.DataFrame


def said(tables: Tables, view: View, *, retold: bool = False) -> Said:
    """Return the numbers of the view's quotations; of ``retold`` ones what narrows their list."""
    if not view.narrows:
        kept_so = tables.once(("said", retold), lambda: _said(tables, view, retold=retold))
        facets = {name: frame.copy() for name, frame in kept_so.facets.items()}
        return replace(
            kept_so, facets=facets, days=kept_so.days.copy(), shares=kept_so.shares.copy()
        )
    return _said(tables, view, retold=retold)


def _said(tables: Tables, view: View, *, retold: bool) -> Said:
    ask, kept = Selection(tables, view), tables.statements

    rows = ask.stated()[0]
    carried = kept.different("origin", rows)
    every = _without(ask, "status")
    days = _by_day(kept.codes("day")[rows])["day"]
    printed = _told(kept, _without(ask, "published"), retold=retold)
    undated = printed[kept.codes("day")[printed] == NONE]
    return Said(
        total=len(rows),
        rows=int(np.count_nonzero(kept.codes("origin")[rows] == NONE)) + carried,
        articles=kept.different("article", rows),
        sources=kept.different("source", rows),
        unsourced=kept.different("article", rows[kept.codes("source")[rows] == NONE]),
        first_day=days.min().date() if len(days) else None,
        last_day=days.max().date() if len(days) else None,
        declined=int(kept.has("status", every, "declined").sum()),
        unsaid=int(kept.has("status", every, "expected", "denied").sum()),
        retold=carried,
        copied=int(np.count_nonzero(kept.marked(_of_copies(tables))[rows])),
        facets={name: facet(tables, view, name, retold=retold) for name in FACETS},
        days=_days_of(kept, printed) if retold else _by_day(kept.codes("day")[printed]),
        undated=kept.different("origin", undated) if retold else len(undated),
        shares=_unnamed_shares(kept, _without(ask, "named")),
    )


def facet(tables: Tables, view: View, name: str, *, retold: bool = False) -> pd.DataFrame:
    """Return value and count of one facet, not narrowed by its own filter; most frequent first.

    With ``retold``, the statements that several articles carry are counted, each once for a value.
    """
    kept, ask = tables.statements, Selection(tables, view)
    numbers = _told(kept, _without(ask, name), retold=retold)
    if name == "speaker":
        numbers = numbers[kept.has("named", numbers, "named", "unnamed")]
    return counted(kept, name, numbers, once="origin" if retold else None)


def how_many(tables: Tables, view: View) -> int:
    """Return how many quotations a view holds.

    Where words are all that it asks for, the index tells it without naming them: that is quicker. It
    cannot where it still holds what is no row any more.
    """
    kept, index = tables.statements, tables.quotations_index
    query, only_words = index.asked(view.text), not replace(view, text="").narrows
    if not (query and only_words and tables.finds_texts) or len(index) != len(kept):
        return len(Selection(tables, view).stated()[0])

    def unsaid() -> pa.Table:
        said = kept.has("status", np.arange(len(kept)), SAID)
        return pa.table({"key": kept.codes("key")[~said]})

    keys = tables.chosen("unsaid", unsaid)["key"].to_pylist()
    return index.count(query) - index.count(query, keys)


def _without(ask: Selection, field: str) -> Numbers:
    """Return the statements of the view as if one of its filters were not set."""
    dated = field == "published" and ask.view.dated
    asked = field == "status" or getattr(ask.view, field) or dated
    return ask.stated((field,) if asked else ())[0]


def _told(kept: Picked, numbers: Numbers, *, retold: bool) -> Numbers:
    """Return all these statements or, of ``retold`` ones, those that several articles carry."""
    return numbers[kept.codes("origin")[numbers] != NONE] if retold else numbers


def _of_copies(tables: Tables) -> Numbers:
    """Return the numbers of the statements that are in copies of other articles; found once."""

    def find() -> pa.Table:
        copies = np.flatnonzero(~tables.catalogue.codes("first"))
        return pa.table({"number": tables.rows_of(tables.statements, copies)})

    return tables.chosen("statements of copies", find)["number"].to_numpy()


def counted(
    kept: Picked,
    name: str,
    numbers: Numbers,
    limit: int | None = MOST_VALUES,
    once: str | None = None,
) -> pd.DataFrame:
    """Return value and count of one facet, most frequent first; of a list each item counts.

    Rows that have one value in the column ``once`` count as one.
    """
    counts = kept.counts(name, numbers, once)
    there = np.flatnonzero(counts)
    if limit and limit < len(there):
        least = np.partition(counts[there], -limit)[-limit]
        there = there[counts[there] >= least]
    values = kept.values(name).take(pa.array(there))
    order = [("count", "descending"), ("value", "ascending")]
    table = pa.table({"value": values, "count": counts[there]})
    return table.sort_by(order).slice(0, limit).to_pandas()


def _days_of(kept: Picked, numbers: Numbers) -> pd.DataFrame:
    """Return day and statement, one row for each day on which a retold statement was printed."""
    dated = numbers[kept.codes("day")[numbers] != NONE]
    days = kept.codes("day")[dated].astype("datetime64[D]").astype("datetime64[us]")
    told = pd.DataFrame({"day": days, "statement": kept.codes("origin")[dated]})
    return told.drop_duplicates(ignore_index=True)


def _by_day(days: Numbers) -> pd.DataFrame:
    """Return day (datetime64) and quotations, one row per day that has any."""
    known = days[days != NONE]
    first = int(known.min()) if len(known) else 0
    counts = np.bincount(known - first)
    there = np.flatnonzero(counts)
    found = (there + first).astype("datetime64[D]").astype("datetime64[us]")
    return pd.DataFrame({"day": found, "quotations": counts[there]})


def _unnamed_shares(kept: Picked, numbers: Numbers) -> pd.DataFrame:
    """Return source, quotations and how many are of unnamed speakers; the largest share first."""
    every = kept.counts("source", numbers)
    unnamed = kept.counts("source", numbers[kept.has("named", numbers, "unnamed")])
    enough = np.flatnonzero(every >= ENOUGH)
    shares = pd.DataFrame(
        {
            "source": kept.values("source").take(pa.array(enough)).to_pylist(),
            "quotations": every[enough],
            "unnamed": unnamed[enough],
            "share": unnamed[enough] / every[enough],
        }
    )
    return shares.sort_values(["share", "source"], ascending=[False, True], ignore_index=True)


def statements(
    tables: Tables,
    view: View,
    sort: str,
    limit: int,
    offset: int,
    *,
    verbatim: bool = False,
    folded: bool = False,
) -> pd.DataFrame:
    """Return one row for each statement of the view, with its article's title and address.

    ``start`` and ``end`` are its first piece's; ``pieces`` holds "start:end" of every one. With
    ``verbatim``, ``words`` are the text of the pieces to the letter, without marks added. ``folded``, what
    several articles carry is one row: the first of its versions in the order asked for.
    """
    ask, kept = Selection(tables, view), tables.statements
    numbers, scores = ask.stated()
    newest = newest_first(kept.codes("day")[numbers])
    orders: dict[str, Callable[[], Sequence[Numbers | Scores]]] = {
        "relevance": lambda: [-scores, newest],
        "date": lambda: [newest],
        "prominence": lambda: [kept.codes("start")[numbers], newest],
        "text": lambda: [oldest_first(kept.codes("day")[numbers])],
        "speaker": lambda: [_place_of_name(kept, "speaker", numbers), newest],
        "source": lambda: [_place_of_name(kept, "source", numbers), newest],
    }
    by = orders[sort if view.text or sort != "relevance" else "date"]()
    if folded:
        left = _once(kept.codes("origin")[numbers], by)
        numbers, scores, by = numbers[left], scores[left], [key[left] for key in by]
    page = best(by, offset + limit)[offset:]
    return _shown(ask, numbers[page], scores[page], verbatim=verbatim)


def _once(origins: Numbers, by: Sequence[Numbers | Scores]) -> Numbers:
    """Return the places of all rows, but of those with one origin only that of the first in an order."""
    told = np.flatnonzero(origins != NONE)
    told = told[np.lexsort([key[told] for key in reversed(by)])]
    _, first = np.unique(origins[told], return_index=True)
    return np.sort(np.concatenate([np.flatnonzero(origins == NONE), told[first]]))


def _place_of_name(kept: Picked, name: str, numbers: Numbers) -> Numbers:
    """Return the place of each row's name among all names, in their order; rows without one come last."""
    names = [value.casefold() for value in kept.values(name).to_pylist()]
    place = np.empty(len(names) + 1, np.int64)
    place[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    place[-1] = len(names)
    codes = kept.codes(name)[numbers]
    return place[np.where(codes == NONE, len(names), codes)]


def retold(tables: Tables, view: View, limit: int | None = None) -> pd.DataFrame:
    """Return the statements that several articles carry, each once, those of most articles first."""
    ask, kept = Selection(tables, view), tables.statements
    numbers, scores = ask.stated()
    told = np.flatnonzero(kept.codes("origin")[numbers] != NONE)
    versions, days = kept.codes("versions")[numbers[told]], kept.codes("day")[numbers[told]]
    order = told[np.lexsort([oldest_first(days), -versions])]
    _, first = np.unique(kept.codes("origin")[numbers[order]], return_index=True)
    order = order[np.sort(first)[:limit]]
    return _shown(ask, numbers[order], scores[order])


def carried(tables: Tables, view: View, statements: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Return which of some statements, by their first versions, which articles carry inside the view."""
    numbers, kept = Selection(tables, view).stated()[0], tables.statements
    found = kept.frame(numbers[kept.has("origin", numbers, *statements)], ["origin", "article"])
    return frozenset(found.itertuples(index=False, name=None))


def _shown(
    ask: Selection, numbers: Numbers, scores: Scores, *, verbatim: bool = False
) -> pd.DataFrame:
    """Return a page of statements with titles, addresses and the hits of the search."""
    page = ask.tables.statements.frame(numbers).assign(score=scores)
    columns = [
        "article",
        "title",
        "url",
        "notice",
        "published_evidence",
        *(["text"] if verbatim else []),
    ]
    titles = ask.tables.texts.of(page["article"].unique().tolist(), columns)
    frame = page.drop(columns=["key", ARTICLE_KEY]).merge(titles, on="article", how="left")
    frame = frame.rename(columns={"day": "published"})
    frame.insert(0, "quotation", frame.pop("quotation"))
    if verbatim:
        texts = frame.pop("text")
        frame["words"] = [*map(_cut_out, texts, frame["pieces"])]
    frame["published"] = pd.to_datetime(frame["published"])
    query = ask.tables.quotations_index.asked(ask.view.text)
    hits = [find_hits(words, query) for words in frame["words"]]
    frame["hits"] = pd.Series(hits, dtype=object, index=frame.index)
    return frame


def _cut_out(text: str, pieces: Iterable[str]) -> str:
    """Return the pieces of a statement, each "start:end", as they are in the text."""
    spans = (piece.split(":") for piece in pieces)
    return BETWEEN.join(text[int(start) : int(end)] for start, end in spans)


IN_LEDGER = (
    "speaker", "speaker_entity", "role", "affiliation", "anonymity_reason", "source", "article",
    "pieces",
)  # fmt: skip
"""What the ledger of unnamed sources reads of each quotation."""


def unnamed_sources(tables: Tables, view: View) -> pd.DataFrame:
    """Return who is quoted without a name, one row for each description, most often first.

    Columns: speaker, role, affiliation, reason (given for anonymity), sources (a list), articles,
    quotations and set_by.
    """
    numbers, _ = Selection(tables, view).stated(("named",) if view.named else ())
    unnamed = tables.statements.has("named", numbers, "unnamed")
    frame = set_in(tables).on_quotations(tables.statements.frame(numbers[unnamed], IN_LEDGER))
    found = [_ledger_row(some) for _, some in frame.groupby("speaker", dropna=False, sort=True)]
    table = pd.DataFrame(
        found,
        columns=[
            "speaker",
            "role",
            "affiliation",
            "reason",
            "sources",
            "articles",
            "quotations",
            "set_by",
        ],
    )
    return table.sort_values(
        ["quotations", "speaker"], ascending=[False, True], kind="stable", ignore_index=True
    )


def _ledger_row(some: pd.DataFrame) -> dict[str, Any]:
    """Return the row of one description of an unnamed source."""
    return {
        "speaker": some["speaker"].iloc[0],
        "role": _each(some["role"]),
        "affiliation": _each(some["affiliation"]),
        "reason": _each(some["anonymity_reason"]),
        "sources": sorted(some["source"].dropna().unique()),
        "articles": some["article"].nunique(),
        "quotations": len(some),
        "set_by": _each(some["set_by"]) or None,
    }


def _each(values: Iterable[Any]) -> str:
    """Return the different values that there are, most frequent first."""
    return "; ".join(pd.Series(values).dropna().value_counts().index)
