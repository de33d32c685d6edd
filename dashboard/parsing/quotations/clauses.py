"""Clauses and things as what is said: where they begin and end; what is urged, warned of or ruled out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.parts import is_finder, may_speak
from dashboard.parsing.quotations.sentence_edges import STOPS
from dashboard.parsing.quotations.subjects import behind_comma, says_more
from dashboard.parsing.syntax.document import FINITE, SUBJECTS_AND_EXPLETIVES

if TYPE_CHECKING:
    from dashboard.parsing.quotations.parts import Cue, Span, Subject
    from dashboard.parsing.syntax.document import Document


LEADING_OVER = frozenset({"and", "but", ","})
BARE = frozenset({"VB", "VBP"})
"""Tags of one form: "we urge calm and call on both sides"."""
PAST = frozenset({"VBD", "VBN"})
CLOSED = (["”"], ['"'], ["''"])
WH = words("function_words", "relatives_and_questions")
QUESTION = words("function_words", "questions")
DETAILING = words("reporting", "detailing")
AUXILIARIES = words("function_words", "auxiliaries")
LOOSE = frozenset({"ccomp", "advcl", "prep", "npadvmod", "advmod", "xcomp"})
CONTRAST = words("function_words", "contrast")
SUBORDINATE = frozenset({"relcl", "acl", "advcl", "conj", "dep"})
TOPIC_WORDS = 4
"""A thing noted or announced counts as reported words when its description is so long."""


def clause_after(document: Document, cue: Cue, head: int) -> Span:
    """Return the clause that follows the cue: its subtree without "that" and trailing marks."""
    first, last = max(document.left[head], cue.last + 1), document.right[head]
    that = document.child(head, "mark")
    if that is not None and that > first and document.lower[that] == "that":
        first = that  # "said, speaking on condition of anonymity, that ..."
    while first < last and document.lower[first] in STOPS:
        first += 1
    marked = document.lower[first] == "that" and document.dep[first] in ("mark", "dobj")
    if marked and document.lower[first + 1 : first + 2] != [","]:
        first += 1
    last = _widened(document, cue, last)
    last = _before_next_saying(document, cue, head, last)
    return first, without_aside(document, first, last)


def _widened(document: Document, cue: Cue, last: int) -> int:
    """Return the clause's end with what follows without a comma, though it hangs on the cue."""
    for child in sorted(document.children[cue.token]):
        after = last + 1 + (document.lower[last + 1 : last + 2] in CLOSED)
        if document.left[child] in (last + 1, after) and document.dep[child] in LOOSE:
            last = document.right[child]
    return last


def _before_next_saying(document: Document, cue: Cue, head: int, last: int) -> int:
    """Return the clause's end before a verb of saying that goes on in the cue's own tense."""
    classes = cue_classes()
    for token in range(head + 1, last + 1):
        if document.tag[token] != document.tag[cue.token]:
            continue
        if _tells_on(document, token, head):
            return _before_joint(document, token)
        if document.lower[token] not in classes:
            continue
        subject = document.child(token, "nsubj", "nsubjpass")
        told = subject is None or document.pos[subject] != "PRON"
        if told and _stands_beside(document, token, head):
            return _before_joint(document, token)
    return last


def _tells_on(document: Document, token: int, head: int) -> bool:
    """Say whether a verb joined to a clause of another tense tells on what its speaker did.

    "Stressed that the port is safe and briefed the board", "saying he was sorry and calling it a mistake";
    not "said the mayor is guilty and took bribes", which he did as they say.
    """
    joined = document.head[token]
    if document.dep[token] != "conj" or document.child(token, *SUBJECTS_AND_EXPLETIVES) is not None:
        return False
    if document.tag[joined] not in FINITE or document.tag[joined] == document.tag[token]:
        return False
    if document.tag[token] == "VBG":
        return True
    subject = document.child(head, *SUBJECTS_AND_EXPLETIVES)
    return joined == head and not (subject is not None and may_speak(document, subject))


def _stands_beside(document: Document, token: int, head: int) -> bool:
    """Say whether a verb is joined to the clause's by "and" or set against it: ", while Hall said"."""
    if document.dep[token] == "conj":
        return document.above(token, "conj") == head
    start = document.left[token]
    set_against = document.lower[start] in CONTRAST and document.lower[start - 1] == ","
    return document.dep[token] == "advcl" and set_against


