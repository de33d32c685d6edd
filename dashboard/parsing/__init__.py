"""Parsing: one Article in, its entities, quotations, dates and events out.

Knows no files, no other article and no screen. Every stage gets the same analysis (one
tokenisation, names, syntax where it is needed) and returns spans of ``Article.text``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.model import Annotations
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.dates import find_dates, infer_publication
from dashboard.parsing.entities import find_entities
from dashboard.parsing.events import find_events
from dashboard.parsing.quotations import find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.model import Article

PARSER_VERSION = "1"
"""Stored with every parsed article; a change of rules that changes answers changes this."""


class Parser:
    """Reads articles one after the other with one loaded language model."""

    def __init__(self, model: str = "auto") -> None:
        self.analyser = Analyser(model)

    def parse(self, article: Article) -> Annotations:
        """Return what the article holds; ``text[start:end]`` of each span is what was read."""
        analysis = self.analyser.analyse(article)
        mentions = find_entities(analysis)
        dates = find_dates(article)
        quotations = find_quotations(analysis, mentions)
        events = find_events(analysis, mentions, quotations, dates)
        published = None if article.published else infer_publication(article, dates)
        return Annotations(mentions, quotations, dates, events, published)

    def parse_all(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Annotations]]:
        """Parse each article in turn, in the order given."""
        for article in articles:
            yield article, self.parse(article)


__all__ = ["PARSER_VERSION", "Parser"]
