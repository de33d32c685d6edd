"""Paragraphs that were run together, split where the page breaks its lines.

Pages that part paragraphs by nothing but line breaks, and bodies stated in JSON-LD, come out as one
block. The page's text as a browser copies it has the breaks: a block is parted where they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.intake.draft import Part
from dashboard.intake.layout import line_signs
from dashboard.intake.webpage.tree import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GLUED, LONG = 60, 900
"""Letters of a block from which its breaks are looked for; few paragraphs are longer than the second."""
COVERED = 0.85
OPENING = "“‘\"'«„([¿¡"
ORNAMENTS = " ◇◆□■○●☆★"
"""Signs that part sections in a line of their own, which joins the line above where a block is glued."""
ALONE = 20
"""Letters of a line that is found after others that are not; a shorter one must follow at once."""


def unglued(parts: Sequence[Part], copied: str) -> list[Part]:
    """Return the parts with each long block as the lines that the page shows it in."""
    if not any(len(part.text) > GLUED for part in parts):
        return list(parts)
    lines = [line.strip() for line in copied.split("\n") if line.strip()]
    bared = [bare(line) for line in lines]
    whole = frozenset(bared)
    found: list[Part] = []
    parted: set[str] = set()
    for part in parts:
        glued = len(part.text) > GLUED and bare(part.text) not in whole
        pieces = _parted(part, lines, bared) if glued else [part]
        if len(pieces) > 1 and (len(part.text) > LONG or _are_paragraphs(pieces)):
            parted.update(piece.text for piece in pieces)
            found.extend(pieces)
        elif part.text not in parted:
            found.append(part)
    return found


def _are_paragraphs(pieces: Sequence[Part]) -> bool:
    """Return whether the pieces of a shorter block are paragraphs and no lines that were wrapped.

    Half of them end as sentences do, and none begins with a small letter.
    """
    ended = [bool(line_signs.END_MARK.search(piece.text)) for piece in pieces]
    begins = (piece.text.lstrip(OPENING)[:1] for piece in pieces)
    return sum(ended) * 2 >= len(pieces) and not any(map(str.islower, begins))


def _parted(part: Part, lines: Sequence[str], bared: Sequence[str]) -> list[Part]:
    """Return one block parted where its lines begin, or whole where they do not make it up."""
    words = bare(part.text)
    found = list(_lines_within(words, bared))
    if len(found) < 2 or sum(len(bared[number]) for number, _ in found) < COVERED * len(words):
        return [part]
    places = [
        place
        for place, letter in enumerate(part.text)
        if letter.isalnum()
        for _ in letter.casefold()
    ]
    begins = [_with_opening(part.text, places[at], lines[number]) for number, at in found]
    kinds = ["heading" if lines[number].startswith("#") else part.kind for number, _ in found]
    begins[0] = 0
    ends = [*begins[1:], len(part.text)]
    pieces = [
        part.text[start:end].strip().rstrip(ORNAMENTS)
        for start, end in zip(begins, ends, strict=True)
    ]
    return [Part(kind, piece) for kind, piece in zip(kinds, pieces, strict=True) if piece]


def _with_opening(text: str, place: int, line: str) -> int:
    """Return where a line begins whose first letter is at a place: at the marks that the page opens it with.

    A straight mark may as well close the line before: "He left." "She stayed."
    """
    letter = next((number for number, one in enumerate(line) if one.isalnum()), 0)
    for mark in reversed("".join(line[:letter].split())):
        before = text[:place].rstrip()
        if not before.endswith(mark):
            break
        place = len(before) - 1
    return place


def _lines_within(words: str, bared: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines that follow one another within a block's letters: number and place."""
    place = 0
    for number, line in enumerate(bared):
        if not line:
            continue
        at = words.find(line, place)
        if at < 0 or (at > place and len(line) < ALONE) or at - place > (1 - COVERED) * len(words):
            continue
        place = at + len(line)
        yield number, at
