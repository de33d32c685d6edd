"""What changed between two versions: the articles, entities and events that are derived anew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.wholes import retold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.corpus.kept import Kept
    from dashboard.linking import Before, Links

    type Row = dict[str, Any]


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


def changed_since(before: Kept, links: Links, about: Mapping[str, Row]) -> Changed:
    """Return what changed since a version, given what holds now of all articles."""
    catalogue = before.tables["catalogue"]
    columns = (catalogue[name].to_pylist() for name in ("article", "story"))
    stories = dict(zip(*columns, strict=True))
    known = before.links.entities
    keys = known.keys() | links.entities.keys()
    linked = {key[0] for key in keys if known.get(key) != links.entities.get(key)}
    moved = {article for article, row in about.items() if stories.get(article) != row["story"]}
    names = frozenset(about.keys() & (before.links.changed | linked | moved))
    return Changed(
        names,
        names | (about.keys() & _repeated_otherwise(before.tables["versions"], links)),
        names | (about.keys() & _told_otherwise(before.links, links)),
        frozenset(stories.keys() - about.keys()),
        frozenset(_renamed(before.links, links)),
    )


def _repeated_otherwise(versions: pa.Table, links: Links) -> set[str]:
    """Return the articles with a statement that other articles carry, or as many as before do not."""
    ids: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in versions.select(["statement", "quotation", "article"]).to_pylist():
        ids[row["statement"]].append((row["quotation"], row["article"]))
    before = {
        quotation: (len({article for _, article in some}), statement)
        for statement, some in ids.items()
        for quotation, _ in some
    }
    now = retold(links)
    parted = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
    return {quotation.rpartition(":")[0] for quotation in parted}


def _told_otherwise(before: Before, links: Links) -> set[str]:
    """Return the articles of which an event is another one now, or is told otherwise."""
    known, now = before.reported.events_of, links.events
    return {key[0] for key in known.keys() | now.keys() if known.get(key) != now.get(key)}


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
