"""What linking keeps beside the derived tables, so that an add links anew only what it changes.

It follows from the base tables alone. Where it is missing, or another Dateline wrote it, all is linked
anew; so nothing here can make an answer another one.
"""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from dashboard.corpus.schema import KEPT
from dashboard.linking import Before, Links
from dashboard.linking.entities import EntityLink

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from dashboard.corpus.store import Store
    from dashboard.linking.events import Reported
    from dashboard.linking.events.outlines import Lists

    type Columns = Mapping[str, Any]

NUMBERS = ("first", "last", "marks", "named", "who", "people", "shape")
"""The numbers of an outline of a report."""
READ_BY = ("linking", "parsing", "corpus")
"""The packages whose rules decide what is kept."""


@functools.cache
def rules() -> str:
    """Return a hash of all that is written in these packages: what other rules made is not taken up."""
    digest = hashlib.blake2b(digest_size=12)
    home = Path(__file__).parents[1]
    for path in sorted(path for name in READ_BY for path in (home / name).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(home).as_posix().encode() + b"\n" + path.read_bytes())
    return digest.hexdigest()


def kept_tables(links: Links) -> dict[str, pa.Table]:
    """Return what is kept of the links of a collection, as tables; nothing of links made by hand."""
    told = links.reported
    if told is None:
        return {}
    columns: dict[str, Columns] = {
        "linking_rules": {"rules": [rules()]},
        "linked_entities": {
            "article": [article for article, _ in links.entities],
            "entity": [entity for _, entity in links.entities],
            "linked": [link.entity for link in links.entities.values()],
            "name": [link.name for link in links.entities.values()],
            "type": [link.type for link in links.entities.values()],
        },
        "linked_reports": _reports(told),
        "linked_pairs": {
            "one": [one for one, _ in told.scores],
            "other": [other for _, other in told.scores],
            "score": [*told.scores.values()],
        },
        "story_words": {"article": told.articles, "words": _lists(told.words)},
        "linked_events": {
            name: [getattr(event, name) for event in told.linked.values()]
            for name in KEPT["linked_events"].names
        },
    }
    return {name: pa.table(columns[name], schema=schema) for name, schema in KEPT.items()}


def _reports(told: Reported) -> Columns:
    """Return the columns of what is kept of each report."""
    numbers = {name: getattr(told.every, name) for name in NUMBERS}
    return numbers | {
        "article": [article for article, _ in told.every.keys],
        "number": [number for _, number in told.every.keys],
        "blocks": _lists(told.every.blocks),
        "traits": [told.traits.get(number) for number in range(len(told.every.keys))],
        "twin": told.first,
        "part": told.parts,
        "group": told.groups,
        "event": told.events,
    }


def _lists(lists: Lists) -> pa.ListArray:
    ends = np.append(0, np.cumsum(lists.sizes)).astype(np.int32)
    return pa.ListArray.from_arrays(ends, lists.values)


def kept_before(store: Store, derived: str | None, changed: Collection[str]) -> Before | None:
    """Return what was kept of the version whose derived tables these are, for the next to begin with.

    ``changed`` are the ids of the articles that came or changed since. None where nothing can be taken up.
    """
    if derived is None or not (store.path / derived / "linking_rules.parquet").is_file():
        return None
    if store.read("linking_rules", [derived])["rules"].to_pylist() != [rules()]:
        return None
    return before_of({name: store.read(name, [derived]) for name in KEPT}, changed)


def before_of(tables: Mapping[str, pa.Table], changed: Collection[str]) -> Before:
    """Return what the tables of ``kept_tables`` say of the version that they are of."""
    return Before(_entities(tables["linked_entities"]), _reported(tables), frozenset(changed))


def _entities(rows: pa.Table) -> dict[tuple[str, str], EntityLink]:
    """Return the links of entities as they were, one object for each entity."""
    article, entity, *linked = (rows[name].to_pylist() for name in KEPT["linked_entities"].names)
    known = {values: EntityLink(*values) for values in {*zip(*linked, strict=True)}}
    links = map(known.__getitem__, zip(*linked, strict=True))
    return dict(zip(zip(article, entity, strict=True), links, strict=True))


def _reported(tables: Mapping[str, pa.Table]) -> Reported:
    """Return what is kept of all reports, and the events that they were linked to."""
    from dashboard.linking.events import LinkedEvent, Reported  # noqa: PLC0415 - its rules load spaCy
    from dashboard.linking.events.outlines import Outlines  # noqa: PLC0415 - as above

    rows, stories = tables["linked_reports"], tables["story_words"]
    known = tables["linked_events"].to_pylist()
    events = [LinkedEvent(**row | {"participants": tuple(row["participants"])}) for row in known]
    keys = [*zip(rows["article"].to_pylist(), rows["number"].to_pylist(), strict=True)]
    numbers = {name: rows[name].to_numpy() for name in NUMBERS}
    traits = enumerate(rows["traits"].to_pylist())
    pairs = [tables["linked_pairs"][name].to_pylist() for name in ("one", "other", "score")]
    return Reported(
        Outlines(keys, **numbers, blocks=_lists_of(rows["blocks"])),
        rows["twin"].to_numpy(),
        rows["part"].to_numpy(),
        rows["group"].to_pylist(),
        {(one, other): score for one, other, score in zip(*pairs, strict=True)},
        rows["event"].to_pylist(),
        {event.event: event for event in events},
        {number: tuple(some) for number, some in traits if some is not None},
        stories["article"].to_pylist(),
        _lists_of(stories["words"]),
    )


def _lists_of(column: pa.ChunkedArray) -> Lists:
    from dashboard.linking.events.outlines import Lists  # noqa: PLC0415 - as above

    whole = column.combine_chunks()
    sizes = whole.value_lengths().to_numpy(zero_copy_only=False).astype(np.int64)
    return Lists(whole.flatten().to_numpy(zero_copy_only=False), sizes)
