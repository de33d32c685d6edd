"""Lone surnames across articles: linked only where they can mean one person.

One full name with the surname stands in the articles of the thirty days around, holding nine in ten
of the mentions; or nobody else of the collection bears it, and within a year several articles give
its bearer the very office, one that few hold. Where two people are possible neither is asserted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dashboard.linking.entities.roles import contradict, heads_of, is_of_state, one_office
from dashboard.parsing.entities.person_names import name_parts, name_suffix

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dashboard.linking.entities.seen import EntityLink, SeenEntity

OFFICE_WINDOW = timedelta(days=365)
SURNAME_WINDOW = timedelta(days=30)
SURNAME_SHARE = 0.9
NAMED_IN_FULL = 0.1
"""Share of the articles with a surname, in these weeks, that must give the bearer's full name.

"Roe" in forty articles is not the Roe whom one of them names in full, unless an office tells.
"""
FEW_HOLD = frozenset({"president", "vice president", "king", "queen", "pope"})
"""Offices that few hold at a time, beside those of states."""


def link_surnames(
    lone: Sequence[SeenEntity],
    full: Sequence[SeenEntity],
    links: dict[tuple[str, str], EntityLink],
) -> dict[tuple[str, str], EntityLink]:
    """Return the links of lone surnames that can mean one person only."""
    lone = [entity for entity in lone if is_surname(entity.name)]
    bearers, days, called = _bearers(full), _days(lone), _called(lone)
    found = {}
    for entity in lone:
        name = name_parts(entity.name)
        of_name = bearers.get(name, ())
        near = [b for b in of_name if _near(entity, b)]
        if any(b.article == entity.article for b in near):
            continue
        offices = heads_of(entity) or _offices_around(entity, called.get(name, ()))
        link = _bearer_of_these_weeks(entity, near, links, offices, days.get(name, ()))
        link = link or _holder_of_the_year(entity, of_name, links, offices)
        if link:
            found[entity.key] = link
    return found


def _days(lone: Iterable[SeenEntity]) -> dict[tuple[str, ...], list[date]]:
    """Return the days, in order, of the articles in which each lone name stands."""
    found: dict[tuple[str, ...], list[date]] = defaultdict(list)
    for entity in lone:
        if entity.day:
            found[name_parts(entity.name)].append(entity.day)
    return {name: sorted(days) for name, days in found.items()}


def _called(lone: Iterable[SeenEntity]) -> dict[tuple[str, ...], list[SeenEntity]]:
    """Return those of each lone name to whom their articles give an office."""
    found: dict[tuple[str, ...], list[SeenEntity]] = defaultdict(list)
    for entity in lone:
        if heads_of(entity):
            found[name_parts(entity.name)].append(entity)
    return found


def is_surname(name: str) -> bool:
    """Whether a lone name can be a surname: a king's has a number behind it, "Otto VI"."""
    return name_suffix(name) in ("", "jr", "sr", "junior", "senior")


def _bearer_of_these_weeks(
    lone: SeenEntity,
    near: Sequence[SeenEntity],
    links: Mapping[tuple[str, str], EntityLink],
    offices: Collection[str],
    days: Sequence[date],
) -> EntityLink | None:
    """Return who alone bears a surname in the weeks around, named in full often enough.

    ``near`` are its bearers in these weeks, ``days`` those of all articles with the lone name.
    """
    near = _of_office(lone, near, links, offices)
    best = _only_bearer(near, links, name_parts(lone.name))
    full_in = len({b.article for b in near})
    often = full_in >= NAMED_IN_FULL * _within(days, lone.day)
    return best if often or _shown_by_office(near, offices) else None


def _holder_of_the_year(
    lone: SeenEntity,
    bearers: Sequence[SeenEntity],
    links: Mapping[tuple[str, str], EntityLink],
    offices: Collection[str],
) -> EntityLink | None:
    """Return who alone bears a surname in all articles and is given that office within a year."""
    year = [b for b in bearers if _near(lone, b, OFFICE_WINDOW) and not contradict(lone, b)]
    alone = len({links[b.key] for b in bearers}) == 1
    return links[year[0].key] if alone and _shown_by_office(year, offices) else None


def _only_bearer(
    near: Sequence[SeenEntity],
    links: Mapping[tuple[str, str], EntityLink],
    surname: tuple[str, ...],
) -> EntityLink | None:
    """Return the one person whom a lone name can mean, None where there are two, or none.

    Who has the name for the first word of the own one, and a tenth of the mentions at most, stands
    against nobody: a headline's "Roe Ulmland" is seldom a person.
    """
    if not near:
        return None
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
    few = {head for head in heads if head in FEW_HOLD or is_of_state(head)}
    return len({bearer.article for bearer in near if few & heads_of(bearer)}) > 1


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

    def apart(one: date) -> timedelta:
        return one - day

    window = SURNAME_WINDOW
    return bisect_right(days, window, key=apart) - bisect_left(days, -window, key=apart)


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
    if not offices:
        return near
    held: dict[EntityLink, set[str]] = defaultdict(set)
    for bearer in near:
        if not contradict(lone, bearer):
            held[links[bearer.key]] |= heads_of(bearer)
    holders = {
        link
        for link, heads in held.items()
        if any(one_office(a, b) for a in heads for b in offices)
    }
    return [b for b in near if links[b.key] in holders]


def _offices_around(lone: SeenEntity, called: Iterable[SeenEntity]) -> set[str]:
    """Return the offices that the articles around give the same lone name."""
    return {head for other in called if _near(lone, other) for head in heads_of(other)}


def _near(one: SeenEntity, other: SeenEntity, window: timedelta = SURNAME_WINDOW) -> bool:
    """Whether two articles lie within the window; without a date nothing is near."""
    return bool(one.day and other.day) and abs(one.day - other.day) <= window
