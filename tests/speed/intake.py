"""What reading costs: saved pages a second, and ten thousand small files with the guard around the reader and without.

Each measure is taken in new processes, in turn, some rounds of each; other work only adds, so the least of the rounds
counts. Processor seconds are those of a process and of all that it starts.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.speed.world import World
from tests.speed.writing import articles

READERS = {"without": "read_path", "with the guard": "read_guarded"}
COUNTED = (
    "import sys; from dashboard.intake import {0} as read; print(sum(1 for _ in read(sys.argv[1])))"
)
PAGES, MENU, STORIES = 200, 60, 40
"""How many pages are generated, and the links above the story of each and below it."""


def measure_intake(files: int, rounds: int, pages: Path | None) -> dict[str, Any]:
    """Return pages a second of a folder of saved pages, else of generated ones, and what so many small files cost."""
    with tempfile.TemporaryDirectory() as place:
        small = Path(place) / "small"
        write_small(small, files)
        if pages is None:
            pages = Path(place) / "pages"
            write_pages(pages, PAGES)
        alone = Path(place) / "alone"
        alone.mkdir()
        one = next(path for path in sorted(pages.rglob("*")) if path.is_file())
        (alone / one.name).write_bytes(one.read_bytes())
        return {"pages": _pages(pages, alone, rounds), "small files": _small(small, files, rounds)}


def _pages(pages: Path, alone: Path, rounds: int) -> dict[str, float]:
    """Return how many pages are read in a second of processor time, what starting costs taken off."""
    least = {
        folder: min(cost("read_path", folder)[:2] for _ in range(rounds))
        for folder in (pages, alone)
    }
    many = sum(path.is_file() for path in pages.rglob("*"))
    seconds = least[pages][0] - least[alone][0]
    return {
        "pages": many,
        "processor seconds": round(seconds, 2),
        "pages a second": round((many - 1) / seconds, 1),
    }


def _small(folder: Path, files: int, rounds: int) -> dict[str, Any]:
    """Return the least seconds that reading many small files takes with the guard and without."""
    processor, clock = (dict.fromkeys(READERS, math.inf) for _ in range(2))
    for _ in range(rounds):
        for name, reader in READERS.items():
            used, waited, found = cost(reader, folder)
            if found != files:
                raise RuntimeError(f"{reader} gave {found} of {files}")
            processor[name], clock[name] = min(processor[name], used), min(clock[name], waited)
    told = {
        "files": files,
        "processor seconds": _rounded(processor),
        "seconds by the clock": _rounded(clock),
    }
    longer = processor["with the guard"] / processor["without"] - 1
    return {**told, "longer by (processor)": f"{longer:.1%}"}


def _rounded(seconds: dict[str, float]) -> dict[str, float]:
    return {name: round(taken, 2) for name, taken in seconds.items()}


def cost(reader: str, folder: Path) -> tuple[float, float, int]:
    """Return the processor seconds, the clock's, and how many results a new process takes and gives for a folder."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    told = subprocess.run(
        [sys.executable, "-c", COUNTED.format(reader), folder], stdout=subprocess.PIPE, check=True
    )
    waited, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, waited, int(told.stdout)


def write_small(folder: Path, files: int) -> None:
    """Write so many generated articles as plain text, a file each."""
    folder.mkdir(parents=True)
    for number, (one, _) in enumerate(articles(World(files))):
        (folder / f"{number}.txt").write_text(one.text, encoding="utf-8")


def write_pages(folder: Path, many: int) -> None:
    """Write so many saved pages: a story with what its head states, a menu above and other stories below it."""
    folder.mkdir(parents=True)
    menu = "".join(f"<li><a href='/section/{n}'>Section {n}</a></li>" for n in range(MENU))
    for number, (one, _) in enumerate(articles(World(many))):
        title, *paragraphs = one.text.split("\n\n")
        other = (
            f"<article><a href='/story'><h3>{title}</h3></a><p>Two days ago</p></article>" * STORIES
        )
        prose = "".join(f"<p>{words}</p>" for words in paragraphs)
        head = json.dumps({
            "@type": "NewsArticle", "headline": title, "datePublished": one.published, "author": {"name": "Ida Brandt"},
        })  # fmt: skip
        (folder / f"{number}.html").write_text(
            f"<!doctype html><html lang=en><head><title>{title} | {one.source}</title><script type='application/ld+json'>"
            f"{head}</script></head><body><nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1><div>By Ida Brandt</div>"
            f"<figure><img src=a.jpg><figcaption>The quay of Lindhaven. Jon Falk / Bay Post</figcaption></figure>{prose}"
            f"</article></main><section>{other}</section><footer>© {one.source}</footer></body></html>",
            encoding="utf-8",
        )
