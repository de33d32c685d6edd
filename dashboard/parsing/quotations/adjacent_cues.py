"""Cues right beside a quotation: '"...," he said' and 'he said: "..."'."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.contents import cluster
from dashboard.parsing.quotations.parts import Cue
from dashboard.parsing.quotations.sources import may_speak
from dashboard.parsing.quotations.subjects import beside
from dashboard.parsing.syntax.quotation_marks import BREAKS, CERTAIN_WORDS

if TYPE_CHECKING:
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
        if first - token > NEAR or (closed and taken):
            return None
        introduces = any(c > cue.last for c in document.of_dep(cue.token, "ccomp"))
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
        if crossed or _leads_in(document, best, token):
            return best
        return best if region.words >= CERTAIN_WORDS and not region.is_title else None

    def _last_in_sentence(self, token: int) -> Cue | None:
        """Return the last cue of the token's sentence up to it, a verb of saying if there is one."""
        document = self.document
        start = document.sentences[document.sentence[token]][0]
        low, high = bisect_left(self.tokens, start), bisect_right(self.tokens, token)
        inside = self.cues[low:high]
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
        subject = beside(document, verb, verb) if subject is None else subject
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
    if not subjects:
        return None
    main = [token for token in subjects if document.dep[document.head[token]] == "ROOT"]
    subject = [*main[:1], subjects[-1]][0]
    verb = document.head[subject]
    if document.lower[subject] in words("sources", "answers"):
        subject = next(iter(document.of_dep(subject, "poss")), subject)
    if not may_speak(document, subject):
        return None
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
