"""Labels of verbs: who did what to whom, in the text's words: "Council of Oslo has closed bridge"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.coreference.references import ME, RELATIVE, antecedent
from dashboard.parsing.events.bearers import with_bearers
from dashboard.parsing.events.claims import claimed_by
from dashboard.parsing.events.deniers import denial_of
from dashboard.parsing.events.factuality_verbs import IF, MAY, denies_subject, is_negated
from dashboard.parsing.events.labels.names import OWNERS, name_of, objects_of, subject_of, text_of
from dashboard.parsing.events.labels.own_words import (
    bracketed,
    is_bare,
    is_framed,
    verb_words,
)
from dashboard.parsing.events.labels.whole_words import as_printed, core, loses
from dashboard.parsing.events.labels.words import (
    limits,
    listed,
    possessive,
    present,
    words,
)
from dashboard.parsing.lexicon import event_words, failing_verbs
from dashboard.parsing.syntax.document import CLAUSES, DASHES, SUBJECTS

if TYPE_CHECKING:
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.draft import Draft
    from dashboard.parsing.events.frames import Frame
    from dashboard.parsing.syntax.document import Document

MOST = 3
"""People named whom somebody meets; of more the verb's own words are kept."""
MODALS = MAY | {"would"}
IN_LABELS = {"ca": "can", "ought": "should"}
PERSONAL = RELATIVE | {"he", "she", "it", "they"}
LIMIT = 60
"""Characters after which no further part is added."""
MANY_PARTS = 9
"""More parts than any verb has behind it."""
ENDINGS = frozenset({"stop", "cease", "quit", "finish"})
SKIPPED = (*CLAUSES, "punct", "cc", "conj", "npadvmod", "advmod", "prt", "neg")


def verb_label(document: Document, draft: Draft, references: References) -> str:
    """Return subject, verb, object and place."""
    if _shares_passive(document, draft.clause.head):
        agents = draft.frame.agents
        draft = replace(draft, frame=replace(draft.frame, agents=(), patients=agents, passive=True))
    frame = draft.frame
    if denies_subject(document, draft.clause.finite):
        return text_of(document, range(draft.clause.first, draft.clause.last + 1))
    if turned := _denied(document, draft, references) or _governed(document, draft, references):
        return turned
    subjects = _acted_on(frame, draft.clause.head) if frame.passive else frame.agents
    if subjects and all(map(document.is_dated, subjects)):
        return ""  # "the past year saw a visit"
    subject, plural = subject_of(document, subjects, references, draft.clause.finite)
    if subject:
        return _told_of(document, draft, references, subject, plural)
    alone = frame.passive or _is_our_own(document, draft)
    return "" if alone else _without_agent(document, draft, references)


def _told_of(
    document: Document, draft: Draft, references: References, subject: str, plural: bool
) -> str:
    """Return what a subject is said to have done, in a frame or in the words of the text."""
    if draft.lemma == "meet" and (met := _met(document, draft, references, subject)):
        return met
    if draft.lemma == "stay_over":
        return _stay(document, draft, references, subject, plural)
    framed = is_framed(document, draft, references) or is_bare(document, draft)
    verb = _verb(document, draft, plural=plural) if framed else verb_words(document, draft)
    behind = complement(document, draft.clause.head, references)
    if framed and len(behind) > LIMIT:
        behind = complement(document, draft.clause.head, references, most=1)
        if draft.lemma == "meet" and (partners := _met_with(document, draft, references)):
            behind = partners
    rest = _with_its_own(document, draft, references, subject, behind)
    if not (framed or draft.lemma in event_words().verbs["reporting"]):
        rest = _unabridged(document, draft, references, rest)
    _, often = qualifiers(document, draft.clause)
    often = "" if often in rest else often
    label = " ".join(part for part in (subject, verb, rest, often) if part)
    for mark in "'’":
        label = label.replace(f"{subject} {mark}ve ", f"{subject} have ")
        label = label.replace(f"{subject} {mark}", f"{subject}{mark}")
    if draft.status == "uncertain" and (claim := _source(document, draft, references)):
        label = f"{claim} {label}"
    return label if framed else bracketed(document, draft, references, label)


