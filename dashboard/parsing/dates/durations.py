"""Operators for lengths and repetitions: "three-day", "two weeks", "every Friday", "daily"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.dates.counting import count_of
from dashboard.parsing.dates.interval import duration_value
from dashboard.parsing.dates.meaning import Meaning, Reading
from dashboard.parsing.dates.meaning import reference as reference_meaning
from dashboard.parsing.dates.relative import CLOCK_UNITS
from dashboard.parsing.dates.shifts import ahead
from dashboard.parsing.dates.tables import word_list

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase


def age(_phrase: Phrase, _reading: Reading) -> None:
    """Return no meaning: how old somebody or something is, is no date of news."""


def duration(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return a length of time; the point it leads to, in "will open in three weeks"."""
    units = phrase.values("any_unit")
    if len(units) > 1 and not phrase.has("or"):
        return _two_units(phrase, units)
    if (whole := _whole_unit(phrase)) is not None:
        return Meaning("DURATION", duration_value(1.0, whole), None, "stated")
    count, vague = count_of(phrase)
    if count is None and not vague and phrase.has("a", "an", "another", "one"):
        count = 1.0
    if not units or not _is_time(phrase, units[0], count):
        return None
    some_day = phrase.words == ["one", "day"] and _is_some_day(phrase)
    if some_day and reading.tense(phrase).side != "past":
        return reference_meaning("FUTURE_REF")
    if count is not None and not vague and _lies_ahead(phrase, reading, count, units[0]):
        return ahead(phrase, reading, count, units[0])
    return Meaning("DURATION", duration_value(count, units[0]), None, "stated")


def _whole_unit(phrase: Phrase) -> str | None:
    """Return the unit of "week-long" and "yearlong"."""
    if phrase.words[-1] == "long" and len(phrase.words) == 3 and phrase.value("unit"):
        return phrase.value("unit")
    return phrase.value("long_word")


def _lies_ahead(phrase: Phrase, reading: Reading, count: float, unit: str) -> bool:
    """Whether a counted length is a point to come: "will open in three weeks"."""
    if phrase.before != "in" or count != int(count) or unit in CLOCK_UNITS or unit == "quarter":
        return False
    words, at = phrase.tokens.words, phrase.first
    records = any(word in FIRSTS or word.endswith("est") for word in words[max(at - 8, 0) : at - 1])
    plain = not phrase.has("-", "to", "or", "the", "least", "most", "more") and not records
    follows = words[phrase.last : phrase.last + 1] in (["of"], ["or"])
    return plain and not follows and reading.tense(phrase).side == "future"


FIRSTS = frozenset({"first", "only", "time", "most", "least"})
"""Before "in ten years" they make it a length: "the first time in ten years"."""
BARE_UNITS = frozenset({"day", "week", "month", "year", "decade", "century"})
"""Units that the plural alone names a length of: "for weeks"."""
LENGTH_LEADS = word_list("length_leads")
"""Words before "a year" that make it a length; after others it is a rate ("$5 million a year")."""


def _is_some_day(phrase: Phrase) -> bool:
    """Whether "one day" is some day to come, not the length before or after something."""
    behind = phrase.tokens.words[phrase.last : phrase.last + 1]
    return phrase.before not in LENGTH_LEADS and behind not in (["before"], ["after"])


def _is_time(phrase: Phrase, unit: str, count: float | None) -> bool:
    """Whether counted units are a length of time, not a share of a whole or a rate."""
    if unit == "quarter":
        if "-" in phrase.text and not phrase.has("long"):
            return False  # "three-quarters" of anything
        behind = phrase.tokens.words[phrase.last : phrase.last + 1]
        return len(phrase.words) > 1 and not phrase.has("a") and (count is None or behind != ["of"])
    if phrase.rule.name == "uncounted units" and phrase.last - phrase.first == 1:
        when = phrase.tokens.words[phrase.last : phrase.last + 1] == ["when"]
        named = phrase.text.istitle()  # "Timothy Weeks", "Days of Action"
        return unit in BARE_UNITS and phrase.before != "of" and not when and not named
    if phrase.words[0] in ("a", "an") and len(phrase.words) == 2:
        if unit == "fortnight":
            return phrase.before not in ("once", "twice", "times")
        return phrase.before in LENGTH_LEADS
    return True


