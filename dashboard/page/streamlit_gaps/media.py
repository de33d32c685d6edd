"""Which files that were made for a download hold how much of the articles' text.

Streamlit answers ``/media`` to whoever has the address, whatever the session that a file was made for.
This goes when a file can be bound to its session.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import PurePosixPath

from streamlit.runtime.memory_media_file_storage import _calculate_file_id

from dashboard.corpus.text_rights import FULL, RIGHTS

MOST = 10_000
"""Files that are remembered; Streamlit itself lets them go with their tab."""
_made: OrderedDict[str, str] = OrderedDict()


def noted(data: bytes, kind: str, name: str, right: str) -> bytes:
    """Return a file that is about to be handed out, once it is noted under which right it was made.

    The same bytes may be made under several rights: the narrowest tells what is in them.
    """
    file = _calculate_file_id(data, kind, name)
    known = _made.pop(file, FULL)
    _made[file] = max(known, right, key=RIGHTS.index)
    while len(_made) > MOST:
        _made.popitem(last=False)
    return data


def may_have(path: str, right: str) -> bool:
    """Return whether the file at a path was made under a right that shows no more than this one."""
    made = _made.get(PurePosixPath(path).stem, FULL)
    return RIGHTS.index(made) >= RIGHTS.index(right)
