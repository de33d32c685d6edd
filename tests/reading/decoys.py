"""Decoys: true items made false, to see whether a reader reads. One item in five is one.

A decoy looks like any other item and says one thing that its text does not: a negation is flipped, a
speaker swapped, a date shifted, a name given another type.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dashboard.parsing.analysis import load_model
from dashboard.wording import MONTHS
from tests.reading.items import TYPES, item_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from spacy.language import Language
    from spacy.tokens import Token

    from tests.reading.items import Item

    Speakers = Mapping[str, Sequence[str]]
    """Who is quoted by name, by article."""

EVERY = 5
"""One item in so many is a decoy."""
SHIFTS = (-400, -33, -9, 8, 32, 370)
"""Days by which a date is shifted."""
DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
YEAR = re.compile(r"\b(1[5-9]|20)\d\d\b")
OTHER = {
    "said": ("denied", "expected"),
    "expected": ("said",),
    "denied": ("said",),
    "declined": ("said",),
}
"""What a status of words is flipped to."""
NOT = re.compile(r" not\b|n[’']t\b", re.IGNORECASE)
DO = {"VBZ": "does", "VBD": "did", "VBP": "do"}


def how_many(items: int) -> int:
    """Return how many decoys are put among so many items."""
    return -(-items // (EVERY - 1)) if items else 0


def decoy(item: Item, speakers: Speakers, chance: Random) -> Item | None:
    """Return the item made false, or None where none of the ways fits it."""
    ways = {
        "quotation": (_another_speaker, _flipped_status),
        "status": (_flipped_status,),
        "event": (_flipped_negation, _shifted),
        "date": (_shifted,),
        "name": (_another_type,),
        "intake": (_shifted,),
    }[item.kind]
    for way in chance.sample(ways, len(ways)):
        if changed := way(item, speakers, chance):
            says = {field: words for field, words in (item.says | changed).items() if words}
            return replace(item, id=item_id("decoy", item.id), says=says)
    return None


def _another_speaker(item: Item, speakers: Speakers, chance: Random) -> dict[str, str]:
    """Return another speaker, of the same article if it has one; none whose name shares a word."""
    words = set(item.says["speaker"].split())
    here = speakers.get(item.passages[0].article, [])
    for names in (here, [name for some in speakers.values() for name in some]):
        if others := [name for name in names if words.isdisjoint(name.split())]:
            return {"speaker": chance.choice(others), "named": "named", "role": ""}
    return {}


def _flipped_status(item: Item, _speakers: Speakers, chance: Random) -> dict[str, str]:
    if "speaker" not in item.says:
        return {"status": "happened"}
    return {"status": chance.choice(OTHER[item.says["status"]])}


def _another_type(item: Item, _speakers: Speakers, chance: Random) -> dict[str, str]:
    others = [name for name in ("person", "organisation", "place") if name != item.says["type"]]
    return {"type": chance.choice(others)} if item.says["type"] in TYPES.values() else {}


def _shifted(item: Item, _speakers: Speakers, chance: Random) -> dict[str, str]:
    """Return the item's day some days earlier or later; a period or a year some years."""
    days, years = chance.choice(SHIFTS), chance.choice((-3, -2, 2, 3))
    for field in ("when", "means", "published"):
        said = item.says.get(field, "")
        if DAY.search(said) and "–" not in said:
            return {field: DAY.sub(lambda match: _moved(match, days), said)}
        if YEAR.search(said):
            return {field: YEAR.sub(lambda match: str(int(match[0]) + years), said)}
    return {}


def _moved(match: re.Match[str], days: int) -> str:
    named = dt.date(int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
    moved = named + dt.timedelta(days=days)
    return f"{moved.day} {MONTHS[moved.month - 1]} {moved.year}"


def _flipped_negation(item: Item, _speakers: Speakers, _chance: Random) -> dict[str, str]:
    """Return the label with its "not" taken out, or with one put in."""
    label = item.says["label"]
    if NOT.search(label):
        return {"label": NOT.sub("", label, count=1)}
    for token in _model()(label):
        if token.tag_ == "MD" or (token.lemma_ == "be" and token.tag_ in DO):
            return {"label": _inserted(label, token, f"{token.text} not")}
        if token.tag_ in DO and token.pos_ == "VERB":
            return {"label": _inserted(label, token, f"{DO[token.tag_]} not {token.lemma_}")}
    return {}


def _inserted(label: str, token: Token, words: str) -> str:
    return label[: token.idx] + words + label[token.idx + len(token.text) :]


@cache
def _model() -> Language:
    return load_model("auto")
