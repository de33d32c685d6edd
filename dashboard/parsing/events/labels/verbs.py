"""Labels of verbs: who does what to whom, in the present: "Council of Oslo closes bridge"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.events.bearers import with_bearers
from dashboard.parsing.events.cast import ME, antecedent
from dashboard.parsing.events.denial import denial_of
from dashboard.parsing.events.labels.names import OWNERS, name_of, objects_of, subject_of, text_of
from dashboard.parsing.events.labels.words import listed, participle, possessive, present, words
from dashboard.parsing.events.tree import CLAUSES
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from dashboard.parsing.events.cast import Cast
    from dashboard.parsing.events.draft import Draft
    from dashboard.parsing.events.frames import Frame
    from dashboard.parsing.events.tree import Tree

MOST = 3
"""People named whom somebody meets; of more the verb's own words are kept."""
LIMIT = 60
"""Characters after which no further part is added."""
ENDINGS = frozenset({"stop", "cease", "quit", "finish"})
SKIPPED = (*CLAUSES, "punct", "cc", "conj", "npadvmod", "advmod", "prt", "neg")


def verb_label(tree: Tree, draft: Draft, cast: Cast) -> str:
    """Return subject, verb in the present, object and place."""
    if _shares_passive(tree, draft.clause.head):
        agents = draft.frame.agents
        draft = replace(draft, frame=replace(draft.frame, agents=(), patients=agents, passive=True))
    head, frame = draft.clause.head, draft.frame
    if denied := _denied(tree, draft, cast):
        return denied
    subjects = _acted_on(frame, head) if frame.passive else frame.agents
    timed = bool(subjects) and all(
        cast.is_dated(n) for n in subjects
    )  # "the past year saw a visit"
    subject, plural = subject_of(tree, subjects, cast, draft.clause.finite)
    if timed or (frame.passive and not subject):
        return ""
    if not subject:
        return "" if _is_our_own(tree, draft) else _without_agent(tree, draft, cast)
    if draft.lemma == "meet" and (met := _met(tree, draft, cast, subject)):
        return met
    if draft.lemma == "stay_over":
        return _stay(tree, draft, cast, subject, plural)
    verb = _verb(tree, draft, plural=plural)
    rest = _with_its_own(tree, draft, cast, subject, complement(tree, head, cast))
    return " ".join(part for part in (subject, verb, rest) if part)


def _met(tree: Tree, draft: Draft, cast: Cast, subject: str) -> str:
    """Return "Lee and Park meet" of Lee who met Park, or met with him; "" where nobody is named."""
    head = draft.clause.head
    found = list(tree.of_dep(head, "dobj"))
    for preposition in tree.of_dep(head, "prep"):
        if tree.lower[preposition] == "with":
            found += tree.of_dep(preposition, "pobj")
    found = with_bearers(tree, [c for n in found for c in tree.conjuncts(n)], cast)
    named = [
        n for n in found if (who := cast.meant(n)) and who.type == "PER" and who.kind == "name"
    ]
    if draft.status == "denied" or not named or len(named) < len(found) or len(named) > MOST:
        return ""
    partners = [name_of(tree, n, cast) for n in named]
    return f"{listed([subject, *partners]) if ' and ' not in subject else _joined(subject, partners)} meet"


def _joined(subject: str, partners: list[str]) -> str:
    """Return "Lee, Park and Moor" of Lee and Park who met Moor."""
    return listed([*subject.replace(" and ", ", ").split(", "), *partners])


def _is_our_own(tree: Tree, draft: Draft) -> bool:
    """Tell whether words are no headline without the "we" of their speaker: what "we" do, or talk about."""
    finite = draft.clause.finite
    speakers = any(tree.lower[n] in ME for n in draft.frame.agents)
    did = tree.tag[finite] == "VBD" or any(
        tree.lemma[n] == "have" or tree.lower[n] in ("’ve", "'ve")
        for n in tree.of_dep(finite, "aux")
    )
    verbs = event_words().verbs
    if draft.lemma in verbs["talking"] or draft.lemma in verbs["hollow"]:
        return True
    return speakers and (not did or draft.faint or draft.lemma in verbs["reporting"])


