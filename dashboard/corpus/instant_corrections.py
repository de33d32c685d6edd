"""Corrections shown before everything is linked again: names, speakers, quotations and events.

Linking takes seconds in a large collection. So the articles that a correction is about, or that have a name on
which somebody decided, are derived again alone, over what linking had found, and that is a version of its own.
The next one, with all linked, follows: which events, words and names are one may change with it.
"""

from __future__ import annotations

from collections import ChainMap
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.annotated_articles import PARTS, Readings
from dashboard.corpus.at_hand import FITTING
from dashboard.corpus.base_tables import Layers, rows_with
from dashboard.corpus.changed_items import FACTS, Changed, told_before
from dashboard.corpus.copy_dates import copy_decisions
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.decisions_for_linking import (
    deciding,
    entry_key,
    former_names,
    of_kinds,
)
from dashboard.corpus.derived_tables import CATALOGUED, Anew, version_rows
from dashboard.corpus.instant_names import (
    DecidedNames,
    key_of,
    link_of,
    row_values,
    rows_without,
)
from dashboard.corpus.linked_names import LINK, NAMES
from dashboard.corpus.linking_state import KeptTables, linked_by_these_rules
from dashboard.corpus.records import article_from, quotation_id
from dashboard.corpus.roles import role_rows
from dashboard.corpus.schema import ARTICLE_KEY, BASE, DECIDED, DERIVED, PICKED
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import EVENTINGS
from dashboard.linking import Inputs, Links
from dashboard.linking.copies_and_quoters import link_printings
from dashboard.linking.entities import EntityLink, roles_held, without
from dashboard.linking.statements import link_statements

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dashboard.corpus.decisions_for_linking import Deciding
    from dashboard.corpus.store import Manifest
    from dashboard.linking.events import LinkedEvent
    from dashboard.model import Annotations

    type Key = tuple[str, str]
    type Row = dict[str, Any]

TOUCHED = ("article_entities", "forms", "statements")
"""The large tables that change with what articles name, in the order in which they are looked at."""
READ_AHEAD = (
    *TOUCHED, "catalogue", "decided", "entities", "event_mentions", "linked_events", "linked_reports", "roles",
    "suggestions", "timeline", "versions",
)  # fmt: skip
"""The tables of a version that corrections are shown by, beside what entities were linked to."""
IN_ALL = ("article", "content", "parsed", "key", "day")
"""What is asked of all articles."""
OF_SOME = ("quotations", "mentions", "articles")
"""The base tables that are asked for many articles."""
HELD = 12_000
"""Of how large a collection these are at hand, too: see ``at_hand.ROOM``."""
MOST = 400
"""So many articles may be read again, or be of one story: of more, all is linked before it is shown."""
PLACES = ("LOC", "FAC")
"""Kinds of things that may stand for a country."""
NONE_READ = Inputs.of(())


def rehearse(store: Store) -> None:
    """Read what corrections are shown by, derive an article as after one, and write tables, for nothing.

    The first time takes a process twice as long as the next: its memory grows, and modules are loaded.
    """
    manifest = store.manifest()
    base = manifest.base
    if base is None or not linked_by_these_rules(store, base):
        return
    read_ahead(store, manifest)
    old, shown = KeptTables(store, base), Layers.shown(store, manifest)
    log, one = Corrections(store.path), old["catalogue"]["article"][:1].to_pylist()
    some = next(iter(shown.buckets(shown.articles)), [])
    for table in BASE:
        shown.rows(table, some)
    if found := near(old, shown, deciding(log.decisions(), shown), Inputs.of(one), log, ()):
        found.tables()
    with TemporaryDirectory(prefix="dateline-") as room:
        Store(Path(room)).write("derived", {name: old[name] for name in PICKED})


def read_ahead(store: Store, manifest: Manifest) -> None:
    """Read what corrections are shown by, so that a store that keeps it at hand has it for the next one.

    Of a collection whose tables would not fit, nothing is read.
    """
    if manifest.base is None or store.rows("catalogue", manifest.base) > FITTING:
        return
    folders = [manifest.base]
    for name in (*READ_AHEAD, *NAMES):
        store.read(name, folders)
    base = Layers.shown(store, manifest)
    base.columns("articles", IN_ALL)
    for name in OF_SOME if len(base.articles) <= HELD else ():
        base.table(name)


