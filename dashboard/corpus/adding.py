"""Adding articles to a corpus: read, parse, write, and make the result visible in one step.

Articles are written in small pending segments while the work goes on, so that a process killed at any
point loses only what it held in its hands; the next ``add`` takes up what is pending. Readers see the
new articles only after linking, search and derived tables are done, through one swap of the manifest.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc

from dashboard.corpus import arrivals
from dashboard.corpus.article_facts import FACTS
from dashboard.corpus.batches import Batch
from dashboard.corpus.copy_dates import copies_decided_since, known_printings, printings
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.linking_state import is_half_linked
from dashboard.corpus.originals import take_original
from dashboard.corpus.parse_workers import Job, results
from dashboard.corpus.publishing import LINKED_AFTER, publish, publish_problems
from dashboard.corpus.records import digest_of, printed_article
from dashboard.corpus.store import CorpusBusy, CorpusMissing, Manifest, Store
from dashboard.model import Article, Problem
from dashboard.parsing import PARSER_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from dashboard.corpus.parse_workers import Rows
    from dashboard.corpus.records import Row
    from dashboard.corpus.spark import Cluster
    from dashboard.parsing.parser import Parser


OF_A_RUN = "the day of all undated articles that were added with it"
"""Why an article has the day that all undated ones of a run got."""
LATER = "later"
"""What is answered to a report that something is shown by who sees to it that all is linked after that."""


@dataclass(slots=True)
class Progress:
    """What an ``add`` has done so far; ``problems`` are named for the reader.

    ``unparsed`` counts the articles that are kept without being parsed, by language.
    """

    read: int = 0
    new: int = 0
    parsed: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    renewed: int = 0
    stage: str = "reading"
    problems: list[Problem] = field(default_factory=list)
    unparsed: Counter[str] = field(default_factory=Counter)

    @property
    def waiting(self) -> int:
        """How many articles are new and have to be parsed, as far as was read."""
        return max(self.new, self.parsed)


type Report = Callable[[Progress], object]


def quiet(progress: Progress) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How an ``add`` should go: processes, spaCy model, a day for articles that carry none.

    ``originals`` is the folder in which intake laid the bytes that articles were read from, None
    where they are not to be kept. ``facts`` are what a reader, ``who``, said of articles before they were added,
    by their ids and by kinds. A ``cluster`` parses in place of
    this computer's processes.
    """

    workers: int = 1
    model: str = "auto"
    published: str | None = None
    reparse: bool = False
    originals: Path | None = None
    facts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    who: str = ""
    cluster: Cluster | None = None


def add(
    store: Store,
    items: Iterable[Article | Problem],
    options: AddOptions = AddOptions(),
    report: Report = quiet,
) -> Progress:
    """Add articles to the corpus and return what came of them; safe beside a running page.

    ``items`` come from intake. What the corpus has already is not parsed again, unless
    ``options.reparse`` asks to renew articles that an older parser read, or rules alone. Raises CorpusBusy when
    another process adds, CorpusDamaged where files of it are missing, cut or foreign, ValueError when ``options.published`` is no ISO day.
    """
    progress = Progress()
    if options.published:
        dt.date.fromisoformat(options.published)
    with store.writing():
        manifest = _manifest(store)
        store.sweep(manifest)
        known = _Known(store, manifest)
        renewed = _outdated(store, manifest, known, progress) if options.reparse else []
        work = chain(renewed, _new(items, known, options, progress, report))
        found = _parsed(work, options)
        manifest = keep_pending(store, manifest, _unknown(found, known, progress), progress, report)
        if manifest.pending or not manifest.derived or is_half_linked(store, manifest):
            progress.stage = "linking"
            report(progress)
            publish_read(store, manifest, options)
    progress.stage = "done"
    report(progress)
    return progress


def known_digests(store: Store) -> dict[str, str]:
    """Return the digests of the articles that a collection has, by id; nothing where there is none."""
    try:
        manifest = store.manifest()
    except CorpusMissing:
        return {}
    layers = [*manifest.segments, *manifest.pending]
    rows = store.columns("articles", layers, ["article", "digest"])
    return dict(zip(*(column.to_pylist() for column in rows.columns), strict=True))


