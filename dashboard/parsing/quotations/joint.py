"""Several who speak together: "Hall, the treasurer and the Port Union said in a joint statement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.quotations.lexicon import words
from dashboard.parsing.quotations.sources import without_article

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cast import Cast
    from dashboard.parsing.quotations.reading import Reading

MANY_NAMES = 6
JOINTS = frozenset({",", "and", "or", "nor", "&", "("})
ALL = words("little", "all_of_them")


def joined_names(reading: Reading, cast: Cast, head: int) -> str | None:
    """Return the names of several who speak together, or None for one speaker.

    Those among them who are only described are called by their description; one must be named.
    """
    names: list[str] = []
    named = 0
    token: int | None = head
    while token is not None and len(names) < MANY_NAMES:
        following = _next(reading, cast, token)
        mention = cast.at(token, token, token)
        if mention is not None:
            names.append(mention.name)
            named += 1
        elif reading.inside[token] < 0 and _speaks(reading, token):
            names.append(_described(reading, token, following))
        else:
            return None
        token = following
    names = list(dict.fromkeys(names))
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else None


def _next(reading: Reading, cast: Cast, token: int) -> int | None:
    """Return the next of a list, though the syntax may take it for another name of this one."""
    following = reading.child(token, "conj")
    if following is not None:
        return following
    apposed = reading.child(token, "appos")
    if apposed is None or reading.child(apposed, "conj") is None:
        return None
    one, two = cast.at(token, token, token), cast.at(apposed, apposed, apposed)
    named = one is not None and two is not None and one.type == two.type == "PER"
    return apposed if named and one.entity != two.entity else None


def _speaks(reading: Reading, token: int) -> bool:
    """Say whether a member of a list who has no name of its own can speak."""
    word = reading.words[token]
    kinds = ("sources", "groups", "organisations")
    known = any(word in words("nouns", kind) for kind in kinds)
    return known or word.removesuffix("s") in words("nouns", "sources")


def _described(reading: Reading, token: int, following: int | None) -> str:
    """Return the own words of one member of a list, without those who follow."""
    last = reading.right[token] if following is None else reading.left[following] - 1
    while last > token and reading.words[last] in JOINTS | ALL:
        last -= 1
    for place in range(token + 1, last + 1):
        if reading.words[place] in JOINTS:
            last = place - 1
            break
    return without_article(reading.span_text(reading.left[token], last))
