"""Lone surnames across articles: linked only where they can mean one person.

One full name with the surname is in the articles of the thirty days around, holding nine in ten
of the mentions; or nobody else of the collection bears it, and within a year several articles give
its bearer the very office, one that few hold. Where two people are possible neither is asserted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from datetime import timedelta
from operator import itemgetter
from typing import TYPE_CHECKING

from dashboard.linking.entities.roles import contradict, heads_of, is_of_state, one_office
from dashboard.parsing.entities.names import name_parts, name_suffix

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from dashboard.linking.entities.entity_rows import EntityLink, Linked, Profile, Seen, SeenEntity

OFFICE_WINDOW = timedelta(days=365)
SURNAME_WINDOW = timedelta(days=30)
SURNAME_SHARE = 0.9
NAMED_IN_FULL = 0.1
"""Share of the articles with a surname, in these weeks, that must give the bearer's full name.

"Roe" in forty articles is not the Roe whom one of them names in full, unless an office tells.
"""
FEW_HOLD = frozenset({"president", "vice president", "king", "queen", "pope"})
"""Offices that few hold at a time, beside those of states."""


def link_surnames(seen: Seen, links: Linked) -> Iterator[tuple[EntityLink, list[int]]]:
    """Yield the persons whom lone surnames mean that can mean one only, with the rows.

    ``links`` are those of who is named in full.
    """
    named: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(seen.profiles):
        if one.identity.startswith("surname:") and is_surname(one.name):
            named[name_parts(one.name)].append(number)
    bearers = _bearers(seen, named)
    for name, profiles in named.items():
        if name in bearers:
            rows, full = seen.rows_of(profiles), seen.rows_of(bearers[name])
            lone = seen.some(rows)
            known = _Bearers(seen.some(full), [links.link(row) for row in full.tolist()])
            for row, entity in zip(rows.tolist(), _linked(lone, known), strict=True):
                if entity:
                    yield known.faces[entity], [row]


def _linked(lone: Sequence[SeenEntity], bearers: _Bearers) -> Iterator[str | None]:
    """Yield the id of whom each of those means who have one lone name, None where it can mean nobody or two.

    Those of one day and with the same roles mean one person, but where an article has the full name, too.
    """
    days = sorted(entity.day for entity in lone if entity.day)
    called = [entity for entity in lone if heads_of(entity)]
    known: dict[tuple[date | None, frozenset[str]], str | None] = {}
    for entity in lone:
        alike = entity.day, entity.roles
        if entity.article in bearers.articles:
            yield None
            continue
        if alike not in known:
            near, offices = (
                bearers.near(entity),
                heads_of(entity) or _offices_around(entity, called),
            )
            bearer = _bearer_of_these_weeks(entity, near, bearers.links, offices, days)
            known[alike] = bearer or _holder_of_the_year(entity, bearers, offices)
        yield known[alike]


class _Bearers:
    """Those named in full whom one lone name may mean, the ids that they were linked to, and the links by these."""

    def __init__(self, full: Sequence[SeenEntity], links: Sequence[EntityLink]) -> None:
        self.links = {one.key: link.entity for one, link in zip(full, links, strict=True)}
        self.faces = {link.entity: link for link in links}
        dated = [(one.day.toordinal(), one) for one in full if one.day]
        self._by_day = sorted(dated, key=itemgetter(0))
        self.articles = {one.article for _, one in dated}
        self.alone = len(self.faces) == 1

    def near(self, lone: SeenEntity, window: timedelta = SURNAME_WINDOW) -> list[SeenEntity]:
        """Return those of articles within the window; without a date nothing is near."""
        if not lone.day:
            return []
        day = lone.day.toordinal()
        first = bisect_left(self._by_day, day - window.days, key=itemgetter(0))
        last = bisect_right(self._by_day, day + window.days, key=itemgetter(0))
        return [one for _, one in self._by_day[first:last]]


def is_surname(name: str) -> bool:
    """Whether a lone name can be a surname: a king's has a number after it, "Otto VI"."""
    return name_suffix(name) in ("", "jr", "sr", "junior", "senior")


def _bearer_of_these_weeks(
    lone: SeenEntity,
    near: Sequence[SeenEntity],
    links: Mapping[tuple[str, str], str],
    offices: Collection[str],
    days: Sequence[date],
) -> str | None:
    """Return who alone bears a surname in the weeks around, named in full often enough.

    ``near`` are its bearers in these weeks, ``days`` those of all articles with the lone name.
    """
    near = _of_office(lone, near, links, offices)
    best = _only_bearer(near, links, name_parts(lone.name))
    full_in = len({b.article for b in near})
    often = full_in >= NAMED_IN_FULL * _within(days, lone.day)
    return best if often or _shown_by_office(near, offices) else None


