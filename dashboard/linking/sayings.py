"""What an article quotes, as comparing needs it: the words of each statement that stand in marks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING

from dashboard.linking.word_by_word import LONGEST, WORD
from dashboard.linking.wording import compared
from dashboard.parsing.entities.person_names import same_given
from dashboard.parsing.lexicon import words as words_of
from dashboard.parsing.syntax.quotation_marks import touched
from dashboard.parsing.syntax.transcripts import printed_regions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.model import Annotations, Article, Quotation
    from dashboard.parsing.syntax.quotation_marks import Region

LEAST_WORDS = 6
LEAST_TELLING = {"report": 3, "transcript": 4}
"""So many words besides these make a statement: "thank you, good to be with you" is said by everybody,
and transcripts are full of it.
"""

Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement of one article with what comparing needs: its words in marks, in order.

    ``compared`` are the words without contractions and plurals, by which two are found to be one.
    """

    key: Key
    pieces: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    compared: tuple[str, ...]
    surname: str
    given: str
    rank: tuple[bool, str, int, str, int]

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words compared, each once."""
        return frozenset(self.compared)


def tells(saying: Saying) -> bool:
    """Say whether words are a statement rather than a greeting or the opening of a sentence."""
    untelling = words_of("openings", "untelling")
    telling = sum(word not in untelling for word in saying.words)
    least = LEAST_TELLING["report" if saying.rank[0] else "transcript"]
    return len(saying.words) >= LEAST_WORDS and telling >= least


def _counts(quotation: Quotation) -> bool:
    """Say whether words were said to the letter, at least in part."""
    return quotation.kind != "indirect" and quotation.status == "said"


def sayings_of(article: Article, notes: Annotations) -> Iterator[Saying]:
    """Yield the article's statements: what a cue broke is whole again, a turn is one a paragraph."""
    mixed = any(quotation.kind == "mixed" for quotation in notes.quotations)
    marked = printed_regions(article) if mixed else []
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


def _saying(article: Article, pieces: Sequence[Quotation], marked: list[Region]) -> Saying:
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
    called = first.speaker.split() if first.speaker and first.speaker_kind == "person" else []
    surname = called[-1].lower() if called else ""
    given = called[0].lower().rstrip(".") if len(called) > 1 else ""
    report = not _in_transcript(article, first)
    rank = (report, article.published or "9999", -len(words), article.id, first.start)
    spans = tuple((piece.start, piece.end) for piece in pieces)
    key = (article.id, first.start, first.end)
    said = tuple(map(intern, words))  # one object for a word that thousands say
    return Saying(key, spans, said, compared(said), surname, given, rank)


def one_speaker(one: Saying, other: Saying) -> bool:
    """Say whether two may be one person's: one surname, and given names that do not conflict.

    Who is not a person, or not told, conflicts with nobody. A lone name may be the first word of the
    other's, which is the family's in some countries: "Li" of "Li Wenzhao".
    """
    if not one.surname or not other.surname:
        return True
    if one.surname != other.surname:
        lone, full = (one, other) if not one.given else (other, one)
        return not lone.given and lone.surname == full.given
    return not one.given or not other.given or same_given(one.given, other.given)
