"""Persons across articles: the same full name is one person, unless something speaks against it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

from dashboard.linking.entities.roles import contradict, heads_of, offices_of_states, one_office
from dashboard.linking.entities.seen import EntityLink
from dashboard.linking.entities.surnames import link_surnames
from dashboard.parsing.entities.person_names import name_parts, name_suffix, nicknames, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from dashboard.linking.entities.seen import SeenEntity


INITIALS = re.compile(r"(?:\w\.)+\w?")
"""Several initials in one: "H.W."."""


def link_people(seen: Sequence[SeenEntity]) -> dict[tuple[str, str], EntityLink]:
    """Return the links of persons, full names first and lone surnames by them."""
    full = [e for e in seen if e.identity.startswith("per:")]
    groups = [part for same in _same_names(full) for part in _by_roles(same)]
    groups = _turned(_with_second_surnames(_with_short_forms(groups)))
    links: dict[tuple[str, str], EntityLink] = {}
    used: Counter[str] = Counter()
    for group in sorted(groups, key=lambda g: g[0].key):
        name = shown(group)
        key = f"per:{slug(name)}"
        used[key] += 1
        entity = key if used[key] == 1 else f"{key}-{used[key]}"
        links.update((e.key, EntityLink(entity, name, "PER")) for e in group)
    links.update(link_surnames([e for e in seen if e.identity.startswith("surname:")], full, links))
    return links


def shown(group: Iterable[SeenEntity]) -> str:
    """Return the name of a person or organisation to show: the one that most mentions have."""
    counts: Counter[str] = Counter()
    for entity in group:
        counts[entity.name] += entity.mentions or 1
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _same_names(full: Sequence[SeenEntity]) -> list[list[SeenEntity]]:
    """Return the groups of one normalised name: given name, surname, and nothing against it.

    A hyphen tells nobody apart: papers print "Roh Min Su" and "Roh Min-su". A middle initial may be
    missing on one side; two different ones, or Jr and Sr, part the group, and then the form without
    stays by itself.
    """
    by_ends: dict[tuple[str, ...], list[SeenEntity]] = defaultdict(list)
    for entity in full:
        parts = tuple("-".join(name_parts(entity.name)).split("-"))
        ends = (parts[0], parts[-1]) if _initials_only(parts[1:-1]) else parts
        by_ends[ends].append(entity)
    groups = []
    for members in by_ends.values():
        marks = {m for e in members if (m := _marks(e.name)) != ("", "")}
        if len(marks) <= 1:
            groups.append(members)
            continue
        parted: dict[tuple[str, str], list[SeenEntity]] = defaultdict(list)
        for entity in members:
            parted[_marks(entity.name)].append(entity)
        groups.extend(parted.values())
    return groups


def _with_short_forms(groups: Sequence[list[SeenEntity]]) -> list[list[SeenEntity]]:
    """Merge "Tony Roe" into "Antony Roe" where all whom the name fits are given the same office.

    Two are one too where an article calls one person by both names.
    """
    by_name: dict[tuple[str, str], list[list[SeenEntity]]] = defaultdict(list)
    merged: list[list[SeenEntity]] = []
    for group in groups:
        parts = name_parts(shown(group))
        given = nicknames().get(parts[0], parts[0])
        by_name[given, parts[-1]].append(group)
    for alike in by_name.values():
        if len(alike) > 1 and _are_one_by_office(alike):
            merged.append(sorted((e for group in alike for e in group), key=lambda e: e.key))
        else:
            merged.extend(alike)
    return merged


def _are_one_by_office(alike: Sequence[Sequence[SeenEntity]]) -> bool:
    """Whether all groups share an office, or an article calls one by both names, and nothing parts them."""
    marks = [_marks(shown(group)) for group in alike]
    if any(len({m[i] for m in marks} - {""}) > 1 for i in (0, 1)):
        return False
    pairs = [*combinations(alike, 2)]
    if any(contradict(a, b) for one, other in pairs for a in one for b in other):
        return False
    return all(heads_of(*one) & heads_of(*other) for one, other in pairs) or _called_both(alike)


def _called_both(alike: Sequence[Sequence[SeenEntity]]) -> bool:
    """Whether an article calls one person by the names of both of two groups."""
    if len(alike) != 2:
        return False
    names = [name_parts(shown(group)) for group in alike]
    forms = [{name_parts(form) for e in group for form in e.forms} for group in alike]
    return names[0] in forms[1] or names[1] in forms[0]


def _with_second_surnames(groups: Sequence[list[SeenEntity]]) -> list[list[SeenEntity]]:
    """Merge "Ana Roe" into the one "Ana Roe Poe" who is given the same office."""
    named = [(name_parts(shown(group)), group) for group in groups]
    longer: dict[tuple[str, ...], list[list[SeenEntity]]] = defaultdict(list)
    for parts, group in named:
        for size in range(2, len(parts)):
            longer[parts[:size]].append(group)
    merged: dict[int, list[SeenEntity]] = {id(group): [*group] for _, group in named}
    for parts, group in named:
        owners = longer[parts] if len(parts) > 1 else []
        if len(owners) == 1 and id(owners[0]) in merged and _share_office(group, owners[0]):
            merged[id(owners[0])] += merged.pop(id(group))
    return [sorted(group, key=lambda e: e.key) for group in merged.values()]


def _turned(groups: Sequence[list[SeenEntity]]) -> list[list[SeenEntity]]:
    """Merge "Roe Jane" into "Jane Roe" where both are given one office, and nothing speaks against it."""
    merged: dict[tuple[str, ...], list[list[SeenEntity]]] = defaultdict(list)
    for group in groups:
        merged[tuple(sorted(name_parts(shown(group))))].append(group)
    found: list[list[SeenEntity]] = []
    for alike in merged.values():
        one, other = alike if len(alike) == 2 else ([], [])
        turned = one and name_parts(shown(one)) != name_parts(shown(other))
        if turned and _share_office(one, other):
            found.append(sorted(one + other, key=lambda e: e.key))
        else:
            found.extend(alike)
    return found


def _share_office(one: Sequence[SeenEntity], other: Sequence[SeenEntity]) -> bool:
    """Whether two groups of mentions are given one office, and never two of one time."""
    if any(contradict(a, b) for a in one for b in other):
        return False
    return any(one_office(a, b) for a in heads_of(*one) for b in heads_of(*other))


def _initials_only(middle: tuple[str, ...]) -> bool:
    return all(len(part) == 1 or INITIALS.fullmatch(part) for part in middle)


def _marks(name: str) -> tuple[str, str]:
    """Return what tells two people of one name apart: middle initials, and Jr or Sr."""
    middle = name_parts(name)[1:-1]
    letters = "".join(middle).replace(".", "") if _initials_only(middle) else ""
    return letters, name_suffix(name)


def _by_roles(group: list[SeenEntity]) -> list[list[SeenEntity]]:
    """Part a group whose members hold contradicting offices at one time.

    Whoever holds no office of a country contradicts nobody and needs no look at the others. Of those
    with the same roles on the same day two are looked at: one article does not contradict itself.
    """
    parts: list[list[SeenEntity]] = []
    holders: list[dict[tuple[frozenset[str], date | None], list[SeenEntity]]] = []
    for entity in sorted(group, key=lambda e: e.key):
        holds = bool(offices_of_states(entity.roles))
        fits = (n for n, held in enumerate(holders) if not (holds and _is_opposed(entity, held)))
        place = next(fits, len(parts))
        if place == len(parts):
            parts.append([])
            holders.append({})
        parts[place].append(entity)
        same = holders[place].setdefault((entity.roles, entity.day), []) if holds else []
        if len(same) < 2 and all(other.article != entity.article for other in same):
            same.append(entity)
    return parts


def _is_opposed(entity: SeenEntity, held: Mapping[Any, Iterable[SeenEntity]]) -> bool:
    """Whether somebody's office contradicts one of those held."""
    return any(contradict(entity, other) for some in held.values() for other in some)
