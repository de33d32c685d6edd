"""Cues right beside a quotation: '"...," he said' and 'he said: "..."'."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.content import cluster
from dashboard.parsing.quotations.cues import Cue
from dashboard.parsing.quotations.marks import BREAKS, CERTAIN_WORDS
from dashboard.parsing.quotations.sources import may_speak
from dashboard.parsing.quotations.subjects import beside, in_syntax
from dashboard.parsing.quotations.titles import is_judged

if TYPE_CHECKING:
    from dashboard.parsing.quotations.marks import Region
    from dashboard.parsing.quotations.pieces import Piece
    from dashboard.parsing.quotations.reading import Reading

DASHES = frozenset({"—", "–", "-", "--"})
JOINTS = DASHES | {","}
LEADING = JOINTS | {":", "that"}
TERMINAL = frozenset(",.?!—–-…")
SENTENCE_ENDS = frozenset({".", "!", "?"})
NESTED = "’'”\""
"""Marks of a quotation inside the quotation, which may close before it does."""
NO_VOICE = words("function_words", "no_voice")
SAYING = frozenset({"say", "write", "tell", "ask"})
WEAK = frozenset({"name", "hold"})
NEAR = 3
"""So many tokens may stand between a quotation and its cue with its subject."""
REACH = 12


class Neighbours:
    """The article's cues by place, and those whose clause is known already."""

    def __init__(self, reading: Reading, cues: list[Cue], taken: set[int]) -> None:
        self.reading = reading
        self.cues = cues
        self.tokens = [cue.token for cue in cues]
        self.taken = taken

    def after(self, region: Region) -> Cue | None:
        """Return the cue that follows the region at once."""
        reading = self.reading
        token = reading.token_at(region.outer_end)
        if token >= len(reading.words):
            return None
        if BREAKS.intersection(reading.text[region.outer_end : reading.starts[token] + 1]):
            return None
        last = region.inner.rstrip().rstrip(NESTED)[-1:]
        if last not in TERMINAL and reading.words[token] not in JOINTS:
            return None
        closed = last == "." and not reading.text[reading.starts[token]].islower()
        while token < len(reading.words) and reading.words[token] in JOINTS:
            token += 1
        end = _sentence_end(reading, token)
        number = bisect_left(self.tokens, token)
        if reading.words[token : token + 1] == ["which"]:
            end = token  # ", which he described as ..."
        if number < len(self.cues) and self.tokens[number] < end:
            named = region.is_title and self._names_show(region, self.cues[number])
            return None if named else self._if_free(self.cues[number], token, closed=closed)
        if region.words < NEAR or region.is_title:
            return None
        return _any_verb(reading, token, end)

    def _names_show(self, region: Region, cue: Cue) -> bool:
        """Say whether a title tells where words are said that the cue reports: 'On "Late News," she said Y'."""
        reading = self.reading
        first = reading.token_at(region.outer_start)
        opens = first == reading.sentences[reading.sentence_of[first]][0]
        return not opens and cue.token in self.taken

    def _if_free(self, cue: Cue, token: int, *, closed: bool) -> Cue | None:
        """Return the cue unless it stands too far off or introduces other words."""
        reading = self.reading
        taken = cue.token in self.taken
        first, last = cluster(reading, cue)
        first = cue.token if cue.kind == "according" else first
        if first - token > NEAR or (closed and taken):
            return None
        if cue.subject is None and cue.kind not in SAYING:
            return None
        children = reading.children[cue.token]
        introduces = any(reading.deps[c] == "ccomp" and c > cue.last for c in children)
        if introduces and taken and reading.words[last + 1 : last + 2] != [","]:
            return None
        return cue

    def before(self, region: Region) -> Cue | None:
        """Return the cue that leads up to the region, perhaps from the line before."""
        reading = self.reading
        token = reading.token_at(region.outer_start) - 1
        while token >= 0 and not reading.words[token].strip():
            token -= 1
        if token < 0:
            return None
        gap = reading.text[reading.ends[token] : region.outer_start]
        crossed = bool(BREAKS.intersection(gap))
        word = reading.words[token]
        if (crossed and word not in (":", ",")) or (not crossed and word in SENTENCE_ENDS):
            return None
        best = self._last_in_sentence(token)
        if best is None:
            return _introduced(reading, token) if word == ":" else None
        if region.is_title and self._names_beside(region, best, token):
            return None
        if crossed or _leads_in(reading, best, token):
            return best
        return best if region.words >= CERTAIN_WORDS and not region.is_title else None

    def _names_beside(self, region: Region, cue: Cue, token: int) -> bool:
        """Say whether a title behind a cue names who is told or what is judged: 'told the programme "Today"'."""
        reading = self.reading
        if cue.kind == "name":
            return is_judged(reading, cue.token, cue.last, region)
        short = cue.last < token and reading.words[token] not in LEADING and region.words < NEAR
        return cue.kind == "tell" and (short or cue.token in self.taken)

    def _last_in_sentence(self, token: int) -> Cue | None:
        """Return the last cue of the token's sentence up to it, a verb of saying if there is one."""
        start = self.reading.sentences[self.reading.sentence_of[token]][0]
        low, high = bisect_left(self.tokens, start), bisect_right(self.tokens, token)
        inside = self.cues[low:high]
        strong = [cue for cue in inside if cue.kind not in WEAK]
        return (strong or inside or [None])[-1]


