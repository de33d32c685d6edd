"""Clauses and things as what is said: where they begin and end; what is urged, warned of or ruled out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.factuality.modifiers import IF
from dashboard.parsing.lexicon import cue_classes, cue_of, words
from dashboard.parsing.quotations.sentence_edges import (
    STOPS,
    WHERE,
    is_set_against,
    parted_subject,
    with_following,
    with_its_tense,
)
from dashboard.parsing.quotations.speaker_parts import is_one_of, may_speak
from dashboard.parsing.quotations.subjects import BARE, behind_comma, says_more
from dashboard.parsing.syntax.document import FINITE, SUBJECTS_AND_EXPLETIVES

if TYPE_CHECKING:
    from dashboard.parsing.quotations.speaker_parts import Cue, Span, Subject
    from dashboard.parsing.syntax.document import Document


JOINTS = frozenset({"and", "but", "or", ",", ";"})
LEADING_OVER = frozenset({"and", "but", ","})
PAST = frozenset({"VBD", "VBN"})
VERBS = FINITE | {"VBN"}
WH = words("function_words", "relatives_and_questions")
QUESTION = words("function_words", "questions")
ASIDES = {
    "as": words("function_words", "auxiliaries"),
    "without": words("reporting", "detailing"),
}
"""What the writer adds opens with these: ", as did the port", ", without giving details"."""
CONCEDING = frozenset({"although", "but", "though"})
SAYINGS = words("reporting", "sayings") | words("reporting", "comments")
LOOSE = frozenset({"ccomp", "advcl", "prep", "npadvmod", "advmod", "xcomp"})
SUBORDINATE = frozenset({"relcl", "acl", "advcl", "conj", "dep"})
TOPIC_WORDS = 4
"""A thing noted or announced counts as reported words when its description is so long."""


def clause_after(document: Document, cue: Cue, head: int) -> Span:
    """Return the clause that follows the cue: its subtree without "that" and trailing marks.

    With it goes what follows without a comma, though the syntax hung it on the cue.
    """
    first, last = max(document.left[head], cue.last + 1), document.right[head]
    subject = parted_subject(document, cue, head)
    first = first if subject is None else document.left[subject]
    first = _behind_day(document, cue, first, head)
    that = document.child(head, "mark")
    if that is not None and that > first and document.lower[that] == "that":
        first = that  # "said, speaking on condition of anonymity, that ..."
    while first < last and document.lower[first] in STOPS:
        first += 1
    if document.lower[first - 1] == "," and document.tag[first] == "IN":
        first = _behind_adverbial(document, first, head)
    marked = document.lower[first] == "that" and document.dep[first] in ("mark", "dobj")
    first += marked and document.word_behind(first) != ","
    last = with_its_tense(document, cue.token, head, last)
    last = with_following(document, cue.token, last, LOOSE)
    _, last = before_further_cue(document, cue, first, last, head)
    return first, _to_its_contrast(document, first, without_aside(document, cue, first, last))


def with_condition(document: Document, cue: Cue, last: int) -> int:
    """Return the end of a deed with the condition that hangs on its cue: "pledged to pay if it rains"."""
    for clause in document.of_dep(cue.token, "advcl"):
        first = document.left[clause]
        if first == last + 1 and document.lower[first] in IF:
            return without_aside(document, cue, first, document.right[clause])
    return last


def _behind_day(document: Document, cue: Cue, first: int, head: int) -> int:
    """Return where a clause begins behind the day on which it was said: "said on Monday they were late"."""
    day = first + (document.lower[first] == "on")
    subject = document.child(head, *SUBJECTS_AND_EXPLETIVES)
    if first != cue.last + 1 or subject is None or document.left[subject] != day + 1:
        return first
    return day + 1 if document.lower[day] in words("openings", "days") else first


def _behind_adverbial(document: Document, first: int, head: int) -> int:
    """Return where words in marks begin after what tells of them between commas: 'said, of her child, "She is here"'."""
    inside = document.inside[head]
    start = document.token_at(document.regions[inside].start) if inside >= 0 else first
    between = range(first, start)
    parted = (
        any(document.lower[t] == "," for t in between[-2:]) and document.word[start][:1].isupper()
    )
    verbs = FINITE.isdisjoint(document.tag[t] for t in between)
    return start if parted and verbs and "that" not in document.lower[first:start] else first


def _to_its_contrast(document: Document, first: int, last: int) -> int:
    """Return the end of a clause with what it sets against its last part: "not for the money, but for the port"."""
    comma = next((t for t in range(last, first, -1) if document.lower[t] == ","), last)
    but = last + 1 + (document.word_behind(last) == ",")
    denied = document.word_behind(comma) == "not" and document.lower[but : but + 1] == ["but"]
    return document.right[but + 1] if denied and but + 1 < len(document.lower) else last


def without_aside(document: Document, cue: Cue, first: int, last: int) -> int:
    """Return the clause's end before what the writer adds unquoted: ", which ...", where it was said."""
    for token in range(first + 3, last):
        if behind_comma(document, token) and _adds(document, cue, token, last):
            return token - 2
    return last


