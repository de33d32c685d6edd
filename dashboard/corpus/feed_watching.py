"""Watching feeds: new items are fetched and added, round after round, also after a restart.

What was seen lies beside the collection in ``watched.json`` and is written once the articles are, so
that a round which was cut off is done again; what the collection has already is not parsed twice.
"""

from __future__ import annotations

import json
import time
from collections import deque
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from dashboard.corpus.adding import AddOptions, Progress, add, addresses_left, quiet
from dashboard.intake import limits
from dashboard.intake.fetching import read_addresses
from dashboard.intake.fetching.client import Client
from dashboard.intake.fetching.fetched_pages import listed_in, lists_sitemaps
from dashboard.intake.file_reading import Asked
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.corpus.adding import Report
    from dashboard.corpus.store import Store

STATE = "watched.json"
KEPT = ("etag", "last-modified")


def watch_once(
    store: Store,
    feeds: Iterable[str],
    options: AddOptions | None = None,
    report: Report = quiet,
    *,
    originals: bool = True,
) -> Progress:
    """Add what is new in the feeds, and return what came of it; raises CorpusBusy as ``add`` does.

    Pages are kept as they were, unless ``originals`` says not to. A feed that did not change is not sent again; an address is fetched once, however often it is listed,
    and no host before the time that it asked for. What is more than one round fetches is left to the next.
    """
    state = _state(store)
    later = {host: until for host, until in state["later"].items() if until > time.time()}
    with Client(later=dict(later)) as client:
        listed = _listed(client, feeds, state)
        if client.later != later:
            state["later"] = dict(client.later)
            _keep(store, state)  # which holds whatever comes of the round
        new = listed.new[: limits.FETCH_ADDRESSES]
        done = Progress(stage="done")
        if new:
            with TemporaryDirectory(prefix="dateline-") as staged:
                laid = Path(staged) if originals else None
                found = read_addresses(new, client, Asked(laid), addresses_left(store))
                done = add(store, found, replace(options or AddOptions(), originals=laid), report)
    tried_again = {problem.where for problem in done.problems if problem.name in TRIED_AGAIN}
    done.problems[:0] = listed.problems
    state["seen"] = sorted({*state["seen"], *new} - tried_again)
    if not tried_again and len(new) == len(listed.new):
        state["feeds"] |= (
            listed.replies
        )  # else they are to be sent again, though they did not change
    state["later"] = client.later
    if listed.replies or client.later != later:
        _keep(store, state)
    return done


@dataclass
class _Listed:
    """What feeds name that is new, why some name nothing, and the headers of those that were sent."""

    new: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    replies: dict[str, dict[str, str]] = field(default_factory=dict)


def _listed(client: Client, feeds: Iterable[str], state: dict[str, Any]) -> _Listed:
    """Return what is new in feeds, then in the sitemaps that others of them name, as long as a round has room."""
    found, seen = _Listed(), set(state["seen"])
    named = list(dict.fromkeys(feeds))
    waiting, asked = deque(named), set[str]()
    while waiting:
        feed = waiting.popleft()
        full = len(found.new) >= limits.FETCH_ADDRESSES
        if feed in asked or (full and feed not in named):
            continue
        if len(asked) >= limits.FETCH_ADDRESSES:
            told = (
                f"more than {limits.FETCH_ADDRESSES:,} feeds and sitemaps; the rest is not watched"
            )
            found.problems.append(Problem("too_many", feed, told))
            break
        asked.add(feed)
        reply = client.fetch(feed, state["feeds"].get(feed))
        if isinstance(reply, Problem):
            found.problems.append(reply)
            continue
        if reply.status == 304:
            continue
        listed = listed_in(reply)
        if not listed:
            problem = Problem("no_articles", feed, "no feed with addresses of articles")
            found.problems.append(problem)
        elif lists_sitemaps(reply):
            waiting.extend(listed)
        else:
            found.new.extend(address for address in listed if address not in seen)
            seen.update(listed)
            found.replies[feed] = {
                name: reply.headers[name] for name in KEPT if name in reply.headers
            }
    return found


TRIED_AGAIN = frozenset({"not_fetched", "try_later", "too_slow"})
"""Problems that another round may not have."""


def _state(store: Store) -> dict[str, Any]:
    """Return what earlier rounds saw; nothing where there was none."""
    try:
        found = json.loads((store.path / STATE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {"feeds": {}, "seen": [], "later": {}}
    later = dict(found.get("later", {}))  # which an older Dateline did not note
    return {"feeds": dict(found["feeds"]), "seen": list(found["seen"]), "later": later}


def _keep(store: Store, state: dict[str, Any]) -> None:
    """Write what was seen, whole or not at all."""
    store.path.mkdir(parents=True, exist_ok=True)
    part = store.path / f"{STATE}.part"
    part.write_text(json.dumps(state, ensure_ascii=False, indent=1), encoding="utf-8")
    part.replace(store.path / STATE)
