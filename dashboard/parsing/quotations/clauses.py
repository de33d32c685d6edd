"""Clauses that follow their cue: "she said that Y", "asked whether Y", "noted the Z"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.anonymity import find_reasons
from dashboard.parsing.quotations.narrated import before_deed
from dashboard.parsing.quotations.reading import FINITE
from dashboard.parsing.quotations.sources import may_speak
from dashboard.parsing.quotations.subjects import behind_comma, says_more

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.quotations.reading import Reading

Span = tuple[int, int]

STOPS = frozenset(
    {",", ";", ":", "—", "–", "-", "--", "”", "“", '"', "''", "``", "’", "‘", "'", "...", "…"}
)
CLOSED = (["”"], ['"'], ["''"])
WH = words("function_words", "relatives_and_questions")
QUESTION = words("function_words", "questions")
RELATIVES = words("function_words", "relatives")
NOUNS = frozenset({"NOUN", "PROPN"})
AUXILIARIES = words("function_words", "auxiliaries")
LOOSE = frozenset({"ccomp", "advcl", "prep", "npadvmod", "advmod", "xcomp"})
CONTRAST = words("function_words", "contrast")
ASIDE = frozenset({",", "—", "–", "-", "--"})
SUBORDINATE = frozenset({"relcl", "acl", "advcl", "conj", "dep"})
TOPIC_WORDS = 4
"""A thing noted or announced counts as reported words when its description is so long."""


def clause_after(reading: Reading, cue: Cue, head: int) -> Span:
    """Return the clause that follows the cue: its subtree without "that" and trailing marks."""
    first, last = max(reading.left[head], cue.last + 1), reading.right[head]
    that = reading.child(head, "mark")
    if that is not None and that > first and reading.words[that] == "that":
        first = that  # "said, speaking on condition of anonymity, that ..."
    while first < last and reading.words[first] in STOPS:
        first += 1
    joins = reading.deps[first] == "mark" or reading.tags[first + 1 : first + 2] == ["PRP$"]
    joins = joins or (cue.kind == "tell" and reading.deps[first] == "dobj")
    marked = reading.words[first] == "that" and joins
    if marked and reading.words[first + 1 : first + 2] != [","]:
        first += 1
    else:
        first = _after_time(reading, head, first)
    last = _widened(reading, cue, last)
    last = _before_next_saying(reading, cue, head, last)
    last = before_deed(reading, cue, head, last)
    return first, without_aside(reading, first, last)


def _widened(reading: Reading, cue: Cue, last: int) -> int:
    """Return the clause's end with what follows without a comma, though it hangs on the cue."""
    for child in sorted(reading.children[cue.token]):
        after = last + 1 + (reading.words[last + 1 : last + 2] in CLOSED)
        if reading.left[child] in (last + 1, after) and reading.deps[child] in LOOSE:
            last = reading.right[child]
    return _with_second_clause(reading, last)


def _with_second_clause(reading: Reading, last: int) -> int:
    """Return the clause's end with a second one that "and that" joins to it."""
    token = last + 1
    while token + 2 < len(reading.words) and reading.words[token] in STOPS:
        token += 1
    if reading.words[token : token + 2] not in (["and", "that"], ["but", "that"]):
        return last
    that = token + 1
    clause = reading.heads[that]
    if reading.deps[that] != "mark" or clause <= that:
        return last
    return max(last, reading.right[clause])


def _after_time(reading: Reading, head: int, first: int) -> int:
    """Return the token after a day that the syntax drew into the clause: "told us Monday he ..."."""
    for child in reading.children[head]:
        time = child < head and reading.deps[child] == "npadvmod" and reading.left[child] == first
        if time and reading.words[reading.right[child] + 1] != ",":
            return min(reading.right[child] + 1, head)
    return first


def _before_next_saying(reading: Reading, cue: Cue, head: int, last: int) -> int:
    """Return the clause's end before a verb of saying that goes on in the cue's own tense."""
    classes = cue_classes()
    for token in range(head + 1, last + 1):
        if reading.words[token] not in classes or reading.tags[token] != reading.tags[cue.token]:
            continue
        if reading.inside[token] >= 0 or not _stands_beside(reading, token, head):
            continue
        subject = reading.child(token, "nsubj", "nsubjpass")
        if subject is None or reading.poses[subject] != "PRON":
            return _before_joint(reading, token)
    return last


def _stands_beside(reading: Reading, token: int, head: int) -> bool:
    """Say whether a verb is joined to the clause's by "and" or set against it: ", while Hall said"."""
    if reading.deps[token] == "conj":
        return reading.heads[token] == head
    start = reading.left[token]
    set_against = reading.words[start] in CONTRAST and reading.words[start - 1] == ","
    return reading.deps[token] == "advcl" and set_against


def _before_joint(reading: Reading, token: int) -> int:
    """Return the last token before the "and" that leads to ``token``."""
    start = reading.left[token]
    while start > 0 and (
        reading.words[start - 1] in ("and", "but", "or", ",", ";")
        or reading.deps[start - 1] == "advmod"
    ):
        start -= 1
    return start - 1


def without_aside(reading: Reading, first: int, last: int) -> int:
    """Return the clause's end before what the writer adds unquoted: ", which ...", ", a claim that ..."."""
    for token in range(first + 3, last):
        if reading.inside[token] >= 0:
            continue
        if reading.words[token - 1] in ASIDE and _comments(reading, token, last):
            return token - 2
        if behind_comma(reading, token) and _adds(reading, token, last):
            return token - 2
    return last