def _unabridged(document: Document, draft: Draft, references: References, rest: str) -> str:
    """Return what follows a verb, in the words of the text where the short telling loses some."""
    head = draft.clause.head
    whole = core(document, head)
    if not whole or not loses(document, whole, rest, references):
        return rest
    acting = draft.frame.patients if draft.frame.passive else draft.frame.agents
    subject = references.meant(acting[0]) if acting else None
    return as_printed(document, whole, references, subject)


def _source(document: Document, draft: Draft, references: References) -> str:
    """Return who claims what a label says: "Police said that", "According to the mayor,"; "" for nobody."""
    number = claimed_by(document, draft.clause)
    if number is None:
        return ""
    if document.dep[number] == "prep":
        return f"{document.between(number, document.right[number])},"
    subject, _ = subject_of(document, document.of_dep(number, "nsubj")[:1], references, number)
    helping = document.of_dep(number, "aux")
    return f"{subject} {text_of(document, (*helping, number))} that" if subject else ""


def _met(document: Document, draft: Draft, references: References, subject: str) -> str:
    """Return "Lee and Park meet" of Lee who met Park, or met with him; "" where nobody is named."""
    head = draft.clause.head
    found = list(document.of_dep(head, "dobj"))
    for preposition in document.of_dep(head, "prep"):
        if document.lower[preposition] == "with":
            found += document.of_dep(preposition, "pobj")
    found = with_bearers(document, [c for n in found for c in document.conjuncts(n)], references)
    named = [
        n
        for n in found
        if (who := references.meant(n)) and who.type == "PER" and who.kind == "name"
    ]
    if draft.status == "denied" or not named or len(named) < len(found) or len(named) > MOST:
        return ""
    if any(qualifiers(document, draft.clause)):
        return ""
    partners = [name_of(document, n, references) for n in named]
    return f"{listed([subject, *partners]) if ' and ' not in subject else _joined(subject, partners)} meet"


def _met_with(document: Document, draft: Draft, references: References) -> str:
    """Return "with lawyers" of whom somebody meets; "" where no "with" says so."""
    beside = document.of_dep(draft.clause.head, "prep")
    return next(
        (prepositional(document, n, references) for n in beside if document.lower[n] == "with"), ""
    )


def _joined(subject: str, partners: list[str]) -> str:
    """Return "Lee, Park and Moor" of Lee and Park who met Moor."""
    return listed([*subject.replace(" and ", ", ").split(", "), *partners])


def _is_our_own(document: Document, draft: Draft) -> bool:
    """Tell whether words are no headline without the "we" of their speaker: what "we" do, or talk about."""
    finite = draft.clause.finite
    speakers = any(document.lower[n] in ME for n in draft.frame.agents)
    did = document.tag[finite] == "VBD" or any(
        document.lemma[n] == "have" or document.lower[n] in ("’ve", "'ve")
        for n in document.of_dep(finite, "aux")
    )
    verbs = event_words().verbs
    if draft.lemma in verbs["talking"] or draft.lemma in verbs["hollow"]:
        return True
    return speakers and (not did or draft.faint or draft.lemma in verbs["reporting"])


def _acted_on(frame: Frame, head: int) -> tuple[int, ...]:
    """Return what stands before a passive verb; its objects are told behind it."""
    return tuple(n for n in frame.patients if n < head) or frame.patients[:2]


def _shares_passive(document: Document, head: int) -> bool:
    """Tell whether a participle is passive like the one before it: "was drafted and signed"."""
    if document.tag[head] != "VBN" or document.dep[head] != "conj":
        return False
    first = document.head[head]
    own = document.of_dep(head, "aux", "auxpass", "nsubj", "nsubjpass", "dobj")
    reduced = document.tag[first] == "VBN" and document.dep[first] == "acl"
    return not own and (reduced or bool(document.of_dep(first, "auxpass")))


