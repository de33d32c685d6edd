"""Who does what to whom, and where, in the clause of an event.

Subjects that the grammar leaves out are found where it puts them: with the governing verb of a
participle or an infinitive, with the noun that a relative clause describes, with the first of two
coordinated verbs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.parsing.coreference.references import RELATIVE, antecedent, with_bearers
from dashboard.parsing.events.clauses import descriptions
from dashboard.parsing.events.factuality import denial_of, denier
from dashboard.parsing.events.places import place_of
from dashboard.parsing.factuality.modifiers import infinitive
from dashboard.parsing.lexicon import event_words, rule_words
from dashboard.parsing.syntax.document import DASHES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import Mention
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.syntax.document import Document


SUBJECTLESS = frozenset({"xcomp", "advcl", "conj", "pcomp", "prep", "ccomp", "acomp"})
CALENDAR = frozenset(
    ("week", "month", "year", "day", "today", "yesterday", "tomorrow", "weekend", "quarter")
)
SPENT = CALENDAR | {"time", "hour", "minute", "evening", "morning", "afternoon"}
"""What is spent doing something, and does it not: "spent time laying the groundwork"."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The arguments of one clause, as token numbers; ``agents`` act, ``patients`` are acted on.

    ``deniers`` say that it is not so.
    """

    agents: tuple[int, ...]
    patients: tuple[int, ...]
    others: tuple[int, ...]
    passive: bool
    place: Mention | None
    deniers: tuple[int, ...] = ()

    @property
    def acting(self) -> tuple[int, ...]:
        """Those of whom the clause tells: who acts, or of a passive verb who is acted on."""
        return self.patients if self.passive else self.agents


def frame_of(document: Document, clause: Clause, references: References) -> Frame:
    """Return the arguments of a clause."""
    denial = denial_of(document, clause.finite)
    if clause.nominal:
        agents, patients, others = _noun_arguments(document, clause)
        if not agents and document.lemma[clause.head] in event_words().nouns["travel"]:
            agents = [n for n in patients if references.means(n, "PER")]
        agents = _travellers(document, clause) + agents
        passive = False
    else:
        agents, patients, others, passive = _verb_arguments(document, clause)
    deniers = denier(document, denial) if denial else []
    agents = [
        other
        for number in agents
        for other in (*_beside_name(document, number, references), number)
    ]
    if clause.nominal and not document.of_dep(clause.head, "poss"):
        agents = deniers + agents
    return Frame(
        tuple(with_bearers(document, _with_conjuncts(document, agents), references)),
        tuple(with_bearers(document, _with_conjuncts(document, patients), references)),
        tuple(others),
        passive,
        place_of(document, clause, references),
        tuple(deniers),
    )


def _beside_name(document: Document, number: int, references: References) -> list[int]:
    """Return whom the parser took for a part of somebody else's title: "Lee and Minister Bo Park"."""
    if not references.stands_in(number, "PER"):
        return []
    before = range(document.left[number], number)
    joined = [n for n in before if document.lower[n] == "and" and document.dep[n] == "cc"]
    people = [
        n
        for n in range(document.left[number], max(joined, default=0))
        if references.stands_in(n, "PER")
    ]
    return [n for n in people if references.at[n] != references.at[number]][-1:]


def _with_conjuncts(document: Document, numbers: list[int]) -> tuple[int, ...]:
    """Return the words with what is coordinated with them, each once."""
    return tuple(dict.fromkeys(c for number in numbers for c in document.conjuncts(number)))


def _verb_arguments(
    document: Document, clause: Clause
) -> tuple[list[int], list[int], list[int], bool]:
    """Return agents, patients and other arguments of a verb, and whether it is passive."""
    head = clause.head
    has = document.words_of(head, "auxpass") <= {"'s", "’s"} and bool(document.of_dep(head, "dobj"))
    passive = (
        bool(document.of_dep(head, "nsubjpass", "auxpass")) and not has  # "it's attacked the port"
    ) or (
        document.dep[head] in ("acl", "advcl")
        and document.tag[head] == "VBN"
        and not document.of_dep(head, "aux", "nsubj")
        and not _takes_own_deed(document, head)
    )
    subjects = document.of_dep(head, "nsubj", "nsubjpass") or _outer_subject(document, head)
    if len(subjects) > 1:
        subjects = _own_subjects(document, head, subjects)
    subjects = [_explained(document, antecedent(document, number)) for number in subjects]
    objects = document.of_dep(head, "dobj", "dative", "attr", "oprd")
    objects = [antecedent(document, number) for number in objects if document.pos[number] != "ADP"]
    others = _prepositional(document, head, {"agent"})
    if not passive:
        return subjects, objects, others, False
    return document.doers(head), subjects + objects, others, True


