"""The label of an event, as an editor would write it: "Antony Blinken visits Beijing".

Visits, meetings and their kind become short sentences in the present, though the text may have only a
noun; other verbs keep the article's own words and tense, with names resolved in brackets; whatever else
stays the noun phrase of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.events.labels.nouns import noun_label
from dashboard.parsing.events.labels.printable import is_printable
from dashboard.parsing.events.labels.quality import worth
from dashboard.parsing.events.labels.verbs import verb_label
from dashboard.parsing.events.labels.wording import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.model import Mention
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.syntax.document import Document

LIMIT = 200
"""Characters beyond which a label is cut all the same; what is cut does not stand alone."""
CUT = "…"
CUT_WORTH = 1.0
OPENING = re.compile(r'^["“”’]\s+')
"""A mark that closes what stood before the label."""
LINKING = re.compile(
    r"^(?:For (?:instance|example)|In addition|Meanwhile|However|Instead|Still|Also), "
)
"""What only links a sentence to the one before it."""
OWNER = re.compile(r"['’]s(?= \w+$)")
"""Whose a vote is: "Norland’s election" goes into print as "Norland election"."""
LOOSE_MARKS = re.compile(r'\s*"(\w+)"?$')
"""A word in marks on which a label ends."""
DEICTIC = re.compile(
    r" (?:today|yesterday)['’]s\b|(?<! of)(?<! from)(?<! since)(?<! until) (?:today|yesterday)\b(?!['’-])"
)
"""A day counted from that of the text, which stands beside the label."""
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
THAT_WEEK = (
    r"(?:earlier |later |early |late )?(?:this|last|next) "
    r"(?:week|month|year|summer|fall|autumn|spring|winter)"
)
CREDIT = re.compile(r"(?<= )([a-z]\S*) (?:Photo|Picture|Image|Credit|Source)$")
"""The credit of a picture that no space parts from its caption: "arrived on Friday.Photo: Lee"."""
IN_BRACKETS = re.compile(rf" ?\((?:on )?{WEEKDAY}\)")
"""A weekday that explains another word for it: "held today (Friday)"."""
BY_THE_WAY = re.compile(
    rf"(?<=\S) (?:(?:late |early )?(?P<on>on )?(?P<day>{WEEKDAY})(?: (?:morning|afternoon|evening|night))?|{THAT_WEEK})"
    r"(?=(?:,|$| (?:and|that|to|in|at|with|after|for|saying|during|over|near|before|when)\b)"
    rf"(?! (?:(?:on )?{WEEKDAY}|{THAT_WEEK})\b))"
)
"""A day or week counted from that of the text, between other words, not the first of several: "last year and this year"."""
OWN_DAY = re.compile(rf"(?<=\b(?:her|his|its) ){WEEKDAY} (?=[a-z])")
"""The same before a noun, not in a name: "won her Tuesday primary", "its Sunday Mirror"."""
THIS_PLACE = re.compile(
    r" (?:in|at|near|outside) this (?:[\w-]+ )?(?:camp|capital|city|enclave|hamlet|port|region|resort|settlement|suburb|town|village)"
    r"(?=$|,| (?:after|and|as|for|in|just|near|on|to|with)\b)"
)
"""Where the writer is, which only the dateline says: "held talks in this border town"."""
LONE_BRACKET = re.compile(r" ?\((?![^()]*\))\S*")
APOSTROPHE = re.compile(r"(?<=[\w.\]])'")
OPENED = re.compile(r"(?<![\w’'])['’](?=\w[^‘’']*(?:\w['’]\w[^‘’']*)*['’])")
"""A mark that opens what another closes, both of the typewriter: 'Dance'."""
MARKS = ('"', "“")
SPOKEN = re.compile("(“[^”]*”)")
LEFT_OPEN = re.compile(r'(?:^|\s)"[^"]*$')
IN_MARKS = re.compile(r'"([^"]*)"')
SPACE = re.compile(r"\s+")


def label_of(
    document: Document, draft: Draft, references: References, where: Mention | None
) -> tuple[str, float]:
    """Return a label for an event, from one of its mentions and its place, and how well it stands alone, 0 to about 5."""
    label = tidy(_sentence(document, draft, references, where), _phrasal(document, draft))
    found = worth(label, document, draft, references)
    whole = not label.endswith(CUT) and is_printable(label, document, draft, references)
    label = label or tidy(document.between(draft.clause.first, draft.clause.last))
    return label, found if whole else min(CUT_WORTH, found)


def _sentence(
    document: Document, draft: Draft, references: References, place: Mention | None
) -> str:
    if draft.clause.kind == "named":
        return document.between(draft.clause.first, draft.clause.last).removesuffix(".")
    if draft.clause.nominal:
        label = noun_label(document, draft, references, place)
        owners = document.of_dep(draft.clause.head, "poss")
        land = not any(references.stands_in(n, "PER") for n in owners)
        votes = draft.classes & {"elect"} or draft.lemma in words("votes")
        return OWNER.sub("", label) if land and votes else label
    label = verb_label(document, draft, references)
    meets = bool(label and place and draft.classes & {"meet"}) and draft.status != "denied"
    elsewhere = place and draft.frame.place and draft.frame.place.entity != place.entity
    if not (meets and place) or elsewhere or place.name in label:
        return label
    return f"{label} in {place.name}"


def _phrasal(document: Document, draft: Draft) -> str | None:
    """Return the verb with the particle right after it, on which a label may end: "sworn in"."""
    head = draft.clause.head
    last = head + 1
    return document.between(head, last) if last in document.of_dep(head, "prt") else None


def tidy(label: str, phrasal: str | None = None) -> str:
    """Return the label on one line, cut between words, without a loose end but ``phrasal``, in a capital."""
    text = APOSTROPHE.sub("’", OPENING.sub("", SPACE.sub(" ", label)))
    text = LINKING.sub("", text)
    text = text.partition(" _ ")[0]  # a dash of old newswire
    text = text if '"' in text else _outside_marks(text, _without_deictics)
    text = CREDIT.sub(r"\1", IN_BRACKETS.sub("", text).rstrip(" ,;:–-"))
    text = text if '"' in text else _outside_marks(text, _without_days)
    loose = LOOSE_MARKS.search(text)
    if loose and loose[1].lower() in words("dangling"):
        text = text[: loose.start()]
    text = _closed(text.strip(" ,;:–-’'"))
    if len(text) > LIMIT:
        text = text[:LIMIT].rsplit(" ", 1)[0].rstrip(" ,;:–-") + CUT
    if phrasal and text.endswith(f" {phrasal}"):
        return _in_capital(text)
    while (last := text.rsplit(" ", 1))[-1].lower() in words("dangling") and len(last) == 2:
        text = last[0].rstrip(" ,;:–-")
    return _in_capital(text)


def _outside_marks(text: str, change: Callable[[str], str]) -> str:
    """Return a label changed outside of quoted words, which stay as they were said."""
    parts = SPOKEN.split(text)
    return "".join(part if part[:1] == "“" else change(part) for part in parts)


def _without_deictics(text: str) -> str:
    """Return words without "today", "yesterday" and "this town"."""
    return THIS_PLACE.sub("", DEICTIC.sub("", text))


def _without_days(text: str) -> str:
    """Return words without a day or week counted from that of the text."""
    return OWN_DAY.sub("", BY_THE_WAY.sub(_without_its_day, text))


def _without_its_day(found: re.Match[str]) -> str:
    """Return a day of the text where it belongs to the word before it, "Super Tuesday", "since last year"; else nothing."""
    before = found.string[: found.start()].rpartition(" ")[2]
    named = found["day"] and before[:1].isupper() and not found["on"]
    return found[0] if named or before.lower() in words("holding_days") else ""


def _in_capital(text: str) -> str:
    """Return a label with a capital at its beginning, after a mark too: “Top secret” papers were found."""
    first = 1 if text[:1] in MARKS else 0
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def in_print(label: str) -> str:
    """Return a label with the marks that print has, whatever its article has: said it is “the main culprit”."""
    return IN_MARKS.sub(r"“\1”", label)


def headline(label: str) -> str:
    """Return a headline's words with the marks of print, in a capital: ‘Dance’ and Lee’s."""
    text = APOSTROPHE.sub("’", OPENED.sub("‘", label))
    return text[:1].upper() + text[1:]


def _closed(text: str) -> str:
    """Return the label with its marks in pairs: a lone quotation mark is closed, a bracket left out."""
    text = LONE_BRACKET.sub("", text)
    if text.count('"') % 2 == 0:
        return text
    return text.rstrip(",") + '"' if LEFT_OPEN.search(text) else text.replace('"', "").rstrip(" ,")
