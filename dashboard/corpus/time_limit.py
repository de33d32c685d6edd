"""A limit on what one article may cost: no text on which a rule fails or runs on stops a batch."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Never

from dashboard.model import failure
from dashboard.parsing.parser import ALL_STAGES

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from types import FrameType

    from dashboard.model import Article, Problem
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.parser import Parser

LIMIT = 60.0
"""Processor seconds for one article; the most that is parsed of one takes about five."""


class OutOfPatience(RuntimeError):
    """An article took longer to read than one may."""


@contextmanager
def patience(seconds: float = LIMIT) -> Generator[None]:
    """Raise OutOfPatience in the block once it has used so much processor time.

    Only a main thread on a system with interval timers can be interrupted: the processes that parse,
    and the command. Elsewhere, as in a thread of the page, the block takes what it takes.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> Never:
    raise OutOfPatience("the parser found no end in this text")


def prepared(
    parser: Parser, articles: Sequence[Article], stages: frozenset[str] = ALL_STAGES
) -> list[Analysis | Problem | None]:
    """Return the analyses of a batch; an article that has none to be made is a named problem."""
    try:
        with patience(LIMIT * len(articles)):
            return [*parser.prepare(articles, stages)]
    except Exception as error:  # noqa: BLE001 - one bad article never stops a batch, and is named
        if len(articles) == 1:
            return [failure(error, articles[0].raw_ref or articles[0].id)]
    return [one for article in articles for one in prepared(parser, [article], stages)]
