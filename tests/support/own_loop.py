"""Coroutines in a thread and an event loop of their own.

Playwright keeps a running loop in the thread of the tests, where no second one can be started.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import anyio

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


def run(function: Callable[..., Awaitable[Any]], *arguments: Any) -> Any:
    """Return what a coroutine function returns; what it raises is raised here."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, function, *arguments).result()
