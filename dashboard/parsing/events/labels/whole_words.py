"""What a verb acts on in the article's own words, for where a shorter telling would lose some of it.

A label may leave out whole adjuncts (dates, asides in commas or brackets, what came besides), and no part
of what is left: "was barred from owning a boat", "announced an order of fifty ferries at a price of
two billion crowns".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.parsing.events.factuality_verbs import IF
from dashboard.parsing.events.labels.words import possessive, words
from dashboard.parsing.syntax.document import DASHES, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from dashboard.model import Mention
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.syntax.document import Document

ENOUGH = 150
"""Characters beyond which whole adjuncts at the end are left out."""
BESIDES = frozenset({"conj", "cc", "parataxis", "punct", "mark", "intj", "dep", "neg", "prt"})
ASIDES = ("relcl", "appos", "acl", "advcl", "parataxis")
ADDRESSED = frozenset({"you", "your"})
PERSONAL = ADDRESSED | {"he", "she", "him", "her", "they", "them"}
OWNING = frozenset({"his", "their", "your"})
ADJUNCTS = ("prep", "advmod", "npadvmod")


def core(document: Document, head: int, enough: int = ENOUGH) -> list[int]:
    """Return the words behind a verb that its label needs: no dates, asides or other clauses."""
    joined = min(n for n in (*document.of_dep(head, "cc", "conj"), len(document.word)) if n > head)
    behind = [child for child in document.children[head] if head < child < joined]
    parts = [_part(document, head, child) for child in behind]
    if not any(parts):
        parts = _after_clauses(document, head)
    found = [n for part in _short_enough(document, head, parts, enough) for n in part]
    ends = next((at for at, n in enumerate(found) if _ends(document, n)), len(found))
    found = found[:ends]
    while found and document.dep[found[-1]] in ("acl", "punct"):
        found.pop()  # "the meeting, hosted"
    return _without_day(document, found)


def _after_clauses(document: Document, head: int) -> list[list[int]]:
    """Return the clauses that alone say what a verb is about: "has lashed out after the court ruled"."""
    spans = {
        n: range(document.left[n], document.right[n] + 1) for n in document.of_dep(head, "advcl")
    }
    after = (n for n in spans if document.words_of(n, "mark") == {"after"})
    return [[*spans[n]] for n in after if spans[n][0] > head]


def _without_day(document: Document, found: list[int]) -> list[int]:
    """Return words without the day that they end on: "the corruption today"."""
    end = next((at for at in range(len(found), 0, -1) if not document.is_dated(found[at - 1])), 0)
    timed = bool(end) and document.pos[found[end - 1]] == "ADP"
    timed = timed and document.lower[found[end - 1]] != "of"
    adverb = any(document.dep[n] == "npadvmod" for n in found[end:])
    return found[:end] if timed or adverb else found


def _ends(document: Document, number: int) -> bool:
    """Tell whether what a verb acts on ends before a word: at a semicolon, or a clause behind a comma."""
    relative = document.tag[number] in ("WRB", "WDT", "WP") and document.word[number - 1] == ","
    return relative or document.word[number] == ";"


def _part(document: Document, head: int, child: int) -> list[int]:
    """Return the words of what hangs on a verb; none where it says only when, or is told besides."""
    dep = document.dep[child]
    apart = dep in ADJUNCTS and document.word[document.left[child] - 1] == ","
    if dep == "dep" and "-" in document.word[child] and document.word[child + 1][:1].isupper():
        return [child]  # "furthering Norland-South African ties"
    if apart or dep in BESIDES or dep in SUBJECTS or says_when(document, child):
        return []
    if dep == "advcl" and not (_is_condition(document, child)):
        return []
    span = range(max(head + 1, document.left[child]), document.right[child] + 1)
    aside = {n for first, last in _asides(document, span) for n in range(first, last + 1)}
    return [n for n in span if n not in aside]


def says_when(document: Document, child: int) -> bool:
    """Tell whether something is a date, or stands before nothing but one: "on Monday", "last year"."""
    span = range(document.left[child], document.right[child] + 1)
    if document.lower[child] in words("occasions"):
        return True
    telling = [n for n in span if document.pos[n] not in ("ADP", "DET", "PUNCT", "PART")]
    dated = bool(telling) and all(document.is_dated(n) for n in telling)
    return dated and document.dep[child] != "dobj"


def _is_condition(document: Document, child: int) -> bool:
    return bool(document.words_of(child, "mark") & IF)


def _asides(document: Document, span: range) -> Iterator[tuple[int, int]]:
    """Yield what stands in brackets, and clauses that commas or dashes set off."""
    opened = -1
    for n in span:
        if document.word[n] == "(":
            opened = n
        elif document.word[n] == ")" and opened >= 0:
            yield opened, n
            opened = -1
        first = document.left[n]
        parted = first - 1 in span and document.word[first - 1] in {",", *DASHES}
        if document.dep[n] in ASIDES and parted and not _is_place(document, n):
            closed = document.right[n] + 1
            ends = closed in span and document.word[closed] in {",", *DASHES}
            yield first - 1, closed if ends else document.right[n]


def _is_place(document: Document, number: int) -> bool:
    """Tell whether an apposition only says where the place before it lies: "Doha, Qatar"."""
    return document.dep[number] == "appos" and document.pos[number] == "PROPN"


def _short_enough(
    document: Document, head: int, parts: list[list[int]], enough: int
) -> list[list[int]]:
    """Return the parts without adjuncts at the end, as long as they are too many."""
    parts = [part for part in parts if part]
    while len(parts) > 1 and sum(_length(document, part) for part in parts) > enough:
        top = next(n for n in parts[-1] if document.head[n] == head)
        if document.dep[top] not in ADJUNCTS or document.of_dep(top, "pcomp"):
            break
        parts.pop()
    return parts


def _length(document: Document, part: Sequence[int]) -> int:
    return document.end[part[-1]] - document.start[part[0]]


def as_printed(
    document: Document, numbers: Sequence[int], references: References, subject: Mention | None
) -> str:
    """Return words as they stand, with the names of those whom pronouns mean, if not named there."""
    named = {references.at[n].entity for n in numbers if n in references.at}
    named |= {subject.entity} if subject else set()
    told = ""
    for n, following in pairwise([*numbers, *(n + 1 for n in numbers[-1:])]):
        apart = following != n + 1 and document.word[following][:1].isalnum()
        gap = apart or document.start[n + 1 : n + 2] > [document.end[n]]
        told += _resolved(document, n, references, named) + " " * gap
    return re.sub(r"\s+", " ", told).strip(" ,;:–—-")


def _resolved(
    document: Document, number: int, references: References, named: Container[str]
) -> str:
    """Return a word, or the name of the other one whom it means."""
    word, tag = document.lower[number], document.tag[number]
    owning = word in OWNING or (word == "her" and tag == "PRP$")
    who = references.meant(number) if owning or word in PERSONAL else None
    if who is not None and word in ADDRESSED:
        return "its" if owning else who.name  # only a country is addressed by name
    if who is None or who.type != "PER" or who.entity in named:
        return document.word[number]
    return possessive(who.name) if owning else who.name
