"""Files that cannot be read, named for what they are, with what the reader can do instead.

Nothing is told from a file's name. What is known by its first bytes is named; what is no text in any
charset is refused as binary, so that no noise becomes an article.
"""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from dashboard.intake.charset import decode
from dashboard.intake.words import word_list
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Collection

TEXTUAL = frozenset("\t\n\v\f\r\x1b")
NOISE = frozenset({"Cc", "Cn", "Co", "Cs"})
SYMBOLS = frozenset({"No", "Sk", "Sm", "So"})
"""Signs like ¼ ¨ ± ®: rare in text, every sixth character where noise is read in an old charset."""
SAMPLE = 20_000
BINARY = "binary data, no text in any charset; if it is a document, {advice}"


def foreign_file(head: bytes, name: str) -> Problem | None:
    """Return the problem with a file that is no text by its first bytes, None for what may be."""
    known = _signature(head)
    if known:
        return Problem("unsupported_format", name, known)
    if is_binary(head):
        advice = word_list("foreign")["advice"]["document"]
        return Problem("unsupported_format", name, BINARY.format(advice=advice))
    return None


def foreign_zip(members: Collection[str]) -> str | None:
    """Return what kind of document a zip with these members is, None for a zip of files."""
    found = next((one for one in word_list("foreign")["zips"] if one["holds"] in members), None)
    return _named(found) if found else None


def is_binary(head: bytes) -> bool:
    """Return whether bytes are no text: what they decode to holds signs that no text is made of.

    A text may have a few control characters; noise in no known charset needs fewer to be told.
    """
    if not head.strip(b"\x00 \t\r\n"):
        return False
    decoded = decode(head)
    sample = decoded.text[:SAMPLE]
    if decoded.encoding == "utf-8" and decoded.how in {"strict", "mark"}:
        noise = _noise(sample, NOISE)
        return noise >= 8 and noise * 8 > len(sample)
    noise = _noise(sample, NOISE | SYMBOLS)
    return noise >= 2 and noise * 25 > len(sample)


def _noise(sample: str, kinds: Collection[str]) -> int:
    """Return how many characters are none of a text; each kind of character is looked up once."""
    return sum(many for letter, many in Counter(sample).items() if _is_noise(letter, kinds))


def _is_noise(letter: str, kinds: Collection[str]) -> bool:
    """Return whether a character is none that texts are written in; C1 codes may be cp1252."""
    if letter < "\x7f":
        return letter < " " and letter not in TEXTUAL
    return letter == "\ufffd" or (letter > "\x9f" and unicodedata.category(letter) in kinds)


@functools.cache
def _formats() -> tuple[tuple[int, bytes, bool, str], ...]:
    """Return where the bytes of each format stand, the bytes, if a text could begin so, its name."""
    known = word_list("foreign")
    return tuple(
        (one.get("at", 0), start.encode("latin-1"), "doubtful" in one, _named(one))
        for one in known["formats"]
        for start in one["starts"]
    )


def _named(kind: dict[str, str]) -> str:
    return f"{kind['name']}: {word_list('foreign')['advice'][kind['kind']]}"


def _signature(head: bytes) -> str | None:
    """Return the name of the format that a file's first bytes tell, with what to do about it."""
    for at, start, doubtful, name in _formats():
        if head.startswith(start, at) and not (doubtful and not is_binary(head)):
            return name
    return None
