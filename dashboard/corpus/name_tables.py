"""Who is named where and in which words: the derived tables behind the Entities and Profile pages.

A mention counts in one of four ways: by name, as a reading (a city that stands for its government
counts for the country), as a demonym ("Chinese"), or as a description ("the minister"). One that counts
for the country does not count for the city as well: ``as_government`` says how many of a city's
``mentions`` these are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc

from dashboard.corpus.search import fold
from dashboard.parsing.entities.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pyarrow as pa

    from dashboard.linking import Links
    from dashboard.linking.entities import EntityLink
    from dashboard.model import Annotations, Article, Mention

Row = dict[str, Any]
Parsed = list[tuple["Article", "Annotations"]]

COUNTED = ["entity", "name", "type", "mentions", "readings", "as_government", "story", "source"]
PRINTED = ["entity", "form", "way", "mentions"]
"""The columns of ``article_entities`` and of ``forms`` that an entity's totals are made of."""
TOTALS = {
    "articles": ("story", "count"),
    "mentions": ("mentions", "sum"),
    "stories": ("story", "count_distinct"),
    "sources": ("source", "count_distinct"),
}
"""What is counted of an entity over all articles, each with the column and the way in which it is counted."""
COLUMN_OF = {"name": "mentions", "demonym": "demonyms", "nominal": "nominals"}
WAY_OF = {"name": "name", "demonym": "demonym", "nominal": "description"}


@dataclass(frozen=True, slots=True)
class Naming:
    """One way in which one mention names one linked entity."""

    entity: str
    name: str
    type: str
    column: str
    way: str
    mention: Mention


def namings(
    article: Article, found: Annotations, links: Links, faces: Mapping[str, EntityLink]
) -> Iterator[Naming]:
    """Yield what an article's mentions name; photo credits name nobody.

    ``faces`` are name and type of each linked entity by its id: a reader may have given a country others.
    """
    for mention in found.mentions:
        if mention.kind == "credit":
            continue
        linked = links.entities[article.id, mention.entity]
        column, way = COLUMN_OF[mention.kind], WAY_OF[mention.kind]
        government = government_of(mention.kind, mention.reading, mention.stands_for)
        if government in (None, linked.entity):
            yield Naming(linked.entity, linked.name, linked.type, column, way, mention)
            continue
        yield Naming(linked.entity, linked.name, linked.type, column, "government", mention)
        known = faces.get(government)
        name, kind = (known.name, known.type) if known else (country(government), "LOC")
        yield Naming(government, name, kind, "readings", "reading", mention)


def government_of(kind: str, reading: str | None, stands_for: str | None) -> str | None:
    """Return the id of the country that a mention means by the name of a city, or None."""
    return stands_for if kind == "name" and reading == "metonymic" and stands_for else None


def country(entity: str) -> str:
    """Return the name of a country that is meant but, it may be, never named."""
    known = load_gazetteer().by_id.get(entity)
    return known.name if known else entity


def article_entities(
    parsed: Parsed, links: Links, faces: Mapping[str, EntityLink], about: Mapping[str, Row]
) -> list[Row]:
    """Return one row per article and entity, with its mentions by what they count as."""
    rows = []
    for article, found in parsed:
        of_article: dict[str, Row] = {}
        for one in namings(article, found, links, faces):
            if one.entity not in of_article:
                of_article[one.entity] = (
                    {"article": article.id, "entity": one.entity, "name": one.name}
                    | {"type": one.type, "mentions": 0, "readings": 0, "demonyms": 0}
                    | {"nominals": 0, "as_government": 0, "salience": 0}
                    | {name: about[article.id][name] for name in ("day", "source", "story")}
                )
            row = of_article[one.entity]
            row[one.column] += 1
            row["as_government"] += one.way == "government"
            if one.way != "reading":
                row["salience"] = max(row["salience"], one.mention.salience)
        rows.extend(row for _, row in sorted(of_article.items()))
    return rows


def forms(parsed: Parsed, links: Links, faces: Mapping[str, EntityLink]) -> list[Row]:
    """Return one row per article, entity and printed form, with the place where it comes first."""
    rows: dict[tuple[str, str, str, str], Row] = {}
    for article, found in parsed:
        for one in namings(article, found, links, faces):
            span = one.mention.start, one.mention.end
            form = " ".join(article.text[slice(*span)].split())
            key = one.entity, form, one.way, article.id
            if key not in rows:
                names = ("entity", "form", "way", "article")
                counts = {"mentions": 0, "start": span[0]}
                rows[key] = dict(zip(names, key, strict=True)) | counts
            row = rows[key]
            row["mentions"] += 1
            row["start"] = min(row["start"], span[0])
    return [row for _, row in sorted(rows.items())]


def entities(pairs: pa.Table, printed: pa.Table, former: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return each entity's totals over all articles; names and readings count, nothing else.

    ``pairs`` has the columns ``COUNTED``, ``printed`` the columns ``PRINTED``. A city that is only ever named for its
    government is there to be found, with no article. ``folded`` holds its names without case and accents, each
    behind a line break: what is searched; ``former`` are those that it had before readers decided otherwise.
    """
    rows: dict[str, Row] = {}
    counting = pairs.filter(pc.field("mentions") + pc.field("readings") != 0)
    faces = counting.group_by(["entity", "name", "type"], use_threads=False)  # in their order
    for row in faces.aggregate([]).to_pylist():
        rows.setdefault(row["entity"], row | dict.fromkeys(TOTALS, 0))
    every = pc.call_function("add", [counting["mentions"], counting["readings"]])
    own = pc.call_function("subtract", [every, counting["as_government"]])
    place = counting.schema.get_field_index("mentions")
    said = counting.set_column(place, "mentions", own).filter(pc.field("mentions") != 0)
    for name, (column, how) in TOTALS.items():
        known = said.filter(pc.field("source") != "") if column == "source" else said
        for one in known.group_by("entity").aggregate([(column, how)]).to_pylist():
            rows[one["entity"]][name] = one[f"{column}_{how}"]
    names = _folded_names(printed)
    for entity, row in rows.items():
        own_names = sorted(names[entity], key=lambda name: (-names[entity][name], name))
        called = [fold(row["name"]), *own_names, *map(fold, former.get(entity, ()))]
        row["folded"] = "".join(f"\n{name}" for name in dict.fromkeys(called))
    order = ("name", "entity")
    return sorted(
        rows.values(),
        key=lambda row: (-row["articles"], -row["mentions"], *(row[one] for one in order)),
    )


def _folded_names(printed: pa.Table) -> dict[str, Counter[str]]:
    """Return how often each entity is printed under each of its names, without case and accents."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    own = printed.filter(pc.field("way").isin(["name", "government"]))
    counted = own.group_by(["entity", "form"]).aggregate([("mentions", "sum")])
    for entity, form, mentions in zip(*(one.to_pylist() for one in counted.columns), strict=True):
        names[entity][fold(form)] += mentions
    return names
