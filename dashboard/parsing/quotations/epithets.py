"""Whom a description takes up that is no name of theirs: "the candidate added", "the retired surgeon said"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dashboard.parsing.coreference.pronouns import EMBEDDED, SUBJECT
from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.phrases import role_beside
from dashboard.parsing.quotations.speaker_parts import LATELY, Speaker, kind_of_source, of_mention
from dashboard.parsing.quotations.subjects import WHO
from dashboard.parsing.syntax.document import PLURALS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.parsing.coreference.people import Appearance, People
    from dashboard.parsing.quotations.unnamed_sources import Nameless
    from dashboard.parsing.syntax.document import Document

BESIDE_NAMES = frozenset({"appos", "attr", "compound", "nmod"})
INTRODUCED = 8
"""Among so many first mentions of a name a noun beside it says who that is."""
NEAR = 2
"""So many sentences back stands who, or the body that, a description takes up."""
OFFICES = frozenset({"governor", "mayor", "premier", "president"})
PARTIES = (("democrat",), ("republican", "gop"), ("libertarian",))
VAGUE = WHO | words("function_words", "empty_subjects")
"""These alone name nobody."""


PRESS = frozenset({"newspaper", "paper", "daily", "weekly", "magazine"})
ON_AIR = frozenset({"broadcaster", "network", "radio", "station", "television", "tv"})
CALLED_BODIES = words("sources", "bodies") | PRESS | ON_AIR
INDEFINITE = frozenset({"a", "an", "another"})
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
KINDS_OF_BODIES = frozenset({"human", "lobby", "news", "pressure", "rights", "same"})


def _same(noun: str) -> frozenset[str]:
    """Return the nouns with which one of a body's kind may be taken up, none where it is no body."""
    for kind in (PRESS, ON_AIR):
        if noun in kind:
            return kind
    return frozenset({noun}) if noun in CALLED_BODIES else frozenset()


@dataclass(slots=True)
class Heard:
    """Who spoke so far, in which roles; who spoke last, in which sentence, at which cue and up to where."""

    roles: dict[str, str] = field(default_factory=dict)
    last: Speaker | None = None
    last_sentence: int = 0
    last_token: int = 0
    said_to: int = 0
    several: list[tuple[int, int, Speaker]] = field(default_factory=list)
    """Who spoke together: in which sentence, how many, and as whom."""
    called: dict[str, Speaker] = field(default_factory=dict)
    """Of these who it was, by the noun with which they were taken up."""


