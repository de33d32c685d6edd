"""Watching feeds: new items are fetched and added, round after round, also after a restart.

What was seen lies beside the collection in ``watched.json`` and is written once the articles are, so
that a round which was cut off is done again; what the collection has already is not parsed twice.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from dashboard.corpus.adding import AddOptions, Progress, add, quiet
from dashboard.intake.fetching import read_addresses
from dashboard.intake.fetching.client import Client
from dashboard.intake.fetching.fetched_pages import listed_in
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

    Pages are kept as they were, unless ``originals`` says not to. A feed that did not change is not sent again; an address is fetched once, however often it is listed.
    """
    state = _state(store)
    seen = set(state["seen"])
    new: list[str] = []
    problems: list[Problem] = []
    replies: dict[str, dict[str, str]] = {}
    with Client() as client:
        for feed in feeds:
            reply = client.fetch(feed, state["feeds"].get(feed))
            if isinstance(reply, Problem):
                problems.append(reply)
                continue
            if reply.status == 304:
                continue
            listed = listed_in(reply)
            if not listed:
                problems.append(Problem("no_articles", feed, "no feed with addresses of articles"))
                continue
            new.extend(address for address in listed if address not in seen)
            replies[feed] = {name: reply.headers[name] for name in KEPT if name in reply.headers}
    done = Progress(stage="done")
    if new:
        with TemporaryDirectory(prefix="dateline-") as staged:
            laid = Path(staged) if originals else None
            found = read_addresses(new, asked=Asked(laid))
            done = add(store, found, replace(options or AddOptions(), originals=laid), report)
    tried_again = {problem.where for problem in done.problems if problem.name in TRIED_AGAIN}
    done.problems[:0] = problems
    state["seen"] = sorted(seen | (set(new) - tried_again))
    if not tried_again:  # else the feeds are to be sent again, though they did not change
        state["feeds"] |= replies
    if replies:
        _keep(store, state)
    return done


TRIED_AGAIN = frozenset({"not_fetched", "try_later", "too_slow"})
"""Problems that another round may not have."""


def _state(store: Store) -> dict[str, Any]:
    """Return what earlier rounds saw; nothing where there was none."""
    try:
        found = json.loads((store.path / STATE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {"feeds": {}, "seen": []}
    return {"feeds": dict(found["feeds"]), "seen": list(found["seen"])}


def _keep(store: Store, state: dict[str, Any]) -> None:
    """Write what was seen, whole or not at all."""
    part = store.path / f"{STATE}.part"
    part.write_text(json.dumps(state, ensure_ascii=False, indent=1), encoding="utf-8")
    part.replace(store.path / STATE)
