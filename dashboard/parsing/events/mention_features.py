"""The features by which two mentions are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from dashboard.parsing.coreference.references import with_bearers
from dashboard.parsing.events.event_lemma import SPOKEN_WITH, lemma_of
from dashboard.parsing.events.event_mention import Draft
from dashboard.parsing.events.factuality import says_status
from dashboard.parsing.events.labels.wording import words
from dashboard.parsing.events.namesakes import namesakes
from dashboard.parsing.lexicon import event_words, rule_words
from dashboard.parsing.syntax.document import IS, PLURALS, SUBJECTS
from dashboard.parsing.syntax.repair import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.model import EventStatus
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.clauses import Clause, Scene
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.events.frames import Frame
    from dashboard.parsing.syntax.document import Document

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def _described(document: Document, clause: Clause, frame: Frame) -> list[int]:
    """Return the words that describe an event, what it is done to, and by how much: "by 30 percent of the votes"."""
    holders = [clause.head]
    if not clause.nominal:
        by = document.objects_of(clause.head, "by")
        holders += [*frame.patients, *by]
        holders += [measured for n in by for measured in document.objects_of(n, "of")]
    return [child for number in holders for child in document.children[number]]


def draft_of(
    scene: Scene,
    clause: Clause,
    frame: Frame,
    time: Time,
    status: EventStatus,
    references: References,
) -> Draft:
    """Return the mention with its features."""
    document = scene.document
    agents = entities_at(frame.agents, references)
    lemma = lemma_of(document, clause, references)
    meets = lemma in ("meet", SPOKEN_WITH)
    partners = _partners(document, clause, references) if meets else frozenset()
    children = _described(document, clause, frame)
    described = {document.lower[c] for c in children}
    content = [
        n
        for n in range(clause.first, clause.last + 1)
        if n != clause.head and document.pos[n] in CONTENT
    ]
    return Draft(
        clause=clause,
        frame=frame,
        time=time,
        status=status,
        lemma=lemma,
        classes=event_words().classes_of(lemma),
        agents=agents,
        patients=entities_at(frame.patients, references),
        others=_entities((*frame.others, *frame.deniers), references),
        words=frozenset(document.lemma[n] for n in content),
        plain=frozenset(
            document.lemma[n]
            for n in content
            if document.pos[n] not in ("PROPN", "NUM") and not document.is_dated(n)
        ),
        objects=_objects(document, frame),
        counts=_counts(document, clause, children),
        groups=_groups(document, frame),
        doers=_fillers(document, frame, frame.agents, references),
        namesakes=namesakes(document, frame),
        themes=_fillers(document, frame, frame.patients, references),
        called=_called(document, clause),
        number=_number(document, clause, frame, references),
        partners=partners,
        on_journey=meets and _is_of_journey(document, clause, time),
        also=any(
            document.words_of(verb, "advmod") & rule_words("also")
            for verb in {clause.head, clause.finite}
        ),
        another=bool(described & rule_words("another")) or _acts_on_others(document, clause),
        often=_comes_often(document, clause),
        plural=document.tag[clause.head] in PLURALS and lemma not in ("talk", "election"),
        kinds=_kinds(document, clause),
        fresh=bool(described & rule_words("fresh")),
        purpose=_is_purpose(document, clause),
        ordinal=_ordinal(document, children),
        title=_title(document, clause),
        definite=bool(
            document.words_of(clause.head) & rule_words("definite")
            or document.of_dep(clause.head, "poss")
        ),
        present="this" in document.words_of(clause.head),
        now=_is_now(document, clause),
        pictured=document.sentence[clause.head] in scene.captions,
        preceded=frozenset(_preceded(document, clause.head)),
        occasions=_occasions(document, clause),
        stops=stops_of(document, clause, references),
        origins=_origins(document, clause, references),
        contested=_contested(clause, lemma, references),
        earlier=_had(document, clause),
        sentence=document.sentence[clause.head],
        headline=document.sentence[clause.head] == 0 and 0 in document.headings,
        opening=document.sentence[clause.head] in scene.opening,
        evidence=_evidence(document, clause, time, status, scene.published),
        reporting=lemma in event_words().verbs["reporting"] and not clause.nominal,
        main=scene.main_of(clause),
    )


def _ordinal(document: Document, children: Iterable[int]) -> str | None:
    """Return which one of a row of events it is: "first", of an inaugural one too."""
    words_ = (document.lower[child] for child in children)
    found = next((word for word in words_ if word in rule_words("ordinals")), None)
    return "first" if found == "inaugural" else found


def _is_purpose(document: Document, clause: Clause) -> bool:
    """Return whether a verb that no list knows only says what for: "meets him to discuss furthering trade"."""
    head = clause.finite
    known = clause.nominal or document.lemma[head] in event_words().classes
    hanging = document.dep[head] in ("advcl", "xcomp", "pcomp", "acl", "conj")
    bare = document.tag[head] in ("VB", "VBG") and not document.of_dep(head, "nsubj", "nsubjpass")
    return bool(not known and hanging and bare and not document.words_of(head, "aux") - {"to"})


def _groups(document: Document, frame: Frame) -> frozenset[str]:
    """Return the several without a name who act, or to whom it is done: "ministers", "three"."""
    several = (n for n in frame.acting if document.tag[n] in PLURALS or document.pos[n] == "NUM")
    return frozenset(document.lemma[n] for n in several)


def _fillers(
    document: Document, frame: Frame, numbers: Sequence[int], references: References
) -> frozenset[str]:
    """Return who or what has a part, by id or noun; none where "the company" or "they" may be anybody told of."""
    found: set[str] = set()
    for told in numbers:
        counted = document.objects_of(told, "of") if document.lemma[told] in COUNTED else []
        number = counted[0] if counted else told
        if mention := references.meant(number):
            found.add(mention.stands_for or mention.entity)
        elif told in frame.agents and document.of_dep(number, "poss"):
            found.add(f"own:{document.lemma[number]}")  # "his wife" is as good as a name
        elif document.pos[number] == "NOUN" and not document.words_of(number, "det") & POINTING:
            found |= event_words().classes_of(document.lemma[number])
        else:
            return frozenset()
    return frozenset(found)


def _called(document: Document, clause: Clause) -> frozenset[str]:
    """Return as what a verb says that somebody is named or seen: "was revealed as a donor"."""
    nouns = [] if clause.nominal else document.objects_of(clause.head, "as")
    return frozenset(document.lemma[n] for n in nouns if document.pos[n] == "NOUN")


COUNTED = frozenset({"number", "amount"})
"""What is told of by what it is of: "cut the number of boats"."""
POINTING = frozenset({"the", "this", "that", "these", "those", "both", "all", "each"})


def _number(
    document: Document, clause: Clause, frame: Frame, references: References
) -> Literal["", "one", "several"]:
    """Return whether one person or several are acted on, or act where nobody is: "he died", "ten died"."""
    told = frame.patients or frame.agents
    people = {who.entity for n in told if (who := references.meant(n)) and who.type == "PER"}
    plural = any(document.tag[n] in PLURALS or document.pos[n] == "NUM" for n in told)
    if plural or len(people) > 1 or (clause.nominal and document.tag[clause.head] in PLURALS):
        return "several"
    alone = people or any(document.lower[n] in words("personal") for n in told)
    return "one" if alone else ""


def _is_of_journey(document: Document, clause: Clause, time: Time) -> bool:
    """Return whether several days are not of a clause's own words, but of the journey it is a part of."""
    date = time.date
    own = document.within(date.start, date.end) if date else range(0)
    return time.is_span and not (own and clause.first <= own[0] <= clause.last)


