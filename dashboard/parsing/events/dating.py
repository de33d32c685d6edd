"""When the event of a clause was: the date in its clause, else its neighbours', else assumed.

A date belongs to the clause that governs it, not to the nearest verb. Where a clause has none, it
takes one from the event that it stands in or that stands in it ("will warn China during his visit
this week"); failing that, news that is told in a plain past or present is taken to be of the
publication day, and marked as assumed.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.parsing.events.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import Certainty, DateReference, EventStatus
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.tree import Tree

DURATION = re.compile(r"P(\d+)D$")
BOUNDARY = {"since": "from", "after": "after", "until": "until", "till": "until", "by": "until", "before": "before"}
SAME_TIME = frozenset(
    {"during", "at", "in", "on", "for", "with", "following", "after", "amid", "by", "through", "of"}
)
TOGETHER = frozenset({"when", "as", "while", "where"})


@dataclass(frozen=True, slots=True)
class Time:
    """An event's interval as far as a clause tells it; ``rank`` orders how directly it does."""

    first: str | None = None
    last: str | None = None
    certainty: Certainty = "assumed"
    relation: str | None = None
    date: DateReference | None = None

    @property
    def known(self) -> bool:
        """Tell whether the text gives a time at all."""
        return self.certainty != "assumed"


def intersect(one: Time, other: Time) -> Time | None:
    """Return the interval in both, with the surer reason; None when they exclude each other."""
    firsts = [day for day in (one.first, other.first) if day]
    lasts = [day for day in (one.last, other.last) if day]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first and last and first > last:
        return None
    base = one if one.known or not other.known else other
    if other.known and _days(other) < _days(base):
        base = other
    return replace(base, first=first, last=last)


def _days(time: Time) -> int:
    """Return the length of the interval in days, as a measure of how much it says."""
    if not (time.first and time.last):
        return 10**6
    return (dt.date.fromisoformat(time.last) - dt.date.fromisoformat(time.first)).days


def date_clauses(
    tree: Tree,
    clauses: Sequence[Clause],
    dates: Sequence[DateReference],
    statuses: Sequence[EventStatus],
    published: str | None,
) -> list[Time]:
    """Return the time of each clause."""
    owner = {number: i for i, c in enumerate(clauses) for number in (c.head, *c.carriers)}
    times: list[Time | None] = [None] * len(clauses)
    for date in dates:
        _give(tree, clauses, owner, date, times)
    _inherit(tree, clauses, owner, times)
    return [
        time or _default(tree, clause, status, published)
        for time, clause, status in zip(times, clauses, statuses, strict=True)
    ]


def _give(
    tree: Tree,
    clauses: Sequence[Clause],
    owner: dict[int, int],
    date: DateReference,
    times: list[Time | None],
) -> None:
    """Give a date to the clause that governs it."""
    if date.type == "SET" or not (date.first or date.last or date.relation):
        return
    span = tree.within(date.start, date.end)
    inside = [number for number in span if number in owner]
    top = tree.top(span)
    if top is None:
        return
    target = owner[inside[0]] if inside else _governor(tree, owner, top)
    if target is None:
        return
    time = _bounded(tree, top, Time(date.first, date.last, _certainty(date), date.relation, date))
    have = times[target]
    times[target] = time if have is None else intersect(have, time) or _nearer(tree, clauses[target], have, time)


def _certainty(date: DateReference) -> Certainty:
    """Return how an event knows a date: by its words, or by what they were reckoned from."""
    return "computed" if date.certainty == "assumed" else date.certainty


def _governor(tree: Tree, owner: dict[int, int], top: int) -> int | None:
    """Return the clause whose word governs the date."""
    for number in tree.ancestors(top):
        if number in owner:
            return owner[number]
    return None


def _nearer(tree: Tree, clause: Clause, one: Time, other: Time) -> Time:
    """Return, of two dates that exclude each other, the one that stands closer to the head."""
    place = tree.start[clause.head]

    def distance(time: Time) -> int:
        return min(abs(time.date.start - place), abs(time.date.end - place)) if time.date else 10**9

    return min(one, other, key=distance)


