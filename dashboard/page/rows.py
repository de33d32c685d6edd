"""Lists as HTML: articles, quotations, and events with their sentences, each one link from proof."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.page import links
from dashboard.page.markup import Markup, join, link, marked, tag, text
from dashboard.wording import count, day, number, period, published

if TYPE_CHECKING:
    from dashboard.page.opening import Here

    Row = dict[str, Any]

KNOWN = {
    "stated": "named with the words",
    "carried": "carried over from the sentence before",
    "inferred": "inferred from the text around",
    "ambiguous": "more than one speaker is possible",
}
FACET_WORDS = KNOWN | {
    "unknown": "speaker unknown",
    "unnamed": "not named",
    "declined": "did not answer",
    "expected": "only expected",
    "denied": "denied",
}
"""How the facets say their values, where the value itself is a term."""
STATUS = {
    "expected": "expected to be said",
    "denied": "denies having said it",
    "declined": "declined to comment",
}
CERTAINTY = {
    "computed": "date worked out",
    "assumed": "date assumed",
}
HAPPENED = {"planned": "planned", "denied": "denied", "uncertain": "uncertain"}


def present(value: Any) -> bool:
    """Say whether a cell of a frame holds something."""
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist"):
        return len(value) > 0
    return value is not None and not pd.isna(value) and value != ""


def facts(*parts: object) -> Markup:
    """Return small facts with middle dots between, empty ones left out."""
    shown = [tag("bdi", part) for part in parts if present(part)]
    return join(shown, tag("span", " · ", class_="dot"))


def title_of(row: Row) -> str:
    """Return an article's title, or words that say it has none."""
    return row["title"] if present(row.get("title")) else "Article without a title"


def article_rows(here: Here, articles: pd.DataFrame, *, front: bool = False) -> Markup:
    """Return articles as a list: title, where and when it was published, and a snippet.

    On the front page they stand in columns, under a heading of their own.
    """
    level = "h3" if front else "h2"
    items = (_article(here, row, level) for row in articles.to_dict("records"))
    return tag("ol", *items, class_="articles front" if front else "articles")


def speaker_rows(here: Here, speakers: pd.DataFrame) -> Markup:
    """Return who is quoted and how often, each a link to the quotations."""
    items = [
        tag(
            "li",
            link(
                links.address(
                    links.QUOTATIONS, replace(here.view, speaker=(row["value"],)), here.events
                ),
                tag("bdi", row["value"]),
            ),
            tag("span", number(row["count"]), class_="count"),
        )
        for row in speakers.to_dict("records")
    ]
    return tag("ul", *items, class_="facet")


def _article(here: Here, row: Row, level: str) -> Markup:
    to = links.sentence_address(here.view, row["article"], events=here.events)
    hits = row["snippet_hits"] if present(row["snippet_hits"]) else []
    return tag(
        "li",
        tag(level, link(to, tag("bdi", title_of(row)))),
        tag("p", tag("bdi", marked(row["snippet"] or "", hits)), class_="snippet"),
        tag(
            "p",
            facts(
                row["source"],
                published(row["published"], row.get("published_first"), row.get("published_last")),
                count(row["words"], "word"),
                count(row["quotations"], "quotation") if row["quotations"] else None,
            ),
            class_="facts",
        ),
    )


def role_words(row: Row) -> str:
    """Return a speaker's role and affiliation in one phrase, without what the name says already."""
    told = str(row["speaker"]).casefold() if present(row.get("speaker")) else ""
    parts: list[str] = []
    for name in ("role", "affiliation"):
        if present(row.get(name)) and row[name].casefold() not in told:
            parts.append(row[name])
            told += f" {row[name].casefold()}"
    return ", ".join(parts)


def event_row(here: Here, row: Row, sentences: pd.DataFrame, limit: int) -> Markup:
    """Return one event: its date, its name, what is uncertain about it, and its sentences."""
    names = here.events
    chosen = row["event"] in here.view.event
    toggle = links.address(links.TIMELINE, here.view.toggled("event", row["event"]), names)
    shown = sentences.head(limit).to_dict("records")
    more = len(sentences) - len(shown)
    return tag(
        "li",
        tag("p", period(row["first"], row["last"]), class_="when"),
        tag(
            "div",
            tag("h3", link(toggle, tag("bdi", row["label"]), aria_pressed=None)),
            tag(
                "p",
                facts(
                    count(row["articles"], "article"),
                    count(row["sources"], "source") if row["sources"] > 1 else None,
                    row["place"],
                    CERTAINTY.get(row["certainty"]),
                    HAPPENED.get(row["status"]),
                ),
                class_="facts",
            ),
            tag("ul", *(_sentence(here, item) for item in shown), class_="evidence"),
            tag("p", link(toggle, f"{number(more)} more"), class_="facts") if more > 0 else "",
        ),
        class_="chosen" if chosen else None,
    )


def _sentence(here: Here, row: Row) -> Markup:
    """Return a sentence that tells of an event, its clause marked, and where it stands."""
    to = links.sentence_address(here.view, row["article"], row["start"], here.events)
    sentence = row["sentence"]
    start, end = max(int(row["hit_start"]), 0), min(int(row["hit_end"]), len(sentence))
    return tag(
        "li",
        tag("span", tag("bdi", marked(sentence, [(start, end)])), class_="words"),
        " ",
        link(to, facts(row["source"], day(row["published"])), class_="proof"),
        tag("span", text(f" {row['why']}"), class_="why") if present(row["why"]) else "",
    )
