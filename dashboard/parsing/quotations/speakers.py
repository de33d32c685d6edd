"""Speakers: from the words beside a cue to somebody's name, and how we know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.parsing.quotations.cast import Appearance, Cast
from dashboard.parsing.quotations.lexicon import words
from dashboard.parsing.quotations.phrases import (
    own_words,
    role_before,
    role_beside,
    with_relative,
)
from dashboard.parsing.quotations.pronouns import PRONOUNS, choose
from dashboard.parsing.quotations.sources import (
    anonymity_reason,
    kind_of_source,
    without_article,
)

if TYPE_CHECKING:
    from dashboard.model import Known, Mention, SpeakerKind
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.quotations.reading import Reading

KINDS: dict[str, SpeakerKind] = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    "NORP": "group",
}
OWNERS = ("ORG", "PER", "LOC")
DEFINITE = frozenset({"the", "that", "this", "these", "those"})
MEMORY = 4
"""For so many sentences whoever spoke last is the likeliest to be meant by a pronoun."""
MANY_NAMES = 6


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke: where the text says so, the canonical name, and how we know."""

    start: int | None = None
    end: int | None = None
    name: str | None = None
    entity: str | None = None
    kind: SpeakerKind = "unknown"
    role: str | None = None
    affiliation: str | None = None
    reason: str | None = None
    known: Known = "stated"

    @property
    def who(self) -> str:
        """A key under which the same speaker is the same."""
        return self.entity or self.name or ""


