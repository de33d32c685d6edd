"""What one reader, and all together, may ask of the server: additions, exports, questions.

Who asks for too much at once waits, and is refused in a sentence when waiting does not help; nobody else
is held up. How many actions a tab may send is limited before the page hears of them: hosting/limits.py.
"""

from __future__ import annotations

import os
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dashboard.corpus import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


class ServerBusy(CorpusError):
    """More is asked for than may be; the sentence says what to do."""


class Slots:
    """So many of a kind of work at once; others wait for their turn, up to ``patience`` seconds."""

    def __init__(self, most: int, patience: float, words: str) -> None:
        self.patience, self.words = patience, words
        self._free = threading.BoundedSemaphore(most)

    @contextmanager
    def one(self) -> Generator[None]:
        """Do a piece of work in the block; raises ServerBusy where its turn does not come."""
        if not self._free.acquire(timeout=self.patience):
            raise ServerBusy(self.words)
        try:
            yield
        finally:
            self._free.release()


class Allowance:
    """So many pieces of work of one tab in so many seconds."""

    def __init__(
        self, most: int, seconds: float, words: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.most, self.seconds, self.words, self.clock = most, seconds, words, clock
        self._taken: list[float] = []

    def take(self) -> None:
        """Note a piece of work; raises ServerBusy where there have been too many."""
        now = self.clock()
        self._taken = [then for then in self._taken if now - then < self.seconds]
        if len(self._taken) >= self.most:
            raise ServerBusy(self.words)
        self._taken.append(now)


QUESTIONS = Slots(
    2 * (os.cpu_count() or 1), 20, "Many people are asking at once. Try again in a moment."
)
"""Questions to a collection whose answer is not known yet."""
EXPORTS = Slots(2, 60, "Many files are being made. Try again in a minute.")
ADDITIONS = Slots(1, 15 * 60, "Others are adding articles. Try again when they are done.")
"""Additions from the page: a collection takes one at a time, and the next waits."""
OF_A_TAB = {
    "exports": (60, 10 * 60, "You have taken many files. Try again in ten minutes."),
    "additions": (60, 60 * 60, "You have added very often. Try again in an hour."),
}
"""How many exports and additions one tab may ask for, and in how many seconds."""


def allowance(of: str) -> Allowance:
    """Return what the tab that the script runs for may still ask for."""
    import streamlit as st  # noqa: PLC0415 - additions run without a page too

    return st.session_state.setdefault(f"allowance_{of}", Allowance(*OF_A_TAB[of]))
