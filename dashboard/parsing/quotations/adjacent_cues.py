"""Cues right beside a quotation: '"...," he said' and 'he said: "..."'."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.contents import cluster
from dashboard.parsing.quotations.parts import Cue
from dashboard.parsing.quotations.sources import may_speak
from dashboard.parsing.quotations.subjects import beside, in_syntax
from dashboard.parsing.syntax.quotation_marks import BREAKS, CERTAIN_WORDS

if TYPE_CHECKING:
    from dashboard.parsing.quotations.pieces import Piece
    from dashboard.parsing.syntax.document import Document
    from dashboard.parsing.syntax.quotation_marks import Region


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

    def __init__(self, document: Document, cues: list[Cue], taken: set[int]) -> None:
        self.document = document
        self.cues = cues
        self.tokens = [cue.token for cue in cues]
        self.taken = taken

    def after(self, region: Region) -> Cue | None:
        """Return the cue that follows the region at once."""
        document = self.document
        token = document.token_at(region.outer_end)
        if token >= len(document.lower):
            return None
        if BREAKS.intersection(document.text[region.outer_end : document.start[token] + 1]):
            return None
        last = region.inner.rstrip().rstrip(NESTED)[-1:]
        if last not in TERMINAL and document.lower[token] not in JOINTS:
            return None
        closed = last == "." and not document.text[document.start[token]].islower()
        while token < len(document.lower) and document.lower[token] in JOINTS:
            token += 1
        end = _sentence_end(document, token)
        number = bisect_left(self.tokens, token)
        if document.lower[token : token + 1] == ["which"]:
            end = token  # ", which he described as ..."
        if number < len(self.cues) and self.tokens[number] < end:
            named = region.is_title and self._names_show(region, self.cues[number])
            return None if named else self._if_free(self.cues[number], token, closed=closed)
        if region.words < NEAR or region.is_title:
            return None
        return _any_verb(document, token, end)

    def _names_show(self, region: Region, cue: Cue) -> bool:
        """Say whether a title tells where words are said that the cue reports: 'On "Late News," she said Y'."""
        document = self.document
        first = document.token_at(region.outer_start)
        opens = first == document.sentences[document.sentence[first]][0]
        return not opens and cue.token in self.taken

    def _if_free(self, cue: Cue, token: int, *, closed: bool) -> Cue | None:
        """Return the cue unless it stands too far off or introduces other words."""
        document = self.document
        taken = cue.token in self.taken
        first, last = cluster(document, cue)
        first = cue.token if cue.kind == "according" else first
        if first - token > NEAR or (closed and taken):
            return None
        if cue.subject is None and cue.kind not in SAYING:
            return None
        children = document.children[cue.token]
        introduces = any(document.dep[c] == "ccomp" and c > cue.last for c in children)
        if introduces and taken and document.lower[last + 1 : last + 2] != [","]:
            return None
        return cue

    def before(self, region: Region) -> Cue | None:
        """Return the cue that leads up to the region, perhaps from the line before."""
        document = self.document
        token = document.token_at(region.outer_start) - 1
        while token >= 0 and not document.lower[token].strip():
            token -= 1
        if token < 0:
            return None
        gap = document.text[document.end[token] : region.outer_start]
        crossed = bool(BREAKS.intersection(gap))
        word = document.lower[token]
        if (crossed and word not in (":", ",")) or (not crossed and word in SENTENCE_ENDS):
            return None
        best = self._last_in_sentence(token)
        if best is None:
            return _introduced(document, token) if word == ":" else None
        if region.is_title and self._names_beside(region, best, token):
            return None
        if crossed or _leads_in(document, best, token):
            return best
        return best if region.words >= CERTAIN_WORDS and not region.is_title else None

    def _names_beside(self, region: Region, cue: Cue, token: int) -> bool:
        """Say whether a title behind a cue names who is told: 'told the programme "Today"'."""
        document = self.document
        short = cue.last < token and document.lower[token] not in LEADING and region.words < NEAR
        return cue.kind == "tell" and (short or cue.token in self.taken)

    def _last_in_sentence(self, token: int) -> Cue | None:
        """Return the last cue of the token's sentence up to it, a verb of saying if there is one."""
        document = self.document
        start = document.sentences[document.sentence[token]][0]
        low, high = bisect_left(self.tokens, start), bisect_right(self.tokens, token)
        inside = self.cues[low:high]
        told = [cue for cue in inside if cue.lemma in words("reporting", "urging")]
        if told and told[-1] is inside[-1] and document.child(told[-1].token, "dobj") is not None:
            return told[-1]  # "laughed when he urged voters, “..."
        strong = [cue for cue in inside if cue.kind not in WEAK]
        return (strong or inside or [None])[-1]


def resumed(document: Document, region: Region, last: Piece | None) -> Cue | None:
    """Return the cue that broke a quotation which this region resumes: "A," he said, "b"."""
    token = document.token_at(region.outer_start) - 1
    if last is None or last.cue is None or token < 0 or document.lower[token] not in JOINTS:
        return None
    if not last.end <= document.start[last.cue.token] < region.start:
        return None
    same = document.step[last.cue.token] == document.step[token]
    return last.cue if same else None


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
        found = in_syntax(document, verb)
        if found.borrowed or found.relative is not None:
            return None
        subject = found.head
        if subject is None or document.inside[subject] >= 0:
            subject = beside(document, verb, verb)
        if subject is None or min(document.left[subject], verb) - token > 1:
            return None
        if not may_speak(document, subject):
            return None
        return Cue(verb, verb, verb, document.lower[verb], "voice", subject)
    return None


def _introduced(document: Document, colon: int) -> Cue | None:
    """Return the subject of a sentence that ends in a colon as the speaker of what follows.

    Of "her answer was short: ..." it is the owner of the answer.
    """
    root = document.root(document.sentence[colon])
    subject = document.child(root, "nsubj", "nsubjpass") if root is not None else None
    if root is None or subject is None or document.inside[subject] >= 0:
        a = document.sentences[document.sentence[colon]][0]
        before = range(colon - 1, a - 1, -1)
        subject = next((t for t in before if document.dep[t] in ("nsubj", "nsubjpass")), None)
        root = document.head[subject] if subject is not None else None
    if subject is None:
        root, subject = _taken_from(document, colon)
    if root is None or subject is None or document.inside[subject] >= 0:
        return None
    if document.lower[subject] in words("sources", "answers"):
        owner = document.child(subject, "poss")
        subject = subject if owner is None else owner
    if not may_speak(document, subject):
        return None
    return Cue(root, min(root, colon), colon, document.lower[root], "lead", subject)


def _taken_from(document: Document, colon: int) -> tuple[int | None, int | None]:
    """Return "from" and whom or what a line quotes that has no verb: "More from the report: ..."."""
    a, _ = document.sentences[document.sentence[colon]]
    for token in range(a, colon):
        source = document.child(token, "pobj") if document.lower[token] == "from" else None
        if source is not None and document.right[source] < colon:
            return token, source
    return None, None


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
