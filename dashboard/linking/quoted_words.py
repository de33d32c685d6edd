"""The words of each quotation, in the form in which statements are compared.

Of a statement that no marks, or few words in them, give to the letter, the reporter's words are compared.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from dashboard.linking.shingles import word_number
from dashboard.linking.spelling_variants import compared, in_one_tense
from dashboard.linking.word_differences import LONGEST, WORD
from dashboard.parsing.entities.names import same_given
from dashboard.parsing.lexicon import words as words_of
from dashboard.parsing.syntax.quotation_marks import touched
from dashboard.parsing.syntax.transcripts import printed_regions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.linking.shingles import Numbers
    from dashboard.model import Annotations, Article, Quotation
    from dashboard.parsing.syntax.quotation_marks import Region

LEAST_WORDS = 6
LEAST_TELLING = {"report": 3, "transcript": 4}
"""So many words besides these make a statement: "thank you, good to be with you" is said by everybody,
and transcripts are full of it.
"""

LEAST_TOLD = 4
"""So many words make a statement in a reporter's words, besides articles, pronouns and auxiliaries."""

NAMED = ("organisation", "place")
"""Kinds of speakers that have names, besides persons."""

Key = tuple[str, int, int]
type Rank = tuple[bool, str, int, str, int]
Paraphrased = Literal["", "partly", "wholly"]


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement of one article with what comparing needs: its ``words`` in marks, in order, with spaces between.

    ``compared`` are the numbers of the words without contractions and plurals, by which two are found to be
    one: the same in any collection, so that they are kept and no word is looked at again.
    ``paraphrased`` is what is in a reporter's words, ``partly`` where some of them are in marks: of
    these, articles and auxiliaries are compared as one article and in one tense. ``marked`` are then the words
    in marks, as they are compared, a line for each pair of marks.
    """

    key: Key
    pieces: tuple[tuple[int, int], ...]
    words: str
    compared: Numbers = field(compare=False)
    surname: str
    given: str
    rank: Rank
    paraphrased: Paraphrased = ""
    marked: str = field(default="", compare=False)

    @property
    def terms(self) -> tuple[int, ...]:
        """The words compared, as what can be looked up."""
        return tuple(self.compared.tolist())


def tells(saying: Saying) -> bool:
    """Return whether words are a statement rather than a greeting or the opening of a sentence."""
    if saying.paraphrased:
        return bool(saying.surname) and sum(n not in _little() for n in saying.terms) >= LEAST_TOLD
    untelling, words = words_of("openings", "untelling"), saying.words.split()
    telling = sum(word not in untelling for word in words)
    least = LEAST_TELLING["report" if saying.rank[0] else "transcript"]
    return len(words) >= LEAST_WORDS and telling >= least


@functools.cache
def _little() -> frozenset[int]:
    """Return the numbers of the words that tell little in a reporter's words."""
    return frozenset(map(word_number, words_of("openings", "little")))


def sayings_of(article: Article, notes: Annotations) -> Iterator[Saying]:
    """Yield the article's statements: what a cue broke is whole again, a turn is one a paragraph."""
    mixed = any(quotation.kind == "mixed" for quotation in notes.quotations)
    marked = printed_regions(article) if mixed else []
    statements: dict[tuple[int, int], list[Quotation]] = defaultdict(list)
    for quotation in notes.quotations:
        if quotation.status == "said":
            turn = quotation.start if _in_transcript(article, quotation) else -1
            statements[quotation.statement, turn].append(quotation)
    for pieces in statements.values():
        quoted = [piece for piece in pieces if piece.kind != "indirect"]
        to_the_letter = _saying(article, quoted, marked) if quoted else None
        if to_the_letter and tells(to_the_letter):
            yield to_the_letter
        elif any(piece.kind != "direct" for piece in pieces):
            yield _saying(article, pieces, marked, "partly" if quoted else "wholly")


def _in_transcript(article: Article, quotation: Quotation) -> bool:
    """Return whether the words are a turn after a label: "LINDT: ...", and not in marks of their own."""
    labelled = quotation.cue_start is not None and article.text[quotation.cue_start] == ":"
    return labelled and article.text[quotation.start - 1 : quotation.start] not in {*"“„«\"'‘"}


def _saying(
    article: Article,
    pieces: Sequence[Quotation],
    marked: list[Region],
    paraphrased: Paraphrased = "",
) -> Saying:
    """Return a statement by the words of it that are in marks: the others are the reporter's.

    What is ``paraphrased`` is returned by all its words.
    """
    first = pieces[0]
    words: list[str] = []
    in_marks: list[str] = []
    for piece in pieces:
        spans = _to_the_letter(piece, marked)
        if paraphrased == "partly" and piece.kind != "indirect":
            told = (in_one_tense(compared(_words(article, *span))) for span in spans)
            in_marks.extend(" ".join(some) for some in told)
        for span in [(piece.start, piece.end)] if paraphrased else spans:
            words.extend(_words(article, *span))
    del words[LONGEST:]
    called = first.speaker.split() if first.speaker and first.speaker_kind == "person" else []
    surname = called[-1].lower() if called else ""
    given = called[0].lower().rstrip(".") if len(called) > 1 else ""
    if paraphrased and first.speaker_kind in NAMED:
        surname = (first.speaker or "").lower()
    report = not _in_transcript(article, first)
    rank = (report, article.published or "9999", -len(words), article.id, first.start)
    spans = tuple((piece.start, piece.end) for piece in pieces)
    key = (article.id, first.start, first.end)
    plain = compared(words)
    if paraphrased:
        plain = in_one_tense(plain)
    numbers = np.array([*map(word_number, plain)], np.uint64)
    marks = "\n".join(in_marks)
    return Saying(key, spans, " ".join(words), numbers, surname, given, rank, paraphrased, marks)


def _to_the_letter(piece: Quotation, marked: list[Region]) -> list[tuple[int, int]]:
    """Return the stretches of a piece that are in the speaker's words: of a mixed one what is in marks."""
    if piece.kind != "mixed":
        return [(piece.start, piece.end)]
    regions = touched(marked, piece.start, piece.end)
    return [(max(r.start, piece.start), min(r.end, piece.end)) for r in regions]


def _words(article: Article, start: int, end: int) -> list[str]:
    """Return the words of a stretch of an article, in small letters."""
    return WORD.findall(article.text[start:end].replace("’", "'").lower())


def one_speaker(one: Saying, other: Saying) -> bool:
    """Return whether two may be one person's: one surname, and given names that do not conflict.

    Who is not a person, or not told, conflicts with nobody. A lone name may be the first word of the
    other's, which is the family's in some countries: "Li" of "Li Wenzhao".
    """
    if not one.surname or not other.surname:
        return True
    if one.surname != other.surname:
        lone, full = (one, other) if not one.given else (other, one)
        return not lone.given and lone.surname == full.given
    return not one.given or not other.given or same_given(one.given, other.given)
