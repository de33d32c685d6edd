"""Quotations of one article: who said what, to the letter, and how we know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.model import Quotation
from dashboard.parsing.quotations.attribution import attach
from dashboard.parsing.quotations.cues import find_cues
from dashboard.parsing.quotations.marks import find_regions
from dashboard.parsing.quotations.pieces import kind_of, region_numbers, reported_pieces
from dashboard.parsing.quotations.reading import read
from dashboard.parsing.quotations.speakers import Speakers

if TYPE_CHECKING:
    from dashboard.model import Mention
    from dashboard.parsing.analysis import Analysis


def find_quotations(analysis: Analysis, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Return every quotation in the order of the text."""
    reading = read(analysis.doc, analysis.article.text)
    regions = find_regions(reading.text)
    inside = region_numbers(reading, regions)
    cues = find_cues(reading, inside)
    pieces = reported_pieces(reading, cues, regions, inside)
    pieces = attach(reading, cues, pieces, regions, inside)
    speakers = Speakers(reading, analysis, mentions, inside)
    found = []
    for number, piece in enumerate(pieces):
        kind = kind_of(reading.text, piece.start, piece.end, regions)
        found.append(speakers.quotation(piece, kind, number))
    return tuple(found)


__all__ = ["find_quotations"]
