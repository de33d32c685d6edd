"""Sources described rather than named: what a noun is, and whether it may speak."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.syntax.document import PLURALS

if TYPE_CHECKING:
    from dashboard.model import SpeakerKind
    from dashboard.parsing.syntax.document import Document


ARTICLE = re.compile(
    r"^(?:neither|none of(?: the)?|no one (?:at|from|in|of)(?: the)?|the(?!\s+(?:other|latter|former)s?$)|a|an|another(?!\s+(?:of|in)\b)|this|that|(?:these|those)(?! (?:present|who|whose|there|in|at|on|of|from|with|near|around|inside|outside|familiar|close|involved|gathered)\b)|its|his|her|their|our|my)\s+",
    re.IGNORECASE,
)
VAGUE = words("function_words", "vague")


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
    bodies = words("sources", "organisations") if lemma != "show" else frozenset()
    return word in words("sources", "documents") | words("sources", "finders") | bodies


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
    return is_agent(single) or bool(
        {word, single} & (words("sources", "sources") | words("sources", "groups"))
    )


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
