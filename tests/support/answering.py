"""A server on loopback that answers each path as a test says, well or badly."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def served(answers):
    """Serve answers by path, (status, headers, body or function that writes); yield the address and the log."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, dict(self.headers.items())))
            status, headers, body = answers.get(self.path, (404, {}, b""))
            if callable(status):
                status, headers, body = status(self)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if isinstance(body, bytes):
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body) if isinstance(body, bytes) else body(self.wfile)
            except OSError:
                return

        def log_message(self, format, *args):  # noqa: A002 - the library names it so
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
