"""The subject of a reporting verb, found in the syntax or, where that fails, by its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.asides import aside
from dashboard.parsing.quotations.halved import halving
from dashboard.parsing.quotations.inserted import WHO, before_dashes, insertion, set_off
from dashboard.parsing.quotations.openings import content_start
from dashboard.parsing.quotations.sources import may_speak, with_whom

if TYPE_CHECKING:
    from dashboard.parsing.quotations.reading import Reading

UPWARD = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl", "parataxis", "dep", "advmod"}
)
CLAUSE_ENDS = frozenset({",", ";", ":", "and", "but", "or"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
HIGH = frozenset({"nsubj", "nsubjpass"})
LOW = frozenset({"npadvmod", "dep", "ROOT", "nmod", "attr", "conj"})
BEING = words("function_words", "being")
MORE = frozenset({"say", "tell", "promise", "write"})
STEPS = 7
FARTHEST = 80
"""So many tokens back a subject is looked for where the syntax shows none."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The head of a verb's subject; whether it is another verb's; the token of "who"."""

    head: int | None = None
    borrowed: bool = False
    relative: int | None = None


def subject_of(reading: Reading, verb: int, last: int) -> Subject:
    """Return who speaks by the verb at ``verb``, whose phrase ends at ``last``."""
    apart = aside(reading, verb, last) or halving(reading, verb, last)
    if apart is not None:
        return Subject(apart.head)
    speaker = set_off(reading, verb, last)
    inserted = insertion(reading, verb, last) if speaker is None else None
    if speaker is not None or inserted is not None:
        return Subject(inserted.head if inserted else speaker)
    if _is_passive(reading, verb):
        return Subject(_agent(reading, verb))
    return _active(reading, verb, last)


def _active(reading: Reading, verb: int, last: int) -> Subject:
    """Return the subject of a verb that is no passive and not set off by commas."""
    told_of = with_whom(reading, verb)
    if told_of is not None:
        return Subject(told_of)
    found = in_syntax(reading, verb)
    a = reading.sentences[reading.sentence_of[verb]][0]
    in_dateline = found.head is not None and a <= found.head < content_start(reading, a)
    beyond = _beyond(reading, verb, found.head, content_start(reading, a))
    if beyond is not None:
        return Subject(*beyond)
    in_dateline = in_dateline or (found.head is not None and is_time(reading, found.head))
    if found.head is not None and not in_dateline and reading.inside[found.head] < 0:
        return _issuer(reading, _same_tense(reading, verb, found))
    if reading.tags[verb] in ("VBD", "VBZ", "VBP"):
        return Subject(beside(reading, verb, last))
    if reading.tags[verb] == "VBN" and not _has_auxiliary(reading, verb):
        return Subject(borrowed=True)
    return Subject(_before(reading, verb), borrowed=True)


def _beyond(reading: Reading, verb: int, head: int | None, start: int) -> tuple[int, bool] | None:
    """Return who speaks where the syntax stops short of them, and whether another verb's is taken.

    Behind a dateline it is who is set beside it: "OSLO - The mayor, Jane Roe, said"; behind words in
    marks who said these: "she said that 'the time is over' and vowed".
    """
    if head is None:
        return None
    if head < start:
        beside = (c for c in reading.children[head] if reading.deps[c] == "appos" and c >= start)
        apposed = next((c for c in beside if reading.poses[c] in NOMINAL), None)
        return None if apposed is None else (apposed, False)
    above = reading.heads[reading.heads[verb]]
    joined = reading.deps[verb] == "conj" and reading.deps[reading.heads[verb]] == "ccomp"
    if reading.inside[head] < 0 or not joined or reading.words[above] not in cue_classes():
        return None
    found = subject_of(reading, above, above).head
    return None if found is None else (found, True)


def is_time(reading: Reading, token: int) -> bool:
    """Say whether a token that may be taken for a subject only says when: "said Thursday morning"."""
    return reading.words[token] in words("openings", "times")


