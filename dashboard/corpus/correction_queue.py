"""Corrections that wait for the one before to be linked, written down so that a stop loses none."""

from __future__ import annotations

import json
import logging
import uuid
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from dashboard.corpus import locks
from dashboard.corpus.article_facts import FACTS
from dashboard.corpus.json_lines import append_line
from dashboard.corpus.verdicts import OF_TWO

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator, Mapping
    from pathlib import Path

LOG = logging.getLogger(__name__)
FILE, LOCK = "waiting.jsonl", ".waiting.lock"
PARTS = ("items", "verdicts", "entries", "others")
"""What is a list, each of it about an article or two of its own."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked for: the name of what is done (``correction_requests``), and what it is given, as JSON has it."""

    what: str
    given: Mapping[str, Any]
    id: str = field(default_factory=lambda: uuid.uuid4().hex)


def write_down(folder: Path, asked: Asked) -> None:
    """Keep what was asked for beside a collection until it is ``forget``ten."""
    with _changing(folder):
        append_line(folder / FILE, asdict(asked))


def left(folder: Path) -> list[Asked]:
    """Return what was asked for and is not made, in its order."""
    lines = [*_lines(folder / FILE)]
    made = {one["id"] for one in lines if "made" in one}
    return [Asked(**one) for one in lines if "what" in one and one["id"] not in made]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a file; what is none of ours is logged, by its number alone, and no more."""
    try:
        lines = path.read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return
    for number, line in enumerate(lines, 1):
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            found = None
        match found:
            case {"id": str(), "made": True, **more} if not more:
                yield found
            case {"id": str(), "what": str(), "given": {}, **more} if not more:
                yield found
            case _:
                LOG.warning("line %d of %s is no correction that waits", number, path)


def forget(folder: Path, asked: Asked) -> None:
    """Let go of what is made, or cannot be; of the file, where nothing else waits."""
    with _changing(folder):
        append_line(folder / FILE, {"id": asked.id, "made": True})
        if not left(folder):
            (folder / FILE).unlink()


def forget_those_of(folder: Path, named: Collection[str]) -> None:
    """Let go of what was asked for of articles that are removed, named by their ids and by the keys of their texts."""
    if not (folder / FILE).exists():
        return
    gone = frozenset(named)
    with _changing(folder):
        draft = (folder / FILE).with_suffix(".tmp")
        draft.unlink(missing_ok=True)
        for one in left(folder):
            if (given := _without(one.given, gone)) is not None:
                append_line(draft, asdict(replace(one, given=given)))
        if draft.exists():
            draft.replace(folder / FILE)
        else:
            (folder / FILE).unlink(missing_ok=True)


def _without(given: Mapping[str, Any], gone: frozenset[str]) -> Mapping[str, Any] | None:
    """Return what something is given without what is of articles that are gone; None where nothing is left of it."""
    parts = {
        name: [one for one in value if gone.isdisjoint(_articles(one))]
        for name, value in given.items()
        if name in PARTS and isinstance(value, list)
    }
    whole = gone.isdisjoint(_articles(given)) and all(parts.values())
    return {**given, **parts} if whole else None


def _articles(part: Any) -> Iterator[str]:
    """Yield which articles a part of what was asked for is about; words and names in it are nothing that it is about."""
    match part:
        case str() | [str(), *_]:  # an article, or what begins with one: an item or a place
            yield part if isinstance(part, str) else part[0]
        case {"content": str(content), "kind": kind}:  # an entry of the log
            other = str(part.get("other"))
            yield content
            if kind in OF_TWO:
                yield other.partition(" ")[0]
            elif kind in FACTS:
                yield other
        case dict():
            for name in ("article", "one", "other", "entry"):
                yield from _articles(part.get(name))


@contextmanager
def _changing(folder: Path) -> Generator[None]:
    """Hold what waits: ``dateline remove`` goes through it while a page writes more down."""
    with (folder / LOCK).open("a+") as file:
        locks.take(file.fileno(), wait=True)
        yield
