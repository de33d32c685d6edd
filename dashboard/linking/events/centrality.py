"""How central an event is to the articles that report it, and which one an article is there to report."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from dashboard.linking.events.noting import CLEAR, OPINIONS, SURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.linking.events.reports import Report

IN_HEADLINE, IN_LEAD, LEADING = 2, 1, 1
"""Points for standing in the headline or deck, in the first paragraph, and for who leads the article."""
CENTRAL = 2
"""An event of so many points may be what its article is there to report."""
SALIENT = 0.5
"""Who is named about half as much as whoever is named most leads the article too."""


def centrality(report: Report) -> int:
    """Return how central an event is to one article, from 0 to 4: headline, lead, who takes part."""
    heads, lead = report.context.front
    starts = [mention.head_start for mention in report.mentions]
    points = IN_HEADLINE * any(a <= start < b for start in starts for a, b in heads)
    points += IN_LEAD * any(lead[0] <= start < lead[1] for start in starts)
    salience = report.context.salience
    leading = max((salience.get(who, 0.0) for who in report.head.participants), default=0.0)
    return points + LEADING * (leading >= SALIENT)


def main_reports(reports: Sequence[Report]) -> frozenset[tuple[str, int]]:
    """Return the keys of main events whose day no text gives: one an article at most.

    ``reports`` are sorted by article. An article whose main event has a day needs no other.
    """
    found = set()
    for _, some in groupby(reports, key=lambda report: report.key[0]):
        central = [(centrality(r), r) for r in some if r.told or _may_be_main(r)]
        central = [(points, report) for points, report in central if points >= CENTRAL]
        top = max((points for points, _ in central), default=0)
        if central and not any(report.told for points, report in central if points == top):
            best = min(central, key=lambda one: (-one[0], -one[1].head.worth, one[1].key))
            found.add(best[1].key)
    return frozenset(found)


def _may_be_main(report: Report) -> bool:
    """Tell whether an event without a day of its own is clear, sure and more than words."""
    if report.context.article.kind in OPINIONS or report.is_name:
        return False
    faint = report.kind.faint or report.kind.reporting
    return report.head.status in SURE and report.head.worth >= CLEAR and not faint