def near(
    old: KeptTables,
    base: Layers,
    made: Deciding,
    inputs: Inputs,
    log: Corrections,
    dated: Collection[str],
) -> Near | None:
    """Return what names that were decided on, and articles that were read again, or are ``dated`` otherwise, change of a version.

    None where names are new, where articles are gone or there are many.
    """
    if inputs.gone or len(inputs.every) > MOST:
        return None
    on_names = "names" in inputs.decided
    old.ahead(TOUCHED if on_names or inputs.names or dated else ("statements",))
    stories = stories_since(old, base, log, {*inputs.names, *dated})
    decided = made if on_names else of_kinds(made, EVENTINGS)
    found = Near(base, old, decided, inputs, stories or {})
    if stories is None or len(found.repeating) > MOST or not found.is_known:
        return None
    return found


def stories_since(
    old: Mapping[str, pa.Table], base: Layers, log: Corrections, articles: Collection[str]
) -> dict[str, str] | None:
    """Return which articles are of another story now that some were dated otherwise, or were decided on.

    Only those that were of one story with these are looked at; None where they are very many.
    """
    catalogue = old["catalogue"].select(["article", "story"])
    stories = {*rows_with(catalogue, "article", articles)["story"].to_pylist()}
    there = rows_with(catalogue, "story", stories)
    known = dict(zip(*(column.to_pylist() for column in there.columns), strict=True))
    if len(known) > MOST:
        return None
    if len(known) <= 1:
        return {}
    rows = base.rows("articles", known)
    decisions = copy_decisions(log.copies(), Layers.holding({"articles": rows}))
    now = link_printings(map(article_from, rows.to_pylist()), decisions).stories
    return {article: story for article, story in now.items() if known.get(article) != story}


