"""The syntax of an analysis as plain lists: quick to walk, and free of the language model's types.

Rules look at some tokens many times; going through spaCy's objects for each look costs more than
the rules themselves. Sentences without syntax have an empty ``deps`` entry for every token.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.parsing.quotations.marks import LINE, find_regions, touched
from dashboard.parsing.quotations.transcripts import find_turns, with_labels

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.quotations.marks import Region

KEY = "quotations.reading"
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


@dataclass(slots=True)
class Reading:
    """Tokens of one article by number: where they are, what they are, what they hang on.

    ``left`` and ``right`` are the first and the last token of a token's subtree; ``inside`` is the
    number of the quoted region that holds the token, marks included, or -1.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    heads: list[int]
    deps: list[str]
    tags: list[str]
    poses: list[str]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]
    lines: list[tuple[int, int]]
    regions: list[Region] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)

    def parsed(self, token: int) -> bool:
        """Say whether the token's sentence has syntax."""
        return bool(self.deps[self.sentences[self.sentence_of[token]][0]])

    def child(self, token: int, *deps: str) -> int | None:
        """Return the token's first child with one of these relations."""
        return next((c for c in self.children[token] if self.deps[c] in deps), None)

    def root(self, sentence: int) -> int | None:
        """Return the root of a sentence, by its number, or None without syntax."""
        a, b = self.sentences[sentence]
        return next((t for t in range(a, b) if self.deps[t] == "ROOT"), None)

    def regions_over(self, start: int, end: int) -> list[Region]:
        """Return the quoted regions that share a character with ``text[start:end]``, in order."""
        return touched(self.regions, start, end)

    def line_of(self, offset: int) -> tuple[int, int]:
        """Return where the line begins and ends that holds the character at ``offset``."""
        number = bisect_right(self.lines, (offset, sys.maxsize)) - 1
        start, end = self.lines[number] if number >= 0 else (0, 0)
        return (start, end) if offset <= end else (offset, offset)

    def token_at(self, offset: int) -> int:
        """Return the token that holds the character at ``offset``, or the next one after it."""
        return bisect_right(self.ends, offset)

    def span_text(self, first: int, last: int) -> str:
        """Return the text from the first token to the last, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def reading_of(analysis: Analysis) -> Reading:
    """Return the analysis as plain lists, which are made once for all who ask."""
    kept = analysis.doc.user_data
    if KEY not in kept:
        kept[KEY] = read(analysis.doc, analysis.article.text)
    return kept[KEY]


def read(doc: Doc, text: str) -> Reading:
    """Return the document's tokens and syntax as plain lists; ``text`` is the article's own."""
    rows = doc.to_array(["HEAD", "DEP", "TAG", "POS", "SENT_START"])
    strings = doc.vocab.strings
    names = {
        key: strings[key] if key else ""
        for column in (1, 2, 3)
        for key in set(rows[:, column].tolist())
    }
    count = len(doc)
    offsets = rows[:, 0].astype("int64").tolist()
    starts = [token.idx for token in doc]
    words = [token.lower_ for token in doc]
    marks = rows[:, 4].astype("int64").tolist()
    deps = rows[:, 1].tolist()
    # A sentence without syntax hangs on its first token, and spaCy does not mark where it starts.
    bounds = [
        n for n in range(count) if n == 0 or marks[n] == 1 or (deps[n] == 0 and offsets[n] == 0)
    ]
    sentences = list(pairwise([*bounds, count]))
    sentence_of = [number for number, (a, b) in enumerate(sentences) for _ in range(b - a)]
    reading = Reading(
        text=text,
        words=words,
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, (t.text for t in doc), strict=True)],
        heads=[n + offset for n, offset in enumerate(offsets)],
        deps=[names[key] for key in rows[:, 1].tolist()],
        tags=[names[key] for key in rows[:, 2].tolist()],
        poses=[names[key] for key in rows[:, 3].tolist()],
        sentences=sentences,
        sentence_of=sentence_of,
        lines=[match.span() for match in LINE.finditer(text)],
    )
    _grow(reading)
    reading.regions = quoted(text)
    reading.inside = _region_numbers(reading)
    return reading


def quoted(text: str) -> list[Region]:
    """Return what stands inside quotation marks or is a turn of a transcript, in order."""
    turns = find_turns(text)
    marked = with_labels(find_regions(text), text)
    if not turns:
        return marked
    spans = sorted((turn.outer_start, turn.outer_end) for turn in turns)
    free = [r for r in marked if not _covered(r, spans)]
    return sorted([*turns, *free], key=lambda region: region.outer_start)


def _covered(region: Region, spans: list[tuple[int, int]]) -> bool:
    """Say whether one of the spans, in order, holds the region."""
    place = bisect_right(spans, (region.outer_start, sys.maxsize)) - 1
    return place >= 0 and region.outer_start < spans[place][1]


def _region_numbers(reading: Reading) -> list[int]:
    """Return for every token the number of the quoted region it stands in, marks included, or -1."""
    inside = [-1] * len(reading.words)
    for number, region in enumerate(reading.regions):
        token = reading.token_at(region.outer_start)
        while token < len(inside) and reading.starts[token] < region.outer_end:
            inside[token] = number
            token += 1
    return inside


def _grow(reading: Reading) -> None:
    """Fill in children and the edges of subtrees, sentence by sentence."""
    count = len(reading.words)
    reading.children = [[] for _ in range(count)]
    reading.left = list(range(count))
    reading.right = list(range(count))
    for a, b in reading.sentences:
        if b == a or not reading.deps[a]:
            continue
        for token in range(a, b):
            head = reading.heads[token]
            if head != token and a <= head < b:
                reading.children[head].append(token)
        _spread(
            reading,
            [t for t in range(a, b) if not a <= reading.heads[t] < b or reading.heads[t] == t],
        )


def _spread(reading: Reading, roots: list[int]) -> None:
    """Set the edges of all subtrees below the roots, the leaves first."""
    order: list[int] = []
    waiting = list(roots)
    while waiting:
        token = waiting.pop()
        order.append(token)
        waiting.extend(reading.children[token])
    for token in reversed(order):
        for child in reading.children[token]:
            reading.left[token] = min(reading.left[token], reading.left[child])
            reading.right[token] = max(reading.right[token], reading.right[child])
