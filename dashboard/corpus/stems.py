"""Stems: what a searched word is compared by, so that "sanction" finds "sanctions".

Case, accents, endings and the side of the Atlantic make no difference; a phrase in quotation marks
is compared to the letter instead.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from pathlib import Path

import tantivy

SPELLING = Path(__file__).with_name("spelling.tsv")


def fold(text: str) -> str:
    """Return ``text`` without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@functools.lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a folded word: "defence" and "defense" have the same."""
    for pattern, other in _spellings():
        word = pattern.sub(other, word)
    return "".join(_english().analyze(word)) or word


@functools.lru_cache(maxsize=200_000)
def stem_as_written(word: str) -> str:
    """Return the stem of a word as it is printed."""
    return stem(fold(word))


@functools.cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    lines = SPELLING.read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((re.compile(pattern), other) for pattern, other in pairs)


@functools.cache
def _english() -> tantivy.TextAnalyzer:
    """Return tantivy's Snowball stemmer for a single word."""
    whole = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    return whole.filter(tantivy.Filter.stemmer("english")).build()
