"""An article's own words and the words it quotes, as numbers.

What a text says and what it quotes are read apart: marks that nobody closes hold to the end of the
paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.word_numbers import words_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.linking.shingles import Numbers
    from dashboard.model import Article

QUOTED = re.compile(r'“[^”\n]*(?:”|$)|"[^"\n]*(?:"|$)', re.MULTILINE)
"""What is in quotation marks."""
GAP = np.zeros(1, np.uint64)


@dataclass(frozen=True, slots=True)
class Passages:
    """The words of an article's paragraphs; a 0 parts what no row of words may run across.

    ``running`` are those outside quotation marks, where a quotation is no gap, ``said`` the same with a
    gap at each, ``quoted`` those inside.
    """

    article: Article
    running: Numbers
    said: Numbers
    quoted: Numbers

    @classmethod
    def of(cls, article: Article) -> Passages:
        """Return the words of an article."""
        numbers, starts = words_at(article.text)
        paragraphs = [*_borders(article)]
        cuts = iter(np.searchsorted(starts, [at for some in paragraphs for at in some]).tolist())
        running, said, quoted = [GAP], [GAP], [GAP]
        for borders in paragraphs:
            own = [next(cuts) for _ in borders]
            outside = [numbers[a:b] for a, b in zip(own[::2], own[1::2], strict=True)]
            inside = [numbers[a:b] for a, b in zip(own[1:-1:2], own[2::2], strict=True)]
            running += [*outside, GAP]
            said += [part for words in outside for part in (words, GAP)]
            quoted += [part for words in inside for part in (words, GAP)]
        return cls(article, *map(np.concatenate, (running, said, quoted)))


def _borders(article: Article) -> Iterator[list[int]]:
    """Yield where each paragraph begins, where its quotations begin and end, and where it ends."""
    for block in article.blocks:
        if block.kind == "paragraph":
            found = QUOTED.finditer(article.text[block.start : block.end])
            marks = [block.start + at for match in found for at in match.span()]
            yield [block.start, *marks, block.end]
