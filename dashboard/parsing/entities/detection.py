"""Where names come from: the model's, with clean edges, and those that datelines, credits and brackets show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import load_gazetteer, word_class
from dashboard.parsing.entities.organisations import initials
from dashboard.parsing.entities.person_names import given_names, titles
from dashboard.parsing.entities.spans import LONGEST, Name, pieces, plausible, trim
from dashboard.parsing.entities.type_evidence import name_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dashboard.model import Article, EntityType
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.entities.gazetteer import Entry

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
        start = _behind(YEAR, text, start, end)
    start = _behind(WHOSE if kind in NAMED else THIS, text, start, end)
    start, end = trim(text, *before_headline(text, start, end, kind))
    return _behind(SEVERAL, text, start, end), end


YEAR = re.compile(r"(?:19|20)\d\d\s+(?=[A-Z])")
"""Before a body or place it says when: "the 2021 Lund Institute"."""


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


MODAL = re.compile(r"(?:Can|May|Will) (?=[A-Z])")
ASKED = re.compile(
    r"\s(?:be|come|do|ever|face|get|give|go|have|join|lead|leave|make|meet|run|sign|take|win)\b"
)
"""Behind a name it makes the modal verb before that a question: "Will Roe be there?"."""


def behind_verb(
    text: str, start: int, end: int, kind: EntityType, known: Callable[[str], bool]
) -> int:
    """Return where a person begins behind the verb that opens a sentence: "Hosting Lund, she said".

    ``known`` tells the words of the dictionary, in lower case.
    """
    if kind == "PER" and ASKED.match(text, end):
        start = _behind(MODAL, text, start, end)
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
    r"(?:Ministers|Leaders|Presidents|Envoys|(?<!of )Representatives|Secretaries|Ambassadors|(?:Participating|Member)\s+States|(?<=[a-z] )Members)$"
)
"""Those who speak for a body or country: "G7 Foreign Ministers"."""
CUT_OUT = re.compile(
    r"\s+(?:Foreign|Interim|Naval|Transatlantic|Vice|Deputy|Acting|Principal|Prime|Under|Together)$"
)
OF_A_LAND = re.compile(
    r"\s+(?:Global|Special|Senior|Chief|Trade|Security|Assistant|Executive|Efforts|Response)$"
)
"""Words of an office or of a longer name, at which the model stops; these only behind a country."""


def before_office(text: str, start: int, end: int) -> int:
    """Return where a body ends before an office that it is not: "Ulmian Foreign" of "Ulmian Foreign Minister"."""
    found = OFFICES_BEHIND.search(text, start, end) or CUT_OUT.search(text, start, end)
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


AGENCY = (
    r"(?:Reuters|REUTERS|AFP|AP Photo|AP|EPA|UPI|DPA|dpa|ANSA|TASS|Tass|Xinhua|XINHUA|Kyodo|PA|Bloomberg|Getty Images"
    r"|Getty|Associated Press|Agence France-Presse|Anadolu|NurPhoto|Shutterstock"
    r"|Alamy|CNN|NBC News|ABC News|CBS News|ITAR-TASS|Itar-Tass|Canadian Press|Press Association"
    r"|European Pressphoto Agency|Zuma|Sipa|Polaris|Rex)"
)
# An agency and a photographer, either way round; "via" an agency; desk lines; captions' sources.
LINES = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"(?m)\b{AGENCY}\s?/\s?(?:[A-Z][\w.'-]{{1,30}}(?:\s(?:[a-z]{{2,3}}\s)?[A-Z][\w.'-]{{1,30}}){{0,3}})"
            r"(?:\s?/\s?(?:File Photo|File photo|Files|Pool|Illustration|Handout))*"
        ),
        (
            rf"(?<!\w)(?:[A-Z][\w.'-]{{1,30}}\s){{1,3}}[A-Z]?[\w.'-]{{0,30}}\s?[/|]\s?(?:Pool via |pool via |via )?{AGENCY}"
            rf"(?:\s?(?:-|–|/|\||via)\s?{AGENCY})*"
        ),
        rf"\bvia\s{AGENCY}(?:\s?(?:-|–|/)\s?{AGENCY})*",
        r"\((?:Additional |Writing |Compiled )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled) by [^()\n]{3,400}\)?",
        r"(?m)^(?:Additional )?(?:Reporting|Writing|Editing|Compiled) by [^\n]{3,300}$",
        (
            r"(?:Photo(?:graph)?|Photo credit|Image|Picture|Credit|Illustration|Video)s?(?: by|:| courtesy of)"
            r"\s+(?:[A-Z][\w.'-]{1,30}[ /,&-]{0,3}){1,6}"
        ),
        r"©\s?(?:\d{4}\s)?(?:[A-Z][\w.'-]{1,30}[ /,&-]{0,3}){1,6}",
    )
)
TAG = re.compile(rf"\(\s?({AGENCY})\s?\)\s*[-–—]|^[^\S\n]*({AGENCY})\s+[-–—]\s", re.MULTILINE)


def credit_spans(article: Article, text: str) -> list[tuple[int, int]]:
    """Return the stretches of the text that only say who took, wrote or sent what is shown."""
    spans = [(b.start, b.end) for b in article.blocks if b.kind in ("credit", "byline")]
    for pattern in LINES:
        spans.extend(match.span() for match in pattern.finditer(text))
    spans.extend(match.span() for match in TAG.finditer(text))
    return sorted(spans)


def mark_credits(names: Sequence[Name], spans: Sequence[tuple[int, int]]) -> None:
    """Set the kind of every name that stands inside a credit; both in the order of the text."""
    inside = 0
    reach = 0
    for name in names:
        while inside < len(spans) and spans[inside][0] <= name.start:
            reach = max(reach, spans[inside][1])
            inside += 1
        if name.end <= reach:
            name.kind = "credit"


BEHIND_CITY = re.compile(
    r"(?:(?<=[a-z])|(?<=[A-Z])(?=, (?:[A-Z]\.){2}|, [A-Z][a-z]{1,4}\.))(?<!Washington)(?<!WASHINGTON), (?P<state>(?:[A-Z]\.){2}|[A-Z][a-z]{1,4}\.|W\.Va\.|[A-Z]{2}(?=[\s,.;)-])|(?:Calif|Fla|Mass|Conn)\b)"
)
MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
CAPITALS = r"(?!REUTERS|AFP|AP\b)[A-Z][A-Z.'-]{1,24}(?: [A-Z][A-Z.'-]{1,24}){0,3}"
PLACES = rf"(?P<places>{CAPITALS}(?:\s?/\s?{CAPITALS}){{0,4}})(?:, (?P<land>[A-Z][\w.]+(?: [A-Z][\w.]+)?))?"
DAYS = rf"(?:(?:{MONTHS} \d\d?|\d\d? {MONTHS})(?:,? \d{{4}})?)"
TOWN = r"(?!(?:\w+day|After|At|Before|By|From|In|On|Since|Published|Updated|Posted|Corrected)\b)(?P<places>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})(?:, (?P<land>[A-Z][\w.]+(?: [A-Z][\w.]+)?))?"
DATELINES = (
    re.compile(rf"(?<![\w/]){PLACES},?(?: {DAYS},?)? \((?:{AGENCY})[^()\n]{{0,30}}\)"),
    re.compile(rf"(?m)^\W{{0,3}}{PLACES},? (?:\d{{4}}-\d\d-\d\d|{DAYS})(?=[\s,])"),
    re.compile(
        rf"(?m)^{TOWN}(?: \([A-Z]{{2,6}}\))?, {DAYS}(?: ?(?:[–—]|--|- )|[.:] (?=[\"‘']?[A-Z]))"
    ),
    re.compile(rf"(?m)^{PLACES} ?(?:\([A-Z]+\) ?)?(?:[–—]|--|- )"),
)
PERSON = r"(?<!\w)[A-Z][\w']{1,30}(?:[ -](?:(?:al|bin|da|de|del|der|di|dos|du|el|la|le|lo|van|von) )?[A-Z][\w.']{1,30}){1,2}"
CREDITED = (
    re.compile(rf"\b{AGENCY}\s?/\s?(?P<who>{PERSON})"),
    re.compile(rf"(?P<who>{PERSON})\s?/\s?(?:Pool via |Pool / |via )?{AGENCY}\b"),
    re.compile(rf"\b(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled) by (?P<who>{PERSON})"),
)
ACRONYM = re.compile(r"\s?\(\s?[\"']?(?P<letters>[A-Z][A-Za-z&.-]{1,9})[\"']?\s?[);,]")


def shown_names(text: str) -> list[Name]:
    """Return the places of datelines, the persons of credits, and what a pattern shows."""
    return [*_datelines(text), *_credited(text), *_states(text), *_patterned(text)]


def _states(text: str) -> Iterator[Name]:
    """Yield the short names of states behind their towns: "Ostra, Calif."."""
    codes = load_gazetteer().state_codes
    for match in BEHIND_CITY.finditer(text):
        if known := codes.get(match["state"]) or codes.get(match["state"].rstrip(".")):
            yield Name(*match.span("state"), "LOC", match["state"], 3, known)


def _patterned(text: str) -> Iterator[Name]:
    """Yield the names of ``data/name_patterns.yaml``."""
    for rule in name_rules():
        for match in rule.pattern.finditer(text):
            start, end = match.span("name" if "name" in rule.pattern.groupindex else 0)
            end -= len(_person_behind(text[start:end])) if rule.person_behind else 0
            yield Name(start, end, rule.type, text[start:end], rule.trust)


def _person_behind(body: str) -> str:
    """Return the last word of a body's name with its blank, where it begins a person's name."""
    *_, before, last = body.split()
    person = last in given_names() | titles() | word_class("title-adjective")
    return f" {last}" if person and before != "and" else ""


def _datelines(text: str) -> Iterator[Name]:
    """Yield the places that a dateline names.

    Where neither an agency nor a day follows, the gazetteer must know the place or its country, or
    the text must name it again.
    """
    for number, pattern in enumerate(DATELINES):
        for match in pattern.finditer(text):
            position = match.start("places")
            for piece in re.split(r"\s?/\s?", match["places"]):
                start = text.index(piece, position)
                position = start + len(piece)
                known = _place(piece.title())
                sure = number < 3 or _land(match) or piece.title() in text
                sure = (
                    sure
                    and len(piece) > 3
                    and piece not in AGENCY
                    and piece not in word_class("no-dateline")
                )
                if known or sure:
                    yield _written_from(text, start, position, known)
            if known := _land(match):
                yield _written_from(text, *match.span("land"), known)


def _written_from(text: str, start: int, end: int, known: Entry | None) -> Name:
    """Return a place of a dateline: where somebody wrote, whatever follows."""
    return Name(start, end, "LOC", text[start:end], 3, known, reading="literal")


def _land(match: re.Match[str]) -> Entry | None:
    """Return the country or state that stands behind a dateline's town."""
    if not match["land"]:
        return None
    short = match["land"].rstrip(".")
    return load_gazetteer().state_codes.get(short) or _place(short)


