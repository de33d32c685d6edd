"""Linking of many articles in two processes, stage by stage, each with memory of its own.

A stage reads the segments, and the tables of the stages before it, from disk, and writes its own: what it
held goes with its process, and what nothing waits for runs beside what is waited for. The functions are
those by which a few articles are linked in this process, so the tables are the same.
"""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.annotated_articles import Readings
from dashboard.corpus.base_tables import Layers
from dashboard.corpus.changed_items import Changed, told_before
from dashboard.corpus.copy_dates import printings_found
from dashboard.corpus.derived_tables import (
    ORDER,
    Anew,
    as_table,
    catalogue,
    timeline_rows,
    version_rows,
)
from dashboard.corpus.disk_sorting import by_day, in_order
from dashboard.corpus.linked_names import NAMES, KeptEntities, names_kept
from dashboard.corpus.linking_state import KeptEvents, Runs, faces_of
from dashboard.corpus.linking_state_tables import (
    printings_kept,
    reports_kept,
    rules_kept,
    sayings_kept,
    words_kept,
)
from dashboard.corpus.name_suggestions import suggestion_rows
from dashboard.corpus.roles import role_rows
from dashboard.corpus.schema import DAY, DECIDED, DERIVED, KEPT, TEXT
from dashboard.corpus.search_documents import PRINTED, index
from dashboard.corpus.separate_process import apart
from dashboard.corpus.store import MADE, Store
from dashboard.linking import Links, repeated_in, reported_in, with_names
from dashboard.linking.garbage_collection import uncollected

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Generator,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )
    from concurrent.futures import Future

    from dashboard.linking.copies_and_quoters import Printings
    from dashboard.linking.events import LinkedEvent

    type Tables = dict[str, pa.Table]
    type Row = dict[str, Any]

PROCESSES = 2
ARROW, PART = ".arrow", "-"
"""The ending of a table's file, and what comes before the number of a part."""
REPORTED = "reported"
"""The table of which linked events articles tell of."""
SCHEMAS = (
    DERIVED
    | KEPT
    | {
        REPORTED: pa.schema(
            {
                "event": TEXT,
                "place": pa.int64(),
                "article": TEXT,
                "number": pa.int64(),
                "relation": TEXT,
                "first": DAY,
                "last": DAY,
                "value": TEXT,
            }
        )
    }
)
"""The tables that are made bit by bit."""
NO_EVENTS: Mapping[tuple[str, int], LinkedEvent] = MappingProxyType({})
COUNTED = ("day", "source", "story", "notice")
"""What is counted by of each article."""


