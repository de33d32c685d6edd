"""Suggested merges and splits, for a reader to decide.

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

import numpy as np
from rapidfuzz import fuzz, process

from dashboard.linking.entities.roles import (
    ONE_TIME,
    heads_of,
    offices_of,
    offices_of_states,
    opposed,
)
from dashboard.linking.entities.surnames import NAMED_IN_FULL, is_surname
from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.names import (
    core,
    initials,
    is_acronym,
    name_parts,
    same_given,
    slug,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.entities.entity_rows import EntityLink, Linked, Numbers, Seen, SeenEntity

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
AT_ONCE = 1000
"""Names that are compared with all others of their bucket at once."""
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


def suggest(seen: Seen, links: Linked) -> tuple[Suggestion, ...]:
    """Return what may be merged or split, sorted; a pair is told once, for its strongest reason."""
    known = load_gazetteer().by_id
    open_to = Members(seen, links, lambda link: link.entity not in known)
    pairs: dict[tuple[EntityLink, EntityLink], Reason] = {}
    for reason, one, other in (*_people(open_to), *_kinds(open_to), *_organisations(open_to)):
        first, second = sorted((one, other), key=lambda link: link.entity)
        pairs.setdefault((first, second), reason)
    merges = [
        Suggestion("merge", reason, one, other, (*open_to.shown(one), *open_to.shown(other)))
        for (one, other), reason in pairs.items()
    ]
    found = [*merges, *_splits(open_to)]
    return tuple(sorted(found, key=lambda s: (s.one.entity, s.other.entity, s.kind)))


type Found = tuple[Reason, EntityLink, EntityLink]


class Members:
    """The rows of each of those linked entities that are ``open``: of all that name one, in order."""

    def __init__(self, seen: Seen, links: Linked, is_open: Callable[[EntityLink], bool]) -> None:
        self._seen = seen
        office = np.array([one.identity.startswith("role:") for one in seen.profiles], dtype=bool)
        wanted = np.array([*map(is_open, links.every)], dtype=bool)
        named = (seen.mentions > 0) & (links.numbers >= 0)
        rows = np.flatnonzero(named)
        rows = rows[wanted[links.numbers[rows]] & ~office[seen.profile[rows]]]
        self._rows = rows[np.argsort(links.numbers[rows], kind="stable")]
        numbers, starts = np.unique(links.numbers[self._rows], return_index=True)
        ends = np.append(starts[1:], len(self._rows))
        by_first = np.argsort(self._rows[starts], kind="stable")
        self._places = {
            links.every[numbers[one]]: (int(starts[one]), int(ends[one]))
            for one in by_first.tolist()
        }
        self._heads: dict[EntityLink, set[str]] = {}

    def __getitem__(self, link: EntityLink) -> Numbers:
        """Return the numbers of the rows of an entity."""
        return self._rows[slice(*self._places[link])]

    def __iter__(self) -> Iterator[EntityLink]:
        """Yield the entities in the order of their first rows."""
        return iter(self._places)

    def count(self, link: EntityLink) -> int:
        """Return how many rows an entity has."""
        start, end = self._places[link]
        return end - start

    def profiles(self, link: EntityLink) -> dict[int, int]:
        """Return the numbers of the profiles of an entity, each with that of its first row."""
        numbers, first = np.unique(self._seen.profile[self[link]], return_index=True)
        return dict(zip(numbers.tolist(), self[link][first].tolist(), strict=True))

    def heads(self, link: EntityLink) -> set[str]:
        """Return the heads of the offices that articles give an entity."""
        if link not in self._heads:
            self._heads[link] = heads_of(*(self._seen.profiles[one] for one in self.profiles(link)))
        return self._heads[link]

    def shown(self, link: EntityLink) -> list[tuple[str, str]]:
        """Return where an entity is seen best: most mentions first."""
        rows = self[link]
        best = np.argsort(-self._seen.mentions[rows], kind="stable")[:SHOWN]
        return self._seen.keys(rows[best])

    def together(self, one: EntityLink, other: EntityLink) -> bool:
        """Whether an article names both: then it means two."""
        mine, theirs = (self._seen.article[self[link]] for link in (one, other))
        return bool(np.isin(mine, theirs).any())

    def one_office(self, one: EntityLink, other: EntityLink) -> bool:
        """Whether two persons are given the same office of the same country within sixty days."""
        mine, theirs = (self._days_of_offices(link) for link in (one, other))
        return any(
            _within(mine[office], theirs[office], ONE_TIME.days)
            for office in mine.keys() & theirs.keys()
        )

    def _days_of_offices(self, link: EntityLink) -> dict[tuple[str, str], Numbers]:
        """Return the days, in order, on which articles give an entity each office of one country or body."""
        rows, seen = self[link], self._seen
        days: dict[tuple[str, str], list[Numbers]] = defaultdict(list)
        for number in self.profiles(link):
            offices = offices_of(seen.profiles[number])
            if offices:
                own = seen.days[seen.article[rows[seen.profile[rows] == number]]]
                for office in offices:
                    days[office].append(own[own > 0])
        return {office: np.unique(np.concatenate(some)) for office, some in days.items()}

    def rows(self, numbers: Iterable[int]) -> list[SeenEntity]:
        """Return rows by their numbers, in order."""
        return self._seen.some(np.array(sorted(numbers), np.int64))

    def holding_offices(self) -> list[EntityLink]:
        """Return the entities to which articles give an office of a country, in the order of their first rows."""
        profiles = self._seen.profiles
        office = np.array([bool(offices_of_states(one.roles)) for one in profiles], dtype=bool)
        held = np.append(0, np.cumsum(office[self._seen.profile[self._rows]]))
        return [link for link, (start, end) in self._places.items() if held[end] > held[start]]

    def of_states(self, link: EntityLink) -> list[SeenEntity]:
        """Return the first row of all those that give an entity the same roles, where an office of a country is in them."""
        first: dict[frozenset[str], int] = {}
        for number, row in self.profiles(link).items():
            roles = self._seen.profiles[number].roles
            if offices_of_states(roles):
                first[roles] = min(row, first.get(roles, row))
        return self.rows(first.values())


def _within(days: Numbers, others: Numbers, apart: int) -> bool:
    """Whether one of some days lies within so many of another; both are in order."""
    first = np.searchsorted(others, days - apart, "left")
    return bool((np.searchsorted(others, days + apart, "right") > first).any())


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
            named = members.count(link) * NAMED_IN_FULL
            likely = (
                bearer
                for bearer in bearers
                if members.count(bearer) >= named or members.heads(link) & members.heads(bearer)
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
    if members.together(one, other):
        return None
    if same_given(mine[0], theirs[0]):
        return "short name"
    return "office" if members.one_office(one, other) else None


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
                and not members.together(one, other)
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
    for bucket in (some for some in buckets.values() if len(some) > 1):
        for one, other in _one_spelling_off(bucket, names):
            if not (_of_two_lands(names[one], names[other]) or members.together(one, other)):
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


def _one_spelling_off(
    bucket: Sequence[EntityLink], names: Mapping[EntityLink, tuple[str, ...]]
) -> Iterator[tuple[EntityLink, EntityLink]]:
    """Yield the pairs of names that differ in letters only: "Resolution 2254" is not "Resolution 2593"."""
    written = [" ".join(names[link]) for link in bucket]
    numbers = [NUMBER.findall(one) for one in written]
    for first in range(0, len(bucket), AT_ONCE):
        some = written[first : first + AT_ONCE]
        alike = process.cdist(
            some, written[first:], scorer=fuzz.ratio, score_cutoff=ALIKE_ORGANISATIONS
        )
        for one, other in np.argwhere(np.triu(alike, 1)).tolist():
            if numbers[first + one] == numbers[first + other]:
                yield bucket[first + one], bucket[first + other]


def _splits(members: Members) -> Iterator[Suggestion]:
    """Yield persons who are given one office of two countries, at whatever times."""
    for link in members.holding_offices():
        first = members.of_states(link) if link.type == "PER" else []
        against = [
            (a, b) for a, b in combinations(first, 2) if a.article != b.article and opposed(a, b)
        ]
        if against:
            one, other = min(against, key=lambda pair: (pair[0].key, pair[1].key))
            yield Suggestion("split", "two offices", link, link, (one.key, other.key))
