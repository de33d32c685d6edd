"""Whether the first paragraph bears out what a headline tells, in whatever words.

A headline claims, teases and judges. What it tells is news all the same where the paragraph below tells of
the same people and things: "Norland adds five ferries" above "Norland's fleet grew to twelve ferries on Monday".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.factuality.modifiers import WILL
from dashboard.parsing.lexicon import event_words, rule_words
from dashboard.parsing.syntax.document import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.parsing.events.clauses import MainEvent
    from dashboard.parsing.syntax.document import Document

CONTENT = frozenset({"NOUN", "PROPN", "NUM"})
FEWEST, SHARE = 2, 0.6
"""Words of a headline that the first paragraph has at least, and the share of them all."""
MARKS = frozenset("'\"‘“”")
STEM = 5
"""Letters that two forms of a word share: "Norland", "Norlanders"."""


def is_borne_out(
    document: Document, told: MainEvent, title: range, opening: Sequence[range]
) -> bool:
    """Return whether the first paragraph has whoever acts in a headline, most of its nouns and, of harm to people, its verb."""
    verbs = ([document.pos[n] for n in block].count("VERB") for block in opening)
    first = next((block for block, count in zip(opening, verbs, strict=True) if count), None)
    if first is None:
        return False  # a dateline alone
    clause = [n for n in title if document.word[n] in told.label]
    foretold = document.words_of(told.head, "aux") & WILL
    if foretold or _is_anothers_word(document, told, title):
        return False
    known = {_stem(document.lemma[n]) for n in first}
    subjects = _subjects(document, told.head)
    needed = [*subjects, told.head] if _is_harm(document, told) else subjects
    if not subjects or not all(_stem(document.lemma[n]) in known for n in needed):
        return False
    content = [n for n in clause if document.pos[n] in CONTENT and n != told.head]
    shared = [n for n in content if _stem(document.lemma[n]) in known]
    return len(shared) >= max(FEWEST, SHARE * len(content))


def _is_anothers_word(document: Document, told: MainEvent, title: range) -> bool:
    """Return whether words are in marks or behind a colon: whose they are the label does not say."""
    return bool(MARKS.intersection(told.label) or ":" in document.word[title.start : told.head])


def _subjects(document: Document, head: int) -> list[int]:
    """Return whoever acts: the five of "Five sailors charged with theft"; nobody of "Trouble as the sea rises"."""
    if document.dep[head] == "acl":
        return [document.head[head]] if document.tag[head] == "VBN" else []
    return document.of_dep(head, *SUBJECTS)


def _is_harm(document: Document, told: MainEvent) -> bool:
    """Return whether a headline tells of a crime, or of what people suffered."""
    classes = event_words().classes_of(document.lemma[told.head])
    return bool(classes & (rule_words("suffered_classes") | rule_words("crime_classes")))


def _stem(lemma: str) -> str:
    """Return the letters by which a word is known in another form."""
    return lemma.lower()[:STEM]
