"""Titles before names: what they are of, where they end, and the persons whom they show.

"Foreign Minister Per Aas" is Per Aas, "the envoy to Peru Jane Roe" a country and a person, and no name
is cut out of "Secretary of State". A rare name is no name to the model; the title before it says that it
is one. A headline in capitals says nothing of the kind, since there "Minister Visits Oslo" looks the same.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import load_gazetteer, word_class
from dashboard.parsing.entities.gazetteer_matches import look_up
from dashboard.parsing.entities.headlines import (
    is_headline,
)
from dashboard.parsing.entities.person_names import given_names, titles
from dashboard.parsing.entities.roles import role_heads
from dashboard.parsing.entities.spans import Name, plausible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dashboard.parsing.entities.gazetteer import Entry


WORD = r"[A-Z][^\W\d_]*(?:['-][^\W\d_]{2,})*(?<![A-Z])"
WHO = rf"(?P<who>{WORD}(?: (?:(?:al|bin|da|de|del|der|di|du|el|la|van|von) |(?:al|el|ul)-)?{WORD}){{1,2}})"
NO_NAMES = ("starter", "weekday-or-month", "portfolio", "organisation-head", "place-head",
            "centre-head", "company-suffix", "never-name")  # fmt: skip
"""Classes of words that are no part of a person's name."""
FOR_WHAT = re.compile(r"\b(?:of|for|on|and) (?:the )?$")
MINISTER_OF = re.compile(r"\b(?:[Mm]inister|[Ss]ecretary) (?:of|for) (?:the )?$")
LAST_TITLE = re.compile(
    r" (?:(?:Special|Senior|Deputy|Vice|Assistant|Acting) )?(?:Co-)?(?:Chair|Chairman|Chairwoman|Chairperson|President|Secretary|Minister|Director|Ambassador|Commissioner"
    r"|Spokesperson|Spokesman|Spokeswoman|Governor|Mayor|Senator|Adviser|Advisor|Envoy|Representative|Coordinator)$"
)
NUMERAL_FIRST = re.compile(r"(?:II|III|IV)(?: |$)")
"""What a title ends in, and no name begins with: "Foreign Minister II Roe"."""
SAID = re.compile(r"^(?:Said|Says) (?=\S)")
"""Before a name and a colon it is no given name: "Said Roe: ..."."""
OFFICE_OPENS = re.compile(
    r"(?:Ambassador|Advis[eo]r|Coordinator|Counsell?or|Envoy|Representative|Spokesperson) (?:at Large )?(?:for|on|of|to) "
)
"""So an office begins, and no body."""
OF_ITS = re.compile(r"\b(?:of|for|and)(?: the)?$")
BEHIND_TITLE = re.compile(
    rf" (?:Chair|Chairman|Chairwoman|President|Secretary|Minister|Ambassador|Senator|Governor|Mayor"
    rf"|Counsell?or|Spokes(?:person|man|woman)|Envoy|Coordinator|Advis[eo]r|Undersecretary) "
    rf"(?P<who>{WORD}(?: {WORD})?)$| (?:General|Admiral|Colonel) (?P<soldier>{WORD} {WORD})$"
)


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


@functools.cache
def _titled() -> re.Pattern[str]:
    """Return the pattern of an office and a full name right behind it."""
    heads = [h for h, (_, kind) in role_heads().items() if kind in ("state", "organisation")]
    last = {h.split()[-1] for h in heads} | {w.lower() for w in word_class("office-short")}
    joined = "|".join(sorted(re.escape(w) for w in last if w.isalpha() and len(w) > 3))
    lands = (n for n, entry in load_gazetteer().names.items() if entry.grade == "country")
    fields = "|".join(
        sorted({*word_class("portfolio"), *map(re.escape, lands)}, key=_longest_first)
    )
    for_what = rf"(?:(?:of|for) (?:the )?(?:[A-Z][\w-]+(?:,? and|,)? ){{0,6}}?(?:{fields}) )?"
    return re.compile(rf"(?<![\w-])(?i:{joined}) {for_what}{WHO}(?![\w-]| [A-Z])")