def _adds(document: Document, cue: Cue, token: int, last: int) -> bool:
    """Return whether a clause of the writer's own begins after a comma.

    A comment on what is said, "a claim that the port rejects", and what came of it, "drawing criticism
    from Vey", go to its end; "although he refused to explain" tells what who speaks did besides, and
    "pointing to the figures" what was meant.
    """
    word, head = document.lower[token], document.head[token]
    if word in CONCEDING and document.pos[token + 1] == "PRON":
        verb = next((t for t in range(token + 2, last) if document.tag[t] in FINITE), token)
        did = cue_classes().keys() | words("refusals", "refusing")
        return document.tag[verb] == document.tag[cue.token] and document.lower[verb] in did
    aside = document.inside[last] < 0 and document.right[head] >= last
    if word == "which":
        return aside and document.dep[head] == "relcl"
    if word in ("a", "an"):
        told = document.child(head, "relcl", "acl", "prep") is not None
        return aside and told and document.lower[head] in SAYINGS
    if word == "pointing" and document.lower[token + 1] == "to":
        return True
    if document.tag[token] == "VBG" and document.right[token] >= last:
        came = {document.lemma[t] for t in document.of_dep(token, "dobj")}
        return not came.isdisjoint(words("reporting", "reactions")) or says_more(document, token)
    return says_more(document, token) or document.lower[token + 1] in ASIDES.get(word, ())


def lost_clause(document: Document, cue: Cue) -> int | None:
    """Return the head of a reported clause that the syntax attached to something else, or took for the object.

    "Told the crowd he was ..." depends on the crowd, "said in March that ..." on March, "asked on air
    whether ..." on the air; whoever says a thing of several words and a verb, as in "said the plan drawn
    up failed", says a clause.
    """
    for token in range(cue.last + 1, document.right[cue.token] + 1):
        clause = document.dep[token] in SUBORDINATE and _is_reported(document, cue, token)
        if clause and document.child(token, "nsubj", "nsubjpass", "expl") is not None:
            return token
    if cue.lemma != "say" or cue.subject is None or cue.subject > cue.token:
        return None
    for thing in document.of_dep(cue.token, "dobj", "nsubj"):
        behind = range(thing + 1, document.right[thing] + 1)
        verbs = (document.tag[t] in VERBS and document.inside[t] < 0 for t in behind)
        if document.left[thing] == cue.last + 1 and any(verbs):
            return thing
    return None


def _is_reported(document: Document, cue: Cue, clause: int) -> bool:
    """Return whether a cue reports a clause by its opening: "that", "whether", or none after "told"."""
    start = document.left[clause]
    opening = document.lower[start]
    if opening == "that":
        return document.dep[start] == "mark"
    if cue.kind == "ask":
        return opening in QUESTION and document.dep[clause] != "relcl"
    bare = opening not in WH and document.child(clause, "mark") is None
    return cue.kind == "tell" and bare and document.dep[document.head[clause]] == "dobj"


