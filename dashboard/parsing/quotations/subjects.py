"""The subject of a reporting verb, found in the syntax or, where that fails, by its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.parts import Subject, may_speak
from dashboard.parsing.quotations.sentence_edges import (
    WHO,
    content_start,
    first_head,
    insertion,
    set_off,
)
from dashboard.parsing.syntax.document import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document

UPWARD = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl", "parataxis", "dep", "advmod"}
)
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
HIGH = frozenset({"nsubj", "nsubjpass"})
LOW = frozenset({"npadvmod", "dep", "ROOT", "nmod", "attr", "conj"})
BEING = words("function_words", "being")
OF_THEM = frozenset({"as", "for", "from", "of", "with"})
"""Behind these stands what somebody else does: "charged them with leading", "praised her for saying"."""
MORE = frozenset({"say", "tell", "promise", "write"})
STEPS = 7
FARTHEST = 80
"""So many tokens back a subject is looked for where the syntax shows none."""


def subject_of(document: Document, verb: int, last: int) -> Subject:
    """Return who speaks by the verb at ``verb``, whose phrase ends at ``last``."""
    if behind_comma(document, verb) and document.lower[last + 1 : last + 2] == ["not"]:
        return Subject(_in_their_place(document, last + 1))
    speaker = set_off(document, verb, last)
    inserted = insertion(document, verb, last) if speaker is None else None
    if speaker is not None or inserted is not None:
        return Subject(inserted.head if inserted else speaker)
    if _is_passive(document, verb):
        return Subject(_agent(document, verb))
    return _active(document, verb, last)


def _in_their_place(document: Document, no: int) -> int | None:
    """Return the head of who spoke where the words behind a verb say who did not: "said not Hall but Vey"."""
    _, end = document.sentences[document.sentence[no]]
    but = next((t for t in range(no, end) if document.lower[t] == "but"), None)
    return None if but is None else first_head(document, but + 1)


def _active(document: Document, verb: int, last: int) -> Subject:
    """Return the subject of a verb that is no passive and not set off by commas."""
    found = in_syntax(document, verb)
    if found.head is not None and _is_somebody(document, verb, found.head):
        return _issuer(document, _same_tense(document, verb, found))
    if document.tag[verb] in ("VBD", "VBZ", "VBP"):
        return Subject(beside(document, verb, last))
    if document.tag[verb] == "VBN" and not _has_auxiliary(document, verb):
        return Subject(borrowed=True)
    return Subject(_before(document, verb), borrowed=True)


def _is_somebody(document: Document, verb: int, head: int) -> bool:
    """Say whether a verb's subject stands outside marks, and is no day and no dateline's place."""
    a = document.sentences[document.sentence[verb]][0]
    in_dateline = a <= head < content_start(document, a)
    return document.inside[head] < 0 and not in_dateline and not is_time(document, head)


def is_time(document: Document, token: int) -> bool:
    """Say whether a token that may be taken for a subject only says when: "said Thursday morning"."""
    return document.lower[token] in words("openings", "times")


def in_syntax(document: Document, verb: int) -> Subject:
    """Return the subject that the tree gives the verb, from verbs above it where it has none."""
    token, borrowed, nested = verb, False, False
    for _ in range(STEPS):
        subject = _own_subject(document, token)
        if subject is not None and borrowed and (agent := _agent(document, token)) is not None:
            return Subject(agent, borrowed=True)  # "was denied by Hall, adding that"
        if subject is not None:
            return _antecedent(document, token, subject, borrowed=borrowed)
        if (told_of := _told_of(document, verb, token)) is not None:
            return Subject(told_of, borrowed=True)
        dep, head = document.dep[token], document.head[token]
        whom = document.child(head, "dobj") if nested and dep == "prep" else None
        if whom is not None and document.lower[token] in OF_THEM:
            return Subject(whom, borrowed=True)  # "The paper quoted her as saying"
        nested = nested or dep == "pcomp"
        if head == token or not (dep in UPWARD or (nested and dep == "pobj")):
            return Subject(None, borrowed)
        token, borrowed = head, True
    return Subject(None, borrowed)


def _told_of(document: Document, verb: int, token: int) -> int | None:
    """Return the noun that a clause above the verb is about."""
    dep, head = document.dep[token], document.head[token]
    noun = document.pos[head] in NOMINAL
    aside = behind_comma(document, verb) and document.word[head].islower()
    apart = token == verb and aside and not may_speak(document, head)
    return head if dep == "relcl" or (dep == "acl" and noun and not apart) else None


def _own_subject(document: Document, verb: int) -> int | None:
    """Return the verb's subject: of two the one outside marks, for the other is what is said.

    A dateline's place is none where another stands behind it.
    """
    start = content_start(document, document.sentences[document.sentence[verb]][0])
    found = document.of_dep(verb, *HIGH)
    found = [c for c in found if c >= start] or found
    found = [c for c in found if not closed_off(document, c, verb)]
    free = [c for c in found if document.inside[c] < 0] or found
    if len(free) > 1 and free[0] + 1 == document.left[free[1]] <= verb:
        return free[1]  # "Senior author Anna Hall said"
    return next(iter(free), None)


def closed_off(document: Document, token: int, verb: int) -> bool:
    """Say whether a token stands in brackets that close before a verb: "(Vey had left), Hall says"."""
    edges = [word for word in document.lower[token:verb] if word in ("(", ")")]
    return edges[:1] == [")"]


def _antecedent(document: Document, verb: int, subject: int, *, borrowed: bool) -> Subject:
    """Return the noun that a relative pronoun stands for, or the subject itself."""
    if document.lower[subject] in WHO:
        token = verb
        for _ in range(STEPS):
            if document.dep[token] == "relcl":
                return Subject(_person_before(document, token, subject), borrowed, subject)
            if document.head[token] == token:
                break
            token = document.head[token]
    return Subject(subject, borrowed)


def _person_before(document: Document, clause: int, pronoun: int) -> int:
    """Return whom "who" stands for: "the number of voters who said" are the voters."""
    head, near = document.head[clause], pronoun - 1
    person = document.lower[pronoun] == "who" and not may_speak(document, head)
    return near if person and near > head and document.pos[near] in NOMINAL else head


def _is_passive(document: Document, verb: int) -> bool:
    """Say whether somebody is told or asked here, so that the subject is not who speaks."""
    kind = cue_classes().get(document.lower[verb], ("", ""))[1]
    if document.tag[verb] == "VBD" and document.lower[verb] == "told":
        to = document.child(verb, "xcomp")
        return to == verb + 2 and document.lower[verb + 1] == "to"  # "Staff told to leave"
    if document.tag[verb] != "VBN":
        return False
    if document.child(verb, "auxpass") is not None:
        return True
    bare = document.dep[verb] in ("advcl", "acl") and not _has_auxiliary(document, verb)
    return bare and kind in ("ask", "tell")


def _has_auxiliary(document: Document, verb: int) -> bool:
    return document.child(verb, "aux", "auxpass") is not None


def _agent(document: Document, verb: int) -> int | None:
    """Return the head of "by X" after a passive."""
    by = document.child(verb, "agent")
    return document.child(by, "pobj") if by is not None else None


def _issuer(document: Document, subject: Subject) -> Subject:
    """Return who issued a document, where it is said: "the bank issued a statement saying"."""
    head = subject.head
    if head is None or document.lower[head] not in words("sources", "documents"):
        return subject
    if document.child(head, "poss") is not None:
        return subject  # "referred to Hall's report, which said"
    above = document.head[head]
    own = document.dep[head] == "dobj" or document.lower[above] == "in"
    if not own or (not subject.borrowed and subject.relative is None):
        return subject  # "despite reports urging", "with reports saying that"
    issuer = in_syntax(document, above).head
    return subject if issuer is None else Subject(issuer, borrowed=True)


def _same_tense(document: Document, verb: int, subject: Subject) -> Subject:
    """Return the subject of the saying verb before, where "and added" hangs on what it reports.

    It is parted by its tense or by a clause of being: "said the road was shut and urged us to wait",
    "spoke of roads that are shut and urged us". So does ", adding": "Hall said it was safe, adding that".
    """
    head = document.head[verb]
    if not subject.borrowed or document.dep[head] not in ("ccomp", "relcl"):
        return subject
    above = document.head[head]
    while document.tag[above] not in FINITE and document.head[above] != above:
        above = document.head[above]
    tag = (
        "VBP" if document.tag[verb] == "VB" and document.tag[head] == "VBN" else document.tag[verb]
    )
    if tag in ("VBD", "VBZ", "VBP"):
        apart = document.tag[head] != tag or document.lower[head] in BEING
        other = apart and tag == document.tag[above]
    else:
        other = says_more(document, verb) and document.lower[above] in cue_classes()
    found = document.child(above, "nsubj", "nsubjpass") if other else None
    return Subject(found, borrowed=True) if found is not None else subject


def says_more(document: Document, token: int) -> bool:
    """Say whether who spoke says more in a participle behind a comma: "said he was, adding that ..."."""
    word = document.lower[token]
    kind = cue_classes().get(word, ("", ""))[1]
    more = document.tag[token] == "VBG" and (kind in MORE or word == "citing")
    return more and behind_comma(document, token)


def behind_comma(document: Document, token: int) -> bool:
    """Say whether a comma stands before a token, perhaps inside a closing mark: 'was “dead,” adding'."""
    start = document.start[token]
    return document.text[max(0, start - 4) : start].rstrip().rstrip("”’\"'»").endswith(",")


def beside(document: Document, verb: int, last: int) -> int | None:
    """Return the head of the words beside a finite verb whose subject the syntax lost."""
    place = verb - 1
    while document.pos[place] in ("AUX", "ADV"):
        place -= 1
    here = document.sentence[place] == document.sentence[verb]
    if here and document.inside[place] < 0 and document.pos[place] in NOMINAL:
        return _described(document, place)
    inverted = _inverted(document, last)
    if inverted is not None and not _opens_clause(document, verb, inverted):
        return inverted
    earlier = _before(document, verb)
    return inverted if earlier is None else earlier


def _described(document: Document, place: int) -> int:
    """Return whom a participle describes that ends at ``place``, or ``place``: "officials briefed on it said".

    The syntax takes the participle for a verb; the cue right after its words tells that it is none.
    """
    verb = document.head[document.head[place]]
    head = document.child(verb, "nsubj")
    bare = document.tag[verb] in ("VBD", "VBN") and document.dep[place] == "pobj"
    if not bare or head is None or document.child(verb, "aux", "cc", "conj") is not None:
        return place
    joined = head < verb and "," not in document.lower[head:place]
    return head if joined and may_speak(document, head) else place


def _opens_clause(document: Document, verb: int, head: int) -> bool:
    """Say whether who stands behind a verb is a thing, or the subject of what is said: ", said Hall had left"."""
    if document.word[head].islower() and not may_speak(document, head):
        return True
    clause = document.head[head]
    bare = document.tag[clause] in ("VBG", "VBN") and not _has_auxiliary(document, clause)
    own = document.dep[head] in HIGH and clause > head and not bare
    return own and document.dep[clause] == "ccomp" and document.head[clause] == verb


def _inverted(document: Document, last: int) -> int | None:
    """Return the head of the words right after a verb: "said Smith"."""
    for token in range(last + 1, min(last + 8, len(document.lower))):
        if document.inside[token] >= 0 or document.lower[token] in (",", ".", "that"):
            return None
        if document.pos[token] in ("ADP", "PART") or is_time(document, token):
            return None
        if document.pos[token] in NOMINAL:
            head = token
            # "shouted her brother": who is named by a "her" is no "her".
            while document.dep[head] in ("compound", "poss") and document.head[head] > head:
                head = document.head[head]
            return head
    return None


def _before(document: Document, verb: int) -> int | None:
    """Return the likeliest subject before a verb that the syntax left without one."""
    a = content_start(document, document.sentences[document.sentence[verb]][0])
    for wanted in (HIGH, LOW):
        for place in range(verb - 1, max(a, verb - FARTHEST) - 1, -1):
            if document.inside[place] >= 0 or document.dep[place] not in wanted:
                continue
            named = document.pos[place] in NOMINAL and document.lower[place] not in WHO
            if named and not is_time(document, place):
                return place
    return None
