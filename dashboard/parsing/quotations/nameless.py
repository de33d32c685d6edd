"""Speakers without a name: brought in by a description, met again as "the official" or "they"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.coreference.people import Appearance
from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.cues import Cue
from dashboard.parsing.quotations.described import Descriptions
from dashboard.parsing.quotations.phrases import described_words, own_words
from dashboard.parsing.quotations.sources import is_listed, kind_of_source, without_article
from dashboard.parsing.quotations.speaker import Speaker, of_mention

if TYPE_CHECKING:
    from dashboard.parsing.coreference.people import People
    from dashboard.parsing.syntax.document import Document

OWNERS = ("ORG", "PER", "LOC")
DEFINITE = words("function_words", "definite")
NOBODY = Cue(-1, -1, -1, "", "", None)
"""The cue of those who are only told of."""
ANSWERS = frozenset({"person", "unnamed", "group", "organisation"})


class Nameless:
    """Who was described so far: by key, by the token of the description, and as appearances."""

    def __init__(self, document: Document, people: People) -> None:
        self.document, self.people = document, people
        self.known: dict[str, Speaker] = {}
        self.by_head: dict[int, Speaker] = {}
        self.met: dict[int, Speaker] = {}
        self.untagged: dict[str, Speaker] = {}
        self.appearances: list[Appearance] = []
        self.descriptions = Descriptions(document)
        self.offices: dict[tuple[str, frozenset[str]], list[tuple[frozenset[str], Speaker]]] = {}

    def described(
        self, span: Speaker, head: int, first: int, last: int, latest: Speaker | None
    ) -> Speaker:
        """Return the speaker whom a description means, perhaps one met before.

        ``latest`` is who spoke last: "the other official" is somebody else.
        """
        document = self.document
        noun = _told_more_of(document, head)
        kind = kind_of_source(document, noun)
        people = kind in ("unnamed", "group")
        if people and document.lower[first] in DEFINITE:
            earlier = self._earlier(head, first, latest)
            if earlier is not None:
                self._remember(earlier, head)
                return replace(earlier, start=span.start, end=span.end, known="inferred")
        name = without_article(described_words(document, head, first, last))
        found = replace(span, name=name, kind=kind, head=head)
        if kind == "unnamed":
            owner = self.people.within(first, last, OWNERS)
            found = replace(found, role=name, affiliation=owner.name if owner else None)
        if people:
            owners = self._in_office(head, first)
            if owners:
                found = replace(found, kind="group", affiliation=None)
                found = self._same_office(found, head, first, owners)
        self.known[found.who] = self.by_head[head] = found
        self.descriptions.add(head)
        self._remember(found, head)
        return found

    def stand_for(self, named: Speaker, head: int) -> None:
        """Let "the spokesman" mean who is named beside that description."""
        if named.kind == "person":
            self.by_head[head] = named
            self.descriptions.add(head)

    def _in_office(self, head: int, first: int) -> frozenset[str]:
        """Return whose several in office are, who are named by it: "the ministers of X and Y"."""
        document = self.document
        if document.tag[head] != "NNS" or document.lower[head] not in words("sources", "offices"):
            return frozenset()
        inside = self.people.all_within(first, document.right[head], ("ORG", "LOC"))
        return frozenset(mention.entity for mention in inside)

    def _same_office(
        self, found: Speaker, head: int, first: int, owners: frozenset[str]
    ) -> Speaker:
        """Return several in office under their first description: "G7 ministers", "those of the G7"."""
        document = self.document
        what = {document.lower[t] for t in range(first, head) if document.pos[t] in ("ADJ", "NOUN")}
        offices = self.offices.setdefault((document.lower[head], owners), [])
        for known, speaker in offices:
            if known <= what or what <= known:
                return replace(speaker, start=found.start, end=found.end)
        offices.append((frozenset(what), found))
        return found

    def _earlier(self, head: int, first: int, latest: Speaker | None) -> Speaker | None:
        """Return the speaker, met before, whom a definite description means."""
        meant = self.descriptions.meant(head, first, latest.head if latest else None)
        if meant is None:
            return None
        if meant.head not in self.by_head:
            self.introduce(meant.head)
        return self.by_head.get(meant.head)

    def introduce(self, head: int) -> None:
        """Remember somebody who is told of before speaking."""
        first, last = own_words(self.document, head, NOBODY)
        named = self.apposed(head)
        if named is not None:
            self.known[named.who] = named
            self._remember(named, head)
        else:
            self.described(Speaker(), head, first, last, None)

    def meet(self, speaker: Speaker, head: int) -> None:
        """Let "it" mean those whose document stands at ``head``."""
        self.known[speaker.who] = self.met[head] = speaker
        self.appearances.append(
            Appearance(head, speaker.who, speaker.name or "", "DOC", quoted=False)
        )

    def join(self, names: str, head: int) -> None:
        """Let "they" mean several who stand together by name at ``head``."""
        group = Speaker(name=names, kind="group", head=head)
        self.known[group.who] = self.met[head] = group
        self.appearances.append(Appearance(head, group.who, names, "GROUP", quoted=False))

    def apposed(self, head: int) -> Speaker | None:
        """Return the person named beside a description: "the bank's spokesman, Ann Smith".

        A proper name is a person's here even where no entity was found in it.
        """
        document = self.document
        child = document.child(head, "appos")
        if child is not None and document.pos[child] == "NOUN":
            # "the mayor, a former engineer, Ann Smith".
            child = next((c for c in document.children[head] + document.children[child]
                          if c > child and document.dep[c] == "appos"), None)  # fmt: skip
        if child is None or child < head or document.pos[child] != "PROPN":
            return None
        first, last = own_words(document, head, NOBODY)
        role = without_article(document.span_text(first, min(last, child - 1)))
        mention = self.people.at(child, child, child)
        if mention is not None and mention.type == "ORG" and self._is_body(head, child):
            return of_mention(mention)
        if mention is not None and mention.type == "PER":
            named = of_mention(mention)
            somebody = kind_of_source(document, head) == "unnamed"
            return replace(named, role=mention.role or role) if somebody else named
        start = document.left[child]
        if kind_of_source(document, head) != "unnamed" or not all(
            document.pos[token] == "PROPN" for token in range(start, child + 1)
        ):
            return None
        if mention is not None and mention.type == "ORG":
            return None
        found = Speaker(name=document.span_text(start, child), kind="person", role=role)
        self.untagged[document.lower[child]] = found
        return found

    def _is_body(self, head: int, name: int) -> bool:
        """Say whether a description is of the body set beside it: "the tunnel's operator, Harlow Roads"."""
        document = self.document
        single = document.tag[head] == "NN" and document.lower[head] not in words(
            "sources", "sources"
        )
        return single and document.lower[document.left[name] - 1] == ","

    def _remember(self, speaker: Speaker, head: int) -> None:
        """Let later pronouns find somebody by their description, or a document."""
        document = self.document
        if document.lower[head] in words("sources", "documents"):
            kind = "DOC"
        elif speaker.kind not in ANSWERS or not is_listed(document, head):
            return
        elif document.tag[head] in ("NNS", "NNPS") or speaker.kind == "group":
            kind = "GROUP"
        else:
            kind = "ORG" if speaker.kind == "organisation" else "PER"
        for gender, key in (("f", "female"), ("m", "male")):
            if document.lower[head] in words("sources", key):
                self.people.genders.setdefault(speaker.who, gender)
        self.met[head] = speaker
        name = speaker.name or ""
        self.appearances.append(Appearance(head, speaker.who, name, kind, quoted=False))


def _told_more_of(document: Document, head: int) -> int:
    """Return the noun before a participle that the syntax takes for who speaks: "two officials briefed on it"."""
    noun = document.child(head, "nsubj") if document.tag[head] in ("VBD", "VBN") else None
    return noun if noun is not None and noun == head - 1 else head
