"""Tables at hand: what a page's process has read of a collection's files, which never change, for the next correction.

A version shares most files with the one before. So what corrections read is read once in a process, as far as it fits;
of files that are gone, as those of removed articles, nothing stays.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pyarrow as pa

    type Key = tuple[int, int, int]

ROOM = 256 << 20
"""Bytes of tables that are kept: those of some 12,000 articles."""
LARGE, FITTING = 2000, 20_000
"""From so many articles on corrections are shown before all is linked; of more than so many nothing is read ahead for that."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read of a file, and a path under which it was found: in several versions it may be one file."""

    path: Path
    table: pa.Table
    is_whole: bool

    def has(self, columns: Sequence[str] | None) -> bool:
        """Return whether these columns were read, or all where they are None."""
        return self.is_whole or (columns is not None and {*columns} <= {*self.table.column_names})

    def of(self, columns: Sequence[str] | None) -> pa.Table:
        """Return these columns, those that there are, or all."""
        there = {*self.table.column_names}
        return (
            self.table.select([one for one in columns if one in there]) if columns else self.table
        )


class AtHand:
    """Tables that were read, the last used as far as they fit; threads share it."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._size = room, 0
        self._lock = threading.Lock()
        self._files: OrderedDict[Key, _Kept] = OrderedDict()

    def read(
        self, path: Path, columns: Sequence[str] | None, load: Callable[[], pa.Table]
    ) -> pa.Table:
        """Return what ``load`` reads of a file: those columns, or all where they are None."""
        try:
            seen = path.stat()
        except FileNotFoundError:
            return load()  # which says what is missing
        key = seen.st_ino, seen.st_size, seen.st_mtime_ns
        with self._lock:
            kept = self._files.get(key)
            if kept and kept.has(columns):
                self._files.move_to_end(key)
                return kept.of(columns)
        table = load()
        if kept:
            more = [name for name in kept.table.column_names if name not in table.column_names]
            for name in more:
                table = table.append_column(name, kept.table[name])
        found = _Kept(path, table, columns is None)
        with self._lock:
            self._keep(key, found)
        return found.of(columns)

    def _keep(self, key: Key, found: _Kept) -> None:
        """Keep what was read as what was used last, and let go of files that are gone, and of what does not fit."""
        self._let_go(key)
        if found.table.nbytes <= self._room:
            self._files[key] = found
            self._size += found.table.nbytes
        for other in [one for one, kept in self._files.items() if not kept.path.exists()]:
            self._let_go(other)
        while self._size > self._room:
            self._let_go(next(iter(self._files)))

    def _let_go(self, key: Key) -> None:
        if found := self._files.pop(key, None):
            self._size -= found.table.nbytes
