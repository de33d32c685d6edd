"""Closing marks that a printer lost: "“We will wait, Hall said." ends its quotation before the cue."""

from __future__ import annotations

import functools
import re

from dashboard.parsing.quotations.lexicon import cue_classes

KINDS = ("say", "tell", "write")
FEWEST = 3
"""So many words stand before the cue; fewer may be part of what is said."""


@functools.cache
def _cue() -> re.Pattern[str]:
    """Return the pattern of a cue at a line's end: its comma, a name or pronoun, a verb of saying."""
    verbs = "|".join(
        sorted(re.escape(form) for form, (_, kind) in cue_classes().items() if kind in KINDS)
    )
    name = r"(?:[A-Z][\w.’'\-]*\s+){1,4}"
    plain = rf"(?:{name}|(?:he|she|they)\s+)(?:{verbs})\b"
    inverted = r"said\s+(?:[A-Z][\w.’'\-]*\s?){1,4}"
    return re.compile(rf",(?P<cue>\s+(?:{plain}|{inverted})[^,;:?!“”\"]{{0,60}}\.?\s*)$")


def end_before_cue(text: str, start: int, end: int) -> int:
    """Return where words without their closing mark end: before the cue that closes the line."""
    found = _cue().search(text, start, end)
    if found is None or len(text[start : found.start()].split()) < FEWEST:
        return end
    return found.start("cue")
