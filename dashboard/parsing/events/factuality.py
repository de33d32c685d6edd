"""Factuality of events: happened, planned, denied or uncertain.

One walk goes from a clause up through its governors. Each word has what it says of itself (negation,
modals, conditions, questions) and what its governor lends it (the signature of a complement-taking
word, the clause around a participle, the preposition before a noun); ``compose`` puts the two
together. What nothing shows to be so is uncertain.

After Nairn, Condoravdi and Karttunen (2006), "Computing relative polarity for textual inference", and
Lotan, Stern and Dagan (2013), "TruthTeller".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.claims import claimed_by, clearing, denial_of, is_asked, is_deed
from dashboard.parsing.events.factuality_words import (
    SET_BEFOREHAND,
    SHOULD,
    NounFactuality,
    infinitive,
    is_case,
    is_definite,
    is_timetabled,
    looks_forward,
    own_status,
    without_subject,
)
from dashboard.parsing.lexicon import content_verbs, event_words, rule_words, signatures
from dashboard.parsing.syntax.quotation_marks import CERTAIN_WORDS

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from dashboard.model import EventStatus
    from dashboard.parsing.events.clauses import Clause, Scene
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.lexicon import Part, Signature
    from dashboard.parsing.syntax.document import Document

COMPLEMENTS = ("xcomp", "acl", "csubj", "csubjpass", "dobj", "attr", "oprd")
PASSED = frozenset({"ADP", "ADV", "SCONJ", "PROPN", "NUM"})
PARTS: dict[str, Part] = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}
MONTH, WEEK = 31, 7
OCCASIONS = frozenset({"at", "during", "after"})
"""Before a gathering at which something was done."""
OF_BEFORE: dict[str, EventStatus] = {"VBD": "happened", "VBZ": "planned", "VBP": "planned"}
"""What a main clause that is so says of "before leaving", by its tense; a participle says nothing."""
ABLE = SHOULD | {"could", "can", "would"}


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
        self.known: dict[int, EventStatus] = {}
        self.said: dict[int, EventStatus | None] = {}
        self.nouns = NounFactuality(document, self)

    def of(self, number: int) -> EventStatus:
        """Return whether what a word tells is so, by its own words and all that govern it."""
        if number not in self.known:
            self.known[number] = "uncertain"  # a cycle, which no tree has
            self.known[number] = self._of(number)
        return self.known[number]

    def of_clause(self, clause: Clause) -> EventStatus:
        """Return whether what a clause tells is so."""
        found = self.nouns.of_clause(clause) if clause.nominal else self.of(clause.head)
        if found in ("happened", "planned") and is_asked(self.document, clause.head):
            return "uncertain"
        if denial_of(self.document, clause.finite):
            own = self.nouns.own(clause) if clause.nominal else self._own(clause.finite)
            return "uncertain" if own == "denied" else "denied"
        if found == "happened" and (
            is_case(self.document, clause) or self._is_claimed_deed(clause)
        ):
            return "uncertain"
        return found

    def _is_claimed_deed(self, clause: Clause) -> bool:
        """Tell whether a source alone says, in marks or without them, that somebody did harm."""
        document = self.document
        region = document.inside[clause.head]
        quoted = region >= 0 and document.regions[region].words >= CERTAIN_WORDS
        return (quoted and is_deed(document, clause)) or claimed_by(document, clause) is not None

    def _of(self, number: int) -> EventStatus:
        document = self.document
        if document.pos[number] in ("NOUN", "PROPN"):
            return self.nouns.of(number)
        return compose(self._own(number), self._lent(number))

    def _own(self, number: int) -> EventStatus | None:
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
                return self._own(first)
        return own

    def _lent(self, number: int) -> EventStatus:
        """Return what the words above a verb lend it, by what it is to its governor."""
        document = self.document
        dep, above = document.dep[number], document.head[number]
        if above == number or dep in ("ROOT", "parataxis"):
            return "planned" if infinitive(document, number) else "happened"
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

    @staticmethod
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

    def signature(self, number: int) -> Signature | None:
        """Return what a word says of its complement, if the lexicon knows it."""
        document = self.document
        part = PARTS.get(document.pos[number])
        out = "_out" if "out" in document.words_of(number, "prt") else ""
        return signatures(part).get(document.lemma[number] + out) if part else None

    def _predicate(self, number: int) -> int:
        """Return the word that says more than "be": the adjective or noun behind it."""
        document = self.document
        if document.lemma[number] in ("be", "become", "seem", "remain", "appear", "feel", "get"):
            return next(iter(document.of_dep(number, "acomp", "attr", "oprd")), number)
        return number

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
        signature = self.signature(noun) if noun in document.of_dep(above, "dobj") else None
        return self.applied(signature, self.nouns.around(noun)) if signature else None

    def _complement(self, number: int, above: int) -> EventStatus:
        """Return what a governing word says of its infinitive, participle or clause."""
        document = self.document
        governor = self._predicate(above)
        to = infinitive(document, number)
        if document.dep[number] == "acl" and not to:
            return self._participle(number, above)
        if to and (aim := self._aim(number, above)) is not None:
            return aim
        status = self._status_of(above)
        if document.lemma[above] == "be" and to and governor == above:
            aims = [self.signature(n) for n in document.of_dep(above, "nsubj")]
            return self.applied(aims[0], status) if aims and aims[0] else compose("planned", status)
        signature = self.signature(governor) or self.signature(above)
        if signature is not None and document.dep[number] != "advcl":
            return self._signed(signature, status, above, to=to)
        if document.lemma[above] in event_words().verbs["bringing_about"]:
            return status
        return compose("uncertain", status) if to else status

    def _status_of(self, above: int) -> EventStatus:
        """Return the status of a word that governs another: a verb's own, what is around a noun."""
        verb = self.document.pos[above] in ("VERB", "AUX")
        return self.of(above) if verb else self.nouns.around(above)

    def _participle(self, number: int, above: int) -> EventStatus:
        """Return what a noun says of a participle beside it: "a plot involving two guards"."""
        document = self.document
        status = self._status_of(above)
        if not document.of_dep(number, "mark"):
            status = "happened" if is_definite(document, above) else self.of(above)
        return "uncertain" if status in ("denied", "uncertain") else "happened"

    def _signed(
        self, signature: Signature, status: EventStatus, above: int, *, to: bool
    ) -> EventStatus:
        """Return what a signature says of a complement; who "stopped doing" something, or did not, had done it."""
        if signature.group == "known" and not to and self.document.lemma[above] in ("stop", "quit"):
            return status if status in ("planned", "uncertain") else "happened"
        return self.applied(signature, status)

    def _content(self, number: int, above: int) -> EventStatus:
        """Return what a word says of a clause that is its content: "claimed that", "is unclear whether"."""
        document = self.document
        governor = self._predicate(above)
        modal = any(document.tag[n] == "MD" for n in document.of_dep(number, "aux"))
        if (document.tag[number] == "VB" and not modal) or infinitive(document, number):
            return self._complement(number, above)
        signature = self.signature(governor)
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
            return self.applied(signature, status)
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
        if (before | {word}) & rule_words("not_so") or (word == "from" and "far" in before):
            return "denied"
        if word == "from" and (kept := self.kept_from(above)) is not None:
            return kept
        if cleared := clearing(document, preposition):
            verb, signature = cleared
            settled = document.pos[verb] == "VERB"
            return self.applied(signature, self.of(verb)) if settled else "uncertain"
        return self._of_governor(word, self._governor(above))

    def _governor(self, number: int) -> int:
        """Return the word that a preposition hangs on, without what only says when: "accused Monday of"."""
        document = self.document
        while document.head[number] != number and (
            document.pos[number] in PASSED or document.dep[number] in ("npadvmod", "advmod")
        ):
            number = document.head[number]
        return number

    def _of_governor(self, word: str, above: int) -> EventStatus:
        """Return what a word says of a gerund behind a preposition of its own."""
        document = self.document
        noun = document.pos[above] in ("NOUN", "PROPN")
        status = self.nouns.around(above) if noun else self.of(above)
        signature = self.signature(self._predicate(above)) or self.signature(above)
        if word in rule_words("until"):
            if status == "happened" and document.tag[above] in OF_BEFORE:
                return OF_BEFORE[document.tag[above]] if word == "before" else "planned"
            return "planned" if status == "planned" else "uncertain"
        if signature is not None and word in rule_words("own_prepositions"):
            return self.applied(signature, status)
        if word == "to" and looks_forward(document, above):
            return "planned"
        if noun:
            outer = self._governor(document.head[above])
            open_yet = document.pos[outer] in ("VERB", "AUX") and self.of(outer) == "uncertain"
            return "uncertain" if open_yet else "happened"
        return status if word in rule_words("sharing") or status == "uncertain" else "happened"

    def kept_from(self, verb: int) -> EventStatus | None:
        """Return what a verb before "from" says of what somebody is kept from; None where it keeps nobody."""
        document = self.document
        if document.pos[verb] not in ("VERB", "AUX"):
            return None
        signature, status = self.signature(verb), self.of(verb)
        if signature is not None and signature.group in ("kept_from", "fails", "wants"):
            return self.applied(signature, status)
        if document.lemma[verb] in ("keep", "stop", "hold", "shield", "protect"):
            return "uncertain" if status != "happened" else "denied"
        return None

    def _beside(self, number: int, above: int) -> EventStatus:
        """Return what the main clause lends a clause beside it: a purpose, a participle, "when"."""
        document = self.document
        status = self.of(above) if document.pos[above] in ("VERB", "AUX") else "happened"
        if infinitive(document, number):
            verbs = event_words().verbs
            spoken = verbs["speech_acts"] | verbs["talking"]  # who marched to call for it called
            if self._is_result(number, above) or document.lemma[number] in spoken:
                return status
            signature = self.signature(self._predicate(above))
            if signature is not None and signature.group not in ("comes_about", "known"):
                return self.applied(signature, status)
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
        """Tell whether an infinitive says what came of it: "came to visit", "took to the air to", "only to find"."""
        document = self.document
        came = document.lemma[above] in ("come", "go") and above == number - 2
        took = document.lemma[above] == "take" and document.objects_of(above, "to")
        only = "only" in document.words_of(number, "advmod")
        return bool((came or took) and document.tag[above] == "VBD") or only


