"""A corpus on disk: Parquet segments that never change, and one manifest that names the current ones.

The manifest is replaced by an atomic rename after everything it names is on disk, so a reader sees a
whole version or the one before, and a crash at any point leaves the last version. ``pending`` names
segments that are parsed but not yet part of what readers see; the next ``add`` takes them up.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import time
import uuid
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.corpus.picking import write_picked
from dashboard.corpus.schema import BASE, DERIVED, FORMAT, PICKED
from dashboard.corpus.texts import TEXTS, write_texts

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping
    from pathlib import Path

FOLDER_LISTS = ("segments", "pending", "history")
ROWS = {"articles": 2048, "article_entities": 20_000}
"""Rows of a table that are read together: whoever wants one article, or one name's, must not read all."""
SWEEP_AFTER = 24 * 3600
"""Seconds after which files that no manifest names are removed; an open page may still read them."""


class CorpusError(Exception):
    """A sentence that a reader can act on: what is wrong with the corpus folder, and what to do."""


class CorpusMissing(CorpusError):
    """There is no corpus in this folder."""


class CorpusBusy(CorpusError):
    """Another process is adding to this corpus."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a corpus consists of now."""

    format: str = FORMAT
    version: int = 0
    segments: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    derived: str | None = None
    fingerprint: str = "empty"


class Store:
    """Reads and writes the files of one corpus folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def manifest_path(self) -> Path:
        """The file whose replacement is the commit."""
        return self.path / "manifest.json"

    @property
    def search_path(self) -> Path:
        """The folder of the search index."""
        return self.path / "search"

    def manifest(self) -> Manifest:
        """Return the current manifest; raises CorpusMissing or CorpusError with a sentence."""
        try:
            raw = json.loads(self.manifest_path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise CorpusMissing(
                f"There is no collection in {self.path}. Add articles with: dateline add PATH --corpus {self.path}"
            ) from None
        except (OSError, ValueError) as error:
            raise CorpusError(f"The collection's manifest cannot be read: {error}") from error
        if raw.get("format") != FORMAT:
            raise CorpusError(
                f"The collection in {self.path} was made by another version of Dateline "
                f"(format {raw.get('format')}; this one reads {FORMAT}). "
                "Add its articles again, to another folder."
            )
        values: dict[str, Any] = raw | {name: tuple(raw[name]) for name in FOLDER_LISTS}
        return Manifest(**values)

    def commit(self, manifest: Manifest) -> Manifest:
        """Make ``manifest`` the current one, atomically, under the next version number."""
        manifest = replace(manifest, version=manifest.version + 1)
        draft = self.path / f"manifest.{os.getpid()}.tmp"
        with draft.open("w", encoding="utf-8") as file:
            json.dump(asdict(manifest), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.manifest_path)
        _sync_folder(self.path)
        return manifest

    def write(self, room: str, tables: Mapping[str, pa.Table]) -> str:
        """Write one folder of tables under ``room`` and return its name, ``room/id``."""
        name = f"{room}/{uuid.uuid4().hex[:16]}"
        folder = self.path / name
        folder.mkdir(parents=True)
        for table, data in tables.items():
            checked = check(table, data)
            with (folder / f"{table}.parquet").open("wb") as file:
                pq.write_table(checked, file, compression="zstd", row_group_size=ROWS.get(table))
                file.flush()
                os.fsync(file.fileno())
            if table in PICKED:
                write_picked(table, checked, folder / f"{table}.arrow")
            if table == "articles":
                write_texts(checked, folder / TEXTS)
        _sync_folder(folder)
        return name

    @contextlib.contextmanager
    def new_search(self) -> Generator[Path]:
        """Give an empty folder for a search index that takes the place of the present one."""
        draft, old = self.path / "search.new", self.path / "search.old"
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
        yield draft
        if self.search_path.exists():
            self.search_path.replace(old)
        draft.replace(self.search_path)
        shutil.rmtree(old, ignore_errors=True)

    def read(self, table: str, folders: Iterable[str]) -> pa.Table:
        """Return one table over the folders named, checked against its schema."""
        schema = {**BASE, **DERIVED}[table]
        parts = [
            check(table, pq.read_table(path))
            for folder in folders
            if (path := self.path / folder / f"{table}.parquet").exists()
        ]
        return pa.concat_tables(parts) if parts else schema.empty_table()

    def sweep(self, manifest: Manifest, *, at_once: bool = False) -> None:
        """Remove folders that no manifest names and that nobody can still be reading.

        ``at_once`` removes them even so: what they hold is to be gone.
        """
        kept = {*manifest.segments, *manifest.pending, *manifest.history, manifest.derived}
        for room in ("segments", "history", "derived"):
            for folder in (self.path / room).glob("*"):
                old = time.time() - folder.stat().st_mtime > SWEEP_AFTER
                if (old or at_once) and f"{room}/{folder.name}" not in kept:
                    shutil.rmtree(folder, ignore_errors=not at_once)
        for left in self.path.glob("search.*"):
            shutil.rmtree(left, ignore_errors=not at_once)

    @contextlib.contextmanager
    def writing(self) -> Generator[None]:
        """Hold the corpus for writing; raises CorpusBusy when another process holds it."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / ".lock").open("a+") as file:
            _lock(file.fileno(), self.path)
            yield


def check(table: str, data: pa.Table) -> pa.Table:
    """Return ``data`` if it has the schema of ``table``; raises CorpusError naming what differs."""
    schema = {**BASE, **DERIVED}[table]
    if not data.schema.equals(schema):
        ours = {f"{f.name}: {f.type}" for f in schema}
        theirs = {f"{f.name}: {f.type}" for f in data.schema}
        raise CorpusError(f"The table {table} has other columns: {sorted(ours ^ theirs)}")
    return data


def _lock(descriptor: int, path: Path) -> None:
    """Take the lock that the system frees when the process ends, however it ends."""
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415 - the module exists on Windows only

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - the module exists on POSIX only

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise CorpusBusy(
            f"Another process is adding to {path}. Wait until it has finished."
        ) from None


def _sync_folder(folder: Path) -> None:
    """Put a folder's entries on disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
