"""The words of labels: their lists, the present tense, lists and possessives."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dashboard.parsing import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
SOUNDED_O = re.compile("[^aeiou]o$")
PLURAL_FORM = {"be": "are"}


def words(group: str) -> frozenset[str]:
    """Return a list of the label words."""
    return lexicon.words("event_labels", group)


@functools.cache
def limits() -> frozenset[str]:
    """Return the adverbs without which a verb says more than its text."""
    known = lexicon.words
    return words("limits") | known("factuality", "almost") | known("factuality", "perhaps")


def present(lemma: str, *, plural: bool = False) -> str:
    """Return the present tense of a verb: third person singular, or plural."""
    if plural:
        return PLURAL_FORM.get(lemma, lemma)
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")) or SOUNDED_O.search(lemma):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def listed(names: Sequence[str]) -> str:
    """Return "A, B and C"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def possessive(name: str) -> str:
    """Return "Lee’s", and "the ministers’" of a plural."""
    return name + ("’" if name.endswith("s") and not name[-2:-1].isupper() else "’s")
