"""What may be one or may be two, for a reader to decide: never merged or parted by itself.

A merge is suggested where two names can be one person or organisation and nothing asserts it: a
lone surname and those who bear it, namesakes that were kept apart, a short given name, one office
at one time, a spelling that differs by letters, a name that articles take for two kinds of thing.
A split is suggested where one name holds the same office of two countries.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from dashboard.linking.entities.roles import (
    ONE_TIME,
    heads_of,
    offices_of,
    offices_of_states,
    opposed,
)
from dashboard.linking.entities.surnames import NAMED_IN_FULL, is_surname
from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.organisations import core, initials, is_acronym
from dashboard.parsing.entities.person_names import name_parts, same_given, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.entities.seen import EntityLink, SeenEntity

Reason = Literal[
    "surname", "namesakes", "short name", "office", "spelling", "kinds", "acronym", "two offices"
]
ALIKE = 80
"""Likeness in per cent (rapidfuzz ratio) of two spellings of one part of a person's name."""
ALIKE_ORGANISATIONS = 90
"""The same for the whole names of two organisations."""
SHOWN = 3
"""Articles that are shown as evidence for each side."""
NUMBER = re.compile(r"\d+")
BEARERS = 5
"""A surname that more persons bear than this says nothing."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entities that may be one, or one that may be two (then ``other`` is the same), and why.

    ``evidence`` holds (article id, entity id in it), up to three for each side, one side first.
    """

    kind: Literal["merge", "split"]
    reason: Reason
    one: EntityLink
    other: EntityLink
    evidence: tuple[tuple[str, str], ...]


def suggest(
    seen: Sequence[SeenEntity], links: Mapping[tuple[str, str], EntityLink]
) -> tuple[Suggestion, ...]:
    """Return what may be merged or split, sorted; a pair is told once, for its strongest reason."""
    members: dict[EntityLink, list[SeenEntity]] = defaultdict(list)
    for entity in seen:
        if entity.mentions and not entity.identity.startswith("role:"):
            members[links[entity.key]].append(entity)
    known = load_gazetteer().by_id
    open_to = {link: some for link, some in members.items() if link.entity not in known}
    pairs: dict[tuple[EntityLink, EntityLink], Reason] = {}
    for reason, one, other in (*_people(open_to), *_kinds(open_to), *_organisations(open_to)):
        first, second = sorted((one, other), key=lambda link: link.entity)
        pairs.setdefault((first, second), reason)
    merges = [
        Suggestion("merge", reason, one, other, (*_shown(members[one]), *_shown(members[other])))
        for (one, other), reason in pairs.items()
    ]
    found = [*merges, *_splits(open_to)]
    return tuple(sorted(found, key=lambda s: (s.one.entity, s.other.entity, s.kind)))


type Members = Mapping[EntityLink, Sequence[SeenEntity]]
type Found = tuple[Reason, EntityLink, EntityLink]


def _shown(members: Iterable[SeenEntity]) -> list[tuple[str, str]]:
    """Return where an entity is seen best: most mentions first."""
    return [e.key for e in sorted(members, key=lambda e: (-e.mentions, e.key))[:SHOWN]]


def _people(members: Members) -> Iterator[Found]:
    """Yield the persons who may be one, the strongest reasons first."""
    whole = {link: name_parts(link.name) for link in members if link.entity.startswith("per:")}
    by_surname: dict[tuple[str, ...], list[EntityLink]] = defaultdict(list)
    for link, parts in sorted(whole.items(), key=lambda pair: pair[0].entity):
        for i in range(1, len(parts)):
            by_surname[parts[i:]].append(link)
    for link in members:
        bearers = by_surname.get(name_parts(link.name), [])
        lone = link.entity.startswith("surname:")
        if lone and is_surname(link.name) and len(bearers) <= BEARERS:
            named = len(members[link]) * NAMED_IN_FULL
            likely = (
                bearer
                for bearer in bearers
                if len(members[bearer]) >= named or _one_head(members[link], members[bearer])
            )
            yield from (("surname", link, bearer) for bearer in likely)
    for surname, bearers in by_surname.items():
        if len(surname) == 1:
            for one, other in combinations(bearers, 2):
                if reason := _one_person(one, other, whole, members):
                    yield reason, one, other
    yield from _spelled_alike(whole, members)


def _one_person(
    one: EntityLink,
    other: EntityLink,
    whole: Mapping[EntityLink, tuple[str, ...]],
    members: Members,
) -> Reason | None:
    """Return why two persons of one surname may be one; None where nothing says so."""
    mine, theirs = whole[one], whole[other]
    if mine == theirs or (mine[0], mine[-1]) == (theirs[0], theirs[-1]):
        return "namesakes"
    if _together(members[one], members[other]):
        return None
    if same_given(mine[0], theirs[0]):
        return "short name"
    return "office" if _one_office(members[one], members[other]) else None


