"""What linking keeps beside the derived tables, so that an add links anew only what it changes.

It follows from the base tables alone. Where it is missing, or another Dateline wrote it, all is linked
anew; so nothing here can make an answer another one.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.records import values_of
from dashboard.corpus.schema import DECIDED, DERIVED, KEPT
from dashboard.linking.entities import EntityLink, SeenEntity
from dashboard.linking.prints import Compared, Prints
from dashboard.linking.rows import together
from dashboard.linking.sayings import Saying
from dashboard.linking.statements import Repeated

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from dashboard.corpus.store import Store
    from dashboard.linking import Inputs, Links
    from dashboard.linking.events import Reported
    from dashboard.linking.events.outlines import Lists
    from dashboard.linking.printings import Printings
    from dashboard.linking.prints import Pair, Shared
    from dashboard.linking.rows import Numbers
    from dashboard.linking.weighed import Places

    type Columns = Mapping[str, Any]

NUMBERS = ("first", "last", "marks", "named", "who", "people", "shape")
"""The numbers of an outline of a report."""
LINK = ("linked", "linked_name", "linked_type")
"""The columns of ``linked_entities`` that say what an entity was linked to."""
READ_BY = ("linking", "parsing", "corpus")
"""The packages whose rules decide what is kept."""


class KeptTables(Mapping[str, pa.Table]):
    """The tables of a version, each read when it is asked for."""

    def __init__(self, store: Store, derived: str) -> None:
        self._store, self._derived = store, derived
        self._read: dict[str, pa.Table] = {}

    def __getitem__(self, name: str) -> pa.Table:
        """Return a table."""
        if name not in self._read:
            self._read[name] = self._store.read(name, [self._derived])
        return self._read[name]

    def columns(self, name: str, wanted: Sequence[str]) -> pa.Table:
        """Return some columns of a table; the others are not unpacked."""
        if name in self._read:
            return self._read[name].select([*wanted])
        return self._store.columns(name, [self._derived], wanted)

    def __iter__(self) -> Iterator[str]:
        """Yield the names of all tables."""
        return iter((*KEPT, *DERIVED, *DECIDED))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(KEPT) + len(DERIVED) + len(DECIDED)


class KeptEntities(Mapping[tuple[str, str], EntityLink]):
    """What entities were linked to, those of an article told when one of them is asked for."""

    def __init__(self, rows: pa.Table) -> None:
        self._rows = rows.select(["article", "entity", *LINK])
        self._told: dict[str, dict[str, EntityLink]] = {}

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """Where the rows of each article begin and end."""
        runs = pc.call_function("run_end_encode", [self._rows["article"].combine_chunks()])
        ends = pairwise([0, *runs.run_ends.to_pylist()])
        return dict(zip(runs.values.to_pylist(), ends, strict=True))

    def of(self, article: str) -> dict[str, EntityLink]:
        """Return the links of the entities of an article."""
        if article not in self._told:
            start, end = self._places.get(article, (0, 0))
            columns = (one.to_pylist() for one in self._rows.slice(start, end - start).columns[1:])
            rows = zip(*columns, strict=True)
            self._told[article] = {entity: EntityLink(*link) for entity, *link in rows if link[0]}
        return self._told[article]

    def __getitem__(self, key: tuple[str, str]) -> EntityLink:
        """Return what an article's entity was linked to."""
        return self.of(key[0])[key[1]]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield article and entity of all."""
        return ((article, entity) for article in self._places for entity in self.of(article))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._rows) - self._rows["linked"].null_count

    @cached_property
    def faces(self) -> list[EntityLink]:
        """Each linked entity once, as it was called."""
        rows = self._rows.filter(pc.field("linked").is_valid()).group_by([*LINK]).aggregate([])
        return [EntityLink(*link) for link in _rows(rows.select(LINK))]


def faces_of(entities: Mapping[tuple[str, str], EntityLink]) -> dict[str, EntityLink]:
    """Return name and type of each linked entity, by its id."""
    links = entities.faces if isinstance(entities, KeptEntities) else entities.values()
    return {link.entity: link for link in links}


@dataclass(frozen=True)
class KeptLinks:
    """What linking kept in the tables of a version: see ``linking.Before``."""

    tables: Mapping[str, pa.Table]
    inputs: Inputs

    def given(self, inputs: Inputs) -> KeptLinks:
        """Return the same with what is another since; what was read is kept."""
        links = replace(self, inputs=inputs)
        links.__dict__.update({k: v for k, v in self.__dict__.items() if k != "inputs"})
        return links

    @cached_property
    def entities(self) -> KeptEntities:
        """What the articles' entities were linked to."""
        return KeptEntities(self.tables["linked_entities"])

    @cached_property
    def linked(self) -> dict[tuple[str, str], EntityLink]:
        """The same, read all at once: one object for each entity."""
        rows = self.tables["linked_entities"].filter(pc.field("linked").is_valid())
        article, entity, *linked = (values_of(rows[name]) for name in ("article", "entity", *LINK))
        known = {values: EntityLink(*values) for values in {*zip(*linked, strict=True)}}
        links = map(known.__getitem__, zip(*linked, strict=True))
        return dict(zip(zip(article, entity, strict=True), links, strict=True))

    @cached_property
    def dropped(self) -> frozenset[tuple[str, str]]:
        """What readers said is no name."""
        rows = self.tables["linked_entities"].filter(~pc.field("linked").is_valid())
        return frozenset(_rows(rows.select(["article", "entity"])))

    @cached_property
    def seen(self) -> list[SeenEntity]:
        """The entities as their articles have them."""
        return _seen(self.tables["linked_entities"])

    @cached_property
    def repeated(self) -> Repeated:
        """The sayings, and what is alike of them."""
        return _repeated(self.tables["linked_sayings"], self.tables["linked_alike"])

    @cached_property
    def reported(self) -> Reported:
        """The reports, with their events."""
        return _reported(self.tables)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a version leaves the next one: what linking kept, and the derived tables."""

    links: KeptLinks
    tables: Mapping[str, pa.Table]

    def given(self, inputs: Inputs) -> Kept:
        """Return the same with what is another since; what was read is kept."""
        return replace(self, links=self.links.given(inputs))


@functools.cache
def rules() -> str:
    """Return a hash of all that is written in these packages: what other rules made is not taken up."""
    digest = hashlib.blake2b(digest_size=12)
    home = Path(__file__).parents[1]
    for path in sorted(path for name in READ_BY for path in (home / name).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(home).as_posix().encode() + b"\n" + path.read_bytes())
    return digest.hexdigest()


def kept_tables(links: Links, printings: Printings, before: Kept | None) -> dict[str, pa.Table]:
    """Return what is kept of a collection's links and comparisons, as tables; nothing of links made by hand.

    What stays as it was ``before`` is left out: it is kept already.
    """
    told = links.reported
    if told is None and not links.stays:
        return {}
    columns: dict[str, Columns] = {} if before else {"linking_rules": {"rules": [rules()]}}
    if "names" not in links.stays:
        columns["linked_entities"] = _seen_and_linked(links)
    if "words" not in links.stays:
        columns["linked_sayings"] = _sayings(links.repeated.sayings)
        columns["linked_alike"] = _alike(links.repeated)
    if told:
        columns |= _told(told)
    if not printings.stays:
        compared = printings.compared
        columns |= {
            "linked_prints": _prints(compared),
            "linked_copies": {
                "one": [one for one, _ in compared.likeness],
                "other": [other for _, other in compared.likeness],
                "likeness": [*compared.likeness.values()],
            },
            "linked_quotes": _quotes(compared),
        }
    return {name: pa.table(some, schema=KEPT[name]) for name, some in columns.items()}


def _told(told: Reported) -> dict[str, Columns]:
    """Return the columns of what is kept of reports."""
    return {
        "linked_reports": _reports(told),
        "linked_pairs": {
            "one": [one for one, _ in told.scores],
            "other": [other for _, other in told.scores],
            "score": [*told.scores.values()],
        },
        "story_words": {"article": told.articles, "words": _lists(told.words)},
        "linked_events": {
            name: [getattr(event, name) for event in told.linked.values()]
            for name in KEPT["linked_events"].names
        },
    }


def _seen_and_linked(links: Links) -> Columns:
    """Return the columns of the entities of articles, and what each was linked to."""
    linked = [links.entities.get(one.key) for one in links.seen]
    own = ("article", "entity", "name", "type", "mentions", "day")
    return {name: [getattr(one, name) for one in links.seen] for name in own} | {
        "forms": [sorted(one.forms) for one in links.seen],
        "roles": [sorted(one.roles) for one in links.seen],
        "linked": [link and link.entity for link in linked],
        "linked_name": [link and link.name for link in linked],
        "linked_type": [link and link.type for link in linked],
        "ruled": [link.entity for link, _ in links.ruled],
        "ruled_name": [link.name for link, _ in links.ruled],
        "ruled_type": [link.type for link, _ in links.ruled],
        "settled": [identity for _, identity in links.ruled],
    }


def _sayings(sayings: Sequence[Saying]) -> Columns:
    """Return the columns of what articles say to the letter."""
    return {
        **{
            name: [one.key[n] for one in sayings]
            for n, name in enumerate(("article", "start", "end"))
        },
        "pieces": [[*chain.from_iterable(one.pieces)] for one in sayings],
        "words": ["\n".join(one.words) for one in sayings],
        "compared": ["\n".join(one.compared) for one in sayings],
        "surname": [one.surname for one in sayings],
        "given": [one.given for one in sayings],
        "report": [one.rank[0] for one in sayings],
        "published": [one.rank[1] for one in sayings],
    }


def _alike(repeated: Repeated) -> Columns:
    """Return the columns of the pairs of sayings that are alike, by their numbers."""
    number = {saying.key: number for number, saying in enumerate(repeated.sayings)}
    return {
        "one": [number[one] for one, _ in repeated.alike],
        "other": [number[other] for _, other in repeated.alike],
        "score": [*repeated.alike.values()],
    }


def _prints(compared: Compared) -> Columns:
    """Return the columns of the fingerprints of articles."""
    every = [*compared.prints.values()]
    kinds = {"running": [one.running for one in every], "quoted": [one.quoted for one in every]}
    return {"article": [*compared.prints]} | {
        name: _listed([len(one) for one in some], together(some)[0].view(np.int64))
        for name, some in kinds.items()
    }


def _quotes(compared: Compared) -> Columns:
    """Return the columns of what pairs share of which one quotes the other, or both the same words."""
    sides = (compared.quotes, True), (compared.words, False)
    rows = [(*pair, own, *found) for some, own in sides for pair, found in some.items()]
    columns = zip(*rows, strict=True) if rows else [()] * 6
    return dict(zip(KEPT["linked_quotes"].names, map(list, columns), strict=True))


def _reports(told: Reported) -> Columns:
    """Return the columns of what is kept of each report."""
    numbers = {name: getattr(told.every, name) for name in NUMBERS}
    return numbers | {
        "article": [article for article, _ in told.every.keys],
        "number": [number for _, number in told.every.keys],
        "blocks": _lists(told.every.blocks),
        "traits": [told.traits.get(number) for number in range(len(told.every.keys))],
        "twin": told.first,
        "part": told.parts,
        "group": told.groups,
        "event": told.events,
    }


def _lists(lists: Lists) -> pa.ListArray:
    return _listed(lists.sizes, lists.values)


def _listed(sizes: Places | Sequence[int], values: Places) -> pa.ListArray:
    ends = np.append(0, np.cumsum(sizes)).astype(np.int32)
    return pa.ListArray.from_arrays(ends, values)


def linked_by_these_rules(store: Store, derived: str | None) -> bool:
    """Whether derived tables were made by the rules of today."""
    if derived is None or not (store.path / derived / "linking_rules.parquet").is_file():
        return False
    return store.read("linking_rules", [derived])["rules"].to_pylist() == [rules()]


def kept_before(store: Store, derived: str | None, inputs: Inputs) -> Kept | None:
    """Return what was kept of the version whose derived tables these are, for the next to begin with.

    ``inputs`` are what is another since. None where nothing can be taken up.
    """
    if derived is None or not linked_by_these_rules(store, derived):
        return None
    return before_of(KeptTables(store, derived), inputs)


def compared_before(store: Store, derived: str | None, changed: Collection[str]) -> Compared:
    """Return what was kept of comparing the articles of a version, but for those that changed since."""
    if derived is None or not linked_by_these_rules(store, derived):
        return Compared()
    prints, copies, quotes = (
        store.read(name, [derived]) for name in ("linked_prints", "linked_copies", "linked_quotes")
    )
    running, quoted = (_numbers(prints[name]) for name in ("running", "quoted"))
    likeness = {(one, other): like for one, other, like in _rows(copies)}
    shared: tuple[dict[Pair, Shared], ...] = {}, {}
    for source, by, own, *found in _rows(quotes):
        shared[own][source, by] = tuple(found)
    known = map(Prints, running, quoted)
    both = dict(zip(prints["article"].to_pylist(), known, strict=True))
    return Compared(both, likeness, shared[True], shared[False]).without(frozenset(changed))


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


def _numbers(column: pa.ChunkedArray) -> list[Numbers]:
    lists = _lists_of(column)
    return (
        np.split(lists.values.view(np.uint64), np.cumsum(lists.sizes)[:-1]) if len(column) else []
    )


def before_of(tables: Mapping[str, pa.Table], inputs: Inputs) -> Kept:
    """Return what the tables of ``derive`` say of the version that they are of."""
    return Kept(KeptLinks(tables, inputs), tables)


def _seen(rows: pa.Table) -> list[SeenEntity]:
    """Return the entities as their articles have them."""
    names = ("article", "entity", "name", "type", "mentions", "day")
    same: dict[frozenset[str], frozenset[str]] = {}
    forms, roles = (
        (same.setdefault(one, one) for one in map(frozenset, rows[name].to_pylist()))
        for name in ("forms", "roles")
    )
    *columns, days = (values_of(rows[name]) for name in names)
    return [*map(SeenEntity, *columns, forms, roles, days, columns[1])]


def _repeated(rows: pa.Table, alike: pa.Table) -> Repeated:
    """Return what articles said to the letter, and what was alike of it."""
    sayings = [_saying(**row) for row in rows.to_pylist()]
    pairs = zip(*(alike[name].to_pylist() for name in ("one", "other", "score")), strict=True)
    found = {(sayings[one].key, sayings[other].key): score for one, other, score in pairs}
    return Repeated(sayings, found)


def _saying(  # noqa: PLR0913, PLR0917 - the columns of a saying
    article: str,
    start: int,
    end: int,
    pieces: Sequence[int],
    words: str,
    compared: str,
    surname: str,
    given: str,
    report: bool,
    published: str,
) -> Saying:
    said, plain = (tuple(map(intern, some.split("\n"))) for some in (words, compared))
    return Saying(
        (article, start, end),
        tuple(zip(pieces[::2], pieces[1::2], strict=True)),
        said,
        plain,
        surname,
        given,
        (report, published, -len(said), article, start),
    )


def _reported(tables: Mapping[str, pa.Table]) -> Reported:
    """Return what is kept of all reports, and the events that they were linked to."""
    from dashboard.linking.events import LinkedEvent, Reported  # noqa: PLC0415 - its rules load spaCy
    from dashboard.linking.events.outlines import Outlines  # noqa: PLC0415 - as above

    rows, stories = tables["linked_reports"], tables["story_words"]
    known = tables["linked_events"].to_pylist()
    events = [LinkedEvent(**row | {"participants": tuple(row["participants"])}) for row in known]
    keys = [*zip(rows["article"].to_pylist(), rows["number"].to_pylist(), strict=True)]
    numbers = {name: rows[name].to_numpy() for name in NUMBERS}
    traits = enumerate(rows["traits"].to_pylist())
    pairs = [tables["linked_pairs"][name].to_pylist() for name in ("one", "other", "score")]
    return Reported(
        Outlines(keys, **numbers, blocks=_lists_of(rows["blocks"])),
        rows["twin"].to_numpy(),
        rows["part"].to_numpy(),
        rows["group"].to_pylist(),
        {(one, other): score for one, other, score in zip(*pairs, strict=True)},
        rows["event"].to_pylist(),
        {event.event: event for event in events},
        {number: tuple(some) for number, some in traits if some is not None},
        stories["article"].to_pylist(),
        _lists_of(stories["words"]),
    )


def _lists_of(column: pa.ChunkedArray) -> Lists:
    from dashboard.linking.events.outlines import Lists  # noqa: PLC0415 - as above

    whole = column.combine_chunks()
    sizes = whole.value_lengths().to_numpy(zero_copy_only=False).astype(np.int64)
    return Lists(whole.flatten().to_numpy(zero_copy_only=False), sizes)
