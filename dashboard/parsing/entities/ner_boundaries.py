"""The model's names with clean edges: cut where its training text is not the news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import load_gazetteer, word_class
from dashboard.parsing.entities.spans import LONGEST, Name, pieces, plausible, trim

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.model import EntityType
    from dashboard.parsing.analysis import Analysis


NAMED = ("PER", "ORG", "LOC", "FAC")
LABELS: dict[str, EntityType] = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "FAC",
    "NORP": "NORP",
    "EVENT": "EVENT",
    "WORK_OF_ART": "WORK",
    "LAW": "LAW",
    "PRODUCT": "PRODUCT",
}
BREAK = re.compile(r"\s+[-–—/|*•·:]+\s+|[\n\r()\[\];|]+|\s*/\s*|--+|\s+via\s+|:\s+|\.\.+|@\S*")
OFFICE = (
    r"\b(?:Chief Executive(?: Officer)?|Prime Minister|Foreign Minister|Finance Minister|Defen[cs]e Minister"
    r"|Vice President|Attorney General|CEO|CFO|Managing Director|Chief Financial Officer)\b"
)
WITHIN_NONE = r"\s+(?:past|over|against|after|amid|into|despite|during|before|but|while|than|ahead of|or|OR)\s+"
"""Words in lower case that stand between names and in none: "Ulm past Wels"."""
APART = re.compile(rf"{BREAK.pattern}|{OFFICE}|{WITHIN_NONE}|,?\s+and\s+|,\s+(?!Jr|Sr|II)")
OF_A_BODY = (
    r"(?<!Children)(?<!Farmers)(?<!People)(?<!Women)(?<!Workers)'s?\s+"
    r"(?=(?:Bureau|Commission|Department|Directorate|Division|Office)\b)"
    r"|(?:(?<=of State)|(?<=White House)|(?<=Department)|(?<=Ministry)|(?<=Government)|(?<=Nations))"
    r"\s+(?=(?:Bureau|Office)\s(?:of|for)\s)"
)
"""Between a body and its own office: "the Harbour Council's Office of Ports"."""
APART_ORGANISATIONS = re.compile(
    rf"{BREAK.pattern}|{OF_A_BODY}|{OFFICE}|{WITHIN_NONE}|\s+and\s+the\s+"
    rf"|,\s+(?=(?:Bureau|Department|Ministry|Office)\s(?:of|for)\s)|,\s+(?!Inc|Ltd|LLC|L\.L|LLP|Co\b|Corp|S\.A|N\.V|and\b|[\w ,]+(?:&|and)\s)"
)


def model_names(analysis: Analysis) -> list[Name]:
    """Return the model's names with clean edges, in the order of the text."""
    text = analysis.text
    names = []
    for first, after, label in analysis.names:
        kind = LABELS.get(label)
        if kind is None or after - first > LONGEST:
            continue
        apart = APART if kind in ("LOC", "PER") else APART_ORGANISATIONS if kind == "ORG" else BREAK
        for edges in pieces(text, first, after, apart):
            start, end = _clean(text, *edges, kind, analysis.common)
            dated = kind == "EVENT" and DATE.fullmatch(text, start, end)
            if kind in NAMED and (found := BEHIND_POSITION.match(text, start, end)):
                start, kind = found.end(), "PER"
            piece = text[start:end]
            of_address = text.startswith("@", end)
            if plausible(piece) and not dated and not of_address:
                names.append(Name(start, end, kind, piece))
    return names


def _clean(
    text: str, start: int, end: int, kind: EntityType, known: Callable[[str], bool]
) -> tuple[int, int]:
    """Return the edges of a name without what stands around it: verbs, codes, offices."""
    if kind in NAMED:
        start, end = capitals_only(text, start, end)
        start = behind_verb(text, start, end, kind, known)
        code = LAST_CODE.search(text, start, end)
        end = code.start() if code else end
    if kind in ("ORG", "LOC", "FAC"):
        end = before_office(text, start, end)
    start = _behind(WHOSE if kind in NAMED else THIS, text, start, end)
    start, end = trim(text, *before_headline(text, start, end, kind))
    return _behind(SEVERAL, text, start, end), end


