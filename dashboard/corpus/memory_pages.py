"""Memory in small pages while a collection is linked.

Arrow's own allocator, and numpy for large arrays, ask for pages of two megabytes. Where a machine is one of many on
another, and what is free goes back to that, each of these is fetched and cleared anew: half of the processor
time of adding an article went there. ``cli.py`` sets the variable by which numpy does not ask for them.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Generator

USUAL = pa.default_memory_pool()
"""What pages are read with: it keeps what it has for the next question."""


@contextmanager
def small_pages() -> Generator[None]:
    """Let Arrow take its memory from the system, in pages of the usual size."""
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(USUAL)
