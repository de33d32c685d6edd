"""How much of what readers have uploaded Streamlit holds in memory.

It limits one file and counts nothing together. This goes when it has a limit for a session and for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from streamlit.runtime import Runtime

if TYPE_CHECKING:
    from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager


def held(session: str) -> tuple[int, int]:
    """Return the bytes that a session's uploads hold, and those of all sessions."""
    if not Runtime.exists():
        return 0, 0
    manager = cast("MemoryUploadedFileManager", Runtime.instance().uploaded_file_mgr)
    with manager._lock:  # noqa: SLF001 - the sizes have no public name
        sizes = {
            name: sum(len(file.data) for file in files.values())
            for name, files in manager.file_storage.items()
        }
    return sizes.get(session, 0), sum(sizes.values())
