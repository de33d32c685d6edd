"""Removal of characters that belong to no article, each removal reported.

Control characters break HTML parsers, lone surrogates cut text off in silence, and direction
overrides let a headline read as another one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
LATIN_CONTROL = re.compile(r"[\x80-\x9f]")
LINE_ENDS = re.compile(r"[\x0c\u2028\u2029]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff\U000e0000-\U000e007f]")
LIGATURE = re.compile(r"[\ufb00-\ufb06]")
ODD = re.compile(
    "|".join(
        sign.pattern
        for sign in (CONTROL, LATIN_CONTROL, LINE_ENDS, SURROGATE, DIRECTION, INVISIBLE, LIGATURE)
    ).replace("]|[", "")
)
COUNTED = (("control_characters", CONTROL), ("direction_marks", DIRECTION))
MOJIBAKE = re.compile(
    r"[\u00c2\u00c3][\u0080-\u00bf\u2018-\u203a\u0152-\u0178]|\u00e2[\u20ac\u0080]"
)
GARBLED_LETTER = re.compile(
    r"(?<=[a-z])\u00c3[\u00a1-\u00bf](?!\u20ac)|\b\u00c3[\u00a1-\u00bf](?=[a-z])"
)
"""A small letter with an accent, inside a word, in UTF-8 read as cp1252: "PeÃ±a"."""
GARBLED_MARKS = re.compile(
    r"(?<![\u0080-\u2122])[\u0080-\u2122]*(?:\u00e2[\u20ac\u0080]|\u00c3[\u00a2\u0192\u0083])[\u0080-\u2122]*"
)
"""Letters beyond ASCII, without a gap, that can only be a quotation mark or dash in UTF-8 read as cp1252."""
MOST_OFTEN = 4
"""So often a line is read again: once for each time that it was read as cp1252."""
GREEK_CYRILLIC = "\u0370-\u03ff\u0400-\u052f"
MIXED = re.compile(rf"[A-Za-z][{GREEK_CYRILLIC}]|[{GREEK_CYRILLIC}][A-Za-z]")


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """Clean text, and what was taken out of it by name."""

    text: str
    warnings: tuple[str, ...] = ()


def scrub(text: str) -> Scrubbed:
    """Return body text without control characters, surrogates, ligatures and exact double encoding.

    A page is looked through once for all of them: most hold none.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    odd, garbled = _odd(text), _is_garbled(text)
    if not odd and not garbled:
        return Scrubbed(text)
    counted = {}
    text = _replaced(text, odd, (LIGATURE, _as_letters), (LINE_ENDS, "\n"))
    if SURROGATE.search(odd):
        text, counted["lone_surrogates"] = _pair_surrogates(text)
    if garbled:
        text, counted["mojibake_repaired"] = _undo_double_encoding(text)
    odd = _odd(text)
    text = _replaced(text, odd, (LATIN_CONTROL, _as_windows))
    counted |= {name: len(signs.findall(text)) for name, signs in COUNTED if signs.search(odd)}
    text = _replaced(text, odd, (CONTROL, ""), (INVISIBLE, ""))
    return Scrubbed(text, tuple(f"{name}: {many}" for name, many in counted.items() if many))


def _replaced(text: str, odd: str, *swaps: tuple[re.Pattern[str], Any]) -> str:
    """Return a text with signs replaced, those of them that are among its odd letters."""
    for signs, by in swaps:
        if signs.search(odd):
            text = signs.sub(by, text)
    return text


def _odd(text: str) -> str:
    """Return each of the letters that are looked for which a text holds, once."""
    return "".join({*ODD.findall(text)})


def _is_garbled(text: str) -> bool:
    """Return whether a text looks like UTF-8 that was read as cp1252."""
    return any(sign in text for sign in "\u00c2\u00c3\u00e2") and bool(MOJIBAKE.search(text))


def scrub_line(text: str) -> str:
    """Return a title, byline or name on one line, without direction and invisible marks."""
    text = INVISIBLE.sub("", DIRECTION.sub("", scrub(text).text))
    return " ".join(text.split())


def printable(name: str) -> str:
    """Return a file's name or a problem's words without what commands a terminal or turns text."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


def is_mixed(line: str) -> bool:
    """Return whether one word of a name mixes Latin with Greek or Cyrillic: it may pose as another."""
    return not line.isascii() and bool(MIXED.search(line))


def _pair_surrogates(text: str) -> tuple[str, int]:
    """Join surrogate pairs into the characters they mean; lone ones become U+FFFD."""
    before = text.count("\ufffd")
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text, text.count("\ufffd") - before


def _undo_double_encoding(text: str) -> tuple[str, int]:
    """Repair each line that is UTF-8 read as cp1252, once or oftener."""
    lines = text.split("\n")
    repaired = 0
    for number, line in enumerate(lines):
        if MOJIBAKE.search(line):
            lines[number] = _repaired(line)
            repaired += lines[number] != line
    return "\n".join(lines), repaired


def _repaired(line: str) -> str:
    """Return a line with each reading as cp1252 taken back: all of it where that is exact, else its letters.

    A line may hold both, as where its marks were set again: “PeÃ±a”.
    """
    for _ in range(MOST_OFTEN):
        better = _read_again(line)
        if better is None:
            better = GARBLED_MARKS.sub(_letter, line)
        if better == line:
            better = GARBLED_LETTER.sub(_letter, line)
        if better == line or not MOJIBAKE.search(better):
            return better
        line = better
    return line


def _letter(garbled: re.Match[str]) -> str:
    """Return what garbled letters mean; the closing mark's last byte is one that cp1252 has no letter for."""
    letters = garbled.group()
    return _read_again(letters) or _read_again(f"{letters}\x9d") or letters


def _read_again(line: str) -> str | None:
    """Return the line encoded to cp1252, or Latin-1, and decoded as UTF-8, or None if that is not exact."""
    try:
        data = b"".join(
            bytes([ord(letter)]) if LATIN_CONTROL.match(letter) else letter.encode("cp1252")
            for letter in line
        )
        return data.decode("utf-8")
    except UnicodeError:
        return None


def _as_letters(match: re.Match[str]) -> str:
    """Return the letters of a ligature: print sets "office" with one sign for its "ffi"."""
    return unicodedata.normalize("NFKC", match[0])


def _as_windows(match: re.Match[str]) -> str:
    """Return the cp1252 character that a C1 control code stands for, nothing where none does."""
    try:
        return match[0].encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        return ""
