"""Names that newspaper form shows: the place of a dateline, the person of a credit, "(ABC)".

Where the form is sure the model is not asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.credits import AGENCY
from dashboard.parsing.entities.gazetteer import load_gazetteer, word_class
from dashboard.parsing.entities.organisations import initials
from dashboard.parsing.entities.persons import given_names, titles
from dashboard.parsing.entities.spans import Name, plausible, trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.parsing.entities.gazetteer import Entry

REALM = re.compile(
    r"\b(?:Kingdom|Colony|Duchy|Principality|Emirate|Sultanate|Isle|Gulf|Bay|Strait|Cape|Sea|Canton|Khanate|Voivodeship) of "
    r"(?:the )?[A-Z][\w'’]+(?: [A-Z][\w'’]+)?"
)
PARTY = re.compile(
    r"\b[A-Z][a-z]+(?:n|sh|ch|se|land|ia|ese)(?: [A-Z][a-z]+)?"
    r" (?:Greens|Democrats|Social Democrats|Christian Democrats|Socialists|Communists|Radicals|Liberals)\b"
)
OF_PEOPLE = re.compile(
    r"\b(?!The\b)(?:(?:St\.|[A-Z][\w.’-]*) ){0,5}(?:Children|Women|Men|People|Workers?|Farmers?|Veterans|Teachers?|Nurses?|Lawyers?|Journalists?)"
    r"['’]s? (?:(?:[A-Z][\w-]+|and|of|for) ){0,4}?(?:Academy|Assembly|Association|Centre|Center|Clinic|College|Commission|Committee"
    r"|Congress|Council|Federation|Foundation|Front|Fund|Hospital|Institute|League|Movement|Organi[sz]ation|Party|School|Society|Union)\b"
)
FIELDS = re.compile(
    r"\b(?:Bureau|Office|Ministry|Committee|Subcommittee|Division) (?:of|for|on) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}"
    r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+){0,2}){1,3},? and (?:[A-Z][\w-]+ )?[A-Z][\w-]+"
)
"""A body named by what it is for, in a list: "Bureau of Democracy, Rights, and Labor"."""
PORTFOLIO = "|".join(sorted(word_class("portfolio")))
TWO_FIELDS = re.compile(
    r"\b(?:Bureau|Office|Ministry|Department|Directorate|Division) (?:of|for) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?"
    rf"(?: and [A-Z][\w-]+(?: [A-Z][\w-]+)??){{0,1}} and (?:[A-Z][\w-]+ ){{0,3}}?(?:{PORTFOLIO})(?: (?:{PORTFOLIO}|Action))?\b"
)
"""The same with two fields, the last one of those that ministries have: "Ministry of Ports and Trade"."""
OPENER = re.compile(
    r"(?m)(?:^|(?<=[.!?] ))(?P<word>[A-Z][a-z]{3,}) (?:later |also |then |first )?(?:was (?:born|elected|re-elected|appointed|sworn"
    r"|educated|arrested|sentenced|married|named|nominated|a member)|served (?:as|in|on)|married|studied|graduated|retired|resigned"
    r"|volunteered|ran for|contested|worked as|attended|earned (?:a|his|her)|received (?:his|her)|joined the)\b"
)
BEHIND_CITY = re.compile(
    r"(?:(?<=[a-z])|(?<=[A-Z])(?=, (?:[A-Z]\.){2}|, [A-Z][a-z]{1,4}\.))(?<!Washington)(?<!WASHINGTON), (?P<state>(?:[A-Z]\.){2}|[A-Z][a-z]{1,4}\.|W\.Va\.|[A-Z]{2}(?=[\s,.;)-])|(?:Calif|Fla|Mass|Conn)\b)"
)
AFFAIRS = re.compile(
    r"\b[A-Z][\w-]+(?:, [A-Z][\w-]+)*,? and [A-Z][\w-]+ Affairs (?:Bureau|Committee|Council|Department|Division|Office)\b"
)
HOTEL = re.compile(
    r"\b(?:Hotel(?: [A-Z][\w’'-]+){1,3}|(?!(?:The|At|In|A|Our|This)\b)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2} Hotel)\b"
)
ORDER = re.compile(r"\b(?:Executive Order|E\.O\.) \d[\d.-]*\d\b")
ON_X = re.compile(
    r"\b(?:wr[io]te|writes|written|writing|said|says|saying|posts?|posted|tweeted|message|statement|video|account|thread|announced)"
    r"[ \u00a0]on[ \u00a0](?P<x>X)(?![\w-])"
)
"""The network of this name, which is too short for any other rule."""
ROAD = re.compile(
    r"\b(?:(?:on|off|along|of|via|and|from|to|in|at|join|leave|near) (?:the )?(?=A\d|M\d|I-|US-)|[Tt]he (?=[AM]\d{1,4} ))"
    r"(?P<road>(?:A|M|I-|US-)\d{1,4}(?:\(M\))?)(?![\w-])"
)
MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
CAPITALS = r"(?!REUTERS|AFP|AP\b)[A-Z][A-Z.'’-]{1,24}(?:[ \u00a0][A-Z][A-Z.'’-]{1,24}){0,3}"
PLACES = rf"(?P<places>{CAPITALS}(?:\s?/\s?{CAPITALS}){{0,4}})(?:, (?P<land>[A-Z][\w.]+(?: [A-Z][\w.]+)?))?"
DAYS = rf"(?:(?:{MONTHS} \d\d?|\d\d? {MONTHS})(?:,? \d{{4}})?)"
TOWN = r"(?!(?:\w+day|After|At|Before|By|From|In|On|Since|Published|Updated|Posted|Corrected)\b)(?P<places>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})(?:, (?P<land>[A-Z][\w.]+(?: [A-Z][\w.]+)?))?"
DATELINES = (
    re.compile(rf"(?<![\w/]){PLACES},?(?: {DAYS},?)? \((?:{AGENCY})[^()\n]{{0,30}}\)"),
    re.compile(rf"(?m)^\W{{0,3}}{PLACES},? (?:\d{{4}}-\d\d-\d\d|{DAYS})(?=[\s,])"),
    re.compile(
        rf"(?m)^{TOWN}(?: \([A-Z]{{2,6}}\))?, {DAYS}(?: ?(?:[–—]|--|- )|[.:] (?=[“\"‘']?[A-Z]))"
    ),
    re.compile(rf"(?m)^{PLACES} ?(?:\([A-Z]+\) ?)?(?:[–—]|--|- )"),
)
PERSON = r"(?<!\w)[A-Z][\w'’]{1,30}(?:[ \u00a0-](?:(?:al|bin|da|de|del|der|di|dos|du|el|la|le|lo|van|von)[ \u00a0])?[A-Z][\w.'’]{1,30}){1,2}"
CREDITED = (
    re.compile(rf"\b{AGENCY}\s?/\s?(?P<who>{PERSON})"),
    re.compile(rf"(?P<who>{PERSON})\s?/\s?(?:Pool via |Pool / |via )?{AGENCY}\b"),
    re.compile(rf"\b(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled) by (?P<who>{PERSON})"),
)
ACRONYM = re.compile(r"\s?\(\s?[\"“']?(?P<letters>[A-Z][A-Za-z&.-]{1,9})[\"”']?\s?[);,]")
OFFICES = ("Bureau", "Commission", "Directorate", "Division", "Office")
OFFICE_OF_THE = re.compile(r"\b(?:Office|Bureau) of the (?:Assistant|Deputy|Prime|Under|Vice)$")
OF_OFFICE = re.compile(
    r" (?:Minister|President|Secretary)(?: of [A-Z]\w+(?: (?:and )?[A-Z]\w+)?)?(?: for [A-Z]\w+)?"
)
OF_WHAT = re.compile(
    r"[\s\u00a0]+(?:of|for)[\s\u00a0]+(?:the[\s\u00a0]+)?"
    r"[A-Z](?:[\w-]|['’](?!s\b))+(?:[\s\u00a0]+(?:and[\s\u00a0]+)?[A-Z](?:[\w-]|['’](?!s\b))+){0,3}"
)


def shown_names(text: str) -> list[Name]:
    """Return the places of datelines and the persons of credits."""
    roads = [Name(*m.span("road"), "FAC", m["road"], 2) for m in ROAD.finditer(text)]
    states = [
        Name(*m.span("state"), "LOC", m["state"], 3, known)
        for m in BEHIND_CITY.finditer(text)
        if (
            known := load_gazetteer().state_codes.get(m["state"])
            or load_gazetteer().state_codes.get(m["state"].rstrip("."))
        )
    ]
    realms = [Name(*m.span(), "LOC", m.group(), 2) for m in REALM.finditer(text)]
    parties = [Name(*m.span(), "ORG", m.group(), 2) for m in PARTY.finditer(text)]
    parties.extend(Name(*m.span(), "ORG", m.group(), 2) for m in OF_PEOPLE.finditer(text))
    parties.extend(_bodies(text))
    roads += [Name(*m.span(), "FAC", m.group(), 2) for m in HOTEL.finditer(text)]
    networks = [Name(*m.span("x"), "PRODUCT", m["x"], 3) for m in ON_X.finditer(text)]
    orders = [Name(*m.span(), "LAW", m.group(), 2) for m in ORDER.finditer(text)]
    return [
        *_datelines(text),
        *orders,
        *networks,
        *_credited(text),
        *roads,
        *states,
        *realms,
        *parties,
        *_openers(text),
    ]


def _bodies(text: str) -> Iterator[Name]:
    """Yield public bodies that are named by their fields, up to a person or title behind them."""
    for pattern in (FIELDS, TWO_FIELDS, AFFAIRS):
        for match in pattern.finditer(text):
            words = match.group().split()
            if words[-2] != "and" and (
                words[-1] in given_names() | titles() | word_class("title-adjective")
            ):
                words.pop()
            end = match.start() + len(match.group().rpartition(words[-1])[0]) + len(words[-1])
            trust = 1 if pattern is TWO_FIELDS else 3
            yield Name(match.start(), end, "ORG", text[match.start() : end], trust)


def _openers(text: str) -> Iterator[Name]:
    """Yield surnames that open a sentence and do what only persons do: "Roe was elected"."""
    for match in OPENER.finditer(text):
        word = match["word"]
        if any(
            word in word_class(c)
            for c in ("starter", "organisation-head", "place-head", "office-short")
        ):
            continue
        if not word.endswith("s") and not load_gazetteer().names.get(word):
            yield Name(*match.span("word"), "PER", word, 1)


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
                or _named_elsewhere(text, end, words[-2:])
            ):
                end -= len(words.pop()) + 1
            if len(words) > 1 and not {"Photo", "File", "Handout", "Pool"} & set(words):
                yield Name(start, end, "PER", text[start:end], 3)


def _named_elsewhere(text: str, end: int, pair: Sequence[str]) -> bool:
    """Whether a credit's last word begins the text behind it: somebody whom the text names elsewhere."""
    before, last = pair
    alone = rf"(?<!{re.escape(before)} )\b{re.escape(last)}\b"
    return text[end : end + 2] not in ("", "\n") and bool(re.search(alone, text))


def longer_organisations(text: str, names: Sequence[Name]) -> None:
    """Widen a party or a public body by the land or the cause it is of: "Green Party of Ulm"."""
    for name in names:
        if name.type != "ORG" or not (" " in name.text.strip() or name.text in OFFICES):
            continue
        if OFFICE_OF_THE.search(name.text) and (rest := OF_OFFICE.match(text, name.end)):
            name.end = rest.end()
            name.text, name.trust = text[name.start : name.end], 2
            continue
        if name.text.split()[-1] not in word_class("of-what"):
            continue
        found = OF_WHAT.match(text, name.end)
        if found and found.group().split()[-1] not in word_class("weekday-or-month"):
            name.end = found.end()
            name.text = text[name.start : name.end]
            name.trust, name.entry = 2, None


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
