"""Who is meant by any word of an article: by its name, in apposition, as a pronoun, by office or title.

A title may stand apart from its name: of "Under Secretary for Trade, Energy and Growth Ann Lee" the parser
makes the title, or a part of it, a noun beside the person; here it leads to the name.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from typing import TYPE_CHECKING

from dashboard.parsing.entities.patterns import offices, word_class
from dashboard.parsing.entities.roles import role_heads
from dashboard.parsing.lexicon import FUNCTION_WORDS
from dashboard.parsing.syntax.document import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.model import EntityType, Mention
    from dashboard.parsing.coreference.pronouns import Reference
    from dashboard.parsing.syntax.document import Document


IT = frozenset({"it", "its"})
ME = frozenset({"i", "me", "my", "we", "us", "our"})
RELATIVE = FUNCTION_WORDS.relatives_with_that
DEFINITE = frozenset({"the", "these", "those"})
DESCRIBING = frozenset({"det", "poss", "amod", "compound", "nmod", "appos", "relcl"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})


class References:
    """The article's mentions by token, and what its pronouns and bare titles mean."""

    def __init__(
        self, document: Document, mentions: Iterable[Mention], pronouns: Mapping[int, Reference]
    ) -> None:
        self.document = document
        self._pronouns = pronouns
        self._by_entity: dict[str, Mention] = {}
        self.at: dict[int, Mention] = {}
        for mention in mentions:
            self._by_entity.setdefault(mention.entity, mention)
            if mention.kind != "credit" and not _is_label(document, mention):
                for number in _own_tokens(document, mention):
                    self.at[number] = mention
        self._named = {
            noun: mention
            for number, mention in self.at.items()
            if document.dep[number] == "appos"
            and (noun := _explained(document, number)) not in self.at
        }
        self._persons: list[tuple[int, Mention]] = []
        self._bodies: list[tuple[int, Mention]] = []
        for number, mention in sorted(self.at.items()):
            dep = document.dep[document.above(number, "appos")]
            if mention.type == "PER" and (dep in SUBJECTS or dep == "poss"):
                self._persons.append((number, mention))
            elif mention.type in ("ORG", "LOC") and dep in SUBJECTS:
                self._bodies.append((number, mention))

    def meant(self, number: int) -> Mention | None:
        """Return the mention at a token, in apposition to it, or that its pronoun or title stands for."""
        if mention := self.at.get(number) or self._named.get(number):
            return mention
        if reference := self._pronouns.get(number):
            mention = self.at.get(-1 if reference.antecedent is None else reference.antecedent)
            named = mention if mention and mention.entity == reference.who else None
            return (named or self._by_entity.get(reference.who)) if reference.certain else None
        word = self.document.lower[number]
        if word in IT:
            return self._body(number)
        return self._in_office(number) if word in role_heads() else None

    def stands_in(self, number: int, *types: EntityType) -> bool:
        """Return whether a token belongs to a mention of one of some types."""
        mention = self.at.get(number)
        return mention is not None and mention.type in types

    def means(self, number: int, *types: EntityType) -> bool:
        """Return whether a token means somebody or something of one of some types."""
        mention = self.meant(number)
        return mention is not None and mention.type in types

    def is_named(self, number: int) -> bool:
        """Return whether a token belongs to a name."""
        mention = self.at.get(number)
        return mention is not None and mention.kind == "name"

    def _body(self, number: int) -> Mention | None:
        """Return the body or place that "it" means: the last subject, if nothing unnamed is nearer."""
        found = _last_before(self._bodies, number, self._beside(number))
        thing = self.thing(number)
        nearer = found and thing and thing > self._place_of(found)
        return None if nearer and self._apart(found, number) else found

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
        person = _last_before(self._persons, number - 1, set())
        if person is None or self._apart(person, number) != 1:
            return None
        word = document.lower[number]
        return person if word in (person.role.lower() if person.role else word) else None

    def thing(self, number: int) -> int | None:
        """Return the noun without a name that "it" may mean: the last subject that is one thing."""
        place = bisect_right(self._things, number - 1)
        return self._things[place - 1] if place else None

    @functools.cached_property
    def parts_of_persons(self) -> frozenset[str]:
        """The first and last names of the people who are called by both."""
        people = {one.name for one in self.at.values() if one.type == "PER" and " " in one.name}
        return frozenset(part for name in people for part in (name.split()[0], name.split()[-1]))

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
        """Return the sentences between a mention and a word after it."""
        return self.document.sentence[number] - self.document.sentence[self._place_of(mention)]

    def _beside(self, number: int) -> set[str]:
        """Return whom an object pronoun cannot mean: the subject of its own verb."""
        document = self.document
        if document.dep[number] not in OBJECTS:
            return set()
        subjects = document.of_dep(document.head[number], "nsubj")
        named = (self.meant(antecedent(document, subject)) for subject in subjects)
        return {mention.entity for mention in named if mention}

    def group(self, number: int) -> list[Mention]:
        """Return who was named with a noun that now stands alone: "the ministers" of the G7 before."""
        document = self.document
        plural = document.tag[number] == "NNS" and bool(document.words_of(number, "det") & DEFINITE)
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
        """Return whether somebody is named only as whose a thing is: "members of Lee's cabinet"."""
        span = self.document.within(mention.start, mention.end)
        return self.document.lower[span.stop : span.stop + 1] in (["’s"], ["'s"], ["’"])

    def in_phrase(self, number: int) -> list[Mention]:
        """Return the mentions in a noun phrase, its head's first, without its clauses'."""
        found = [self.meant(number)]
        found += [self.meant(other) for other in self.document.phrase(number) if other != number]
        return list(dict.fromkeys(mention for mention in found if mention))


