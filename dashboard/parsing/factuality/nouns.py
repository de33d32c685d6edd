"""What governs a noun says whether it came about, and what a noun says of its complement.

"A planned visit", "warned of a raid", "called off the talks", "was acquitted of the theft".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.factuality.modifiers import is_future, looks_forward
from dashboard.parsing.lexicon import FUNCTION_WORDS, event_words, rule_words, signatures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.model import EventStatus
    from dashboard.parsing.lexicon import Part, Signature
    from dashboard.parsing.syntax.document import Document

SHARING = frozenset({"", "during", "at", "in", "on", "for", "with", "through", "by"})
SET_BEFOREHAND = frozenset({"visit", "meet", "elect", "show", "perform", "trial", "test"})
PARTS: dict[str, Part] = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}


@dataclass(frozen=True, slots=True)
class Link:
    """How a word hangs below a verb: the last dependency before it, and the preposition if any."""

    verb: int
    dep: str
    preposition: str


def clearing(document: Document, preposition: int) -> tuple[int, Signature] | None:
    """Return the word before a preposition that clears somebody of something, and its signature.

    "acquitted of", "innocent of", "not guilty of"; "acquitted Lee of", where "of" depends on the name. A
    common noun keeps what depends on it where the verb is "clear": "cleared the scene of the crash".
    """
    word, link = document.head[preposition], document.lower[preposition]
    verb = document.head[word]
    if document.dep[word] == "dobj" and (
        document.pos[word] == "PROPN" or document.lemma[verb] != "clear"
    ):
        word = verb
    part = "adjectives" if document.pos[word] == "ADJ" else "verbs"
    found = signatures(part).get(f"{document.lemma[word]}_{link}")
    if f"{document.lemma[word]}_{link}" == "guilty_of":
        negated = document.of_dep(word, "neg") or document.of_dep(verb, "neg")
        found = signatures("adjectives")["innocent_of"] if negated else None
    return (word, found) if found else None


def is_cleared_of(document: Document, number: int) -> bool:
    """Return whether a word is what somebody is cleared of: "acquitted of the theft", "not guilty of"."""
    return clearing(document, document.head[document.above(number, "conj")]) is not None


def is_definite(document: Document, head: int) -> bool:
    """Return whether a noun is presented as known: such a thing exists though the verb is denied."""
    words = document.words_of(head, "det", "poss")
    return bool(words & FUNCTION_WORDS.definite or document.of_dep(head, "poss"))


def applied(signature: Signature, governor: EventStatus) -> EventStatus:
    """Return what a signature says of a complement whose governor has a status."""
    if governor == "happened":
        return signature.so
    if governor == "denied":
        return signature.not_so
    if governor == "planned":
        if signature.group in ("kept_from", "clears"):
            return "uncertain"
        return "planned" if signature.so == "happened" else signature.so
    factive = signature.so == signature.not_so == "happened"
    return "happened" if factive else "uncertain"


def signature_at(document: Document, number: int) -> Signature | None:
    """Return what a word says of its complement, if the lexicon knows it."""
    part = PARTS.get(document.pos[number])
    out = "_out" if "out" in document.words_of(number, "prt") else ""
    return signatures(part).get(document.lemma[number] + out) if part else None


def predicate(document: Document, number: int) -> int:
    """Return the word that says more than "be": the adjective or noun after it."""
    if document.lemma[number] in ("be", "become", "seem", "remain", "appear", "feel", "get"):
        return next(iter(document.of_dep(number, "acomp", "attr", "oprd")), number)
    return number


class Nouns:
    """Whether what the nouns of one article name came about, by what governs them.

    ``of`` says whether what a word tells is so.
    """

    def __init__(self, document: Document, of: Callable[[int], EventStatus]) -> None:
        self.document = document
        self.of = of

    def kept_from(self, verb: int) -> EventStatus | None:
        """Return what a verb before "from" says of what somebody is kept from; None where it keeps nobody."""
        document = self.document
        if document.pos[verb] not in ("VERB", "AUX"):
            return None
        signature, status = signature_at(self.document, verb), self.of(verb)
        if signature is not None and signature.group in ("kept_from", "fails", "wants"):
            return applied(signature, status)
        if document.lemma[verb] in ("keep", "stop", "hold", "shield", "protect"):
            return "uncertain" if status != "happened" else "denied"
        return None

    def own(self, noun: int, carriers: Sequence[int]) -> EventStatus | None:
        """Return what determiners and adjectives say of a noun, or what the light verb that carries it says."""
        return self._beside_noun(noun) or (self.of(carriers[0]) if carriers else None)

    def status(self, noun: int, carriers: Sequence[int] = ()) -> EventStatus:
        """Return whether what a noun names, or the verb that carries it, is so."""
        own = self.own(noun, carriers)
        if carriers:
            return own or "happened"
        return own or self._lent_to_noun(noun)

    def around(self, noun: int) -> EventStatus:
        """Return whether a noun that takes a complement is so: "had no plan to", "an alleged attempt to"."""
        document = self.document
        words = document.words_of(noun)
        if words & (rule_words("nothing") | {"little", "few"}):
            return "denied"
        verb = document.head[noun]
        light = document.lemma[verb] in event_words().verbs["light"] | {"have", "be"}
        if document.dep[noun] in ("dobj", "attr") and light:
            return self.of(verb)
        given_up = document.lemma[verb] in rule_words("giving_up")
        if given_up and document.dep[noun] in ("dobj", "nsubjpass"):
            own = self.of(verb)
            return "denied" if own == "happened" else "uncertain"
        return "happened"

    def _beside_noun(self, noun: int) -> EventStatus | None:
        document = self.document
        words = document.words_of(noun)
        if words & rule_words("nothing"):
            return "denied"
        if words & rule_words("perhaps_so") or (
            "any" in words and not document.of_dep(noun, "relcl")
        ):
            return "uncertain"
        return "planned" if words & rule_words("ahead") else None

    def _lent_to_noun(self, noun: int) -> EventStatus:
        """Return what governing words lend a noun: "warned of a raid", "during a visit to come"."""
        document = self.document
        made = document.lemma[noun] in event_words().nouns["claims"]  # charges were brought
        if not made and is_cleared_of(document, noun):
            return "uncertain"
        number, preposition = noun, ""
        for governor in document.ancestors(noun):
            if document.dep[number] == "prep":
                preposition = document.lower[number]
            dep, number = document.dep[number], governor
            if dep in ("pcomp", "pobj") and document.lower[governor] == "from":
                kept = self.kept_from(document.head[governor])
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
        signature = signature_at(self.document, governor)
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
        lent = self.of(link.verb)
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
        if reached and (signed := self._of_object(noun, link.verb, lent)) is not None:
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

    def _of_object(self, noun: int, verb: int, lent: EventStatus) -> EventStatus | None:
        """Return what the signature of a verb says of its object."""
        signature, lemma = signature_at(self.document, verb), self.document.lemma[verb]
        if signature is None or lemma in rule_words("no_wish"):
            return None
        if signature.group in ("fails", "kept_from", "wants", "tries"):
            return applied(signature, lent)
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
        """Return whether a noun names what is fixed beforehand: a visit or a vote, not a win or a crash."""
        return bool(event_words().classes_of(self.document.lemma[noun]) & SET_BEFOREHAND)
