"""Derived tables: what holds across the articles, computed once when articles are added.

They are what makes the page fast: one row per article and entity, an entity table with totals, one
row per statement with its linked speaker, one row per event of the timeline.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import cached_property
from itertools import batched, chain, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus import name_tables
from dashboard.corpus.annotated_articles import Readings
from dashboard.corpus.base_tables import rows_with
from dashboard.corpus.changed_items import Changed, changed_since, told_before, values_of
from dashboard.corpus.decisions_for_linking import NOTHING, Deciding, decided_rows, former_names
from dashboard.corpus.linking_state import faces_of
from dashboard.corpus.linking_state_tables import kept_tables
from dashboard.corpus.name_suggestions import suggestion_rows
from dashboard.corpus.quotation_marks import as_said
from dashboard.corpus.records import article_from, day_of, quotation_id
from dashboard.corpus.roles import with_roles
from dashboard.corpus.row_order import exchanged
from dashboard.corpus.schema import ARTICLE_KEY, BASE, DECIDED, DERIVED
from dashboard.corpus.whole_statements import retold, statement_rows
from dashboard.linking import Links, link_again
from dashboard.linking.copies_and_quoters import link_printings
from dashboard.linking.entities import without

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from dashboard.corpus.annotated_articles import Parsed
    from dashboard.corpus.base_tables import Layers
    from dashboard.corpus.linking_state import Kept
    from dashboard.linking.copies_and_quoters import Printings
    from dashboard.linking.entities import EntityLink
    from dashboard.linking.events import LinkedEvent
    from dashboard.linking.statements import Statement

BY_NAME = [("name", "ascending"), ("entity", "ascending"), ("article", "ascending")]
"""The order of ``article_entities``: whoever asks for a name reads one small part of the file."""

TOGETHER = 1000
"""Articles, or entities, whose rows are made together."""
MOST_NAMED = [
    ("articles", "descending"), ("mentions", "descending"), ("name", "ascending"), ("entity", "ascending"),
]  # fmt: skip
"""The order of ``entities``."""

ORDER = {
    "article_entities": BY_NAME,
    "forms": [(name, "ascending") for name in ("entity", "form", "way", "article")],
    "statements": [(name, "ascending") for name in ("article", "start", "end")],
    "event_mentions": [(name, "ascending") for name in ("article", "start", "end")],
}
"""The order of the tables that have rows for each article."""

CATALOGUED = [name for name in DERIVED["catalogue"].names if name in BASE["articles"].names]
"""What the catalogue takes of an article as it is in the base table."""

Row = dict[str, Any]
type Made = dict[str, tuple[frozenset[str], Callable[[Parsed, pa.Table], list[Row]]]]
"""By the name of a table the articles of which its rows are made, and what makes them of these and their quotations."""


def derive(
    tables: Mapping[str, pa.Table] | Layers,
    printings: Printings | None = None,
    before: Kept | None = None,
    made: Deciding = NOTHING,
    *,
    keep: bool = True,
) -> dict[str, pa.Table]:
    """Return the derived tables of the base tables given and, to ``keep``, what linking takes up the next time.

    ``printings`` are given where they are known already, ``before`` where links were kept: tables that are as
    they were in that version are left out. ``made`` are readers' decisions on names and events.
    """
    readings = Readings(tables)
    if printings is None:
        printings = link_printings(
            map(article_from, readings.facts(BASE["articles"].names).to_pylist())
        )
    kept = before.links if before else None
    links = link_again(readings.source(), kept, made.decisions, made.on_events)
    about = about_articles(readings, printings)
    every = frozenset(readings.articles)
    changed = Changed(every, every, every)
    if before:
        changed = changed_since(before, links, about, made)
    schemas = DERIVED | DECIDED
    old = before.tables if before else {name: some.empty_table() for name, some in schemas.items()}
    decided = decided_rows(made, links, old["decided"].to_pylist())
    anew = Anew(readings, links, about, changed, old, former_names(decided))
    rows = {"catalogue": [*about.values()]}
    if not printings.stays:
        rows["quoted"] = [asdict(one) for one in printings.quoted]
    if "names" not in links.stays:
        rows["suggestions"] = suggestion_rows(readings, links)
    if "words" not in links.stays:
        parted = before.links.inputs.words if before else every
        known = _words_of_others(old["versions"], parted)
        rows["versions"] = version_rows(links.statements, readings, known)
    found = {} if before else {name: old[name] for name in DERIVED}
    found |= {name: as_table(name, some, readings) for name, some in rows.items()}
    if "names" not in links.stays:
        found["roles"] = with_roles(old["roles"], links)
    found["decided"] = pa.Table.from_pylist(decided, schema=DECIDED["decided"])
    found |= anew.names_and_statements(_retold(links, old)) | anew.events()
    found = {name: table for name, table in found.items() if not before or old[name] is not table}
    return found | (kept_tables(links, printings, before) if keep else {})


def about_articles(readings: Readings, printings: Printings) -> dict[str, Row]:
    """Return the rows of the catalogue, in order, by their articles."""
    rows: list[Row] = catalogue(readings, printings.stories).to_pylist()
    return {row["article"]: row for row in rows}


def catalogue(readings: Readings, stories: Mapping[str, str]) -> pa.Table:
    """Return what is told of each article in a list, in order, given its story."""
    table = readings.facts([*CATALOGUED, "key"]).sort_by("article")
    told = [stories[article] for article in table["article"].to_pylist()]
    columns = {name: table[name] for name in CATALOGUED}
    columns |= {ARTICLE_KEY: table["key"], "story": pa.array(told, pa.string())}
    schema = DERIVED["catalogue"]
    return pa.table({name: columns[name] for name in schema.names}, schema=schema)


def _retold(links: Links, old: Mapping[str, pa.Table]) -> dict[str, tuple[int, str]]:
    """Return which quotations are in how many articles, and where first: see ``retold``."""
    return told_before(old["versions"]) if "words" in links.stays else retold(links)


@dataclass(frozen=True)
class Anew:
    """Derives the rows of what changed; those of all else are taken from the ``old`` tables."""

    readings: Readings
    links: Links
    about: Mapping[str, Row]
    changed: Changed
    old: Mapping[str, pa.Table]
    former: Mapping[str, Sequence[str]]
    named: frozenset[str] | None = None
    """The only entities of which who is named where is another, where that is known."""
    moved: Mapping[str, tuple[pc.Expression, pa.Table]] = field(default_factory=dict)
    """Rows that go from tables of articles that do not change, and those that take their place."""

    @cached_property
    def _faces(self) -> dict[str, EntityLink]:
        """Name and type of each linked entity: a reader may have given a country others."""
        return faces_of(self.links.entities)

    def statements(self, told: Mapping[str, tuple[int, str]]) -> dict[str, pa.Table]:
        """Return the statements of the articles; ``told`` says which of them others carry: see ``retold``."""
        return self._with_others(self._stated(told))

    def names_and_statements(self, told: Mapping[str, tuple[int, str]]) -> dict[str, pa.Table]:
        """Return also who is named in which article, in which words, and how often in all."""
        return self.with_totals(self.of_articles(told))

    def of_articles(self, told: Mapping[str, tuple[int, str]]) -> dict[str, pa.Table]:
        """Return what ``names_and_statements`` does, without totals; each article is read once for both."""
        return self._with_others(self._named() | self._stated(told))

    def _named(self) -> Made:
        articles, links, faces = self.changed.names, self.links, self._faces

        def ours(rows: list[Row]) -> list[Row]:
            return rows if self.named is None else [r for r in rows if r["entity"] in self.named]

        return {
            "article_entities": (
                articles,
                lambda some, _: ours(name_tables.article_entities(some, links, faces, self.about)),
            ),
            "forms": (articles, lambda some, _: ours(name_tables.forms(some, links, faces))),
        }

    def _stated(self, told: Mapping[str, tuple[int, str]]) -> Made:
        def stated(some: Parsed, quotations: pa.Table) -> list[Row]:
            rows = rows_with(quotations, "article", {article.id for article, _ in some})
            return statement_rows(
                rows.to_pylist(), some, self.links, self.about, name_tables.country, told
            )

        return {"statements": (self.changed.statements, stated)}

    def with_totals(self, found: dict[str, pa.Table]) -> dict[str, pa.Table]:
        """Return the tables found with the entities, of which those that are named otherwise are counted again."""
        pairs, forms = found["article_entities"], found["forms"]
        touched = self._counted_otherwise({"article_entities": pairs, "forms": forms})
        touched |= self.former.keys() | former_names(self.old["decided"].to_pylist()).keys()
        touched |= self.changed.renamed
        if not touched and not self.changed.gone:
            return found
        of_these = pc.field("entity").isin(pa.array(sorted(touched), pa.string()))
        stay = self.old["entities"].filter(~of_these)
        anew = self.totals(pairs.filter(of_these), forms.filter(of_these))
        return found | {"entities": pa.concat_tables([stay, anew]).sort_by(MOST_NAMED)}

    def _counted_otherwise(self, now: Mapping[str, pa.Table]) -> set[str]:
        """Return the entities of which a row is another one now; of many articles, all that they name."""
        articles = self.changed.names | self.changed.gone
        if len(articles) > TOGETHER:
            return values_of("entity", articles, *(self.old[name] for name in now), *now.values())
        of_these = pc.field("article").isin(pa.array(sorted(articles), pa.string()))
        if self.named is not None:
            of_these &= self._of_named
        touched: set[str] = set()
        for name, table in now.items():
            sides = [some.filter(of_these) for some in (self.old[name], table)]
            rows = [
                {*zip(*(one[column].to_pylist() for column in table.column_names), strict=True)}
                for one in sides
            ]
            place = table.column_names.index("entity")
            touched |= {row[place] for row in rows[0] ^ rows[1]}
        return touched

    def totals(self, pairs: pa.Table, forms: pa.Table) -> pa.Table:
        """Return the totals of entities, given all their rows that count."""
        pairs, forms = pairs.select(name_tables.COUNTED), forms.select(name_tables.PRINTED)
        named, printed = _runs(pairs), _runs(forms)
        parts = [
            as_table(
                "entities",
                name_tables.entities(
                    _of(some, pairs, named), _of(some, forms, printed), self.former
                ),
                self.readings,
            )
            for some in batched(named, TOGETHER)
        ]
        return pa.concat_tables([DERIVED["entities"].empty_table(), *parts]).sort_by(MOST_NAMED)

    def mentions(self) -> pa.Table:
        """Return the mentions of linked events."""
        name, articles = "event_mentions", self.changed.events
        parts = [
            as_table(name, _mentions(self.told(some), self.links), self.readings)
            for some in self.readings.buckets(articles)
        ]
        return self._among_others(name, articles, parts)

    def events(self) -> dict[str, pa.Table]:
        """Return the mentions of linked events, and the events with what they count."""
        articles = self.changed.events | self.changed.gone
        mentions = self.mentions()
        touched = values_of("event", articles, self.old["event_mentions"], mentions)
        touched |= self._named_otherwise()
        return self.counted(mentions, touched) if touched else {"event_mentions": mentions}

    def counted(self, mentions: pa.Table, touched: Collection[str]) -> dict[str, pa.Table]:
        """Return the mentions of events, and the events, of which those that are ``touched`` are counted again."""
        reporting = {key[0] for key, one in self.links.events.items() if one.event in touched}
        rows = chain.from_iterable(map(self.told, self.readings.buckets(reporting)))
        counted = timeline_rows(
            (row for row in rows if self._event_of(row).event in touched),
            self.links.events,
            {one.entity: one.name for one in faces_of(self.links.entities).values()},
            self.about,
        )
        untouched = ~pc.field("event").isin(pa.array(sorted(touched), pa.string()))
        timeline = pa.concat_tables(
            [self.old["timeline"].filter(untouched), as_table("timeline", counted, self.readings)]
        )
        return {
            "event_mentions": mentions,
            "timeline": timeline.sort_by([("event", "ascending")]),
        }

    def told(self, articles: Collection[str]) -> list[Row]:
        """Return the rows of the events of articles that a timeline knows, in order."""
        events = self.readings.rows("events", articles)
        keys = zip(events["article"].to_pylist(), events["event"].to_pylist(), strict=True)
        known = events.filter(pa.array([key in self.links.events for key in keys], pa.bool_()))
        return sorted(known.to_pylist(), key=itemgetter("article", "event"))

    def _event_of(self, row: Row) -> LinkedEvent:
        return self.links.events[row["article"], row["event"]]

    def _named_otherwise(self) -> set[str]:
        """Return the events of which a place or somebody who takes part has another name now."""
        renamed = self.changed.renamed
        if not renamed:
            return set()
        return {
            one.event
            for one in self.links.events.values()
            if one.place in renamed or not renamed.isdisjoint(one.participants)
        }

    @property
    def _of_named(self) -> pc.Expression:
        return pc.field("entity").isin(pa.array(sorted(self.named or ()), pa.string()))

    def _with_others(self, made: Made) -> dict[str, pa.Table]:
        """Return tables with the rows made again of articles, and the old rows of all others, each in its order.

        They are made bucket by bucket: a table takes a tenth of the room that its rows do.
        """
        parts: dict[str, list[pa.Table]] = {name: [] for name in made}
        every = frozenset().union(*(some for some, _ in made.values()))
        buckets = [*self.readings.buckets(every)]  # one thread alone reads the layers
        for parsed, quotations in ahead(self._read, buckets):
            for name, (articles, rows) in made.items():
                asked = [one for one in parsed if one[0].id in articles]
                parts[name].append(as_table(name, rows(asked, quotations), self.readings))
        with ThreadPoolExecutor(len(made) if len(every) <= TOGETHER else 1) as side_by_side:
            found = {
                name: side_by_side.submit(self._among_others, name, articles, parts.pop(name))
                for name, (articles, _) in made.items()
            }
            return {name: table.result() for name, table in found.items()}

    def _read(self, articles: Collection[str]) -> tuple[Parsed, pa.Table]:
        """Return what a bucket's articles name, and the rows of their quotations."""
        parsed = [*without(self.readings.named(articles), self.links.dropped)]
        return parsed, self.readings.rows("quotations", articles)

    def _among_others(
        self, name: str, articles: Collection[str], fresh: Iterable[pa.Table]
    ) -> pa.Table:
        """Return the fresh rows of articles with the old rows of all others, in the table's order."""
        parted = sorted({*articles, *self.changed.gone})
        if not parted and name not in self.moved:
            return self.old[name]
        anew = pc.field("article").isin(pa.array(parted, pa.string()))
        if self.named is not None and "entity" in self.old[name].column_names:
            anew &= self._of_named
        gone, more = self.moved.get(name, (anew, DERIVED[name].empty_table()))
        return exchanged(self.old[name], anew | gone, pa.concat_tables([more, *fresh]), ORDER[name])


