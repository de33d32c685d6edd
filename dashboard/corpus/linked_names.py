"""What linking keeps of names, as numbers: a row for each entity of an article, and once what many rows have alike.

Of a million articles a row is five numbers: which article, what the article says of the entity, how often it names
it, and what it was linked to, by all and by the rules alone.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.schema import KEPT, TEXT, TEXTS
from dashboard.linking.entities import EntityLink, Linked, OfArticles, Profile, Seen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.linking import Links

    type Tables = Mapping[str, pa.Table]

NAMES = ("linked_entities", "linked_articles", "linked_profiles", "linked_faces")
"""The tables: the rows, and what their numbers stand for."""
LINK = ("linked", "linked_name", "linked_type")
"""What an entity was linked to, as columns of ``entity_rows``."""
FACE = ("entity", "name", "type")
PROFILE = ("entity", "name", "type", "settled")
EPOCH = 719_163
"""The first day of 1970 as ``date`` counts days."""


def names_kept(links: Links) -> dict[str, pa.Table]:
    """Return what is kept of the entities of articles, and of what each was linked to."""
    across = links.across
    if across is None:
        return {name: KEPT[name].empty_table() for name in NAMES}
    seen, linked, ruled = links.seen, across.links, across.ruled
    faces, own = [*linked.every], ruled.numbers
    if ruled is not linked:
        own = np.where(own < 0, own, own + len(faces))
        faces += ruled.every
    days = pa.array(seen.days - EPOCH, mask=seen.days == 0)
    profiles = {name: [getattr(one, name) for one in seen.profiles] for name in PROFILE[:3]}
    lists = {
        name: [sorted(getattr(one, name)) for one in seen.profiles] for name in ("forms", "roles")
    }
    columns = {
        "linked_entities": {
            "article": seen.article,
            "profile": seen.profile,
            "mentions": seen.mentions,
            "linked": linked.numbers,
            "ruled": own,
        },
        "linked_articles": {
            "article": pa.array(seen.articles, TEXT),
            "day": days.cast(pa.int32()).cast(pa.date32()),
        },
        "linked_profiles": {
            **profiles,
            **{name: pa.array(some, TEXTS) for name, some in lists.items()},
            "named": [one.named for one in seen.profiles],
            "settled": [one.identity for one in ruled.seen.profiles],
        },
        "linked_faces": {name: [getattr(one, name) for one in faces] for name in FACE},
    }
    return {name: pa.table(some, schema=KEPT[name]) for name, some in columns.items()}


def entity_rows(tables: Tables, wanted: Sequence[str]) -> pa.Table:
    """Return columns of the entities of all articles, as text by its numbers: ``ruled`` is what the rules alone link."""
    rows = tables["linked_entities"]
    articles, profiles, faces = (tables[name] for name in NAMES[1:])
    found = {name: (articles[name], "article") for name in ("article", "day")}
    found |= {name: (profiles[name], "profile") for name in PROFILE}
    for prefix in ("linked", "ruled"):
        ends = zip(("", "_name", "_type"), FACE, strict=True)
        found |= {prefix + end: (faces[name], prefix) for end, name in ends}

    def column(values: pa.ChunkedArray, number: str) -> pa.Array:
        numbers = _numbers(rows, number)
        places = pa.array(numbers, mask=numbers < 0)
        return pa.DictionaryArray.from_arrays(places, values.combine_chunks())

    return pa.table(
        {name: rows[name] if name == "mentions" else column(*found[name]) for name in wanted}
    )


def linked_before(tables: Tables) -> Linked:
    """Return what the entities of all articles were linked to."""
    return Linked(_seen(tables), faces_kept(tables), _numbers(tables["linked_entities"], "linked"))


def dropped_before(tables: Tables) -> frozenset[tuple[str, str]]:
    """Return what readers said is no name."""
    some = {name: tables[name] for name in NAMES}
    some["linked_entities"] = some["linked_entities"].filter(pc.field("linked") < 0)
    rows = entity_rows(some, ("article", "entity"))
    return frozenset(zip(*(column.to_pylist() for column in rows.columns), strict=True))


def faces_kept(tables: Tables) -> list[EntityLink]:
    """Return what entities were linked to, by its numbers."""
    columns = (tables["linked_faces"][name].to_pylist() for name in FACE)
    return [*map(EntityLink, *columns)]


def _numbers(rows: pa.Table, name: str) -> np.ndarray:
    return rows[name].combine_chunks().to_numpy()


def _seen(tables: Tables) -> Seen:
    """Return the entities as their articles have them."""
    rows, profiles = tables["linked_entities"], tables["linked_profiles"]
    days = tables["linked_articles"]["day"].cast(pa.int32()).fill_null(-EPOCH).combine_chunks()
    columns = {name: profiles[name].to_pylist() for name in KEPT["linked_profiles"].names}
    for name in ("forms", "roles"):
        columns[name] = [*map(frozenset, columns[name])]
    del columns["settled"]
    return Seen(
        tables["linked_articles"]["article"].to_pylist(),
        days.to_numpy() + np.int32(EPOCH),
        [*map(Profile, *columns.values(), columns["entity"])],
        *(_numbers(rows, name) for name in ("article", "profile", "mentions")),
    )


class KeptEntities(OfArticles):
    """What entities were linked to, those of an article looked up when one of them is asked for."""

    def __init__(self, tables: Tables) -> None:
        super().__init__()
        self._tables = tables
        rows = tables["linked_entities"]
        self._article, self._profile, self._linked = (
            _numbers(rows, name) for name in ("article", "profile", "linked")
        )

    @cached_property
    def articles(self) -> list[str]:
        """The articles, in order."""
        return self._tables["linked_articles"]["article"].to_pylist()

    @cached_property
    def _number(self) -> dict[str, int]:
        return {article: number for number, article in enumerate(self.articles)}

    @cached_property
    def _entities(self) -> list[str]:
        return self._tables["linked_profiles"]["entity"].to_pylist()

    @cached_property
    def _every(self) -> list[EntityLink]:
        return faces_kept(self._tables)

    def read(self, article: str) -> dict[str, EntityLink]:
        """Return the links of the entities of an article."""
        number = self._number.get(article, -1)
        first, last = (np.searchsorted(self._article, number, side) for side in ("left", "right"))
        own = self._profile[first:last].tolist(), self._linked[first:last].tolist()
        pairs = zip(*own, strict=True)
        return {self._entities[one]: self._every[face] for one, face in pairs if face >= 0}

    def __len__(self) -> int:
        """Return how many there are."""
        return int((self._linked >= 0).sum())

    @property
    def faces(self) -> list[EntityLink]:
        """Each linked entity once, as it was called."""
        there = np.unique(self._linked)
        return [self._every[number] for number in there[there >= 0].tolist()]
