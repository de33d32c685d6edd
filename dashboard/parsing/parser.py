"""The parser: every stage gets the same analysis of an article and returns spans of its text."""

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

class Parser:
    """Reads articles one after the other with one loaded language model."""

    STAGES = frozenset({"entities", "quotations", "dates", "events"})

    def __init__(self, model: str = "auto") -> None:
        self.model = model
        self._analyser: Analyser | None = None

    @property
    def analyser(self) -> Analyser:
        """The language model, loaded when first needed: dates alone do without."""
        if self._analyser is None:
            self._analyser = Analyser(self.model)
        return self._analyser

    def parse(self, article: Article, stages: frozenset[str] = STAGES) -> Annotations:
        """Return what the article holds; ``text[start:end]`` of each span is what was read."""
        dates = find_dates(article) if stages & {"dates", "events"} else ()
        published = None
        if "dates" in stages and not article.published:
            published = infer_publication(article, dates)
        if stages <= {"dates"}:
            return Annotations(dates=dates, published=published)
        analysis = self.analyser.analyse(article)
        mentions = find_entities(analysis)
        quotations = find_quotations(analysis, mentions) if "quotations" in stages else ()
        events = find_events(analysis, mentions, quotations, dates) if "events" in stages else ()
        sentences = tuple(
            (sentence.start_char, sentence.start_char + len(sentence.text.rstrip()))
            for sentence in analysis.doc.sents
            if not sentence.text.isspace()
        )
        return Annotations(mentions, quotations, dates, events, published, sentences)

    def parse_all(
        self, articles: Iterable[Article], stages: frozenset[str] = STAGES
    ) -> Iterator[tuple[Article, Annotations]]:
        """Parse each article in turn, in the order given."""
        for article in articles:
            yield article, self.parse(article, stages)

