"""Clocks: a copy's dates are counted from the day of the first printing.

"Friday" in a reprint of next week is still the first Friday. Which articles are copies is known only
when all are there, so those whose clock is not right are read once more before they are published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corpus.records import article_from, printed_article
from dashboard.corpus.working import LANGUAGES, Job
from dashboard.linking.copies import link_copies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.corpus.records import Row
    from dashboard.corpus.store import Manifest, Store


def copies_to_reread(store: Store, manifest: Manifest) -> Iterator[Job]:
    """Yield the articles, the pending included, that were read by another clock than their story's."""
    layers = [*manifest.segments, *manifest.pending]
    rows: dict[str, Row] = {}
    for layer in layers:
        rows |= {row["article"]: row for row in store.read("articles", [layer]).to_pylist()}
    articles = {name: article_from(row) for name, row in rows.items()}
    for name, story in link_copies(articles.values()).items():
        article, day = articles[name], articles[story].published
        clock = day if day != article.published else None
        if rows[name]["clock"] != clock and article.language in LANGUAGES:
            yield Job(article, printed_article(rows[name]), clock)
