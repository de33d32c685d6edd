"""What the words of a clause say of its factuality: negation, modals, tense, conditions and questions.

Of event nouns: what stands beside them, and what governs them, says whether they came about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dashboard.parsing.events.claims import is_cleared_of
from dashboard.parsing.lexicon import event_words, rule_words, words
from dashboard.parsing.syntax.document import IS

if TYPE_CHECKING:
    from dashboard.model import EventStatus
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.lexicon import Signature
    from dashboard.parsing.syntax.document import Document


WILL = frozenset({"will", "'ll", "shall", "wo"})
WOULD = frozenset({"would", "'d"})
SHOULD = frozenset({"should", "ought", "must"})
MAY = SHOULD | {"may", "might", "could", "can", "ca"}
PAST_ABLE = "could"
IF = frozenset({"if", "whether", "unless", "lest"})
PASSED_OVER = frozenset({",", "of", "course", "that", "then", "-", "–", "—"})
"""Words between a condition and its clause: "provided, of course, that"."""
ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
REPORTING_TAGS = frozenset({"VBD", "VBN", "VBG"})
"""Of verbs that say what was to come: "said", "announcing that he would travel"."""
SUBJECTS = ("nsubj", "nsubjpass")


def own_status(document: Document, verb: int) -> EventStatus | None:
    """Return what the words that hang on a verb say of it, or None where they say nothing."""
    helping = document.words_of(verb, "aux", "auxpass", "mark")
    beside = document.words_of(verb, "advmod")
    going = document.lower[verb] == "going" and document.of_dep(verb, "xcomp")
    ahead = helping & WILL or any(infinitive(document, n) for n in going or ())
    had = document.tag[verb] == "VBN" and not helping & {"would", "be", "have"}  # "he'd left"
    would = helping & WOULD and not had
    conditions = document.of_dep(verb, "advcl")
    conditional = any(document.words_of(n, "mark") & {"if", "unless"} for n in conditions)
    could_not = PAST_ABLE in helping and bool(document.of_dep(verb, "neg"))
    readings: tuple[tuple[object, EventStatus], ...] = (
        (helping & IF or _is_condition(document, verb) or _is_asked(document, verb), "uncertain"),
        (could_not, "denied"),
        (helping & MAY, "uncertain"),
        (beside & words("factuality", "perhaps"), "uncertain"),
        (is_negated(document, verb) or beside & words("factuality", "almost"), "denied"),
        (ahead and conditional, "uncertain"),
        (ahead or (would and _is_reported(document, verb)), "planned"),
        (would, "uncertain"),
        (_is_timetable(document, verb) or _is_coming(document, verb), "planned"),
    )
    return next((status for shown, status in readings if shown), None)


def is_negated(document: Document, verb: int) -> bool:
    """Tell whether a verb is denied: by "not", by a subject like "nobody", or an object like "no talks"."""
    if document.of_dep(verb, "neg") or denies_subject(document, verb) or no_longer(document, verb):
        return True
    subjects = document.of_dep(verb, *SUBJECTS, "dobj")
    nobody = words("factuality", "nobody")
    return any(
        document.lower[n] in nobody or document.words_of(n, "det") & {"no", "neither"}
        for n in subjects
    )


def no_longer(document: Document, verb: int) -> list[int]:
    """Return the tokens of a "no longer" or "no more" beside a verb."""
    ends = (
        n
        for n in document.of_dep(verb, "advmod", "npadvmod")
        if n > 0 and document.lower[n] in ("longer", "more") and document.lower[n - 1] == "no"
    )
    return [token for n in ends for token in (n - 1, n)]


def denies_subject(document: Document, verb: int) -> bool:
    """Tell whether a "not" before its subject denies a verb: "Not the army nor the police has fired"."""
    firsts = (document.left[n] for n in document.of_dep(verb, *SUBJECTS))
    return any(
        document.lower[n] == "not" and document.word_behind(n) not in rule_words("not_denied")
        for n in firsts
    )


def infinitive(document: Document, number: int) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    if document.tag[number] != "VB" and not document.of_dep(number, "auxpass", "aux"):
        return False
    return "to" in document.words_of(number, "aux")


def without_subject(document: Document, number: int) -> bool:
    """Tell whether a verb has neither subject nor auxiliaries of its own."""
    return not document.of_dep(number, *SUBJECTS, "aux", "auxpass", "mark")


def is_future(document: Document, verb: int) -> bool:
    """Tell whether a verb is "will be"."""
    return bool(document.words_of(verb, "aux") & WILL)


def looks_forward(document: Document, verb: int) -> bool:
    """Tell whether somebody looks forward to something."""
    forward = "forward" in document.words_of(verb, "advmod", "prt")
    return forward and document.lemma[verb] == "look"


def is_timetabled(document: Document, verb: int) -> bool:
    """Tell whether the present of a verb can be that of a timetable: "the minister flies on to Bergen"."""
    known = bool(event_words().classes_of(document.lemma[verb]) & rule_words("timetabled_classes"))
    return known and document.is_present(verb)


def _is_reported(document: Document, verb: int) -> bool:
    """Tell whether a verb stands in a reported clause ("said it would cut")."""
    above = document.head[verb]
    return document.dep[verb] == "ccomp" and document.tag[above] in REPORTING_TAGS


def _is_timetable(document: Document, verb: int) -> bool:
    """Tell whether a main verb is of a timetable; headlines tell in the present what has happened."""
    if document.sentence[verb] in document.headings:
        return False
    main = document.dep[verb] in ("ROOT", "conj") or bool(document.of_dep(verb, "mark", "advmod"))
    return main and is_timetabled(document, verb)


def _is_coming(document: Document, verb: int) -> bool:
    """Tell whether a verb is "is coming", which is of what has not come; prices are "coming down" now."""
    beside = document.words_of(verb)
    return (
        document.lower[verb] == "coming"
        and bool(beside & IS)
        and not beside & rule_words("going_on")
    )


def _is_condition(document: Document, verb: int) -> bool:
    """Tell whether a word of condition stands before the words of a verb."""
    own = document.of_dep(verb, *SUBJECTS, "aux", "auxpass", "mark")
    before = min((document.left[n] for n in own), default=verb) - 1
    while before >= 0 and document.lower[before] in PASSED_OVER:
        before -= 1
    return (
        before >= 0
        and document.lower[before] in rule_words("conditions")
        and not document.of_dep(before, "dobj")
    )


def _is_asked(document: Document, verb: int) -> bool:
    """Tell whether a verb is that of a question to be answered yes or no: "Has Norland attacked?"."""
    subjects = document.of_dep(verb, *SUBJECTS)
    helpers = document.of_dep(verb, "aux", "auxpass")
    if document.dep[verb] != "ROOT" or not subjects or not helpers or helpers[0] > subjects[0]:
        return False
    words_ = document.word[slice(*document.sentences[document.sentence[verb]])]
    asked = any(document.tag[n] in ASKING for n in range(document.left[verb], helpers[0]))
    return [word for word in words_ if word.strip()][-1] == "?" and not asked


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
        words = document.words_of(noun)
        if words & (rule_words("nothing") | {"little", "few"}):
            return "denied"
        verb = document.head[noun]
        light = document.lemma[verb] in event_words().verbs["light"] | {"have", "be"}
        if document.dep[noun] in ("dobj", "attr") and light:
            return self.factuality.of(verb)
        given_up = document.lemma[verb] in rule_words("giving_up")
        if given_up and document.dep[noun] in ("dobj", "nsubjpass"):
            own = self.factuality.of(verb)
            return "denied" if own == "happened" else "uncertain"
        return "happened"

    def _beside(self, noun: int) -> EventStatus | None:
        document = self.document
        words = document.words_of(noun)
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
        made = document.lemma[noun] in event_words().nouns["claims"]  # charges were brought
        if not made and is_cleared_of(document, noun):
            return "uncertain"
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
