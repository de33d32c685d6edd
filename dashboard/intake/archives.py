"""Zip archives of articles: each member is a file to read, unpacked in memory on request.

Nothing is written to disk. What a zip says of itself is checked before anything is unpacked: its
members' names, sizes and places, so that a small file cannot unpack to a large one.
"""

from __future__ import annotations

import functools
import gzip
import io
import lzma
import re
import stat
import zipfile
import zlib
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from dashboard.intake import limits
from dashboard.intake.character_cleaning import printable
from dashboard.intake.file_items import Item, UnreadableItem
from dashboard.intake.unsupported_files import foreign_zip
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from dashboard.intake.recognition import Format

GZIP = b"\x1f\x8b\x08"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    NotImplementedError,  # an unknown compression
    ValueError,
)
"""What the standard library raises for a zip, or a member of one, that cannot be unpacked."""
DOCUMENTS: dict[str, Format] = {"word/document.xml": "word", "xl/workbook.xml": "workbook"}
"""Zips that are one document which we read, by a member that each has."""
WACZ = "datapackage.json"
LOCKED = "a zip with a password; unpack it and add what is in it"
NESTED = "a zip within a zip is not opened; unpack it and add the folder"
BROKEN_ZIP = "a damaged zip; copy or download it again"


PAGES = (".html", ".htm", ".xhtml")
SAVED_WITH = re.compile(
    r"(?P<page>.+)[_-](?:files?|dateien|archivos|fichiers|bestanden|pliki|arquivos|filer|soubory|tiedostot)",
    re.IGNORECASE | re.DOTALL,
)
"""How browsers call the folder that they save with a page, in the languages that they speak."""


def passed_over(name: str) -> bool:
    """Return whether a file is none of the reader's articles by its name alone."""
    return (
        name.startswith(".") or name.lower() == "readme.md" or name in {"Thumbs.db", "desktop.ini"}
    )


def belongs_to_page(folder: str, beside: Container[str]) -> bool:
    """Return whether a folder is what a browser saved with a page ``beside`` it: its scripts, styles and frames."""
    match = SAVED_WITH.fullmatch(folder)
    return match is not None and any(f"{match['page']}{ending}" in beside for ending in PAGES)


def _saved_with(member: str, names: Container[str]) -> bool:
    """Return whether a zip's member lies in the folder of a saved page that is in the zip too."""
    folders = [folder.as_posix() for folder in PurePosixPath(member).parents]
    return any(belongs_to_page(folder, names) for folder in folders)


def members_of(item: Item) -> Iterator[Item | Problem]:
    """Yield the files of a zip by name, or the zip itself where it is one document."""
    try:
        with item.open() as file, zipfile.ZipFile(file) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            names = {member.filename for member in members}
            if names & DOCUMENTS.keys() and any(map(_is_locked, members)):
                yield Problem("encrypted", item.name, LOCKED)
                return
            if WACZ in names:
                members = [member for member in members if member.filename.startswith("archive/")]
            elif DOCUMENTS.keys() & names or foreign_zip(names):
                yield item
                return
            bomb = _bomb(members)
            if bomb:
                yield Problem("bomb", item.name, bomb)
                return
            yield from _members(archive, members, item.name)
    except DAMAGED as error:
        yield Problem("broken", item.name, f"{BROKEN_ZIP} ({error})"[:200])


def document_in(item: Item) -> Format | Problem:
    """Return the format of a zip that is one document; the problem with any other that is no zip of files."""
    try:
        with item.open() as file, zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            locked = any(map(_is_locked, archive.infolist()))
    except DAMAGED as error:
        return Problem("broken", item.name, f"{BROKEN_ZIP} ({error})"[:200])
    document = next((form for name, form in DOCUMENTS.items() if name in names), None)
    foreign = foreign_zip(names)
    if document and locked:
        return Problem("encrypted", item.name, LOCKED)
    if document:
        return document
    if foreign:
        return Problem("unsupported_format", item.name, foreign)
    return Problem("nested_zip", item.name, NESTED)


