"""Lists as articles: "The 10 best lamps of the year", with hardly a sentence below.

Where the headline counts what follows, short lines are the article, up to its last sentence; without
such a headline they are what a page prints around one.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dashboard.intake.words import alternatives, word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.intake.layout.lines import Line
    from dashboard.model import BlockKind

SHORT_TO_PROSE = 3
"""Short lines to one sentence, from which a list is a catalogue and no article with headings."""


@functools.cache
def _counted() -> re.Pattern[str]:
    things = alternatives(word_list("furniture")["counted"])
    return re.compile(
        rf"(?:[^\W\d]+ ){{0,2}}\d{{1,3}} (?:\S+ ){{0,5}}?(?:{things})\b", re.IGNORECASE
    )


def catalogue_end(lines: Sequence[Line], title: str, end: int) -> int:
    """Return where the list below a headline ends: after its last sentence; ``end`` if it is none."""
    if not _counted().match(title):
        return end
    last = end
    for number in range(end, len(lines)):
        if lines[number].ender or lines[number].code:
            break
        if lines[number].prose:
            last = number + 1
    below = lines[end:last]
    prose = sum(line.prose for line in below)
    return last if prose and len(below) - prose >= SHORT_TO_PROSE * prose else end


def listed(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> list[BlockKind]:
    """Return the kinds of a catalogue's lines: what is no furniture by its own words is told."""
    return [
        "paragraph" if kind == "furniture" and not line.furniture and line.words > 1 else kind
        for line, kind in zip(lines, kinds, strict=True)
    ]
