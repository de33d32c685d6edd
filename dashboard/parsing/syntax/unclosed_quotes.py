"""Closing marks that a printer lost: "“We will wait, Hall said." ends its quotation before the cue.

In "“We will wait, Hall said, until May.”" both marks beside the cue are lost.
"""

from __future__ import annotations

import functools
import re

from dashboard.parsing.lexicon import cue_classes

KINDS = ("say", "tell", "write")
ADVERBIAL = (
    r"\b(?:yesterday|today|tonight|later|earlier|recently|again|then|afterwards?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:last|this|late|early)\s+\w+"
    r"|(?:in|on|at|to|of|from|by|after|before|during|through|with|outside|inside|near)"
    r"(?:\s+(?!(?:and|but|or|that|who|when|while|which|as|because|if|I|we|you|he|she|they|it)\b)[\w.’'\-]+){1,5}?)"
)
"""What may stand behind a cue and add no clause: "on Monday", "in a statement"."""
TOLD = r"(?:(?<=\btold)\s+(?:(?:the|a|an)\s+)?[\w.’'\-]+)?"
"""Who is told: "told reporters"."""
PRONOUNS = (
    "that|I|we|he|she|it|they|you|there|this|these|those|who|what|how|when|if|to|in|on|at|by|for"
)
"""Behind "said" these begin what is said, or tell when and where; no role does."""
OPENS_NEXT = re.compile(r"\s*\n\s*[“„«\"]")
FEWEST = 3
"""So many words stand before the cue; fewer may be part of what is said."""


def _verbs() -> str:
    """Return the alternatives of all verbs of saying."""
    return "|".join(
        sorted(re.escape(form) for form, (_, kind) in cue_classes().items() if kind in KINDS)
    )


@functools.cache
def _cue_between() -> re.Pattern[str]:
    """Return the pattern of a cue with a name between what it reports: ", Anna Hall said on Monday,"."""
    name = r"[A-Z][\w.’'\-]*(?:\s+[A-Z][\w.’'\-]*){0,3}"
    return re.compile(
        rf",(?P<cue>\s+(?:{name}\s+(?:{_verbs()})\b|(?:said|says)\s+{name})(?:\s*{ADVERBIAL}){{0,3}}[,.])(?=\s+\S)"
    )


def around_cue(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where words in marks break off and go on around the one cue that stands inside them.

    None where there is no such cue, or several: then somebody tells a story.
    """
    found = [*_cue_between().finditer(text, start, end)]
    if len(found) != 1 or len(text[start : found[0].start()].split()) < FEWEST:
        return None
    behind = found[0].end()
    return found[0].start("cue"), behind + len(text[behind:end]) - len(text[behind:end].lstrip())


@functools.cache
def _cue() -> re.Pattern[str]:
    """Return the pattern of a cue at a line's end: its comma, a name or pronoun, a verb of saying.

    ``full`` stands where the name is written as news copy writes it: in full, or with who that is.
    """
    verbs = _verbs()
    name = r"(?:[A-Z][\w.’'\-]*\s+){1,4}"
    plain = rf"(?:{name}|(?:he|she|they)\s+)(?:{verbs})\b"
    inverted = r"said\s+(?:[A-Z][\w.’'\-]*\s?){1,4}"
    return re.compile(
        rf",(?P<cue>\s+(?:{_in_full()}|{plain}|{inverted}){TOLD}(?:\s*{ADVERBIAL}){{0,3}}\s*(?:\.?\s*$|\.\s+(?=[A-Z])))"
    )


def _in_full() -> str:
    """Return the pattern of "said Anna Hall", "said farmer Anna Hall" and "said Hall, the mayor"."""
    capital = r"[A-Z][\w.’'\-]*"
    role = rf"(?:(?:the\s+)?(?!(?:{PRONOUNS})\b)[a-z][\w’'\-]*\s+(?!(?:{PRONOUNS})\b)){{1,3}}"
    who = r",\s+[a-z\d][^.;:?!“”\"\n]{1,100}"
    named = rf"{capital}(?:\s+{capital}){{0,3}}"
    full = rf"{role}{named}(?:{who})?|{named}{who}|{capital}(?:\s+{capital}){{1,3}}"
    return rf"(?P<full>(?:said|says)\s+(?:{full}))"


def end_before_cue(text: str, start: int, end: int) -> int:
    """Return where words without their closing mark end: before the cue that closes the line."""
    found = _cue().search(text, start, end)
    if found is None or len(text[start : found.start()].split()) < FEWEST:
        return end
    goes_on = OPENS_NEXT.match(text, start + len(text[start:end].rstrip()))
    if goes_on and not found.group("full"):
        return end  # what is said goes on in the next paragraph
    return found.start("cue")
