"""What a user names to be added: files, folders, addresses, and lists of addresses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from dashboard.intake import limits
from dashboard.intake.charset import decode
from dashboard.intake.fetching import addresses_in, is_address, read_addresses
from dashboard.intake.fetching.addresses import locations
from dashboard.intake.file_reading import PLAINLY, Asked
from dashboard.intake.guarded_reading import read_guarded
from dashboard.intake.xml_checks import sitemap_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from dashboard.model import Article, Problem


type Reader = Callable[[str, Asked], Iterable[Article | Problem]]
"""What reads a file or a folder."""


def read_inputs(
    typed: Iterable[str],
    asked: Asked = PLAINLY,
    read: Reader = read_guarded,
    there: Collection[str] = (),
) -> Iterator[Article | Problem]:
    """Yield the articles of files and folders first, then those of all addresses but what is ``there`` already."""
    addresses: list[str] = []
    for one in map(_as_path, typed):
        listed = [one] if is_address(one) else listed_addresses(Path(one))
        addresses.extend(listed)
        if not listed:
            yield from read(one, asked)
    if addresses:
        yield from read_addresses(addresses, asked=asked, there=there)


def _as_path(typed: str) -> str:
    """Return an address like file:///archive/2021 as its path; any other input, and one of another host, as typed."""
    if not typed.lower().startswith("file://"):
        return typed
    try:
        parts = urlsplit(typed)
    except (
        ValueError
    ):  # "file://[": read as a path, of which the reader is told that nothing is there
        return typed
    here = parts.netloc in {"", "localhost"} and parts.path and "%00" not in parts.path
    return url2pathname(parts.path) if here else typed


def listed_addresses(path: Path) -> list[str]:
    """Return the addresses of a file that is a list of them or a sitemap, none for any other file."""
    try:
        if not path.is_file() or path.stat().st_size > limits.FILE_BYTES:
            return []
        with path.open("rb") as file:
            head = decode(file.read(4_096)).text.lstrip()
        if not (head.startswith(("<", "#")) or is_address(head)):
            return []
        text = decode(path.read_bytes()).text
    except OSError:
        return []  # read_guarded names what is wrong with it
    return locations(text) if sitemap_kind(text) else addresses_in(text)
