"""Dates of one article: every temporal expression with its value, interval and reasons.

No model is used: a lexer, a grammar kept as data, and operators over intervals.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from dashboard.model import DateReference, PublicationRange
from dashboard.parsing.dates.grammar import Grammar
from dashboard.parsing.dates.interval import Day
from dashboard.parsing.dates.resolve import Resolved, resolve

if TYPE_CHECKING:
    from dashboard.model import Article


@functools.cache
def grammar() -> Grammar:
    """Return the compiled grammar, made when first needed."""
    return Grammar()


def find_dates(article: Article) -> tuple[DateReference, ...]:
    """Return every temporal expression in the order of the text."""
    published = published_day(article)
    if published is None:
        published = Day(2000, 1, 1)
    phrases = list(grammar().phrases(article.text))
    return tuple(record(one) for one in resolve(phrases, published))


def published_day(article: Article) -> Day | None:
    """Return the day of publication, or None when it is unknown or unreadable."""
    try:
        return Day.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def record(resolved: Resolved) -> DateReference:
    """Return what the model keeps of an expression."""
    phrase, meaning = resolved.phrase, resolved.meaning
    interval = meaning.interval
    return DateReference(
        phrase.start,
        phrase.end,
        meaning.type,
        meaning.value,
        interval.first.isoformat() if interval and interval.first else None,
        interval.last.isoformat() if interval and interval.last else None,
        interval.granularity if interval else None,
        interval.approximate if interval else False,
        meaning.certainty,
        meaning.anchor,
        phrase.rule.name,
        meaning.rejected,
        meaning.relation,
    )


def infer_publication(article: Article, dates: tuple[DateReference, ...]) -> PublicationRange:
    """Return when an undated article can have been published."""
    return PublicationRange(None, None, "assumed")
