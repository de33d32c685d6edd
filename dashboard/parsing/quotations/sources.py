"""Sources described rather than named: what they are, whom they speak for, why they have no name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.quotations.lexicon import words

if TYPE_CHECKING:
    from dashboard.model import SpeakerKind
    from dashboard.parsing.quotations.reading import Reading

ARTICLE = re.compile(
    r"^(?:the|a|an|(?:one|another)(?!\s+of\b)|this|that|these|those|its|his|her|their)\s+",
    re.IGNORECASE,
)
REASON = re.compile(
    r"\b(?:on (?:the )?condition of anonymity|not (?:been )?authori[sz]ed to|(?:asked|declined|requested|wanted|spoke|speaking)"
    r" (?:not )?(?:to be (?:named|identified)|anonymously|anonymity)|anonymity|who (?:asked|declined|refused|requested) not to be"
    r" (?:named|identified))[^.;”\"\n]{0,200}"
)
PLURAL = frozenset({"NNS", "NNPS"})


def without_article(description: str) -> str:
    """Return a description without its first article: "a senior official" → "senior official"."""
    return ARTICLE.sub("", " ".join(description.split()), count=1)


def kind_of_source(reading: Reading, head: int) -> SpeakerKind:
    """Return what a described speaker is: unnamed, group, organisation or unknown."""
    word = reading.words[head]
    plural = reading.tags[head] in PLURAL
    single = _singular(word)
    if plural and word in words("nouns", "groups") and not _source_like(reading, head):
        return "group"
    if word in words("nouns", "sources") or single in words("nouns", "sources"):
        return "unnamed"
    if word in words("nouns", "organisations"):
        return "organisation"
    if word in words("nouns", "groups") or plural or reading.tags[head] == "CD":
        return "group"
    return "unknown"


def _source_like(reading: Reading, head: int) -> bool:
    """Say whether a plural means particular unnamed people: "two officials", "people familiar with"."""
    if reading.words[head] in ("officials", "sources", "aides", "advisers", "advisors"):
        return True
    return any(
        reading.deps[c] in ("nummod", "acl", "relcl", "amod") for c in reading.children[head]
    )


def _singular(word: str) -> str:
    return word.removesuffix("s")


def anonymity_reason(text: str, start: int, end: int) -> str | None:
    """Return the source's reason for staying unnamed, in the text's words, from one sentence."""
    found = REASON.search(text, start, end)
    return " ".join(found.group().split()).rstrip(" ,") if found else None
