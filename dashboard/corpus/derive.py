"""Derived tables: what holds across the articles, computed once when articles are added.

They are what makes the page fast: one row per article and entity, an entity table with totals, one
row per statement with its linked speaker, one row per event of the timeline.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import batched, chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus import naming
from dashboard.corpus.changing import Changed, changed_since, told_before, values_of
from dashboard.corpus.deciding import NOTHING, Deciding, decided_rows, former_names
from dashboard.corpus.kept import faces_of, kept_tables
from dashboard.corpus.quoting import as_said
from dashboard.corpus.readings import Readings
from dashboard.corpus.records import article_from, day_of, quotation_id
from dashboard.corpus.roles import role_rows
from dashboard.corpus.schema import ARTICLE_KEY, BASE, DECIDED, DERIVED
from dashboard.corpus.sorting import sorted_in
from dashboard.corpus.suggested import suggestion_rows
from dashboard.corpus.wholes import retold, statement_rows
from dashboard.linking import Links, link_again
from dashboard.linking.entities import without
from dashboard.linking.printings import link_printings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from dashboard.corpus.kept import Kept
    from dashboard.corpus.layers import Layers
    from dashboard.corpus.readings import Parsed
    from dashboard.linking.entities import EntityLink
    from dashboard.linking.events import LinkedEvent
    from dashboard.linking.printings import Printings

BY_NAME = [("name", "ascending"), ("entity", "ascending"), ("article", "ascending")]
"""The order of ``article_entities``: whoever asks for a name reads one small part of the file."""

BY_ARTICLE = [("article", "ascending"), ("entity", "ascending")]
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
"""What the catalogue takes of an article as it stands in the base table."""

Row = dict[str, Any]
type Made = dict[str, tuple[frozenset[str], Callable[[Parsed], list[Row]]]]
"""By the name of a table the articles of which its rows are made, and what makes them."""


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
    about = {
        row["article"]: row | {"story": printings.stories[row["article"]]}
        for row in readings.facts(CATALOGUED).to_pylist()
    }
    every = frozenset(readings.articles)
    changed = Changed(every, every, every)
    if before:
        changed = changed_since(before, links, about, made)
    schemas = DERIVED | DECIDED
    old = before.tables if before else {name: some.empty_table() for name, some in schemas.items()}
    decided = decided_rows(made, links, old["decided"].to_pylist())
    anew = Anew(readings, links, about, changed, old, former_names(decided))
    rows = {"catalogue": [about[article] for article in sorted(about)]}
    if not printings.stays:
        rows["quoted"] = [asdict(one) for one in printings.quoted]
    if "names" not in links.stays:
        rows |= {"roles": role_rows(links), "suggestions": suggestion_rows(readings, links)}
    if "words" not in links.stays:
        rows["versions"] = _versions(links, readings)
    found = {} if before else {name: old[name] for name in DERIVED}
    found |= {name: _table(some, DERIVED[name], readings.keys) for name, some in rows.items()}
    found["decided"] = pa.Table.from_pylist(decided, schema=DECIDED["decided"])
    found |= anew.names_and_statements(_retold(links, old)) | anew.events()
    found = {name: table for name, table in found.items() if not before or old[name] is not table}
    return found | (kept_tables(links, printings, before) if keep else {})


def _retold(links: Links, old: Mapping[str, pa.Table]) -> dict[str, tuple[int, str]]:
    """Return which quotations stand in how many articles, and where first: see ``retold``."""
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

    @cached_property
    def _faces(self) -> dict[str, EntityLink]:
        """Name and type of each linked entity: a reader may have given a country others."""
        return faces_of(self.links.entities)

    def names(self) -> dict[str, pa.Table]:
        """Return who is named in which article, in which words, and how often in all."""
        return self._with_totals(self._with_others(self._named()))

    def statements(self, told: Mapping[str, tuple[int, str]]) -> dict[str, pa.Table]:
        """Return the statements of the articles; ``told`` says which of them others carry: see ``retold``."""
        return self._with_others(self._stated(told))

    def names_and_statements(self, told: Mapping[str, tuple[int, str]]) -> dict[str, pa.Table]:
        """Return what ``names`` and ``statements`` do; each article is read once for both."""
        return self._with_totals(self._with_others(self._named() | self._stated(told)))

    def _named(self) -> Made:
        articles, links, faces = self.changed.names, self.links, self._faces
        return {
            "article_entities": (
                articles,
                lambda some: naming.article_entities(some, links, faces, self.about),
            ),
            "forms": (articles, lambda some: naming.forms(some, links, faces)),
        }

    def _stated(self, told: Mapping[str, tuple[int, str]]) -> Made:
        def stated(some: Parsed) -> list[Row]:
            quotations = self.readings.rows("quotations", [article.id for article, _ in some])
            return statement_rows(
                quotations.to_pylist(), some, self.links, self.about, naming.country, told
            )

        return {"statements": (self.changed.statements, stated)}

    def _with_totals(self, found: dict[str, pa.Table]) -> dict[str, pa.Table]:
        """Return the tables found with the entities, of which those that are named otherwise are counted anew."""
        pairs, forms = found["article_entities"], found["forms"]
        touched = self._counted_otherwise({"article_entities": pairs, "forms": forms})
        touched |= self.former.keys() | former_names(self.old["decided"].to_pylist()).keys()
        if not touched and not self.changed.gone:
            return found
        anew = (
            self._totals(pairs, forms, pc.field("entity").isin(pa.array(some, pa.string())))
            for some in batched(sorted(touched), TOGETHER)
        )
        of_these = pc.field("entity").isin(pa.array(sorted(touched), pa.string()))
        entities = pa.concat_tables([self.old["entities"].filter(~of_these), *anew])
        return found | {"entities": entities.sort_by(MOST_NAMED)}

    def _counted_otherwise(self, now: Mapping[str, pa.Table]) -> set[str]:
        """Return the entities of which a row is another one now; of many articles, all that they name."""
        articles = self.changed.names | self.changed.gone
        if len(articles) > TOGETHER:
            return values_of("entity", articles, *(self.old[name] for name in now), *now.values())
        of_these = pc.field("article").isin(pa.array(sorted(articles), pa.string()))
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

    def _totals(self, pairs: pa.Table, forms: pa.Table, of_these: pc.Expression) -> pa.Table:
        """Return the totals of some entities."""
        rows = naming.entities(
            pairs.filter(of_these).sort_by(BY_ARTICLE).select(naming.COUNTED).to_pylist(),
            forms.filter(of_these).select(naming.PRINTED).to_pylist(),
            self.former,
        )
        return _table(rows, DERIVED["entities"], {})

    def mentions(self) -> pa.Table:
        """Return the mentions of linked events."""
        name, articles = "event_mentions", self.changed.events
        parts = [
            _table(_mentions(self._told(some), self.links), DERIVED[name], self.readings.keys)
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
        """Return the mentions of events, and the events, of which those that are ``touched`` are counted anew."""
        reporting = {key[0] for key, one in self.links.events.items() if one.event in touched}
        rows = chain.from_iterable(map(self._told, self.readings.buckets(reporting)))
        counted = _timeline(
            (row for row in rows if self._event_of(row).event in touched), self.links, self.about
        )
        untouched = ~pc.field("event").isin(pa.array(sorted(touched), pa.string()))
        timeline = pa.concat_tables(
            [self.old["timeline"].filter(untouched), _table(counted, DERIVED["timeline"], {})]
        )
        return {
            "event_mentions": mentions,
            "timeline": timeline.sort_by([("event", "ascending")]),
        }

    def _told(self, articles: Collection[str]) -> list[Row]:
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

    def _with_others(self, made: Made) -> dict[str, pa.Table]:
        """Return tables with the rows made anew of articles, and the old rows of all others, each in its order.

        They are made bucket by bucket: a table takes a tenth of the room that its rows do.
        """
        parts: dict[str, list[pa.Table]] = {name: [] for name in made}
        for some in self.readings.buckets(frozenset().union(*(some for some, _ in made.values()))):
            parsed = [*without(self.readings.of(some, ["mentions"]), self.links.dropped)]
            for name, (articles, rows) in made.items():
                asked = [one for one in parsed if one[0].id in articles]
                parts[name].append(_table(rows(asked), DERIVED[name], self.readings.keys))
        return {
            name: self._among_others(name, articles, parts.pop(name))
            for name, (articles, _) in made.items()
        }

    def _among_others(
        self, name: str, articles: Collection[str], fresh: Iterable[pa.Table]
    ) -> pa.Table:
        """Return the fresh rows of articles with the old rows of all others, in the table's order."""
        parted = sorted({*articles, *self.changed.gone})
        if not parted:
            return self.old[name]
        stay = self.old[name].filter(~pc.field("article").isin(pa.array(parted, pa.string())))
        return sorted_in(stay, pa.concat_tables([stay.slice(0, 0), *fresh]), ORDER[name])


