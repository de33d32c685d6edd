"""Corrections as named requests, in the form in which the queue stores them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.corpus import copy_decisions, correcting, name_decisions
from dashboard.corpus.adding import Progress
from dashboard.corpus.corrections import Correction
from dashboard.corpus.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.corpus.adding import Report
    from dashboard.corpus.correction_queue import Asked
    from dashboard.corpus.store import Store
    from dashboard.parsing.parser import Parser

    type Row = dict[str, Any]
    type Loaded = Callable[[], Parser]


def perform(store: Store, asked: Asked, parser: Loaded, report: Report) -> None:
    """Make what was asked for; ``report`` hears of the stages "shown" and "linking", as of ``correcting.state``.

    Raises what that raises: ValueError, in a sentence, for what cannot be, KeyError where an article is not there.
    """
    PERFORMED[asked.what](store, parser, report, **asked.given)


def _shown(report: Report) -> Callable[[], object]:
    return lambda: report(Progress(stage="shown"))


def _decide(store: Store, _: Loaded, report: Report, verdicts: Sequence[Row]) -> None:
    made = [
        replace(found, one=tuple(found.one), other=found.other and tuple(found.other))
        for found in (Verdict(**one) for one in verdicts)
    ]  # lists, where they were written down
    name_decisions.decide(store, made, _shown(report))


def _undo(store: Store, _: Loaded, report: Report, entry: Row, who: str) -> None:
    name_decisions.undo(store, [Correction(**entry)], who, _shown(report))


def _state(
    store: Store, parser: Loaded, report: Report, article: str, kind: str, **more: Any
) -> None:
    value = more.pop("value")
    correcting.state(store, article, kind, value, parser(), report, **more)


def _amend(
    store: Store,
    parser: Loaded,
    report: Report,
    article: str,
    amendments: Sequence[Any],
    **more: str,
) -> None:
    some = [(kind, where, value) for kind, where, value in amendments]
    correcting.amend_several(store, article, some, parser(), report, **more)


def _amend_all(
    store: Store, parser: Loaded, report: Report, items: Sequence[Any], **more: str
) -> None:
    correcting.amend_all(store, [*map(tuple, items)], parser(), report, **more)


def _take(store: Store, parser: Loaded, report: Report, entries: Sequence[Row]) -> None:
    correcting.take_corrections(store, [Correction(**one) for one in entries], parser(), report)


def _join(
    store: Store, parser: Loaded, report: Report, article: str, others: Sequence[str], **more: str
) -> None:
    value = more.pop("value")
    copy_decisions.decide_copies(store, article, value, others, parser(), report, **more)


def _part(store: Store, parser: Loaded, report: Report, entry: Row, who: str) -> None:
    copy_decisions.undo_copies(store, Correction(**entry), parser(), report, who)


PERFORMED: dict[str, Callable[..., None]] = {
    "decide": _decide,
    "undo": _undo,
    "state": _state,
    "amend": _amend,
    "amend all": _amend_all,
    "take": _take,
    "copies": _join,
    "undo copies": _part,
}