def _with_its_own(
    document: Document, draft: Draft, references: References, subject: str, rest: str
) -> str:
    """Return the words behind a verb with "its" and "his" kept where they mean the subject."""
    for number in range(draft.clause.head, draft.clause.last + 1):
        mention = references.meant(number) if document.lower[number] in OWNERS else None
        if mention and mention.name == subject:
            own = document.lower[number].replace("your", "its")
            rest = rest.replace(possessive(subject), own, 1)
    return rest


def _stay(
    document: Document, draft: Draft, references: References, subject: str, plural: bool
) -> str:
    """Return "Lee visits Oslo" or "Lee meets Park" of days that Lee spent there or with Park."""
    if place := draft.frame.place:
        return f"{subject} {present('visit', plural=plural)} {place.name}"
    beside = [p for p in document.of_dep(draft.clause.head, "prep") if document.lower[p] == "with"]
    partners = [
        objects_of(document, n, references) for p in beside for n in document.of_dep(p, "pobj")
    ]
    return f"{subject} {present('meet', plural=plural)} {partners[0]}" if partners else ""


def _verb(document: Document, draft: Draft, *, plural: bool) -> str:
    """Return the verb in the present, with what turns it: "is not", "may", "refuses to", "stops"."""
    head, frame = draft.clause.head, draft.frame
    lemma, turned = document.lemma[head], turned_by(document, draft)
    turning = next((n for n in draft.clause.carriers if _turns(document, n)), None)
    if turning is not None and not frame.passive:
        to = "to " if document.tag[head] == "VB" else ""
        verb = f"{present(document.lemma[turning], plural=plural)} {to}{document.word[head]}"
    elif frame.passive:
        be = turned if turned and turned != "not" else " ".join(("are" if plural else "is", turned))
        be = f"{be} be" if be.split()[0] in MODALS else be.strip()
        verb = f"{be} {document.lower[head]}"
    elif turned == "not":
        verb = f"{'do' if plural else 'does'} not {lemma}"
    elif turned:
        verb = f"{turned} {lemma}"
    else:
        verb = present(lemma, plural=plural)
    before, _ = qualifiers(document, draft.clause)
    particles = [document.word[child] for child in document.of_dep(head, "prt")]
    return " ".join(part for part in (before, verb, *particles) if part)


def qualifiers(document: Document, clause: Clause) -> tuple[str, str]:
    """Return the adverbs without which a verb says more than its text, before and after it.

    "Only met", "nearly lost", "scored just once": each limits what happened.
    """
    head, times = clause.head, words("times")
    before = [
        document.lower[n]
        for n in document.of_dep(head, "advmod")
        if n < head and document.lower[n] in limits()
    ]
    often = [
        n
        for n in range(head + 1, clause.last + 1)
        if document.lower[n] in times and _counts(document, n, head)
    ]
    after = [document.span_text(document.left[n], n) for n in often[:1]]
    return " ".join(before), " ".join(after)


def _counts(document: Document, number: int, head: int) -> bool:
    """Tell whether "once" or "twice" counts a verb, unlike "once again" or "on two days, once in May"."""
    if document.lower[number + 1 : number + 2] in (["again"], ["more"]):
        return False
    if document.lower[number] == "once":
        return document.head[number] == head
    above = document.ancestors(number)
    return next((n for n in above if document.pos[n] in ("VERB", "AUX")), number) == head


def turned_by(document: Document, draft: Draft) -> str:
    """Return what turns a verb of its own clause: "may", "could not", "not"; "" where nothing does.

    Where a noun or an adverb denies it ("nobody resigned", "nearly fell") that says so, and no "not" is added.
    """
    finite = draft.clause.finite
    helping = [document.lower[n] for n in document.of_dep(finite, "aux")]
    modal = next((IN_LABELS.get(word, word) for word in helping if word in MODALS), "")
    if draft.status == "happened" or (draft.status == "planned" and modal == "would"):
        return ""
    said_otherwise = is_negated(document, finite) or any(qualifiers(document, draft.clause))
    negated = bool(document.of_dep(finite, "neg")) or (
        draft.status == "denied" and not said_otherwise
    )
    return " ".join(word for word in (modal, "not" if negated else "") if word)


