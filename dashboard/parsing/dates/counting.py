"""Numbers in figures and words, as they count units of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.dates.lexer import lexicon

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase

VAGUE = frozenset({"few", "several", "many", "some", "dozens"})
YEAR_LEADS = frozenset(
    "in of by since until till through from to between and or during before after for early late "
    "mid - – around about ( / , : the post pre circa under than its fiscal".split()
)
NOT_YEARS_BEHIND = frozenset(
    "% percent people points shares miles feet meters metres kilometers tons tonnes dollars pounds "
    "euros yen jobs workers troops soldiers members seats votes employees hours minutes square "
    "barrels acres homes killed dead others men women children students cars vehicles units".split()
)


def count_of(phrase: Phrase) -> tuple[float | None, bool]:
    """Return how many units a phrase counts (None for "several"), and whether that is vague.

    Of "two to three weeks" the first number counts.
    """
    if not VAGUE.isdisjoint(phrase.words):
        return None, True
    codes = lexicon().codes
    if phrase.has("couple"):
        return 2.0, True
    total: float | None = None
    for code, value in zip(phrase.codes, _values(phrase), strict=True):
        if code in (codes["small"], codes["digits"], codes["year"], codes["fraction"]):
            if total is not None:
                break
            total = float(value)
        elif code == codes["small_range"]:
            total = float(value[0])
        elif code == codes["ratio"]:
            total = (total or 0.0) + value
        elif code == codes["cardinal"]:
            if total is not None and (total < 20 or total % 10 or value > 9):
                break
            total = (total or 0.0) + value
        elif code == codes["scale"]:
            total = (total or 1.0) * value
        elif code == codes["dozen"]:
            total = 12.0 * (total or 1.0)
        elif code == codes["to"] or code == codes["or"]:
            if total is not None:
                break
    if phrase.has("half"):
        return _halved(phrase, total)
    return total, False


def _halved(phrase: Phrase, total: float | None) -> tuple[float | None, bool]:
    """Return the count of "half a year", "a year and a half", "half a dozen years"."""
    if phrase.has("dozen"):
        return 6.0, True
    if phrase.has("and"):
        return (total if total is not None else 1.0) + 0.5, False
    return 0.5, False


def _values(phrase: Phrase) -> list:
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


def reads_as_year(phrase: Phrase) -> bool:
    """Whether a lone four-digit number is a year and not a quantity, by its neighbours."""
    words = phrase.tokens.words
    number = phrase.value("year") or 0
    behind = words[phrase.last] if phrase.last < len(words) else ""
    if behind in NOT_YEARS_BEHIND:
        return False
    before = words[phrase.first - 1] if phrase.first else ""
    if 1700 <= number <= 2100:
        return True
    return before in YEAR_LEADS and 1000 <= number < 2100 and before not in ("to", "than", "about")
