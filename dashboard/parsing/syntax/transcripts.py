"""Transcripts: the turns of their speakers; and what of any text is somebody's words by its layout."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.syntax.quotation_marks import LINE, Region, find_regions
from dashboard.parsing.typography import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.model import Article

CAPITALS = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1F00)) if letter.isupper())
LABEL = re.compile(
    rf"\s*(?:\*\*)?(?P<name>[{CAPITALS}][{CAPITALS}.'’\-]*(?: [{CAPITALS}][{CAPITALS}.'’\-]*){{0,5}})"
    rf"(?:, (?P<role>[{CAPITALS}][{CAPITALS}.,'’& \-]{{1,60}}))?"
    r"(?: \([^()\n]{1,80}\))?\*{0,2} ?:(?:\*\*)? {1,6}(?=\S)"
)
"""A speaker's name in capitals, perhaps with a role or in bold marks: "ANNA HALL, HOST: ..."."""
NAMED = re.compile(
    rf"\s*(?:\*\*)?(?P<name>[{CAPITALS}][\w.'’\-]*(?: (?:[{CAPITALS}][\w.'’\-]*|de|da|van|von|der|al|bin|ten)){{0,4}})"
    r"(?: \([^()\n]{1,80}\))?(?:\*\*)? ?:(?:\*\*)? {1,6}(?=[^\s“\"‘'«`])"
)
"""A speaker's name as an interview prints it, outside capitals."""
ASKED = re.compile(
    r"\s*(?P<name>Q(?=(?: ?[.:])? {1,6}\S)|A(?=(?: ?[.:] {1,6}| {2,6})\S))(?: ?[.:])? {1,6}"
)
"""What briefings print before a question, and before its answer: "Q   Why?", "A. It was old."."""
NOTE = r"[(\[](?=[^()\[\]]*[^\W\d_]{3})[^()\[\]]{1,80}[)\]]\.?"
"""What a transcriber notes of a speech: "(Via interpreter)", "(Applause.)"; not "(2)"."""
LOST = r"[(\[](?:applause|laugh|inaudible|indiscernible|unintelligible|crosstalk)[^()\[\]]{0,40}[)\]]\.?"
NOTE_BEFORE = re.compile(rf"\s*{NOTE}\s*(?![a-z\s])")
"""Not "[The] bridge is old", where an editor fills a sentence in."""
NOTE_BEHIND = re.compile(rf"(?:(?<=[.?!…)\]\-–—”\"])\s*{NOTE}|\s*{LOST})\s*\Z", re.IGNORECASE)
NOTE_WITHIN = re.compile(rf"(?<=[.?!…)\]\-–—”\"])\s*{NOTE}(?=\s+[^\sa-z])")
"""A note between two sentences of a turn: "It is old. (Laughter.) We wait."."""
LONGEST_NOTE = 100
ENDS = frozenset('.?!…)]-–—”"')
BROKEN_OFF = frozenset("—–-")
WORD = re.compile(r"\w+(?:'\w+)?")
MARKED = re.compile(r'"[^"]*"?')
TURNS = 2
"""So many labelled lines make a transcript; one may be any line of a list."""
HEAD = 6
"""A speech has its label after at most so many lines: headline, day, place, notes."""
SPEECH_SHARE = 0.3
"""So many of the lines after the first label speak of "us" or to "you" where they are all speeches."""
LEAST_TOLD = 3
"""More words than these after a name make a turn where nothing else tells that one speaks."""
CARRIED_SHARE = 0.15
"""Where so many of the lines are labelled, the lines between belong to the turn before them."""


def with_labels(regions: list[Region], text: str) -> list[Region]:
    """Return the regions with those cut that begin with their speaker's label inside the marks."""
    cut = []
    for region in regions:
        found = LABEL.match(text, region.start, region.end)
        if found and text[region.start].isupper():
            inner, label = text[found.end() : region.end], found.span("name")
            cut.append(replace(region, start=found.end(), inner=inner, label=label))
        else:
            cut.append(region)
    return cut