def _governed(document: Document, draft: Draft, references: References) -> str:
    """Return the text's own words for an uncertain clause whose verb does not say that it is.

    What says so stands before it: "Mara Lindt was accused of bribing the planners", "if Norland
    attacks". A pronoun for a person is resolved in brackets.
    """
    clause = draft.clause
    if draft.status != "uncertain" or turned_by(document, draft):
        return ""
    above = clause.finite
    while not document.of_dep(above, *SUBJECTS) and document.head[above] != above:
        above = document.head[above]
    conditions = [n for n in document.of_dep(above, "mark") if document.lower[n] in IF]
    subjects = document.of_dep(above, *SUBJECTS)
    if not subjects or (above == clause.head and not conditions):
        return ""
    first = _after_dateline(document, subjects[0], above)
    if first >= clause.head:
        return ""
    named = antecedent(document, subjects[0])
    meant = references.meant(named)
    if document.lower[subjects[0]] in PERSONAL and meant is not None:
        rest = text_of(document, range(subjects[0] + 1, clause.last + 1))
        return f"[{meant.name}] {rest}"
    return text_of(document, range(min([first, *conditions]), clause.last + 1))


def _after_dateline(document: Document, subject: int, verb: int) -> int:
    """Return the first word of a subject, behind the dash of a dateline: "OSLO (AP) – The mayor"."""
    first = document.left[subject]
    dashes = [n for n in range(first, verb) if document.word[n] in DASHES]
    return dashes[0] + 1 if dashes and document.word[first].isupper() else first


def _turns(document: Document, carrier: int) -> bool:
    """Tell whether a verb turns the one that it carries into its opposite."""
    return document.lemma[carrier] in failing_verbs() | ENDINGS


def _denied(document: Document, draft: Draft, references: References) -> str:
    """Return "Lee denies that he had cancelled the order" for a clause under a denial."""
    denial = denial_of(document, draft.clause.finite)
    if denial is None or draft.status != "denied":
        return ""
    subject, plural = subject_of(document, draft.frame.deniers[:3], references, denial.verb)
    if not subject:
        return ""
    span = range(draft.clause.first, draft.clause.last + 1)
    content = text_of(document, span)
    that = (
        ""
        if document.lower[span[0]] == "that" or document.tag[draft.clause.head] == "VBG"
        else "that "
    )
    return f"{subject} {present('deny', plural=plural)} {that}{content}"


def _without_agent(document: Document, draft: Draft, references: References) -> str:
    """Return what is done to whom where nobody is named who does it; "" where nothing is."""
    head = draft.clause.head
    objects = _right_behind(document, head)
    patient, plural = subject_of(document, objects[:1], references, -1)
    helped = document.tag[head] != "VBN" or document.of_dep(head, "aux")
    if not patient or draft.status == "denied" or helped:
        return ""
    particles = [document.word[child] for child in document.of_dep(head, "prt")]
    rest = complement(document, head, references, without=objects)
    return " ".join(
        part
        for part in (patient, "are" if plural else "is", document.word[head], *particles, rest)
        if part
    )


def _right_behind(document: Document, head: int) -> list[int]:
    """Return the object of a verb; none of a list behind another phrase: "invest in it with talks, visits"."""
    objects = document.of_dep(head, "dobj")
    before = document.of_dep(head, "prep")
    return [n for n in objects if not any(head < p < n for p in before)]


def complement(
    document: Document,
    head: int,
    references: References,
    *,
    without: list[int] | None = None,
    most: int = MANY_PARTS,
) -> str:
    """Return what follows the verb: object, particle phrases, place; no dates and no clauses."""
    parts = [_relative_object(document, head, references)]
    for child in document.children[head]:
        dep = document.dep[child]
        if child < head or dep in SKIPPED or child in (without or ()) or document.is_dated(child):
            continue
        if dep in ("dobj", "attr", "oprd", "dative", "acomp") and document.pos[child] != "ADP":
            told = objects_of(document, child, references) + _unfinished(
                document, child, references
            )
            parts.append(
                f"{parts.pop()}, {told}" if parts[-1] and _goes_on(document, child) else told
            )
        elif dep in ("prep", "agent", "dative"):
            parts.append(prepositional(document, child, references))
        if sum(map(len, parts)) > LIMIT or len(list(filter(None, parts))) >= most:
            break
    parts = [part for part in parts if part]
    parts = (
        [*parts, _infinitive(document, head, references)] if parts else [_content(document, head)]
    )
    return " ".join(part for part in parts if part)


