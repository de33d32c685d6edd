"""Persons across articles: the same full name is one person, unless something contradicts it."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.entities.entity_rows import EntityLink
from dashboard.linking.entities.roles import contradict, heads_of, offices_of_states, one_office
from dashboard.parsing.entities.names import name_parts, name_suffix, nicknames, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from dashboard.linking.entities.entity_rows import Profile, Seen, SeenEntity

    type Held = dict[tuple[frozenset[str], date | None], list[SeenEntity]]


INITIALS = re.compile(r"(?:\w\.)+\w?")
"""Several initials in one: "H.W."."""


@dataclass(slots=True)
class Group:
    """Whom articles name alike, as one person; ``first`` is the number of the first row.

    ``profiles`` are those that hold no office of a country, ``rows`` are of those that do. ``names`` counts
    mentions; of those with the same roles on the same day ``held`` has two: one article does not contradict itself.
    """

    first: int
    profiles: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    forms: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    held: Held = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name to show."""
        return shown(self.names)

    def count(self, profile: Profile | SeenEntity, mentions: int) -> None:
        """Count what is named so often by a profile."""
        self.names[profile.name] += mentions
        self.forms |= profile.forms
        self.heads |= heads_of(profile)

    def hold(self, entity: SeenEntity) -> None:
        """Note what office an article gives."""
        same = self.held.setdefault((entity.roles, entity.day), [])
        if len(same) < 2 and all(other.article != entity.article for other in same):
            same.append(entity)

    def opposes(self, entity: SeenEntity) -> bool:
        """Whether somebody's office contradicts one of those held."""
        return any(contradict(entity, other) for some in self.held.values() for other in some)

    def contradicts(self, other: Group) -> bool:
        """Whether an office that one holds contradicts one of the other's."""
        return any(other.opposes(entity) for some in self.held.values() for entity in some)

    @classmethod
    def of(cls, groups: Sequence[Group]) -> Group:
        """Return some groups as one."""
        every = cls(min(one.first for one in groups))
        for one in groups:
            every.profiles += one.profiles
            every.rows += one.rows
            every.names.update(one.names)
            every.forms |= one.forms
            every.heads |= one.heads
            for entity in chain.from_iterable(one.held.values()):
                every.hold(entity)
        return every


def link_people(seen: Seen) -> Iterator[tuple[EntityLink, Group]]:
    """Yield each person who is named in full, with whom articles name so."""
    groups = [part for same in _same_names(seen) for part in _by_roles(seen, same)]
    groups = _turned(_with_second_surnames(_with_short_forms(groups)))
    used: Counter[str] = Counter()
    for group in sorted(groups, key=lambda one: one.first):
        key = f"per:{slug(group.name)}"
        used[key] += 1
        entity = key if used[key] == 1 else f"{key}-{used[key]}"
        yield EntityLink(entity, group.name, "PER"), group


def names_of(seen: Seen, profiles: Iterable[int]) -> Counter[str]:
    """Return how many mentions the names of some profiles have."""
    counts: Counter[str] = Counter()
    for number in profiles:
        counts[seen.profiles[number].name] += seen.weights[number]
    return counts


def shown(counts: Counter[str]) -> str:
    """Return the name of a person or organisation to show: the one that most mentions have."""
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _same_names(seen: Seen) -> list[list[int]]:
    """Return the groups of one normalised name: given name, surname, and nothing against it.

    A hyphen tells nobody apart: papers print "Roh Min Su" and "Roh Min-su". A middle initial may be
    missing on one side; two different ones, or Jr and Sr, part the group, and then the form without
    stays by itself.
    """
    by_ends: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(seen.profiles):
        if one.identity.startswith("per:"):
            by_ends[_ends(one.name)].append(number)
    groups = []
    for members in by_ends.values():
        parted: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number in members:
            parted[_marks(seen.profiles[number].name)].append(number)
        told = len(parted) - (("", "") in parted)
        groups.extend(parted.values() if told > 1 else [members])
    return groups


@functools.lru_cache(maxsize=65536)
def _ends(name: str) -> tuple[str, ...]:
    """Return given name and surname, and what is no initial between them."""
    parts = tuple("-".join(name_parts(name)).split("-"))
    return (parts[0], parts[-1]) if _initials_only(parts[1:-1]) else parts


