"""Backup and restore: a collection as one file, with each file's digest compared."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from dashboard.corpus.arrivals import FILE as ARRIVALS
from dashboard.corpus.correction_queue import FILE as WAITING
from dashboard.corpus.corrections import FILE as CORRECTIONS
from dashboard.corpus.desks import FOLDER as DESKS
from dashboard.corpus.manifest import CorpusDamaged, CorpusError
from dashboard.corpus.originals import FOLDER as ORIGINALS
from dashboard.corpus.random_samples import FILE as DRAWS
from dashboard.corpus.random_samples import FOLDER as DRAWING
from dashboard.corpus.store import Store

if TYPE_CHECKING:
    from pathlib import Path

READERS = (CORRECTIONS, WAITING, DRAWS, DRAWING, DESKS)
"""What readers decided and keep: files and folders."""
LISTED = "backup.json"
"""The entry that says what the others must be: size and SHA-256 by name."""
CHUNK = 1024 * 1024


def back_up(store: Store, file: Path) -> int:
    """Write a whole collection into one file, read it back, and return the bytes of its files.

    The collection is held meanwhile: nobody adds, pages go on. Raises CorpusDamaged where it is not
    whole, CorpusBusy where another process holds it, CorpusError where the file is there already.
    """
    if file.exists():
        raise CorpusError(f"{file} is there already. Name another file.")
    draft = file.with_name(f"{file.name}.part")
    with store.writing():
        manifest = store.whole()
        own = ["manifest.json", *manifest.folders, "search", ORIGINALS, ARRIVALS]
        names = [*own, *READERS]
        found = [path for name in names for path in _files(store.path / name)]
        listed: dict[str, tuple[int, str]] = {}
        try:
            with _private(draft) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
                for path in found:
                    name = path.relative_to(store.path).as_posix()
                    try:
                        source = path.open("rb")
                    except FileNotFoundError:
                        if path.parent.name != DRAWING and path.name != WAITING:
                            raise
                        continue  # the draw, or the corrections that waited, came to an end meanwhile
                    with source, archive.open(name, "w", force_zip64=True) as to:
                        listed[name] = _copied(source, to)
                archive.writestr(LISTED, json.dumps(listed))
            with zipfile.ZipFile(draft) as archive:
                _compare(archive)
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    return sum(size for size, _ in listed.values())


def restore(file: Path, folder: Path) -> int:
    """Put a collection back into a new folder; return the bytes of its files, all compared.

    Raises CorpusError, and leaves no folder, where it is there already or the file is no whole backup.
    """
    if folder.exists() and any(folder.iterdir()):
        raise CorpusError(f"{folder} is not empty. Restore into a new folder.")
    draft = folder.with_name(f"{folder.name}.restoring")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        with zipfile.ZipFile(file) as archive:
            listed = _compare(archive)
            for name in listed:
                place = draft / name
                place.parent.mkdir(parents=True, exist_ok=True)
                if place.parent.name in (DESKS, DRAWING):
                    place.parent.chmod(0o700)
                with archive.open(name) as source, place.open("wb") as to:
                    if place.parent.name == DESKS:
                        place.chmod(0o600)  # notes of one reader, as they were
                    shutil.copyfileobj(source, to, CHUNK)
        Store(draft).whole()
        if folder.exists():
            folder.rmdir()
        draft.replace(folder)
    except (OSError, zipfile.BadZipFile, ValueError, KeyError) as error:
        raise CorpusDamaged(f"{file} is no whole backup: {error}.") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return sum(size for size, _ in listed.values())


def _private(file: Path) -> IO[bytes]:
    """Open a new file that only its owner can read: it holds the articles' texts."""
    return os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b")


def _files(place: Path) -> list[Path]:
    """Return a file, or the files of a folder, without locks and what is just being written."""
    found = [place] if place.is_file() else sorted(place.rglob("*"))
    return [path for path in found if path.is_file() and not path.name.endswith((".lock", ".tmp"))]


def _copied(source: IO[bytes], to: IO[bytes] | None = None) -> tuple[int, str]:
    """Read a file to its end, and copy it if asked; return its size and digest."""
    size, digest = 0, hashlib.sha256()
    while chunk := source.read(CHUNK):
        if to is not None:
            to.write(chunk)
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()


def _compare(archive: zipfile.ZipFile) -> dict[str, list]:
    """Return what a backup lists; raises ValueError where it holds anything else."""
    listed = json.loads(archive.read(LISTED))
    names = sorted(archive.namelist())
    if names != sorted([*listed, LISTED]):
        raise ValueError("it does not hold what it lists")
    for name, (size, known) in listed.items():
        parts = PurePosixPath(name).parts
        if PurePosixPath(name).is_absolute() or ".." in parts or "\\" in name:
            raise ValueError(f"{name} would lie outside the folder")
        if archive.getinfo(name).file_size != size:
            raise ValueError(f"{name} has another size")
        with archive.open(name) as source:
            _, digest = _copied(source)
        if digest != known:
            raise ValueError(f"{name} is another file")
    return listed
