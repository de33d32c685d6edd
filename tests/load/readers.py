"""Readers with raw web sockets: some act every few seconds, others only have a tab open."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

if TYPE_CHECKING:
    from collections.abc import Sequence

NEWER = "Show the new version"
PATIENCE = 60.0
ARRIVING = 6.0
"""Readers that come in a second; when all are there, it begins to count."""
BUSY = "The server is busy"
BETWEEN = (8.0, 12.0)
"""Seconds that a reader looks at what came, before the next action."""


@dataclass
class Told:
    """What came of all actions: seconds by kind, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    since: float = 0.0
    """From when on actions count: all have come by then."""

    def note(self, kind: str, began: float) -> None:
        """Keep how long an action took that has just ended."""
        if began >= self.since:
            self.seconds[kind].append(time.monotonic() - began)

    def summary(self) -> dict[str, dict[str, float]]:
        """Return number, median and 95th percentile of the actions, by kind and of all."""
        kinds = {**self.seconds, "all": [one for some in self.seconds.values() for one in some]}
        return {
            kind: {
                "actions": len(taken),
                "median": round(statistics.median(taken), 3),
                "p95": round(statistics.quantiles(taken, n=20)[18], 3)
                if len(taken) > 1
                else taken[0],
            }
            for kind, taken in kinds.items()
            if taken
        }


def actions(words: Sequence[str], names: Sequence[str]) -> dict[str, tuple[str, dict[str, str]]]:
    """Return six kinds of action: page and filters, with words and names drawn by chance."""
    word, name = random.choice(words), random.choice(names)
    return {
        "overview": ("", {}),
        "search quotations": ("quotations", {"text": word}),
        "search articles": ("articles", {"text": word}),
        "filter by a name": ("entities", {"entity": name}),
        "timeline of a name": ("timeline", {"entity": name}),
        "quotations of a name": ("quotations", {"about": name}),
    }


def opened(port: int) -> connect:
    """Return a tab's web socket, to be entered."""
    return connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        origin=Origin(f"http://127.0.0.1:{port}"),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
    )


@dataclass
class Shown:
    """What a run of the script showed: what went wrong, and the button that takes up a newer version."""

    wrong: str = ""
    newer: str = ""


async def act(tab, page: str, query: dict[str, str], pressed: str = "") -> Shown:
    """Run the script for a page and a view, with a button pressed if one is; return what came."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.query_string = urlencode(query)
    if pressed:
        asked.rerun_script.widget_states.widgets.add(id=pressed, trigger_value=True)
    await tab.send(asked.SerializeToString())
    shown = Shown()
    while True:
        message = ForwardMsg.FromString(await tab.recv(decode=False))
        kind = message.WhichOneof("type")
        element = message.delta.new_element if kind == "delta" else None
        if element and element.WhichOneof("type") == "exception":
            shown.wrong = element.exception.type
        if element and BUSY in element.html.body:
            shown.wrong = BUSY
        if element and element.button.label == NEWER:
            shown.newer = element.button.id
        if kind == "script_finished":
            return shown


async def reader(port: int, until: float, told: Told, words, names) -> None:
    """Act again and again until the end."""
    try:
        newer = ""
        async with opened(port) as tab:
            while time.monotonic() < until:
                kind, (page, query) = random.choice([*actions(words, names).items()])
                kind = "take up the newer version" if newer else kind
                began = time.monotonic()
                async with asyncio.timeout(PATIENCE):
                    shown = await act(tab, page, query, newer)
                told.note(kind, began)
                newer = shown.newer
                if shown.wrong:
                    told.errors.append(f"{kind}: {shown.wrong}")
                await asyncio.sleep(random.uniform(*BETWEEN))
    except (OSError, TimeoutError, WebSocketException) as error:
        told.errors.append(f"{type(error).__name__}: {error}")


async def idle(port: int, until: float, told: Told) -> None:
    """Open the front page, and leave the tab open."""
    try:
        async with opened(port) as tab, asyncio.timeout(PATIENCE + until - time.monotonic()):
            await act(tab, "", {})
            while (left := until - time.monotonic()) > 0:
                await asyncio.wait([asyncio.ensure_future(asyncio.sleep(min(left, 5)))])
    except (OSError, TimeoutError, WebSocketException) as error:
        told.errors.append(f"idle {type(error).__name__}: {error}")


async def everybody(port, seconds, told, acting, waiting, words, names) -> None:
    """Let all readers come one after the other, and then act for so many seconds."""
    told.since = time.monotonic() + (acting + waiting) / ARRIVING
    until = told.since + seconds
    come = [reader(port, until, told, words, names) for _ in range(acting)]
    come += [idle(port, until, told) for _ in range(waiting)]
    random.shuffle(come)

    async def late(number: int, one) -> None:
        await asyncio.sleep(number / ARRIVING)
        await one

    await asyncio.gather(*(late(number, one) for number, one in enumerate(come)))
