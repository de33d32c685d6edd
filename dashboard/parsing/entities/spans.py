"""Names as they are being worked out: from the model's spans to clean pieces of the text.

The model's edges follow its training text, not the news: "the", "'s", "Berlin-based" and pairs such
as "U.S.-China" are cut here. Nothing but the edges moves, so every span stays what the reader sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dashboard.parsing.entities.gazetteer import word_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.model import EntityType, MentionKind, Reading
    from dashboard.parsing.entities.gazetteer import Entry

LONGEST = 200
"""Characters of the longest span that is looked at: what is longer is no name."""
WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|\w+(?:'(?![sS]\b)\w+)*|&")
OUTSIDE = "®™ \t\"'‘`.,;:()[]{}<>*-–—_/|!?#@…"
DOTTED_END = re.compile(
    r"(?:^|[\s.])(?:\w\.)+$|\b(?:Inc|Corp|Co|Cos|Ltd|Bros|Jr|Sr|St|Mass|Calif|Fla|Conn|Ill|Pa|Va|Ga|Mo|Md)\.$"
)
POSSESSIVE = re.compile(r"\s?['`´]\s?[sS]$|(?<=s)'$")
ARTICLE = re.compile(r"(?:the|The|THE|a|an|A|An)\s+(?=\S)")
TAIL = re.compile(
    r"(?<=[A-Z]{3})\s+(?:Allies|Ally)$|\s+(?:at|in|of|on|for|to|by|from|with|and|the|as|is|was|said|says|Says|who|that|His|Her|Our|Their|'s)$"
)
LOWER_TAIL = re.compile(
    r"[-–](?:based|owned|listed|born|led|backed|bound|funded|held|run|controlled|made|trained"
    r"|style|era|wide|area|brokered|like|friendly|loving|speaking|trading|concession|holder"
    r"|[a-z]+ed|[a-z]+ing)\b.*$",
    re.DOTALL,
)
MAKERS = re.compile(r"^[A-Z][a-z]+makers?\s+(?=[A-Z])")
"""A common noun that begins a sentence before a firm: "Drugmakers Roe and Poe"."""
LOWER_HEAD = re.compile(
    r"^(?:pro|anti|ex|non|post|pre|mid|self|former|then|late|un|trans|inter)[-–](?=[^\W\d_])",
    re.IGNORECASE,
)
IN_ADDRESS = re.compile(r"°|[=?%]\w|://|\bwww\.|\d{7}")
"""What stands in the addresses of web pages and in telephone numbers, and in no name."""
SPELLED = re.compile(r"(?:\w-){3,}\w")
"""A name as it is spelled out aloud: "F-i-k-a"."""
NUMBERED = re.compile(
    r"(?:\d+(?:st|nd|rd|th)|(?:First|Second|Third|[A-Z]\w+th)) (?:Anniversary|Conference|Edition|Meeting|Plenary|Round|Session|Summit)"
)
"""One of a row of gatherings, and no name of its own: "Ninth Session"."""
PAIR = re.compile(r"(?<=[\w.])[-–—/](?=[^\W\d_])")


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
            and not (text[end - 1] == "." and DOTTED_END.search(text[start:end]))
        ):
            end -= 1
        piece = text[start:end]
        if found := ARTICLE.match(piece):
            start += found.end()
        elif found := POSSESSIVE.search(piece) or TAIL.search(piece):
            end = start + found.start()
        elif (found := LOWER_HEAD.match(piece) or MAKERS.match(piece)) and not is_whole(piece):
            start += found.end()
        elif found := LOWER_TAIL.search(piece):
            end = start + found.start()
        if before == (start, end):
            break
    return start, end


def is_whole(piece: str) -> bool:
    """Whether the first half of a word belongs to a body's name: "Inter-Alpine League"."""
    words = piece.split()
    joined = piece[0].isupper() and LOWER_HEAD.match(piece)
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
    if IN_ADDRESS.search(piece) or SPELLED.fullmatch(piece) or NUMBERED.fullmatch(piece):
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
