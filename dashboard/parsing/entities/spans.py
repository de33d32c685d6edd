"""Names as they are being worked out: from the model's spans to clean pieces of the text.

The model's edges follow its training text, not the news: "the", "'s", "Berlin-based" and pairs such
as "U.S.-China" are cut here. Nothing but the edges moves, so every span stays what the reader sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dashboard.parsing.entities.patterns import PATTERNS, word_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.model import EntityType, MentionKind, Reading

LONGEST = 200
"""Characters of the longest span that is looked at: what is longer is no name."""
WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|\w+(?:'(?![sS]\b)\w+)*|&")
OUTSIDE = "®™ \t\"'‘`.,;:()[]{}<>*-–—_/|!?#@…"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the gazetteer knows: stable id, name to show, type, the country it lies in.

    ``grade`` is what it is: country, region, state, city, organisation, an institution that many
    countries have, or for demonyms the kind of group. ``weight`` is the population of a city: the biggest of a name is meant by default.
    """

    id: str
    name: str
    type: EntityType
    grade: str
    country: str | None = None
    weight: int = 0
    state: str = ""


@dataclass(slots=True, eq=False)
class Name:
    """One mention on its way: where it stands, what it is taken for, and why that is trusted.

    ``trust``: 0 a guess, 1 the model, 2 a rule or the gazetteer. ``parts`` are the words of a
    person's name without titles; ``gender`` what a title or given name tells (m, f).
    """

    start: int
    end: int
    type: EntityType
    text: str
    trust: int = 1
    entry: Entry | None = None
    kind: MentionKind = "name"
    name: str = ""
    entity: str = ""
    role: str | None = None
    reading: Reading | None = None
    stands_for: str | None = None
    gender: str | None = None

    @property
    def printed(self) -> str:
        """The words with single blanks, no longer all in capitals where they are more than letters."""
        text = " ".join(self.text.split())
        return text.title() if text.isupper() and len(text) > 4 else text


class Word(NamedTuple):
    """A word of the text, hyphens and marks outside."""

    start: int
    end: int
    text: str


def words_of_text(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [Word(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without quotation marks, articles, possessives and loose function words."""
    while start < end:
        before = (start, end)
        while start < end and text[start] in OUTSIDE:
            start += 1
        while (
            start < end
            and text[end - 1] in OUTSIDE
            and not (text[end - 1] == "." and PATTERNS.dotted_end.search(text[start:end]))
        ):
            end -= 1
        piece = text[start:end]
        if found := PATTERNS.article_first.match(piece):
            start += found.end()
        elif found := PATTERNS.possessive_last.search(piece) or PATTERNS.tail.search(piece):
            end = start + found.start()
        elif (
            found := PATTERNS.lower_head.match(piece) or PATTERNS.makers.match(piece)
        ) and not is_whole(piece):
            start += found.end()
        elif found := PATTERNS.lower_tail.search(piece):
            end = start + found.start()
        if before == (start, end):
            break
    return start, end


def is_whole(piece: str) -> bool:
    """Whether the first half of a word belongs to a body's name: "Inter-Alpine League"."""
    words = piece.split()
    joined = piece[0].isupper() and PATTERNS.lower_head.match(piece)
    return bool(joined) and len(words) > 1 and words[-1] in word_class("organisation-head")


def pieces(text: str, start: int, end: int, apart: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a span that a dash, a slash, a bracket or a list holds apart, trimmed."""
    position = start
    for found in apart.finditer(text, start, end):
        yield trim(text, position, found.start())
        position = found.end()
    yield trim(text, position, end)


def plausible(piece: str) -> bool:
    """Whether a piece can be a name at all: a letter in it, a capital or digit, not a calendar word."""
    if not any(c.isupper() for c in piece) or len(piece) > 120:
        return False
    if piece in word_class("never-name") or piece in word_class("weekday-or-month"):
        return False
    if (
        PATTERNS.in_address.search(piece)
        or PATTERNS.spelled.fullmatch(piece)
        or PATTERNS.party_and_state.fullmatch(piece)
        or PATTERNS.numbered_gathering.fullmatch(piece)
    ):
        return False
    return not (len(piece.rstrip(".")) == 1 or piece in word_class("starter"))


def without_overlaps(names: Iterable[Name]) -> list[Name]:
    """Return the names in order, the more trusted and then the longer one where two overlap."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (-n.trust, n.start - n.end, n.start)):
        here = range(name.start, name.end)
        if taken.isdisjoint(here):
            taken.update(here)
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)
