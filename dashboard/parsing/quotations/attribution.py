"""Which cue a quoted region belongs to when no reported clause holds it."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from dashboard.parsing.quotations.carrying import carried
from dashboard.parsing.quotations.labels import label_cue
from dashboard.parsing.quotations.neighbours import Neighbours, resumed
from dashboard.parsing.quotations.pieces import Cover, Piece, piece_of
from dashboard.parsing.quotations.titles import is_name

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.syntax.document import Document
    from dashboard.parsing.syntax.quotation_marks import Region

APART = frozenset({"urge", "find"})
"""What is urged or found stands in the clause of its verb, and no words in marks beside it."""


def attach(document: Document, cues: list[Cue], pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with those regions added that stand beside a cue or carry a speech on."""
    taken = {piece.cue.token for piece in pieces if piece.cue}
    neighbours = Neighbours(document, [cue for cue in cues if cue.kind not in APART], taken)
    found = sorted(pieces, key=_place)
    added: list[Piece] = []
    for region in _loose(document, found):
        last = _last_before(region, found, added)
        cue = (
            label_cue(document, region)
            or _carried_on(document, region, last)
            or neighbours.after(region)
            or resumed(document, region, last)
            or neighbours.before(region)
        )
        if cue is not None:
            added.append(piece_of(document, region, cue))
    found = sorted([*found, *added], key=_place)
    for region in _loose(document, found):
        piece = carried(document, region, found)
        if piece is not None:
            insort(found, piece, key=_place)
    return found


def _last_before(region: Region, found: list[Piece], added: list[Piece]) -> Piece | None:
    """Return the piece that ends last before a region: those found, in order, or those added so far."""
    number = bisect_left(found, region.start, key=lambda piece: piece.start)
    before = [piece for piece in (*found[max(0, number - 2) : number], *added[-1:])
              if piece.end <= region.start]  # fmt: skip
    return max(before, key=_place, default=None)


def _carried_on(document: Document, region: Region, last: Piece | None) -> Cue | None:
    """Return the cue whose words go on small behind it, and its description: '"A," said Hall, 45, "b".'."""
    return resumed(document, region, last) if region.inner[:1].islower() else None


def _place(piece: Piece) -> tuple[int, int]:
    return piece.start, piece.end


def _loose(document: Document, pieces: list[Piece]) -> list[Region]:
    """Return the regions that no piece covers and that are no titles; the pieces are in order."""
    regions = document.regions
    covered = Cover(pieces)
    free = [region for region in regions if not covered.touches(region.start, region.end)]
    return [region for region in free if not is_name(document, region)]
