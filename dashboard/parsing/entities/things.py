"""Names of what is no person, body or place: agreements, gatherings, programmes, fields of work.

A model of few types calls most of it an organisation. The head of the words tells: the last one, or the
one before a preposition ("Declaration on Migration"). What no type fits has no place among the names,
and the letters that stand for it have none either.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import load_gazetteer, word_class
from dashboard.parsing.entities.organisations import initials, is_acronym
from dashboard.parsing.entities.type_evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dashboard.model import EntityType
    from dashboard.parsing.entities.spans import Name

LINKS = frozenset({"of", "for", "on", "to", "in", "against", "between", "relating", "concerning"})
"""Words behind which a name says what the thing before them is about."""
ABOUT = frozenset({"on", "in", "against"})
"""Behind a gathering they say what it is about; "of" and "for" may make it a body."""
HONOURS = frozenset({"Medal", "Medals", "Fellowship", "Scholarship", "Laureate"})
"""They say what a name is even behind what it is for: "Service to Ulm Medal"."""
OPEN = ("ORG", "EVENT", "LAW", "PRODUCT", "FAC")
KNOWN = 3
"""Trust of what is a name of its kind whatever else is read there."""
NUMBER = re.compile(r"\d+|[IVX]+")
BODIES = ("organisation-head", "centre-head", "facility-head", "place-head")


def undated(words: Sequence[str]) -> Sequence[str]:
    """Return the words without a year or number at either end: "Treaty of 1967", "2021 Reports"."""
    if len(words) > 2 and NUMBER.fullmatch(words[-1]):
        words = words[:-2] if words[-2] == "of" else words[:-1]
    return words[1:] if len(words) > 2 and words[0].isdigit() else words


def head_at(words: Sequence[str]) -> int:
    """Return which word says what a name of several words is: the last, or that before a preposition."""
    at = next((i for i, word in enumerate(words) if i and word.lower() in LINKS), len(words))
    return at - 1


def thing(words: Sequence[str]) -> EntityType | None:
    """Return what a name is whose head is an agreement, a gathering or a report, or "Face the Nation"."""
    words = undated(words)
    if len(words) < 2:
        return None
    at = head_at(words)
    head, before = words[at], words[at - 1] if at else ""
    last = at == len(words) - 1
    if before in word_class("church-word"):
        return None
    if head in word_class("agreement-head") and not _ends_in_body(words, at):
        return "EVENT" if head == "Convention" and before in word_class("party-word") else "LAW"
    gathering = head in word_class("gathering-end") and before not in word_class("league-word")
    if gathering and (last or words[at + 1].lower() in ABOUT):
        return "EVENT"
    programme = len(words) == 3 and words[1] == "the"
    return "WORK" if programme or (head in ("Report", "Reports") and at) else None


def _ends_in_body(words: Sequence[str], at: int) -> bool:
    """Whether a name ends in a body's word behind what it is for: "Medal of Valour Society"."""
    return at < len(words) - 1 and words[-1] in word_class("organisation-head")


def short_for(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield the letters that nobody knows, each with the agreement, gathering or body they stand for."""
    longs: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.type in ("LAW", "EVENT", "ORG") and " " in name.text:
            for short in initials(name.text):
                longs[short].append(name)
    for name in names:
        fitting = longs.get(name.text.replace(".", ""), [])
        if _is_unknown(name) and is_acronym(name.text) and len({one.type for one in fitting}) == 1:
            yield name, fitting[0]


def without_things(text: str, names: Sequence[Name], plain: Callable[[str], bool]) -> list[Name]:
    """Return the names without those of programmes, awards and fields of work.

    ``plain`` tells the verbs, adjectives and adverbs of the dictionary, in lower case.
    """
    acting = {name.text for name in names if _acts(text, name)}
    lost = {
        name.text
        for name in names
        if _is_open(name)
        and (_is_programme(name) or _is_topic(text, name, plain))
        and name.text not in acting
    }
    letters = {short for one in lost for short in initials(one)}

    def has_no_type(name: Name) -> bool:
        return name.text in lost or (name.text in letters and is_acronym(name.text))

    return [name for name in names if not (_is_open(name) and has_no_type(name))]


def _is_open(name: Name) -> bool:
    """Whether only the model says that something is a name, and of what kind."""
    return _is_unknown(name) and name.type in OPEN


def _is_unknown(name: Name) -> bool:
    """Whether no list and no sure sign says what a name is."""
    return name.kind == "name" and not name.entry and name.trust < KNOWN


def _acts(text: str, name: Name) -> bool:
    """Whether what may be a programme speaks or employs somebody: "analysts at the Harbour Policy Initiative"."""
    if name.text.split()[-1] not in ACTING:
        return False
    before = text[max(0, name.start - 40) : name.start]
    return bool(SPEAKS.match(text, name.end) or STAFF.search(before))


ACTING = frozenset({"Initiative", "Program", "Programme", "Mechanism"})
"""Heads of programmes that bodies have too; a strategy that "says" something is a paper."""
SPEAKS = re.compile(r"\s(?:said|says|warned|warns|reported|reports|estimated|estimates)\b")
STAFF = re.compile(
    r"\b(?:analysts?|economists?|experts?|officials?|researchers?|scientists?|spokes\w+)"
    r"\s(?:at|for|from|with)\s(?:the\s)?$"
)


def _is_programme(name: Name) -> bool:
    """Whether the head is a plan's, an award's or an office's: "Harbour Visa Program", "Chair of the Board"."""
    words = undated(name.text.split())
    at = head_at(words)
    head = words[at]
    if _ends_in_body(words, at):
        return False
    if name.type == "ORG" and head in word_class("title-of-person") - word_class("also-title"):
        return len(words) > 1
    programme = {head, words[-1]} if words[-1] in HONOURS else {head}
    return len(words) > 1 and not programme.isdisjoint(word_class("programme-head"))


def _is_topic(text: str, name: Name, plain: Callable[[str], bool]) -> bool:
    """Whether a name is but a field of work: "Clean Energy", "Regional Cooperation"."""
    words = name.text.split()
    if name.type != "ORG" or words[-1] not in word_class("topic-end"):
        return False
    if name.trust > 1 and len(words) != 2 and "and" not in words:
        return False
    if any(
        word in LINKS or word in word_class(some)
        for word in words
        for some in (*BODIES, "firm-head")
    ):
        return False
    demonyms = load_gazetteer().demonyms
    rest = (word for word in words[:-1] if word not in word_class("topic-end") | {"and", "&"})
    field = all(plain(word.lower()) or word in demonyms for word in rest)
    return field and evidence(text, name) is None
