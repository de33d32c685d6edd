"""Speakers named by layout, not by a verb: "NAME: ...", "..." - Name, "...." [Paper]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.quotations.cues import Cue
from dashboard.parsing.quotations.marks import BREAKS

if TYPE_CHECKING:
    from dashboard.parsing.quotations.marks import Region
    from dashboard.parsing.quotations.reading import Reading

SIGNING = frozenset(("—", "–", "-", "--", "―", "~", "[", "("))
OPENING = frozenset(("[", "("))
LONG_DASHES = frozenset(("—", "–", "―", "--"))
"""Before a name on a line of its own they sign what stands above; others begin lists and asides."""
DASHES = frozenset(("—", "–", "-", "--", "―", "/", "|"))
DESK = frozenset(word.lower() for word in word_class("desk-word"))
"""These open the line of who wrote a story: "(Reporting by Anna Hall)"."""
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
BRACKETED = frozenset({"):"})
"""The model reads these two marks as one."""
COLONS = BRACKETED | {":"}
NAME_ENDS = frozenset({",", "(", ")", "]", "/"})
LONGEST = 14
LABEL_WORDS = 7


def label_cue(reading: Reading, region: Region) -> Cue | None:
    """Return the label that stands right before or behind the region, or inside its marks."""
    inside, signed = _inside(reading, region), _signature(reading, region)
    if inside or (signed and reading.words[signed.token] not in OPENING):
        return inside or signed
    return _prefix(reading, region) or signed  # 'Hall: "..." [Port Post]' names the paper behind


def _inside(reading: Reading, region: Region) -> Cue | None:
    """Return the label of a turn in a transcript: "SMITH: ..."."""
    if region.label is None:
        return None
    first = reading.token_at(region.label[0])
    last = max(first, reading.token_at(region.label[1] - 1))
    colon = min(last + 1, len(reading.words) - 1)
    return Cue(colon, colon, colon, ":", "label", last, label_first=first)


def _signature(reading: Reading, region: Region) -> Cue | None:
    """Return the name set after a quotation with a dash or in brackets, and nothing else."""
    count = len(reading.words)
    token = reading.token_at(region.outer_end)
    parted = False
    while token < count and (not reading.words[token].strip() or reading.words[token] == "."):
        parted = parted or "\n\n" in reading.words[token]
        token += 1
    if (
        token + 1 >= count
        or reading.words[token] not in (LONG_DASHES if parted else SIGNING)
        or not _capital(reading, token + 1)
        or reading.words[token + 1] in DESK
    ):
        return None
    end = _line_of_names(reading, token + 1)
    if parted and not _capital(reading, min(token + 2, count - 1)):
        return None
    stop = next((t for t in range(token + 1, end) if reading.words[t] in NAME_ENDS), end)
    names = [t for t in range(token + 1, stop) if reading.words[t] != "."]
    return (
        Cue(token, token, token, "-", "signed", names[-1], label_first=token + 1) if names else None
    )


def _line_of_names(reading: Reading, first: int) -> int:
    """Return the token after a line's rest that holds no verb and no mark, or ``first``."""
    end = first
    while end < len(reading.words) and not BREAKS.intersection(reading.words[end]):
        verb = reading.tags[end] in FINITE
        if verb or reading.inside[end] >= 0 or end - first >= LONGEST:
            return first
        end += 1
    return end


def _prefix(reading: Reading, region: Region) -> Cue | None:
    """Return the name and colon that lead up to the region: 'Smith: "..."'."""
    colon = reading.token_at(region.outer_start) - 1
    if colon < 1 or reading.words[colon] not in COLONS:
        return None
    last = _before_brackets(reading, colon if reading.words[colon] in BRACKETED else colon - 1)
    first = last + 1
    a = reading.sentences[reading.sentence_of[colon]][0]
    while first > a and last - first < LABEL_WORDS - 1:
        word = reading.words[first - 1]
        if reading.inside[first - 1] >= 0 or word in DASHES or not word.strip():
            break
        first -= 1
    else:
        if first > a:
            return None
    if first > last or any(reading.tags[t] in FINITE for t in range(first, last + 1)):
        return None
    if not all(_capital(reading, t) for t in (first, last)):
        return None
    return Cue(colon, colon, colon, ":", "label", last, label_first=first)


def _before_brackets(reading: Reading, last: int) -> int:
    """Return the token before the brackets that end at ``last``: "Hall (Port Union)", or ``last``."""
    if reading.words[last] != ")" and reading.words[last] not in BRACKETED:
        return last
    for token in range(last - 1, max(0, last - LONGEST), -1):
        if reading.words[token] == "(":
            return max(0, token - 1)
    return last


def _capital(reading: Reading, token: int) -> bool:
    return reading.text[reading.starts[token]].isupper()
