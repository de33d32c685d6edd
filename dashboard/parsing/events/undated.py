"""Events of an article without a publication day: relations kept, no day invented.

"Last June" and "this week" exclude each other whatever the year. So the article is read as if it
had been published on some Monday, which tells apart what it tells apart; then every day that
hung on that Monday is taken out again, and its relation to publication stays.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from dashboard.parsing.dates import find_dates, infer_publication

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.model import Article, DateReference, EventMention, Mention
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.coreference import Reference

SOME_DAY = dt.date(2000, 1, 3)


class Finder(Protocol):
    """What finds the events of an article that has a publication day."""

    def __call__(
        self,
        analysis: Analysis,
        mentions: tuple[Mention, ...],
        dates: tuple[DateReference, ...],
        pronouns: Mapping[int, Reference],
    ) -> tuple[EventMention, ...]:
        """Return the article's event mentions."""
        ...


def undated(
    finder: Finder,
    analysis: Analysis,
    mentions: tuple[Mention, ...],
    dates: tuple[DateReference, ...],
    pronouns: Mapping[int, Reference],
) -> tuple[EventMention, ...]:
    """Return the events of an undated article; only days that its text states have a date."""
    monday = _some_monday(analysis.article, dates)
    article = replace(analysis.article, published=monday.isoformat())
    supposed = find_dates(article)
    found = finder(replace(analysis, article=article), mentions, supposed, pronouns)
    hanging = {date.start for date in supposed if date.relation}
    hanging |= {date.end for date in supposed if date.relation}
    return tuple(_without_days(mention, hanging) for mention in found)


def _some_monday(article: Article, dates: tuple[DateReference, ...]) -> dt.date:
    """Return a Monday within the range in which the article can have been published."""
    found = infer_publication(article, dates)
    days = [dt.date.fromisoformat(day) for day in (found.first, found.last) if day]
    day = min(days, default=SOME_DAY)
    if len(days) == 2:
        day = days[0] + (days[1] - days[0]) // 2
    return day - dt.timedelta(day.weekday())


def _without_days(mention: EventMention, hanging: set[int]) -> EventMention:
    """Return the mention without the days that were reckoned from the supposed publication."""
    if mention.relation is not None or mention.certainty == "assumed":
        mention = replace(mention, first=None, last=None)
    if mention.relation is not None or {mention.date_start, mention.date_end} & hanging:
        mention = replace(mention, own_first=None, own_last=None)
    return mention