def _before_joint(document: Document, token: int) -> int:
    """Return the last token before the "and" that leads to ``token``."""
    last = document.left[token] - 1
    while document.lower[last] in ("and", "but", "or", ",", ";"):
        last -= 1
    return last


def without_aside(document: Document, first: int, last: int) -> int:
    """Return the clause's end before what the writer adds unquoted: ", which ..."."""
    for token in range(first + 3, last):
        if behind_comma(document, token) and _adds(document, token, last):
            return token - 2
    return last


def _adds(document: Document, token: int, last: int) -> bool:
    """Say whether a clause of the writer's own begins behind a comma."""
    if says_more(document, token):
        return True
    if document.lower[token] == "as":
        return document.lower[token + 1] in AUXILIARIES
    if document.lower[token] == "without":
        return document.lower[token + 1] in DETAILING
    if document.lower[token] != "which":
        return False
    verb = document.head[token]
    relative = document.dep[verb] == "relcl" and document.right[verb] >= last
    return relative and document.inside[last] < 0


def lost_clause(document: Document, cue: Cue) -> int | None:
    """Return the head of a reported clause that the syntax hung on something else.

    "Told the crowd he was ..." hangs on the crowd, "said in March that ..." on March, "asked on air
    whether ..." on the air.
    """
    for token in range(cue.last + 1, document.right[cue.token] + 1):
        clause = document.dep[token] in SUBORDINATE
        if clause and document.child(token, "nsubj", "nsubjpass", "expl") is not None:
            start = document.left[token]
            if _is_reported(document, cue, token, document.lower[start], document.dep[start]):
                return token
    return None


def _is_reported(document: Document, cue: Cue, clause: int, opening: str, dep: str) -> bool:
    """Say whether a cue reports the clause with this opening: "that", "whether", or none after "told"."""
    if opening == "that":
        return dep == "mark"
    if cue.kind == "ask":
        return opening in QUESTION and document.dep[clause] != "relcl"
    bare = opening not in WH and document.child(clause, "mark") is None
    return cue.kind == "tell" and bare and document.dep[document.head[clause]] == "dobj"


def clause_as_object(document: Document, cue: Cue) -> int | None:
    """Return the head of a clause that the syntax took for the object: "said the plan drawn up failed".

    Whoever says a thing of several words and a verb says a clause.
    """
    subject = cue.subject
    if cue.lemma != "say" or subject is None or subject > cue.token:
        return None
    for child in document.children[cue.token]:
        first, last = document.left[child], document.right[child]
        if document.dep[child] not in ("dobj", "nsubj") or first != cue.last + 1:
            continue
        verbs = (t for t in range(child + 1, last + 1) if document.tag[t] in FINITE | {"VBN"})
        if any(document.inside[t] < 0 for t in verbs):
            return child
    return None


WHERE = frozenset({"at", "before", "during", "in", "on"})


def object_in_marks(document: Document, cue: Cue) -> list[Span]:
    """Return the object of a verb of thinking or doing when a part of it stands in marks."""
    for child in document.children[cue.token]:
        if child <= cue.last or document.dep[child] not in (
            "dobj",
            "prep",
            "xcomp",
            "oprd",
            "attr",
        ):
            continue
        if document.dep[child] == "prep" and document.lower[child] in WHERE:
            continue  # "praised on a show as 'a good man'"
        first = child + 1 if document.dep[child] == "prep" else document.left[child]
        thing = document.child(cue.token, "dobj") if document.lower[child] == "as" else None
        if thing is not None and cue.last < thing < child and document.right[thing] + 1 == child:
            first = document.left[thing]  # "defended the mayor as 'a decent man'"
        span = (first, document.right[child])
        if any(document.inside[t] >= 0 for t in range(span[0], span[1] + 1)):
            return [span]
    return []


def object_with_marks(document: Document, cue: Cue) -> list[Span]:
    """Return the object of a verb of saying of which but a part stands in marks: "admitted 'a few' slips"."""
    thing = next((c for c in document.of_dep(cue.token, "dobj") if c > cue.last), None)
    if thing is None:
        return []
    first, last = document.left[thing], document.right[thing]
    start, end = document.start[first], document.end[last]
    regions = document.regions_over(start, end)
    if all(region.is_title or region.words < 2 for region in regions):
        return []
    if document.text[start : regions[0].outer_start].rstrip()[-1:] == ":":
        return []  # "posed a question: 'Who pays?'"
    whole = regions[0].outer_start <= start and end <= regions[-1].outer_end
    return [] if whole else [(first, last)]


