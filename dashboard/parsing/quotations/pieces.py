"""Pieces of reported words with their cue, their kind, and the number of the statement they belong to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.contents import content_spans
from dashboard.parsing.quotations.parts import DASHES
from dashboard.parsing.syntax.document import FINITE
from dashboard.parsing.syntax.quotation_marks import BREAKS, share_in_marks

if TYPE_CHECKING:
    from dashboard.model import QuotationKind
    from dashboard.parsing.quotations.parts import Cue
    from dashboard.parsing.syntax.document import Document
    from dashboard.parsing.syntax.quotation_marks import Region


EDGE = " \t\r\n\u00a0\u202f,;:—–-"
CLOSING = '”’»)"'
NEEDS_MARKS = frozenset({"name", "hold", "voice"})
WEAK = frozenset({"hold", "name"})
AGENCY = re.compile(r"\([A-Z]{2,8}\) ?(?=[A-Z])")
"""An agency that opens a line without a dash: "(AFX)The mayor said"."""
JOINT_LEFT = re.compile(r"\s*(?:,|—|–|--)\s*(?:and|but|or)$")
"""What leads on to somebody else's words, or to the writer's."""
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
        """Say whether a piece shares a character with ``text[start:end]``."""
        number = bisect_left(self.starts, end)
        return number > 0 and self.reach[number - 1] > start


def piece_of(
    document: Document, region: Region, cue: Cue | None, *, carried: bool = False
) -> Piece:
    """Return a quoted region as a piece."""
    start, end = _own_words(document.text, region.start, region.end)
    return Piece(start, end, cue, carried)


def reported_pieces(document: Document, cues: list[Cue]) -> list[Piece]:
    """Return what the cues report by their syntax, widened to the quoted regions they touch."""
    found = [
        piece
        for cue in cues
        for first, last in _spans(document, cue)
        if (piece := _cut(document, cue, _start(document, cue, first), document.end[last]))
        is not None
    ]
    found.sort(key=lambda piece: (piece.start, -piece.end))
    pieces: list[Piece] = []
    for piece in found:
        if not any(_holds(document, other, piece) for other in pieces[-NESTED:]):
            pieces.append(_before_cues(document, piece, pieces[-NESTED:]))
    return pieces


def _before_cues(document: Document, piece: Piece, earlier: list[Piece]) -> Piece:
    """Return a piece that ends before the cue of words around it: "Hall knows that it is late, Vey said"."""
    for other in earlier:
        if other.cue and piece.start < other.end <= document.start[other.cue.token] < piece.end:
            return replace(piece, end=other.end)
    return piece


def _start(document: Document, cue: Cue, first: int) -> int:
    """Return where what is reported begins, a negation right behind the cue with it: "said not all came"."""
    negated = first == cue.last + 2 and document.lower[first - 1] in ("not", "never")
    return document.start[first - negated]


def _spans(document: Document, cue: Cue) -> list[tuple[int, int]]:
    """Return the tokens of what the cue reports."""
    if cue.kind != "name":
        return content_spans(document, cue)
    span = named_span(document, cue)
    return [span] if span else []


def _holds(document: Document, other: Piece, piece: Piece) -> bool:
    """Say whether what somebody thinks or calls a thing stands inside what is said: one is enough.

    So does what nobody named tells, "she said that she was told to wait", and what is yet to be
    urged: "she asked the port to call for calm".
    """
    cue = piece.cue
    if cue is None or other.cue is cue:
        return False
    weak = cue.kind in WEAK or (cue.kind == "urge" and document.tag[cue.token] not in FINITE)
    if not weak and cue.subject is not None:
        return False
    return other.start <= piece.start and piece.end <= other.end


def _cut(document: Document, cue: Cue, start: int, end: int) -> Piece | None:
    """Return the piece between two places, or None where it needs quotation marks and has none."""
    start, end, touched = _widened(document, start, end)
    if cue.kind in NEEDS_MARKS and not (touched and _telling(document, cue, touched)):
        return None
    if end <= document.start[cue.token]:
        if not touched and cue.lemma in words("reporting", "answering"):
            return None
        end = _without_speaker(document, cue, end, touched)
    start, end = _marks_only(document, cue, start, end, touched)
    start, end = _shown(document, start, end)
    return Piece(start, end, cue) if end > start else None


def _widened(document: Document, start: int, end: int) -> tuple[int, int, list[Region]]:
    """Return the span with every region that it cuts into made whole, and those regions."""
    touched = document.regions_over(start, end)
    if touched:
        start = min(start, touched[0].start)
        end = max(end, touched[-1].end)
    return start, end, touched


def _telling(document: Document, cue: Cue, touched: list[Region]) -> bool:
    """Say whether the marks in an object are more than a title or a word set off."""
    if cue.kind == "name" or (
        cue.kind == "hold" and document.child(cue.token, "ccomp") is not None
    ):
        return True
    return any(not region.is_title and region.words > SET_OFF for region in touched)


def _without_speaker(document: Document, cue: Cue, end: int, touched: list[Region]) -> int:
    """Return the span's end at its last closing mark where only the speaker stands behind it."""
    if not touched or touched[-1].end >= end or touched[-1].inner.rstrip()[-1:] not in ",?!":
        return end
    first = document.token_at(touched[-1].outer_end)
    return end if FINITE.intersection(document.tag[first : cue.first]) else touched[-1].end


