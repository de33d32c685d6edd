"""Typography, folded once where a text enters the parser, so that no rule meets two forms of a sign.

The stages read a typewriter's signs: straight marks and apostrophes, plain spaces, one kind of dash,
no soft hyphens. ``Folded`` keeps where each character came from, so what the stages find is given
back in the offsets of the article as it was printed.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.model import Annotations, Article

SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
CREDIT = (
    r"(?:[A-Z][\w'’-]+ [A-Z][\w'’-]+/Pool via )?\b(?:REUTERS|AFP|EPA(?:-EFE)?|AP Photo)/"
    r"(?:Staff|Handout|Pool|Stringer|[A-Z][\w'’-]+ [A-Z][\w'’-]+(?: [A-Z][\w'’-]+(?=\s*(?:[\n/(]|$)))?)"
    r"(?:/(?:File Photo|[A-Z][a-z]+\b))*"
)
SIGNS = {
    # Pages print these among their sentences; they part what stands before from what follows.
    rf"{CREDIT}\s*|\bSlideshow \(\s?\d+ images?\s?\)\s*": "\n",
    rf"[{SPACES}]": " ",
    rf"[{UNSEEN}]+": "",
    r"``|''|‘‘|’’": '"',
    r"[“”„‟″＂\x93\x94]": '"',
    r"[’‘‛ʼ′＇\x91\x92]|(?<=[^\W\d_])[´`](?=[^\W\d_])": "'",
    r"(?<=[a-z]) - (?=based\b)": "-",  # "a London - based spokesman"
    r"(?<![^\s\u00a0])(?:-|--|[\u2010\u2011\x96\x97–—―−])(?=[\s\u00a0])": "–",
    r"[\u2010\u2011]": "-",
    r"(?<=\w)[–\x96](?=\w)": "-",
    r"[―\x97]|(?<!-)--(?!-)": "—",
    "…": "...",
}
"""What is printed -> what the stages read; \\x91 to \\x97 are marks of Windows read as Latin-1."""
FOLDS = re.compile("|".join(f"(?P<fold{number}>{sign})" for number, sign in enumerate(SIGNS)))
FORMS = [*SIGNS.values()]


@dataclass(frozen=True, slots=True)
class Folded:
    """An article as the stages read it, and where its characters stand in the article as printed.

    ``starts`` and ``ends`` hold a place for every character; both are empty where none has moved.
    """

    article: Article
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def unfolded(self, found: Annotations) -> Annotations:
        """Return what was found with the offsets of the article as printed."""
        if not self.starts:
            return found
        moved = {
            field.name: tuple(map(self.printed, getattr(found, field.name)))
            for field in fields(found)
            if field.name != "published"
        }
        return replace(found, **moved)

    def printed(self, item: Any) -> Any:
        """Return a span, or all the spans of a record, as places of the article as printed."""
        if not self.starts:
            return item
        if isinstance(item, tuple):
            return self._start(item[0]), self._end(item[1])
        spans = {}
        for field in fields(item):
            value = getattr(item, field.name)
            if value is not None and (field.name == "start" or field.name.endswith("_start")):
                spans[field.name] = self._start(value)
            elif value is not None and (field.name == "end" or field.name.endswith("_end")):
                spans[field.name] = self._end(value)
        return replace(item, **spans)

    def _start(self, place: int) -> int:
        return self.starts[place] if place < len(self.starts) else self.ends[-1]

    def _end(self, place: int) -> int:
        return self.ends[place - 1] if place else 0


def fold(article: Article) -> Folded:
    """Return the article in a typewriter's signs, with the places of its characters."""
    pieces = [*_pieces(article.text)]
    text = "".join(piece for piece, _, _ in pieces)
    if text == article.text:
        return Folded(article)
    if len(text) == len(article.text) and all(len(p) == e - s for p, s, e in pieces):
        return Folded(replace(article, text=text))
    starts, ends = _places(pieces)
    blocks = tuple(
        replace(block, start=bisect_left(starts, block.start), end=bisect_left(starts, block.end))
        for block in article.blocks
    )
    return Folded(replace(article, text=text, blocks=blocks), starts, ends)


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the text in pieces, each as it is read, with where it stands as printed."""
    place = 0
    for sign in FOLDS.finditer(text):
        if place < sign.start():
            yield text[place : sign.start()], place, sign.start()
        group: Any = sign.lastgroup
        yield FORMS[int(group.removeprefix("fold"))], sign.start(), sign.end()
        place = sign.end()
    if place < len(text):
        yield text[place:], place, len(text)


def _places(pieces: Iterable[tuple[str, int, int]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where each character that is read begins and ends in the text as printed."""
    starts: list[int] = []
    ends: list[int] = []
    for piece, start, end in pieces:
        if len(piece) == end - start:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))
    return tuple(starts), tuple(ends)


@functools.lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return the text without accents, with straight apostrophes."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'")
