"""How much of the texts a reader may see: all, the sentences that are evidence, or none.

All that is shown or taken away is asked of a Corpus. A limited one answers the same questions with no
more of the articles' text than its right lets out, so that pages, lists, links and files need not know.
Headlines, bylines, outlets, days, addresses, names, roles, figures and the labels of events are no text here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from dashboard.corpus.queries import Corpus
from dashboard.corpus.selection import Selection, frame_of
from dashboard.corpus.snippets import snippet
from dashboard.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.corpus.copies_and_versions import Changes
    from dashboard.corpus.desks import Pick
    from dashboard.corpus.evidence import ArticleRecord
    from dashboard.corpus.random_samples import Drawn
    from dashboard.model import Article, Block

    Spans = list[tuple[int, int]]

FULL, EVIDENCE, METADATA = RIGHTS = ("full", "evidence", "metadata")
"""All text; the sentences that hold a quotation or an event; no sentence of the text."""
WITHHELD = "Words not shown"
NOTICE_WITHHELD = "The article says what it corrects."
GAP, BETWEEN = "…", " … "
KEPT = frozenset({"title", "byline"})
"""Blocks of an article that are known of it whatever the right to its text."""
PLAIN = frozenset({
    "alongside", "ambiguous", "arrived", "beside", "came", "carried", "compare", "copies", "count_articles", "count_quotations",
    "copy_decisions", "decisions", "derived", "entities", "entity_types", "facet", "find_entities", "fingerprint", "forms", "gone", "holds",
    "identified", "like_events", "like_pairs", "look_for_damage", "meant", "newer", "pick", "places", "printed_events", "published", "quoted",
    "read_otherwise", "roles", "said", "shared_names", "speakers", "successors", "suggest", "takes_part",
    "tellings", "totals", "trend", "unfitting", "unknown", "verify", "version", "with_set_by", "withheld",
})  # fmt: skip
"""Questions whose answers hold names, figures and labels alone: a limited collection answers them as any does."""


def limited(corpus: Corpus, right: str) -> Corpus:
    """Return a collection that lets out what a right allows; raises KeyError for what is no right."""
    return {FULL: lambda: corpus, EVIDENCE: lambda: Limited(corpus, sentences=True),
            METADATA: lambda: Limited(corpus, sentences=False)}[right]()  # fmt: skip


class Limited(Corpus):
    """A collection that keeps back text; with ``sentences`` it lets out those that are evidence.

    Without, search does not look in the texts either: it would tell of any phrase whether it is there.
    Its questions take what those of a Corpus take.
    """

    def __init__(self, whole: Corpus, *, sentences: bool) -> None:
        self.path = whole.path
        self.damage = whole.damage
        tables = whole._tables  # noqa: SLF001 - the same collection, seen by another reader
        self._tables = tables if sentences else tables.of_titles()
        self.sentences = sentences

    def articles(self, view: View, *asked: Any, **options: Any) -> pd.DataFrame:
        """Return a list of articles whose snippets are of the text that may be shown."""
        frame = _unnoticed(super().articles(view, *asked, **options))
        shown = self._visible(frame["article"].tolist())
        query = self._tables.articles_index.asked(view.text)
        cut = [snippet(shown.get(article, ""), query) for article in frame["article"]]
        frame["snippet"] = pd.Series([text for text, _ in cut], dtype=object)
        frame["snippet_hits"] = pd.Series([hits for _, hits in cut], dtype=object)
        return frame

    def quotations(self, view: View, *asked: Any, **options: Any) -> pd.DataFrame:
        """Return the quotations of the view, their words where they may be shown."""
        return self._said(super().quotations(view, *asked, **options))

    def retold(self, view: View, limit: int | None = None) -> pd.DataFrame:
        """Return the statements that several articles carry, their words where they may be shown."""
        return self._said(super().retold(view, limit))

    def timeline(self, view: View, *asked: Any, **options: Any) -> pd.DataFrame:
        """Return the events of the view, without what was noted when they were checked."""
        return _unnoted(super().timeline(view, *asked, **options))

    def versions(self, statements: Sequence[str]) -> pd.DataFrame:
        """Return the versions of statements, their words where they may be shown."""
        return self._said(super().versions(statements))

    def unnamed_sources(self, view: View) -> pd.DataFrame:
        """Return who is quoted without a name; why, where the words may be shown."""
        frame = super().unnamed_sources(view)
        return frame if self.sentences else frame.assign(reason="")

    def event_mentions(self, event: str | Sequence[str]) -> pd.DataFrame:
        """Return where articles tell of an event, with the sentences where they may be shown."""
        frame = _unnoticed(super().event_mentions(event))
        if self.sentences:
            return frame
        frame["why"] = pd.Series([()] * len(frame), dtype=object, index=frame.index)
        return _cut(frame, [False] * len(frame))

    def printed(self, view: View, *asked: Any, **options: Any) -> pd.DataFrame:
        """Return where an entity is printed in one form, with the sentences that may be shown."""
        return self._proofs(super().printed(view, *asked, **options))

    def suggestions(self, entity: str | None = None) -> pd.DataFrame:
        """Return what may be merged or split, with the sentences that may be shown."""
        return self._proofs(super().suggestions(entity))

    def article(self, article: str) -> ArticleRecord:
        """Return an article with what may be shown of it; raises KeyError where there is none."""
        return self._record(super().article(article))

    def read_anew(self, article: str) -> ArticleRecord:
        """Return what may be shown of an article as it was read last; raises KeyError where none waits."""
        return self._record(super().read_anew(article))

    def texts(self, articles: Sequence[str]) -> dict[str, Article]:
        """Return what may be shown of several articles, by id."""
        spans = self._spans(articles)
        found = super().texts(articles)
        return {name: _narrowed(one, spans.get(name, [])) for name, one in found.items()}

    def tray(self, picks: Sequence[Pick]) -> pd.DataFrame:
        """Return what was picked, its words and sentences where they may be shown."""
        frame = _unnoted(_unnoticed(super().tray(picks)))
        hidden = frame["words"].eq("") | (frame["words"].notna() & (not self.sentences))
        frame["words"] = frame["words"].mask(hidden, WITHHELD)
        return frame if self.sentences else frame.assign(sentence=None)

    def draw(self, item: str, size: int, seed: int) -> list[Drawn]:  # noqa: ARG002 - asked as a Corpus is
        """Return nothing: who judges a sample sees its sentences."""
        return []

    def earlier(self, article: str) -> list[Article]:  # noqa: ARG002 - asked as a Corpus is
        """Return nothing: of earlier versions no sentence is known to be evidence."""
        return []

    def changes(self, article: str, version: int) -> Changes:
        """Raise IndexError: there is no earlier version to be shown."""
        raise IndexError(article, version)

    def extras(self) -> dict[str, dict[str, str]]:
        """Return nothing: other columns may hold any text."""
        return {}

    def original(self, article: Article) -> bytes | None:  # noqa: ARG002 - asked as a Corpus is
        """Return nothing: the bytes hold the whole text."""
        return None

    def has_original(self, article: Article) -> bool:  # noqa: ARG002 - asked as a Corpus is
        """Say that no original is here to be shown."""
        return False

    def problems(self) -> pd.DataFrame:
        """Return what could not be read, without details, which may quote it."""
        return super().problems().assign(detail="")

    def _said(self, frame: pd.DataFrame) -> pd.DataFrame:
        frame = _unnoted(_unnoticed(frame))
        if self.sentences or frame.empty:
            return frame
        blank = {"words": WITHHELD, "anonymity_reason": None}
        for name in frame.columns.intersection([*blank]):
            frame[name] = blank[name]
        if "hits" in frame:
            frame["hits"] = pd.Series([[]] * len(frame), dtype=object, index=frame.index)
        return frame

    def _proofs(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return a frame of sentences without those that may not be shown."""
        spans = self._spans(frame["article"].tolist())
        rows = zip(frame["article"], frame["start"], frame["sentence_start"], strict=True)
        return _cut(
            frame,
            [
                any(a <= low and start < b for a, b in spans.get(article, ()))
                for article, start, low in rows
            ],
        )

    def _visible(self, articles: Sequence[str]) -> dict[str, str]:
        """Return the sentences of articles that may be shown, as one line each."""
        if not self.sentences:
            return {}
        spans = self._spans(articles)
        found = super().texts(articles)
        pieces = {
            name: BETWEEN.join(one.text[a:b].strip() for a, b in spans.get(name, []))
            for name, one in found.items()
        }
        return {name: f"{GAP} {piece}" for name, piece in pieces.items() if piece}

    def _spans(self, articles: Iterable[str]) -> Mapping[str, Spans]:
        """Return where the sentences of articles stand that may be shown, in order, none over another."""
        if not self.sentences:
            return {}
        wanted = nw.col("article").is_in(list(articles))
        found: dict[str, Spans] = {}
        for table in ("quotations", "events"):
            rows = Selection(self._tables, View()).table(table).filter(wanted)
            _gather(found, frame_of(rows.select("article", *PLACES)))
        return {name: _united(spans) for name, spans in found.items()}

    def _record(self, record: ArticleRecord) -> ArticleRecord:
        """Return a record with the text that may be shown, and what was found in it."""
        found: dict[str, Spans] = {}
        if self.sentences:
            for frame in (record.quotations, record.events):
                _gather(found, frame.assign(article=""))
        spans = _united(found.get("", []))
        seen = [*spans, *_kept(record.article.blocks)]
        return replace(
            record,
            article=_narrowed(record.article, spans),
            published_cues=(),
            notice=NOTICE_WITHHELD if record.notice else None,
            mentions=_unplaced(record.mentions, seen),
            **{
                name: _unnoted(_inside(getattr(record, name), seen))
                for name in ("quotations", "dates", "events")
            },
        )