def _is_now(document: Document, clause: Clause) -> bool:
    """Return whether a verb is in the present, of which nothing says that it was: "is designating", "names"."""
    if clause.nominal:
        return False
    helping = document.words_of(clause.finite, "aux", "auxpass")
    return bool(helping & (IS | {"has", "have"})) or (
        not helping and document.tag[clause.finite] in ("VBZ", "VBP")
    )


def _had(document: Document, clause: Clause) -> bool:
    """Return whether a verb is in the past perfect: "had scored once"."""
    helping = [] if clause.nominal else document.of_dep(clause.finite, "aux")
    had = (n for n in helping if document.lower[n] in ("had", "'d"))
    return any(document.lemma[n] == "have" for n in had)


def _occasions(document: Document, clause: Clause) -> frozenset[str]:
    """Return what somebody takes part in, by its last word: "photo", "ii" of "in Session II"."""
    nouns = [*document.of_dep(clause.head, "dobj"), *document.objects_of(clause.head, "in")]
    return frozenset(document.lower[n] for n in nouns if not document.is_dated(n))


def _counts(document: Document, clause: Clause, children: Iterable[int]) -> frozenset[str]:
    """Return the numbers that measure an event, and how often it was: "killed 9", "scored twice"."""
    counted = [c for c in children if document.dep[c] == "nummod"]
    beside = [n for n in document.children[clause.head] if document.lower[n] in words("times")]
    times = [n for n in document.of_dep(clause.head, "npadvmod") if document.lower[n] == "times"]
    often = {f"{document.lower[k]} times" for n in times for k in document.of_dep(n, "nummod")}
    return frozenset({document.lower[n] for n in counted + beside} | often)


