"""Why a source has no name: the reason in the text's own words, and whose it is."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, load, words

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document

LONGEST = 200
"""So many characters behind its first words a reason may go on."""
STOPS = r"[.;:”\"\n\r(—–]|,(?=\s*(?P<next>[\w’']+))"
DONE_TO = re.compile(r"\b(?:am|is|are|was|were|be|been|being|not|never|had|has|have)$")
"""Behind these a verb of saying is a part of the reason: "because it had not been announced"."""
LEADS_TO_REASON = 3
"""So many words may lead to a reason: "who was not authorised ...", "speaking on condition of ..."."""


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
