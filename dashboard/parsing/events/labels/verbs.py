"""Labels of verbs: who did what to whom, in the text's words: "Council of Oslo has closed bridge"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.coreference.references import ME, RELATIVE, antecedent, with_bearers
from dashboard.parsing.events.factuality import claimed_by, denial_of
from dashboard.parsing.events.labels.own_words import (
    SURE,
    as_printed,
    bracketed,
    core,
    is_bare,
    is_framed,
    limiting,
    verb_words,
)
from dashboard.parsing.events.labels.wording import (
    OWNERS,
    floating_words,
    listed,
    name_of,
    objects_of,
    possessive,
    present,
    subject_of,
    text_of,
    words,
)
from dashboard.parsing.factuality.modifiers import IF, MAY, denies_subject
from dashboard.parsing.lexicon import event_words
from dashboard.parsing.syntax.document import DASHES, OPENERS, SUBJECTS

if TYPE_CHECKING:
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.events.frames import Frame
    from dashboard.parsing.syntax.document import Document

MOST = 3
"""People named whom somebody meets; of more the verb's own words are kept."""
MODALS = MAY | {"would"}
PERSONAL = RELATIVE | {"he", "she", "it", "they"}
LIMIT = 90
"""Characters after which no further part is added."""
BE = (("is", "are"), ("was", "were"))
"""The verb of a passive without one, by whether it is over, and of how many."""
MANY_PARTS = 9
"""More parts than any verb has after it."""
HARM = frozenset({"kill", "injure", "death"})
FOLLOWING = frozenset({"dobj", "attr", "oprd", "dative", "acomp", "prep", "agent"})
"""How what a label tells depends on its verb."""


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
    if (cause := _cause(document, draft)) is not None:
        return _with_its_cause(document, draft, references, subject, cause)
    framed = is_framed(document, draft, references) or is_bare(document, draft)
    if framed:
        verb = _verb(document, draft, plural=plural)
        rest = _with_its_own(
            document, draft, references, subject, _briefly(document, draft, references)
        )
    else:
        verb, rest = verb_words(document, draft), _in_full(document, draft, references)
        if _is_reduced(document, draft):
            verb = f"{BE[True][plural]} {verb}"
    floating = floating_words(document, draft.frame.acting, draft.clause.head)
    floating = [n for n in floating if document.word_behind(n) != "but"]
    verb = " ".join((*(document.lower[n] for n in floating), verb))
    if " " in verb:  # "The Fund was set up to aid farms" may be read as one noun
        subject, *_ = subject.split(f" {verb} ", 1)
    label = " ".join(part for part in (subject, verb, rest) if part)
    if draft.status == "uncertain" and (claim := _source(document, draft, references)):
        label = f"{claim} {label}"
    return label if framed else bracketed(document, draft, references, label)


def _cause(document: Document, draft: Draft) -> int | None:
    """Return the verb of what killed or hurt in "crashed on Monday, killing five", which acts on nothing; None for none."""
    head = draft.clause.head
    above = document.head[head]
    after = document.dep[head] == "advcl" and document.word[document.left[head] - 1] == ","
    if not (after and above < head and is_bare(document, draft) and draft.classes & HARM):
        return None
    told = document.tag[above] == "VBD" and not document.of_dep(above, "dobj", "ccomp", "xcomp")
    return above if told else None


def _with_its_cause(
    document: Document, draft: Draft, references: References, subject: str, cause: int
) -> str:
    """Return "Norland airliner crashed, killing five": an airliner kills nobody."""
    first = replace(draft, clause=replace(draft.clause, head=cause, carriers=()))
    told = (verb_words(document, first), _in_full(document, first, references))
    harm = _in_full(document, draft, references)
    head = document.lower[draft.clause.head]
    return f"{' '.join(part for part in (subject, *told) if part)}, {head} {harm}"


def _briefly(document: Document, draft: Draft, references: References) -> str:
    """Return what follows a verb in a short frame; of much only the first part, or whom somebody meets."""
    head = draft.clause.head
    if any(document.of_dep(n, "acl") for n in document.of_dep(head, "dobj")):
        return _in_full(document, draft, references)  # "discusses efforts to end the strike"
    other = document.of_dep(head, "dobj", "prep") or draft.reporting
    if not other and any(n > head for n in document.of_dep(head, "ccomp")):
        return _in_full(document, draft, references)  # "shakes up what is called a pact"
    behind = complement(document, head, references)
    if len(behind) <= LIMIT:
        return behind
    partners = _met_with(document, draft, references) if draft.lemma == "meet" else ""
    return partners or complement(document, head, references, most=1)


