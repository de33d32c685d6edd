"""What a word says of its complement, where it is itself so and where it is denied."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from dashboard.model import EventStatus
from dashboard.parsing.lexicon.lists import load, words

if TYPE_CHECKING:
    from collections.abc import Mapping

Part = Literal["verbs", "nouns", "adjectives"]


class Signature(NamedTuple):
    """The group of a word, and what holds of its complement: where the word is so, and where it is not."""

    group: str
    so: EventStatus
    not_so: EventStatus


@functools.cache
def signatures(part: Part) -> Mapping[str, Signature]:
    """Return the signatures of the words of one part of speech, by lemma.

    Raises ValueError where the file names a status that there is not, or a word twice.
    """
    found: dict[str, Signature] = {}
    for name, group in load("factuality")["groups"].items():
        signature = Signature(name, group["so"], group["not"])
        if not {signature.so, signature.not_so} <= {*get_args(EventStatus)}:
            raise ValueError(f"{name}: {signature.so}, {signature.not_so}")
        for word in group.get(part, "").split():
            if word in found:
                raise ValueError(f"{word} stands in {found[word].group} and in {name}")
            found[word] = signature
    return found


@functools.cache
def denying_verbs() -> frozenset[str]:
    """Return the verbs by which somebody says that something is not so."""
    return frozenset(word for word, one in signatures("verbs").items() if one.group == "denies")


@functools.cache
def failing_verbs() -> frozenset[str]:
    """Return the verbs whose complement is not so where they are: "failed to", "avoided", "denied"."""
    return frozenset(word for word, one in signatures("verbs").items() if one.so == "denied")


def content_verbs() -> frozenset[str]:
    """Return the verbs whose "that" clause only reports, whatever their infinitive says."""
    return words("factuality", "content")
