"""Why a source has no name: the reason in the text's own words, and whose it is."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, load, words
from dashboard.parsing.quotations.subjects import subject_of

if TYPE_CHECKING:
    from dashboard.parsing.quotations.nameless import Nameless
    from dashboard.parsing.quotations.speaker import Speaker
    from dashboard.parsing.syntax.document import Document

LONGEST = 200
"""So many characters behind its first words a reason may go on."""
STOPS = r"[.;:”\"\n\r(—–]|,(?=\s*(?P<next>[\w’']+))"
DONE_TO = re.compile(r"\b(?:am|is|are|was|were|be|been|being|not|never|had|has|have)$")
"""Behind these a verb of saying is a part of the reason: "because it had not been announced"."""
LEADS_TO_REASON = 3
"""So many words may lead to a reason: "who was not authorised ...", "speaking on condition of ..."."""
MEMBERS = words("function_words", "members")


@dataclass(frozen=True, slots=True)
class Reason:
    """The words ``text[start:end]`` that say why somebody is not named."""

    start: int
    end: int


@functools.cache
def _pattern() -> re.Pattern[str]:
    joined = "|".join(f"(?:{p})" for p in load("anonymity")["patterns"])
    return re.compile(rf"\b(?:{joined})", re.IGNORECASE)


def find_reasons(text: str, start: int = 0, end: int | None = None) -> list[Reason]:
    """Return the reasons between two places of the text, in order."""
    stop = len(text) if end is None else end
    found: list[Reason] = []
    place = start
    while match := _pattern().search(text, place, stop):
        found.append(Reason(match.start(), _end(text, match.end(), stop)))
        place = found[-1].end
    return found


@functools.cache
def _stop() -> re.Pattern[str]:
    """Return the pattern of what may end a reason: a mark, or the cue whose words follow."""
    said = (form for form, (_, kind) in cue_classes().items() if kind in ("say", "tell"))
    finite = {form for form in said if form.endswith("ed")} | {"said", "says", "told", "tells"}
    joined = "|".join(sorted(finite - words("reporting", "nouns_too")))
    return re.compile(rf"{STOPS}|\s(?P<cue>{joined})\b")


def _end(text: str, place: int, stop: int) -> int:
    """Return where the source's words end that begin before ``place``."""
    stop = min(stop, place + LONGEST)
    for mark in _stop().finditer(text, place, stop):
        if mark["cue"] and DONE_TO.search(text, max(place, mark.start() - 8), mark.start()):
            continue
        if mark["next"] is None or mark["next"].lower() not in words("anonymity", "goes_on"):
            return mark.start()
    return stop


def begins_reason(document: Document, token: int) -> bool:
    """Say whether a source's reason for staying unnamed begins here: "on condition of anonymity"."""
    end = document.end[document.sentences[document.sentence[token]][1] - 1]
    reasons = find_reasons(document.text, document.start[token], end)
    return bool(reasons) and document.token_at(reasons[0].start) - token <= LEADS_TO_REASON


def reasons_of(document: Document, nameless: Nameless) -> dict[str, str]:
    """Return the reason of each nameless speaker that the text gives one for, by the speaker's key.

    It is its clause's subject's: the description, or who a pronoun or "both" takes up; where that
    is nobody known, it is the source's last described in the same sentence.
    """
    found: dict[str, str] = {}
    groups: list[tuple[int, str]] = []
    for reason in find_reasons(document.text):
        token = document.token_at(reason.start)
        if (
            token >= len(document.lower)
            or document.inside[token] >= 0
            or not document.parsed(token)
        ):
            continue
        said = " ".join(document.text[reason.start : reason.end].split())
        for speaker in _sources(document, nameless, token):
            found.setdefault(speaker.who, said)
            if speaker.kind == "group" or (speaker.name or "").endswith("s"):
                groups.append((token, said))
    for token, said in groups:
        for head, member in nameless.by_head.items():
            if head > token and {*(member.name or "").lower().split()} & {"other", "them"}:
                found.setdefault(member.who, said)
    return found


def _sources(document: Document, nameless: Nameless, token: int) -> list[Speaker]:
    """Return whose reason the words at ``token`` are."""
    verb = token
    while verb > 0 and not document.tag[verb].startswith("VB") and token - verb < 4:
        verb -= 1
    verb = _above_what_is_said(document, verb)
    head = subject_of(document, verb, verb).head if document.tag[verb].startswith("VB") else None
    described = nameless.by_head | nameless.met
    if head is not None and head in described:
        one = described[head]
        return [one, *_fellows(nameless, one, head)]
    first, _ = document.sentences[document.sentence[token]]
    here = [h for h in described if first <= h <= token]
    if here:
        return [described[max(here)]]
    if head is None or document.lower[head] not in MEMBERS:
        return []
    before = [h for h in nameless.met if h < token and nameless.met[h].kind in ("unnamed", "group")]
    if not before:
        return []
    one = nameless.met[max(before)]
    return [one, *_fellows(nameless, one, token)]


def _above_what_is_said(document: Document, verb: int) -> int:
    """Return the verb of saying where a participle hangs on what is said: "said it works, speaking on"."""
    above = document.head[verb]
    if (
        document.tag[verb] != "VBG"
        or document.dep[verb] != "advcl"
        or document.dep[above] != "ccomp"
    ):
        return verb
    saying = document.head[above]
    return saying if document.lower[saying] in cue_classes() else verb


def _fellows(nameless: Nameless, one: Speaker, until: int) -> list[Speaker]:
    """Return the others for whom a group's reason holds: "they" were the officials met before."""
    noun = (one.name or "").split()[-1:]
    if one.head is None or not noun or not noun[0].endswith("s"):
        return []
    single = noun[0].removesuffix("s").lower()
    return [
        other
        for head, other in nameless.by_head.items()
        if head < until and other.kind == "unnamed" and single in (other.name or "").lower().split()
    ]


def with_reason(speaker: Speaker, reasons: dict[str, str]) -> Speaker:
    """Return the speaker with the reason for being unnamed, where there is one."""
    said = reasons.get(speaker.who) if speaker.kind in ("unnamed", "group") else None
    return replace(speaker, reason=said) if said else speaker
