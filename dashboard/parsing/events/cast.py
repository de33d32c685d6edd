"""Who is who in one article: its mentions by token, and what its pronouns mean."""

from __future__ import annotations

import functools
from bisect import bisect_right
from typing import TYPE_CHECKING

from dashboard.parsing.entities.person_names import given_gender
from dashboard.parsing.entities.roles import role_heads
from dashboard.parsing.syntax.document import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.model import DateReference, Mention, Quotation
    from dashboard.parsing.syntax.document import Document

HE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
IT = frozenset({"it", "its"})
ME = frozenset({"i", "me", "my", "we", "us", "our"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
DEFINITE = frozenset({"the", "these", "those"})
DESCRIBING = frozenset({"det", "poss", "amod", "compound", "nmod", "appos", "relcl"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})


class Cast:
    """The article's mentions by token, what its pronouns mean, and the tokens of its dates."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        quotations: Sequence[Quotation] = (),
        dates: Iterable[DateReference] = (),
    ) -> None:
        self.document = document
        self.dated = frozenset(n for date in dates for n in document.within(date.start, date.end))
        self._speakers = _speakers(document, mentions, quotations)
        self._gendered: dict[tuple[int, str], list[tuple[int, Mention]]] = {}
        self.at: dict[int, Mention] = {}
        for mention in mentions:
            if mention.kind != "credit" and not _is_label(document, mention):
                for number in document.within(mention.start, mention.end):
                    self.at[number] = mention
        self._named = {
            document.head[number]: mention
            for number, mention in self.at.items()
            if document.dep[number] == "appos" and document.head[number] not in self.at
        }
        self._subjects: dict[bool, list[tuple[int, Mention]]] = {True: [], False: []}
        for number, mention in sorted(self.at.items()):
            dep = _role(document, number)
            if dep in SUBJECTS or dep == "poss":
                person = mention.type == "PER"
                if person or (mention.type in ("ORG", "LOC") and dep != "poss"):
                    self._subjects[person].append((number, mention))
        self._people = sorted(
            (number, mention) for number, mention in self.at.items() if mention.type == "PER"
        )

    def meant(self, number: int) -> Mention | None:
        """Return the mention at a token, in apposition to it, or that its pronoun stands for."""
        if mention := self.at.get(number) or self._named.get(number):
            return mention
        word = self.document.lower[number]
        if word in HE:
            number = self._begun.get(number, number)
            if mention := self.at.get(number) or self._named.get(number):
                return mention
            others = self._beside(number)
            subject = self._before(self._subjects[True], number, others)
            person = self._before(self._people, number, others)
            if subject and person and self._apart(subject, number) > 1:
                subject = person if self._apart(person, number) <= 1 else subject
            return self._by_name(subject or person, number)
        if word in IT:
            found = self._before(self._subjects[False], number, self._beside(number))
            thing = self.thing(number)
            nearer = found and thing and thing > self._place_of(found)
            return None if nearer and self._apart(found, number) else found
        if word in ME:
            return self._speakers.get(number)
        return self._in_office(number) if word in role_heads() else None

    def _in_office(self, number: int) -> Mention | None:
        """Return who acted in the sentence before "the secretary of state", an office told of nobody."""
        document = self.document
        beside = [n for n in document.children[number] if document.dep[n] in DESCRIBING]
        named = any(n in self.at for n in document.phrase(number))
        the = [n for n in beside if document.lower[n] == "the"]
        if (
            document.dep[number] != "nsubj"
            or beside != the
            or not the
            or named
            or document.quoted[number]
        ):
            return None
        person = self._before(self._subjects[True], number - 1, set())
        near = person is not None and self._apart(person, number) == 1
        office = person.role.lower() if near and person.role else document.lower[number]
        return person if near and document.lower[number] in office else None

    def _same_before(self, number: int) -> int | None:
        """Return the same pronoun as subject of the sentence before, where no subject is between."""
        document = self.document
        if document.dep[number] not in SUBJECTS:
            return None
        at = bisect_right(self._subject_numbers, number - 1)
        if not at:
            return None
        last = self._subject_numbers[at - 1]
        near = document.sentence[number] - document.sentence[last] <= 1 < number - last
        return last if near and document.lower[last] == document.lower[number] else None

    @functools.cached_property
    def _begun(self) -> dict[int, int]:
        """The first of a row of "he" or "she", each the subject of its sentence, by all of the row."""
        found: dict[int, int] = {}
        for number in self._subject_numbers:
            same = self.document.lower[number] in HE
            before = self._same_before(number) if same else None
            told = before is None or before in self.at or before in self._named
            found[number] = (number if before is None else before) if told else found[before]
        return found

    @functools.cached_property
    def _subject_numbers(self) -> list[int]:
        """The subjects that are people, by name or as "he" and "she"."""
        document = self.document
        found = {
            n for n, dep in enumerate(document.dep) if dep in SUBJECTS and document.lower[n] in HE
        }
        return sorted(found | {number for number, _ in self._subjects[True]})

    def _by_name(self, mention: Mention | None, number: int) -> Mention | None:
        """Return the person named last for a title that nobody's name was found for."""
        if mention is None or not mention.entity.startswith("role:"):
            return mention
        gender = HE[self.document.lower[number]]
        named = (m for n, m in reversed(self._people) if n < number and m.kind == "name")
        return next((m for m in named if not clashes(m.name, gender)), mention)

    def thing(self, number: int) -> int | None:
        """Return the noun without a name that "it" may mean: the last subject that is one thing."""
        place = bisect_right(self._things, number - 1)
        return self._things[place - 1] if place else None

    @functools.cached_property
    def _things(self) -> list[int]:
        """The subjects that name one thing and nobody by name."""
        document = self.document
        return [
            n
            for n, dep in enumerate(document.dep)
            if dep in SUBJECTS
            and document.tag[n] == "NN"
            and n not in self.at
            and n not in self._named
        ]

    def _place_of(self, mention: Mention) -> int:
        """Return the first token of a mention."""
        return self.document.within(mention.start, mention.end)[0]

    def _apart(self, mention: Mention, number: int) -> int:
        """Return the sentences between a mention and a word behind it."""
        return self.document.sentence[number] - self.document.sentence[self._place_of(mention)]

    def _beside(self, number: int) -> set[str]:
        """Return whom an object pronoun cannot mean: the subject of its own verb."""
        document = self.document
        if document.dep[number] not in OBJECTS:
            return set()
        subjects = document.of_dep(document.head[number], "nsubj")
        named = (self.meant(antecedent(document, subject)) for subject in subjects)
        return {mention.entity for mention in named if mention}

    def _before(
        self, candidates: list[tuple[int, Mention]], number: int, without: set[str]
    ) -> Mention | None:
        """Return the last fitting candidate that stands before ``number``."""
        fitting = self._of_gender(candidates, HE.get(self.document.lower[number]))
        place = bisect_right(fitting, number, key=lambda item: item[0])
        last = (fitting[at][1] for at in range(place - 1, -1, -1))
        return next((mention for mention in last if mention.entity not in without), None)

    def _of_gender(
        self, candidates: list[tuple[int, Mention]], gender: str | None
    ) -> list[tuple[int, Mention]]:
        """Return those of the candidates whose given name is not of the other gender."""
        if gender is None:
            return candidates
        kept = self._gendered.get((id(candidates), gender))
        if kept is None:
            kept = [one for one in candidates if not clashes(one[1].name, gender)]
            self._gendered[id(candidates), gender] = kept
        return kept

    def group(self, number: int) -> list[Mention]:
        """Return who was named with a noun that now stands alone: "the ministers" of the G7 before."""
        document = self.document
        plural = document.tag[number] == "NNS" and any(
            document.lower[child] in DEFINITE for child in document.of_dep(number, "det")
        )
        if not plural:
            return []
        before = self._plurals.get(document.lemma[number], [])
        return next((self.in_phrase(n) for n in reversed(before) if n < number), [])

    @functools.cached_property
    def _plurals(self) -> dict[str, list[int]]:
        """The nouns in the plural, by lemma, whose phrase names somebody."""
        found: dict[str, list[int]] = {}
        for number, tag in enumerate(self.document.tag):
            if tag == "NNS" and self.document.dep[number] and self.in_phrase(number):
                found.setdefault(self.document.lemma[number], []).append(number)
        return found

    def owns(self, mention: Mention) -> bool:
        """Tell whether somebody is named only as whose a thing is: "members of Lee's cabinet"."""
        span = self.document.within(mention.start, mention.end)
        return self.document.lower[span.stop : span.stop + 1] in (["’s"], ["'s"], ["’"])

    def is_dated(self, number: int) -> bool:
        """Tell whether a token belongs to a date."""
        return number in self.dated

    def in_phrase(self, number: int) -> list[Mention]:
        """Return the mentions in a noun phrase, its head's first, without its clauses'."""
        found = [self.meant(number)]
        found += [self.meant(other) for other in self.document.phrase(number) if other != number]
        return list(dict.fromkeys(mention for mention in found if mention))


@functools.lru_cache(maxsize=4096)
def clashes(name: str, gender: str) -> bool:
    """Tell whether a person's given name is of the other gender."""
    return given_gender(tuple(name.split())) not in (None, gender)


def _is_label(document: Document, mention: Mention) -> bool:
    """Tell whether a name only says who speaks next: "MR PRICE: Good afternoon"."""
    span = document.within(mention.start, mention.end)
    behind = span.stop < len(document.word) and document.word[span.stop] == ":"
    return (
        behind
        and mention.type == "PER"
        and all(t.isupper() for t in document.word[span[0] : span.stop])
    )


def _role(document: Document, number: int) -> str:
    """Return how a word hangs in its clause; a name in apposition shares its noun's place."""
    return document.dep[document.above(number, "appos")]


def antecedent(document: Document, number: int) -> int:
    """Return the noun that a relative pronoun stands for, else the word itself."""
    if document.lower[number] in RELATIVE:
        for governor in document.ancestors(number):
            if document.dep[governor] == "relcl":
                return document.head[governor]
    return number


def _speakers(
    document: Document, mentions: Sequence[Mention], quotations: Sequence[Quotation]
) -> dict[int, Mention]:
    """Return whom "I" and "we" mean inside quoted words, by token."""
    by_entity = {mention.entity: mention for mention in reversed(mentions)}
    return {
        number: by_entity[quotation.speaker_entity]
        for quotation in quotations
        if quotation.kind != "indirect" and quotation.speaker_entity in by_entity
        for number in document.within(quotation.start, quotation.end)
        if document.lower[number] in ME
    }
