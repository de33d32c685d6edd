"""A copy's dates count from the day of the first printing.

"Friday" in a reprint of next week is still the first Friday. An article that mostly has a text of its
own beside the copied one keeps its own clock, and so does what an outlet prints under another headline:
it tells of two calls in the same words. Which articles are copies is known only when all are there, so
those whose clock is not right are read once more before they are published.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.base_tables import Layers
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.linking_state import compared_before, linked_by_these_rules
from dashboard.corpus.parse_workers import Job
from dashboard.corpus.records import article_from, printed_article
from dashboard.corpus.separate_process import apart, are_many
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import COPIES, SAME
from dashboard.intake.language import PARSED
from dashboard.linking.copies_and_quoters import Printings, printings_on
from dashboard.linking.copy_decisions import CopyDecision
from dashboard.linking.fingerprints import Compared, Shelf
from dashboard.linking.garbage_collection import uncollected

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.records import Row
    from dashboard.corpus.store import Manifest
    from dashboard.model import Article

OWN = 2
"""Of a text more than so many times as long as the first printing, most is its own."""


@uncollected()
def printings(
    store: Store, manifest: Manifest, *, anew: bool = False
) -> tuple[Printings, Iterator[Job]]:
    """Return what the articles, the pending included, print of one another, and those to be read again.

    Those are the ones that were read by another clock than their story's. Where what is pending was only read
    again for a correction of what is found in it, all is as it was, unless it is asked for ``anew``.
    """
    ours = linked_by_these_rules(store, manifest.base)
    if ours and not anew and _as_before(store, manifest):
        known = known_printings(store, manifest)
        if known:
            return known, iter(())
    folders = [*manifest.segments, *manifest.pending]
    articles = Layers.of(store, folders)
    if not ours and are_many(sum(store.rows("articles", folder) for folder in folders)):
        found = apart(printings_found, store.path, folders)
    else:
        pending = store.columns("articles", manifest.pending, ["article"])
        before, changed = compared_before(store, manifest.base), pending["article"].to_pylist()
        found = printings_of(articles, Corrections(store.path), before, changed)
    return found, _by_other_clocks(articles, found.stories)


@uncollected()
def printings_found(path: Path, folders: Sequence[str]) -> Printings:
    """Return what the articles in some folders of a corpus print of one another, of which nothing is known yet."""
    return printings_of(Layers.of(Store(path), folders), Corrections(path), Compared())


def _last_versions(articles: pa.Table) -> pa.Table:
    """Return of each article the row that comes last."""
    last = {name: place for place, name in enumerate(articles["article"].to_pylist())}
    return articles if len(last) == len(articles) else articles.take(pa.array([*last.values()]))


def printings_of(
    articles: Layers, log: Corrections, known: Compared, changed: Collection[str] = ()
) -> Printings:
    """Return what the articles of some layers print of one another, as readers decided.

    What is ``known`` is taken up, but of those that ``changed`` since.
    """
    columns = _last_versions(articles.columns("articles", ["article", "published"])).columns
    days = dict(zip(*(column.to_pylist() for column in columns), strict=True))

    def load(some: Collection[str]) -> Iterator[Article]:
        rows = chain.from_iterable(_of(articles, bucket) for bucket in articles.buckets(some))
        return map(article_from, rows)

    shelf = Shelf.filled(days, load, known, frozenset(changed))
    return printings_on(shelf, copy_decisions(log.copies(), articles))


def _of(articles: Layers, some: Collection[str]) -> list[Row]:
    """Return the rows of some articles."""
    return _last_versions(articles.rows("articles", some)).to_pylist() if some else []


def copy_decisions(entries: Sequence[Correction], articles: Layers) -> list[CopyDecision]:
    """Return what readers decided on copies among the articles of some layers, the earliest first."""
    if not entries:
        return []
    here = articles.of_contents({one for entry in entries for one in entry.contents})
    sides = (
        (one.value == SAME, *(tuple(here.get(side, ())) for side in (one.content, one.other)))
        for one in entries
    )
    return [CopyDecision(*some) for some in sides]


def known_printings(store: Store, manifest: Manifest) -> Printings | None:
    """Return what the articles print of one another, as it was found when all was linked last.

    None where nothing is linked, or readers decided on copies since: that run ended before all followed.
    """
    if manifest.base is None or copies_decided_since(store, manifest):
        return None
    rows = store.columns("catalogue", [manifest.base], ["article", "story"])
    stories = dict(zip(*(column.to_pylist() for column in rows.columns), strict=True))
    return Printings(stories, (), Compared(), stays=True)


def copies_decided_since(store: Store, manifest: Manifest) -> set[str]:
    """Return the texts on which it was decided whether they are copies, or that was taken back, since all was linked.

    Where something is only shown, no time tells: all such decisions count.
    """
    if manifest.base is None:
        return set()
    log, made = Corrections(store.path), "" if manifest.linked else store.made_at(manifest.base)
    since = (one for one in log.entries() if one.kind == COPIES and one.at >= made)
    return {content for one in since for content in one.contents}


def _as_before(store: Store, manifest: Manifest) -> bool:
    """Whether all that is pending is shown already, with all that stories and clocks hang on.

    Its clock is not that of its story when it was just read: it must have had none.
    """
    read = Layers.of(store, manifest.pending)
    shown = Layers.of(store, manifest.segments)
    names = read.columns("articles", ["article"])["article"].to_pylist()
    before, now = _hung_on(shown.rows("articles", names)), _hung_on(read.table("articles"))
    return (
        {row[0] for row in before} == {*names}
        and now <= before
        and not any(row[-1] for row in before)
    )


def _hung_on(articles: pa.Table) -> set[tuple[Any, ...]]:
    """Return what the story and the clock of articles hang on, with the clock last."""
    columns = ("article", "text", "title", "source", "published", "language", "clock")
    return {*zip(*(articles[name].to_pylist() for name in columns), strict=True)}


def _by_other_clocks(articles: Layers, found: Mapping[str, str]) -> Iterator[Job]:
    """Yield the articles whose dates are not counted from the first printing of their story."""
    told = _told(articles)
    others: dict[str, str | None] = {}
    for name, story in found.items():
        _, _, _, language, clock, _ = told[name]
        right = _right_clock(told[name], told[story])
        if clock != right and language in PARSED:
            others[name] = right
    for some in articles.buckets(others):
        for row in _of(articles, some):
            yield Job(article_from(row), printed_article(row), others[row["article"]])


def _told(articles: Layers) -> dict[str, list[Any]]:
    """Return of each article what its clock hangs on: title, source, day, language, clock, length."""
    names = ["article", "title", "source", "published", "language", "clock", "text"]
    told: dict[str, list[Any]] = {}
    for piece in articles.pieces("articles", names):
        lengths = pc.call_function("utf8_length", [piece["text"]])
        columns = (one.to_pylist() for one in (*piece.columns[:-1], lengths))
        told |= {name: facts for name, *facts in zip(*columns, strict=True)}
    return told


def _right_clock(own: Sequence[Any], first: Sequence[Any]) -> str | None:
    """Return the day from which an article's dates are counted, None for its own, by the first printing."""
    title, source, day, _, _, length = own
    headline, outlet, printed_on, _, _, printed = first
    anew = source is not None and source == outlet and title != headline
    return None if anew or length > OWN * printed or printed_on == day else printed_on
