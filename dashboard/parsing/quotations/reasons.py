"""Why a source has no name: whose reason the words are that the text gives for leaving it out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes
from dashboard.parsing.quotations.sources import find_reasons
from dashboard.parsing.quotations.subjects import subject_of
from dashboard.parsing.quotations.unnamed_sources import LATELY

if TYPE_CHECKING:
    from dashboard.parsing.quotations.parts import Speaker
    from dashboard.parsing.quotations.unnamed_sources import Nameless
    from dashboard.parsing.syntax.document import Document

ONE_OF_THEM = re.compile(
    r"(?:the )?(?:one|other|another|second)(?: of (?:them|the (?:two|three|four)))?", re.IGNORECASE
)
NEAR = 4
"""So many words before the first of a reason its verb may stand."""


def reasons_of(document: Document, nameless: Nameless) -> dict[str, str]:
    """Return the reason of each nameless speaker that the text gives one for, by the speaker's key.

    It is its clause's subject's: the description, or who a pronoun takes up; where that is nobody
    known, it is the source's last described in the same sentence.
    """
    found: dict[str, str] = {}
    for reason in find_reasons(document.text):
        token = document.token_at(reason.start)
        if (
            token >= len(document.lower)
            or document.inside[token] >= 0
            or not document.parsed(token)
        ):
            continue
        said = " ".join(document.text[reason.start : reason.end].split())
        sources = _sources(document, nameless, token)
        if all(speaker.kind == "group" for speaker in sources):
            sources += _of_them(document, nameless, token)
        for speaker in sources:
            found.setdefault(speaker.who, said)
    return found


def _of_them(document: Document, nameless: Nameless, token: int) -> list[Speaker]:
    """Return who is one of several of whom a reason is told just before: "one of them", "the other"."""
    step = document.step
    return [
        speaker
        for head, speaker in nameless.by_head.items()
        if head > token
        and step[head] - step[token] <= LATELY
        and ONE_OF_THEM.fullmatch(speaker.name or "")
    ]


def _sources(document: Document, nameless: Nameless, token: int) -> list[Speaker]:
    """Return whose reason the words at ``token`` are."""
    verb = _verb_before(document, token)
    head = None if verb is None else subject_of(document, verb, verb).head
    described = nameless.by_head | nameless.met
    if head is not None and head in described:
        return [described[head]]
    first, _ = document.sentences[document.sentence[token]]
    here = [h for h in described if first <= h <= token]
    if here or head is None or document.lower[head] != "they":
        return [described[max(here)]] if here else []
    return _taken_up(document, {at: described[at] for at in described if at < token})


def _verb_before(document: Document, token: int) -> int | None:
    """Return the verb of a reason, its first word or right before it."""
    near = range(token, max(token - NEAR, 0) - 1, -1)
    verb = next((n for n in near if document.tag[n].startswith("VB")), None)
    if verb is None:
        return None
    above = document.head[document.head[verb]]
    hangs = document.tag[verb] == "VBG" and document.dep[document.head[verb]] == "ccomp"
    if hangs and document.lower[above] in cue_classes():
        # "said it works, speaking on condition": the syntax hung it on what is said
        return above if document.tag[above].startswith("VB") else None
    return verb


def _taken_up(document: Document, described: dict[int, Speaker]) -> list[Speaker]:
    """Return those whom "they" takes up: with "officials", or "none of them", each "official" before."""
    people = {at: one for at, one in described.items() if one.kind in ("unnamed", "group")}
    if not people:
        return []
    last = max(people)
    told = {document.lower[last], (people[last].name or "").rpartition(" ")[2]}
    nouns = {noun.removesuffix("s") for noun in told}
    return [one for at, one in people.items() if document.lower[at].removesuffix("s") in nouns]


def with_reason(speaker: Speaker, reasons: dict[str, str]) -> Speaker:
    """Return the speaker with the reason for being unnamed, where there is one."""
    said = reasons.get(speaker.who) if speaker.kind in ("unnamed", "group") else None
    return replace(speaker, reason=said) if said else speaker
