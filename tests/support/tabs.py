"""A browser without a screen: raw requests that keep cookies, and what signing in takes."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import raw
import reader


class _Stay(HTTPRedirectHandler):
    """Follow nothing: return the answer that redirects."""

    def http_error_302(self, req, fp, code, msg, headers):
        return fp

    http_error_303 = http_error_302


class Browser:
    """Cookies of one server, by the name it is asked under."""

    def __init__(self, port: int, origin: str) -> None:
        self.port, self.origin = port, origin
        self.cookies: dict[str, str] = {}

    @property
    def lines(self) -> list[str]:
        sent = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        host = f"Host: {self.origin.partition('://')[2]}"
        return [host, *([f"Cookie: {sent}"] if sent else [])]

    def ask(self, path: str, *lines: str, method: str = "GET", body: bytes = b"") -> raw.Answer:
        own = [] if method == "GET" else [f"Origin: {self.origin}"]
        answer = raw.ask(self.port, path, *self.lines, *own, *lines, method=method, body=body)
        for line in answer.cookies:
            name, _, value = line.partition(";")[0].partition("=")
            if value in {"", '""'}:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        return answer

    def at_the_provider(self) -> str:
        """Begin to sign in; return the address that the provider sends the browser back to."""
        begun = self.ask("/access/start")
        assert begun.status == 303, begun.text
        with build_opener(_Stay).open(begun.headers["location"], timeout=20) as answer:
            back = urlsplit(answer.headers["Location"])
        return f"{back.path}?{back.query}"

    def sign_in(self) -> raw.Answer:
        """Sign in from start to end."""
        return self.ask(self.at_the_provider())

    def open_socket(self) -> raw.Answer:
        return raw.open_socket(self.port, *self.lines, f"Origin: {self.origin}")

    def tab(self, session: str = "") -> reader.Reader:
        split = [line.partition(": ") for line in self.lines[1:]]
        pairs = [(name, value) for name, _, value in split]
        return reader.Reader(self.port, self.origin, pairs, session)