def behind_offices(text: str) -> Iterator[Name]:
    """Yield the full names that stand right behind an office."""
    for match in _titled().finditer(text):
        if nameable(match["who"].split()) and not is_headline(text, match.start()):
            yield Name(*match.span("who"), "PER", match["who"], 1)


def nameable(words: Sequence[str]) -> bool:
    """Whether no word is known to be something else."""
    known = load_gazetteer()
    return not any(
        not (word[0].isupper() or word.split("-")[0] in word_class("particle"))
        or word in titles()
        or word.lower() in role_heads()
        or word in known.demonyms
        or any(word in word_class(c) for c in NO_NAMES)
        for word in words
    ) and (words[0] not in known.names)


def behind_portfolios(text: str, names: Sequence[Name], known: Callable[[str], bool]) -> None:
    """Cut what an office is for from a name: "Cooperation Per Aas" in "Minister of Cooperation Per Aas".

    ``known`` tells the words of the dictionary, in lower case: no surname that stands alone.
    """
    surnames = {n.text.split()[-1] for n in names if n.type == "PER" and " " in n.text}
    for name in names:
        words = name.text.split()
        cuts = [i for i in range(1, len(words)) if words[i - 1] in word_class("portfolio")]
        if name.entry or not cuts:
            continue
        before = FOR_WHAT.search(text, max(0, name.start - 8), name.start)
        if not before and not {"for", "of"} & {*words[: cuts[-1]]}:
            continue
        rest = words[cuts[-1] :]
        titled = MINISTER_OF.search(text, max(0, name.start - 24), name.start)
        surname = len(rest) == 1 and (
            rest[0] in surnames or (titled is not None and not known(rest[0].lower()))
        )
        if (len(rest) in (2, 3) or surname) and nameable(rest):
            name.start = name.end - len(name.text.split(words[cuts[-1] - 1])[-1].lstrip())
            name.text, name.type, name.trust = text[name.start : name.end], "PER", 2


def _person_behind(text: str) -> int:
    """Return where a person begins in a body's name: "Harbour Service Jane Roe", 0 where none does."""
    words = [*re.finditer(r"\S+", text)]
    for i in range(2, len(words) - 1):
        before, given = words[i - 1].group(), words[i].group()
        if given in given_names() and before in word_class("organisation-head"):
            rest = text[words[i].start() :].split()
            return words[i].start() if len(rest) in (2, 3) and nameable(rest) else 0
    return 0


def _titled_end(text: str) -> str:
    """Return the person behind a title that stands in a body's name, empty where none does."""
    found = BEHIND_TITLE.search(text)
    who = (found["who"] or found["soldier"]) if found else ""
    return who if nameable(who.split() or ["The"]) else ""


