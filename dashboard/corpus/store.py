"""A corpus on disk: Parquet segments that never change, and one manifest that names the current ones.

The manifest is replaced by an atomic rename after everything it names is on disk, so a reader sees a
whole version or the one before, and a crash at any point leaves the last version. ``pending`` names
segments that are parsed but not yet part of what readers see; the next ``add`` takes them up.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import shutil
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.corpus import locks
from dashboard.corpus.article_texts import write_texts
from dashboard.corpus.file_digests import TEXTS, damaged, faults, file_digest_of, seal
from dashboard.corpus.manifest import (
    FORM,
    CorpusBusy,
    CorpusDamaged,
    CorpusError,
    CorpusMissing,
    CorpusOlder,
    Manifest,
    manifest_from,
)
from dashboard.corpus.originals import sweep_originals
from dashboard.corpus.row_lookup import write_picked
from dashboard.corpus.schema import BASE, DECIDED, DERIVED, KEPT, MAY_LACK, PICKED

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
    from pathlib import Path

    from dashboard.corpus.at_hand import AtHand

__all__ = [
    "CorpusBusy",
    "CorpusDamaged",
    "CorpusError",
    "CorpusMissing",
    "CorpusOlder",
    "Manifest",
    "Store",
    "check",
]

TIGHT, QUICK = "zstd", "lz4"
"""How tables are packed, and how those of a version are that is shown for seconds."""
ROWS = {"articles": 2048, "article_entities": 20_000}
"""Rows of a table that are read together: whoever wants one article, or one name's, must not read all."""
TABLES = {**BASE, **DERIVED, **KEPT, **DECIDED}
SWEEP_AFTER, SHOWN_AFTER = 24 * 3600, 15 * 60
"""Seconds after which files that no manifest names are removed, as an open page may still read them: those of a version in
which all is linked, and of one that was only shown, of which there is one a correction."""
LOOK_AGAIN = 0.05
"""Seconds between two looks at whether somebody else holds the corpus still."""
MADE = "linking."
"""What the names of folders begin with in which tables are in the making."""
LEFT = ("segments", "derived", "history", "search")
"""Folders that are never made before there is a manifest."""


def _write(folder: Path, packing: str, table: str, data: pa.Table) -> None:
    """Write one table, and what is read of it without Parquet; and take the digests, while another is written."""
    checked = check(table, data)
    paths = [folder / f"{table}.parquet"]
    with paths[0].open("wb") as file:
        pq.write_table(checked, file, compression=packing, row_group_size=ROWS.get(table))
        file.flush()
        os.fsync(file.fileno())
    if table in PICKED:
        paths.append(folder / f"{table}.arrow")
        write_picked(table, checked, paths[-1])
    if table == "articles":
        paths.append(folder / TEXTS)
        write_texts(checked, paths[-1])
    for path in paths:
        file_digest_of(path)


