"""Clauses that tell of no happening: mere words, hypotheses, purposes of things, standing conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.coreference.references import ME
from dashboard.parsing.events.factuality import is_hypothesis
from dashboard.parsing.lexicon import event_words, rule_words, words
from dashboard.parsing.syntax.document import IS

if TYPE_CHECKING:
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.syntax.document import Document

ACTING = ("per:", "org:", "country:", "surname:")
"""What the ids of those begin with who can do something."""
NO_WORD = frozenset({"comment", "elaborate", "speculate"})
LEAD = 2
"""Sentences of a headline and a lead."""
PRESENT = frozenset({"VBZ", "VBP"})


def is_idle(document: Document, draft: Draft) -> bool:
    """Return whether a clause tells of nothing, or of nothing that a day can be asked for."""
    if draft.main:
        return False
    undated = not draft.time.known and (
        _is_only_said(document, draft) or _is_nobodys(document, draft)
    )
    if undated or any(is_none(document, draft.clause) for is_none in NO_HAPPENING):
        return True
    date = draft.time.date
    coarse = date is not None and date.granularity in rule_words("ages")
    if draft.time.known and not (draft.status == "uncertain" and coarse):
        return draft.status == "happened" and _only_lasts(document, draft)
    if draft.status == "uncertain":
        return is_hypothesis(document, draft.clause)
    if draft.status == "denied":
        return not (draft.agents or draft.frame.deniers) or _is_declined(document, draft)
    return draft.status == "happened" and _is_condition(document, draft)


def _only_lasts(document: Document, draft: Draft) -> bool:
    """Return whether a plain present with a reckoned time says how things are, and no deed of a day."""
    acting = any(who.startswith(("per:", "org:")) for who in draft.agents)
    if _is_state(document, draft):
        return True
    if draft.time.one_day and (acting or draft.lemma in event_words().classes):
        return False
    return draft.time.certainty == "computed" and _is_plain_present(document, draft)


def _is_state(document: Document, draft: Draft) -> bool:
    """Return whether a present passive of no known kind says how things are: "today it is reversed"."""
    head = draft.clause.finite
    unknown = not draft.clause.nominal and draft.lemma not in event_words().classes
    bare = not document.of_dep(head, "aux", "agent") and document.sentence[head] > 0
    return bool(unknown and bare and document.words_of(head, "auxpass") & IS)


def _is_only_said(document: Document, draft: Draft) -> bool:
    """Return whether a verb without a day only reports words, which belong to the quotations: "Lee added that".

    What somebody does with words is left: "claimed responsibility", "the case was reported"; and what
    a body by name says, which is its announcement, or anybody in the lead, where it is the news.
    """
    if draft.sentence <= LEAD:
        return False
    done = draft.lemma != "tell" and document.of_dep(draft.clause.head, "dobj", "auxpass")
    if draft.reporting:
        return not (done or any(who.startswith("org:") for who in draft.agents))
    return draft.faint and not draft.clause.nominal and document.quoted[draft.clause.head] > 0


def _is_nobodys(document: Document, draft: Draft) -> bool:
    """Return whether nobody by name takes part in what is of no known kind, or what a weak noun calls it.

    After the lead only what a verb with a tense tells in the past is a happening all the same; verbs
    that say little ("make", "use") need somebody by name on whom they act.
    """
    known = event_words()
    if draft.clause.nominal:
        weak = draft.lemma in known.nouns["weak"] | known.nouns["routine"]
        return weak and not draft.everyone and not draft.clause.carriers
    if draft.lemma in known.classes or draft.status == "denied" or draft.sentence <= LEAD:
        return False
    finite = draft.clause.finite
    helped = document.of_dep(finite, "aux", "auxpass") and draft.status == "happened"
    told = document.tag[finite] == "VBD" or (document.tag[finite] == "VBN" and helped)
    empty = draft.lemma in known.verbs["hollow"]
    return not (draft.patients if empty else draft.everyone) and (empty or not told)


def _is_declined(document: Document, draft: Draft) -> bool:
    """Return whether somebody only does not say more: "I won't speculate", "we cannot comment"."""
    silent = draft.reporting or draft.lemma in words("event_labels", "declined")
    return silent and bool(document.words_of(draft.clause.finite, "nsubj") & ME)


def _is_count(document: Document, clause: Clause) -> bool:
    """Return whether a clause only counts how often: "this was the third time that she has left"."""
    noun = document.head[clause.finite]
    if document.dep[clause.finite] not in ("relcl", "acl", "ccomp"):
        return False
    times = [n for n in (noun, *document.of_dep(noun, "attr")) if document.lemma[n] == "time"]
    counted = [c for n in times for c in document.of_dep(n, "amod")]
    return any(document.lower[c] != "first" for c in counted)


def _is_purpose_of_thing(document: Document, clause: Clause) -> bool:
    """Return whether an infinitive only says what a thing is for: "a concept to guide the alliance"."""
    finite, words = clause.finite, event_words()
    if clause.nominal or document.dep[finite] != "acl" or document.tag[finite] != "VB":
        return False
    noun = document.head[finite]
    planned = words.every_noun | words.verbs["plans"] | words.classes.keys()
    return document.pos[noun] in ("NOUN", "PROPN") and document.lemma[
        noun
    ] not in planned | rule_words("purposes")


def _is_no_comment(document: Document, clause: Clause) -> bool:
    """Return whether somebody only says no more: "police declined to comment on the case"."""
    heads = (clause.head, *document.of_dep(clause.head, "xcomp"))
    declined = any(document.lemma[n] in ("decline", "refuse") for n in (clause.head, clause.finite))
    return declined and any(document.lemma[n] in NO_WORD for n in heads)


NO_HAPPENING = (_is_purpose_of_thing, _is_count, _is_no_comment)


def _is_condition(document: Document, draft: Draft) -> bool:
    """Return whether a verb in the plain present says how things are: "the plague affects the lungs".

    Headlines, and what may be one, tell in the present what has happened, and so do some reports of
    what somebody by name does, but of no everyday verb.
    """
    acting = any(who.startswith(ACTING) for who in draft.agents) and not draft.faint
    return not acting and _is_plain_present(document, draft)


def _is_plain_present(document: Document, draft: Draft) -> bool:
    """Return whether a verb stands in the plain present, and in no headline."""
    clause = draft.clause
    plain = not clause.nominal and not clause.carriers and document.tag[clause.head] in PRESENT
    sentence = document.sentence[clause.head]
    return plain and sentence > 0 and sentence not in document.headings
