"""Letting go of tabs that have gone: their uploads, their state, and three descriptors each.

Streamlit keeps a tab that has gone for some time, so that it can come back, and after that until
something else happens to ask. This goes when it lets go by itself.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

from streamlit.runtime import Runtime

EVERY = 5.0
"""Seconds between two looks."""


async def let_go() -> None:
    """Shut down what has been gone for longer than it may come back; runs as long as the server."""
    while True:
        await asyncio.sleep(EVERY)
        for _, info in _kept().expire():
            info.session.shutdown()


def _kept() -> Any:
    """Return the tabs that have gone and may come back: a cache of sessions with an end to each."""
    storage = cast("Any", Runtime.instance()._session_mgr)._session_storage  # noqa: SLF001
    return storage._cache  # noqa: SLF001 - what it holds has no public name
