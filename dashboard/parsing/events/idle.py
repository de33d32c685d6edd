"""Clauses that tell of no happening: hypotheses, purposes of things, standing conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.factuality import is_hypothesis
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.events.draft import Draft
    from dashboard.parsing.syntax.document import Document

PURPOSES = frozenset(
    ("order", "pledge", "promise", "vow", "intention", "request", "right", "way", "call", "vote")
)
"""Nouns besides those of events whose infinitive is what they aim at: "a pledge to close"."""
AGES = frozenset({"century", "decade", "period"})
PRESENT = frozenset({"VBZ", "VBP"})


def is_idle(document: Document, draft: Draft) -> bool:
    """Tell whether a clause tells of nothing, or of nothing that a day can be asked for."""
    if _is_purpose_of_thing(document, draft.clause):
        return True
    if draft.time.known and not (draft.status == "uncertain" and _is_coarse(draft.time)):
        computed = draft.time.certainty == "computed" and not draft.time.one_day
        return computed and draft.status == "happened" and _is_plain_present(document, draft)
    if draft.status == "uncertain":
        return is_hypothesis(document, draft.clause)
    if draft.status == "denied":
        return not (draft.agents or draft.frame.deniers)
    return draft.status == "happened" and _is_condition(document, draft)


def _is_coarse(time: Time) -> bool:
    """Tell whether a time is no more than an age: a century, a decade, a named period."""
    return time.date is not None and time.date.granularity in AGES


def _is_purpose_of_thing(document: Document, clause: Clause) -> bool:
    """Tell whether an infinitive only says what a thing is for: "a concept to guide the alliance"."""
    finite, words = clause.finite, event_words()
    if clause.nominal or document.dep[finite] != "acl" or document.tag[finite] != "VB":
        return False
    noun = document.head[finite]
    planned = words.every_noun | words.verbs["plans"] | words.classes.keys()
    return (
        document.pos[noun] in ("NOUN", "PROPN") and document.lemma[noun] not in planned | PURPOSES
    )


def _is_condition(document: Document, draft: Draft) -> bool:
    """Tell whether a verb in the plain present says how things are: "the plague affects the lungs".

    Headlines, and what may be one, tell in the present what has happened, and so do some reports of
    what somebody by name does.
    """
    return not draft.agents and _is_plain_present(document, draft)


def _is_plain_present(document: Document, draft: Draft) -> bool:
    """Tell whether a verb stands in the plain present, and in no headline."""
    clause = draft.clause
    plain = not clause.nominal and not clause.carriers and document.tag[clause.head] in PRESENT
    return plain and not _may_be_headline(document, clause.head)


def _may_be_headline(document: Document, number: int) -> bool:
    """Tell whether a word stands in a heading, or in the first sentence of the text."""
    return document.sentence[number] in document.headings or document.sentence[number] == 0
