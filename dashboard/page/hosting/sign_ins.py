"""Who is signed in: a random token in the browser's cookie, everything else here.

Only the tokens' digests are kept, so that nothing that is written down lets anybody in.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import stat
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.page.hosting.access import Identity

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from pathlib import Path

MOST, MOST_OF_ONE = 10_000, 50
"""Sign-ins kept at once, and of one person; past it the one that was seen longest ago ends."""


@dataclass(eq=False, slots=True)
class SignIn:
    """One browser that is signed in. ``sockets`` end when it ends."""

    digest: str
    somebody: Identity
    begun: float
    seen: float
    sockets: set[asyncio.Event] = field(default_factory=set)

    @property
    def name(self) -> str:
        """A name for logs and for binding a reader's state to it, of no use as a token."""
        return self.digest[:12]

    def close(self) -> None:
        """End every open web socket."""
        for ended in self.sockets:
            ended.set()


class SignIns:
    """All sign-ins of a server; ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.known: dict[str, SignIn] = {}

    def begin(self, somebody: Identity) -> str:
        """Sign somebody in; return the token for the browser."""
        for kept, most in ((self.of(somebody), MOST_OF_ONE), (self.known.values(), MOST)):
            if len(kept) >= most:
                self._end(min(kept, key=lambda one: one.seen))
        token = secrets.token_urlsafe(32)
        now = self.clock()
        digest = _digest(token)
        self.known[digest] = SignIn(digest, somebody, now, now)
        return token

    def find(self, token: str, idle: float, longest: float) -> SignIn | None:
        """Return the sign-in of a token; None, and ended, where it has been idle or open too long."""
        found = self.known.get(_digest(token))
        if found is not None and self.over(found, idle, longest):
            self._end(found)
            return None
        return found

    def over(self, found: SignIn, idle: float, longest: float) -> bool:
        """Return whether a sign-in has been idle, or open, for too long."""
        now = self.clock()
        return now - found.seen > idle or now - found.begun > longest

    def touch(self, found: SignIn) -> None:
        """Note that somebody has done something."""
        found.seen = self.clock()

    def end(self, token: str) -> SignIn | None:
        """Sign a browser out, in all its tabs; return what has ended."""
        found = self.known.get(_digest(token))
        if found is not None:
            self._end(found)
        return found

    def of(self, somebody: Identity) -> list[SignIn]:
        """Return all sign-ins of somebody, the oldest first."""
        own = [one for one in self.known.values() if one.somebody.is_same(somebody)]
        return sorted(own, key=lambda one: one.begun)

    def end_others(self, kept: SignIn) -> int:
        """Sign somebody out in all other browsers; return in how many."""
        others = [one for one in self.of(kept.somebody) if one is not kept]
        for one in others:
            self._end(one)
        return len(others)

    def sweep(self, idle: float, longest: float) -> None:
        """End what has been idle or open for too long."""
        for found in [one for one in self.known.values() if self.over(one, idle, longest)]:
            self._end(found)

    def keep(self, file: Path) -> None:
        """Write the sign-ins down, for a restart: digests, addresses and times."""
        rows = [
            [
                one.digest,
                one.somebody.address,
                sorted(one.somebody.groups),
                one.begun,
                one.seen,
                one.somebody.subject,
            ]
            for one in self.known.values()
        ]
        new = file.with_suffix(".new")
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            json.dump(rows, out)
        new.replace(file)

    def restore(self, file: Path) -> None:
        """Take up what was written down, once; raises ValueError or TypeError where it is no such file.

        It is gone then: after a crash nobody who has signed out meanwhile is signed in again. Where others could have
        written it, whoever is in it may have put themselves there: ValueError too.
        """
        if not file.exists():
            return
        if stat.S_IMODE(file.stat().st_mode) & 0o077:
            raise ValueError(f"Others can read or write {file.name}: chmod 600 {file.name}.")
        written = file.read_text("utf-8")
        file.unlink()
        for digest, address, groups, begun, seen, subject in json.loads(written):
            somebody = Identity(address, frozenset(groups), subject)
            self.known[digest] = SignIn(digest, somebody, begun, seen)

    def _end(self, found: SignIn) -> None:
        self.known.pop(found.digest, None)
        found.close()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
