"""Factuality: whether what a clause tells happened, is planned, denied or uncertain.

One walk goes from a clause up through its governors. Each word has what it says of itself (negation,
modals, conditions, questions) and what its governor lends it (the signature of a complement-taking
word, the clause around a participle, the preposition before a noun); ``compose`` puts the two
together. What nothing shows to be so is uncertain. Events ask it of their clauses, quotations of the
verbs that report them.

After Nairn, Condoravdi and Karttunen (2006), "Computing relative polarity for textual inference", and
Lotan, Stern and Dagan (2013), "TruthTeller".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.factuality.modifiers import (
    infinitive,
    looks_forward,
    own_status,
    without_subject,
)
from dashboard.parsing.factuality.nouns import (
    Nouns,
    applied,
    clearing,
    is_definite,
    predicate,
    signature_at,
)
from dashboard.parsing.lexicon import content_verbs, event_words, rule_words

if TYPE_CHECKING:
    from dashboard.model import EventStatus
    from dashboard.parsing.lexicon import Signature
    from dashboard.parsing.syntax.document import Document

COMPLEMENTS = ("xcomp", "acl", "csubj", "csubjpass", "dobj", "attr", "oprd")
PASSED = frozenset({"ADP", "ADV", "SCONJ", "PROPN", "NUM"})
OF_BEFORE: dict[str, EventStatus] = {"VBD": "happened", "VBZ": "planned", "VBP": "planned"}
"""What a main clause that is so says of "before leaving", by its tense; a participle says nothing."""


def compose(own: EventStatus | None, lent: EventStatus) -> EventStatus:
    """Return what a word says under what is lent to it; None where its own words say nothing."""
    if lent == "happened" or own is None:
        return own or lent
    if lent == "planned":
        return own if own != "happened" else "planned"
    if lent == "denied":
        return "uncertain" if own in ("denied", "uncertain") else "denied"
    return "uncertain"


class Factuality:
    """The factuality of the words of one article, each computed once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nouns = Nouns(document, self.of)
        self.known: dict[int, EventStatus] = {}
        self.said: dict[int, EventStatus | None] = {}

    def of(self, number: int) -> EventStatus:
        """Return whether what a word tells is so, by its own words and all that govern it."""
        if number not in self.known:
            self.known[number] = "uncertain"  # a cycle, which no tree has
            self.known[number] = self._of(number)
        return self.known[number]

    def _of(self, number: int) -> EventStatus:
        document = self.document
        if document.pos[number] in ("NOUN", "PROPN"):
            return self.nouns.status(number)
        return compose(self.own(number), self._lent(number))

    def own(self, number: int) -> EventStatus | None:
        """Return what a verb's own words say; a coordinated one shares those of the verb before it."""
        if number not in self.said:
            self.said[number] = self._shared(number)
        return self.said[number]

    def _shared(self, number: int) -> EventStatus | None:
        """Return what a verb's own words say, or those of the verb that it is coordinated with."""
        document = self.document
        own = own_status(document, number)
        if own is None and document.dep[number] == "conj" and without_subject(document, number):
            first = document.head[number]
            alike = document.tag[first] == document.tag[number] or document.tag[number] == "VB"
            if alike and document.pos[first] in ("VERB", "AUX"):
                return self.own(first)
        return own

    def _lent(self, number: int) -> EventStatus:
        """Return what the words above a verb lend it, by what it is to its governor."""
        document = self.document
        dep, above = document.dep[number], document.head[number]
        if above == number or dep in ("ROOT", "parataxis"):
            return "planned" if infinitive(document, number) else "happened"
        if self._is_pointed_to(number, above):
            return "uncertain"
        lent = {
            "conj": self._joined,
            "pcomp": self._behind,
            "pobj": self._behind,
            "relcl": self._relative,
            "advcl": self._beside,
            "ccomp": self._content,
        }
        lent |= dict.fromkeys(COMPLEMENTS, self._complement)
        return lent[dep](number, above) if dep in lent else "happened"

    def _is_pointed_to(self, number: int, above: int) -> bool:
        """Return whether a participle is what signs are of: "all signs pointed to Norland leaving"."""
        document = self.document
        verbs = (above, document.head[document.head[above]])
        return document.tag[number] == "VBG" and any(
            document.lemma[n] == "point" and document.lower[n + 1 : n + 2] == ["to"]
            for n in verbs
            if n < number
        )

    def _joined(self, number: int, above: int) -> EventStatus:
        """Return what is lent to a coordinated verb: what the first one gets, or the infinitive between."""
        document = self.document
        if document.pos[above] not in ("VERB", "AUX"):
            return "happened"
        if infinitive(document, number) and not infinitive(document, above):
            status = self.of(above)  # "will go to Oslo to sign it, join them, and to pay respects"
            return "uncertain" if status == "happened" else status
        if document.tag[number] == "VB" != document.tag[above] and without_subject(
            document, number
        ):
            clauses = document.of_dep(above, "ccomp", "xcomp", "advcl")
            bare = [n for n in clauses if n < number and document.tag[n] == "VB"]
            return self.of(bare[-1]) if bare else compose("uncertain", self._lent(above))
        return self._lent(above)

    def _relative(self, number: int, above: int) -> EventStatus:
        """Return what a noun says of an infinitive beside it: "fans to join her", "the first to join"."""
        document = self.document
        if not infinitive(document, number):
            return "happened"
        leads = document.words_of(above) & rule_words("leading")
        return "happened" if leads else "uncertain"

    def _aim(self, number: int, above: int) -> EventStatus | None:
        """Return what an object right before an infinitive says of it: "remember the quest to find it"."""
        document = self.document
        to = [n for n in document.of_dep(number, "aux") if document.lower[n] == "to"]
        noun = to[0] - 1 if to else -1
        signature = signature_at(document, noun) if noun in document.of_dep(above, "dobj") else None
        return applied(signature, self.nouns.around(noun)) if signature else None

    def _complement(self, number: int, above: int) -> EventStatus:
        """Return what a governing word says of its infinitive, participle or clause."""
        document = self.document
        governor = predicate(document, above)
        to = infinitive(document, number)
        if document.dep[number] == "acl" and not to:
            return self._participle(number, above)
        if to and (aim := self._aim(number, above)) is not None:
            return aim
        status = self._status_of(above)
        if document.lemma[above] == "be" and to and governor == above:
            aims = [signature_at(document, n) for n in document.of_dep(above, "nsubj")]
            return applied(aims[0], status) if aims and aims[0] else compose("planned", status)
        signature = signature_at(document, governor) or signature_at(document, above)
        if signature is not None and document.dep[number] != "advcl":
            return self._signed(signature, status, above, to=to)
        if document.lemma[above] in event_words().verbs["bringing_about"]:
            return status
        return compose("uncertain", status) if to else status

    def _status_of(self, above: int) -> EventStatus:
        """Return the status of a word that governs another: a verb's, of "able" that of "is", what is around a noun."""
        if self.document.dep[above] == "acomp":
            above = self.document.head[above]
        verb = self.document.pos[above] in ("VERB", "AUX")
        return self.of(above) if verb else self.nouns.around(above)

    def _participle(self, number: int, above: int) -> EventStatus:
        """Return what a noun says of a participle beside it: "a plot involving two guards"."""
        document = self.document
        status = self._status_of(above)
        content = "that" in document.words_of(number, "mark")
        claimed = signature_at(document, above) if content else None
        if claimed is not None:  # "the claim that they cheered"
            return applied(claimed, status)
        if not document.of_dep(number, "mark"):
            status = "happened" if is_definite(document, above) else self.of(above)
        return "uncertain" if status in ("denied", "uncertain") else "happened"

    def _signed(
        self, signature: Signature, status: EventStatus, above: int, *, to: bool
    ) -> EventStatus:
        """Return what a signature says of a complement; who "stopped doing" something, or did not, had done it."""
        if signature.group == "known" and not to and self.document.lemma[above] in ("stop", "quit"):
            return status if status in ("planned", "uncertain") else "happened"
        if to and self._was_planned(above):
            return "uncertain"
        return applied(signature, status)

    def _was_planned(self, above: int) -> bool:
        """Return whether a plan is told of as one that was: "had been expected to visit", which may have come to nothing."""
        document = self.document
        planned = document.lemma[above] in event_words().verbs["plans"]
        return planned and "had" in document.words_of(above, "aux")

    def _content(self, number: int, above: int) -> EventStatus:
        """Return what a word says of a clause that is its content: "claimed that", "is unclear whether"."""
        document = self.document
        governor = predicate(document, above)
        modal = any(document.tag[n] == "MD" for n in document.of_dep(number, "aux"))
        if (document.tag[number] == "VB" and not modal) or infinitive(document, number):
            return self._complement(number, above)
        signature = signature_at(document, governor)
        asks = document.words_of(number, "advmod")
        if asks & rule_words("asking"):
            return "happened"
        status = self.of(above)
        reckoned = document.lemma[governor] in rule_words("reckoning")
        if (
            signature is not None
            and not reckoned
            and document.lemma[governor] not in content_verbs()
        ):
            set_before = number < above and signature.group not in ("claims", "denies")
            if set_before or signature.group in ("plans", "tries", "comes_about"):
                return "happened"
            if signature.group == "wants" and document.tag[number] == "VBD":
                return "happened"
            return applied(signature, status)
        return "uncertain" if reckoned or status in ("denied", "uncertain") else "happened"

    def _behind(self, number: int, preposition: int) -> EventStatus:
        """Return what a preposition and the word before it say of a gerund: "accused of lying"."""
        document = self.document
        word, above = document.lower[preposition], document.head[preposition]
        asked = document.words_of(number, "advmod")
        if infinitive(document, number):
            return "uncertain"
        if asked & rule_words("asking"):
            return "happened"
        before = {document.lower[n] for n in (above, preposition - 1)}
        near = word == "to" and before & {"close", "near"}  # "came close to quitting"
        if (before | {word}) & rule_words("not_so") or near or (word == "from" and "far" in before):
            return "denied"
        if word == "from" and (kept := self.nouns.kept_from(above)) is not None:
            return kept
        if cleared := clearing(document, preposition):
            verb, signature = cleared
            settled = document.pos[verb] == "VERB"
            return applied(signature, self.of(verb)) if settled else "uncertain"
        return self._of_governor(word, self._governor(above))

    def _governor(self, number: int) -> int:
        """Return the word that a preposition depends on, without what only says when: "accused Monday of"."""
        document = self.document
        while document.head[number] != number and (
            document.pos[number] in PASSED or document.dep[number] in ("npadvmod", "advmod")
        ):
            number = document.head[number]
        return number

    def _of_governor(self, word: str, above: int) -> EventStatus:
        """Return what a word says of a gerund after a preposition of its own."""
        document = self.document
        noun = document.pos[above] in ("NOUN", "PROPN")
        status = self.nouns.around(above) if noun else self.of(above)
        signature = signature_at(document, predicate(document, above)) or signature_at(
            document, above
        )
        if word in rule_words("until"):
            if status == "happened" and document.tag[above] in OF_BEFORE:
                return OF_BEFORE[document.tag[above]] if word == "before" else "planned"
            return "planned" if status == "planned" else "uncertain"
        if signature is not None and word in rule_words("own_prepositions"):
            return applied(signature, status)
        if word == "to" and looks_forward(document, above):
            return "planned"
        if noun:
            outer = self._governor(document.head[above])
            open_yet = document.pos[outer] in ("VERB", "AUX") and self.of(outer) == "uncertain"
            return "uncertain" if open_yet else "happened"
        return status if word in rule_words("sharing") or status == "uncertain" else "happened"

    def _beside(self, number: int, above: int) -> EventStatus:
        """Return what the main clause lends a clause beside it: a purpose, a participle, "when"."""
        document = self.document
        status = self.of(above) if document.pos[above] in ("VERB", "AUX") else "happened"
        if infinitive(document, number):
            verbs = event_words().verbs
            spoken = verbs["speech_acts"] | verbs["talking"]  # who marched to call for it called
            if self._is_result(number, above) or document.lemma[number] in spoken:
                return status
            signature = signature_at(document, predicate(document, above))
            if signature is not None and signature.group not in ("comes_about", "known"):
                return applied(signature, status)
            return status if status != "happened" else "uncertain"
        if document.tag[number] in ("VBG", "VBN"):
            return self._participial(number, above, status)
        words = document.words_of(number, "mark", "advmod")
        to_come = status in ("planned", "uncertain") and words & rule_words("when")
        return status if to_come and document.tag[number] in ("VBZ", "VBP", "VBN") else "happened"

    def _participial(self, number: int, above: int, status: EventStatus) -> EventStatus:
        """Return what a main clause of some status lends a participle: "without saying", "having left"."""
        document = self.document
        if number > above and looks_forward(document, above):
            return "planned"  # "looks forward to Norland hosting the talks"
        marks = document.words_of(number, "mark", "prep", "advmod")
        if marks & rule_words("not_so"):
            return "denied"
        having = "having" in document.words_of(number, "aux")
        return "happened" if having or status == "denied" else status

    def _is_result(self, number: int, above: int) -> bool:
        """Return whether an infinitive says what came of it: "came to visit", "took to the air to", "only to find"."""
        document = self.document
        came = document.lemma[above] in ("come", "go") and above == number - 2
        took = document.lemma[above] == "take" and document.objects_of(above, "to")
        only = "only" in document.words_of(number, "advmod")
        return bool((came or took) and document.tag[above] == "VBD") or only
