"""Cues: the words that say that somebody's words follow or went before, and whose they are.

Sentences that hold none, or stand wholly inside quotation marks, are parsed for no quotation's sake.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, inflect, phrasal_cues, words
from dashboard.parsing.quotations.clauses import has_marks, judges, kind_without_marks, may_urge
from dashboard.parsing.quotations.parts import Cue, Subject
from dashboard.parsing.quotations.sources import may_speak
from dashboard.parsing.quotations.status import refusal_pattern
from dashboard.parsing.quotations.subjects import behind_comma, subject_of
from dashboard.parsing.syntax.quotation_marks import Region, find_regions
from dashboard.parsing.syntax.transcripts import turn_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.parsing.syntax.document import Document


DOING = frozenset({"voice", "hold", "judge", "promise"})
"""Verbs that things are subjects of as well: "talks began", "that phrase goes back to"."""
AMOUNTS = frozenset({"number", "share", "proportion", "percentage"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def find_cues(document: Document) -> list[Cue]:
    """Return the cues of all parsed sentences that stand outside quotation marks, in order."""
    classes, nouns = cue_classes(), words("reporting", "sayings")
    found = []
    for token, word in enumerate(document.lower):
        if document.inside[token] >= 0 or not document.dep[token]:
            continue
        if word == "according":
            cue = _according(document, token)
        elif word == "as" and document.dep[token] == "prep":
            cue = _as(document, token)
        elif word in nouns and document.tag[token] in ("NN", "NNS"):
            cue = _saying(document, token)
        elif word in classes or word in phrasal_cues():
            cue = _verb(document, token)
        else:
            continue
        if cue is not None:
            found.append(cue)
    return found


def _according(document: Document, token: int) -> Cue | None:
    """Return the cue "according to X"."""
    after = token + 1
    if after >= len(document.lower) or document.lower[after] != "to":
        return None
    source = document.child(after, "pobj")
    if source is None and after + 1 < len(document.lower):
        source = after + 1
    if source is not None and _tells_how(document, token, source):
        return None
    return Cue(token, token, after, "according", "according", source)


def _tells_how(document: Document, token: int, source: int) -> bool:
    """Say whether something is done by a measure: "ranks them according to their age"."""
    a, _ = document.sentences[document.sentence[token]]
    if document.lower[source] == "plan" and document.left[source] == source:
        return True  # "If all goes according to plan"
    parted = token <= a + 1 or behind_comma(document, token)
    measure = document.pos[source] == "NOUN" and not may_speak(document, source)
    return measure and not parted and document.tag[token - 1] not in ("CC", "IN")


def _as(document: Document, token: int) -> Cue | None:
    """Return a verb, of whatever kind, that gives a thing a name: "introduced him as 'a fighter for us'"."""
    verb, last = document.head[token], document.right[token]
    known = document.lower[verb] in cue_classes() or document.inside[verb] >= 0
    if known or document.child(verb, "dobj") is None or ":" in document.lower[token : last + 1]:
        return None
    marked = {number for number in document.inside[token + 1 : last + 1] if number >= 0}
    if all(document.regions[n].is_title or document.regions[n].words < 2 for n in marked):
        return None
    found = subject_of(document, verb, verb)
    if found.head is None or not may_speak(document, found.head):
        return None
    return Cue(verb, verb, verb, document.lower[verb], "name", found.head, found.borrowed)


def _saying(document: Document, token: int) -> Cue | None:
    """Return the cue of a noun of saying with its owner and a clause: "her claim that ..."."""
    owner = document.child(token, "poss")
    clause = document.child(token, "acl", "ccomp")
    if owner is None or clause is None or document.lower[document.left[clause]] != "that":
        return None
    return Cue(token, token, token, document.lower[token], "saying", owner, borrowed=True)


def _verb(document: Document, token: int) -> Cue | None:
    """Return the reporting verb at ``token``, or None where the word is none here."""
    verbal = document.tag[token].startswith("VB") and document.dep[token] not in MODIFIERS
    verbal = verbal and not _is_name(document, token)
    if not verbal:
        return None
    last, lemma, kind = _phrase(document, token)
    if not kind:
        return None
    found = subject_of(document, token, last)
    if found.relative is not None and document.lower[found.head or 0] in AMOUNTS:
        return None  # "the number who said they had used it"
    if kind == "name" and document.dep[token] == "acl" and document.tag[token] == "VBN":
        return None
    if kind == "hold":
        kind = kind_without_marks(document, token, found)
    elif kind == "name" and judges(document, token, lemma):
        kind = "judge"
    if not _has_words(document, token, last, kind, found):
        return None
    return Cue(token, token, last, lemma, kind, found.head, found.borrowed, found.relative)


def _is_name(document: Document, token: int) -> bool:
    """Say whether "Said" stands between parts of a name: "Ali Said Omar"."""
    around = document.word[token - 1 : token] + document.word[token + 1 : token + 2]
    return document.word[token] == "Said" and all(word[:1].isupper() for word in around)


def _phrase(document: Document, token: int) -> tuple[int, str, str]:
    """Return where a reporting verb with its following words ends, its lemma and its kind."""
    word = document.lower[token]
    following = phrasal_cues().get(word, {})
    lemma, own = cue_classes().get(word, ("", ""))
    for last in (token + 1, token + 2):
        kind = following.get(document.lower[last]) if last < len(document.lower) else None
        if kind is None or (kind == "urge" and not _urges(document, token, last, own)):
            continue
        return last, f"{word} {document.lower[last]}", kind
    return token, lemma, own


def _urges(document: Document, token: int, last: int, own: str) -> bool:
    """Say whether a verb and its preposition stand together, and no clause or name in marks with them."""
    beside = last == token + 1 or document.pos[token + 1] == "ADV"
    clause = document.child(token, "ccomp")
    told = clause is not None and clause > last
    thing = document.child(last, "pobj")
    if thing is not None and document.lower[thing] in words("openings", "spans"):
        return False  # "argued for decades that"
    return beside and not told and not (own == "name" and has_marks(document, token))


def _has_words(document: Document, verb: int, last: int, kind: str, found: Subject) -> bool:
    """Say whether the subject that was found for a verb can be whose words it reports."""
    if kind == "urge" and not may_urge(document, verb, last, found):
        return False
    if found.head is None:
        return kind != "ask" or not _only_answered(document, verb)
    if (kind in DOING or _is_behind(document, verb, found.head)) and _is_thing(
        document, found.head
    ):
        return False
    lemma = cue_classes().get(document.lower[verb], ("", ""))[0]
    shows = found.borrowed or lemma in words("reporting", "inferring")
    if shows and _has_no_words(document, verb, found.head):
        return False
    return not found.borrowed or _may_speak(document, verb, found.head)


def _is_behind(document: Document, verb: int, subject: int) -> bool:
    """Say whether a noun follows its verb, and no name stands before it: "“…,” mentions drones"."""
    follows = subject > verb and document.word[subject].islower()
    return follows and not document.word[verb - 1][:1].isupper()


def _is_thing(document: Document, subject: int) -> bool:
    """Say whether a subject has no words of its own; "it" may be a body."""
    return document.lower[subject] != "it" and not may_speak(document, subject)


def _has_no_words(document: Document, verb: int, subject: int) -> bool:
    """Say whether a subject is a thing that nobody drew up, and no name stands beside the verb.

    "The gap indicates that prices fall", "quick access by saying “Go”"; not "an inquiry revealed".
    """
    finds = document.lower[subject] in words("sources", "finders") | AMOUNTS
    if finds or not document.word[subject].islower() or not _is_thing(document, subject):
        return False
    place = verb - 1
    while document.pos[place] in ("AUX", "ADV") and document.word[place].islower():
        place -= 1
    return not document.word[place][:1].isupper()


def _only_answered(document: Document, verb: int) -> bool:
    """Say whether a question is only what an answer follows: "Asked whether ..., she said no"."""
    bare = document.child(verb, "aux", "auxpass", "agent") is None
    return document.tag[verb] == "VBN" and bare


def _may_speak(document: Document, verb: int, subject: int) -> bool:
    """Say whether a verb can have its words from this other verb's subject."""
    if document.lower[subject] in ("it", "there"):
        above = document.lower[document.head[verb]]
        return document.dep[verb] == "conj" and above in cue_classes()
    if document.dep[verb] != "acl":
        return True
    return document.pos[subject] in ("PROPN", "PRON") or document.lower[subject] in words(
        "sources", "carriers"
    )


