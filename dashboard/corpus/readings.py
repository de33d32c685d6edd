"""Parsed articles with their annotations, read from the base tables when they are asked for."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.layers import Layers
from dashboard.corpus.records import ITEMS, article_from, items_from
from dashboard.linking import Source
from dashboard.linking.entities import GivenRole
from dashboard.model import Annotations

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dashboard.linking.weighed import Places
    from dashboard.model import Article

    type Parsed = list[tuple[Article, Annotations]]


FEW = 200
"""Of so many articles the rows are looked for; of more, all are put in order."""


class Readings:
    """The articles of base tables; what was found in one is read when the article is asked for."""

    def __init__(self, tables: Mapping[str, pa.Table] | Layers) -> None:
        self._tables = tables if isinstance(tables, Layers) else Layers.holding(tables)
        every = self._tables.columns("articles", ["article", "parsed", "key", "day"])
        self._keys, self._days = every["key"], every["day"]
        self.articles: list[str] = every["article"].to_pylist()
        """The ids of all articles."""
        self.parsed = sorted(every.filter(pc.field("parsed"))["article"].to_pylist())
        """The ids of those that were parsed, in order."""
        self._ids = pa.array(self.articles, pa.string())
        self._number = {article: number for number, article in enumerate(self.articles)}
        self._last: tuple[frozenset[str], Parsed] = frozenset(), []
        self._places: dict[str, tuple[Places, Places]] = {}

    def rows(self, table: str, articles: Collection[str]) -> pa.Table:
        """Return the rows that a table has of some articles, article by article."""
        if len(articles) == len(self.articles):
            return self._tables.table(table)
        if len(articles) <= FEW:
            return self._tables.rows(table, articles)
        order, begins = self._order(table)
        numbers = sorted(self._number[article] for article in articles)
        places = [order[begins[number] : begins[number + 1]] for number in numbers]
        return self._tables.table(table).take(pa.array(np.concatenate([order[:0], *places])))

    def _order(self, table: str) -> tuple[Places, Places]:
        """Return the rows of a table in the order of the articles, and where each article begins."""
        if table not in self._places:
            column = self._tables.columns(table, ["article"])["article"]
            options = pc.SetLookupOptions(value_set=self._ids)
            numbers = pc.call_function("index_in", [column], options).to_numpy().astype(np.int64)
            begins = np.append(0, np.cumsum(np.bincount(numbers, minlength=len(self.articles))))
            self._places[table] = np.argsort(numbers, kind="stable"), begins
        return self._places[table]

    def of(self, articles: Collection[str]) -> Parsed:
        """Return those of some articles that were parsed, each with its annotations, sorted by id."""
        asked = frozenset(articles)
        if asked != self._last[0]:
            self._last = asked, self._read(asked)
        return self._last[1]

    def _read(self, articles: Collection[str]) -> Parsed:
        items: dict[str, dict[str, Any]] = defaultdict(lambda: defaultdict(list))
        for table in ITEMS:
            found = items_from(table, self.rows(table, articles))
            for article, some in groupby(found, key=itemgetter(0)):
                items[article][table].extend(item for _, item in some)
        rows = self.rows("articles", articles).filter(pc.field("parsed")).sort_by("article")
        return [
            (article_from(row), _annotations(items[row["article"]])) for row in rows.to_pylist()
        ]

    @cached_property
    def keys(self) -> dict[str, int]:
        """The key of each article."""
        return dict(zip(self.articles, self._keys.to_pylist(), strict=True))

    def source(self) -> Source:
        """Return what linking reads; it is not kept here, for it holds these readings itself."""
        has_events = len(self._tables.columns("events", ["event"])) > 0
        return Source(
            frozenset(self.parsed), lambda: self.given(self.articles), has_events, self.of
        )

    def facts(self, names: Sequence[str]) -> pa.Table:
        """Return some columns of all articles."""
        return self._tables.columns("articles", names)

    def given(self, articles: Collection[str]) -> list[GivenRole]:
        """Return the roles that some articles give beside a name."""
        columns = ["article", "entity", "start", "role", "kind"]
        whole = len(articles) == len(self.articles)
        rows = (
            self._tables.columns("mentions", columns) if whole else self.rows("mentions", articles)
        )
        given = rows.filter((pc.field("role") > "") & (pc.field("kind") == "name"))
        days = dict(zip(self.articles, self._days.to_pylist(), strict=True))
        some = zip(*(given[name].to_pylist() for name in columns[:4]), strict=True)
        return [GivenRole(one, entity, days[one], start, role) for one, entity, start, role in some]


def _annotations(items: Mapping[str, Sequence[Any]]) -> Annotations:
    values: dict[str, Any] = {table: tuple(some) for table, some in items.items()}
    return Annotations(**values)
