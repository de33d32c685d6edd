"""How much an article is about each thing it names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import Article
    from dashboard.parsing.entities.spans import Name

LEAD = 400
"""Characters from the start that count as headline and lead."""


def weigh(article: Article, names: Sequence[Name]) -> None:
    """Set every mention's salience: its entity's share of mentions, the headline and lead counted more.

    Between 0 and 1; the entity that the article is most about has 1. Credits weigh nothing.
    """
    heads = [(b.start, b.end) for b in article.blocks if b.kind in ("title", "deck")]
    weights: Counter[str] = Counter()
    for name in names:
        if name.kind == "credit" or not name.entity:
            continue
        in_head = any(start <= name.start < end for start, end in heads)
        weights[name.entity] += 3 if in_head else 2 if name.start < LEAD else 1
    top = max(weights.values(), default=1)
    for name in names:
        name.salience = 0.0 if name.kind == "credit" else weights[name.entity] / top
