"""What is no name: a word that only begins a sentence, a title alone, a piece of a longer name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.entities.gazetteer_matches import look_up
from dashboard.parsing.entities.person_names import given_names, titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dashboard.parsing.entities.spans import Name, Word


def proper(
    text: str, words: Sequence[Word], names: Sequence[Name], known: Callable[[str], bool]
) -> list[Name]:
    """Return the names without words that only begin a sentence, and without pieces of longer ones.

    ``known`` tells the words of the dictionary, in lower case.
    """
    common = {word.text for word in words if word.text.islower()}
    starts = {name.start for name in names}
    no_names = set(VARIANT.findall(text)) | set(_short_for_things(text))
    return [
        n
        for n in names
        if n.text not in no_names
        and not _is_phrase(text, n)
        and not _title_alone(text, n)
        and (
            n.trust > 1
            or n.kind != "name"
            or not (
                _only_begins(text, n, common)
                or _cut_short(text, n)
                or (known(n.text.lower()) and _cut_out(text, n, starts))
            )
        )
    ]


VARIANT = re.compile(
    r"\b(Alpha|Beta|Gamma|Delta|Epsilon|Lambda|Omicron) (?:sub)?(?:variant|strain|wave)s?\b"
)
"""Letters that tell waves of an illness apart, and in such an article are no town and no airline."""
SHORT_FOR = re.compile(
    r"(?P<words>(?:\b[a-z]\w+[ -]){1,5}[a-z]\w+)(?:,? or | \()(?P<letters>[A-Z]{2,5})\b"
)


def _short_for_things(text: str) -> Iterator[str]:
    """Yield the letters that stand for a common noun: "chronic lung disease, or CLD"."""
    for found in SHORT_FOR.finditer(text):
        letters = found["letters"].lower()
        words = re.split(r"[ -]", found["words"])
        if "".join(word[0] for word in words).endswith(letters):
            yield found["letters"]


def _is_phrase(text: str, name: Name) -> bool:
    """Whether a person's name of several words is a phrase of the text: "Bread Ovens", "bread ovens"."""
    several = name.type == "PER" and name.trust < 2 and " " in name.text
    return several and f" {name.text.lower()}" in text


CAPITAL_BEHIND = re.compile(r" (?:and )?(?=[A-Z][a-z]{2})")


def _cut_out(text: str, name: Name, starts: set[int]) -> bool:
    """Whether a word is cut out of what stands in capitals: "Corrupt" of "Corrupt Actors List".

    A person, and what another name follows at once, is no such piece.
    """
    found = CAPITAL_BEHIND.match(text, name.end)
    if not found or name.type == "PER" or name.text.isupper() or look_up(name.text):
        return False
    word = re.match(r"\w+", text[found.end() :])
    return found.end() not in starts and bool(word) and word.group() not in titles()


JOINED = re.compile(r"(?:,| and| or|, and) (?:(?:North|South|East|West)(?:ern)?|Central|Latin)")


def _cut_short(text: str, name: Name) -> bool:
    """Whether a name is the first half of a word or a list: "Sino-British", "North and South Ulm"."""
    if name.text in word_class("nation-prefix"):
        return text[name.end : name.end + 1] in ("-", "–")
    return name.text in word_class("direction") and bool(JOINED.match(text, name.end))


BRANDS = frozenset({"Coach", "Judge", "Premier", "Provost"})
"""Titles that are also called so without anybody: firms, leagues, towns."""


def _title_alone(text: str, name: Name) -> bool:
    """Whether a name is but a title: "the Queen", "Mr. Minister"; a brand or a given name is none."""
    if name.type not in ("PER", "ORG") or name.entry or " " in name.text:
        return False
    office = word_class("title-of-person") | word_class("office-short")
    behind_article = text[max(0, name.start - 4) : name.start].lower() == "the "
    if name.type == "PER" and behind_article and name.text in titles():
        return True
    return name.text in office - word_class("also-title") - given_names() - BRANDS


def _only_begins(text: str, name: Name, common: set[str]) -> bool:
    """Whether a name is one word at the head of a sentence that is a common word elsewhere."""
    if " " in name.text or name.text.lower() not in common or name.text.isupper():
        return False
    return _opens(text, name)


def _opens(text: str, name: Name) -> bool:
    """Whether a name stands at the head of a sentence."""
    before = text[max(0, name.start - 3) : name.start].rstrip(" \"'‘(")
    return not before or before[-1] in ".!?:\n)–—-*"
