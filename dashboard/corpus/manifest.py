"""The manifest of a corpus: its current folders, with each file's size and digest.

Whatever else is in ``manifest.json`` is named with what to do, never guessed at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from dashboard.corpus.schema import FORMAT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    type Seal = Mapping[str, tuple[int, str]]

FORM = 4
"""Rises when the manifest says something that an older Dateline would not heed: the second had no patch, the third not what was linked last."""
FOLDER_LISTS = ("segments", "pending", "history", "patch")
FOLDER = re.compile(r"(segments|history|derived)/\w+")


class CorpusError(Exception):
    """A sentence that a reader can act on: what is wrong with the corpus folder, and what to do."""


class CorpusMissing(CorpusError):
    """There is no corpus in this folder."""


class CorpusBusy(CorpusError):
    """Another process is adding to this corpus."""


class CorpusDamaged(CorpusError):
    """Files of this corpus are missing, cut or not its own."""


class CorpusOlder(CorpusError):
    """The corpus was written with other tables than these."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a corpus consists of now; ``files`` are each folder's files with size and digest.

    A folder that an older Dateline wrote has no entry in ``files`` until the next commit. ``patch`` are those of
    ``pending`` that readers see already: an article is there as corrected, and no more in its segment. Where the
    ``derived`` tables only show what was corrected, ``linked`` are those that were linked last.
    """

    form: int = FORM
    format: str = FORMAT
    version: int = 0
    segments: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    derived: str | None = None
    fingerprint: str = "empty"
    patch: tuple[str, ...] = ()
    linked: str | None = None
    files: Mapping[str, Seal] = field(default_factory=dict)

    @property
    def folders(self) -> tuple[str, ...]:
        """All folders that belong to the corpus."""
        derived = (one for one in (self.derived, self.linked) if one)
        every = (*self.segments, *self.pending, *self.history, *derived, *self.patch)
        return (*dict.fromkeys(every),)

    @property
    def base(self) -> str | None:
        """The derived tables that were linked last, which the next linking begins with."""
        return self.linked or self.derived

    @property
    def underived(self) -> Manifest:
        """The same without derived tables."""
        return replace(self, derived=None, linked=None)

    @property
    def shown(self) -> Manifest:
        """The same without what no reader sees yet."""
        return replace(self, pending=self.patch)

    @property
    def waiting(self) -> tuple[str, ...]:
        """What of all that is pending no reader sees yet."""
        return tuple(folder for folder in self.pending if folder not in self.patch)

    @property
    def is_sealed(self) -> bool:
        """Whether it says of all its folders what their files must be, as an older Dateline's does not."""
        return self.files.keys() == {*self.folders}


def manifest_from(raw: Any, path: Path, *, any_format: bool = False) -> Manifest:
    """Return the manifest that was read from a file of the corpus in the folder ``path``.

    Raises CorpusError for one of a newer Dateline, CorpusOlder for one of other tables unless
    ``any_format``, and CorpusDamaged for what is no manifest.
    """
    if not isinstance(raw, dict):
        kind = {list: "a list", type(None): "nothing"}.get(type(raw), "a single value")
        raise CorpusDamaged(_no_manifest(path, f"holds {kind}"))
    form = raw.get("form", 1)
    if isinstance(form, int) and form > FORM:
        raise CorpusError(
            f"The collection in {path} was made by a newer version of Dateline (form {form}; "
            f"this one reads forms up to {FORM}). Install the newer version to open it."
        )
    if raw.get("format") != FORMAT and not any_format:
        raise CorpusOlder(
            f"The collection in {path} was made by another version of Dateline "
            f"(format {raw.get('format')}; this one reads {FORMAT}). "
            f"Bring it forward with: dateline check --corpus {path}"
        )
    values: dict[str, Any] = {"form": 1, "files": {}, "patch": [], "linked": None, **raw}
    if wrong := _wrong(values):
        raise CorpusDamaged(_no_manifest(path, f"has no right value for {wrong}"))
    values |= {name: tuple(values[name]) for name in FOLDER_LISTS}
    values["files"] = {
        folder: {name: (size, digest) for name, (size, digest) in seal.items()}
        for folder, seal in values["files"].items()
    }
    return Manifest(**values)


def _no_manifest(path: Path, why: str) -> str:
    return (
        f"The manifest of the collection in {path} {why}: something else wrote it. Put manifest.json "
        "back from a copy of the folder, or add the articles again, to another folder."
    )


def _wrong(values: dict[str, Any]) -> str:
    """Return the names that are missing, unknown or have values of another kind, as a list."""
    kinds: dict[str, type | tuple[type, ...]] = {
        "form": int,
        "format": str,
        "version": int,
        "derived": (str, type(None)),
        "linked": (str, type(None)),
        "fingerprint": str,
        "files": dict,
    } | dict.fromkeys(FOLDER_LISTS, list)
    known = {one.name for one in fields(Manifest)}
    wrong = {name for name, kind in kinds.items() if not isinstance(values.get(name), kind)}
    wrong |= {name for name in ("form", "version") if isinstance(values.get(name), bool)}
    wrong |= values.keys() ^ known
    if not wrong:
        named = [name for room in FOLDER_LISTS for name in values[room]]
        named += filter(None, (values["derived"], values["linked"]))
        wrong |= {repr(one) for one in named if not _is_folder(one)}
        wrong |= set() if all(map(_is_seal, values["files"].values())) else {"files"}
    return ", ".join(sorted(wrong))


def _is_folder(name: Any) -> bool:
    return isinstance(name, str) and bool(FOLDER.fullmatch(name))


def _is_seal(seal: Any) -> bool:
    return isinstance(seal, dict) and all(
        isinstance(entry, list) and [*map(type, entry)] == [int, str] for entry in seal.values()
    )