def _holder_of_the_year(
    lone: SeenEntity, bearers: _Bearers, offices: Collection[str]
) -> str | None:
    """Return who alone bears a surname in all articles and is given that office within a year."""
    if not bearers.alone or not offices:
        return None
    year = [b for b in bearers.near(lone, OFFICE_WINDOW) if not contradict(lone, b)]
    return bearers.links[year[0].key] if _shown_by_office(year, offices) else None


def _only_bearer(
    near: Sequence[SeenEntity],
    links: Mapping[tuple[str, str], str],
    surname: tuple[str, ...],
) -> str | None:
    """Return the one person whom a lone name can mean, None where there are two, or none.

    Who has the name for the first word of the own one, and a tenth of the mentions at most, stands
    against nobody: a headline's "Roe Ulmland" is seldom a person.
    """
    if not near:
        return None
    counts: Counter[str] = Counter()
    for bearer in near:
        counts[links[bearer.key]] += max(1, bearer.mentions)
    by_surname = {links[b.key] for b in near if name_parts(b.name)[-len(surname) :] == surname}
    best = min(counts, key=lambda entity: (-counts[entity], entity), default=None)
    if best is None or counts[best] < SURNAME_SHARE * counts.total():
        return None
    return best if len(counts) == 1 or by_surname == {best} else None


def _shown_by_office(near: Iterable[SeenEntity], heads: Collection[str]) -> bool:
    """Whether several articles give the bearer named in full one of the offices that few hold.

    The only Roe called president in these weeks is then the President Roe of all other articles.
    """
    few = {head for head in heads if head in FEW_HOLD or is_of_state(head)}
    return len({bearer.article for bearer in near if few & heads_of(bearer)}) > 1


def _bearers(seen: Seen, lone: Collection[tuple[str, ...]]) -> dict[tuple[str, ...], list[int]]:
    """Return the profiles of those named in full by those parts of their names that stand ``lone``."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(seen.profiles):
        if not one.identity.startswith("per:"):
            continue
        parts = name_parts(one.name)
        alone = [parts[i:] for i in range(1, len(parts))]
        if _family_first(one, parts):
            alone.append(parts[:1])
        for part in alone:
            if part in lone:
                found[part].append(number)
    return found


def _within(days: Sequence[date], day: date | None) -> int:
    """Return how many of the days, in order, lie in the window around a day."""
    if day is None:
        return 0

    def apart(one: date) -> timedelta:
        return one - day

    window = SURNAME_WINDOW
    return bisect_right(days, window, key=apart) - bisect_left(days, -window, key=apart)


def _family_first(entity: Profile, parts: tuple[str, ...]) -> bool:
    """Whether the article calls somebody by the first word of the name alone: Xi for Xi Jinping."""
    alone = {name_parts(form) for form in entity.forms if " " not in form}
    return parts[:1] in alone and parts[-1:] not in alone


def _of_office(
    lone: SeenEntity,
    near: Sequence[SeenEntity],
    links: Mapping[tuple[str, str], str],
    offices: Collection[str],
) -> Sequence[SeenEntity]:
    """Return the bearers whom the office of a lone name leaves possible.

    "President Roe" is the one Roe of these weeks who is called president. Where nobody is, it is
    nobody known: a Roe named in full may be the president's son. ``offices`` are its own, else those
    of the same lone name in the articles around.
    """
    if not offices:
        return near
    held: dict[str, set[str]] = defaultdict(set)
    for bearer in near:
        if not contradict(lone, bearer):
            held[links[bearer.key]] |= heads_of(bearer)
    holders = {
        entity
        for entity, heads in held.items()
        if any(one_office(a, b) for a in heads for b in offices)
    }
    return [b for b in near if links[b.key] in holders]


def _offices_around(lone: SeenEntity, called: Iterable[SeenEntity]) -> set[str]:
    """Return the offices that the articles around give the same lone name."""
    return {head for other in called if _near(lone, other) for head in heads_of(other)}


def _near(one: SeenEntity, other: SeenEntity, window: timedelta = SURNAME_WINDOW) -> bool:
    """Whether two articles lie within the window; without a date nothing is near."""
    return bool(one.day and other.day) and abs(one.day - other.day) <= window
