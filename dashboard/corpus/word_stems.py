"""Stems, by which a search for "sanction" finds "sanctions".

Case, accents, endings and the side of the Atlantic make no difference; a phrase in quotation marks
is compared to the letter instead.
"""

from __future__ import annotations

import functools
import unicodedata

import tantivy

from dashboard.spelling import american


def fold(text: str) -> str:
    """Return ``text`` without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@functools.lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a folded word: "defence" and "defense" have the same."""
    word = american(word)
    return "".join(_english().analyze(word)) or word


@functools.lru_cache(maxsize=200_000)
def stem_as_written(word: str) -> str:
    """Return the stem of a word as it is printed."""
    return stem(fold(word))


@functools.cache
def _english() -> tantivy.TextAnalyzer:
    """Return tantivy's Snowball stemmer for a single word."""
    whole = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    return whole.filter(tantivy.Filter.stemmer("english")).build()
