"""Quoted words without a clause of their own: given to a label, to the cue beside them, or carried on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from operator import attrgetter
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.contents import cluster
from dashboard.parsing.quotations.parts import DASHES, Cue, may_speak
from dashboard.parsing.quotations.pieces import Cover, Piece, is_name, piece_of
from dashboard.parsing.quotations.speaker_labels import label_cue
from dashboard.parsing.syntax.quotation_marks import BREAKS, CERTAIN_WORDS

if TYPE_CHECKING:
    from dashboard.parsing.quotations.pieces import Piece
    from dashboard.parsing.syntax.document import Document
    from dashboard.parsing.syntax.quotation_marks import Region


NEAR = 80
"""So many characters around a quotation tell whether it stands alone on its line."""
SENTENCE_MARKS = frozenset(":.!?”\"’'")


def carried(document: Document, region: Region, pieces: list[Piece]) -> Piece | None:
    """Return the region as a piece of the speech around it, or None for a title or scare quotes.

    The speech is the line's own before it, else the one after it, else, where a sentence leads up to
    it, that sentence's subject's, else, where it opens its line, the last one of the lines before.
    """
    text = document.text
    line, end = document.line_of(region.outer_start)
    if not is_speech(text, region, line, end) and not _goes_on(document, region, line):
        return None
    if _of_a_thing(document, region, line):
        return piece_of(document, region, None)
    number = bisect_left(pieces, region.start, key=lambda piece: piece.start)
    window = reversed(pieces[max(0, number - 4) : number])
    earlier = next(
        (p for p in window if p.end <= region.start and not _by_the_way(document, p)), None
    )
    if earlier is not None and earlier.start >= line:
        return piece_of(document, region, earlier.cue, carried=True)
    following = next((p for p in pieces[number : number + 1] if p.end <= end), None)
    if following is not None:
        return piece_of(document, region, following.cue, carried=True)
    lead = _lead(document, region, line, earlier)
    if (
        lead is None
        and earlier is not None
        and _may_go_on(document, region, line)
        and not _behind_heading(document, earlier.end, line)
    ):
        lead = earlier.cue
    return piece_of(document, region, lead, carried=True)


def _may_go_on(document: Document, region: Region, line: int) -> bool:
    """Say whether words in marks may be the last speaker's: they open their line, or somebody's sentence leads to them.

    In "8 June 1963: “In memory of Hall”" nobody's does.
    """
    if not document.text[line : region.outer_start].strip():
        return True
    token = document.token_at(region.outer_start)
    subject = document.main_subject(document.sentence[token])
    return subject is not None and subject < token and may_speak(document, subject)


def _behind_heading(document: Document, start: int, line: int) -> bool:
    """Say whether a heading stands in the lines between a speech and the ``line`` that may go on with it."""
    between = document.text[start:line].splitlines()[1:]
    return any(one.strip() and one.rstrip()[-1].isalnum() for one in between)


def _by_the_way(document: Document, piece: Piece) -> bool:
    """Say whether no speech goes on from words: from what a poll found, or was said when."""
    cue = piece.cue
    return cue is not None and (cue.kind == "find" or _tells_when(document, cue))


def _tells_when(document: Document, cue: Cue) -> bool:
    """Say whether a cue only sets the time of a main clause behind it: "When the port said so, we left"."""
    main = document.head[cue.token]
    return document.dep[cue.token] == "advcl" and main > cue.last and document.inside[main] >= 0


def is_speech(text: str, region: Region, line: int, end: int) -> bool:
    """Say whether the words in the marks are somebody's words rather than a title or a wink."""
    inner = region.inner.strip()
    if region.words < 2:
        return False
    if region.words >= CERTAIN_WORDS and not region.is_title:
        return True
    before = text[max(line, region.outer_start - NEAR) : region.outer_start].rstrip()
    behind = text[region.outer_end : min(end, region.outer_end + NEAR)].strip(" ,.:")
    ends = inner[-1] in (".!?" if region.is_title else ".!?,")
    begins = inner[0].isupper() and (not before or before[-1] in SENTENCE_MARKS)
    return begins and ends and bool(before or behind)


def _of_a_thing(document: Document, region: Region, line: int) -> bool:
    """Say whether a part of a sentence about a thing stands in marks: "That phrase goes back to “…”".

    Nothing tells whose words these are.
    """
    token = document.token_at(region.outer_start)
    a, b = document.sentences[document.sentence[token]]
    subject = document.main_subject(document.sentence[token])
    if subject is None or document.start[a] < line or document.inside[subject] >= 0:
        return False
    whole = a == token and document.end[b - 1] <= region.outer_end
    return not whole and document.pos[subject] == "NOUN" and not may_speak(document, subject)


