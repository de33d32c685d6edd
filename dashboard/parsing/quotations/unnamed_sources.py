"""Speakers without a name: brought in by a description, met again as "the official" or "they".

A document speaks for whose it is.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.parsing.coreference.people import Appearance
from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.parts import (
    LATELY,
    NOBODY,
    Speaker,
    is_listed,
    kind_of_source,
    of_mention,
    without_article,
)
from dashboard.parsing.quotations.phrases import described_words, own_words

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


@dataclass(frozen=True, slots=True)
class Description:
    """A nameless person's place, the noun, and all words said of them there, in lower case."""

    head: int
    noun: str
    words: frozenset[str]


def _narrated(document: Document, head: int) -> bool:
    """Say whether a noun stands in a full sentence of the narrative, not in a heading or in marks."""
    if document.inside[head] >= 0 or not document.dep[head]:
        return False
    if document.pos[head] != "NOUN" and not is_bare_office(document, head):
        return False
    last = document.lower[document.sentences[document.sentence[head]][1] - 1]
    return not last[-1:].isalnum()


def is_bare_office(document: Document, head: int) -> bool:
    """Say whether several are told of by their office alone, perhaps as a name: "the Ministers"."""
    the = document.left[head] == head - 1 and document.lower[head - 1] in BARE
    return the and document.lower[head] in words("sources", "offices")


def described_subjects(document: Document) -> list[int]:
    """Return the nouns that are subjects of the narrative and can be meant by a pronoun, in order."""
    kinds = words("sources", "sources") | words("sources", "groups") | words("sources", "documents")
    return [
        head
        for head, word in enumerate(document.lower)
        if document.dep[head] in ("nsubj", "nsubjpass")
        and _narrated(document, head)
        and document.lower[document.left[head]] not in OWN
        and (word in kinds or word.removesuffix("s") in kinds)
    ]


def joint_subjects(document: Document) -> list[int]:
    """Return the first names of several who do something together, in order.

    They are those of "Hall and Vey met", and Hall of "Hall met with Vey"; not of "what Hall and Vey did".
    """
    return [
        head
        for head, pos in enumerate(document.pos)
        if pos == "PROPN"
        and document.inside[head] < 0
        and document.dep[head] in ("nsubj", "nsubjpass")
        and document.dep[document.head[head]] not in ("relcl", "acl")
        and (document.child(head, "conj") is not None or companion(document, head) is not None)
    ]


def companion(document: Document, subject: int) -> int | None:
    """Return whom somebody met or spoke with: "Hall spoke with Vey", "held talks with Vey"."""
    verb = document.head[subject]
    above = [verb] if document.lemma[verb] in MEETING else []
    above += [t for t in document.of_dep(verb, "dobj") if document.lemma[t] in MEETING]
    preps = (
        t for one in above for t in document.of_dep(one, "prep") if document.lower[t] == "with"
    )
    return next((who for t in preps if (who := document.child(t, "pobj")) is not None), None)