def _behind(opening: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where a name begins behind words that stand before it and are no part of it."""
    found = opening.match(text, start, end)
    return found.end() if found else start


POSITION = "|".join(sorted(word_class("sport-position")))
BEHIND_POSITION = re.compile(rf"(?:.* )?(?:{POSITION}|(?<![\w-])[FGCDPK]) (?=[A-Z][\w'-]+ [A-Z])")
LAST_CODE = re.compile(
    rf" (?:{POSITION}|[A-Z]{{2,5}}c\d|[A-Z]{{2,5}}\.(?:AX|DE|HK|L|N|O|OQ|PA|T))$"
)
"""What follows a name and is no part of it: a position, the code of a market."""


OPENING_VERB = re.compile(
    r"(?P<verb>[A-Z][a-z]{2,}ing|Follow|Read|See|Watch|Meet|Join|Visit) (?=[A-Z])"
)


def behind_verb(
    text: str, start: int, end: int, kind: EntityType, known: Callable[[str], bool]
) -> int:
    """Return where a person begins behind the verb that opens a sentence: "Hosting Lund, she said".

    ``known`` tells the words of the dictionary, in lower case.
    """
    found = OPENING_VERB.match(text, start, end) if kind == "PER" else None
    if not found or not opens_sentence(text, start):
        return start
    stem = found["verb"].lower().removesuffix("ing")
    verb = not found["verb"].endswith("ing") or known(stem) or known(f"{stem}e")
    return found.end() if verb else start


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a line or a clause behind a mark begins there."""
    before = text[max(0, start - 3) : start].rstrip(" \"'")
    return not before or before[-1] in ".!?:,\n–—-"


SEVERAL = re.compile(
    r"(?:(?:[A-Z]\w+\s+)?(?:Ministers|Presidents|Secretaries|Leaders)|Governments|Heads of (?:State|Government))"
    r"\s+of\s+(?:the\s+)?(?=[A-Z])|State\s+for\s+(?=[A-Z])"
)
"""An office before what it is of: "Foreign Ministers of Peru", "State for Africa"."""
DATE = re.compile(r"[A-Z][a-z]{2,8}\s(?:\d{1,2},?\s)?\d{4}")
"""A day with its year is a date, no event."""


THIS = re.compile(r"(?:this|that|our|each|every|its|their|your)\s+(?=\S)")
"""A pronoun before an event or a law: "this Independence Day"."""
WHOSE = re.compile(r"(?:My|Our|Your|His|Her|Their)\s+(?=[A-Z])")
"""One with a capital before a body or a person: "Our Government will"."""


HEADLINE = (
    r"(?:(?:Keynote|Opening|Closing|Joint|Press|Upcoming)\s+)*"
    r"(?:Availability|Briefing|Call|Interview|Meeting|Meetings|Participation|Remarks|Statements?|Travels?|Trip|Visits?)\b"
)
BEHIND_PERSON = re.compile(rf"\s+{HEADLINE}")
IN_SCORES = re.compile(r"\s+\d")
"""What stands between two names of a score card is no part of either."""
OF_OUTLET = re.compile(
    r"(?<=\w)\s+of\s+(?=(?:the\s+)?(?:Agence|Agency|Channel|Radio|TV|[A-Z]{3,})\b)"
)
"""Between a reporter and the paper or station: "Jane Roe of Channel 9"."""
BEHIND_OWNER = re.compile(rf"'s\s+{HEADLINE}")


def before_headline(text: str, start: int, end: int, kind: EntityType) -> tuple[int, int]:
    """Return the span without what a headline in capitals says of it: "Jane Roe Keynote Remarks"."""
    pattern = BEHIND_PERSON if kind == "PER" else BEHIND_OWNER
    found = pattern.search(text, start, end)
    if kind == "PER":
        found = found or IN_SCORES.search(text, start, end) or OF_OUTLET.search(text, start, end)
    return (start, found.start()) if found else (start, end)


OFFICES_BEHIND = re.compile(
    r"\s+(?<!of )(?:(?:Foreign|Development|Finance|Defen[cs]e|Interior|Energy|Special|Trade|Health)\s+)?"
    r"(?:Ministers|Leaders|Presidents|Envoys|(?<!of )Representatives|Secretaries|Ambassadors|(?:Participating|Member)\s+States)$"
)
"""Those who speak for a body or country: "G7 Foreign Ministers"."""
CUT_OUT = re.compile(
    r"\s+(?:Foreign|Interim|Naval|Transatlantic|Vice|Deputy|Acting|Principal|Prime|Under|Together)$"
)
OF_A_LAND = re.compile(
    r"\s+(?:Global|Special|Senior|Chief|Trade|Security|Assistant|Executive|Efforts|Response)$"
)
"""Words of an office or of a longer name, at which the model stops; these only behind a country."""
BEFORE_PRESS = re.compile(r"\s+Press$")
FOR_THE_PRESS = re.compile(r"\s(?:Announcement|Availability|Briefing|Conference|Release|Statement)")


def before_office(text: str, start: int, end: int) -> int:
    """Return where a body ends before an office that it is not: "Ulmian Foreign" of "Ulmian Foreign Minister"."""
    found = OFFICES_BEHIND.search(text, start, end) or CUT_OUT.search(text, start, end)
    if not found and FOR_THE_PRESS.match(text, end):
        found = BEFORE_PRESS.search(text, start, end)
    if not found and (land := OF_A_LAND.search(text, start, end)):
        rest, known = text[start : land.start()], load_gazetteer()
        entry = known.names.get(rest) or known.demonyms.get(rest)
        found = land if entry and entry.grade == "country" else None
    return found.start() if found else end


LOWER_FIRST = re.compile(r"^(?:[a-z][\w']*(?:-[A-Z]\w+)?\s+)+(?=[^\W\d_a-z])")
LOWER_LAST = re.compile(r"(?:\s+[a-z][\w']*)+$")
SCORE = re.compile(r"\s+(?:\d+-\d+|\d{4}-\d\d-\d\d|\d{1,3}%?)$")
CALENDAR = re.compile(
    r"\s+(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Additional|Editing|Reporting|Writing|Image|Photo|Submitted|Contributed)\.?$"
)
SHOUT = re.compile(r"(?<=[a-z])\s+[A-Z]{4,}(?:\s+[A-Z]{2,})*$")
NUMBERED = re.compile(
    r"(?:Group|Channel|Formula|Apollo|Big|Route|Highway|Section|Article|Title|Area|Pac|Radio|Flight)\b"
)


def capitals_only(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without lower-case words at its ends, scores and the shout of a next headline.

    Particles that belong to a name stay ("al-Shabaab", "van der Meer").
    """
    piece = text[start:end]
    if (found := LOWER_FIRST.match(piece)) and piece.split()[0].split("-")[0] not in word_class(
        "particle"
    ):
        start += found.end()
        piece = text[start:end]
    for pattern in (LOWER_LAST, SHOUT, CALENDAR):
        if (
            (found := pattern.search(piece))
            and found.start() > 0
            and not piece[: found.start()].endswith((" of", " de"))
        ):
            end = start + found.start()
            piece = text[start:end]
    if (found := SCORE.search(piece)) and not NUMBERED.match(piece):
        end = start + found.start()
    return trim(text, start, end)
