"""Adding articles to a corpus: read, parse, write, and make the result visible in one step.

Articles are written in small pending segments while the work goes on, so that a process killed at any
point loses only what it held in its hands; the next ``add`` takes up what is pending. Readers see the
new articles only after linking, search and derived tables are done, through one swap of the manifest.
"""

from __future__ import annotations

import time
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pyarrow.compute as pc

from dashboard.corpus.publishing import publish
from dashboard.corpus.records import article_from, digest_of, rows_of, tables_of
from dashboard.corpus.store import CorpusMissing, Manifest, Store
from dashboard.model import Article, Problem
from dashboard.parsing import PARSER_VERSION
from dashboard.parsing.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dashboard.corpus.records import Row

SEGMENT_ARTICLES = 64
SEGMENT_SECONDS = 5.0
POOL_FROM = 24
"""Articles from which a pool of processes is worth the time it takes to start."""
CHUNK = 4
LANGUAGES = (None, "en", "und")
"""Languages that the parser supports, and articles whose language nobody knows."""

Rows = dict[str, list["Row"]]


@dataclass(slots=True)
class Progress:
    """What an ``add`` has done so far; ``problems`` are named for the reader."""

    read: int = 0
    parsed: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    stage: str = "reading"
    problems: list[Problem] = field(default_factory=list)


type Report = Callable[[Progress], None]


def quiet(progress: Progress) -> None:
    """Report nothing."""


def add(
    store: Store,
    items: Iterable[Article | Problem],
    *,
    workers: int = 1,
    model: str = "auto",
    reparse: bool = False,
    report: Report = quiet,
) -> Progress:
    """Add articles to the corpus and return what came of them; safe beside a running page.

    ``items`` come from intake. What the corpus has already is not parsed again, unless ``reparse``
    asks to renew articles that an older parser read. Raises CorpusBusy when another process adds.
    """
    progress = Progress()
    with store.writing():
        manifest = _manifest(store)
        store.sweep(manifest)
        known = _Known(store, manifest)
        renewed = _outdated(store, manifest) if reparse else []
        fresh = _new(items, known, progress, report)
        work = chain(renewed, fresh)
        results = _results(work, workers, model)
        manifest = _keep(store, manifest, results, progress, report)
        if manifest.pending or not manifest.derived:
            progress.stage = "linking"
            report(progress)
            publish(store, manifest)
    progress.stage = "done"
    report(progress)
    return progress


def _manifest(store: Store) -> Manifest:
    try:
        return store.manifest()
    except CorpusMissing:
        return Manifest()


class _Known:
    """Which articles and problems the corpus has, the pending ones included."""

    def __init__(self, store: Store, manifest: Manifest) -> None:
        current = [*manifest.segments, *manifest.pending]
        articles = store.read("articles", current).select(["article", "digest"])
        history = store.read("articles", manifest.history)["digest"].to_pylist()
        self.ids = set(articles["article"].to_pylist())
        self.digests = {*articles["digest"].to_pylist(), *history}
        problems = store.read("problems", current).to_pylist()
        self.problems = {Problem(**row) for row in problems}


def _new(
    items: Iterable[Article | Problem],
    known: _Known,
    progress: Progress,
    report: Report,
) -> Iterator[Article | Problem]:
    """Yield what the corpus does not have yet; count the rest."""
    for item in items:
        if isinstance(item, Problem):
            progress.problems.append(item)
            if item not in known.problems:
                known.problems.add(item)
                yield item
            continue
        progress.read += 1
        digest = digest_of(item)
        if digest in known.digests:
            progress.unchanged += 1
        else:
            progress.updated += item.id in known.ids
            progress.added += item.id not in known.ids
            known.ids.add(item.id)
            known.digests.add(digest)
            yield item
        report(progress)


def _outdated(store: Store, manifest: Manifest) -> list[Article]:
    """Return the articles that another version of the parser read."""
    articles = store.read("articles", manifest.segments)
    old = articles.filter(pc.field("parser_version") != PARSER_VERSION)
    return [article_from(row) for row in old.to_pylist()]


