"""What articles say about entities, in columns, for linking to work on.

What many articles have in common of an entity, its name, forms and roles, is one profile: of a million articles
a row is three numbers. Whoever asks for a row gets it made.
"""

from __future__ import annotations

from abc import abstractmethod
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from dashboard.model import Annotations, Article

    type Key = tuple[str, str]
    type Numbers = np.ndarray[tuple[int], np.dtype[np.integer]]

AT_HAND = 2000
"""Articles whose links are kept for another look."""


@dataclass(frozen=True, slots=True)
class EntityLink:
    """The entity that an article's entity turned out to be."""

    entity: str
    name: str
    type: str

    def __hash__(self) -> int:
        """Return that of the id, which is one in a collection: links are keys of much that is counted."""
        return hash(self.entity)


@dataclass(frozen=True, slots=True)
class SeenEntity:
    """An entity as one article has it: its names there, how often, with which roles, and when.

    ``identity`` is what linking takes it for: its id in the article until the collection knows better.
    """

    article: str
    entity: str
    name: str
    type: str
    mentions: int
    forms: frozenset[str]
    roles: frozenset[str]
    day: date | None
    identity: str
    key: tuple[str, str] = field(init=False, repr=False, compare=False)
    """The article's id and the entity's id in it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", (self.article, self.entity))


@dataclass(frozen=True, slots=True)
class Profile:
    """What articles may have in common of an entity; whether one of them gives its name is ``named``."""

    entity: str
    name: str
    type: str
    forms: frozenset[str]
    roles: frozenset[str]
    named: bool
    identity: str


@dataclass(frozen=True)
class Seen:
    """The entities of articles, a row for each, in the order of article and entity ids.

    Of each row ``article`` and ``profile`` are numbers in ``articles`` and ``profiles``; these are in the order of
    their first rows. ``days`` are those of the articles, 0 where there is none.
    """

    articles: Sequence[str] = ()
    days: Numbers = field(default_factory=lambda: np.empty(0, np.int32))
    profiles: Sequence[Profile] = ()
    article: Numbers = field(default_factory=lambda: np.empty(0, np.int32))
    profile: Numbers = field(default_factory=lambda: np.empty(0, np.int32))
    mentions: Numbers = field(default_factory=lambda: np.empty(0, np.int32))

    @classmethod
    def of(
        cls,
        articles: Sequence[str],
        days: Numbers,
        profiles: Sequence[Profile],
        article: Numbers,
        profile: Numbers,
        mentions: Numbers,
    ) -> Seen:
        """Return rows put in order, given those of each article together and in the order of entity ids."""
        order = sorted(range(len(articles)), key=articles.__getitem__)
        rank = np.empty(len(order), np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        article = rank[article]
        rows = np.argsort(article, kind="stable")
        used, first, number = np.unique(profile[rows], return_index=True, return_inverse=True)
        by_first = np.argsort(first)
        place = np.empty(len(used), np.int32)
        place[by_first] = np.arange(len(used), dtype=np.int32)
        return cls(
            [articles[one] for one in order],
            days[order],
            [profiles[one] for one in used[by_first].tolist()],
            article[rows],
            place[number],
            mentions[rows],
        )

    def __len__(self) -> int:
        return len(self.article)

    def only(self, articles: Collection[str]) -> Seen:
        """Return the rows of some of the articles."""
        stays = self._among(articles)
        if stays.all():
            return self
        rows = stays[self.article]
        number = np.cumsum(stays, dtype=np.int32) - 1
        return self.of(
            [one for one, stay in zip(self.articles, stays.tolist(), strict=True) if stay],
            self.days[stays],
            self.profiles,
            number[self.article[rows]],
            self.profile[rows],
            self.mentions[rows],
        )

    def of_articles(self, articles: Collection[str]) -> np.ndarray:
        """Return which rows are of some of the articles."""
        return self._among(articles)[self.article]

    def _among(self, articles: Collection[str]) -> np.ndarray:
        return np.array([one in articles for one in self.articles], dtype=bool)

    def joined(self, other: Seen) -> Seen:
        """Return these rows and those of other articles."""
        number = {one: place for place, one in enumerate(self.profiles)}
        theirs = [number.setdefault(one, len(number)) for one in other.profiles]
        places = np.array(theirs, np.int32)
        return self.of(
            [*self.articles, *other.articles],
            np.append(self.days, other.days),
            [*number],
            np.append(self.article, other.article + np.int32(len(self.articles))),
            np.append(self.profile, places[other.profile]),
            np.append(self.mentions, other.mentions),
        )

    def taken_for(self, profiles: Sequence[Profile]) -> Seen:
        """Return the same rows with other profiles, one for each."""
        return replace(self, profiles=profiles)

    @cached_property
    def counts(self) -> list[int]:
        """How many rows have each profile."""
        return np.bincount(self.profile, minlength=len(self.profiles)).tolist()

    @cached_property
    def firsts(self) -> list[int]:
        """The number of the first row of each profile."""
        return np.unique(self.profile, return_index=True)[1].tolist()

    @cached_property
    def weights(self) -> list[int]:
        """How many mentions each profile has in all; a row without any counts as one."""
        weighed = np.maximum(self.mentions, 1)
        return np.bincount(self.profile, weighed, len(self.profiles)).astype(np.int64).tolist()

    @cached_property
    def starts(self) -> Numbers:
        """Where the rows of each article begin, and where the last ones end."""
        return np.searchsorted(self.article, np.arange(len(self.articles) + 1))

    @cached_property
    def _by_profile(self) -> tuple[Numbers, Numbers]:
        """The numbers of all rows, profile by profile, and where those of each begin and the last ones end."""
        order = np.argsort(self.profile, kind="stable").astype(np.int32)
        return order, np.append(0, np.cumsum(self.counts))

    def rows_of(self, profiles: Iterable[int]) -> Numbers:
        """Return the numbers of the rows that have some profiles, in order."""
        order, starts = self._by_profile
        some = [order[starts[one] : starts[one + 1]] for one in profiles]
        return some[0] if len(some) == 1 else np.sort(np.concatenate([order[:0], *some]))

    def some(self, numbers: Numbers) -> list[SeenEntity]:
        """Return some of the rows."""
        if not len(numbers):
            return []
        at = self.article[numbers]
        columns = (at, self.days[at], self.profile[numbers], self.mentions[numbers])
        return [
            _row(self.articles[article], day, self.profiles[profile], mentions)
            for article, day, profile, mentions in zip(
                *(one.tolist() for one in columns), strict=True
            )
        ]

    def all(self) -> list[SeenEntity]:
        """Return all rows."""
        return self.some(np.arange(len(self)))

    def place(self, article: str) -> int:
        """Return the number of an article, -1 where it has no row."""
        place = bisect_left(self.articles, article)
        there = place < len(self.articles) and self.articles[place] == article
        return place if there else -1

    def keys(self, numbers: Numbers) -> list[Key]:
        """Return the ids of article and entity of some rows."""
        pairs = zip(self.article[numbers].tolist(), self.profile[numbers].tolist(), strict=True)
        return [(self.articles[one], self.profiles[other].entity) for one, other in pairs]


def _row(article: str, day: int, profile: Profile, mentions: int) -> SeenEntity:
    printed = date.fromordinal(day) if day else None
    return SeenEntity(
        article,
        profile.entity,
        profile.name,
        profile.type,
        mentions,
        profile.forms,
        profile.roles,
        printed,
        profile.identity,
    )


class OfArticles(Mapping[tuple[str, str], EntityLink]):
    """What the entities of articles were linked to, those of an article told when one of them is asked for."""

    def __init__(self) -> None:
        self._told: dict[str, dict[str, EntityLink]] = {}

    @property
    @abstractmethod
    def articles(self) -> Iterable[str]:
        """The articles, in order."""

    @property
    @abstractmethod
    def faces(self) -> list[EntityLink]:
        """Each linked entity once, as it is called."""

    @abstractmethod
    def read(self, article: str) -> dict[str, EntityLink]:
        """Return the links of the entities of an article, by their ids in it."""

    def of(self, article: str) -> dict[str, EntityLink]:
        """Return what ``read`` does; those of the articles that were asked for last are at hand."""
        if article not in self._told:
            if len(self._told) >= AT_HAND:
                self._told.clear()
            self._told[article] = self.read(article)
        return self._told[article]

    def __getitem__(self, key: Key) -> EntityLink:
        """Return what an article's entity was linked to."""
        return self.of(key[0])[key[1]]

    def __iter__(self) -> Iterator[Key]:
        """Yield article and entity of all."""
        return ((article, entity) for article in self.articles for entity in self.of(article))


