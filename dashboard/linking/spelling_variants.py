"""Spelling variants that compare as equal: "don't" and "do not", "defence" and "defense"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import load
from dashboard.spelling import american

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 4
"""Shorter words are no plurals: "gas", "its"."""
SIBILANT = ("sses", "xes", "zes", "ches", "shes")
NO_PLURAL = ("ss", "us", "is")


def compared(words: Iterable[str]) -> tuple[str, ...]:
    """Return words in small letters as they are compared: contractions whole, plurals and spellings as one thing."""
    return tuple(part for word in words for part in _whole(word))


def in_one_tense(words: Iterable[str]) -> tuple[str, ...]:
    """Return words as reporters' are compared: auxiliaries in one tense, one article for another.

    None is left out: "had paid" and "had been paid", "few" and "a few" are not the same.
    """
    forms = load("contractions")["reported"]
    return tuple(forms.get(word, word) for word in words)


@functools.lru_cache(maxsize=65536)
def _whole(word: str) -> tuple[str, ...]:
    """Return the words that a contraction stands for, or the word without its plural ending."""
    contractions = load("contractions")
    if word in contractions["words"]:
        return tuple(contractions["words"][word].split())
    stem, apostrophe, ending = word.partition("'")
    if not apostrophe:
        return (_singular(american(word)),)
    if ending == "t" and stem.endswith("n"):
        return *_whole(stem.removesuffix("n")), "not"
    if ending == "s":
        return (stem, "is") if stem in contractions["subjects"] else (_singular(stem),)
    longer = contractions["endings"].get(ending)
    return (stem, longer) if longer else (word,)


def _singular(word: str) -> str:
    if len(word) < SHORTEST or not word.endswith("s") or word.endswith(NO_PLURAL):
        return word
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    return word.removesuffix("es") if word.endswith(SIBILANT) else word.removesuffix("s")
