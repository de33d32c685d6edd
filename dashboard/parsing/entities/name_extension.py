"""Names made whole, and named again: "Lower Tarn" for Tarn, "Park Min-jun".

A model of English newspapers takes a family name for a town, and overlooks what it saw a paragraph before.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from dashboard.parsing.entities.capitals import forms, is_headline
from dashboard.parsing.entities.names import SPLIT
from dashboard.parsing.entities.patterns import (
    PATTERNS,
    given_names,
    in_class,
    titles,
    word_class,
)
from dashboard.parsing.entities.spans import Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dashboard.parsing.entities.spans import Word


def family_first(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """Yield persons with a family name and a given one of two syllables: "Park Min-jun".

    Names there that were taken for something else become persons.
    """
    by_span = {(name.start, name.end): name for name in names}
    for match in PATTERNS.family_first.finditer(text):
        if not is_family_first(match.group()):
            continue
        name = by_span.get(match.span())
        if name is None:
            yield Name(*match.span(), "PER", match.group(), 2)
        elif name.entry is None or name.entry.grade == "city":
            name.type, name.trust, name.entry = "PER", 2, None


def is_family_first(text: str) -> bool:
    """Whether a name is a family name and two syllables that a hyphen joins."""
    match = PATTERNS.family_first.fullmatch(text)
    if match is None:
        return False
    first, second = match["given"].split("-")
    return bool(
        PATTERNS.syllable.fullmatch(first.lower()) and PATTERNS.syllable.fullmatch(second)
    ) and second not in word_class("joined-syllable")


NAMED = ("PER", "ORG", "LOC", "FAC")


def with_couples(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names with the first of two who share a surname: "Jan" is Jan Roe in "Jan and Ilse Roe".

    Not where the first word is a surname or another's given name: "Vey and Ilse Roe", "Tom and Ilse Roe"
    of an article about Tom Vey.
    """
    people = [n for n in names if n.type == "PER" and n.kind == "name"]
    full = [n.text.split() for n in people if " " in n.text]
    by_start = {n.start: n for n in people}
    found = []
    for name in people:
        first = PATTERNS.couple_before.search(text, max(0, name.start - 40), name.start)
        if first is None or " " not in name.text:
            continue
        *_, surname = name.text.split()
        if any(
            one[-1] == first["first"] or (one[0] == first["first"] and one[-1] != surname)
            for one in full
        ):
            continue
        before = (first["before"] or ".").strip(",:")
        named = first["first"] in given_names() and not before[:1].isupper()
        if not (named or before.lower() in word_class("couple")):
            continue
        whole = f"{first['first']} {name.text.split(maxsplit=1)[1]}"
        one = by_start.get(first.start("first"))
        if one is None:
            found.append(Name(*first.span("first"), "PER", whole))
        elif one.end == first.end("first"):
            one.text = whole
    return sorted([*names, *found], key=lambda n: n.start)


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
        first = words[i].text.lower()
        second = words[i + 1].text.casefold() if i + 1 < len(words) else ""
        for phrase, model in (*patterns.get((first, second), ()), *patterns.get((first, ""), ())):
            last = i + len(phrase) - 1
            if last >= len(words) or not _same(text, words, i, phrase, model):
                continue
            start, end = words[i].start, words[last].end
            if model.type == "PER" and PATTERNS.arabic_article_before.search(
                text, max(0, start - 4), start
            ):
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


def whole_names(text: str, names: Sequence[Name]) -> list[Name]:
    """Widen a name of one word that the article's longer name of two covers: "Lower Tarn" for Tarn.

    Of the names that are returned, the first half of such a pair, taken for a name of its own, is none.
    """
    halves: set[int] = set()
    pairs, lengths = set[str](), dict[str, set[int]]()
    for name in names:
        if name.kind == "name" and name.text.count(" ") == 1 and name.trust:
            pairs.add(name.text)
            lengths.setdefault(name.text.partition(" ")[2], set()).add(len(name.text))
    starts = {name.start: name for name in names}
    for name in names:
        if name.kind != "name" or " " in name.text or name.entry:
            continue
        for length in sorted(lengths.get(name.text, ()), reverse=True):
            start = name.end - length
            pair = text[max(0, start) : name.end]
            half = starts.get(start)
            whole = half is None or (
                " " not in half.text and half.end < name.start and not half.entry and half.trust < 2
            )
            if pair in pairs and pair.endswith(f" {name.text}") and whole:
                name.start, name.text = start, pair
                halves.add(id(half))
                break
    return [name for name in names if id(name) not in halves]


NOT_ALONE = ("starter", "weekday-or-month", "organisation-head", "place-head")


