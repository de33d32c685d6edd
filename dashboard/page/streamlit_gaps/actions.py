"""What a reader did, of what their tab sends: Streamlit's tabs also send on their own account.

Streamlit has no hook that tells a reader's action from a run that a fragment's clock asks for. This
goes when it has one.
"""

from __future__ import annotations

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg


def is_action(data: bytes) -> bool:
    """Say whether a message of a tab is something that its reader did."""
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError:
        return False
    return message.WhichOneof("type") == "rerun_script" and not message.rerun_script.is_auto_rerun
