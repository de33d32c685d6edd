"""Speakers: from the words beside a cue to somebody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.model import Quotation

if TYPE_CHECKING:
    from dashboard.model import Mention
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.quotations.pieces import Piece
    from dashboard.parsing.quotations.reading import Reading


class Speakers:
    def __init__(self, reading, analysis, mentions, inside):
        self.reading = reading
        self.people = {}
        for ent in analysis.doc.ents:
            if ent.label_ == "PERSON":
                name = ent.text.removesuffix("'s").removesuffix("’s")
                key = name.split()[-1].lower()
                if key not in self.people or len(name) > len(self.people[key]):
                    self.people.setdefault(key, name)

    def quotation(self, piece, kind, number):
        r = self.reading
        cue = piece.cue
        span = (None, None)
        name = None
        if cue is not None and cue.subject is not None:
            s = cue.subject
            first, last = r.left[s], r.right[s]
            for t in range(first, last + 1):
                if t > s and r.words[t] in (",", "(", "—", "who", "which", "that") :
                    last = t - 1
                    break
            if cue.relative is not None:
                last = max(last, cue.relative) if cue.relative - last < 12 else last
            for t in range(first, s):
                if r.words[t] in (",", "—") and False:
                    first = t + 1
            span = (r.starts[first], r.ends[max(last, s)])
            name = r.text[span[0]:span[1]]
            last_word = r.words[s]
            name = self.people.get(last_word, name)
        return Quotation(piece.start, piece.end, kind, number, r.starts[cue.first] if cue else None, r.ends[cue.last] if cue else None, *span, speaker=name,
                         known="carried" if piece.carried else "stated")