def topic(document: Document, cue: Cue) -> list[Span]:
    """Return the thing that is announced, noted or asked about, when it is more than a word or two."""
    if not _may_note(document, cue):
        return []
    for child in document.children[cue.token]:
        first, last = document.left[child], document.right[child]
        if child < cue.token:
            continue
        if cue.kind == "ask" and document.lower[child] == "about":
            return [(child + 1, last)]
        if cue.lemma == "claim" and document.lower[child] in words("reporting", "claimed"):
            return [(first, last)]
        noted = cue.lemma in words("reporting", "topics") and document.dep[child] == "dobj"
        if noted and last - first + 1 >= TOPIC_WORDS:
            return [before_further_cue(document, cue, first, _to_its_end(document, cue, last))]
    return []


def _to_its_end(document: Document, cue: Cue, last: int) -> int:
    """Return the end of a thing with what goes on about it, though it hangs on the cue.

    "Stressed the need for talks to end the strike", "noted her gift to schools and to parks".
    """
    for child in sorted(document.children[cue.token]):
        first = document.left[child]
        purpose = document.tag[child] == "VB" and document.lower[first] == "to"
        if first == last + 1 and purpose and document.dep[child] in ("xcomp", "advcl"):
            last = document.right[child]
        joined = document.lower[last + 1 : first] in (["and"], [",", "and"])
        if joined and document.dep[child] == "prep":
            last = document.right[child]
    return last


def _may_note(document: Document, cue: Cue) -> bool:
    """Say whether a thing can be what somebody said: not in "never stressed her youth".

    Nor in "claims to be president that recall an old story": "that" is nobody.
    """
    thing = cue.relative is not None and document.lower[cue.relative] != "who"
    if thing or document.child(cue.token, "neg") is not None:
        return False
    return cue.subject is None or may_speak(document, cue.subject)


def before_further_cue(document: Document, cue: Cue, first: int, last: int) -> Span:
    """Return the span before a further cue that goes on behind "and": "urged calm and said that ..."."""
    for token in range(first + 1, last + 1):
        tags = {document.tag[token], document.tag[cue.token]}
        joined = document.dep[token] == "conj" and (len(tags) == 1 or tags == BARE)
        joined = joined or (tags == PAST and document.lower[token - 1] == "and")
        told = document.lower[token] in cue_classes() or _tells_more(document, cue, token)
        if joined and told:
            return first, _before_joint(document, token)
    while last > first and document.lower[last] in LEADING_OVER:
        last -= 1
    return first, last


def _tells_more(document: Document, cue: Cue, token: int) -> bool:
    """Say whether a past tense joined to a thing tells what its speaker did next: "noted the gap and met Vey"."""
    if not document.tag[token] == document.tag[cue.token] == "VBD":
        return False
    return document.lower[token - 1] == "and" and document.tag[document.head[token]] not in FINITE


ADDRESSING = frozenset({"on", "upon", "to"})
"""Behind these stands who is spoken to: "called on the port to pay"."""
SET_OFF = 2
"""So many words in marks may be set off with a wink: 'urged the "interim" council to go'."""
FOLLOWED = words("sources", "followed")
SUMMONED = words("sources", "summoned")


def may_urge(document: Document, verb: int, last: int, found: Subject) -> bool:
    """Say whether a subject can be whose words they are: not the plan that "calls for a bridge"."""
    head = found.head
    if head is None or (document.lower[last] == "for" and document.lower[head] in FOLLOWED):
        return False
    bare = document.tag[verb] == "VB" and document.dep[verb] != "conj"
    if found.borrowed and bare and document.child(document.head[verb], "dobj", "dative"):
        return False
    deed = document.tag[verb] == "VBG" and document.dep[verb] != "ROOT"
    deed = deed or document.lower[verb - 1] == "to"
    return may_speak(document, head) and not (deed and _encourages(document, verb))


def _encourages(document: Document, verb: int) -> bool:
    """Say whether things and deeds do so, too: "it encourages firms to move"."""
    return cue_classes().get(document.lower[verb], ("", ""))[0] == "encourage"


def has_marks(document: Document, token: int) -> bool:
    """Say whether words in marks hang on a verb, more than a word set off."""
    numbers = {*document.inside[token : document.right[token] + 1]} - {-1}
    return any(document.regions[number].words > SET_OFF for number in numbers)


