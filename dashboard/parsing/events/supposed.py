"""What is only supposed: "provided Norland does not attack", "has Lee left?", "an attack is imminent".

Such clauses stand like any that tells what happened; a word of condition, a question, or what is
said of their noun shows that nobody says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.syntax.document import Document

IF = frozenset({"if", "whether", "unless", "lest"})
CONDITIONS = frozenset({"provided", "providing", "assuming", "supposing"})
PASSED_OVER = frozenset({",", "of", "course", "that", "then", "-", "–", "—"})
"""Words between a condition and its clause: "provided, of course, that"."""
ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
OPEN = frozenset(
    {"imminent", "inevitable", "likely", "unlikely", "possible", "conceivable", "near"}
)
"""What is said of what has not come about."""


def is_supposed(document: Document, clause: Clause) -> bool:
    """Tell whether a clause is a condition, what somebody assumes, or a question without answer."""
    finite = clause.finite
    assumed = document.dep[finite] == "ccomp" and document.lemma[document.head[finite]] in (
        "assume",
        "suppose",
    )
    return assumed or _is_condition(document, finite) or _is_asked(document, finite)


def is_justified(document: Document, preposition: int) -> bool:
    """Tell whether what hangs on a preposition is what a noun before it serves: "a pretext for"."""
    noun = document.lemma[document.head[preposition]]
    return document.lower[preposition] in ("for", "of") and noun in event_words().nouns["serving"]


def is_open(document: Document, verb: int) -> bool:
    """Tell whether a verb says of its subject that it may come: "an attack is imminent"."""
    return any(document.lower[child] in OPEN for child in document.of_dep(verb, "acomp"))


def _is_condition(document: Document, verb: int) -> bool:
    """Tell whether a word of condition stands before the words of a verb."""
    own = document.of_dep(verb, "nsubj", "nsubjpass", "aux", "auxpass", "mark")
    before = min((document.left[n] for n in own), default=verb) - 1
    while before >= 0 and document.lower[before] in PASSED_OVER:
        before -= 1
    return (
        before >= 0 and document.lower[before] in CONDITIONS and not document.of_dep(before, "dobj")
    )


def _is_asked(document: Document, verb: int) -> bool:
    """Tell whether a verb is that of a question to be answered yes or no: "Has Norland attacked?"."""
    subjects = document.of_dep(verb, "nsubj", "nsubjpass")
    helpers = document.of_dep(verb, "aux", "auxpass")
    if document.dep[verb] != "ROOT" or not subjects or not helpers or helpers[0] > subjects[0]:
        return False
    end = document.right[verb]
    while end + 1 < len(document.word) and document.sentence[end + 1] == document.sentence[verb]:
        end += 1
    while end > verb and not document.word[end].strip():
        end -= 1
    asked = any(document.tag[n] in ASKING for n in range(document.left[verb], helpers[0]))
    return document.word[end] == "?" and not asked
