"""The language of a text, by py3langid: 97 languages, offline, as ISO 639-1 codes."""

from __future__ import annotations

import functools
import re
from typing import Any

PARSED = (None, "en", "und")
"""Languages that the parser reads, and what articles have whose language nobody knows."""
ENOUGH_LETTERS = 40
SAMPLE = 1_000
ENOUGH_PROSE = 300
"""Letters of prose from which its own language is surer than what its page states."""

ALIKE = tuple(
    frozenset(codes.split())
    for codes in (
        "no nb nn da",
        "hr sr bs sl",
        "id ms",
        "cs sk",
        "pt gl es",
        "ru uk be bg",
        "af nl",
    )
)
NAMED = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", re.IGNORECASE)
NAMES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "dutch": "nl",
    "russian": "ru",
    "chinese": "zh",
    "arabic": "ar",
    "japanese": "ja",
}
THREE_LETTERS = {
    "eng": "en",
    "deu": "de",
    "ger": "de",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "nld": "nl",
    "dut": "nl",
    "rus": "ru",
    "zho": "zh",
    "chi": "zh",
    "ara": "ar",
    "jpn": "ja",
}


@functools.cache
def _identifier() -> Any:
    import py3langid

    return py3langid


def detect_language(text: str) -> str | None:
    """Return the code of the text's language, None where there are too few letters to tell."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < ENOUGH_LETTERS:
        return None
    code, _ = _identifier().classify(sample)
    return str(code)


def decide_language(stated: object, prose: str, text: str) -> str | None:
    """Return the language of an article: that of its prose; what its page states only confirms it.

    A page's ``lang`` is often that of the template. It decides where there is little prose, and
    between languages so alike that letters tell them apart badly. ``text`` is all of the article.
    """
    named = stated_language(stated)
    found = detect_language(prose or text)
    if named is None or found is None or named == found:
        return found or named
    if sum(map(str.isalpha, prose)) < ENOUGH_PROSE:
        return named
    return named if any({named, found} <= kin for kin in ALIKE) else found


def stated_language(value: object) -> str | None:
    """Return the two-letter code of a stated language (``en-US``, ``eng``, ``English``)."""
    if not isinstance(value, str) or not value.strip():
        return None
    name = value.strip().lower()
    if name in NAMES:
        return NAMES[name]
    if not NAMED.fullmatch(name):
        return None
    code = re.split("[-_]", name)[0]
    return THREE_LETTERS.get(code, code if len(code) == 2 else None)