def kind_without_marks(document: Document, token: int, found: Subject) -> str:
    """Return the kind of a verb that wants marks, which a few do not: "urged us to wait", "a poll found that"."""
    lemma = cue_classes().get(document.lower[token], ("", ""))[0]
    led = any(n >= 0 for n in document.inside[document.left[token] : token])
    if found.head is None or led:
        return "hold"
    marked = has_marks(document, token)
    if lemma in words("reporting", "urging"):
        return "hold" if marked and _to_do(document, token, token) is None else "urge"
    if marked or found.borrowed or lemma not in words("reporting", "finding"):
        return "hold"
    clauses = document.of_dep(token, "ccomp")
    told = any(document.child(c, *SUBJECTS_AND_EXPLETIVES) is not None for c in clauses)
    return "find" if told and is_finder(document, found.head, lemma) else "hold"


def judges(document: Document, token: int, lemma: str) -> bool:
    """Say whether a verb tells without marks what somebody calls a thing, or accuses others of."""
    marked = any(n >= 0 for n in document.inside[token : document.right[token] + 1])
    if lemma not in words("reporting", "judging") or marked:
        return False
    return judged(document, token, lemma) is not None


def judged(document: Document, verb: int, lemma: str) -> Span | None:
    """Return "the plan as bold" of "described the plan as bold", "lying" of "accused her of lying"."""
    thing = document.child(verb, "dobj")
    if thing is None:
        return None
    wanted = "of" if lemma == "accuse" else "as"
    hung = document.children[verb] + document.children[thing]
    how = max((c for c in hung if c > verb and document.lower[c] == wanted), default=None)
    if how is None:
        return None
    if wanted == "of":
        return how + 1, document.right[how]
    return document.left[thing] if verb < thing < how else how, document.right[how]


def urged(document: Document, cue: Cue) -> list[Span]:
    """Return what somebody urges: "X to do Y" of "urged X to do Y", else the thing that is named."""
    if cue.kind == "judge":
        told = judged(document, cue.token, cue.lemma)
        return [] if told is None else [told]
    last = cue.last
    spoken_to = last == cue.token or document.lower[last] in ADDRESSING
    span = _to_do(document, cue.token, cue.last) if spoken_to else None
    if span is None and document.lower[last] not in ADDRESSING:
        span = _thing(document, cue)
    if span is None:
        return []
    return [(span[0], without_aside(document, *before_further_cue(document, cue, *span)))]


def _to_do(document: Document, verb: int, last: int) -> Span | None:
    """Return what somebody is to do, with who that is: "voters to wait" of "urged voters to wait"."""
    for token in range(last + 1, document.right[verb] + 1):
        if document.tag[token] in FINITE or document.lower[token] in (",", ";", ":"):
            return None
        if document.tag[token] == "TO" and document.tag[document.head[token]] == "VB":
            return last + 1, _to_last_deed(document, verb, document.right[document.head[token]])
    return None


def _to_last_deed(document: Document, verb: int, last: int) -> int:
    """Return the end of all that is to be done: "urged her to wait, keep calm, and call", whatever the syntax joins."""
    if document.tag[verb] in BARE and document.lower[verb - 1] != "to":
        return last
    _, end = document.sentences[document.sentence[verb]]
    token = last + 1
    while token + 1 < end and document.lower[token] in (",", "and"):
        token += 1 + (document.lower[token : token + 2] == [",", "and"])
        if token >= end or document.tag[token] not in BARE or document.inside[token] >= 0:
            break
        last = max(token, min(document.right[token], end - 1))
        token = last + 1
    while last > 0 and document.lower[last] in STOPS | {".", "and"}:
        last -= 1
    return last


def _thing(document: Document, cue: Cue) -> Span | None:
    """Return the thing that is called for, ruled out or warned of, or what is to be done with it."""
    first = cue.last + 1
    own = [*document.children[cue.token], *document.children[cue.last]]
    held = [c for c in own if document.left[c] <= first <= document.right[c] and c >= cue.last]
    if not held or _encourages(document, cue.token):
        return None
    head = max(held, key=lambda c: document.right[c])
    noun = document.child(head, "pobj", "pcomp") if document.dep[head] == "prep" else head
    if noun is None or document.pos[noun] == "PRON" or document.lower[noun] in SUMMONED:
        return None
    return (
        None
        if cue.last == cue.token and may_speak(document, noun)
        else (first, document.right[head])
    )
