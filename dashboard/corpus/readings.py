"""Parsed articles with their annotations, read from the base tables when they are asked for.

Of many articles one bucket after another is read, and none is kept.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc

from dashboard.corpus.layers import BUCKET, Layers
from dashboard.corpus.records import ITEMS, article_from, items_from, values_of
from dashboard.linking import Source
from dashboard.linking.entities import GivenRole
from dashboard.model import Annotations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    import pyarrow as pa

    from dashboard.model import Article

    type Parsed = list[tuple[Article, Annotations]]

PARTS = tuple(ITEMS)
"""The annotations of an article."""


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
        self._last: tuple[frozenset[str], frozenset[str], Parsed] = frozenset(), frozenset(), []

    def rows(self, table: str, articles: Collection[str]) -> pa.Table:
        """Return the rows that a table has of some articles."""
        return self._tables.rows(table, articles)

    def of(
        self, articles: Collection[str], parts: Collection[str] = PARTS
    ) -> Iterable[tuple[Article, Annotations]]:
        """Return those of some articles that were parsed, each with those ``parts`` of its annotations, or all.

        A few are sorted by id, and kept until others are asked for; of many each is read when it is its turn.
        """
        asked = frozenset(articles)
        if len(asked) > BUCKET:
            return chain.from_iterable(self._read(some, parts) for some in self.buckets(asked))
        if asked != self._last[0] or not self._last[1].issuperset(parts):
            self._last = asked, frozenset(parts), self._read(asked, parts)
        return self._last[2]

    def buckets(self, articles: Collection[str]) -> Iterable[list[str]]:
        """Yield some articles in buckets that are read together."""
        return self._tables.buckets(articles)

    def _read(self, articles: Collection[str], parts: Collection[str]) -> Parsed:
        items: dict[str, dict[str, Any]] = defaultdict(lambda: defaultdict(list))
        for table in parts:
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
        some = zip(*(values_of(given[name]) for name in columns[:4]), strict=True)
        return [GivenRole(one, entity, days[one], start, role) for one, entity, start, role in some]


def _annotations(items: Mapping[str, Sequence[Any]]) -> Annotations:
    values: dict[str, Any] = {table: tuple(some) for table, some in items.items()}
    return Annotations(**values)