def object_with_marks(document: Document, cue: Cue, _first: int, _last: int) -> list[Span] | None:
    """Return the object of a verb of saying of which but a part stands in marks: "admitted 'a few' slips".

    Not one that tells of another's words: "posted a video in which Vey called it 'a few' slips".
    """
    thing = next((c for c in document.of_dep(cue.token, "dobj") if c > cue.last), None)
    if thing is None:
        return None
    first, last = document.left[thing], document.right[thing]
    start, end = document.start[first], document.end[last]
    regions = document.regions_over(start, end)
    if all(region.is_title or region.words < 2 for region in regions):
        return None
    led = document.text[start : regions[0].outer_start].rstrip()[-1:] == ":"
    whole = regions[0].outer_start <= start and end <= regions[-1].outer_end
    others = (t for t in range(thing, last + 1) if document.inside[t] < 0)
    others = (t for t in others if document.tag[t] in FINITE and document.lower[t] in cue_classes())
    subjects = (document.child(t, "nsubj") for t in others)
    if any(who not in (None, thing) and document.pos[who] != "PRON" for who in subjects):
        return None
    return None if led or whole else [(first, last)]  # not "posed a question: 'Who pays?'"


def topic(document: Document, cue: Cue, _first: int, _last: int) -> list[Span] | None:
    """As in "announced the end of the toll": what is noted or asked about, if it is more than a word or two.

    Nobody said it in "never stressed her youth", "stories that recall an old one", "recalled its ambassador to Ulm".
    """
    thing = cue.relative is not None and document.lower[cue.relative] != "who"
    nobody = cue.subject is not None and not may_speak(document, cue.subject)
    if thing or nobody or document.child(cue.token, "neg") is not None:
        return None
    for child in document.children[cue.token]:
        first, last = document.left[child], document.right[child]
        if child < cue.token:
            continue
        if cue.kind == "ask" and document.lower[child] == "about":
            return [(child + 1, last)]
        if cue.lemma == "claim" and document.lower[child] in words("reporting", "claimed"):
            return [(first, last)]
        noted = cue.lemma in words("reporting", "topics") and document.dep[child] == "dobj"
        somebody = is_one_of(document.lower[child], "sources")
        if noted and not somebody and last - first + 1 >= TOPIC_WORDS:
            return [before_further_cue(document, cue, first, _to_its_end(document, cue, last))]
    return None


def _to_its_end(document: Document, cue: Cue, last: int) -> int:
    """Return the end of a thing with what goes on about it, though it depends on the cue.

    "Stressed the need for talks to end the strike", "noted her gift to schools and to parks".
    """
    for child in sorted(document.children[cue.token]):
        first, dep = document.left[child], document.dep[child]
        purpose = document.tag[child] == "VB" and document.lower[first] == "to"
        purpose = purpose and first == last + 1 and dep in ("xcomp", "advcl")
        joined = document.lower[last + 1 : first] in (["and"], [",", "and"]) and dep == "prep"
        last = document.right[child] if purpose or joined else last
    return last


JOINED = frozenset({"conj", "advcl"})
"""How a verb hangs on the clause whose speaker goes on."""


def before_further_cue(
    document: Document, cue: Cue, first: int, last: int, clause: int | None = None
) -> Span:
    """Return the span before what its speaker goes on to say or do, or what somebody else does.

    ``clause`` is the head of a clause, None of a thing: "urged calm and said that ...".
    """
    for token in range((first if clause is None else clause) + 1, last + 1):
        if clause is not None and document.dep[token] not in JOINED:
            continue
        if _is_further(document, cue, token, clause):
            return first, document.back_over(document.left[token] - 1, JOINTS)
    return first, document.back_over(last, LEADING_OVER, first)


def _is_further(document: Document, cue: Cue, token: int, clause: int | None) -> bool:
    """Return whether a verb is joined to the cue, though the syntax joins it to what the cue reports."""
    tags = {document.tag[token], document.tag[cue.token]}
    if clause is not None and len(tags) == 2:
        return tags <= FINITE and is_set_against(document, token)
    joined = document.dep[token] == "conj"
    says = document.lower[token] in cue_classes()
    if clause is not None:
        says = says and _says_too(document, token, clause)
        return len(tags) == 1 and (says or (joined and _tells_on(document, token, clause)))
    behind_and = document.lower[token - 1] == "and"
    if says and behind_and and tags == PAST:
        return True
    # what its speaker did next: "noted the gap and met Vey"
    deed = behind_and and tags == {"VBD"} and document.tag[document.head[token]] not in FINITE
    return joined and (len(tags) == 1 or tags == BARE) and (says or deed)