def _acted_on(frame: Frame, head: int) -> tuple[int, ...]:
    """Return what stands before a passive verb; its objects are told behind it."""
    return tuple(n for n in frame.patients if n < head)[:2] or frame.patients[:2]


def _shares_passive(tree: Tree, head: int) -> bool:
    """Tell whether a participle is passive like the one before it: "was drafted and signed"."""
    if tree.tag[head] != "VBN" or tree.dep[head] != "conj":
        return False
    first = tree.head[head]
    own = tree.of_dep(head, "aux", "auxpass", "nsubj", "nsubjpass", "dobj")
    reduced = tree.tag[first] == "VBN" and tree.dep[first] == "acl"
    return not own and (reduced or bool(tree.of_dep(first, "auxpass")))


def _with_its_own(tree: Tree, draft: Draft, cast: Cast, subject: str, rest: str) -> str:
    """Return the words behind a verb with "its" and "his" kept where they mean the subject."""
    for number in range(draft.clause.head, draft.clause.last + 1):
        mention = cast.meant(number) if tree.lower[number] in OWNERS else None
        if mention and mention.name == subject:
            rest = rest.replace(possessive(subject), tree.lower[number], 1)
    return rest


def _stay(tree: Tree, draft: Draft, cast: Cast, subject: str, plural: bool) -> str:
    """Return "Lee visits Oslo" or "Lee meets Park" of days that Lee spent there or with Park."""
    if place := draft.frame.place:
        return f"{subject} {present('visit', plural=plural)} {place.name}"
    beside = [p for p in tree.of_dep(draft.clause.head, "prep") if tree.lower[p] == "with"]
    partners = [objects_of(tree, n, cast) for p in beside for n in tree.of_dep(p, "pobj")]
    return f"{subject} {present('meet', plural=plural)} {partners[0]}" if partners else ""


def _verb(tree: Tree, draft: Draft, *, plural: bool) -> str:
    """Return the verb in the present, with what turns it: "is not", "refuses to", "stops"."""
    head, frame = draft.clause.head, draft.frame
    lemma, negated = tree.lemma[head], draft.status == "denied"
    turning = next((n for n in draft.clause.carriers if _turns(tree, n)), None)
    if turning is not None and not frame.passive:
        to = "to " if tree.tag[head] == "VB" else ""
        verb = f"{present(tree.lemma[turning], plural=plural)} {to}{tree.text[head]}"
    elif frame.passive:
        verb = f"{'are' if plural else 'is'}{' not' if negated else ''} {tree.lower[head]}"
    elif negated:
        verb = f"{'do' if plural else 'does'} not {lemma}"
    else:
        verb = present(lemma, plural=plural)
    return " ".join((verb, *(tree.text[child] for child in tree.of_dep(head, "prt"))))


def _turns(tree: Tree, carrier: int) -> bool:
    """Tell whether a verb turns the one that it carries into its opposite."""
    lemma, verbs = tree.lemma[carrier], event_words().verbs
    return lemma in verbs["failures"] | verbs["denying"] or lemma in ENDINGS


def _denied(tree: Tree, draft: Draft, cast: Cast) -> str:
    """Return "Lee denies that he had cancelled the order" for a clause under a denial."""
    denial = denial_of(tree, draft.clause.finite)
    if denial is None or draft.status != "denied":
        return ""
    subject, plural = subject_of(tree, draft.frame.deniers[:3], cast, denial.verb)
    if not subject:
        return ""
    span = range(draft.clause.first, draft.clause.last + 1)
    content = text_of(tree, span)
    that = "" if tree.lower[span[0]] == "that" or tree.tag[draft.clause.head] == "VBG" else "that "
    return f"{subject} {present('deny', plural=plural)} {that}{content}"


def _without_agent(tree: Tree, draft: Draft, cast: Cast) -> str:
    """Return what is done to whom where nobody is named who does it; "" where nothing is."""
    head = draft.clause.head
    objects = tree.of_dep(head, "dobj")
    patient, plural = subject_of(tree, objects[:1], cast, -1)
    if not patient or draft.status == "denied":
        return ""
    done = tree.text[head] if tree.tag[head] == "VBN" else participle(tree.lemma[head])
    particles = [tree.text[child] for child in tree.of_dep(head, "prt")]
    rest = complement(tree, head, cast, without=objects)
    return " ".join(
        part for part in (patient, "are" if plural else "is", done, *particles, rest) if part
    )


