"""A speaker: where the text says who it is, the canonical name, and how we know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.model import Known, Mention, SpeakerKind

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