def addresses_left(store: Store) -> frozenset[str]:
    """Return the addresses of the articles that a run which was ended has left, and that the next ``add`` takes up.

    What a correction has left is shown already, and is fetched as any other article is.
    """
    try:
        manifest = store.manifest()
    except CorpusMissing:
        return frozenset()
    rows = store.columns("articles", manifest.waiting, ["url", "canonical_url"])
    return frozenset(one for column in rows.columns for one in column.to_pylist() if one)


def publish_read(
    store: Store,
    manifest: Manifest,
    options: AddOptions,
    parser: Parser | None = None,
    *,
    copies_changed: bool = False,
    settled: Callable[[], None] = lambda: None,
) -> None:
    """Read those copies again whose clock is not right, and show readers all that is pending; ``settled`` as of ``publish``."""
    nothing_new = manifest.derived and not len(store.read("articles", manifest.pending))
    if nothing_new and not copies_changed and not is_half_linked(store, manifest):
        publish_problems(store, manifest)
        return
    found, copies = printings(store, manifest, anew=copies_changed)
    read = _parsed(copies, options, parser)
    arrivals.expect(store, manifest)
    now = keep_pending(store, manifest, read, Progress(), quiet)
    publish(store, now, found, settled=settled)
    arrivals.arrived(store.path)


def link_shown(store: Store, parser: Parser | None = None, report: Report = quiet) -> None:
    """Say that a version is shown, and link what follows from it, unless ``report`` answers that it sees to that.

    Nobody holds the collection while pages show it. Whoever holds it afterwards links all.
    """
    if report(Progress(stage="shown")) is not LATER:
        with suppress(CorpusBusy), store.writing(LINKED_AFTER):
            link_rest(store, parser)


def link_rest(
    store: Store, parser: Parser | None = None, settled: Callable[[], None] = lambda: None
) -> None:
    """Link all again where something was only shown, for who holds the collection; ``settled`` as of ``publish``."""
    manifest = store.manifest()
    if is_half_linked(store, manifest):
        link_decided(store, manifest, parser, settled)


def link_decided(
    store: Store,
    manifest: Manifest,
    parser: Parser | None = None,
    settled: Callable[[], None] = lambda: None,
) -> None:
    """Link all again as readers decided; where copies are dated otherwise by that, they are read again."""
    copies = bool(copies_decided_since(store, manifest))
    if manifest.patch or copies:
        publish_read(store, manifest, AddOptions(), parser, copies_changed=copies, settled=settled)
        return
    found = known_printings(store, manifest)
    publish(store, manifest.shown, found, waiting=manifest.waiting, settled=settled)


def _parsed(
    work: Iterable[Job | Problem], options: AddOptions, parser: Parser | None = None
) -> Iterator[Rows | Problem]:
    """Yield what comes of the work: here, in processes beside this one, or on a cluster."""
    if options.cluster:
        return options.cluster.results(work)
    return results(work, options.workers, options.model, parser)


def _manifest(store: Store) -> Manifest:
    """Return the manifest of a corpus that is whole; a new one has a manifest before any table.

    One without digests, which an older Dateline wrote, gets them here.
    """
    try:
        manifest = store.whole()
    except CorpusMissing:
        manifest = Manifest()
    return manifest if manifest.version and manifest.is_sealed else store.commit(manifest)


