"""What a verb acts on in the article's own words, for where a shorter telling would lose some of it.

A label may leave out whole adjuncts (dates, asides in commas or brackets, what came besides), and no part
of what is left: "was barred from owning a boat", "announced an order of fifty ferries at a price of
two billion crowns".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.events.factuality_verbs import IF
from dashboard.parsing.events.labels.words import possessive, words
from dashboard.parsing.syntax.document import DASHES, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.model import Mention
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.syntax.document import Document

ENOUGH = 110
"""Characters beyond which whole adjuncts at the end are left out."""
BESIDES = frozenset({"conj", "cc", "parataxis", "punct", "mark", "intj", "dep", "neg", "prt"})
ASIDES = ("relcl", "appos", "acl", "advcl", "parataxis")
CARRYING = frozenset({"NOUN", "PROPN", "NUM", "VERB"})
"""Parts of speech that no telling may lose."""
ADDRESSED = frozenset({"you", "your"})
PERSONAL = ADDRESSED | {"he", "she", "him", "her", "they", "them"}
OWNING = frozenset({"his", "their", "your"})
ADJUNCTS = ("prep", "advmod", "npadvmod")
OTHERS = " and others"
"""What a telling ends on that names only the first of many."""
WORD = re.compile(r"\w+")


def core(document: Document, head: int, enough: int = ENOUGH) -> list[int]:
    """Return the words behind a verb that its label needs: no dates, asides or other clauses."""
    parts = [_part(document, head, child) for child in document.children[head] if child > head]
    found = [n for part in _short_enough(document, head, parts, enough) for n in part]
    ends = next((at for at, n in enumerate(found) if _ends(document, n)), len(found))
    found = found[:ends]
    while found and document.dep[found[-1]] == "acl":
        found.pop()  # "the meeting, hosted"
    return found


def _ends(document: Document, number: int) -> bool:
    """Tell whether what a verb acts on ends before a word: at a semicolon, or a clause behind a comma."""
    relative = document.tag[number] in ("WRB", "WDT", "WP") and document.word[number - 1] == ","
    return relative or document.word[number] == ";"


def _part(document: Document, head: int, child: int) -> list[int]:
    """Return the words of what hangs on a verb; none where it says only when, or is told besides."""
    dep = document.dep[child]
    if dep in BESIDES or dep in SUBJECTS or (dep != "dobj" and _says_when(document, child)):
        return []
    if dep == "advcl" and not (_is_condition(document, child) or _is_all(document, head, child)):
        return []
    span = range(max(head + 1, document.left[child]), document.right[child] + 1)
    aside = {n for first, last in _asides(document, span) for n in range(first, last + 1)}
    return [n for n in span if n not in aside]


def _says_when(document: Document, child: int) -> bool:
    """Tell whether something is a date, or stands before nothing but one: "on Monday", "last year"."""
    span = range(document.left[child], document.right[child] + 1)
    if document.lower[child] in words("occasions"):
        return True
    telling = [n for n in span if document.pos[n] not in ("ADP", "DET", "PUNCT", "PART")]
    return bool(telling) and all(document.is_dated(n) for n in telling)


def _is_all(document: Document, head: int, child: int) -> bool:
    """Tell whether a clause is all that says what a verb is about: "lashed out after the court ruled"."""
    marks = [document.lower[n] for n in document.of_dep(child, "mark")]
    behind = document.of_dep(
        head, "dobj", "attr", "acomp", "prep", "xcomp", "ccomp", "oprd", "agent"
    )
    return marks == ["after"] and not any(n > head for n in behind)


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
        if document.dep[top] not in ADJUNCTS:
            break
        parts.pop()
    return parts


def _length(document: Document, part: Sequence[int]) -> int:
    return document.end[part[-1]] - document.start[part[0]]


def loses(document: Document, numbers: Sequence[int], told: str, references: References) -> bool:
    """Tell whether a telling lacks a noun, verb or number of some words, other than by its full name."""
    present = {word.lower() for word in WORD.findall(told)}
    listed = told.endswith(OTHERS)
    for n in numbers:
        measured = document.is_dated(n) and document.dep[n] != "dobj"
        if document.pos[n] not in CARRYING or measured:
            continue
        if listed and document.dep[n] == "conj":
            continue
        mention = references.at.get(n)
        said = (*WORD.findall(document.lower[n]), document.lemma[n].lower())
        if not present.intersection(said) and not (mention and mention.name in told):
            return True
    return False


def as_printed(
    document: Document, numbers: Sequence[int], references: References, subject: Mention | None
) -> str:
    """Return words as they stand, with pronouns for others than the subject resolved in brackets."""
    told = ""
    for n, following in zip(numbers, [*numbers[1:], numbers[-1] + 1], strict=True):
        apart = following != n + 1 and document.word[following][:1].isalnum()
        gap = apart or document.start[n + 1 : n + 2] > [document.end[n]]
        told += _resolved(document, n, references, subject) + " " * gap
    return re.sub(r"\s+", " ", told).strip(" ,;:–—-")


def _resolved(
    document: Document, number: int, references: References, subject: Mention | None
) -> str:
    """Return a word, or in brackets the name of the other one whom it means."""
    word, tag = document.lower[number], document.tag[number]
    owning = word in OWNING or (word == "her" and tag == "PRP$")
    who = references.meant(number) if owning or word in PERSONAL else None
    if (
        who is not None and word in ADDRESSED
    ):  # only a country is addressed by name: "your independence"
        return "its" if owning else f"[{who.name}]"
    if who is None or who.type != "PER" or (subject and who.entity == subject.entity):
        return document.word[number]
    return possessive(f"[{who.name}]") if owning else f"[{who.name}]"
