"""The OpenID provider: where a reader is sent to sign in, and what is believed of what comes back.

Authlib does the protocol (PKCE, state, nonce, keys that change). What it is given here is stricter than
its defaults: signatures by key pairs alone, the issuer that the settings name and no other, this server
as the only audience, and a limit of time on every question.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import anyio
import httpx2

from dashboard.offline import is_offline
from dashboard.page.hosting.access import AccessError, Identity
from dashboard.page.hosting.addresses import LOOPBACK
from dashboard.page.hosting.pending_sign_ins import LIFE, Flow

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from dashboard.page.hosting.access import Oidc

SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA", "Ed25519")  # fmt: skip
PATIENCE = 10.0
"""Seconds for all that is asked of the provider in one step."""
LEEWAY = 30
"""Seconds by which two clocks may differ."""


class Refused(Exception):
    """Somebody could not be signed in. ``reason`` is a word for the log; readers see none of it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Provider:
    """One OpenID provider, asked with a limit of time; nothing that it does holds up other readers."""

    def __init__(self, settings: Oidc, callback: str) -> None:
        try:
            from authlib.integrations.starlette_client import OAuth  # noqa: PLC0415 - an extra
        except ImportError:
            raise AccessError(
                "Signing in needs Authlib: install the extra “auth” (uv sync --extra auth)."
            ) from None
        if is_offline():
            raise AccessError(
                "Signing in asks the provider, which --offline does not allow. Start without it, or "
                "let a proxy sign readers in."
            )
        self.settings = settings
        self.callback = callback
        self.answered: dict[str, float] = {}
        self._refuse_open(settings.issuer)
        self.client: Any = OAuth().register(
            "provider",
            client_id=settings.client_id,
            client_secret=settings.secret,
            server_metadata_url=f"{settings.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": settings.scopes,
                "code_challenge_method": "S256",
                "timeout": PATIENCE,
                "verify": httpx2.create_ssl_context(),  # once: it takes longer than all the rest of a sign-in
                "token_endpoint_auth_method": "client_secret_basic" if settings.secret else "none",
            },
        )

    async def begin(self, longest: float) -> tuple[str, Flow]:
        """Return the address to send a reader to, and what the answer must fit.

        The provider is asked to let nobody through whose own sign-in is older than ``longest`` seconds.
        """
        with _in_time():
            await self._known()
            made = await self.client.create_authorization_url(self.callback, max_age=int(longest))
        flow = Flow(made["state"], made["nonce"], made["code_verifier"], time.time())
        return made["url"], flow

    async def finish(
        self, flow: Flow | None, answer: Mapping[str, str], longest: float
    ) -> Identity:
        """Return who came back; raises Refused where anything about the answer does not fit.

        ``flow`` is what the browser began with the state of the answer, if anything.
        """
        now = time.time()
        self.answered = {one: at for one, at in self.answered.items() if now - at < LIFE}
        if flow is None or flow.state in self.answered:
            raise Refused("state")
        if answer.get("iss", self.settings.issuer) != self.settings.issuer:
            raise Refused("issuer")
        if "code" not in answer:
            raise Refused("declined")
        with _in_time():
            claims = await self._claims(answer["code"], flow)
            if time.time() - claims.get("auth_time", time.time()) > longest + LEEWAY:
                raise Refused("signed_in_too_long_ago")
        self.answered[flow.state] = now  # only the provider's own word takes a place here
        return self._identity(claims)

    async def _claims(self, code: str, flow: Flow) -> Mapping[str, Any]:
        """Exchange a code for what the provider says of somebody, checked."""
        metadata = await self._known()
        token = await self.client.fetch_access_token(
            redirect_uri=self.callback, code=code, code_verifier=flow.verifier
        )
        if "id_token" not in token:
            raise Refused("no_token")
        claims = dict(
            await self.client.parse_id_token(
                token,
                nonce=flow.nonce,
                claims_options={
                    "iss": {"essential": True, "value": metadata["issuer"]},
                    "aud": {"essential": True, "value": self.settings.client_id},
                    "exp": {"essential": True},
                    "sub": {"essential": True},
                },
                leeway=LEEWAY,
            )
        )
        if "email" not in claims and metadata.get("userinfo_endpoint"):
            more = await self.client.userinfo(token=token)
            if more.get("sub") != claims["sub"]:
                raise Refused("subject")
            claims |= {key: value for key, value in more.items() if key not in claims}
        return claims

    def _identity(self, claims: Mapping[str, Any]) -> Identity:
        """Return whom claims are of: an address that the provider has verified, and groups."""
        address = claims.get("email")
        if not isinstance(address, str) or claims.get("email_verified") is not True:
            raise Refused("address_not_verified")
        groups = claims.get(self.settings.groups_claim) or ()
        if not isinstance(groups, list | tuple):
            groups = (groups,)
        return Identity(address.lower(), frozenset(map(str, groups)), str(claims["sub"]))

    async def _known(self) -> Mapping[str, Any]:
        """Return what the provider says of itself, with nothing weak left in it."""
        metadata = await self.client.load_server_metadata()
        if metadata.get("issuer") != self.settings.issuer:
            self.client.server_metadata.clear()
            raise Refused("issuer")
        for endpoint in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            self._refuse_open(str(metadata.get(endpoint)))
        named = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        strong = [name for name in named if name in SIGNATURES]
        metadata["id_token_signing_alg_values_supported"] = strong or ["RS256"]
        return metadata

    @staticmethod
    def _refuse_open(address: str) -> None:
        """Refuse an address that is not behind TLS, unless it is on this computer."""
        parts = urlsplit(address)
        here = parts.scheme == "http" and parts.hostname in LOOPBACK
        if parts.scheme != "https" and not here:
            raise AccessError(f"The provider’s address is not https: {address}.")


@contextmanager
def _in_time() -> Generator[None]:
    """Whatever goes wrong with the provider's answer, and however long it takes, ends as Refused."""
    try:
        with anyio.fail_after(PATIENCE):
            yield
    except Refused:
        raise
    except TimeoutError:
        raise Refused("provider_hangs") from None
    except Exception as error:  # a stranger's answer may fail in any way, and is never believed
        claim = getattr(error, "claim", "")
        raise Refused(f"{type(error).__name__} {claim}".strip()) from error
