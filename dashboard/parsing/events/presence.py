"""Events without an event word: captions that say who was where and when, and named periods.

"Ann Lee with Bo Park in Oslo last May" tells of a visit; "the end of the Cold War" is an event
because our table of periods says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.clauses import Clause
from dashboard.parsing.events.whereabouts import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.model import DateReference
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.syntax.document import Document

LONGEST = 40
"""Tokens of a caption; longer sentences without a verb are lists."""
NAMED = "named period"
"""The rule by which a date is known to be a named period."""
ARTICLES = frozenset({"the", "a", "an"})


def named_periods(document: Document, dates: Sequence[DateReference]) -> Iterator[Clause]:
    """Yield a clause for each named period that the text mentions."""
    for date in dates:
        if date.rule != NAMED or not date.first:
            continue
        span = [n for n in document.within(date.start, date.end) if document.word[n].strip()]
        while len(span) > 1 and document.lower[span[0]] in ARTICLES:
            span = span[1:]
        top = document.top(range(span[0], span[-1] + 1)) if span else None
        if top is not None:
            yield Clause(top, (), "named", span[0], span[-1])


def presences(
    document: Document,
    clauses: Sequence[Clause],
    references: References,
    dates: Sequence[DateReference],
) -> Iterator[Clause]:
    """Yield a clause for each verbless sentence with a person first, a place and a date."""
    taken = {document.sentence[clause.head] for clause in clauses}
    taken |= {document.sentence[n] for n, pos in enumerate(document.pos) if pos in ("VERB", "AUX")}
    for date in dates:
        span = document.within(date.start, date.end)
        if not date.first or not span or document.sentence[span[0]] in taken:
            continue
        taken.add(document.sentence[span[0]])
        if clause := _presence(document, references, span[0]):
            yield clause


def _presence(document: Document, references: References, inside: int) -> Clause | None:
    """Return the clause of a sentence whose root is a person and that names a place."""
    sentence = document.sentence[inside]
    first = last = inside
    while first and document.sentence[first - 1] == sentence:
        first -= 1
    while last + 1 < len(document.word) and document.sentence[last + 1] == sentence:
        last += 1
    while last > first and (not document.word[last].strip() or document.dep[last] == "punct"):
        last -= 1
    if last - first > LONGEST:
        return None
    numbers = range(first, last + 1)
    root = next((n for n in numbers if document.dep[n] == "ROOT"), None)
    if root is None or root not in references.at or references.at[root].type != "PER":
        return None
    found = [references.at[n] for n in numbers if n in references.at]
    placed = any(mention.type in PLACES and mention.kind == "name" for mention in found)
    return Clause(root, (), "presence", first, last) if placed else None
