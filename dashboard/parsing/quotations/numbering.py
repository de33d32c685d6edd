"""Statements: pieces that one cue reports are one statement, broken by the cue or by a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.syntax.quotation_marks import BREAKS

if TYPE_CHECKING:
    from dashboard.parsing.quotations.pieces import Piece
    from dashboard.parsing.syntax.document import Document


def statement_numbers(document: Document, pieces: list[Piece]) -> list[int]:
    """Return the number of each piece's statement, counted from 0 in the order of the text.

    A quotation carried into the next paragraph goes on with its statement where the paragraph before
    was left without a closing mark, as is the custom, or where both are one turn of a transcript.
    """
    numbers: list[int] = []
    latest: dict[int, tuple[int, Piece]] = {}
    count = 0
    for piece in pieces:
        known = latest.get(piece.cue.token) if piece.cue is not None else None
        if known is not None and _goes_on(document, known[1], piece):
            number = known[0]
        else:
            number = count
            count += 1
        if piece.cue is not None:
            latest[piece.cue.token] = (number, piece)
        numbers.append(number)
    return numbers


def _goes_on(document: Document, earlier: Piece, piece: Piece) -> bool:
    """Say whether two pieces of one cue belong to one statement."""
    if not BREAKS.intersection(document.text[earlier.end : piece.start]):
        return True
    regions = document.regions_over(earlier.start, earlier.end)
    if not regions:
        return False
    return not regions[-1].closed or regions[-1].label is not None
