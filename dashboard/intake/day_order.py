"""Whether the day comes before the month in the dates of one file, told by a date that can be read one way only.

A program writes all rows of a table alike: beside 25/03/2021, a row of 04/03/2021 is of March.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dashboard.intake.draft import Draft
from dashboard.intake.publication_days import order_told, read_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.model import Problem

MOST, MOST_LETTERS = 200, 2_000_000
"""Drafts, and letters of them, that are held until one tells the order."""


def in_one_order(drafts: Iterable[Draft | Problem]) -> Iterator[Draft | Problem]:
    """Yield the drafts of a file, each with the order that the first of their dates to do so tells.

    They are held back only as long as their dates may be read two ways.
    """
    coming = iter(drafts)
    held: list[Draft | Problem] = []
    order, failure = None, None
    try:
        order = _told(coming, held)
    except Exception as error:  # noqa: BLE001 - raised below, after what was read before it
        failure = error
    for draft in chain(held, coming):
        if isinstance(draft, Draft):
            draft.day_first = order
        yield draft
    if failure:
        raise failure


def _told(coming: Iterator[Draft | Problem], held: list[Draft | Problem]) -> bool | None:
    """Return the order that the next dates tell, if any does; what was looked at is in ``held``."""
    letters = 0
    for draft in coming:
        held.append(draft)
        if isinstance(draft, Draft):
            order = order_told(draft.published)
            letters += sum(len(part.text) for part in draft.body)
            if order is not None or not _is_open(draft.published):
                return order
        if len(held) >= MOST or letters > MOST_LETTERS:
            return None
    return None


def _is_open(published: object) -> bool:
    """Return whether a date is missing, or may be read two ways."""
    return not published or (read_day(published).warning or "").startswith("ambiguous_date")
