"""The same statement in several articles: which quotations repeat one another, and how they differ.

A statement carried by several outlets is one statement with its versions. The first version is a
transcript's where the collection holds one, else the longest of the earliest. Statements are the
same when most words of the shorter stand in the longer, in the same rows, and the speakers do not
conflict, and every version is compared with the first: two versions that are each like a third are
not thereby one statement. Only words said to the letter are compared; what a cue broke into pieces is one statement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

import numpy as np

from dashboard.linking.rows import numbered, rows_of, sharing
from dashboard.parsing.quotations.lexicon import words as words_of
from dashboard.parsing.quotations.marks import touched
from dashboard.parsing.quotations.reading import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.linking.rows import Counts
    from dashboard.model import Annotations, Article, Quotation
    from dashboard.parsing.quotations.marks import Region

Difference = Literal["first", "same", "clipped", "longer", "altered", "reordered"]

Run = Literal["same", "left out", "added", "moved"]

WORD = re.compile(r"\w+(?:['’]\w+)?")
SHINGLE = 4
"""So many words in a row must be shared before two quotations are compared."""
LEAST_WORDS = 6
LEAST_TELLING = {"report": 3, "transcript": 4}
"""So many words besides these make a statement: "thank you, good to be with you" is said by everybody,
and transcripts are full of it.
"""
LIKENESS = 0.8
"""This share of the shorter quotation's words must be found in the longer one."""
IN_ORDER = 0.4
"""This share of them must stand there in the same order, if in all it is ``LIKENESS``: sentences may
have changed places."""
TIMES = 2
"""A quotation so many times longer than another holds it only where it holds a long row of its words:"""
IN_ONE_ROW = 0.5
"""so great a share of them."""
ROW = 2
"""So many words in a row stand in order; a single "the" in both tells nothing."""
MOVED_WORDS = 3
"""So many words that are left out here and added there have moved."""
COMMON = 60
"""A row of words that stands in more quotations than this tells nothing."""
LONGEST = 400
"""Only so many words of a quotation are compared."""

Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Version:
    """One appearance of a statement: the article, its pieces there, how it differs from the first."""

    article: str
    pieces: tuple[tuple[int, int], ...]
    difference: Difference

    @property
    def start(self) -> int:
        """Where the first piece begins in the article's text."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where the first piece ends."""
        return self.pieces[0][1]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with all its versions, the first known one first."""

    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class _Saying:
    """A statement of one article with what comparing needs: its words in marks, in order."""

    key: Key
    pieces: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    vocabulary: frozenset[str]
    surname: str
    rank: tuple[bool, str, int, str, int]


def link_statements(parsed: Sequence[tuple[Article, Annotations]]) -> tuple[Statement, ...]:
    """Return the statements that stand in more than one article; the same for any order of them."""
    sayings = sorted(
        (saying for article, notes in parsed for saying in _sayings(article, notes)),
        key=lambda saying: saying.key,
    )
    sayings = [saying for saying in sayings if _tells(saying)]
    groups = _groups(sayings)
    found = (_statement(group) for group in groups if len({s.key[0] for s in group}) > 1)
    return tuple(
        sorted(
            found,
            key=lambda statement: (statement.versions[0].article, statement.versions[0].start),
        )
    )


def word_difference(first: str, other: str, longest: int = LONGEST) -> list[tuple[Run, str]]:
    """Return the runs of words of two versions, in order, for showing side by side.

    Each run is (how, words): ``same`` in both, ``left out`` of the other, ``added`` by it, or
    ``moved``: words of the first that stand elsewhere in the other, given once, where they stand there.
    Words after the first ``longest`` are not looked at; a dash or a mark alone is no word, and no change.
    """
    one, two = first.split()[:longest], other.split()[:longest]
    plain_one, plain_two = [_plain(w) for w in one], [_plain(w) for w in two]
    matcher = SequenceMatcher(None, plain_one, plain_two, autojunk=False)
    runs: list[tuple[Run, str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            runs.append(("same", " ".join(two[c:d])))
            continue
        if any(plain_one[a:b]):
            runs.append(("left out", " ".join(one[a:b])))
        if d > c:
            how: Run = "added" if any(plain_two[c:d]) else "same"
            runs.append((how, " ".join(two[c:d])))
    return _with_moved(runs)


def _with_moved(runs: list[tuple[Run, str]]) -> list[tuple[Run, str]]:
    """Return the runs with what is left out in one place and added in another told once, as moved."""
    left = {
        tuple(map(_plain, words.split())): place
        for place, (how, words) in enumerate(runs)
        if how == "left out" and len(words.split()) >= MOVED_WORDS
    }
    gone: set[int] = set()
    for place, (how, words) in enumerate(runs):
        origin = left.get(tuple(map(_plain, words.split()))) if how == "added" else None
        if origin is not None and origin not in gone:
            gone.add(origin)
            runs[place] = ("moved", words)
    return [run for place, run in enumerate(runs) if place not in gone]


def _plain(word: str) -> str:
    return "".join(WORD.findall(word.lower())).replace("’", "'")


def _tells(saying: _Saying) -> bool:
    """Say whether words are a statement rather than a greeting or the opening of a sentence."""
    untelling = words_of("openings", "untelling")
    telling = sum(word not in untelling for word in saying.words)
    least = LEAST_TELLING["report" if saying.rank[0] else "transcript"]
    return len(saying.words) >= LEAST_WORDS and telling >= least


def _counts(quotation: Quotation) -> bool:
    """Say whether words were said to the letter, at least in part."""
    return quotation.kind != "indirect" and quotation.status == "said"


def _sayings(article: Article, notes: Annotations) -> Iterator[_Saying]:
    """Yield the article's statements: what a cue broke is whole again, a turn is one a paragraph."""
    mixed = any(quotation.kind == "mixed" for quotation in notes.quotations)
    marked = quoted(article.text) if mixed else []
    statements: dict[tuple[int, int], list[Quotation]] = defaultdict(list)
    for quotation in notes.quotations:
        if _counts(quotation):
            turn = quotation.start if _in_transcript(article, quotation) else -1
            statements[quotation.statement, turn].append(quotation)
    for pieces in statements.values():
        yield _saying(article, pieces, marked)


