"""Roles across articles: who held which, from when to when, as far as the articles tell."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dashboard.linking.entities.seen import day_of
from dashboard.parsing.entities.roles import FORMER, SHORT_FORMS, role_heads, scope_of, short_office

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dashboard.linking.entities.seen import EntityLink, SeenEntity
    from dashboard.model import Annotations, Article

ONE_TIME = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role of a person as printed, with the first and last day on which an article gives it."""

    entity: str
    role: str
    first: date | None
    last: date | None
    articles: int


def roles_held(
    parsed: Sequence[tuple[Article, Annotations]],
    links: Mapping[tuple[str, str], EntityLink],
) -> list[HeldRole]:
    """Return every role that the articles give somebody, in the order of entity and day."""
    given: dict[tuple[str, str], set[tuple[str, date | None]]] = defaultdict(set)
    for article, found_in in parsed:
        for mention in found_in.mentions:
            if mention.role and mention.kind == "name":
                entity = links[article.id, mention.entity].entity
                given[entity, mention.role].add((article.id, day_of(article)))
    held = []
    for (entity, role), articles in given.items():
        days = sorted(day for _, day in articles if day)
        first, last = (days[0], days[-1]) if days else (None, None)
        held.append(HeldRole(entity, role, first, last, len({a for a, _ in articles})))
    return sorted(held, key=lambda h: (h.entity, str(h.first), h.role))


@functools.lru_cache(maxsize=8192)
def office(role: str) -> tuple[str, frozenset[str]]:
    """Return the head of a printed role and the ids of what it is of; no head for a former one."""
    words = role.lower().split()
    if FORMER & set(words):
        return "", frozenset()
    for size in (4, 3, 2, 1):
        for i in range(len(words) - size, -1, -1):
            head = " ".join(words[i : i + size])
            head = SHORT_FORMS.get(head, head)
            if head in role_heads():
                return head, scope_of(role)
    return "", frozenset()


def one_office(one: str, other: str) -> bool:
    """Whether two heads of roles can be one office: equal, or one short for the other."""
    if "vice" in (one + other) and one != other:
        return False
    return one == other or short_office(one, other) or short_office(other, one)


def contradict(one: SeenEntity, other: SeenEntity) -> bool:
    """Whether two articles give the same office of different countries at one time."""
    if one.article == other.article or not one.day or not other.day:
        return False
    if abs(one.day - other.day) > ONE_TIME:
        return False
    mine = {office(r) for r in one.roles}
    theirs = {office(r) for r in other.roles}
    for head, scope in mine:
        for other_head, other_scope in theirs:
            same = head and head == other_head and role_heads()[head][1] == "state"
            if same and scope and other_scope and not scope & other_scope:
                return True
    return False
