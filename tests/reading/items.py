"""What can be judged: quotations, events, names, dates, statuses and whole articles of a collection.

An item says what Dateline says and shows the text that it says it of. Items are made when they are
drawn; before that a collection is only a list of what could be drawn, in an order that is always the same.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.page.components.event_card import HISTORIC
from dashboard.view import View
from dashboard.wording import day, meant, period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dashboard.corpus import Corpus
    from dashboard.model import Article

    Row = dict[str, Any]
    Candidate = tuple[str, str, Callable[[], "Item"]]

AROUND = 700, 350
"""Characters of text that a sheet shows before and after a quotation or a date."""
NEAR = 260, 260
"""The same for an event or a name, which has several passages."""
PASSAGES = 12
TOP = 40
COMMON = 60
"""So many names lead the lists of Entities."""
RARE = 2
"""In so many articles at most a rare name is printed."""
STATUSES = ("expected", "denied", "declined")
TYPES = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    "FAC": "building or site",
    "NORP": "group of people",
    "EVENT": "named event",
    "WORK": "work",
    "LAW": "law",
    "PRODUCT": "product",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of an article's text, with the spans in it that an item is about."""

    article: str
    heading: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to judge: ``says`` holds what Dateline says of the passages, by field."""

    id: str
    kind: str
    group: str
    says: dict[str, str]
    passages: tuple[Passage, ...]


def candidates(corpus: Corpus) -> dict[str, list[tuple[str, Callable[[], Item]]]]:
    """Return what can be drawn, by group: the key of each item and the function that makes it."""
    texts = corpus.texts(corpus.articles(View())["article"].tolist())
    found: dict[str, list[tuple[str, Callable[[], Item]]]] = defaultdict(list)
    for some in (_quotations, _events, _names, _dates, _articles):
        for group, key, make in some(corpus, texts):
            found[group].append((key, make))
    return {group: sorted(some, key=lambda one: one[0]) for group, some in found.items()}


def item_id(kind: str, key: str) -> str:
    """Return an id that tells nothing of what it names."""
    return hashlib.blake2b(f"{kind}\n{key}".encode(), digest_size=6).hexdigest()


def kind_of(group: str) -> str:
    """Return the kind of a group's items, which is all that readers are told: "event" of "event, random"."""
    return group.partition(",")[0]


def _item(group: str, key: str, says: Row, passages: Sequence[Passage]) -> Item:
    kind = kind_of(group)
    said = {field: str(words) for field, words in says.items() if present(words)}
    return Item(item_id(kind, key), kind, group, said, tuple(passages))


def present(value: Any) -> bool:
    """Tell whether a frame's cell has something in it."""
    return isinstance(value, str) and bool(value)


def heading_of(article: Article) -> str:
    """Return the headline, outlet and day of an article."""
    title, source = article.title or "No headline", article.source or "no source"
    return f"{title} · {source} · {day(article.published)}"


def _cut(article: Article, spans: Sequence[tuple[int, int]], around: tuple[int, int]) -> Passage:
    """Return the text around spans of an article."""
    before, after = around
    start = max(0, min(start for start, _ in spans) - before)
    end = max(end for _, end in spans) + after
    marks = tuple((a - start, b - start) for a, b in spans)
    return Passage(article.id, heading_of(article), article.text[start:end], marks)


def _quotations(corpus: Corpus, texts: dict[str, Article]) -> Iterator[Candidate]:
    """Yield every statement, and once more those whose status is not that they were said."""
    rows = corpus.quotations(View(status=("said", *STATUSES)))
    for row in rows.to_dict("records"):
        article = texts[row["article"]]
        yield "quotation", row["quotation"], partial(_quotation, "quotation", row, article)
        if row["status"] in STATUSES:
            yield "status", row["quotation"], partial(_quotation, "status", row, article)


def _quotation(group: str, row: Row, article: Article) -> Item:
    pieces = [(int(a), int(b)) for a, _, b in (piece.partition(":") for piece in row["pieces"])]
    is_body = row["named"] == "named" and row["speaker_kind"] not in ("person", "group")
    says = {
        "words": row["words"],
        "kind": row["kind"],
        "speaker": row["speaker"] if present(row["speaker"]) else "not known",
        "role": row["role"],
        "named": "body" if is_body else row["named"],
        "status": row["status"],
    }
    return _item(group, row["quotation"], says, [_cut(article, pieces, AROUND)])


