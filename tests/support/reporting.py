"""Articles with hand-made event mentions, for tests of linking without a language model."""

from __future__ import annotations

from typing import Any

from dashboard.linking.events import LinkedEvent, link_events
from dashboard.model import Annotations, Article, EventMention

Told = tuple[Article, Annotations]


def report(name: str, published: str | None, text: str, *events: dict[str, Any]) -> Told:
    """Return an article with its events; each event names its head word and what is known of it."""
    mentions = tuple(_mention(text, number, event) for number, event in enumerate(events, start=1))
    return Article(name, text, (), published=published), Annotations(events=mentions)


def _mention(text: str, number: int, event: dict[str, Any]) -> EventMention:
    head = event.pop("head")
    place = text.index(head)
    known: dict[str, Any] = {
        "start": 0,
        "end": len(text),
        "lemma": head,
        "label": text,
        "event": number,
    }
    return EventMention(head_start=place, head_end=place + len(head), **(known | event))


def linked(*told: Told) -> list[LinkedEvent]:
    """Return the event that each article's first event turned out to be, in the order given."""
    links = link_events(told, {})
    return [links[article.id, 1] for article, _ in told]
