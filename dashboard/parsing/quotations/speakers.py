"""Speakers: from the words beside a cue to somebody's name, and how we know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.parsing.quotations.cast import Appearance, Cast
from dashboard.parsing.quotations.lexicon import words
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
CUTS = frozenset({",", "(", "—", "–", "--", ";", ":"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


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
    def who(self) -> str | None:
        """A key under which the same speaker is the same."""
        return self.entity or self.name


class Speakers:
    """Finds the speaker of each cue, in the order of the text; remembers who spoke last."""

    def __init__(
        self,
        reading: Reading,
        analysis: Analysis,
        mentions: tuple[Mention, ...],
    ) -> None:
        self.reading = reading
        self.inside = reading.inside
        self.cast = Cast(reading, analysis, mentions)
        self.described: list[tuple[int, Speaker]] = []
        self.unnamed: list[Appearance] = []
        self.last: Speaker | None = None
        self.last_sentence = -99
        self.of_cue: dict[int, Speaker] = {}
        self.known_names = {a.who: a for a in self.cast.appearances}

    def of(self, cue: Cue | None) -> Speaker:
        """Return the speaker of the cue."""
        if cue is None or cue.subject is None:
            return Speaker()
        found = self.of_cue.get(cue.token)
        if found is None:
            found = self._find(cue)
            self.of_cue[cue.token] = found
        if found.name:
            self.last, self.last_sentence = found, self.reading.sentence_of[cue.token]
        return found

    def _find(self, cue: Cue) -> Speaker:
        """Resolve the subject of a cue."""
        reading, head = self.reading, cue.subject
        first, last = self.phrase(cue)
        span = Speaker(reading.starts[first], reading.ends[last])
        word = reading.words[head]
        if word in PRONOUNS:
            return self._pronoun(span, head, word)
        if cue.label_first is not None:
            return self._labelled(span, first, last)
        mention = self.cast.at(first, last, head)
        joined = self._joined(head, last)
        if joined:
            return replace(span, name=joined, kind="group")
        if mention is not None and mention.kind == "name":
            return self._named(span, mention, cue)
        if word in words("nouns", "documents"):
            owner = self.cast.within(first, last, ("ORG", "PER", "LOC"))
            if owner is not None:
                return replace(
                    span,
                    name=owner.name,
                    entity=owner.entity,
                    kind=KINDS.get(owner.type, "unknown"),
                )
        if mention is not None and mention.kind == "nominal":
            known: Known = "inferred"
            return replace(
                span,
                name=mention.name,
                entity=mention.entity,
                kind=KINDS.get(mention.type, "unknown"),
                known=known,
            )
        apposed = self._apposed(head)
        if apposed is not None:
            role = without_article(reading.span_text(first, last))
            return replace(self._named(span, apposed, cue), role=role)
        return self._described(span, head, first, last)

    def phrase(self, cue: Cue) -> tuple[int, int]:
        """Return the subject's own words as tokens, without what is set off by commas."""
        reading, head = self.reading, cue.subject
        if cue.label_first is not None:
            return cue.label_first, head
        first, last = reading.left[head], reading.right[head]
        if cue.token >= first and cue.token <= last:
            first, last = (head, head) if cue.token == head else (first, last)
        for token in range(head - 1, first - 1, -1):
            if reading.words[token] in CUTS or self.inside[token] != self.inside[head]:
                first = token + 1
                break
        for token in range(head + 1, last + 1):
            outside = self.inside[token] != self.inside[head]
            if (
                reading.words[token] in CUTS
                or outside
                or cue.first <= token <= cue.last
                or (reading.words[token] in RELATIVE and reading.deps[token] != "mark")
            ):
                last = token - 1
                break
        if cue.relative is not None and 0 <= cue.relative - last <= 12:
            last = cue.relative
        return first, max(last, head)

    def _pronoun(self, span: Speaker, head: int, word: str) -> Speaker:
        """Resolve he, she, it or they."""
        near = self.reading.sentence_of[head] - self.last_sentence <= 4
        last = self.last.who if self.last and near else None
        choice = choose(self.reading, self.cast, head, word, last, self.unnamed)
        if choice is None:
            return span
        known: Known = "ambiguous" if choice.ambiguous else "inferred"
        for _, described in reversed(self.described):
            if described.who == choice.who:
                return replace(described, start=span.start, end=span.end, known=known)
        appearance = self.known_names[choice.who]
        return replace(
            span,
            name=appearance.name,
            entity=appearance.who,
            kind=KINDS.get(appearance.type, "unknown"),
            known=known,
        )

    def _labelled(self, span: Speaker, first: int, last: int) -> Speaker:
        """Return the speaker whom a label names: by surname where it is in capitals."""
        reading = self.reading
        label = reading.span_text(first, last)
        mention = self.cast.at(first, last, last) or self.cast.by_surname(reading.words[last])
        if mention is not None:
            return replace(
                span,
                name=mention.name,
                entity=mention.entity,
                kind=KINDS.get(mention.type, "unknown"),
                role=mention.role,
            )
        if reading.words[last] in words("nouns", "askers"):
            return replace(span, name=label.capitalize(), kind="unnamed")
        name = label.title() if label.isupper() else label
        official = reading.words[last] in words("nouns", "sources")
        return replace(
            span, name=name.lower() if official else name, kind="unnamed" if official else "person"
        )

    def _named(self, span: Speaker, mention: Mention, cue: Cue) -> Speaker:
        """Return a speaker who is named at the cue."""
        return replace(
            span,
            name=mention.name,
            entity=mention.entity,
            kind=KINDS.get(mention.type, "unknown"),
            role=mention.role or self._role(cue.subject),
        )

    def _role(self, head: int) -> str | None:
        """Return the description set beside a name: "Smith, a spokesman for the bank"."""
        reading = self.reading
        for child in reading.children[head]:
            if reading.deps[child] == "appos" and child > head and reading.poses[child] == "NOUN":
                last = reading.right[child]
                for token in range(child + 1, last + 1):
                    if reading.words[token] in CUTS or reading.words[token] in RELATIVE:
                        last = token - 1
                        break
                return without_article(reading.span_text(reading.left[child], last))
        return None

    def _apposed(self, head: int) -> Mention | None:
        """Return the name set beside a description: "the bank's spokesman, Ann Smith"."""
        for child in self.reading.children[head]:
            if self.reading.deps[child] == "appos" and child > head:
                mention = self.cast.at(child, child, child)
                if mention is not None and mention.type == "PER":
                    return mention
        return None

    def _joined(self, head: int, last: int) -> str | None:
        """Return the names of several who speak together, or None for one speaker."""
        reading = self.reading
        names = []
        token: int | None = head
        while token is not None and len(names) < 6:
            mention = self.cast.at(token, token, token)
            if mention is None or mention.kind == "demonym":
                return None
            names.append(mention.name)
            token = reading.child(token, "conj")
        return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else None

    def _described(self, span: Speaker, head: int, first: int, last: int) -> Speaker:
        """Return a speaker without a name: a description, perhaps of one met before."""
        reading = self.reading
        words_said = without_article(reading.span_text(first, last))
        kind = kind_of_source(reading, head)
        definite = reading.words[first] in ("the", "that", "this", "these", "those")
        if definite and kind == "unnamed":
            earlier = self._earlier(head)
            if earlier is not None:
                self.unnamed.append(
                    Appearance(head, earlier.who or "", earlier.name or "", "PER", quoted=False)
                )
                return replace(earlier, start=span.start, end=span.end, known="inferred")
        owner = self.cast.within(first, last, ("ORG", "LOC", "PER"))
        a, b = reading.sentences[reading.sentence_of[head]]
        reason = None
        if kind == "unnamed":
            reason = anonymity_reason(reading.text, reading.starts[a], reading.ends[b - 1])
        found = replace(
            span,
            name=words_said,
            kind=kind,
            role=words_said if kind == "unnamed" else None,
            affiliation=owner.name if owner and kind == "unnamed" else None,
            reason=reason,
        )
        self.described.append((head, found))
        if kind in ("unnamed", "group", "organisation"):
            plural = reading.tags[head] in ("NNS", "NNPS") or kind == "group"
            type_ = "GROUP" if plural else "PER" if kind == "unnamed" else "ORG"
            self.unnamed.append(Appearance(head, found.who or "", words_said, type_, quoted=False))
        return found

    def _earlier(self, head: int) -> Speaker | None:
        """Return the speaker described before by the same noun, the nearest fuller description."""
        word = self.reading.words[head]
        same = [s for h, s in self.described if self.reading.words[h] == word]
        return same[-1] if same else None