def ahead[A, B](make: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
    """Yield what is made of each item; the next one is made while one is worked with."""
    with ThreadPoolExecutor(1) as beside:
        waiting = deque[Future[B]]()
        for item in items:
            waiting.append(beside.submit(make, item))
            if len(waiting) > 1:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _runs(rows: pa.Table) -> dict[str, list[tuple[int, int]]]:
    """Return where rows of each entity begin and end that follow one another."""
    runs = pc.call_function("run_end_encode", [rows["entity"].combine_chunks()])
    ends = pairwise([0, *runs.run_ends.to_pylist()])
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for entity, run in zip(runs.values.to_pylist(), ends, strict=True):
        found[entity].append(run)
    return found


def _of(
    entities: Iterable[str], rows: pa.Table, runs: Mapping[str, Sequence[tuple[int, int]]]
) -> pa.Table:
    """Return the rows of some entities."""
    places = (run for one in entities for run in runs.get(one, ()))
    return pa.concat_tables([rows.slice(0, 0), *(rows.slice(a, b - a) for a, b in places)])


def as_table(name: str, rows: list[Row], readings: Readings) -> pa.Table:
    """Return rows as a derived table; where it has one, the key of each row's article is filled in."""
    schema = DERIVED[name]
    table = pa.Table.from_pylist(rows, schema=schema)
    if ARTICLE_KEY not in schema.names:
        return table
    keys = map(readings.keys.__getitem__, table["article"].to_pylist())
    column = pa.array([*keys], pa.int64())
    return table.set_column(schema.get_field_index(ARTICLE_KEY), schema.field(ARTICLE_KEY), column)


def version_rows(
    statements: Sequence[Statement], readings: Readings, known: Mapping[str, str] | None = None
) -> list[Row]:
    """Return one row per version of a statement that several articles carry, the first one first.

    ``known`` are the words of versions in articles that say what they said: those are not read again.
    """
    words = {**known} if known else {}
    every = [version for one in statements for version in one.versions]
    unread = [one for one in every if quotation_id(one.article, one.start, one.end) not in words]
    wanted = {quotation_id(one.article, *piece) for one in unread for piece in one.pieces}
    said: dict[str, tuple[str, str]] = {}
    for some in readings.buckets({one.article for one in unread}):
        quotations = readings.rows("quotations", some)
        columns = (quotations[name].to_pylist() for name in ("quotation", "words", "kind"))
        rows_here = zip(*columns, strict=True)
        said |= {name: (words, kind) for name, words, kind in rows_here if name in wanted}
    for one in unread:
        pieces = (said[quotation_id(one.article, start, end)] for start, end in one.pieces)
        words[quotation_id(one.article, one.start, one.end)] = as_said(pieces)
    rows = []
    for statement in statements:
        first = statement.versions[0]
        for place, version in enumerate(statement.versions):
            quotation = quotation_id(version.article, version.start, version.end)
            rows.append(
                {
                    "statement": quotation_id(first.article, first.start, first.end),
                    "quotation": quotation,
                    "article": version.article,
                    "place": place,
                    "difference": version.difference,
                    "words": words[quotation],
                }
            )
    return rows


def _words_of_others(versions: pa.Table, articles: Collection[str]) -> dict[str, str]:
    """Return the words of versions by their quotations, but those of some articles."""
    parted = pc.field("article").isin(pa.array(sorted(articles), pa.string()))
    rows = versions.filter(~parted).select(["quotation", "words"])
    return dict(zip(*(column.to_pylist() for column in rows.columns), strict=True))


def _mentions(rows: Iterable[Row], links: Links) -> list[Row]:
    """Return the mentions of linked events."""
    columns = ("article", "start", "end", "sentence_start", "sentence_end", "certainty", "status")
    mentions = []
    for row in rows:
        linked = links.events[row["article"], row["event"]]
        own = {"first": row["own_first"], "last": row["own_last"], "event": linked.event}
        mentions.append({name: row[name] for name in columns} | own | {"standing": linked.standing})
    return mentions


def timeline_rows(
    rows: Iterable[Row],
    events: Mapping[tuple[str, int], LinkedEvent],
    names: Mapping[str, str],
    about: Mapping[str, Row],
) -> list[Row]:
    """Return one row per event with what it counts, of mentions in whatever order; ``names`` are those of entities.

    An event has the relation to its printing that its first mention has, by the articles' ids, so that
    the segments in which articles came do not tell. It has the value of the date that gave its days where all
    articles with these days have that one.
    """
    mentions: Counter[str] = Counter()
    first: dict[str, tuple[str, int]] = {}
    found: dict[str, Row] = {}
    articles: dict[str, set[str]] = defaultdict(set)
    values: dict[str, set[str | None]] = defaultdict(set)
    for row in rows:
        linked = events[row["article"], row["event"]]
        place = row["article"], row["event"]
        if place < first.get(linked.event, (place[0], place[1] + 1)):
            first[linked.event] = place
            found[linked.event] = _event_row(linked, names, row["relation"])
        if (row["first"], row["last"]) == _days(linked):
            values[linked.event].add(row["value"])
        mentions[linked.event] += 1
        articles[linked.event].add(row["article"])
    for name, row in found.items():
        printed = [about[one] for one in articles[name]]
        (row["value"],) = values[name] if len(values[name]) == 1 else (None,)
        row["mentions"] = mentions[name]
        row["articles"] = len(printed)
        row["stories"] = len({one["story"] for one in printed})
        row["sources"] = len({one["source"] or "" for one in printed} - {""})
        row["noticed"] = sum(one["notice"] is not None for one in printed)
    return [*found.values()]


def _event_row(linked: LinkedEvent, names: Mapping[str, str], relation: str | None) -> Row:
    """Return the row of an event before anything is counted."""
    own = ("event", "label", "certainty", "status", "standing", "central", "historic")
    return {name: getattr(linked, name) for name in own} | {
        **dict(zip(("first", "last"), _days(linked), strict=True)),
        "place": linked.place and _name_of(linked.place, names),
        "participants": [_name_of(one, names) for one in linked.participants],
        "relation": relation,
    }


def _days(linked: LinkedEvent) -> tuple[dt.date | None, dt.date | None]:
    return day_of(linked.first), day_of(linked.last)


def _name_of(entity: str, names: Mapping[str, str]) -> str:
    """Return the name of an entity, of a country also where no article names it: a capital means it."""
    return names.get(entity) or name_tables.country(entity)
