"""Roles across articles: who held which, and between which dates."""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dashboard.linking.entities.entity_rows import day_of
from dashboard.parsing.entities.patterns import word_class
from dashboard.parsing.entities.roles import SHORT_FORMS, role_heads, scope_of, short_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dashboard.linking.entities.entity_rows import EntityLink, Profile, SeenEntity
    from dashboard.model import Annotations, Article

ONE_TIME = timedelta(days=60)
RANKS = frozenset({"associate", "assistant", "deputy", "under", "vice"})
"""Words before an office that make another of it: a deputy foreign minister is no foreign minister."""


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role of a person as printed, with the first and last day on which an article gives it.

    ``article`` and ``start`` are where it is first given: the evidence.
    """

    entity: str
    role: str
    first: date | None
    last: date | None
    articles: int
    article: str
    start: int


@dataclass(frozen=True, slots=True)
class GivenRole:
    """A role that a name has beside it in an article: day of the article, place, and words."""

    article: str
    entity: str
    day: date | None
    start: int
    role: str


def given_roles(parsed: Iterable[tuple[Article, Annotations]]) -> Iterator[GivenRole]:
    """Yield the roles that articles give beside a name."""
    for article, found_in in parsed:
        day = day_of(article)
        for mention in found_in.mentions:
            if mention.role and mention.kind == "name":
                yield GivenRole(article.id, mention.entity, day, mention.start, mention.role)


def roles_held(
    given: Iterable[GivenRole], links: Mapping[tuple[str, str], EntityLink]
) -> list[HeldRole]:
    """Return every role that the articles give somebody, in the order of entity and day.

    Capitals tell no roles apart; the form that most articles print is shown. What one article gives comes together.
    """
    held: dict[tuple[str, str], _Held] = {}
    folded: dict[str, str] = {}
    for one in given:
        link = links.get((one.article, one.entity))
        if link and link.type == "PER":  # else a name that another article knows for a body's
            role = folded.get(one.role) or folded.setdefault(one.role, one.role.casefold())
            key = link.entity, role
            if key not in held:
                held[key] = _Held(one)
            held[key].add(one)
    found = (some.role(entity) for (entity, _), some in held.items())
    return sorted(found, key=lambda h: (h.entity, str(h.first), h.role))


class _Held:
    """A role of somebody, as those articles give it that were told so far."""

    def __init__(self, one: GivenRole) -> None:
        self.forms: Counter[str] = Counter()
        self.first, self.last = one.day, one.day
        self.articles, self.article = 0, ""
        self.place = _place(one)

    def add(self, one: GivenRole) -> None:
        """Count what an article gives."""
        self.forms[one.role] += 1
        self.articles += one.article != self.article
        self.article = one.article
        self.place = min(self.place, _place(one))
        if one.day:
            self.first = min(self.first or one.day, one.day)
            self.last = max(self.last or one.day, one.day)

    def role(self, entity: str) -> HeldRole:
        """Return the role."""
        form = min(self.forms, key=lambda form: (-self.forms[form], form))
        _, article, start = self.place
        return HeldRole(entity, form, self.first, self.last, self.articles, article, start)


def _place(one: GivenRole) -> tuple[str, str, int]:
    """Return where a role is given, those of the first day first."""
    return str(one.day or "9999"), one.article, one.start


@functools.lru_cache(maxsize=65536)
def office(role: str) -> tuple[str, frozenset[str]]:
    """Return the head of a printed role and the ids of what it is of; no head for a former one."""
    words = role.lower().split()
    if word_class("former") & set(words):
        return "", frozenset()
    for size in (4, 3, 2, 1):
        for i in range(len(words) - size, -1, -1):
            head = " ".join(words[i : i + size])
            head = SHORT_FORMS.get(head, head)
            if head in role_heads():
                rank = words[i - 1] if i and words[i - 1] in RANKS else ""
                return f"{rank} {head}".strip(), scope_of(role)
    return "", frozenset()


def heads_of(*entities: SeenEntity | Profile) -> set[str]:
    """Return the heads of the offices that articles give somebody, without what they are of."""
    return set[str]().union(*(_heads(entity.roles) for entity in entities))


@functools.lru_cache(maxsize=65536)
def _heads(roles: frozenset[str]) -> frozenset[str]:
    """Return the heads of printed roles."""
    return frozenset(head for head, _ in map(office, roles) if head)


def one_office(one: str, other: str) -> bool:
    """Whether two heads of roles can be one office: equal, or one short for the other."""
    if _rank(one) != _rank(other):
        return False
    return one == other or _is_short(one, other) or _is_short(other, one)


def _is_short(office: str, short: str) -> bool:
    return short_office(office, short) or office.startswith(f"{short} of ")


def _rank(head: str) -> str:
    """Return the word that makes an office a deputy's."""
    first = head.partition(" ")[0]
    return first if first in RANKS else ""


def is_of_state(head: str) -> bool:
    """Whether a head of a role is an office of a country."""
    plain = head.removeprefix(f"{_rank(head)} ") if head not in role_heads() else head
    return role_heads()[plain][1] == "state"


def contradict(one: SeenEntity, other: SeenEntity) -> bool:
    """Whether two articles give the same office of different countries at one time."""
    if one.article == other.article or not one.day or not other.day:
        return False
    if abs(one.day - other.day) > ONE_TIME:
        return False
    return opposed(one, other)


def opposed(one: SeenEntity, other: SeenEntity) -> bool:
    """Whether two articles give the same office of different countries, at whatever times."""
    mine, theirs = offices_of_states(one.roles), offices_of_states(other.roles)
    return any(
        head == other_head and not scope & other_scope
        for head, scope in mine
        for other_head, other_scope in theirs
    )


@functools.lru_cache(maxsize=65536)
def offices_of_states(roles: frozenset[str]) -> frozenset[tuple[str, frozenset[str]]]:
    """Return the heads of those printed roles that are a country's office, with what they are of."""
    held = map(office, roles)
    return frozenset((head, scope) for head, scope in held if head and scope and is_of_state(head))


def offices_of(entity: SeenEntity | Profile) -> frozenset[tuple[str, str]]:
    """Return the offices an article gives somebody, each as its head and one country or body."""
    return frozenset(
        (head, place) for head, scope in map(office, entity.roles) if head for place in scope
    )
