"""Pronouns that mean somebody named: "he" and "her" as told, "I" and "my" in what is said.

They count for how much an article is about somebody; whoever may be meant as well is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from dashboard.model import Mention
from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.cast import Cast
from dashboard.parsing.quotations.pronouns import HE, choose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.model import Article, Quotation
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.syntax.document import Document

SPEAKING = words("function_words", "speaking")
ASKED = words("function_words", "asked")
INTERVIEW = re.compile(r"\binterviews?\b", re.IGNORECASE)


def find_pronouns(
    analysis: Analysis, mentions: tuple[Mention, ...], quotations: Sequence[Quotation]
) -> tuple[Mention, ...]:
    """Return the pronouns that mean a person whom the article names, in the order of the text."""
    people: dict[str, Mention] = {}
    for mention in mentions:
        if mention.type == "PER" and mention.kind == "name":
            people.setdefault(mention.entity, mention)
    if not people:
        return ()
    document = analysis.document
    cast = Cast(document, analysis, mentions)
    said = sorted(_spoken(quotations, people))
    answers = _interviewed(analysis.article, people)
    last: str | None = None
    found = []
    for token, word in enumerate(document.lower):
        who = None
        if word in SPEAKING:
            who = _speaker(said, document.start[token])
            who = who or (answers if document.inside[token] < 0 else None)
        elif word in ASKED and answers:
            who = answers if _in_question(document, token) else None
        elif word in HE and document.inside[token] < 0:
            choice = choose(document, cast, token, word, last, [])
            who = choice.who if choice and not choice.ambiguous else None
            last = who or last
        if who in people:
            named = people[who]
            start, end = document.start[token], document.end[token]
            found.append(Mention(start, end, "PER", "pronoun", named.name, named.entity))
    return tuple(found)


def _spoken(
    quotations: Sequence[Quotation], people: dict[str, Mention]
) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of words that a named person says, with who it is."""
    for quotation in quotations:
        if quotation.kind != "indirect" and quotation.speaker_entity in people:
            yield quotation.start, quotation.end, quotation.speaker_entity


def _interviewed(article: Article, people: dict[str, Mention]) -> str | None:
    """Return whom the article interviews: the one person in a headline that says so."""
    head = article.text.split("\n", 1)[0]
    named = {who for who, m in people.items() if m.start < len(head)}
    return next(iter(named)) if len(named) == 1 and INTERVIEW.search(head) else None


def _in_question(document: Document, token: int) -> bool:
    """Whether a token stands in a line that asks something and is no quotation."""
    start, end = document.line_of(document.start[token])
    return document.inside[token] < 0 and document.text[start:end].rstrip().endswith("?")


def _speaker(said: Sequence[tuple[int, int, str]], offset: int) -> str | None:
    """Return who says the words at an offset."""
    place = bisect_right(said, offset, key=lambda span: span[0]) - 1
    if place < 0:
        return None
    start, end, who = said[place]
    return who if start <= offset < end else None
