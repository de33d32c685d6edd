"""Derived tables: what holds across the articles, computed once when articles are added.

They are what makes the page fast: one row per article and entity, an entity table with totals, one
row per statement with its linked speaker, one row per event of the timeline.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dashboard.corpus import naming
from dashboard.corpus.deciding import NOTHING, Deciding, decided_rows, former_names
from dashboard.corpus.kept import kept_tables
from dashboard.corpus.quoting import as_said
from dashboard.corpus.records import article_from, day_of, items_from, quotation_id
from dashboard.corpus.roles import role_rows
from dashboard.corpus.schema import ARTICLE_KEY, DECIDED, DERIVED
from dashboard.corpus.suggested import suggestion_rows
from dashboard.corpus.wholes import statement_rows
from dashboard.linking import Links, link
from dashboard.linking.entities import without
from dashboard.linking.printings import link_printings
from dashboard.model import Annotations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.linking import Before
    from dashboard.linking.printings import Printings
    from dashboard.model import Article

BY_NAME = [("name", "ascending"), ("entity", "ascending"), ("article", "ascending")]
"""The order of ``article_entities``: whoever asks for a name reads one small part of the file."""

Row = dict[str, Any]
Parsed = list[tuple["Article", Annotations]]


def derive(
    tables: Mapping[str, pa.Table],
    printings: Printings | None = None,
    before: Before | None = None,
    made: Deciding = NOTHING,
) -> dict[str, pa.Table]:
    """Return the derived tables of the base tables given, and what linking keeps for the next time.

    ``printings`` are given where they are known already, ``before`` where links were kept; ``made`` are
    readers' decisions on names.
    """
    parsed = annotated(tables)
    links = link(parsed, notable=True, before=before, decisions=made.decisions)
    parsed = list(without(parsed, links.dropped))
    decided = decided_rows(made, links)
    names = {found.entity: found.name for found in links.entities.values()}
    if printings is None:
        printings = link_printings(map(article_from, tables["articles"].to_pylist()))
    about = {
        row["article"]: row | {"story": printings.stories[row["article"]]}
        for row in _facts(tables["articles"])
    }
    pairs = naming.article_entities(parsed, links, about)
    forms = naming.forms(parsed, links)
    event_mentions, timeline = _timeline(_notable(tables["events"], links), links, names, about)
    rows = {
        "catalogue": [about[article] for article in sorted(about)],
        "quoted": [asdict(one) for one in printings.quoted],
        "article_entities": pairs,
        "entities": naming.entities(pairs, forms, former_names(decided)),
        "forms": forms,
        "roles": role_rows(links),
        "suggestions": suggestion_rows(parsed, links),
        "statements": statement_rows(
            tables["quotations"].to_pylist(), parsed, links, about, naming.country
        ),
        "versions": _versions(links, tables["quotations"]),
        "event_mentions": event_mentions,
        "timeline": timeline,
    }
    keys = dict(
        zip(*(tables["articles"][name].to_pylist() for name in ("article", "key")), strict=True)
    )
    found = {table: _table(rows[table], schema, keys) for table, schema in DERIVED.items()}
    found["article_entities"] = found["article_entities"].sort_by(BY_NAME)
    table = pa.Table.from_pylist(decided, schema=DECIDED["decided"])
    return found | kept_tables(links) | {"decided": table}


def _table(rows: list[Row], schema: pa.Schema, keys: Mapping[str, int]) -> pa.Table:
    """Return rows as a table; where it has one, the key of each row's article is filled in."""
    table = pa.Table.from_pylist(rows, schema=schema)
    if ARTICLE_KEY not in schema.names:
        return table
    column = pa.array([keys[article] for article in table["article"].to_pylist()], pa.int64())
    return table.set_column(schema.get_field_index(ARTICLE_KEY), schema.field(ARTICLE_KEY), column)


def annotated(tables: Mapping[str, pa.Table]) -> Parsed:
    """Return the parsed articles of the tables, each with its annotations, sorted by id."""
    items: dict[str, dict[str, Any]] = defaultdict(lambda: defaultdict(list))
    for table in ("mentions", "quotations", "dates", "events"):
        for article, some in groupby(items_from(table, tables[table]), key=itemgetter(0)):
            items[article][table].extend(item for _, item in some)
    rows = sorted(tables["articles"].to_pylist(), key=lambda row: row["article"])
    return [
        (article_from(row), _annotations(items[row["article"]])) for row in rows if row["parsed"]
    ]


def _annotations(items: Mapping[str, Sequence[Any]]) -> Annotations:
    values: dict[str, Any] = {table: tuple(some) for table, some in items.items()}
    return Annotations(**values)


def _facts(articles: pa.Table) -> list[Row]:
    columns = [name for name in DERIVED["catalogue"].names if name in articles.column_names]
    return articles.select(columns).to_pylist()


def _versions(links: Links, quotations: pa.Table) -> list[Row]:
    """Return one row per version of a statement that several articles carry, the first one first."""
    columns = quotations.select(["quotation", "words", "kind"]).to_pylist()
    said = {row["quotation"]: (row["words"], row["kind"]) for row in columns}
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


def _notable(events: pa.Table, links: Links) -> list[Row]:
    """Return the rows of the events that a timeline knows: of long articles, one in six."""
    keys = zip(events["article"].to_pylist(), events["event"].to_pylist(), strict=True)
    return events.filter(pa.array([key in links.events for key in keys], pa.bool_())).to_pylist()


def _timeline(
    events: list[Row], links: Links, names: Mapping[str, str], about: Mapping[str, Row]
) -> tuple[list[Row], list[Row]]:
    """Return the mentions of linked events, and one row per event with what it counts.

    An event has the relation to its printing that its first mention has, by the articles' ids, so that
    the segments in which articles came do not tell.
    """
    mentions, rows = [], {}
    seen: dict[str, dict[str, set[str]]] = defaultdict(
        lambda: {"articles": set(), "sources": set(), "stories": set()}
    )
    for row in sorted(events, key=lambda row: (row["article"], row["event"])):
        linked = links.events[row["article"], row["event"]]
        columns = (
            "article",
            "start",
            "end",
            "sentence_start",
            "sentence_end",
            "certainty",
            "status",
        )
        own = {"first": row["own_first"], "last": row["own_last"], "event": linked.event}
        own["standing"] = linked.standing
        mentions.append({name: row[name] for name in columns} | own)
        event = rows.setdefault(
            linked.event,
            {
                "event": linked.event,
                "label": linked.label,
                "first": day_of(linked.first),
                "last": day_of(linked.last),
                "certainty": linked.certainty,
                "status": linked.status,
                "place": names.get(linked.place or "", linked.place),
                "participants": [names.get(one, one) for one in linked.participants],
                "relation": row["relation"],
                "standing": linked.standing,
                "central": linked.central,
                "historic": linked.historic,
                "mentions": 0,
            },
        )
        event["mentions"] += 1
        seen[linked.event]["articles"].add(row["article"])
        seen[linked.event]["sources"].add(about[row["article"]]["source"] or "")
        seen[linked.event]["stories"].add(about[row["article"]]["story"])
    for name, row in rows.items():
        row["articles"] = len(seen[name]["articles"])
        row["stories"] = len(seen[name]["stories"])
        row["sources"] = len(seen[name]["sources"] - {""})
        row["noticed"] = sum(about[one]["notice"] is not None for one in seen[name]["articles"])
    return mentions, sorted(rows.values(), key=lambda row: row["event"])
