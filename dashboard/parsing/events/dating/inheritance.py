"""Times that clauses take over from those around them, or are assumed to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.clauses import UNITS
from dashboard.parsing.events.dating.comparisons import is_after_other_move
from dashboard.parsing.events.dating.times import Time, computed, is_ahead
from dashboard.parsing.factuality.nouns import is_cleared_of
from dashboard.parsing.lexicon import denying_verbs, event_words, rule_words
from dashboard.parsing.syntax.document import IS

if TYPE_CHECKING:
    from dashboard.parsing.events.clauses import Clause, Scene
    from dashboard.parsing.syntax.document import Document


SAME_TIME = frozenset(
    {"during", "at", "in", "on", "for", "with", "following", "after", "amid", "by", "through", "of"}
)
PAST = frozenset({"VBD", "VBN"})
TOGETHER = frozenset({"when", "as", "while", "where"})
DOUBTS = frozenset({"whether", "if", "unless"})
BARRIERS = frozenset({"relcl", "ccomp", "advcl", "acl", "parataxis"})
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "pobj", "nmod", "poss"})
CAUSING = frozenset({"lead", "cause", "trigger", "spark", "prompt", "provoke"})
TOPICS = frozenset({"on", "for", "with", "of", "by"})
JUDGED = frozenset({"on", "for", "of"})
MONTH = 31
"""Days beyond which the time of an occasion says nothing of what is done there: "spoke of the 2016 race"."""
PERFORMED = frozenset({"deal", "decide", "offer", "order"})
"""Classes of words whose infinitive is done by them: "agreed to buy", "a contract to supply"."""


def inherit(scene: Scene, times: list[Time | None]) -> None:
    """Fill in the times that clauses without a date share with their neighbours."""
    for index, clause in enumerate(scene.clauses):
        if times[index] is None and not clause.nominal:
            time = _from_below(scene, clause, times)
            done = scene.statuses[index] == "happened" and scene.document.tag[clause.finite] in PAST
            # who "has signed up for the congress in June" has done so
            times[index] = None if time and done and is_ahead(scene, time) else time
    depth = [sum(1 for _ in scene.document.ancestors(c.finite)) for c in scene.clauses]
    for index in sorted(range(len(scene.clauses)), key=depth.__getitem__):
        if times[index] is None and not lasts(scene.document, scene.clauses[index]):
            times[index] = _from_above(scene, scene.clauses[index], times)


REMEMBERING = frozenset({"anniversary", "centenary", "commemoration", "memory", "remembrance"})


def is_remembered(document: Document, clause: Clause) -> bool:
    """Return whether words only come back to what was: "the anniversary of the battle", "acquitted of theft"."""
    if is_cleared_of(document, clause.head):
        return True
    preposition = document.head[clause.head]
    noun = document.head[preposition]
    return clause.nominal and (
        document.lower[preposition] == "of" and document.lemma[noun] in REMEMBERING
    )


def lasts(document: Document, clause: Clause) -> bool:
    """Return whether the noun names what goes on for months: it is not of its clause's day."""
    return clause.nominal and document.lemma[clause.head] in event_words().nouns["lasting"]


def runs_for_days(document: Document, clause: Clause) -> bool:
    """Return whether a noun names a gathering of days, of one of which a clause around it may be: "spoke at the convention"."""
    gathers = document.lemma[clause.head].lower() in rule_words("gatherings")
    return clause.nominal and not clause.carriers and gathers


def is_performed(scene: Scene, clause: Clause) -> bool:
    """Return whether an infinitive is done by being agreed or decided: "agreed to buy"."""
    document, governor = scene.document, scene.document.head[clause.finite]
    if clause.nominal or governor not in scene.owner:
        return False
    if document.dep[clause.finite] not in ("xcomp", "acl"):
        return False
    return bool(event_words().classes_of(document.lemma[governor]) & PERFORMED)


def _from_below(scene: Scene, clause: Clause, times: list[Time | None]) -> Time | None:
    """Return the time of an event noun that the verb names as its occasion, or of a when-clause."""
    document, owner = scene.document, scene.owner
    measured = _is_measured(document, clause)
    kinds = event_words().classes_of(document.lemma[clause.head])
    legal = bool(kinds & rule_words("legal_classes"))  # a crime was before its charge
    occasions = [
        noun
        for preposition in document.of_dep(clause.head, "prep")
        if document.lower[preposition] in SAME_TIME and not legal
        for noun in document.of_dep(preposition, "pobj")
        if noun in owner and scene.clauses[owner[noun]].kind == "noun"
        if not is_after_other_move(document, noun)
    ]
    adverbials = [
        verb
        for verb in document.of_dep(clause.head, "advcl")
        if verb in owner and _marks(document, verb) & TOGETHER
        if verb > clause.finite or not measured
    ]
    found = (
        time
        for number in (*occasions, *adverbials)
        if (time := times[owner[number]])
        if time.one_day or not _is_only_beside(document, number)
        if time.days <= MONTH or document.lower[document.head[number]] not in TOPICS
    )
    return next(map(computed, found), None)