class Linked(OfArticles):
    """What each of the ``seen`` entities was linked to: the number of a face, -1 for none."""

    def __init__(self, seen: Seen, faces: Sequence[EntityLink], numbers: Numbers) -> None:
        super().__init__()
        self.seen, self.numbers, self.every = seen, numbers, faces

    @classmethod
    def by_profile(cls, seen: Seen, links: Iterable[EntityLink]) -> Linked:
        """Return the links of all rows, given one for each profile."""
        number: dict[EntityLink, int] = {}
        places = [number.setdefault(link, len(number)) for link in links]
        return cls(seen, [*number], np.array(places, np.int32)[seen.profile])

    @classmethod
    def by_key(cls, seen: Seen, links: Mapping[Key, EntityLink]) -> Linked:
        """Return the links of rows by the ids of article and entity, none of the others."""
        number: dict[EntityLink, int] = {}
        found = (links.get(key) for key in seen.keys(np.arange(len(seen))))
        places = [-1 if one is None else number.setdefault(one, len(number)) for one in found]
        return cls(seen, [*number], np.array(places, np.int32))

    def changed(self, links: Iterable[tuple[EntityLink, Numbers | Sequence[int]]]) -> Linked:
        """Return the same with other links of some rows, given by their numbers."""
        number = {link: place for place, link in enumerate(self.every)}
        numbers = self.numbers.copy()
        for link, rows in links:
            numbers[rows] = number.setdefault(link, len(number))
        return type(self)(self.seen, [*number], numbers)

    def link(self, row: int) -> EntityLink:
        """Return the link of a row that has one."""
        return self.every[self.numbers[row]]

    @property
    def articles(self) -> Sequence[str]:
        """The articles, in order."""
        return self.seen.articles

    @property
    def faces(self) -> list[EntityLink]:
        """Each linked entity once, as it is called."""
        there = np.unique(self.numbers)
        return [self.every[number] for number in there[there >= 0].tolist()]

    def named_in(self, articles: Collection[str]) -> frozenset[str]:
        """Return the ids of what the entities of some articles were linked to."""
        numbers = self.numbers[self.seen.of_articles(articles)]
        return frozenset(self.every[one].entity for one in set(numbers.tolist()) if one >= 0)

    def naming(self, entities: Collection[str]) -> dict[Key, EntityLink]:
        """Return the links to some entities."""
        wanted = np.array([*(one.entity in entities for one in self.every), False], dtype=bool)
        rows = np.flatnonzero(wanted[self.numbers])
        return dict(zip(self.seen.keys(rows), map(self.link, rows.tolist()), strict=True))

    def read(self, article: str) -> dict[str, EntityLink]:
        """Return the links of the entities of an article, by their ids in it."""
        place = self.seen.place(article)
        if place < 0:
            return {}
        rows = slice(*self.seen.starts[place : place + 2].tolist())
        pairs = zip(self.seen.profile[rows].tolist(), self.numbers[rows].tolist(), strict=True)
        profiles = self.seen.profiles
        return {profiles[one].entity: self.every[face] for one, face in pairs if face >= 0}

    def __len__(self) -> int:
        """Return how many there are."""
        return int((self.numbers >= 0).sum())