def _marks_only(
    document: Document, cue: Cue, start: int, end: int, touched: list[Region]
) -> tuple[int, int]:
    """Return the quoted region alone where the cue leads up to it and the writer goes on behind."""
    if len(touched) != 1 or start < document.end[cue.last]:
        return start, end
    region = touched[0]
    begins = region.outer_start <= start <= region.start
    if not begins or region.end >= end or region.inner.rstrip()[-1:] not in ",.?!":
        return start, end
    gap = document.text[document.end[cue.last] : region.outer_start].strip()
    led = gap in ("", ",") or gap.endswith(":") or (cue.kind == "according" and gap.endswith(","))
    return (region.start, region.end) if led else (start, end)


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
    trimmed = _trimmed(text, start, end)
    for region in regions:
        for first, last in ((start, end), trimmed):
            if region.outer_start <= first and last <= region.outer_end:
                return _own_words(text, region.start, region.end)
    start, end = trimmed
    if regions and regions[0].outer_start <= start <= regions[0].start:
        start = regions[0].outer_start
    if regions and regions[-1].start < end <= regions[-1].outer_end:
        end = _own_words(text, start, regions[-1].end)[1]
    return start, end


def _own_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the white space around it and without a comma at its end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space, joining punctuation and a closing mark that it cut off."""
    while start < end and (
        text[start] in EDGE or (text[start] in CLOSING and text[start] not in text[start + 1 : end])
    ):
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
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
    a turn that was broken off goes on in its speaker's next one.
    """
    numbers: list[int] = []
    latest: dict[int | str, tuple[int, Piece]] = {}
    count = -1
    for piece in pieces:
        cue = -1 if piece.cue is None else piece.cue.token
        label = _label_of(document, piece)
        known, turn = latest.get(cue), latest.get(label) if label else None
        if known is not None and _goes_on(document, known[1], piece):
            number = known[0]
        elif known is None and turn is not None and _takes_up(document.text, turn[1], piece):
            number = turn[0]
        else:
            number = count = count + 1
        if piece.cue is not None:
            latest |= {cue: (number, piece), label: (number, piece)}
        numbers.append(number)
    return numbers


def _label_of(document: Document, piece: Piece) -> str:
    """Return the label of the turn that a piece belongs to, nothing outside transcripts."""
    regions = document.regions_over(piece.start, piece.end)[:1]
    label = regions[0].label if regions else None
    return "" if label is None else document.text[slice(*label)]


def _takes_up(text: str, earlier: Piece, piece: Piece) -> bool:
    """Say whether a turn goes on with what broke off before: "We have —" and "— no such plan"."""
    return text[piece.start] in DASHES and text[earlier.end - 1] in DASHES


def _goes_on(document: Document, earlier: Piece, piece: Piece) -> bool:
    """Say whether two pieces of one cue belong to one statement."""
    if not BREAKS.intersection(document.text[earlier.end : piece.start]):
        return True
    regions = document.regions_over(earlier.start, earlier.end)
    if not regions:
        return False
    return not regions[-1].closed or regions[-1].label is not None


WRITING = words("function_words", "writing")
LONG_NAME = 12
"""A work's name has fewer words."""


def is_name(document: Document, region: Region) -> bool:
    """Say whether words in marks that no clause reports are what something is called.

    As in 'her novel "Words" came out', 'the author of "Two Words"', 'wrote "Two Words"'.
    """
    token = document.token_at(region.outer_start) - 1
    if token < 0 or document.inside[token] >= 0 or region.words >= LONG_NAME:
        return False
    if document.lower[token] in words("sources", "works"):
        return True
    hangs = document.tag[token] == "IN" and document.dep[token] != "mark"
    return region.is_title and (hangs or document.lower[token] in WRITING)


BOUND = words("function_words", "bound")
PARTS = frozenset({"VBG", "VBD", "VBN", "VBZ", "VBP"})
SKIP = words("function_words", "skipped")


def named_span(document: Document, cue: Cue) -> tuple[int, int] | None:
    """Return the object with what it is called, as tokens (first, last), if a part stands in marks."""
    _, b = document.sentences[document.sentence[cue.token]]
    right = min(max(document.right[cue.token], cue.last + 1), b - 1)
    for token in range(cue.last + 1, right + 1):
        verb = document.inside[token] < 0 and document.tag[token] in PARTS
        if verb and document.lower[token] in cue_classes() and document.dep[token] != "ccomp":
            right = token - 1
            break
    quoted = [t for t in range(cue.last + 1, right + 1) if document.inside[t] >= 0]
    if not quoted:
        return None
    first = cue.last + 1
    if document.child(cue.token, "agent") == first:
        first = min(document.right[first] + 1, quoted[0])  # "was described by Hall as 'a mistake'"
    while first < quoted[0] and document.lower[first] in SKIP:
        first += 1
    if document.lower[first] == "as" and document.inside[first + 1] >= 0:
        first += 1
    return first, _with_its_noun(document, quoted[-1], right)


def _with_its_noun(document: Document, last: int, right: int) -> int:
    """Return the end of what a closing mark stands in the middle of: "a 'grave' mistake of ..."."""
    token = last + 1
    if token > right:
        return last
    bound = document.lower[token] in BOUND and not _says_where(document, token)
    if not bound and document.pos[token] not in ("NOUN", "ADJ"):
        return last
    child = last
    while document.right[child] < token and document.head[child] != child:
        child = document.head[child]
    return min(max(last, document.right[child], document.right[token]), right)


def _says_where(document: Document, token: int) -> bool:
    """Say whether a preposition tells when or where it was said: "on Monday", "in a statement"."""
    place = document.child(token, "pobj")
    kinds = (
        ("sources", "documents"),
        ("sources", "works"),
        ("sources", "carriers"),
        ("openings", "days"),
    )
    told = place is not None and any(document.lower[place] in words(*kind) for kind in kinds)
    return told and document.lower[token] in ("on", "in")
