"""Set or remove a reader's mark on a quotation or an event: checked or disputed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corpus.checks import seen, standing
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.evidence import article_record
from dashboard.corpus.tables import Tables

if TYPE_CHECKING:
    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.store import Store

PATIENCE = 20.0
"""Seconds that a mark waits while a correction is being linked to all articles."""


def mark(
    store: Store, item: str, at: tuple[str, str], value: str | None, who: str, why: str = ""
) -> None:
    """Append a reader's mark on the quotation or event at a place, or take it back (None).

    ``at`` is the id of an article and the place there. Raises KeyError where nothing is there, ValueError where
    it is no mark, or nobody's; CorpusBusy when another process adds.
    """
    with store.writing(PATIENCE):
        tables = Tables(store.path)
        row = standing(tables, item, [at[0]])[at]
        printed = article_record(tables, at[0]).article
        more = {"who": who, "why": why, "before": seen(item, row)}
        Corrections(store.path).check(printed, f"{item} check", at[1], value, **more)


def unmark(store: Store, entry: Correction) -> None:
    """Append that a mark holds no more, whether anything is at its place or not."""
    with store.writing(PATIENCE):
        Corrections(store.path).take_back(entry, entry.who, entry.before)
