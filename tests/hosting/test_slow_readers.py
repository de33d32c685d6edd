"""Slow readers, dropped connections and half-open sockets hold up nobody else."""

import os
import socket
import statistics
import struct
import time
from contextlib import ExitStack

import live
import pytest
import raw
import reader
from streamlit.proto.BackMsg_pb2 import BackMsg

BOUND = 20
"""Seconds between two messages of the server, beside those that hang, on a slow machine."""


@pytest.fixture(scope="module")
def server(run, harbour):
    return run(live.COMMAND, "serve", "--corpus", harbour, "--port", "{port}")


def frame(data):
    """Return a web-socket frame as browsers send it: binary, masked."""
    mask = os.urandom(4)
    hidden = bytes(byte ^ mask[at % 4] for at, byte in enumerate(data))
    assert len(data) < 126
    return struct.pack("!BB", 0x82, 0x80 | len(data)) + mask + hidden


def never_reads(server):
    """Open a tab that asks for a page again and again and reads none of it."""
    opened = socket.create_connection(("127.0.0.1", server.port), timeout=10)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    lines = [f"Host: {server.host}", f"Origin: http://{server.host}", *raw.UPGRADE]
    head = [
        "GET /_stcore/stream HTTP/1.1",
        *lines,
        "Sec-WebSocket-Key: MTIzNDU2Nzg5MDEyMzQ1Ng==",
        "",
        "",
    ]
    opened.sendall("\r\n".join(head).encode())
    asked = BackMsg()
    asked.rerun_script.page_name = "articles"
    for _ in range(5):
        opened.sendall(frame(asked.SerializeToString()))
    return opened


def answered(server):
    """Return the seconds that a reader waits for a page; fails where it does not come in time."""
    with reader.Reader(server.port) as tab:
        tab.run("articles", patience=BOUND)
        began = time.monotonic()
        tab.run("articles", patience=BOUND)
        return time.monotonic() - began


@pytest.mark.slow
def test_readers_wait_no_longer_beside_those_that_hang(server):
    alone = statistics.median(answered(server) for _ in range(5))
    with ExitStack() as held:
        for _ in range(15):
            held.enter_context(never_reads(server))  # a slow reader
            half = held.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            half.sendall(f"GET / HTTP/1.1\r\nHost: {server.host}\r\n".encode())  # never ends
        for _ in range(15):
            never_reads(server).close()  # a connection that is dropped
        time.sleep(5)
        beside = statistics.median(answered(server) for _ in range(5))
        assert raw.ask(server.port, "/_stcore/health", f"Host: {server.host}").text == "ok"
    assert beside < max(10 * alone, 5.0)
