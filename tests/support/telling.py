"""Reads the events of a few sentences with the real parser, loaded once for all tests."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from dashboard.model import Article
from dashboard.parsing.parser import Parser

if TYPE_CHECKING:
    from dashboard.model import EventMention


@functools.cache
def parser() -> Parser:
    """Return the parser; its language model takes a second to load."""
    return Parser()


def events_of(
    text: str, published: str | None = "2021-05-12", byline: str | None = None
) -> tuple[EventMention, ...]:
    """Return the event mentions of a text published, if not told otherwise, on a Wednesday."""
    stages = frozenset({"entities", "dates", "events"})
    return (
        parser().parse(Article("told", text, (), published=published, byline=byline), stages).events
    )


def event_at(
    text: str, word: str, published: str | None = "2021-05-12", byline: str | None = None
) -> EventMention:
    """Return the mention whose head words hold ``word``, at its first place in the text."""
    place = text.index(word)
    found = [e for e in events_of(text, published, byline) if e.head_start <= place < e.head_end]
    assert found, f"no event at {word!r}"
    return found[0]


def days(event: EventMention) -> tuple[str | None, str | None]:
    """Return the first and last day of an event."""
    return event.first, event.last
