"""Correcting articles of a corpus: the log takes a correction, the article is parsed again, and readers see the result.

A correction is shown at once where that is possible (``instant_corrections``); everything that follows from it is
linked afterwards.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.corpus import amendments
from dashboard.corpus.adding import (
    AddOptions,
    Progress,
    keep_pending,
    link_shown,
    publish_read,
    quiet,
)
from dashboard.corpus.base_tables import Layers
from dashboard.corpus.batches import Batch
from dashboard.corpus.correction_import import Meant, with_texts
from dashboard.corpus.corrections import Correction, Corrections, content_of_text
from dashboard.corpus.parse_workers import Job, results
from dashboard.corpus.publishing import show
from dashboard.corpus.records import printed_article
from dashboard.corpus.schema import BASE
from dashboard.corpus.verdicts import COPIES
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dashboard.corpus.adding import Report
    from dashboard.corpus.parse_workers import Rows
    from dashboard.corpus.store import Manifest, Store
    from dashboard.model import Article
    from dashboard.parsing.parser import Parser


def state(
    store: Store,
    article: str,
    kind: str,
    value: str | None,
    parser: Parser,
    report: Report = quiet,
    **more: str,
) -> None:
    """Set what an article says of itself, or take it back (None), and publish the result.

    ``kind`` and ``value`` are those of ``article_facts``, ``more`` who and why.
    ``report`` hears of the stage "shown" as soon as all pages show it (see ``adding.link_shown``), or, where that is not at once, of "linking" when
    the article itself has been read again (``Corpus.read_anew``); the larger the collection, the longer the rest
    takes. Raises KeyError
    where there is no such article, ValueError, in a sentence, for a kind or value that there is not.
    """
    _correct(
        store,
        article,
        lambda log, printed, _: log.state(printed, kind, value, **more),
        parser,
        report,
    )


def amend(
    store: Store,
    article: str,
    kind: str,
    where: str,
    value: str | None,
    parser: Parser,
    report: Report = quiet,
    **more: str,
) -> None:
    """Set what a quotation or event of an article is, or take it back (None), and publish the result.

    ``kind`` and ``value`` are those of ``amendments``, ``where`` the item's place, ``more`` who and why. As ``state``;
    raises ValueError, in a sentence, for a kind, place or value that there is not.
    """
    amend_several(store, article, [(kind, where, value)], parser, report, **more)


def amend_several(
    store: Store,
    article: str,
    amendments: Sequence[tuple[str, str, str | None]],
    parser: Parser,
    report: Report = quiet,
    **more: str,
) -> None:
    """Set kind, place and value of several items of one article at once, all of them or none: see ``amend``."""

    def note(log: Corrections, printed: Article, there: Layers) -> None:
        with log.all_or_none():
            for kind, where, value in amendments:
                before = _standing(there, article, kind, where)
                log.amend(printed, kind, where, value, **more, before=before)

    _correct(store, article, note, parser, report)


def _standing(there: Layers, article: str, kind: str, where: str) -> str:
    """Return what is at a place of an article of what an amendment changes; nothing where nothing is."""
    table, _ = amendments.TABLES.get(kind.partition(" ")[0], ("", ""))
    rows = there.rows(table, [article]).to_pylist() if table else []
    return next(
        (amendments.stands(kind, row) for row in rows if amendments.place(row) == where), ""
    )


def _correct(
    store: Store,
    article: str,
    note: Callable[[Corrections, Article, Layers], None],
    parser: Parser,
    report: Report,
) -> None:
    """Note a correction in the log, read again the article and those that have its text, and publish the result."""
    with store.writing():
        manifest = store.whole()
        layers = Layers.shown(store, manifest)
        found = layers.rows("articles", [article])["text"]
        if not len(found):
            raise KeyError(article)
        content = content_of_text(found[0].as_py())
        of_text = layers.of_contents([content])[content]
        rows = layers.rows("articles", of_text).to_pylist()
        alike = {row["article"]: printed_article(row) for row in rows}
        corrections = Corrections(store.path)
        note(corrections, alike[article], layers)
        shown = _read_anew(store, manifest, corrections, [*alike.values()], parser, report)
    if shown:
        link_shown(store, parser, report)


def take_corrections(
    store: Store, entries: Sequence[Correction], parser: Parser, report: Report = quiet
) -> list[Correction]:
    """Take over a log of corrections, such as a colleague's; return those of articles that are not here.

    Articles are known by their texts, whatever their ids, or by their ids (``with_texts``). Later entries hold where two say different things.
    Raises ValueError, in a sentence, for what is no correction: nothing is kept or published then.
    """
    with store.writing():
        manifest = store.whole()
        layers = Layers.shown(store, manifest)
        entries = with_texts(layers, entries)
        meant = Meant.of(layers, entries)
        entries = [_with_before(layers, one, meant.article(one)) for one in entries]
        corrections, shown = Corrections(store.path), False
        with corrections.all_or_none():
            meant.take(corrections, entries)
        if meant.here:
            on_copies = any(entry.kind == COPIES for entry in entries)
            shown = _read_anew(
                store,
                manifest,
                corrections,
                meant.articles,
                parser,
                report,
                copies_changed=on_copies,
            )
    if shown:
        link_shown(store, parser, report)
    return [entry for entry in entries if not meant.has(entry)]


def _with_before(layers: Layers, entry: Correction, article: Article | None) -> Correction:
    """Return an entry with what it changes here, where whoever wrote it does not say what it changes."""
    if entry.before or article is None or entry.kind.partition(" ")[0] not in amendments.TABLES:
        return entry
    return replace(entry, before=_standing(layers, article.id, entry.kind, entry.where))


def amend_all(
    store: Store,
    items: Sequence[tuple[str, ...]],
    parser: Parser,
    report: Report = quiet,
    **more: str,
) -> None:
    """Set what quotations, events and dates of several articles are, all at once; ``more`` are who and why.

    Each item is the article's id, and kind, place and value as of ``amend``, then its own reason if it has one; those of articles that are not there are
    passed over. Raises ValueError, in a sentence, for a kind, place or value that there is not: nothing is set then.
    """
    layers = Layers.shown(store, store.manifest())
    rows = layers.rows("articles", {article for article, *_ in items}).to_pylist()
    contents = {row["article"]: content_of_text(row["text"]) for row in rows}
    entries = [
        Correction(
            kind, contents[article], value, "", where,
            other=article, before=_standing(layers, article, kind, where), **(more | {"why": own[0]} if own else more),
        )
        for article, kind, where, value, *own in items
        if article in contents
    ]  # fmt: skip
    take_corrections(store, entries, parser, report)


def _read_anew(
    store: Store,
    manifest: Manifest,
    corrections: Corrections,
    articles: Sequence[Article],
    parser: Parser,
    report: Report,
    *,
    copies_changed: bool = False,
) -> bool:
    """Read articles again as corrected, and publish the result; return whether it is only shown, and not linked yet."""
    jobs = [Job(corrections.applied(printed), printed) for printed in articles]
    found = results(jobs, 1, "", parser)
    if manifest.patch:
        manifest = _beside_shown(store, manifest, corrections, found)
    else:
        manifest = keep_pending(store, manifest, found, Progress(), quiet)
    if show(store, manifest, manifest.pending):
        return True
    report(Progress(stage="linking"))
    publish_read(store, manifest, AddOptions(), parser, copies_changed=copies_changed)
    return False


def _beside_shown(
    store: Store, manifest: Manifest, corrections: Corrections, found: Iterable[Rows | Problem]
) -> Manifest:
    """Write what comes together with what is only shown so far, in one pending segment: an article is in it once."""
    batch, shown = Batch(), Layers.of(store, manifest.patch)
    for article in shown.articles:
        tables = [name for name in BASE if name != "problems"]
        batch.take({name: shown.rows(name, [article]).to_pylist() for name in tables})
    for row in shown.table("problems").to_pylist():
        batch.take(Problem(**row))
    for one in found:
        batch.take(one if isinstance(one, Problem) else corrections.amended(one))
    return batch.keep(store, replace(manifest, pending=manifest.waiting))
