"""Pieces: spans of reported words, cut out of the text and bound to their cues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.quotations.content import content_spans
from dashboard.parsing.quotations.naming import named_span

from dashboard.parsing.quotations.reading import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.quotations.marks import Region
    from dashboard.parsing.quotations.reading import Reading

EDGE = " \t\r\n\u00a0\u202f,;:—–-"
MARKS = "“”\"'‘’«»‹›`„‟"
NEEDS_MARKS = frozenset({"name", "hold", "voice"})
DIRECT_SHARE = 0.9


@dataclass(slots=True)
class Piece:
    """Reported words ``text[start:end]`` with the cue that reports them, if any.

    ``carried`` says that the cue is another piece's, and the words were given to its speaker.
    """

    start: int
    end: int
    cue: Cue | None
    carried: bool = False
    order: int = 0


def reported_pieces(
    reading: Reading, cues: list[Cue]
) -> list[Piece]:
    """Return what the cues report by their syntax, widened to the quoted regions they touch."""
    regions = reading.regions
    pieces = []
    for cue in cues:
        if cue.kind == "name":
            span = named_span(reading, cue)
            spans = [span] if span else []
        else:
            spans = content_spans(reading, cue)
        clause = cue.kind == "hold" and reading.child(cue.token, "ccomp") is not None
        for first, last in spans:
            start, end = reading.starts[first], reading.ends[last]
            start, end, touched = widen(start, end, regions)
            if cue.kind in NEEDS_MARKS and not (touched and _telling(cue, touched, clause=clause)):
                continue
            if end <= reading.starts[cue.token]:
                end = _without_speaker(reading, cue, start, end, touched)
            start, end = _only_marks(reading, cue, start, end, touched)
            start, end = cut_out(reading.text, start, end, regions)
            if end > start:
                pieces.append(Piece(start, end, cue))
    return [p for p in pieces if not _nested_belief(p, pieces)]


def _nested_belief(piece: Piece, pieces: list[Piece]) -> bool:
    """Say whether a piece is what somebody thinks inside what another says: one is enough."""
    if piece.cue is None or piece.cue.kind != "hold":
        return False
    return any(
        other.cue is not piece.cue and other.start <= piece.start and piece.end <= other.end
        for other in pieces
    )


def _without_speaker(
    reading: Reading, cue: Cue, start: int, end: int, touched: list[Region]
) -> int:
    """Return the span's end at its last closing mark where only the speaker stands behind it."""
    if not touched or touched[-1].end >= end:
        return end
    region = touched[-1]
    if region.inner.rstrip()[-1:] not in ",?!":
        return end
    first = reading.token_at(region.outer_end)
    named = first < cue.first and reading.poses[first] in ("PROPN", "DET", "PRON")
    verbs = FINITE.intersection(reading.tags[first : cue.first])
    return region.end if named and not verbs else end


def _telling(cue: Cue, touched: list[Region], *, clause: bool) -> bool:
    """Say whether the marks in an object are more than a title or a single word set off."""
    return cue.kind == "name" or clause or any(not r.is_title and r.words > 2 for r in touched)


def _only_marks(
    reading: Reading, cue: Cue, start: int, end: int, touched: list[Region]
) -> tuple[int, int]:
    """Return the quoted region alone where the cue leads up to it and the writer goes on behind it."""
    if not touched or start < reading.ends[cue.last]:
        return start, end
    region = touched[0]
    inner = reading.text[region.start : region.end].rstrip()
    if region.outer_start <= start <= region.start and region.end < end and inner[-1:] in ",.?!":
        gap = reading.text[reading.ends[cue.last] : region.outer_start].strip()
        if gap in ("", ",", ":") or (cue.kind == "according" and gap.endswith(",")):
            following = [r for r in touched[1:] if r.start < end]
            if not following:
                return region.start, region.end
    return start, end


def widen(
    start: int, end: int, regions: list[Region]
) -> tuple[int, int, list[Region]]:
    """Return the span with every region that it cuts into made whole, and those regions."""
    touched: list[Region] = []
    for region in regions:
        if region.end <= start or region.start >= end:
            continue
        touched.append(region)
        if region.start <= start and (region.end >= end or start - region.start < 4):
            start = region.start
        start = min(start, region.start) if start > region.start else start
        end = max(end, region.end)
    return start, end, touched


def cut_out(text: str, start: int, end: int, regions: list[Region]) -> tuple[int, int]:
    """Return the span as it is shown: inside the marks where it is one region, else trimmed.

    Punctuation that stands inside a closing mark belongs to the quotation.
    """
    for region in regions:
        if region.outer_start <= start and end <= region.outer_end and end > region.start:
            return _without_space(text, region.start, region.end)
    low, high = trim(text, start, end)
    for region in regions:
        if low < region.start and region.start < high <= region.end:
            high = _without_space(text, low, region.end)[1]
    return low, high


def _without_space(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space, joining punctuation and a closing mark that it cut off."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    if start < end and text[start] in "”’»)" + '"' and text[start] not in text[start + 1 : end]:
        return trim(text, start + 1, end)
    return start, end


def kind_of(text: str, start: int, end: int, regions: list[Region]) -> str:
    """Return direct, mixed or indirect by how much of the span stands inside marks."""
    letters = quoted = 0
    for place in range(start, end):
        if text[place].isalnum():
            letters += 1
    for region in regions:
        low, high = max(region.start, start), min(region.end, end)
        quoted += sum(text[place].isalnum() for place in range(low, high))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT_SHARE * max(letters, 1) else "mixed"
