"""A file, a folder or a zip as a stream of articles: each failure named, the rest kept."""

from __future__ import annotations

import functools
import os
import stat
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.intake.archives import ZIP, belongs_to_page, members_of, passed_over
from dashboard.intake.character_cleaning import SURROGATE, printable
from dashboard.intake.file_items import Item
from dashboard.intake.file_reading import read_item
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.model import Article


def read_path(path: str | os.PathLike[str]) -> Iterator[Article | Problem]:
    """Yield the articles of a file, a folder or a zip one by one, and a problem for each failure.

    What a file is, is recognised by its content. ``raw_ref`` of each article is the file's name within ``path``.
    """
    for item in items_of(path):
        yield from [item] if isinstance(item, Problem) else read_item(item)


def items_of(
    path: str | os.PathLike[str], first: int = 0, end: int | None = None
) -> Iterator[Item | Problem]:
    """Yield the files to read at a path, those in zips too, always in the same order.

    Hidden files, README.md, what a browser saved with a page, and Dateline's own collections are passed
    over in folders; links are not followed. A file of a zip can be read until the next one is asked for. ``first`` and ``end`` are
    places of a folder's files among those of ``places_of``, where not all are asked for.
    """
    root = Path(path)
    try:
        folder, there = root.is_dir(), root.exists()
    except OSError:
        folder = there = False
    if not there:
        yield Problem("not_found", _name(root), "no such file or folder")
    elif folder and _is_collection(root):
        yield Problem(
            "collection", _name(root), "a collection of Dateline's own, not articles to add"
        )
    elif folder:
        for place in islice(places_of(root), first, end):
            name = _name(place.relative_to(root).as_posix())
            is_link = place.is_symlink()
            yield from [_link(name)] if is_link else _file(place, name)
    else:
        yield from _file(root, _name(root.name))


def _name(place: str | Path) -> str:
    """Return the name of a file for a reader, without letters that are none or command a terminal."""
    return printable(SURROGATE.sub("\ufffd", str(place)))


def places_of(root: Path) -> Iterator[Path]:
    """Yield where a folder's files lie, in the order of their names, and the links that are not followed."""
    if _is_collection(root):
        return
    for folder, names, files in os.walk(root, followlinks=False):
        inside, beside = Path(folder), frozenset(files)
        names[:] = [name for name in names if not belongs_to_page(name, beside)]
        yield from _parted_links(inside, names)
        yield from (inside / name for name in sorted(files) if not passed_over(name))


def _parted_links(inside: Path, names: list[str]) -> list[Path]:
    """Keep in ``names`` only the folders to read; return the links among them, which are not followed."""
    shown = [inside / name for name in sorted(names) if not name.startswith(".")]
    links = {place.name: place for place in shown if place.is_symlink()}
    names[:] = [one.name for one in shown if one.name not in links and not _is_collection(one)]
    return list(links.values())


def _is_collection(folder: Path) -> bool:
    """Return whether a folder holds a collection, which may lie among the articles it is made of."""
    return (folder / "segments").is_dir() and (folder / ".lock").is_file()


def _link(name: str) -> Problem:
    return Problem("unsafe_path", name, "a link: not followed")


def _file(place: Path, name: str) -> Iterator[Item | Problem]:
    """Yield the file, or the members of it where it is a zip of files."""
    try:
        found = place.stat()
        if not stat.S_ISREG(found.st_mode):
            yield Problem("unsafe_path", name, "not an ordinary file")
            return
        item = Item(name, found.st_size, functools.partial(place.open, "rb"))
        zipped = item.head(4) in ZIP
    except OSError as error:
        yield Problem("unreadable", name, error.strerror or "cannot be opened")
        return
    yield from members_of(item) if zipped else [item]