def _in_transcript(article: Article, quotation: Quotation) -> bool:
    """Say whether the words are a turn behind a label: "LINDT: ...", and not in marks of their own."""
    labelled = quotation.cue_start is not None and article.text[quotation.cue_start] == ":"
    return labelled and article.text[quotation.start - 1 : quotation.start] not in {*"“„«\"'‘"}


def _saying(article: Article, pieces: Sequence[Quotation], marked: list[Region]) -> _Saying:
    """Return a statement by the words of it that stand in marks: the others are the reporter's."""
    first = pieces[0]
    words: list[str] = []
    for piece in pieces:
        spans = [(piece.start, piece.end)]
        if piece.kind == "mixed":
            regions = touched(marked, piece.start, piece.end)
            spans = [(max(r.start, piece.start), min(r.end, piece.end)) for r in regions]
        for start, end in spans:
            words.extend(WORD.findall(article.text[start:end].replace("’", "'").lower()))
    del words[LONGEST:]
    surname = first.speaker.split()[-1].lower() if first.speaker else ""
    surname = surname if first.speaker_kind == "person" else ""
    report = not _in_transcript(article, first)
    rank = (report, article.published or "9999", -len(words), article.id, first.start)
    spans = tuple((piece.start, piece.end) for piece in pieces)
    return _Saying(
        (article.id, first.start, first.end), spans, tuple(words), frozenset(words), surname, rank
    )