def _patterns(names: Sequence[Name]) -> dict[tuple[str, str], list[tuple[list[str], Name]]]:
    """Return, by their first two words, the phrases worth looking for, longest first; one alone has no second."""
    forms: dict[tuple[str, ...], Name] = {}
    for name in names:
        if name.kind != "name" or name.type not in NAMED:
            continue
        words = list(
            re.findall(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|\w+(?:'(?![sS]\b)\w+)*|&", name.text)
        )
        forms.setdefault(tuple(words), name)
        if (
            name.type == "PER"
            and len(words) > 1
            and len(words[-1]) > 3
            and words[-1][0].isupper()
            and words[-1] not in word_class("suffix")
        ):
            forms.setdefault((words[-1],), name)
        if name.type == "PER" and is_family_first(name.text):
            forms.setdefault((words[0],), name)
    by_first: dict[tuple[str, str], list[tuple[list[str], Name]]] = {}
    for phrase, name in sorted(forms.items(), key=lambda f: (-len(f[0]), f[0])):
        alone = phrase[0][0].isupper() and len(phrase[0]) > 2  # surely the name with a capital
        if len(phrase) > 1 or (alone and not in_class(phrase[0], *NOT_ALONE)):
            second = phrase[1].casefold() if len(phrase) > 1 else ""
            by_first.setdefault((phrase[0].lower(), second), []).append((list(phrase), name))
    return by_first


def _same(text: str, words: Sequence[Word], i: int, phrase: list[str], model: Name) -> bool:
    """Whether the words at ``i`` are the phrase, as written or all in capitals."""
    here = [w.text for w in words[i : i + len(phrase)]]
    if here != phrase and here != [w.upper() for w in phrase]:
        return False
    if len(phrase) > 1:
        between = text[words[i].start : words[i + len(phrase) - 1].end]
        return len(SPLIT.split(between)) <= len(phrase) + 2 and not NO_BLANK.search(between)
    following = text[words[i].end : words[i].end + 2]
    if model.type == "PER" and re.match(r" [A-Z]", following):
        return False
    return not (following.startswith("-") and following[1:2].islower() and model.type != "LOC")


NO_BLANK = re.compile(r"[\n()\[\]]")
NO_SURNAMES = ("starter", "weekday-or-month", "organisation-head", "never-name")


def whole_persons(
    text: str, names: Sequence[Name], known: Callable[[str], bool], plain: Callable[[str], bool]
) -> list[Name]:
    """Return the names, a person's widened by the words of it that follow: taken for another, or for none.

    ``known`` tells the words of the dictionary, in lower case: a full name has none of them after it;
    ``plain`` its verbs and adjectives: in a headline a given name has none.
    """
    kept = _parts_joined(text, names)
    starts = {name.start for name in kept}
    for name in filter(_is_open, kept):
        found = PATTERNS.surname_behind.match(text, name.end)
        taken = found is None or found.start(1) in starts or text.startswith(":", found.end())
        if taken or not _may_be_surname(found[1]):
            continue
        tells = known if " " in name.text else plain if is_headline(text, name.start) else None
        if not tells or not any(map(tells, chain(*map(forms, found[1].lower().split())))):
            name.end = found.end()
            name.text = text[name.start : name.end]
    return kept


def _parts_joined(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names, those of persons that follow each other at once as one."""
    kept: list[Name] = []
    for name in names:
        before = kept[-1] if kept else None
        if before and _is_open(before) and _is_open(name) and _goes_on(text, before, name.start):
            before.end, before.text = name.end, text[before.start : name.end]
        else:
            kept.append(name)
    return kept


def _may_be_surname(words: str) -> bool:
    """Whether words with capitals after a given name are no title, no day and no small word of a headline."""
    first = words.split(maxsplit=1)[0]
    small = first.lower() in word_class("headline-small")
    return not (small or first in titles() or in_class(words, *NO_SURNAMES))


def _is_open(name: Name) -> bool:
    """Whether a person's name may go on: no known one, and not in capitals."""
    return name.type == "PER" and name.kind == "name" and not name.entry and not name.text.isupper()


def _goes_on(text: str, name: Name, start: int) -> bool:
    """Whether nothing but what a name has inside stands between it and the next."""
    between = PATTERNS.name_goes_on.match(text, name.end)
    if name.text.split()[-1] in titles():
        return False
    return bool(between) and between.end() == start and not is_headline(text, start)


CAUSE = r"[A-Z](?:[\w-]|'(?!s\b))+(?:\s+(?:and\s+)?[A-Z](?:[\w-]|'(?!s\b))+){0,3}"
OF_WHAT = {
    body: re.compile(rf"\s+{link}(?:the\s+)?(?P<what>{CAUSE})")
    for body, link in (
        ("of-what", r"(?:of|for)\s+"),
        ("sent-body", r"(?:in|for|to)\s+"),
        ("expert-body", r"on\s+"),
        (
            "joined-body",
            r"(?:(?:to|To)\s+(?:[Cc]ombat|[Cc]ounter|[Dd]efeat|[Ee]nd|[Ff]ight|[Ss]top)|[Aa]gainst)\s+",
        ),
        ("countering", ""),
    )
}
"""The end of a body's name -> what it is of, where it works, or what against."""


def longer_organisations(text: str, names: Sequence[Name]) -> None:
    """Widen a body by the land or the cause it is of: "Green Party of Ulm", "Support Mission in Brin"."""
    for name in names:
        if name.type != "ORG" or " " not in name.text.strip():
            continue
        last = name.text.split()[-1]
        for body, pattern in OF_WHAT.items():
            found = pattern.match(text, name.end) if last in word_class(body) else None
            if found and found["what"].split()[0] not in word_class("weekday-or-month"):
                name.end = found.end()
                name.text = text[name.start : name.end]
                name.trust, name.entry = 2, None
                break