def find_turns(text: str) -> list[Region]:
    """Return the turns of a transcript as regions, one a line; none where the text is no transcript.

    Lines without a label belong to the turn before them when the text is mostly transcript, or
    speeches from its head on.
    """
    lines = [m for m in LINE.finditer(text) if m.group().strip()]
    labelled = {n: found for n, line in enumerate(lines) if (found := turn_label(line.group()))}
    alone = _lone(lines, labelled)
    if labelled:
        labelled |= _short_turns(lines, labelled)
        labelled |= _full_names(lines, labelled)
    labelled |= _asked(lines, labelled)
    if len(labelled) < TURNS:
        return list(_turns(lines, alone, carries=_is_speech(lines, alone)))
    between = len(lines) - min(labelled)
    mostly = len(labelled) >= CARRIED_SHARE * between
    return list(_turns(lines, labelled, carries=mostly or _is_speech(lines, labelled)))


def _lone(
    lines: list[re.Match[str]], labelled: dict[int, re.Match[str]]
) -> dict[int, re.Match[str]]:
    """Return the only label of a text, where it is somebody's: by office, or by a name met elsewhere."""
    if len(labelled) != 1:
        return {}
    ((number, label),) = labelled.items()
    name = _name_words(label)
    offices = (
        words("sources", "labels") - words("sources", "askers") - words("sources", "answering")
    )
    met = len(name) > 1 and label.group("name").title() in lines[0].string
    told = lines[number].group()[label.end() :].split()
    return labelled if (met or offices & {*name}) and len(told) > LEAST_TOLD else {}


def _is_speech(lines: list[re.Match[str]], labelled: dict[int, re.Match[str]]) -> bool:
    """Return whether the lines after the first label are speeches, not a story that goes on."""
    if not labelled or min(labelled) > HEAD:
        return False
    after = [MARKED.sub("", line.group()) for line in lines[min(labelled) + 1 :]]
    speaks = words("function_words", "speaking") | words("function_words", "narrator")
    said = ({word.lower().partition("'")[0] for word in WORD.findall(line)} for line in after)
    spoken = [line for line in said if speaks & line]  # "we" of "We'll" too
    return len(spoken) >= SPEECH_SHARE * len(after)


def _asked(
    lines: list[re.Match[str]], labelled: dict[int, re.Match[str]]
) -> dict[int, re.Match[str]]:
    """Return the questions and answers of a briefing whose labels have no colon or no capitals."""
    askers = words("sources", "askers")
    found = {}
    for number, line in enumerate(lines):
        if number in labelled:
            continue
        label = NAMED.match(line.group())
        if label is None or label.group("name").lower() not in askers:
            label = ASKED.match(line.group())
        if label:
            found[number] = label
    asks = any(label.group("name").lower() in askers for label in found.values())
    return found if labelled or (asks and len(found) >= TURNS) else {}


def _short_turns(
    lines: list[re.Match[str]], labelled: dict[int, re.Match[str]]
) -> dict[int, re.Match[str]]:
    """Return the labels before a few words: of those who speak elsewhere, or within a transcript."""
    short = {n: label for n, line in enumerate(lines) if (label := _of_sentence(line.group()))}
    known = {_surname(label) for label in labelled.values()}
    known_too = {n: label for n, label in short.items() if _surname(label) in known}
    if len(labelled | known_too) < TURNS:
        return {}
    begins = min(labelled | known_too)
    return {n: label for n, label in short.items() if n > begins} | known_too


def _surname(label: re.Match[str]) -> str:
    """Return the last word of the name in a label: "ANNA HALL" and "HALL" are the same."""
    return label.group("name").rsplit(" ", 1)[-1]


