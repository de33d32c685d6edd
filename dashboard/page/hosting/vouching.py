"""Whom a proxy in front has named a moment ago.

A proxy says who asks when a web socket is opened, and nothing more while it stays open. Each request that it
lets through says so again, and an open tab sends one every 20 seconds: who is named no more has lost the
right at the proxy, and their web sockets end.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.page.hosting.access import Identity

LIFE = 45.0
"""Seconds for which a proxy's word holds; a web socket is looked at every few seconds beside."""
MANY = 1000


class Vouching:
    """The last word of the proxy on each address. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._named: dict[str, tuple[Identity, float]] = {}

    def note(self, somebody: Identity) -> None:
        """Note that the proxy has named somebody now."""
        if len(self._named) >= MANY:
            fresh = self.clock() - LIFE
            self._named = {name: one for name, one in self._named.items() if one[1] > fresh}
        self._named[somebody.address] = (somebody, self.clock())

    def latest(self, somebody: Identity) -> Identity | None:
        """Return what the proxy has said last of somebody; None where that is too long ago."""
        latest, at = self._named.get(somebody.address, (None, 0.0))
        return latest if self.clock() - at < LIFE else None
