"""Names that date a text: office holders, and bodies or states that began or ceased.

A title with a name dates an article to the days on which that person held it, and no text speaks of a
thing before it was there. Where a name ceased (a merger, the end of a state), a report that speaks of it
as if it were there is older; told as history ("the former ...", a year named close by) it bounds
nothing. The country in which a group met leaves some years.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.parsing.dates.interval import EVER, Interval, date, day_or_none
from dashboard.parsing.dates.lexer import TOKEN, lexicon, words_of
from dashboard.parsing.lexicon import DATE_WORDS, read, rows
from dashboard.parsing.typography import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.lexer import Tokens

Words = tuple[str, ...]


@functools.cache
def campaign_table() -> dict[str, Any]:
    """Return ``data/campaigns.yaml``."""
    return read("dates/data/campaigns.yaml")


def candidacies() -> Iterator[tuple[Words, Words, frozenset[Words], Day, Day]]:
    """Yield surname, given names, titles, first and last day of each candidacy."""
    titles = {
        part: frozenset(words_of(title) for title in names)
        for part, names in campaign_table()["titles"].items()
    }
    for one in campaign_table()["elections"]:
        day: Day = one["day"]
        opens = one.get("opens", date(day.year - 1))
        spans = {
            "nominees": (opens, day),
            "candidates": (opens, date(day.year, 8, 31)),
            "running_mates": (date(day.year, 5), day),
            "elected": (day, one["inauguration"]),
        }
        for part, (first, last) in spans.items():
            names = one.get(part, [])
            for name in [names] if isinstance(names, str) else names:
                given, surname = name.split(" ", 1)
                yield words_of(surname), words_of(given), titles[part], first, last


LONGEST_OFFICE = 6
"""Tokens before a title in which "former" still goes with it: "former Northern Mills chief X"."""
NOT_IN_OFFICE = DATE_WORDS.other_office | {
    "a",
    "an",
    "its",
    "their",
    "enter",
    "potential",
    "possible",
    "prospective",
}
"""And of one who may come to hold it: "the prospect of a President X"."""
LONGEST_GIVEN = 3
"""Tokens of given names and initials between a title and a surname."""
LONGEST_ABBREVIATION = 4
"""Letters before a full stop that ends no sentence: "Sen.", "Prof.", "W."."""
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office."""

    surname: Words
    given: Words
    titles: frozenset[Words]
    first: Day
    last: Day


@dataclass(frozen=True, slots=True)
class Holder:
    """A title and name as a text has them, with all terms that they can mean."""

    words: str
    terms: tuple[Interval, ...]
    former: bool
    position: int


@functools.cache
def terms() -> dict[str, list[Term]]:
    """Return all terms by the last word of the surname."""
    data = read("dates/data/offices.yaml")
    titles = {
        office: frozenset(words_of(title) for title in (*names, office))
        for office, names in data["titles"].items()
    }
    found: dict[str, list[Term]] = {}
    for office, surname, given, first, last in rows("dates/data/holders.tsv"):
        end = day_or_none(last)
        until = min(end + grace(), horizon_day()) if end else horizon_day()
        spellings = {plain(surname), surname.translate(UMLAUTS)}
        for name in spellings | {form.replace("-", " ") for form in spellings}:
            words = words_of(name)
            begin = dt.date.fromisoformat(first)
            term = Term(words, words_of(plain(given)), titles[office], begin, until)
            found.setdefault(words[-1], []).append(term)
    for surname, given, names, begin, end in candidacies():
        term = Term(surname, given, names, begin, end + grace())
        found.setdefault(surname[-1], []).append(term)
    return found


@functools.cache
def horizon_day() -> Day:
    """Return the last day that the tables know: no open range reaches beyond it."""
    return read("dates/data/offices.yaml")["horizon"]


@functools.cache
def grace() -> dt.timedelta:
    """Return how long a holder is still called by the title after the term."""
    return dt.timedelta(days=read("dates/data/offices.yaml")["grace"])


