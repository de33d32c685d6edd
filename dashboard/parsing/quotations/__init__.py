"""Quotations of one article: who said what, to the letter, and how we know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.model import Quotation
from dashboard.parsing.quotations.attribution import attach
from dashboard.parsing.quotations.cues import find_cues
from dashboard.parsing.quotations.numbering import statement_numbers
from dashboard.parsing.quotations.pieces import kind_of, reported_pieces
from dashboard.parsing.quotations.reading import read
from dashboard.parsing.quotations.speakers import Speakers
from dashboard.parsing.quotations.status import refusals, status_of
from dashboard.parsing.quotations.syntax import wants_syntax

if TYPE_CHECKING:
    from dashboard.model import Mention
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.quotations.pieces import Piece
    from dashboard.parsing.quotations.reading import Reading
    from dashboard.parsing.quotations.speakers import Speaker


def find_quotations(analysis: Analysis, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Return every quotation in the order of the text."""
    reading = read(analysis.doc, analysis.article.text)
    cues = find_cues(reading)
    pieces = reported_pieces(reading, cues)
    pieces = attach(reading, cues, pieces)
    pieces = sorted([*pieces, *refusals(reading, pieces)], key=lambda p: (p.start, p.end))
    speakers = Speakers(reading, analysis, mentions)
    numbers = statement_numbers(reading, pieces)
    return tuple(
        _quotation(reading, piece, number, speakers.of(piece.cue))
        for piece, number in zip(pieces, numbers, strict=True)
    )


def _quotation(reading: Reading, piece: Piece, statement: int, speaker: Speaker) -> Quotation:
    """Return the piece as the model's Quotation."""
    cue = piece.cue
    return Quotation(
        start=piece.start,
        end=piece.end,
        kind=kind_of(reading, piece),
        statement=statement,
        cue_start=reading.starts[cue.first] if cue else None,
        cue_end=reading.ends[cue.last] if cue else None,
        speaker_start=speaker.start,
        speaker_end=speaker.end,
        speaker=speaker.name,
        speaker_entity=speaker.entity,
        speaker_kind=speaker.kind,
        role=speaker.role,
        affiliation=speaker.affiliation,
        anonymity_reason=speaker.reason,
        known="carried" if piece.carried else speaker.known,
        status=status_of(reading, cue),
    )


__all__ = ["find_quotations", "wants_syntax"]
