"""He, she, it and they: the likeliest of those who appeared before, by grammatical role and distance."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.parsing.coreference.people import Appearance, People
    from dashboard.parsing.syntax.document import Document

HE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
THINGS = words("function_words", "things")
MANY = words("function_words", "many")
NARRATOR = words("function_words", "narrator")
PRONOUNS = frozenset(HE) | THINGS | MANY | NARRATOR

WINDOW = 8
"""Sentences back in which an antecedent is looked for, before the last ones at all."""
MEMORY = 4
"""For so many sentences whoever spoke last is the likeliest to be meant by a pronoun."""
RECENT = 80
"""So many names back are weighed."""
UNSURE = 2.2
"""What it costs that a person's gender is not known."""
OTHERWISE = 8.0
"""What it costs that a person was "she" before and is to be "he" now."""
FAR = -3.5
"""Below this nobody named is near enough to be meant by "he" or "she"."""
FAR_THING = -2.5
"""The same of "it" and "they", which mean what has no name more often."""
NARROW = 0.6
"""Two antecedents closer than this are two possible ones."""
TOLD_OF = 0.8
"""So ready is the subject of what is said, and 2 the one who says it: "Hall said Vey had left. She"."""
ALONE = 2.0
"""What it is worth to be the one person of whom the paragraph tells before the pronoun."""
BOUND = 1.5
"""What it is worth to be the subject of a clause that holds the pronoun: "Hall says she will sell"."""
SUBJECT = ("nsubj", "nsubjpass")
EMBEDDED = frozenset({"ccomp", "relcl", "acl", "pcomp"})
"""Clauses whose subject is less ready than that of the sentence: "Hall left the night Vey died. He"."""
ACTING = (*SUBJECT, "poss", "appos", "conj")
ASIDE = 4.0
"""What it costs a body that it does nothing where "they" is to take it up: "a threat posed by the Harbour Bank"."""
READINESS = {"poss": -0.3, "pobj": -0.2, "dobj": -0.2, "": 0.6}


@dataclass(frozen=True, slots=True)
class Reference:
    """Who a word means; it is not ``certain`` where somebody else, the ``rival``, is nearly as likely.

    ``antecedent`` is the token where whom it takes up was named, None where that is not known.
    """

    who: str
    certain: bool
    antecedent: int | None
    rival: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known where a pronoun stands, besides who was named.

    ``last`` is who spoke last, close by; ``others`` are speakers that have no name of their own;
    ``told`` is what the pronoun's verb reports: in "he said Hall had left" he is not Hall.
    ``without`` is who cannot be meant: whoever says "he" means another.
    """

    last: str | None = None
    others: Sequence[Appearance] = ()
    told: Sequence[tuple[int, int]] = ()
    without: str | None = None


def choose(
    document: Document, people: People, token: int, setting: Setting = Setting()
) -> Reference | None:
    """Return who the pronoun at ``token`` means, or None where that is nobody named."""
    gender = HE.get(document.lower[token])
    readiest = _readiest(document, people, token, setting)
    ranked = sorted(readiest.items(), key=lambda item: (-item[1][0], item[0]))
    if not ranked:
        return None
    chosen, (score, place) = ranked[0]
    if score < (FAR if gender else FAR_THING) and chosen != setting.last:
        return None
    rival = next((who for who, (other, _) in ranked[1:2] if score - other < NARROW), None)
    if gender and rival is None:
        people.called.setdefault(chosen, gender)
    return Reference(chosen, rival is None, place, rival)


def _readiest(
    document: Document, people: People, token: int, setting: Setting
) -> dict[str, tuple[float, int]]:
    """Return for each who may be meant how ready the readiest appearance is, and its token."""
    gender = HE.get(document.lower[token])
    alone = _alone_in_paragraph(document, people, token, setting) if gender else None
    last = setting.last if alone is None else alone
    found: dict[str, tuple[float, int]] = {}
    for appearance in _candidates(document, people, token, setting):
        who = appearance.who
        doubt = _doubt(people, appearance, gender)
        score = _score(document, appearance, token)
        score += ALONE - min(doubt, ALONE) if who == alone else -doubt
        score += 0.15 * min(people.counts[who], 8) + (2.0 if who == last else 0.0)
        if who not in found or score > found[who][0]:
            found[who] = score, appearance.token
    return found


def _alone_in_paragraph(
    document: Document, people: People, token: int, setting: Setting
) -> str | None:
    """Return the one person of whom a paragraph's own sentences tell before the pronoun, else None.

    That is the one subject in them, or where they have none the one object. "Hall was more cautious. “We wait,” she said": not where another "she" stands between.
    """
    first = document.token_at(document.line_of(document.start[token])[0])
    first = max(first, document.sentences[max(0, document.sentence[token] - MEMORY)][0])
    taken = any(document.lower[t] in HE and _is_told(document, t) for t in range(first, token))
    others = any(first <= one.token < token for one in setting.others if one.type == "PER")
    if taken or others or document.inside[token] >= 0:
        return None
    low, high = (bisect_left(people.appearances, t, key=lambda a: a.token) for t in (first, token))
    told = [a for a in people.appearances[low:high] if a.type == "PER" and not a.quoted]
    dep, head = document.dep, document.head
    subjects = {
        a.who for a in told if dep[a.token] in SUBJECT and dep[head[a.token]] not in EMBEDDED
    }
    subjects = subjects or {a.who for a in told if dep[a.token] == "dobj"}
    return subjects.pop() if len(subjects) == 1 else None


def _is_told(document: Document, token: int) -> bool:
    """Say whether a token is the subject of a clause outside marks."""
    return document.dep[token] in SUBJECT and document.inside[token] < 0


def taken_up(
    document: Document, people: People, token: int, reference: Reference
) -> Appearance | None:
    """Return the appearance of a person at "he" or "she" as the subject of a clause told, else None.

    Who was taken up is taken up again: "Hall met Vey. He stayed an hour. He was tired."
    """
    known = people.known.get(reference.who)
    if (
        not _is_told(document, token)
        or not reference.certain
        or known is None
        or document.lower[token] not in HE
    ):
        return None
    return replace(known, token=token, quoted=False)


def _candidates(
    document: Document, people: People, token: int, setting: Setting
) -> Iterator[Appearance]:
    """Yield who stands before a pronoun and fits it; the writer's "I" means nobody named."""
    word = document.lower[token]
    if word in NARRATOR:
        return
    is_quoted, gender = document.inside[token] >= 0, HE.get(word)
    until = bisect_left(people.appearances, token, key=lambda appearance: appearance.token)
    recent = people.appearances[max(0, until - RECENT) : until]
    named = _named_in(document, people, setting.told) if gender else set()
    named |= {
        one.who for one in people.appearances[until : until + 2] if _is_met(document, one, token)
    }
    for one in (*recent, *setting.others[-RECENT:]):
        heard = is_quoted or not one.quoted or one.who == setting.last
        if one.token < token and heard and one.who != setting.without:
            place = document.start[one.token]
            told = any(start <= place < end for start, end in setting.told)
            if not told and one.who not in named and _fits(people, one, word, gender):
                yield one


