"""Persons: titles before the name, which short name means whom, which full names are one."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import rows, word_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.parsing.entities.spans import Name

SURNAME = re.compile(r"[ \u00a0]([A-Z][a-z'’][\w'’]*(?:[ \u00a0][A-Z][a-z][\w'’]*)?)(?![\w-])")
ARABIC = re.compile(r"\b([AaEe]l|[Uu]l)-(?=[^\W\d_])")
"""The article that Arabic names carry with a hyphen or a blank."""
SPLIT = re.compile(r"[\s\u00a0]+")


@functools.cache
def titles() -> frozenset[str]:
    """Return all words that stand before a person's name and are no part of it."""
    return (
        word_class("honorific-male")
        | word_class("honorific-female")
        | word_class("honorific")
        | word_class("military")
        | word_class("office-short")
    )


def title_of(word: str) -> str | None:
    """Return the title that a word is, as it is usually written; None where it is none."""
    if word in titles():
        return word
    usual = word.title()
    return usual if word.isupper() and usual in titles() else None


def strip_titles(name: Name) -> None:
    """Cut titles from the front of a person's name and keep what they tell of the gender."""
    parts = SPLIT.split(name.text)
    while len(parts) > 1 and (title := title_of(parts[0])):
        name.gender = title_gender(title) or name.gender
        if name.role is None and title in word_class("office-short"):
            name.role = title
        cut = len(parts[0])
        rest = name.text[cut:]
        name.start += cut + len(rest) - len(rest.lstrip())
        name.text = rest.lstrip()
        parts = parts[1:]


def whole_persons(text: str, names: Sequence[Name]) -> None:
    """Widen a person's name of one word by the capitalised words that follow and nobody claims."""
    starts = {name.start for name in names}
    for name in names:
        if name.type != "PER" or " " in name.text or name.kind != "name":
            continue
        found = SURNAME.match(text, name.end)
        if not found or found.start(1) in starts or name.text.isupper():
            continue
        word = found.group(1)
        if (
            word in word_class("starter")
            or word.split()[0] in titles()
            or word in word_class("weekday-or-month")
        ):
            continue
        if word in word_class("organisation-head") or word.isupper():
            continue
        name.end = found.end()
        name.text = text[name.start : name.end]


def title_gender(title: str) -> str | None:
    """Return m or f where a title tells it."""
    if title in word_class("honorific-male"):
        return "m"
    return "f" if title in word_class("honorific-female") else None


@functools.lru_cache(maxsize=4096)
def name_parts(text: str) -> tuple[str, ...]:
    """Return the words of a person's name without suffixes such as Jr., lower case, no accents."""
    words = [w.strip(",") for w in SPLIT.split(ARABIC.sub(r"\1 ", plain(text))) if w.strip(",")]
    while len(words) > 1 and words[-1] in word_class("suffix"):
        words.pop()
    return tuple(w.lower().rstrip(".") if len(w) <= 2 else w.lower() for w in words)


def name_suffix(text: str) -> str:
    """Return Jr, Sr, II… as the name has it, or nothing."""
    last = SPLIT.split(text)[-1]
    return last.rstrip(".").lower() if last in word_class("suffix") else ""


@functools.lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the text without accents, with straight apostrophes."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'")


@functools.cache
def nicknames() -> dict[str, str]:
    """Return short given names and what they are short for."""
    return dict(rows("nicknames.tsv"))


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: equal, an initial, or a known short form."""
    one, other = one.replace("-", ""), other.replace("-", "")
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return nicknames().get(one, one) == nicknames().get(other, other)


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: surname equal, given names in agreement."""
    if one == other:
        return True
    if one[-1] != other[-1]:
        return False
    if not same_given(one[0], other[0]):
        return False
    middle, more = one[1:-1], other[1:-1]
    return all(same_given(a, b) for a, b in zip(middle, more, strict=False))


