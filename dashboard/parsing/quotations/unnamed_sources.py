"""Speakers without a name: brought in by a description, met again as "the official" or "they".

A document speaks for whose it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.coreference.people import Appearance
from dashboard.parsing.entities.patterns import titles
from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.phrases import described_words, own_words
from dashboard.parsing.quotations.speaker_parts import (
    LATELY,
    NOBODY,
    SPEAKING,
    Speaker,
    is_one_of,
    kind_of_source,
    of_mention,
    without_article,
)
from dashboard.parsing.syntax.document import PLURALS

if TYPE_CHECKING:
    from dashboard.parsing.coreference.people import People
    from dashboard.parsing.syntax.document import Document


DETERMINERS = words("function_words", "determiners")
INDEFINITE = words("function_words", "indefinite")
OWN = words("function_words", "own")
OTHERS = words("function_words", "no_longer")
BARE = frozenset({"the", "both", "two"})
TWO = frozenset({"both", "two", "pair"})
MEETING = words("sources", "meeting")
OWNERS = ("ORG", "PER", "LOC")
DEFINITE = words("function_words", "definite")
ANSWERS = frozenset({"person", "unnamed", "group", "organisation"})
IS = frozenset({"is", "was"})
ISSUED = words("function_words", "issued")


def _narrated(document: Document, head: int) -> bool:
    """Return whether a noun stands in a full sentence of the narrative, not in a heading or in marks."""
    if document.inside[head] >= 0 or not document.dep[head]:
        return False
    if document.pos[head] != "NOUN" and not is_bare_office(document, head):
        return False
    last = document.lower[document.sentences[document.sentence[head]][1] - 1]
    return not last[-1:].isalnum()


def is_bare_office(document: Document, head: int) -> bool:
    """Return whether several are told of by their office alone, perhaps as a name: "the Ministers"."""
    the = document.left[head] == head - 1 and document.lower[head - 1] in BARE
    return the and document.lower[head] in words("sources", "offices")


def told_of(document: Document) -> list[int]:
    """Return the subjects of the narrative who can be meant by a pronoun, in order.

    They are described, or the first names of several who do something together, "Hall and Vey met" or
    "Hall met with Vey"; not of "what Hall and Vey did".
    """
    found = []
    for head, dep in enumerate(document.dep):
        if dep not in ("nsubj", "nsubjpass") or document.inside[head] >= 0:
            continue
        listed = is_one_of(document.lower[head], "sources", "groups", "documents")
        named = document.pos[head] == "PROPN" and (
            document.child(head, "conj") is not None or companion(document, head) is not None
        )
        named = named and document.dep[document.head[head]] not in ("relcl", "acl")
        own = document.lower[document.left[head]] in OWN
        if named or (listed and not own and _narrated(document, head)):
            found.append(head)
    return found


def companion(document: Document, subject: int) -> int | None:
    """Return whom somebody met or spoke with: "Hall spoke with Vey", "held talks with Vey"."""
    verb = document.head[subject]
    above = [verb, *document.of_dep(verb, "dobj")]
    met = [
        who for t in above if document.lemma[t] in MEETING for who in document.objects_of(t, "with")
    ]
    return next(iter(met), None)


class Nameless:
    """Who was described so far: by key, by the token of the description, and as appearances.

    ``descriptions`` are the heads of those whom the text brings in as "a senior official", or who spoke.
    """

    def __init__(self, document: Document, people: People) -> None:
        self.document, self.people = document, people
        self.known: dict[str, Speaker] = {}
        self.by_head: dict[int, Speaker] = {}
        self.met: dict[int, Speaker] = {}
        self.untagged: dict[str, Speaker] = {}
        self.joined: dict[int, Speaker] = {}
        self.papers: dict[str, Speaker] = {}
        """Whose a document is that somebody spoke in, by its noun."""
        self.appearances: list[Appearance] = []
        self.offices: dict[tuple[str, frozenset[str]], list[tuple[frozenset[str], Speaker]]] = {}
        sources = words("sources", "sources")
        self.descriptions = {
            head
            for head, word in enumerate(document.lower)
            if word.removesuffix("s") in sources
            and document.lower[document.left[head]] in INDEFINITE
            and _narrated(document, head)
        }

    def described(self, span: Speaker, head: int, first: int, last: int) -> Speaker:
        """Return the speaker whom a description means, perhaps one met before."""
        document = self.document
        kind = "group" if is_bare_office(document, head) else kind_of_source(document, head)
        called = kind == "unknown" or document.word[head][:1].isupper()
        if called and document.word[first] == "The" and not document.opens_sentence(first):
            kind = "organisation"  # "according to The Harbour Reporter"
        named = self._body(head, first, last)
        if named is not None:
            self.by_head[head] = named
            return replace(named, start=span.start, end=span.end)
        people = kind in ("unnamed", "group")
        if people and document.lower[first] in DEFINITE | BARE:
            earlier = self._earlier(head, first) or self._together(head, first, last)
            if earlier is not None:
                self._remember(earlier, head)
                return replace(earlier, start=span.start, end=span.end, known="inferred")
        name = without_article(described_words(document, head, first, last))
        found = replace(span, name=name, kind=kind, head=head)
        if kind == "unnamed":
            owners = self.people.all_within(first, last, OWNERS)
            seat = "-based"  # "a London-based spokesman of the party"
            owner = next((m for m in owners if not document.text.startswith(seat, m.end)), None)
            found = replace(found, role=name, affiliation=owner.name if owner else None)
        if people:
            found = self._in_office(found, head, first)
        self.known[found.who] = self.by_head[head] = found
        self.descriptions.add(head)
        self._remember(found, head)
        return found

    def _name_after(self, head: int, first: int) -> int | None:
        """Return where the name that a description ends with begins, if a common noun leads up to it."""
        document, start = self.document, head
        while start > first and document.pos[start - 1] == "PROPN":
            start -= 1
        led = first < start and document.pos[head] == "PROPN"
        return start if led and document.tag[start - 1] == "NN" else None

    def _body(self, head: int, first: int, last: int) -> Speaker | None:
        """Return the body whose name no entity was found in, with its noun before it: "the pressure group Ports First"."""
        start = self._name_after(head, first)
        if start is None or self.document.lower[start - 1] not in words("sources", "bodies"):
            return None
        return Speaker(name=self.document.span_text(start, last), kind="organisation")

    def _in_office(self, found: Speaker, head: int, first: int) -> Speaker:
        """Return several in office, "the ministers of X and Y", under their first description.

        "G7 ministers" are "those of the G7".
        """
        document, noun = self.document, self.document.lower[head]
        if document.tag[head] != "NNS" or noun not in words("sources", "offices"):
            return found
        named = self.people.all_within(first, document.right[head], ("ORG", "LOC"))
        owners = frozenset(mention.entity for mention in named)
        if not owners:
            return found
        found = replace(found, kind="group", affiliation=None)
        what = {document.lower[t] for t in range(first, head) if document.pos[t] in ("ADJ", "NOUN")}
        offices = self.offices.setdefault((noun, owners), [])
        for known, speaker in offices:
            if known <= what or what <= known:
                return replace(speaker, start=found.start, end=found.end)
        offices.append((frozenset(what), found))
        return found

    def _earlier(self, head: int, first: int) -> Speaker | None:
        """Return whom a definite description means: the latest before with its noun and all its modifiers."""
        lower, left, right = self.document.lower, self.document.left, self.document.right
        wanted = {*lower[first:head]} - DETERMINERS
        for at in sorted(self.descriptions, reverse=True):
            own = {*lower[left[at] : right[at] + 1]}
            fits = at < head and lower[at] == lower[head] and wanted <= own
            if fits and not (own & OTHERS) - wanted:
                if at not in self.by_head:
                    self.introduce(at)
                return self.by_head.get(at)
        return None

    def _together(self, head: int, first: int, last: int) -> Speaker | None:
        """Return who did something together just before: "both", "the two leaders", "the ministers"."""
        document = self.document
        told = {*document.lower[first : last + 1]}
        near = [at for at in self.joined if document.step[head] - document.step[at] <= LATELY]
        if told - BARE - TWO - words("sources", "offices") or not near:
            return None
        found = self.joined[max(near)]
        return None if "," in (found.name or "") and told & TWO else found

    def introduce(self, head: int) -> None:
        """Remember somebody who is told of before speaking."""
        named = self.apposed(head)
        if named is not None:
            self.known[named.who] = named
            self._remember(named, head)
        else:
            self.described(Speaker(), head, *own_words(self.document, head, NOBODY))

    def meet(self, speaker: Speaker, head: int, kind: str) -> None:
        """Let "it", "they" or "he" mean somebody who stands at ``head``."""
        self.known[speaker.who] = self.met[head] = speaker
        name = speaker.name or ""
        self.appearances.append(Appearance(head, speaker.who, name, kind, quoted=False))

    def join(self, names: str, head: int) -> None:
        """Let "they" mean several who stand together by name at ``head``."""
        group = Speaker(name=names, kind="group", head=head)
        one = self.people.at(head, head, head)
        if one is not None and one.type == "PER":
            self.joined[head] = group
        self.meet(group, head, "GROUP")

    def apposed(self, head: int) -> Speaker | None:
        """Return who is named beside a description: "the bank's spokesman, Ann Smith", "the unit, Hall Works,".

        A proper name is a person's here, or a body's, even where no entity was found in it.
        """
        document = self.document
        child = self._name_beside(head)
        if child is None:
            return None
        first, last = own_words(document, head, NOBODY)
        role = without_article(document.span_text(first, min(last, child - 1)))
        kind = kind_of_source(document, head)
        somebody = kind == "unnamed"
        mention, start = self.people.at(child, child, child), document.left[child]
        if mention is not None and mention.type == "PER":
            named = of_mention(mention)
            return replace(named, role=mention.role or role) if somebody else named
        if mention is not None and mention.type == "ORG":
            people = document.lower[head] in words("sources", "sources")
            return None if people or document.lower[start - 1] != "," else of_mention(mention)
        body = kind == "organisation" and document.lower[start - 1] == ","
        if not (somebody or body) or {*document.pos[start : child + 1]} != {"PROPN"}:
            return None
        if body:
            return Speaker(name=document.span_text(start, child), kind=kind)
        found = Speaker(name=document.span_text(start, child), kind="person", role=role)
        self.untagged[document.lower[child]] = found
        return found

    def _name_beside(self, head: int) -> int | None:
        """Return the proper name in apposition: also in "the mayor, a former engineer, Ann Smith".

        Or one that the syntax attached to what an office is for, "Minister for Ports, Ann Smith, said", or
        that a sentence says a description is: "The first witness was Ann Smith".
        """
        document, verb = self.document, self.document.head[head]
        hung = (t for noun in document.objects_of(head) for t in document.of_dep(noun, "appos"))
        beside = self._names_apposed(head)[:1]
        beside += [
            t
            for t in hung
            if document.lower[document.left[t] - 1]
            == document.word_behind(document.right[t])
            == ","
            and self._is_person(t)
        ]
        equals = document.lower[verb] in IS and document.dep[head] == "nsubj"
        if equals and document.child(verb, "neg", "aux", "prep") is None:
            beside += [t for t in document.of_dep(verb, "attr")[:1] if self._is_person(t)]
        child = next(iter(beside), None)
        if child is not None and document.pos[child] == "NOUN":
            further = document.children[head] + document.children[child]
            child = next((c for c in further if c > child and document.dep[c] == "appos"), None)
        named = child is not None and child >= head and document.pos[child] == "PROPN"
        return child if named else None

    def _names_apposed(self, head: int) -> list[int]:
        """Return what is in apposition but for a title before the name: "her rival Sen. Ann Smith"."""
        document = self.document
        return [t for t in document.of_dep(head, "appos") if document.word[t] not in titles()]

    def _is_person(self, token: int) -> bool:
        """Return whether a person's name stands at a token."""
        mention = self.people.at(token, token, token)
        return mention is not None and mention.type == "PER"

    def _remember(self, speaker: Speaker, head: int) -> None:
        """Let later pronouns find somebody by their description, or a document.

        Not just any "-er" in the singular: "front-runner".
        """
        document = self.document
        listed = document.tag[head] != "NN" or is_one_of(document.lower[head], *SPEAKING)
        if document.lower[head] in words("sources", "documents"):
            kind = "DOC"
        elif speaker.kind not in ANSWERS or not listed:
            return
        elif document.tag[head] in PLURALS or speaker.kind == "group":
            kind = "GROUP"
        else:
            kind = "ORG" if speaker.kind == "organisation" else "PER"
        for gender, key in (("f", "female"), ("m", "male")):
            if document.lower[head] in words("sources", key):
                self.people.genders.setdefault(speaker.who, gender)
        self.meet(speaker, head, kind)

    # Documents, and who follows them.

    def spoke_in(self, verb: int, speaker: Speaker) -> None:
        """Remember whose document it is that somebody speaks in: "the board said in a statement"."""
        if speaker.name and speaker.kind != "document":
            told_in = (self.document.lower[t] for t in self.document.objects_of(verb, "in"))
            papers = words("sources", "documents")
            self.papers |= {noun: speaker for noun in told_in if noun in papers}

    def paper_before(self, span: Speaker, head: int, first: int) -> Speaker | None:
        """Return whose document "the statement" is, where the text told it before.

        Not "the letter signed by doctors".
        """
        document = self.document
        known = self.papers.get(document.lower[head])
        bare = first == head - 1 and document.lower[first] in ("the", "this")
        if known is None or not bare or document.child(head, "acl", "relcl") is not None:
            return None
        return replace(known, start=span.start, end=span.end, known="inferred")

    def issuer(self, span: Speaker, head: int) -> Speaker | None:
        """Return the body that a document is of, where no name tells it: "the ministry's statement".

        "A study from 2020", "a poll of voters" is not theirs.
        """
        document = self.document
        owner = document.child(head, "poss")
        for child in document.of_dep(head, "prep", "agent", "acl"):
            if owner is None and document.lower[child] in ISSUED:
                owner = document.child(child, "pobj")
        if owner is None:
            return None
        kind = kind_of_source(document, owner)
        of = document.lower[document.head[owner]] == "of"
        asked = kind == "group" and (of or document.tag[owner] == "CD")
        if asked or kind not in ("organisation", "unnamed", "group"):
            return None
        return self.described(span, owner, *own_words(document, owner, NOBODY))


def end_of_paper(document: Document, head: int, last: int) -> int:
    """Return the last token of a document's words before who got, saw or printed it.

    "A letter to X", "a copy seen by X", "a study published in X"; what is "published by X" is theirs.
    """
    told = document.child(head, "relcl")
    last = last if told is None else min(last, told)  # "data that Hall sent to X"
    for token in range(head + 1, last + 1):
        word = document.lower[token]
        sent = document.head[token] == head and word in words("sources", "sent_to")
        printed = word == "published" and document.word_behind(token) != "by"
        seen = printed or word in words("sources", "seen_by")
        if sent or (seen and document.tag[token] == "VBN"):
            return token - 1
    return last