def in_syntax(reading: Reading, verb: int) -> Subject:
    """Return the subject that the tree gives the verb, from verbs above it where it has none."""
    token, borrowed, nested = verb, False, False
    for _ in range(STEPS):
        quoted = reading.child(token, "dobj") if nested else None
        if quoted is not None and reading.words[token] in words("reporting", "quoting"):
            # "The paper quoted her as saying".
            return Subject(quoted, borrowed=True)
        subject = _own_subject(reading, token)
        if subject is not None:
            return _antecedent(reading, token, subject, borrowed=borrowed)
        dep, head = reading.deps[token], reading.heads[token]
        noun = reading.poses[head] in NOMINAL
        if dep == "relcl" or (dep == "acl" and noun):
            return Subject(head, borrowed=True)
        nested = nested or dep == "pcomp"
        if head == token or not (dep in UPWARD or (nested and dep == "pobj")):
            return Subject(None, borrowed)
        token, borrowed = head, True
    return Subject(None, borrowed)


def _own_subject(reading: Reading, verb: int) -> int | None:
    """Return the verb's subject: of two the one outside marks, for the other is what is said.

    A dateline's place is none where another stands behind it.
    """
    found = [c for c in reading.children[verb] if reading.deps[c] in HIGH]
    if len(found) > 1:
        start = content_start(reading, reading.sentences[reading.sentence_of[verb]][0])
        found = [c for c in found if c >= start] or found
    return next((c for c in found if reading.inside[c] < 0), found[0] if found else None)


def _antecedent(reading: Reading, verb: int, subject: int, *, borrowed: bool) -> Subject:
    """Return the noun that a relative pronoun stands for, or the subject itself."""
    if reading.words[subject] in WHO:
        token = verb
        for _ in range(STEPS):
            if reading.deps[token] == "relcl":
                return Subject(reading.heads[token], borrowed, subject)
            if reading.heads[token] == token:
                break
            token = reading.heads[token]
    return Subject(subject, borrowed)


def _is_passive(reading: Reading, verb: int) -> bool:
    """Say whether somebody is told or asked here, so that the subject is not who speaks."""
    kind = cue_classes().get(reading.words[verb], ("", ""))[1]
    if reading.tags[verb] == "VBD" and kind == "tell":
        # A headline: "Staff told to leave". Who tells, tells somebody.
        to = reading.child(verb, "xcomp")
        bare = to == verb + 2 and reading.words[verb + 1] == "to"
        return bare and reading.words[verb] == "told"
    if reading.tags[verb] != "VBN":
        return False
    if reading.child(verb, "auxpass") is not None:
        return True
    bare = reading.deps[verb] in ("advcl", "acl") and not _has_auxiliary(reading, verb)
    return bare and kind in ("ask", "tell")


def _has_auxiliary(reading: Reading, verb: int) -> bool:
    return reading.child(verb, "aux", "auxpass") is not None


def _agent(reading: Reading, verb: int) -> int | None:
    """Return the head of "by X" after a passive."""
    by = reading.child(verb, "agent")
    return reading.child(by, "pobj") if by is not None else None


def _issuer(reading: Reading, subject: Subject) -> Subject:
    """Return who issued a document, where it is said: "the bank issued a statement saying"."""
    head = subject.head
    if head is None or reading.words[head] not in words("sources", "documents"):
        return subject
    relative = subject.relative is not None
    if not (subject.borrowed or relative) or reading.deps[head] not in ("dobj", "pobj"):
        return subject
    above = in_syntax(reading, reading.heads[head])
    if above.head is None or reading.poses[above.head] not in NOMINAL:
        return subject
    return Subject(above.head, borrowed=True)


def _same_tense(reading: Reading, verb: int, subject: Subject) -> Subject:
    """Return the subject of the saying verb before, where "and added" hangs on what it reports.

    It is parted by its tense or by a clause of being: "said the road was shut and urged us to wait".
    So does ", adding": "Hall said it was safe, adding that ...".
    """
    head = reading.heads[verb]
    if not subject.borrowed or reading.deps[head] != "ccomp":
        return subject
    above = reading.heads[head]
    if reading.deps[verb] == "conj" and reading.tags[verb] in ("VBD", "VBZ"):
        apart = reading.tags[head] != reading.tags[verb] or reading.words[head] in BEING
        other = apart and reading.tags[verb] == reading.tags[above]
    else:
        other = says_more(reading, verb) and reading.words[above] in cue_classes()
    found = reading.child(above, "nsubj", "nsubjpass") if other else None
    return Subject(found, borrowed=True) if found is not None else subject


