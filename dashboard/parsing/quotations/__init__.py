"""Quotations of one article: who said what, to the letter, and how we know."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.model import Quotation
from dashboard.parsing.factuality import Factuality
from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.attribution import attach
from dashboard.parsing.quotations.cues import find_cues
from dashboard.parsing.quotations.phrases import find_reasons
from dashboard.parsing.quotations.pieces import (
    WEAK,
    kind_of,
    reported_pieces,
    statement_numbers,
)
from dashboard.parsing.quotations.speaker_labels import with_labels_named
from dashboard.parsing.quotations.speaker_parts import DASHES, VAGUE
from dashboard.parsing.quotations.speakers import Speakers
from dashboard.parsing.quotations.status import refusals, status_of
from dashboard.parsing.syntax.document import FINITE
from dashboard.parsing.syntax.transcripts import tells

if TYPE_CHECKING:
    from dashboard.model import Mention, WordsStatus
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.quotations.pieces import Piece
    from dashboard.parsing.quotations.speaker_parts import Cue
    from dashboard.parsing.quotations.speakers import Speaker
    from dashboard.parsing.syntax.document import Document

NARRATOR = words("function_words", "narrator")
POINTING = words("function_words", "pointing")
EMPTY = POINTING | words("openings", "small") | words("openings", "times")
"""Words that tell nothing by themselves, nor with a number: "As of 6 June 2022"."""
CLAUSE = FINITE | {"VB"}
PARTICIPLES = frozenset({"VBD", "VBN"})
ASKED_WHAT = frozenset({"about", "how", "if", "what", "when", "where", "whether", "who", "why"})
LETTING = frozenset({"allow", "enable", "let", "permit"})
MAKING = frozenset({"have", "make"})
NAMELESS = frozenset({"group", "unnamed", "unknown"})
SCRAP = 3
"""Fewer words than these outside marks are something that somebody said only where they make a clause."""


def find_quotations(analysis: Analysis, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Return every quotation in the order of the text."""
    document = analysis.document
    factuality = Factuality(document)
    pieces = _pieces(factuality)
    speakers = Speakers(document, analysis.article, mentions, pieces)
    numbers = statement_numbers(document, pieces)
    spoke = [speakers.of(piece) for piece in pieces]
    reasons = speakers.reasons()
    found = [
        _quotation(
            document, piece, number, replace(speaker, reason=reasons.get(speaker.who)), status
        )
        for piece, number, speaker in zip(pieces, numbers, spoke, strict=True)
        if (status := status_of(factuality, piece)) and _is_told(document, piece, speaker)
    ]
    return tuple(quotation for quotation in found if not _is_none(document, quotation, found))


def _pieces(factuality: Factuality) -> list[Piece]:
    """Return the words that cues, labels and marks give to somebody, and refusals, in order.

    Words with two cues stand once, with the nearer one that says: "He noted the minister's statement
    that it works" holds the minister's words; in 'They fear for it: "We wait," Hall said' nobody
    says that they fear. What a refusal names is no piece of its own: "declined to say whether she would run".
    """
    document = factuality.document

    def gap(piece: Piece) -> tuple[bool, int]:
        at = document.start[piece.cue.token] if piece.cue else len(document.text)
        return piece.cue is not None and piece.cue.kind in WEAK, abs(piece.start - at)

    cues = find_cues(document)
    pieces = attach(document, cues, reported_pieces(document, cues))
    refused = [*refusals(factuality, pieces)]
    near: dict[tuple[int, int], Piece] = {}
    for piece in sorted([*pieces, *refused], key=gap):
        place = document.start[piece.cue.token] if piece.cue else -1
        named = piece not in refused and any(r.start <= place < r.end for r in refused)
        if not named or status_of(factuality, piece) != "declined":
            near.setdefault((piece.start, piece.end), piece)
    parts = Counter(piece.cue.token for piece in near.values() if piece.cue is not None)
    told = [piece for piece in near.values() if not _tells_nothing(document, piece, parts)]
    return sorted(told, key=lambda piece: (piece.start, piece.end))


def _tells_nothing(document: Document, piece: Piece, parts: Counter[int]) -> bool:
    """Return whether words outside marks tell nothing: "That's according to a poll", "called for calm".

    ``parts`` counts the pieces of a cue: not in "That, Hall says, lets it turn".
    """
    cue = piece.cue
    if kind_of(document, piece) != "indirect":
        return False
    tokens = range(document.token_at(piece.start), document.token_at(piece.end - 1) + 1)
    own = [t for t in tokens if any(map(str.isalpha, document.lower[t]))]
    if own and _is_beside(document, cue, own[0]):
        return True
    if cue and parts[cue.token] > 1:
        return _is_asked(document, own)
    clause = any(document.tag[t] in CLAUSE for t in own)
    empty = POINTING if clause else EMPTY
    mere = not {document.lower[t] for t in own if document.pos[t] != "NUM"} - empty
    if mere or _answers_nothing(document, own, "" if cue is None else cue.kind):
        return True
    return cue is not None and cue.kind != "refusal" and len(own) < SCRAP and not clause