def antecedent(document: Document, number: int) -> int:
    """Return the noun that a relative pronoun stands for, else the word itself."""
    if document.lower[number] in RELATIVE:
        for governor in document.ancestors(number):
            if document.dep[governor] == "relcl":
                return document.head[governor]
    return number


def _last_before(
    candidates: list[tuple[int, Mention]], number: int, without: set[str]
) -> Mention | None:
    """Return the last of the candidates that stands before ``number``."""
    place = bisect_right(candidates, number, key=lambda item: item[0])
    last = (candidates[at][1] for at in range(place - 1, -1, -1))
    return next((mention for mention in last if mention.entity not in without), None)


def _own_tokens(document: Document, mention: Mention) -> Iterable[int]:
    """Return the tokens of a mention without the owner that it begins with: the "wife" of "his wife"."""
    numbers = document.within(mention.start, mention.end)
    owned = len(numbers) > 1 and document.tag[numbers[0]] == "PRP$"
    return numbers[1:] if owned else numbers


def _explained(document: Document, name: int) -> int:
    """Return the noun that a name in apposition explains, the last of a list: "the men and their firm, Bay Ltd"."""
    return max(
        n for n in document.conjuncts(document.head[name]) if n < name or n == document.head[name]
    )


def _is_label(document: Document, mention: Mention) -> bool:
    """Return whether a name only says who speaks next: "MR PRICE: Good afternoon"."""
    span = document.within(mention.start, mention.end)
    behind = span.stop < len(document.word) and document.word[span.stop] == ":"
    return (
        behind
        and mention.type == "PER"
        and all(t.isupper() for t in document.word[span[0] : span.stop])
    )


WITHIN = frozenset({"of", "for", "the", "and", "at", ",", "&", "-", "to"})
"""Words of a title that are not written in capitals."""
LONGEST = 24
"""Tokens between a title and the name it leads to."""


def with_bearers(document: Document, numbers: Iterable[int], references: References) -> list[int]:
    """Return the words with titles replaced by the person who bears them, each once.

    What stands between the two is the office: "Secretary for Democracy, Human Rights, and Labor Ann Lee".
    """
    numbers = list(numbers)
    spans = {number: _bearer(document, number, references) for number in numbers}
    within = {n for title, name in spans.items() for n in range(title + 1, name)}
    return list(dict.fromkeys(spans[n] for n in numbers if n not in within or n in references.at))


def _bearer(document: Document, number: int, references: References) -> int:
    """Return the last word of the name that an office or a party leads to, else the word itself.

    The office begins at the word, or right after the body that it belongs to, by name or by its letters:
    "EU Envoy Ann Lee", "Democrat Ann Lee and Republican Tom Park".
    """
    mention, start = references.at.get(number), number
    if mention and mention.type == "NORP":
        return _last(references, number + 1) if references.stands_in(number + 1, "PER") else number
    if mention and (mention.kind != "name" or mention.type not in ("ORG", "LOC")):
        return number
    if mention:
        start = document.within(mention.start, mention.end).stop
    elif document.word[number].isupper():
        start += 1
    office = office_behind(document, start) if mention or document.pos[number] == "PROPN" else None
    if office is None or office in references.at:
        return number
    for n in range(office + 1, min(office + LONGEST, len(document.word))):
        if references.stands_in(n, "PER") and references.is_named(n):
            return _last(references, n)
        if not (document.word[n][:1].isupper() or document.lower[n] in WITHIN):
            break
    return number


def office_behind(document: Document, number: int) -> int | None:
    """Return the office that begins at a word, after its rank: "(ROK) Deputy Foreign Minister"."""
    if document.word[number : number + 1] == ["("]:
        number += 3
    while number < len(document.word) and document.word[number] in word_class("office-rank"):
        number += 1
    titled = number < len(document.word) and document.word[number] in offices()
    return number if titled else None


def _last(references: References, number: int) -> int:
    """Return the last token of the mention at a token."""
    mention = references.at[number]
    while references.at.get(number + 1) is mention:
        number += 1
    return number
