"""From an article's text to tokens with one class each: the alphabet of the date grammar.

The classes of a text are kept as one string, a character a token, so that a grammar rule is a
regular expression over that string and runs at the speed of ``re``. Offsets point into the text as
it was given; white space of any kind is only a gap between tokens, a blank line is a token.

Names of several words that mean a time (feasts, wars, summits) become one token. Their tables are read once
into one index by first word, so that a text without such names costs one set operation; a name is matched
word by word, capitals required.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateutil.easter import easter

from dashboard.parsing.dates.interval import FOREVER, day_or_none
from dashboard.parsing.lexicon import DATE_WORDS, read, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.dates.interval import Day


TOKEN = re.compile(
    r"""
      (?P<word>[^\W\d_](?:[^\W_]|['’](?=[^\W\d_]{2}|clock))*)
    | (?P<number>\d(?:\d|,(?=\d{3}(?!\d))|\.(?=\d)|[-/:](?=\d))*)(?P<suffix>(?:st|nd|rd|th|s)(?![^\W_])
        |(?:(?<=\b\d)|(?<=\b\d\d))\.(?=[^\S\n][A-Z][a-z]{2,8}[^\S\n]\d{4}\b))?
    | (?P<apostrophe>['’‘`]\d0s?(?![^\W_])|['’]s(?![^\W_])|['’])
    | (?P<blank>\n[^\S\n]*\n\s*)
    | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)
MARKS = {
    "-": "hyphen",
    "–": "hyphen",
    "—": "hyphen",
    ",": "comma",
    ".": "stop",
    "(": "open",
    ")": "close",
}
MONEY = frozenset("$£€¥#")
MERIDIEM = re.compile(r"([ap])\.?\s?m(?![^\W_])\.?", re.IGNORECASE)
ISO = re.compile(r"(\d{4})[-/](\d\d?)[-/](\d\d?)")
DOTTED_CLOCK = re.compile(r"(1?\d)\.([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists by class, and one character for each class."""

    words: dict[str, tuple[str, Any]]
    codes: dict[str, str]
    unions: dict[str, str]
    capitalised: frozenset[str]
    core: list[str]


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens, as columns: ``codes`` holds their classes, a character each."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    values: list[Any]
    codes: str


@functools.cache
def lexicon() -> Lexicon:
    """Return the word lists of ``data/lexicon.yaml``."""
    data = read("dates/data/lexicon.yaml")
    classes: dict[str, Any] = data["classes"]
    names = [*classes, *data["shapes"]]
    codes = {name: chr(0x100 + number) for number, name in enumerate(names)}
    words = {}
    for name, members in classes.items():
        pairs = members.items() if isinstance(members, dict) else ((m, m) for m in members)
        for word, value in pairs:
            words[word] = (codes[name], value)
    unions = {name: "".join(codes[m] for m in members) for name, members in data["unions"].items()}
    capitalised = frozenset(codes[name] for name in data["capitalised"])
    return Lexicon(words, codes, unions, capitalised, data["core"])


class Lexer:
    """Cuts texts into tokens; made once, used for every article."""

    def __init__(self) -> None:
        known = lexicon()
        self.words = known.words
        self.codes = known.codes
        self.capitalised = known.capitalised
        self.marks = {mark: known.codes[name] for mark, name in MARKS.items()}

    def tokens(self, text: str) -> Tokens:
        """Return the text's tokens with their classes and values."""
        starts: list[int] = []
        ends: list[int] = []
        words: list[str] = []
        values: list[Any] = []
        codes: list[str] = []
        get, capitalised, other = self.words.get, self.capitalised, self.codes["word"]
        unknown = (other, None)
        skip_to = 0
        for match in TOKEN.finditer(text):
            start, end = match.span()
            if start < skip_to:
                continue
            kind = match.lastgroup
            word = match.group()
            if kind == "word":
                lower = word.lower()
                code, value = get(lower, unknown)
                if code in capitalised and word == lower:
                    code, value = unknown
                elif lower in DOTTED:
                    code, value, end = self._dotted(lower, text, start, end, codes[-1:])
                    skip_to = end
                word = _uncontracted(lower, text[end : end + 2])
            elif kind == "mark":
                code, value = self._mark(word, text, start, end), None
            elif kind == "blank":
                code, value = self.codes["break"], None
            else:
                name, value = _apostrophe(word) if kind == "apostrophe" else _number(match, text)
                code = self.codes[name]
            starts.append(start)
            ends.append(end)
            words.append(word)
            values.append(value)
            codes.append(code)
        return Tokens(text, starts, ends, words, values, "".join(codes))

    def _dotted(
        self, lower: str, text: str, start: int, end: int, before: list[str]
    ) -> tuple[str, Any, int]:
        """Return class, value and end of "a.m." after a number and of "Nov." with its full stop."""
        code, value = self.words.get(lower, (self.codes["word"], None))
        number = before in ([self.codes["small"]], [self.codes["clock"]])
        if lower in MERIDIEM_STARTS:
            match = MERIDIEM.match(text, start) if number else None
            return (
                (self.codes["ampm"], match[1].lower(), match.end()) if match else (code, value, end)
            )
        if text[end : end + 1] == ".":
            return code, value, end + 1
        if text[end + 1 : end + 2].isdigit() or number:
            return code, value, end
        return self.codes["word"], None, end

    def _mark(self, mark: str, text: str, start: int, end: int) -> str:
        """Return the class of a punctuation mark; a hyphen with spaces is a dash."""
        code = self.marks.get(mark, self.codes["word"])
        if code == self.codes["hyphen"]:
            joins = start > 0 and text[start - 1].isalnum() and text[end : end + 1].isalnum()
            spaced = text[start - 1 : start] == " " and text[end : end + 1] == " "
            return code if joins else self.codes["dash" if spaced else "word"]
        return code


def _uncontracted(word: str, behind: str) -> str:
    """Return the verb of "they'll" and "won't", and any other word as it is."""
    if word.endswith(("'ll", "’ll")):
        return "'ll"
    return "wo" if word == "won" and behind in ("'t", "’t") else word


MERIDIEM_STARTS = frozenset({"a", "p", "am", "pm"})
ABBREVIATIONS = DATE_WORDS.abbreviations
"""Whose full stop belongs to them."""
DOTTED = ABBREVIATIONS | MERIDIEM_STARTS


def _apostrophe(word: str) -> tuple[str, Any]:
    """Return the class of 's, of a lone apostrophe and of '90s."""
    if not word[1:2].isdigit():
        return "possessive", None
    tens = int(word[1:3])
    return "decade" if word.endswith(
        "s"
    ) else "short_year", 1900 + tens if tens > 20 else 2000 + tens


def _number(found: re.Match[str], text: str) -> tuple[str, Any]:
    """Return the class and value of a token that starts with a digit."""
    digits, (start, end) = found["number"], found.span()
    if len(digits) > 12 or text[start - 1 : start] in MONEY:
        return "money", None
    dated = text[end : end + 1] == "T" and ISO.fullmatch(digits)
    if text[end : end + 1].isalpha() and not dated and not MERIDIEM.match(text, end):
        return "money", None
    if (match := DOTTED_CLOCK.fullmatch(digits)) and MERIDIEM.match(
        text, end + text[end:].startswith(" ")
    ):
        return "clock", (int(match[1]), int(match[2]))
    if digits.isdigit() and digits.isascii():
        return _plain(int(digits), len(digits), found["suffix"])
    return _composed(digits)


def _plain(number: int, length: int, suffix: str | None) -> tuple[str, Any]:
    """Return class and value of a run of digits."""
    if suffix == "s":  # "1990s" and "90s"
        whole = length == 4 and number % 10 == 0
        decade = number if whole else 1900 + number if length == 2 and number in TENS else None
        return "decade" if decade else "money", decade
    if suffix in {"st", "nd", "rd", "th"} or (suffix == "." and 0 < number <= 31):
        return "ordinal_digits", number
    if length <= 2 and 0 < number <= 31:
        return "small", number
    if length == 4 and 1000 <= number <= 2199:
        return "year", number
    if length == 8 and 1900 <= number // 10000 <= 2100:
        return "stamp", (number // 10000, number // 100 % 100, number % 100)
    return "digits", number


TENS = frozenset({50, 60, 70, 80, 90})


COMPOSED = (
    ("iso", ISO),
    ("slash", re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")),
    ("clock", re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::\d\d)?")),
    ("small_range", re.compile(r"(\d{1,2})[-–](\d{1,2})")),
    ("year_range", re.compile(r"(\d{4})-(\d\d|\d{4})")),
)
"""Classes of figures with marks between them: 2013-03-22, 6/19/2024, 10:30, 15-21, 1990-91."""
RATIO = re.compile(r"(\d{1,2})/(\d{1,2})")


def _composed(digits: str) -> tuple[str, Any]:
    """Return class and value of figures with marks between them; 1,500 and 2.5 and 1/2 are numbers."""
    for name, pattern in COMPOSED:
        if match := pattern.fullmatch(digits):
            return name, tuple(map(int, match.groups()))
    if match := RATIO.fullmatch(digits):
        return ("ratio", int(match[1]) / int(match[2])) if int(match[2]) else ("money", None)
    plain = digits.replace(",", "")
    if plain.isascii() and plain.isdigit():
        return "digits", int(plain)
    try:
        return "fraction", float(plain)
    except ValueError:
        return "money", None


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday: its name and how its day is found in a year."""

    name: str
    kind: str
    rule: Any


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch of history; ``ends`` are the days between which it ended."""

    name: str
    first: Day
    last: Day
    ends: tuple[Day, Day] | None = None


Index = dict[str, list[tuple[tuple[str, ...], Feast | Period]]]
TERMS = ("administration", "presidency", "era", "years")
"""What follows a name for a time in office, which is no happening."""
"""Words after which a named period is a date: "since the Cold War"."""
SUMMIT_NAMES = {"climate": ("climate summit", "climate conference", "climate talks")}


def words_of(name: str) -> tuple[str, ...]:
    """Return a name as the lexer would cut it, in lower case."""
    return tuple(match.group().lower().replace("’", "'") for match in TOKEN.finditer(name))


@functools.cache
def index() -> Index:
    """Return all names by their first word, longest first."""
    feasts = read("dates/data/holidays.yaml").items()
    holidays = (Feast(name, kind, rule) for kind, some in feasts for name, rule in some.items())
    found: Index = {}
    for entry in (*holidays, *_periods(), *_gatherings()):
        words = words_of(entry.name)
        found.setdefault(words[0], []).append((words, entry))
    for entries in found.values():
        entries.sort(key=lambda pair: -len(pair[0]))
    return found


def _periods() -> Iterator[Period]:
    """Yield the named periods of history and the terms of office that gave an era its name."""
    for entry in read("dates/data/periods.yaml")["periods"]:
        ends = entry.get("ends")
        for name in entry["names"]:
            yield Period(
                str(name), entry["from"], entry["to"] or FOREVER, tuple(ends) if ends else None
            )
    eras = read("dates/data/offices.yaml")["era"]
    holders = [(row[1], row[3], row[4]) for row in rows("dates/data/holders.tsv") if row[0] in eras]
    last_names = [surname for surname, _, _ in holders]
    for surname, first, last in holders:
        if last_names.count(surname) == 1:
            for noun in TERMS:
                yield Period(
                    f"{surname} {noun}", dt.date.fromisoformat(first), day_or_none(last) or FOREVER
                )


@functools.cache
def _other_names() -> tuple[tuple[str, str], ...]:
    """Return the further names of periods with the first, the longest first."""
    entries = read("dates/data/periods.yaml")["periods"]
    pairs = ((str(name), str(e["names"][0])) for e in entries for name in e["names"][1:])
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def by_first_name(words: str) -> str:
    """Return words in lower case with the period in them by its first name in the table."""
    for other, first in _other_names():
        if f" {other} " in f" {words} ":
            return f" {words} ".replace(f" {other} ", f" {first} ").strip()
    return words


def _gatherings() -> Iterator[Period]:
    """Yield games and summits by their hosts."""
    data = read("dates/data/periods.yaml")
    called = [(entry, ["{} olympics", "{} games"]) for entry in data["games"]["olympics"]]
    for body, meetings in data["summits"].items():
        nouns = SUMMIT_NAMES.get(body, (f"{body} summit",))
        forms = [form for noun in nouns for form in (f"{{}} {noun}", f"{noun} in {{}}")]
        called += [(entry, forms) for entry in meetings]
    for entry, forms in called:
        for host in entry["host"]:
            yield from (Period(form.format(host), entry["from"], entry["to"]) for form in forms)


def with_names(tokens: Tokens) -> Tokens:
    """Return the tokens with each feast and named period joined into one token."""
    known = index()
    if known.keys().isdisjoint(tokens.words):
        return tokens
    starts, ends, words = [*tokens.starts], [*tokens.ends], [*tokens.words]
    values, codes = [*tokens.values], [*tokens.codes]
    for first, last, entry in reversed([*_spans(tokens, known)]):
        here = slice(first, last)
        starts[here], ends[here] = [starts[first]], [ends[last - 1]]
        words[here], values[here] = [entry.name], [entry]
        codes[here] = [lexicon().codes["holiday" if isinstance(entry, Feast) else "named"]]
    return Tokens(tokens.text, starts, ends, words, values, "".join(codes))


def _spans(tokens: Tokens, known: Index) -> Iterator[tuple[int, int, Feast | Period]]:
    """Yield first and last token and entry of each name, none overlapping another."""
    end = 0
    for position, word in enumerate(tokens.words):
        capital = tokens.text[tokens.starts[position]]
        if position < end or word not in known or not (capital.isupper() or capital.isdigit()):
            continue
        for name, entry in known[word]:
            here = tokens.words[position : position + len(name)]
            if tuple(word.lower().replace("’", "'") for word in here) == name:
                end = position + len(name)
                yield position, end, entry
                break


def feast_day(feast: Feast, year: int) -> Day | None:
    """Return the day of a feast in a year, or None when its calendar does not know that year.

    A feast of the moon that began in the year before is not that year's.
    """
    if feast.kind == "fixed":
        month, day = (int(part) for part in str(feast.rule).split("-"))
        return dt.date(year, month, day)
    if feast.kind == "nth":
        return nth_weekday(year, *feast.rule)
    if feast.kind == "easter":
        return easter(year) + dt.timedelta(days=feast.rule)
    import holidays  # noqa: PLC0415 - a third of a second, for feasts of the moon alone

    country, piece, *category = feast.rule
    days = holidays.country_holidays(
        country, years=[year - 1, year], language="en_US", categories=category or ("public",)
    )
    found = {day for day, name in days.items() if piece in name and "observed" not in name}
    begins = (day for day in found if day - dt.timedelta(days=1) not in found)
    return min((day for day in begins if day.year == year), default=None)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> Day:
    """Return the nth such weekday of a month; 0 is the one after the month's first Monday.

    Negative numbers count from the end, -2 being the day after the fourth Thursday for Fridays
    of November (the shopping day that follows Thanksgiving).
    """
    if number == 0:
        return nth_weekday(year, month, 1, 1) + dt.timedelta(days=weekday - 1)
    if number == -2:
        return nth_weekday(year, month, 4, 4) + dt.timedelta(days=1)
    if number < 0:
        last = dt.date(year, month + 1, 1) - dt.timedelta(days=1)
        return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
