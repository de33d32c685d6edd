"""A file to read, on disk or in a zip: its name, size and bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class UnreadableItem(Exception):
    """A file cannot be opened: ``name`` is the problem's name, the message its detail."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(detail)
        self.name = name


@dataclass(frozen=True, slots=True)
class Item:
    """One file: ``name`` is its path as the reader knows it, ``size`` is in bytes.

    ``columns`` are the parts of an article that its columns hold, where the reader said so.
    """

    name: str
    size: int
    open: Callable[[], BinaryIO]
    columns: Mapping[str, str] = field(default_factory=dict)

    def head(self, length: int = 65_536) -> bytes:
        """Return the first bytes of the file."""
        with self.open() as file:
            return file.read(length)

    def all(self) -> bytes:
        """Return the bytes of the file; ask for its size first."""
        with self.open() as file:
            return file.read()