def linked_otherwise(before: Linked, now: Linked) -> frozenset[str]:
    """Return the articles of which an entity is linked otherwise, or came or went."""
    articles, entities, faces = ({}, {}, {})
    sides = []
    for one in (before, now):
        article = _numbered(one.seen.articles, articles)[one.seen.article]
        entity = _numbered((some.entity for some in one.seen.profiles), entities)[one.seen.profile]
        face = _numbered(one.every, faces)[one.numbers] if one.every else one.numbers
        there = one.numbers >= 0
        sides.append((article[there], entity[there], face[there]))
    (own, first), (other, second) = ((side[0] * len(entities) + side[1], side[2]) for side in sides)
    changed = np.append(
        own[~_among(own, first, other, second)], other[~_among(other, second, own, first)]
    )
    names = [*articles]
    return frozenset(names[one] for one in np.unique(changed // (len(entities) or 1)).tolist())


def _numbered[T](values: Iterable[T], numbers: dict[T, int]) -> Numbers:
    return np.array([numbers.setdefault(one, len(numbers)) for one in values], np.int64)


def _among(keys: Numbers, values: Numbers, others: Numbers, theirs: Numbers) -> np.ndarray:
    """Return which keys are among others, with the same value; these are different ones."""
    if not len(others):
        return np.zeros(len(keys), bool)
    order = np.argsort(others)
    place = np.minimum(np.searchsorted(others[order], keys), len(others) - 1)
    return (others[order][place] == keys) & (theirs[order][place] == values)


def day_of(article: Article) -> date | None:
    """Return the day of publication, None where it is unknown or no date."""
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def seen_entities(parsed: Iterable[tuple[Article, Annotations]]) -> Seen:
    """Return the entities of all articles."""
    number: dict[Profile, int] = {}
    articles: list[str] = []
    days, sizes, columns = array("i"), array("i"), (array("i"), array("i"))
    for article, found_in in parsed:
        profiles = [*_profiles(article, found_in)]
        if not profiles:
            continue
        day = day_of(article)
        articles.append(article.id)
        days.append(day.toordinal() if day else 0)
        sizes.append(len(profiles))
        for profile, mentions in profiles:
            columns[0].append(number.setdefault(profile, len(number)))
            columns[1].append(mentions)
    profile, mentions = (np.array(one, np.int32) for one in columns)
    rows = np.repeat(np.arange(len(articles), dtype=np.int32), sizes)
    return Seen.of(articles, np.array(days, np.int32), [*number], rows, profile, mentions)


def _profiles(article: Article, found_in: Annotations) -> Iterator[tuple[Profile, int]]:
    """Yield the profile of each entity of an article, in the order of their ids, and how often it is named."""
    mentions = defaultdict(list)
    for mention in found_in.mentions:
        mentions[mention.entity].append(mention)
    for entity, group in sorted(mentions.items()):
        named = [m for m in group if m.kind in ("name", "credit")]
        types = Counter(m.type for m in group)
        profile = Profile(
            entity,
            group[0].name,
            min(types, key=lambda t: (-types[t], t)),
            frozenset(" ".join(article.text[m.start : m.end].split()) for m in named),
            frozenset(m.role for m in group if m.role),
            bool(named),
            entity,
        )
        yield profile, len(named)
