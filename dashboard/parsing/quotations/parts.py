"""What a quotation is made of: its cue and the cue's subject, and who spoke, as far as the text tells.

The signer of a release speaks its "I" and "we".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.model import Article, Known, Mention, SpeakerKind

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