def _table(rows: list[Row], schema: pa.Schema, keys: Mapping[str, int]) -> pa.Table:
    """Return rows as a table; where it has one, the key of each row's article is filled in."""
    table = pa.Table.from_pylist(rows, schema=schema)
    if ARTICLE_KEY not in schema.names:
        return table
    column = pa.array([keys[article] for article in table["article"].to_pylist()], pa.int64())
    return table.set_column(schema.get_field_index(ARTICLE_KEY), schema.field(ARTICLE_KEY), column)


def _versions(links: Links, readings: Readings) -> list[Row]:
    """Return one row per version of a statement that several articles carry, the first one first."""
    articles = {version.article for one in links.statements for version in one.versions}
    quotations = readings.rows("quotations", articles)
    columns = (quotations[name].to_pylist() for name in ("quotation", "words", "kind"))
    said = {name: (words, kind) for name, words, kind in zip(*columns, strict=True)}
    rows = []
    for statement in links.statements:
        first = statement.versions[0]
        for place, version in enumerate(statement.versions):
            rows.append(
                {
                    "statement": quotation_id(first.article, first.start, first.end),
                    "quotation": quotation_id(version.article, version.start, version.end),
                    "article": version.article,
                    "place": place,
                    "difference": version.difference,
                    "words": as_said(
                        said[quotation_id(version.article, start, end)]
                        for start, end in version.pieces
                    ),
                }
            )
    return rows