def _two_units(phrase: Phrase, units: list[str]) -> Meaning | None:
    """Return "two years and three months"."""
    numbers = phrase.values("number") + phrase.values("cardinal")
    first = next(iter(numbers), 1)
    second = numbers[1] if len(numbers) > 1 else 1
    head = duration_value(first, units[0])
    tail = duration_value(second, units[1])
    if head.startswith("PT") != tail.startswith("PT"):
        return Meaning("DURATION", f"{head}{tail[1:]}", None, "stated")
    return Meaning("DURATION", head + tail.removeprefix("PT").removeprefix("P"), None, "stated")


def repeated(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return a SET: "every Friday", "each year", "daily", "Tuesday nights"."""
    if phrase.value("often") and _is_in_a_name(phrase):
        return None
    value = phrase.value("often") or _recurring(phrase)
    return Meaning("SET", value, None, "stated") if value else _every(phrase)


def _is_in_a_name(phrase: Phrase) -> bool:
    """Whether "daily" has a capital and so has the word behind it: "the Daily Harbour"."""
    tokens, text = phrase.tokens, phrase.tokens.text
    if phrase.last >= len(tokens.words):
        return False
    begins = tokens.starts[phrase.last]
    beside = text[phrase.start : begins].count(" ") == 1
    return beside and text[phrase.start].isupper() and text[begins].isupper()


def _recurring(phrase: Phrase) -> str | None:
    """Return the value of a weekday, month, season or part of the day that comes back."""
    letters = phrase.value("dayparts") or phrase.value("daypart")
    weekday = phrase.value("weekday_plural") or phrase.value("weekday")
    if weekday is not None:
        return f"XXXX-WXX-{weekday}T{letters}" if letters else f"XXXX-WXX-{weekday}"
    if (month := phrase.value("any_month")) is not None:
        return f"XXXX-{month:02d}"
    if (season := phrase.value("season")) is not None:
        return f"XXXX-{season}"
    if phrase.value("weekend") is not None:
        return "XXXX-WXX-WE"
    return f"XXXX-XX-XXT{letters}" if letters else None


def _every(phrase: Phrase) -> Meaning | None:
    """Return "every two years" and "each other week"."""
    unit = phrase.value("any_unit")
    if phrase.has("other"):
        return Meaning("SET", duration_value(2, unit), None, "stated")
    count, _ = count_of(phrase)
    if phrase.has("once", "twice", "times"):
        count = 1.0
    return Meaning("SET", duration_value(count if count is not None else 1.0, unit), None, "stated")


def _only_opens(phrase: Phrase) -> bool:
    """Whether "now" but opens what somebody says, and tells no time: "Now, I do not want to guess"."""
    words, at = phrase.tokens.words, phrase.last
    if phrase.text != "Now":
        return False
    said = words[at : at + 1] == [","] and words[at + 1 : at + 2]
    told = words[at] in PRONOUNS and words[at + 1 : at + 2] and words[at + 1] in DID
    return bool(told) or (bool(said) and said[0] in word_list("talk_words"))


PRONOUNS = frozenset({"he", "i", "it", "she", "that", "there", "they", "this", "we", "you"})
DID = frozenset({"did", "had", "said", "saw", "was", "were", "went"})
"""Behind "now" and who did it: what is told is past."""


def reference(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return the value of a word like "now", "recently", "the future"."""
    if phrase.value("past_word") is not None:
        return reference_meaning("PAST_REF", "a short time")
    if phrase.value("present") is not None or phrase.has("now", "present", "date"):
        return None if _only_opens(phrase) else reference_meaning("PRESENT_REF")
    if phrase.has("these"):
        return reference_meaning("PRESENT_REF") if phrase.has("days") else None
    if phrase.text.endswith(("Future", "Past")):
        return None  # "Feed the Future"
    if phrase.has("future", "term"):
        return reference_meaning("FUTURE_REF")
    looks_back = phrase.has("past") and phrase.before == "in"
    return reference_meaning("PAST_REF") if looks_back else None
