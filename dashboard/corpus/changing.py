"""What changed between two versions: the articles, entities and events that are derived anew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.verdicts import EVENTINGS
from dashboard.corpus.wholes import retold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.corpus.deciding import Deciding
    from dashboard.corpus.kept import Kept
    from dashboard.linking import Before, Links

    type Row = dict[str, Any]


DROP = "events drop"


@dataclass(frozen=True, slots=True)
class Changed:
    """The articles whose rows are derived anew: of names, of statements, of events.

    ``gone`` are those that the version before had and this one has not, ``renamed`` the entities that
    have another name now, or a name at all.
    """

    names: frozenset[str]
    statements: frozenset[str]
    events: frozenset[str]
    gone: frozenset[str] = frozenset()
    renamed: frozenset[str] = frozenset()


def changed_since(
    before: Kept,
    links: Links,
    about: Mapping[str, Row],
    made: Deciding,
) -> Changed:
    """Return what changed since a version, given what holds now of all articles, and what readers decided."""
    catalogue = before.tables["catalogue"]
    columns = (catalogue[name].to_pylist() for name in ("article", "story"))
    stories = dict(zip(*columns, strict=True))
    known = before.links.entities
    keys = known.keys() | links.entities.keys()
    linked = {key[0] for key in keys if known.get(key) != links.entities.get(key)}
    moved = {article for article, row in about.items() if stories.get(article) != row["story"]}
    otherwise = faces_otherwise(before.links, links)
    meant = with_entities(before.tables["article_entities"], otherwise)
    names = frozenset(about.keys() & (before.links.changed | linked | moved | meant))
    return Changed(
        names,
        names | (about.keys() & _repeated_otherwise(before.tables["versions"], links)),
        names | (about.keys() & _told_otherwise(before, links, made)),
        frozenset(stories.keys() - about.keys()),
        frozenset(_renamed(before.links, links)),
    )


def _repeated_otherwise(versions: pa.Table, links: Links) -> set[str]:
    """Return the articles with a statement that other articles carry, or as many as before do not."""
    before, now = told_before(versions), retold(links)
    parted = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
    return {quotation.rpartition(":")[0] for quotation in parted}


def told_before(versions: pa.Table) -> dict[str, tuple[int, str]]:
    """Return what ``retold`` gave of the links of which these are the versions."""
    ids: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in versions.select(["statement", "quotation", "article"]).to_pylist():
        ids[row["statement"]].append((row["quotation"], row["article"]))
    return {
        quotation: (len({article for _, article in some}), statement)
        for statement, some in ids.items()
        for quotation, _ in some
    }


def _told_otherwise(before: Kept, links: Links, made: Deciding) -> set[str]:
    """Return the articles of which an event is another one now, or is told otherwise."""
    known, now = before.links.reported.events_of, links.events
    articles = {key[0] for key in known.keys() | now.keys() if known.get(key) != now.get(key)}
    return articles | _decided_on(before, links, made)


def _decided_on(before: Kept, links: Links, made: Deciding) -> set[str]:
    """Return the articles that tell of an event on which readers decided, now or in the version before.

    Where a decision that something is no event fits nothing any more, nothing names the other articles that
    told of it: then all are looked at again.
    """
    rows = [row for row in before.tables["decided"].to_pylist() if row["kind"] in EVENTINGS]
    if not rows and not made.reports:
        return set()
    found = [links.reported.events_of if links.reported else {}, links.events]
    fitting = {
        (one.kind, one.content, one.where)
        for one, keys in zip(made.entries, made.keys, strict=True)
        if keys
    }
    dropped = {(row["kind"], row["content"], row["where"]) for row in rows if row["kind"] == DROP}
    if dropped - fitting:
        return {key[0] for key in found[0]}
    events = {known[key].event for known in found for key in made.reports if key in known}
    told = {key[0] for known in found for key, one in known.items() if one.event in events}
    then = {row[name] for row in rows for name in ("entity", "other_entity")} - {None}
    of_these = pc.field("event").isin(pa.array(sorted(then), pa.string()))
    return told | {*before.tables["event_mentions"].filter(of_these)["article"].to_pylist()}


def faces_otherwise(before: Before | Links, links: Links) -> set[str]:
    """Return the entities that have another name or type now, or are none."""
    known, now = ({one.entity: one for one in some.entities.values()} for some in (before, links))
    return {entity for entity, link in known.items() if now.get(entity) != link}


def with_entities(pairs: pa.Table, entities: Iterable[str]) -> set[str]:
    """Return the articles that name some entities, those too that mean a country by its capital alone."""
    of_these = pc.field("entity").isin(pa.array(sorted(entities), pa.string()))
    return {*pairs.filter(of_these)["article"].to_pylist()}


def _renamed(before: Before, links: Links) -> set[str]:
    known, now = names_of(before), names_of(links)
    return {one for one in known.keys() | now.keys() if known.get(one) != now.get(one)}


def names_of(links: Links | Before) -> dict[str, str]:
    """Return the name of each linked entity."""
    return {link.entity: link.name for link in links.entities.values()}


def values_of(column: str, articles: Iterable[str], *tables: pa.Table) -> set[str]:
    """Return the values that a column of some tables has for articles."""
    of_these = pc.field("article").isin(pa.array(sorted(articles), pa.string()))
    return {
        value for table in tables for value in table.filter(of_these)[column].unique().to_pylist()
    }