def _goes_on(document: Document, region: Region, line: int) -> bool:
    """Say whether a line opens its marks again for a speech that the line before left open."""
    number = bisect_left(document.regions, region.start, key=lambda other: other.start)
    before = document.regions[number - 1] if number else None
    if before is None or before.closed or document.text[line : region.outer_start].strip():
        return False
    return not document.text[before.outer_end : line].strip()


def _lead(document: Document, region: Region, line: int, earlier: Piece | None) -> Cue | None:
    """Return the subject of the sentence that leads up to a quotation without a cue of its own.

    Where the quotation opens its line, the line before may lead up to it, if it quotes nobody.
    """
    token = document.token_at(region.outer_start) - 1
    while token > 0 and not document.lower[token].strip():
        token -= 1
    number = document.sentence[max(token, 0)]
    start, _ = document.line_of(document.start[max(token, 0)])
    if start == line:
        within = document.end[document.sentences[number][1] - 1] > region.outer_start
        return None if within else _told_of(document, number, ("PROPN", "PRON"))
    if token <= 0 or (earlier and earlier.end > start) or document.text[start] in MARKS:
        return None
    numbers = range(number, document.sentence[document.token_at(start)] - 1, -1)
    told = (_told_of(document, n, ("PROPN",)) for n in numbers)
    return next((cue for cue in told if cue is not None), None)


def _told_of(document: Document, sentence: int, kinds: tuple[str, ...]) -> Cue | None:
    """Return the subject of a sentence as one who may speak next, if it is of these parts of speech."""
    subject = document.main_subject(sentence)
    if subject is None or document.pos[subject] not in kinds:
        return None
    verb = document.head[subject]
    return Cue(verb, verb, verb, document.lower[verb], "lead", subject)


PLACE = attrgetter("start", "end")
APART = frozenset({"urge", "find", "judge"})
"""What is urged or found stands in the clause of its verb, and no words in marks beside it."""


