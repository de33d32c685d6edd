"""Dates of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.model import Article, DateReference, PublicationRange


def find_dates(article: Article) -> tuple[DateReference, ...]:
    """Return every temporal expression in the order of the text."""
    return ()


def infer_publication(article: Article, dates: tuple[DateReference, ...]) -> PublicationRange:
    """Return when an undated article can have been published."""
    from dashboard.model import PublicationRange
    return PublicationRange(None, None, "assumed")
