"""Names made whole, and named again: "Lower Tarn" for Tarn, "Porto do Sul", "Park Min-jun".

A model of English newspapers cuts names at a particle, takes a family name for a town, and overlooks
what it saw a paragraph before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.entities.gazetteer_matches import look_up
from dashboard.parsing.entities.person_names import (
    SPLIT,
    titles,
)
from dashboard.parsing.entities.spans import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.parsing.entities.spans import Word


BEHIND_PARTICLE = re.compile(
    r" (?:da|das|do|dos|de(?: (?:la|las|los))?|del|della|dello|di|du|van(?: de[rn]?)?|von(?: de[rm])?|bin|bint|ibn)"
    r" [A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?(?![\w-])"
)
ELIDED = re.compile(r" d'[A-Z][^\W\d_]+(?![\w-])")
"""A French particle: "Coteau d'Orbe"."""
OPEN = ("PER", "LOC")
SYLLABLE = r"(?:[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouy]{1,3}(?:ng|n|k|l|m|p|h)?)"
HYPHENATED = re.compile(
    r"(?<![\w.-])(?P<family>[A-Z][a-z]{1,6}) (?P<given>[A-Z](?:[a-z]{0,3})-(?P<second>[a-z]{1,5}))(?![\w-])"
)
ONE = re.compile(SYLLABLE)


def with_particles(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names with what a particle adds to them, which may have been a name of its own."""
    longer: list[Name] = []
    for name in names:
        if longer and name.start < longer[-1].end:
            continue
        longer.append(name)
        found = BEHIND_PARTICLE.match(text, name.end) if name.type in OPEN else None
        found = found or (None if name.entry else ELIDED.match(text, name.end))
        if found and name.kind == "name" and name.trust < 3:
            name.end = found.end()
            name.text = text[name.start : name.end]
            hit = look_up(name.text)
            name.entry, name.trust = (hit[0] if hit else None), 2
            name.type = name.entry.type if name.entry else name.type
    return longer


