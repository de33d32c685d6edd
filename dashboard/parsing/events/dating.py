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
    from collections.abc import Iterator, Sequence

    from dashboard.model import Certainty, DateReference, EventStatus
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.tree import Tree

DURATION = re.compile(r"P(\d+)D$")
LONGEST = 366
BOUNDARY = {"since": "from", "after": "after", "until": "until", "till": "until", "by": "until", "before": "before"}
SAME_TIME = frozenset(
    {"during", "at", "in", "on", "for", "with", "following", "after", "amid", "by", "through", "of"}
)
EARLIER = frozenset({"had", "'d", "’d"})
AHEAD = frozenset({"will", "shall", "may", "might", "'ll", "’ll", "to"})
COARSE = frozenset({"quarter", "half", "year", "decade"})
TELLING = frozenset(
    {"report", "post", "announce", "say", "publish", "release", "predict", "forecast", "expect", "tell"}
)
FIGURES = frozenset(
    {"loss", "profit", "earnings", "revenue", "sale", "result", "decline", "drop", "gain", "growth"}
)
COMPARING = frozenset({"first", "only", "biggest"})
PERFORMED = frozenset({"deal", "decide", "offer", "order"})
TOGETHER = frozenset({"when", "as", "while", "where"})


@dataclass(frozen=True, slots=True)
class Time:
    """An event's interval as far as a clause tells it; ``rank`` orders how directly it does."""

    first: str | None = None
    last: str | None = None
    certainty: Certainty = "assumed"
    relation: str | None = None
    date: DateReference | None = None
    precise: bool = False

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
    day = published[:10] if published else None
    for date in dates:
        for target, time in _claims(tree, clauses, owner, statuses, date, day):
            have = times[target]
            joint = time if have is None else intersect(have, time)
            times[target] = joint or _nearer(tree, clauses[target], have or time, time)
    _compose(tree, clauses, owner, dates, times)
    _inherit(tree, clauses, owner, times)
    return [
        time or _default(tree, clause, status, published, owner)
        for time, clause, status in zip(times, clauses, statuses, strict=True)
    ]


def _claims(
    tree: Tree,
    clauses: Sequence[Clause],
    owner: dict[int, int],
    statuses: Sequence[EventStatus],
    date: DateReference,
    published: str | None,
) -> Iterator[tuple[int, Time]]:
    """Yield the clause that a date belongs to, with the time that it gives it."""
    if date.type == "SET" or not (date.first or date.last or date.relation):
        return
    span = tree.within(date.start, date.end)
    top = tree.top(span)
    if top is None:
        return
    inside = [number for number in span if number in owner]
    target = owner[inside[0]] if inside else _governor(tree, owner, top)
    if target is None:
        return
    time = Time(date.first, date.last, date.certainty, date.relation, date, date.granularity == "day")
    if date.relation and published is None:
        time = replace(time, first=None, last=None)
    if (later := _clause_after(tree, span)) is not None:
        if later in owner:
            yield owner[later], _mirrored(time, published)
        return
    target = _rightful(tree, clauses, owner, statuses, target, top, time, published)
    if target is not None:
        yield target, _bounded(tree, top, time)


def _clause_after(tree: Tree, span: range) -> int | None:
    """Return the verb of the clause in "a day after he left": the date is reckoned from it."""
    following = span.stop
    words = [*span][-1:] + ([following] if following < len(tree.text) else [])
    for number in words:
        if tree.lower[number] in ("after", "before") and tree.dep[number] == "mark":
            return tree.head[number]
    return None


def _mirrored(time: Time, published: str | None) -> Time:
    """Return the day as far on the other side of the publication day: of the clause reckoned from."""
    if not (published and time.first and time.first == time.last):
        return replace(time, first=None, last=published, certainty="computed")
    shift = dt.date.fromisoformat(published) - dt.date.fromisoformat(time.first)
    day = _shift(published, shift.days)
    return replace(time, first=day, last=day, certainty="computed")


