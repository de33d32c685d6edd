"""The search indexes of a corpus, opened for reading, also from a read-only folder.

An index derives from the tables. One that is missing, cut or holds less than they do is no reason to
search in vain: it is named, and the next ``add`` makes another.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import threading
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from dashboard.corpus.manifest import CorpusDamaged
from dashboard.corpus.search import Index

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.corpus.manifest import Manifest
    from dashboard.corpus.store import Store

TABLE_OF = {"articles": "catalogue", "quotations": "statements"}
"""Each index, and the table that has a row for each of its texts."""
COPIED = frozenset({"meta.json", ".managed.json"})
"""Files of an index that a writer replaces."""

_open: WeakValueDictionary[tuple[str, int], Index] = WeakValueDictionary()
"""The open indexes by folder and inode: one that was made again has another."""
_opening = threading.Lock()


class ReadOnlyIndex(Index):
    """An index in a folder that nobody may write to: reading it takes lock files beside it.

    So it is opened in a folder of links of its own, as it is now.
    """

    def __init__(self, path: Path) -> None:
        self._links = tempfile.TemporaryDirectory(prefix="dateline-index-")
        for file in path.iterdir():
            link = os.path.join(self._links.name, file.name)  # noqa: PTH118 - a name of the system
            if file.name in COPIED:
                shutil.copyfile(file, link)
            elif file.suffix != ".lock":
                os.symlink(file.resolve(), link)  # noqa: PTH211 - as above
        super().__init__(type(path)(self._links.name))


def open_index(store: Store, name: str, least: int) -> Index:
    """Return an index with at least so many texts; raises CorpusDamaged where there is no such one."""
    folder = store.search_path / name
    if not (folder / "meta.json").is_file():
        if not least:
            return Index(None)
        raise _damaged(store, f"{name} is missing")
    try:
        _look_for_positions(folder)
        index = _shared(folder) if os.access(folder, os.W_OK) else ReadOnlyIndex(folder)
        texts = len(index)
    except (ValueError, OSError) as error:
        raise _damaged(store, str(error)) from error
    if texts < least:
        raise _damaged(store, f"{name}: {texts} of {least} texts")
    return index


def _shared(folder: Path) -> Index:
    """Return the one open index of a folder: it is brought up to date whenever it is asked.

    Each that is opened has a thread of tantivy's that watches its files for as long as it is open.
    """
    with _opening:
        key = str(folder), folder.stat().st_ino
        index = _open.get(key)
        if index is None:
            index = _open[key] = Index(folder)
        return index


def _look_for_positions(folder: Path) -> None:
    """Raise FileNotFoundError where a file is missing that tantivy opens for a phrase only."""
    for segment in json.loads((folder / "meta.json").read_text("utf-8"))["segments"]:
        (folder / f"{segment['segment_id'].replace('-', '')}.pos").stat()


def _damaged(store: Store, why: str) -> CorpusDamaged:
    return CorpusDamaged(
        f"The search index of the collection in {store.path} is damaged ({why}). "
        f"Run “dateline check --corpus {store.path}” to have it made anew."
    )


def is_sound(store: Store, manifest: Manifest) -> bool:
    """Return whether both indexes are there and hold what the manifest's derived tables do."""
    derived = [manifest.derived] if manifest.derived else []
    try:
        for name, table in TABLE_OF.items():
            open_index(store, name, sum(store.rows(table, folder) for folder in derived))
    except CorpusDamaged:
        return False
    return True
