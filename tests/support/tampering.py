"""Somebody between this server and a real OpenID provider: what passes is the provider's own, but for one lie."""

from __future__ import annotations

import base64
import contextlib
import hmac
import json
import threading
import warnings
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

OWN, ANOTHER = "dateline-test", "another"
"""The client that this server is, and another one of the same provider."""


OWN_KEYS = {
    "forged": lambda _key: {},
    "with a key of its own": lambda key: {"jwk": key.as_dict(private=False)},
    "with a place of its own for keys": lambda _key: {"jku": "https://login.attacker.example/jwks"},
}
"""What the header of a token says that somebody else has signed."""


class Server(ThreadingHTTPServer):
    """Hears as many as come at once."""

    daemon_threads = True
    request_queue_size = 100


class Tamperer:
    """``lie`` names what is wrong with the next token; ``behind`` are the ports that requests go to by lie."""

    def __init__(self) -> None:
        self.lie, self.behind = "", {"": 0}
        self.last_token = ""
        with warnings.catch_warnings(action="ignore"):
            self.stranger = RSAKey.generate_key(1024)  # a header has room for it
        tamperer = self

        class Between(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with contextlib.suppress(ConnectionError):  # who asked may have gone
                    tamperer.pass_on(self)

            do_POST = do_GET  # noqa: N815 - as it is named there

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - likewise
                """Write nothing."""

        self.server = Server(("127.0.0.1", 0), Between)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def pass_on(self, request: BaseHTTPRequestHandler) -> None:
        """Ask the provider what was asked here, and answer what it answers."""
        path, headers = request.path, dict(request.headers)
        body = request.rfile.read(int(headers.get("Content-Length", 0)))
        if self.lie == "wrong audience":
            path = path.replace(f"client_id={OWN}", f"client_id={ANOTHER}")
            if "Authorization" in headers:
                named = base64.b64encode(f"{ANOTHER}:s3cret".encode()).decode()
                headers["Authorization"] = f"Basic {named}"
        port = self.behind.get(self.lie, self.behind[""])
        with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=60)) as asking:
            asking.request(request.command, path, body, headers)
            answer = asking.getresponse()
            data = answer.read()
        if path == "/token" and answer.status == 200:
            told = json.loads(data)
            told["id_token"] = self.altered(told["id_token"])
            data = json.dumps(told).encode()
        request.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in {"content-length", "transfer-encoding", "connection"}:
                request.send_header(name, value)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    def altered(self, token: str) -> str:
        """Return the provider's token, or what somebody makes of it."""
        head, body, mark = token.split(".")
        named, claims = json.loads(_bytes(head)), json.loads(_bytes(body))
        if self.lie == "replayed":
            return self.last_token
        self.last_token = token
        if self.lie in OWN_KEYS:
            head = {"alg": "RS256", "kid": named["kid"]} | OWN_KEYS[self.lie](self.stranger)
            return jwt.encode(head, claims, self.stranger)
        if self.lie == "changed":
            return f"{head}.{_part(claims | {'email': 'editor@news.example'})}.{mark}"
        if self.lie == "alg none":
            return f"{_part(named | {'alg': 'none'})}.{body}."
        if self.lie == "signed with the public key":
            signed = f"{_part(named | {'alg': 'HS256'})}.{body}"
            return f"{signed}.{_text(hmac.digest(self.public_key(named['kid']), signed.encode(), 'sha256'))}"
        return token

    def public_key(self, name: str) -> bytes:
        """Return the key that the provider shows to everybody."""
        with urlopen(f"http://127.0.0.1:{self.server.server_port}/jwks", timeout=20) as answer:
            keys = KeySet.import_key_set(json.loads(answer.read()))
        (key,) = [one for one in keys.keys if isinstance(one, RSAKey) and one.kid == name]
        return key.as_pem(private=False)


def _bytes(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _part(value: dict) -> str:
    return _text(json.dumps(value).encode())