def _adds(reading: Reading, token: int, last: int) -> bool:
    """Say whether a clause of the writer's own begins behind a comma."""
    if reading.words[token] == "as" and reading.words[token + 1] in AUXILIARIES:
        return True
    if reading.words[token] == "according" and reading.right[token] >= last:
        return True
    if _gives_reason(reading, token, last) or says_more(reading, token):
        return True
    if reading.words[token] == "while" and reading.tags[token + 1] == "VBG":
        return True
    if reading.words[token] != "which":
        return False
    verb = reading.heads[token]
    relative = reading.deps[verb] == "relcl" and reading.right[verb] >= last
    return relative and all(number < 0 for number in reading.inside[token : last + 1])


def _comments(reading: Reading, token: int, last: int) -> bool:
    """Say whether the writer calls the words something: ", a claim that ...", "- a point he made"."""
    if reading.words[token] not in ("a", "an"):
        return False
    noun = reading.heads[token]
    judged = noun > token and reading.words[noun] in words("sources", "judged")
    return judged and token < noun <= token + 4 and reading.right[noun] >= last


def _gives_reason(reading: Reading, token: int, last: int) -> bool:
    """Say whether a source's reason for staying unnamed begins here: "speaking on condition of ..."."""
    if reading.words[token] not in ("speaking", "who", "asking", "requesting", "declining"):
        return False
    return bool(find_reasons(reading.text, reading.starts[token], reading.ends[last]))


def lost_clause(reading: Reading, cue: Cue) -> int | None:
    """Return the head of a reported clause that the syntax hung on something else.

    "Told the crowd he was ..." hangs on the crowd, "said in March that ..." on March, "asked on air
    whether ..." on the air.
    """
    right = reading.right[cue.token]
    for token in range(cue.last + 1, right + 1):
        if reading.deps[token] not in SUBORDINATE:
            continue
        start = reading.left[token]
        subject = reading.child(token, "nsubj", "nsubjpass", "expl")
        if subject is None:
            continue
        if reading.words[start] == "that" and reading.deps[start] == "mark":
            return token
        described = reading.words[start] in RELATIVES and reading.poses[start - 1] in NOUNS
        if cue.kind == "ask" and reading.words[start] in QUESTION and not described:
            return token
        spoken_to = cue.kind == "tell" and reading.deps[reading.heads[token]] == "dobj"
        bare = reading.child(token, "mark") is None and reading.words[start] not in WH
        if spoken_to and bare:
            return token
    return None


def clause_as_object(reading: Reading, cue: Cue) -> int | None:
    """Return the head of a clause that the syntax took for the object: "said the plan drawn up failed".

    Whoever says a thing of several words and a verb says a clause.
    """
    subject = cue.subject
    if cue.lemma != "say" or subject is None or subject > cue.token:
        return None
    for child in reading.children[cue.token]:
        first, last = reading.left[child], reading.right[child]
        if reading.deps[child] not in ("dobj", "nsubj") or first != cue.last + 1:
            continue
        verbs = (t for t in range(child + 1, last + 1) if reading.tags[t] in FINITE | {"VBN"})
        if any(reading.inside[t] < 0 for t in verbs):
            return child
    return None


def object_in_marks(reading: Reading, cue: Cue) -> list[Span]:
    """Return the object of a verb of thinking or doing when a part of it stands in marks."""
    for child in reading.children[cue.token]:
        if child <= cue.last or reading.deps[child] not in (
            "dobj",
            "prep",
            "xcomp",
            "oprd",
            "attr",
        ):
            continue
        first = child + 1 if reading.deps[child] == "prep" else reading.left[child]
        thing = reading.child(cue.token, "dobj") if reading.words[child] == "as" else None
        if thing is not None and cue.last < thing < child:
            first = reading.left[thing]  # "defended the mayor as 'a decent man'"
        span = (first, reading.right[child])
        if any(reading.inside[t] >= 0 for t in range(span[0], span[1] + 1)):
            return [span]
    return []


def object_with_marks(reading: Reading, cue: Cue) -> list[Span]:
    """Return the object of a verb of saying of which but a part stands in marks: "admitted 'a few' slips"."""
    for child in reading.children[cue.token]:
        if child <= cue.last or reading.deps[child] != "dobj":
            continue
        first, last = reading.left[child], reading.right[child]
        numbers = {n for n in reading.inside[first : last + 1] if n >= 0}
        regions = [reading.regions[number] for number in sorted(numbers)]
        if all(region.is_title or region.words < 2 for region in regions):
            return []
        if reading.text[reading.starts[first] : regions[0].outer_start].rstrip()[-1:] == ":":
            return []  # "posed a question: 'Who pays?'"
        whole = regions[0].outer_start <= reading.starts[first]
        if not whole or regions[-1].outer_end < reading.ends[last]:
            return [(first, last)]
    return []


def topic(reading: Reading, cue: Cue) -> list[Span]:
    """Return the thing that is announced, noted or asked about, when it is more than a word or two."""
    if cue.subject is not None and not may_speak(reading, cue.subject):
        return []
    for child in reading.children[cue.token]:
        if child < cue.token:
            continue
        first, last = reading.left[child], reading.right[child]
        if cue.lemma in words("reporting", "topics") and reading.deps[child] == "dobj":
            if last - first + 1 >= TOPIC_WORDS:
                return [(first, _with_use(reading, cue, last))]
        elif cue.kind == "ask" and reading.words[child] == "about" and last - child >= 3:
            return [(child + 1, last)]
    return []


def _with_use(reading: Reading, cue: Cue, last: int) -> int:
    """Return the end of a sum with what it is for: "announced more than $2 million in new help"."""
    if reading.words[last] not in words("function_words", "sums"):
        return last
    child = next((c for c in reading.children[cue.token] if reading.left[c] == last + 1), None)
    used = child is not None and reading.words[last + 1] in ("in", "for", "to")
    return reading.right[child] if child is not None and used else last
