"""Quoted words without a clause of their own: given to a label, to the cue beside them, or carried on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from operator import attrgetter
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.contents import cluster
from dashboard.parsing.quotations.pieces import Cover, Piece, is_name, kind_of, piece_of
from dashboard.parsing.quotations.sentence_edges import first_head
from dashboard.parsing.quotations.speaker_labels import label_cue
from dashboard.parsing.quotations.speaker_parts import DASHES, Cue, may_speak
from dashboard.parsing.syntax.document import FINITE
from dashboard.parsing.syntax.quotation_marks import BREAKS, CERTAIN_WORDS

if TYPE_CHECKING:
    from dashboard.parsing.quotations.pieces import Piece
    from dashboard.parsing.syntax.document import Document
    from dashboard.parsing.syntax.quotation_marks import Region


NEAR = 80
"""So many characters around a quotation tell whether it stands alone on its line."""
LINES_SINCE = 1
"""So many paragraphs may stand between a speech and the one whose sentence leads to more of it."""
SENTENCE_MARKS = frozenset(":.!?\"'")


def carried(document: Document, region: Region, pieces: list[Piece]) -> Piece | None:
    """Return the region as a piece of the speech around it, or None for a title or scare quotes.

    The speech is the line's own before it, else the one after it, else, where a sentence leads up to
    it, that sentence's subject's, else, where it opens its line, the last one of the lines before. No
    speech goes on from what a poll found, or was said when.
    """
    text = document.text
    line, end = document.line_of(region.outer_start)
    if not is_speech(text, region, line, end) and not _reopens(document, region, line):
        return None
    if _of_a_thing(document, region, line):
        return piece_of(document, region, None)
    number = bisect_left(pieces, region.start, key=lambda piece: piece.start)
    before = pieces[max(0, number - 4) : number]
    spoken = {p.cue.token for p in before if p.cue and kind_of(document, p) == "direct"}
    earlier = next((p for p in reversed(before) if _leads_on(document, p, region, spoken)), None)
    earlier = earlier and _whole(before, earlier)
    following = next((p for p in pieces[number : number + 1] if p.end <= end), None)
    if earlier is not None and earlier.start >= line:
        cue = earlier.cue
    elif following is not None:
        cue = following.cue
    else:
        cue = _lead(document, region, line, earlier)
        goes_on = earlier and not _is_spoken_of(document, region)
        if cue is None and goes_on and _goes_on_below(document, earlier, region, line):
            cue = earlier.cue
    return piece_of(document, region, cue, carried=True)


def _whole(pieces: list[Piece], inner: Piece) -> Piece:
    """Return what somebody says of what others say, or the piece: who speaks on in "Hall says reports say it leaks. 'It does.'" is Hall."""
    around = (p for p in pieces if p.start < inner.start and inner.end <= p.end and p.cue)
    return next(around, inner)


def _goes_on_below(document: Document, earlier: Piece, region: Region, line: int) -> bool:
    """Return whether the speech of a line before goes on: behind "called it an error" only after a colon."""
    calls = earlier.cue is not None and earlier.cue.kind in WEAK
    led = document.text[:line].rstrip().endswith(":")
    return (led or not calls) and _may_go_on(document, earlier, region, line)


def _leads_on(document: Document, piece: Piece, region: Region, spoken: set[int]) -> bool:
    """Return whether a speech may go on in a later region: not what a poll found, or was said when.

    Nor what is only set beside a speech in marks, whose cue is one of those ``spoken``: '"Go," Hall told
    Vey, after Vey said he would. "Now."'
    """
    cue = piece.cue
    ends = cue is not None and (cue.kind == "find" or _tells_when(document, cue))
    beside = cue is not None and document.dep[cue.token] == "advcl" and cue.token not in spoken
    ends = ends or (beside and cue is not None and document.head[cue.token] in spoken)
    return piece.end <= region.start and not ends


def _may_go_on(document: Document, earlier: Piece, region: Region, line: int) -> bool:
    """Return whether words in marks may be the last speaker's: they open their line, or somebody's sentence leads to them.

    In '8 June 1963: "In memory of Hall"' nobody's does; and a heading between the two parts them, or more
    than a paragraph where others' sentences lead to the words.
    """
    between = document.text[earlier.end : line].splitlines()[1:]
    if any(one.strip() and one.rstrip()[-1].isalnum() for one in between):
        return False
    if not document.text[line : region.outer_start].strip():
        return True
    if sum(bool(one.strip()) for one in between) > LINES_SINCE:
        return False
    token = document.token_at(region.outer_start)
    subject = document.main_subject(document.sentence[token])
    return subject is not None and subject < token and may_speak(document, subject)


def _tells_when(document: Document, cue: Cue) -> bool:
    """Return whether a cue only sets the time of a main clause after it: "When the port said so, we left"."""
    main = document.head[cue.token]
    return document.dep[cue.token] == "advcl" and main > cue.last and document.inside[main] >= 0


def is_speech(text: str, region: Region, line: int, end: int) -> bool:
    """Return whether the words in the marks are somebody's words rather than a title or a wink."""
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
    """Return whether a part of a sentence about a thing stands in marks: "That phrase goes back to “…”".

    Nothing tells whose words these are.
    """
    token = document.token_at(region.outer_start)
    a, b = document.sentences[document.sentence[token]]
    subject = document.main_subject(document.sentence[token])
    if subject is None or document.start[a] < line or document.inside[subject] >= 0:
        return False
    whole = a == token and document.end[b - 1] <= region.outer_end
    return not whole and document.pos[subject] == "NOUN" and not may_speak(document, subject)