def family_first(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """Yield persons with a family name and a given one of two syllables: "Park Min-jun".

    Names there that were taken for something else become persons.
    """
    by_span = {(name.start, name.end): name for name in names}
    for match in HYPHENATED.finditer(text):
        if not is_family_first(match.group()):
            continue
        name = by_span.get(match.span())
        if name is None:
            yield Name(*match.span(), "PER", match.group(), 2)
        elif name.entry is None or name.entry.grade == "city":
            name.type, name.trust, name.entry = "PER", 2, None


def is_family_first(text: str) -> bool:
    """Whether a name is a family name and two syllables that a hyphen joins."""
    match = HYPHENATED.fullmatch(text)
    if match is None:
        return False
    first, second = match["given"].split("-")
    return bool(
        ONE.fullmatch(first.lower()) and ONE.fullmatch(second)
    ) and second not in word_class("joined-syllable")


NAMED = ("PER", "ORG", "LOC", "FAC")


def named_again(text: str, words: Sequence[Word], names: Sequence[Name]) -> list[Name]:
    """Return further mentions of the article's names that no name covers yet."""
    patterns = _patterns(names)
    taken: set[int] = set()
    for name in names:
        taken.update(range(name.start, name.end))
    found = []
    i = 0
    while i < len(words):
        step = 1
        for phrase, model in patterns.get(words[i].text.lower(), ()):
            last = i + len(phrase) - 1
            if last >= len(words) or not _same(text, words, i, phrase, model):
                continue
            start, end = words[i].start, words[last].end
            if model.type == "PER" and ARTICLE.search(text, max(0, start - 4), start):
                start -= 3
            if text[end : end + 1] == "." and model.text.endswith("."):
                end += 1
            if taken.isdisjoint(range(start, end)):
                found.append(Name(start, end, model.type, text[start:end], 1, model.entry))
                taken.update(range(start, end))
                step = len(phrase)
                break
        i += step
    return found


def whole_names(text: str, names: Sequence[Name]) -> None:
    """Widen a name of one word that the article's longer name of two covers: "Lower Tarn" for Tarn."""
    pairs = {n.text for n in names if n.kind == "name" and n.text.count(" ") == 1 and n.trust}
    starts = {name.start: name for name in names}
    for name in names:
        if name.kind != "name" or " " in name.text or name.entry:
            continue
        for pair in pairs:
            first, _, last = pair.partition(" ")
            start = name.start - len(first) - 1
            if last == name.text and text[max(0, start) : name.end] == pair and start not in starts:
                name.start, name.text = start, pair


def _patterns(names: Sequence[Name]) -> dict[str, list[tuple[list[str], Name]]]:
    """Return, by first word, the phrases worth looking for, longest first."""
    forms: dict[tuple[str, ...], Name] = {}
    for name in names:
        if name.kind != "name" or name.type not in NAMED:
            continue
        words = list(
            re.findall(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|\w+(?:'(?![sS]\b)\w+)*|&", name.text)
        )
        if not words:
            continue
        forms.setdefault(tuple(words), name)
        if name.type == "PER" and len(words) > 1 and _surname(words[-1]):
            forms.setdefault((words[-1],), name)
        if name.type == "PER" and is_family_first(name.text):
            forms.setdefault((words[0],), name)
    by_first: dict[str, list[tuple[list[str], Name]]] = {}
    for phrase, name in sorted(forms.items(), key=lambda f: (-len(f[0]), f[0])):
        family = len(phrase) == 1 and is_family_first(name.text)
        if len(phrase) == 1 and not (_distinct(phrase[0]) or family):
            continue
        by_first.setdefault(phrase[0].lower(), []).append((list(phrase), name))
    return by_first


def _surname(word: str) -> bool:
    return len(word) > 3 and word[0].isupper() and word not in word_class("suffix")


def _distinct(word: str) -> bool:
    """Whether one word alone is surely the name when it is written with a capital."""
    return (
        len(word) > 2
        and word[0].isupper()
        and word not in word_class("starter")
        and word not in word_class("weekday-or-month")
        and word not in word_class("organisation-head")
        and word not in word_class("place-head")
    )


def _same(text: str, words: Sequence[Word], i: int, phrase: list[str], model: Name) -> bool:
    """Whether the words at ``i`` are the phrase, as written or all in capitals."""
    here = [w.text for w in words[i : i + len(phrase)]]
    if here != phrase and here != [w.upper() for w in phrase]:
        return False
    if len(phrase) > 1:
        between = text[words[i].start : words[i + len(phrase) - 1].end]
        return len(SPLIT.split(between)) <= len(phrase) + 2 and "\n" not in between
    following = text[words[i].end : words[i].end + 2]
    if model.type == "PER" and re.match(r" [A-Z]", following):
        return False
    return not (following.startswith("-") and following[1:2].islower() and model.type != "LOC")


FIRST_HALF = re.compile(r"(?<![\w-])[A-Z][a-z]+-$")
"""The first half of a surname with a hyphen: "Lund" of "Lund-Voss"."""
SURNAME = re.compile(r" ([A-Z][a-z'][\w']*(?: [A-Z][a-z][\w']*)?)(?![\w-])")
ARTICLE = re.compile(r"(?<!\w)(?:[AaEe]l|[Uu]l)-$")
"""That article right before a name: part of it."""
OFFICE_OF = re.compile(
    r"\b(?i:Ambassador|Envoy|Representative|Coordinator|General|President|Minister|Secretary) (?:of|to|for) (?:the )?$"
)
"""Before a place that an office is of, whoever stands behind it: "the Envoy for Yemen Roe"."""
PLACED = re.compile(r"\b(?:in|at|from|near|of|outside|around) $", re.IGNORECASE)


def whole_persons(text: str, names: Sequence[Name]) -> None:
    """Widen a person's name of one word by the capitalised words that follow and nobody claims."""
    starts = {name.start for name in names}
    for name in names:
        if ARTICLE.search(text, max(0, name.start - 4), name.start) and not name.entry:
            name.start -= 3
            name.text = text[name.start : name.end]
        if name.type != "PER" or " " in name.text or name.kind != "name":
            continue
        if half := FIRST_HALF.search(text, max(0, name.start - 24), name.start):
            name.start = half.start()
            name.text = text[name.start : name.end]
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
        if word in word_class("never-name") or text.startswith(":", found.end()):
            continue
        name.end = found.end()
        name.text = text[name.start : name.end]


def named_like_places(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names with a place's widened by the surname right behind it: "Georgia Mellor".

    Only where the article also names that person by the surname alone, and nothing says that the
    place is one ("In Georgia Mellor said").
    """
    surnames = {n.text for n in names if n.type == "PER" and " " not in n.text}
    ends = set()
    for name in names:
        found = SURNAME.match(text, name.end)
        if not (name.entry and name.type == "LOC" and name.kind == "name" and found):
            continue
        alone = found[1] in surnames and " " not in name.text
        placed = PLACED.search(text, max(0, name.start - 9), name.start) or OFFICE_OF.search(
            text, max(0, name.start - 24), name.start
        )
        if alone and not placed:
            name.type, name.trust, name.entry = "PER", 2, None
            name.end = found.end()
            name.text = text[name.start : name.end]
            ends.add(name.end)
    return [n for n in names if n.end not in ends or " " in n.text]


def joined_teams(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names with a place and the nickname right behind it as one team."""
    result: list[Name] = []
    for name in names:
        last = result[-1] if result else None
        if (
            last
            and last.type == "LOC"
            and last.kind == "name"
            and name.type == "ORG"
            and text[last.end : name.start] == " "
            and " " not in name.text
            and name.text.endswith("s")
            and not name.text.isupper()
            and not name.entry
        ):
            result[-1] = Name(last.start, name.end, "ORG", text[last.start : name.end], 2)
        else:
            result.append(name)
    return result


HALVES = ("PER", "NORP", "ORG", "PRODUCT", "WORK")


def joined_halves(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names, a given name and the surname right behind it as one person: "Pavlo Lunde"."""
    result: list[Name] = []
    for name in names:
        last = result[-1] if result else None
        beside = last is not None and text[last.end : name.start] == " "
        if last and beside and name.type == "PER" and _is_half(last) and _is_half(name):
            result[-1] = Name(last.start, name.end, "PER", text[last.start : name.end])
        else:
            result.append(name)
    return result


def _is_half(name: Name) -> bool:
    """Whether a name is one word as persons' names are written, and nothing that is known."""
    word = name.text
    plain = word.isalpha() and word.istitle() and name.kind == "name" and not name.entry
    plain = plain and name.type in HALVES
    return plain and word not in titles() and not any(word in word_class(some) for some in NO_HALF)


NO_HALF = ("organisation-head", "place-head", "company-suffix", "event-end", "starter")
OFFICES = ("Bureau", "Commission", "Directorate", "Division", "Office")
OFFICE_OF_THE = re.compile(r"\b(?:Office|Bureau) of the (?:Assistant|Deputy|Prime|Under|Vice)$")
OF_OFFICE = re.compile(
    r" (?:Minister|President|Secretary)(?: of [A-Z]\w+(?: (?:and )?[A-Z]\w+)?)?(?: for [A-Z]\w+)?"
)
OF_WHAT = re.compile(
    r"\s+(?:of|for)\s+(?:the\s+)?"
    r"[A-Z](?:[\w-]|'(?!s\b))+(?:\s+(?:and\s+)?[A-Z](?:[\w-]|'(?!s\b))+){0,3}"
)


def longer_organisations(text: str, names: Sequence[Name]) -> None:
    """Widen a party or a public body by the land or the cause it is of: "Green Party of Ulm"."""
    for name in names:
        if name.type != "ORG" or not (" " in name.text.strip() or name.text in OFFICES):
            continue
        if OFFICE_OF_THE.search(name.text) and (rest := OF_OFFICE.match(text, name.end)):
            name.end = rest.end()
            name.text, name.trust = text[name.start : name.end], 2
            continue
        if name.text.split()[-1] not in word_class("of-what"):
            continue
        found = OF_WHAT.match(text, name.end)
        if found and found.group().split()[-1] not in word_class("weekday-or-month"):
            name.end = found.end()
            name.text = text[name.start : name.end]
            name.trust, name.entry = 2, None
