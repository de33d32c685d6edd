"""Labels of event nouns: a visit, a meeting and what is held become sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.clauses import TAKING_PLACE
from dashboard.parsing.events.labels.names import phrase_of, subject_of
from dashboard.parsing.events.labels.verbs import prepositional
from dashboard.parsing.events.labels.words import possessive, present, words

if TYPE_CHECKING:
    from dashboard.model import Mention
    from dashboard.parsing.events.cast import Cast
    from dashboard.parsing.events.draft import Draft
    from dashboard.parsing.events.tree import Tree

TALKS = frozenset({"talk", "talks", "negotiation"})


def noun_label(tree: Tree, draft: Draft, cast: Cast, where: Mention | None) -> str:
    """Return a sentence for a visit, a meeting or what somebody holds, else the noun phrase."""
    head, frame = draft.clause.head, draft.frame
    lemma = "visit" if draft.clause.kind == "presence" else tree.lemma[head]
    if frame.deniers and draft.status == "denied":
        subject, plural = subject_of(tree, frame.deniers[:3], cast, -1)
        return f"{subject} {present('deny', plural=plural)} {phrase_of(tree, head, cast)}"
    subject, plural = subject_of(tree, frame.agents, cast, draft.clause.finite)
    place = where.name if where else ""
    phrase = phrase_of(tree, head, cast)
    named = tree.pos[head] == "PROPN" and draft.clause.kind == "noun"
    if named and not tree.of_dep(head, "poss"):
        return phrase
    if lemma in words("visits") and subject and place:
        return f"{subject} {present('visit', plural=plural)} {place}"
    if lemma in words("meetings") and (met := _meeting(tree, draft, cast, place)):
        return met
    carried = subject and draft.clause.carriers and not named
    if carried and (held := _held(tree, draft, cast, subject, plural)):
        return held
    inside = named or any(n in tree.phrase(head) for n in frame.agents)
    return f"{possessive(subject)} {phrase}" if subject and not inside else phrase


def _meeting(tree: Tree, draft: Draft, cast: Cast, place: str) -> str:
    """Return "A and B hold talks in PLACE" or "Ministers meet"; "" for one person without either."""
    head = draft.clause.head
    numbers = [n for n in draft.frame.agents if not _is_below(tree, n, head, "with")]
    subject, plural = subject_of(tree, numbers, cast, draft.clause.finite)
    if subject and len(numbers) < len(draft.frame.agents):
        subject, plural = subject_of(tree, draft.frame.agents, cast, draft.clause.finite)
    if not draft.frame.agents:
        members = [n for n in draft.frame.patients if _is_below(tree, n, head, "of")]
        subject, plural = subject_of(tree, members, cast, -1)
        if not plural:
            subject, plural = _attendants(tree, head, cast), True
    group = any(n in cast.at and cast.at[n].type == "ORG" for n in numbers)
    if not subject or not (plural or (group and place)):
        return ""
    talks = tree.lemma[head] in TALKS
    verb = present("hold" if talks else "meet", plural=plural)
    subject = subject.rstrip("’'")
    return f"{subject} {verb}{' talks' if talks else ''}{f' in {place}' if place else ''}"


def _is_below(tree: Tree, number: int, head: int, preposition: str) -> bool:
    """Tell whether a word, or what it is coordinated with, hangs on the head by a preposition."""
    for above in tree.ancestors(number):
        if above == head:
            return tree.lower[number] == preposition
        number = above
    return False


def _held(tree: Tree, draft: Draft, cast: Cast, subject: str, plural: bool) -> str:
    """Return "Norland launches offensive", with the verb that carries the noun."""
    head = draft.clause.head
    carrier = draft.clause.carriers[0]
    if tree.dep[head] != "dobj" or tree.lemma[carrier] in TAKING_PLACE - {"hold", "begin", "open"}:
        return ""
    verb = present(tree.lemma[carrier], plural=plural)
    if draft.status == "denied":
        verb = f"{'do' if plural else 'does'} not {tree.lemma[carrier]}"
    beside = [prepositional(tree, child, cast) for child in tree.of_dep(carrier, "prep")[:1]]
    held = phrase_of(tree, head, cast).removeprefix(f"{possessive(subject)} ")
    parts = (subject, verb, held, *beside)
    return " ".join(part for part in parts if part)


def _attendants(tree: Tree, head: int, cast: Cast) -> str:
    """Return "G7 foreign ministers" of "the G7 foreign ministers meeting"."""
    numbers = [n for n in range(tree.left[head], head) if tree.lower[n] not in words("articles")]
    numbers = [n for n in numbers if not cast.is_dated(n) and tree.lower[n] not in words("timing")]
    while numbers and not tree.text[numbers[0]][:1].isalnum():
        numbers = numbers[1:]
    plural = [n for n in numbers if tree.tag[n] in ("NNS", "NNPS") and tree.text[n][-1:] == "s"]
    plural = [n for n in plural if tree.head[n] == head]  # not those of "the Schools Council"
    if not plural or tree.lower[numbers[0]] in words("pronouns"):
        return ""
    text = ""
    for n in range(numbers[0], plural[-1] + 1):
        text += tree.text[n] + (" " if tree.start[n + 1] > tree.end[n] else "")
    return text.strip()
