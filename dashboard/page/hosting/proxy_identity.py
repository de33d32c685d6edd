"""Whom a proxy in front has named a moment ago, and in which browser.

A proxy says who asks when a web socket is opened, and nothing more while it stays open. Each request that it
lets through says so again, and an open tab sends one every 20 seconds: who is named no more has lost the
right at the proxy, and their web sockets end. Each browser speaks for itself: one that the proxy has signed out
is not kept open by another in which the same reader is still signed in. The proxy's own cookies change as it likes,
so a browser is known by a cookie of ours.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.page.hosting.access import Identity

LIFE = 45.0
"""Seconds for which a proxy's word holds; a web socket is looked at every few seconds beside."""
MANY, BROWSERS = 1000, 50
"""Readers above whom those of long ago are forgotten, and browsers that are known of one reader."""

type Word = tuple[Identity, float]


class Vouching:
    """The last word of the proxy on each address in each browser. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._named: dict[str, dict[str, Word]] = {}

    def note(self, somebody: Identity, browser: str) -> None:
        """Note that the proxy has named somebody now, in a browser; an empty name is one that keeps no cookie."""
        if len(self._named) >= MANY:
            self._forget()
        own = self._named.setdefault(somebody.address, {})
        own.pop(browser, None)
        own[browser] = (somebody, self.clock())
        while len(own) > BROWSERS:
            own.pop(next(iter(own)))

    def latest(self, somebody: Identity, browser: str) -> Identity | None:
        """Return what the proxy has said last of somebody in a browser; None where that is too long ago."""
        latest, at = self._named.get(somebody.address, {}).get(browser, (None, 0.0))
        return latest if self.clock() - at < LIFE else None

    def _forget(self) -> None:
        fresh = self.clock() - LIFE
        self._named = {
            name: own
            for name, own in self._named.items()
            if any(at > fresh for _, at in own.values())
        }
