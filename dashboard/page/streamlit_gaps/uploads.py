"""How much of what readers have uploaded Streamlit holds in memory.

It limits one file and counts nothing together. This goes when it has a limit for a session and for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from streamlit.runtime import Runtime

if TYPE_CHECKING:
    from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager


def held() -> dict[str, int]:
    """Return the bytes that uploads hold, by the tab that they were sent for."""
    if not Runtime.exists():
        return {}
    manager = cast("MemoryUploadedFileManager", Runtime.instance().uploaded_file_mgr)
    with manager._lock:  # noqa: SLF001 - the sizes have no public name
        return {
            tab: sum(len(file.data) for file in files.values())
            for tab, files in manager.file_storage.items()
        }
