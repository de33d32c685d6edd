"""The people of an article: which full names are one person, and whom a short name means."""

from __future__ import annotations

import itertools
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.parsing.entities.names import (
    SPLIT,
    contains,
    given_gender,
    half_surname,
    is_surname,
    name_parts,
    name_suffix,
    same_person,
    short_for,
    title_gender,
    title_of,
    whole_given,
)
from dashboard.parsing.entities.patterns import PATTERNS, given_names, word_class
from dashboard.parsing.entities.roles import role_heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.parsing.entities.spans import Name


def _agree(one: str, other: str) -> bool:
    """Whether two titles can be one person's: Minister and Foreign Minister, not Vice President."""
    if ("Vice" in one) != ("Vice" in other):
        return False
    last, its = (office.rsplit(maxsplit=1)[-1].strip(".") for office in (one, other))
    return IN_FULL.get(last, last) == IN_FULL.get(its, its)


TITLE = 12
"""Characters before a name in which a monarch's title stands."""
IN_FULL = {"Gov": "Governor", "Sen": "Senator", "Rep": "Representative", "Gen": "General"}


@dataclass(slots=True)
class Person:
    """One person of the article with all mentions that name them."""

    parts: tuple[str, ...]
    suffix: str
    gender: str | None
    relative: bool = False
    paired: bool = False
    """Whether the text only gives the first name, beside another's full one: "Jan" of "Jan and Ilse Roe"."""
    apart: bool = False
    """Whether a sentence names somebody else by a form of the same name: father and son."""
    familiar: bool = False
    """Whether the article rather has the first name for this person than the surname for anybody: a child."""
    offices: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    mentions: list[Name] = field(default_factory=list)
    introduced: int = sys.maxsize
    """Where the article first gives the full name."""

    def is_named(self, *names: Name) -> None:
        """Add mentions that name this person."""
        self.mentions.extend(names)
        full = [name.start for name in names if len(name_parts(name.text)) > 1]
        self.introduced = min([self.introduced, *full])

    @property
    def full(self) -> bool:
        """Whether more than one word of the name is known."""
        return len(self.parts) > 1

    def takes(self, parts: tuple[str, ...], gender: str | None, office: str | None) -> bool:
        """Whether a short name can mean this person: "President Roe" is not the First Lady."""
        if gender and self.gender and gender != self.gender:
            return False
        if office and self.offices and not any(_agree(office, other) for other in self.offices):
            return False
        return (
            contains(self.parts, parts)
            or parts == half_surname(self.parts)
            or (
                len(parts) == 1
                and self.full
                and not self.apart
                and short_for(parts[0], self.parts[0])
            )
        )


STOP = re.compile(r"(?<!\S)(?P<word>\S*)[.!?][\"'”’)]*\s+(?=[^a-z\s]|$)|\n")
MOST_NAMESAKES = 200
"""Persons of the same name, or of one that may be the same, that a name is compared with: enough for any article."""


