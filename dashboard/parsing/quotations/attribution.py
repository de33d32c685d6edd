"""Who a quoted region belongs to when no clause of a cue holds it: by its place beside a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.quotations.content import cluster
from dashboard.parsing.quotations.cues import Cue
from dashboard.parsing.quotations.labels import label_cue
from dashboard.parsing.quotations.pieces import Piece, cut_out
from dashboard.parsing.quotations.subjects import beside, in_syntax

if TYPE_CHECKING:
    from dashboard.parsing.quotations.marks import Region
    from dashboard.parsing.quotations.reading import Reading

CERTAIN_WORDS = 6
"""So many words in marks are somebody's words; fewer may be a title or said with a wink."""

NO_VOICE = frozenset(("is", "was", "are", "were", "has", "had", "have", "does", "did", "do", "'s"))
TERMINAL = frozenset(",.?!—–-…")
BREAKS = frozenset("\n\r\u2028\u2029")


def loose_regions(pieces: list[Piece], regions: list[Region]) -> list[int]:
    """Return the numbers of the regions that no piece covers."""
    return [
        number
        for number, region in enumerate(regions)
        if not any(min(p.end, region.end) > max(p.start, region.start) for p in pieces)
    ]


def attach(
    reading: Reading,
    cues: list[Cue],
    pieces: list[Piece],
) -> list[Piece]:
    """Return the pieces with those regions added that stand beside a cue or carry a speech on."""
    regions = reading.regions
    loose = set(loose_regions(pieces, regions))
    taken = {id(p.cue) for p in pieces}
    added: list[Piece] = []
    for number in sorted(loose):
        region = regions[number]
        cue = (
            label_cue(reading, region)
            or _after(reading, region, cues, taken)
            or _resumed(reading, region, added)
            or _before(reading, region, cues)
        )
        if cue is not None:
            added.append(_piece(reading, region, cue))
    everything = sorted([*pieces, *added], key=lambda p: (p.start, p.end))
    for number in loose_regions(everything, regions):
        region = regions[number]
        piece = _carried(reading, region, everything)
        if piece is not None:
            everything.append(piece)
            everything.sort(key=lambda p: (p.start, p.end))
    return everything


def _piece(reading: Reading, region: Region, cue: Cue | None, *, carried: bool = False) -> Piece:
    start, end = cut_out(reading.text, region.start, region.end, [region])
    return Piece(start, end, cue, carried=carried)


def _line_start(text: str, place: int) -> int:
    while place > 0 and text[place - 1] not in BREAKS:
        place -= 1
    return place


def _after(
    reading: Reading, region: Region, cues: list[Cue], taken: set[int]
) -> Cue | None:
    """Return the cue that follows the region at once: "...," he said."""
    token = reading.token_at(region.outer_end)
    count = len(reading.words)
    text = reading.text
    if token >= count or BREAKS & set(text[region.outer_end : reading.starts[token] + 1]):
        return None
    inner = text[region.start : region.end].rstrip()
    if inner[-1:] not in TERMINAL and reading.words[token] not in (",", "—", "–", "-", "--"):
        return None
    if inner.endswith(".") and not text[reading.starts[token]].islower():
        strict = True
    else:
        strict = False
    while token < count and reading.words[token] in (",", "—", "–", "-", "--"):
        token += 1
    sentence_end = _sentence_end(reading, token)
    for cue in cues:
        if token <= cue.token < sentence_end:
            first, _ = cluster(reading, cue)
            if cue.kind == "according":
                first = cue.token
            if first - token > 3 or (strict and id(cue) in taken):
                return None
            if cue.subject is None and cue.kind not in ("say", "write", "tell", "ask"):
                return None
            _, last = cluster(reading, cue)
            introduces = any(
                reading.deps[c] == "ccomp" and c > cue.last for c in reading.children[cue.token]
            )
            if introduces and id(cue) in taken and reading.words[last + 1 : last + 2] != [","]:
                return None
            return cue
    if region.words < 3 or region.is_title:
        return None
    return _any_verb(reading, token, sentence_end)


def _sentence_end(reading: Reading, token: int) -> int:
    """Return the token that ends the stretch of narrative beginning at ``token``."""
    count = len(reading.words)
    while token < count and reading.inside[token] < 0:
        if reading.words[token] in (".", "!", "?") or not reading.words[token].strip():
            return token
        token += 1
    return token


def _any_verb(reading: Reading, token: int, end: int) -> Cue | None:
    """Return a verb that is no reporting verb but stands like one, right after a quotation."""
    for verb in range(token, min(end, token + 12)):
        if reading.words[verb] in NO_VOICE:
            return None
        if reading.tags[verb] in ("VBD", "VBZ", "VBP") and reading.deps[verb] != "aux":
            found = in_syntax(reading, verb)
            if found.borrowed or found.relative is not None:
                return None
            subject = found.head
            if subject is None or reading.inside[subject] >= 0:
                subject = beside(reading, verb, verb)
            if subject is None:
                return None
            if min(reading.left[subject], verb) - token <= 1:
                return Cue(verb, verb, verb, reading.words[verb], "voice", subject)
            return None
    return None


