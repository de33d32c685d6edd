"""Corrections of the clause that a date seems to belong to: what it dates by its sense.

Grammar hangs "in the third quarter" on the verb that announces a profit, and "in 2016" on the verb
that condemns an attack; each rule here knows one such case.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from dashboard.model import DateReference
    from dashboard.parsing.events.dating.times import Time
    from dashboard.parsing.events.scene import Scene

COARSE = frozenset({"quarter", "half", "year", "decade"})
PAST_TAGS = frozenset({"VBD", "VBN"})


def rightful(scene: Scene, target: int, time: Time) -> int | None:
    """Return the clause that a date belongs to by its sense; None where it dates nothing told."""
    if scene.clauses[target].nominal:
        return target
    if _is_too_old(scene, target, time):
        return None
    for corrected in (
        _at_occasion,
        _above_infinitive,
        _below_past,
        _at_figures,
        _after_and,
        _at_what_is_judged,
    ):
        answer = corrected(scene, target, time)
        if answer != target:
            return answer
    return target


def _is_too_old(scene: Scene, target: int, time: Time) -> bool:
    """Tell whether a year gone by is of something else: nobody "has named him in 1999"."""
    date, document, finite = time.date, scene.document, scene.clauses[target].finite
    if date is None or date.granularity != "year" or date.relation or not is_past(scene, time):
        return False
    helping = {document.lower[n] for n in document.of_dep(finite, "aux")}
    top = document.top(document.within(date.start, date.end))
    clause = scene.clauses[target]
    beside = top is not None and document.head[document.head[top]] in (
        clause.head,
        *clause.carriers,
    )
    return bool(helping & {"has", "have"}) and not beside


def _at_occasion(scene: Scene, target: int, time: Time) -> int | None:
    """Return the event that a date behind its comma explains: "since his first trip, in May"."""
    document, date = scene.document, time.date
    if date is None:
        return target
    for preposition in document.of_dep(scene.clauses[target].finite, "prep"):
        if document.lower[preposition] not in ("since", "after", "before"):
            continue
        for noun in document.of_dep(preposition, "pobj"):
            behind = document.word[document.right[noun] + 1 : document.right[noun] + 2] == [","]
            gap = date.start - document.end[document.right[noun]]
            if noun in scene.owner and behind and 0 < gap <= len(", in the "):
                return scene.owner[noun]
    return target


def _above_infinitive(scene: Scene, target: int, time: Time) -> int | None:
    """Return the event above a bare infinitive for a past day: "a mission to cool … last June"."""
    finite = scene.clauses[target].finite
    if scene.statuses[target] != "planned" or not is_past(scene, time):
        return target
    if scene.document.of_dep(finite, "nsubj", "nsubjpass"):
        return target
    to = [c for c in scene.document.of_dep(finite, "aux") if scene.document.lower[c] == "to"]
    noun = scene.owner.get(to[0] - 1) if to else None
    above = scene.governor(finite) if noun is None else noun
    return target if above is None else above


def is_past(scene: Scene, time: Time) -> bool:
    """Tell whether a time had ended by publication."""
    return bool(scene.published and time.last and time.last < scene.published)


def _below_past(scene: Scene, target: int, time: Time) -> int | None:
    """Return the content for a day still to come: it cannot date what has happened.

    "She said they would meet on Friday", "she has cancelled her visit on Friday".
    """
    clause = scene.clauses[target]
    ahead = bool(scene.published and time.first and time.first > scene.published)
    if not ahead or scene.statuses[target] != "happened":
        return target
    if scene.document.tag[clause.finite] not in PAST_TAGS:
        return target
    content = scene.document.of_dep(clause.head, "ccomp", "xcomp", "dobj")
    below = [c for c in content if c in scene.owner]
    return scene.owner[below[0]] if below else None


def _at_figures(scene: Scene, target: int, time: Time) -> int | None:
    """Return the figures that a quarter or year is of: not when they were published."""
    if time.date is None or time.date.granularity not in COARSE:
        return target
    document, head, verbs = scene.document, scene.clauses[target].head, event_words().verbs
    content = [n for n in document.of_dep(head, "dobj", "xcomp", "ccomp") if n in scene.owner]
    telling = document.lemma[head] in verbs["publishing"]
    if content and (telling or document.lemma[content[0]] in event_words().nouns["figures"]):
        return scene.owner[content[0]]
    return None if telling else target


def _after_and(scene: Scene, target: int, time: Time) -> int | None:
    """Return the second of two coordinated clauses for a date behind the "and" between them."""
    verb, document = scene.clauses[target].finite, scene.document
    date = time.date
    if date is None:
        return target
    for conjunct in document.of_dep(verb, "conj"):
        links = [c for c in document.of_dep(verb, "cc") if document.end[c] <= date.start]
        if conjunct in scene.owner and links and date.start < document.start[conjunct]:
            return scene.owner[conjunct]
    return _behind_and(scene, target, date)


def _at_what_is_judged(scene: Scene, target: int, time: Time) -> int | None:
    """Return what a year or a stretch of the past is of: nobody condemns an attack of 2016 then.

    None for "thanked Lee for her work over the past two years", where what it dates is no event.
    """
    document, date = scene.document, time.date
    if date is None or not is_past(scene, replace(time, last=time.first)):
        return target
    head = scene.clauses[target].head
    long = date.type == "DURATION" or date.granularity == "year"
    if not long or document.lemma[head] not in event_words().verbs["judging"]:
        return target
    noun = document.within(date.start, date.end)[0] - 2  # before the preposition
    while noun > head and document.pos[noun] != "NOUN" and noun not in scene.owner:
        noun -= 1
    return scene.owner.get(noun) if noun > head else target


def _behind_and(scene: Scene, target: int, date: DateReference) -> int:
    """Return the clause above for "they go on, and last week Chile sued", read as one that tells the other."""
    verb, document = scene.clauses[target].finite, scene.document
    above = document.head[verb]
    if document.dep[verb] not in ("ccomp", "parataxis") or above < verb or above not in scene.owner:
        return target
    first = document.within(date.start, date.end)[0]
    linked = "and" in document.lower[max(verb + 1, first - 2) : first]
    subjects = document.of_dep(above, "nsubj", "nsubjpass")
    behind = bool(subjects) and first < document.left[subjects[0]]
    return scene.owner[above] if linked and behind else target
