"""Labels of event nouns: a visit, a meeting and what is held become sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.clauses import TAKING_PLACE
from dashboard.parsing.events.labels.own_words import HELPING, SURE, shared
from dashboard.parsing.events.labels.verbs import prepositional
from dashboard.parsing.events.labels.wording import (
    phrase_of,
    possessive,
    present,
    subject_of,
    text_of,
    words,
)
from dashboard.parsing.syntax.document import PLURALS

if TYPE_CHECKING:
    from dashboard.model import Mention
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.syntax.document import Document

FRAMED_CARRIERS = frozenset({"hold", "launch", "host", "open", "begin", "start"})
"""Verbs of a short frame in the present: "Norland launches offensive"."""
ATTENDING = frozenset({"attend", "host", "convene", "chair"})
"""What one does with a meeting of others."""
TALKS = frozenset({"talk", "talks", "negotiation"})


def noun_label(
    document: Document, draft: Draft, references: References, where: Mention | None
) -> str:
    """Return a sentence for a visit, a meeting or what somebody holds, else the noun phrase."""
    head, frame = draft.clause.head, draft.frame
    if frame.deniers and draft.status == "denied":
        subject, plural = subject_of(document, frame.deniers[:3], references, -1)
        return f"{subject} {present('deny', plural=plural)} {phrase_of(document, head, references)}"
    phrase = phrase_of(document, head, references)
    named = document.pos[head] == "PROPN" and draft.clause.kind == "noun"
    any_such = draft.title and not draft.title - words("common_titles")
    if any_such and draft.clause.carriers:
        named = False  # "Norland and Peru held a Strategic Dialogue"
    if named and not document.of_dep(head, "poss"):
        return phrase
    if told := _told(document, draft, references, where.name if where else "", named=named):
        return told
    subject, _ = subject_of(document, frame.agents, references, draft.clause.finite)
    inside = named or any(n in document.phrase(head) for n in frame.agents)
    return f"{possessive(subject)} {phrase}" if subject and not inside else phrase


def _told(
    document: Document, draft: Draft, references: References, place: str, *, named: bool
) -> str:
    """Return the sentence that a noun of a visit, a meeting or of what somebody holds stands for."""
    subject, plural = subject_of(document, draft.frame.agents, references, draft.clause.finite)
    lemma = document.lemma[draft.clause.head]
    if lemma in words("visits") and subject and place:
        return f"{subject} {present('visit', plural=plural)} {place}"
    attended = any(document.lemma[n] in ATTENDING for n in draft.clause.carriers)
    if (
        lemma in words("meetings")
        and not attended
        and (met := _meeting(document, draft, references, place))
    ):
        return met
    if not attended:  # whom it is held with follows it
        heads = (draft.clause.head, *draft.clause.carriers)
        beside = [
            n
            for n in draft.frame.agents
            if not any(_is_below(document, n, head, "with") for head in heads)
        ]
        if beside:
            subject, plural = subject_of(document, beside, references, draft.clause.finite)
    carried = subject and draft.clause.carriers and (attended or not named)
    return _held(document, draft, references, subject, plural) if carried else ""


def _meeting(document: Document, draft: Draft, references: References, place: str) -> str:
    """Return "A and B hold talks in PLACE" or "Ministers meet"; "" for one person without either."""
    head = draft.clause.head
    numbers = [n for n in draft.frame.agents if not _is_below(document, n, head, "with")]
    subject, plural = subject_of(document, numbers, references, draft.clause.finite)
    if subject and len(numbers) < len(draft.frame.agents):
        subject, plural = subject_of(document, draft.frame.agents, references, draft.clause.finite)
    if not draft.frame.agents:
        single = document.tag[head] not in PLURALS
        members = [n for n in draft.frame.patients if single and _is_below(document, n, head, "of")]
        subject, plural = subject_of(document, members, references, -1)
    group = any(references.stands_in(n, "ORG") for n in numbers)
    if not subject or not (plural or (group and place)):
        return ""
    talks = document.lemma[head] in TALKS
    verb = present("hold" if talks else "meet", plural=plural)
    subject = subject.rstrip("’'")
    return f"{subject} {verb}{' talks' if talks else ''}{f' in {place}' if place else ''}"


def _is_below(document: Document, number: int, head: int, preposition: str) -> bool:
    """Return whether a word, or what it is coordinated with, depends on the head by a preposition."""
    for above in document.ancestors(number):
        if above == head:
            return document.lower[number] == preposition
        number = above
    return False


def _held(
    document: Document, draft: Draft, references: References, subject: str, plural: bool
) -> str:
    """Return "Norland launches offensive", with the verb that carries the noun."""
    head = draft.clause.head
    carrier = draft.clause.carriers[0]
    if document.dep[head] != "dobj" or document.lemma[carrier] in TAKING_PLACE - {
        "hold",
        "begin",
        "open",
        "take",
    }:
        return ""
    framed = draft.status in SURE and document.lemma[carrier] in FRAMED_CARRIERS
    verb = present(document.lemma[carrier], plural=plural)
    if not framed:
        first = shared(document, carrier)
        helping = document.of_dep(carrier, *HELPING)
        helping += [] if first is None else document.of_dep(first, "aux")
        above = document.head[carrier]
        if document.dep[carrier] == "xcomp" and above in draft.clause.carriers:
            helping += [above, *document.of_dep(above, *HELPING)]  # "began delivering speeches"
        verb = text_of(document, sorted((carrier, *helping)))
    to, given = _given_to(document, carrier, references)
    beside = [*given, *document.of_dep(carrier, "prep")][:2]
    beside = [prepositional(document, p, references) for p in beside]
    held = phrase_of(document, head, references).removeprefix(f"{possessive(subject)} ")
    parts = (subject, verb, to, held, *beside)
    return " ".join(part for part in parts if part)


def _given_to(document: Document, verb: int, references: References) -> tuple[str, list[int]]:
    """Return whom something is given, before it, "gave Lee a job", and the preposition where one says so, "to Lee"."""
    given = document.of_dep(verb, "dative")
    named = [n for n in given if document.pos[n] != "ADP"]
    return subject_of(document, named, references, -1)[0], [n for n in given if n not in named]
