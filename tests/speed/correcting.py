"""What a reader waits for after a correction: seconds until there is a version whose pages show it.

What the parser would find is what is stored; reading an article again is not in the figures. Each correction is made in
a copy of the collection, and ended as soon as pages could show it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc

from dashboard.corpus.annotated_articles import Readings
from dashboard.corpus.at_hand import AtHand
from dashboard.corpus.base_tables import Layers
from dashboard.corpus.copy_decisions import decide_copies
from dashboard.corpus.correcting import amend, state
from dashboard.corpus.instant_corrections import read_ahead
from dashboard.corpus.linking_state import linked_by_these_rules
from dashboard.corpus.name_decisions import decide
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import Verdict
from dashboard.parsing import PARSER_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from dashboard.corpus.adding import Progress
    from dashboard.model import Annotations, Article

    type Heard = Callable[..., None]
    type Corrected = Callable[[Store, Any, Heard], None]

SPANNED = ("mentions", "quotations", "dates", "events")
STORED = "DATELINE_STORED"
"""The variable that tells a server in which collection its parser finds what it finds: the one before corrections."""
NAMED_IN = 300
"""The name that is decided on is in about so many articles."""


class Shown(BaseException):
    """A version is there that shows what was corrected."""


class AsStored:
    """A parser that finds in an article what a collection has of it."""

    version = PARSER_VERSION

    def __init__(self, store: Store) -> None:
        self._layers = Layers.of(store, store.manifest().segments)
        self._readings = Readings(self._layers)

    @staticmethod
    def prepare(some: Sequence[Article], _stages: object = None) -> list[bool]:
        """Return what says that an article is read."""
        return [True] * len(some)

    def finish(self, article: Article, _analysis: object, _stages: object = None) -> Annotations:
        """Return what is found in an article."""
        ((_, found),) = self._readings.of([article.id])
        rows = [
            row for name in SPANNED for row in self._layers.rows(name, [article.id]).to_pylist()
        ]
        spans = {(row["sentence_start"], row["sentence_end"]) for row in rows}
        return replace(found, sentences=tuple(sorted(spans)))


def measure_corrections(folder: Path, times: int) -> dict[str, Any]:
    """Return wall and processor seconds, best and median, of each kind of correction of a collection."""
    store = Store(folder)
    manifest = store.manifest()
    if not linked_by_these_rules(store, manifest.derived):
        raise SystemExit(f"Other rules linked {folder}: remove it, and it is made again.")
    parser, chosen = AsStored(store), _corrections(store)
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="dateline-", dir=folder.parent) as room:
        for name, correct in {"": chosen["another speaker"], **chosen}.items():  # once to warm up
            took = [_took(folder, Path(room) / "c", parser, correct) for _ in range(times)]
            walls, cpus = zip(*took, strict=True)
            found[name] = {
                "wall": [round(min(walls), 2), round(median(walls), 2)],
                "processor": [round(min(cpus), 2), round(median(cpus), 2)],
            }
    del found[""]
    about = {"articles": len(Layers.of(store, manifest.segments).articles), "times": times}
    return about | {"seconds until pages show a correction, best and median": found}


def _took(folder: Path, copy: Path, parser: AsStored, correct: Corrected) -> tuple[float, float]:
    """Return wall and processor seconds until a correction is shown in a copy of a collection."""
    copy_with_links(folder, copy)
    store = Store(copy, AtHand())
    read_ahead(store, store.whole())  # as the page does while a reader looks at it
    wall, cpu = time.perf_counter(), time.process_time()
    told: list[tuple[float, float]] = []

    def heard(progress: Progress | None = None) -> None:
        told.append((time.perf_counter() - wall, time.process_time() - cpu))
        if progress and progress.stage != "shown":
            raise RuntimeError("it is not shown before all is linked")
        raise Shown

    with suppress(Shown):
        correct(store, parser, heard)
        told.append(
            (time.perf_counter() - wall, time.process_time() - cpu)
        )  # all is linked already
    shutil.rmtree(copy)
    return told[0]


def copy_with_links(folder: Path, copy: Path) -> None:
    """Copy a collection; tables are links, as nothing writes to them. What is locked, or written to, is its own."""
    shutil.copytree(folder, copy, copy_function=os.link, ignore=shutil.ignore_patterns("search"))
    shutil.copytree(folder / "search", copy / "search")
    for path in [*copy.glob("*.json*"), *copy.glob(".*")]:
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)


def alone(store: Store) -> list[str]:
    """Return the articles that are no copies, and have none."""
    known = store.read("catalogue", [str(store.manifest().derived)])
    dated = known.filter(pc.field("day").is_valid() & pc.field("parsed"))
    stories = known["story"].value_counts().to_pylist()
    single = {one["values"] for one in stories if one["counts"] == 1}
    return [row for row in dated["article"].to_pylist() if row in single]


def place(store: Store, article: str, table: str) -> str:
    """Return the place of the first row that a table has of an article."""
    return _place(Layers.of(store, store.manifest().segments).rows(table, [article]).to_pylist()[0])


def middling(
    store: Store, article: str, without: Collection[str] = ()
) -> tuple[tuple[str, str], int, str]:
    """Return where an article names somebody whom about as many articles name as ``NAMED_IN``, how many do, and the name."""
    manifest = store.manifest()
    pairs = store.columns("article_entities", [str(manifest.derived)], ["name"])["name"]
    counts = {row["values"]: row["counts"] for row in pairs.value_counts().to_pylist()}
    mentions = Layers.of(store, manifest.segments).rows("mentions", [article]).to_pylist()
    names = [row for row in mentions if row["name"] in counts.keys() - {*without}]
    name = min(names, key=lambda row: abs(counts[row["name"]] - NAMED_IN))
    return (article, _place(name)), counts[name["name"]], name["name"]


def _corrections(store: Store) -> dict[str, Corrected]:
    """Return corrections of an article that is no copy, of a name in it, and of an event."""
    one, other = alone(store)[:2]
    quotation, event = (place(store, one, name) for name in ("quotations", "events"))
    named, many, _ = middling(store, one)
    renamed = Verdict("name called", named, "Ada Quill", before="x y")
    no_name = Verdict("name drop", named, "drop", before="x y")
    called = Verdict("events called", (one, event), "A visit", before="x y")

    def amended(kind: str, where: str, value: str) -> Corrected:
        return lambda store, parser, heard: amend(store, one, kind, where, value, parser, heard)

    return {
        "another speaker": amended("quotation speaker", quotation, "Bram Oost"),
        "no quotation": amended("quotation drop", quotation, "drop"),
        "no event": amended("event drop", event, "drop"),
        "another headline": lambda s, p, heard: state(s, one, "title", "Tolls rise", p, heard),
        "another day": lambda s, p, heard: state(s, one, "published", "2030-05-05", p, heard),
        "copies joined": lambda s, p, heard: decide_copies(s, one, "same", [other], p, heard),
        "an event called otherwise": lambda s, _, heard: decide(s, [called], heard),
        f"a name called otherwise, in {many} articles": lambda s, _, heard: decide(
            s, [renamed], heard
        ),
        f"a name left out, in {many} articles": lambda s, _, heard: decide(s, [no_name], heard),
    }


def _place(row: dict[str, Any]) -> str:
    return f"{row['start']}-{row['end']}"
