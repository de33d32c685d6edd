"""Which dates are only those of what something is measured against, of the data reported, or of a work."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import event_words, rule_words

if TYPE_CHECKING:
    from dashboard.model import DateReference
    from dashboard.parsing.syntax.document import Document

AGAINST = frozenset({"below", "above", "under", "over", "from", "than", "to", "versus"})
"""Before what is measured against a year: "by 30 percent from 2020 levels"."""
FORMER = frozenset({"from", "than", "since", "against", "versus", "below", "above"})
"""Before an amount of an earlier day: "to 60 from 51.2 in July"."""
LIKE = frozenset({"like", "unlike", "than", "as"})
BEFORE_DATE = frozenset({"in", "on", "at", "of", "for", "late", "early", "the"})
EARLIER = frozenset({"ago", "earlier", "before"})
LONG = frozenset({"month", "quarter", "half", "year"})
ABOUT = frozenset({"on", "of", "about"})
MOVES = frozenset({"rise", "fall"})
AFTER = frozenset({"after", "following"})


def compares(document: Document, top: int) -> bool:
    """Return whether a date only bounds a comparison: "the first loss since 1992", "the highest since 62.6 in May"."""
    preposition = document.head[top]
    noun = document.head[preposition]
    beside = [noun, *document.children[noun], *document.children[document.head[noun]]]
    objects = document.of_dep(noun, "dobj", "attr")
    beside += [*document.objects_of(noun, "to"), *chain(*(document.children[n] for n in objects))]
    superlative = any(document.tag[n] in ("JJS", "RBS") for n in beside)
    if document.lower[preposition] == "in" and document.lower[document.head[noun]] in LIKE:
        return True  # "faces odds like Lee's in 2008"
    compared = superlative or not {"first", "only"}.isdisjoint(document.lower[n] for n in beside)
    since = [preposition, *document.of_dep(noun, "prep")]
    return compared and any(document.lower[n] == "since" and n <= preposition for n in since)


def is_of_former_amount(document: Document, date: DateReference) -> bool:
    """Return whether a date is that of an amount compared with: "from 7.04 percent late Monday", "against 20 in May".

    A change "from 20 in 2016 to 50 in 2020" runs from the one to the other.
    """
    span = document.within(date.start, date.end)
    if document.word_behind(span[-1]) == "to":
        return False
    number = span[0] - 1
    while number > 0 and document.lower[number] in BEFORE_DATE:
        number -= 1
    if document.lemma[number] in rule_words("amounts"):
        number -= 1
    if number < 1 or document.pos[number] != "NUM":
        return False
    while number > 0 and (document.pos[number] in ("NUM", "SYM") or document.word[number] == "$"):
        number -= 1
    before, above = document.lower[number], document.lower[number - 1]
    counted = before == "than" and above in ("more", "less", "fewer")  # "a loss of more than $9"
    return (before in FORMER and not counted) or (before == "with" and above == "compared")


def is_of_level(document: Document, date: DateReference, top: int, *, modifies: bool) -> bool:
    """Return whether a date is that of a level measured against: "down 600 from Monday's close", "fell from a year ago"."""
    span = document.within(date.start, date.end)
    if document.lower[span[-1]] in EARLIER:
        return document.lower[document.head[top]] in FORMER - {"since"}
    noun = document.head[top]
    preposition = document.head[noun]
    beside = document.lower[preposition] in FORMER or document.lower[preposition - 1] == "compared"
    return modifies and beside and document.lemma[noun] in rule_words("levels")


def is_of_delivery(document: Document, date: DateReference, top: int, *, modifies: bool) -> bool:
    """Return whether a month is the one in which what is traded is delivered: "December cotton closed higher"."""
    noun = document.head[top]
    while document.dep[noun] in ("compound", "nmod") and document.head[noun] > noun:
        noun = document.head[noun]
    goods = {document.lower[n] for n in range(top + 1, noun)} | {document.lemma[noun]}
    return modifies and date.granularity == "month" and bool(goods & rule_words("traded"))


def is_of_data(document: Document, date: DateReference, top: int, *, modifies: bool) -> bool:
    """Return whether a month or year is only that of the figures reported: "a report on July spending"."""
    noun = document.head[top]
    preposition = document.head[noun]
    about = document.dep[noun] == "pobj" and document.lower[preposition] in ABOUT
    figures = {document.lemma[n] for n in document.conjuncts(noun)}
    measured = not figures.isdisjoint(event_words().nouns["figures"] | rule_words("data"))
    return modifies and about and measured and date.granularity in LONG


def is_of_work(document: Document, date: DateReference) -> bool:
    """Return whether a year in brackets is that of a work or a rule: "“Wild Snow” (1963)"."""
    span = document.within(date.start, date.end)
    if date.granularity != "year" or span[0] < 2:
        return False
    bracketed = document.word[span[0] - 1] == "(" and document.word_behind(span[-1]) == ")"
    work = span[0] - 2
    return bracketed and (
        document.word[work] in ('"', "”", "’", "'") or document.pos[work] == "PROPN"
    )


def is_after_other_move(document: Document, number: int) -> bool:
    """Return whether a noun, or what hangs on it, is of a rise or fall before the one told of: "fell after a rise Monday"."""
    noun = document.head[number] if document.dep[number] == "prep" else number
    preposition = document.head[noun]
    moves = (noun, document.head[preposition])
    moved = all(event_words().classes_of(document.lemma[n]) & MOVES for n in moves)
    return moved and document.lower[preposition] in AFTER