def without_gzip(item: Item) -> Item:
    """Return a gzip file as the file in it, others as they are; raise UnreadableItem for a bomb.

    A web archive stays as it is: each of its records is packed by itself, and is read one by one.
    """
    head = item.head()
    if not head.startswith(GZIP) or is_packed_warc(head):
        return item
    size = 0
    try:
        with item.open() as file, gzip.open(file) as unpacked:
            while piece := unpacked.read(1 << 20):
                size += len(piece)
                if size > min(
                    limits.ARCHIVE_BYTES,
                    max(limits.ARCHIVE_RATIO_FROM, limits.ARCHIVE_RATIO * item.size),
                ):
                    raise UnreadableItem("bomb", f"unpacks to more than {size:,} bytes")
    except DAMAGED as error:
        raise UnreadableItem("broken", f"a damaged gzip file ({error})") from error
    return Item(item.name, size, functools.partial(_gunzipped, item))


def is_packed_warc(head: bytes) -> bool:
    """Return whether the first bytes of a file are those of a web archive whose records are packed."""
    if not head.startswith(GZIP):
        return False
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False


class _Gunzipped(gzip.GzipFile):
    """A gzip file that closes the file it reads with itself."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__(fileobj=packed, mode="rb")
        self.packed = packed

    def close(self) -> None:
        super().close()
        self.packed.close()


def _gunzipped(item: Item) -> BinaryIO:
    return cast("BinaryIO", _Gunzipped(item.open()))


def _bomb(members: list[zipfile.ZipInfo]) -> str | None:
    """Return why a zip as a whole is not unpacked, None where it may be."""
    if len(members) > limits.ARCHIVE_MEMBERS:
        return f"{len(members):,} files; the limit is {limits.ARCHIVE_MEMBERS:,}"
    placed = sorted(members, key=lambda member: member.header_offset)
    if any(
        one.header_offset + one.compress_size > two.header_offset for one, two in pairwise(placed)
    ):
        return "its files overlap: each is unpacked from the same bytes"
    return None


def _members(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str
) -> Iterator[Item | Problem]:
    left, names = limits.ARCHIVE_BYTES, {member.filename for member in members}
    for member in sorted(members, key=lambda member: member.filename):
        where = printable(f"{name}/{member.filename}")
        if passed_over(PurePosixPath(member.filename).name) or "__MACOSX/" in member.filename:
            continue
        if _saved_with(member.filename, names):
            continue
        refused = _refused(member, where, left)
        if refused:
            yield refused
            continue
        left -= member.file_size
        unpacked = functools.cache(functools.partial(_unpacked, archive, member))
        yield Item(where, member.file_size, functools.partial(_opened, unpacked))


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return a member's bytes; raise UnreadableItem where they are damaged or more than stated."""
    try:
        with archive.open(member) as file:
            data = file.read(member.file_size + 1)
    except DAMAGED as error:
        raise UnreadableItem("broken", str(error)) from error
    if len(data) > member.file_size:
        raise UnreadableItem("bomb", "larger than the zip says")
    return data


def _is_locked(member: zipfile.ZipInfo) -> bool:
    """Return whether a member of a zip can only be read with a password."""
    return bool(member.flag_bits & 1)


def _opened(unpacked: Callable[[], bytes]) -> io.BytesIO:
    return io.BytesIO(unpacked())


def _refused(member: zipfile.ZipInfo, where: str, left: int) -> Problem | None:
    """Return why a member of a zip is not unpacked, None where it may be."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in "".join(path.parts[:1]):
        return Problem("unsafe_path", where, "a name that leads out of the zip")
    if stat.S_ISLNK(member.external_attr >> 16):
        return Problem("unsafe_path", where, "a link: not followed")
    if _is_locked(member):
        return Problem("encrypted", where, LOCKED)
    ratio = member.file_size / max(1, member.compress_size)
    if ratio > limits.ARCHIVE_RATIO and member.file_size > limits.ARCHIVE_RATIO_FROM:
        return Problem("bomb", where, f"unpacks to {ratio:.0f} times its size")
    if member.file_size > left:
        told = f"the zip unpacks to more than {limits.ARCHIVE_BYTES:,} bytes"
        return Problem("bomb", where, told)
    return None
