"""What a quotation is made of: its cue, the cue's subject and the speaker; and which nouns may be one.

The signer of a release speaks its "I" and "we"; a noun is a person, a body, a group, a document or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.syntax.document import PLURALS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.model import Article, Known, Mention, SpeakerKind
    from dashboard.parsing.syntax.document import Document


DASHES = frozenset({"—", "–", "-", "--"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The head of a verb's subject; whether it is another verb's; the token of "who"."""

    head: int | None = None
    borrowed: bool = False
    relative: int | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb or "according to": its token, its extent, its kind and its subject's head.

    ``borrowed`` says that the subject belongs to another verb ("X left, saying ...");
    ``relative`` is the token of "who" where the subject is what it stands for; ``label_first`` is
    the first token of a name that layout, not a verb, sets beside the words.
    """

    token: int
    first: int
    last: int
    lemma: str
    kind: str
    subject: int | None
    borrowed: bool = False
    relative: int | None = None
    label_first: int | None = None


LATELY = 8
"""So many sentences back stand those whom "both", "one of them" take up."""
Span = tuple[int, int]
"""The first and the last token of some words."""
NOBODY = Cue(-1, -1, -1, "", "", None)
"""The cue of those who are only told of."""


KINDS: dict[str, SpeakerKind] = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    "NORP": "group",
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke: where the text says so, the canonical name, and how we know.

    ``head`` is the token by which somebody without a name was brought in.
    """

    start: int | None = None
    end: int | None = None
    name: str | None = None
    entity: str | None = None
    kind: SpeakerKind = "unknown"
    role: str | None = None
    affiliation: str | None = None
    reason: str | None = None
    known: Known = "stated"
    head: int | None = None

    @property
    def who(self) -> str:
        """A key under which the same speaker is the same."""
        if self.head is not None:
            return f"{self.name}@{self.head}"
        return self.entity or self.name or ""


def of_mention(mention: Mention, span: Speaker | None = None) -> Speaker:
    """Return the speaker whom a mention names, standing where ``span`` says."""
    kind = KINDS.get(mention.type, "unknown")
    named = Speaker(name=mention.name, entity=mention.entity, kind=kind, role=mention.role)
    return replace(named, start=span.start, end=span.end) if span else named


SIGNED = re.compile(
    r"(?P<name>[A-Z][\w.'’\-]*(?: (?:[a-z]{2,3} )?[A-Z][\w.'’\-]*){1,3}), (?P<role>[A-Z][^,;|]{2,80})"
)
"""A name and an office, and no second name."""


def signer(article: Article, mentions: Iterable[Mention]) -> Speaker | None:
    """Return who signs a release as the speaker of its "I" and "we", else None."""
    found = SIGNED.fullmatch(" ".join((article.byline or "").split()))
    if found is None:
        return None
    role = {word.strip(".").lower() for word in found["role"].split()}
    if role & words("sources", "press") or not role & words("sources", "labels"):
        return None
    name = found["name"]
    entity = next((m.entity for m in mentions if m.name == name and m.type == "PER"), None)
    return Speaker(name=name, kind="person", entity=entity, role=found["role"], known="inferred")


ARTICLE = re.compile(
    r"^(?:neither|none of(?: the)?|no one (?:at|from|in|of)(?: the)?|the(?!\s+(?:other|latter|former)s?$)|a|an|another(?!\s+(?:of|in)\b)|this|that|(?:these|those)(?! (?:present|who|whose|there|in|at|over|under|aged|on|of|from|with|near|around|inside|outside|familiar|close|involved|gathered)\b)|its|his|her|their|our|my)\s+",
    re.IGNORECASE,
)
VAGUE = words("function_words", "vague")
LONGEST_ACRONYM = 5
"""A name in capitals of more letters may only be printed so."""
OFFICES = words("sources", "initials")
SPEAKING = ("sources", "groups", "organisations")


def is_one_of(word: str, *kinds: str) -> bool:
    """Return whether a noun, or its singular, stands in one of the lists of those who speak."""
    return any({word, word.removesuffix("s")} & words("sources", kind) for kind in kinds)


def may_speak(document: Document, head: int | None) -> bool:
    """Return whether a subject is somebody, or a thing that has words: a person, a body, a document."""
    if head is None:
        return False
    word, pos = document.lower[head], document.pos[head]
    if pos in ("PROPN", "NUM", "PRON"):
        return pos != "PRON" or word not in VAGUE
    return is_one_of(word, *SPEAKING, "documents") or is_agent(word.removesuffix("s"))


def without_article(description: str) -> str:
    """Return a description without its first article: "a senior official" → "senior official"."""
    bare = ARTICLE.sub("", " ".join(description.split()), count=1)
    return bare[0].lower() + bare[1:] if bare.startswith(("The ", "One ")) else bare


def kind_of_source(document: Document, head: int) -> SpeakerKind:
    """Return what a described speaker is: unnamed, group, organisation or unknown.

    Who finds something out is somebody, an inquiry or a test a document.
    """
    word, plural = document.lower[head], document.tag[head] in PLURALS
    finder = is_agent(word.removesuffix("s")) or is_one_of(word, "sources", "groups")
    kinds: tuple[tuple[SpeakerKind, bool], ...] = (
        ("document", word in words("sources", "finders") and not finder),
        ("document", word in words("sources", "documents") | words("reporting", "sayings")),
        ("group", plural and not _are_few(document, head)),
        ("unnamed", is_one_of(word, "sources") or word in OFFICES),
        ("organisation", word in words("sources", "organisations") or _is_acronym(document, head)),
        ("group", plural or word in words("sources", "groups") or document.tag[head] == "CD"),
        ("unnamed", document.pos[head] == "NOUN" and is_agent(word)),
    )
    return next((kind for kind, is_such in kinds if is_such), "unknown")


def _is_acronym(document: Document, head: int) -> bool:
    """Return whether a name is letters that stand for a body where no entity was found: "RDR said"; no office: "the CEO"."""
    word = document.word[head]
    letters = word.isalpha() and word.isupper() and 3 <= len(word) <= LONGEST_ACRONYM
    named = letters and document.pos[head] == "PROPN" and word.lower() not in OFFICES
    first, after = document.sentences[document.sentence[head]]
    return named and any(
        c.islower() for c in document.text[document.start[first] : document.start[after - 1]]
    )


def is_agent(noun: str) -> bool:
    """Return whether a noun's ending makes it somebody: "marcher", "spectator", "attendee"."""
    agent = noun.endswith(tuple(words("sources", "agents")))
    return agent and noun not in words("sources", "not_agents")


def _are_few(document: Document, head: int) -> bool:
    """Return whether a plural means particular unnamed people: "officials", "two of them", "people familiar".

    Even a few bodies are none: "the two delegations".
    """
    word = document.lower[head]
    told = document.of_dep(head, "nummod", "acl", "relcl", "amod")
    if word in ("people", "persons"):
        return bool(told)
    if word == "others":
        return any(c > head and document.dep[c] != "nummod" for c in told)
    if word in words("sources", "several_unnamed") | words("sources", "bodies_of_people"):
        return word in words("sources", "several_unnamed")
    return any(document.lower[c] in words("sources", "few") for c in told)
