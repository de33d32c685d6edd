"""Parsed articles with their annotations, read from the base tables on request.

Of many articles one bucket after another is read, and none is kept.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc

from dashboard.corpus.base_tables import BUCKET, Layers
from dashboard.corpus.records import ITEMS, OF_ARTICLE, article_from, items_from, values_of
from dashboard.linking import Source
from dashboard.linking.entities import GivenRole
from dashboard.model import Annotations, Article

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa

    type Parsed = list[tuple[Article, Annotations]]

ARTICLE = frozenset({*OF_ARTICLE, "article"})
"""The columns of an article as the model has it."""
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

    def rows(
        self, table: str, articles: Collection[str], wanted: Sequence[str] | None = None
    ) -> pa.Table:
        """Return the rows that a table has of some articles, or some columns of them."""
        return self._tables.rows(table, articles, wanted)

    def pieces(self, table: str, columns: Sequence[str]) -> Iterable[pa.Table]:
        """Return some columns of a table, one segment's after another's."""
        return self._tables.pieces(table, columns)

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

    def named(self, articles: Collection[str]) -> Parsed:
        """Return those of some articles that were parsed, sorted by id, with their text and what they name, and nothing else."""
        mentions: dict[str, list[Any]] = defaultdict(list)
        for article, some in items_from("mentions", self.rows("mentions", articles)):
            mentions[article] += some
        rows = self.rows("articles", articles, ["article", "text", "parsed"])
        rows = rows.filter(pc.field("parsed")).sort_by("article")
        texts = zip(rows["article"].to_pylist(), rows["text"].to_pylist(), strict=True)
        return [
            (Article(article, text, ()), Annotations(mentions=tuple(mentions[article])))
            for article, text in texts
        ]

    def buckets(self, articles: Collection[str]) -> Iterable[list[str]]:
        """Yield some articles in buckets that are read together."""
        return self._tables.buckets(articles)

    def _read(self, articles: Collection[str], parts: Collection[str]) -> Parsed:
        items: dict[str, dict[str, Any]] = defaultdict(lambda: defaultdict(list))
        for table in parts:
            for article, some in items_from(table, self.rows(table, articles)):
                items[article][table] += some
        rows = self.rows("articles", articles).filter(pc.field("parsed")).sort_by("article")
        rows = rows.select([name for name in rows.column_names if name in ARTICLE])
        return [
            (article_from(row), _annotations(items[row["article"]])) for row in rows.to_pylist()
        ]

    @cached_property
    def keys(self) -> dict[str, int]:
        """The key of each article."""
        return dict(zip(self.articles, self._keys.to_pylist(), strict=True))

    def source(self) -> Source:
        """Return what linking reads; it is not kept here, for it holds these readings itself."""
        has_events = any(map(len, self.pieces("events", ["event"])))
        return Source(frozenset(self.parsed), self.given, has_events, self.of)

    def facts(self, names: Sequence[str]) -> pa.Table:
        """Return some columns of all articles."""
        return self._tables.columns("articles", names)

    def given(self, articles: Collection[str] | None = None) -> Iterator[GivenRole]:
        """Yield the roles that some articles, or all, give beside a name, those of each article together."""
        columns = ["article", "entity", "start", "role", "kind"]
        pieces = (
            self._tables.pieces("mentions", columns)
            if articles is None
            else [self.rows("mentions", articles, columns)]
        )
        named = (pc.field("role") > "") & (pc.field("kind") == "name")
        days = dict(zip(self.articles, self._days.to_pylist(), strict=True))
        for given in (piece.filter(named) for piece in pieces):
            some = zip(*(values_of(given[name]) for name in columns[:4]), strict=True)
            for one, entity, start, role in some:
                yield GivenRole(one, entity, days[one], start, role)


def _annotations(items: Mapping[str, Sequence[Any]]) -> Annotations:
    values: dict[str, Any] = {table: tuple(some) for table, some in items.items()}
    return Annotations(**values)
