"""What of a text is somebody's words by its layout: between quotation marks, or a transcript's turn."""

from __future__ import annotations

import sys
from bisect import bisect_right
from typing import TYPE_CHECKING

from dashboard.parsing.syntax.quotation_marks import find_regions
from dashboard.parsing.syntax.transcripts import find_turns, with_labels
from dashboard.parsing.typography import fold

if TYPE_CHECKING:
    from dashboard.model import Article
    from dashboard.parsing.syntax.quotation_marks import Region


def printed_regions(article: Article) -> list[Region]:
    """Return the quoted regions in the offsets of the article as printed, for those above parsing."""
    folded = fold(article)
    return [folded.printed(region) for region in quoted_regions(folded.article.text)]


def quoted_regions(text: str) -> list[Region]:
    """Return what stands inside quotation marks of a folded text, or is a turn, in order."""
    turns = find_turns(text)
    marked = with_labels(find_regions(text), text)
    if not turns:
        return marked
    spans = sorted((turn.outer_start, turn.outer_end) for turn in turns)
    free = [region for region in marked if not _covered(region, spans)]
    return sorted([*turns, *free], key=lambda region: region.outer_start)


def _covered(region: Region, spans: list[tuple[int, int]]) -> bool:
    """Tell whether one of the spans, in order, holds the region."""
    place = bisect_right(spans, (region.outer_start, sys.maxsize)) - 1
    return place >= 0 and region.outer_start < spans[place][1]