def _tells_on(document: Document, token: int, clause: int) -> bool:
    """Return whether a verb joined to a clause of another tense tells on what its speaker did.

    "Stressed that the port is safe and briefed the board", "saying he was sorry and calling it a mistake";
    not "said the mayor is guilty and took bribes", which he did as they say.
    """
    tag = document.tag[document.head[token]]
    own = document.child(token, *SUBJECTS_AND_EXPLETIVES) is not None
    if own or tag not in FINITE or tag == document.tag[token]:
        return False
    subject = document.child(clause, *SUBJECTS_AND_EXPLETIVES)
    deed = document.head[token] == clause and not may_speak(document, subject)
    return deed or document.tag[token] == "VBG"


def _says_too(document: Document, token: int, clause: int) -> bool:
    """Return whether a verb of saying is joined to the clause's by "and" or set against it: ", while Hall said"."""
    subject = document.child(token, "nsubj", "nsubjpass")
    if subject is not None and document.pos[subject] == "PRON":
        return False
    if document.dep[token] == "conj":
        more = document.lower[token - 1] == "and" and document.word_behind(token) == "that"
        return more or document.above(token, "conj") == clause
    return is_set_against(document, token)


ADDRESSING = frozenset({"on", "upon", "to"})
"""After these stands who is spoken to: "called on the port to pay"."""
SET_OFF = 2
"""So many words in marks may be set off with a wink: 'urged the "interim" council to go'."""
FOLLOWED = words("sources", "followed")
SUMMONED = words("sources", "summoned")


def may_urge(document: Document, verb: int, last: int, found: Subject) -> bool:
    """Return whether a subject can be whose words they are: not the plan that "calls for a bridge".

    Things and deeds encourage, too: "it encourages firms to move".
    """
    head = found.head
    if head is None or (document.lower[last] == "for" and document.lower[head] in FOLLOWED):
        return False
    bare = document.tag[verb] == "VB" and document.dep[verb] != "conj"
    if found.borrowed and bare and document.child(document.head[verb], "dobj", "dative"):
        return False
    deed = document.tag[verb] == "VBG" and document.dep[verb] != "ROOT"
    deed = (deed or document.lower[verb - 1] == "to") and cue_of(document.lower[verb])[0] == HELPS
    return may_speak(document, head) and not deed


HELPS = "encourage"


def has_marks(document: Document, token: int) -> bool:
    """Return whether words in marks depend on a verb, more than a word set off."""
    numbers = {*document.inside[token : document.right[token] + 1]} - {-1}
    return any(document.regions[number].words > SET_OFF for number in numbers)


def kind_without_marks(document: Document, token: int, found: Subject) -> str:
    """Return the kind of a verb that wants marks, which a few do not: "urged us to wait", "a poll found that".

    A poll, a court, researchers find; figures "show".
    """
    lemma = cue_of(document.lower[token])[0]
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
    finders = words("sources", "documents") | words("sources", "finders")
    bodies = words("sources", "organisations") if lemma != "show" else frozenset()
    return "find" if told and document.lower[found.head] in finders | bodies else "hold"


def judged(document: Document, verb: int, lemma: str) -> Span | None:
    """Return "the plan as bold" of "described the plan as bold", "the port of lying" of "accused the port of lying".

    Of "accused her of lying" it is "lying", for who she is stands elsewhere, and of "accused the port of fraud" "fraud".
    """
    thing = document.child(verb, "dobj")
    if thing is None:
        return None
    wanted = "of" if lemma == "accuse" else "as"
    hung = document.children[verb] + document.children[thing]
    how = max((c for c in hung if c > verb and document.lower[c] == wanted), default=None)
    if how is None:
        return None
    deed = document.child(how, "pcomp") is not None and document.pos[thing] != "PRON"
    named = wanted == "as" or deed
    behind = how if wanted == "as" else how + 1
    return document.left[thing] if named and verb < thing < how else behind, document.right[how]