def _in_full(document: Document, draft: Draft, references: References) -> str:
    """Return what a verb acts on in the words of the text, also where these stand before it."""
    head = draft.clause.head
    acting = draft.frame.acting
    subject = references.meant(acting[0]) if acting else None
    before = [n for n in document.of_dep(head, "ccomp") if document.right[n] < head]
    if not before:
        found = core(document, head)
        spoken = bool(found) and _is_all_spoken(document, head, found)
        told = as_printed(document, found, references, subject, marked=spoken)
        return f"“{told.strip('“”"')}”" if spoken else told
    first, last = _after_dateline(document, before[0], head), document.right[before[0]]
    span = range(first, last + 1)
    marked = all(document.quoted[n] for n in span if document.word[n].isalnum())
    told = as_printed(document, span, references, subject, marked=marked)
    if marked:
        told = f"“{told.strip('“”"')}”"
    else:
        opening = next((n for n in span if document.word[n][:1].isalnum()), first)
        own = told.startswith(document.word[opening]) and told[:2] != "I "
        named = document.pos[opening] == "PROPN" or opening in references.at
        if own and not named:
            told = told[:1].lower() + told[1:]
    asked = document.of_dep(head, "dobj", "dative")[:1]
    asked = "".join(objects_of(document, n, references) for n in asked)
    return f"{asked} {told}" if asked else told


def _is_all_spoken(document: Document, head: int, found: list[int]) -> bool:
    """Return whether all that follows a verb is in marks that depend on it: "Lee said, “Go home.”"."""
    first, last = found[0], found[-1]
    region = document.quoted[first]
    whole = found == [*range(first, last + 1)] and first > head and document.of_dep(head, "ccomp")
    opened = document.word[first - 1] in OPENERS and document.quoted[head] != region > 0
    return bool(whole) and opened and all(document.quoted[n] == region for n in found)


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
    found = _those_met(document, head, references)
    named = [n for n in found if _is_person(references, n)]
    if draft.status == "denied" or not named or len(named) < len(found) or len(named) > MOST:
        return ""
    if qualifiers(document, draft.clause):
        return ""
    partners = [name_of(document, n, references) for n in named]
    jointly = document.words_of(head, "advmod") & {"jointly", "together"}
    if len(partners) > 1 and len(draft.frame.agents) == 1 and not jointly:
        return f"{subject} meets with {listed(partners)}"  # one after the other, it may be
    return f"{listed([*subject.replace(' and ', ', ').split(', '), *partners])} meet"


def _those_met(document: Document, head: int, references: References) -> list[int]:
    """Return whom somebody met, or met with, each with those named beside."""
    found = [*document.of_dep(head, "dobj"), *document.objects_of(head, "with")]
    found += [a for n in found for a in document.of_dep(n, "appos") if _is_person(references, a)]
    return with_bearers(document, [c for n in found for c in document.conjuncts(n)], references)


def _is_person(references: References, number: int) -> bool:
    """Return whether a word means somebody by name."""
    who = references.meant(number)
    return who is not None and who.type == "PER" and who.kind == "name"


def _met_with(document: Document, draft: Draft, references: References) -> str:
    """Return "with lawyers" of whom somebody meets; "" where no "with" says so."""
    beside = document.of_dep(draft.clause.head, "prep")
    return next(
        (prepositional(document, n, references) for n in beside if document.lower[n] == "with"), ""
    )


def _is_our_own(document: Document, draft: Draft) -> bool:
    """Return whether words are no headline without the "we" of their speaker: what "we" do, or talk about."""
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
    """Return what stands before a passive verb; its objects are told after it."""
    return tuple(n for n in frame.patients if n < head) or frame.patients[:2]


def _is_reduced(document: Document, draft: Draft) -> bool:
    """Return whether a participle behind its noun is passive, which reads as active without its "was": "Ostra, bought by Lee".

    Headlines do without: "Lee elected by council".
    """
    head = draft.clause.head
    helped = document.of_dep(head, "aux", "auxpass") or draft.clause.carriers
    bare = draft.frame.passive and document.tag[head] in ("VBN", "VBD") and not helped
    hanging = document.dep[head] in ("acl", "advcl")
    return bare and hanging and document.sentence[head] not in document.headings


def _shares_passive(document: Document, head: int) -> bool:
    """Return whether a participle is passive like the one before it: "was drafted and signed"."""
    if document.tag[head] != "VBN" or document.dep[head] != "conj":
        return False
    first = document.head[head]
    own = document.of_dep(head, "aux", "auxpass", "nsubj", "nsubjpass", "dobj")
    reduced = document.tag[first] == "VBN" and document.dep[first] == "acl"
    return not own and (reduced or bool(document.of_dep(first, "auxpass")))


