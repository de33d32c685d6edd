"""He, she, it and they: the likeliest of those who appeared before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.parsing.quotations.cast import Appearance, Cast
    from dashboard.parsing.syntax.document import Document

HE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
THINGS = words("function_words", "things")
MANY = words("function_words", "many")
NARRATOR = words("function_words", "narrator")
PRONOUNS = frozenset(HE) | THINGS | MANY | NARRATOR

WINDOW = 8
"""Sentences back in which an antecedent is looked for, before the last ones at all."""
RECENT = 80
"""So many names back are weighed."""
UNSURE = 2.2
"""What it costs that a person's gender is not known."""
OTHERWISE = 8.0
"""What it costs that a person was "she" before and is to be "he" now."""
NARROW = 0.6
"""Two antecedents closer than this are two possible ones."""
TOLD_OF = 0.8
"""So ready is the subject of what is said, and 2 the one who says it: "Hall said Vey had left. She"."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Who a pronoun means, and whether somebody else is nearly as likely."""

    who: str
    ambiguous: bool


def choose(
    document: Document,
    cast: Cast,
    token: int,
    word: str,
    last: str | None,
    others: list[Appearance],
    told: Sequence[tuple[int, int]] = (),
) -> Choice | None:
    """Return who the pronoun at ``token`` means.

    ``last`` is who spoke last, close by; ``others`` are speakers that have no name of their own;
    ``told`` is what the pronoun's verb stands in the middle of: in "Hall, he said, left" he is not Hall.
    """
    if word in NARRATOR:
        # The writer, or somebody quoted without marks: nobody whom the text names.
        return None
    scores: dict[str, float] = {}
    gender = HE.get(word)
    until = bisect_left(cast.appearances, token, key=lambda appearance: appearance.token)
    recent = cast.appearances[max(0, until - RECENT) : until]
    for appearance in (*recent, *others[-RECENT:]):
        if appearance.token >= token or not _fits(cast, appearance, word, gender):
            continue
        if appearance.quoted and appearance.who != last:
            continue
        place = document.start[appearance.token]
        if any(start <= place < end for start, end in told):
            continue
        distance = document.step[token] - document.step[appearance.token]
        score = _score(document, appearance, distance, token) - _doubt(cast, appearance, gender)
        if score > scores.get(appearance.who, -99.0):
            scores[appearance.who] = score
    for who in scores:
        scores[who] += 0.15 * min(cast.counts[who], 8) + (2.0 if who == last else 0.0)
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return None
    chosen = ranked[0][0]
    close = len(ranked) > 1 and ranked[0][1] - ranked[1][1] < NARROW
    if gender and not close:
        cast.called.setdefault(chosen, gender)
    return Choice(chosen, close)


def _doubt(cast: Cast, appearance: Appearance, gender: str | None) -> float:
    """Return what it costs that only the pronouns before, if any, tell a person's gender.

    One of the same gender is no gain: who was "he" is not for that the likelier "he".
    """
    if not gender or appearance.type != "PER" or cast.genders.get(appearance.who) is not None:
        return 0.0
    return UNSURE if cast.called.get(appearance.who, gender) == gender else OTHERWISE


def _fits(cast: Cast, appearance: Appearance, word: str, gender: str | None) -> bool:
    """Say whether the pronoun can mean this one at all."""
    if gender:
        known = cast.genders.get(appearance.who)
        return appearance.type == "PER" and known in (None, gender)
    if word in THINGS:
        return appearance.type in ("ORG", "LOC", "DOC")
    return appearance.type in ("ORG", "NORP", "GROUP")


def _score(document: Document, appearance: Appearance, distance: int, token: int) -> float:
    """Return how ready one appearance is to be taken up again."""
    dep = document.dep[appearance.token]
    head = document.head[appearance.token]
    if dep in ("compound", "appos", "nmod") and document.dep[head]:
        dep = document.dep[head] if dep != "appos" else "appos"
        head = document.head[head]
    score = -0.8 * min(distance, WINDOW) - (3.0 if distance > WINDOW else 0.0)
    if dep in ("nsubj", "nsubjpass"):
        score += TOLD_OF if document.dep[head] == "ccomp" else 2.0
    elif dep == "poss":
        score -= 0.3
    elif dep in ("pobj", "dobj"):
        score -= 0.2
    elif dep == "":
        score += 0.6
    if distance == 0 and document.head[token] == head:
        score -= 2.0
    return score
