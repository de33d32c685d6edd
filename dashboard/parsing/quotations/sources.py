"""Sources described rather than named: what they are, whom they speak for, why they have no name."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, load, words
from dashboard.parsing.syntax.document import PLURALS

if TYPE_CHECKING:
    from dashboard.model import SpeakerKind
    from dashboard.parsing.syntax.document import Document


ARTICLE = re.compile(
    r"^(?:neither|none of(?: the)?|no one (?:at|from|in|of)(?: the)?|the(?!\s+(?:other|latter|former)s?$)|a|an|another(?!\s+(?:of|in)\b)|this|that|(?:these|those)(?! (?:present|who|whose|there|in|at|on|of|from|with|near|around|inside|outside|familiar|close|involved|gathered)\b)|its|his|her|their|our|my)\s+",
    re.IGNORECASE,
)
VAGUE = words("function_words", "vague")
SHARES = words("sources", "groups") | {"share", "number"}


def may_speak(document: Document, head: int) -> bool:
    """Say whether a subject is somebody, or a thing that has words: a person, a body, a document."""
    word, pos = document.lower[head], document.pos[head]
    if pos in ("PROPN", "NUM"):
        return True
    if pos == "PRON":
        return word not in VAGUE
    single = word.removesuffix("s")
    known = any(
        form in words("sources", key)
        for key in ("sources", "groups", "organisations", "documents")
        for form in (word, single)
    )
    return known or is_agent(single)


def is_finder(document: Document, head: int, lemma: str) -> bool:
    """Say whether what a subject "found" is told by it: a poll, a court, researchers; figures "show"."""
    word = document.lower[head]
    if word in words("sources", "documents") or word in words("sources", "finders"):
        return True
    return lemma != "show" and word in words("sources", "organisations")


def without_article(description: str) -> str:
    """Return a description without its first article: "a senior official" → "senior official"."""
    bare = ARTICLE.sub("", " ".join(description.split()), count=1)
    return bare[0].lower() + bare[1:] if bare.startswith(("The ", "One ")) else bare


def kind_of_source(document: Document, head: int) -> SpeakerKind:
    """Return what a described speaker is: unnamed, group, organisation or unknown."""
    word, plural = document.lower[head], document.tag[head] in PLURALS
    people = plural and not _source_like(document, head)
    agent = document.pos[head] == "NOUN" and is_agent(word)
    kinds: tuple[tuple[SpeakerKind, bool], ...] = (
        ("document", word in words("sources", "finders") and not _is_finding_person(word)),
        ("document", word in words("sources", "documents")),
        ("group", people),
        ("unnamed", bool({word, word.removesuffix("s")} & words("sources", "sources"))),
        ("organisation", word in words("sources", "organisations")),
        ("group", plural or word in words("sources", "groups") or document.tag[head] == "CD"),
        ("unnamed", agent),
    )
    return next((kind for kind, is_such in kinds if is_such), "unknown")


def is_listed(document: Document, head: int) -> bool:
    """Say whether a noun is one that "he" or "they" may take up, not just any "-er": "front-runner"."""
    word = document.lower[head]
    plural = document.tag[head] != "NN"
    kinds = ("sources", "groups", "organisations", "documents")
    return plural or any(word in words("sources", kind) for kind in kinds)


def is_agent(noun: str) -> bool:
    """Say whether a noun's ending makes it somebody: "marcher", "spectator", "attendee"."""
    agent = noun.endswith(tuple(words("sources", "agents")))
    return agent and noun not in words("sources", "not_agents")


def is_somebody(document: Document, head: int) -> bool:
    """Say whether a noun is one person: "the head of the board", "a spokeswoman"."""
    word = document.lower[head]
    return document.tag[head] == "NN" and (word in words("sources", "sources") or is_agent(word))


def _is_finding_person(word: str) -> bool:
    """Say whether who finds something out is somebody, and no inquiry or test."""
    single = word.removesuffix("s")
    some = words("sources", "sources") | words("sources", "groups")
    return word in some or single in some or is_agent(single) or word in ("coroner", "jury")


def _source_like(document: Document, head: int) -> bool:
    """Say whether a plural means particular unnamed people: "officials", "two of them", "people familiar"."""
    word = document.lower[head]
    if word in words("sources", "several_unnamed"):
        return True
    told = document.of_dep(head, "nummod", "acl", "relcl", "amod")
    if word in ("people", "persons"):
        return bool(told)
    if word == "others":
        return any(c > head for c in document.of_dep(head, "acl", "relcl", "amod"))
    return any(document.lower[c] in words("sources", "few") for c in told)


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
