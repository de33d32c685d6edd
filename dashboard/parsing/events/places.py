"""Where an event is: the place that its clause names, and which places lie apart."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.events.clauses import descriptions
from dashboard.parsing.lexicon import event_words, rule_words
from dashboard.parsing.syntax.repair import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.model import Mention
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.syntax.document import Document


def lie_apart(one: str, other: str) -> bool:
    """Return whether two places, by id, exclude each other."""
    if one == other:
        return False
    if one.split(":", maxsplit=1)[0] == other.split(":", maxsplit=1)[0]:
        return True
    here, there = country_of(one), country_of(other)
    return bool(here and there and here != there)


def country_of(place: str) -> str | None:
    """Return the code of the country that a place is or lies in; None where it is not known."""
    return _countries().get(place)


@functools.cache
def _countries() -> dict[str, str]:
    known = load_gazetteer()
    entries = [*known.by_id.values(), *(town for towns in known.cities.values() for town in towns)]
    return {entry.id: entry.country for entry in entries if entry.country}


REACH = 12
"""Tokens before a "where" in which its place stands."""


def place_of(document: Document, clause: Clause, references: References) -> Mention | None:
    """Return the place where the clause says that the event is."""
    stated = next(_stated_places(document, clause, references), None)
    if stated is not None:
        return stated
    moved_to = _object_place(document, clause, references)
    return moved_to or _place_before(document, clause, references)


def _stated_places(document: Document, clause: Clause, references: References) -> Iterator[Mention]:
    """Yield the places after prepositions of the clause, or of its dates, that are no topics."""
    for holder in (clause.head, *clause.carriers, *descriptions(document, clause.head)):
        prepositions = document.of_dep(holder, "prep", "dative")
        nouns = [n for p in prepositions for n in document.of_dep(p, "pobj")]
        timed = [n for n in nouns if document.is_dated(n)]
        prepositions += [p for n in timed for p in document.of_dep(n, "prep")]
        for preposition in (
            p for p in prepositions if document.lower[p] in rule_words("at") | rule_words("towards")
        ):
            places = document.of_dep(preposition, "pobj")
            for candidate in (c for noun in places for c in document.conjuncts(noun)):
                mention = references.meant(candidate)
                if mention is None or mention.type not in PLACES or mention.kind == "nominal":
                    continue  # "in the state": which one stands elsewhere
                if _is_way(document, clause, preposition):
                    continue
                if not _is_topic(document, clause, preposition, mention):
                    yield mention


def _is_way(document: Document, clause: Clause, preposition: int) -> bool:
    """Return whether a place is where something was bound for: "crashed en route to Oslo", not "flew to Oslo"."""
    if document.lower[preposition] not in ("to", "for", "toward", "towards"):
        return False
    journey = event_words().classes_of(document.lemma[clause.head]) & rule_words("travel_classes")
    return not journey or "route" in document.lower[clause.head : preposition]


def _place_before(document: Document, clause: Clause, references: References) -> Mention | None:
    """Return the place before a "where": "to Oslo, where she will meet Park"."""
    verb = clause.finite
    where = "where" in document.words_of(verb, "advmod")
    if not where or document.dep[verb] != "relcl":
        return None
    before = range(document.left[verb] - 1, max(-1, document.left[verb] - REACH), -1)
    places = (references.at[n] for n in before if references.stands_in(n, *PLACES))
    here = document.sentence[verb]
    return next((m for m in places if document.sentence[document.token_at(m.start)] == here), None)


def _is_topic(document: Document, clause: Clause, preposition: int, place: Mention) -> bool:
    """Return whether a country is what is spoken of: "talks on Libya", "on Ukraine, she praised"."""
    nouns, lemma = event_words().nouns, document.lemma[clause.head]
    spoken = lemma in nouns["spoken"] | nouns["meeting"] | nouns["weak"]
    spoken = (
        spoken
        if clause.nominal
        else not event_words().classes_of(lemma) & rule_words("onto_classes")
    )
    country = place.entity.startswith("country:")
    return spoken and country and document.lower[preposition] == "on"


def _object_place(document: Document, clause: Clause, references: References) -> Mention | None:
    """Return the place that a verb of motion takes as its object ("visits Beijing")."""
    if document.lemma[clause.head] in event_words().verbs["motion_objects"]:
        for noun in document.of_dep(clause.head, "dobj"):
            mention = references.meant(noun)
            if mention and mention.type in PLACES:
                return mention
    return None
