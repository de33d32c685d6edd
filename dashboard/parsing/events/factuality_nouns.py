"""Factuality of event nouns: what stands beside them, and what governs them, says whether they came about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dashboard.parsing.events.factuality_verbs import is_future, looks_forward
from dashboard.parsing.lexicon import event_words, rule_words

if TYPE_CHECKING:
    from dashboard.model import EventStatus
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.lexicon import Signature
    from dashboard.parsing.syntax.document import Document

SHARING = frozenset({"", "during", "at", "in", "on", "for", "with", "through", "by"})
SET_BEFOREHAND = frozenset({"visit", "meet", "elect", "show", "perform", "trial", "test"})


@dataclass(frozen=True, slots=True)
class Link:
    """How a word hangs below a verb: the last dependency before it, and the preposition if any."""

    verb: int
    dep: str
    preposition: str


class Governors(Protocol):
    """What nouns ask of the words above them."""

    def of(self, number: int) -> EventStatus:
        """Return whether what a word tells is so."""
        ...

    def signature(self, number: int) -> Signature | None:
        """Return what a word says of its complement."""
        ...

    def applied(self, signature: Signature, governor: EventStatus) -> EventStatus:
        """Return what a signature says under a governor's status."""
        ...

    def kept_from(self, verb: int) -> EventStatus | None:
        """Return what a verb before "from" says."""
        ...


