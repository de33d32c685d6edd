"""Sign-ins under way: each stands, signed, in its browser's own cookie, and takes no place in the server."""

from __future__ import annotations

import hashlib
import secrets
import time
from typing import TYPE_CHECKING, NamedTuple

from itsdangerous import BadData, URLSafeSerializer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST, LIFE = 5, 10 * 60
"""Sign-ins that one browser may have under way, in a tab each, and the seconds that one may take."""


class Flow(NamedTuple):
    """A sign-in under way: what the provider's answer must fit."""

    state: str
    nonce: str
    verifier: str
    begun: float


class Flows:
    """Reads and writes the cookie; the key lives as long as the process. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self._signer = URLSafeSerializer(
            secrets.token_bytes(32), signer_kwargs={"digest_method": hashlib.sha256}
        )

    def read(self, cookie: str) -> list[Flow]:
        """Return the sign-ins of a cookie that are not too old; none where it was not written here."""
        try:
            rows = self._signer.loads(cookie)
        except BadData:
            return []
        return [flow for row in rows if self.clock() - (flow := Flow(*row)).begun < LIFE]

    def write(self, flows: Sequence[Flow]) -> str:
        """Return the cookie of the newest sign-ins, or an empty one."""
        return str(self._signer.dumps(flows[-MOST:])) if flows else ""
