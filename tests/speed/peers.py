"""What a reader would pick instead: the same articles in Datasette, in pandas alone and in Dateline.

All three run in one process, one question after another, without a network between: Datasette answers
as JSON through its own client, so it renders no page. Its SQLite has an index on every column that is
counted or sorted by and FTS5 on the words quoted; pandas holds its frames in memory, names as
categories. The words and names asked for are others each time, so that nobody answers from a cache.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from statistics import median
from typing import TYPE_CHECKING, Any

from datasette.app import Datasette

from dashboard.corpus import open_corpus
from dashboard.corpus.store import Store
from dashboard.view import View
from tests.speed.generated import collection
from tests.speed.measuring import asked, machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    import pandas as pd

    type Spent = tuple[float, float]
    """Seconds of processor time and of the clock."""

STATED = ["quotation", "article", "speaker", "source", "day", "kind", "status", "words"]
NAMED = ["article", "name", "type", "mentions", "source", "day"]
FACETS = ("speaker", "source", "kind", "status")
ROWS = 50
FLOORS = {
    "facet page": ("Datasette", 5),
    "search with facets": ("Datasette", 5),
    "top names": ("pandas", 10),
    "company of a name": ("pandas", 10),
}
"""How many times less processor time than a peer Dateline is to take."""
PATIENCE = 600_000
"""Milliseconds that Datasette may take: it leaves facets out that take long."""


def measure_peers(folder: Path, number: int, times: int) -> dict[str, Any]:
    """Return medians of processor time and of the clock for each question, ratios, and what building cost."""
    ours = folder / f"generated-{number}"
    made = collection(ours, number)
    tables = _tables(ours)
    database, spent = folder / f"peers-{number}.sqlite", {}
    database.unlink(missing_ok=True)
    spent["SQLite with indexes and FTS5"] = _spent(lambda: _write_sqlite(database, tables))
    frames: dict[str, pd.DataFrame] = {}
    spent["pandas from Parquet"] = _spent(lambda: frames.update(_frames(tables)))
    names, _, words = asked(ours, times)
    questions = _questions(ours, database, frames, names, words)
    found = {
        question: {peer: _middle(ask, times) for peer, ask in peers.items()}
        for question, peers in questions.items()
    }
    return {
        "articles": number,
        "quotations": len(tables["statements"]),
        "names in articles": len(tables["article_entities"]),
        "times": times,
        "machine": machine(),
        "seconds": found,
        "times less processor time than": {
            question: _ratio(found[question], peer, floor)
            for question, (peer, floor) in FLOORS.items()
        },
        "to build": {
            "Dateline, from parsed articles": {"cpu": round(made.get("publish", 0.0), 1)},
            **{name: _told(*one) for name, one in spent.items()},
        },
    }


def _ratio(found: Mapping[str, Mapping[str, float]], peer: str, floor: int) -> dict[str, Any]:
    times = found[peer]["cpu"] / found["Dateline"]["cpu"]
    return {"peer": peer, "cpu": round(times, 1), "floor": floor, "reached": times >= floor}


def _tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the statements and names of a collection as plain frames."""
    store = Store(folder)
    derived = [str(store.manifest().derived)]
    wanted = {"statements": STATED, "article_entities": NAMED}
    return {
        name: store.read(name, derived).select(some).to_pandas() for name, some in wanted.items()
    }


def _write_sqlite(path: Path, tables: Mapping[str, pd.DataFrame]) -> None:
    """Write what Datasette serves."""
    with sqlite3.connect(path) as database:
        for name, frame in tables.items():
            frame.to_sql(name, database, index=False, chunksize=10_000)
        for column in ("article", *FACETS, "day"):
            database.execute(f"CREATE INDEX statements_{column} ON statements ({column})")
        for column in ("article", "name", "source", "day"):
            database.execute(f"CREATE INDEX names_{column} ON article_entities ({column})")
        database.execute(
            "CREATE VIRTUAL TABLE statements_fts USING fts5 (words, content='statements')"
        )
        database.execute("INSERT INTO statements_fts (statements_fts) VALUES ('rebuild')")
        database.execute("ANALYZE")
    database.close()


