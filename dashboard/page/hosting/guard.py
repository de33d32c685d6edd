"""The guard of a hosted page: its settings, its gate and its sign-in, put together."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from starlette.middleware import Middleware

from dashboard.page.hosting import logs
from dashboard.page.hosting.access import LOOPBACK, OIDC, AccessError, AccessFile
from dashboard.page.hosting.addresses import LOOPBACK as OWN_NAMES
from dashboard.page.hosting.addresses import host_of, is_of_this_computer
from dashboard.page.hosting.gate import Gate
from dashboard.page.hosting.provider import Provider
from dashboard.page.hosting.sign_in import CALLBACK, SignIn
from dashboard.page.hosting.sign_ins import SignIns

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Sequence
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from starlette.routing import Route

LOG = logging.getLogger("dateline")


class Guard:
    """Who may come in, and how. Raises AccessError in a sentence where the settings cannot be used.

    ``public`` are the origins that readers use; the first is the one that they come back to.
    ``listen`` is the numeric address that the server listens at.
    """

    def __init__(
        self, file: Path | None, public: Sequence[str], listen: str = OWN_NAMES[0]
    ) -> None:
        logs.begin()
        self.settings = AccessFile(file)
        self.sign_ins = SignIns()
        access = self.settings.access
        _refuse_unfit(access.sign_in, public)
        if access.sign_in == LOOPBACK and not (listen in OWN_NAMES or is_of_this_computer(listen)):
            raise AccessError(
                f"--listen {listen} opens the page to other computers: name who may come in with --settings."
            )
        provider = Provider(access.oidc, public[0] + CALLBACK) if access.oidc else None
        self.routes: list[Route] = SignIn(provider, self.settings, self.sign_ins).routes()
        self.scripts = () if access.sign_in == LOOPBACK else ("/access/tab.js",)
        self.middleware = Middleware(Gate, settings=self.settings, sign_ins=self.sign_ins)

    @property
    def lets_editors_in(self) -> bool:
        """Whether somebody may correct what is shown: readers at this computer, and who is named."""
        access = self.settings.access
        return access.sign_in == LOOPBACK or bool(access.editors)

    def around(
        self, inner: Callable[[Any], AbstractAsyncContextManager[dict[str, Any]]]
    ) -> Callable[[Any], AbstractAsyncContextManager[dict[str, Any]]]:
        """Return a server's life that begins with who was signed in when the last one ended."""
        file = self.settings.access.kept_in

        @asynccontextmanager
        async def life(app: Any) -> AsyncGenerator[dict[str, Any]]:
            if file:
                try:
                    self.sign_ins.restore(file)
                except (OSError, ValueError, TypeError) as error:
                    LOG.warning("sign_ins_not_restored", extra={"reason": str(error)})
            logs.take_over()
            async with inner(app) as state:
                yield state
            if file:
                self.sign_ins.keep(file)

        return life


def _refuse_unfit(way: str, public: Sequence[str]) -> None:
    if way == LOOPBACK and public:
        raise AccessError(
            "--host publishes the page: name who may come in with --settings (sign_in, readers)."
        )
    if way == OIDC and not public:
        raise AccessError("Signing in needs the address that readers use: give --host NAME.")
    for origin in public:
        name = host_of(origin).rpartition(":")[0] or host_of(origin)
        if origin.startswith("http://") and way != LOOPBACK and name not in OWN_NAMES:
            raise AccessError(f"Signing in needs TLS: give --host {name}, not {origin}.")