def _takes_own_deed(document: Document, verb: int) -> bool:
    """Return whether who does a verb does its infinitive, too, so that it is no passive: "Lee, the favourite, vowed to run"."""
    deeds = document.of_dep(verb, "xcomp")
    return document.lemma[verb] in rule_words("own_deeds") and any(
        infinitive(document, n) for n in deeds
    )


def _explained(document: Document, number: int) -> int:
    """Return the name that a noun explains: "Ann Lee, a nurse who was found in Oslo", "Lee, an Oslo Liberal who"."""
    above = document.head[number]
    one_of_many = document.words_of(number, "det") & {"a", "an"}
    common = document.pos[number] == "NOUN" or bool(one_of_many)
    explains = document.dep[number] == "appos" and common
    return above if explains and document.pos[above] == "PROPN" else number


def _own_subjects(document: Document, head: int, subjects: list[int]) -> list[int]:
    """Return the subjects on the verb's side of quotation marks, and after a dateline's dash."""
    found = [n for n in subjects if document.quoted[n] == document.quoted[head]] or subjects
    found = [n for n in found if not _is_title_of_next(document, n, found)]
    dashes = [n for n in range(found[0], found[-1]) if document.word[n] in DASHES]
    found = [n for n in found if not dashes or n > dashes[-1]]
    commas = [n for n in range(found[0], found[-1]) if document.word[n] == ","]
    return found[-1:] if commas else found  # "Madam President, this council has met"


def _is_title_of_next(document: Document, number: int, subjects: list[int]) -> bool:
    """Return whether a noun stands right before the name of the same one: "the fullback Karl Roe was held"."""
    if document.pos[number] != "NOUN":
        return False
    behind = number + 1
    return any(document.left[n] == behind and document.pos[n] == "PROPN" for n in subjects)


def _outer_subject(document: Document, number: int) -> list[int]:
    """Return the subject that a verb takes from outside of its clause."""
    for governor in document.ancestors(number):
        dep = document.dep[number]
        if dep == "acl" and document.tag[number] == "VB" and not _leads(document, governor):
            return _owner(document, governor)
        if dep in ("acl", "relcl"):
            return [governor]
        finite = dep == "ccomp" and document.tag[number] not in ("VB", "VBG")
        if dep not in SUBJECTLESS or finite:
            return []
        if dep == "pcomp" and (others := _others_deed(document, governor)):
            return others
        objects = document.of_dep(governor, "dobj") if dep == "xcomp" else []
        objects = [n for n in objects if document.lemma[n] not in SPENT]
        if found := objects or document.of_dep(governor, "nsubj", "nsubjpass"):
            return found
        number = governor
    return []


def _others_deed(document: Document, preposition: int) -> list[int]:
    """Return who is kept from something, or praised or blamed for it: "thanked Lee for joining"."""
    verb, way, verbs = document.head[preposition], document.lower[preposition], event_words().verbs
    judged = (
        way in ("for", "of") and document.lemma[verb] in verbs["judging"] | verbs["speech_acts"]
    )
    return document.of_dep(verb, "dobj", "nsubjpass") if way == "from" or judged else []


def _leads(document: Document, noun: int) -> bool:
    """Return whether a noun is who does what its infinitive says: "the first leader to visit Oslo"."""
    words = document.words_of(noun)
    return document.pos[noun] == "PROPN" or not words.isdisjoint(rule_words("leading"))


def _owner(document: Document, noun: int) -> list[int]:
    """Return who has a plan, or makes a pledge, to do something: "Lee's pledge to close the mine"."""
    if own := document.of_dep(noun, "poss"):
        return own
    return document.of_dep(document.head[noun], "nsubj") if document.dep[noun] == "dobj" else []


def _prepositional(document: Document, head: int, without: set[str]) -> list[int]:
    """Return the nouns that depend on ``head`` by a preposition."""
    return [
        noun
        for preposition in document.of_dep(head, "prep", "dative", "agent")
        if document.dep[preposition] not in without
        for noun in document.of_dep(preposition, "pobj")
    ]


