"""Correcting articles of a corpus: the log takes a correction, the article is parsed again, and readers see the result.

A correction is shown at once where that is possible (``instant_corrections``); everything that follows from it is
linked afterwards.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from dashboard.corpus import amendments
from dashboard.corpus.adding import AddOptions, Progress, keep_pending, publish_read, quiet
from dashboard.corpus.base_tables import Layers
from dashboard.corpus.correction_import import Meant
from dashboard.corpus.corrections import Correction, Corrections, content_of_text
from dashboard.corpus.linking_state import is_half_linked
from dashboard.corpus.parse_workers import Job, results
from dashboard.corpus.publishing import LINKED_AFTER, show
from dashboard.corpus.records import printed_article
from dashboard.corpus.store import CorpusBusy
from dashboard.corpus.verdicts import COPIES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.corpus.adding import Report
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
    ``report`` hears of the stage "shown" as soon as all pages show it, or, where that is not at once, of "linking" when
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
        link_shown(store, *shown, parser, report)


def take_corrections(
    store: Store, entries: Sequence[Correction], parser: Parser, report: Report = quiet
) -> list[Correction]:
    """Take over a log of corrections, such as a colleague's; return those of articles that are not here.

    Articles are known by their texts, whatever their ids. Later entries hold where two say different things.
    Raises ValueError, in a sentence, for what is no correction: nothing is kept or published then.
    """
    with store.writing():
        manifest = store.whole()
        meant = Meant.of(Layers.shown(store, manifest), entries)
        corrections, shown = Corrections(store.path), None
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
        link_shown(store, *shown, parser, report)
    return [entry for entry in entries if not meant.has(entry)]


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
) -> tuple[Manifest, Manifest] | None:
    """Read articles again as corrected, and publish the result, or show it before all is linked.

    What is returned then is given to ``link_shown``, as soon as others may write too.
    """
    jobs = [Job(corrections.applied(printed), printed) for printed in articles]
    manifest = keep_pending(store, manifest, results(jobs, 1, "", parser), Progress(), quiet)
    shown = None if copies_changed else show(store, manifest)
    if shown:
        return manifest, shown
    report(Progress(stage="linking"))
    publish_read(store, manifest, AddOptions(), parser, copies_changed=copies_changed)
    return None


def link_shown(
    store: Store,
    manifest: Manifest,
    shown: Manifest,
    parser: Parser,
    report: Report = quiet,
    *,
    copies_changed: bool = False,
) -> None:
    """Say that a version is ``shown``, and link what followed from it: ``manifest`` is the one before, with what is pending.

    Pages may take their time to show it, so nobody holds the collection meanwhile. Whoever does then links all.
    """
    report(Progress(stage="shown"))
    with suppress(CorpusBusy), store.writing(LINKED_AFTER):
        now = store.manifest()
        if now.version == shown.version:
            publish_read(
                store, manifest, AddOptions(), parser, copies_changed=copies_changed, shown=shown
            )
        elif is_half_linked(store, now):
            publish_read(store, now, AddOptions(), parser)