def urged(document: Document, cue: Cue) -> list[Span]:
    """Return what somebody urges: "X to do Y" of "urged X to do Y", else the thing that is named."""
    if cue.kind == "judge":
        told = judged(document, cue.token, cue.lemma)
        return [] if told is None else [told]
    addressed = document.lower[cue.last] in ADDRESSING
    spoken_to = addressed or cue.last == cue.token
    span = _to_do(document, cue.token, cue.last) if spoken_to else None
    span = span if span is not None or addressed else _thing(document, cue)
    if span is not None and cue.lemma in words("refusals", "leaving_out"):
        span = cue.first, span[1]  # the plan alone would read as what somebody wants
    if span is None:
        return []
    return [(span[0], without_aside(document, cue, *before_further_cue(document, cue, *span)))]


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
    return document.back_over(last, STOPS | {".", "and"})


def _thing(document: Document, cue: Cue) -> Span | None:
    """Return the thing that is called for, ruled out or warned of, or what is to be done with it."""
    first = cue.last + 1
    own = [*document.children[cue.token], *document.children[cue.last]]
    held = [c for c in own if document.left[c] <= first <= document.right[c] and c >= cue.last]
    if not held or cue_of(document.lower[cue.token])[0] == HELPS:
        return None
    head = max(held, key=lambda c: document.right[c])
    noun = document.child(head, "pobj", "pcomp") if document.dep[head] == "prep" else head
    if noun is None or document.pos[noun] == "PRON" or document.lower[noun] in SUMMONED:
        return None
    somebody = cue.last == cue.token and may_speak(document, noun)
    return None if somebody else (first, document.right[head])


BOUND = words("function_words", "bound")
PARTS = frozenset({"VBG", "VBD", "VBN", "VBZ", "VBP"})
SKIP = words("function_words", "skipped")


def named_span(document: Document, cue: Cue) -> list[Span]:
    """Return the object with what it is called, if a part of it stands in marks."""
    _, b = document.sentences[document.sentence[cue.token]]
    first = cue.last + 1
    right = min(max(document.right[cue.token], first), b - 1)
    verbs = (t for t in range(first, right + 1) if document.lower[t] in cue_classes())
    verbs = (t for t in verbs if document.inside[t] < 0 and document.dep[t] != "ccomp")
    right = next((t - 1 for t in verbs if document.tag[t] in PARTS), right)
    right -= document.dep[right] == "prep"  # 'called them "odd" for saying so'
    quoted = [t for t in range(first, right + 1) if document.inside[t] >= 0]
    if not quoted:
        return []
    first = _begin_of_name(document, cue, quoted[0])
    return [(first, _with_its_noun(document, quoted[-1], right))]


def _begin_of_name(document: Document, cue: Cue, quoted: int) -> int:
    """Return where what somebody or something is called begins, whose first word in marks is ``quoted``.

    "Was described by Hall as 'a mistake'", "urged voters, 'Go'", "accused her of lying to 'every child'".
    """
    charge = judged(document, cue.token, cue.lemma) if cue.lemma == "accuse" else None
    if charge is not None and charge[0] <= quoted:
        return charge[0]
    first, before = cue.last + 1, document.lower[quoted - 1]
    if document.child(cue.token, "agent") == first:
        first = min(document.right[first] + 1, quoted)
    if before == ":" or (before == "," and cue.kind == "hold"):
        first = quoted
    first = next((t for t in range(first, quoted) if document.lower[t] not in SKIP), quoted)
    return first + (document.lower[first] == "as" and document.inside[first + 1] >= 0)


def _with_its_noun(document: Document, last: int, right: int) -> int:
    """Return the end of what a closing mark stands in the middle of: "a 'grave' mistake of ...".

    Not of when or where it was said: "a 'mistake' on Monday", "in a statement".
    """
    token = last + 1
    if token > right:
        return last
    where = document.words_of(token, "pobj") & (WHERE | words("openings", "days"))
    where = where and document.lower[token] in ("on", "in")
    deed = document.lower[token] == "by" and document.child(token, "pcomp")  # "'hurt' us by lying"
    capacity = document.lower[token] == "as" and document.dep[token] == "prep"  # "'unfit' as mayor"
    bound = (document.lower[token] in BOUND and not where) or deed or capacity
    if not bound and document.pos[token] not in ("NOUN", "ADJ"):
        return last
    child = last
    while document.right[child] < token and document.head[child] != child:
        child = document.head[child]
    return min(max(last, document.right[child], document.right[token]), right)