@dataclass(frozen=True)
class Work:
    """What every stage is given: the corpus, its segments, and the folder in which tables are made."""

    path: Path
    segments: tuple[str, ...]
    made: Path

    @cached_property
    def layers(self) -> Layers:
        """The base tables."""
        return Layers.of(Store(self.path), self.segments)

    @cached_property
    def readings(self) -> Readings:
        """The articles of the base tables."""
        return Readings(self.layers)

    def put(self, tables: Mapping[str, pa.Table], part: str = "") -> None:
        """Write tables, or a part of each, for the stages that follow."""
        for name, table in tables.items():
            path = str(self.made / f"{name}{part}{ARROW}")
            with pa.ipc.new_file(path, table.schema) as file:
                file.write_table(table)

    def table(self, name: str, part: str = "") -> pa.Table:
        """Return a table, or a part of it, as it lies on disk."""
        path = str(self.made / f"{name}{part}{ARROW}")
        return pa.ipc.open_file(pa.memory_map(path)).read_all()

    def tables(self) -> Tables:
        """Return all tables that were made."""
        names = (one.name.removesuffix(ARROW) for one in self.made.glob(f"*{ARROW}"))
        return {name: self.table(name) for name in names if PART not in name}

    @contextmanager
    def poured(self, name: str, part: str = "") -> Generator[Callable[[pa.Table], None]]:
        """Give what writes a table, or a part of it, bit by bit."""
        path = str(self.made / f"{name}{part}{ARROW}")
        with pa.ipc.new_file(path, SCHEMAS[name]) as file:
            yield file.write_table

    def pour(self, name: str, some: Iterable[pa.Table]) -> None:
        """Write a table given bit by bit."""
        with self.poured(name) as pour:
            for one in some:
                pour(one)

    def part(self, part: int) -> list[list[str]]:
        """Return a part of the articles in buckets."""
        return [*self.readings.buckets(self.readings.articles)][part::PROCESSES]

    def spread(self, names: Sequence[str], part: int, rows: Iterable[Tables]) -> None:
        """Write a part of some tables, whose rows are given bucket by bucket."""
        with ExitStack() as files:
            pour = {name: files.enter_context(self.poured(name, f"{PART}{part}")) for name in names}
            for tables in rows:
                for name, table in tables.items():
                    pour[name](table)

    def put_in_order(self, name: str) -> None:
        """Write a table of parts in its order."""
        self.pour(name, self.in_order(name, [column for column, _ in ORDER[name]]))

    def in_order(self, name: str, order: Sequence[str]) -> Iterator[pa.Table]:
        """Yield a table of parts in an order, some rows at a time."""
        parts = (self.table(name, f"{PART}{part}") for part in range(PROCESSES))
        return in_order(parts, SCHEMAS[name], order, self.made)

    @cached_property
    def entities(self) -> KeptEntities:
        """What the articles' entities were linked to."""
        return KeptEntities({name: self.table(name) for name in NAMES})

    @cached_property
    def events(self) -> KeptEvents:
        """What the articles' events were linked to."""
        return KeptEvents({name: self.table(name) for name in ("linked_reports", "linked_events")})

    @cached_property
    def _catalogue(self) -> tuple[Runs, pa.Table]:
        rows = self.table("catalogue").select(["article", *COUNTED])
        return Runs(rows["article"]), rows

    def about(self, articles: Iterable[str]) -> dict[str, Row]:
        """Return what is counted by of some articles."""
        runs, rows = self._catalogue
        wanted = pa.array([runs.of(one).start for one in articles], pa.int64())
        return {row["article"]: row for row in rows.take(wanted).to_pylist()}

    def anew(
        self, articles: Collection[str], events: Mapping[tuple[str, int], LinkedEvent] = NO_EVENTS
    ) -> Anew:
        """Return what derives all rows of some articles, given their linked events for those of events."""
        some = frozenset(articles)
        empty = {name: one.empty_table() for name, one in (DERIVED | DECIDED).items()}
        changed = Changed(some, some, some)
        links = Links(entities=self.entities, events=events)
        return Anew(self.readings, links, self.about(some), changed, empty, {})


@uncollected()
def printed(work: Work, known: Printings | None = None) -> None:
    """Find out what articles print of one another, if that is not known; the catalogue says of which story each is."""
    found = known or printings_found(work.path, work.segments)
    work.put(printings_kept(found.compared))
    quoted = as_table("quoted", [asdict(one) for one in found.quoted], work.readings)
    work.put({"catalogue": catalogue(work.readings, found.stories), "quoted": quoted})


@uncollected()
def said(work: Work) -> None:
    """Find the statements that several articles carry."""
    repeated = repeated_in(work.readings.source())
    rows = version_rows(repeated.statements, work.readings)
    work.put({"versions": as_table("versions", rows, work.readings)} | words_kept(repeated))
    work.pour("linked_sayings", sayings_kept(repeated))


@uncollected()
def named(work: Work) -> None:
    """Link the names of all articles."""
    links = with_names(Links(), work.readings.source())
    work.put(names_kept(links))
    rows = {"roles": role_rows(links), "suggestions": suggestion_rows(work.readings, links)}
    work.put({name: as_table(name, some, work.readings) for name, some in rows.items()})


@uncollected()
def told(work: Work) -> None:
    """Link the events of all articles, whose names are linked."""
    readings = Readings(by_day(work.layers, work.made / "by day"))
    work.put(reports_kept(reported_in(readings.source(), Links(entities=work.entities))))


@uncollected()
def names_of(work: Work, part: int) -> None:
    """Derive whom a part of the articles name, and what they say, bucket by bucket; events are not looked at."""
    repeated = told_before(work.table("versions"))
    rows = (work.anew(some).of_articles(repeated) for some in work.part(part))
    work.spread(("article_entities", "forms", "statements"), part, rows)


@uncollected()
def events_of(work: Work, part: int) -> None:
    """Derive what a part of the articles tell of events, bucket by bucket."""

    def derived(articles: Sequence[str]) -> Tables:
        anew = work.anew(articles, work.events.of(articles))
        return {"event_mentions": anew.mentions(), REPORTED: _reported(work, anew, articles)}

    work.spread(("event_mentions", REPORTED), part, map(derived, work.part(part)))