WITH_MARKS_ONLY = frozenset({"hold", "voice", "name"})
LITTLE = 2
"""So many characters outside the marks are punctuation and no words."""


def wants_syntax(line: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a sentence may hold or introduce reported words; ``spans`` are its words in its line."""
    start, end = spans[0][0], spans[-1][1]
    sentence = line[start:end]
    if sentence.rstrip().endswith(":"):
        return True
    regions = _regions(line)
    first = bisect_right(regions, start, key=lambda region: region.outer_end)
    last = bisect_left(regions, end, key=lambda region: region.outer_start)
    here = regions[first:last]
    if here and here[0].outer_start <= start and here[0].outer_end >= end:
        return False
    if _has_cue(line, spans, here) or refusal_pattern().search(sentence):
        return True
    if not here:
        return last < len(regions) and regions[last].outer_start - end <= 1
    outside = end - start - sum(min(r.outer_end, end) - max(r.outer_start, start) for r in here)
    return outside > LITTLE


def _has_cue(line: str, spans: Sequence[tuple[int, int]], here: Sequence[Region]) -> bool:
    """Say whether a reporting word stands in the sentence outside its quoted regions."""
    always, marked = _forms()
    forms = marked if here else always
    own = [line[first:end].lower() for first, end in spans]
    for number, word in enumerate(own):
        place, end = spans[number]
        if word not in forms or any(region.holds(place) for region in here):
            continue
        if here or _is_verb(own, number, is_lower=line[place:end].islower()):
            return True
    return False


def _is_verb(own: Sequence[str], number: int, *, is_lower: bool) -> bool:
    """Say whether a reporting form looks like a verb where it stands, judged by its neighbours."""
    word, previous = own[number], own[number - 1] if number else ""
    following = phrasal_cues().get(word)
    if following and cue_classes().get(word, ("", "hold"))[1] in WITH_MARKS_ONLY:
        return any(other in following for other in own[number + 1 : number + 3])
    if word in _finding():
        return any(other in _finders() for other in own[:number])
    if word not in words("reporting", "nouns_too"):
        return True
    return bool(previous) and is_lower and previous not in words("reporting", "before_nouns")


@functools.lru_cache(maxsize=64)
def _regions(line: str) -> tuple[Region, ...]:
    """Return the quoted regions of a line, found once for all its sentences."""
    if turn_label(line):
        return (Region(0, len(line), 0, len(line), line),)
    return tuple(find_regions(line))


@functools.cache
def _forms() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that ask for syntax anywhere, and those that do beside quotation marks."""
    forms = cue_classes()
    always = {form for form, (_, kind) in forms.items() if kind not in WITH_MARKS_ONLY}
    bare = words("reporting", "urging") | words("reporting", "judging")
    always |= {form for lemma in bare for form in inflect(lemma)}
    always |= {"according", *phrasal_cues(), *_finding()}
    return frozenset(always), frozenset({*forms, *always})


@functools.cache
def _finding() -> frozenset[str]:
    """Return the forms that report behind a document, a body or those who look into things."""
    return frozenset(form for lemma in words("reporting", "finding") for form in inflect(lemma))


@functools.cache
def _finders() -> frozenset[str]:
    """Return the nouns of those that "found" something."""
    kinds = ("documents", "finders", "organisations")
    return frozenset(noun for kind in kinds for noun in words("sources", kind))
