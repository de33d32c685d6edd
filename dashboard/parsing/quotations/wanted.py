"""Which sentences need syntax for quotations: parsing is the dear part of the work.

A sentence wholly inside quotation marks needs none, nor does one without a word of saying.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, inflect, phrasal_cues, words
from dashboard.parsing.quotations.status import refusal_pattern
from dashboard.parsing.syntax.quotation_marks import Region, find_regions
from dashboard.parsing.syntax.transcripts import turn_label

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

KEY = "quotations.regions"
WITH_MARKS_ONLY = frozenset({"hold", "voice", "name"})
LITTLE = 2
"""So many characters outside the marks are punctuation and no words."""


def wants_syntax(sentence: Span) -> bool:
    """Say whether a sentence of a one-line document may hold or introduce reported words."""
    regions = _regions(sentence)
    if sentence.text.rstrip().endswith(":"):
        return True
    start, end = sentence.start_char, sentence.end_char
    first = bisect_right(regions, start, key=lambda region: region.outer_end)
    last = bisect_left(regions, end, key=lambda region: region.outer_start)
    here = regions[first:last]
    if here and here[0].outer_start <= start and here[0].outer_end >= end:
        return False
    if _has_cue(sentence, here) or refusal_pattern().search(sentence.text):
        return True
    if not here:
        return last < len(regions) and regions[last].outer_start - end <= 1
    outside = end - start - sum(min(r.outer_end, end) - max(r.outer_start, start) for r in here)
    return outside > LITTLE


def _has_cue(sentence: Span, here: list[Region]) -> bool:
    """Say whether a reporting word stands in the sentence outside its quoted regions."""
    always, marked = _forms()
    forms = marked if here else always
    for token in sentence:
        if token.lower_ not in forms or any(region.holds(token.idx) for region in here):
            continue
        if here or _is_verb(token, sentence):
            return True
    return False


def _is_verb(token: Token, sentence: Span) -> bool:
    """Say whether a reporting form looks like a verb where it stands, judged by its neighbours."""
    word = token.lower_
    if word == "per":
        return token.i == sentence.start or sentence.doc[token.i - 1].text in {*",”\"'’"}
    following = phrasal_cues().get(word)
    if following and cue_classes().get(word, ("", "hold"))[1] in WITH_MARKS_ONLY:
        return any(t.lower_ in following for t in sentence.doc[token.i + 1 : token.i + 3])
    if word in _finding():
        return any(t.lower_ in _finders() for t in sentence.doc[sentence.start : token.i])
    if word not in words("reporting", "nouns_too"):
        return True
    if token.i == sentence.start:
        return False
    previous = sentence.doc[token.i - 1].lower_
    return token.is_lower and previous not in words("reporting", "before_nouns")


def _regions(sentence: Span) -> list[Region]:
    """Return the quoted regions of the sentence's line, found once for all its sentences."""
    data = sentence.doc.user_data
    if KEY not in data:
        line = sentence.doc.text
        turn = Region(0, len(line), 0, len(line), line)
        data[KEY] = [turn] if turn_label(line) else find_regions(line)
    return data[KEY]


@functools.cache
def _forms() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that ask for syntax anywhere, and those that do beside quotation marks."""
    forms = cue_classes()
    always = {form for form, (_, kind) in forms.items() if kind not in WITH_MARKS_ONLY}
    bare = words("reporting", "urging") | words("reporting", "judging")
    always |= {form for lemma in bare for form in inflect(lemma)}
    always |= {"according", "per", *phrasal_cues(), *_finding()}
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
