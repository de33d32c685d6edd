"""Which clause a date belongs to: the one that governs it, unless sense points beside the grammar."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.events.dating.times import Time, shift
from dashboard.parsing.events.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.model import DateReference
    from dashboard.parsing.events.scene import Scene
    from dashboard.parsing.events.tree import Tree

DAYS = "days of a month"
"""The rule by which a date is known to run from one day to another."""
COARSE = frozenset({"quarter", "half", "year", "decade"})
COMPARING = frozenset({"first", "only", "biggest"})
PAST_TAGS = frozenset({"VBD", "VBN"})
CHANGES = frozenset({"rise", "fall"})
STARTS_AFTER, ENDS_BEFORE = 1, -1


def claims(scene: Scene, date: DateReference) -> Iterator[tuple[int, Time]]:
    """Yield the clause that a date belongs to, by its place, with the time that it gives it."""
    if date.type == "SET" or not (date.first or date.last):
        return
    span = scene.tree.within(date.start, date.end)
    top = scene.tree.top(span)
    if top is None or _only_modifies(scene, date, top):
        return
    time = _time(scene, date)
    inside = next((number for number in span if number in scene.owner), None)
    if inside is not None:
        yield scene.owner[inside], time
        if scene.clauses[scene.owner[inside]].kind != "named":
            return
    for verb in _when_clauses(scene, top):
        yield verb, time
    target = scene.governor(top)
    if target is None or _compares(scene.tree, top):
        return
    if (later := _clause_after(scene.tree, span)) is not None:
        if later in scene.owner:
            yield scene.owner[later], _mirrored(time, scene.published)
        return
    rightful = _rightful(scene, target, time)
    if rightful is not None and rightful != scene.owner.get(inside or -1):
        yield rightful, _bounded(scene, rightful, top, _ahead(scene, rightful, time))


def _only_modifies(scene: Scene, date: DateReference, top: int) -> bool:
    """Tell whether a date is part of what a thing is called: "21st century threats", "Expo 2020"."""
    tree, noun = scene.tree, scene.tree.head[top]
    modifies = tree.dep[top] in ("compound", "amod", "nmod", "nummod") and noun > top
    coarse = date.granularity in ("century", "decade") or date.rule == "years"
    of_name = date.granularity == "year" and tree.pos[noun] == "PROPN" and not scene.in_date(noun)
    named = tree.dep[top] == "nummod" and noun == top - 1
    return noun not in scene.owner and ((modifies and coarse) or (of_name and (modifies or named)))


def _time(scene: Scene, date: DateReference) -> Time:
    """Return what a date says; without a publication day, one reckoned from it says no day."""
    days = date.granularity == "day" or date.rule == DAYS
    precise = days or date.type == "DURATION"
    if date.relation and scene.published is None:
        return Time(None, None, date.certainty, date.relation, date)
    return Time(date.first, date.last, date.certainty, date.relation, date, precise)


def _clause_after(tree: Tree, span: range) -> int | None:
    """Return the verb of the clause in "a day after he left": the date is reckoned from it."""
    for number in range(span.stop - 1, min(span.stop + 1, len(tree.text))):
        if tree.lower[number] in ("after", "before") and tree.dep[number] == "mark":
            return tree.head[number]
    return None


def _when_clauses(scene: Scene, top: int) -> list[int]:
    """Return the clauses that say what was then: "in April, when Lee visited Oslo"."""
    tree = scene.tree
    return [
        scene.owner[verb]
        for verb in tree.of_dep(top, "relcl", "advcl")
        if verb in scene.owner and {tree.lower[c] for c in tree.of_dep(verb, "advmod")} & {"when"}
    ]


def _mirrored(time: Time, published: str | None) -> Time:
    """Return the day as far beyond the publication day, for the clause that was reckoned from."""
    if not (published and time.first and time.first == time.last):
        return replace(time, first=None, last=published, certainty="computed")
    apart = dt.date.fromisoformat(published) - dt.date.fromisoformat(time.first)
    day = shift(published, apart.days)
    return replace(time, first=day, last=day, certainty="computed")


def _rightful(scene: Scene, target: int, time: Time) -> int | None:
    """Return the clause that a date belongs to by its sense; None where it dates nothing told."""
    if scene.clauses[target].nominal:
        return target
    if _is_too_old(scene, target, time):
        return None
    for corrected in (_at_occasion, _above_infinitive, _below_past, _at_figures, _after_and):
        answer = corrected(scene, target, time)
        if answer != target:
            return answer
    return target


def _is_too_old(scene: Scene, target: int, time: Time) -> bool:
    """Tell whether a year gone by is of something else: nobody "has named him in 1999"."""
    date, tree, finite = time.date, scene.tree, scene.clauses[target].finite
    if date is None or date.granularity != "year" or date.relation or not _is_past(scene, time):
        return False
    helping = {tree.lower[n] for n in tree.of_dep(finite, "aux")}
    top = tree.top(tree.within(date.start, date.end))
    clause = scene.clauses[target]
    beside = top is not None and tree.head[tree.head[top]] in (clause.head, *clause.carriers)
    return bool(helping & {"has", "have"}) and not beside


def _at_occasion(scene: Scene, target: int, time: Time) -> int | None:
    """Return the event that a date behind its comma explains: "since his first trip, in May"."""
    tree, date = scene.tree, time.date
    if date is None:
        return target
    for preposition in tree.of_dep(scene.clauses[target].finite, "prep"):
        if tree.lower[preposition] not in ("since", "after", "before"):
            continue
        for noun in tree.of_dep(preposition, "pobj"):
            behind = tree.text[tree.right[noun] + 1 : tree.right[noun] + 2] == [","]
            gap = date.start - tree.end[tree.right[noun]]
            if noun in scene.owner and behind and 0 < gap <= len(", in the "):
                return scene.owner[noun]
    return target


def _above_infinitive(scene: Scene, target: int, time: Time) -> int | None:
    """Return the event above a bare infinitive for a past day: "a mission to cool … last June"."""
    finite = scene.clauses[target].finite
    if scene.statuses[target] != "planned" or not _is_past(scene, time):
        return target
    if scene.tree.of_dep(finite, "nsubj", "nsubjpass"):
        return target
    to = [c for c in scene.tree.of_dep(finite, "aux") if scene.tree.lower[c] == "to"]
    noun = scene.owner.get(to[0] - 1) if to else None
    above = scene.governor(finite) if noun is None else noun
    return target if above is None else above


def _ahead(scene: Scene, target: int, time: Time) -> Time:
    """Return the next such weekday for a plan that the last one cannot date: "leaves on Friday"."""
    date, published = time.date, scene.published
    if not (date and published and time.last and time.last < published and date.rejected):
        return time
    clause = scene.clauses[target]
    lent = clause.nominal and not clause.carriers
    if lent or scene.statuses[target] != "planned" or date.rule != "weekday":
        return time
    apart = (dt.date.fromisoformat(date.rejected[0]) - dt.date.fromisoformat(time.last)).days
    return replace(time, first=shift(time.first, apart), last=shift(time.last, apart))


def _is_past(scene: Scene, time: Time) -> bool:
    return bool(scene.published and time.last and time.last < scene.published)


def _below_past(scene: Scene, target: int, time: Time) -> int | None:
    """Return the content for a day still to come: it cannot date what has happened.

    "She said they would meet on Friday", "she has cancelled her visit on Friday".
    """
    clause = scene.clauses[target]
    ahead = bool(scene.published and time.first and time.first > scene.published)
    if not ahead or scene.statuses[target] != "happened":
        return target
    if scene.tree.tag[clause.finite] not in PAST_TAGS:
        return target
    content = scene.tree.of_dep(clause.head, "ccomp", "xcomp", "dobj")
    below = [c for c in content if c in scene.owner]
    return scene.owner[below[0]] if below else None


def _at_figures(scene: Scene, target: int, time: Time) -> int | None:
    """Return the figures that a quarter or year is of: not when they were published."""
    if time.date is None or time.date.granularity not in COARSE:
        return target
    tree, head, verbs = scene.tree, scene.clauses[target].head, lexicon().verbs
    content = [n for n in tree.of_dep(head, "dobj", "xcomp", "ccomp") if n in scene.owner]
    telling = tree.lemma[head] in verbs["publishing"]
    if content and (telling or tree.lemma[content[0]] in lexicon().nouns["figures"]):
        return scene.owner[content[0]]
    return None if telling else target


def _after_and(scene: Scene, target: int, time: Time) -> int | None:
    """Return the second of two coordinated clauses for a date behind the "and" between them."""
    verb, tree = scene.clauses[target].finite, scene.tree
    date = time.date
    if date is None:
        return target
    for conjunct in tree.of_dep(verb, "conj"):
        links = [c for c in tree.of_dep(verb, "cc") if tree.end[c] <= date.start]
        if conjunct in scene.owner and links and date.start < tree.start[conjunct]:
            return scene.owner[conjunct]
    return _behind_and(scene, target, date)


def _behind_and(scene: Scene, target: int, date: DateReference) -> int:
    """Return the clause above for "they go on, and last week Chile sued", read as one that tells the other."""
    verb, tree = scene.clauses[target].finite, scene.tree
    above = tree.head[verb]
    if tree.dep[verb] not in ("ccomp", "parataxis") or above < verb or above not in scene.owner:
        return target
    first = tree.within(date.start, date.end)[0]
    linked = "and" in tree.lower[max(verb + 1, first - 2) : first]
    subjects = tree.of_dep(above, "nsubj", "nsubjpass")
    behind = bool(subjects) and first < tree.left[subjects[0]]
    return scene.owner[above] if linked and behind else target


def _compares(tree: Tree, top: int) -> bool:
    """Tell whether the date only bounds a comparison: "the first loss since 1992"."""
    preposition = tree.head[top]
    if tree.lower[preposition] != "since":
        return False
    noun = tree.head[preposition]
    near = list(tree.children[noun])
    for argument in tree.of_dep(noun, "dobj", "attr"):
        near += tree.children[argument]
    return any(tree.lower[n] in COMPARING or tree.tag[n] in ("JJS", "RBS") for n in near)


def _bounded(scene: Scene, target: int, top: int, time: Time) -> Time:
    """Return the interval that "starting", "since", "until", "before" and "after" make of a date."""
    tree = scene.tree
    governor = tree.head[top]
    if time.precise and time.first != time.last:
        return time
    if change := _from_to(scene, target, time):
        return change
    if bound := _bound(scene, target, governor):
        return _ended(time, bound)
    if tree.dep[top] != "pobj" or (time.date and tree.start[governor] >= time.date.start):
        return time
    time = _beyond(tree.lower[governor], time, scene.published)
    ahead = scene.statuses[target] == "planned" and time.first is None
    if ahead and scene.published and time.last and time.last >= scene.published:
        return replace(time, first=scene.published)
    return time


def _from_to(scene: Scene, target: int, time: Time) -> Time | None:
    """Return one end of a change for a date in "rose from 5 in 2016 to 9 in 2021"."""
    tree, head = scene.tree, scene.clauses[target].head
    if time.date is None or not lexicon().classes_of(tree.lemma[head]) & CHANGES:
        return None
    prepositions = [n for n in range(head, tree.right[head] + 1) if tree.dep[n] == "prep"]
    starts = [n for n in prepositions if tree.lower[n] == "from"]
    ends = [n for n in prepositions if starts and n > starts[0] and tree.lower[n] == "to"]
    figures = [n for p in (*starts[:1], *ends[:1]) for n in tree.of_dep(p, "pobj")]
    if len(figures) < 2 or any(scene.in_date(n) for n in figures):
        return None
    if time.date.start < tree.start[ends[0]]:
        last = scene.published if _is_past(scene, time) else None
        return replace(time, last=last, certainty="computed", precise=False)
    return replace(time, first=None, certainty="computed", precise=False)


def _bound(scene: Scene, target: int, governor: int) -> Literal["", "start", "end"]:
    """Tell whether a verb between a noun and its date says that it began or ended then."""
    tree, verbs, clause = scene.tree, lexicon().verbs, scene.clauses[target]
    if not clause.nominal:
        return ""
    between = [
        n
        for n in (governor, tree.head[governor])
        if tree.tag[n] == "VBG" or (n != clause.head and tree.dep[n] in ("acl", "relcl"))
    ]
    for number in (*between, *clause.carriers):
        if tree.lemma[number] in verbs["bounds_start"]:
            return "start"
        if tree.lemma[number] in verbs["bounds_end"]:
            return "end"
    return ""


def _ended(time: Time, bound: Literal["", "start", "end"]) -> Time:
    """Return the time open at the end that the text does not give."""
    if bound == "start":
        return replace(time, last=None, bound=bound)
    return replace(time, first=None, bound=bound)


def _beyond(preposition: str, time: Time, published: str | None) -> Time:
    """Return the time before or after a date, as the preposition says."""
    if preposition == "since":
        return replace(time, last=published, certainty="computed")
    if preposition == "after":
        first = shift(time.last, STARTS_AFTER)
        return replace(time, first=first, last=None, certainty="computed")
    if preposition in ("until", "till", "by"):
        return replace(time, first=None, certainty="computed")
    if preposition == "before":
        last = shift(time.first, ENDS_BEFORE)
        return replace(time, first=None, last=last, certainty="computed")
    return time
