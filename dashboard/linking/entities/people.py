"""Persons across articles: the same full name is one person, unless something speaks against it.

A lone surname is linked only where one full name with it stands in the articles of the thirty days
around, holding nine in ten of the mentions; where two people are possible neither is asserted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

from dashboard.linking.entities.roles import contradict, office, offices_of_states, one_office
from dashboard.linking.entities.seen import EntityLink
from dashboard.parsing.entities.ids import slug
from dashboard.parsing.entities.persons import name_parts, name_suffix, nicknames
from dashboard.parsing.entities.roles import role_heads

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dashboard.linking.entities.seen import SeenEntity

SURNAME_WINDOW = timedelta(days=30)
SURNAME_SHARE = 0.9
NAMED_IN_FULL = 0.1
"""Share of the articles with a surname, in these weeks, that must give the bearer's full name.

"Roe" in forty articles is not the Roe whom one of them names in full, unless an office tells.
"""
FEW_HOLD = frozenset({"president", "vice president", "king", "queen", "pope"})
"""Offices that few hold at a time, beside those of states."""


def link_people(seen: Sequence[SeenEntity]) -> dict[tuple[str, str], EntityLink]:
    """Return the links of persons, full names first and lone surnames by them."""
    full = [e for e in seen if e.identity.startswith("per:")]
    groups = [part for same in _same_names(full) for part in _by_roles(same)]
    groups = _turned(_with_short_forms(groups))
    links: dict[tuple[str, str], EntityLink] = {}
    used: Counter[str] = Counter()
    for group in sorted(groups, key=lambda g: g[0].key):
        name = shown(group)
        key = f"per:{slug(name)}"
        used[key] += 1
        entity = key if used[key] == 1 else f"{key}-{used[key]}"
        links.update((e.key, EntityLink(entity, name, "PER")) for e in group)
    links.update(_surnames([e for e in seen if e.identity.startswith("surname:")], full, links))
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
    """Merge "Tony Roe" into "Antony Roe" where all whom the name fits are given the same office."""
    by_name: dict[tuple[str, str], list[list[SeenEntity]]] = defaultdict(list)
    merged: list[list[SeenEntity]] = []
    for group in groups:
        parts = name_parts(shown(group))
        given = nicknames().get(parts[0], parts[0])
        by_name[given, parts[-1]].append(group)
    for alike in by_name.values():
        offices = [{office(r)[0] for e in group for r in e.roles} - {""} for group in alike]
        marks = [_marks(shown(group)) for group in alike]
        told_apart = any(len({m[i] for m in marks} - {""}) > 1 for i in (0, 1))
        opposed = any(
            contradict(a, b) for one, other in combinations(alike, 2) for a in one for b in other
        )
        same = all(one & other for one, other in combinations(offices, 2))
        if len(alike) > 1 and same and not (told_apart or opposed):
            merged.append(sorted((e for group in alike for e in group), key=lambda e: e.key))
        else:
            merged.extend(alike)
    return merged


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
    offices = [{office(r)[0] for e in group for r in e.roles} - {""} for group in (one, other)]
    opposed = any(contradict(a, b) for a in one for b in other)
    return not opposed and any(one_office(a, b) for a in offices[0] for b in offices[1])


def _initials_only(middle: tuple[str, ...]) -> bool:
    return all(len(part) == 1 for part in middle)


def _marks(name: str) -> tuple[str, str]:
    """Return what tells two people of one name apart: middle initials, and Jr or Sr."""
    return "".join(name_parts(name)[1:-1]) if _initials_only(
        name_parts(name)[1:-1]
    ) else "", name_suffix(name)


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


def _surnames(
    lone: Sequence[SeenEntity],
    full: Sequence[SeenEntity],
    links: dict[tuple[str, str], EntityLink],
) -> dict[tuple[str, str], EntityLink]:
    """Return the links of lone surnames that can mean one person only."""
    bearers = _bearers(full)
    days: dict[tuple[str, ...], list[date]] = defaultdict(list)
    for entity in sorted((e for e in lone if e.day), key=lambda e: str(e.day)):
        days[name_parts(entity.name)].extend([entity.day] if entity.day else [])
    called: dict[tuple[str, ...], list[SeenEntity]] = defaultdict(list)
    for entity in lone:
        if _offices(entity):
            called[name_parts(entity.name)].append(entity)
    found = {}
    for entity in lone:
        near = [b for b in bearers.get(name_parts(entity.name), ()) if _near(entity, b)]
        others = (e for e in called[name_parts(entity.name)] if _near(entity, e))
        offices = _offices(entity) or {head for other in others for head in _offices(other)}
        near = _of_office(entity, near, links, offices)
        best = _only_bearer(near, links, name_parts(entity.name))
        if best is None or any(b.article == entity.article for b in near):
            continue
        full_in = len({b.article for b in near})
        called_so = _within(days[name_parts(entity.name)], entity.day)
        if full_in >= NAMED_IN_FULL * called_so or _shown_by_office(near, offices):
            found[entity.key] = best
    return found


def _only_bearer(
    near: Sequence[SeenEntity],
    links: Mapping[tuple[str, str], EntityLink],
    surname: tuple[str, ...],
) -> EntityLink | None:
    """Return the one person whom a lone name can mean, None where there are two, or none.

    Who has the name for the first word of the own one, and a tenth of the mentions at most, stands
    against nobody: a headline's "Roe Ulmland" is seldom a person.
    """
    counts: Counter[EntityLink] = Counter()
    for bearer in near:
        counts[links[bearer.key]] += max(1, bearer.mentions)
    by_surname = {links[b.key] for b in near if name_parts(b.name)[-len(surname) :] == surname}
    best = min(counts, key=lambda link: (-counts[link], link.entity), default=None)
    if best is None or counts[best] < SURNAME_SHARE * counts.total():
        return None
    return best if len(counts) == 1 or by_surname == {best} else None


def _shown_by_office(near: Iterable[SeenEntity], heads: Collection[str]) -> bool:
    """Whether several articles give the bearer named in full one of the offices that few hold.

    The only Roe called president in these weeks is then the President Roe of all other articles.
    """
    kinds = role_heads()
    few = {head for head in heads if head in FEW_HOLD or kinds[head][1] == "state"}
    return len({bearer.article for bearer in near if few & _offices(bearer)}) > 1


def _bearers(full: Sequence[SeenEntity]) -> dict[tuple[str, ...], list[SeenEntity]]:
    """Return those named in full by each part of their names that may stand for them alone."""
    found: dict[tuple[str, ...], list[SeenEntity]] = defaultdict(list)
    for entity in full:
        parts = name_parts(entity.name)
        for i in range(1, len(parts)):
            found[parts[i:]].append(entity)
        if _family_first(entity, parts):
            found[parts[:1]].append(entity)
    return found


def _within(days: Sequence[date], day: date | None) -> int:
    """Return how many of the days, in order, lie in the window around a day."""
    if day is None:
        return 0
    return bisect_right(days, day + SURNAME_WINDOW) - bisect_left(days, day - SURNAME_WINDOW)


def _family_first(entity: SeenEntity, parts: tuple[str, ...]) -> bool:
    """Whether the article calls somebody by the first word of the name alone: Xi for Xi Jinping."""
    alone = {name_parts(form) for form in entity.forms if " " not in form}
    return parts[:1] in alone and parts[-1:] not in alone


def _of_office(
    lone: SeenEntity,
    near: Sequence[SeenEntity],
    links: Mapping[tuple[str, str], EntityLink],
    offices: Collection[str],
) -> Sequence[SeenEntity]:
    """Return the bearers whom the office of a lone name leaves possible.

    "President Roe" is the one Roe of these weeks who is called president. Where nobody is, it is
    nobody known: a Roe named in full may be the president's son. ``offices`` are its own, else those
    of the same lone name in the articles around.
    """
    held: dict[EntityLink, set[str]] = defaultdict(set)
    for bearer in near:
        if not contradict(lone, bearer):
            held[links[bearer.key]] |= _offices(bearer)
    if not offices:
        return near
    holders = {
        link
        for link, heads in held.items()
        if any(one_office(a, b) for a in heads for b in offices)
    }
    return [b for b in near if links[b.key] in holders]


def _offices(entity: SeenEntity) -> set[str]:
    """Return the offices that an article gives somebody, without whose they are."""
    return {office(role)[0] for role in entity.roles} - {""}


def _near(one: SeenEntity, other: SeenEntity) -> bool:
    """Whether two articles lie within the window; without a date nothing is near."""
    return bool(one.day and other.day) and abs(one.day - other.day) <= SURNAME_WINDOW