def _reported(work: Work, anew: Anew, articles: Collection[str]) -> pa.Table:
    """Return which linked events articles tell of, and where these are in the table of events."""
    places, rows = work.events.places(articles), anew.told(articles)
    found = [
        {
            "event": anew.links.events[key].event,
            "place": places[key],
            "article": key[0],
            "number": key[1],
            **{name: row[name] for name in ("relation", "first", "last", "value")},
        }
        for key, row in (((row["article"], row["event"]), row) for row in rows)
    ]
    return pa.Table.from_pylist(found, schema=SCHEMAS[REPORTED])


@uncollected()
def names_in_all(work: Work) -> None:
    """Put the rows of all articles in order that say whom they name, and count them."""
    for name in ("forms", "article_entities"):
        work.put_in_order(name)
    named = work.table("article_entities"), work.table("forms")
    work.put({"entities": work.anew(()).totals(*named)})


@uncollected()
def said_in_all(work: Work, folder: Path) -> None:
    """Put the rows of all articles in order that say what was said, and into a search index."""
    work.put_in_order("statements")
    index(folder, (), work.table("statements"))


@uncollected()
def told_in_all(work: Work) -> None:
    """Put the rows of all articles in order that say what happened, and count them."""
    work.put_in_order("event_mentions")
    names = {one.entity: one.name for one in faces_of(work.entities).values()}
    told = _whole_events(work.in_order(REPORTED, ["event"]))
    work.pour("timeline", (_timeline(work, some.to_pylist(), names) for some in told))


def _whole_events(rows: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Yield rows in the order of their events with all those of an event together."""
    waiting = SCHEMAS[REPORTED].empty_table()
    for some in filter(len, rows):
        waiting = pa.concat_tables([waiting, some])
        last = pc.call_function("index", [waiting["event"]], pc.IndexOptions(waiting["event"][-1]))
        yield waiting.slice(0, last.as_py())
        waiting = waiting.slice(last.as_py())
    yield waiting


def _timeline(work: Work, reported: Sequence[Row], names: Mapping[str, str]) -> pa.Table:
    """Return the rows of the events that are told of."""
    found = work.events.at(row["place"] for row in reported)
    events = {(row["article"], row["number"]): found[row["place"]] for row in reported}
    rows = [row | {"event": row["number"]} for row in reported]
    about = work.about({row["article"] for row in reported})
    counted = as_table("timeline", timeline_rows(rows, events, names, about), work.readings)
    return counted.sort_by("event")


@uncollected()
def articles_indexed(work: Work, folder: Path) -> None:
    """Put all articles into a search index."""
    index(folder, work.layers.pieces("articles", PRINTED), DERIVED["statements"].empty_table())


@contextmanager
def linked_apart(
    store: Store, segments: Sequence[str], printings: Printings | None = None
) -> Generator[Tables]:
    """Give the derived tables of segments, and what is kept of them, on disk; another search index is made.

    ``printings`` are given where they are known. On names and events nobody decided.
    """
    folder = tempfile.TemporaryDirectory(prefix=MADE, dir=store.path, ignore_cleanup_errors=True)
    with store.new_search() as search, folder as made, ThreadPoolExecutor(PROCESSES) as hands:
        work = Work(store.path, tuple(segments), Path(made))

        def begin(stage: Callable[..., None], *given: Any) -> Future[Any]:
            return hands.submit(apart, stage, work, *given)

        names, words = begin(named), begin(said)
        names.result()
        events = begin(told)  # which takes longest: all that needs no event is done beside it
        if printings:
            printed(work, printings)
        beside = [words, *([] if printings else [begin(printed)])]
        texts = begin(articles_indexed, search)
        _wait(beside)
        _wait([begin(names_of, part) for part in range(PROCESSES)])
        beside = [texts, begin(names_in_all), begin(said_in_all, search)]
        events.result()
        _wait([begin(events_of, part) for part in range(PROCESSES)])
        _wait([begin(told_in_all), *beside])
        work.put(rules_kept() | {"decided": DECIDED["decided"].empty_table()})
        yield work.tables()


def _wait(stages: Iterable[Future[Any]]) -> None:
    for one in stages:
        one.result()