def _is_only_beside(document: Document, number: int) -> bool:
    """Return whether what was in a month or a year may be of another time: "after the sale in May", "while sales rose in May"."""
    after = document.lower[document.head[number]] in ("after", "following")
    return after or "while" in _marks(document, number)


def _is_held_against(document: Document, number: int) -> bool:
    """Return whether a verb says what somebody is blamed or praised for, which came before: "fined for dumping oil"."""
    return document.dep[number] == "pcomp" and document.lower[document.head[number]] == "for"


def _from_above(scene: Scene, clause: Clause, times: list[Time | None]) -> Time | None:
    """Return the time of the clause around this one, where the two share it."""
    document, number = scene.document, clause.finite
    if _marks(document, number) & DOUBTS or is_remembered(document, clause):
        return None
    if _is_measured(document, clause) or _is_held_against(document, number):
        return None
    for governor in document.ancestors(clause.finite):
        if governor in scene.owner:
            time = times[scene.owner[governor]]
            one_of_days = time and time.days < MONTH - 3 and runs_for_days(document, clause)
            before = time and time.days > MONTH and document.dep[number] == "nsubj"
            shared = time and not (one_of_days or before) and _shares(document, clause, number)
            shared = shared and not _is_yet_to_come(scene, clause, time)
            return computed(time) if time and shared else None
        if document.dep[number] in BARRIERS:
            return _of_journey(scene, number, times)
        if document.dep[number] == "prep" and not _passes(document, number):
            return None
        number = governor
    return None


def _is_yet_to_come(scene: Scene, clause: Clause, time: Time | None) -> bool:
    """Return whether a noun names what is planned beside what was done on a day: "gave up her holiday for the planned trip"."""
    planned = clause.nominal and scene.statuses[scene.clauses.index(clause)] == "planned"
    day = time.one_day if time else None
    return bool(planned and day and scene.published and day <= scene.published)


def _is_measured(document: Document, clause: Clause) -> bool:
    """Return whether a clause is so long before or after what is told beside it: "four days before Lee died"."""
    measured = [
        n
        for n in document.of_dep(clause.finite, "npadvmod")
        if document.lemma[n] not in ("minute", "hour", "moment")
    ]
    marks = document.words_of(clause.finite, "mark")
    return not clause.nominal and bool(marks & BEFORE and measured)


def _of_journey(scene: Scene, verb: int, times: list[Time | None]) -> Time | None:
    """Return the time of the journey to the place where something is done: "flies to Oslo, where she"."""
    document = scene.document
    if document.dep[verb] != "relcl" or "where" not in _marks(document, verb):
        return None
    journey = scene.governor(verb)
    if journey is None or not (
        event_words().classes_of(document.lemma[scene.clauses[journey].head])
        & rule_words("travel_classes")
    ):
        return None
    time = times[journey]
    return computed(time) if time else None


def _passes(document: Document, preposition: int) -> bool:
    """Return whether a time passes a preposition: "during talks", "two days of talks", not "news of"."""
    word, noun = document.lower[preposition], document.head[preposition]
    if word == "of" or (word == "in" and document.pos[noun] == "NOUN"):
        return document.lemma[noun] in UNITS or document.lemma[noun] in event_words().every_noun
    return word in SAME_TIME


def _shares(document: Document, clause: Clause, number: int) -> bool:
    """Return whether a clause is of the same time as the one that governs it at ``number``."""
    dep, governor = document.dep[number], document.head[number]
    if dep in ARGUMENTS:
        set_then = dep == "nsubjpass" and document.lemma[governor] in event_words().verbs["setting"]
        set_then |= (
            dep == "nsubj" and document.lemma[governor] in CAUSING
        )  # what led to it was before
        return clause.nominal and not set_then and not _is_judged(document, governor)
    return {
        "prep": lambda: _is_meanwhile(document, clause, number),
        "ccomp": lambda: document.lemma[governor] in event_words().verbs["evidential"],
        "advcl": lambda: (
            _is_simultaneous(document, number)
            or _is_of_journey(document, clause, governor)
            or (clause.nominal and bool(_marks(document, number) & _of_its_time(clause)))
        ),
        "conj": lambda: (
            (
                document.tag[number] == document.tag[governor]
                or {document.tag[number], document.tag[governor]} <= {"VBD", "VBN"}
            )
            and not _helping(document, number) & NOW - _helping(document, governor)
        ),
        "acl": lambda: "deal" in event_words().classes_of(document.lemma[governor]),
        "xcomp": lambda: True,
    }.get(dep, lambda: False)()


