"""Readers decide whether articles are copies of one story; the result is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corpus.adding import AddOptions, Progress, link_shown, publish_read, quiet
from dashboard.corpus.base_tables import Layers
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.publishing import show
from dashboard.corpus.records import printed_article
from dashboard.corpus.verdicts import before_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.corpus.adding import Report
    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.store import Store
    from dashboard.model import Article
    from dashboard.parsing.parser import Parser


def decide_copies(
    store: Store,
    article: str,
    value: str,
    others: Sequence[str],
    parser: Parser,
    report: Report = quiet,
    **more: str,
) -> None:
    """Decide whether an article and others print one story (``same``, ``two``), and publish what follows.

    ``more`` are who and why. As ``state``; raises ValueError, in a sentence, where both have one text.
    """

    def note(log: Corrections, articles: Mapping[str, Article]) -> None:
        with log.all_or_none():
            for other in others:
                log.join(articles[article], value, articles[other], **more)

    _on_copies(store, note, [article, *others], parser, report)


def undo_copies(
    store: Store, entry: Correction, parser: Parser, report: Report = quiet, who: str = ""
) -> None:
    """Take a decision on copies back, whether its articles are there or not, and publish what follows."""
    articles = [article for article, _ in before_of(entry.before)]
    _on_copies(
        store, lambda log, _: log.take_back(entry, who, entry.before), articles, parser, report
    )


def _on_copies(
    store: Store,
    note: Callable[[Corrections, Mapping[str, Article]], None],
    wanted: Sequence[str],
    parser: Parser,
    report: Report,
) -> None:
    with store.writing():
        manifest = store.whole()
        some = Layers.shown(store, manifest).rows("articles", wanted).to_pylist()
        note(Corrections(store.path), {row["article"]: printed_article(row) for row in some})
        shown = show(store, manifest, manifest.patch)
        if not shown:
            report(Progress(stage="linking"))
            publish_read(store, manifest, AddOptions(), parser, copies_changed=True)
    if shown:
        link_shown(store, parser, report)
