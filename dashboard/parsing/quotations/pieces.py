"""Pieces of reported words with their cue, their kind, and the number of the statement they belong to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.contents import content_spans
from dashboard.parsing.quotations.speaker_parts import DASHES
from dashboard.parsing.syntax.document import FINITE
from dashboard.parsing.syntax.quotation_marks import BREAKS, share_in_marks

if TYPE_CHECKING:
    from dashboard.model import QuotationKind
    from dashboard.parsing.quotations.speaker_parts import Cue
    from dashboard.parsing.syntax.document import Document
    from dashboard.parsing.syntax.quotation_marks import Region


BLANK = " \t\r\n\u2028\u2029"
EDGE = BLANK + ",;:—–-"
CLOSING = "'»)\""
NEEDS_MARKS = frozenset({"name", "hold", "voice"})
WEAK = frozenset({"hold", "name"})
AGENCY = re.compile(r"\([A-Z]{2,8}\) ?(?=[A-Z])")
"""An agency that opens a line without a dash: "(AFX)The mayor said"."""
JOINT_LEFT = re.compile(r"\s*(?:,|—|–)\s*(?:and|but|or)$")
"""What leads on to somebody else's words, or to the writer's."""
SET_APART = (",", "?", "!")
"""Before a closing mark these tell that the sentence goes on after it."""
NESTED = 4
"""So many pieces back one may hold another."""
SET_OFF = 2
"""So many words in marks may be set off with a wink."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Reported words ``text[start:end]`` with the cue that reports them, if any.

    ``carried`` says that the cue is another piece's, and the words were given to its speaker.
    """

    start: int
    end: int
    cue: Cue | None
    carried: bool = False


class Cover:
    """What part of the text the pieces hold, for many questions; the pieces are in order."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.starts = [piece.start for piece in pieces]
        self.reach = list(accumulate((piece.end for piece in pieces), max))

    def touches(self, start: int, end: int) -> bool:
        """Return whether a piece shares a character with ``text[start:end]``."""
        number = bisect_left(self.starts, end)
        return number > 0 and self.reach[number - 1] > start


def piece_of(
    document: Document, region: Region, cue: Cue | None, *, carried: bool = False
) -> Piece:
    """Return a quoted region as a piece."""
    return Piece(*_own_words(document.text, region.start, region.end), cue, carried)


def reported_pieces(document: Document, cues: list[Cue]) -> list[Piece]:
    """Return what the cues report by their syntax, widened to the quoted regions they touch.

    A piece ends before the cue of words around it: "Hall knows that it is late, Vey said".
    """
    cut = (_cut(document, cue, *span) for cue in cues for span in content_spans(document, cue))
    found = sorted(filter(None, cut), key=lambda piece: (piece.start, -piece.end))
    pieces: list[Piece] = []
    for piece in found:
        near = pieces[-NESTED:]
        if any(_holds(document, other, piece) for other in near):
            continue
        around = ((other.end, document.start[other.cue.token]) for other in near if other.cue)
        ends = (end for end, cue in around if piece.start < end <= cue < piece.end)
        pieces.append(replace(piece, end=next(ends, piece.end)))
    return pieces


def _holds(document: Document, other: Piece, piece: Piece) -> bool:
    """Return whether what somebody thinks or calls a thing stands inside what is said: one is enough.

    So does what nobody named tells, "she said that she was told to wait", and what is yet to be
    urged: "she asked the port to call for calm".
    """
    cue = piece.cue
    if cue is None or other.cue is cue:
        return False
    weak = cue.kind in WEAK or (cue.kind == "urge" and document.tag[cue.token] not in FINITE)
    held = other.start <= piece.start and piece.end <= other.end
    return held and (weak or cue.subject is None)


def _cut(document: Document, cue: Cue, first: int, last: int) -> Piece | None:
    """Return some tokens as a piece, or None where it needs quotation marks and has none.

    A negation right after the cue goes with it: "said not all came".
    """
    negated = first == cue.last + 2 and document.lower[first - 1] in ("not", "never")
    start, end = document.start[first - negated], document.end[last]
    touched = document.regions_over(start, end)
    if touched:
        start, end = min(start, touched[0].start), max(end, touched[-1].end)
    if cue.kind in NEEDS_MARKS and not _is_telling(document, cue, touched):
        return None
    precedes = end <= document.start[cue.token]
    if precedes and not touched and cue.lemma in words("reporting", "answering"):
        return None
    closing = touched[-1] if touched else None
    if closing and closing.end < end and closing.inner.rstrip().endswith(SET_APART):
        behind = range(document.token_at(closing.outer_end), cue.first)
        if precedes and not any(document.tag[t] in FINITE for t in behind):
            end = closing.end  # only the speaker follows the mark
        elif len(touched) == 1 and _leads_to(document, cue, start, closing):
            start, end = closing.start, closing.end
    start, end = _shown(document, start, end)
    return Piece(start, end, cue) if end > start else None


