"""Work on a collection that is to be disturbed: each begins from one state, and leads to one other.

The articles are generated, and what a parser would find in them is known; all else is what ``dateline`` does.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any
from unittest import mock

from dashboard.corpus import adding, batches, correcting, open_corpus, parse_workers, publishing
from dashboard.corpus.base_tables import Layers
from dashboard.corpus.copy_decisions import decide_copies
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.name_decisions import decide
from dashboard.corpus.records import rows_of
from dashboard.corpus.removing import ArticleMissing, remove
from dashboard.corpus.schema import BASE, DERIVED
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import Verdict
from dashboard.parsing import PARSER_VERSION
from dashboard.view import View
from tests.speed.world import World
from tests.speed.writing import articles

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path

    from dashboard.model import Annotations, Article

HERE, COMING = 150, 50
"""Articles of the collection as it is, and of those that come."""
UPDATED = 5
"""Articles that come with another headline than they had."""
SEGMENT = 20
"""Articles that are written at a time."""


@cache
def written() -> tuple[tuple[Article, Annotations], ...]:
    """Return all articles, with what is found in them."""
    return tuple(articles(World(HERE + COMING)))


class Known:
    """A parser that knows what is found in the articles."""

    version = PARSER_VERSION

    def __init__(self, _model: str = "") -> None:
        self._found = {one.id: found for one, found in written()}

    @staticmethod
    def prepare(some: Sequence[Article], _stages: object = None) -> list[bool]:
        """Return what says that an article is read."""
        return [True] * len(some)

    def finish(self, article: Article, _analysis: object, _stages: object = None) -> Annotations:
        """Return what is found in an article."""
        return self._found[article.id]


@contextmanager
def known_articles() -> Generator[None]:
    """Have articles read by who knows them, written some at a time, and shown as corrected before they are linked."""
    with (
        mock.patch.object(publishing, "LARGE", 0),
        mock.patch.object(parse_workers, "Parser", Known),
        mock.patch.object(batches, "SEGMENT_ARTICLES", SEGMENT),
    ):
        yield


@dataclass(frozen=True, slots=True)
class Work:
    """Something to do, from a state on; doing it again where it was done changes nothing."""

    name: str
    prepared: Callable[[Path], None]
    done: Callable[[Path], None]


def _coming() -> list[Article]:
    """Return the articles that come: new ones, and later forms of some that are there."""
    every = [article for article, _ in written()]
    later = [replace(one, section="Corrected") for one in every[:UPDATED]]
    return [*every[HERE:], *later]


def _there(folder: Path) -> None:
    """Make the collection as it is before anything comes."""
    adding.add(Store(folder), [article for article, _ in written()[:HERE]])


def _waiting(folder: Path) -> None:
    """Make the collection with articles that were read and are not shown yet."""
    _there(folder)
    store = Store(folder)
    manifest = store.manifest()
    for begin in range(0, COMING, SEGMENT):
        batch = batches.Batch()
        for article, found in written()[HERE:][begin : begin + SEGMENT]:
            batch.take(rows_of(article, found, PARSER_VERSION))
        manifest = batch.keep(store, manifest)


def _corrected(folder: Path) -> None:
    """Make a collection with corrections of some articles, which are to be removed."""
    _there(folder)
    parser: Any = Known()
    for article, _ in written()[:3]:
        correcting.state(Store(folder), article.id, "source", "The Set Right", parser)


def _add(folder: Path) -> None:
    adding.add(Store(folder), _coming())


def _link(folder: Path) -> None:
    adding.add(Store(folder), [])


def _remove(folder: Path) -> None:
    """Remove three articles; what is gone already cannot be removed again."""
    try:
        remove(Store(folder), [article.id for article, _ in written()[:3]])
    except ArticleMissing:
        return


def _decide(folder: Path) -> None:
    """Say that a name means two people in one article, that another is called otherwise, and a third is none."""
    article, found = written()[0]
    names = {one.entity: (article.id, f"{one.start}-{one.end}") for one in found.mentions}
    one, two, three, *_ = names.values()
    decide(Store(folder), [
        Verdict("name called", one, "Ada Quill"), Verdict("name drop", two, "drop"), Verdict("name type", three, "ORG"),
    ])  # fmt: skip


def _date(folder: Path) -> None:
    parser: Any = Known()
    correcting.state(Store(folder), written()[1][0].id, "published", "2021-02-03", parser)


def _respeak(folder: Path) -> None:
    """Give a quotation another speaker, and say that two articles are copies of one story."""
    parser: Any = Known()
    (article, found), (other, _) = [one for one in written()[:HERE] if one[1].quotations][:2]
    said = found.quotations[0]
    where = f"{said.start}-{said.end}"
    correcting.amend(Store(folder), article.id, "quotation speaker", where, "Ada Quill", parser)
    decide_copies(Store(folder), article.id, "same", [other.id], parser)


WORKS = (
    Work("adding", _there, _add),
    Work("linking", _waiting, _link),
    Work("removing", _corrected, _remove),
    Work("deciding on names", _there, _decide),
    Work("setting a day", _there, _date),
    Work("a speaker and a copy", _there, _respeak),
)


def contents(folder: Path) -> dict[str, Any]:
    """Return what a collection holds and answers, without the times of its corrections."""
    store = Store(folder)
    manifest = store.whole()
    shown = Layers.shown(store, manifest)
    tables = {name: shown.table(name) for name in BASE}
    tables |= {name: store.read(name, [str(manifest.derived)]) for name in DERIVED}
    rows = {name: sorted(map(repr, table.to_pylist())) for name, table in tables.items()}
    corpus = open_corpus(folder)
    asked = ("bridge", '"of the"', "harbour OR port", "minist*")
    said = [(one.kind, one.content, one.value, one.where) for one in Corrections(folder).entries()]
    return rows | {
        "found": [sorted(corpus.articles(View(text=one))["article"]) for one in asked],
        "corrections": said,
    }