def when(row: Row) -> str:
    """Return the days that the Timeline gives an event, and how it knows them."""
    if pd.isna(row["first"]) and pd.isna(row["last"]):
        return "date not given"
    days = period(row["first"], row["last"])
    if row.get("historic"):
        return f"{days} ({HISTORIC})"
    assumed = row["certainty"] == "assumed"
    return f"reported {days}; date not given" if assumed else f"{days} ({row['certainty']})"


def _events(corpus: Corpus, texts: dict[str, Article]) -> Iterator[Candidate]:
    """Yield the events of the Timeline: those that it lists first apart, and those that were denied."""
    timeline = corpus.timeline(View())
    late = timeline["certainty"].eq("assumed") | timeline["first"].isna()
    ordered = timeline.assign(late=late).sort_values("late", kind="stable")
    for rank, row in enumerate(ordered.to_dict("records")):
        group = "event, top 40" if rank < TOP else "event, random"
        yield group, row["event"], partial(_event, corpus, group, row, texts)
        if row["status"] == "denied":
            yield "status", row["event"], partial(_event, corpus, "status", row, texts)


def _event(corpus: Corpus, group: str, row: Row, texts: dict[str, Article]) -> Item:
    mentions = corpus.event_mentions(row["event"]).head(PASSAGES).to_dict("records")
    passages = [_cut(texts[m["article"]], [(m["start"], m["end"])], NEAR) for m in mentions]
    says = {
        "label": row["label"],
        "when": when(row),
        "status": row["status"],
        "place": row["place"],
        "shown": f"{len(mentions)} of {row['mentions']} sentences",
    }
    return _item(group, row["event"], says, passages)


def _names(corpus: Corpus, texts: dict[str, Article]) -> Iterator[Candidate]:
    """Yield the names of entities: the most printed, and the rare ones."""
    for rank, row in enumerate(corpus.entities(View()).to_dict("records")):
        group = "name, rare" if row["articles"] <= RARE else "name, often"
        if group == "name, rare" or rank < COMMON:
            yield group, row["entity"], partial(_name, corpus, group, row, texts)


def _name(corpus: Corpus, group: str, row: Row, texts: dict[str, Article]) -> Item:
    """Return a name with its printed forms, each where it is printed in some articles."""
    forms = corpus.forms(View(), row["entity"])
    forms = forms[forms["way"].isin(["name", "reading"])].head(PASSAGES)
    some = [
        corpus.printed(View(), row["entity"], form, way, max(1, PASSAGES // len(forms)))
        for form, way in zip(forms["form"], forms["way"], strict=True)
    ]
    places = pd.concat(some).to_dict("records")
    passages = [_cut(texts[p["article"]], [(p["start"], p["end"])], NEAR) for p in places]
    says = {"name": row["name"], "type": TYPES[row["type"]]}
    return _item(group, row["entity"], says, passages)


def _dates(corpus: Corpus, texts: dict[str, Article]) -> Iterator[Candidate]:
    """Yield every date that a text names."""
    for article in texts.values():
        for row in corpus.article(article.id).dates.to_dict("records"):
            key = f"{article.id}:{row['start']}-{row['end']}"
            yield "date", key, partial(_date, key, row, article)


def _date(key: str, row: Row, article: Article) -> Item:
    """Return a date with its days; its TIMEX3 value, which says them again, only where it has none."""
    says = {"words": article.text[row["start"] : row["end"]], "means": meant(row)}
    if pd.isna(row["first"]) and pd.isna(row["last"]):
        says["value"] = row["value"]
    return _item("date", key, says, [_cut(article, [(row["start"], row["end"])], AROUND)])


def _articles(_corpus: Corpus, texts: dict[str, Article]) -> Iterator[Candidate]:
    """Yield every article, to be read beside the file that it was read from."""
    for article in texts.values():
        yield "intake", article.id, partial(_intake, article)


def _intake(article: Article) -> Item:
    says = {
        "headline": article.title,
        "deck": article.deck,
        "byline": article.byline,
        "source": article.source or "none",
        "published": day(article.published),
        "file": article.raw_ref,
    }
    marks = tuple((block.start, block.end) for block in article.blocks if block.kind == "paragraph")
    return _item("intake", article.id, says, [Passage(article.id, "", article.text, marks)])