PLACES = ("start", "end", "sentence_start", "sentence_end")


def _gather(found: dict[str, Spans], frame: pd.DataFrame) -> None:
    """Add to ``found`` where each row of a frame and its sentence stand, by article."""
    for article, start, end, low, high in frame[["article", *PLACES]].itertuples(index=False):
        known = not (pd.isna(low) or pd.isna(high))
        first, last = (min(start, low), max(end, high)) if known else (start, end)
        found.setdefault(article, []).append((int(first), int(last)))


def _united(spans: Spans) -> Spans:
    """Return spans in order, those that meet as one."""
    united: Spans = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united


def _kept(blocks: Iterable[Block]) -> Spans:
    return [(block.start, block.end) for block in blocks if block.kind in KEPT]


def _narrowed(article: Article, spans: Spans) -> Article:
    """Return an article with blanks for all text outside the spans: every place stays what it was."""
    shown = _united([*spans, *_kept(article.blocks)])
    text = [" "] * len(article.text)
    blocks = [one for one in article.blocks if any(one.start < b and a < one.end for a, b in shown)]
    for block in blocks:
        for start, end in _gaps(block, shown):
            if article.text[start:end].strip():
                text[start] = GAP
    for start, end in shown:
        text[start:end] = article.text[start:end]
    kept = replace(article, text="".join(text), blocks=tuple(blocks))
    return replace(kept, deck=None, captions=(), extra=(), original=None)


