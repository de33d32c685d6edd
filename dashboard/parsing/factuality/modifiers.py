"""What the words beside a verb say of its factuality: negation, modals, tense, conditions and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import event_words, rule_words, words
from dashboard.parsing.syntax.document import IS

if TYPE_CHECKING:
    from dashboard.model import EventStatus
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
    """Return what the words that depend on a verb say of it, or None where they say nothing."""
    helping = {document.lower[n] for n in _beside(document, verb, "aux", "auxpass", "mark")}
    beside = {document.lower[n] for n in _beside(document, verb, "advmod")}
    ahead = helping & WILL or _is_going_to(document, verb)
    had = document.tag[verb] == "VBN" and not helping & {"would", "be", "have"}  # "he'd left"
    would = helping & WOULD and not had
    conditional = _has_condition(document, verb)
    could_not = PAST_ABLE in helping and bool(document.of_dep(verb, "neg"))
    readings: tuple[tuple[object, EventStatus], ...] = (
        (helping & IF or is_condition(document, verb) or _is_asked(document, verb), "uncertain"),
        (could_not, "denied"),
        (_leaves_open(document, verb, helping), "uncertain"),
        (beside & words("factuality", "perhaps"), "uncertain"),
        (is_negated(document, verb) or _fell_short(document, verb, beside), "denied"),
        ((ahead or infinitive(document, verb)) and conditional, "uncertain"),
        (ahead or (would and _is_reported(document, verb)), "planned"),
        (would, "uncertain"),
        (_is_timetable(document, verb) or _is_coming(document, verb), "planned"),
    )
    return next((status for shown, status in readings if shown), None)


def _is_going_to(document: Document, verb: int) -> bool:
    """Return whether somebody is "going to" do something."""
    deeds = document.of_dep(verb, "xcomp") if document.lower[verb] == "going" else ()
    return any(infinitive(document, n) for n in deeds)


def _has_condition(document: Document, verb: int) -> bool:
    """Return whether an "if" or "unless" depends on a verb."""
    clauses = document.of_dep(verb, "advcl")
    return any(document.words_of(n, "mark") & {"if", "unless"} for n in clauses)


def _fell_short(document: Document, verb: int, beside: set[str]) -> bool:
    """Return whether something only almost came about: "nearly closed"; what "nearly doubled" has grown."""
    almost = beside & words("factuality", "almost")
    return bool(almost) and document.lemma[verb] not in words("factuality", "multiplying")


def _leaves_open(document: Document, verb: int, helping: set[str]) -> bool:
    """Return whether a modal leaves a verb open: "may be seen"; what "could be seen" was."""
    sensed = PAST_ABLE in helping and document.lower[verb] in rule_words("sensed")
    return bool(helping & MAY) and not sensed


def is_negated(document: Document, verb: int) -> bool:
    """Return whether a verb is denied: by "not", by a subject like "nobody", or an object like "no talks"."""
    if _has_not(document, verb) or denies_subject(document, verb) or no_longer(document, verb):
        return True
    subjects = document.of_dep(verb, *SUBJECTS, "dobj")
    nobody = words("factuality", "nobody")
    return any(
        document.lower[n] in nobody or document.words_of(n, "det") & {"no", "neither"}
        for n in subjects
    )


def _has_not(document: Document, verb: int) -> bool:
    """Return whether a "not" before a verb, or beside one of being, denies it, or "neither … nor"; not in "said not all had left"."""
    being, first = document.pos[verb] == "AUX", document.above(verb, "conj")
    if any(n < verb or being or document.lower[n] != "not" for n in _beside(document, verb, "neg")):
        return True
    nor = first != verb and "nor" in document.words_of(first, "cc")
    return nor or "neither" in document.words_of(first, "preconj")


def _beside(document: Document, verb: int, *deps: str) -> list[int]:
    """Return what depends on a verb, without words in marks that it reports: "“Not yet,” she said"."""
    places = (-1, document.inside[verb])
    return [n for n in document.of_dep(verb, *deps) if document.inside[n] in places]


def no_longer(document: Document, verb: int) -> list[int]:
    """Return the tokens of a "no longer" or "no more" beside a verb."""
    ends = (
        n
        for n in document.of_dep(verb, "advmod", "npadvmod")
        if n > 0 and document.lower[n] in ("longer", "more") and document.lower[n - 1] == "no"
    )
    return [token for n in ends for token in (n - 1, n)]


def denies_subject(document: Document, verb: int) -> bool:
    """Return whether a "not" before its subject denies a verb: "Not the army nor the police has fired", "Neither Lee nor Park"."""
    firsts = (document.left[n] for n in document.of_dep(verb, *SUBJECTS))
    return any(
        document.lower[n] == "neither"
        or (document.lower[n] == "not" and document.word_behind(n) not in rule_words("not_denied"))
        for n in firsts
    )


def infinitive(document: Document, number: int) -> bool:
    """Return whether a verb is an infinitive with "to"."""
    if document.tag[number] != "VB" and not document.of_dep(number, "auxpass", "aux"):
        return False
    return "to" in document.words_of(number, "aux")


def without_subject(document: Document, number: int) -> bool:
    """Return whether a verb has neither subject nor auxiliaries of its own."""
    return not document.of_dep(number, *SUBJECTS, "aux", "auxpass", "mark")


def is_future(document: Document, verb: int) -> bool:
    """Return whether a verb is "will be"."""
    return bool(document.words_of(verb, "aux") & WILL)


def looks_forward(document: Document, verb: int) -> bool:
    """Return whether somebody looks forward to something."""
    forward = "forward" in document.words_of(verb, "advmod", "prt")
    return forward and document.lemma[verb] == "look"


def is_timetabled(document: Document, verb: int) -> bool:
    """Return whether the present of a verb can be that of a timetable: "the minister flies on to Bergen", "is visiting Oslo"."""
    known = bool(event_words().classes_of(document.lemma[verb]) & rule_words("timetabled_classes"))
    spoken_of = document.lemma[verb] == "talk" and "about" in document.words_of(verb, "prep")
    return known and document.is_now(verb) and not spoken_of


def _is_reported(document: Document, verb: int) -> bool:
    """Return whether a verb stands in a reported clause ("said it would cut")."""
    above = document.head[verb]
    return document.dep[verb] == "ccomp" and document.tag[above] in REPORTING_TAGS


def _is_timetable(document: Document, verb: int) -> bool:
    """Return whether a main verb is of a timetable; headlines tell in the present what has happened."""
    if document.sentence[verb] in document.headings:
        return False
    main = document.dep[verb] in ("ROOT", "conj") or bool(document.of_dep(verb, "mark", "advmod"))
    return main and is_timetabled(document, verb)


def _is_coming(document: Document, verb: int) -> bool:
    """Return whether a verb is "is coming", which is of what has not come; prices are "coming down" now."""
    beside = document.words_of(verb)
    return (
        document.lower[verb] == "coming"
        and bool(beside & IS)
        and not beside & rule_words("going_on")
    )


def is_condition(document: Document, verb: int) -> bool:
    """Return whether a word of condition stands before the words of a verb."""
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
    """Return whether a verb is that of a question to be answered yes or no: "Has Norland attacked?"."""
    subjects = document.of_dep(verb, *SUBJECTS)
    helpers = document.of_dep(verb, "aux", "auxpass")
    if document.dep[verb] != "ROOT" or not subjects or not helpers or helpers[0] > subjects[0]:
        return False
    words_ = document.word[slice(*document.sentences[document.sentence[verb]])]
    asked = any(document.tag[n] in ASKING for n in range(document.left[verb], helpers[0]))
    return [word for word in words_ if word.strip()][-1] == "?" and not asked
