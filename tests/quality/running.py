"""Runs the parser over the annotated reports, as ``dateline add`` would, and scores it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.linking import link
from dashboard.parsing.parser import Parser
from tests.quality.annotated import load_gold
from tests.quality.measures.copies import score_copies
from tests.quality.measures.dates import score_dates
from tests.quality.measures.entities import score_entities
from tests.quality.measures.events import narrowest_intervals, score_events, score_merging
from tests.quality.measures.quotations import score_quotations
from tests.quality.measures.tally import Scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.linking import Links
    from dashboard.model import Annotations
    from tests.quality.annotated import Annotated


def measure(model: str = "auto") -> Scores:
    """Return the scores of the parser with this language model on all annotated reports."""
    gold = load_gold()
    parsed = list(Parser(model).parse_all([annotated.article for annotated in gold]))
    pairs = zip(gold, parsed, strict=True)
    return score([(annotated, found) for annotated, (_, found) in pairs], link(parsed))


def score(parsed: Sequence[tuple[Annotated, Annotations]], links: Links) -> Scores:
    """Return the scores of these annotations, linked together."""
    scores = Scores()
    narrowest = narrowest_intervals(gold for gold, _ in parsed)
    told: list[tuple[str, str]] = []
    for gold, found in parsed:
        score_entities(gold, found, links, scores)
        score_quotations(gold, found, scores)
        score_dates(gold, found, scores)
        told.extend(score_events(gold, found, links, narrowest, scores))
    score_merging(told, scores)
    score_copies([gold for gold, _ in parsed], scores)
    return scores
