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
    from collections.abc import Sequence

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
