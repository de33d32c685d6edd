"""Which dates beside a verb are those of another deed in its clause: of a crime, of long ago, or of no deed at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import event_words, rule_words

if TYPE_CHECKING:
    from dashboard.model import DateReference
    from dashboard.parsing.events.clauses import Scene
    from dashboard.parsing.syntax.document import Document


def is_long_since(scene: Scene, target: int, span: range) -> bool:
    """Return whether a clause has an "ago" of its own beside a day: "the men who rose four decades ago, in a rally on Friday"."""
    document = scene.document
    beside = document.of_dep(scene.clauses[target].finite, "advmod")
    return any(document.lower[n] == "ago" and n not in span for n in beside)


def is_of_what_somebody_does(scene: Scene, target: int, date: DateReference) -> bool:
    """Return whether an aside says what somebody always does: "Lind, who runs a clinic, was named on Friday"."""
    document, verb = scene.document, scene.clauses[target].finite
    always = document.dep[verb] == "relcl" and document.tag[verb] in ("VBZ", "VBP")
    always = always and document.lemma[verb] not in rule_words("timetabled")
    helped = document.of_dep(verb, "aux", "auxpass")
    past = bool(date.last and scene.published and date.last <= scene.published)
    return always and past and not helped


def is_of_role(document: Document, date: DateReference, top: int) -> bool:
    """Return whether a date is of what somebody beside the verb is or was: "said Lee, a resident since May", "an aide in 2008"."""
    if date.granularity == "day":
        return False
    for above in document.ancestors(top):
        if document.pos[above] in ("VERB", "AUX"):
            return False
        if document.dep[above] == "appos" and document.pos[above] == "NOUN":
            return document.pos[document.head[above]] == "PROPN"
    return False


def is_of_crime(scene: Scene, target: int, date: DateReference) -> bool:
    """Return whether a month or year is that of a crime, not of what the law did: "charged in the stabbing of a clerk last month"."""
    document, head = scene.document, scene.clauses[target].head
    legal = event_words().classes_of(document.lemma[head]) & rule_words("legal_classes")
    if not legal or date.granularity == "day":
        return False
    first = document.within(date.start, date.end)[0]
    if document.lower[first - 1] in ("a", "an", "the"):
        return True  # "charged in an April 2007 shooting"
    crimes = [n for p in _chain(document, head) for n in document.objects_of(p, "in")]
    return any(head < document.left[n] <= first and (n > first or n in scene.owner) for n in crimes)


def _chain(document: Document, verb: int) -> list[int]:
    """Return a verb and the nouns of its phrases: "charged with murder" both."""
    prepositions = document.of_dep(verb, "prep")
    return [verb, *(n for p in prepositions for n in document.of_dep(p, "pobj"))]