def _gaps(block: Block, shown: Spans) -> Spans:
    """Return the stretches of a block that are in no span."""
    gaps, at = [], block.start
    for start, end in shown:
        if end > block.start and start < block.end:
            gaps.append((at, start))
            at = max(at, end)
    return [(a, b) for a, b in [*gaps, (at, block.end)] if a < b]


def _unplaced(frame: pd.DataFrame, spans: Spans) -> pd.DataFrame:
    """Return who is named, without a place where it is outside of the spans."""
    places = zip(frame["start"], frame["end"], strict=True)
    outside = [not any(a <= start and end <= b for a, b in spans) for start, end in places]
    hidden = pd.Series(outside, dtype=bool, index=frame.index)
    nowhere = {"start": 0, "end": 0, "sentence_start": None, "sentence_end": None}
    return frame.assign(**{name: frame[name].mask(hidden, at) for name, at in nowhere.items()})


def _inside(frame: pd.DataFrame, spans: Spans) -> pd.DataFrame:
    """Return the rows of a frame that stand within one of the spans."""
    places = zip(frame["start"], frame["end"], strict=True)
    within = [any(a <= start and end <= b for a, b in spans) for start, end in places]
    return frame[pd.Series(within, dtype=bool, index=frame.index)].reset_index(drop=True)


def _cut(frame: pd.DataFrame, shown: Sequence[bool]) -> pd.DataFrame:
    """Return a frame of sentences in which those that are not shown are empty."""
    hidden = ~pd.Series(shown, dtype=bool, index=frame.index)
    for name, nothing in (("sentence", ""), ("hit_start", 0), ("hit_end", 0)):
        frame[name] = frame[name].mask(hidden, nothing)
    return frame


def _unnoted(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame without the notes of whoever checked its rows: they may quote the article."""
    return frame.assign(checked_note=None) if "checked_note" in frame else frame


def _unnoticed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose notices of corrections say that there is one, and not what it says."""
    if "notice" in frame:
        there: Any = frame["notice"].notna()
        frame["notice"] = frame["notice"].astype(object).mask(there, NOTICE_WITHHELD)
    return frame
