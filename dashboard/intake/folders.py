"""A file, a folder or a zip as a stream of articles: each failure named, the rest kept."""

from __future__ import annotations

import functools
import io
import lzma
import os
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.intake.foreign import foreign_zip
from dashboard.intake.items import Item
from dashboard.intake.reading import read_item
from dashboard.intake.scrubbing import SURROGATE
from dashboard.model import Article, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    RuntimeError,  # encrypted; NotImplementedError, an unknown compression, is one too
    ValueError,
)
"""What the standard library raises for a zip, or a member of one, that cannot be unpacked."""
NESTED = "a zip within a zip is not opened; unpack it and add the folder"
BROKEN_ZIP = "a damaged zip; copy or download it again"


def read_path(path: str | os.PathLike[str]) -> Iterator[Article | Problem]:
    """Yield the articles of a file, a folder or a zip one by one, and a problem for each failure.

    What a file is, is told by its content. Hidden files, README.md and Dateline's own collections are
    passed over in folders; links are not followed. ``raw_ref`` of each article is the file's name within ``path``.
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
        yield from _folder(root)
    else:
        yield from _file(root, _name(root.name))


def _name(place: str | Path) -> str:
    """Return the name of a file for a reader: one in an older encoding has letters that are none."""
    return SURROGATE.sub("\ufffd", str(place))


def _folder(root: Path) -> Iterator[Article | Problem]:
    """Yield the articles of a folder's files, in the order of their names."""
    for folder, names, files in os.walk(root, followlinks=False):
        inside = Path(folder)
        names.sort()
        for name in list(names):
            place = inside / name
            if name.startswith(".") or place.is_symlink() or _is_collection(place):
                names.remove(name)
                if place.is_symlink() and not name.startswith("."):
                    yield _link(place, root)
        for name in sorted(files):
            if not _passed_over(name):
                place = inside / name
                yield from (
                    [_link(place, root)]
                    if place.is_symlink()
                    else _file(place, _name(place.relative_to(root).as_posix()))
                )


def _is_collection(folder: Path) -> bool:
    """Say whether a folder holds a collection, which may lie among the articles it is made of."""
    return (folder / "segments").is_dir() and (folder / ".lock").is_file()


def _link(place: Path, root: Path) -> Problem:
    return Problem("unsafe_path", _name(place.relative_to(root).as_posix()), "a link: not followed")


def _passed_over(name: str) -> bool:
    return (
        name.startswith(".") or name.lower() == "readme.md" or name in {"Thumbs.db", "desktop.ini"}
    )


def _file(place: Path, name: str) -> Iterator[Article | Problem]:
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
    yield from _archive(place, name) if zipped else read_item(item)


def _archive(place: Path, name: str) -> Iterator[Article | Problem]:
    """Yield the articles of a zip's members; nothing is ever written to disk."""
    try:
        with zipfile.ZipFile(place) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            foreign = foreign_zip({member.filename for member in members})
            if foreign:
                yield Problem("unsupported_format", name, foreign)
                return
            if len(members) > limits.ARCHIVE_MEMBERS:
                yield Problem(
                    "bomb", name, f"{len(members):,} files; the limit is {limits.ARCHIVE_MEMBERS:,}"
                )
                return
            yield from _members(archive, members, name)
    except DAMAGED as error:
        yield Problem("broken", name, f"{BROKEN_ZIP} ({error})"[:200])


def _members(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str
) -> Iterator[Article | Problem]:
    left = limits.ARCHIVE_BYTES
    for member in sorted(members, key=lambda member: member.filename):
        where = f"{name}/{member.filename}"
        if _passed_over(PurePosixPath(member.filename).name) or "__MACOSX/" in member.filename:
            continue
        refused = _refused(member, where, left)
        if refused:
            yield refused
            continue
        try:
            with archive.open(member) as file:
                data = file.read(min(left, member.file_size) + 1)
        except DAMAGED as error:
            name_of = "encrypted" if member.flag_bits & 1 else "broken"
            yield Problem(name_of, where, str(error)[:200])
            continue
        left -= len(data)
        if len(data) > member.file_size:
            yield Problem("bomb", where, "larger than the zip says")
        elif data[:4] in ZIP:
            yield _nested(data, where)
        else:
            yield from read_item(Item(where, len(data), functools.partial(_memory, data)))


def _nested(data: bytes, where: str) -> Problem:
    """Return the problem with a zip inside a zip: a document of an office program, or more files."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as inner:
            foreign = foreign_zip({member.filename for member in inner.infolist()})
    except DAMAGED as error:
        return Problem("broken", where, f"{BROKEN_ZIP} ({error})"[:200])
    if foreign:
        return Problem("unsupported_format", where, foreign)
    return Problem("nested_zip", where, NESTED)


def _memory(data: bytes) -> io.BytesIO:
    return io.BytesIO(data)


def _refused(member: zipfile.ZipInfo, where: str, left: int) -> Problem | None:
    """Return why a member of a zip is not unpacked, None where it may be."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in "".join(path.parts[:1]):
        return Problem("unsafe_path", where, "a name that leads out of the zip")
    if stat.S_ISLNK(member.external_attr >> 16):
        return Problem("unsafe_path", where, "a link: not followed")
    ratio = member.file_size / max(1, member.compress_size)
    if ratio > limits.ARCHIVE_RATIO and member.file_size > limits.ARCHIVE_RATIO_FROM:
        return Problem("bomb", where, f"unpacks to {ratio:.0f} times its size")
    if member.file_size > left:
        return Problem(
            "bomb", where, f"the zip unpacks to more than {limits.ARCHIVE_BYTES:,} bytes"
        )
    return None