def _full_names(
    lines: list[re.Match[str]], labelled: dict[int, re.Match[str]]
) -> dict[int, re.Match[str]]:
    """Return the labels outside capitals in a transcript: "Moderator Anna Hall: ..."."""
    if len(labelled) < TURNS:
        return {}
    nobody = words("sources", "no_labels")
    found = {}
    for number, line in enumerate(lines):
        label = NAMED.match(line.group()) if number >= min(labelled) else None
        name = label.group("name").lower().split() if label else []
        if label and len(name) > 1 and not nobody & {*name} and line.group().rstrip()[-1:] in ENDS:
            found[number] = label
    return {number: label for number, label in found.items() if number not in labelled}


def tells(words_said: str) -> bool:
    """Return whether a turn says something: not "Yes.", "The problem is —", "Francesco.", "Thank you all"."""
    little = words("openings", "untelling")
    own = [w for w in WORD.findall(words_said) if w.lower() not in little and not w[0].isupper()]
    return len(own) > (words_said.rstrip()[-1:] in BROKEN_OFF)


def turn_label(line: str) -> re.Match[str] | None:
    """Return the label at the head of a line when it names a speaker, else None."""
    found = _of_somebody(line)
    if not found:
        return None
    name = _name_words(found)
    if words("sources", "labels").intersection(name):
        return found
    before = len(found.group().split())
    told = len(line.split()) - before
    return found if told > LEAST_TOLD and _of_sentence(line) else None


def _of_sentence(line: str) -> re.Match[str] | None:
    """Return the label at the head of a line that ends as a sentence does, else None."""
    return _of_somebody(line) if line.rstrip()[-1:] in ENDS else None


def _of_somebody(line: str) -> re.Match[str] | None:
    """Return the label at the head of a line unless it is known for a thing's: "PHOTO: ..."."""
    found = LABEL.match(line)
    return (
        found
        if found and not words("sources", "no_labels").intersection(_name_words(found))
        else None
    )


def _name_words(label: re.Match[str]) -> list[str]:
    return [word.strip(".").lower() for word in label.group("name").split()]


def _turns(
    lines: list[re.Match[str]], labelled: dict[int, re.Match[str]], *, carries: bool
) -> Iterator[Region]:
    """Yield the turns in order."""
    label = None
    for number, line in enumerate(lines):
        start, end = line.span()
        found = labelled.get(number)
        if found:
            label = (start + found.start("name"), start + found.end("name"))
            start += found.end()
        elif label is None or not carries or not any(c.isalpha() for c in line.group()):
            continue
        yield from _spoken(line.string, (line.start(), start, end), label)


def _spoken(text: str, line: tuple[int, int, int], label: tuple[int, int]) -> Iterator[Region]:
    """Yield what is spoken in a line between the notes of its transcriber.

    ``line`` is where the line begins, where its words do and where it ends.
    """
    outer, start, end = line
    for cut in [*(note.end() for note in NOTE_WITHIN.finditer(text, start, end)), end]:
        first, last = start, cut
        while first < last and (note := NOTE_BEFORE.match(text, first, last)):
            first = note.end()
        while first < last and (
            note := NOTE_BEHIND.search(text, max(first, last - LONGEST_NOTE), last)
        ):
            last = note.start()
        if first < last:
            yield Region(first, last, outer, cut, text[first:last], label=label)
            outer = cut
        start = cut


def printed_regions(article: Article) -> list[Region]:
    """Return the quoted regions in the offsets of the article as printed, for those above parsing."""
    folded = fold(article)
    return [folded.printed(region) for region in quoted_regions(folded.article.text)]


def quoted_regions(text: str) -> list[Region]:
    """Return what stands inside quotation marks of a folded text, or is a turn, in order."""
    turns = find_turns(text)
    marked = with_labels(find_regions(text), text)
    if not turns:
        return marked
    spans = sorted((turn.outer_start, turn.outer_end) for turn in turns)
    free = []
    for region in marked:
        place = bisect_right(spans, (region.outer_start, sys.maxsize)) - 1
        if place < 0 or region.outer_start >= spans[place][1]:
            free.append(region)
    return sorted([*turns, *free], key=lambda region: region.outer_start)