def _resumed(reading: Reading, region: Region, added: list[Piece]) -> Cue | None:
    """Return the cue that broke a quotation which this region resumes: "A," he said, "b"."""
    token = reading.token_at(region.outer_start) - 1
    if token < 0 or not added or reading.words[token] not in (",", "—", "–", "--", "-"):
        return None
    cue = added[-1].cue
    if cue is None or not added[-1].end <= reading.starts[cue.token] < region.start:
        return None
    same = reading.sentence_of[cue.token] == reading.sentence_of[token]
    return cue if same else None


def _before(reading: Reading, region: Region, cues: list[Cue]) -> Cue | None:
    """Return the cue that leads up to the region: he said: "...", also from the line before."""
    token = reading.token_at(region.outer_start) - 1
    if token < 0:
        return None
    while token >= 0 and not reading.words[token].strip():
        token -= 1
    crossed = bool(BREAKS & set(reading.text[reading.ends[token] : region.outer_start])) if token >= 0 else True
    if token < 0 or (crossed and reading.words[token] not in (":", ",")):
        return None
    start = reading.sentences[reading.sentence_of[token]][0]
    if reading.words[token] in (".", "!", "?") and not crossed:
        return None
    best = None
    for cue in cues:
        if start <= cue.token <= token and (best is None or cue.kind not in ("name", "hold") or best.kind in ("name", "hold")):
            best = cue
    if best is None and reading.words[token] == ":":
        return _introduced(reading, token)
    if best is None or crossed or _leads_in(reading, best, token):
        return best
    return best if region.words >= CERTAIN_WORDS and not region.is_title else None


def _introduced(reading: Reading, colon: int) -> Cue | None:
    """Return the subject of a sentence that ends in a colon as the speaker of what follows."""
    a, b = reading.sentences[reading.sentence_of[colon]]
    root = next((t for t in range(a, b) if reading.deps[t] == "ROOT"), None)
    if root is None:
        return None
    subject = reading.child(root, "nsubj", "nsubjpass")
    if subject is None or reading.inside[subject] >= 0:
        return None
    return Cue(root, root, colon, reading.words[root], "lead", subject)


def _leads_in(reading: Reading, cue: Cue, token: int) -> bool:
    """Say whether nothing but a comma, a colon or the one spoken to stands between cue and mark."""
    if reading.words[token] in (",", ":", "that", "—", "–", "--"):
        return True
    if token <= cue.last:
        return cue.kind not in ("voice", "hold")
    if cue.kind == "tell":
        child = reading.child(cue.token, "dobj", "dative")
        return child is not None and reading.right[child] == token
    return False


def _carried(
    reading: Reading, region: Region, pieces: list[Piece]
) -> Piece | None:
    """Return the region as a piece of the speech around it, or None for a title or scare quotes."""
    inner = reading.text[region.start : region.end]
    line = _line_start(reading.text, region.outer_start)
    if not _is_speech(reading.text, region, line):
        return None
    before = [p for p in pieces if p.end <= region.start and p.start >= line]
    after_end = _line_end(reading.text, region.outer_end)
    after = [p for p in pieces if p.start >= region.end and p.end <= after_end]
    source = before[-1] if before else (after[0] if after else None)
    if source is None or (before and _sentences_between(reading, before[-1].end, region.outer_start)):
        lead = _lead(reading, region, line)
        if lead is not None:
            return _piece(reading, region, lead, carried=True)
    if source is None:
        earlier = [p for p in pieces if p.end <= line]
        source = earlier[-1] if earlier else None
    cue = source.cue if source else None
    if not inner.strip():
        return None
    return _piece(reading, region, cue, carried=True)


def _sentences_between(reading: Reading, start: int, end: int) -> bool:
    """Say whether a whole sentence of narrative stands between two places."""
    first = reading.token_at(start)
    last = reading.token_at(end)
    if last - 1 <= first:
        return False
    numbers = set(reading.sentence_of[first + 1 : last])
    return any(start < reading.starts[reading.sentences[n][0]] and reading.ends[reading.sentences[n][1] - 1] <= end + 1 for n in numbers)


def _lead(reading: Reading, region: Region, line: int) -> Cue | None:
    """Return the subject of the sentence that leads up to a quotation without a cue of its own."""
    token = reading.token_at(region.outer_start) - 1
    if token < 0 or reading.starts[token] < line or not reading.deps[token]:
        return None
    a, b = reading.sentences[reading.sentence_of[token]]
    if reading.ends[b - 1] > region.outer_start:
        return None
    root = next((t for t in range(a, b) if reading.deps[t] == "ROOT"), None)
    subject = reading.child(root, "nsubj", "nsubjpass") if root is not None else None
    if root is None or subject is None or reading.poses[subject] not in ("PROPN", "PRON"):
        return None
    if reading.words[subject] in ("it", "this", "that", "there", "i", "we", "you"):
        return None
    return Cue(root, root, root, reading.words[root], "lead", subject)


def _line_end(text: str, place: int) -> int:
    while place < len(text) and text[place] not in BREAKS:
        place += 1
    return place


def _is_speech(text: str, region: Region, line: int) -> bool:
    """Say whether the words in the marks are somebody's words rather than a title or a wink."""
    inner = region.inner.strip()
    before = text[line : region.outer_start].rstrip()
    alone = not before and not text[region.outer_end : _line_end(text, region.outer_end)].strip(" ,.:")
    whole = not before or before[-1] in ".!?”\"’'"
    sentence = whole and inner[-1:] in ".!?," and inner[:1].isupper()
    if region.words >= CERTAIN_WORDS:
        return not region.is_title or (sentence and not alone)
    return sentence and not alone and region.words > 1
