"""Decks that only repeat the story, such as a page description that is its first paragraph.

A deck that repeats the lead would put its quotations and events twice into one article, and so would a
standfirst that stands among the paragraphs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = re.compile(r"\w+")
DASH = re.compile(r"\s*(?:[—–]|\s--?)\s+")
COMPARED = 3_000
"""So many letters of a paragraph are looked at."""
RUNS_AGAIN = 0.5
"""Three words in a row, found again in the story, are no coincidence; a deck of which this share is, is the story's."""
LEAD_WORDS = 8
"""A paragraph of fewer words may stand twice in a story on purpose: a refrain, a label."""
DATELINE_WORDS = 6
"""So many words may come before a lead: "PORT AMSEL, Westmark (AP) —"."""
OPENING = 4
"""A lead is among so many paragraphs."""
LONG = 4
LONG_WORDS = 6
WORDS_AGAIN = 0.85
"""A deck of which one early paragraph has this share of the long words says the same."""


def repeats(deck: str, paragraphs: Sequence[str]) -> bool:
    """Return whether the story says the deck again, in the same words or nearly so."""
    words = _words(deck)
    story = [_words(paragraph) for paragraph in paragraphs]
    runs = runs_of(words)
    again = runs_of([word for paragraph in story for word in paragraph])
    if runs and len(runs & again) >= RUNS_AGAIN * len(runs):
        return True
    if any(" ".join(words) in " ".join(paragraph) for paragraph in story[:2]):
        return True
    long = [word for word in words if len(word) >= LONG]
    shares = (sum(word in {*some} for word in long) for some in story[:OPENING])
    return len(long) >= LONG_WORDS and max(shares, default=0) >= WORDS_AGAIN * len(long)


def said_again(first: str, others: Sequence[str]) -> bool:
    """Return whether one of the early paragraphs begins with the first one, word for word.

    A dateline may come before it there, and a first one that was cut ("…") ends in a part of a word.
    """
    if len(first) > COMPARED:
        return False
    words = _words(first)
    if first.endswith(("…", "...")):
        words = words[:-1]
    return len(words) >= LEAD_WORDS and any(
        words == _words(text)[: len(words)]
        for other in others[: OPENING - 1]
        for text in (other, _without_dateline(other))
    )


def _without_dateline(text: str) -> str:
    """Return a lead without the place and agency before its dash: capitals and no other word."""
    place, _, rest = DASH.sub("\n", text, count=1).partition("\n")
    heads = [word[0] for word in WORDS.findall(place)]
    is_place = len(heads) <= DATELINE_WORDS and not any(map(str.islower, heads))
    return rest if is_place and rest else text


def _words(text: str) -> list[str]:
    return WORDS.findall(text[:COMPARED].casefold())


def runs_of(words: Sequence[str]) -> set[tuple[str, ...]]:
    """Return every three words in a row."""
    return {*zip(words, words[1:], words[2:], strict=False)}