def _is_spoken_of(document: Document, region: Region) -> bool:
    """Return whether words in marks are what their sentence is about: '"We build mills" sounds good in Ulm'."""
    last = document.token_at(region.outer_end - 1)
    _, end = document.sentences[document.sentence[last]]
    open_ = region.inner.rstrip()[-1:] not in TERMINAL
    return open_ and last + 1 < end and document.tag[last + 1] in FINITE


def _reopens(document: Document, region: Region, line: int) -> bool:
    """Return whether a line opens its marks again for a speech that the line before left open."""
    number = bisect_left(document.regions, region.start, key=lambda other: other.start)
    before = document.regions[number - 1] if number else None
    if before is None or before.closed:
        return False
    between = document.text[line : region.outer_start] + document.text[before.outer_end : line]
    return not between.strip()


def _lead(document: Document, region: Region, line: int, earlier: Piece | None) -> Cue | None:
    """Return the subject of the sentence that leads up to a quotation without a cue of its own.

    Where the quotation opens its line, the line before may lead up to it, if it quotes nobody.
    """
    token = max(0, _word_before(document, region))
    number = document.sentence[token]
    start, _ = document.line_of(document.start[token])
    if start == line:
        within = document.end[document.sentences[number][1] - 1] > region.outer_start
        return None if within else _told_of(document, number, ("PROPN", "PRON"))
    if token == 0 or (earlier and earlier.end > start) or document.text[start] in MARKS:
        return None
    numbers = range(number, document.sentence[document.token_at(start)] - 1, -1)
    told = (_told_of(document, n, ("PROPN",)) for n in numbers)
    return next((cue for cue in told if cue is not None), None)


def _word_before(document: Document, region: Region) -> int:
    """Return the last token before a region that is no blank line, or -1."""
    token = document.token_at(region.outer_start) - 1
    while token >= 0 and not document.lower[token].strip():
        token -= 1
    return token


