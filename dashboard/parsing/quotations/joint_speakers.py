"""Several who speak together: "Hall, the treasurer and the Port Union said in a joint statement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.sources import without_article

if TYPE_CHECKING:
    from dashboard.parsing.coreference.people import People
    from dashboard.parsing.syntax.document import Document


MANY_NAMES = 6
JOINTS = frozenset({",", "and", "or", "nor", "&", "("})
ALL = words("function_words", "all_of_them")


def joined_names(document: Document, people: People, head: int) -> tuple[str, int] | None:
    """Return the names of several who speak together and their last token, or None for one speaker.

    Those among them who are only described are called by their description.
    """
    names: list[str] = []
    token: int | None = head
    last = head
    while token is not None and len(names) < MANY_NAMES:
        following = _next(document, people, token)
        mention = people.at(token, token, token)
        if mention is not None:
            names.append(mention.name)
        elif document.inside[token] < 0 and _speaks(document, token):
            names.append(_described(document, token, following))
        else:
            return None
        token, last = following, token
    names = list(dict.fromkeys(names))
    if len(names) < 2:
        return None
    return " and ".join([", ".join(names[:-1]), names[-1]]), last


def _next(document: Document, people: People, token: int) -> int | None:
    """Return the next of a list, though the syntax may take it for another name of this one."""
    following = document.child(token, "conj")
    if following is not None:
        return following
    other = document.child(token, "appos")
    if other is None or document.child(other, "conj") is None:
        return None
    one, two = people.at(token, token, token), people.at(other, other, other)
    named = one is not None and two is not None and one.type == two.type == "PER"
    return other if named and one.entity != two.entity else None


def _speaks(document: Document, token: int) -> bool:
    """Say whether a member of a list who has no name of its own can speak."""
    word = document.lower[token]
    kinds = ("sources", "groups", "organisations")
    forms = {word, word.removesuffix("s")}
    return any(forms & words("sources", kind) for kind in kinds)


def _described(document: Document, token: int, following: int | None) -> str:
    """Return the own words of one member of a list, without those who follow."""
    last = document.right[token] if following is None else document.left[following] - 1
    while last > token and document.lower[last] in JOINTS | ALL:
        last -= 1
    for place in range(token + 1, last + 1):
        if document.lower[place] in JOINTS:
            last = place - 1
            break
    return without_article(document.span_text(document.left[token], last))
