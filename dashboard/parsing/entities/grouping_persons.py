"""The people of an article: which full names are one person, and whom a short name means."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.entities.person_names import (
    SPLIT,
    contains,
    given_gender,
    half_surname,
    name_parts,
    name_suffix,
    same_person,
    short_for,
    title_gender,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.parsing.entities.spans import Name


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
    nouns: set[str] = field(default_factory=set)
    mentions: list[Name] = field(default_factory=list)

    @property
    def introduced(self) -> int:
        """Where the article first gives the full name."""
        return min(m.start for m in self.mentions if len(name_parts(m.text)) > 1)

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
            or (len(parts) == 1 and self.full and short_for(parts[0], self.parts[0]))
        )


KIN = re.compile(
    r"(?<!the )\b(?:father|mother|wife|husband|son|daughter|brother|sister|widow|uncle|aunt|cousin"
    r"|grandfather|grandson|nephew),?\s+$"
)
WORD_BEFORE = re.compile(r"\b([A-Z][a-z]+\.?) $")
NOUN_BEFORE = re.compile(r"\b([a-z]{4,}|[A-Z][a-z]{3,}) $")
NOUN_BEHIND = re.compile(r",? (?:the|a|an) ((?:[a-z-]+ )?[a-z]{4,})\b")


def group_persons(text: str, names: Iterable[Name]) -> list[Person]:
    """Return the article's persons: full names first, then each short name to whom it means.

    A title of the other gender blocks. Where two people of the article can be meant and nothing tells
    which, a short name stays a person of one word, as does what no full name takes.
    """
    people: list[Person] = []
    short: list[tuple[Name, tuple[str, ...], str | None]] = []
    for name in names:
        parts = name_parts(name.text)
        if not parts:
            continue
        office = office_before(text, name)
        name.gender = name.gender or _gender_before(text, name)
        if len(parts) == 1 or _particles_first(parts):
            short.append((name, parts, office))
        else:
            kin = KIN.search(text, max(0, name.start - 40), name.start)
            person = _add_full(people, name, parts, kin)
            person.nouns |= nouns_beside(text, name)
            if office:
                person.offices.add(office)
    _fold(people, {parts for _, parts, _ in short})
    lone: list[Person] = []
    for name, parts, office in short:
        owner = meant(text, people, name, parts, office)
        owner = owner or next(
            (p for p in lone if p.parts == parts and not _clash(p.gender, name.gender)), None
        )
        if owner is None:
            owner = Person(parts, "", name.gender)
            lone.append(owner)
        owner.mentions.append(name)
        owner.gender = owner.gender or name.gender
    return people + lone


def _gender_before(text: str, name: Name) -> str | None:
    """Return m or f where the word before a name is a title that tells it."""
    found = WORD_BEFORE.search(text, max(0, name.start - 12), name.start)
    return title_gender(found[1]) if found else None


def nouns_beside(text: str, name: Name) -> set[str]:
    """Return the nouns that a text sets beside a name: "builder Roe", "Roe, a builder"."""
    found = (
        NOUN_BEFORE.search(text, max(0, name.start - 24), name.start),
        NOUN_BEHIND.match(text, name.end, name.end + 40),
    )
    return {word for match in found if match for word in match[1].lower().split()}


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


def _fold(people: list[Person], short: set[tuple[str, ...]]) -> None:
    """Fold a person whose words are a run of a longer name's ("Lopez Obrador") into that person.

    A longer name keeps the surname by which the text calls somebody: one of the ``short`` names.
    """
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
            surname = owner.parts[-1:] == person.parts[-1:] or owner.parts[-1:] in short
            if not surname and len(person.mentions) >= len(owner.mentions):
                owner.parts = person.parts
            owner.mentions.extend(person.mentions)
            owner.offices |= person.offices
            people.remove(person)


HONORIFIC = re.compile(r"\b(?:Dr|Prof|Rev|Mr|Mrs|Ms)\.? $")
DIGIT = re.compile(r"\d")
OFFICE = re.compile(r"((?:Vice |Prime |Foreign |First )?[A-Z][\w.]+) $")


def office_before(text: str, name: Name) -> str | None:
    """Return the office in the word or two before a name: President, Vice President, First Lady."""
    end = name.start
    while honorific := HONORIFIC.search(text, max(0, end - 12), end):
        end = honorific.start()
    found = OFFICE.search(text, max(0, end - 30), end)
    if not found:
        return name.role
    last = found[1].split()[-1]
    return found[1] if last in word_class("office-short") else name.role


def meant(
    text: str, people: Sequence[Person], name: Name, parts: tuple[str, ...], office: str | None
) -> Person | None:
    """Return the person of a full name that a short name means: surnames before given names.

    Of several it is the one introduced before the others, or in the headline before them all. Where
    several were introduced before, it is the one whom the article has called so since before the next
    was, or whom alone the same paragraph names; where these differ, or there is neither, it is nobody.
    """
    pool = _fitting(people, name, parts, office)
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
    people: Sequence[Person], name: Name, parts: tuple[str, ...], office: str | None
) -> list[Person]:
    """Return the persons whom a short name can mean: a relative only where none else, and no office."""
    fitting = [p for p in people if p.takes(parts, name.gender, office)]
    pool = [p for p in fitting if p.parts[-len(parts) :] == parts] or fitting
    told = [p for p in pool if not office and p.introduced < name.start]
    return [p for p in pool if not p.relative] or told


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
    counts = Counter(_printed(m) for m in sorted(person.mentions, key=lambda m: m.start))
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


def _printed(mention: Name) -> str:
    """Return a mention's words with single blanks, no longer all in capitals."""
    text = SPLIT.sub(" ", mention.text)
    return text.title() if text.isupper() and len(text) > 4 else text
