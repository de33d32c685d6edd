"""Names merged into others or removed, shown at once: each article's rows move to the other name, or go.

Where all that one name stands for in an article is linked to one other now, what was counted of it there is counted of
that one: no article is read. Where a statement does not tell whom it means by one of the names, its article is named.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.base_tables import rows_with
from dashboard.corpus.schema import DERIVED
from dashboard.parsing.entities.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from dashboard.linking.entities import EntityLink

    type Key = tuple[str, str]
    type Row = dict[str, Any]
    type Exchange = tuple[pc.Expression, pa.Table]

COUNTS = ("mentions", "readings", "demonyms", "nominals", "as_government")
IN_PLACE = ("speaker", "speaker_entity", "about")
"""What a statement tells by names."""


def moves(
    sides: Iterable[tuple[Key, EntityLink | None, EntityLink | None]],
) -> tuple[dict[Key, EntityLink | None], dict[str, EntityLink]]:
    """Return what names are linked to now, by article and the id that they had there, and these as they were by their ids.

    ``sides`` are the entities of articles, each with what it was linked to, and is. Left out is where nothing is
    another, and each article in which a name is parted, or something is a name again.
    """
    found: dict[Key, set[EntityLink | None]] = defaultdict(set)
    then: dict[str, EntityLink] = {}
    parted = set[str]()
    for (article, _), was, now in sides:
        if was:
            found[article, was.entity].add(now)
            then[was.entity] = was
        elif now:
            parted.add(article)
    parted |= {article for (article, _), some in found.items() if len(some) > 1}
    alone = {key: next(iter(some)) for key, some in found.items() if key[0] not in parted}
    moved = {key: link for key, link in alone.items() if link != then[key[1]]}
    return moved, {entity: then[entity] for _, entity in moved}


@dataclass(frozen=True)
class Moving:
    """What names are linked to now, None for nothing, by article and by the id that they had there."""

    now: Mapping[Key, EntityLink | None]
    then: Mapping[str, EntityLink]
    """These names as they were, by their ids."""
    own: frozenset[Key]
    """The articles in which an entity with the id of such a name is linked to it."""
    pairs: pa.Table
    """``article_entities`` of the version before, as the next are its tables too."""
    forms: pa.Table
    statements: pa.Table

    @property
    def is_plain(self) -> bool:
        """Whether each of these names was that of one entity alone, and nothing here is a known place or stands for one.

        Statements name a country that is meant by its capital as it is known, whatever a reader calls it.
        """
        known, names = load_gazetteer().by_id, {one.name for one in self.then.values()}
        places = {place.name for place in known.values()}
        if len(names) < len(self.then) or not (known.keys() | places).isdisjoint(self.ids | names):
            return False
        bearing = self.pairs.filter(_among("name", names))["entity"].unique().to_pylist()
        ours = self.pairs.filter(_among("entity", self.ids))
        meant = ours.filter((pc.field("readings") > 0) | (pc.field("as_government") > 0))
        return self.then.keys() >= {*bearing} and not len(meant)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of these names, and of those that they are linked to now."""
        return frozenset({*self.then, *(one.entity for one in self.now.values() if one)})

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles in which they are."""
        return frozenset(article for article, _ in self.now)

    def named(self) -> Exchange:
        """Return who is named where: the rows that go, and those that take their place."""

        def joined(one: Row, other: Row) -> Row:
            counts = {name: one[name] + other[name] for name in COUNTS}
            return one | counts | {"salience": max(one["salience"], other["salience"])}

        return self._moved("article_entities", self.pairs, ["article", "entity"], joined)

    def printed(self) -> Exchange:
        """Return in which words, as ``named`` does."""

        def joined(one: Row, other: Row) -> Row:
            mentions = one["mentions"] + other["mentions"]
            return one | {"mentions": mentions, "start": min(one["start"], other["start"])}

        return self._moved("forms", self.forms, ["article", "entity", "form", "way"], joined)

    def _moved(
        self,
        name: str,
        table: pa.Table,
        key: Sequence[str],
        joined: Callable[[Row, Row], Row],
    ) -> Exchange:
        """Return the rows of a table of these names, and what they are as those of others, rows of one ``key`` ``joined``."""
        ours = _among("entity", self.ids) & _among("article", self.articles)
        rows: dict[tuple[Any, ...], Row] = {}
        for row in table.filter(ours).to_pylist():
            place = row["article"], row["entity"]
            if place in self.now:
                link = self.now[place]
                if link is None:
                    continue
                face = {"entity": link.entity, "name": link.name, "type": link.type}
                row |= {column: face[column] for column in face.keys() & row.keys()}
            one = tuple(row[column] for column in key)
            rows[one] = joined(rows[one], row) if one in rows else row
        return ours, pa.Table.from_pylist([*rows.values()], schema=DERIVED[name])

    def said(self) -> pa.Table:
        """Return the statements with the other names; of ``unclear`` articles some are not right."""
        changed, rows = list[int](), list[dict[str, Any]]()
        for place, row in zip(*self._statements, strict=True):
            if (told := self._told(row)) != row:
                changed.append(place)
                rows.append(told)
        if not rows:
            return self.statements
        table, places = self.statements, np.arange(len(self.statements))
        places[changed] = len(table) + np.arange(len(rows))
        for name in IN_PLACE:
            fresh = pa.array([row[name] for row in rows], table.schema.field(name).type)
            column = pa.chunked_array([*table[name].chunks, fresh]).take(pa.array(places))
            table = table.set_column(table.schema.get_field_index(name), name, column)
        return table

    @cached_property
    def unclear(self) -> frozenset[str]:
        """The articles of which a statement does not tell whom it means by one of these names.

        A speaker may be called so without being linked, or by another id; of several refusals of one speaker one is
        kept; and of what is no name a group or a speaker is called as the article calls them.
        """
        return frozenset(row["article"] for row in self._statements[1] if self._is_unclear(row))

    def _is_unclear(self, row: Row) -> bool:
        place = row["article"], row["speaker_entity"]
        if place in self.now:
            declined, gone = row["status"] == "declined", self.now[place] is None
            return declined or gone or place not in self.own
        if row["speaker_kind"] == "group" and row["article"] in self._dropping:
            return True
        return (row["article"], row["speaker"]) in self._called

    @cached_property
    def _dropping(self) -> frozenset[str]:
        """The articles in which one of them is no name any more."""
        return frozenset(article for (article, _), link in self.now.items() if link is None)

    @cached_property
    def _called(self) -> dict[Key, EntityLink | None]:
        """What they are linked to by the names that they had."""
        return {(article, self.then[one].name): link for (article, one), link in self.now.items()}

    @cached_property
    def _statements(self) -> tuple[list[int], list[Row]]:
        """What the statements of these articles tell by names, and their places."""
        columns = ["article", "status", "speaker_kind", *IN_PLACE]
        numbers = pa.array(np.arange(len(self.statements)))
        table = self.statements.select(columns).append_column("number", numbers)
        rows = rows_with(table, "article", self.articles).to_pylist()
        return [row.pop("number") for row in rows], rows

    def _told(self, row: Row) -> Row:
        """Return a statement with the other names."""
        link = self.now.get((row["article"], row["speaker_entity"]))
        who = {"speaker": link.name, "speaker_entity": link.entity} if link else {}
        speaker, names = who.get("speaker", row["speaker"]), dict[str, None]()
        for name in row["about"]:
            other = self._called.get((row["article"], name))
            if other:
                names[other.name] = None
            elif (row["article"], name) not in self._called:
                names[name] = None
        return row | who | {"about": [name for name in names if name != speaker]}


def _among(column: str, values: Collection[str]) -> pc.Expression:
    return pc.field(column).isin(pa.array(sorted(values), pa.string()))
