"""The pronouns of one article, each with who it means: "he" as told, "I" in what is said.

The speakers of quotations are settled before, by what their cues tell; every other pronoun is
resolved here, once, in the order of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from dashboard.model import Mention
from dashboard.parsing.coreference.people import People
from dashboard.parsing.coreference.pronouns import HE, MEMORY, Reference, Setting, choose, taken_up
from dashboard.parsing.coreference.references import IT
from dashboard.parsing.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.model import Quotation
    from dashboard.parsing.coreference.people import Appearance
    from dashboard.parsing.syntax.document import Document

SPEAKING = words("function_words", "speaking")
WE = frozenset({"we", "us", "our"})


def resolve(
    document: Document,
    mentions: tuple[Mention, ...],
    quotations: Sequence[Quotation],
) -> dict[int, Reference]:
    """Return who the pronouns of an article mean, by token; those that mean nobody named are left out.

    "It" and "its" are here only where they speak. What may as well mean somebody else is not certain.
    """
    people = People(document, mentions)
    settled = _settled(document, quotations, people)
    speakers = _speakers(document, quotations)
    voices = [*_voices(document, quotations, people)]
    found: dict[int, Reference] = {}
    again: list[Appearance] = []
    for token, word in enumerate(document.lower):
        reference = settled.get(token)
        if word in SPEAKING or word in WE:
            reference = reference or _speaker(voices, document.start[token])
        elif word in HE and token not in settled:
            reference = _told(
                document, people, token, speakers, _speaker(voices, document.start[token]), again
            )
        if reference is not None:
            found[token] = reference
            once_more = taken_up(document, people, token, reference)
            again.extend([once_more] if once_more else [])
    return found


def _told(
    document: Document,
    people: People,
    token: int,
    speakers: Sequence[tuple[int, str]],
    voice: Reference | None,
    again: Sequence[Appearance],
) -> Reference | None:
    """Return who "he" or "she" means: not ``voice``, who says it, but likely who spoke last before.

    ``again`` are those whom pronouns before took up.
    """
    if voice is not None or document.inside[token] >= 0:
        without = voice.who if voice else None
        return choose(document, people, token, Setting(others=again, without=without))
    spoken = bisect_right(speakers, token, key=lambda speaker: speaker[0]) - 1
    last = None
    if spoken >= 0:
        place, who = speakers[spoken]
        last = who if document.step[token] - document.step[place] <= MEMORY else None
    return choose(document, people, token, Setting(last, again))


def pronoun_mentions(
    document: Document, mentions: Sequence[Mention], references: Mapping[int, Reference]
) -> tuple[Mention, ...]:
    """Return the pronouns that mean for certain a person whom the article names, in order."""
    named: dict[str, Mention] = {}
    for mention in mentions:
        if mention.type == "PER" and mention.kind == "name":
            named.setdefault(mention.entity, mention)
    return tuple(
        Mention(
            document.start[token],
            document.end[token],
            "PER",
            "pronoun",
            named[reference.who].name,
            reference.who,
        )
        for token, reference in sorted(references.items())
        if reference.certain and reference.who in named and document.lower[token] not in WE
    )


def _settled(
    document: Document, quotations: Sequence[Quotation], people: People
) -> dict[int, Reference | None]:
    """Return who the pronouns mean that speak, by token: None where that is nobody named."""
    found: dict[int, Reference | None] = {}
    for quotation in quotations:
        if quotation.speaker_start is None or not quotation.speaker:
            continue
        token = document.token_at(quotation.speaker_start)
        if document.lower[token] not in HE and document.lower[token] not in IT:
            continue
        who = quotation.speaker_entity
        if who in people.known:
            certain = quotation.known != "ambiguous"
            found[token] = Reference(who, certain, people.last_place(who, token))
        else:
            found[token] = None
    return found


def _speakers(document: Document, quotations: Sequence[Quotation]) -> list[tuple[int, str]]:
    """Return the tokens where somebody is named as a speaker, in order, with who it is."""
    return sorted(
        (document.token_at(quotation.speaker_end - 1), quotation.speaker_entity)
        for quotation in quotations
        if quotation.speaker_end is not None and quotation.speaker_entity is not None
    )


def _voices(
    document: Document, quotations: Sequence[Quotation], people: People
) -> Iterator[tuple[int, int, Reference]]:
    """Yield the spans of words that somebody named says in marks, in order, with who it is."""
    for quotation in sorted(quotations, key=lambda one: one.start):
        who = quotation.speaker_entity
        if quotation.kind != "indirect" and who in people.known:
            token = document.token_at(quotation.start)
            place = people.last_place(who, token)
            yield quotation.start, quotation.end, Reference(who, certain=True, antecedent=place)


def _speaker(voices: Sequence[tuple[int, int, Reference]], offset: int) -> Reference | None:
    """Return who says the words at an offset."""
    place = bisect_right(voices, offset, key=lambda span: span[0]) - 1
    if place < 0:
        return None
    start, end, who = voices[place]
    return who if start <= offset < end else None