def _goes_on(document: Document, child: int) -> bool:
    """Tell whether an object only goes on with a list: "travels to Chile (CHL), Peru and Ecuador"."""
    before = document.left[child] - 1
    listed_so_far = any(
        document.right[prep] < child for prep in document.of_dep(document.head[child], "prep")
    )
    return document.pos[child] == "PROPN" and document.word[before] == "," and listed_so_far


def _relative_object(document: Document, head: int, references: References) -> str:
    """Return the noun before a clause that lacks its object: "the forum, which Fiji chairs"."""
    for child in document.of_dep(head, "dobj"):
        noun = antecedent(document, child)
        if child < head and noun != child:
            return name_of(document, noun, references)
    return ""


def _unfinished(document: Document, noun: int, references: References) -> str:
    """Return what an effort or a plan is for: " to end the war"; "" behind nouns that say enough."""
    if document.lemma[noun] not in words("unfinished"):
        return ""
    verbs = [v for v in document.of_dep(noun, "acl") if document.tag[v] == "VB"]
    return (
        f" to {document.lemma[verbs[0]]} {complement(document, verbs[0], references)}".rstrip()
        if verbs
        else ""
    )


def _infinitive(document: Document, head: int, references: References) -> str:
    """Return what somebody is to do: "orders staff to leave Ukraine"; "" where nobody is told to."""
    for child in document.of_dep(head, "xcomp"):
        to = [n for n in document.of_dep(child, "aux") if document.lower[n] == "to"]
        told = [n for n in document.of_dep(head, "dobj", "prep") if n < child]
        if not to or child < head or not told:
            continue
        rest = complement(document, child, references)
        negated = "not" if document.of_dep(child, "neg") else ""
        verb = document.between(child, max([child, *document.of_dep(child, "prt")]))
        return " ".join(part for part in ("to", negated, verb, rest) if part)
    return ""


def prepositional(document: Document, preposition: int, references: References) -> str:
    """Return a prepositional phrase; "" for a date, without a noun, or where a clause would be cut off.

    "About concerns that the pact may fail".
    """
    nouns = document.of_dep(preposition, "pobj")
    if not nouns or document.is_dated(nouns[0]) or _has_content(document, nouns[0]):
        return ""
    if document.lower[preposition] in words("occasions"):
        return ""
    if document.pos[nouns[0]] == "NUM" or not name_of(document, nouns[0], references):
        return ""
    return f"{document.lower[preposition]} {objects_of(document, nouns[0], references)}"


def _has_content(document: Document, noun: int) -> bool:
    """Tell whether a clause says what a noun is about: "concerns that the pact may fail"."""
    clauses = document.of_dep(noun, "acl", "ccomp")
    return any(document.lower[m] == "that" for n in clauses for m in document.of_dep(n, "mark"))


def _content(document: Document, head: int) -> str:
    """Return the words of a reported clause."""
    for child in document.of_dep(head, "ccomp", "xcomp"):
        edges = [
            document.left[s]
            for s in document.of_dep(child, *SUBJECTS, "expl", "mark", "aux", "neg")
        ]
        first = min(edges, default=document.left[child])
        span = [n for n in range(first, document.right[child] + 1) if n != head]
        if span and not document.of_dep(child, "nsubj") and document.tag[child] == "VBN":
            return ""
        opening = span[0] if span else head
        words_ = text_of(document, span)
        name = document.pos[opening] == "PROPN" or document.word[opening] == "I"
        return words_ if name else words_[:1].lower() + words_[1:]
    return ""