def _told_of(document: Document, sentence: int, kinds: tuple[str, ...]) -> Cue | None:
    """Return the subject of a sentence as one who may speak next, if it is of these parts of speech.

    So is whoever "delivered a defence of her husband".
    """
    subject = document.main_subject(sentence)
    if subject is None or document.inside[subject] >= 0:
        return None
    verb = document.head[subject]
    speech = document.words_of(verb, "dobj") & words("sources", "speeches")
    if document.pos[subject] not in kinds and not (speech and document.tag[subject] == "NN"):
        return None
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
    for region in _loose(document, found):
        cue = label_cue(document, region) or neighbours.after(region) or neighbours.before(region)
        if cue is not None:
            insort(found, piece_of(document, region, cue), key=PLACE)
    for region in _loose(document, found):
        piece = carried(document, region, found)
        if piece is not None:
            insort(found, piece, key=PLACE)
    return found


def _loose(document: Document, pieces: list[Piece]) -> list[Region]:
    """Return the regions that no piece covers and that are no titles; the pieces are in order."""
    covered = Cover(pieces)
    free = (r for r in document.regions if not covered.touches(r.start, r.end))
    return [region for region in free if not is_name(document, region)]


JOINTS = DASHES | {","}
LEADING = JOINTS | {":", "that"}
TERMINAL = frozenset(",.?!—–-")
SENTENCE_ENDS = frozenset({".", "!", "?"})
NESTED = "'\""
"""Marks of a quotation inside the quotation, which may close before it does."""
NO_VOICE = words("function_words", "no_voice")
WEAK = frozenset({"name", "hold"})
MARKS = frozenset("\"'«")
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
        """Return the cue that follows the region at once.

        None in 'On "Late News," she said Y', nor in 'It was called "free." Hall spoke of peace', '"Go!" Hall
        praised her'.
        """
        document = self.document
        first = document.token_at(region.outer_end)
        last = region.inner.rstrip().rstrip(NESTED)[-1:]
        opening = document.lower[first : first + 1]
        if not opening or (last not in TERMINAL and opening[0] not in JOINTS):
            return None
        rest = range(first, len(document.lower))
        token = next((t for t in rest if document.lower[t] not in JOINTS), rest.stop)
        end = _end_of_told(document, token)
        number = bisect_left(self.tokens, token)
        short = region.words < FARTHEST
        alone = last in SENTENCE_ENDS and opening[0] not in JOINTS
        if number == len(self.cues) or self.tokens[number] >= end:
            leads = self.before(region)
            if leads or short or region.is_title:
                return leads
            return _any_verb(document, token, end, alone=alone)
        cue = self.cues[number]
        if _does_else(document, region, cue, alone=alone):
            return None
        opens = document.opens_sentence(document.token_at(region.outer_start))
        part = (region.is_title and cue.token in self.taken) or (short and last == ".")
        return None if part and not opens else self._if_free(cue, token, closed=last == ".")

    def _if_free(self, cue: Cue, token: int, *, closed: bool) -> Cue | None:
        """Return the cue unless it stands too far off or introduces other words."""
        document = self.document
        taken = cue.token in self.taken
        first, last = cluster(document, cue)
        if document.dep[cue.token] == "pcomp" and cue.subject is not None and cue.subject >= token:
            first = document.left[cue.subject]  # '"It is late," Hall was quoted as saying'
        if first - token > FARTHEST or (closed and taken):
            return None
        introduces = taken and any(c > cue.last for c in document.of_dep(cue.token, "ccomp"))
        return None if introduces and document.word_behind(last) != "," else cue

    def before(self, region: Region) -> Cue | None:
        """Return the cue that leads up to the region, perhaps from the line before.

        Of several in a sentence it is the last, a verb of saying if there is one.
        """
        document, token = self.document, _word_before(self.document, region)
        word = document.lower[token] if token >= 0 else "."
        crossed = BREAKS.intersection(document.text[document.end[token] : region.outer_start])
        if word in SENTENCE_ENDS or (crossed and word not in (":", ",")):
            return None
        start = document.sentences[document.sentence[token]][0]
        low, high = bisect_left(self.tokens, start), bisect_right(self.tokens, token)
        inside = [cue for cue in self.cues[low:high] if not _tells_when(document, cue)]
        strong = [cue for cue in inside if cue.kind not in WEAK]
        best = next(reversed(strong or inside), None)
        if best is None:
            return _introduced(document, token) if word == ":" else None
        long = region.words >= CERTAIN_WORDS and not region.is_title
        return best if long or _leads_in(document, best, token) else None