def stops_of(document: Document, clause: Clause, references: References) -> frozenset[str]:
    """Return the places to which somebody is said to go; "Berlin, Germany" is one."""
    ways = [c for p in document.of_dep(clause.head, "prep") for c in document.conjuncts(p)]
    ways = [p for p in ways if document.lower[p] in ("to", "in")]
    nouns = [n for p in ways for n in document.of_dep(p, "pobj")]
    nouns += document.of_dep(clause.head, "dobj")
    places = [n for noun in nouns for n in document.conjuncts(noun)]
    joined = any(document.of_dep(n, "cc") for n in places)
    met = (references.meant(n) for n in places)
    found = [who.entity for who in met if who and who.type in PLACES]
    return frozenset(found if joined or len(nouns) > 1 else found[:1])


def _origins(document: Document, clause: Clause, references: References) -> frozenset[str]:
    """Return the places from which somebody is said to go: "flew home from Peru"."""
    met = (references.meant(n) for n in document.objects_of(clause.head, "from"))
    return frozenset(who.entity for who in met if who and who.type in PLACES)


def _acts_on_others(document: Document, clause: Clause) -> bool:
    """Return whether something is done to or by others than told of before: "endorsed a handful of other candidates"."""
    if document.words_of(clause.finite, "advmod") & rule_words("apart"):
        return True
    things = document.of_dep(clause.head, "dobj", *SUBJECTS)
    things += [n for thing in things for n in document.objects_of(thing, "of")]
    return any(document.words_of(n, "amod", "det") & rule_words("others") for n in things)


def _comes_often(document: Document, clause: Clause) -> bool:
    """Return whether a verb says that it came again and again: "has repeatedly cleared", "voted so many times"."""
    beside = document.words_of(clause.head, "advmod", "npadvmod")
    return not clause.nominal and bool(beside & rule_words("often"))


def _contested(clause: Clause, lemma: str, references: References) -> frozenset[str]:
    """Return the places that a win or a loss names: "won Oslo, Bergen and Molde"."""
    if not event_words().classes_of(lemma) & {"win", "lose"}:
        return frozenset()
    met = (references.meant(n) for n in range(clause.first, clause.last + 1))
    return frozenset(who.entity for who in met if who and who.type in PLACES)


AT, SIDES = frozenset({"at", "during"}), frozenset({"sideline", "sidelines", "margin", "margins"})


def _preceded(document: Document, head: int) -> Iterator[int]:
    """Yield the nouns and verbs of what an event came before or after, or at which two met."""
    met = document.of_dep(head, "dobj") or document.objects_of(head, "with")
    meets = document.lemma[head] == "meet" and bool(met)
    for number in document.of_dep(head, "prep"):
        nouns = document.of_dep(number, "pobj", "pcomp")
        if document.lower[number] in rule_words("beside") or (
            meets and document.lower[number] in AT
        ):
            yield from nouns
        for noun in nouns:
            if document.lower[noun] in rule_words("beside") or (document.lemma[noun] in SIDES):
                yield from document.objects_of(noun, "of")
    for verb in document.of_dep(head, "advcl"):
        if document.words_of(verb, "mark") & rule_words("beside"):
            yield verb


