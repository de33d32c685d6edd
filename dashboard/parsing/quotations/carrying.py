"""Speeches carried on: quotations without a cue of their own belong to who spoke before."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.cues import Cue
from dashboard.parsing.quotations.marks import CERTAIN_WORDS
from dashboard.parsing.quotations.pieces import piece_of
from dashboard.parsing.quotations.sources import may_speak

if TYPE_CHECKING:
    from dashboard.parsing.quotations.marks import Region
    from dashboard.parsing.quotations.pieces import Piece
    from dashboard.parsing.quotations.reading import Reading

NEAR = 80
"""So many characters around a quotation tell whether it stands alone on its line."""
SENTENCE_MARKS = frozenset(".!?”\"’'")
FIRST = words("function_words", "first_person")
THIRD = words("function_words", "third_person")
PARAGRAPHS = 8
"""Over so many paragraphs a speech may go on until its speaker is named."""
NOBODY = words("function_words", "nobody")


def carried(reading: Reading, region: Region, pieces: list[Piece]) -> Piece | None:
    """Return the region as a piece of the speech around it, or None for a title or scare quotes.

    The speech is the line's own before it, else the one after it, else, where a sentence leads up to
    it, that sentence's subject's, else the last one of the lines before.
    """
    text = reading.text
    line, end = reading.line_of(region.outer_start)
    if not is_speech(text, region, line, end) and not _goes_on(reading, region, line):
        return None
    if _of_a_thing(reading, region, line):
        return piece_of(reading, region, None)
    number = bisect_left(pieces, region.start, key=lambda piece: piece.start)
    window = reversed(pieces[max(0, number - 4) : number])
    earlier = next((p for p in window if p.end <= region.start and not _by_the_way(p)), None)
    before = earlier if earlier is not None and earlier.start >= line else None
    after = pieces[number] if number < len(pieces) and pieces[number].end <= end else None
    source = before or after
    if before is None and not region.closed:
        source = _goes_on_to(reading, region, pieces) or source
    if before is not None and _sentence_between(reading, before.end, region.outer_start):
        source, led = before, True
    else:
        led = source is None
    lead = _lead(reading, region, line) if led and not _of_another(region) else None
    if lead is not None:
        return piece_of(reading, region, lead, carried=True)
    if source is None and line > 0:
        introduced = _line_before(reading, region, line, earlier)
        if introduced is not None:
            return piece_of(reading, region, introduced, carried=True)
    source = source or earlier
    return piece_of(reading, region, source.cue if source else None, carried=True)


def _by_the_way(piece: Piece) -> bool:
    """Say whether no speech goes on from words: what a poll found, or ", urging us to wait"."""
    cue = piece.cue
    return cue is not None and (cue.kind == "find" or (cue.kind == "urge" and cue.borrowed))


def is_speech(text: str, region: Region, line: int, end: int) -> bool:
    """Say whether the words in the marks are somebody's words rather than a title or a wink."""
    inner = region.inner.strip()
    if not inner:
        return False
    before = text[max(line, region.outer_start - NEAR) : region.outer_start].rstrip()
    behind = text[region.outer_end : min(end, region.outer_end + NEAR)].strip(" ,.:")
    alone = not before and not behind
    led = before.endswith(":") and not region.is_title
    whole = not before or before[-1] in SENTENCE_MARKS or led
    stops = inner[-1] in (".!?" if region.is_title else ".!?,") or (
        not text[region.outer_end : end].strip() and region.words > 2
    )
    sentence = whole and stops and inner[0].isupper()
    if region.words >= CERTAIN_WORDS:
        return not region.is_title or (sentence and not alone)
    return sentence and not alone and region.words > 1