def statuses_of(
    document: Document, clauses: Sequence[Clause], done: Container[int]
) -> list[EventStatus]:
    """Return the status of each clause; ``done`` are the verbs of what is done by being said."""
    factuality = Factuality(document)
    return ["happened" if c.head in done else factuality.of_clause(c) for c in clauses]


def status_by_date(scene: Scene, index: int, time: Time) -> EventStatus:
    """Return the status that a stated date implies: a day to come is planned; a past noun happened."""
    status, clause, published = scene.statuses[index], scene.clauses[index], scene.published
    if not (published and time.known):
        return status
    if status == "happened":
        return _of_what_happened(scene, clause, time)
    if status == "planned" and time.last and time.last < published:
        settled = clause.nominal or is_timetabled(scene.document, clause.head)
        return "happened" if settled and not clause.carriers else status
    return "planned" if status == "uncertain" and _is_named_ahead(scene, clause, time) else status


def _of_what_happened(scene: Scene, clause: Clause, time: Time) -> EventStatus:
    """Return the status of what words tell as fact of a stated time that may lie ahead or not be over."""
    first, published = time.first or "", scene.published or ""
    later = clause.nominal and first == published < (time.last or "")  # "later this year"
    if first and (later or first > published):
        return "planned"
    if clause.carriers and _is_set_for(scene, clause, time):
        return "planned"
    return "uncertain" if _is_of_open_time(scene, clause, time) else "happened"


