"""Original files of articles, packed into a folder under their digest."""

from __future__ import annotations

import gzip
import hashlib
from typing import TYPE_CHECKING

from dashboard.model import PACKED

if TYPE_CHECKING:
    from pathlib import Path

FAST = 3
"""How hard gzip tries: web pages become a fifth of their size, and 50 of them take a second."""


def keep_original(data: bytes, ending: str, folder: Path) -> str:
    """Write bytes into a folder, unless they are there, and return their name there."""
    name = f"{hashlib.blake2b(data, digest_size=16).hexdigest()}.{ending}"
    place = folder / f"{name}{PACKED}"
    if not place.exists():
        draft = place.with_suffix(".part")
        draft.write_bytes(gzip.compress(data, FAST, mtime=0))
        draft.replace(place)
    return name
