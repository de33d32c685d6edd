"""The parser: every stage gets the same analysis of an article and returns spans of its text.

A stage is loaded when it is first asked for: dates alone need no language model. Of the very longest
articles the rest is kept unread: a text costs what its letters cost, so a bound on letters bounds the
time and memory of every stage.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.model import Annotations
from dashboard.parsing import PARSER_VERSION, RULES_ALONE
from dashboard.parsing.typography import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from dashboard.model import Article, DateReference, PublicationRange, Quotation
    from dashboard.parsing.analysis import Analyser, Analysis, Wish


ENDS = tuple(
    map(
        re.compile,
        (r"[^\n\r\u2028\u2029](?=[\n\r\u2028\u2029])", r"[.!?][\"'”’)]{0,2}(?=\s)", r"\S(?=\s)"),
    )
)
"""Where a text is cut, best first: between lines, sentences, words."""
SEARCHED = 5_000
"""Letters before the limit in which a place to cut is looked for."""


def parsed_to(text: str) -> int:
    """Return the place up to which a text is parsed: its end, or the last end of a line, sentence or word in time."""
    most = limits.PARSED_LETTERS
    if len(text) <= most:
        return len(text)
    for end in ENDS:
        found = [match.end() for match in end.finditer(text, max(0, most - SEARCHED), most + 1)]
        if found:
            return found[-1]
    return most


def parsed_part(article: Article) -> Article:
    """Return an article without what is not parsed of it; offsets are those of the whole."""
    end = parsed_to(article.text)
    if end == len(article.text):
        return article
    kept = (block for block in article.blocks if block.start < end)
    blocks = tuple(replace(block, end=min(block.end, end)) for block in kept)
    return replace(article, text=article.text[:end], blocks=blocks)


def within_memory[Item](
    items: Iterable[Item], text_of: Callable[[Item], str], most: int
) -> Iterator[list[Item]]:
    """Yield the items in order, at most so many together, and no more than their texts allow."""
    some: list[Item] = []
    letters = 0
    for item in items:
        long = min(len(text_of(item)), limits.PARSED_LETTERS)
        if some and (len(some) == most or letters + long > limits.PARSED_LETTERS):
            yield some
            some, letters = [], 0
        some.append(item)
        letters += long
    if some:
        yield some


BATCH = 8
ALL_STAGES = frozenset({"entities", "quotations", "dates", "events"})
HEADINGS = frozenset({"title", "heading"})


class Parser:
    """Reads articles one after the other with one loaded language model."""

    STAGES = ALL_STAGES

    def __init__(self, model: str = "auto") -> None:
        self.model = model

    @functools.cached_property
    def analyser(self) -> Analyser:
        """The language model, loaded when first needed."""
        from dashboard.parsing.analysis import Analyser  # noqa: PLC0415 - loads spaCy

        return Analyser(self.model)

    @property
    def version(self) -> str:
        """What is stored with an article of who read it: this parser, with a model or by rules alone."""
        return PARSER_VERSION if self.analyser.has_model else RULES_ALONE

    def parse(self, article: Article, stages: frozenset[str] = ALL_STAGES) -> Annotations:
        """Return what the article holds; ``text[start:end]`` of each span is what was read.

        Of an article longer than any it is what its first letters hold: see ``extent``.
        """
        return self.finish(article, self.prepare([article], stages)[0], stages)

    def prepare(
        self, articles: Sequence[Article], stages: frozenset[str] = ALL_STAGES
    ) -> list[Analysis | None]:
        """Return the analyses of a batch of articles; None where the stages need none."""
        if stages <= {"dates"}:
            return [None] * len(articles)
        wanted, syntax = _wanted(stages), _syntax(stages)
        read = [fold(parsed_part(article)).article for article in articles]
        return [*self.analyser.analyse_all(read, wants_syntax=wanted, syntax=syntax)]

    def finish(
        self, article: Article, analysis: Analysis | None, stages: frozenset[str] = ALL_STAGES
    ) -> Annotations:
        """Return what a prepared article holds."""
        folded = fold(parsed_part(article))
        dates, published = _dated(folded.article, stages)
        if analysis is None:
            return folded.unfolded(Annotations(dates=dates, published=published))
        return folded.unfolded(_annotated(analysis, dates, published, stages))

    def parse_all(
        self, articles: Iterable[Article], stages: frozenset[str] = ALL_STAGES
    ) -> Iterator[tuple[Article, Annotations]]:
        """Parse each article in turn, in the order given."""
        for batch in within_memory(articles, lambda article: article.text, BATCH):
            for article, analysis in zip(batch, self.prepare(batch, stages), strict=True):
                yield article, self.finish(article, analysis, stages)


def _outside_headings(article: Article, quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Return the quotations of the text: a headline puts words shorter than they were said."""
    headings = [block for block in article.blocks if block.kind in HEADINGS]
    return tuple(
        quotation
        for quotation in quotations
        if not any(block.start <= quotation.start < block.end for block in headings)
    )


@functools.cache
def _wanted(stages: frozenset[str]) -> Wish:
    """Return which sentences need syntax: for names alone those that they ask for, else all."""
    from dashboard.parsing import analysis, entities  # noqa: PLC0415

    if stages & {"quotations", "events"}:
        return analysis.always
    return analysis.by_words(entities.wants_syntax)


def _syntax(stages: frozenset[str]) -> Collection[str]:
    """Return the least syntax that the stages do with: names need trees, quotations tags too."""
    from dashboard.parsing import analysis  # noqa: PLC0415

    if "events" in stages:
        return analysis.SYNTAX_PIPES
    return analysis.TAGGED_TREES if "quotations" in stages else analysis.TREES


def _dated(
    article: Article, stages: frozenset[str]
) -> tuple[tuple[DateReference, ...], PublicationRange | None]:
    """Return the dates that the stages need, and when an undated article can have been printed."""
    if not stages & {"dates", "events"}:
        return (), None
    from dashboard.parsing.dates import find_dates, infer_publication  # noqa: PLC0415

    dates = find_dates(article)
    wanted = "dates" in stages and not article.published
    return dates, infer_publication(article) if wanted else None


def _annotated(
    analysis: Analysis,
    dates: tuple[DateReference, ...],
    published: PublicationRange | None,
    stages: frozenset[str],
) -> Annotations:
    """Run the stages that need the analysis: names first, since the others build on them."""
    from dashboard.parsing.entities import find_names, weigh  # noqa: PLC0415

    mentions, unsure = find_names(analysis)
    quotations, events, pronouns = (), (), ()
    if stages & {"quotations", "events"}:
        from dashboard.parsing.coreference import pronoun_mentions, resolve  # noqa: PLC0415
        from dashboard.parsing.quotations import find_quotations, with_labels_named  # noqa: PLC0415

        article, document = analysis.article, analysis.document
        quotations = find_quotations(analysis, mentions)
        quotations, mentions = with_labels_named(article.text, quotations, mentions)
        references = resolve(document, mentions, quotations)
        pronouns = pronoun_mentions(document, mentions, references)
        mentions = weigh(article, mentions, pronouns)
        if "events" in stages:
            from dashboard.parsing.events import find_events  # noqa: PLC0415

            events = find_events(analysis, mentions, dates, references)
    told = _outside_headings(analysis.article, quotations)
    sentences = analysis.sentences
    return Annotations(mentions, told, dates, events, published, sentences, pronouns, unsure)