def _is_beside(document: Document, cue: Cue | None, first: int) -> bool:
    """Return whether words go on about what a cue reports, or tell of another deed.

    "Asked them to find it, which would take years", "denied the charges and counter-accused her".
    """
    before = document.lower[first - 1]
    if document.lower[first] == "which" and before == ",":
        return True
    if cue is None or cue.token >= first or before not in ("and", "or"):
        return False
    thing = document.child(cue.token, "dobj")
    return thing is not None and thing < first


def _answers_nothing(document: Document, own: list[int], kind: str) -> bool:
    """Return whether words only take up others: "Asked whether it was late, Hall said no", "as Hall said she would"."""
    return _is_asked(document, own) or (
        kind != "ask" and all(document.pos[t] in ("PRON", "AUX") for t in own)
    )


def _is_asked(document: Document, own: list[int]) -> bool:
    """Return whether words only tell what somebody was asked: "Asked whether it was late"."""
    if not own or document.lower[own[0]] != "asked":
        return False
    led = len(own) > 1 and document.lower[own[1]] in ASKED_WHAT
    return led or document.tag[own[0]] in PARTICIPLES


def _is_none(document: Document, quotation: Quotation, found: list[Quotation]) -> bool:
    """Return whether a quotation is none after all: a turn that tells nothing, why somebody is not named.

    Nor is what a thing "declines". "It" is a body or a thing: where it leads to people, it is their document.
    """
    text, kind, name = document.text, quotation.speaker_kind, quotation.speaker or ""
    if any(start <= quotation.start < end for start, end in find_reasons(text)):
        return True
    if quotation.status == "declined":
        it = text[quotation.speaker_start or 0 : quotation.speaker_end or 0].lower() == "it"
        thing = kind == "document" or (kind == "unknown" and name[:1].islower())
        return thing or (it and kind != "organisation")
    return _is_mere_turn(document, quotation, found)


def _is_mere_turn(document: Document, quotation: Quotation, found: list[Quotation]) -> bool:
    """Return whether a turn of a transcript is no statement: a question put, "Yes.", "Well —".

    A statement that was broken off by the dash of an interruption tells what all its turns do.
    """
    turn = document.regions_over(quotation.start, quotation.end)[:1]
    if not turn or turn[0].label is None:
        return False
    said = document.text[quotation.start : quotation.end]
    if DASHES.intersection((said[0], said[-1])):
        turns = [
            document.text[q.start : q.end] for q in found if q.statement == quotation.statement
        ]
        said = " ".join(turns) if any(turn[0] in DASHES for turn in turns) else said
    return quotation.speaker_kind == "asker" or not tells(said)


def _is_told(document: Document, piece: Piece, speaker: Speaker) -> bool:
    """Return whether somebody is known to have said a clause outside marks.

    Nobody has where it is only supposed, in marks or not, "a reader would ask"; the writer alone in
    "I suggest you wait".
    """
    cue = piece.cue
    if cue is None:
        return True
    helpers = document.words_of(cue.token, "aux", "auxpass")
    if kind_of(document, piece) != "indirect":
        return True
    if _is_supposed(document, cue.token, helpers):
        return False
    subject = "" if cue.subject is None else document.lower[cue.subject]
    bare = document.tag[cue.token] == "VB"
    own = bare and (subject in VAGUE if helpers == {"to"} else not subject)
    return bool(speaker.name) or not (own or subject in NARRATOR)


def _is_supposed(document: Document, verb: int, helpers: set[str]) -> bool:
    """Return whether words are only supposed to come: "they should ask", "had her staff tell him that"."""
    by_whom = LETTING if "to" in helpers else LETTING | MAKING
    let = document.tag[verb] == "VB" and document.lemma[document.head[verb]] in by_whom
    return let or bool(helpers & words("refusals", "owed"))


def _quotation(
    document: Document, piece: Piece, statement: int, speaker: Speaker, status: WordsStatus
) -> Quotation:
    """Return the piece as the model's Quotation.

    Nobody is given in "is said to be ready"; what goes on an unclear speech is no clearer.
    """
    cue, named = piece.cue, bool(speaker.name)
    carries = piece.carried and speaker.known != "ambiguous"
    nobody = status == "said" and not named and speaker.kind != "asker"
    return Quotation(
        start=piece.start,
        end=piece.end,
        kind=kind_of(document, piece),
        statement=statement,
        cue_start=document.start[cue.first] if cue else None,
        cue_end=document.end[cue.last] if cue else None,
        speaker_start=speaker.start,
        speaker_end=speaker.end,
        speaker=speaker.name,
        speaker_entity=speaker.entity,
        speaker_kind=speaker.kind,
        role=speaker.role,
        affiliation=speaker.affiliation,
        anonymity_reason=speaker.reason,
        known="unknown" if not named else "carried" if carries else speaker.known,
        status="unattributed" if nobody else status,
    )


__all__ = ["find_quotations", "with_labels_named"]