def _bounded(tree: Tree, top: int, time: Time) -> Time:
    """Return the interval that "since", "until", "before" and "after" make of a date."""
    governor = tree.head[top]
    if tree.dep[top] != "pobj" or (time.date and tree.start[governor] >= time.date.start):
        return time
    kind = BOUNDARY.get(tree.lower[governor])
    if kind == "from":
        return replace(time, last=None, certainty="computed")
    if kind == "after":
        return replace(time, first=_shift(time.last, 1), last=None, certainty="computed")
    if kind == "until":
        return replace(time, first=None, certainty="computed")
    if kind == "before":
        return replace(time, first=None, last=_shift(time.first, -1), certainty="computed")
    return time


def _shift(day: str | None, days: int) -> str | None:
    """Return the ISO day so many days on; None where there is none."""
    if not day:
        return None
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return None


def _inherit(
    tree: Tree, clauses: Sequence[Clause], owner: dict[int, int], times: list[Time | None]
) -> None:
    """Let clauses without a date take one from the clause around them or from the noun in them."""
    for index, clause in enumerate(clauses):
        if times[index] is None and not clause.nominal:
            times[index] = _from_below(tree, clause, owner, clauses, times)
    order = sorted(range(len(clauses)), key=lambda i: _depth(tree, clauses[i].finite))
    for index in order:
        if times[index] is None:
            times[index] = _from_above(tree, clauses[index], owner, times)


def _depth(tree: Tree, number: int) -> int:
    return sum(1 for _ in tree.ancestors(number))


def _from_below(
    tree: Tree,
    clause: Clause,
    owner: dict[int, int],
    clauses: Sequence[Clause],
    times: list[Time | None],
) -> Time | None:
    """Return the time of an event noun that the verb names as its occasion."""
    for preposition in tree.of_dep(clause.head, "prep"):
        if tree.lower[preposition] in SAME_TIME:
            for noun in tree.of_dep(preposition, "pobj"):
                if noun in owner and clauses[owner[noun]].nominal and (time := times[owner[noun]]):
                    return _taken(time)
    for adverbial in tree.of_dep(clause.head, "advcl"):
        marks = {tree.lower[c] for c in tree.of_dep(adverbial, "mark", "advmod")}
        if marks & TOGETHER and adverbial in owner and (time := times[owner[adverbial]]):
            return _taken(time)
    return None


def _from_above(
    tree: Tree, clause: Clause, owner: dict[int, int], times: list[Time | None]
) -> Time | None:
    """Return the time of the clause around this one, where the two share it."""
    number = clause.finite
    while True:
        governor, dep = tree.head[number], tree.dep[number]
        if governor == number:
            return None
        if governor in owner:
            time = times[owner[governor]]
            return _taken(time) if time and _shares(tree, clause, number, governor) else None
        if dep in ("relcl", "ccomp", "advcl", "acl", "parataxis"):
            return None
        if dep == "prep" and tree.lower[number] not in SAME_TIME:
            return None
        number = governor


def _shares(tree: Tree, clause: Clause, number: int, governor: int) -> bool:
    """Tell whether a clause is of the same time as the one that governs it."""
    dep = tree.dep[number]
    if dep == "prep":
        return tree.lower[number] in SAME_TIME
    if dep in ("dobj", "nsubj", "nsubjpass", "attr", "pobj", "nmod", "poss"):
        return clause.nominal
    if dep == "ccomp":
        return tree.lemma[governor] in lexicon().verbs["evidential"]
    if dep == "advcl":
        marks = {tree.lower[c] for c in tree.of_dep(number, "mark", "advmod")}
        return bool(marks & TOGETHER) or (not marks and tree.tag[number] in ("VBG", "VBN"))
    if dep == "conj":
        return tree.tag[number] == tree.tag[governor]
    return dep == "xcomp"


def _taken(time: Time) -> Time:
    """Return a neighbour's time as this clause's: it is computed, no longer stated."""
    return replace(time, certainty="computed")


def _default(tree: Tree, clause: Clause, status: EventStatus, published: str | None) -> Time:
    """Return what tense alone says: the publication day, or the time before or after it."""
    day = published[:10] if published else None
    if status == "planned":
        return Time(first=day, relation="publication or later")
    if _is_earlier(tree, clause):
        return Time(last=day, relation="publication or earlier")
    return Time(day, day, relation="publication")


def _is_earlier(tree: Tree, clause: Clause) -> bool:
    """Tell whether the clause is in the past perfect: told as earlier than the news."""
    return any(
        tree.lower[child] in ("had", "'d", "’d")
        for number in (clause.head, *clause.carriers)
        for child in tree.of_dep(number, "aux")
    )
