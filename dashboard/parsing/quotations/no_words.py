"""What looks like reported words and is none: a word set off, a bare "That's", what was not denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.pieces import kind_of

if TYPE_CHECKING:
    from dashboard.parsing.quotations.pieces import Piece
    from dashboard.parsing.syntax.document import Document

POINTING = words("function_words", "pointing")
SET_OFF = 3
"""So many words in marks before the noun they belong to are set off, not said: "'sensational' claims"."""
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def is_no_quotation(document: Document, piece: Piece) -> bool:
    """Say whether a piece with a cue has no words that somebody said or wrote."""
    return (
        _only_points(document, piece)
        or _only_modifies(document, piece)
        or _is_left_open(document, piece)
    )


def _only_points(document: Document, piece: Piece) -> bool:
    """Say whether words outside marks only point at what was told before: "That's according to a poll"."""
    if kind_of(document, piece) != "indirect":
        return False
    own = document.lower[document.token_at(piece.start) : document.token_at(piece.end - 1) + 1]
    return not {word for word in own if any(map(str.isalpha, word))} - POINTING


def _only_modifies(document: Document, piece: Piece) -> bool:
    """Say whether few words in marks only describe a noun behind them: "denied the 'wild' claims"."""
    regions = document.regions_over(piece.start, piece.end)
    if len(regions) != 1 or regions[0].words > SET_OFF or regions[0].label is not None:
        return False
    region = regions[0]
    first, last = document.token_at(region.start), document.token_at(region.end - 1)
    top = document.top(range(first, last + 1))
    if top is None or document.dep[top] not in MODIFIERS:
        return False
    noun = document.head[top]
    inside = region.start <= document.start[noun] < region.end
    if inside or noun < last or noun - last > SET_OFF:
        return False
    return kind_of(document, piece) == "direct"


def _is_left_open(document: Document, piece: Piece) -> bool:
    """Say whether somebody "did not deny" a thing: neither said nor denied, nor an answer kept back."""
    cue = piece.cue
    if cue is None or cue.lemma not in words("refusals", "denials"):
        return False
    return any(
        document.dep[child] == "neg" and child < cue.token for child in document.children[cue.token]
    )
