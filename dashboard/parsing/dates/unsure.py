"""Words of time that name no moment of their own: habits, opening hours, and what leans on no day.

Such an expression keeps what it says ("T09:00", any Monday) and has no interval: a wrong day is worse
than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.dates.counting import class_names
from dashboard.parsing.dates.joined import THROUGH
from dashboard.parsing.dates.meaning import Meaning
from dashboard.parsing.dates.tables import word_list
from dashboard.parsing.dates.tense import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.meaning import Reading

LEANING = 90
"""Tokens behind a date within which "the next day" still leans on it."""
SENTENCE = 40
"""Tokens to either side within which a sentence's words are looked at."""
HABITS = word_list("habits")
OPENS = frozenset({"open", "opens", "closes"})
"""Verbs that tell hours in the present; "closed at noon" tells of a day."""
HOURS = frozenset({"opening", "business", "office", "visiting", "trading"})
"""What stands before "hours" that are kept."""
DAYS = frozenset({"weekday", "month", "month_word", "today", "ordinal_digits"})
"""Classes of words that name a day."""
CLOCKS = frozenset({"clock", "ampm"})
ANY = frozenset({"a", "an", "any"})
OF_EACH = (["of", "each"], ["of", "every"])
BEHIND_ANY = word_list("behind_days")


def leans_on(phrase: Phrase, reading: Reading) -> bool:
    """Whether the date named last stands near enough to be the day that words lean on."""
    return phrase.first - reading.recent_token <= LEANING


def unknown_day(phrase: Phrase) -> Meaning:
    """Return the meaning of a day counted from one that the text does not name."""
    return Meaning(
        "DATE", "XXXX-XX-XX", None, "computed", None, f"{phrase.text}: from no day named"
    )


def habit(phrase: Phrase, reading: Reading, meaning: Meaning) -> Meaning:
    """Return what an expression means where it tells a habit or hours, else ``meaning`` as it is."""
    means = phrase.rule.means
    if means == "weekday" and (_any_such_day(phrase) or _weekly(phrase, reading)):
        daypart = phrase.value("daypart")
        value = f"XXXX-WXX-{phrase.value('weekday')}"
        return Meaning("SET", f"{value}T{daypart}" if daypart else value)
    if means in ("clock", "bare_clock") and _kept_hours(phrase, reading):
        return Meaning("SET", "T" + meaning.value.rpartition("T")[2])
    return meaning


def _any_such_day(phrase: Phrase) -> bool:
    """Whether a weekday is any: "on a Saturday", "each first Friday"; "in a Tuesday interview" is one."""
    tokens, at = phrase.tokens, phrase.last
    if tokens.words[at : at + 2] in OF_EACH:
        return True
    if phrase.before not in ANY or phrase.has("last", "next", "this"):
        return False
    behind = tokens.words[at] if at < len(tokens.words) else "."
    return not behind[0].isalnum() or behind in BEHIND_ANY


def _weekly(phrase: Phrase, reading: Reading) -> bool:
    """Whether a weekday is an end of a stretch that comes back: "open Monday to Friday, 9 to 5"."""
    words = phrase.tokens.words
    other = reading.behind.get(phrase.first)
    stretch = other is not None and words[phrase.last] in THROUGH
    if not stretch and phrase.before not in THROUGH:
        return False
    found = list(_sentence(phrase))
    classes = class_names()
    clocks = any(classes[phrase.tokens.codes[at]] in CLOCKS for at in found)
    return (clocks and reading.tense(phrase).side == "open") or _tells_hours(words, found)


def _kept_hours(phrase: Phrase, reading: Reading) -> bool:
    """Whether a time of day comes back: "opens daily at 9 a.m."; not where its sentence names a day."""
    words, classes = phrase.tokens.words, class_names()
    found = list(_sentence(phrase))
    named = {classes[phrase.tokens.codes[at]] for at in found}
    if "weekday_plural" in named:
        return True
    weekly = any(
        classes[phrase.tokens.codes[at]].startswith("weekday")
        and (words[at - 1] in THROUGH or words[at + 1 : at + 2] in THROUGHS)
        for at in found
    )
    if not weekly and not named.isdisjoint(DAYS):
        return False
    return _tells_hours(words, found) and (weekly or reading.tense(phrase).side != "past")


THROUGHS = tuple([word] for word in THROUGH)


def _tells_hours(words: list[str], found: list[int]) -> bool:
    """Whether words among these tell a habit or hours that are kept."""
    hours = any(words[at] == "hours" and words[at - 1] in HOURS for at in found)
    return hours or any(words[at] in HABITS or words[at] in OPENS for at in found)


def _sentence(phrase: Phrase) -> Iterator[int]:
    """Yield the places of the words around an expression, inside its sentence and its line."""
    tokens = phrase.tokens
    for at in range(phrase.first - 1, max(phrase.first - SENTENCE, -1), -1):
        if ends_sentence(tokens, at):
            break
        yield at
    for at in range(phrase.last, min(phrase.last + SENTENCE, len(tokens.words))):
        if ends_sentence(tokens, at):
            break
        yield at