def holders(tokens: Tokens) -> Iterator[Holder]:
    """Yield each title with a name that the table knows.

    A surname alone is left out where the text introduces someone else of that name and title.
    """
    known = terms()
    words = [plain(word) for word in tokens.words]
    if known.keys().isdisjoint(words):
        return
    found: list[tuple[Holder, str, bool]] = []
    strangers: set[str] = set()
    for position, word in enumerate(words):
        options = known.get(word)
        if not options or not _ends_name(tokens, position):
            continue
        place = _title_before(words, tokens, position, options)
        if place is None:
            continue
        start, between, right = place
        if not right:
            strangers.add(word)
        elif (holder := _holder(tokens, start, position, right)) is not None:
            found.append((holder, word, bool(between)))
    yield from (one for one, name, full in found if full or name not in strangers)


def _ends_name(tokens: Tokens, position: int) -> bool:
    """Whether a word with a capital is the last of its name: "President Petro Brun" is another's."""
    if not tokens.text[tokens.starts[position]].isupper():
        return False
    end = tokens.ends[position]
    behind = tokens.text[end : end + 2]
    plain_word = tokens.codes[position + 1 : position + 2] == lexicon().codes["word"]
    return not (plain_word and behind[:1] == " " and behind[1:].isupper())


def _holder(tokens: Tokens, start: int, position: int, terms: list[Term]) -> Holder | None:
    """Return the office holder named there, or None where another office is named."""
    before = tokens.words[max(start - 3, 0) : start]
    farther = tokens.words[max(start - LONGEST_OFFICE, 0) : start]
    if before[-1:] and before[-1] in NOT_IN_OFFICE:
        return None
    text = tokens.text[tokens.starts[start] : tokens.ends[position]]
    spans = tuple(Interval(term.first, term.last, "period") for term in terms)
    former = not (
        DATE_WORDS.former.isdisjoint(before) and DATE_WORDS.long_former.isdisjoint(farther)
    )
    return Holder(text, spans, former, start)


def _title_before(
    words: list[str], tokens: Tokens, position: int, options: list[Term]
) -> tuple[int, list[str], list[Term]] | None:
    """Return where a title stands before a name, the given names between, and whose they can be."""
    best: tuple[int, list[str], list[Term]] | None = None
    for surname, group in itertools.groupby(options, key=lambda term: term.surname):
        first = position - len(surname) + 1
        if first < 1 or tuple(words[first : position + 1]) != surname:
            continue
        terms = list(group)
        for end, between in _gaps(words, tokens, first):
            lengths = {
                id(term): [
                    len(one)
                    for one in term.titles
                    if (*words[max(end - len(one), 0) : end],) == one
                ]
                for term in terms
            }
            longest = max((size for sizes in lengths.values() for size in sizes), default=0)
            if not longest:
                continue
            right = [
                term
                for term in terms
                if lengths[id(term)]
                and (not between or not term.given or _same_given(between, term.given))
            ]
            best = (end - longest, between, [*best[2], *right] if best else right)
            break
    return best


def _gaps(words: list[str], tokens: Tokens, first: int) -> Iterator[tuple[int, list[str]]]:
    """Yield where a title can end before a surname, with the given names between."""
    for end in range(first, max(first - LONGEST_GIVEN - 5, 0), -1):
        between = [word for word in words[end:first] if word not in DATE_WORDS.name_particles]
        if end < first:
            if words[end] == ",":  # "the Republican nominee, Donald J. Trump"
                between = [word for word in between if word != ","]
                yield from [(end, between)] if between else []
                return
            capital = tokens.text[tokens.starts[end]].isupper()
            stops = words[end] == "." and len(words[end - 1]) > LONGEST_ABBREVIATION
            if stops or not (capital or words[end] in DATE_WORDS.name_particles):
                return  # a sentence ends there, or no name goes on
        if len(between) > LONGEST_GIVEN:
            return
        yield end, between


def _same_given(here: list[str], known: Words) -> bool:
    """Whether given names in the text can be those of the table (initials and short forms too)."""
    names = [word for word in known if word not in DATE_WORDS.name_particles]
    if here[0][0] != names[0][0]:
        return here[0] in names
    rest = {word for word in here[1:] if len(word) == 1}
    initials = {word[0] for word in names[1:]}
    return not rest or not initials or bool(rest & initials)


GRACE = dt.timedelta(days=365)
"""How long reports go on speaking of a name after its end."""
OFTEN = 3
"""A single word that ceased (a state, a people) stays in use as history: often, it is of its time."""
NEAR = 20
"""Tokens around a name in which a year makes a sentence history."""


@dataclass(frozen=True, slots=True)
class Lifetime:
    """A name with the first and the last day of what it names; None where that lifetime_bounds nothing."""

    name: str
    words: tuple[str, ...]
    first: Day | None
    last: Day | None


