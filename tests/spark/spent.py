"""Processor time that the processes of a cluster and its driver take, looked up again and again in /proc."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TICKS = os.sysconf("SC_CLK_TCK")


class Spent:
    """What the driver's session and those of the workers took so far, Java and Python apart.

    What a process took between the last look and its end is missing: a fifth of a second at most.
    """

    def __init__(self, driver: int, workers: Iterable[int]) -> None:
        self.sessions = {driver: "driver", **dict.fromkeys(workers, "executors")}
        self.seconds: dict[int, tuple[str, float]] = {}

    def look(self) -> None:
        """Look at all processes of these sessions."""
        for place in Path("/proc").glob("[0-9]*"):
            try:
                name, _, rest = (place / "stat").read_text().partition("(")[2].rpartition(")")
            except OSError:
                continue  # it has just ended
            about = rest.split()
            if whose := self.sessions.get(int(about[3])):
                kind = "Java" if name == "java" else "Python"
                seconds = (int(about[11]) + int(about[12])) / TICKS
                self.seconds[int(place.name)] = f"{kind} of the {whose}", seconds

    def told(self) -> dict[str, float]:
        """Return the seconds of each kind of process."""
        found: dict[str, float] = {}
        for kind, seconds in self.seconds.values():
            found[kind] = round(found.get(kind, 0.0) + seconds, 2)
        return dict(sorted(found.items()))
