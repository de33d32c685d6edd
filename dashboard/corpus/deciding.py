"""Readers' decisions on names: from the log to what linking takes, and what became of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.corrections import content_of_text
from dashboard.corpus.verdicts import (
    BEATEN,
    HELD,
    LOST,
    NAMINGS,
    OF_TWO,
    SAME,
    TWO,
    UNDONE,
    before_of,
)
from dashboard.linking.entities import Decision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dashboard.corpus.corrections import Correction
    from dashboard.linking import Links
    from dashboard.linking.entities import EntityLink, Outcome

    type Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Deciding:
    """Decisions of a log on the names of a collection, in the order in which they were made.

    ``made`` has for each what linking takes, None where its places name nothing or it was taken back;
    ``keys`` what its first place names today.
    """

    entries: tuple[Correction, ...] = ()
    made: tuple[Decision | None, ...] = ()
    keys: tuple[tuple[Key, ...], ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What linking takes."""
        return tuple(one for one in self.made if one)


NOTHING = Deciding()
"""Where nobody has decided anything."""


def deciding(entries: Iterable[Correction], tables: Mapping[str, pa.Table]) -> Deciding:
    """Return what the entries of a log decide on the names of some base tables.

    Left out is what is about articles that are not there.
    """
    named = [one for one in entries if one.kind in NAMINGS]
    if not named:
        return NOTHING
    articles = _articles({one for entry in named for one in entry.contents}, tables["articles"])
    here = tuple(one for one in named if articles.keys() >= one.contents)
    places = [place for one in here for place in ((one.content, one.where), _other(one))]
    keys = _keys([place for place in places if place[1]], articles, tables["mentions"])
    firsts = tuple(keys[one.content, one.where] for one in here)
    return Deciding(here, tuple(_decision(one, keys) for one in here), firsts)


def _other(entry: Correction) -> tuple[str, str]:
    """Return content and place of the second name of an entry, empty where it has none."""
    content, _, where = entry.other.partition(" ")
    return content, where


def _decision(
    entry: Correction, keys: Mapping[tuple[str, str], tuple[Key, ...]]
) -> Decision | None:
    one, other = keys[entry.content, entry.where], keys.get(_other(entry), ())
    if not one or (entry.kind in OF_TWO and not other):
        return None
    what: Any = entry.kind.removeprefix("name ")
    if entry.value is None:
        return None
    if what == "pair":
        return Decision("same" if entry.value == SAME else "two", one, other)
    return Decision(what, one, other, entry.value)


def _articles(contents: Collection[str], rows: pa.Table) -> dict[str, list[str]]:
    """Return the ids of the articles of some texts."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows.select(["article", "text"]).to_pylist():
        content = content_of_text(row["text"])
        if content in contents:
            found[content].append(row["article"])
    return found


def _keys(
    places: Sequence[tuple[str, str]], articles: Mapping[str, list[str]], mentions: pa.Table
) -> dict[tuple[str, str], tuple[Key, ...]]:
    """Return what is named at places: (article, entity in it), of all articles of the text."""
    every = [one for some in articles.values() for one in some]
    rows = mentions.filter(pc.field("article").isin(pa.array(every, pa.string())))
    named: dict[str, list[Any]] = defaultdict(list)
    for row in rows.select(["article", "start", "end", "entity"]).to_pylist():
        named[row["article"]].append(row)
    found = {}
    for content, where in places:
        there = ((one, _named_at(where, named[one])) for one in sorted(articles[content]))
        found[content, where] = tuple((one, entity) for one, entity in there if entity)
    return found


def _named_at(where: str, mentions: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the entity named at a place: there to the letter, or else by most letters of it."""
    start, end = map(int, where.split("-"))

    def shared(row: Mapping[str, Any]) -> tuple[bool, int, int]:
        exact = (row["start"], row["end"]) == (start, end)
        return exact, min(row["end"], end) - max(row["start"], start), -row["start"]

    best = max(mentions, key=shared, default=None)
    return best["entity"] if best and shared(best)[1] > 0 else None


def decided_rows(made: Deciding, links: Links) -> list[dict[str, Any]]:
    """Return a row for each decision: the entry, its state, and what its places name now."""
    outcomes = iter(links.outcomes)
    rows = []
    for entry, one, keys in zip(made.entries, made.made, made.keys, strict=True):
        now = next((links.entities[key] for key in keys if key in links.entities), None)
        rows.append(_row(entry, next(outcomes) if one else None, now))
    return rows


def _row(entry: Correction, came: Outcome | None, now: EntityLink | None) -> dict[str, Any]:
    names = ("kind", "content", "where", "other", "value", "at", "why", "who", "words", "before")
    row = {name: getattr(entry, name) for name in names}
    if came is None:
        state = LOST if entry.value is not None else UNDONE
    else:
        state = HELD if came.held else BEATEN
    one, other = (came.one, came.other) if came else (now, None)
    return row | {
        "state": state,
        "entity": one.entity if one else None,
        "name": one.name if one else None,
        "type": one.type if one else None,
        "other_entity": other.entity if other else None,
        "other_name": other.name if other else None,
    }


def former_names(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Return which names entities had before readers decided: an old link still leads to them."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        counts = row["state"] in (HELD, UNDONE) and row["value"] != TWO
        if counts and row["entity"]:
            found[row["entity"]] += [name for _, name in before_of(row["before"]) if name]
    return found
