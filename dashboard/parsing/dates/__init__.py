"""Dates of one article: every temporal expression with its value, interval and reasons.

No model is used: a lexer, a grammar kept as data, and operators over intervals.
"""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates.grammar import Grammar
from dashboard.parsing.dates.interval import Day
from dashboard.parsing.dates.joined import compose, parted
from dashboard.parsing.dates.meaning import PUBLICATION
from dashboard.parsing.dates.publication import infer, known_ends
from dashboard.parsing.dates.record import record, undated
from dashboard.parsing.dates.resolve import resolve

if TYPE_CHECKING:
    from dashboard.model import Article, DateReference, PublicationRange
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.meaning import Resolved


@functools.cache
def grammar() -> Grammar:
    """Return the compiled grammar, made when first needed."""
    return Grammar()


@functools.lru_cache(maxsize=4)
def phrases_of(text: str) -> tuple[Phrase, ...]:
    """Return the temporal expressions of a text (kept for the second question about one article)."""
    return tuple(parted(grammar().phrases(text)))


def find_dates(article: Article) -> tuple[DateReference, ...]:
    """Return every temporal expression in the order of the text.

    Without a publication day, what leans on it keeps its relation and gets the range of days that
    the inferred range of publication leaves; no year is invented.
    """
    published = published_day(article)
    phrases = phrases_of(article.text)
    if published is None:
        return undated(phrases, infer_publication(article))
    spoken = _spoken_day(article, phrases, published)
    dates = tuple(record(one) for one in compose(resolve(phrases, spoken or published)))
    return tuple(map(_counted_from_headline, dates)) if spoken else dates


def _spoken_day(article: Article, phrases: tuple[Phrase, ...], published: Day) -> Day | None:
    """Return the day that the headline of a transcript gives, where it was printed a few days later.

    "Press briefing, 2 June 2022", put on the site on 3 June: "today" is the 2nd.
    """
    titles = [block for block in article.blocks if block.kind == "title"]
    if article.kind != "transcript" or not titles:
        return None
    told = resolve([one for one in phrases if one.end <= titles[0].end], published)
    days = {one.meaning.interval.first for one in told if one.meaning.interval and _is_whole(one)}
    day = days.pop() if len(days) == 1 else None
    late = published.toordinal() - day.toordinal() if day else 0
    return day if 0 < late <= PRINTED_WITHIN else None


def _is_whole(one: Resolved) -> bool:
    """Whether an expression states one day with its year."""
    whole = one.meaning.interval
    return bool(whole and whole.first == whole.last and one.meaning.anchor is None)


def _counted_from_headline(date: DateReference) -> DateReference:
    """Return a date that says what it is counted from where that is the headline's day."""
    counted = (date.anchor or "").startswith(PUBLICATION)
    return replace(date, anchor=IN_HEADLINE) if counted else date


IN_HEADLINE = "the day in its headline"
PRINTED_WITHIN = 7
"""So many days after it was spoken a transcript may be printed."""


def published_day(article: Article) -> Day | None:
    """Return the day of publication, or None when it is unknown or unreadable."""
    try:
        return Day.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def infer_publication(article: Article, _dates: tuple[DateReference, ...] = ()) -> PublicationRange:
    """Return when an undated article can have been published, with the cues that say so.

    The article's own ``published`` is not looked at, nor are its dates as resolved: years are read
    again without any assumption.
    """
    phrases = phrases_of(article.text)
    tokens = phrases[0].tokens if phrases else grammar().lexer.tokens(article.text)
    return infer(article, tokens, resolve(phrases, Day(2000, 1, 1)))


__all__ = ["find_dates", "infer_publication", "known_ends"]
