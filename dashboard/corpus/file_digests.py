"""Size and digest of every file of a corpus, so that damage never goes unnoticed.

A folder of tables never changes, so its files' sizes and digests are taken once, when it is written.
Sizes are compared whenever a corpus is opened (a thousand files take some milliseconds), digests
before anything is written or exported (1 GB/s), once in a process for a file that nobody has written to since.
"""

from __future__ import annotations

import hashlib
from types import MappingProxyType
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.corpus.manifest import CorpusDamaged
from dashboard.corpus.schema import BASE, DERIVED, PICKED
from dashboard.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dashboard.corpus.manifest import Manifest, Seal

OURS = frozenset({".parquet", ".arrow"})
"""Endings of files that a folder of tables holds; what a system leaves beside them is no matter."""
TEXTS = "texts.arrow"
"""The file of a segment that holds what is shown of its articles."""
NAMED = 3
"""How many damaged files a sentence names."""
REMEMBERED = 20_000
"""Files whose digests are remembered."""
_KNOWN: dict[tuple[int, int, int, int], str] = {}
NONE: Seal = MappingProxyType({})


def seal(folder: Path, known: Seal = NONE) -> Seal:
    """Return the size and digest of each file of a folder of tables; nothing where it is missing.

    Of files in ``known`` they are taken from there: they are links to files that were sealed before.
    """
    sizes = {path: path.stat().st_size for path in _files(folder)}
    return {
        path.name: known.get(path.name) or (size, file_digest_of(path))
        for path, size in sizes.items()
    }


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.suffix in OURS)


def file_digest_of(path: Path) -> str:
    """Return the digest of a file, read once in a process as long as nobody writes to it: files never change.

    A version shares most files with the one before: they are the same under another path.
    """
    seen = path.stat()
    key = seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns
    if found := _KNOWN.get(key):
        return found
    with path.open("rb") as file:
        found = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    if len(_KNOWN) >= REMEMBERED:
        _KNOWN.clear()
    _KNOWN[key] = found
    return found


def faults(path: Path, manifest: Manifest, *, digests: bool = False) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the files of the corpus in ``path``: file or folder, and how.

    Without ``digests`` only files that are missing, foreign or of another size are found.
    """
    for name in manifest.folders:
        folder = path / name
        if not folder.is_dir():
            yield name, "is missing"
        elif name in manifest.files:
            for file, how in _unlike(folder, manifest.files[name], digests=digests):
                yield f"{name}/{file}", how
        else:
            for file, how in _unsealed(folder, derived=name in {manifest.derived, manifest.linked}):
                yield f"{name}/{file}", how


def _unlike(folder: Path, sealed: Seal, *, digests: bool) -> Iterator[tuple[str, str]]:
    """Yield in what a folder differs from its seal."""
    there = {path.name: path for path in _files(folder)}
    yield from ((name, "does not belong to it") for name in there.keys() - sealed.keys())
    for name, (size, digest) in sealed.items():
        if name not in there:
            yield name, "is missing"
        elif (has := there[name].stat().st_size) != size:
            yield name, "was cut" if has < size else "is another file"
        elif digests and file_digest_of(there[name]) != digest:
            yield name, "is another file"


def _unsealed(folder: Path, *, derived: bool) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a folder that was written before folders had seals."""
    tables = DERIVED if derived else BASE
    expected = [f"{table}.parquet" for table in tables]
    expected += [f"{table}.arrow" for table in PICKED] if derived else [TEXTS]
    for name in expected:
        path = folder / name
        if not path.is_file():
            yield name, "is missing"
        elif path.suffix == ".parquet":
            try:
                pq.read_metadata(path)
            except pa.ArrowInvalid:
                yield name, "was cut"


def damaged(path: Path, wrong: Iterable[tuple[str, str]]) -> CorpusDamaged:
    """Return the faults of a corpus as one sentence with what to do."""
    wrong = sorted(wrong)
    said = [f"{name} {how}" for name, how in wrong[:NAMED]]
    more = len(wrong) - NAMED
    said += [f"and {count(more, 'other file')} too"] if more > 0 else []
    return CorpusDamaged(
        f"The collection in {path} is damaged: {', '.join(said)}. Nothing was changed. "
        f"Run “dateline check --corpus {path}”: it makes anew what can be made. For the rest put the "
        "folder back from a copy, or add the articles again, to another folder."
    )
