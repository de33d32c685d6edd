"""What linking kept beside the derived tables, read back so that an addition links only what it changes.

It follows from the base tables alone. Where it is missing, or another Dateline wrote it, all is linked
again; so nothing here can make an answer another one.
"""

from __future__ import annotations

import functools
import hashlib
from bisect import bisect_left
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.linked_names import KeptEntities, dropped_before, linked_before
from dashboard.corpus.schema import DECIDED, DERIVED, KEPT
from dashboard.linking.entities import OfArticles
from dashboard.linking.fingerprints import Compared
from dashboard.linking.lists import Lists, Pairs
from dashboard.linking.sayings import COLUMNS as SAYINGS
from dashboard.linking.sayings import Sayings
from dashboard.linking.statements import Repeated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.corpus.store import Manifest, Store
    from dashboard.linking import Inputs
    from dashboard.linking.entities import EntityLink, Linked, Seen
    from dashboard.linking.events import LinkedEvent, Reported


SAID_IN_LISTS = ("pieces", "compared")
"""The columns of sayings that hold lists."""
NUMBERS = ("first", "last", "marks", "named", "who", "people", "shape")
"""The numbers of an outline of a report."""
READ_BY = ("linking", "parsing", "corpus", "spelling.py", "spelling.tsv")
"""The packages, and the spelling with its table, whose rules decide what is kept."""


class KeptTables(Mapping[str, pa.Table]):
    """The tables of a version, each read when it is asked for."""

    def __init__(self, store: Store, derived: str) -> None:
        self._store, self._derived = store, derived
        self._read: dict[str, pa.Table] = {}
        self._coming: dict[str, Future[pa.Table]] = {}

    def __getitem__(self, name: str) -> pa.Table:
        """Return a table."""
        if name not in self._read:
            coming = self._coming.pop(name, None)
            read = coming.result() if coming else self._store.read(name, [self._derived])
            self._read[name] = read
        return self._read[name]

    def ahead(self, names: Iterable[str]) -> None:
        """Let some tables be read beside what is done until they are asked for."""
        beside = ThreadPoolExecutor(1)
        for name in names:
            self._coming[name] = beside.submit(self._store.read, name, [self._derived])
        beside.shutdown(wait=False)

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


class Runs:
    """Where the rows of each article are in a table, which has them together and in the order of the articles."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        runs = pc.call_function("run_end_encode", [column.combine_chunks()])
        self.articles: list[str] = runs.values.to_pylist()
        self._ends = np.append(0, runs.run_ends.to_numpy(zero_copy_only=False))

    def of(self, article: str) -> slice:
        """Return where the rows of an article are; it may have none."""
        place = bisect_left(self.articles, article)
        if place == len(self.articles) or self.articles[place] != article:
            return slice(0, 0)
        return slice(*self._ends[place : place + 2].tolist())


class KeptEvents:
    """The linked events of the reports that a timeline knows, those of some articles told when they are asked for."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        reports, self._events = tables["linked_reports"], tables["linked_events"]
        self._runs, self._numbers = Runs(reports["article"]), reports["number"].combine_chunks()
        known = pc.SetLookupOptions(value_set=self._events["event"].combine_chunks())
        places = pc.call_function("index_in", [reports["event"].combine_chunks()], known)
        self._places = places.fill_null(-1).to_numpy()

    def places(self, articles: Iterable[str]) -> dict[tuple[str, int], int]:
        """Return the places of the linked events of the reports of some articles, in the table of events."""
        found: dict[tuple[str, int], int] = {}
        for article in articles:
            own = self._runs.of(article)
            numbers, places = self._numbers[own].to_pylist(), self._places[own].tolist()
            pairs = zip(numbers, places, strict=True)
            found |= {(article, number): place for number, place in pairs if place >= 0}
        return found

    def at(self, places: Iterable[int]) -> dict[int, LinkedEvent]:
        """Return the events at some places."""
        wanted = sorted({*places})
        rows = self._events.take(pa.array(wanted, pa.int64()))
        return dict(zip(wanted, _events(rows), strict=True))

    def of(self, articles: Iterable[str]) -> dict[tuple[str, int], LinkedEvent]:
        """Return the linked events of the reports of some articles."""
        places = self.places(articles)
        events = self.at(places.values())
        return {key: events[place] for key, place in places.items()}


def faces_of(entities: Mapping[tuple[str, str], EntityLink]) -> dict[str, EntityLink]:
    """Return name and type of each linked entity, by its id."""
    links = entities.faces if isinstance(entities, OfArticles) else entities.values()
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
        return KeptEntities(self.tables)

    @cached_property
    def linked(self) -> Linked:
        """The same, read all at once."""
        return linked_before(self.tables)

    @cached_property
    def dropped(self) -> frozenset[tuple[str, str]]:
        """What readers said is no name."""
        return dropped_before(self.tables)

    @property
    def seen(self) -> Seen:
        """The entities as their articles have them."""
        return self.linked.seen

    @cached_property
    def repeated(self) -> Repeated:
        """The sayings, and what is alike of them."""
        names = ("linked_sayings", "linked_alike", "versions")
        return _repeated(*(self.tables[name] for name in names))

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
    read = (path for name in READ_BY for path in (home / name, *(home / name).rglob("*")))
    for path in sorted(read):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(home).as_posix().encode() + b"\n" + path.read_bytes())
    return digest.hexdigest()