def _groups(sayings: Sequence[_Saying]) -> Iterable[list[_Saying]]:
    """Return the sayings in groups of one statement each, its first version first.

    The first version takes in what is like it; of what is left, again the first does. Two that hold
    the first, each with other words around it, are like the first and not one statement.
    """
    alike: dict[int, set[int]] = defaultdict(set)
    for one, two in _pairs(sayings):
        if _alike(sayings[one], sayings[two]):
            alike[one].add(two)
            alike[two].add(one)
    taken: set[int] = set()
    for first in sorted(alike, key=lambda number: sayings[number].rank):
        if first in taken:
            continue
        group = [first]
        for other in sorted(alike[first] - taken, key=lambda number: sayings[number].rank):
            if all(_fits(sayings, alike, first, member, other) for member in group[1:]):
                group.append(other)
        taken.update(group)
        yield [sayings[number] for number in group]


def _fits(
    sayings: Sequence[_Saying], alike: dict[int, set[int]], first: int, member: int, other: int
) -> bool:
    """Say whether two that are like the first can be versions of it beside one another.

    They are like each other, or one is but a part of the first, or they stand in one article.
    """
    if other in alike[member] or sayings[member].key[0] == sayings[other].key[0]:
        return True
    whole = len(sayings[first].words)
    return min(len(sayings[member].words), len(sayings[other].words)) < LIKENESS * whole


def _pairs(sayings: Sequence[_Saying]) -> Iterator[tuple[int, int]]:
    """Yield the pairs from different articles that share a row of words, unless two people say it."""
    words = numbered([saying.words] for saying in sayings)
    codes, _ = sharing([np.unique(rows_of(own, SHINGLE)) for own in words], COMMON)
    two, one = np.divmod(codes, max(1, len(sayings)))
    article = _codes(saying.key[0] for saying in sayings)
    surname = _codes(saying.surname for saying in sayings)
    nameless = np.array([not saying.surname for saying in sayings], dtype=bool)
    fits = (surname[one] == surname[two]) | nameless[one] | nameless[two]
    fits &= article[one] != article[two]
    yield from zip(one[fits].tolist(), two[fits].tolist(), strict=True)


def _codes(values: Iterable[str]) -> Counts:
    """Return a number for each value, the same for equal ones."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)


def _alike(one: _Saying, two: _Saying) -> bool:
    """Say whether two sayings have the words of one statement."""
    shorter, longer = (one, two) if len(one.words) <= len(two.words) else (two, one)
    least = LIKENESS * len(shorter.words)
    if len(shorter.words) - len(shorter.vocabulary - longer.vocabulary) < least:
        return False
    if _in_rows(shorter.words, longer.words) < least:
        return False
    blocks = SequenceMatcher(None, shorter.words, longer.words, autojunk=False)
    sizes = [block.size for block in blocks.get_matching_blocks()]
    if len(longer.words) > TIMES * len(shorter.words):
        # Single pairs of words are met anywhere in a long turn: "as I said", "we don't have".
        return max(sizes) >= IN_ONE_ROW * len(shorter.words)
    return sum(sizes) >= IN_ORDER * len(shorter.words)


def _in_rows(shorter: tuple[str, ...], longer: tuple[str, ...]) -> int:
    """Return how many words stand in rows that both have, wherever they stand there."""
    rows = {longer[n : n + ROW] for n in range(len(longer) - ROW + 1)}
    shared = {n for n in range(len(shorter) - ROW + 1) if shorter[n : n + ROW] in rows}
    return len({n + step for n in shared for step in range(ROW)})


def _shared(one: tuple[str, ...], two: tuple[str, ...]) -> int:
    """Return how many words stand in both, in order."""
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def _statement(group: list[_Saying]) -> Statement:
    """Return the group as a statement, its first known version first."""
    first, *others = sorted(group, key=lambda saying: saying.rank)
    versions = [Version(first.key[0], first.pieces, "first")]
    for other in others:
        how = _difference(first.words, other.words)
        versions.append(Version(other.key[0], other.pieces, how))
    return Statement(tuple(versions))


def _difference(first: tuple[str, ...], other: tuple[str, ...]) -> Difference:
    """Return how a version differs from the first."""
    if first == other:
        return "same"
    shared = _shared(first, other)
    if shared == len(other):
        return "clipped"
    if shared == len(first):
        return "longer"
    return "reordered" if sorted(first) == sorted(other) else "altered"
