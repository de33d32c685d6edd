"""How central an event is to the articles that report it, and which event an article is about."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING

from dashboard.linking.events.days import day_of
from dashboard.linking.events.notability import MAIN_WORTH, OPINIONS, SURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.linking.events.reports import Report

IN_HEADLINE, IN_LEAD, LEADING = 2, 1, 1
"""Points for standing in the headline or deck, in the first paragraph, and for who leads the article."""
SALIENT = 0.5
"""Who is named about half as much as whoever is named most leads the article too."""
SAID, RESOLVED = 1, 1
"""What it costs that somebody only said something, or that the text says "she" of whose it is."""
CALLS = frozenset({"call"})
"""Classes of what is only said, though to somebody."""
NEWS, LONG = 30, 14
"""Days for which news is new, and of the longest stay of which the days are news."""


def centrality(report: Report) -> int:
    """Return how central an event is to one article, from 0 to 4: headline, lead, who takes part.

    What was only said counts less, and so does what the text names no owner of. What is dated by a week, a
    month or a year, and not by a day or the days of a stay, has no point, nor has what was long ago.
    """
    heads, lead = report.context.front
    starts = [mention.head_start for mention in report.mentions]
    points = IN_HEADLINE * any(a <= start < b for start in starts for a, b in heads)
    points += IN_LEAD * any(lead[0] <= start < lead[1] for start in starts)
    salience = report.context.salience
    leading = max((salience.get(who, 0.0) for who in report.head.participants), default=0.0)
    points += LEADING * (leading >= SALIENT)
    said = report.kind.loose or bool(report.kind.classes & CALLS)
    points -= SAID * said + RESOLVED * report.label.startswith("[")
    return max(0, min(points, _most(report)))


def _most(report: Report) -> int:
    """Return the most points that the days of an event leave it; none where it is not known who met whom."""
    first, last = day_of(report.head.first), day_of(report.head.last)
    if report.is_one_sided:
        return 0
    if not (first and last and report.published):
        return IN_HEADLINE + IN_LEAD + LEADING
    if (dt.date.fromisoformat(report.published) - last).days > NEWS:
        return 0
    length = (last - first).days
    sure = not length or (length < LONG and report.is_span)
    return IN_HEADLINE + IN_LEAD + LEADING if sure else 0


def main_reports(reports: Sequence[Report]) -> frozenset[tuple[str, int]]:
    """Return the keys of the events that articles are there to report: one an article at most.

    ``reports`` are sorted by article.
    """
    found = set()
    for _, some in groupby(reports, key=lambda report: report.key[0]):
        main = [report for report in some if _is_main(report)]
        found |= {report.key for report in main[:1]}
    return frozenset(found)


def _is_main(report: Report) -> bool:
    """Return whether the headline or the lead reports an event for certain, and the article may be there for it."""
    if report.head.worth < MAIN_WORTH or report.head.status not in SURE:
        return False
    added = not report.head.lemma  # by a reader, beside what the article is there to report
    return not (added or report.context.article.kind in OPINIONS or report.is_name)