def complement(tree: Tree, head: int, cast: Cast, *, without: list[int] | None = None) -> str:
    """Return what follows the verb: object, particle phrases, place; no dates and no clauses."""
    parts = [_relative_object(tree, head, cast)]
    for child in tree.children[head]:
        dep = tree.dep[child]
        if child < head or dep in SKIPPED or child in (without or ()) or cast.is_dated(child):
            continue
        if dep in ("dobj", "attr", "oprd", "dative", "acomp") and tree.pos[child] != "ADP":
            told = objects_of(tree, child, cast) + _unfinished(tree, child, cast)
            parts.append(f"{parts.pop()}, {told}" if parts[-1] and _goes_on(tree, child) else told)
        elif dep in ("prep", "agent", "dative"):
            parts.append(prepositional(tree, child, cast))
        if sum(map(len, parts)) > LIMIT:
            break
    parts = [part for part in parts if part]
    parts = [*parts, _infinitive(tree, head, cast)] if parts else [_content(tree, head)]
    return " ".join(part for part in parts if part)


def _goes_on(tree: Tree, child: int) -> bool:
    """Tell whether an object only goes on with a list: "travels to Chile (CHL), Peru and Ecuador"."""
    before = tree.left[child] - 1
    listed_so_far = any(tree.right[prep] < child for prep in tree.of_dep(tree.head[child], "prep"))
    return tree.pos[child] == "PROPN" and tree.text[before] == "," and listed_so_far


def _relative_object(tree: Tree, head: int, cast: Cast) -> str:
    """Return the noun before a clause that lacks its object: "the forum, which Fiji chairs"."""
    for child in tree.of_dep(head, "dobj"):
        noun = antecedent(tree, child)
        if child < head and noun != child:
            return name_of(tree, noun, cast)
    return ""


def _unfinished(tree: Tree, noun: int, cast: Cast) -> str:
    """Return what an effort or a plan is for: " to end the war"; "" behind nouns that say enough."""
    if tree.lemma[noun] not in words("unfinished"):
        return ""
    verbs = [v for v in tree.of_dep(noun, "acl") if tree.tag[v] == "VB"]
    return (
        f" to {tree.lemma[verbs[0]]} {complement(tree, verbs[0], cast)}".rstrip() if verbs else ""
    )


def _infinitive(tree: Tree, head: int, cast: Cast) -> str:
    """Return what somebody is to do: "orders staff to leave Ukraine"; "" where nobody is told to."""
    for child in tree.of_dep(head, "xcomp"):
        to = [n for n in tree.of_dep(child, "aux") if tree.lower[n] == "to"]
        told = [n for n in tree.of_dep(head, "dobj", "prep") if n < child]
        if not to or child < head or not told:
            continue
        rest = complement(tree, child, cast)
        return " ".join(part for part in ("to", tree.lemma[child], rest) if part)
    return ""


def prepositional(tree: Tree, preposition: int, cast: Cast) -> str:
    """Return a prepositional phrase, or "" where it is a date or has no noun."""
    nouns = tree.of_dep(preposition, "pobj")
    if not nouns or cast.is_dated(nouns[0]) or tree.lower[preposition] in words("occasions"):
        return ""
    if tree.pos[nouns[0]] == "NUM" or not name_of(tree, nouns[0], cast):
        return ""
    return f"{tree.lower[preposition]} {objects_of(tree, nouns[0], cast)}"


def _content(tree: Tree, head: int) -> str:
    """Return the words of a reported clause."""
    for child in tree.of_dep(head, "ccomp", "xcomp"):
        edges = [tree.left[s] for s in tree.of_dep(child, "nsubj", "nsubjpass", "mark", "aux")]
        first = min(edges, default=tree.left[child])
        span = [n for n in range(first, tree.right[child] + 1) if n != head]
        if span and not tree.of_dep(child, "nsubj") and tree.tag[child] == "VBN":
            return ""
        opening = span[0] if span else head
        words_ = text_of(tree, span)
        name = tree.pos[opening] == "PROPN" or tree.text[opening] == "I"
        return words_ if name else words_[:1].lower() + words_[1:]
    return ""
