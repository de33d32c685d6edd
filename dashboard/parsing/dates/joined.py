"""Dates named together: "April 24 and 25", "May 30 to June 2, 2024", "Monday to Friday".

Each of them is a date of its own, as annotation schemes want it; what one of them leaves out (its
month, its year, its week) it takes from the other. A stretch under one month's name ("18-19 June")
is one expression and read elsewhere.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates.counting import class_names
from dashboard.parsing.dates.grammar import members
from dashboard.parsing.dates.tables import word_list
from dashboard.parsing.dates.tense import cues, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.parsing.dates.grammar import Phrase

THROUGH = frozenset({"to", "through", "until", "till", "-", "–", "—"})
"""What joins the two ends of a stretch."""
JOINTS = THROUGH | {"and", "or"}
BEHIND_DAYS = word_list("behind_days")
"""Words that follow a day; a number before other words may count them ("April 24 and 12 others")."""


def parted(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Yield the expressions, days named together as one each."""
    for phrase in phrases:
        if phrase.rule.means == "shared_day":
            yield from _days(phrase)
        else:
            yield phrase


def _days(whole: Phrase) -> list[Phrase]:
    """Return the days of an expression like "April 24, 25 and 26", each with the whole beside it."""
    wanted = members("dayno")
    places = [at for at, code in enumerate(whole.codes, whole.first) if code in wanted]
    numbers = [whole.tokens.values[at] for at in places]
    month_first = class_names()[whole.codes[0]] in ("month", "month_word")
    cuts = list(zip(places, [at + 1 for at in places], strict=True))
    words = whole.tokens.words
    cuts = [(at - (words[at - 1] == "the" and at > whole.first), end) for at, end in cuts]
    if month_first:
        cuts[0] = (whole.first, cuts[0][1])
    certain = whole.values("year") if month_first else True
    if certain:
        cuts[-1] = (cuts[-1][0], whole.last)
    rising = all(one < other <= 31 for one, other in itertools.pairwise(numbers))
    if not rising or not (certain or ends_there(whole)):
        cuts = [cuts[0] if month_first else cuts[-1]]
    return [replace(whole, first=first, last=last, beside=whole) for first, last in cuts]


def ends_there(phrase: Phrase) -> bool:
    """Whether what follows an expression cannot be counted by its last number."""
    tokens, at = phrase.tokens, phrase.last
    if at >= len(tokens.words) or not tokens.words[at][0].isalnum():
        return True
    word = tokens.words[at]
    return word in BEHIND_DAYS or word in cues().past or word in cues().future


def partners(phrases: list[Phrase]) -> tuple[dict[int, Phrase], dict[int, Phrase]]:
    """Return by first token: the expression joined behind one, and the one a stretch starts with."""
    behind: dict[int, Phrase] = {}
    begun: dict[int, Phrase] = {}
    for one, other in itertools.pairwise(phrases):
        between = [word for word in one.tokens.words[one.last : other.first] if word != "the"]
        if len(between) != 1 or between[0] not in JOINTS or ends_sentence(one.tokens, one.last):
            continue
        behind[one.first] = other
        before = one.tokens.words[max(one.first - 2, 0) : one.first]
        if between[0] in THROUGH or "between" in before:
            begun[other.first] = one
    return behind, begun
