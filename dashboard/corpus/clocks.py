"""Clocks: a copy's dates are counted from the day of the first printing.

"Friday" in a reprint of next week is still the first Friday. An article that mostly has a text of its
own beside the copied one keeps its own clock. Which articles are copies is known only when all are
there, so those whose clock is not right are read once more before they are published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corpus.corrections import Corrections, content_of
from dashboard.corpus.records import article_from, printed_article
from dashboard.corpus.verdicts import SAME
from dashboard.corpus.working import LANGUAGES, Job
from dashboard.linking.collecting import uncollected
from dashboard.linking.copies_deciding import CopyDecision
from dashboard.linking.printings import link_printings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.records import Row
    from dashboard.corpus.store import Manifest, Store
    from dashboard.linking.printings import Printings
    from dashboard.model import Article

OWN = 2
"""Of a text more than so many times as long as the first printing, most is its own."""


@uncollected()
def printings(store: Store, manifest: Manifest) -> tuple[Printings, Iterator[Job]]:
    """Return what the articles, the pending included, print of one another, and those to be read again.

    Those are the ones that were read by another clock than their story's.
    """
    layers = [*manifest.segments, *manifest.pending]
    rows: dict[str, Row] = {}
    for layer in layers:
        rows |= {row["article"]: row for row in store.read("articles", [layer]).to_pylist()}
    articles = {name: article_from(row) for name, row in rows.items()}
    found = printings_of(articles.values(), Corrections(store.path))
    return found, _by_other_clocks(rows, articles, found.stories)


def printings_of(articles: Iterable[Article], log: Corrections) -> Printings:
    """Return what articles print of one another, as readers decided."""
    every = [*articles]
    return link_printings(every, copy_decisions(log.copies(), every))


def copy_decisions(
    entries: Sequence[Correction], articles: Iterable[Article]
) -> list[CopyDecision]:
    """Return what readers decided on copies among some articles, the earliest first."""
    if not entries:
        return []
    here: dict[str, list[str]] = {one: [] for entry in entries for one in entry.contents}
    for article in articles:
        if (content := content_of(article)) in here:
            here[content].append(article.id)
    sides = (
        (one.value == SAME, tuple(here[one.content]), tuple(here[one.other])) for one in entries
    )
    return [CopyDecision(*some) for some in sides]


def _by_other_clocks(
    rows: Mapping[str, Row], articles: Mapping[str, Article], found: Mapping[str, str]
) -> Iterator[Job]:
    """Yield the articles whose dates are not counted from the first printing of their story."""
    for name, story in found.items():
        article, first = articles[name], articles[story]
        mostly_own = len(article.text) > OWN * len(first.text)
        clock = None if mostly_own or first.published == article.published else first.published
        if rows[name]["clock"] != clock and article.language in LANGUAGES:
            yield Job(article, printed_article(rows[name]), clock)
