"""Factuality of events: what the walk over governors says of a clause, with its day, denials and claims.

"Police said that Lee had stabbed Park": who did harm to whom is that source's claim as long as the article
says it in nobody else's words. "Lee denied that he had cancelled the order", "the firm rejected claims that
it had paid", "it is not true that the mine was closed": what stands below is denied, whatever its own words
say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.events.dating.times import days_from
from dashboard.parsing.factuality import Factuality
from dashboard.parsing.factuality.modifiers import SHOULD, WILL, is_timetabled
from dashboard.parsing.factuality.nouns import SET_BEFOREHAND, clearing, is_definite
from dashboard.parsing.lexicon import denying_verbs, event_words, rule_words, signatures, words
from dashboard.parsing.syntax.quotation_marks import CERTAIN_WORDS

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from dashboard.model import EventStatus
    from dashboard.parsing.events.clauses import Clause, Scene
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.syntax.document import Document

MONTH, WEEK = 31, 7
ABLE = SHOULD | {"could", "can", "would"}


def statuses_of(
    document: Document, clauses: Sequence[Clause], done: Container[int]
) -> list[EventStatus]:
    """Return the status of each clause; ``done`` are the verbs of what is done by being said."""
    factuality = Factuality(document)
    return ["happened" if c.head in done else status_of(factuality, c) for c in clauses]


def status_of(factuality: Factuality, clause: Clause) -> EventStatus:
    """Return whether what a clause tells is so."""
    document, head, finite = factuality.document, clause.head, clause.finite
    nominal = clause.nominal
    found = factuality.nouns.status(head, clause.carriers) if nominal else factuality.of(head)
    if found in ("happened", "planned") and is_asked(document, head):
        return "uncertain"
    if denial_of(document, finite):
        own = factuality.nouns.own(head, clause.carriers) if nominal else factuality.own(finite)
        return "uncertain" if own == "denied" else "denied"
    if found == "happened" and (is_case(document, clause) or _is_claimed_deed(document, clause)):
        return "uncertain"
    return found


def _is_claimed_deed(document: Document, clause: Clause) -> bool:
    """Return whether a source alone says, in marks or without them, that somebody did harm."""
    region = document.inside[clause.head]
    quoted = region >= 0 and document.regions[region].words >= CERTAIN_WORDS
    return (quoted and is_deed(document, clause)) or claimed_by(document, clause) is not None


def status_by_date(scene: Scene, index: int, time: Time) -> EventStatus:
    """Return the status that a stated date implies: a day to come is planned; a past noun happened."""
    status, clause, published = scene.statuses[index], scene.clauses[index], scene.published
    if not (published and time.known):
        return "uncertain" if status == "planned" and _is_habit(scene, clause) else status
    if status == "happened":
        return _of_what_happened(scene, clause, time)
    if status == "planned" and time.last and time.last < published:
        settled = clause.nominal or is_timetabled(scene.document, clause.head)
        return "happened" if settled and not clause.carriers else status
    return status


def _is_habit(scene: Scene, clause: Clause) -> bool:
    """Return whether a verb of a timetable has no day and nothing to come in its sentence: "the two often meet".

    "She flies to Fiji, where she is scheduled to meet others" tells of one journey.
    """
    document = scene.document
    own = document.lower[document.left[clause.head] : document.right[clause.head] + 1]
    beside = (
        status == "planned"
        and one is not clause
        and document.sentence[one.head] == document.sentence[clause.head]
        for one, status in zip(scene.clauses, scene.statuses, strict=True)
    )
    return is_timetabled(document, clause.head) and WILL.isdisjoint(own) and not any(beside)


def _of_what_happened(scene: Scene, clause: Clause, time: Time) -> EventStatus:
    """Return the status of what words tell as fact of a stated time that may lie ahead or not be over."""
    first, published = time.first or "", scene.published or ""
    later = clause.nominal and first == published < (time.last or "")  # "later this year"
    if first and (later or first > published):
        return "happened" if _is_filed_later(scene, clause, time) else "planned"
    return "uncertain" if _is_of_open_time(scene, clause, time) else "happened"


def _is_filed_later(scene: Scene, clause: Clause, time: Time) -> bool:
    """Return whether an active verb in the past tells of a day or two behind that of a feed: "collapsed on Saturday"."""
    document, verb = scene.document, clause.finite
    told = document.tag[verb] == "VBD" and not document.of_dep(verb, "auxpass")
    near = days_from(scene.published, time.one_day) <= FILED_LATER
    return bool(time.one_day) and near and told and not clause.nominal


def is_done_before(scene: Scene, index: int, time: Time) -> bool:
    """Return whether a verb says that something was done, and the day beside it lies ahead: it is the day of something else.

    "Lee ended the talks by demanding that the ships leave within a week, starting on Saturday".
    """
    document, clause = scene.document, scene.clauses[index]
    first, published, verb = time.first or "", scene.published or "", clause.finite
    if scene.statuses[index] != "happened" or clause.nominal or clause.carriers:
        return False
    perfect = document.tag[verb] == "VBN" and bool(document.words_of(verb, "aux") & HAVE)
    past = document.tag[verb] == "VBD" or perfect
    ahead = time.known and bool(published) and first > published
    return past and ahead and not _is_filed_later(scene, clause, time)


HAVE = frozenset({"has", "have", "had", "'ve", "’ve"})
FILED_LATER = 2
"""Days by which an article may have been written after the day that it is dated with."""


def _is_of_open_time(scene: Scene, clause: Clause, time: Time) -> bool:
    """Return whether what is set beforehand is of a time not over: "this year's Oslo Conference"."""
    day = scene.published or ""
    around = (time.first or day) < day < (time.last or day)
    classes = event_words().classes_of(scene.document.lemma[clause.head].lower())
    return clause.bare and around and time.days > MONTH and not classes.isdisjoint(SET_BEFOREHAND)


def is_hypothesis(document: Document, clause: Clause) -> bool:
    """Return whether a clause only says what can, should or would be: a thought, not an event."""
    marked = document.words_of(clause.finite, "mark") & {"if", "unless", "lest"}
    verbs = (clause.head, *clause.carriers)
    helped = any(document.words_of(verb, "aux") & ABLE for verb in verbs)
    return not clause.bare and bool(helped or marked)


def says_status(document: Document, clause: Clause) -> bool:
    """Return whether the words beside an event noun say its status: "a planned visit", "no talks"."""
    own = Factuality(document).nouns.own(clause.head, clause.carriers)
    return own not in (None, "happened")


def is_case(document: Document, clause: Clause) -> bool:
    """Return whether a clause may come or not: "in the event that they strike", "in case of an attack"."""
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


REPORTED = frozenset({"ccomp", "parataxis"})


def is_deed(document: Document, clause: Clause) -> bool:
    """Return whether a verb tells of harm that somebody does."""
    lemma = document.lemma[clause.head]
    classes = event_words().classes_of(lemma) & words("factuality", "deed_classes")
    return not clause.nominal and bool(classes or lemma in words("factuality", "deeds"))


def is_asked(document: Document, number: int) -> bool:
    """Return whether a word stands in what a reporter asks: "QUESTION: Last week Lee met Park. Can you confirm?".

    A host or reporter who asks nothing tells the news.
    """
    turn = document.regions[document.inside[number]] if document.inside[number] >= 0 else None
    if turn is None or turn.label is None:
        return False
    said = {*document.text[turn.label[0] : turn.label[1]].lower().split()}
    asks = bool(said & ASKED) or "?" in document.text[turn.start : turn.end]
    return asks and bool(said & (words("sources", "askers") - {"announcement"}))


ASKED = frozenset({"question", "q"})
"""Labels of what is asked, with a question mark or none."""


def is_headline_passive(document: Document, head: int) -> bool:
    """Return whether a past form in a headline, where verbs stand in the present, is passive: "Lee elected"."""
    past = document.tag[head] in ("VBD", "VBN") and not document.of_dep(head, "dobj", "auxpass")
    return past and document.sentence[head] in document.headings


def claimed_by(document: Document, clause: Clause) -> int | None:
    """Return the word that says who tells of a deed with a doer: "said", "According"; else None."""
    doer = "agent" if is_headline_passive(document, clause.head) else "nsubj"
    if not is_deed(document, clause) or not document.of_dep(clause.head, doer, "agent"):
        return None
    verb = document.above(clause.finite, "conj")
    for number in document.of_dep(verb, "prep"):
        if document.lower[number] == "according":
            return number
    above = document.head[verb]
    told = document.dep[verb] in REPORTED and document.lemma[above] in reporting()
    noted = document.dep[verb] == "acl" and document.lemma[above] in words("reporting", "sayings")
    subject = document.of_dep(above, "nsubj")
    return above if noted or (told and subject) else None


def reporting() -> frozenset[str]:
    """Return the verbs that say what somebody says, without those that hold it to be so: "confirmed"."""
    known = signatures("verbs")
    verbs = event_words().verbs["reporting"] | words("reporting", "finding")
    return frozenset(verb for verb in verbs if verb not in known or known[verb].group != "known")


CONTENT = frozenset({"ccomp", "acl", "xcomp", "pcomp", "csubj", "relcl"})
OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})
OF = frozenset({"of", "about", "on", "over"})
REACH = 6
"""Steps up the document in which a denial is looked for."""


@dataclass(frozen=True, slots=True)
class Denial:
    """The word that denies (a verb, or "true" in "not true"), and the edge of what it denies."""

    verb: int
    content: int


def denial_of(document: Document, number: int) -> Denial | None:
    """Return what denies the clause of a word, if anything does."""
    start = number
    for _, governor in zip(range(REACH), document.ancestors(number), strict=False):
        dep = document.dep[number]
        if dep in CONTENT and document.lemma[governor] in denying_verbs():
            return _unless_negated(document, governor, number)
        if dep in ("ccomp", "csubj") and (untrue := _untrue(document, governor)) is not None:
            return Denial(untrue, number)
        if document.lemma[governor] in event_words().nouns["claims"] and (
            dep in CONTENT or dep == "prep"
        ):
            return _rejected(document, governor, number)
        if dep in CONTENT and dep != "xcomp" and document.pos[number] in ("VERB", "AUX"):
            return None
        if document.pos[governor] == "VERB" and dep not in ("xcomp", "conj"):
            return _denied_noun(document, number, governor) if number == start else None
        number = governor
    return None


def denier(document: Document, denial: Denial) -> list[int]:
    """Return the subjects of the verb that denies; of "not true" those of the verb above it."""
    number = denial.verb
    for verb in (number, *document.ancestors(number)):
        subjects = document.of_dep(verb, "nsubj", "agent")
        subjects += [
            n for agent in document.of_dep(verb, "agent") for n in document.of_dep(agent, "pobj")
        ]
        if found := [n for n in subjects if document.lower[n] != "it" and document.pos[n] != "ADP"]:
            return found
    return []


def _unless_negated(document: Document, verb: int, content: int) -> Denial | None:
    """Return the denial, unless the verb is itself negated: "did not deny that"."""
    return None if document.of_dep(verb, "neg") else Denial(verb, content)


def _denied_noun(document: Document, number: int, verb: int) -> Denial | None:
    """Return the denial of what a verb of denying has as its object: "denied the theft"."""
    if document.dep[number] not in OBJECTS or document.lemma[verb] not in denying_verbs():
        return None
    return _unless_negated(document, verb, number)


def _untrue(document: Document, verb: int) -> int | None:
    """Return the "true" of "it is not true that", or the "false" of "it is false that"."""
    negated = bool(document.of_dep(verb, "neg"))
    for number in document.of_dep(verb, "acomp", "oprd", "attr"):
        negative = negated or bool(document.of_dep(number, "neg"))
        if (document.lower[number] in ("true", "correct", "accurate", "right", "case")) == negative:
            known = ("true", "correct", "accurate", "right", "case", "false", "untrue", "wrong")
            return number if document.lower[number] in known else None
    return None


def _rejected(document: Document, claim: int, content: int) -> Denial | None:
    """Return the denial of a claim that a verb rejects: "dismissed reports that"."""
    number = claim
    for governor in document.ancestors(claim):
        dep = document.dep[number]
        if document.pos[governor] == "VERB":
            rejecting = denying_verbs() | words("factuality", "rejecting")
            rejects = document.lemma[governor] in rejecting
            denies = (rejects and dep in OBJECTS) or clearing(document, number)
            return _unless_negated(document, governor, content) if denies else None
        if dep not in ("pobj", "prep", "conj") or (
            dep == "pobj" and document.lower[governor] not in OF
        ):
            return None
        number = governor
    return None
