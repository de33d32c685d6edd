"""What a reader did, of what their tab sends: Streamlit's tabs also send on their own account.

Streamlit has no hook that tells a reader's action from a run that a fragment's clock asks for. This
goes when it has one.
"""

from __future__ import annotations

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

PASSED = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "backend_operation_request"})  # fmt: skip
"""What a page's tab has to send. The rest is for whoever develops it: it empties all readers' caches, for one."""


def sort_of(data: bytes) -> str | None:
    """Return the sort of a tab's message; None for one that no page needs, or that is none."""
    message = _read(data)
    sort = message.WhichOneof("type") if message else None
    return sort if sort in PASSED else None


def is_action(data: bytes) -> bool:
    """Return whether a message of a tab is something that its reader did."""
    message = _read(data)
    if message is None or message.WhichOneof("type") != "rerun_script":
        return False
    return not message.rerun_script.is_auto_rerun


def _read(data: bytes) -> BackMsg | None:
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError:
        return None
    return message