def _rightful(  # noqa: PLR0913
    tree: Tree,
    clauses: Sequence[Clause],
    owner: dict[int, int],
    statuses: Sequence[EventStatus],
    target: int,
    top: int,
    time: Time,
    published: str | None,
) -> int | None:
    """Return the clause that a date belongs to by its sense, where the grammar points beside it.

    A past day on a bare infinitive belongs to the verb above it; a day still to come cannot date
    what has happened; a quarter's or year's figures are of that time, not their publication; and
    "the first since 1992" does not date anything.
    """
    clause = clauses[target]
    if _compares(tree, top):
        return None
    if clause.nominal:
        return target
    head = clause.head
    if published and statuses[target] == "planned" and time.last and time.last < published:
        above = _noun_before(tree, owner, clause.finite)
        if above is None:
            above = _governor(tree, owner, clause.finite)
        if above is not None and not any(tree.of_dep(clause.finite, "nsubj", "nsubjpass")):
            return above
    if published and time.first and time.first > published and statuses[target] == "happened":
        if tree.tag[clause.finite] in ("VBD", "VBN"):
            below = [c for c in tree.of_dep(head, "ccomp", "xcomp") if c in owner]
            return owner[below[0]] if below else None
    if time.date and time.date.granularity in COARSE:
        figures = [n for n in tree.of_dep(head, "dobj", "xcomp", "ccomp") if n in owner]
        if figures and (tree.lemma[head] in TELLING or tree.lemma[figures[0]] in FIGURES):
            return owner[figures[0]]
        if tree.lemma[head] in TELLING:
            return None
    return _coordinated(tree, owner, clause.finite, time) or target


def _coordinated(tree: Tree, owner: dict[int, int], verb: int, time: Time) -> int | None:
    """Return the second of two clauses, where the date stands after the "and" between them."""
    for conjunct in tree.of_dep(verb, "conj"):
        links = [c for c in tree.of_dep(verb, "cc") if c < conjunct]
        if conjunct in owner and links and time.date:
            if tree.end[links[-1]] <= time.date.start < tree.start[conjunct]:
                return owner[conjunct]
    return None


def _noun_before(tree: Tree, owner: dict[int, int], verb: int) -> int | None:
    """Return the event noun right before an infinitive ("a mission to cool tensions")."""
    before = tree.left[verb] - 1
    for child in tree.of_dep(verb, "aux"):
        if tree.lower[child] == "to":
            before = child - 1
    return owner.get(before)


def _compares(tree: Tree, top: int) -> bool:
    """Tell whether the date only bounds a comparison: "the first loss since 1992"."""
    preposition = tree.head[top]
    if tree.lower[preposition] != "since":
        return False
    noun = tree.head[preposition]
    near = [*tree.children[noun], *(c for o in tree.of_dep(noun, "dobj", "attr") for c in tree.children[o])]
    return any(tree.lower[n] in COMPARING or tree.tag[n] in ("JJS", "RBS") for n in near)


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
    verbs = lexicon().verbs
    if tree.dep[governor] == "acl" or tree.dep[tree.head[governor]] == "acl":
        bound = governor if tree.dep[governor] == "acl" else tree.head[governor]
        if tree.lemma[bound] in verbs["bounds_start"]:
            return replace(time, last=None)
        if tree.lemma[bound] in verbs["bounds_end"]:
            return replace(time, first=None)
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


def _compose(
    tree: Tree,
    clauses: Sequence[Clause],
    owner: dict[int, int],
    dates: Sequence[DateReference],
    times: list[Time | None],
) -> None:
    """Join lengths to days: "three-day visit starting Wednesday", "capping two days of talks"."""
    for date in dates:
        length = DURATION.match(date.value)
        top = tree.top(tree.within(date.start, date.end)) if length else None
        target = None if top is None else _governor(tree, owner, top)
        if length is None or top is None or target is None or date.first:
            continue
        days = int(length.group(1)) - 1
        time, ends = times[target], _ends(tree, clauses[target])
        if time is None and ends:
            time = _day_above(tree, clauses[target], owner, times)
        if time is None or days > LONGEST:
            continue
        if time.first and time.last is None:
            times[target] = replace(time, last=_shift(time.first, days), certainty="computed")
        elif time.first and time.first == time.last and ends:
            first = _shift(time.first, -days)
            times[target] = replace(time, first=first, certainty="computed", precise=True)


