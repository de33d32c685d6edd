"""A reader without a browser: a web socket that runs the page's script and keeps what it is sent."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

if TYPE_CHECKING:
    from collections.abc import Iterable


class Reader:
    """One tab. ``origin`` is the page's address as browsers write it; its name is the Host too."""

    def __init__(
        self,
        port: int,
        origin: str | None = None,
        headers: Iterable[tuple[str, str]] = (),
        session: str = "",
    ) -> None:
        origin = origin or f"http://127.0.0.1:{port}"
        offered = ["streamlit", "no-token", session] if session else ["streamlit"]
        self.opened = ExitStack()
        self.socket = self.opened.enter_context(
            connect(
                f"ws://{origin.partition('://')[2]}/_stcore/stream",
                sock=socket.create_connection(("127.0.0.1", port), timeout=30),
                origin=Origin(origin),
                subprotocols=[Subprotocol(name) for name in offered],
                additional_headers=list(headers),
                max_size=None,
            )
        )
        self.session = ""
        self.came: list[ForwardMsg] = []
        """What came last."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.opened.close()

    def run(self, page: str = "", query: str = "", patience: float = 60) -> bytes:
        """Run the script for a page and a view; return all that was sent, one after the other."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        return self.send(asked, patience)

    def send(self, asked: BackMsg, patience: float = 60) -> bytes:
        """Send a message; return all that comes until the script has finished."""
        self.socket.send(asked.SerializeToString())
        came, self.came = [], []
        while True:
            data = self.socket.recv(patience, decode=False)
            came.append(data)
            message = ForwardMsg.FromString(data)
            self.came.append(message)
            if message.WhichOneof("type") == "new_session":
                self.session = message.new_session.initialize.session_id
            if message.WhichOneof("type") == "script_finished":
                return b"\n".join(came)

    def closed_within(self, seconds: float) -> int | None:
        """Return the code with which the server closes the web socket in time; None where it does not."""
        try:
            while True:
                self.socket.recv(seconds)
        except TimeoutError:
            return None
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else None