class Epithets:
    """Finds who is meant by a description, by who spoke before and who was told of.

    ``told`` are the spans of what each cue reports, by its token.
    """

    def __init__(
        self,
        document: Document,
        people: People,
        nameless: Nameless,
        heard: Heard,
        told: Mapping[int, Sequence[tuple[int, int]]],
    ) -> None:
        self.document = document
        self.people = people
        self.nameless = nameless
        self.heard = heard
        self.told = told

    def meant(self, span: Speaker, head: int, own: tuple[int, int]) -> Speaker | None:
        """Return whom a description means: several, by an office or a party, or who spoke last."""
        found = self._as_many(span, head, own) or self.epithet(span, head, own[0])
        return found or self._still(span, head, own) or self._subject_before(span, head, own[0])

    def body(self, span: Speaker, head: int, first: int) -> Speaker | None:
        """Return the body that "the group" takes up, the one with that noun beside its name before.

        "The pressure group Ports First said. The group added"; not where two are called so, nor where
        a body without a name is: "a group said so. The group added".
        """
        document = self.document
        reports = document.lower[head] in PRESS | ON_AIR
        reports = reports or document.lower[head - 1 : head + 1] == ["news", "agency"]
        alone = "and" not in document.lower[first:head]
        here = self._beside(head) if reports and alone else None
        if here is not None and document.lower[first] not in INDEFINITE:
            return replace(here, start=span.start, end=span.end)  # "Echo daily said"
        nouns = _same(document.lower[head])
        kinds = {*document.lower[first + 1 : head]} - KINDS_OF_BODIES
        if document.lower[first] != "the" or document.tag[head] != "NN" or kinds:
            return None
        found: dict[str, Speaker] = {}
        for token in range(head):
            if document.lower[token] not in nouns or document.inside[token] >= 0:
                continue
            beside = self._beside(token)
            if beside is not None:
                found.setdefault(beside.who, beside)
            elif document.lower[document.left[token]] in INDEFINITE:
                return None
        if len(found) != 1:
            return None
        (body,) = found.values()
        return replace(body, start=span.start, end=span.end, known="inferred")

    def _beside(self, noun: int) -> Speaker | None:
        """Return the body whose name stands right behind a noun, or before it: "the weekly Echo", "the Echo daily".

        Or one that spoke by a name in which no entity was found.
        """
        document, start, end = self.document, self.document.start[noun], self.document.end[noun]
        spoke = self.nameless.by_head.get(document.head[noun])
        if spoke is not None and document.dep[noun] == "compound" and spoke.kind == "organisation":
            return spoke
        lead = noun - 1
        while lead > 0 and document.lower[lead] in KINDS_OF_BODIES:
            lead -= 1
        for near in (noun + 1, noun, lead):
            named = self.people.at(near, near, near) if 0 <= near < len(document.lower) else None
            if named is None or named.type != "ORG" or named.kind != "name":
                continue
            behind = named.start == end + 1
            before = named.end in (document.start[lead + 1] - 1, end) and named.start < start
            if behind or before:
                return of_mention(named)
        return None

    def _as_many(self, span: Speaker, head: int, own: tuple[int, int]) -> Speaker | None:
        """Return those who spoke together where as many are meant: "Oslo, Rome and Bonn said. The three powers added"."""
        document, (first, last) = self.document, own
        number = NUMBERS.get(document.lower[head - 1]) if head == last else None
        bare = first == head - 1 and document.lower[head] in self.heard.called
        if document.lower[first] != "the" or not (bare or (number and first == head - 2)):
            return None
        if bare:
            again = self.heard.called[document.lower[head]]
            return replace(again, start=span.start, end=span.end)
        near = [one for one in self.heard.several if document.step[head] - one[0] <= LATELY]
        found = {speaker.name: speaker for _, count, speaker in near if count == number}
        if len(found) != 1:
            return None
        (speaker,) = found.values()
        speaker = replace(speaker, known="inferred")
        self.heard.called[document.lower[head]] = speaker
        return replace(speaker, start=span.start, end=span.end, known="inferred")

    def epithet(self, span: Speaker, head: int, first: int) -> Speaker | None:
        """Return the one person told of just before whom an office or a party takes up: "Senator Hall agreed. The candidate said".

        Not one whom the sentence names besides, nor one of no such office; nor where the noun tells of
        somebody else before: "Hall blamed the candidate. The candidate said".
        """
        document, noun = self.document, self.document.lower[head]
        the = document.lower[first] == "the" and document.tag[head] not in PLURALS
        one_of = (m.start for m in self.people.mentions if m.type == "NORP")  # "the Texan"
        called = noun in words("sources", "epithets") or document.start[head] in one_of
        aged = (
            ["year", "-", "old"]
            in (  # "the 57-year-old scientist", "the 57-year-old"
                document.lower[max(first, head - 3) : head],
                document.lower[max(first, head - 2) : head + 1],
            )
        )
        called = called or aged
        if not the or not called or document.of_dep(head, "poss") or self._is_told_of(head):
            return None
        before = self._told_just_before(head)
        found = self.people.known.get(before.pop()) if len(before) == 1 else None
        if found is None or found.type != "PER" or not (aged or self._bears(found.who, head)):
            return None
        met = self.nameless.appearances
        self.nameless.appearances = [one for one in met if one.token != head]
        return replace(span, name=found.name, entity=found.who, kind="person", known="inferred")

    def _still(self, span: Speaker, head: int, own: tuple[int, int]) -> Speaker | None:
        """Return who spoke last, where the writer goes on to call them something: "Hall agreed. “Wait,” the retired surgeon said".

        Not where somebody else does something or bears the office,
        the description tells another party, nor where the sentence or the words reported name them.
        """
        document, noun = self.document, self.document.lower[head]
        the = document.lower[own[0]] == "the" and document.tag[head] not in PLURALS
        called = noun in words("sources", "epithets") | words("sources", "called")
        last = (self.heard.last or self._only_one(head)) if the and called else None
        if last is None or last.entity is None or last.known == "ambiguous":
            return None
        far = self.heard.last is not None and document.step[head] - self.heard.last_sentence > NEAR
        bare = own[0] == head - 1 and not self._bears(last.entity, head)
        if far or bare or last.kind != "person" or self._is_told_of(head):
            return None
        if self._is_another(last.entity, head) or self._differs(last.entity, head, own[0]):
            return None
        return replace(last, start=span.start, end=span.end, known="inferred")

    def _is_another(self, entity: str, head: int) -> bool:
        """Return whether a description may mean another since somebody spoke, or stands where they are named."""
        document = self.document
        since = document.sentences[document.sentence[self.heard.last_token]][0]
        opens = document.sentences[document.sentence[head]][0]
        for one in self.people.appearances:
            before = since <= one.token < head and not one.quoted
            if one.type != "PER" or one.token < since:
                continue
            if one.who != entity and before and (self._bears(one.who, head) or self._acts(one)):
                return True
            place = document.start[one.token]
            told = any(a <= place < b for a, b in self.told.get(document.head[head], ()))
            if one.who == entity and (told or (before and one.token >= opens)):
                return True
        return False

    def _only_one(self, head: int) -> Speaker | None:
        """Return the one person named before, where it is one."""
        people = {a.who: a for a in self.people.appearances if a.type == "PER" and a.token < head}
        one = next(iter(people.values()), None)
        if one is None or len(people) > 1:
            return None
        return Speaker(name=one.name, entity=one.who, kind="person")

    def _acts(self, one: Appearance) -> bool:
        """Return whether somebody is the subject of a clause that the writer tells, not of one that is reported."""
        place = self.document.start[one.token]
        reported = (span for spans in self.told.values() for span in spans)
        told = any(start <= place < end for start, end in reported)
        return self.document.dep[one.token] in SUBJECT and not told

    def _differs(self, entity: str, head: int, first: int) -> bool:
        """Return whether a description tells another party, sex or office than those of somebody."""
        document, noun = self.document, self.document.lower[head]
        roles = [role.lower() for _, who, role in self.people.roles if who == entity]
        roles.append((self.heard.roles.get(entity) or "").lower())
        told = {*document.lower[first : head + 1]}
        parties = [
            {side for side in PARTIES if any(word in text for word in side)}
            for text in (" ".join(told), " ".join(roles))
        ]
        if parties[0] and parties[1] and parties[0].isdisjoint(parties[1]):
            return True
        if self._is_of_other_sex(entity, noun):
            return True
        if noun in OFFICES:
            borne = {word.strip(".") for role in roles for word in role.split()}
            return any(roles) and not any(noun.startswith(w) for w in borne if len(w) > 2)  # "gov"
        office = words("sources", "elective") - words("sources", "standing")
        return noun in office and any(roles) and not self._bears(entity, head)

    def _told_just_before(self, head: int) -> set[str]:
        """Return the people of whom the sentences before tell, or who spoke in them, none of this sentence."""
        document, step = self.document, self.document.step
        told = [
            one
            for one in self.people.appearances
            if one.type == "PER"
            and 0 <= step[head] - step[one.token] <= NEAR
            and not (one.quoted and one.token < head)
        ]
        here = {one.who for one in told if document.sentence[one.token] == document.sentence[head]}
        before = {one.who for one in told if not self._is_embedded(one.token)} - here
        spoke = (
            self.heard.last
            and self.heard.last.entity
            and step[head] - self.heard.last_sentence <= NEAR
        )
        return before | {self.heard.last.who} if self.heard.last and spoke else before

    def _is_embedded(self, token: int) -> bool:
        """Return whether somebody stands in a clause after another's verb or noun: "Hall said Vey had left"."""
        document = self.document
        above = (token, *document.ancestors(token))
        return any(document.dep[t] in EMBEDDED and document.head[t] < t for t in above)

    def _subject_before(self, span: Speaker, head: int, first: int) -> Speaker | None:
        """Return the subject of the sentence before, whom an office with its place takes up: "Hall agreed. “Wait,” the Ohio senator said".

        Not one who is known to be something else, nor where somebody is known to bear the office.
        """
        document, noun = self.document, self.document.lower[head]
        the = document.lower[first] == "the" and document.tag[head] == "NN" and first < head - 1
        if not the or noun not in words("sources", "elective") or self._is_told_of(head):
            return None
        last = document.sentence[head]
        opens = next(
            (n for n in range(last - 1, -1, -1) if document.main_subject(n) is not None), None
        )
        subject = None if opens is None else document.main_subject(opens)
        one = None if subject is None else self.people.at(subject, subject, subject)
        if one is None or one.type != "PER" or self._differs(one.entity, head, first):
            return None
        others = {a.who for a in self.people.appearances if a.type == "PER"} - {one.entity}
        if any(self._bears(who, head) for who in others):
            return None
        return replace(span, name=one.name, entity=one.entity, kind="person", known="inferred")

    def _is_told_of(self, head: int) -> bool:
        """Return whether its noun stands in the sentence before, and not as a title or beside a name."""
        document = self.document
        start = document.sentences[max(document.sentence[head] - 1, 0)][0]
        same = (t for t in range(start, head) if document.lower[t] == document.lower[head])
        told = (t for t in same if document.dep[t] not in BESIDE_NAMES)
        return any(document.lower[document.head[t]] != "as" for t in told)  # "spoke as the nominee"

    def _bears(self, entity: str, head: int) -> bool:
        """Return whether a role of somebody's is this noun, or that of who may be called so, and none tells against it."""
        noun = self.document.lower[head]
        told = [role for _, who, role in self.people.roles if who == entity]
        told.append(self.told_beside(entity, head) or "")
        roles = {role.lower().split()[-1].strip(".") for role in told if role}
        only_told = words("sources", "epithets") - words("sources", "standing")
        elective = words("sources", "elective")
        bearing = {noun} if noun in only_told else {noun} | elective
        borne = {noun} | elective | words("sources", "running")
        other = self._is_of_other_sex(entity, noun)
        return not other and not roles.isdisjoint(bearing) and roles <= borne

    def told_beside(self, entity: str, token: int) -> str | None:
        """Return what one noun beside a person's name says before: "Peter Vey, a former engineer, left"."""
        document = self.document
        for place in self.people.places.get(entity, [])[:INTRODUCED]:
            noun = document.child(place, "appos")
            if noun is None or place >= token or document.tag[noun] != "NN":
                continue
            unnamed = kind_of_source(document, noun) == "unnamed"
            if unnamed and not self._is_of_other_sex(entity, document.lower[noun]):
                return role_beside(document, place)
        return None

    def _is_of_other_sex(self, entity: str, noun: str) -> bool:
        """Return whether a noun cannot be a person's by its gender: in "Juan Roe, his mother and Vey left"."""
        gendered = {"m": words("sources", "female"), "f": words("sources", "male")}
        return noun in gendered.get(self.people.genders.get(entity, ""), ())
