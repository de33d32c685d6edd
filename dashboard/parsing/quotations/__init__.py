"""Quotations of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.model import Mention, Quotation
    from dashboard.parsing.analysis import Analysis


def find_quotations(analysis: Analysis, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Return every quotation in the order of the text."""
    return ()
