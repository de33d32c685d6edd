"""A door before a server, which keeps the address of each request that passes."""

from __future__ import annotations

import contextlib
import re
import select
import socket
import socketserver
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

ASKED = re.compile(rb"(?:GET|POST|PUT) (\S+) HTTP")

NAMES = re.compile(rb"(?i)(\n(?:Host|Origin|Referer): (?:http://)?127\.0\.0\.1:)\d+")
"""Where a request says whom it means; the server hears only its own name and port."""


@contextlib.contextmanager
def tapped(port: int) -> Generator[tuple[str, list[bytes]]]:
    """Open a door to a server of this computer; return its address and what will be asked there."""
    asked: list[bytes] = []

    class Through(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection(("127.0.0.1", port)) as behind:
                ends = {self.request: behind, behind: self.request}
                while True:
                    for end in select.select(ends, [], [])[0]:
                        data = end.recv(65_536)
                        if not data:
                            return
                        if end is self.request:
                            asked.extend(ASKED.findall(data))
                            data = NAMES.sub(rb"\g<1>%d" % port, data)
                        ends[end].sendall(data)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Through) as door:
        door.daemon_threads = True
        threading.Thread(target=door.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{door.server_address[1]}", asked
        door.shutdown()
