"""When articles were added to a collection, so that each reader sees what is new to them.

A line of the file is one addition: its time in UTC and the keys of the articles that were not there before. It
is written before they are shown, and gets its time when they are: a run that is killed between leaves none out.
The first addition needs none, as nobody has looked before it; the oldest lines go when there are too many.
"""

from __future__ import annotations

import functools
import json
import os
from typing import TYPE_CHECKING, Any

import numpy as np

from dashboard.corpus.desks import now
from dashboard.corpus.records import key_of
from dashboard.corpus.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from dashboard.corpus.store import Manifest, Store
    from dashboard.corpus.tables import Tables
    from dashboard.view import View

FILE = "arrivals.jsonl"
MOST = 200_000
"""Articles that are remembered."""


def expect(store: Store, manifest: Manifest) -> None:
    """Note that the pending articles are about to be shown: those that nobody has seen count as new as soon as they are."""
    folder, articles = store.path, _unseen(store, manifest)
    if articles:
        before = _lines(folder)
        keys = {*map(key_of, articles)}.union(*(one["keys"] for one in before if not one["at"]))
        lines = [*(one for one in before if one["at"]), {"at": "", "keys": sorted(keys)}]
        while sum(len(one["keys"]) for one in lines) > MOST and len(lines) > 1:
            lines.pop(0)
        _write(folder, lines)


def _unseen(store: Store, manifest: Manifest) -> set[str]:
    """Return the ids of the pending articles that readers have never seen; none of a first addition."""
    if not manifest.derived:
        return set()
    layers = (manifest.pending, manifest.segments)
    pending, seen = (
        {*store.columns("articles", some, ["article"])["article"].to_pylist()} for some in layers
    )
    return pending - seen


def arrived(folder: Path) -> None:
    """Note that what was expected is shown now."""
    lines = _lines(folder)
    if any(not one["at"] for one in lines):
        _write(folder, [one | {"at": one["at"] or now()} for one in lines])


def forget(folder: Path, articles: Iterable[str]) -> None:
    """Take articles that are removed for good out of all lines."""
    gone = {*map(key_of, articles)}
    before = _lines(folder)
    after = [one | {"keys": [key for key in one["keys"] if key not in gone]} for one in before]
    if after != before:
        _write(folder, after)


def came(tables: Tables, view: View, since: str) -> list[str]:
    """Return the ids of the view's articles that came after a time, such as ``desks.now`` gives."""
    keys = [
        some for at, some in _additions(tables.path, stamp(tables.path)) if not at or at > since
    ]
    if not any(map(len, keys)):
        return []
    kept, (numbers, _) = tables.catalogue, Selection(tables, view).chosen()
    new = numbers[np.isin(kept.codes("key")[numbers], np.concatenate(keys))]
    return kept.frame(new, ["article"])["article"].tolist()


def stamp(folder: Path) -> tuple[int, int]:
    """Return what is another whenever articles have come or gone: time and size of the file."""
    try:
        found = (folder / FILE).stat()
    except FileNotFoundError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)


@functools.lru_cache(maxsize=4)
def _additions(folder: Path, _stamp: tuple[int, int]) -> list[tuple[str, np.ndarray]]:
    """Return the additions, oldest first, with the keys of their articles; the file is read once."""
    return [(one["at"], np.array(one["keys"], np.int64)) for one in _lines(folder)]


def _lines(folder: Path) -> list[dict[str, Any]]:
    """Return the additions, oldest first."""
    file = folder / FILE
    return (
        [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []
    )


def _write(folder: Path, lines: Sequence[dict[str, Any]]) -> None:
    draft = (folder / FILE).with_suffix(".tmp")
    with draft.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(one)}\n" for one in lines)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / FILE)
