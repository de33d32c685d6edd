"""Names of persons and organisations: their parts, when two can be one's, what is short for which; ids made of names.

A name in full, its acronym, its first words or its head alone are one organisation; so are those with and
without "Inc.".
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import load_gazetteer, look_up
from dashboard.parsing.entities.patterns import in_class, titles, word_class
from dashboard.parsing.lexicon import rows
from dashboard.parsing.typography import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import EntityType
    from dashboard.parsing.entities.spans import Entry, Name


ARABIC = re.compile(r"\b([AaEe]l|[Uu]l)-(?=[^\W\d_])")
"""The article that Arabic names carry with a hyphen or a blank."""
SPLIT = re.compile(r"[\s\u00a0]+")


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


DOTTED = re.compile(r"(?:\w\.)+\w?$")
LEFT_OUT = 2
"""Words that a short form leaves out at the end: more is another body, "University of Ulm Choir Club"."""
WORD_ENDS = re.compile(r"[\s\u00a0-]+")
LANDS = {"US": ["United", "States"], "UK": ["United", "Kingdom"], "UN": ["United", "Nations"],
         "EU": ["European", "Union"]}  # fmt: skip
"""Letters before a body's name, and what they stand for: "U.S. Government"."""


@functools.lru_cache(maxsize=65536)
def core(text: str) -> tuple[str, ...]:
    """Return the words that tell an organisation: no article, no Inc or Ltd, lower case."""
    words = [w.strip(",.'’\"") for w in WORD_ENDS.split(plain(text))]
    words = [w.removesuffix("'s") for w in words if w not in ("", "s")]
    if words and words[0].lower() == "the":
        words = words[1:]
    while len(words) > 1 and (words[-1] in word_class("company-suffix")):
        if len(words) == 2 and words[0] in load_gazetteer().cities:
            break  # the "Geneva Group" is not Geneva
        words.pop()
    if len(words) > 1 and (land := LANDS.get(words[0].replace(".", ""))):
        words[:1] = land
    return tuple(w.replace(".", "").lower() if DOTTED.match(w) else w.lower() for w in words)


def initials(text: str) -> set[str]:
    """Return the acronyms that a name can have: with and without its small words.

    A word with capitals inside has them for its acronym: "HarbourBox" is HB.
    """
    words = [w for w in WORD_ENDS.split(plain(text)) if w and w[0].isalpha()]
    letters = "".join(w[0] for w in words if w.lower() not in word_class("small-word"))
    every = "".join(w[0] for w in words)
    if len(words) == 1 and words[0][1:] != words[0][1:].lower() and not words[0].isupper():
        every = "".join(c for c in words[0] if c.isupper())
    return {a.upper() for a in (letters, every) if len(a) >= 2}


def is_acronym(text: str) -> bool:
    """Whether a name is written as an acronym."""
    letters = text.replace(".", "")
    return (
        2 <= len(letters) <= 7
        and letters[0].isupper()
        and sum(c.isupper() for c in letters) >= 2
        and " " not in letters
    )


def group_organisations(text: str, names: Sequence[Name]) -> list[list[Name]]:
    """Return the mentions of each organisation of the article, those with the longest name first."""
    groups: dict[tuple[str, ...] | str, list[Name]] = {}
    for name in names:
        name.entry = name.entry or _known_organisation(name.text)
        key = name.entry.id if name.entry else core(name.text) or (name.text.lower(),)
        groups.setdefault(key, []).append(name)
    order = sorted(
        groups, key=lambda k: (-len(k) if isinstance(k, tuple) else 0, groups[k][0].start)
    )
    owner: dict[tuple[str, ...] | str, tuple[str, ...] | str] = {}
    for key in order:
        target = _long_form(text, key, groups)
        if target is not None and owner.get(target, target) != key:
            owner[key] = owner.get(target, target)
    result: dict[tuple[str, ...] | str, list[Name]] = {}
    for key, members in groups.items():
        result.setdefault(owner.get(key, key), []).extend(members)
    return list(result.values())


def _known_organisation(text: str) -> Entry | None:
    """Return what the gazetteer knows under a name of several words, "Inc." or "plc" left out.

    One word alone may be called like a body and be another: that is decided where it is found.
    """
    words = [word for word in WORD_ENDS.split(text) if word]
    short = [*words]
    while len(short) > 1 and short[-1].strip(",") in word_class("company-suffix"):
        short.pop()
    entry = load_gazetteer().names.get(" ".join(short).rstrip(","))
    found = len(words) > 1 and entry and entry.type == "ORG"
    return entry if found and entry.grade == "organisation" else None


