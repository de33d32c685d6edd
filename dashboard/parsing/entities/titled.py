"""Persons whom their office shows: "Foreign Minister Per Aas", "Minister of Trade Per Aas".

A rare name is no name to the model; the title before it says that it is one. A headline in capitals
says nothing of the kind, since there "Minister Visits Oslo" looks the same.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import load_gazetteer, word_class
from dashboard.parsing.entities.headlines import is_headline
from dashboard.parsing.entities.persons import given_names, titles
from dashboard.parsing.entities.roles import role_heads
from dashboard.parsing.entities.spans import Name, plausible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

S = r"[ \u00a0]"
WORD = r"[A-Z][^\W\d_]*(?:['’-][^\W\d_]{2,})*(?<![A-Z])"
WHO = rf"(?P<who>{WORD}(?:{S}(?:(?:al|bin|da|de|del|der|di|du|el|la|van|von){S}|(?:al|el|ul)-)?{WORD}){{1,2}})"
NO_NAMES = ("starter", "weekday-or-month", "portfolio", "organisation-head", "place-head",
            "centre-head", "company-suffix", "never-name")  # fmt: skip
"""Classes of words that are no part of a person's name."""
FOR_WHAT = re.compile(rf"\b(?:of|for|on|and){S}(?:the{S})?$")
MINISTER_OF = re.compile(rf"\b(?:[Mm]inister|[Ss]ecretary){S}(?:of|for){S}(?:the{S})?$")
LAST_TITLE = re.compile(
    rf"{S}(?:(?:Special|Senior|Deputy|Vice|Assistant|Acting){S})?(?:Co-)?(?:Chair|Chairman|Chairwoman|Chairperson|President|Secretary|Minister|Director|Ambassador|Commissioner"
    rf"|Spokesperson|Spokesman|Spokeswoman|Governor|Mayor|Senator|Adviser|Advisor|Envoy|Representative|Coordinator)$"
)
VERBS = (
    r"(?:Announces|Travels|Visits|Meets|Hosts|Launches|Releases|Delivers|Says|Warns|Welcomes|Joins|Leads|Attends"
    r"|Addresses|Speaks|Condemns|Urges|Signs|Begins|Holds|Appoints|Designates|Concludes|Participates|Commemorates"
    r"|Celebrates|Convenes|Wins|Seeks|Approves|Rejects|Faces|Imposes|Agrees|Opens|Closes|Returns|Arrives|Departs"
    rf"|Submits|Advances|Earns|Selects|Nominates|Sworn|(?:Offers|Awards|Announce|Join|Welcome|Launch|Sign|Condemn|Urge|Hold|Advance|Designate"
    rf"|Convene|Celebrate|Commemorate)(?={S}))\b"
)
VERB = re.compile(rf"{S}{VERBS}")
VERB_OF_SEVERAL = re.compile(
    rf"{VERB.pattern}|{S}(?:Meet|Travel|Visit|Speak|Host|Attend|Deliver|Discuss|Participate)$"
)
"""What several persons of a headline do, the last of whom it stands behind: "Roe and Poe Meet"."""
VERB_FIRST = re.compile(rf"{VERBS}{S}")
HEADS = ("organisation-head", "place-head", "centre-head", "facility-head", "event-head", "event-end", "law-end",
         "company-suffix", "law-head")  # fmt: skip