def without_titles(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names without a title at their end; a person behind one in a body's name is apart."""
    kept = []
    for name in names:
        if name.type not in ("PER", "ORG", "LOC", "WORK") or name.entry:
            kept.append(name)
            continue
        if name.type == "PER" and text[name.end : name.end + 1] == ":":
            name.start += len(name.text) - len(SAID.sub("", name.text))
        if name.type == "PER" and (numeral := NUMERAL_FIRST.match(name.text)):
            name.start += numeral.end()
            name.text = text[name.start : name.end]
        if name.type != "PER" and (who := _titled_end(name.text)):
            name.start, name.type, name.trust = name.end - len(who), "PER", 2
        elif name.type == "ORG" and (start := _person_behind(name.text)):
            kept.append(Name(name.start + start, name.end, "PER", name.text[start:], 2))
            name.end = name.start + len(name.text[:start].rstrip())
        elif (last := LAST_TITLE.search(name.text)) and not OF_ITS.search(
            name.text[: last.start()]
        ):
            name.end = name.start + last.start()
        name.text = text[name.start : name.end]
        office = name.text in word_class("title-adjective") or OFFICE_OPENS.match(name.text)
        if plausible(name.text) and not office:
            kept.append(name)
    return kept


LONGEST_LAND = 5
"""Words of the longest country's name: "Democratic People's Republic of Korea"."""
ADJECTIVE = re.compile(
    r" (?!Capital|Federal|Festival|Hospital|Journal|National|Tribunal)[A-Z][a-z]+(?:al|tic)"
)
FOLLOWS = re.compile(r" [A-Za-z]")
ABOUT = re.compile(r" (?:against|concerning|Concerning|for|from|on|regarding|to|with) ")
LAND = ("country", "region", "state")
TAKEN_FOR = ("PER", "ORG", "LOC", "FAC")
OFFICE_BEGINS = re.compile(
    r" (?:High|Permanent|First|Second|Interim|Acting|Deputy|Vice|Principal|Special|Trade|Foreign|Prime|Finance|Interior|Defen[cs]e)$"
)
OFFICE_FIRST = re.compile(
    r"(?:[A-Z]\w+ )?(?:King|Queen|Emperor|Sultan|Emir|Prince|Princess|President|Minister|Chancellor|Ambassador)"
    r" (?:of|to) (?:the )?(?=[A-Z])"
)
"""An office that a name begins with, the land and the person behind it: "King of Peru Otmar II"."""
OFFICE_GOES_ON = re.compile(
    r" (?:[A-Z]\w+ ){0,2}(?:Representative|Minister|President|Secretary|Envoy|Spokesperson"
    r"|Ambassador|Coordinator|Director|Adviser|Advisor)\b"
)


@functools.cache
def _office_of() -> re.Pattern[str]:
    """Return the pattern of an office and the word between it and what it is of."""
    heads = (head for head, (_, kind) in role_heads().items() if kind in ("state", "organisation"))
    last = {head.split()[-1] for head in heads} | {"general", "envoy", "representative", "rep."}
    joined = "|".join(sorted(re.escape(word) for word in last if len(word) > 3))
    return re.compile(rf"\b(?i:{joined}) (?:of|to|for|in) (?:the )?$")


def behind_lands(text: str, names: Sequence[Name], known: Callable[[str], bool]) -> list[Name]:
    """Return the names with a country and the person behind it parted, where an office is of it.

    ``known`` tells the words of the dictionary, in lower case: no surname that stands alone.
    """
    parted: list[Name] = []
    for name in names:
        unknown = name.type in TAKEN_FOR and not name.entry
        office = OFFICE_FIRST.match(name.text) if unknown else None
        if office and _land_first(name.text[office.end() :]):
            name.start, name.text = name.start + office.end(), name.text[office.end() :]
        found = _land_first(name.text) if unknown else None
        if found and _office_of().search(text, max(0, name.start - 40), name.start):
            entry, size = found
            who = name.text[size:].lstrip()
            if nameable(who.split()) and (" " in who or not known(who.lower())):
                parted.append(
                    Name(name.start, name.start + size, "LOC", name.text[:size], 2, entry)
                )
                name.start, name.text = name.end - len(who), who
                name.type, name.trust = "PER", 2
        parted.append(name)
    return parted


def before_offices(text: str, names: Sequence[Name]) -> None:
    """Cut the first word of an office from the country or body before it: "Peru First Vice Minister"."""
    for name in names:
        found = OFFICE_BEGINS.search(name.text) if name.type in TAKEN_FOR else None
        hit = look_up(name.text[: found.start()]) if found else None
        if found and hit and not name.entry and OFFICE_GOES_ON.match(text, name.end):
            name.entry, demonym = hit
            name.end = name.start + found.start()
            name.text, name.type, name.trust = text[name.start : name.end], name.entry.type, 2
            name.kind = "demonym" if demonym else name.kind


def lands_alone(text: str, names: Sequence[Name], known: Callable[[str], bool]) -> None:
    """Cut what is no part of a country from names that begin with one: "U.S. Naval", "Peru on Trade".

    An adjective at the end lacks the noun that follows in the text; ``known`` tells the dictionary's
    words, in lower case.
    """
    for name in names:
        found = _land_first(name.text) if name.type in ("ORG", "LOC") and not name.entry else None
        rest = name.text[found[1] :] if found else ""
        alone = ADJECTIVE.fullmatch(rest) and known(rest.strip().lower())
        noun = alone and FOLLOWS.match(text, name.end)
        if found and (noun or (name.type == "LOC" and ABOUT.match(rest))):
            name.entry, size = found
            name.end, name.text = name.start + size, name.text[:size]
            name.type, name.trust = "LOC", 2


def _land_first(words: str) -> tuple[Entry, int] | None:
    """Return the country that words begin with, and its length; a name that persons bear is none."""
    ends = [space.start() for space in re.finditer(r" ", words)]
    for end in reversed(ends[:LONGEST_LAND]):
        hit = look_up(words[:end])
        if (
            hit
            and not hit[1]
            and hit[0].grade in LAND
            and words[:end] not in word_class("ambiguous-name")
        ):
            return hit[0], end
    return None


LONGEST_OFFICE = 60
OFFICE_FOR = re.compile(
    r"(?:[Ss]ecretary|[Mm]inister|[Uu]ndersecretary|[Ee]nvoy|[Cc]oordinator)(?: of [Ss]tate)? (?:of|for) (?:the )?"
    r"(?:[A-Z][\w, ]{0,40}?(?: and|,|, and) (?:the )?)?$"
)
LIST = re.compile(r",? and [A-Z]|, [A-Z][\w-]+(?: [A-Z][\w-]+)*,? and ")
LISTED = re.compile(r"(?:,|\band) (?:the )?$")
"""Around a word in a list of what an office is for: "Secretary for Harbours, Boats, and Trade"."""
OFFICE_BEHIND = re.compile(r" (?:Minister|Secretary|Undersecretary)\b")


@functools.cache
def offices() -> re.Pattern[str]:
    """Return a pattern of offices of several words, in which no organisation is to be seen."""
    phrases = sorted((h for h in role_heads() if " " in h), key=len, reverse=True)
    joined = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases)
    return re.compile(rf"(?=\b({joined})\b)", re.IGNORECASE)