def _noun_arguments(document: Document, clause: Clause) -> tuple[list[int], list[int], list[int]]:
    """Return agents, patients and other arguments of an event noun."""
    head = clause.head
    owners = document.of_dep(head, "poss")
    agents = [n for n in owners if document.pos[n] != "NOUN" or document.lemma[n] not in CALENDAR]
    agents += document.objects_of(head, "by", "between", "with")
    patients = document.objects_of(head, "of", "against", "on")
    others = [n for n in document.objects_of(head) if n not in {*agents, *patients}]
    for verb in descriptions(document, head):
        subjects = document.of_dep(verb, "nsubj")
        agents += [n for n in subjects if document.lower[n] not in RELATIVE]
        agents += document.doers(verb)
        partners = document.objects_of(verb, "with")
        agents += partners
        others += [n for n in _prepositional(document, verb, set()) if n not in partners]
    if clause.carriers and document.dep[head] == "dobj":
        follows = owners and document.lemma[clause.carriers[0]] == "follow"  # "follows Lee's visit"
        agents = ([] if follows else _carrier_subjects(document, clause)) + agents
        others += _prepositional(document, clause.carriers[0], set())
    kinds = document.of_dep(head, "compound", "nmod", "amod")
    return agents, patients, others + [n for n in kinds if document.pos[n] in ("PROPN", "ADJ")]


def _carrier_subjects(document: Document, clause: Clause) -> list[int]:
    """Return who does what a light verb carries: "Lee held talks"."""
    inner, carrier = clause.carriers[0], clause.carriers[-1]
    subjects = document.of_dep(carrier, "nsubj") or document.of_dep(inner, "nsubj")
    subjects = subjects or _outer_subject(document, inner)
    return [antecedent(document, number) for number in subjects]


def _travellers(document: Document, clause: Clause) -> list[int]:
    """Return who goes somewhere for what a noun names: "Lee travels to Oslo for talks with Park"."""
    aim = document.head[clause.head]
    verb = document.head[aim]
    goes = (
        document.dep[clause.head] == "pobj" and document.lower[aim] == "for" and not clause.carriers
    )
    if not goes or not event_words().classes_of(document.lemma[verb]) & rule_words(
        "journey_classes"
    ):
        return []
    return document.of_dep(verb, "nsubj")


def travellers(
    document: Document, clauses: Sequence[Clause], frames: Sequence[Frame]
) -> list[Frame]:
    """Return the frames; a trip or talks without anybody take those of the event told before.

    "Lee will raise it during the trip" leaves the traveller to the reader, who looks no further than the
    sentence; "keep calm over a visit" does not say that the one who speaks travels.
    """
    found: list[Frame] = []
    for clause, frame in zip(clauses, frames, strict=True):
        before: list[tuple[int, ...]] = []
        if _is_left_to_reader(document, clause, frame):
            sentence = document.sentence[clause.head]
            before = [
                earlier.agents
                for other, earlier in zip(clauses, found, strict=False)
                if document.sentence[other.head] == sentence
                and earlier.agents
                and _can_travel(document, clause, other)
            ]
        found.append(replace(frame, agents=before[-1]) if before else frame)
    return found


def _is_left_to_reader(document: Document, clause: Clause, frame: Frame) -> bool:
    """Return whether a trip or a speech is named without the one whose it is."""
    head, nouns = clause.head, event_words().nouns
    implied = clause.kind == "noun" and document.lemma[head] in nouns["travel"] | nouns["spoken"]
    return implied and not frame.agents and document.pos[head] != "PROPN"


def _can_travel(document: Document, clause: Clause, other: Clause) -> bool:
    """Return whether the one who acts in another clause can be the traveller of this one."""
    if document.lemma[clause.head] in event_words().nouns["spoken"]:
        preposition = document.head[clause.head]
        return document.dep[preposition] == "prep" and document.head[preposition] == other.head
    if other.nominal:
        return document.lemma[other.head] in event_words().nouns["travel"]
    articles = document.words_of(clause.head, "det")
    return not articles & {"a", "an", "any", "no"} and not _is_of_something(document, clause.head)


def _is_of_something(document: Document, number: int) -> bool:
    """Return whether a noun only says whose or what another is: "the purpose of the trip"."""
    above = document.head[number]
    noun = document.head[above]
    return document.lower[above] == "of" and document.pos[noun] in ("NOUN", "PROPN")
