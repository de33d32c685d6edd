"""The server: Streamlit's App around ``dashboard/app.py``, on this computer's own address."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import sys
import threading
import time
import webbrowser
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import anyio
import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, PlainTextResponse
from starlette.routing import Route
from streamlit.runtime.secrets import secrets_singleton

from dashboard.page.hosting.addresses import public_origin
from dashboard.page.hosting.host_check import Doors
from dashboard.page.hosting.limits import Limits, raise_descriptors, tabs_for
from dashboard.page.security import SecurityHeaders, StraightAddresses
from dashboard.page.settings import NAMES, ROLE, SHOWN, SIGN_IN, USER, page_settings
from dashboard.page.streamlit_gaps.front_page import FrontPages
from dashboard.page.streamlit_gaps.gone_tabs import let_go

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from starlette.requests import Request

    from dashboard.page.hosting.guard import Guard

SCRIPT = Path(__file__).parents[1] / "app.py"
UNSENT = SCRIPT.parent / "page" / "unsent.js"
"""The worker of browsers that have opened a private link; it stands where its pages do."""
ADDRESS = "127.0.0.1"
PORT = 8501
READY_AFTER = 5.0
"""Seconds that the first pages have for themselves before the server gets ready for corrections."""


@asynccontextmanager
async def warm(_app: Any, *, corrected: bool = False) -> AsyncGenerator[dict[str, Any]]:
    """Open the collection before the first reader comes; where it may be ``corrected``, get ready for that soon after."""
    from dashboard.page.open_collection import outdated, warm_up  # noqa: PLC0415 - caches want the runtime started

    await anyio.to_thread.run_sync(warm_up)
    await anyio.to_thread.run_sync(_resume)
    beside = [asyncio.create_task(let_go(outdated))]
    beside += [asyncio.create_task(_get_ready())] if corrected else []
    gc.freeze()  # what every reader needs is never garbage: no search of it in the midst of an answer
    yield {}
    for task in beside:
        task.cancel()


async def _get_ready() -> None:
    """Read what corrections are shown by once the first pages are drawn, if that is worth it."""
    from dashboard.page.components.missing_fields import get_ready  # noqa: PLC0415 - caches want the runtime started
    from dashboard.page.open_collection import is_worth_reading_ahead, served  # noqa: PLC0415 - as above

    await asyncio.sleep(READY_AFTER)
    if await anyio.to_thread.run_sync(is_worth_reading_ahead, served()):
        get_ready(served())


def _resume() -> None:
    """Let corrections be made that were waiting when the server stopped, and linked, in all that readers turn to here."""
    from dashboard.page.open_collection import own_collection, served, unfinished  # noqa: PLC0415 - as above

    for folder in {served(), own_collection()}:
        if unfinished(folder):
            from dashboard.page.components.decide_job import resume  # noqa: PLC0415 - rarely needed

            resume(folder)


def _unsent(_request: Request) -> FileResponse:
    return FileResponse(UNSENT, media_type="text/javascript", headers={"cache-control": "no-cache"})


async def _ready(_request: Request) -> PlainTextResponse:
    """Return whether the collection opens and all its files are there; a word, and no detail of it."""
    from dashboard.page.open_collection import verified  # noqa: PLC0415 - caches want the runtime started

    whole = await anyio.to_thread.run_sync(verified)
    words, status = ("ready\n", 200) if whole else ("not ready\n", 503)
    return PlainTextResponse(words, status, headers={"cache-control": "no-store"})


def _headline(article: str) -> str:
    from dashboard.page.open_collection import headline_of  # noqa: PLC0415 - caches want the runtime started

    return headline_of(article)


def parts(
    public: Sequence[str] = (),
    hosted: bool = False,
    strangers: bool = False,
    guard: Guard | None = None,
) -> dict[str, Any]:
    """Return what Streamlit's App is made with beside the script.

    Doors describes the arguments; a guard lets in who signs in, and nobody else.
    """
    gate = [guard.middleware] if guard else []
    life = partial(warm, corrected=guard.lets_editors_in if guard else not hosted)
    return {
        "lifespan": guard.around(life) if guard else life,
        "routes": [
            Route(f"/{UNSENT.name}", _unsent),
            Route("/ready", _ready),
            *(guard.routes if guard else ()),
        ],
        "middleware": [
            Middleware(SecurityHeaders, behind_tls=bool(public) and _only_tls(public)),
            Middleware(Doors, public=public, hosted=hosted, strangers=strangers),
            *gate,
            Middleware(Limits, tabs=tabs_for(raise_descriptors())),
            Middleware(StraightAddresses),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=1),
            Middleware(FrontPages, headline_of=_headline, scripts=guard.scripts if guard else ()),
        ],
    }


def _only_tls(public: Sequence[str]) -> bool:
    return all(origin.startswith("https://") for origin in public)


def parts_by_environment() -> dict[str, Any]:
    """Return the parts of a server that ``streamlit run`` starts, which takes no options of ours.

    The demo may be shown under whatever name a host gives it; a collection only under names that
    ``DATELINE_HOSTS`` lists. Both may be among the host's secrets, which become environment when read.
    """
    secrets_singleton.load_if_toml_exists()
    names = [name for name in os.environ.get(NAMES, "").split(",") if name.strip()]
    named = bool(os.environ.get("DATELINE_CORPUS"))
    return parts(tuple(map(public_origin, names)), strangers=not named)


def free_port(wanted: int | None = None, listen: str = ADDRESS) -> int:
    """Return the wanted port if it is free at an address, else any free one."""
    for port in (wanted or 0, 0):
        with socket.socket() as probe:
            if os.name == "posix":  # a port whose last reader has just gone is free
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((listen, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    return PORT


def serve(
    corpus: Path | str,
    port: int | None = None,
    browser: bool = True,
    listen: str = ADDRESS,
    **doors: Any,
) -> None:
    """Serve the collection's page on this computer until stopped; opens the browser if asked.

    With no port, the usual one is taken, or a free one where it is in use. ``doors`` are the
    arguments of ``parts``: under which names, and to whom.
    """
    os.environ["DATELINE_CORPUS"] = str(corpus)
    os.environ["FORWARDED_ALLOW_IPS"] = ""  # who asks is who is connected, whatever they say
    port = free_port(port or PORT, listen)
    address = f"http://{ADDRESS}:{port}"
    sys.stderr.write(f"Dateline is open at {address}\nPress Ctrl+C to close it.\n")
    if browser:
        threading.Thread(target=_open_when_healthy, args=(address,), daemon=True).start()
    ours: dict[str, Any] = {
        "server.port": port,
        "server.address": listen,
        "logger.hideWelcomeMessage": True,
    }
    if doors.get("hosted"):
        ours["server.disconnectedSessionTTL"] = (
            30  # a tab that has gone holds descriptors till then
        )
    ours["server.trustedUserHeaders"] = {name: name for name in (ROLE, USER, SIGN_IN, SHOWN)}
    st.App(SCRIPT, **parts(**doors)).run(config=page_settings() | ours)


def _open_when_healthy(address: str, patience: float = 60) -> None:
    """Open the reader's browser as soon as the server answers."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310 - our own address
                webbrowser.open(address)
                return
        except (URLError, OSError):
            time.sleep(0.2)
