"""Corrections that wait until the one before is linked: written down, so that none is lost where the server stops."""

from __future__ import annotations

import threading
import uuid
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from dashboard.corpus.json_lines import append_line, read_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

FILE = "waiting.jsonl"
_WRITING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked for: the name of what is done (``performing``), and what it is given, as JSON has it."""

    what: str
    given: Mapping[str, Any]
    id: str = field(default_factory=lambda: uuid.uuid4().hex)


def write_down(folder: Path, asked: Asked) -> None:
    """Keep what was asked for beside a collection until it is ``forget``ten."""
    with _WRITING:
        append_line(folder / FILE, asdict(asked))


def left(folder: Path) -> list[Asked]:
    """Return what was asked for and is not made, in its order."""
    lines = read_lines(folder / FILE)
    made = {one["id"] for one in lines if "made" in one}
    return [Asked(**one) for one in lines if "what" in one and one["id"] not in made]


def forget(folder: Path, asked: Asked) -> None:
    """Let go of what is made, or cannot be; of the file, where nothing else waits."""
    with _WRITING:
        append_line(folder / FILE, {"id": asked.id, "made": True})
        if not left(folder):
            (folder / FILE).unlink()


def forget_those_of(folder: Path, named: Collection[str]) -> None:
    """Let go of what was asked for of articles that are removed, named by their ids and by the keys of their texts."""
    with _WRITING:
        kept = [one for one in left(folder) if set(named).isdisjoint(_words(one.given))]
        (folder / FILE).unlink(missing_ok=True)
        for one in kept:
            append_line(folder / FILE, asdict(one))


def _words(value: Any) -> Iterator[str]:
    """Yield the texts in a JSON value, and their words: the key of a second text stands before its place."""
    if isinstance(value, str):
        yield value
        yield from value.split()
    elif value is not None:
        for one in value.values() if isinstance(value, dict) else value:
            yield from _words(one)
