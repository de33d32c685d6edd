"""The lemma by which an event is known: its verb or noun, told apart where one word means several happenings.

"Met the need" is no meeting, "called him a friend" no call, "a press conference" no conference, "spoke with" is a call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.dates.lexer import by_first_name
from dashboard.parsing.events.labels.wording import words
from dashboard.parsing.lexicon import event_words, rule_words
from dashboard.parsing.lexicon import words as known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.syntax.document import Document

SPOKEN_WITH = "speak_with"
"""The lemma of a conversation with somebody: a call."""
TOPIC, MET, LEFT, CALLED, HEADED = "talk_about", "meet_need", "leave_so", "call_so", "head_so"
"""The lemmas of talk of something and of needs that are met, which are no meetings of anybody, and of
things left as they are, which nobody leaves, or called something, which is no call, or headed, but not for a place."""
POST = "take_post"
"""The lemma of who becomes what an office is called by: "became mayor of Oslo"."""
WHERE = frozenset({"to", "for", "into", "toward", "towards", "back", "home", "there", "abroad"})


def lemma_of(document: Document, clause: Clause, references: References) -> str:
    """Return the lemma of an event, told apart where one verb means a call, a meeting or a topic."""
    if _is_call(document, clause, references):
        return SPOKEN_WITH
    lemma = _lemma(document, clause)
    talk = clause.kind == "verb" and lemma in event_words().verbs["talking"]
    beside = document.words_of(clause.head)
    return TOPIC if talk and not beside & {"with", "between"} else lemma


def _is_call(document: Document, clause: Clause, references: References) -> bool:
    """Return whether somebody speaks with a person who is named: "spoke today with Minister Bo Park", "spoke to Ann Lee"."""
    if document.lemma[clause.head] != ("speak" if clause.kind == "verb" else "call"):
        return False
    beside = [
        c for n in document.objects_of(clause.head, "with", "to") for c in document.conjuncts(n)
    ]
    partners = (mention for noun in beside for mention in references.in_phrase(noun))
    return any(m.type == "PER" and m.kind == "name" for m in partners)


def _meets_nobody(document: Document, head: int) -> bool:
    """Return whether a thing is met, or met with: "meets the target", "will be met with sanctions"."""
    if any(document.lemma[n] in words("needs") for n in document.of_dep(head, "dobj")):
        return True
    beside = [p for p in document.of_dep(head, "prep") if document.lower[p] == "with"]
    return bool(beside and document.of_dep(head, "auxpass", "nsubjpass"))


def _lemma(document: Document, clause: Clause) -> str:
    """Return the lemma by which an event is known: "talk" for talks, "open_fire", "hijack" for a try.

    A noun that says little ("attempt", "operation") is known by the happening that it is of.
    """
    if clause.kind != "noun":
        return _other_lemma(document, clause)
    head, words = clause.head, event_words()
    lemma = document.lemma[head]
    if lemma in ("talks", "talk"):
        return "talk"
    if "cyber" in document.words_of(head, "compound", "amod"):
        return f"cyber_{lemma}"
    if lemma == "conference" and document.words_of(head, "compound") & rule_words("press"):
        return "news_conference"
    if lemma in words.nouns["weak"] or lemma in rule_words("vague_nouns"):
        kinds = document.of_dep(head, "compound", "nmod")
        return next((document.lemma[k] for k in kinds if document.lemma[k] in words.classes), lemma)
    return lemma


def _other_lemma(document: Document, clause: Clause) -> str:
    """Return the lemma of a verb with what belongs to it, or the name of a period."""
    if clause.kind == "named":
        words = document.lower[clause.first : clause.last + 1]
        return by_first_name(" ".join(word for word in words if word != "the"))
    phrases = event_words().phrases
    if other := _other_sense(document, clause.head):
        return other
    if document.lemma[clause.head] == "spend" and _is_stay(document, clause.head):
        return "stay_over"
    return next(
        (p for p in _phrases(document, clause.head) if p in phrases), document.lemma[clause.head]
    )


def _is_left_so(document: Document, head: int) -> bool:
    """Return whether something is left in a state: "leaves the town poorer"."""
    objects = document.of_dep(head, "dobj")
    return bool(document.of_dep(head, "ccomp", "oprd", "acomp")) or any(
        document.tag[n].startswith("JJ") for n in objects
    )


def _other_sense(document: Document, head: int) -> str:
    """Return the lemma of a verb that means no meeting, departure or call where it stands; else ""."""
    lemma = document.lemma[head]
    if lemma == "meet" and _meets_nobody(document, head):
        return MET
    if lemma == "become" and any(
        document.lemma[n].lower() in known("sources", "labels")
        for n in document.of_dep(head, "attr")
    ):
        return POST
    passive = lemma == "leave" and document.of_dep(head, "auxpass")
    if passive or (lemma == "leave" and _is_left_so(document, head)):
        return LEFT
    beside = {document.lower[child] for child in document.children[head]}
    into = {document.lemma[n] for n in document.objects_of(head, "into", "for", "to")}
    if lemma == "head" and (
        not beside & WHERE or into & (event_words().every_noun | rule_words("polls"))
    ):
        return HEADED
    if lemma == "call" and any(
        document.words_of(n, "mark") & {"for"} for n in document.of_dep(head, "advcl")
    ):
        return "call_for"  # "called on Monday for Lee to resign"
    named = lemma == "call" and document.of_dep(head, "oprd", "acomp", "ccomp")
    return CALLED if named else ""


def _is_stay(document: Document, head: int) -> bool:
    """Return whether what is spent is time at a place: "spent two days in Oslo"."""
    times = [
        n
        for n in document.of_dep(head, "dobj", "npadvmod")
        if document.lower[n] in rule_words("stays")
    ]
    return bool(times and document.of_dep(head, "prep"))


def _phrases(document: Document, head: int) -> Iterator[str]:
    """Yield the verb joined with its particle, its object and its prepositional objects."""
    for child in document.children[head]:
        if document.dep[child] in ("prt", "dobj"):
            yield f"{document.lemma[head]}_{document.lemma[child]}"
        elif document.dep[child] == "prep":
            yield f"{document.lemma[head]}_{document.lemma[child]}"
            for noun in document.of_dep(child, "pobj"):
                yield f"{document.lemma[head]}_{document.lemma[noun]}"
