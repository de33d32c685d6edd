"""What one reader, and all together, may ask of the server: additions, exports, questions.

Who asks for too much at once waits, and is refused in a sentence when waiting does not help; nobody else
is held up. How many actions a tab may send is limited before the page hears of them: hosting/limits.py.
"""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dashboard.corpus import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


class ServerBusy(CorpusError):
    """More is asked for than may be; the sentence says what to do."""


class Slots:
    """So many of a kind of work at once, ``of_one`` of them one person's.

    Others wait for their turn, up to ``patience`` seconds.
    """

    def __init__(self, most: int, of_one: int, patience: float, words: str) -> None:
        self.most, self.of_one, self.patience, self.words = most, of_one, patience, words
        self._turn = threading.Condition()
        self._taken: Counter[str] = Counter()

    @contextmanager
    def one(self, person: str) -> Generator[None]:
        """Do a piece of somebody's work in the block; raises ServerBusy where its turn does not come."""
        with self._turn:
            if not self._turn.wait_for(lambda: self._has_place(person), self.patience):
                raise ServerBusy(self.words)
            self._taken[person] += 1
        try:
            yield
        finally:
            with self._turn:
                self._taken[person] -= 1
                self._taken += Counter()  # whose work is done is forgotten
                self._turn.notify_all()

    def _has_place(self, person: str) -> bool:
        return self._taken.total() < self.most and self._taken[person] < self.of_one


class Allowance:
    """So many pieces of work of one person, and of all together, in so many seconds."""

    def __init__(
        self,
        most: int,
        altogether: int,
        seconds: float,
        words: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.most, self.altogether, self.seconds, self.words = most, altogether, seconds, words
        self.clock = clock
        self._changing = threading.Lock()
        self._taken: list[tuple[float, str]] = []

    def take(self, person: str) -> None:
        """Note a piece of somebody's work; raises ServerBusy where there has been too much."""
        with self._changing:
            now = self.clock()
            self._taken = [one for one in self._taken if now - one[0] < self.seconds]
            if sum(who == person for _, who in self._taken) >= self.most:
                raise ServerBusy(self.words)
            if len(self._taken) >= self.altogether:
                raise ServerBusy(MANY)
            self._taken.append((now, person))


MANY = "Many people are at it. Try again in a few minutes."
CORES = os.cpu_count() or 1
QUESTIONS = Slots(2 * CORES, CORES, 20, "Many people are asking at once. Try again in a moment.")
"""Questions to a collection whose answer is not known yet."""
EXPORTS = Slots(2, 1, 60, "Many files are being made. Try again in a minute.")
ADDITIONS = Slots(1, 1, 15 * 60, "Others are adding articles. Try again when they are done.")
"""Additions from the page: a collection takes one at a time, and the next waits."""


def allowances() -> dict[str, Allowance]:
    """Return what nobody has taken anything of yet: exports and additions."""
    minutes, hour = 10 * 60, 60 * 60
    return {
        "exports": Allowance(
            60, 600, minutes, "You have taken many files. Try again in ten minutes."
        ),
        "additions": Allowance(60, 600, hour, "You have added very often. Try again in an hour."),
    }


ALLOWED = allowances()
"""How many exports and additions one person, and all together, may ask for."""
