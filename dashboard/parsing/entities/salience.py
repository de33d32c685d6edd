"""How much an article is about each thing it names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import Article, Mention

LEAD = 400
"""Characters from the start that count as headline and lead."""
PARTS = 4
"""Into so many equal parts an article is cut to see over how much of it a thing is spread."""
WEIGHT = {"name": 1.0, "nominal": 1.0, "pronoun": 1.0, "demonym": 0.5, "credit": 0.0}


def weigh(
    article: Article, mentions: Sequence[Mention], pronouns: Sequence[Mention] = ()
) -> tuple[Mention, ...]:
    """Return the mentions with their entity's salience in the article, 0 to 1.

    Mentions of every kind count, pronouns too, those of the headline and the lead more; what is
    spread over the article counts more than what stands in one place. What the article is most about
    has 1; credits weigh nothing.
    """
    heads = [(b.start, b.end) for b in article.blocks if b.kind in ("title", "deck")]
    weights: dict[str, float] = defaultdict(float)
    parts: dict[str, set[int]] = defaultdict(set)
    for mention in (*mentions, *pronouns):
        in_head = any(start <= mention.start < end for start, end in heads)
        place = 3 if in_head else 2 if mention.start < LEAD else 1
        weights[mention.entity] += place * WEIGHT[mention.kind]
        parts[mention.entity].add(PARTS * mention.start // (len(article.text) + 1))
    for entity, some in parts.items():
        weights[entity] *= 1 + len(some) / PARTS
    top = max(weights.values(), default=0) or 1
    return tuple(
        replace(m, salience=0.0 if m.kind == "credit" else weights[m.entity] / top)
        for m in mentions
    )