def _with_short_forms(groups: Sequence[Group]) -> list[Group]:
    """Merge "Tony Roe" into "Antony Roe" where all whom the name fits are given the same office.

    Two are one too where an article calls one person by both names.
    """
    by_name: dict[tuple[str, str], list[Group]] = defaultdict(list)
    merged: list[Group] = []
    for group in groups:
        parts = name_parts(group.name)
        given = nicknames().get(parts[0], parts[0])
        by_name[given, parts[-1]].append(group)
    for alike in by_name.values():
        if len(alike) > 1 and _are_one_by_office(alike):
            merged.append(Group.of(alike))
        else:
            merged.extend(alike)
    return merged


def _are_one_by_office(alike: Sequence[Group]) -> bool:
    """Whether all groups share an office, or an article calls one by both names, and nothing parts them."""
    marks = [_marks(group.name) for group in alike]
    if any(len({m[i] for m in marks} - {""}) > 1 for i in (0, 1)):
        return False
    pairs = [*combinations(alike, 2)]
    if any(one.contradicts(other) for one, other in pairs):
        return False
    return all(one.heads & other.heads for one, other in pairs) or _called_both(alike)


def _called_both(alike: Sequence[Group]) -> bool:
    """Whether an article calls one person by the names of both of two groups."""
    if len(alike) != 2:
        return False
    names = [name_parts(group.name) for group in alike]
    forms = [{*map(name_parts, group.forms)} for group in alike]
    return names[0] in forms[1] or names[1] in forms[0]


def _with_second_surnames(groups: Sequence[Group]) -> list[Group]:
    """Merge "Ana Roe" into the one "Ana Roe Poe" who is given the same office."""
    named = [(name_parts(group.name), group) for group in groups]
    longer: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for parts, group in named:
        for size in range(2, len(parts)):
            longer[parts[:size]].append(group)
    merged: dict[int, list[Group]] = {id(group): [group] for _, group in named}
    for parts, group in named:
        owners = longer[parts] if len(parts) > 1 else []
        if len(owners) == 1 and id(owners[0]) in merged and _share_office(group, owners[0]):
            merged[id(owners[0])] += merged.pop(id(group))
    return [some[0] if len(some) == 1 else Group.of(some) for some in merged.values()]


def _turned(groups: Sequence[Group]) -> list[Group]:
    """Merge "Roe Jane" into "Jane Roe" where both are given one office, and nothing speaks against it."""
    merged: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups:
        merged[tuple(sorted(name_parts(group.name)))].append(group)
    found: list[Group] = []
    for alike in merged.values():
        turned = len(alike) == 2 and name_parts(alike[0].name) != name_parts(alike[1].name)
        found.extend([Group.of(alike)] if turned and _share_office(*alike) else alike)
    return found


def _share_office(one: Group, other: Group) -> bool:
    """Whether two groups of mentions are given one office, and never two of one time."""
    if one.contradicts(other):
        return False
    return any(one_office(a, b) for a in one.heads for b in other.heads)


def _initials_only(middle: tuple[str, ...]) -> bool:
    return all(len(part) == 1 or INITIALS.fullmatch(part) for part in middle)


@functools.lru_cache(maxsize=65536)
def _marks(name: str) -> tuple[str, str]:
    """Return what tells two people of one name apart: middle initials, and Jr or Sr."""
    middle = name_parts(name)[1:-1]
    letters = "".join(middle).replace(".", "") if _initials_only(middle) else ""
    return letters, name_suffix(name)


def _by_roles(seen: Seen, members: Sequence[int]) -> list[Group]:
    """Part a group whose members hold contradicting offices at one time.

    Whoever holds no office of a country contradicts nobody and needs no look at the others.
    """
    hold = [number for number in members if offices_of_states(seen.profiles[number].roles)]
    holding, parts = {*hold}, list[Group]()
    rows = seen.rows_of(hold) if hold else np.empty(0, np.int32)
    for row, entity in zip(rows.tolist(), seen.some(rows), strict=True):
        part = next((one for one in parts if not one.opposes(entity)), None)
        if part is None:
            part = Group(row)
            parts.append(part)
        part.rows.append(row)
        part.hold(entity)
        part.count(entity, entity.mentions or 1)
    others = [number for number in members if number not in holding]
    if others:
        first = seen.firsts[others[0]]
        parts = parts or [Group(first)]
        parts[0].first = min(parts[0].first, first)
        parts[0].profiles = others
    for number in others:
        parts[0].count(seen.profiles[number], seen.weights[number])
    return parts
