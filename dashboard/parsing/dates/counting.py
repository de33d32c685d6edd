"""Numbers in figures and words, as they count units of time."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from dashboard.parsing.dates.lexer import lexicon
from dashboard.parsing.dates.tables import word_list

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase

VAGUE = frozenset({"few", "several", "many", "some", "dozens"})
IN_YEAR = frozenset({"in", "since", "until", "by"})
"""Before a number of four digits they make it a year, however long ago."""
NOT_YEARS_BEHIND = word_list("not_years_behind")


def count_of(phrase: Phrase) -> tuple[float | None, bool]:
    """Return how many units a phrase counts (None for "several"), and whether that is vague.

    Of "two to three weeks" the first number counts.
    """
    if not VAGUE.isdisjoint(phrase.words):
        return None, True
    if phrase.has("couple"):
        return 2.0, True
    total = _total(phrase)
    return _halved(phrase, total) if phrase.has("half") else (total, False)


def _total(phrase: Phrase) -> float | None:
    """Return the first number that the words of a phrase spell."""
    names = class_names()
    total: float | None = None
    for code, value in zip(phrase.codes, _values(phrase), strict=True):
        name = names[code]
        if name in PLAIN:
            if total is not None:
                break
            total = float(value)
        elif name == "small_range":
            return float(value[0])
        elif name == "cardinal":
            if total is not None and (total < 20 or total % 10 or value > 9):
                break
            total = (total or 0.0) + value
        elif name == "ratio":
            total = (total or 0.0) + value
        elif name in ("scale", "dozen"):
            total = (total or 1.0) * value
        elif name in ("to", "or") and total is not None:
            break
    return total


PLAIN = frozenset(("small", "digits", "year", "fraction"))
"""Classes of numbers in figures."""


@functools.cache
def class_names() -> dict[str, str]:
    """Return the class that each code stands for."""
    return {code: name for name, code in lexicon().codes.items()}


def _halved(phrase: Phrase, total: float | None) -> tuple[float | None, bool]:
    """Return the count of "half a year", "a year and a half", "half a dozen years"."""
    if phrase.has("dozen"):
        return 6.0, True
    if phrase.has("and"):
        return (total if total is not None else 1.0) + 0.5, False
    return 0.5, False


def _values(phrase: Phrase) -> list[Any]:
    """Return the values of the phrase's tokens."""
    return phrase.tokens.values[phrase.first : phrase.last]


def spelled_year(phrase: Phrase) -> int | None:
    """Return the year of "nineteen ninety-six" and "two thousand"."""
    codes = lexicon().codes
    numbers = [
        value
        for code, value in zip(phrase.codes, _values(phrase), strict=True)
        if code in (codes["cardinal"], codes["scale"])
    ]
    if numbers[:2] == [2, 1000]:
        return 2000 + sum(numbers[2:])
    if len(numbers) < 2 or not 15 <= numbers[0] <= 20 or numbers[1] < 10:
        return None
    if len(numbers) == 3 and (numbers[1] < 20 or numbers[1] % 10 or numbers[2] > 9):
        return None
    return numbers[0] * 100 + sum(numbers[1:])


def _numbers_a_house(phrase: Phrase) -> bool:
    """Whether a street stands behind a number: "of 1119 Eighth St.", "at 1600 N. Harbor Road"."""
    behind = phrase.tokens.words[phrase.last : phrase.last + 5]
    places = [at for at, word in enumerate(behind) if word in STREETS]
    if not places or not places[0] or phrase.before not in AT_HOUSE:
        return False
    return phrase.tokens.text[phrase.tokens.starts[phrase.last]].isupper()


AT_HOUSE = frozenset({"of", "at", "near", ","})


STREETS = frozenset(
    {"st", "street", "ave", "avenue", "rd", "road", "blvd", "boulevard", "lane", "drive"}
)


def reads_as_year(phrase: Phrase) -> bool:
    """Whether a lone four-digit number is a year and not a quantity, by its neighbours."""
    behind = "".join(phrase.tokens.words[phrase.last : phrase.last + 1])
    number = phrase.value("year") or 0
    likely = 1700 <= number <= 2100 or (number < 1700 and phrase.before in IN_YEAR)
    return likely and behind not in NOT_YEARS_BEHIND and not _numbers_a_house(phrase)