def contains(full: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether a short name is a run of words of the full one."""
    n = len(part)
    return n < len(full) and any(full[i : i + n] == part for i in range(len(full) - n + 1))


def _agree(one: str, other: str) -> bool:
    """Whether two titles can be one person's: Minister and Foreign Minister, not Vice President."""
    if ("Vice" in one) != ("Vice" in other):
        return False
    return one.rsplit(maxsplit=1)[-1] == other.rsplit(maxsplit=1)[-1]


@dataclass(slots=True)
class Person:
    """One person of the article with all mentions that name them."""

    parts: tuple[str, ...]
    suffix: str
    gender: str | None
    relative: bool = False
    offices: set[str] = field(default_factory=set)
    mentions: list[Name] = field(default_factory=list)

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
        return contains(self.parts, parts)


def given_gender(parts: tuple[str, ...]) -> str | None:
    """Return m or f where the given name is one or the other only."""
    given = parts[0].capitalize()
    male, female = given in word_class("given-male"), given in word_class("given-female")
    return None if male == female or len(parts) < 2 else ("m" if male else "f")


KIN = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|['’]s?)\s+(?:\w+\s+)?(?:father|mother|wife|husband|son|daughter|brother|sister|widow"
    r"|uncle|aunt|cousin|grandfather|grandson|nephew),?\s+$"
)


def group_persons(text: str, names: Iterable[Name]) -> list[Person]:
    """Return the article's persons: full names first, then each short name to the nearest of them.

    A short name goes to the nearest earlier full name that contains it, else to the first later
    one; a title of the other gender blocks. What no full name takes stays a person of one word.
    """
    people: list[Person] = []
    short: list[tuple[Name, tuple[str, ...], str | None]] = []
    for name in names:
        parts = name_parts(name.text)
        if not parts:
            continue
        office = office_before(text, name)
        if len(parts) == 1 or _particles_first(parts):
            short.append((name, parts, office))
        else:
            kin = KIN.search(text, max(0, name.start - 40), name.start)
            person = _add_full(people, name, parts, kin)
            if office:
                person.offices.add(office)
    _fold(people)
    lone: list[Person] = []
    for name, parts, office in short:
        owner = nearest(people, name, parts, office) or next(
            (p for p in lone if p.parts == parts and not _clash(p.gender, name.gender)), None
        )
        if owner is None:
            owner = Person(parts, "", name.gender)
            lone.append(owner)
        owner.mentions.append(name)
        owner.gender = owner.gender or name.gender
    return people + lone


def _clash(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


def _particles_first(parts: tuple[str, ...]) -> bool:
    """Whether a name is a surname with its particles: "van der Meer"."""
    return all(p in word_class("particle") for p in parts[:-1])


def _add_full(
    people: list[Person], name: Name, parts: tuple[str, ...], kin: re.Match[str] | None
) -> Person:
    """Put a full name with the person it is, or start a new one; return the person."""
    suffix = name_suffix(name.text)
    gender = name.gender or given_gender(parts)
    for person in people:
        if _clash(person.gender, gender) or (suffix and person.suffix and suffix != person.suffix):
            continue
        if same_person(person.parts, parts):
            person.mentions.append(name)
            person.gender = person.gender or gender
            person.suffix = person.suffix or suffix
            if len(parts[0]) > len(person.parts[0]) and len(person.parts[0]) == 1:
                person.parts = parts
            return person
    people.append(Person(parts, suffix, gender, bool(kin), mentions=[name]))
    return people[-1]


def _fold(people: list[Person]) -> None:
    """Fold a person whose words are a run of a longer name's ("Lopez Obrador") into that person."""
    for person in sorted(people, key=lambda p: len(p.parts)):
        owners = [
            o
            for o in people
            if o is not person
            and contains(o.parts, person.parts)
            and not _clash(o.gender, person.gender)
        ]
        if len(owners) == 1:
            owner = owners[0]
            if owner.parts[-1] != person.parts[-1] and len(person.mentions) >= len(owner.mentions):
                owner.parts = person.parts
            owner.mentions.extend(person.mentions)
            owner.offices |= person.offices
            people.remove(person)


OFFICE = re.compile(r"((?:Vice |Prime |Foreign |First )?[A-Z][\w.]+)[ \u00a0]$")


def office_before(text: str, name: Name) -> str | None:
    """Return the office in the word or two before a name: President, Vice President, First Lady."""
    found = OFFICE.search(text, max(0, name.start - 30), name.start)
    if not found:
        return name.role
    last = found[1].split()[-1]
    return found[1] if last in word_class("office-short") or found[1] == "First Lady" else name.role


def nearest(
    people: Sequence[Person], name: Name, parts: tuple[str, ...], office: str | None = None
) -> Person | None:
    """Return the person of a full name that a short name means: surnames before given names."""
    fitting = [p for p in people if p.takes(parts, name.gender, office)]
    by_surname = [p for p in fitting if p.parts[-len(parts) :] == parts]
    pool = by_surname or fitting
    pool = [p for p in pool if not p.relative] or pool
    before = [
        (max(m.start for m in p.mentions if m.start < name.start), p)
        for p in pool
        if any(m.start < name.start for m in p.mentions)
    ]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return min(pool, key=lambda p: min(m.start for m in p.mentions), default=None)


def shown_name(person: Person) -> str:
    """Return the name to show: the fullest form the article uses most, first seen first."""
    counts: dict[str, int] = {}
    for mention in sorted(person.mentions, key=lambda m: m.start):
        text = SPLIT.sub(" ", mention.text)
        if text.isupper() and len(text) > 4:
            text = text.title()
        counts[text] = counts.get(text, 0) + 1
    whole = [t for t in counts if len(name_parts(t)) > 1 and len(name_parts(t)[0]) > 1]
    pool = whole or list(counts)
    longest = max(len(name_parts(t)) for t in pool)
    if longest > 2 and any(len(name_parts(t)) == 2 for t in pool):
        pool = [t for t in pool if len(name_parts(t)) >= 2]
    return max(pool, key=lambda t: (counts[t], len(name_parts(t))))