def attach(document: Document, cues: list[Cue], pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with those regions added that stand beside a cue or carry a speech on."""
    taken = {piece.cue.token for piece in pieces if piece.cue}
    beside = [
        cue
        for cue in cues
        if cue.kind not in APART or (cue.kind == "urge" and cue.token not in taken)
    ]  # "urged voters, “Go.”", not "urged them to go"
    neighbours = Neighbours(document, beside, taken)
    found = sorted(pieces, key=PLACE)
    cues_beside = (
        (
            region,
            label_cue(document, region) or neighbours.after(region) or neighbours.before(region),
        )
        for region in _loose(document, found)
    )
    added = [piece_of(document, region, cue) for region, cue in cues_beside if cue is not None]
    found = sorted([*found, *added], key=PLACE)
    for region in _loose(document, found):
        piece = carried(document, region, found)
        if piece is not None:
            insort(found, piece, key=PLACE)
    return found


def _loose(document: Document, pieces: list[Piece]) -> list[Region]:
    """Return the regions that no piece covers and that are no titles; the pieces are in order."""
    regions = document.regions
    covered = Cover(pieces)
    free = [region for region in regions if not covered.touches(region.start, region.end)]
    return [region for region in free if not is_name(document, region)]


JOINTS = DASHES | {","}
LEADING = JOINTS | {":", "that"}
TERMINAL = frozenset(",.?!—–-…")
SENTENCE_ENDS = frozenset({".", "!", "?"})
NESTED = "’'”\""
"""Marks of a quotation inside the quotation, which may close before it does."""
NO_VOICE = words("function_words", "no_voice")
WEAK = frozenset({"name", "hold"})
MARKS = frozenset("\"'“‘«")
FARTHEST = 3
"""So many tokens may stand between a quotation and its cue with its subject."""
REACH = 12


class Neighbours:
    """The article's cues by place, and those whose clause is known already."""

    def __init__(self, document: Document, cues: list[Cue], taken: set[int]) -> None:
        self.document = document
        self.cues = cues
        self.tokens = [cue.token for cue in cues]
        self.taken = taken

    def after(self, region: Region) -> Cue | None:
        """Return the cue that follows the region at once."""
        document = self.document
        token = document.token_at(region.outer_end)
        last = region.inner.rstrip().rstrip(NESTED)[-1:]
        opening = document.lower[token : token + 1]
        if not opening or (last not in TERMINAL and opening[0] not in JOINTS):
            return None
        while token < len(document.lower) and document.lower[token] in JOINTS:
            token += 1
        end = _sentence_end(document, token)
        number = bisect_left(self.tokens, token)
        if number == len(self.cues) or self.tokens[number] >= end:
            leads = self.before(region)
            short = region.words < FARTHEST or region.is_title
            return leads if leads or short else _any_verb(document, token, end)
        cue = self.cues[number]
        if region.is_title and self._names_show(region, cue):
            return None
        if last == "." and region.words < FARTHEST and not self._opens(region):
            return None  # 'It was called "free." Hall spoke of peace'
        return self._if_free(cue, token, closed=last == ".")

    def _opens(self, region: Region) -> bool:
        """Say whether a sentence begins with the region."""
        first = self.document.token_at(region.outer_start)
        return first == self.document.sentences[self.document.sentence[first]][0]

    def _names_show(self, region: Region, cue: Cue) -> bool:
        """Say whether a title tells where words are said that the cue reports: 'On "Late News," she said Y'."""
        return not self._opens(region) and cue.token in self.taken

    def _if_free(self, cue: Cue, token: int, *, closed: bool) -> Cue | None:
        """Return the cue unless it stands too far off or introduces other words."""
        document = self.document
        taken = cue.token in self.taken
        first, last = cluster(document, cue)
        if first - token > FARTHEST or (closed and taken):
            return None
        introduces = taken and any(c > cue.last for c in document.of_dep(cue.token, "ccomp"))
        return None if introduces and document.lower[last + 1 : last + 2] != [","] else cue

    def before(self, region: Region) -> Cue | None:
        """Return the cue that leads up to the region, perhaps from the line before."""
        document = self.document
        token = document.token_at(region.outer_start) - 1
        while token >= 0 and not document.lower[token].strip():
            token -= 1
        word = document.lower[token] if token >= 0 else "."
        crossed = BREAKS.intersection(document.text[document.end[token] : region.outer_start])
        if word in SENTENCE_ENDS or (crossed and word not in (":", ",")):
            return None
        best = self._last_in_sentence(token)
        if best is None:
            return _introduced(document, token) if word == ":" else None
        long = region.words >= CERTAIN_WORDS and not region.is_title
        return best if long or _leads_in(document, best, token) else None

    def _last_in_sentence(self, token: int) -> Cue | None:
        """Return the last cue of the token's sentence up to it, a verb of saying if there is one."""
        document = self.document
        start = document.sentences[document.sentence[token]][0]
        low, high = bisect_left(self.tokens, start), bisect_right(self.tokens, token)
        inside = [cue for cue in self.cues[low:high] if not _tells_when(document, cue)]
        strong = [cue for cue in inside if cue.kind not in WEAK]
        return (strong or inside or [None])[-1]


def _sentence_end(document: Document, token: int) -> int:
    """Return the token that ends the stretch of narrative beginning at ``token``."""
    while token < len(document.lower) and document.inside[token] < 0:
        if document.lower[token] in SENTENCE_ENDS or not document.lower[token].strip():
            return token
        token += 1
    return token


def _any_verb(document: Document, token: int, end: int) -> Cue | None:
    """Return a verb that is no reporting verb but stands like one, right after a quotation."""
    for verb in range(token, min(end, token + REACH)):
        if document.lower[verb] in NO_VOICE:
            return None
        if document.tag[verb] not in ("VBD", "VBZ", "VBP") or document.dep[verb] == "aux":
            continue
        subject = document.child(verb, "nsubj", "nsubjpass")
        if subject is None or not may_speak(document, subject):
            return None
        return Cue(verb, verb, verb, document.lower[verb], "voice", subject)
    return None


def _introduced(document: Document, colon: int) -> Cue | None:
    """Return the subject of a sentence that ends in a colon as the speaker of what follows.

    Of "her answer was short: ..." it is the owner of the answer.
    """
    a, _ = document.sentences[document.sentence[colon]]
    subjects = [
        token
        for token in range(a, colon)
        if document.dep[token] in ("nsubj", "nsubjpass") and document.inside[token] < 0
    ]
    main = [token for token in subjects if document.dep[document.head[token]] == "ROOT"]
    subject = next(iter(main or subjects[-1:]), None)
    if subject is not None and document.lower[subject] in words("sources", "answers"):
        subject = document.child(subject, "poss")
    if subject is None or not may_speak(document, subject):
        return None
    verb = document.head[subject]
    return Cue(verb, min(verb, colon), colon, document.lower[verb], "lead", subject)


def _leads_in(document: Document, cue: Cue, token: int) -> bool:
    """Say whether nothing but a comma, a colon or the one spoken to stands between cue and mark."""
    if document.lower[token] in LEADING:
        return True
    if token <= cue.last:
        return cue.kind not in ("voice", "hold")
    if cue.kind == "tell":
        child = document.child(cue.token, "dobj", "dative")
        return child is not None and document.right[child] == token
    return False