@functools.cache
def lifetimes() -> dict[str, list[Lifetime]]:
    """Return the names by their first word."""
    found: dict[str, list[Lifetime]] = {}
    for name, first, last in rows("dates/data/lifetimes.tsv"):
        words = words_of(name)
        lifetime = Lifetime(name, words, day_or_none(first), day_or_none(last))
        found.setdefault(words[0], []).append(lifetime)
    return found


def lifetime_bounds(tokens: Tokens, years: Collection[int]) -> Iterator[tuple[Interval, str, bool]]:
    """Yield the days that each bounding name allows, the cue, and whether it is firm.

    ``years`` are the tokens at which years are named.
    """
    known = lifetimes()
    if known.keys().isdisjoint(tokens.words):
        return
    seen: set[tuple[str, ...]] = set()
    for position, word in enumerate(tokens.words):
        for lifetime in known.get(word, ()):
            if lifetime.words in seen or not _named(tokens, position, lifetime):
                continue
            seen.add(lifetime.words)
            end = tokens.ends[position + len(lifetime.words) - 1]
            name = tokens.text[tokens.starts[position] : end]
            if lifetime.first is not None:
                yield Interval(lifetime.first, horizon_day(), "period"), f"{name} being there", True
            if lifetime.last is not None and not _is_history(tokens, position, lifetime, years):
                until = min(lifetime.last + GRACE, horizon_day())
                yield Interval(EVER, until, "period"), f"{name} still being there", False


def _named(tokens: Tokens, position: int, lifetime: Lifetime) -> bool:
    """Whether the name stands there, with all the capitals that the table has."""
    last = position + len(lifetime.words)
    if tuple(tokens.words[position:last]) != lifetime.words:
        return False
    written = tokens.text[tokens.starts[position] : tokens.ends[last - 1]]
    if lifetime.name.isupper():
        return written.isupper()
    known = TOKEN.finditer(lifetime.name)
    return all(
        not match.group()[0].isupper() or tokens.text[tokens.starts[at]].isupper()
        for at, match in enumerate(known, position)
    )


def _is_history(tokens: Tokens, position: int, lifetime: Lifetime, years: Collection[int]) -> bool:
    """Whether the name is told of as something past, or is the tail of a longer name."""
    around = tokens.words[max(position - 8, 0) : position + 8]
    if not DATE_WORDS.history.isdisjoint(around) or capital_before(tokens, position):
        return True
    if any(abs(year - position) < NEAR for year in years):
        return True
    return len(lifetime.words) == 1 and tokens.words.count(lifetime.words[0]) < OFTEN


def capital_before(tokens: Tokens, position: int) -> bool:
    """Whether a capitalised word stands directly before: "China Eastern Airlines" is another name."""
    if position < 1 or not tokens.words[position - 1].isalpha():
        return False
    opens = position == 1 or not tokens.words[position - 2].isalnum()
    written = tokens.text[tokens.starts[position - 1]]
    return written.isupper() and not (
        opens and tokens.words[position - 1] in DATE_WORDS.small_words
    )


MEETING_REACH = 8
"""Tokens between the group's name and the country it met in."""


@functools.cache
def presidencies() -> dict[tuple[str, ...], list[int]]:
    """Return the years of each country's presidency."""
    return {
        words_of(name): years
        for name, years in read("dates/data/periods.yaml")["presidencies"].items()
    }


def meetings(tokens: Tokens) -> Iterator[tuple[tuple[Interval, ...], str]]:
    """Yield the years allowed by "the G7 ministers' meeting in Italy", and the cue."""
    words = tokens.words
    if DATE_WORDS.groups_of_states.isdisjoint(words):
        return
    for position, word in enumerate(words):
        if (
            word not in DATE_WORDS.groups_of_states
            or "last" in words[max(position - 4, 0) : position]
        ):
            continue
        for place in range(position + 1, min(position + MEETING_REACH, len(words) - 1)):
            if words[place] != "in":
                continue
            for country, years in presidencies().items():
                if tuple(words[place + 1 : place + 1 + len(country)]) == country:
                    text = tokens.text[tokens.starts[position] : tokens.ends[place + len(country)]]
                    spans = tuple(
                        Interval(date(year), date(year, 12, 31), "year") for year in years
                    )
                    yield spans, text