def _keep(
    store: Store,
    manifest: Manifest,
    results: Iterable[Rows | Problem],
    progress: Progress,
    report: Report,
) -> Manifest:
    """Write what comes in pending segments; return the manifest that names them."""
    batch = _Batch()
    progress.stage = "parsing"
    for result in results:
        if batch.full or batch.has_other_version(result):
            manifest = batch.keep(store, manifest)
            batch = _Batch()
        batch.take(result)
        if isinstance(result, Problem):
            if result not in progress.problems:
                progress.problems.append(result)
        else:
            progress.parsed += 1
        report(progress)
    return batch.keep(store, manifest)


class _Batch:
    """What will be written as one pending segment: at most one version of each article."""

    def __init__(self) -> None:
        self.rows: dict[str, Rows] = {}
        self.problems: list[Problem] = []
        self.since = time.monotonic()

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        old = time.monotonic() - self.since > SEGMENT_SECONDS
        return len(self.rows) >= SEGMENT_ARTICLES or (old and bool(self.rows))

    def has_other_version(self, result: Rows | Problem) -> bool:
        """Whether the batch holds an older version of this article."""
        return not isinstance(result, Problem) and _article(result) in self.rows

    def take(self, result: Rows | Problem) -> None:
        """Put one result into the batch."""
        if isinstance(result, Problem):
            self.problems.append(result)
        else:
            self.rows[_article(result)] = result

    def keep(self, store: Store, manifest: Manifest) -> Manifest:
        """Write the batch, if it holds anything; return the manifest that names it."""
        if not self.rows and not self.problems:
            return manifest
        segment = store.write("segments", tables_of(self.rows.values(), self.problems))
        return store.commit(replace(manifest, pending=(*manifest.pending, segment)))


def _article(rows: Rows) -> str:
    return rows["articles"][0]["article"]


_parser: Parser | None = None


def _start(model: str) -> None:
    """Load the parser once in a worker process."""
    global _parser  # noqa: PLW0603 - a worker process has one parser
    _parser = Parser(model)


def _work(articles: Sequence[Article]) -> list[Rows | Problem]:
    """Parse some articles in a worker process."""
    if _parser is None:
        raise RuntimeError("the worker was not started")
    return [read_article(article, _parser) for article in articles]


def read_article(article: Article, parser: Parser) -> Rows | Problem:
    """Return the rows of one article; an article that the parser fails on becomes a named problem."""
    try:
        supported = article.language in LANGUAGES
        annotations = parser.parse(article) if supported else None
        return rows_of(article, annotations, PARSER_VERSION)
    except Exception as error:  # noqa: BLE001 - one bad article never stops a batch, and is named
        where = article.raw_ref or article.id
        return Problem("parser_failed", where, f"{type(error).__name__}: {error}"[:300])


def _results(
    work: Iterable[Article | Problem], workers: int, model: str
) -> Iterator[Rows | Problem]:
    """Yield rows and problems in the order of the work; a pool starts only for larger batches."""
    work = iter(work)
    first = list(islice(work, POOL_FROM)) if workers > 1 else []
    if len(first) == POOL_FROM:
        yield from _pooled(chain(first, work), workers, model)
        return
    parser = Parser(model)
    for item in chain(first, work):
        yield item if isinstance(item, Problem) else read_article(item, parser)


def _pooled(
    work: Iterable[Article | Problem], workers: int, model: str
) -> Iterator[Rows | Problem]:
    """Parse in several processes, a few chunks ahead of what is written."""
    context = get_context("spawn")
    waiting: deque[Problem | Future[list[Rows | Problem]]] = deque()
    with ProcessPoolExecutor(workers, context, _start, (model,)) as pool:
        chunk: list[Article] = []
        for item in work:
            if isinstance(item, Problem):
                waiting.append(item)
            else:
                chunk.append(item)
            if len(chunk) >= CHUNK:
                waiting.append(pool.submit(_work, chunk))
                chunk = []
            while len(waiting) > 4 * workers:
                yield from _done(waiting.popleft())
        if chunk:
            waiting.append(pool.submit(_work, chunk))
        while waiting:
            yield from _done(waiting.popleft())


def _done(result: Problem | Future[list[Rows | Problem]]) -> list[Rows | Problem]:
    return [result] if isinstance(result, Problem) else result.result()