def _place(name: str) -> Entry | None:
    """Return what the gazetteer knows of a place of this name."""
    known = load_gazetteer().names.get(name) or load_gazetteer().city(name)
    return known if known and known.type == "LOC" else None


def _credited(text: str) -> Iterator[Name]:
    """Yield the persons whom a credit names."""
    for pattern in CREDITED:
        for match in pattern.finditer(text):
            start, end = trim(text, *match.span("who"))
            words = text[start:end].split()
            while len(words) > 2 and (
                words[-1].isupper()
                or words[-1] in word_class("starter")
                or words[-1] in word_class("desk-word")
            ):
                end -= len(words.pop()) + 1
            if len(words) > 1:
                yield Name(start, end, "PER", text[start:end], 3)


CREDIT_FIRST = re.compile(rf"{AGENCY}(?: Photos?)? (?=[A-Z][\w.'-]+ [A-Z])")


def without_credits(text: str, names: Sequence[Name]) -> None:
    """Cut an agency's credit from the front of a person's name: "Getty Images Ana Roe"."""
    for name in names:
        if name.type == "PER" and (found := CREDIT_FIRST.match(name.text)):
            name.start += found.end()
            name.text = text[name.start : name.end]


def bracketed(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the acronyms that brackets give a name: "Full Name (FN)"."""
    starts = {name.start for name in names if name.type == "ORG"}
    found = []
    for name in names:
        if (
            name.kind != "name"
            or name.type not in ("ORG", "LOC", "PER", "FAC", "EVENT", "LAW")
            or " " not in name.text
        ):
            continue
        match = ACRONYM.match(text, name.end)
        if not match or match.start("letters") in starts or not plausible(match["letters"]):
            continue
        letters = match["letters"].replace(".", "").upper()
        likely = letters in initials(name.text) or letters[0] == name.text[0].upper()
        if likely and sum(c.isupper() for c in match["letters"]) >= 2:
            kind = "ORG" if name.type == "PER" else name.type
            name.type = kind
            found.append(Name(*match.span("letters"), kind, match["letters"], 2))
    return found
