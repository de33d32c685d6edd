"""Bytes to text: byte order mark, then strict UTF-8, then detection; never an exception.

UTF-8 is tried before any label, since real UTF-8 labelled as something else is common and text in
another charset that happens to be valid UTF-8 is not.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import IO

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536
WINDOWS = {
    "iso8859-1": "cp1252",
    "iso8859-2": "cp1250",
    "iso8859-7": "cp1253",
    "iso8859-9": "cp1254",
}
"""Charsets of which Windows has its own with marks where they have control characters."""
ONE_BYTE = ("iso8859", "cp125", "koi8", "mac")
FEW_LETTERS = 3
"""So few letters beyond ASCII do not tell one charset of single bytes from another; most texts are in that of Windows."""
MARKED_BYTES = range(0x80, 0xA0)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how that was known: mark, strict, pattern or detected."""

    text: str
    encoding: str
    how: str

    @property
    def warnings(self) -> tuple[str, ...]:
        """Name the encoding where it was not plain UTF-8."""
        if self.encoding == "utf-8":
            return ()
        lost = self.text.count("\ufffd")
        named = f"encoding: {self.encoding} ({self.how})"
        return (named, f"unreadable_bytes: {lost}") if lost else (named,)


def decode(data: bytes) -> Decoded:
    """Return the text of a file's bytes; bytes that mean nothing become U+FFFD."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding, "mark")
    wide = _wide(data[:SAMPLE])
    if wide:
        return Decoded(data.decode(wide, "replace"), wide, "pattern")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "strict")
    except UnicodeDecodeError as error:
        return _detect(data, error)


def encoding_of(file: IO[bytes]) -> str:
    """Return the encoding of a file that is too long to be held, by its first piece that is not plain ASCII."""
    piece = file.read(SAMPLE)
    while piece.isascii() and b"\x00" not in piece and (more := file.read(SAMPLE)):
        piece = more
    return decode(piece).encoding


def _wide(sample: bytes) -> str | None:
    """Return the UTF-16 order of text without a mark: every other byte of it is mostly NUL."""
    even, odd = sample[::2], sample[1::2]
    if len(odd) < 8:
        return None
    if odd.count(0) > 0.6 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.6 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def _detect(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Decode with the charset that resiliparse finds, or as UTF-8 with a few damaged bytes."""
    sample = data[max(0, error.start - SAMPLE) :][: 2 * SAMPLE]
    lost = sample.decode("utf-8", "replace").count("\ufffd")
    beyond_ascii = sum(byte >= 0x80 for byte in sample)
    if error.start >= len(data) - 3 or lost * 20 < beyond_ascii:
        return Decoded(data.decode("utf-8", "replace"), "utf-8", "damaged")
    from resiliparse.parse.encoding import detect_encoding

    found = detect_encoding(sample, from_html_meta=False) or "cp1252"
    try:
        encoding = codecs.lookup(found).name
    except LookupError:
        encoding = "cp1252"
    encoding = "cp1252" if encoding == "utf-8" else _likelier(encoding, {*sample} - {*range(0x80)})
    return Decoded(data.decode(encoding, "replace"), encoding, "detected")


def _likelier(encoding: str, beyond_ascii: set[int]) -> str:
    """Return the charset of Windows for one of its kin: where its marks are, or too few letters to tell."""
    letters = beyond_ascii - {*MARKED_BYTES}
    if encoding.startswith(ONE_BYTE) and len(letters) <= FEW_LETTERS:
        return "cp1252"
    return WINDOWS.get(encoding, encoding) if len(letters) < len(beyond_ascii) else encoding
