"""Clocks: a copy's dates are counted from the day of the first printing.

"Friday" in a reprint of next week is still the first Friday. An article that mostly has a text of its
own beside the copied one keeps its own clock, and so does what an outlet prints under another headline:
it tells of two calls in the same words. Which articles are copies is known only when all are there, so
those whose clock is not right are read once more before they are published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.corrections import Corrections, content_of
from dashboard.corpus.kept import compared_before, linked_by_these_rules
from dashboard.corpus.records import article_from, printed_article
from dashboard.corpus.verdicts import COPIES, SAME
from dashboard.corpus.working import LANGUAGES, Job
from dashboard.linking.collecting import uncollected
from dashboard.linking.copies_deciding import CopyDecision
from dashboard.linking.printings import Printings, printings_on
from dashboard.linking.prints import Shelf
from dashboard.linking.quoted import QuotedIn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.records import Row
    from dashboard.corpus.store import Manifest, Store
    from dashboard.linking.prints import Compared

OWN = 2
"""Of a text more than so many times as long as the first printing, most is its own."""


@uncollected()
def printings(
    store: Store, manifest: Manifest, *, anew: bool = False
) -> tuple[Printings, Iterator[Job]]:
    """Return what the articles, the pending included, print of one another, and those to be read again.

    Those are the ones that were read by another clock than their story's. Where what is pending was only read
    anew for a correction of what is found in it, all is as it was, unless it is asked for ``anew``.
    """
    ours = linked_by_these_rules(store, manifest.derived)
    if ours and not anew and _as_before(store, manifest):
        known = known_printings(store, manifest)
        if known:
            return known, iter(())
    articles = _last_versions(store.read("articles", [*manifest.segments, *manifest.pending]))
    pending = store.columns("articles", manifest.pending, ["article"])
    before = compared_before(store, manifest.derived, pending["article"].to_pylist())
    found = printings_of(articles, Corrections(store.path), before)
    return found, _by_other_clocks(articles, found.stories)


def _last_versions(articles: pa.Table) -> pa.Table:
    """Return of each article the row that comes last."""
    last = {name: place for place, name in enumerate(articles["article"].to_pylist())}
    return articles if len(last) == len(articles) else articles.take(pa.array([*last.values()]))


def printings_of(articles: pa.Table, log: Corrections, known: Compared) -> Printings:
    """Return what the articles of a table print of one another, as readers decided; ``known`` is taken up."""
    days = dict(
        zip(*(articles[name].to_pylist() for name in ("article", "published")), strict=True)
    )
    shelf = Shelf.filled(days, lambda some: map(article_from, _of(articles, some)), known)
    return printings_on(shelf, copy_decisions(log.copies(), articles))


def _of(articles: pa.Table, some: Collection[str]) -> list[Row]:
    """Return the rows of some articles."""
    wanted = pc.field("article").isin(pa.array([*some], pa.string()))
    return articles.filter(wanted).to_pylist() if some else []


def copy_decisions(entries: Sequence[Correction], articles: pa.Table) -> list[CopyDecision]:
    """Return what readers decided on copies among the articles of a table, the earliest first."""
    if not entries:
        return []
    here: dict[str, list[str]] = {one: [] for entry in entries for one in entry.contents}
    for article in map(article_from, articles.to_pylist()):
        if (content := content_of(article)) in here:
            here[content].append(article.id)
    sides = (
        (one.value == SAME, tuple(here[one.content]), tuple(here[one.other])) for one in entries
    )
    return [CopyDecision(*some) for some in sides]


def known_printings(store: Store, manifest: Manifest) -> Printings | None:
    """Return what the articles print of one another, as it was found for the version that is shown.

    None where nothing is shown, or readers decided on copies since: that run ended before all followed.
    """
    if manifest.derived is None or copies_decided_since(store, store.made_at(manifest.derived)):
        return None
    rows = store.read("catalogue", [manifest.derived]).select(["article", "story"]).to_pylist()
    quoted = store.read("quoted", [manifest.derived]).to_pylist()
    stories = {row["article"]: row["story"] for row in rows}
    compared = compared_before(store, manifest.derived, ())
    return Printings(stories, [QuotedIn(**row) for row in quoted], compared)


def copies_decided_since(store: Store, made: str) -> bool:
    """Whether a decision on copies was made, or taken back, since a time of the log."""
    log = Corrections(store.path)
    return any(one.kind == COPIES and one.at >= made for one in log.entries())


def _as_before(store: Store, manifest: Manifest) -> bool:
    """Whether all that is pending is shown already, with all that stories and clocks hang on.

    Its clock is not that of its story when it was just read: it must have had none.
    """
    pending = _hung_on(store.read("articles", manifest.pending))
    wanted = pa.array([row[0] for row in pending], pa.string())
    known = store.columns("articles", manifest.segments, ["article"])["article"].to_pylist()
    if not {row[0] for row in pending} <= {*known}:
        return False
    shown = store.read("articles", manifest.segments).filter(pc.field("article").isin(wanted))
    return not any(row[-1] for row in _hung_on(shown)) and pending <= _hung_on(shown)


def _hung_on(articles: pa.Table) -> set[tuple[Any, ...]]:
    """Return what the story and the clock of articles hang on, with the clock last."""
    columns = ("article", "text", "title", "source", "published", "language", "clock")
    return {*zip(*(articles[name].to_pylist() for name in columns), strict=True)}


def _by_other_clocks(articles: pa.Table, found: Mapping[str, str]) -> Iterator[Job]:
    """Yield the articles whose dates are not counted from the first printing of their story."""
    names = ("article", "title", "source", "published", "language", "clock")
    lengths = pc.call_function("utf8_length", [articles["text"]])
    every = zip(*(c.to_pylist() for c in (*(articles[n] for n in names), lengths)), strict=True)
    told = {name: facts for name, *facts in every}
    for name, story in found.items():
        title, source, day, language, clock, length = told[name]
        headline, outlet, first, *_, printed = told[story]
        anew = source is not None and source == outlet and title != headline
        right = None if anew or length > OWN * printed or first == day else first
        if clock != right and language in LANGUAGES:
            (row,) = _of(articles, [name])
            yield Job(article_from(row), printed_article(row), right)
