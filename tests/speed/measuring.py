"""One measurement of one collection: medians, with the machine, the commit and the yardsticks."""

from __future__ import annotations

import platform
import subprocess
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import chromium
import duckdb
from playwright.sync_api import sync_playwright

from dashboard.corpus import open_corpus
from tests.speed.names import answers, typed
from tests.speed.reading import Reader
from tests.speed.serving import cores, cpu_loop, serving, serving_nothing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
STARTS = 5
"""How often the server is started, at most: it takes seconds each time."""


def measure(corpus: Path, times: int) -> dict[str, Any]:
    """Return what was measured of a collection: seconds as medians of ``times``, and megabytes."""
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        measured = {"articles": _rows(corpus, "catalogue"), "times": times, "machine": machine()}
        measured["yardsticks"] = yardsticks(browser, times)
        measured |= _page(browser, corpus, times)
        browser.close()
    return measured


def measure_names(corpus: Path, times: int) -> dict[str, Any]:
    """Return how long finding a name takes in a collection of very many: without and on the page."""
    every = {"names": _rows(corpus, "entities"), "times": times, "machine": machine()}
    without = answers(corpus, times)
    letters = typed(open_corpus(corpus), times)
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        sticks = yardsticks(browser, times)
        with serving(corpus) as server:
            reader = Reader(browser, server.address)
            seconds = without | {"letter of a name typed on Entities": reader.names_sought(letters)}
            sent = round(max(reader.answered) / 1000, 1)
            megabytes = server.megabytes()
        browser.close()
    every |= {"yardsticks": sticks, **told(seconds), "megabytes": megabytes}
    return every | {"kilobytes sent for a letter, at most": sent}


def machine() -> dict[str, Any]:
    """Return what the figures depend on: cores, processor, system, Python and the project's commit."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    models = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    commit = subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--always", "--dirty"],  # noqa: S607 - the git of whoever measures
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {
        "cores": cores(),
        "processor": models[0] if models else platform.processor(),
        "system": platform.system(),
        "python": platform.python_version(),
        "commit": commit.stdout.strip(),
    }


def yardsticks(browser: Browser, times: int) -> dict[str, float]:
    """Return how fast the machine is just now: a fixed sum, and a click on a page with nothing on it."""
    loops = [cpu_loop() for _ in range(times)]
    with serving_nothing() as server:
        runs = Reader(browser, server.address).empty_runs(times)
    return {"a fixed sum": _middle(loops), "click on an empty page": _middle(runs)}


def _page(browser: Browser, corpus: Path, times: int) -> dict[str, Any]:
    starts = []
    for _ in range(min(times, STARTS) - 1):
        with serving(corpus) as server:
            starts.append(server.seconds)
    frequent, rare, words = asked(corpus, times)
    letters = typed(open_corpus(corpus), times)
    with serving(corpus) as server:
        starts.append(server.seconds)
        reader = Reader(browser, server.address)
        at_first = server.megabytes()
        seconds = {
            "process start to healthy": starts,
            "first chart, warm": reader.first_charts(times),
            "click on a bar to other names": reader.clicks_on_bars(times),
            "frequent name chosen": reader.names_chosen(frequent),
            "rare name chosen": reader.names_chosen(rare),
            "letter typed on Articles": reader.words_typed("articles", words),
            "letter typed on Quotations": reader.words_typed("quotations", words),
            "letter of a name typed on Entities": reader.names_sought(letters),
        }
        megabytes = {"at the start": at_first.get("now"), "after all": server.megabytes()}
    return {**told(seconds), "megabytes": megabytes}


def told(seconds: Mapping[str, Sequence[float]]) -> dict[str, dict[str, float]]:
    """Return the medians, and the slowest of each."""
    return {
        "seconds": {name: _middle(found) for name, found in seconds.items()},
        "slowest": {name: round(max(found), 3) for name, found in seconds.items()},
    }


def asked(corpus: Path, times: int) -> tuple[list[str], list[str], list[str]]:
    """Return names of the middle of the hundred named most, names of one or two articles, and words."""
    tables = duckdb.connect()
    named = "SELECT name FROM read_parquet(?) GROUP BY name HAVING {} ORDER BY {} LIMIT ?"
    entities = str(corpus / "derived" / "*" / "entities.parquet")
    most = tables.execute(
        named.format("count(*) = 1", "max(articles) DESC, name"), [entities, 20 + times]
    )
    frequent = [name for (name,) in most.fetchall()][-times:]
    least = tables.execute(
        named.format("count(*) = 1 AND max(articles) <= 2", "md5(name)"), [entities, times]
    )
    rare = [name for (name,) in least.fetchall()]
    texts = str(corpus / "derived" / "*" / "statements.parquet")
    common = tables.execute(
        "SELECT word FROM (SELECT unnest(regexp_split_to_array(lower(words), '[^a-z]+')) AS word"
        " FROM read_parquet(?)) WHERE length(word) BETWEEN 6 AND 9"
        " GROUP BY word ORDER BY count(*) DESC, word LIMIT ?",
        [texts, times],
    )
    return frequent, rare, [word for (word,) in common.fetchall()]


def _rows(corpus: Path, table: str) -> int:
    tables = str(corpus / "derived" / "*" / f"{table}.parquet")
    row = duckdb.connect().execute("SELECT count(*) FROM read_parquet(?)", [tables]).fetchone()
    return int(row[0]) if row else 0


def _middle(found: Sequence[float]) -> float:
    return round(median(found), 3)
