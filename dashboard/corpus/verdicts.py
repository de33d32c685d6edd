"""What a reader can decide of a name: merge, split, rename, retype, or no name.

A name is known by a place at which an article names it: the hash of the article's text, and where in the
text, "120-129". So a decision holds for whatever linking makes of the name today, in which order articles
ever came. Where nothing is named at the place any more, the decision waits and is listed as lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from dashboard.corpus import amendments
from dashboard.model import EntityType
from dashboard.wording import period, undirected

if TYPE_CHECKING:
    from collections.abc import Sequence

Naming = Literal["name pair", "name split", "name called", "name alias", "name type", "name drop"]
"""Kinds of decisions: whether two are one, that some articles mean somebody else, what it is called, and is called
too, which kind of thing it is, that it is no name."""
Eventing = Literal[
    "events pair", "events split", "events called", "events days", "events status", "events drop"
]
"""The same for events, of all reports together: whether two are one, that some reports are another one, what
it is called, its days, whether it happened, that it is none."""
ALIAS = "name alias"
"""Another name that leads to it too; a name can have several."""
COPIES = "copies pair"
"""Whether two articles print one story."""
NAMINGS: tuple[str, ...] = get_args(Naming)
EVENTINGS: tuple[str, ...] = get_args(Eventing)
DECISIONS = NAMINGS + EVENTINGS
PAIRS = ("name pair", "events pair", COPIES)
NAME_SPLIT, SPLIT = "name split", "events split"
OF_TWO = (*PAIRS, NAME_SPLIT, SPLIT)
"""Kinds that have a second place, that of the other name or event."""
SAME, TWO = "same", "two"
CHOICES: dict[str, tuple[str, ...]] = {
    "name pair": (SAME, TWO),
    COPIES: (SAME, TWO),
    "name type": get_args(EntityType),
    "name drop": ("drop",),
    "events pair": (SAME, TWO),
    "events status": amendments.CHOICES["event status"],
    "events drop": ("drop",),
}
LONGEST = 200
"""Characters of a name that are kept."""
KIND_WORDS = {
    "PER": "a person",
    "ORG": "an organisation",
    "LOC": "a place",
    "FAC": "a building or site",
    "NORP": "a group",
    "EVENT": "an event",
    "WORK": "a work",
    "LAW": "a law",
    "PRODUCT": "a product",
}
SAID = {
    ("name pair", SAME): "{one} and {other} are one.",
    ("name pair", TWO): "{one} and {other} are two.",
    ("name split", ""): "In one article {one} is somebody else: {value}.",
    ("name called", ""): "{one} is called {value}.",
    (ALIAS, ""): "{one} is also called {value}.",
    ("name type", ""): "{one} is {value}.",
    ("name drop", ""): "{one} is no name.",
    (COPIES, SAME): "“{one}” and “{other}” are copies of one story.",
    (COPIES, TWO): "“{one}” and “{other}” are two stories.",
    ("events pair", SAME): "“{one}” and “{other}” are one event.",
    ("events pair", TWO): "“{one}” and “{other}” are two events.",
    ("events split", ""): "Some reports of “{one}” are another event: “{value}”.",
    ("events called", ""): "The event “{one}” is called “{value}”.",
    ("events days", ""): "“{one}” has the date {value}.",
    ("events status", ""): "“{one}” has the status {value}.",
    ("events drop", ""): "“{one}” is no event.",
}
HELD, BEATEN, LOST, UNDONE = "held", "beaten", "lost", "undone"
WAITING = "waiting"
"""The state of a decision that was made since the version that is shown."""
FOLLOWS = "It is being linked to all articles; the pages follow."
UNMET = {
    BEATEN: "A later correction says otherwise.",
    LOST: "It no longer fits: nothing is found at its place in the article, or the article is not here.",
}
"""Why a decision does not hold."""


def decided(kind: str, value: str) -> str:
    """Return the value of a decision as it is kept; raises ValueError, in a sentence, for what cannot be one."""
    value = " ".join(undirected(value).split())[:LONGEST]
    if kind == "events days":
        return amendments.checked("event days", value)
    if kind in CHOICES and value not in CHOICES[kind]:
        raise ValueError(f"“{value}” is no {kind}: {', '.join(CHOICES[kind])}.")
    if kind not in CHOICES and not any(sign.isalnum() for sign in value):
        raise ValueError("A name has letters.")
    return value


def before_of(lines: str) -> list[tuple[str, str]]:
    """Return the ids and names that a decision was made on."""
    parted = (line.partition(" ") for line in lines.splitlines())
    return [(entity, name) for entity, _, name in parted]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision on names or events to be made: its kind, the place or places (article id, place in it), its value (None: undo).

    ``before`` are id and name of what is decided on as they are, a line each.
    """

    kind: str
    one: tuple[str, str]
    value: str | None
    other: tuple[str, str] | None = None
    why: str = ""
    who: str = ""
    before: str = ""


def ruling(kind: str, value: str, names: Sequence[str]) -> str:
    """Return a decision in a sentence; ``names`` are those that it was made on."""
    one, other = names[0], names[-1] if len(names) > 1 else "another name"
    return SAID[kind, value if kind in PAIRS else ""].format(
        one=one, other=other, value=_worded(kind, value)
    )


def value_words(kind: str, value: str) -> str:
    """Return what a decision sets in words; nothing of one that sets no value of a name or event."""
    if kind == "events called":
        return f"“{value}”"
    sets = ("events days", "events status", "name called", "name type")
    return _worded(kind, value) if kind in sets else ""


def _worded(kind: str, value: str) -> str:
    """Return a value as a sentence has it."""
    if kind == "events days":
        first, _, last = value.partition(amendments.BETWEEN)
        return period(first, last or first)
    return KIND_WORDS.get(value, value)
