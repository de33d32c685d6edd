"""Persons' names: titles before them, their parts, when two can be one person's; and ids made of names."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from dashboard.parsing.entities.patterns import in_class, word_class
from dashboard.parsing.lexicon import rows

if TYPE_CHECKING:
    from dashboard.model import EntityType
    from dashboard.parsing.entities.spans import Name

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
    """Return the title that a word is, as it is usually written; None where it is none: "Major-Gen"."""
    for usual in (word, word.title() if word.isupper() else word):
        if usual in titles() or titles().issuperset(usual.split("-")):
            return usual
    return None


def strip_titles(name: Name) -> None:
    """Cut titles from the front of a person's name and keep what they tell of the gender."""
    parts = SPLIT.split(name.text)
    while len(parts) > 1:
        usual = parts[0].title() if parts[0].isupper() else parts[0]
        firm = usual in word_class(
            "title-of-person"
        )  # a title before a person, it may begin a firm's name
        if not (title := title_of(parts[0]) or (usual if firm else None)):
            return
        name.gender = title_gender(title) or name.gender
        cut = len(parts[0])
        rest = name.text[cut:]
        name.start += cut + len(rest) - len(rest.lstrip())
        name.text = rest.lstrip()
        parts = parts[1:]


def title_gender(title: str) -> str | None:
    """Return m or f where a title tells it."""
    if title in word_class("honorific-male"):
        return "m"
    return "f" if title in word_class("honorific-female") else None


@functools.lru_cache(maxsize=65536)
def name_parts(text: str) -> tuple[str, ...]:
    """Return the words of a person's name without suffixes such as Jr., lower case, no accents."""
    words = [w.strip(",") for w in SPLIT.split(ARABIC.sub(r"\1 ", plain(text))) if w.strip(",")]
    while len(words) > 1 and words[-1] in word_class("suffix"):
        words.pop()
    return tuple(w.lower().rstrip(".") if len(w) <= 2 else w.lower() for w in words)


def is_surname(name: str) -> bool:
    """Whether a name is a surname alone, with its particles: "Roe", "von der Roe", "Le Roe"."""
    *before, _ = SPLIT.split(name)
    if any(word.lower() not in word_class("particle") for word in before):
        return False
    return (
        name[0].islower() or len(before) != 1 or before[0].lower() in word_class("surname-particle")
    )


def name_suffix(text: str) -> str:
    """Return Jr, Sr, II… as the name has it, or nothing."""
    last = SPLIT.split(text)[-1]
    return last.rstrip(".").lower() if last in word_class("suffix") else ""


@functools.lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return the text without accents, with straight apostrophes."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'")


@functools.cache
def nicknames() -> dict[str, str]:
    """Return short given names and what they are short for."""
    return dict(rows("entities/data/nicknames.tsv"))


def short_for(short: str, given: str) -> bool:
    """Whether a name is a known short form of a given name, or of the same one as it: Tony, Antony."""
    return short in nicknames() and same_given(short, given) and len(given) > 1


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: equal, an initial, or a known short form."""
    one, other = one.replace("-", ""), other.replace("-", "")
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return whole_given(one) == whole_given(other)


def whole_given(given: str) -> str:
    """Return the given name that a name is a known short form of, itself where it is none."""
    given = given.replace("-", "")
    return nicknames().get(given, given)


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


@functools.cache
def given_names() -> frozenset[str]:
    """Return the given names that the project knows."""
    classes = ("given-male", "given-male-too", "given-female", "given-female-too")
    return frozenset().union(*map(word_class, classes))


MALE = ("given-male", "given-male-too", "census-male")
FEMALE = ("given-female", "given-female-too", "census-female")


def given_gender(parts: tuple[str, ...]) -> str | None:
    """Return m or f where the given name of a full name is one or the other only.

    The rarer names, from a census, tell only the gender of who is known for a person: many are also words.
    Those are left out that men and women share in other countries, or that stand there as family names first.
    """
    if len(parts) < 2:
        return None
    given = parts[0].split("-")[0].capitalize()
    male, female = (in_class(given, *some) for some in (MALE, FEMALE))
    return None if male == female else ("m" if male else "f")


def half_surname(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first half of a surname with a hyphen, by which its bearer may go: Roe for Roe-Poe."""
    first, hyphen, _ = parts[-1].partition("-")
    return (first,) if hyphen and len(parts) > 1 and len(first) > 3 else ()


PREFIX: dict[EntityType, str] = {
    "PER": "per",
    "ORG": "org",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
    "WORK": "work",
    "LAW": "law",
    "PRODUCT": "product",
}
NOT_SLUG = re.compile(r"[\W_]+")


@functools.lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """Return a name as it stands in an id: lower case, no accents, words joined by hyphens."""
    return NOT_SLUG.sub("-", plain(name).lower()).strip("-") or "unnamed"


def entity_id(kind: EntityType, name: str) -> str:
    """Return the id of a thing that no gazetteer knows, from its type and its full name."""
    return f"{PREFIX[kind]}:{slug(name)}"