def _ends(tree: Tree, clause: Clause) -> bool:
    """Tell whether the verb that carries a noun says that it ended: "capping", "concluded"."""
    return any(tree.lemma[c] in lexicon().verbs["bounds_end"] for c in clause.carriers)


def _day_above(
    tree: Tree, clause: Clause, owner: dict[int, int], times: list[Time | None]
) -> Time | None:
    """Return the day of the clause that a participle hangs on, or of what happens in it."""
    governor = tree.head[clause.finite]
    if governor not in owner or tree.dep[clause.finite] not in ("advcl", "conj", "xcomp"):
        return None
    if time := times[owner[governor]]:
        return time
    nouns = [n for p in tree.of_dep(governor, "prep") for n in tree.of_dep(p, "pobj") if n in owner]
    return next((time for noun in nouns if (time := times[owner[noun]])), None)


def _inherit(
    tree: Tree, clauses: Sequence[Clause], owner: dict[int, int], times: list[Time | None]
) -> None:
    """Let clauses without a date take one from the clause around them or from the noun in them."""
    for index, clause in enumerate(clauses):
        if times[index] is None and not clause.nominal:
            times[index] = _from_below(tree, clause, owner, clauses, times)
    order = sorted(range(len(clauses)), key=lambda i: _depth(tree, clauses[i].finite))
    for index in order:
        if times[index] is None and not _lasts(tree, clauses[index]):
            times[index] = _from_above(tree, clauses[index], owner, times)


def _is_performed(tree: Tree, clause: Clause, owner: dict[int, int]) -> bool:
    """Tell whether an infinitive is done by being agreed or decided: "agreed to buy"."""
    governor = tree.head[clause.finite]
    if clause.nominal or governor not in owner or tree.dep[clause.finite] not in ("xcomp", "acl"):
        return False
    return bool(lexicon().classes_of(tree.lemma[governor]) & PERFORMED)


def _lasts(tree: Tree, clause: Clause) -> bool:
    """Tell whether the noun names what goes on for months: it is not of its clause's day."""
    return clause.nominal and tree.lemma[clause.head] in lexicon().nouns["lasting"]


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
    if dep == "acl":
        return bool(lexicon().classes_of(tree.lemma[governor]) & PERFORMED)
    return dep == "xcomp"


def _taken(time: Time) -> Time:
    """Return a neighbour's time as this clause's: it is computed, no longer stated."""
    return replace(time, certainty="computed")


def _default(
    tree: Tree, clause: Clause, status: EventStatus, published: str | None, owner: dict[int, int]
) -> Time:
    """Return what tense alone says: the publication day, or the time before or after it."""
    day = published[:10] if published else None
    if status == "planned" and _is_performed(tree, clause, owner):
        return Time(day, day, relation="publication")
    if status == "planned" or (status == "uncertain" and _has(tree, clause, AHEAD)):
        return Time(first=day, relation="publication or later")
    if _lasts(tree, clause):
        return Time(relation=None)
    if _has(tree, clause, EARLIER):
        return Time(last=day, relation="publication or earlier")
    return Time(day, day, relation="publication")


def _has(tree: Tree, clause: Clause, auxiliaries: frozenset[str]) -> bool:
    """Tell whether the clause has one of the auxiliaries."""
    return any(
        tree.lower[child] in auxiliaries
        for number in (clause.head, *clause.carriers)
        for child in tree.of_dep(number, "aux")
    )