class NounFactuality:
    """The factuality of the nouns of one article; verbs above them are asked of ``factuality``."""

    def __init__(self, document: Document, factuality: Governors) -> None:
        self.document, self.factuality = document, factuality

    def own(self, clause: Clause) -> EventStatus | None:
        """Return what determiners and adjectives say of an event noun, or what its light verb says."""
        return self._beside(clause.head) or (
            self.factuality.of(clause.carriers[0]) if clause.carriers else None
        )

    def of_clause(self, clause: Clause) -> EventStatus:
        """Return whether an event noun came about."""
        own = self.own(clause)
        if own is not None and own != "happened":
            return own
        return "happened" if clause.carriers else self._lent(clause.head)

    def of(self, noun: int) -> EventStatus:
        """Return whether what a noun names is so."""
        return self._beside(noun) or self._lent(noun)

    def around(self, noun: int) -> EventStatus:
        """Return whether a noun that takes a complement is so: "had no plan to", "an alleged attempt to"."""
        document = self.document
        words = {document.lower[child] for child in document.children[noun]}
        if words & (rule_words("nothing") | {"little", "few"}):
            return "denied"
        verb = document.head[noun]
        light = document.lemma[verb] in event_words().verbs["light"] | {"have", "be"}
        if document.dep[noun] in ("dobj", "attr") and light:
            return self.factuality.of(verb)
        return "happened"

    def _beside(self, noun: int) -> EventStatus | None:
        document = self.document
        words = {document.lower[child] for child in document.children[noun]}
        if words & rule_words("nothing"):
            return "denied"
        if words & rule_words("perhaps_so") or (
            "any" in words and not document.of_dep(noun, "relcl")
        ):
            return "uncertain"
        return "planned" if words & rule_words("ahead") else None

    def _lent(self, noun: int) -> EventStatus:
        """Return what governing words lend a noun: "warned of a raid", "during a visit to come"."""
        document, factuality = self.document, self.factuality
        number, preposition = noun, ""
        for governor in document.ancestors(noun):
            if document.dep[number] == "prep":
                preposition = document.lower[number]
            dep, number = document.dep[number], governor
            if dep in ("pcomp", "pobj") and document.lower[governor] == "from":
                kept = factuality.kept_from(document.head[governor])
                if kept is not None:
                    return kept
            if (
                dep == "prep"
                and preposition in rule_words("about")
                and (told := self._told_of(noun, governor))
            ):
                return told
            if preposition == "to" and looks_forward(document, governor):
                return "planned"
            if document.pos[governor] in ("VERB", "AUX"):
                return self._below(noun, Link(governor, dep, preposition))
        return "happened"

    def _told_of(self, noun: int, governor: int) -> EventStatus | None:
        """Return what a word before a preposition says: "the threat of a raid", "a pretext for it"."""
        signature = self.factuality.signature(governor)
        if signature is None or signature.group in ("comes_about", "known", "plans"):
            return None
        if signature.group in ("tries", "fails", "kept_from"):
            return None
        asked = signature.group == "denies" or self.document.lemma[governor] in rule_words(
            "asked_for"
        )
        if is_definite(self.document, noun) and not asked:
            return None
        return "uncertain"

    def _below(self, noun: int, link: Link) -> EventStatus:
        """Return what the verb above a noun means for it."""
        document = self.document
        lent = self.factuality.of(link.verb)
        if (told := self._told_by_verb(noun, link, lent)) is not None:
            return told
        if document.pos[link.verb] == "AUX" and is_future(document, link.verb):
            lent = "planned"
        if lent == "planned" and document.lemma[noun] in event_words().nouns["lasting"]:
            return "happened"
        if link.preposition not in SHARING:
            ahead = (
                link.preposition in rule_words("ahead_of")
                and lent == "happened"
                and self._is_set_ahead(noun)
            )
            return "planned" if ahead else "happened"
        known = is_definite(document, noun) or link.preposition in ("during", "after")
        if lent in ("denied", "uncertain") and known:
            return "happened" if link.dep != "attr" else lent
        return lent

    def _told_by_verb(self, noun: int, link: Link, lent: EventStatus) -> EventStatus | None:
        """Return what a verb's meaning says of a noun: called off, feared, expected; else None."""
        document = self.document
        reached = link.dep in ("dobj", "nsubjpass") and not link.preposition
        if reached and (signed := self._signed(noun, link.verb, lent)) is not None:
            return signed
        if lent != "happened":
            return None
        if link.dep == "nsubj" and document.words_of(link.verb, "acomp") & rule_words("open"):
            return "uncertain"
        notified = link.preposition in ("of", "about") and document.lemma[link.verb] in rule_words(
            "notifying"
        )
        if notified and not is_definite(document, noun):
            return "uncertain"  # "notified the council of a sale": that is to come, or may not
        ready = reached or link.preposition == "for"
        return self._made_ready(noun, link.verb, reached=reached) if ready else None

    def _signed(self, noun: int, verb: int, lent: EventStatus) -> EventStatus | None:
        """Return what the signature of a verb says of its object."""
        signature, lemma = self.factuality.signature(verb), self.document.lemma[verb]
        if signature is None or lemma in rule_words("no_wish"):
            return None
        if signature.group in ("fails", "kept_from", "wants", "tries"):
            return self.factuality.applied(signature, lent)
        alleged = lemma in rule_words("supposing") and not is_definite(self.document, noun)
        return "uncertain" if alleged else None

    def _made_ready(self, noun: int, verb: int, *, reached: bool) -> EventStatus | None:
        """Return what verbs of fixing and of expecting say of a noun: "announced a visit", "braced for"."""
        lemma, verbs = self.document.lemma[verb], event_words().verbs
        set_ahead = self._is_set_ahead(noun)
        if lemma in verbs["setting"] and reached and set_ahead:
            return "planned"
        if lemma in verbs["bracing"] and not is_definite(self.document, noun):
            return "planned" if set_ahead else "uncertain"
        return None

    def _is_set_ahead(self, noun: int) -> bool:
        """Tell whether a noun names what is fixed beforehand: a visit or a vote, not a win or a crash."""
        return bool(event_words().classes_of(self.document.lemma[noun]) & SET_BEFOREHAND)


def is_definite(document: Document, head: int) -> bool:
    """Tell whether a noun is presented as known: such a thing exists though the verb is denied."""
    words = document.words_of(head, "det", "poss")
    return bool(words & {"the", "this", "that", "these", "those"} or document.of_dep(head, "poss"))


def is_case(document: Document, clause: Clause) -> bool:
    """Tell whether a clause may come or not: "in the event that they strike", "in case of an attack"."""
    above = document.head[clause.finite]
    noun = document.head[above] if clause.nominal and document.lower[above] == "of" else above
    if (
        document.lemma[noun] not in rule_words("cases")
        or document.lower[document.head[noun]] != "in"
    ):
        return False
    if clause.nominal:
        return not is_definite(document, clause.head)
    objects = document.of_dep(clause.finite, "dobj")
    joint = document.of_dep(clause.finite, "mark") + (objects if len(objects) > 1 else [])
    return any(document.lower[n] == "that" for n in joint)
