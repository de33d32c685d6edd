"""Why a source has no name: the reasons that a text gives, and whose they are."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, load, words
from dashboard.parsing.quotations.parts import LATELY
from dashboard.parsing.quotations.subjects import subject_of

if TYPE_CHECKING:
    from dashboard.parsing.quotations.parts import Speaker
    from dashboard.parsing.syntax.document import Document

LONGEST = 200
"""So many characters behind its first words a reason may go on."""
STOPS = r"[.;:”\"\n\r(—–]|,(?=\s*(?P<next>[\w’']+))"
DONE_TO = re.compile(r"\b(?:am|is|are|was|were|be|been|being|not|never|had|has|have)$")
"""Behind these a verb of saying is a part of the reason: "because it had not been announced"."""
LEADS_TO_REASON = 3
"""So many words may lead to a reason: "who was not authorised ...", "speaking on condition of ..."."""


@functools.cache
def _pattern() -> re.Pattern[str]:
    joined = "|".join(f"(?:{p})" for p in load("anonymity")["patterns"])
    return re.compile(rf"\b(?:{joined})", re.IGNORECASE)


@functools.lru_cache(maxsize=2)
def find_reasons(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the text says why somebody is not named, from the first of these words to the last."""
    found: list[tuple[int, int]] = []
    for match in _pattern().finditer(text):
        if not found or match.start() >= found[-1][1]:
            found.append((match.start(), _end(text, match.end())))
    return tuple(found)


@functools.cache
def _stop() -> re.Pattern[str]:
    """Return the pattern of what may end a reason: a mark, or the cue whose words follow."""
    said = (form for form, (_, kind) in cue_classes().items() if kind in ("say", "tell"))
    finite = {form for form in said if form.endswith("ed")} | {"said", "says", "told", "tells"}
    joined = "|".join(sorted(finite - words("reporting", "nouns_too")))
    return re.compile(rf"{STOPS}|\s(?P<cue>{joined})\b")


def _end(text: str, place: int) -> int:
    """Return where the source's words end that begin before ``place``."""
    stop = min(len(text), place + LONGEST)
    for mark in _stop().finditer(text, place, stop):
        if mark["cue"] and DONE_TO.search(text, max(place, mark.start() - 8), mark.start()):
            continue
        if mark["next"] is None or mark["next"].lower() not in words("anonymity", "goes_on"):
            return mark.start()
    return stop


def begins_reason(document: Document, token: int) -> bool:
    """Say whether a source's reason for staying unnamed begins here: "on condition of anonymity"."""
    first = next(
        (start for start, _ in find_reasons(document.text) if start >= document.start[token]), None
    )
    return first is not None and document.token_at(first) - token <= LEADS_TO_REASON


ONE_OF_THEM = re.compile(
    r"(?:the )?(?:one|other|another|second)(?: of (?:them|the (?:two|three|four)))?", re.IGNORECASE
)
NEAR = 4
"""So many words before the first of a reason its verb may stand."""


def reasons_of(
    document: Document, described: dict[int, Speaker], met: dict[int, Speaker]
) -> dict[str, str]:
    """Return the reason of each nameless speaker that the text gives one for, by the speaker's key.

    ``described`` are the nameless by the head of their description, ``met`` those met again. It is its clause's subject's: the description, or who a pronoun takes up; where that is nobody
    known, it is the source's last described in the same sentence.
    """
    found: dict[str, str] = {}
    for start, end in find_reasons(document.text):
        token = document.token_at(start)
        if document.inside[token] >= 0:
            continue
        said = " ".join(document.text[start:end].split())
        sources = _sources(document, described | met, token)
        if all(speaker.kind == "group" for speaker in sources):
            sources += _of_them(document, described, token)
        for speaker in sources:
            found.setdefault(speaker.who, said)
    return found


def _of_them(document: Document, described: dict[int, Speaker], token: int) -> list[Speaker]:
    """Return who is one of several of whom a reason is told just before: "one of them", "the other"."""
    until = document.step[token] + LATELY
    near = [s for h, s in described.items() if h > token and document.step[h] <= until]
    return [speaker for speaker in near if ONE_OF_THEM.fullmatch(speaker.name or "")]


def _sources(document: Document, described: dict[int, Speaker], token: int) -> list[Speaker]:
    """Return whose reason the words at ``token`` are."""
    near = range(token, max(token - NEAR, 0) - 1, -1)
    verb = next((n for n in near if document.tag[n].startswith("VB")), None)
    head = None if verb is None else subject_of(document, verb, verb).head
    if head in described:
        return [described[head]]
    first, _ = document.sentences[document.sentence[token]]
    here = [h for h in described if first <= h <= token]
    if here or head is None or document.lower[head] != "they":
        return [described[max(here)]] if here else []
    return _taken_up(document, {at: described[at] for at in described if at < token})


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
