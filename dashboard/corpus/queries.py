"""``Corpus``: a page's questions about a View, answered as pandas frames.

Expressions are written in Narwhals and run in DuckDB; answers never change for one version.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import narwhals as nw
import numpy as np
import pandas as pd

from dashboard.corpus import aliases, arrivals, articles, copies_and_versions
from dashboard.corpus.checks import marks_in, noted
from dashboard.corpus.comparison import compare
from dashboard.corpus.correction_authors import set_in
from dashboard.corpus.event_names import PrintedEvents
from dashboard.corpus.event_suggestions import decided_apart, like_events, pairs_among
from dashboard.corpus.evidence import (
    ArticleRecord,
    article_record,
    articles_of,
    event_mentions,
    extras_of,
    tellings,
    versions,
)
from dashboard.corpus.former_links import names_now
from dashboard.corpus.manifest import CorpusDamaged
from dashboard.corpus.name_counts import COUNTS
from dashboard.corpus.name_queries import Names
from dashboard.corpus.originals import has_original, read_original
from dashboard.corpus.random_samples import drawn
from dashboard.corpus.selection import EVERYTHING, Selection, frame_of, in_order
from dashboard.corpus.statements import (
    Said,
    carried,
    counted,
    facet,
    how_many,
    retold,
    said,
    statements,
    unnamed_sources,
)
from dashboard.corpus.tables import Tables
from dashboard.corpus.tray import pick, trayed
from dashboard.parsing import PARSER_VERSION
from dashboard.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dashboard.corpus.articles import Totals
    from dashboard.corpus.comparison import Comparison
    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.desks import Pick
    from dashboard.corpus.random_samples import Drawn
    from dashboard.corpus.row_lookup import Picked
    from dashboard.model import Article

NAMES = ("entity", "not_entity", "about")
"""Filters that hold names of entities."""
TABLE_OF = dict.fromkeys(("speaker", "not_speaker", "about"), "statements")
"""Where the values of filters stand, if not in the articles."""
SOUGHT = ("source", "not_source", "entity", "not_entity", *TABLE_OF, "section", "language")
"""Filters whose values a link may ask for in vain."""


class Corpus(Names):
    """One version of a collection, open for reading. All answers are pandas DataFrames."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damage = ""
        self._tables = Tables(path)

    @property
    def version(self) -> int:
        """A number that rises with every change."""
        return self._tables.manifest.version

    @property
    def fingerprint(self) -> str:
        """A short hash of the articles: equal for equal collections."""
        return self._tables.manifest.fingerprint

    @cached_property
    def printed_events(self) -> PrintedEvents:
        """How each event is printed in links and filters, by its id."""
        return PrintedEvents(self._tables)

    @property
    def derived(self) -> str | None:
        """The folder of the tables that readers see: another one in every published version."""
        return self._tables.manifest.derived

    def newer(self) -> bool:
        """Whether the folder holds a newer published version than the one that is open."""
        return self._tables.store.manifest().derived != self.derived

    def gone(self) -> bool:
        """Whether the files of this version were deleted, as when articles are removed for good."""
        return not self._tables.there()

    def verify(self) -> None:
        """Raise CorpusDamaged where a file of this version is not what was written, to the letter."""
        self._tables.verify()

    def look_for_damage(self) -> None:
        """Set ``damage`` to a sentence where a file is not what was written; takes 1 s a gigabyte."""
        try:
            self.verify()
        except CorpusDamaged as problem:
            if self._tables.store.manifest().version == self.version:
                self.damage = str(problem)

    def totals(self, view: View) -> Totals:
        """Return the numbers of what the view holds."""
        return articles.totals(self._tables, view)

    def count_articles(self, view: View) -> int:
        """Return how many articles the view holds."""
        return len(Selection(self._tables, view).chosen()[0])

    def published(self, view: View) -> pd.DataFrame:
        """Return day (datetime64), articles, sources and stories, one row per day that has any.

        A story counts on the first day that the view has it.
        """
        return articles.published(self._tables, view)

    def articles(
        self,
        view: View,
        limit: int = EVERYTHING,
        offset: int = 0,
        sort: str = "relevance",
        only: str = "",
    ) -> pd.DataFrame:
        """Return a list of articles with snippets, in one of ``articles.ORDERS``; of ``ONLY`` a part.

        Relevance is best match first, and newest first where nothing is searched for.
        """
        frame = articles.listed(self._tables, view, limit, offset, sort, only)
        return set_in(self._tables).on_articles(frame, "set_by")

    def timeline(
        self, view: View, limit: int | None = None, *, most_reported: bool = False
    ) -> pd.DataFrame:
        """Return the events that the view's articles speak of, the most important or most reported first.

        ``central`` is how central each is to an article, from 0 to 4, ``standing`` shown or withheld;
        the days of what is ``historic`` come from a table.
        """
        rows = Selection(self._tables, view).timeline()
        rows = in_order(rows, view.unit, most_reported=most_reported)
        frame = frame_of(rows.head(limit) if limit else rows)
        for name in ("first", "last"):
            frame[name] = pd.to_datetime(frame[name])
        noted_so = noted(frame.astype(COUNTS), marks_in(self._tables).events, frame["event"])
        return self.with_set_by(noted_so, "event")

    def withheld(self, view: View) -> int:
        """Return how many events the Timeline leaves out of a view, as it is not sure of them."""
        sure = replace(view, also=tuple(one for one in view.also if one != "withheld"))
        every = replace(sure, also=(*sure.also, "withheld"))
        found = [Selection(self._tables, one).count_events() for one in (sure, every)]
        return found[1] - found[0]

    def tellings(self, view: View) -> pd.DataFrame:
        """Return event, source, day (datetime64) and articles: who told of which event, and when."""
        return tellings(Selection(self._tables, view))

    def copies(self, article: str) -> pd.DataFrame:
        """Return article, title, source, published and first: the printings of an article's story.

        Empty where nothing else prints it; the first known printing (``first``) comes first.
        """
        return copies_and_versions.copies(self._tables, article)

    def quoted(self, article: str) -> pd.DataFrame:
        """Return article, title, source, published, quotes, way, words and place: long quotations.

        Where ``quotes`` is true, the article has ``words`` words of the other in its quotation marks,
        which begin there at ``place``; else the other has words of this one's story, at ``place``.
        ``way`` is "passage" (what the quoted article itself tells) or "words" (what it quotes too).
        """
        return copies_and_versions.quoted(self._tables, article)

    def earlier(self, article: str) -> list[Article]:
        """Return the earlier versions of an article that was added again, the oldest first."""
        return copies_and_versions.earlier(self._tables, article)

    def changes(self, article: str, version: int) -> copies_and_versions.Changes:
        """Return which quotations and names an article's earlier text alone has, or today's alone.

        ``version`` counts the texts that ``earlier`` returns; raises IndexError where it has no such.
        """
        return copies_and_versions.changes(self._tables, article, version)

    def extras(self) -> dict[str, dict[str, str]]:
        """Return what the tables or records of articles said besides, by article; most said nothing."""
        return extras_of(self._tables)

    def original(self, article: Article) -> bytes | None:
        """Return the bytes that an article was read from, None where they are not kept."""
        return read_original(self.path, article.original)

    def has_original(self, article: Article) -> bool:
        """Return whether the bytes that an article was read from are kept."""
        return has_original(self.path, article.original)

    def event_mentions(self, event: str | Sequence[str]) -> pd.DataFrame:
        """Return the sentences that tell of an event, with the date each clause took and why.

        Several events may be asked for at once; the column ``event`` tells them apart.
        """
        found = event_mentions(self._tables, [event] if isinstance(event, str) else event)
        return set_in(self._tables).on_articles(found)

    def like_events(self, event: str) -> pd.DataFrame:
        """Return event, label and common of up to three events that one may be: a reader decides.

        ``common`` are the names of who takes part in both; the days of both overlap. Where a reader has decided
        that two are two, neither is offered for the other.
        """
        return like_events(Selection(self._tables, View()), event, decided_apart(self.decisions()))

    def like_pairs(self, view: View) -> list[tuple[str, str, list[str]]]:
        """Return pairs of a view's events that may be one, the most important first, and who takes part in both."""
        return pairs_among(self.timeline(view), decided_apart(self.decisions()))

    def versions(self, statements: Sequence[str]) -> pd.DataFrame:
        """Return statement, quotation, article, place, difference, start, words, title, source, published, checked, set_by.

        All versions of statements that several articles carry, each named as a quotation's ``origin`` names it:
        the first one known first, with how each other differs from it.
        """
        frame = set_in(self._tables).on_versions(versions(self._tables, statements))
        return noted(frame, marks_in(self._tables).quotations, frame["quotation"])

    def carried(self, view: View, statements: Sequence[str]) -> frozenset[tuple[str, str]]:
        """Return statement and article of each version of some statements that lies inside a view."""
        return carried(self._tables, view, statements)

    def article(self, article: str) -> ArticleRecord:
        """Return an article with its annotations; raises KeyError where there is none."""
        return _recorded(self._tables, article)

    def texts(self, articles: Sequence[str]) -> dict[str, Article]:
        """Return several articles without their annotations, by id; ids that nobody has are left out."""
        return articles_of(self._tables, articles)

    def read_anew(self, article: str) -> ArticleRecord:
        """Return an article as it was read last, though the links to others may still be to follow.

        Raises KeyError where nothing of it waits to be published.
        """
        manifest = self._tables.store.manifest()
        waiting = replace(manifest, segments=manifest.pending)
        return _recorded(Tables(self.path, waiting), article)

    def quotations(
        self,
        view: View,
        sort: str = "relevance",
        limit: int = EVERYTHING,
        offset: int = 0,
        *,
        verbatim: bool = False,
        folded: bool = False,
    ) -> pd.DataFrame:
        """Return the quotations of the view, one row for each statement, with the hits of its text.

        ``words`` are what the reader sees: marks around what was said, pieces joined by an ellipsis;
        with ``verbatim`` they are to the letter. ``folded``, what several articles carry is one row.

        ``sort`` is relevance, date, prominence (early in its article first), text (as printed), speaker
        or source.
        """
        frame = statements(
            self._tables, view, sort, limit, offset, verbatim=verbatim, folded=folded
        )
        frame = set_in(self._tables).on_quotations(frame)
        return noted(frame, marks_in(self._tables).quotations, frame["quotation"])

    def retold(self, view: View, limit: int | None = None) -> pd.DataFrame:
        """Return the view's statements that several articles carry, each once, as ``quotations`` does.

        Those of most articles come first; ``versions`` is their number, ``origin`` the quotation
        that is the first version known.
        """
        frame = set_in(self._tables).on_quotations(retold(self._tables, view, limit))
        return noted(frame, marks_in(self._tables).quotations, frame["quotation"])

    def holds(self, entry: Correction) -> bool:
        """Whether a mark of the log holds still: what it was made of is there unchanged."""
        marks = marks_in(self._tables)
        return entry in {*marks.quotations.values(), *marks.events.values()}

    def came(self, view: View, since: str) -> list[str]:
        """Return the ids of the view's articles that came after a time of a saved view."""
        return arrivals.came(self._tables, view, since)

    @property
    def arrived(self) -> tuple[int, int]:
        """What is another whenever ``came`` may give another answer."""
        return arrivals.stamp(self._tables.path)

    def pick(self, item: str, article: str, where: str) -> Pick:
        """Return what a reader picks for a tray; raises KeyError or ValueError where nothing can be picked."""
        return pick(self._tables, item, article, where)

    def tray(self, picks: Sequence[Pick]) -> pd.DataFrame:
        """Return what was picked as it is now, one row for each: the columns of ``tray.COLUMNS``."""
        found = trayed(self._tables, picks, self.texts([one.article for one in picks]))
        return set_in(self._tables).on_articles(found)

    def draw(self, item: str, size: int, seed: int) -> list[Drawn]:
        """Return a random sample of the collection's items of a kind: one of ``drawing.ITEMS``."""
        return drawn(self._tables, item, size, seed)

    def count_quotations(self, view: View) -> int:
        """Return how many quotations the view holds."""
        return how_many(self._tables, view)

    def said(self, view: View, *, retold: bool = False) -> Said:
        """Return the view's quotations in numbers: totals, facets, days, shares of the unnamed."""
        return said(self._tables, view, retold=retold)

    def facet(self, view: View, name: str) -> pd.DataFrame:
        """Return value and count of one facet of the quotations page, most frequent first."""
        return facet(self._tables, view, name)

    def speakers(self, view: View) -> pd.DataFrame:
        """Return speaker and quotations of everybody who is quoted by name, most often first."""
        numbers, kept = Selection(self._tables, view).stated()[0], self._tables.statements
        named = numbers[kept.has("named", numbers, "named")]
        counts = counted(kept, "speaker", named, limit=None)
        return counts.rename(columns={"value": "speaker", "count": "quotations"})

    def compare(self, view: View, other: View, unit: str = "articles") -> Comparison:
        """Return two views side by side; names are counted in ``unit`` (articles or stories)."""
        return compare(self, self._tables, view, other, unit)

    def unnamed_sources(self, view: View) -> pd.DataFrame:
        """Return who is quoted without a name, one row for each description, most often first.

        Columns: speaker, role, affiliation, reason (for anonymity), sources, articles, quotations.
        """
        return unnamed_sources(self._tables, view)

    def suggest(self, field: str, typed: str = "", limit: int = 20) -> list[str]:
        """Return values of a filter that contain what was typed, the most frequent first."""
        if field in {"entity", "not_entity"}:
            return list(dict.fromkeys(self.find_entities(typed, limit)["name"]))
        kept = self._holding(field)
        values = counted(kept, column_of(field), np.arange(len(kept)), None if typed else limit)
        found: list[str] = values["value"].tolist()
        return [one for one in found if typed.lower() in one.lower()][:limit]

    def meant(self, view: View) -> View:
        """Return the view with aliases replaced by names: "G7" by "Group of Seven".

        A form that several entities have stays as it is: ``ambiguous`` names them.
        """
        return aliases.meant(self._called, view, self._has)

    def ambiguous(self, view: View) -> dict[str, list[str]]:
        """Return the forms asked for that several entities have, with the names of these."""
        return aliases.ambiguous(self._called, view, self._has)

    def successors(self, name: str) -> list[str]:
        """Return the names of today of what nobody is called any more, but was before articles were read again."""
        if self._tables.names.knows(name) or len(self._tables.names.called(name)):
            return []
        return names_now(self._tables, name)

    def _called(self, form: str) -> list[str]:
        """Return the names of those who are called so, or were."""
        found = list(dict.fromkeys(self._tables.names.called(form)["name"]))
        return found or names_now(self._tables, form)

    def unknown(self, view: View) -> list[str]:
        """Return what a view asks for that this collection does not have."""
        missing = []
        several = self.ambiguous(view)
        for name in SOUGHT:
            wanted: tuple[str, ...] = getattr(view, name)
            missing.extend(v for v in wanted if v not in several and not self._has(name, v))
        return [*missing, *(event for event in view.event if event not in self.printed_events)]

    def _has(self, field: str, value: str) -> bool:
        if field in NAMES:
            return self._tables.names.knows(value)
        return self._holding(field).knows(column_of(field), value)

    def _holding(self, field: str) -> Picked:
        """Return the rows in which the values of a filter stand."""
        spoken = TABLE_OF.get(field) == "statements"
        return self._tables.statements if spoken else self._tables.catalogue

    @cached_property
    def read_otherwise(self) -> dict[str, int]:
        """How many articles each other parser than this one read: an older one, or rules alone."""
        rows = Selection(self._tables, View()).table("articles")
        other = rows.filter(nw.col("parsed"), nw.col("parser_version") != PARSER_VERSION)
        found = frame_of(other.group_by("parser_version").agg(articles=nw.len()))
        return dict(zip(found["parser_version"], map(int, found["articles"]), strict=True))

    def problems(self) -> pd.DataFrame:
        """Return name, where and detail of everything that could not be read."""
        rows = Selection(self._tables, View()).table("problems").sort("where", "name")
        return frame_of(rows)


def _recorded(tables: Tables, article: str) -> ArticleRecord:
    """Return an article with its annotations, and who checked and who set what of them."""
    marks, record = marks_in(tables), article_record(tables, article)
    quotations, events = record.quotations, record.events
    whole = quotations.groupby("statement")["quotation"].transform("first")
    noted_so = replace(
        record,
        quotations=noted(quotations, marks.quotations, whole),
        events=noted(events, marks.events, events["event"]),
    )
    return set_in(tables).on_record(noted_so)


def column_of(field: str) -> str:
    """Return the column that a filter looks in: "not_source" in "source"."""
    return field.removeprefix("not_")