def _mentions(rows: Iterable[Row], links: Links) -> list[Row]:
    """Return the mentions of linked events."""
    columns = ("article", "start", "end", "sentence_start", "sentence_end", "certainty", "status")
    mentions = []
    for row in rows:
        linked = links.events[row["article"], row["event"]]
        own = {"first": row["own_first"], "last": row["own_last"], "event": linked.event}
        mentions.append({name: row[name] for name in columns} | own | {"standing": linked.standing})
    return mentions


def _timeline(rows: Iterable[Row], links: Links, about: Mapping[str, Row]) -> list[Row]:
    """Return one row per event with what it counts, of mentions in whatever order.

    An event has the relation to its printing that its first mention has, by the articles' ids, so that
    the segments in which articles came do not tell.
    """
    names = {one.entity: one.name for one in faces_of(links.entities).values()}
    mentions: Counter[str] = Counter()
    first: dict[str, tuple[str, int]] = {}
    found: dict[str, Row] = {}
    articles: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        linked = links.events[row["article"], row["event"]]
        place = row["article"], row["event"]
        if place < first.get(linked.event, (place[0], place[1] + 1)):
            first[linked.event] = place
            found[linked.event] = _event_row(linked, names, row["relation"])
        mentions[linked.event] += 1
        articles[linked.event].add(row["article"])
    for name, row in found.items():
        printed = [about[one] for one in articles[name]]
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
        "first": day_of(linked.first),
        "last": day_of(linked.last),
        "place": linked.place and _name_of(linked.place, names),
        "participants": [_name_of(one, names) for one in linked.participants],
        "relation": relation,
    }


def _name_of(entity: str, names: Mapping[str, str]) -> str:
    """Return the name of an entity, of a country also where no article names it: a capital means it."""
    return names.get(entity) or naming.country(entity)