def _frames(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the frames as somebody holds them who counts in pandas alone."""
    kinds = dict.fromkeys((*FACETS, "article", "name", "type"), "category")
    return {
        name: frame.astype({one: kind for one, kind in kinds.items() if one in frame.columns})
        for name, frame in tables.items()
    }


def _questions(
    ours: Path,
    database: Path,
    frames: Mapping[str, pd.DataFrame],
    names: list[str],
    words: list[str],
) -> dict[str, dict[str, Callable[[int], Any]]]:
    """Return for each question how each peer answers it, for the n-th time."""
    corpus, named = open_corpus(ours), frames["article_entities"]
    answers = _datasette(database)
    facets = "&".join(f"_facet={one}" for one in FACETS)
    page = f"/{database.stem}/statements.json?_size={ROWS}&_facet_size={ROWS}&{facets}"

    def quotations(view: View) -> None:
        corpus.said(view)
        corpus.quotations(view, "date", ROWS)

    def counted(rows: pd.DataFrame) -> pd.DataFrame:
        per_name = rows.groupby("name", observed=True).agg(articles=("article", "nunique"))
        return per_name.nlargest(30, "articles")

    def company(n: int) -> pd.DataFrame:
        articles = named.loc[named["name"] == names[n], "article"]
        rows = named[named["article"].isin(articles) & (named["name"] != names[n])]
        return counted(rows)

    return {
        "facet page": {
            "Dateline": lambda _: quotations(View()),
            "Datasette": lambda _: answers(f"{page}&_sort_desc=day"),
        },
        "search with facets": {
            "Dateline": lambda n: quotations(View(text=words[n])),
            "Datasette": lambda n: answers(f"{page}&_search={words[n]}"),
        },
        "top names": {
            "Dateline": lambda _: corpus.entities(View(), 30),
            "pandas": lambda _: counted(named),
        },
        "company of a name": {
            "Dateline": lambda n: corpus.alongside(View(entity=(names[n],)), 30),
            "pandas": company,
        },
    }


def _datasette(database: Path) -> Callable[[str], None]:
    """Return what asks Datasette for a page and reads it whole."""
    limits = {"sql_time_limit_ms": PATIENCE, "facet_time_limit_ms": PATIENCE}
    served = Datasette([], immutables=[str(database)], settings=limits)
    loop = asyncio.new_event_loop()

    def ask(path: str) -> None:
        answer = loop.run_until_complete(served.client.get(path))
        found = answer.raise_for_status().json()
        assert len(found["facet_results"]) == len(FACETS), found

    return ask


def _spent(work: Callable[[], object]) -> Spent:
    cpu, clock = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - clock


def _middle(ask: Callable[[int], object], times: int) -> dict[str, float]:
    """Return the medians of asking so many times, after once to warm."""
    ask(0)
    return _told(*map(median, _transposed(_spent(lambda n=n: ask(n)) for n in range(times))))


def _transposed(spent: Iterable[Spent]) -> tuple[tuple[float, ...], ...]:
    return tuple(zip(*spent, strict=True))


def _told(cpu: float, clock: float) -> dict[str, float]:
    return {"cpu": round(cpu, 4), "clock": round(clock, 4)}


def page(found: Mapping[str, Any]) -> str:
    """Return the figures as a page: a table of each question and one of what building cost."""
    machine = found["machine"]
    on = f"{machine['cores']} cores, {machine['processor']}, Python {machine['python']}"
    lines = [
        f"# {found['articles']:,} generated articles, {found['quotations']:,} quotations",
        "",
        f"{on}, commit {machine['commit']}: `{found['command']}`.",
        "",
        "| question | in | processor time, s | clock, s | times Dateline's processor time |",
        "|---|---|---|---|---|",
    ]
    for question, peers in found["seconds"].items():
        for peer, spent in peers.items():
            ratio = found["times less processor time than"][question]
            told = f"{ratio['cpu']} (floor {ratio['floor']})" if peer == ratio["peer"] else ""
            lines.append(f"| {question} | {peer} | {spent['cpu']} | {spent['clock']} | {told} |")
    lines += ["", "| to build | processor time, s |", "|---|---|"]
    lines += [f"| {name} | {spent['cpu']} |" for name, spent in found["to build"].items()]
    return "\n".join(lines) + "\n"
