"""Words of time that name no moment of their own: any such day, and what leans on no day.

Such an expression keeps what it says (any Monday) and has no interval: a wrong day is worse
than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.dates.meaning import Meaning
from dashboard.parsing.dates.tables import word_list

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.meaning import Reading

LEANING = 90
"""Tokens behind a date within which "the next day" still leans on it."""
ANY = frozenset({"a", "an", "any"})
BEHIND_ANY = word_list("behind_days")


def leans_on(phrase: Phrase, reading: Reading) -> bool:
    """Whether the date named last stands near enough to be the day that words lean on."""
    return phrase.first - reading.recent_token <= LEANING


def unknown_day(phrase: Phrase) -> Meaning:
    """Return the meaning of a day counted from one that the text does not name."""
    return Meaning(
        "DATE", "XXXX-XX-XX", None, "computed", None, f"{phrase.text}: from no day named"
    )


def habit(phrase: Phrase, meaning: Meaning) -> Meaning:
    """Return what an expression means where it is any such day, else ``meaning`` as it is."""
    if phrase.rule.means == "weekday" and _any_such_day(phrase):
        daypart = phrase.value("daypart")
        value = f"XXXX-WXX-{phrase.value('weekday')}"
        return Meaning("SET", f"{value}T{daypart}" if daypart else value)
    return meaning


def _any_such_day(phrase: Phrase) -> bool:
    """Whether a weekday is any: "on a Saturday"; "in a Tuesday interview" is one."""
    tokens, at = phrase.tokens, phrase.last
    if phrase.before not in ANY or phrase.has("last", "next", "this"):
        return False
    behind = tokens.words[at] if at < len(tokens.words) else "."
    return not behind[0].isalnum() or behind in BEHIND_ANY
