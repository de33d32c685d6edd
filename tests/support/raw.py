"""Raw HTTP and web-socket openings: bytes on a socket, nothing added, nothing mended."""

from __future__ import annotations

import base64
import os
import re
import socket
from dataclasses import dataclass, field

UPGRADE = (
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Protocol: streamlit",
)


@dataclass
class Answer:
    """Status, headers in small letters, body."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    cookies: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


def ask(port: int, path: str = "/", *lines: str, method: str = "GET", body: bytes = b"") -> Answer:
    """Send a request with exactly these header lines; return the answer."""
    length = [f"Content-Length: {len(body)}"] if body else []
    head = "\r\n".join([f"{method} {path} HTTP/1.1", *lines, *length, "Connection: close", "", ""])
    with socket.create_connection(("127.0.0.1", port), timeout=20) as opened:
        opened.sendall(head.encode("latin-1") + body)
        return _read(opened)


def answers(port: int, *lines: str, body: bytes = b"") -> list[int]:
    """Send a request of a length that its lines tell; return the status of each answer that it gets.

    What follows it on the same connection asks to be closed, so that all answers have come when it is.
    """
    last = b"GET /last HTTP/1.1\r\nHost: last.example\r\nConnection: close\r\n\r\n"
    head = "\r\n".join(["POST / HTTP/1.1", *lines, "", ""]).encode("latin-1")
    with socket.create_connection(("127.0.0.1", port), timeout=20) as opened:
        opened.sendall(head + body + last)
        data = b"".join(iter(lambda: opened.recv(65536), b""))
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", data)]


def open_socket(port: int, *lines: str, path: str = "/_stcore/stream") -> Answer:
    """Ask for a web socket with these header lines; return the answer, 101 where it is opened."""
    key = base64.b64encode(os.urandom(16)).decode()
    request = [f"GET {path} HTTP/1.1", *lines, *UPGRADE, f"Sec-WebSocket-Key: {key}", "", ""]
    with socket.create_connection(("127.0.0.1", port), timeout=20) as opened:
        opened.sendall("\r\n".join(request).encode("latin-1"))
        return _read(opened)


def _whole(data: bytes) -> bool:
    """Say whether an answer is all there, where it says how long it is."""
    head, ended, body = data.partition(b"\r\n\r\n")
    length = re.search(rb"\r\ncontent-length: (\d+)", head, re.IGNORECASE)
    opened = head.startswith(b"HTTP/1.1 101")
    return bool(ended) and (opened or (length is not None and len(body) >= int(length[1])))


def _read(opened: socket.socket) -> Answer:
    data = b""
    while not _whole(data) and (chunk := opened.recv(65536)):
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    pairs = [line.split(": ", 1) for line in rest]
    headers = {name.lower(): value for name, value in pairs}
    cookies = [value for name, value in pairs if name.lower() == "set-cookie"]
    return Answer(int(first.split()[1]), headers, body, cookies)
