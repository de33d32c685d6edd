"""Letting go of tabs that have gone: their uploads, their state, and three descriptors each.

Streamlit keeps a tab that has gone for some time, so that it can come back, and after that until
something else happens to ask; and what a tab held, an older version of the collection too, is garbage in
circles, for which Python looks rarely. This goes when Streamlit lets go by itself.
"""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING, Any, cast

from streamlit.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY = 5.0
"""Seconds between two looks."""


async def let_go(outdated: Callable[[], int]) -> None:
    """Shut down what has been gone for longer than it may come back; runs as long as the server.

    ``outdated`` says how many older versions of a collection are still held. Garbage is looked for when there
    are more of them than were found to be in use, or when tabs that may have held them have gone.
    """
    in_use = 0
    while True:
        await asyncio.sleep(EVERY)
        gone = _kept().expire()
        for _, info in gone:
            info.session.shutdown()
        held = outdated()
        if held > in_use or (held and gone):
            gc.collect()
            in_use = outdated()


def _kept() -> Any:
    """Return the tabs that have gone and may come back: a cache of sessions with an end to each."""
    storage = cast("Any", Runtime.instance()._session_mgr)._session_storage  # noqa: SLF001
    return storage._cache  # noqa: SLF001 - what it holds has no public name