@dataclass(frozen=True)
class Near:
    """The names decided on and the articles read again, and all else in the articles in which something is another.

    ``read`` is what is another of the articles that were read again, ``stories`` the story of those that are of
    another now.
    """

    base: Layers
    old: KeptTables
    made: Deciding
    read: Inputs = NONE_READ
    stories: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def names(self) -> DecidedNames:
        """The names on which readers decided."""
        return DecidedNames(self.base, self.old, self.made)

    @property
    def is_known(self) -> bool:
        """Whether the articles read again were there before, and all that they name was linked."""
        there = rows_with(self.old["catalogue"], "article", self.read.every)
        if len(there) < len(self.read.every):
            return False
        rows = self.base.rows("mentions", self.read.names).select(["article", "entity"])
        kept = rows_with(self.names.entities, "article", self.read.names).select(
            ["article", "entity"]
        )
        return {*row_values(rows)} <= {*row_values(kept)}

    @cached_property
    def changed(self) -> Changed:
        """The articles of which something is derived again."""
        names = self.names.renamed | self.read.names | self._moved
        told = self.read.every | self._moved if self.read.events or self._moved else ()
        moved = self.names.renaming or self.names.moving
        unclear = moved.unclear if moved else frozenset()
        called = moved.ids if moved else frozenset()
        stated = self.names.said_otherwise | self.read.names | self._moved
        stated |= self.read.words | self.repeating | unclear
        return Changed(names, stated, frozenset(told), renamed=called)

    @cached_property
    def _repeated(self) -> pa.Table:
        """The versions of the statements of which one is of an article with other words quoted now."""
        old = self.old["versions"]
        touched = rows_with(old, "article", self.read.words)["statement"].to_pylist()
        return rows_with(old, "statement", {*touched})

    @property
    def repeating(self) -> frozenset[str]:
        """The articles that carry them."""
        return frozenset(self._repeated["article"].to_pylist())

    def _versions(self) -> pa.Table:
        """Return the versions of statements, of which these are linked again with one another alone."""
        if not len(self._repeated):
            return self.old["versions"]
        members = frozenset(self._repeated["quotation"].to_pylist())
        there = [
            (article, _quoting(article.id, found, members))
            for article, found in self._readings.of(self.repeating)
        ]
        rows = version_rows(link_statements(there), self._readings)
        table = pa.Table.from_pylist(rows, schema=DERIVED["versions"])
        statements = {*self._repeated["statement"].to_pylist()}
        return pa.concat_tables(
            [rows_without(self.old["versions"], "statement", statements), table]
        )

    @cached_property
    def _moved(self) -> frozenset[str]:
        """The articles of which something is another that is counted by."""
        known = self.old["catalogue"].select(["article", *FACTS])
        was = {row[0]: row for row in row_values(rows_with(known, "article", self.read.every))}
        rows = self.base.rows("articles", self.read.every).select(["article", *FACTS[1:]])
        moved = {row[0] for row in row_values(rows) if row[1:] != was[row[0]][2:]}
        return frozenset(moved | self.stories.keys())

    @cached_property
    def articles(self) -> frozenset[str]:
        """All these articles."""
        return self.changed.names | self.changed.statements | self.changed.events

    @cached_property
    def _kept_reports(self) -> pa.Table:
        """The reports that linking gave an event: those of the articles that change, or decided on, and all of their events."""
        reports = self.old["linked_reports"].select(["article", "number", "event"])
        reports = reports.filter(pc.field("event").is_valid())
        decided = {article for article, _ in self.made.reports}
        events = rows_with(reports, "article", self.changed.events | decided)["event"]
        return rows_with(reports, "event", {*events.to_pylist()})

    @cached_property
    def links(self) -> Links:
        """The links of these articles' entities and events, and of all that have a name that is touched."""
        there = set(self.articles)
        if self.changed.events and self.made.reports:
            there.update(self._kept_reports["article"].to_pylist())
        some = pc.field("article").isin(pa.array(sorted(there), pa.string()))
        some |= pc.field("linked").isin(pa.array(sorted(self.names.touched), pa.string()))
        rows = self.names.entities.filter(some).to_pylist()
        meant = self._meant() if self.changed.names else {}
        found = meant | {key_of(row): link_of(row) for row in rows} | self.names.now
        links = Links(
            {key: link for key, link in found.items() if link},
            dropped=frozenset(key for key, link in found.items() if not link),
            outcomes=self.names.decisions.outcomes,
        )
        if not self.changed.events:
            return links
        events = self._events(links)
        here = links.entities
        elsewhere = named_elsewhere(self.names.entities, here, events.values())
        return replace(links, entities={**elsewhere, **here}, events=events)

    def _events(self, links: Links) -> dict[tuple[str, int], LinkedEvent]:
        """Return the events of the articles that change, and of all that tell of one.

        What an article that was read again tells alone is as it tells it now; what others tell too is as it was.
        """
        from dashboard.linking.events import LinkedEvent, link_events  # noqa: PLC0415 - loads spaCy
        from dashboard.linking.events.decisions import decide_events  # noqa: PLC0415 - as above

        columns = (self._kept_reports[name].to_pylist() for name in ("article", "number", "event"))
        reports = {
            (article, number): event for article, number, event in zip(*columns, strict=True)
        }
        rows = rows_with(self.old["linked_events"], "event", {*reports.values()}).to_pylist()
        known = {
            row["event"]: LinkedEvent(**row | {"participants": tuple(row["participants"])})
            for row in rows
        }
        shared = {event for (one, _), event in reports.items() if one not in self.read.events}
        events = {key: known[event] for key, event in reports.items() if event in shared}

        def load(some: Collection[str], parts: Collection[str] = PARTS) -> Sequence[Any]:
            return [*without(self._readings.of(some, parts), links.dropped)]

        alone = link_events(load(self.read.events), links.entities, notable=True)
        return decide_events(alone | events, self.made.on_events, load, links.entities).events

    def _meant(self) -> dict[Key, EntityLink | None]:
        """Return the countries that these articles mean by a capital alone, called as they were, but for what is touched."""
        pairs = rows_with(self.old["article_entities"], "article", self.changed.names)
        meant = pairs.filter(pc.field("readings") > 0).to_pylist()
        return {
            key_of(row): EntityLink(row["entity"], row["name"], row["type"])
            for row in meant
            if row["entity"] not in self.names.touched
        }

    @property
    def _named_otherwise(self) -> frozenset[str] | None:
        """The only entities that are named otherwise, where decisions on names alone change something.

        None, too, where a place stands for a country: with it may go the country that is meant by it.
        """
        if self.read.every or self.stories:
            return None
        kinds = {row["ruled_type"] for row in self.names.rows if key_of(row) in self.names.now}
        if not kinds.isdisjoint(PLACES):
            columns = ["entity", "readings", "as_government"]
            pairs = rows_with(
                self.old.columns("article_entities", columns), "entity", self.names.touched
            )
            meant = pairs.filter((pc.field("readings") > 0) | (pc.field("as_government") > 0))
            if len(meant) or self.names.again["stands_for"].null_count < len(self.names.again):
                return None
        return frozenset(self.names.touched)

    @cached_property
    def _readings(self) -> Readings:
        return Readings(self.base)

    def _about(self) -> dict[str, Row]:
        """Return what is counted by of the articles that change, and of all that tell of their events."""
        wanted = set(self.articles)
        if self.changed.events:
            wanted.update(self._kept_reports["article"].to_pylist())
        known = rows_with(self.old["catalogue"], "article", wanted).to_pylist()
        about = {row["article"]: row for row in known}
        for row in (
            self.base.rows("articles", self.read.every).select([*CATALOGUED, "key"]).to_pylist()
        ):
            about[row["article"]] |= row | {ARTICLE_KEY: row["key"]}
        for article, story in self.stories.items():
            about[article]["story"] = story
        return about

    def tables(self) -> dict[str, pa.Table]:
        """Return the tables that change."""
        about, old = self._about(), self.old
        decided = self.names.decided if self.names.on_names else old["decided"].to_pylist()
        renaming, moving = self.names.renaming, self.names.moving
        called: dict[str, pa.Table] = {}
        if renaming:
            called = {"article_entities": renaming.named(), "statements": renaming.said()}
        elif moving:
            called = {"statements": moving.said()}
        there: Mapping[str, pa.Table] = ChainMap(called, old)  # ty: ignore[invalid-argument-type] - it is read alone
        anew = Anew(
            self._readings,
            self.links,
            about,
            self.changed,
            there,
            former_names(decided),
            self._named_otherwise,
            self._moving_rows(),
        )
        versions = self._versions()
        on_names = self.changed.names or self.names.on_names
        derived = anew.names_and_statements if on_names else anew.statements
        told = told_before(versions) if self.changed.statements else {}
        found = derived(told) | {"versions": versions}
        if self.changed.events:
            found |= anew.events()
        if self.read.every or self.stories:
            found["catalogue"] = self._catalogue(about)
        if self.names.on_names:
            found |= {
                "roles": self._roles(),
                "suggestions": self.names.suggestions(),
                "timeline": self.names.timeline(found.get("timeline", old["timeline"])),
                "decided": self._decided(decided),
            }
        return {
            name: table
            for name, table in found.items()
            if table is not old[name] and not table.equals(old[name])
        }

    def _moving_rows(self) -> Mapping[str, tuple[pc.Expression, pa.Table]]:
        """Return the rows that move to another name: not those of articles that are derived again."""
        if not self.names.moving:
            return {}
        moved = {
            "article_entities": self.names.moving.named(),
            "forms": self.names.moving.printed(),
        }
        return {
            name: (gone, rows_without(rows, "article", self.changed.names))
            for name, (gone, rows) in moved.items()
        }

    def _decided(self, on_names: Sequence[Row]) -> pa.Table:
        """Return what became of all decisions: of those on events it is known already."""
        before = self.old["decided"].to_pylist()
        on_events = [row for row in before if row["kind"] in EVENTINGS]
        rows = {entry_key(row): row for row in (*on_events, *on_names)}
        decided = [rows[entry_key(asdict(one))] for one in self.made.entries]
        return pa.Table.from_pylist(decided, schema=DECIDED["decided"])

    def _catalogue(self, about: Mapping[str, Row]) -> pa.Table:
        changed = self.read.every | self.stories.keys()
        rows = [about[article] for article in sorted(changed)]
        table = pa.Table.from_pylist(rows, schema=DERIVED["catalogue"])
        rest = rows_without(self.old["catalogue"], "article", changed)
        return pa.concat_tables([rest, table]).sort_by([("article", "ascending")])

    def _roles(self) -> pa.Table:
        """Return the roles, those of names that are touched as they are held now: what these are called is no matter."""
        touched = self.names.touched - (
            self.names.renaming.of_one_kind if self.names.renaming else set()
        )
        if not touched:
            return self.old["roles"]
        every = self.links.entities.items()
        ours = ((key, link) for key, link in every if link.entity in touched)
        links = {key: link for key, link in ours if link.type == "PER"}  # who alone holds roles
        held = roles_held(self._readings.given({article for article, _ in links}), links)
        rows = pa.Table.from_pylist(role_rows(Links(roles=tuple(held))), schema=DERIVED["roles"])
        return pa.concat_tables([rows_without(self.old["roles"], "entity", touched), rows])


def named_elsewhere(
    entities: pa.Table, here: Mapping[Key, EntityLink], events: Iterable[LinkedEvent]
) -> dict[Key, EntityLink]:
    """Return a link of each entity of these events that no article here names: a country meant by its capital."""
    wanted = {name for one in events for name in (one.place, *one.participants) if name}
    wanted -= {link.entity for link in here.values()}
    rows = rows_with(entities, "linked", wanted).group_by([*LINK]).aggregate([])
    found = (EntityLink(*(row[name] for name in LINK)) for row in rows.to_pylist())
    return {("", one.entity): one for one in found}


def _quoting(article: str, found: Annotations, members: Collection[str]) -> Annotations:
    """Return what was found in an article, of its quotations only the statements that begin with one of these."""
    kept = {
        one.statement
        for one in found.quotations
        if quotation_id(article, one.start, one.end) in members
    }
    return replace(found, quotations=tuple(q for q in found.quotations if q.statement in kept))