def _long_form(
    text: str, key: tuple[str, ...] | str, groups: dict[tuple[str, ...] | str, list[Name]]
) -> tuple[str, ...] | str | None:
    """Return the group whose name this group's is a short form of, if there is exactly one."""
    first = groups[key][0]
    if first.entry:
        return None
    if is_acronym(first.text):
        return _defined(text, first, key, groups)
    if isinstance(key, str):
        return None
    whole = next((m for m in groups[key] if m.text.split()[-1] in WHOLE), first)
    longer = [
        other
        for other, members in groups.items()
        if other != key
        and _goes_on(whole, members[0])
        and _shortens(key, other if isinstance(other, tuple) else core(members[0].text))
    ]
    if len(longer) > 1 and is_generic(first.text):
        return _nearest_before(first.start, longer, groups)
    return longer[0] if len(longer) == 1 else None


def _goes_on(short: Name, long: Name) -> bool:
    """Whether a longer name has the word that a firm ends in: "Ostra Energy" is none of "Ostra Railways", nor "Ostra Inc." of "Ostra Air"."""
    telling = " " in short.text and short.text.split()[-1] in WHOLE
    return not telling or short.text in long.text


WHOLE = word_class("company-suffix") - {"Group", "Holding", "Holdings"}
"""What a firm's name ends in where nothing is left out of it but for the law."""


def is_generic(text: str) -> bool:
    """Whether a name says nothing without whose it is: "the Committee", "our Strategic Dialogue"."""
    return text in word_class("generic-head") or text in word_class("generic-name")


def _nearest_before(
    start: int,
    keys: Sequence[tuple[str, ...] | str],
    groups: dict[tuple[str, ...] | str, list[Name]],
) -> tuple[str, ...] | str | None:
    """Return the group that was named last before ``start``."""
    last = {key: max((m.start for m in groups[key] if m.start < start), default=-1) for key in keys}
    best = max(keys, key=lambda key: last[key])
    return best if last[best] >= 0 else None


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is the first words of a longer one, or its head alone ("the Commission")."""
    size = len(short)
    if size >= len(long) or (size == 1 and _is_another(short[0], long)):
        return False
    if long[:size] == short:
        return len(long) - size <= LEFT_OUT if size > 1 else len(short[0]) > 3
    if size > 1 and long[1 : size + 1] == short and long[0].title() in load_gazetteer().demonyms:
        return True
    is_head = short[0] in {word.lower() for word in word_class("organisation-head")}
    if long[-size:] != short:  # "the Court": "International Court of Justice"
        before_of = long[: long.index("of")][-1:] if "of" in long else ()
        return is_head and before_of == short
    if "of" in short:  # the Bank of Ulm is not the Royal Bank of Ulm
        return look_up(" ".join(long[:-size]).title()) is not None
    return size > 1 or is_head or long[-2] == "of"


OWN_BODIES = frozenset({"congress", "senate", "house", "parliament", "cabinet", "assembly"})
"""A country's own, called so without more: no short form of a committee in it."""


def _is_another(short: str, long: tuple[str, ...]) -> bool:
    """Whether a longer name is something in or of a body of one word: its committee, an airline's flight.

    "United States Senate" and "House of Representatives" are the body itself.
    """
    of_land = long[:2] == ("united", "states") or long[0].title() in load_gazetteer().demonyms
    itself = of_land or long[0] == "national" or long[1] == "of"
    return long[1] == "flight" or (short in OWN_BODIES and not itself)


def _defined(
    text: str,
    first: Name,
    key: tuple[str, ...] | str,
    groups: dict[tuple[str, ...] | str, list[Name]],
) -> tuple[str, ...] | str | None:
    """Return the group that an acronym stands for: "Full Name (ABC)", else by its initials."""
    letters = first.text.replace(".", "").replace("&", "").upper()
    fitting = []
    for other, members in groups.items():
        if other == key or is_acronym(members[0].text):
            continue
        for member in members:
            if (
                member.end < first.start <= member.end + 4
                and text[member.end : first.start].strip(" '’s\"“") == "("
            ):
                return other
        if letters in initials(members[0].text):
            fitting.append(other)
    if len({core(groups[other][0].text)[0] for other in fitting}) == 1:
        return max(fitting, key=lambda other: (len(groups[other]), -groups[other][0].start))
    return None


def shown_organisation(members: Sequence[Name]) -> str:
    """Return the name to show: the longest form that is no acronym, the most frequent of those."""
    counts: dict[str, int] = {}
    for member in sorted(members, key=lambda m: m.start):
        text = " ".join(member.text.split())
        if text.isupper() and len(text) > 6 and " " in text:
            text = text.title()
        counts[text] = counts.get(text, 0) + 1
    spelled = [t for t in counts if not is_acronym(t)] or list(counts)
    return max(spelled, key=lambda t: (len(core(t)), counts[t], -len(t)))
