"""Quotations of one article: who said what, to the letter, and how we know."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.model import Quotation
from dashboard.parsing.quotations.attribution import attach
from dashboard.parsing.quotations.cues import find_cues
from dashboard.parsing.quotations.pieces import kind_of, reported_pieces
from dashboard.parsing.quotations.reading import read
from dashboard.parsing.quotations.speakers import Speakers
from dashboard.parsing.quotations.status import refusals, status_of
from dashboard.parsing.quotations.syntax import wants_syntax

if TYPE_CHECKING:
    from dashboard.model import Mention
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.quotations.cues import Cue
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
    statements: dict[int, int] = {}
    found = []
    for number, piece in enumerate(pieces):
        cue = piece.cue
        statement = number if cue is None else statements.setdefault(cue.token, number)
        kind = kind_of(reading, piece)
        quotation = _quotation(piece, kind, statement, reading, speakers.of(cue))
        found.append(replace(quotation, status=status_of(reading, cue)))
    return tuple(found)


def _quotation(
    piece: Piece, kind: str, statement: int, reading: Reading, speaker: Speaker
) -> Quotation:
    """Return the piece as the model's Quotation."""
    cue: Cue | None = piece.cue
    return Quotation(
        start=piece.start,
        end=piece.end,
        kind=kind,
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
    )


__all__ = ["find_quotations", "wants_syntax"]