def _is_telling(document: Document, cue: Cue, touched: list[Region]) -> bool:
    """Return whether the marks in an object are more than a title or a word set off."""
    told = cue.kind == "hold" and document.child(cue.token, "ccomp") is not None
    if cue.kind == "name" or told:
        return bool(touched)
    return any(not region.is_title and region.words > SET_OFF for region in touched)


def _leads_to(document: Document, cue: Cue, start: int, region: Region) -> bool:
    """Return whether a cue leads up to a quoted region, after which the writer goes on."""
    place = document.end[cue.last]
    if start < place or not region.outer_start <= start <= region.start:
        return False
    gap = document.text[place : region.outer_start].strip()
    return gap in ("", ",") or gap.endswith(":") or (cue.kind == "according" and gap[-1] == ",")


def _shown(document: Document, start: int, end: int) -> tuple[int, int]:
    """Return the span as it is shown: inside the marks where it is one region, else trimmed.

    Punctuation that stands inside a closing mark belongs to the quotation, but for a comma: printers
    set it there for the sentence around.
    """
    text = document.text
    agency = AGENCY.match(text, start, end)
    if agency and start == document.line_of(start)[0]:
        start = agency.end()
    regions = document.regions_over(start, end)
    start, end = _trimmed(text, start, end)
    for region in regions:
        if region.outer_start <= start and end <= region.outer_end:
            return _own_words(text, region.start, region.end)
    if regions and regions[0].outer_start <= start <= regions[0].start:
        start = regions[0].outer_start
    if regions and regions[-1].start < end <= regions[-1].outer_end:
        end = _own_words(text, start, regions[-1].end)[1]
    return start, end


def _own_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the white space around it and without a comma at its end."""
    end = start + len(text[start:end].rstrip(BLANK + ","))
    return end - len(text[start:end].lstrip()), end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space, joining punctuation and a closing mark that it cut off."""
    while start < end and (
        text[start] in EDGE or (text[start] in CLOSING and text[start] not in text[start + 1 : end])
    ):
        start += 1
    end = start + len(text[start:end].rstrip(EDGE))
    joint = JOINT_LEFT.search(text, start, end)
    return start, joint.start() if joint else end


def kind_of(document: Document, piece: Piece) -> QuotationKind:
    """Return direct where all letters stand inside marks, indirect where none does, else mixed."""
    share = share_in_marks(document.text, document.regions, piece.start, piece.end)
    return "indirect" if not share else "direct" if share == 1 else "mixed"


def statement_numbers(document: Document, pieces: list[Piece]) -> list[int]:
    """Return the number of each piece's statement, counted from 0 in the order of the text.

    A quotation carried into the next paragraph goes on with its statement where the paragraph before
    was left without a closing mark, as is the custom, or where both are one turn of a transcript; and
    a turn that was broken off goes on in its speaker's next one: "We have —" and "— no such plan".
    """
    numbers: list[int] = []
    latest: dict[int | str, tuple[int, Piece]] = {}
    for piece in pieces:
        cue = -1 if piece.cue is None else piece.cue.token
        regions = document.regions_over(piece.start, piece.end)[:1]
        label = document.text[slice(*regions[0].label)] if regions and regions[0].label else ""
        known, turn = latest.get(cue), latest.get(label) if label else None
        number = max(numbers, default=-1) + 1
        if known is not None:
            number = known[0] if _goes_on(document, known[1], piece) else number
        elif turn and DASHES.issuperset(document.text[i] for i in (piece.start, turn[1].end - 1)):
            number = turn[0]
        if piece.cue is not None:
            latest |= {cue: (number, piece), label: (number, piece)}
        numbers.append(number)
    return numbers


def _goes_on(document: Document, earlier: Piece, piece: Piece) -> bool:
    """Return whether two pieces of one cue belong to one statement."""
    if not BREAKS.intersection(document.text[earlier.end : piece.start]):
        return True
    regions = document.regions_over(earlier.start, earlier.end)
    return bool(regions) and (not regions[-1].closed or regions[-1].label is not None)


WRITING = words("function_words", "writing")
LONG_NAME = 12
"""A work's name has fewer words."""


def is_name(document: Document, region: Region) -> bool:
    """Return whether words in marks that no clause reports are what something is called.

    As in 'her novel "Words" came out', 'the author of "Two Words"', 'wrote "Two Words"'.
    """
    token = document.token_at(region.outer_start) - 1
    if token < 0 or document.inside[token] >= 0 or region.words >= LONG_NAME:
        return False
    if document.lower[token] in words("sources", "works"):
        return True
    hangs = document.tag[token] == "IN" and document.dep[token] != "mark"
    return region.is_title and (hangs or document.lower[token] in WRITING)
