"""Factuality of events: what the walk over governors says of a clause, with its day, denials and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.claims import claimed_by, denial_of, is_asked, is_deed
from dashboard.parsing.factuality import Factuality
from dashboard.parsing.factuality.nouns import SET_BEFOREHAND, is_definite
from dashboard.parsing.factuality.own_words import SHOULD, is_timetabled
from dashboard.parsing.lexicon import event_words, rule_words
from dashboard.parsing.syntax.quotation_marks import CERTAIN_WORDS

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from dashboard.model import EventStatus
    from dashboard.parsing.events.clauses import Clause, Scene
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.syntax.document import Document

MONTH, WEEK = 31, 7
OCCASIONS = frozenset({"at", "during", "after"})
"""Before a gathering at which something was done."""
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
    found = factuality.of_noun(head, clause.carriers) if nominal else factuality.of(head)
    if found in ("happened", "planned") and is_asked(document, head):
        return "uncertain"
    if denial_of(document, finite):
        own = factuality.own_of_noun(head, clause.carriers) if nominal else factuality.own(finite)
        return "uncertain" if own == "denied" else "denied"
    if found == "happened" and (is_case(document, clause) or _is_claimed_deed(document, clause)):
        return "uncertain"
    return found


def _is_claimed_deed(document: Document, clause: Clause) -> bool:
    """Tell whether a source alone says, in marks or without them, that somebody did harm."""
    region = document.inside[clause.head]
    quoted = region >= 0 and document.regions[region].words >= CERTAIN_WORDS
    return (quoted and is_deed(document, clause)) or claimed_by(document, clause) is not None


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
    own = Factuality(document).own_of_noun(clause.head, clause.carriers)
    return own not in (None, "happened")


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