def _together(one: Iterable[SeenEntity], other: Iterable[SeenEntity]) -> bool:
    """Whether an article names both: then it means two."""
    return not {e.article for e in one}.isdisjoint(e.article for e in other)


def _one_head(one: Iterable[SeenEntity], other: Iterable[SeenEntity]) -> bool:
    """Whether a lone surname and who bears it are called by one office: "President Roe"."""
    return not heads_of(*one).isdisjoint(heads_of(*other))


def _one_office(one: Iterable[SeenEntity], other: Iterable[SeenEntity]) -> bool:
    """Whether two persons are given the same office of the same country within sixty days."""
    return any(
        a.day and b.day and abs(a.day - b.day) <= ONE_TIME and offices_of(a) & offices_of(b)
        for a in one
        for b in other
        if a.roles and b.roles
    )


def _spelled_alike(
    whole: Mapping[EntityLink, tuple[str, ...]], members: Members
) -> Iterator[Found]:
    """Yield persons whose names differ in the letters of one part: Lukash and Lukasch."""
    buckets: dict[tuple[str, ...], list[EntityLink]] = defaultdict(list)
    for link, parts in whole.items():
        given, surname = parts[0], parts[-1]
        buckets["given", given, surname[:2]].append(link)
        buckets["given", given, surname[-3:]].append(link)
        buckets["surname", surname, given[:1]].append(link)
    for bucket in buckets.values():
        for one, other in combinations(bucket, 2):
            mine, theirs = whole[one], whole[other]
            part = 0 if mine[-1] == theirs[-1] else -1
            if (
                min(len(mine[part]), len(theirs[part])) >= 4
                and mine[part] != theirs[part]
                and fuzz.ratio(mine[part], theirs[part]) >= ALIKE
                and not _together(members[one], members[other])
            ):
                yield "spelling", one, other


def _kinds(members: Members) -> Iterator[Found]:
    """Yield names that articles take for two kinds of thing."""
    by_name: dict[str, list[EntityLink]] = defaultdict(list)
    for link in members:
        by_name[slug(link.name)].append(link)
    for alike in by_name.values():
        for one, other in combinations(alike, 2):
            if one.type != other.type:
                yield "kinds", one, other


def _organisations(members: Members) -> Iterator[Found]:
    """Yield organisations that may be one: an acronym that nothing defines, or one spelling off."""
    names = {link: core(link.name) for link in members if link.type == "ORG"}
    yield from _undefined(names)
    buckets: dict[tuple[str, ...], list[EntityLink]] = defaultdict(list)
    for link, words in names.items():
        if len(words) > 1 and not is_acronym(link.name):
            buckets["first", words[0], words[1][:1]].append(link)
            buckets["last", *words[1:]].append(link)
    for bucket in buckets.values():
        for one, other in combinations(bucket, 2):
            alike = _one_spelling_off(" ".join(names[one]), " ".join(names[other]))
            if alike and not (
                _of_two_lands(names[one], names[other]) or _together(members[one], members[other])
            ):
                yield "spelling", one, other


def _of_two_lands(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether the words that tell two names apart are of countries: "Indian" and "Iranian"."""
    known = load_gazetteer()
    apart = (word.title() for word in {*one} ^ {*other})
    return any(word in known.demonyms or word in known.names for word in apart)


def _undefined(names: Mapping[EntityLink, tuple[str, ...]]) -> Iterator[Found]:
    """Yield acronyms that no article defines, with what they may stand for."""
    by_letters: dict[str, list[EntityLink]] = defaultdict(list)
    for link, words in names.items():
        if len(words) > 2 and not is_acronym(link.name):
            for letters in initials(link.name):
                by_letters[letters].append(link)
    for link in names:
        fitting = by_letters.get(link.name.replace(".", "").upper(), ())
        if is_acronym(link.name) and len(fitting) <= BEARERS:
            yield from (("acronym", link, whole) for whole in fitting)


def _one_spelling_off(one: str, other: str) -> bool:
    """Whether two names differ in letters only: "Resolution 2254" is not "Resolution 2593"."""
    if NUMBER.findall(one) != NUMBER.findall(other):
        return False
    return bool(fuzz.ratio(one, other, score_cutoff=ALIKE_ORGANISATIONS))


def _splits(members: Members) -> Iterator[Suggestion]:
    """Yield persons who are given one office of two countries, at whatever times."""
    for link, some in members.items():
        first: dict[frozenset[str], SeenEntity] = {}
        for entity in sorted(some, key=lambda e: e.key):
            if link.type == "PER" and offices_of_states(entity.roles):
                first.setdefault(entity.roles, entity)
        against = [
            (a, b)
            for a, b in combinations(first.values(), 2)
            if a.article != b.article and opposed(a, b)
        ]
        if against:
            one, other = min(against, key=lambda pair: (pair[0].key, pair[1].key))
            yield Suggestion("split", "two offices", link, link, (one.key, other.key))
