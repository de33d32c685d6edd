"""The size of a PDF's compressed streams, checked before they are unpacked.

Deflate packs at most 1,032 to 1, so only streams are looked at that could pass the limit; they are
unpacked piece by piece, and nothing of them is kept.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGIN = re.compile(rb"stream\r?\n")
DEFLATED = re.compile(rb"/(?:FlateDecode|Fl)\b")
PIECE = 1 << 20
DICTIONARY = 2_000
DEFLATE_RATIO = 1_032


def unpacks_too_far(data: bytes) -> Problem | None:
    """Return the problem ``bomb`` where a stream unpacks to more than any page needs, else None."""
    for filters, packed in _streams(data):
        if filters > 1:
            return Problem("bomb", "", "a stream that is compressed more than once")
        if len(packed) * DEFLATE_RATIO > limits.PDF_STREAM_BYTES and _passes_limit(packed):
            told = f"a stream unpacks to more than {limits.PDF_STREAM_BYTES:,} bytes"
            return Problem("bomb", "", told)
    return None


def _streams(data: bytes) -> Iterator[tuple[int, memoryview]]:
    """Yield how often each compressed stream is deflated, and its bytes."""
    place = 0
    while opened := BEGIN.search(data, place):
        end = data.find(b"endstream", opened.end())
        end = len(data) if end < 0 else end
        head = data[max(place, opened.start() - DICTIONARY) : opened.start()]
        filters = len(DEFLATED.findall(head[head.rfind(b" obj") :] if b" obj" in head else head))
        place = end + len(b"endstream")
        if filters:
            yield filters, memoryview(data)[opened.end() : end]


def _passes_limit(packed: memoryview) -> bool:
    """Return whether a stream unpacks to more than the limit; a broken one to what it has till there."""
    unpacker = zlib.decompressobj()
    total = 0
    waiting: bytes | memoryview = packed
    try:
        while waiting and not unpacker.eof:
            total += len(unpacker.decompress(waiting, PIECE))
            if total > limits.PDF_STREAM_BYTES:
                return True
            waiting = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return False