class ByWord:
    """Persons by the words of their names, so that a name is compared with few of them."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = people
        self.places: dict[str, list[int]] = {}
        self.given: dict[str, list[int]] = {}
        for place, person in enumerate(people):
            for word in {*person.parts, *half_surname(person.parts)}:
                self.places.setdefault(word, []).append(place)
            if person.full:
                self.given.setdefault(whole_given(person.parts[0]), []).append(place)

    def having(self, parts: tuple[str, ...]) -> list[Person]:
        """Return, in order, those whose name has the rarest of some words, or is a longer form of the one."""
        found = min((self.places.get(word, []) for word in parts), key=len)[:MOST_NAMESAKES]
        if len(parts) == 1:
            longer = self.given.get(whole_given(parts[0]), [])[:MOST_NAMESAKES]
            found = sorted({*found, *longer})
        return [self.people[place] for place in found]


def group_persons(text: str, names: Iterable[Name]) -> list[Person]:
    """Return the article's persons: full names first, then each short name to whom it means.

    A title of the other gender blocks. Where two people of the article can be meant and nothing tells
    which, a short name stays a person of one word, as does what no full name takes.
    """
    people: list[Person] = []
    names = list(names)
    apart = _named_apart(text, names)
    by_surname: dict[str, list[Person]] = {}
    short: list[tuple[Name, tuple[str, ...], str | None]] = []
    for name in names:
        parts = name_parts(name.text)
        if not parts:
            continue
        office = office_before(text, name)
        name.gender = name.gender or _gender_before(text, name)
        if len(parts) == 1 or (_particles_first(parts) and not _given_first(name.text)):
            short.append((name, parts, office))
        else:
            kin = PATTERNS.kin_before.search(text, max(0, name.start - 40), name.start)
            namesakes = by_surname.setdefault(parts[-1], [])
            alone = ends(parts) in apart
            alike = (p for p in namesakes if ends(p.parts) == ends(parts) or not (alone or p.apart))
            person = _same(itertools.islice(alike, MOST_NAMESAKES), name, parts)
            if person is None:
                gender = name.gender or _gender_of_kin(kin) or given_gender(parts)
                paired = text[name.start : name.end] != name.text
                person = Person(parts, name_suffix(name.text), gender, bool(kin), paired, alone)
                namesakes.append(person)
                people.append(person)
            person.is_named(name)
            person.nouns |= nouns_beside(text, name)
            person.offices.update(one for one in (office, office_behind(text, name)) if one)
    return _with_short_names(text, _folded(people, {parts for _, parts, _ in short}), short)


def _with_short_names(
    text: str,
    people: list[Person],
    short: Iterable[tuple[Name, tuple[str, ...], str | None]],
) -> list[Person]:
    """Return the persons with their short names, and a person for each that is nobody's."""
    short = list(short)
    calls = Counter(parts for _, parts, _ in short)
    for person in people:
        person.familiar = person.full and calls[person.parts[:1]] > calls[person.parts[-1:]]
    by_word, lone = ByWord(people), list[Person]()
    lone_alike: dict[tuple[str, ...], list[Person]] = {}
    for name, parts, office in short:
        alike = lone_alike.setdefault(parts, [])
        owner = meant(text, by_word.having(parts), name, parts, office)
        owner = owner or next((p for p in alike if not _clash(p.gender, name.gender)), None)
        if owner is None:
            owner = Person(parts, "", name.gender)
            alike.append(owner)
            lone.append(owner)
        owner.is_named(name)
        owner.gender = owner.gender or name.gender
    return people + lone


def ends(parts: tuple[str, ...]) -> tuple[str, str]:
    """Return the given name and the surname of a full name."""
    return parts[0], parts[-1]


def _named_apart(text: str, names: Iterable[Name]) -> set[tuple[str, str]]:
    """Return the names that stand in one sentence with another that could be the same person's.

    "Jake Roe and his father Jacob Roe": nobody is named by two forms of a name in one sentence, unless
    it says so.
    """
    apart: set[tuple[str, str]] = set()
    here: dict[str, list[tuple[Name, tuple[str, ...]]]] = {}
    for name in sorted(names, key=lambda name: name.start):
        parts = name_parts(name.text)
        if len(parts) < 2 or len(parts[0]) < 2:
            continue
        before = here.setdefault(parts[-1], [])
        if before and _stops(text[before[-1][0].end : name.start]):
            before.clear()
        for other, its in before[-MOST_NAMESAKES:]:
            alike = its[0] != parts[0] and same_person(its, parts)
            if alike and not PATTERNS.also_called.search(text, other.end, name.start):
                apart |= {ends(its), ends(parts)}
        before.append((name, parts))
    return apart


def _stops(between: str) -> bool:
    """Whether a sentence ends in some text: after no title ("Dr.") and no initial."""
    return any(
        stop["word"] is None
        or not (len(stop["word"]) == 1 or title_of(stop["word"]) or stop["word"] in ("vs", "v"))
        for stop in STOP.finditer(between)
    )