def _of_its_time(clause: Clause) -> frozenset[str]:
    """Return the words before what is of the time of its clause; "after they had held talks" is not."""
    return SAME_TIME - {"after", "following"} if clause.carriers else SAME_TIME


def _is_judged(document: Document, verb: int) -> bool:
    """Return whether a verb says what somebody says or thinks of something, which was before: "condemned the raid on Friday"."""
    return document.lemma[verb] in event_words().verbs["judging"] | denying_verbs()


def _is_of_journey(document: Document, clause: Clause, governor: int) -> bool:
    """Return whether somebody goes to meet others, on the days of the journey: "flies to Oslo to meet Lee"."""
    going = [governor, *document.of_dep(governor, "dobj")]
    goes = any(
        event_words().classes_of(document.lemma[n]) & rule_words("travel_classes") for n in going
    )
    return goes and document.lemma[clause.head] == "meet" and document.tag[clause.head] == "VB"


def _is_meanwhile(document: Document, clause: Clause, preposition: int) -> bool:
    """Return whether a phrase says what was at the time of its clause; "returned after being deported" does not."""
    word = document.lower[preposition]
    if clause.nominal and word in JUDGED and _is_judged(document, document.head[preposition]):
        return False  # "apologized for the attack on Friday"
    before = word in ("after", "following") and not clause.nominal
    apart = document.dep[preposition - 1] == "npadvmod"
    return word in SAME_TIME and not (before or apart)


def _is_simultaneous(document: Document, number: int) -> bool:
    """Return whether an adverbial clause is of its main clause's time: "when …", "…, killing two"."""
    marks = _marks(document, number)
    return bool(marks & TOGETHER) or (not marks and document.tag[number] in ("VBG", "VBN"))


def _helping(document: Document, verb: int) -> set[str]:
    return document.words_of(verb, "aux", "auxpass")


def _marks(document: Document, number: int) -> set[str]:
    return document.words_of(number, "mark", "advmod")


NOW = IS | {"has", "have"}
"""What parts "bought it in 2012 and has since built there" into two times, and "came on Monday and is being tested"."""
EARLIER = frozenset({"had", "'d", "’d"})
BEFORE = frozenset({"before", "after", "since", "until"})
AHEAD = frozenset({"will", "shall", "may", "might", "'ll", "’ll", "to"})


def assumed(scene: Scene, index: int) -> Time:
    """Return the time of a clause that no date tells: assumed, and open where tense leaves it so."""
    clause, status, day = scene.clauses[index], scene.statuses[index], scene.published
    if status == "planned" and is_performed(scene, clause):
        return Time(day, day, relation="publication")
    open_yet = _has(scene, index, AHEAD) or _is_possible(scene.document, clause)
    if status == "planned" or (status == "uncertain" and open_yet):
        return Time(first=day, relation="publication or later")
    if lasts(scene.document, clause):
        return Time()
    remembered = is_remembered(scene.document, clause)
    if remembered or _has(scene, index, EARLIER) or _is_before(scene.document, clause):
        return Time(last=day, relation="publication or earlier")
    return Time(day, day, relation="publication")


def _is_possible(document: Document, clause: Clause) -> bool:
    """Return whether a noun is of what may come: "a possible visit", "expects an attack"."""
    words = document.words_of(clause.head)
    verb = document.head[clause.head]
    awaited = (
        document.dep[clause.head] == "dobj"
        and document.lemma[verb] in event_words().verbs["bracing"]
    )
    return clause.nominal and (awaited or bool(words & POSSIBLE))


POSSIBLE = frozenset({"possible", "potential", "imminent", "looming", "hypothetical"})


def _is_before(document: Document, clause: Clause) -> bool:
    """Return whether the clause only says what else came before or after: "before Lee left"."""
    marks = document.words_of(clause.finite, "mark")
    return not clause.nominal and document.dep[clause.finite] == "advcl" and bool(marks & BEFORE)


def _has(scene: Scene, index: int, auxiliaries: frozenset[str]) -> bool:
    """Return whether the clause has one of the auxiliaries."""
    clause, document = scene.clauses[index], scene.document
    verbs = (clause.head, *clause.carriers)
    return any(document.words_of(verb, "aux") & auxiliaries for verb in verbs)
