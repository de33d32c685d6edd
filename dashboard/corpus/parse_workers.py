"""Parsing of many articles, in this process or in several side by side."""

from __future__ import annotations

import os
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import batched, chain, groupby, islice
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING

from dashboard.corpus.article_facts import as_printed
from dashboard.corpus.records import day_of, digest_of, rows_of
from dashboard.corpus.time_limit import patience, prepared
from dashboard.intake.language import PARSED
from dashboard.model import Article, Problem, failure
from dashboard.parsing.parser import Parser, within_memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.corpus.records import Row
    from dashboard.parsing.analysis import Analysis

POOL_FROM = 24
"""Articles from which a pool of processes is worth the time it takes to start."""
CHUNK = 8

type Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Job:
    """An article to parse, as corrected, and the same as it was read.

    ``clock`` is the day that its dates are counted from, where that is not its own: a copy has the
    first printing's.
    """

    article: Article
    printed: Article
    clock: str | None = None

    @property
    def dated(self) -> Article:
        """The article as the parser should read it: a reprint as on the day of the first printing."""
        return replace(self.article, published=self.clock) if self.clock else self.article


def rows_of_all(jobs: Sequence[Job], parser: Parser) -> Iterator[Rows | Problem]:
    """Yield each article's rows as soon as it is read; one the parser fails on becomes a named problem."""
    for some in within_memory(jobs, lambda job: job.article.text, CHUNK):
        readable = [job for job in some if job.article.language in PARSED]
        analyses = prepared(parser, [job.dated for job in readable]) if readable else []
        found = dict(zip(map(id, readable), analyses, strict=True))
        for job in some:
            yield rows_by(job, parser, found.pop(id(job), None))


def rows_by(job: Job, parser: Parser, analysis: Analysis | Problem | None) -> Rows | Problem:
    """Return the rows of one article; without an analysis it is kept unparsed."""
    if isinstance(analysis, Problem):
        return analysis
    article = job.article
    try:
        with patience():
            annotations = parser.finish(job.dated, analysis) if analysis else None
        rows = rows_of(article, annotations, parser.version)
    except Exception as error:  # noqa: BLE001 - one bad article never stops a batch, and is named
        return failure(error, article.raw_ref or article.id)
    row = rows["articles"][0]
    row["digest"] = digest_of(job.printed)
    row["printed"] = job.printed.published
    row["printed_evidence"] = job.printed.published_evidence
    row["printed_source"] = job.printed.source
    row["as_printed"] = as_printed(job.printed, article)
    if job.clock:
        row["clock"] = job.clock
        row |= _printed_since(article, job.clock)
    return rows


def _printed_since(article: Article, clock: str) -> Row:
    """Return when a copy was printed: on its own day, else not before the first printing."""
    if article.published:
        day = day_of(article.published)
        return {"published_first": day, "published_last": day, "published_certainty": "stated"}
    since = {"published_first": day_of(clock), "published_last": None}
    return since | {"published_certainty": "assumed", "published_cues": [f"first printed {clock}"]}


def results(
    work: Iterable[Job | Problem], workers: int, model: str, parser: Parser | None = None
) -> Iterator[Rows | Problem]:
    """Yield rows and problems in the order of the work; a pool starts only for larger batches."""
    work = iter(work)
    first = list(islice(work, POOL_FROM)) if workers > 1 else []
    if len(first) == POOL_FROM:
        yield from _pooled(chain(first, work), workers, model)
        return
    parser = parser or Parser(model)
    for problems, batch in groupby(chain(first, work), lambda item: isinstance(item, Problem)):
        if problems:
            yield from (item for item in batch if isinstance(item, Problem))
        else:
            jobs = (item for item in batch if isinstance(item, Job))
            for some in batched(jobs, CHUNK):
                yield from rows_of_all(some, parser)


_parser: Parser | None = None


def _start(model: str) -> None:
    """Load the parser once in a worker process, which is to end with its parent."""
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    global _parser  # noqa: PLW0603 - a worker process has one parser
    _parser = Parser(model)


def _end_with_parent() -> None:
    """End this process as soon as its parent is no more, however that one ended.

    A worker that waits for work would wait for ever: its siblings hold the other end of the queue.
    """
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(jobs: Sequence[Job]) -> list[Rows | Problem]:
    """Parse some articles in a worker process."""
    if _parser is None:
        raise RuntimeError("the worker was not started")
    return list(rows_of_all(jobs, _parser))


def _pooled(work: Iterable[Job | Problem], workers: int, model: str) -> Iterator[Rows | Problem]:
    """Parse in several processes, a few chunks ahead of what is written."""
    context = get_context("spawn")
    waiting: deque[Problem | Future[list[Rows | Problem]]] = deque()
    with ProcessPoolExecutor(workers, context, _start, (model,)) as pool:
        chunk: list[Job] = []
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