class Store:
    """Reads and writes the files of one corpus folder; what it reads may be kept ``at_hand`` for others in the process."""

    def __init__(self, path: Path, at_hand: AtHand | None = None) -> None:
        self.path = path
        self.written: list[str] = []
        """The folders that were written, be they committed or not."""
        self._at_hand = at_hand

    @property
    def manifest_path(self) -> Path:
        """The file whose replacement is the commit."""
        return self.path / "manifest.json"

    @property
    def search_path(self) -> Path:
        """The folder of the search index."""
        return self.path / "search"

    def manifest(self, *, any_format: bool = False) -> Manifest:
        """Return the current manifest; raises CorpusMissing or CorpusError with a sentence.

        ``any_format`` also takes one whose tables are those of another version of Dateline.
        """
        try:
            raw = json.loads(self.manifest_path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise self._missing() from None
        except OSError as error:
            raise CorpusError(
                f"The collection in {self.path} cannot be read: {error.strerror}."
            ) from error
        except (ValueError, RecursionError) as error:  # the latter for lists in lists in lists
            raise CorpusDamaged(
                f"The collection's manifest cannot be read: {error}. Put manifest.json back from a "
                "copy of the folder, or add the articles again, to another folder."
            ) from error
        return manifest_from(raw, self.path, any_format=any_format)

    def _missing(self) -> CorpusError:
        """Return what to say where there is no manifest."""
        left = [name for name in LEFT if any((self.path / name).glob("*"))]
        if left:
            return CorpusDamaged(
                f"The manifest of the collection in {self.path} is missing, though its tables are "
                f"there ({', '.join(left)}). Put manifest.json back from a copy of the folder, or "
                "add the articles to another folder."
            )
        return CorpusMissing(
            f"There is no collection in {self.path}. Add articles with: dateline add PATH --corpus {self.path}"
        )

    def verify(self, manifest: Manifest, *, digests: bool = False) -> None:
        """Raise CorpusDamaged where files of the manifest are missing, cut or not its own.

        Without ``digests`` files are compared by their sizes alone.
        """
        if wrong := [*faults(self.path, manifest, digests=digests)]:
            raise damaged(self.path, wrong)

    def shown(self) -> Manifest:
        """Return the current manifest, its files compared by size; for who reads.

        What waits to be published is not looked at. Where articles were removed meanwhile, files of the
        version before are gone, so a newer one is looked at before anything is called damaged.
        """
        manifest = self.manifest()
        try:
            self.verify(manifest.shown)
        except CorpusDamaged:
            if self.manifest().version == manifest.version:
                raise
            return self.shown()
        return manifest

    def whole(self) -> Manifest:
        """Return the current manifest, all its files compared; for who holds the corpus for writing."""
        manifest = self.manifest()
        self.verify(manifest, digests=True)
        return manifest

    def commit(self, manifest: Manifest) -> Manifest:
        """Make ``manifest`` the current one, atomically, under the next version number.

        Folders that have no seal yet, new ones and those of an older Dateline, are sealed as they are.
        """
        files = {
            name: manifest.files.get(name) or seal(self.path / name) for name in manifest.folders
        }
        manifest = replace(manifest, form=FORM, version=manifest.version + 1, files=files)
        draft = self.path / f"manifest.{os.getpid()}.tmp"
        with draft.open("w", encoding="utf-8") as file:
            file.write(json.dumps(asdict(manifest)))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.manifest_path)
        _sync_folder(self.path)
        return manifest

    def write(self, room: str, tables: Mapping[str, pa.Table], packing: str = TIGHT) -> str:
        """Write one folder of tables under ``room`` and return its name, ``room/id``."""
        name = f"{room}/{uuid.uuid4().hex[:16]}"
        folder = self.path / name
        self.written.append(name)
        folder.mkdir(parents=True)
        with ThreadPoolExecutor(2) as side_by_side:
            written = partial(_write, folder, packing)
            for _ in side_by_side.map(written, tables, tables.values()):
                pass
        _sync_folder(folder)
        return name

    def rewrite(
        self,
        manifest: Manifest,
        tables: Mapping[str, pa.Table],
        without: Collection[str] = (),
    ) -> Manifest:
        """Return the manifest with other derived tables, of which only these are written: the rest are the same files.

        They are those that were linked last. Tables ``without`` which the new version is to
        be are left out: what linking keeps, where the version is only shown until all is linked.
        """
        folder = str(manifest.base)
        name = self.write("derived", tables, QUICK if without else TIGHT)
        there = {path.name for path in (self.path / name).iterdir()}
        there |= {f"{table}.parquet" for table in without}
        sealed = manifest.files.get(folder) or seal(self.path / folder)
        same = {file: seen for file, seen in sealed.items() if file not in there}
        for file in same:
            _share(self.path / folder / file, self.path / name / file)
        _sync_folder(self.path / name)
        files = {**manifest.files, name: seal(self.path / name, same)}
        return replace(manifest, derived=name, files=files)

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

    def made_at(self, folder: str) -> str:
        """Return when a folder of tables was made, as the log of corrections writes times."""
        made = (self.path / folder).stat().st_mtime
        return dt.datetime.fromtimestamp(made, dt.UTC).isoformat(timespec="seconds")

    def read(self, table: str, folders: Iterable[str]) -> pa.Table:
        """Return one table over the folders named, checked against its schema.

        Raises CorpusDamaged where a file is missing or cannot be read.
        """
        schema = TABLES[table]
        parts = [check(table, self._table(f"{folder}/{table}.parquet")) for folder in folders]
        return pa.concat_tables(parts) if parts else schema.empty_table()

    def columns(self, table: str, folders: Iterable[str], wanted: Sequence[str]) -> pa.Table:
        """Return some columns of what ``read`` returns; the others are not unpacked."""
        schema = pa.schema([TABLES[table].field(name) for name in wanted])
        parts = [self._table(f"{folder}/{table}.parquet", [*wanted]) for folder in folders]
        parts = [_filled(table, part, wanted).select([*wanted]) for part in parts]
        return pa.concat_tables([schema.empty_table(), *parts])

    def rows(self, table: str, folder: str) -> int:
        """Return how many rows a table has in a folder."""
        return int(pq.read_metadata(self.path / folder / f"{table}.parquet").num_rows)

    def _table(self, name: str, columns: list[str] | None = None) -> pa.Table:
        path = self.path / name
        try:
            if self._at_hand:
                return self._at_hand.read(path, columns, partial(_read, path, columns))
            return _read(path, columns)
        except FileNotFoundError:
            raise damaged(self.path, [(name, "is missing")]) from None
        except pa.ArrowInvalid:
            raise damaged(self.path, [(name, "was cut")]) from None

    def sweep(self, manifest: Manifest, *, at_once: bool = False) -> None:
        """Remove folders that no manifest names and that nobody can still be reading.

        ``at_once`` removes them even so: what they hold is to be gone.
        """
        kept = {*manifest.folders}
        for room in ("segments", "history", "derived"):
            for folder in (self.path / room).glob("*"):
                kept_for = SHOWN_AFTER if _is_only_shown(folder) else SWEEP_AFTER
                old = time.time() - folder.stat().st_mtime > kept_for
                if (old or at_once) and f"{room}/{folder.name}" not in kept:
                    shutil.rmtree(folder, ignore_errors=not at_once)
        named = self.originals(manifest.folders)
        sweep_originals(self.path, named, 0 if at_once else SWEEP_AFTER)
        for left in (*self.path.glob("search.*"), *self.path.glob(f"{MADE}*")):
            shutil.rmtree(left, ignore_errors=not at_once)

    def originals(self, folders: Iterable[str]) -> set[str]:
        """Return the names of the originals of the articles in some folders."""
        rooms = [one for one in folders if not one.startswith("derived")]
        parts = [self._table(f"{one}/articles.parquet", ["original"]) for one in rooms]
        return {name for part in parts for name in part["original"].to_pylist() if name}

    @contextlib.contextmanager
    def writing(self, patience: float = 0.0) -> Generator[None]:
        """Hold the corpus for writing; raises CorpusBusy when somebody else holds it, after so many seconds.

        Raises CorpusError where the folder cannot be written to.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            file = (self.path / ".lock").open("a+")
        except OSError as error:
            raise CorpusError(
                f"The folder {self.path} cannot be written to ({error.strerror}): its collection can be "
                "read and exported, not changed."
            ) from error
        with file:
            until = time.monotonic() + patience
            while not _taken(file.fileno()):
                if time.monotonic() >= until:
                    words = f"Another process is adding to {self.path}. Wait until it has finished."
                    raise CorpusBusy(words)
                time.sleep(LOOK_AGAIN)
            yield


def _read(path: Path, columns: list[str] | None) -> pa.Table:
    with pq.ParquetFile(path) as file:  # half of what `read_table` takes
        return file.read(columns)


def _taken(descriptor: int) -> bool:
    """Hold a lock, unless somebody else does."""
    try:
        locks.take(descriptor, wait=False)
    except OSError:
        return False
    return True


def check(table: str, data: pa.Table) -> pa.Table:
    """Return ``data`` if it has the schema of ``table``; raises CorpusError naming what differs."""
    schema = TABLES[table]
    data = _filled(table, data, schema.names)
    if not data.schema.equals(schema):
        ours = {f"{f.name}: {f.type}" for f in schema}
        theirs = {f"{f.name}: {f.type}" for f in data.schema}
        raise CorpusError(f"The table {table} has other columns: {sorted(ours ^ theirs)}")
    return data


def _filled(table: str, data: pa.Table, wanted: Sequence[str]) -> pa.Table:
    """Return rows with those columns that an older Dateline did not write, empty."""
    schema, there = TABLES[table], data.column_names
    lacking = [name for name in MAY_LACK.get(table, ()) if name in wanted and name not in there]
    for field in map(schema.field, lacking):
        data = data.append_column(field, pa.nulls(len(data), field.type))
    return (
        data.select([one for one in schema.names if one in {*there, *lacking}]) if lacking else data
    )


def _share(old: Path, new: Path) -> None:
    """Let a file, which never changes, be in a second folder too: as a copy where the system has no links."""
    try:
        new.hardlink_to(old)
    except OSError:
        with old.open("rb") as source, new.open("wb") as file:
            shutil.copyfileobj(source, file)
            file.flush()
            os.fsync(file.fileno())


def _is_only_shown(folder: Path) -> bool:
    """Return whether a folder has the derived tables of a version without what linking keeps."""
    return folder.parent.name == "derived" and not (folder / f"{min(KEPT)}.parquet").exists()


def _sync_folder(folder: Path) -> None:
    """Put a folder's entries on disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
