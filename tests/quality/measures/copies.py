"""Copies: pairs of reports that print the same story."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.linking.copies import link_copies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.quality.annotated import Annotated
    from tests.quality.measures.tally import Scores

NAME = "copies: pairs"


def score_copies(reports: Sequence[Annotated], scores: Scores) -> None:
    """Count pairs of reports of one story, and what was wrongly taken for one."""
    mine = link_copies([report.article for report in reports])
    wanted = {_file(report): report.copy_of or _file(report) for report in reports}
    for one, two in itertools.combinations(reports, 2):
        is_found = mine[one.article.id] == mine[two.article.id]
        is_copy = wanted[_file(one)] == wanted[_file(two)]
        if is_copy:
            scores.count(NAME, is_found)
        scores.count_found(NAME, int(is_found))
        if is_found != is_copy:
            scores.note(one, "copy", (0, 70), f"{_file(two)}: {'extra' if is_found else 'missed'}")


def _file(report: Annotated) -> str:
    return Path(report.article.raw_ref or report.article.id).name