def _with_its_own(
    document: Document, draft: Draft, references: References, subject: str, rest: str
) -> str:
    """Return the words after a verb with "its" and "his" kept where they mean one named before them."""
    for number in range(draft.clause.head, draft.clause.last + 1):
        mention = references.meant(number) if document.lower[number] in OWNERS else None
        name = possessive(mention.name) if mention else ""
        at = rest.find(name) if mention else -1
        if mention and at >= 0 and (mention.name == subject or mention.name in rest[:at]):
            own = document.lower[number].replace("your", "its")
            rest = rest[:at] + own + rest[at + len(name) :]
    return rest


def _verb(document: Document, draft: Draft, *, plural: bool) -> str:
    """Return the verb in the present: "only visits", "is opened", "sets up"."""
    head = draft.clause.head
    verb = present(document.lemma[head], plural=plural)
    if draft.frame.passive:
        verb = f"{BE[draft.status == 'happened'][plural]} {document.lower[head]}"
    particles = [document.word[child] for child in document.of_dep(head, "prt")]
    return " ".join((*qualifiers(document, draft.clause), verb, *particles))


def qualifiers(document: Document, clause: Clause) -> list[str]:
    """Return the adverbs without which a verb says more than its text: "only met", "nearly lost"."""
    return [document.lower[n] for n in limiting(document, clause.head)]


def _governed(document: Document, draft: Draft, references: References) -> str:
    """Return the text's own words for a clause that is uncertain or denied by what stands before its verb.

    "Mara Lindt was accused of bribing the planners", "if Norland attacks", "Norland is unable to close
    the port". A pronoun for a person is resolved in brackets.
    """
    clause = draft.clause
    helping = document.words_of(clause.finite, "aux") & MODALS
    if draft.status in SURE or helping or document.of_dep(clause.finite, "neg"):
        return ""
    above = clause.finite
    while not document.of_dep(above, *SUBJECTS) and document.head[above] != above:
        above = document.head[above]
    conditions = [n for n in document.of_dep(above, "mark") if document.lower[n] in IF]
    subjects = document.of_dep(above, *SUBJECTS)
    shared = clause.carriers or document.dep[clause.finite] == "conj"
    if (
        not subjects
        or (above == clause.head and not conditions)
        or (draft.status == "denied" and shared)
    ):
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
    """Return the first word of a subject or clause, after the dash of a dateline: "OSLO (AP) – The mayor"."""
    first = document.left[subject]
    dashes = [n for n in range(first, verb) if document.word[n] in DASHES]
    opening = next((document.word[n] for n in range(first, verb) if document.word[n].isalpha()), "")
    return dashes[0] + 1 if dashes and opening.isupper() else first


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
        for part in (
            patient,
            BE[draft.status == "happened"][plural],
            document.word[head],
            *particles,
            rest,
        )
        if part
    )


def _right_behind(document: Document, head: int) -> list[int]:
    """Return the object of a verb; none of a list after another phrase: "invest in it with talks, visits"."""
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
    parts: list[str] = []
    for child in document.children[head]:
        adposition = document.pos[child] == "ADP"
        told = prepositional if adposition else objects_of
        follows = child > head and document.dep[child] in FOLLOWING
        when = document.is_dated(child) and not document.objects_of(child, "of")
        apart = bool(parts) and document.word[document.left[child] - 1] == ","
        if follows and not (when or (apart and adposition)) and child not in (without or ()):
            text = told(document, child, references)
            parts += [f"{parts.pop()}, {text}" if apart else text] if text else []
        if sum(map(len, parts)) > LIMIT or len(parts) >= most:
            break
    return " ".join(parts)


def prepositional(document: Document, preposition: int, references: References) -> str:
    """Return a prepositional phrase; "" for a date, without a noun, or where its clause would be cut off."""
    nouns = document.of_dep(preposition, "pobj")
    if not nouns or document.is_dated(nouns[0]):
        return ""
    if any(
        "that" in document.words_of(n, "mark") for n in document.of_dep(nouns[0], "acl", "ccomp")
    ):
        return ""  # "about concerns that the pact may fail"
    if document.lower[preposition] in words("occasions"):
        return ""
    if document.pos[nouns[0]] == "NUM" or not name_of(document, nouns[0], references):
        return ""
    return f"{document.lower[preposition]} {objects_of(document, nouns[0], references)}"
