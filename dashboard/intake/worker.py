"""The process that reads files for another one: ``python -m dashboard.intake.worker PATH SKIP ASKED``.

It writes what each file gives to its standard output, as pickled messages with their length before
them, and lives as long as there are files. Hostile content can end it, but not the process it works for.
"""

from __future__ import annotations

import json
import math
import os
import pickle
import struct
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dashboard.intake import limits
from dashboard.intake.file_reading import PLAINLY, Asked, read_item
from dashboard.intake.folders import items_of
from dashboard.model import Article, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.intake.file_items import Item

LENGTH = struct.Struct("!I")
TOGETHER, LETTERS_TOGETHER = 32, 2_000_000


def work(path: str, skip: int, output: BinaryIO, asked: Asked = PLAINLY) -> None:
    """Read the files at a path but the first few; send (number of the file, if it is done, results)."""
    allowance = Allowance()
    for number, item in enumerate(items_of(path, *asked.files)):
        if number < skip:
            continue
        allowance.renew()
        for results, last in _batches(_results(item, asked)):
            send(output, (number, last, results))
            allowance.renew()


def _results(item: Item | Problem, asked: Asked) -> Iterator[Article | Problem]:
    if isinstance(item, Problem):
        yield item
        return
    try:
        yield from read_item(item, asked)
    except MemoryError:
        told = f"takes more memory to read than {limits.READING_BYTES:,} bytes"
        yield Problem("out_of_memory", item.name, told)


def _batches(
    results: Iterator[Article | Problem],
) -> Iterator[tuple[Sequence[Article | Problem], bool]]:
    """Yield the results a few at a time, and whether they are the last: a table has many."""
    held: list[Article | Problem] = []
    letters = 0
    for result in results:
        held.append(result)
        letters += len(result.text) if isinstance(result, Article) else 0
        if len(held) >= TOGETHER or letters > LETTERS_TOGETHER:
            yield held, False
            held, letters = [], 0
    yield held, True


def send(output: BinaryIO, message: object) -> None:
    """Write a message with its length before it."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    output.write(LENGTH.pack(len(data)) + data)
    output.flush()


class Allowance:
    """The processor seconds that the next piece of work may take; the system ends what takes more."""

    def __init__(self) -> None:
        self.renewed = -math.inf

    def renew(self) -> None:
        """Count again, at most once a second: asking the system costs as much as sending a file."""
        now = time.monotonic()
        if now - self.renewed < 1:
            return
        self.renewed = now
        try:
            import resource
        except ImportError:  # Windows has none: there the reader's clock alone counts
            return
        used = int(time.process_time()) + 2
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (used + limits.READING_SECONDS, most))


def limit_memory() -> None:
    """Let the process hold no more memory than reading may take."""
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (limits.READING_BYTES, most))


def _asked(line: str) -> Asked:
    """Return what an argument of the command line asks for."""
    originals, columns, (first, end) = json.loads(line)
    return Asked(Path(originals) if originals else None, columns, (first, end))


def main() -> None:
    """Work on what the command line names, with standard output kept for messages alone."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit_memory()
    try:
        work(sys.argv[1], int(sys.argv[2]), output, _asked(sys.argv[3]))
    except BrokenPipeError:  # who asked has gone
        os._exit(0)


if __name__ == "__main__":
    main()