def _is_named_ahead(scene: Scene, clause: Clause, time: Time) -> bool:
    """Tell whether what is set beforehand has a name and days to come: "her hope for the Oslo Summit on 20 June"."""
    document, head = scene.document, clause.head
    classes = event_words().classes_of(document.lemma[head].lower())
    named = clause.bare and document.pos[head] == "PROPN" and classes & SET_BEFOREHAND
    return bool(named) and time.precise and (time.first or "") > (scene.published or "")


def _is_set_for(scene: Scene, clause: Clause, time: Time) -> bool:
    """Tell whether a noun is held in the present on a day that is not over: "The council holds a hearing Wednesday"."""
    document, finite = scene.document, clause.finite
    told = document.sentence[finite] in document.headings | scene.captions
    ahead = bool(time.one_day and scene.published and time.one_day >= scene.published)
    main = document.dep[finite] in ("ROOT", "conj") and document.is_present(finite)
    return clause.nominal and main and ahead and not told


def _is_of_open_time(scene: Scene, clause: Clause, time: Time) -> bool:
    """Tell whether what is set beforehand is of a time not over: "this year's Oslo Conference"."""
    day = scene.published or ""
    around = (time.first or day) < day < (time.last or day)
    classes = event_words().classes_of(scene.document.lemma[clause.head].lower())
    if not (clause.bare and around and classes & SET_BEFOREHAND):
        return False
    return time.days > MONTH or _is_of_week(scene.document, clause, time)


def _is_of_week(document: Document, clause: Clause, time: Time) -> bool:
    """Tell whether a noun is only said to be of the week at hand, which may not be over: "this week’s summit".

    "They met at this week’s summit" says that it was.
    """
    date, preposition = time.date, document.head[clause.head]
    if (
        document.lower[preposition] in OCCASIONS
        and document.tag[document.head[preposition]] == "VBD"
    ):
        return False
    span = document.within(date.start, date.end) if date else range(0)
    return bool(span) and document.left[clause.head] <= span[0] < clause.head and time.days == WEEK


def is_hypothesis(document: Document, clause: Clause) -> bool:
    """Tell whether a clause only says what can, should or would be: a thought, not an event."""
    marked = document.words_of(clause.finite, "mark") & {"if", "unless", "lest"}
    verbs = (clause.head, *clause.carriers)
    helped = any(document.words_of(verb, "aux") & ABLE for verb in verbs)
    return not clause.bare and bool(helped or marked)


def says_status(document: Document, clause: Clause) -> bool:
    """Tell whether the words beside an event noun say its status: "a planned visit", "no talks"."""
    return NounFactuality(document, Factuality(document)).own(clause) not in (None, "happened")