def _of_a_thing(reading: Reading, region: Region, line: int) -> bool:
    """Say whether a part of a sentence about a thing stands in marks: "That phrase goes back to “…”".

    Nothing tells whose words these are.
    """
    token = reading.token_at(region.outer_start)
    a, b = reading.sentences[reading.sentence_of[token]]
    root = reading.root(reading.sentence_of[token])
    if root is None or reading.starts[a] < line or reading.inside[root] >= 0:
        return False
    if a == token and reading.ends[b - 1] <= region.outer_end:
        return False
    subject = reading.child(root, "nsubj", "nsubjpass")
    return (
        subject is not None
        and reading.inside[subject] < 0
        and reading.poses[subject] == "NOUN"
        and not may_speak(reading, subject)
    )


def _goes_on(reading: Reading, region: Region, line: int) -> bool:
    """Say whether a line opens its marks again for a speech that the line before left open."""
    number = bisect_left(reading.regions, region.start, key=lambda other: other.start)
    before = reading.regions[number - 1] if number else None
    if before is None or before.closed or reading.text[line : region.outer_start].strip():
        return False
    return not reading.text[before.outer_end : line].strip()


def _goes_on_to(reading: Reading, region: Region, pieces: list[Piece]) -> Piece | None:
    """Return the piece with a cue in which a speech ends that this region leaves open at its line."""
    number = bisect_left(reading.regions, region.start, key=lambda other: other.start)
    for one, two in pairwise(reading.regions[number : number + PARAGRAPHS]):
        if one.closed or reading.text[one.outer_end : two.outer_start].strip():
            return None
        place = bisect_left(pieces, two.start, key=lambda piece: piece.start)
        if place < len(pieces) and pieces[place].start == two.start:
            return pieces[place] if pieces[place].cue is not None else None
    return None


def _of_another(region: Region) -> bool:
    """Say whether the words tell of somebody in the third person, and not of the one who speaks.

    The sentence that leads up to them is then of whom they tell: "Hall left. “He had no choice.”"
    """
    own = {word.strip(".,;:?!’'”“\"").lower() for word in region.inner.split()}
    own = {word.partition("'")[0] for word in own}
    return bool(own & THIRD) and not own & FIRST


def _sentence_between(reading: Reading, start: int, end: int) -> bool:
    """Say whether a whole sentence of narrative stands between two places."""
    first, last = reading.token_at(start), reading.token_at(end)
    for number in sorted(set(reading.sentence_of[first + 1 : last])):
        a, b = reading.sentences[number]
        if start < reading.starts[a] and reading.ends[b - 1] <= end + 1:
            return True
    return False


def _line_before(reading: Reading, region: Region, line: int, earlier: Piece | None) -> Cue | None:
    """Return who the line before tells of, when it quotes nobody and only leads up to the words."""
    if reading.text[line : region.outer_start].strip() or _of_another(region):
        return None
    last = reading.token_at(line) - 1
    while last > 0 and not reading.words[last].strip():
        last -= 1
    if last <= 0 or reading.words[last][-1:] not in ".:" or not reading.parsed(last):
        return None
    start, _ = reading.line_of(reading.starts[last])
    if earlier is not None and earlier.end > start:
        return None
    for number in sorted({*reading.sentence_of[reading.token_at(start) : last + 1]}, reverse=True):
        root = reading.root(number)
        subject = reading.child(root, "nsubj", "nsubjpass") if root is not None else None
        if root is not None and subject is not None and reading.poses[subject] == "PROPN":
            return Cue(root, root, root, reading.words[root], "lead", subject)
    return None


def _lead(reading: Reading, region: Region, line: int) -> Cue | None:
    """Return the subject of the sentence that leads up to a quotation without a cue of its own."""
    token = reading.token_at(region.outer_start) - 1
    if token < 0 or reading.starts[token] < line or not reading.deps[token]:
        return None
    number = reading.sentence_of[token]
    if reading.ends[reading.sentences[number][1] - 1] > region.outer_start:
        return None
    root = reading.root(number)
    subject = reading.child(root, "nsubj", "nsubjpass") if root is not None else None
    if root is None or subject is None or reading.poses[subject] not in ("PROPN", "PRON"):
        return None
    if reading.words[subject] in NOBODY:
        return None
    return Cue(root, root, root, reading.words[root], "lead", subject)
