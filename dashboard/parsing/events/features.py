"""The features by which two mentions are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.dates.names import by_first_name
from dashboard.parsing.events.bearers import with_bearers
from dashboard.parsing.events.draft import Draft
from dashboard.parsing.events.labels.words import words
from dashboard.parsing.events.status import says_status
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.model import EventStatus
    from dashboard.parsing.events.cast import Cast
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.events.frames import Frame
    from dashboard.parsing.events.scene import Scene
    from dashboard.parsing.events.tree import Tree

ORDINALS = {
    word: word
    for word in (
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "another",
        "previous",
        "last",
        "next",
    )
} | {"inaugural": "first"}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
PRESS = frozenset({"news", "press", "media"})
"""A conference of these is no meeting."""
VAGUE = frozenset(
    {"attempt", "operation", "mission", "exercise", "bid", "offer", "incident", "charge"}
)
SPENT = frozenset(
    [
        "day",
        "days",
        "night",
        "nights",
        "week",
        "weeks",
        "weekend",
        "hours",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
ALSO = frozenset({"also", "then", "next", "finally", "later", "afterwards"})
"""What says that something came besides or after what was told."""
SPOKEN_WITH = "speak_with"
"""The lemma of a conversation with somebody: a call."""
TOPIC, MET, LEFT, CALLED = "talk_about", "meet_need", "leave_so", "call_so"
"""The lemmas of talk of something and of needs that are met, which are no meetings of anybody, and of
things left as they are, which nobody leaves, or called something, which is no call."""
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def draft_of(
    scene: Scene, clause: Clause, frame: Frame, time: Time, status: EventStatus, cast: Cast
) -> Draft:
    """Return the mention with its features."""
    tree = scene.tree
    agents = entities_at(frame.agents, cast)
    lemma = SPOKEN_WITH if _is_call(tree, clause, cast) else _lemma(tree, clause)
    if lemma in event_words().verbs["talking"] and not agents and _is_of_topic(tree, clause):
        lemma = TOPIC
    span = range(clause.first, clause.last + 1)
    holders = (clause.head, *(frame.patients if not clause.nominal else ()))
    children = [child for number in holders for child in tree.children[number]]
    return Draft(
        clause=clause,
        frame=frame,
        time=time,
        status=status,
        lemma=lemma,
        classes=event_words().classes_of(lemma),
        agents=agents,
        patients=entities_at(frame.patients, cast),
        others=_entities((*frame.others, *frame.deniers), cast),
        words=frozenset(tree.lemma[n] for n in span if tree.pos[n] in CONTENT and n != clause.head),
        objects=_objects(tree, frame),
        counts=frozenset(tree.lower[c] for c in children if tree.dep[c] == "nummod"),
        groups=frozenset(
            tree.lemma[n] for n in frame.agents if tree.tag[n] == "NNS" or tree.pos[n] == "NUM"
        ),
        partners=_partners(tree, clause, cast) if lemma == "meet" else frozenset(),
        also=any(tree.lower[c] in ALSO for c in tree.of_dep(clause.head, "advmod")),
        ordinal=next((ORDINALS[w] for c in children if (w := tree.lower[c]) in ORDINALS), None),
        title=_title(tree, clause),
        definite=any(
            tree.lower[c] in DEFINITE or tree.dep[c] == "poss" for c in tree.children[clause.head]
        ),
        present=any(tree.lower[c] == "this" for c in tree.children[clause.head]),
        sentence=tree.sentence[clause.head],
        evidence=_evidence(tree, clause, time, status, scene.published),
        reporting=lemma in event_words().verbs["reporting"] and not clause.nominal,
    )


def _is_of_topic(tree: Tree, clause: Clause) -> bool:
    """Tell whether a verb says what is spoken of, and not with whom: "what we talk about"."""
    beside = {tree.lower[child] for child in tree.children[clause.head]}
    return clause.kind == "verb" and not beside & {"with", "between"}


def _is_call(tree: Tree, clause: Clause, cast: Cast) -> bool:
    """Tell whether somebody speaks with a person who is named: "spoke today with Minister Bo Park"."""
    if clause.kind != "verb" or tree.lemma[clause.head] != "speak":
        return False
    beside = [p for p in tree.of_dep(clause.head, "prep") if tree.lower[p] == "with"]
    partners = (m for p in beside for n in tree.of_dep(p, "pobj") for m in cast.in_phrase(n))
    return any(m.type == "PER" and m.kind == "name" for m in partners)


def _partners(tree: Tree, clause: Clause, cast: Cast) -> frozenset[str]:
    """Return whom somebody is said to meet: persons by id, groups by their noun."""
    if clause.kind != "verb":
        return frozenset()
    head = clause.head
    beside = [p for p in tree.of_dep(head, "prep") if tree.lower[p] == "with"]
    found = [*tree.of_dep(head, "dobj"), *(n for p in beside for n in tree.of_dep(p, "pobj"))]
    met = with_bearers(tree, (c for n in found for c in tree.conjuncts(n)), cast)
    named = ((n, cast.meant(n)) for n in met)
    return frozenset(
        who.entity if who else tree.lemma[n] for n, who in named if who or tree.tag[n] == "NNS"
    )


def _meets_nobody(tree: Tree, head: int) -> bool:
    """Tell whether a thing is met, or met with: "meets the target", "will be met with sanctions"."""
    if any(tree.lemma[n] in words("needs") for n in tree.of_dep(head, "dobj")):
        return True
    beside = [p for p in tree.of_dep(head, "prep") if tree.lower[p] == "with"]
    return bool(beside and tree.of_dep(head, "auxpass", "nsubjpass"))


def _title(tree: Tree, clause: Clause) -> frozenset[str]:
    """Return the words that name a happening besides what it is: "U.S.-Oslo Strategic" of a dialogue."""
    if clause.kind != "noun" or tree.pos[clause.head] != "PROPN":
        return frozenset()
    before = (*tree.of_dep(clause.head, "compound", "nmod", "amod"),)
    names = [n for n in before if n < clause.head and tree.text[n][:1].isupper()]
    first = min((tree.left[n] for n in names), default=clause.head)
    between = tree.between(first, clause.head).lower().split()[:-1]
    between += [tree.lower[n] for n in _of_name(tree, clause.head)]
    return frozenset(word for word in between if word not in ("the", "a"))


def _of_name(tree: Tree, head: int) -> list[int]:
    """Return the name behind "of" in that of a happening: "Americas" of a "Summit of the Americas"."""
    of = [p for p in tree.of_dep(head, "prep") if tree.lower[p] == "of" and p == head + 1]
    return [n for p in of for n in tree.of_dep(p, "pobj") if tree.pos[n] == "PROPN"]


def _evidence(
    tree: Tree, clause: Clause, time: Time, status: EventStatus, published: str | None
) -> int:
    """Return how well the words show the status of a mention."""
    finite = clause.finite
    if clause.nominal and not clause.carriers:
        dated = time.known and (
            status == "happened" or time.first == max(time.first or "", published or "")
        )
        own = dated or (status != "happened" and says_status(tree, clause))
        return 2 if own else int(status != "happened")
    headline = tree.sentence[finite] in tree.headings and tree.is_present(finite)
    return 1 if headline and status == "happened" else 2


def _lemma(tree: Tree, clause: Clause) -> str:
    """Return the lemma by which an event is known: "talk" for talks, "open_fire", "hijack" for a try.

    A noun that says little ("attempt", "operation") is known by the happening that it is of.
    """
    if clause.kind != "noun":
        return _other_lemma(tree, clause)
    head, words = clause.head, event_words()
    lemma = tree.lemma[head]
    if lemma in ("talks", "talk"):
        return "talk"
    if lemma == "conference" and {tree.lower[k] for k in tree.of_dep(head, "compound")} & PRESS:
        return "news_conference"
    if lemma in words.nouns["weak"] or lemma in VAGUE:
        kinds = tree.of_dep(head, "compound", "nmod")
        return next((tree.lemma[k] for k in kinds if tree.lemma[k] in words.classes), lemma)
    return lemma


def _other_lemma(tree: Tree, clause: Clause) -> str:
    """Return the lemma of a verb with what belongs to it, the name of a period, or "presence"."""
    if clause.kind == "named":
        words = tree.lower[clause.first : clause.last + 1]
        return by_first_name(" ".join(word for word in words if word != "the"))
    if clause.kind == "presence":
        return "presence"
    phrases = event_words().phrases
    if other := _other_sense(tree, clause.head):
        return other
    if tree.lemma[clause.head] == "spend" and _is_stay(tree, clause.head):
        return "stay_over"
    return next((p for p in _phrases(tree, clause.head) if p in phrases), tree.lemma[clause.head])


def _is_left_so(tree: Tree, head: int) -> bool:
    """Tell whether something is left in a state: "leaves the town poorer"."""
    objects = tree.of_dep(head, "dobj")
    return bool(tree.of_dep(head, "ccomp", "oprd", "acomp")) or any(
        tree.tag[n].startswith("JJ") for n in objects
    )


def _other_sense(tree: Tree, head: int) -> str:
    """Return the lemma of a verb that means no meeting, departure or call where it stands; else ""."""
    lemma = tree.lemma[head]
    if lemma == "meet" and _meets_nobody(tree, head):
        return MET
    if lemma == "leave" and _is_left_so(tree, head):
        return LEFT
    named = lemma == "call" and tree.of_dep(head, "oprd", "acomp", "ccomp")
    return CALLED if named else ""


def _is_stay(tree: Tree, head: int) -> bool:
    """Tell whether what is spent is time at a place: "spent two days in Oslo"."""
    times = [n for n in tree.of_dep(head, "dobj", "npadvmod") if tree.lower[n] in SPENT]
    return bool(times and tree.of_dep(head, "prep"))


def _phrases(tree: Tree, head: int) -> Iterator[str]:
    """Yield the verb joined with its particle, its object and its prepositional objects."""
    for child in tree.children[head]:
        if tree.dep[child] in ("prt", "dobj"):
            yield f"{tree.lemma[head]}_{tree.lemma[child]}"
        elif tree.dep[child] == "prep":
            yield f"{tree.lemma[head]}_{tree.lemma[child]}"
            for noun in tree.of_dep(child, "pobj"):
                yield f"{tree.lemma[head]}_{tree.lemma[noun]}"


def _objects(tree: Tree, frame: Frame) -> frozenset[str]:
    """Return what the event is done to: the classes of its nouns, so that pact and treaty agree."""
    nouns = [tree.lemma[n] for n in frame.patients if tree.pos[n] == "NOUN"]
    return frozenset(name for noun in nouns for name in event_words().classes_of(noun))


def entities_at(numbers: Iterable[int], cast: Cast) -> frozenset[str]:
    """Return the ids of who is named by some phrases: their head words', else what is in them."""
    found: set[str] = set()
    for number in numbers:
        mention = cast.meant(number)
        if mention:
            found.add(mention.stands_for or mention.entity)
        else:
            of_owner = _owners(number, cast) if cast.tree.pos[number] == "NUM" else set()
            found |= _entities((number,), cast) - of_owner or {m.entity for m in cast.group(number)}
    return frozenset(found)


def _owners(number: int, cast: Cast) -> set[str]:
    """Return the persons of whose people some number is told: "three of her grandparents"."""
    words = [n for n in cast.tree.phrase(number) if cast.tree.lower[n] in ("his", "her")]
    return {owner.entity for n in words if (owner := cast.meant(n))}


def _entities(numbers: Iterable[int], cast: Cast) -> frozenset[str]:
    """Return the ids of the entities in some noun phrases; a capital also stands for its country."""
    found = [
        mention
        for number in numbers
        for mention in cast.in_phrase(number)
        if mention.type != "PER" or mention == cast.meant(number) or not cast.owns(mention)
    ]
    return frozenset(m.stands_for or m.entity for m in found)
