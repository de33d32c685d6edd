"""Routes in front of the gate: signing in, coming back, signing out; and what a tab asks about itself."""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING

from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.page.hosting import screens
from dashboard.page.hosting.gate import COOKIE, SIGNED_OUT, cookie, who_asks
from dashboard.page.hosting.pending_sign_ins import LIFE, Flow, Flows
from dashboard.page.hosting.provider import Provider, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from dashboard.page.hosting.access import AccessFile, Identity
    from dashboard.page.hosting.sign_ins import SignIn as OneSignIn
    from dashboard.page.hosting.sign_ins import SignIns

AUDIT = logging.getLogger("dateline.audit")
CALLBACK = "/access/callback"
FLOW = "__Host-dateline-flow"
UNKEPT = {"cache-control": "no-store"}
READER = "x-dateline-reader"
FRESH = 10 * 60
"""Seconds after signing in for which a browser may end its reader's other sign-ins."""


class SignIn:
    """What the routes share: the provider, the settings, and who is signed in."""

    def __init__(self, provider: Provider | None, settings: AccessFile, sign_ins: SignIns) -> None:
        self.provider = provider
        self.settings = settings
        self.sign_ins = sign_ins
        self.flows = Flows()

    def routes(self) -> list[Route]:
        """Return the routes; where readers do not sign in here, those of the provider find nothing."""
        own = [
            Route("/access/state", self.state),
            Route("/access/out", self.leaving),
            Route("/access/out", self.out, methods=["POST"]),
            Route("/access/sign-ins", self.own_sign_ins),
            Route("/access/sign-ins", self.end_others, methods=["POST"]),
            *(Route(f"/access/{name}", _file) for name in (*screens.SCRIPTS, "screen.css")),
        ]
        asked = [Route("/access/start", self.start), Route(CALLBACK, self.callback)]
        nothing = Route("/access/{path:path}", _nothing)
        return [*(asked if self.provider else []), *own, nothing]

    async def start(self, request: Request) -> Response:
        """Send a reader to the provider."""
        try:
            there, flow = await self._provider.begin(self.settings.now().longest)
        except Refused as refused:
            return self._failed(refused)
        answer = RedirectResponse(there, 303, headers=UNKEPT)
        self._keep_flows(answer, [*self.flows.read(cookie(request.headers, FLOW)), flow])
        _drop(answer, SIGNED_OUT)
        return answer

    async def callback(self, request: Request) -> Response:
        """Let in who comes back with the provider's word."""
        begun = self.flows.read(cookie(request.headers, FLOW))
        state = request.query_params.get("state")
        flow = next((one for one in begun if one.state == state), None)
        try:
            somebody = await self._provider.finish(
                flow, request.query_params, self.settings.now().longest
            )
        except Refused as refused:
            answer = self._failed(refused)
        else:
            self.sign_ins.end(cookie(request.headers, COOKIE))
            answer = self._let_in(somebody)
        self._keep_flows(answer, [one for one in begun if one is not flow])
        return answer

    def _let_in(self, somebody: Identity) -> Response:
        """Begin a sign-in, which somebody on no list gets none of."""
        access = self.settings.now()
        role = access.role(somebody)
        told = {"who": somebody.address, "subject": somebody.subject}
        if role is None:
            AUDIT.warning("sign_in_refused", extra={**told, "reason": "on_no_list"})
            answer = screens.no_right(somebody.address, may_leave=False)
            _drop(answer, COOKIE)
            return answer
        self.sign_ins.sweep(access.idle, access.longest)
        token = self.sign_ins.begin(somebody)
        AUDIT.info("signed_in", extra={**told, "role": role})
        answer = screens.way_back()
        _keep(answer, COOKIE, token, int(access.longest))
        return answer

    def _keep_flows(self, answer: Response, flows: Sequence[Flow]) -> None:
        if flows:
            _keep(answer, FLOW, self.flows.write(flows), LIFE)
        else:
            _drop(answer, FLOW)

    async def state(self, request: Request) -> Response:
        """Return whether a tab may go on showing what it shows; a header tells one reader from another."""
        known = who_asks(self.settings.now(), request.scope, self.sign_ins)
        status = 200 if known.role else 403 if known.somebody else 401
        told = {READER: _digest(known.somebody)} if known.somebody else {}
        return PlainTextResponse(known.role or "none", status, headers=UNKEPT | told)

    async def leaving(self, _request: Request) -> Response:
        """Ask whether to sign out."""
        return screens.leaving()

    async def out(self, request: Request) -> Response:
        """Sign a browser out, and close all its tabs' web sockets."""
        ended = self.sign_ins.end(cookie(request.headers, COOKIE))
        if ended:
            AUDIT.info("signed_out", extra={"who": ended.somebody.address})
        answer = Response(status_code=204, headers=UNKEPT)
        _drop(answer, COOKIE)
        _keep(answer, SIGNED_OUT, "1", None)
        return answer

    async def own_sign_ins(self, request: Request) -> Response:
        """List in how many browsers a reader is signed in, and since when."""
        own = self._own(request)
        if own is None:
            return screens.way_in(left=False)
        times = [(one.begun, one.seen, one is own) for one in self.sign_ins.of(own.somebody)]
        return screens.sign_ins(times, may_end=self._is_fresh(own))

    async def end_others(self, request: Request) -> Response:
        """Sign a reader out in all other browsers; they must have signed in here a moment ago."""
        own = self._own(request)
        if own is None or not self._is_fresh(own):
            return PlainTextResponse("Sign in again first.\n", 403, headers=UNKEPT)
        many = self.sign_ins.end_others(own)
        AUDIT.info("signed_out_elsewhere", extra={"who": own.somebody.address, "count": many})
        return Response(status_code=204, headers=UNKEPT)

    def _own(self, request: Request) -> OneSignIn | None:
        access = self.settings.now()
        token = cookie(request.headers, COOKIE)
        return self.sign_ins.find(token, access.idle, access.longest)

    def _is_fresh(self, own: OneSignIn) -> bool:
        return self.sign_ins.clock() - own.begun < FRESH

    @property
    def _provider(self) -> Provider:
        if self.provider is None:
            raise Refused("no_provider")
        return self.provider

    @staticmethod
    def _failed(refused: Refused) -> Response:
        AUDIT.warning("sign_in_refused", extra={"reason": refused.reason})
        return screens.not_signed_in(refused.reason)


def _digest(somebody: Identity) -> str:
    """Return what a tab knows its reader by: were it another, what it shows would be somebody else's."""
    return hashlib.sha256(f"{somebody.subject} {somebody.address}".encode()).hexdigest()[:16]


def _keep(answer: Response, name: str, value: str, seconds: int | None) -> None:
    """Put a cookie into a browser that goes to this host alone, over TLS, unread by any script."""
    answer.set_cookie(
        name, value, max_age=seconds, path="/", secure=True, httponly=True, samesite="lax"
    )


def _drop(answer: Response, name: str) -> None:
    answer.delete_cookie(name, path="/", secure=True, httponly=True, samesite="lax")


async def _file(request: Request) -> FileResponse:
    name = request.url.path.rpartition("/")[2]
    return FileResponse(screens.FOLDER / name, headers={"cache-control": "no-cache"})


async def _nothing(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("Not found.\n", 404)