def says_more(reading: Reading, token: int) -> bool:
    """Say whether who spoke says more in a participle behind a comma: "said he was, adding that ..."."""
    word = reading.words[token]
    kind = cue_classes().get(word, ("", ""))[1]
    more = reading.tags[token] == "VBG" and (kind in MORE or word == "citing")
    return more and behind_comma(reading, token)


def behind_comma(reading: Reading, token: int) -> bool:
    """Say whether a comma stands before a token, perhaps inside a closing mark: 'was “dead,” adding'."""
    if token < 1 or reading.inside[token] >= 0:
        return False
    start = reading.starts[token]
    return reading.text[max(0, start - 4) : start].rstrip().rstrip("”’\"'»").endswith(",")


def beside(reading: Reading, verb: int, last: int) -> int | None:
    """Return the head of the words beside a finite verb whose subject the syntax lost."""
    place = verb - 1
    a = reading.sentences[reading.sentence_of[verb]][0]
    while place >= a and (reading.poses[place] in ("AUX", "ADV") or reading.tags[place] == "MD"):
        place -= 1
    place = before_dashes(reading, place, a)
    if place >= a and reading.inside[place] < 0 and reading.poses[place] in NOMINAL:
        described = _described(reading, place)
        return place if described is None else described
    inverted = _inverted(reading, last)
    if inverted is None or _opens_clause(reading, verb, inverted):
        earlier = _before(reading, verb)
        return inverted if earlier is None else earlier
    return inverted


def _described(reading: Reading, place: int) -> int | None:
    """Return whom a participle describes that ends at ``place``: "officials briefed on the plan said".

    The syntax takes the participle for the clause's verb; the verb behind it tells that it is none.
    """
    verb = reading.heads[reading.heads[place]]
    if reading.deps[place] != "pobj" or reading.tags[verb] not in ("VBD", "VBN"):
        return None
    head = reading.child(verb, "nsubj")
    if head is None or head > verb or reading.child(verb, "aux", "cc", "conj") is not None:
        return None
    apart = any(reading.words[t] in CLAUSE_ENDS for t in range(head, place))
    return head if not apart and may_speak(reading, head) else None


def _opens_clause(reading: Reading, verb: int, head: int) -> bool:
    """Say whether a name behind a verb is the subject of what is said: ", said Hall had left".

    A bare participle is no clause: ", said a man speaking for the union".
    """
    clause = reading.heads[head]
    own = reading.deps[head] in HIGH and clause > head
    bare = reading.tags[clause] in ("VBG", "VBN") and not _has_auxiliary(reading, clause)
    return own and not bare and reading.deps[clause] == "ccomp" and reading.heads[clause] == verb


def _inverted(reading: Reading, last: int) -> int | None:
    """Return the head of the words right after a verb: "said Smith"."""
    for token in range(last + 1, min(last + 8, len(reading.words))):
        if reading.inside[token] >= 0 or reading.words[token] in (",", ".", "that"):
            return None
        if reading.poses[token] in ("ADP", "PART") or is_time(reading, token):
            return None
        if reading.poses[token] in NOMINAL:
            head = token
            # "shouted her brother": who is named by a "her" is no "her".
            while reading.deps[head] in ("compound", "poss") and reading.heads[head] > head:
                head = reading.heads[head]
            return head
    return None


def _before(reading: Reading, verb: int) -> int | None:
    """Return the likeliest subject before a verb that the syntax left without one."""
    a = content_start(reading, reading.sentences[reading.sentence_of[verb]][0])
    for wanted in (HIGH, LOW):
        for place in range(verb - 1, max(a, verb - FARTHEST) - 1, -1):
            if reading.inside[place] >= 0 or reading.deps[place] not in wanted:
                continue
            named = reading.poses[place] in NOMINAL and reading.words[place] not in WHO
            if named and not is_time(reading, place):
                return place
    return None