def resumed(reading: Reading, region: Region, last: Piece | None) -> Cue | None:
    """Return the cue that broke a quotation which this region resumes: "A," he said, "b"."""
    token = reading.token_at(region.outer_start) - 1
    if last is None or last.cue is None or token < 0 or reading.words[token] not in JOINTS:
        return None
    if not last.end <= reading.starts[last.cue.token] < region.start:
        return None
    same = reading.sentence_of[last.cue.token] == reading.sentence_of[token]
    return last.cue if same else None


def _sentence_end(reading: Reading, token: int) -> int:
    """Return the token that ends the stretch of narrative beginning at ``token``."""
    while token < len(reading.words) and (
        reading.inside[token] < 0 or _is_nickname(reading, reading.inside[token])
    ):
        if reading.words[token] in SENTENCE_ENDS or not reading.words[token].strip():
            return token
        token += 1
    return token


def _is_nickname(reading: Reading, number: int) -> bool:
    """Say whether the words in marks stand within somebody's name: 'Marcia "Cia" Roe'."""
    region = reading.regions[number]
    first, behind = reading.token_at(region.outer_start), reading.token_at(region.outer_end)
    if region.words != 1 or not region.is_title or not 0 < first < behind < len(reading.words):
        return False
    return reading.poses[first - 1] == reading.poses[behind] == "PROPN"


def _any_verb(reading: Reading, token: int, end: int) -> Cue | None:
    """Return a verb that is no reporting verb but stands like one, right after a quotation."""
    for verb in range(token, min(end, token + REACH)):
        if reading.words[verb] in NO_VOICE:
            return None
        if reading.tags[verb] not in ("VBD", "VBZ", "VBP") or reading.deps[verb] == "aux":
            continue
        found = in_syntax(reading, verb)
        if found.borrowed or found.relative is not None:
            return None
        subject = found.head
        if subject is None or reading.inside[subject] >= 0:
            subject = beside(reading, verb, verb)
        if subject is None or min(reading.left[subject], verb) - token > 1:
            return None
        if not may_speak(reading, subject):
            return None
        return Cue(verb, verb, verb, reading.words[verb], "voice", subject)
    return None


def _introduced(reading: Reading, colon: int) -> Cue | None:
    """Return the subject of a sentence that ends in a colon as the speaker of what follows.

    Of "her answer was short: ..." it is the owner of the answer.
    """
    root = reading.root(reading.sentence_of[colon])
    subject = reading.child(root, "nsubj", "nsubjpass") if root is not None else None
    if root is None or subject is None or reading.inside[subject] >= 0:
        a = reading.sentences[reading.sentence_of[colon]][0]
        before = range(colon - 1, a - 1, -1)
        subject = next((t for t in before if reading.deps[t] in ("nsubj", "nsubjpass")), None)
        root = reading.heads[subject] if subject is not None else None
    if subject is None:
        root, subject = _taken_from(reading, colon)
    if root is None or subject is None or reading.inside[subject] >= 0:
        return None
    if reading.words[subject] in words("sources", "answers"):
        owner = reading.child(subject, "poss")
        subject = subject if owner is None else owner
    if not may_speak(reading, subject):
        return None
    return Cue(root, min(root, colon), colon, reading.words[root], "lead", subject)


def _taken_from(reading: Reading, colon: int) -> tuple[int | None, int | None]:
    """Return "from" and whom or what a line quotes that has no verb: "More from the report: ..."."""
    a, _ = reading.sentences[reading.sentence_of[colon]]
    for token in range(a, colon):
        source = reading.child(token, "pobj") if reading.words[token] == "from" else None
        if source is not None and reading.right[source] < colon:
            return token, source
    return None, None


def _leads_in(reading: Reading, cue: Cue, token: int) -> bool:
    """Say whether nothing but a comma, a colon or the one spoken to stands between cue and mark."""
    if reading.words[token] in LEADING:
        return True
    if token <= cue.last:
        return cue.kind not in ("voice", "hold")
    if cue.kind == "tell":
        child = reading.child(cue.token, "dobj", "dative")
        return child is not None and reading.right[child] == token
    return False
