"""An OpenID provider on this computer that can also lie: it signs whatever a test wants it to."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "dateline-test"


class Forger:
    """The provider. ``lie`` names what is wrong with the next token; ``who`` is who signs in."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.stranger = RSAKey.generate_key(2048, {"kid": "one"})
        self.lie = ""
        self.who = {"sub": "u1", "email": "reader@news.example", "email_verified": True}
        self.codes: dict[str, dict[str, str]] = {}
        self.last_token = ""
        self.asked: list[str] = []
        forger = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                forger.answer(self, b"")

            def do_POST(self):
                forger.answer(self, self.rfile.read(int(self.headers["Content-Length"])))

            def log_message(self, format, *args):  # noqa: A002 - as it is named there
                """Write nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def rotate(self) -> None:
        """Sign with a new key from now on, and know the old one no more."""
        name = secrets.token_hex(4)
        self.key = RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"})

    def answer(self, request: BaseHTTPRequestHandler, body: bytes) -> None:
        parts = urlsplit(request.path)
        self.asked.append(parts.path)
        query = {name: found[0] for name, found in parse_qs(parts.query).items()}
        form = {name: found[0] for name, found in parse_qs(body.decode()).items()}
        if parts.path == "/authorize":
            code = secrets.token_urlsafe(8)
            self.codes[code] = query
            back = {"code": code, "state": query["state"]}
            request.send_response(302)
            request.send_header("Location", f"{query['redirect_uri']}?{urlencode(back)}")
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        known = {
            "/.well-known/openid-configuration": self.metadata,
            "/jwks": lambda: {"keys": [self.key.as_dict(private=False)]},
            "/token": lambda: self.token(form),
            "/userinfo": lambda: self.who | {"sub": "another"},
        }
        data = json.dumps(known[parts.path]()).encode()
        request.send_response(200)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    def metadata(self) -> dict:
        issuer = "http://127.0.0.1:1" if self.lie == "metadata of another" else self.issuer
        return {
            "issuer": issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }

    def token(self, form: dict[str, str]) -> dict:
        asked = self.codes.pop(form["code"])
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]
        assert asked["code_challenge_method"] == "S256"
        token = self.last_token if self.lie == "replayed" else self.signed(asked["nonce"])
        self.last_token = token
        answer = {"access_token": "a", "token_type": "Bearer", "expires_in": 3600}
        return answer if self.lie == "no token" else {**answer, "id_token": token}

    def signed(self, nonce: str) -> str:
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce
        } | self.who  # fmt: skip
        claims |= {
            "expired": {"iat": now - 7200, "exp": now - 3600},
            "wrong audience": {"aud": "another-client"},
            "wrong issuer": {"iss": "https://login.attacker.example"},
            "wrong nonce": {"nonce": "another"},
            "of the future": {"iat": now + 7200, "exp": now + 9000, "nbf": now + 7200},
            "long ago": {"auth_time": now - 30 * 86400},
            "several audiences": {"aud": [CLIENT, "another"], "azp": "another"},
        }.get(self.lie, {})
        for left_out in {"no expiry": ["exp"], "address of another": ["email"]}.get(self.lie, []):
            del claims[left_out]
        if self.lie == "alg none":
            head, body = ({"alg": "none", "kid": "one"}, claims)
            return f"{_part(head)}.{_part(body)}."
        if self.lie == "signed with the public key":
            signed = f"{_part({'alg': 'HS256', 'kid': self.key.kid})}.{_part(claims)}"
            secret = self.key.as_pem(private=False)
            mark = hmac.digest(secret, signed.encode(), "sha256")
            return f"{signed}.{base64.urlsafe_b64encode(mark).rstrip(b'=').decode()}"
        key = self.stranger if self.lie == "forged" else self.key
        token = jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, key)
        if self.lie == "changed":
            head, _, mark = token.split(".")
            return f"{head}.{_part(claims | {'email': 'editor@news.example'})}.{mark}"
        return token


def _part(value: dict) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
