"""Which articles, entities and events changed between two versions and are derived again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.base_tables import rows_with
from dashboard.corpus.linking_state import faces_of
from dashboard.corpus.verdicts import EVENTINGS
from dashboard.corpus.whole_statements import retold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.corpus.decisions_for_linking import Deciding
    from dashboard.corpus.linking_state import Kept
    from dashboard.linking import Links

    type Row = dict[str, Any]


DROP = "events drop"
FACTS = ("story", "source", "day", "notice")
"""What the rows of an article, and what is counted of it, hang on beside what was found in it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The articles whose rows are derived again: of names, of statements, of events.

    ``gone`` are those that the version before had and this one has not, ``renamed`` the entities that
    have another name or type now, or are new, or no more.
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
    inputs, renamed, linked = before.links.inputs, set[str](), set[str]()
    columns = (before.tables["catalogue"][name].to_pylist() for name in ("article", *FACTS))
    facts = {article: facts for article, *facts in zip(*columns, strict=True)}
    now = {article: [row[name] for name in FACTS] for article, row in about.items()}
    moved = {article for article, some in now.items() if facts.get(article) != some}
    if "names" not in links.stays:
        linked |= links.relinked
        was, now_called = faces_of(before.links.entities), faces_of(links.entities)
        otherwise = {
            one for one in was.keys() | now_called.keys() if was.get(one) != now_called.get(one)
        }
        linked |= with_entities(before.tables["article_entities"], otherwise & was.keys())
        renamed = otherwise
    names = frozenset(now.keys() & (inputs.names | linked | moved))
    words = (
        set() if "words" in links.stays else _repeated_otherwise(before.tables["versions"], links)
    )
    told = set() if "events" in links.stays else _told_otherwise(before, links, made)
    return Changed(
        names,
        names | (now.keys() & (inputs.words | words)),
        names | (now.keys() & (inputs.events | told)),
        frozenset(facts.keys() - now.keys()),
        frozenset(renamed),
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
    articles = {key[0] for key in known.keys() ^ now.keys()}
    both = ((key[0], one, now[key]) for key, one in known.items() if key in now)
    articles |= {article for article, one, other in both if one is not other and one != other}
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


def with_entities(pairs: pa.Table, entities: Iterable[str]) -> set[str]:
    """Return the articles that name some entities, those too that mean a country by its capital alone."""
    wanted = sorted(entities)
    if not wanted:
        return set()
    of_these = pc.field("entity").isin(pa.array(wanted, pa.string()))
    return {*pairs.select(["article", "entity"]).filter(of_these)["article"].to_pylist()}


def values_of(column: str, articles: Iterable[str], *tables: pa.Table) -> set[str]:
    """Return the values that a column of some tables has for articles."""
    wanted = frozenset(articles)
    parts = (rows_with(table.select(["article", column]), "article", wanted) for table in tables)
    return {value for part in parts for value in part[column].unique().to_pylist()}