def _partners(document: Document, clause: Clause, references: References) -> frozenset[str]:
    """Return whom somebody is said to meet: persons by id, groups by their noun."""
    if clause.kind != "verb":
        return frozenset()
    head = clause.head
    found = [*document.of_dep(head, "dobj"), *document.objects_of(head, "with")]
    met = with_bearers(document, (c for n in found for c in document.conjuncts(n)), references)
    named = ((n, references.meant(n)) for n in met)
    return frozenset(
        who.entity if who else document.lemma[n]
        for n, who in named
        if who or document.tag[n] == "NNS"
    )


def _title(document: Document, clause: Clause) -> frozenset[str]:
    """Return the words that name a happening besides what it is: "U.S.-Oslo Strategic" of a dialogue."""
    if clause.kind != "noun" or document.pos[clause.head] != "PROPN":
        return frozenset()
    before = (*document.of_dep(clause.head, "compound", "nmod", "amod"),)
    names = [n for n in before if n < clause.head and document.word[n][:1].isupper()]
    first = min((document.left[n] for n in names), default=clause.head)
    between = document.between(first, clause.head).lower().split()[:-1]
    between += _of_name(document, clause.head)
    return frozenset(word for word in between if word not in ("the", "a"))


def _of_name(document: Document, head: int) -> list[str]:
    """Return the name right after an event's "of": "americas" of a "Summit of the Americas"."""
    behind = (n for n in document.objects_of(head, "of") if document.pos[n] == "PROPN")
    return [document.lower[n] for n in behind if document.head[n] == head + 1]


def _kinds(document: Document, clause: Clause) -> frozenset[str]:
    """Return the words that tell a noun from others of its kind: "civil society" of a dialogue."""
    if clause.kind != "noun":
        return frozenset()
    before = document.of_dep(clause.head, "amod", "compound", "nmod")
    behind = (n for way in ("of", "on") for n in document.objects_of(clause.head, way))
    nouns = [*before, *behind]
    telling = (n for n in nouns if not document.is_dated(n) and document.pos[n] in CONTENT)
    found = {document.lemma[n].lower() for n in telling if document.pos[n] != "NUM"}
    return frozenset(found) - rule_words("plain") - rule_words("fresh") - rule_words("ordinals")


def _evidence(
    document: Document, clause: Clause, time: Time, status: EventStatus, published: str | None
) -> int:
    """Return how well the words show the status of a mention."""
    finite = clause.finite
    if clause.bare:
        dated = time.known and (
            status == "happened" or time.first == max(time.first or "", published or "")
        )
        own = dated or (status != "happened" and says_status(document, clause))
        shown = status in ("planned", "denied") or (status == "uncertain" and time.known)
        return 2 if own else int(shown)
    headline = document.sentence[finite] in document.headings and document.is_present(finite)
    return 1 if headline and status == "happened" else 2


def _objects(document: Document, frame: Frame) -> frozenset[str]:
    """Return what the event is done to: the classes of its nouns, so that pact and treaty agree."""
    nouns = [document.lemma[n] for n in frame.patients if document.pos[n] == "NOUN"]
    return frozenset(name for noun in nouns for name in event_words().classes_of(noun))


def entities_at(numbers: Iterable[int], references: References) -> frozenset[str]:
    """Return the ids of who is named by some phrases: their head words', else what is in them."""
    found: set[str] = set()
    for number in numbers:
        mention = references.meant(number)
        if mention:
            found.add(mention.stands_for or mention.entity)
        else:
            found |= _entities((number,), references) - _owners(number, references) or {
                m.entity for m in references.group(number)
            }
    return frozenset(found)


def _owners(number: int, references: References) -> set[str]:
    """Return the persons of whose people some number is told: "three of her grandparents"."""
    document = references.document
    span = document.phrase(number) if document.pos[number] == "NUM" else ()
    words_ = [n for n in span if document.lower[n] in ("his", "her")]
    return {owner.entity for n in words_ if (owner := references.meant(n))}


def _entities(numbers: Iterable[int], references: References) -> frozenset[str]:
    """Return the ids of the entities in some noun phrases; a capital also stands for its country."""
    found = [
        mention
        for number in numbers
        for mention in references.in_phrase(number)
        if mention.type != "PER"
        or mention == references.meant(number)
        or not references.owns(mention)
    ]
    return frozenset(m.stands_for or m.entity for m in found)