def linked_by_these_rules(store: Store, derived: str | None) -> bool:
    """Whether derived tables were made by the rules of today."""
    if derived is None or not (store.path / derived / "linking_rules.parquet").is_file():
        return False
    return store.read("linking_rules", [derived])["rules"].to_pylist() == [rules()]


def is_half_linked(store: Store, manifest: Manifest) -> bool:
    """Return whether something was shown before all was linked, and nothing linked it since."""
    if manifest.linked or manifest.derived is None:
        return bool(manifest.linked)
    kept = (store.path / manifest.derived / "linking_rules.parquet").is_file()
    return not kept and any(store.rows("events", one) for one in manifest.segments)


def kept_before(store: Store, derived: str | None, inputs: Inputs) -> Kept | None:
    """Return what was kept of the version whose derived tables these are, for the next to begin with.

    ``inputs`` are what is another since. None where nothing can be taken up.
    """
    if derived is None or not linked_by_these_rules(store, derived):
        return None
    return before_of(KeptTables(store, derived), inputs)


def compared_before(store: Store, derived: str | None) -> Compared:
    """Return what was kept of comparing the articles of a version."""
    if derived is None or not linked_by_these_rules(store, derived):
        return Compared()
    prints, copies, quotes = (
        store.read(name, [derived]) for name in ("linked_prints", "linked_copies", "linked_quotes")
    )
    words, passages = (_quotes(quotes.filter(own)) for own in (~pc.field("own"), pc.field("own")))
    return Compared(
        prints["article"].to_pylist(),
        prints["story"].to_pylist(),
        _lists_of(prints["running"]),
        _lists_of(prints["quoted"]),
        Pairs(*(column.to_numpy() for column in copies.columns)),
        passages,
        words,
    )


def _quotes(rows: pa.Table) -> Pairs:
    one, other, *found = (
        rows[name].to_numpy() for name in ("source", "by", "words", "start", "at")
    )
    return Pairs(one, other, np.stack(found, axis=1).astype(np.int64))


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


def before_of(tables: Mapping[str, pa.Table], inputs: Inputs) -> Kept:
    """Return what the tables of ``derived_tables`` say of the version that they are of."""
    return Kept(KeptLinks(tables, inputs), tables)


def _repeated(rows: pa.Table, alike: pa.Table, versions: pa.Table) -> Repeated:
    """Return what articles quoted, what was alike of it, and how its versions differ."""
    columns: dict[str, Any] = {
        name: rows[name].to_numpy(zero_copy_only=False)
        for name in [one for one in SAYINGS if one not in SAID_IN_LISTS]
    }
    columns |= {name: _lists_of(rows[name]) for name in SAID_IN_LISTS}
    sayings = Sayings(**columns)
    found = Pairs(*(alike[name].to_numpy() for name in ("one", "other", "score")))
    names = ("statement", "quotation", "difference")
    told = zip(*(versions[name].to_pylist() for name in names), strict=True)
    differences = {(_key(first), _key(own)): how for first, own, how in told if first != own}
    return Repeated(sayings, found, differences=differences)


def _key(quotation: str) -> tuple[str, int, int]:
    """Return article and place by which a quotation's id names it: see ``quotation_id``."""
    article, _, place = quotation.rpartition(":")
    start, end = map(int, place.split("-"))
    return article, start, end


def _events(rows: pa.Table) -> list[LinkedEvent]:
    from dashboard.linking.events import LinkedEvent  # noqa: PLC0415 - its rules load spaCy

    columns = {name: rows[name].to_pylist() for name in rows.column_names}
    columns["participants"] = map(tuple, columns["participants"])
    wanted = (columns[field.name] for field in fields(LinkedEvent))
    return [*map(LinkedEvent, *wanted)]


def _reported(tables: Mapping[str, pa.Table]) -> Reported:
    """Return what is kept of all reports, and the events that they were linked to."""
    from dashboard.linking.events import Reported  # noqa: PLC0415 - its rules load spaCy
    from dashboard.linking.events.outlines import Outlines  # noqa: PLC0415 - as above
    from dashboard.linking.events.pair_scores import Scores  # noqa: PLC0415 - as above

    rows, stories = tables["linked_reports"], tables["story_words"]
    events = _events(tables["linked_events"])
    keys = [*zip(rows["article"].to_pylist(), rows["number"].to_pylist(), strict=True)]
    numbers = {name: rows[name].to_numpy() for name in NUMBERS}
    traits = enumerate(rows["traits"].to_pylist())
    pairs = [tables["linked_pairs"][name].to_numpy() for name in ("one", "other", "score")]
    return Reported(
        Outlines(keys, **numbers, blocks=_lists_of(rows["blocks"])),
        rows["twin"].to_numpy(),
        rows["part"].to_numpy(),
        rows["group"].to_pylist(),
        Scores(*pairs),
        rows["event"].to_pylist(),
        {event.event: event for event in events},
        {number: tuple(some) for number, some in traits if some is not None},
        stories["article"].to_pylist(),
        _lists_of(stories["words"]),
    )


def _lists_of(column: pa.ChunkedArray) -> Lists:
    whole = column.combine_chunks()
    sizes = whole.value_lengths().to_numpy(zero_copy_only=False).astype(np.int64)
    return Lists(whole.flatten().to_numpy(zero_copy_only=False), sizes)