class _Known:
    """What the corpus has, the pending included: articles, problems and corrections."""

    def __init__(self, store: Store, manifest: Manifest) -> None:
        current = [*manifest.segments, *manifest.pending]
        rows = store.columns("articles", current, ["article", "digest", *FACTS]).to_pylist()
        history = store.columns("articles", manifest.history, ["digest"])["digest"].to_pylist()
        self.ids = {row["article"] for row in rows}
        self.renewed: set[str] = set()
        self.said = {row["digest"]: [row[kind] for kind in FACTS] for row in rows}
        self.old = set(history)
        problems = store.read("problems", current).to_pylist()
        self.problems = {Problem(**row) for row in problems}
        self.corrections, self.folder = Corrections(store.path), store.path

    def has(self, job: Job) -> bool:
        """Whether the corpus holds this article as it is corrected, or held it before an update."""
        digest = digest_of(job.printed)
        if digest in self.said:
            return self.said[digest] == self._said(job)
        return digest in self.old

    def learn(self, job: Job) -> None:
        """Remember an article that is about to be parsed."""
        self.said[digest_of(job.printed)] = self._said(job)

    def _said(self, job: Job) -> list[Any]:
        """Return what an article says of itself, as a row of the table has it."""
        values = (getattr(job.article, kind) for kind in FACTS)
        return [[*value] if isinstance(value, tuple) else value for value in values]


def _new(
    items: Iterable[Article | Problem],
    known: _Known,
    options: AddOptions,
    progress: Progress,
    report: Report,
) -> Iterator[Job | Problem]:
    """Yield what the corpus does not have yet; count the rest."""
    for item in items:
        if isinstance(item, Problem):
            progress.problems.append(item)
            yield item
            continue
        progress.read += 1
        said = dict(options.facts.get(item.id, {}))
        for kind, value in said.items():
            known.corrections.state(item, kind, value, who=options.who)
        _date(item, known.corrections, options)
        job = Job(known.corrections.applied(item), item)
        if known.has(job):
            progress.unchanged += 1
        else:
            progress.new += 1
            known.learn(job)
            kept = take_original(known.folder, item, options.originals)
            yield Job(replace(job.article, original=kept.original), kept)
        report(progress)


def _date(item: Article, log: Corrections, options: AddOptions) -> None:
    """Give an undated article the day that all such of a run get, unless a reader gave it one of its own."""
    if not options.published or item.published:
        return
    held = log.facts(item).get("published")
    if held is None or held.why == OF_A_RUN:
        log.state(item, "published", options.published, who=options.who, why=OF_A_RUN)


def _unknown(
    found: Iterable[Rows | Problem], known: _Known, progress: Progress
) -> Iterator[Rows | Problem]:
    """Yield the results, each problem only once."""
    for result in found:
        if isinstance(result, Problem):
            if result not in progress.problems:
                progress.problems.append(result)
            if result in known.problems:
                continue
            known.problems.add(result)
        else:
            _count(result["articles"][0], known, progress)
        yield result


def _count(row: Row, known: _Known, progress: Progress) -> None:
    """Count an article that is about to be written: new, renewed or read again, parsed or not."""
    if not row["parsed"]:
        progress.unparsed[row["language"] or ""] += 1
    if row["article"] in known.renewed:
        known.renewed.discard(row["article"])
        return
    progress.updated += row["article"] in known.ids
    progress.added += row["article"] not in known.ids
    known.ids.add(row["article"])


def _outdated(store: Store, manifest: Manifest, known: _Known, progress: Progress) -> Iterator[Job]:
    """Yield the articles that another version of the parser read, or rules alone."""
    articles = store.read("articles", manifest.segments)
    for row in articles.filter(pc.field("parser_version") != PARSER_VERSION).to_pylist():
        printed = printed_article(row)
        progress.renewed += 1
        known.renewed.add(printed.id)
        yield Job(known.corrections.applied(printed), printed)


def keep_pending(
    store: Store,
    manifest: Manifest,
    found: Iterable[Rows | Problem],
    progress: Progress,
    report: Report,
) -> Manifest:
    """Write what comes in pending segments; return the manifest that names them."""
    batch, corrections = Batch(), Corrections(store.path)
    progress.stage = "parsing"
    for one in found:
        result = one if isinstance(one, Problem) else corrections.amended(one)
        if batch.full or batch.has_other_version(result):
            manifest = batch.keep(store, manifest)
            batch = Batch()
        batch.take(result)
        progress.parsed += not isinstance(result, Problem)
        report(progress)
    return batch.keep(store, manifest)