def _gender_before(text: str, name: Name) -> str | None:
    """Return m or f where the word before a name is a title that tells it."""
    found = PATTERNS.capital_before.search(text, max(0, name.start - 12), name.start)
    return title_gender(found[1]) if found else None


def _gender_of_kin(kin: re.Match[str] | None) -> str | None:
    """Return m or f where the noun of a relation before a name tells it: "his wife, Ilse Roe"."""
    gender = role_heads().get(kin[1], ("", ""))[0] if kin else ""
    return gender or None


def nouns_beside(text: str, name: Name) -> set[str]:
    """Return the nouns that a text sets beside a name: "builder Roe", "Roe, a builder"."""
    found = (
        PATTERNS.noun_before.search(text, max(0, name.start - 24), name.start),
        PATTERNS.noun_in_apposition.match(text, name.end, name.end + 40),
    )
    return {word for match in found if match for word in match[1].lower().split()}


def _clash(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


def _particles_first(parts: tuple[str, ...]) -> bool:
    """Whether a name is a surname with its particles: "van der Meer"."""
    return all(p in word_class("particle") for p in parts[:-1])


def _given_first(text: str) -> bool:
    """Whether the particle that opens a name is a given name here: "Ben Roe", not "von Roe"."""
    return not is_surname(text) and SPLIT.split(text)[0] in given_names()


def _same(namesakes: Iterable[Person], name: Name, parts: tuple[str, ...]) -> Person | None:
    """Return the person of those with its surname whom a full name names too, with what it adds; or None."""
    suffix = name_suffix(name.text)
    gender = name.gender or given_gender(parts)
    for person in namesakes:
        if _clash(person.gender, gender) or (suffix and person.suffix and suffix != person.suffix):
            continue
        if same_person(person.parts, parts):
            person.gender = person.gender or gender
            person.suffix = person.suffix or suffix
            return person
    return None


def _folded(people: Sequence[Person], short: set[tuple[str, ...]]) -> list[Person]:
    """Return the persons, one whose words are a run of a longer name's ("Lopez Obrador") as that person.

    A longer name keeps the surname by which the text calls somebody: one of the ``short`` names.
    """
    by_word, gone = ByWord(people), set[int]()
    for person in sorted(people, key=lambda p: len(p.parts)):
        owners = [
            o
            for o in by_word.having(person.parts)
            if o is not person
            and id(o) not in gone
            and contains(o.parts, person.parts)
            and not _clash(o.gender, person.gender)
        ]
        if len(owners) == 1:
            owner = owners[0]
            surname = owner.parts[-1:] == person.parts[-1:] or owner.parts[-1:] in short
            if not surname and len(person.mentions) >= len(owner.mentions):
                owner.parts = person.parts
            owner.is_named(*person.mentions)
            owner.offices |= person.offices
            gone.add(id(person))
    return [person for person in people if id(person) not in gone]


DIGIT = re.compile(r"\d")


def office_before(text: str, name: Name) -> str | None:
    """Return the office in the word or two before a name: President, Vice President, First Lady."""
    end = name.start
    while honorific := PATTERNS.honorific_before.search(text, max(0, end - 12), end):
        end = honorific.start()
    found = PATTERNS.office_before.search(text, max(0, end - 30), end)
    if not found:
        return name.role
    last = found[1].split()[-1]
    office = last in word_class("office-short") or found[1] == "First Lady"
    return found[1] if office else name.role


def office_behind(text: str, name: Name) -> str | None:
    """Return the office after a name with a comma: "Ana Roe, Under Secretary for Trade"."""
    found = PATTERNS.office_in_apposition.match(text, name.end)
    if found is None or not title_of(found["office"].split()[-1]):
        return None
    return found["office"]


def meant(
    text: str, people: Iterable[Person], name: Name, parts: tuple[str, ...], office: str | None
) -> Person | None:
    """Return the person of a full name that a short name means: surnames before given names.

    Of several it is the one introduced before the others, or in the headline before them all. Where
    several were introduced before, it is the one whom the article has called so since before the next
    was, or whom alone the same paragraph names; where these differ, or there is neither, it is nobody.
    """
    pool = _fitting(text, people, name, parts, office)
    before = [p for p in pool if p.introduced < name.start]
    if len(before) < 2:
        return min(before or pool, key=lambda p: p.introduced, default=None)
    nouns = nouns_beside(text, name)
    alike = [p for p in before if nouns & p.nouns]
    if len(alike) == 1:
        return alike[0]
    signs = {id(p): p for p in (*_called_so(before, parts), *_alone_here(text, before, name))}
    return next(iter(signs.values())) if len(signs) == 1 else None


def _fitting(
    text: str,
    people: Iterable[Person],
    name: Name,
    parts: tuple[str, ...],
    office: str | None,
) -> list[Person]:
    """Return the persons whom a short name can mean: a relative only where none else, and no office.

    Without a title it is not the one of a couple who has a first name alone, nor by a surname that
    others bear the child whom the article calls by the first name. Somebody named only further on
    does not count where a relative was named before. A king's one name is no surname: "King Hussein" is
    not Saddam Hussein.
    """
    if PATTERNS.crowned.search(text, max(0, name.start - TITLE), name.start):
        people = [p for p in people if p.parts[: len(parts)] == parts]
    pool = _bearing(people, name, parts, office)
    told = [p for p in pool if not office and p.introduced < name.start]
    own = [p for p in pool if not p.relative and (name.gender or not p.paired)]
    return [p for p in own if p.introduced < name.start] or told or own


def _bearing(
    people: Iterable[Person], name: Name, parts: tuple[str, ...], office: str | None
) -> list[Person]:
    """Return the persons who bear a short name, by surname before others, and by a first name alone last."""
    fitting = [p for p in people if p.takes(parts, name.gender, office)]
    pool = [p for p in fitting if p.parts[-len(parts) :] == parts] or fitting
    if name.gender:
        return pool
    return [p for p in pool if not (p.familiar and p.parts[-1:] == parts)] or pool


def _alone_here(text: str, people: Sequence[Person], name: Name) -> list[Person]:
    """Return the one of some people whom the paragraph names before a name, if it is one."""
    line = text.rfind("\n", 0, name.start)
    here = [p for p in people if any(line < m.start < name.start for m in p.mentions)]
    return here if len(here) == 1 else []


def _called_so(people: Sequence[Person], parts: tuple[str, ...]) -> list[Person]:
    """Return who was called by the short name before the next of these people was introduced."""
    first, second = sorted(people, key=lambda p: p.introduced)[:2]
    called = any(
        m.start < second.introduced and name_parts(m.text) == parts for m in first.mentions
    )
    return [first] if called else []


def shown_name(person: Person) -> str:
    """Return the name to show: the fullest form the article uses most, first seen first."""
    counts = Counter(m.printed for m in sorted(person.mentions, key=lambda m: m.start))
    parts = {text: name_parts(text) for text in counts}
    whole = [t for t in counts if len(parts[t]) > 1 and len(parts[t][0]) > 1]
    named = [t for t in whole if parts[t][-1] == person.parts[-1] and not DIGIT.search(t)]
    pool = _without_surnames(named or whole or list(counts), parts)
    return max(pool, key=lambda t: (counts[t], len(parts[t])))


def _without_surnames(pool: list[str], parts: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the forms of a name that are more than a surname, where there are such."""
    pool = [t for t in pool if not _particles_first(parts[t])] or pool
    sizes = {len(parts[t]) for t in pool}
    if 2 in sizes and max(sizes) > 2:
        pool = [t for t in pool if len(parts[t]) >= 2]
    return [t for t in pool if not _is_surname_of_two(parts[t], parts.values())] or pool


def _is_surname_of_two(parts: tuple[str, ...], names: Iterable[tuple[str, ...]]) -> bool:
    """Whether a longer name shows that words are a surname alone: "Holm Vey" of "Anna Holm Vey"."""
    longer = any(len(n) > len(parts) > 1 and n[-len(parts) :] == parts for n in names)
    return longer and given_gender(parts) is None