class Speakers:
    """Finds the speaker of each cue, in the order of the text; remembers who spoke last."""

    def __init__(self, reading: Reading, analysis: Analysis, mentions: tuple[Mention, ...]) -> None:
        self.reading = reading
        self.cast = Cast(reading, analysis, mentions)
        self.described: dict[str, Speaker] = {}
        self.by_noun: dict[str, Speaker] = {}
        self.nameless: list[Appearance] = []
        self.last: Speaker | None = None
        self.last_sentence = 0
        self.of_cue: dict[int, Speaker] = {}

    def of(self, cue: Cue | None) -> Speaker:
        """Return the speaker of the cue."""
        if cue is None or cue.subject is None:
            return Speaker()
        found = self.of_cue.get(cue.token)
        if found is None:
            found = self.of_cue[cue.token] = self._find(cue, cue.subject)
        if found.name:
            self.last, self.last_sentence = found, self.reading.sentence_of[cue.token]
        return found

    def _find(self, cue: Cue, head: int) -> Speaker:
        """Resolve the subject of a cue."""
        reading = self.reading
        first, last = own_words(reading, head, cue)
        span = Speaker(reading.starts[first], reading.ends[with_relative(last, cue)])
        if reading.words[head] in PRONOUNS:
            return self._pronoun(span, head)
        if cue.label_first is not None:
            return self._labelled(span, first, last)
        joined = self._joined(head)
        if joined:
            return replace(span, name=joined, kind="group")
        return self._noun(span, head, first, last)

    def _noun(self, span: Speaker, head: int, first: int, last: int) -> Speaker:
        """Resolve a name or a description."""
        mention = self.cast.at(first, last, head)
        if mention is not None and mention.kind == "name":
            role = mention.role or role_beside(self.reading, head)
            role = role or role_before(self.reading, first, mention.start)
            return replace(_of_mention(span, mention), role=role)
        if self.reading.words[head] in words("nouns", "documents"):
            owner = self.cast.within(first, last, OWNERS)
            if owner is not None:
                return _of_mention(span, owner)
        if mention is not None:
            return replace(_of_mention(span, mention), known="inferred")
        apposed = self._apposed(head)
        if apposed is not None:
            role = without_article(self.reading.span_text(first, last))
            return replace(_of_mention(span, apposed), role=apposed.role or role)
        return self._described(span, head, first, last)

    def _pronoun(self, span: Speaker, head: int) -> Speaker:
        """Resolve he, she, it or they."""
        near = self.reading.sentence_of[head] - self.last_sentence <= MEMORY
        last = self.last.who if self.last and near else None
        word = self.reading.words[head]
        choice = choose(self.reading, self.cast, head, word, last, self.nameless)
        if choice is None:
            return span
        known: Known = "ambiguous" if choice.ambiguous else "inferred"
        described = self.described.get(choice.who)
        if described is not None:
            return replace(described, start=span.start, end=span.end, known=known)
        found = self.cast.known[choice.who]
        kind = KINDS.get(found.type, "unknown")
        return replace(span, name=found.name, entity=found.who, kind=kind, known=known)

    def _labelled(self, span: Speaker, first: int, last: int) -> Speaker:
        """Return the speaker whom a label names: by surname where it is in capitals."""
        reading = self.reading
        label, word = reading.span_text(first, last), reading.words[last]
        mention = self.cast.by_surname(word) or self.cast.at(first, last, last)
        if mention is not None:
            role = mention.role
            return replace(
                _of_mention(span, mention), role=role.title() if role and role.isupper() else role
            )
        if word in words("nouns", "askers"):
            return replace(span, name=label.capitalize(), kind="unnamed")
        if word in words("nouns", "sources"):
            name = label.lower() if label.isupper() else label
            return replace(span, name=name, kind="unnamed", role=name)
        title, name = _without_title(label)
        if label.isupper():
            title, name = title.title(), name.title()
        return replace(span, name=name, kind="person", role=title or None)

    def _apposed(self, head: int) -> Mention | None:
        """Return the name set beside a description: "the bank's spokesman, Ann Smith"."""
        for child in self.reading.children[head]:
            if self.reading.deps[child] == "appos" and child > head:
                mention = self.cast.at(child, child, child)
                if mention is not None and mention.type == "PER":
                    return mention
        return None

    def _joined(self, head: int) -> str | None:
        """Return the names of several who speak together, or None for one speaker."""
        names: list[str] = []
        token: int | None = head
        while token is not None and len(names) < MANY_NAMES:
            mention = self.cast.at(token, token, token)
            if mention is None:
                return None
            names.append(mention.name)
            token = self.reading.child(token, "conj")
        return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else None

    def _described(self, span: Speaker, head: int, first: int, last: int) -> Speaker:
        """Return a speaker without a name: a description, perhaps of one met before."""
        reading = self.reading
        kind = kind_of_source(reading, head)
        noun = reading.words[head]
        earlier = self.by_noun.get(noun)
        if kind == "unnamed" and earlier is not None and reading.words[first] in DEFINITE:
            self._remember(earlier, head)
            return replace(earlier, start=span.start, end=span.end, known="inferred")
        name = without_article(reading.span_text(first, last))
        found = replace(span, name=name, kind=kind)
        if kind == "unnamed":
            found = self._source(found, head, first, last)
        self.by_noun[noun] = self.described[found.who] = found
        self._remember(found, head)
        return found

    def _source(self, found: Speaker, head: int, first: int, last: int) -> Speaker:
        """Return an unnamed source with its affiliation and the reason for its namelessness."""
        reading = self.reading
        owner = self.cast.within(first, last, OWNERS)
        a, b = reading.sentences[reading.sentence_of[head]]
        return replace(
            found,
            role=found.name,
            affiliation=owner.name if owner else None,
            reason=anonymity_reason(reading.text, reading.starts[a], reading.ends[b - 1]),
        )

    def _remember(self, speaker: Speaker, head: int) -> None:
        """Let later pronouns find somebody who has no name."""
        if speaker.kind not in ("unnamed", "group", "organisation"):
            return
        plural = self.reading.tags[head] in ("NNS", "NNPS") or speaker.kind == "group"
        kind = "GROUP" if plural else "PER" if speaker.kind == "unnamed" else "ORG"
        self.nameless.append(Appearance(head, speaker.who, speaker.name or "", kind, quoted=False))


def _without_title(label: str) -> tuple[str, str]:
    """Return the titles at the head of a label and the name behind them: "MR", "HALL"."""
    parts = label.split()
    number = 0
    titles = words("nouns", "labels")
    while number < len(parts) - 1 and parts[number].strip(".").lower() in titles:
        number += 1
    return " ".join(parts[:number]), " ".join(parts[number:])


def _of_mention(span: Speaker, mention: Mention) -> Speaker:
    """Return the speaker whom a mention names."""
    kind = KINDS.get(mention.type, "unknown")
    return replace(span, name=mention.name, entity=mention.entity, kind=kind, role=mention.role)
