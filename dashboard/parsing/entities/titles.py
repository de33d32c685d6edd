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
from dashboard.parsing.entities.headlines import (
    is_headline,
)
from dashboard.parsing.entities.person_names import titles
from dashboard.parsing.entities.roles import role_heads
from dashboard.parsing.entities.spans import Name, plausible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


WORD = r"[A-Z][^\W\d_]*(?:['-][^\W\d_]{2,})*(?<![A-Z])"
WHO = rf"(?P<who>{WORD}(?: (?:(?:al|bin|da|de|del|der|di|du|el|la|van|von) |(?:al|el|ul)-)?{WORD}){{1,2}})"
NO_NAMES = ("starter", "weekday-or-month", "portfolio", "organisation-head", "place-head",
            "centre-head", "company-suffix", "never-name")  # fmt: skip
"""Classes of words that are no part of a person's name."""
FOR_WHAT = re.compile(r"\b(?:of|for|on|and) (?:the )?$")
LAST_TITLE = re.compile(
    r" (?:(?:Special|Senior|Deputy|Vice|Assistant|Acting) )?(?:Co-)?(?:Chair|Chairman|Chairwoman|Chairperson|President|Secretary|Minister|Director|Ambassador|Commissioner"
    r"|Spokesperson|Spokesman|Spokeswoman|Governor|Mayor|Senator|Adviser|Advisor|Envoy|Representative|Coordinator)$"
)
SAID = re.compile(r"^(?:Said|Says) (?=\S)")
"""Before a name and a colon it is no given name: "Said Roe: ..."."""
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
    """Cut what an office is for from a name: "Trade Per Aas" in "Minister of Trade Per Aas".

    ``known`` tells the words of the dictionary, in lower case.
    """
    for name in names:
        words = name.text.split()
        cuts = [i for i in range(1, len(words)) if words[i - 1] in word_class("portfolio")]
        if name.entry or not cuts:
            continue
        before = FOR_WHAT.search(text, max(0, name.start - 8), name.start)
        rest = words[cuts[-1] :]
        told = before or {"for", "of"} & {*words[: cuts[-1]]}
        if len(rest) == 1:  # "Secretary of Homeland Security Roe"
            told = OFFICE_FOR.search(text, max(0, name.start - 40), name.start)
            told = None if known(rest[0].lower()) else told
        if told and len(rest) < 4 and nameable(rest):
            name.start = name.end - len(name.text.split(words[cuts[-1] - 1])[-1].lstrip())
            name.text, name.type, name.trust = text[name.start : name.end], "PER", 2


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
        if name.type != "PER" and (who := _titled_end(name.text)):
            name.start, name.type, name.trust = name.end - len(who), "PER", 2
        elif last := LAST_TITLE.search(name.text):
            name.end = name.start + last.start()
        name.text = text[name.start : name.end]
        if plausible(name.text) and name.text not in word_class("title-adjective"):
            kept.append(name)
    return kept


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
    """Return the names that are no part of an office's title: no "State" in "Secretary of State"."""
    spans = [m.span(1) for m in offices().finditer(text)]
    kept = []
    for name in names:
        first = bisect_left(spans, (name.start - LONGEST_OFFICE, 0))
        last = bisect_right(spans, (name.start, len(text)))
        ends = any(name.start < end for _, end in spans[first:last])
        if not ends and not _portfolio(text, name):
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