def _end_of_told(document: Document, token: int) -> int:
    """Return the token where what is told from a token on ends: the sentence, the line, or other marks."""
    count = len(document.lower)
    ends = (
        t
        for t in range(token, count)
        if document.lower[t] in SENTENCE_ENDS
        or document.inside[t] >= 0
        or not document.lower[t].strip()
    )
    return next(ends, count)


def _any_verb(document: Document, token: int, end: int, *, alone: bool) -> Cue | None:
    """Return a verb that is no reporting verb but stands like one, right after a quotation.

    After words that are a sentence ``alone`` one with more behind it tells something else: '"Go!" Hall left the
    room.', '"It was over." Her family left with only their coats.'
    """
    for verb in range(token, min(end, token + REACH)):
        if document.lower[verb] in NO_VOICE:
            return None
        if document.tag[verb] not in ("VBD", "VBZ", "VBP") or document.dep[verb] == "aux":
            continue
        subject = document.child(verb, "nsubj", "nsubjpass")
        if subject is None and verb == token and document.pos[verb + 1] == "PROPN":
            subject = first_head(document, verb + 1)  # '"Wait," reacted Hall'
        if subject is None or not may_speak(document, subject):
            return None
        if alone and (_has_object(document, verb) or document.child(verb, "prep") is not None):
            return None
        return Cue(verb, verb, verb, document.lower[verb], "voice", subject)
    return None


def _does_else(document: Document, region: Region, cue: Cue, *, alone: bool) -> bool:
    """Return whether a verb after words in marks has another object: "starred in “Herring,” posted a clip"."""
    if document.tag[cue.token] == "VBG" and document.opens_sentence(cue.token):
        return True  # '"We wait." Speaking on air: "They wait," Hall said'
    if alone and cue.kind == "ask" and document.child(cue.token, "xcomp", "ccomp") is not None:
        return True  # 'They may not "speak." Hall asked them to go'
    titled = region.is_title and cue.kind not in ("ask", "tell")
    return (titled or (alone and cue.kind in WEAK)) and _has_object(document, cue.token)


def _has_object(document: Document, verb: int) -> bool:
    """Return whether an object or a clause outside marks follows a verb in its sentence."""
    objects = document.of_dep(verb, "dobj", "ccomp", "attr")
    return any(t > verb and document.inside[t] < 0 and document.lower[t] != "<" for t in objects)


def _introduced(document: Document, colon: int) -> Cue | None:
    """Return the subject of a sentence that ends in a colon as the speaker of what follows.

    Of "her answer was short: ..." it is the owner of the answer.
    """
    a, _ = document.sentences[document.sentence[colon]]
    told = [t for t in range(a, colon) if document.inside[t] < 0]
    subjects = [t for t in told if document.dep[t] in ("nsubj", "nsubjpass")]
    main = [token for token in subjects if document.dep[document.head[token]] == "ROOT"]
    subject = next(iter(main or subjects[-1:]), None)
    if subject is not None and document.lower[subject] in words("sources", "answers"):
        subject = document.child(subject, "poss")
    if subject is None or not may_speak(document, subject):
        return None
    verb = document.head[subject]
    return Cue(verb, min(verb, colon), colon, document.lower[verb], "lead", subject)


def _leads_in(document: Document, cue: Cue, token: int) -> bool:
    """Return whether nothing but a comma, a colon or the one spoken to stands between cue and mark."""
    if document.lower[token] in LEADING:
        return True
    if token <= cue.last:
        return cue.kind not in ("voice", "hold")
    child = document.child(cue.token, "dobj", "dative") if cue.kind == "tell" else None
    return child is not None and document.right[child] == token
