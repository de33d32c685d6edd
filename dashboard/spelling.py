"""British and American spelling: by which search and linking take "defence" and "defense" for one word."""

from __future__ import annotations

import functools
import re
from pathlib import Path

TABLE = Path(__file__).with_name("spelling.tsv")


def american(word: str) -> str:
    """Return a word in small letters as it is spelled in America."""
    for pattern, other in _spellings():
        word = pattern.sub(other, word)
    return word


@functools.cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    lines = TABLE.read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((re.compile(pattern), other) for pattern, other in pairs)