def outside_offices(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names that are no part of an office's title: no "State" in "Secretary of State".

    A person's name that begins inside the title begins behind it: "Secretary of State Roe" is Roe.
    """
    spans = [m.span(1) for m in offices().finditer(text)]
    kept = []
    for name in names:
        first = bisect_left(spans, (name.start - LONGEST_OFFICE, 0))
        last = bisect_right(spans, (name.start, len(text)))
        ends = [b for _, b in spans[first:last] if name.start < b]
        behind = [b for b in ends if b < name.end]
        if behind and name.type == "PER":
            name.start = name.end - len(text[max(behind) : name.end].lstrip())
            name.text = text[name.start : name.end]
        elif ends and (len(behind) < len(ends) or name.type == "ORG"):
            continue
        if not _portfolio(text, name):
            kept.append(name)
    return kept


def _portfolio(text: str, name: Name) -> bool:
    """Whether a name is what an office is for: "Minister for Trade", "Foreign Affairs Minister"."""
    field = name.type == "ORG" and name.text.isalpha() and not name.text.isupper()
    if name.entry or not (field or name.text.split()[-1] in word_class("portfolio")):
        return False
    before, after = text[max(0, name.start - 40) : name.start], text[name.end : name.end + 60]
    if name.text.split()[-1] not in word_class("portfolio"):
        return bool(OFFICE_FOR.search(before)) and bool(LIST.match(after) or LISTED.search(before))
    return bool(OFFICE_FOR.search(before) or OFFICE_BEHIND.match(after))
