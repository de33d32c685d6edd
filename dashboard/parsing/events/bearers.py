"""Who bears a title that stands apart from the name: "Under Secretary for Trade, Energy and Growth Ann Lee".

The parser makes the title, or a part of it, a noun beside the person; here it leads to the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.entities.person_names import titles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.syntax.document import Document

WITHIN = frozenset({"of", "for", "the", "and", "at", ",", "&", "-", "to"})
"""Words of a title that are not written in capitals."""
LONGEST = 24
"""Tokens between a title and the name it leads to."""
TITLES = frozenset(
    {"Secretary", "Minister", "Ambassador", "Envoy", "Representative", "Commissioner", "Director"}
    | {
        "Head",
        "Coordinator",
        "Advisor",
        "Adviser",
        "Official",
        "Administrator",
        "Counselor",
        "Chair",
    }
)
"""Offices that the lists of titles lack, since they stand before "for" and "of" too."""


def with_bearers(document: Document, numbers: Iterable[int], references: References) -> list[int]:
    """Return the words with titles replaced by the person who bears them, each once.

    What stands between the two is the office: "Secretary for Democracy, Human Rights, and Labor Ann Lee".
    """
    numbers = list(numbers)
    spans = {number: _bearer(document, number, references) for number in numbers}
    within = {n for title, name in spans.items() for n in range(title + 1, name)}
    return list(dict.fromkeys(spans[n] for n in numbers if n not in within or n in references.at))


def _bearer(document: Document, number: int, references: References) -> int:
    """Return the last word of the name that a title leads to, else the word itself."""
    mention = references.at.get(number)
    if mention and mention.kind == "name" and mention.type in ("ORG", "LOC"):
        office = office_behind(document, document.within(mention.start, mention.end).stop)
        found = number if office is None else _bearer(document, office, references)
        return number if found == office else found
    word = document.word[number]
    if number not in references.at and word.isupper() and document.word[number + 1 : number + 2]:
        titled = document.word[number + 1] in TITLES | RANKS and document.pos[number] == "PROPN"
        number, word = (number + 1, document.word[number + 1]) if titled else (number, word)
    if number in references.at or document.pos[number] != "PROPN" or word not in titles() | TITLES:
        return number
    for n in range(number + 1, min(number + LONGEST, len(document.word))):
        mention = references.at.get(n)
        if mention and mention.type == "PER" and mention.kind == "name":
            return _last(references, n)
        if not (document.word[n][:1].isupper() or document.lower[n] in WITHIN):
            return number
    return number


RANKS = frozenset(
    {"Under", "Deputy", "Assistant", "Principal", "Acting", "Senior", "Chief", "Prime", "Vice"}
    | {"Foreign", "Defence", "Defense", "Finance", "Interior"}
)
"""Words before an office that are a part of it."""


def office_behind(document: Document, number: int) -> int | None:
    """Return the office right behind the name of a body: "Ministry of Trade Deputy Minister Ann Lee"."""
    if document.word[number : number + 1] == ["("]:
        number += 3  # "Republic of Korea (ROK) Foreign Minister"
    while number < len(document.word) and document.word[number] in RANKS:
        number += 1
    titled = number < len(document.word) and document.word[number] in titles() | TITLES
    return number if titled else None


def _last(references: References, number: int) -> int:
    """Return the last token of the mention at a token."""
    mention = references.at[number]
    while references.at.get(number + 1) is mention:
        number += 1
    return number