NUMERAL_FIRST = re.compile(rf"(?:II|III|IV)(?:{S}|$)")
"""What a title ends in, and no name begins with: "Foreign Minister II Roe"."""
SAID = re.compile(rf"^(?:Said|Says){S}(?=\S)")
"""Before a name and a colon it is no given name: "Said Roe: ..."."""
OFFICE_FOR = re.compile(
    rf"(?:Ambassador|Advis[eo]r|Coordinator|Counsell?or|Envoy|Representative|Spokesperson){S}(?:at{S}Large{S})?(?:for|on|of|to){S}"
)
"""So an office begins, and no body."""
OF_ITS = re.compile(rf"\b(?:of|for|and)(?:{S}the)?$")
BEHIND_TITLE = re.compile(
    rf"{S}(?:Chair|Chairman|Chairwoman|President|Secretary|Minister|Ambassador|Senator|Governor|Mayor"
    rf"|Counsell?or|Spokes(?:person|man|woman)|Envoy|Coordinator|Advis[eo]r|Undersecretary){S}"
    rf"(?P<who>{WORD}(?:{S}{WORD})?)$|{S}(?:General|Admiral|Colonel){S}(?P<soldier>{WORD}{S}{WORD})$"
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
    for_what = (
        rf"(?:(?:of|for){S}(?:the{S})?(?:[A-Z][\w-]+(?:,?{S}and|,)?{S}){{0,6}}?(?:{fields}){S})?"
    )
    return re.compile(rf"(?<![\w-])(?i:{joined}){S}{for_what}{WHO}(?![\w-]|{S}[A-Z])")


def behind_offices(text: str) -> Iterator[Name]:
    """Yield the full names that stand right behind an office."""
    for match in _titled().finditer(text):
        if nameable(match["who"].split()) and not is_headline(text, match.start()):
            yield Name(*match.span("who"), "PER", match["who"], 1)


def cut_in_headlines(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names without what a headline in capitals makes part of them.

    "Trade Department Announces Changes" is the department; what is only the headline's own words, with
    nothing in them that a body or place is called by, and stands nowhere else, is no name.
    """
    kept = []
    for name in names:
        if name.entry or name.kind != "name" or not is_headline(text, name.start):
            kept.append(name)
            continue
        if found := VERB_FIRST.match(name.text):
            name.start += found.end()
            name.type = "LOC" if found.group().startswith("Visits") else name.type
        else:
            _before_verb(name)
        name.text = text[name.start : name.end]
        if name.type == "PER" and (land := _land_behind(name.text)):
            name.end = name.start + land
            name.text = text[name.start : name.end]
        if name.type == "PER" or not _only_words(text, name):
            kept.append(name)
    return kept


def cut_before_verbs(text: str, names: Sequence[Name]) -> None:
    """Cut a headline's verb from persons and places that were widened: "Minister Roe Meets" is Roe."""
    for name in names:
        widened = name.type in ("PER", "LOC") and name.kind == "name" and not name.entry
        if widened and is_headline(text, name.start):
            _before_verb(name)
            name.entry = load_gazetteer().names.get(name.text) if name.type == "LOC" else None


def _before_verb(name: Name) -> None:
    """Cut a name before the verb of its headline."""
    verb = VERB_OF_SEVERAL if name.type == "PER" else VERB
    if found := verb.search(name.text):
        name.end = name.start + found.start()
        name.text = name.text[: found.start()]


def _land_behind(text: str) -> int:
    """Return where a person's name ends before a country, 0 where none stands in it: "Roe Ukraine"."""
    before, _, last = text.rpartition(" ")
    known = load_gazetteer().names.get(last)
    country = known is not None and known.grade == "country"
    return len(before) if before and country and last not in word_class("ambiguous-name") else 0


def _only_words(text: str, name: Name) -> bool:
    """Whether a long name has no word that such names have, and the text has it once."""
    words = name.text.split()
    heads = {word for c in HEADS for word in word_class(c)}
    return len(words) > 2 and not heads & {*words} and text.count(name.text) == 1


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


def _is_body(words: Sequence[str]) -> bool:
    """Whether words are a body's name: "Harbour Council", "Ministry of Defense", not "Foreign Policy"."""
    fielded = words[-1] in word_class("portfolio") and bool({"of", "for"} & {*words})
    return words[-1] in word_class("organisation-head") or fielded


def _titled_end(text: str) -> str:
    """Return the person behind a title that stands in a body's name, empty where none does."""
    found = BEHIND_TITLE.search(text)
    who = (found["who"] or found["soldier"]) if found else ""
    return who if nameable(who.split() or ["The"]) else ""


def _body_before_title(name: Name) -> str:
    """Return what stands before such a title: "Harbour Ministry" of "Harbour Ministry Envoy Roe"."""
    found = BEHIND_TITLE.search(name.text) if name.type != "PER" else None
    return name.text[: found.start()] if found and _titled_end(name.text) else ""


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
        if body := _body_before_title(name):
            if _is_body(body.split()):
                kept.append(Name(name.start, name.start + len(body), name.type, body, name.trust))
            name.start, name.type, name.trust = name.end - len(_titled_end(name.text)), "PER", 2
        elif name.type == "ORG" and (start := _person_behind(name.text)):
            kept.append(Name(name.start + start, name.end, "PER", name.text[start:], 2))
            name.end = name.start + len(name.text[:start].rstrip())
        elif (last := LAST_TITLE.search(name.text)) and not OF_ITS.search(
            name.text[: last.start()]
        ):
            name.end = name.start + last.start()
        name.text = text[name.start : name.end]
        office = name.text in word_class("title-adjective") or OFFICE_FOR.match(name.text)
        if plausible(name.text) and not office:
            kept.append(name)
    return kept