def _is_met(document: Document, other: Appearance, token: int) -> bool:
    """Say whether the pronoun's own verb does something to somebody: "she told Hall" is not Hall."""
    place = other.token
    same = document.head[place] == document.head[token] != token
    return same and document.dep[token] in SUBJECT and document.dep[place] in ("dobj", "dative")


def _named_in(document: Document, people: People, told: Iterable[tuple[int, int]]) -> set[str]:
    """Return who is named in what is told: who tells it would say "I" or be "he" there."""
    found: set[str] = set()
    for start, end in told:
        first, behind = document.token_at(start), document.token_at(end)
        low, high = (
            bisect_left(people.appearances, token, key=lambda one: one.token)
            for token in (first, behind)
        )
        found.update(one.who for one in people.appearances[low:high])
    return found


def _doubt(people: People, appearance: Appearance, gender: str | None) -> float:
    """Return what it costs that only the pronouns before, if any, tell a person's gender.

    One of the same gender is no gain: who was "he" is not for that the likelier "he".
    """
    if not gender or appearance.type != "PER" or people.genders.get(appearance.who) is not None:
        return 0.0
    return UNSURE if people.called.get(appearance.who, gender) == gender else OTHERWISE


def _fits(people: People, appearance: Appearance, word: str, gender: str | None) -> bool:
    """Say whether the pronoun can mean this one at all."""
    if gender:
        known = people.genders.get(appearance.who)
        return appearance.type == "PER" and known in (None, gender)
    if word in THINGS:
        return appearance.type in ("ORG", "LOC", "DOC")
    return appearance.type in ("ORG", "NORP", "GROUP")


def _score(document: Document, appearance: Appearance, token: int) -> float:
    """Return how ready one appearance is to be taken up again by the pronoun at ``token``.

    In "the Harbour Bank director left. It": the bank did not leave.
    """
    place = appearance.token
    distance = document.step[token] - document.step[place]
    noun = document.above(place, "compound", "nmod") if appearance.type == "PER" else place
    dep, head = document.dep[noun], document.head[noun]
    score = -0.8 * min(distance, WINDOW) - (3.0 if distance > WINDOW else 0.0)
    score += READINESS.get(dep, 0.0)
    if dep in SUBJECT:
        score += TOLD_OF if document.dep[head] in EMBEDDED else 2.0
    if distance == 0 and document.head[token] == head:
        score -= 2.0
    elif distance == 0 and _acts_above(document, noun, token):
        score += BOUND
    idle = appearance.type != "GROUP" and dep not in ACTING
    return score - ASIDE if idle and document.lower[token] in MANY else score


def _acts_above(document: Document, noun: int, token: int) -> bool:
    """Tell whether a noun is the subject of a clause that holds the pronoun: "Hall sold her house"."""
    above = document.above(noun, "appos", "conj")
    return document.dep[above] in SUBJECT and document.head[above] in document.ancestors(token)
