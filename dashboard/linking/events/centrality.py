"""How central an event is to the articles that report it, and which one an article is there to report."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from dashboard.linking.events.noting import CLEAR, OPINIONS, SURE, standing
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.linking.events.reports import Report

IN_HEADLINE, IN_LEAD, LEADING = 2, 1, 1
"""Points for standing in the headline or deck, in the first paragraph, and for who leads the article."""
CENTRAL = 2
"""An event of so many points may be what its article is there to report."""
CLEAR_HEADLINE = 1.5
"""How well the label of a headline's verb must stand alone."""
PRESENTED = frozenset({"announce", "unveil", "reveal", "propose", "reject", "pledge"})
"""Speech that is news by itself where a headline tells of it: "Norland unveils ferry"."""
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

    ``reports`` are sorted by article. An article whose main event has a day, and is shown, needs no other.
    """
    found = set()
    for _, some in groupby(reports, key=lambda report: report.key[0]):
        central = [(centrality(r), r) for r in some if r.told or _may_be_main(r)]
        central = [(points, report) for points, report in central if points >= CENTRAL]
        top = max((points for points, _ in central), default=0)
        dated = [(points, r) for points, r in central if r.told and _is_shown(r)]
        rest = [(points, report) for points, report in central if not report.told]
        if not rest or any(points == top for points, _ in dated):
            continue
        best = min(rest, key=lambda one: (-one[0], -one[1].head.worth, one[1].key))[1]
        if not any(best.lemmas & report.lemmas for _, report in dated):
            found.add(best.key)
    return frozenset(found)


def _is_shown(report: Report) -> bool:
    """Tell whether a timeline shows what this report alone tells."""
    return standing((report,), ()) == "shown"


def _may_be_main(report: Report) -> bool:
    """Tell whether an event without a day of its own is clear, sure and more than words.

    A headline stands alone by itself, so that its own verb needs no name. Behind it only what is to come
    or is of a known kind is news: "Norland has struggled" is none.
    """
    faint = (report.kind.faint and not report.lemmas & PRESENTED) or report.kind.reporting
    if report.context.article.kind in OPINIONS or report.is_name or faint:
        return False
    words = event_words()
    if report.lemmas <= words.verbs["hollow"] | words.nouns["weak"] | words.nouns["routine"]:
        return False
    planned = report.head.status == "planned"
    if not (_is_headed(report) or planned or any(one[0] != "=" for one in report.kind.classes)):
        return False
    clear = CLEAR_HEADLINE if _is_in_title(report) else CLEAR
    return report.head.status in SURE and report.head.worth >= clear


def _is_headed(report: Report) -> bool:
    """Tell whether headline or deck tell of an event."""
    heads, _ = report.context.front
    return any(a <= one.head_start < b for one in report.mentions for a, b in heads)


def _is_in_title(report: Report) -> bool:
    """Tell whether the headline tells of an event."""
    titles = [(b.start, b.end) for b in report.context.article.blocks if b.kind == "title"]
    return any(a <= one.head_start < b for one in report.mentions for a, b in titles)
