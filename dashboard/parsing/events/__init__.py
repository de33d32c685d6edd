"""Events of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.model import DateReference, EventMention, Mention, Quotation
    from dashboard.parsing.analysis import Analysis


def find_events(
    analysis: Analysis,
    mentions: tuple[Mention, ...],
    quotations: tuple[Quotation, ...],
    dates: tuple[DateReference, ...],
) -> tuple[EventMention, ...]:
    """Return every event mention in the order of the text."""
    return ()