class Descriptions:
    """Who was described so far in the text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        sources = words("sources", "sources")
        self.known = [
            self._described(head)
            for head, word in enumerate(document.lower)
            if word.removesuffix("s") in sources
            and _narrated(document, head)
            and document.lower[document.left[head]] in INDEFINITE
        ]
        """Whom the text brings in without a name, as in "a senior official"."""

    def meant(self, head: int, first: int) -> Description | None:
        """Return who "the official" at ``head`` is, whose words begin at ``first``.

        The latest before it with this noun and all its modifiers.
        """
        noun, wanted = self.document.lower[head], {*self.document.lower[first:head]} - DETERMINERS
        until = bisect_left(self.known, head, key=lambda one: one.head)
        fitting = [d for d in self.known[:until] if d.noun == noun and wanted <= d.words]
        fitting = [d for d in fitting if not (d.words & OTHERS) - wanted]
        return fitting[-1] if fitting else None

    def add(self, head: int) -> None:
        """Remember who spoke, described at ``head``."""
        place = bisect_left(self.known, head, key=lambda one: one.head)
        if self.known[place : place + 1] and self.known[place].head == head:
            return
        self.known.insert(place, self._described(head))

    def _described(self, head: int) -> Description:
        """Return the description whose noun stands at ``head``."""
        document = self.document
        own = document.lower[document.left[head] : document.right[head] + 1]
        return Description(head, document.lower[head], frozenset(own))


OWNERS = ("ORG", "PER", "LOC")
DEFINITE = words("function_words", "definite")
ANSWERS = frozenset({"person", "unnamed", "group", "organisation"})


class Nameless:
    """Who was described so far: by key, by the token of the description, and as appearances."""

    def __init__(self, document: Document, people: People) -> None:
        self.document, self.people = document, people
        self.known: dict[str, Speaker] = {}
        self.by_head: dict[int, Speaker] = {}
        self.met: dict[int, Speaker] = {}
        self.untagged: dict[str, Speaker] = {}
        self.joined: dict[int, Speaker] = {}
        self.appearances: list[Appearance] = []
        self.descriptions = Descriptions(document)
        self.offices: dict[tuple[str, frozenset[str]], list[tuple[frozenset[str], Speaker]]] = {}

    def described(self, span: Speaker, head: int, first: int, last: int) -> Speaker:
        """Return the speaker whom a description means, perhaps one met before."""
        document = self.document
        kind = "group" if is_bare_office(document, head) else kind_of_source(document, head)
        opens = first == document.sentences[document.sentence[first]][0]
        called = kind == "unknown" or document.tag[head] == "NNP"
        if called and document.word[first] == "The" and not opens:
            kind = "organisation"  # "according to The Harbour Reporter"
        people = kind in ("unnamed", "group")
        if people and document.lower[first] in DEFINITE | BARE:
            earlier = self._earlier(head, first) or self._together(head, first, last)
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

    def _earlier(self, head: int, first: int) -> Speaker | None:
        """Return the speaker, met before, whom a definite description means."""
        meant = self.descriptions.meant(head, first)
        if meant is None:
            return None
        if meant.head not in self.by_head:
            self.introduce(meant.head)
        return self.by_head.get(meant.head)

    def _together(self, head: int, first: int, last: int) -> Speaker | None:
        """Return who did something together just before: "both", "the two leaders", "the ministers"."""
        document = self.document
        told = {*document.lower[first : last + 1]}
        if told - BARE - TWO - words("sources", "offices"):
            return None
        near = [at for at in self.joined if document.step[head] - document.step[at] <= LATELY]
        found = self.joined[max(near)] if near else None
        many = found is not None and "," in (found.name or "")
        return None if many and told & TWO else found

    def introduce(self, head: int) -> None:
        """Remember somebody who is told of before speaking."""
        first, last = own_words(self.document, head, NOBODY)
        named = self.apposed(head)
        if named is not None:
            self.known[named.who] = named
            self._remember(named, head)
        else:
            self.described(Speaker(), head, first, last)

    def meet(self, speaker: Speaker, head: int) -> None:
        """Let "it" mean those whose document stands at ``head``."""
        self.known[speaker.who] = self.met[head] = speaker
        self.appearances.append(
            Appearance(head, speaker.who, speaker.name or "", "DOC", quoted=False)
        )

    def join(self, names: str, head: int) -> None:
        """Let "they" mean several who stand together by name at ``head``."""
        group = Speaker(name=names, kind="group", head=head)
        one = self.people.at(head, head, head)
        if one is not None and one.type == "PER":
            self.joined[head] = group
        self.known[group.who] = self.met[head] = group
        self.appearances.append(Appearance(head, group.who, names, "GROUP", quoted=False))

    def apposed(self, head: int) -> Speaker | None:
        """Return the person named beside a description: "the bank's spokesman, Ann Smith".

        A proper name is a person's here even where no entity was found in it.
        """
        document = self.document
        child = self._name_beside(head)
        if child is None:
            return None
        first, last = own_words(document, head, NOBODY)
        role = without_article(document.span_text(first, min(last, child - 1)))
        somebody = kind_of_source(document, head) == "unnamed"
        mention = self.people.at(child, child, child)
        if mention is not None and mention.type == "PER":
            named = of_mention(mention)
            return replace(named, role=mention.role or role) if somebody else named
        if mention is not None and mention.type == "ORG":
            people = document.lower[head] in words("sources", "sources")
            apart = document.lower[document.left[child] - 1] == ","
            return None if people or not apart else of_mention(mention)
        start = document.left[child]
        if not somebody or {*document.pos[start : child + 1]} != {"PROPN"}:
            return None
        found = Speaker(name=document.span_text(start, child), kind="person", role=role)
        self.untagged[document.lower[child]] = found
        return found

    def _name_beside(self, head: int) -> int | None:
        """Return the proper name in apposition: also in "the mayor, a former engineer, Ann Smith"."""
        document = self.document
        child = document.child(head, "appos")
        child = self._beside_office(head) if child is None else child
        child = self._equated(head) if child is None else child
        if child is not None and document.pos[child] == "NOUN":
            further = document.children[head] + document.children[child]
            child = next((c for c in further if c > child and document.dep[c] == "appos"), None)
        named = child is not None and child >= head and document.pos[child] == "PROPN"
        return child if named else None

    def _equated(self, head: int) -> int | None:
        """Return the name that a sentence says a description is: "The first witness was Ann Smith"."""
        document, verb = self.document, self.document.head[head]
        is_so = document.lower[verb] in IS and document.child(verb, "neg", "aux", "prep") is None
        name = document.child(verb, "attr") if is_so and document.dep[head] == "nsubj" else None
        mention = None if name is None or name < head else self.people.at(name, name, name)
        return name if mention is not None and mention.type == "PER" else None

    def _beside_office(self, head: int) -> int | None:
        """Return a name between commas that the syntax hung on what an office is for: "Minister for Ports, Ann Smith, said"."""
        document, found = self.document, [head]
        for dep in ("prep", "pobj", "appos"):
            found = [child for token in found for child in document.of_dep(token, dep)]
        for name in found:
            mention, behind = self.people.at(name, name, name), document.right[name] + 1
            parted = (
                document.lower[document.left[name] - 1]
                == ","
                in document.lower[behind : behind + 1]
            )
            if parted and mention is not None and mention.type == "PER":
                return name
        return None

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


IS = frozenset({"is", "was"})
ISSUED = words("function_words", "issued")


class Papers:
    """Finds who stands behind a document of the article."""

    def __init__(self, document: Document, people: People, nameless: Nameless) -> None:
        self.document, self.people, self.nameless = document, people, nameless
        self.known: dict[str, Speaker] = {}

    def spoke_in(self, verb: int, speaker: Speaker) -> None:
        """Remember whose document it is that somebody speaks in: "the board said in a statement"."""
        document = self.document
        if not speaker.name or speaker.kind == "document":
            return
        for child in document.children[verb]:
            paper = document.child(child, "pobj") if document.lower[child] == "in" else None
            if paper is not None and document.lower[paper] in words("sources", "documents"):
                self.known[document.lower[paper]] = speaker

    def met_before(self, span: Speaker, head: int, first: int) -> Speaker | None:
        """Return whose document "the statement" is, where the text told it before."""
        document = self.document
        known = self.known.get(document.lower[head])
        bare = first == head - 1 and document.lower[first] in ("the", "this")
        # not "the letter signed by doctors"
        if known is None or not bare or document.child(head, "acl", "relcl") is not None:
            return None
        return replace(known, start=span.start, end=span.end, known="inferred")

    def last_of(self, head: int, last: int) -> int:
        """Return the last token of a document's words before who got, saw or printed it.

        "A letter to X", "a copy seen by X", "a study published in X"; what is "published by X" is theirs.
        """
        document, seen = self.document, words("sources", "seen_by")
        for token in range(head + 1, last + 1):
            word = document.lower[token]
            sent = document.head[token] == head and word in words("sources", "sent_to")
            printed = word == "published" and document.word_behind(token) != "by"
            if sent or (document.tag[token] == "VBN" and (printed or word in seen)):
                return token - 1
        return last

    def issuer(self, span: Speaker, head: int) -> Speaker | None:
        """Return the body that a document is of, where no name tells it: "the ministry's statement"."""
        document = self.document
        owner = document.child(head, "poss")
        for child in document.of_dep(head, "prep", "agent", "acl"):
            if owner is None and document.lower[child] in ISSUED:
                owner = document.child(child, "pobj")
        kind = None if owner is None else kind_of_source(document, owner)
        of = owner is not None and document.lower[document.head[owner]] == "of"
        asked = kind == "group" and (of or document.tag[owner or 0] == "CD")
        if owner is None or asked or kind not in ("organisation", "unnamed", "group"):
            return None  # "a study from 2020", "a poll of voters" is not theirs
        first, last = own_words(document, owner, NOBODY)
        return self.nameless.described(span, owner, first, last)
