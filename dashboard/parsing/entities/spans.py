"""Names as they are being worked out: from the model's spans to clean pieces of the text.

The model's edges follow its training text, not the news: "the", "'s", "Berlin-based" and pairs such
as "U.S.-China" are cut here. Nothing but the edges moves, so every span stays what the reader sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dashboard.parsing.entities.gazetteer import word_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.model import EntityType, MentionKind, Reading
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.entities.gazetteer import Entry

NAMED = ("PER", "ORG", "LOC", "FAC")
LONGEST = 200
"""Characters of the longest span that is looked at: what is longer is no name."""
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
WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|\w+(?:['’](?![sS]\b)\w+)*|&")
BREAK = re.compile(r"\s+[-–—/|*•·:]+\s+|[\n\r()\[\];|]+|\s*/\s*|--+|\s+via\s+|:\s+|\.\.+|@\S*")
OFFICE = (
    r"\b(?:Chief Executive(?: Officer)?|Prime Minister|Foreign Minister|Finance Minister|Defen[cs]e Minister"
    r"|Vice President|Attorney General|CEO|CFO|Managing Director|Chief Financial Officer)\b"
)
APART = re.compile(rf"{BREAK.pattern}|{OFFICE}|,?\s+and\s+|,\s+(?!Jr|Sr|II)")
APART_ORGANISATIONS = re.compile(
    rf"{BREAK.pattern}|{OFFICE}|\s+and\s+the\s+|,\s+(?!Inc|Ltd|LLC|L\.L|LLP|Co\b|Corp|S\.A|N\.V|and\b|[\w ,]+(?:&|and)\s)"
)
OUTSIDE = " \t\"'“”‘’`.,;:()[]{}<>*-–—_/|!?#@…"
DOTTED_END = re.compile(
    r"(?:^|[\s.])(?:\w\.)+$|\b(?:Inc|Corp|Co|Cos|Ltd|Bros|Jr|Sr|St|Mass|Calif|Fla|Conn|Ill|Pa|Va|Ga|Mo|Md)\.$"
)
POSSESSIVE = re.compile(r"\s?['’`´]\s?[sS]$|(?<=s)['’]$")
ARTICLE = re.compile(r"(?:the|The|THE|a|an|A|An)\s+(?=\S)")
TAIL = re.compile(
    r"(?<=[A-Z]{3})\s+(?:Allies|Ally)$|\s+(?:at|in|of|on|for|to|by|from|with|and|the|as|is|was|said|says|who|that|'s|’s)$"
)
LOWER_TAIL = re.compile(
    r"[-–](?:based|owned|listed|born|led|backed|bound|funded|held|run|controlled|made|trained"
    r"|style|era|wide|area|brokered|like|friendly|loving|speaking|trading|concession|holder"
    r"|[a-z]+ed|[a-z]+ing)\b.*$",
    re.DOTALL,
)
MAKERS = re.compile(r"^[A-Z][a-z]+makers?\s+(?=[A-Z])")
"""A common noun that begins a sentence before a firm: "Drugmakers Roe and Poe"."""
LOWER_HEAD = re.compile(
    r"^(?:pro|anti|ex|non|post|pre|mid|self|former|then|late|un|trans|inter)[-–](?=[^\W\d_])",
    re.IGNORECASE,
)
PAIR = re.compile(r"(?<=[\w.])[-–—/](?=[^\W\d_])")


@dataclass(slots=True, eq=False)
class Name:
    """One mention on its way: where it stands, what it is taken for, and why that is trusted.

    ``trust``: 0 a guess, 1 the model, 2 a rule or the gazetteer. ``parts`` are the words of a
    person's name without titles; ``gender`` what a title or given name tells (m, f).
    """

    start: int
    end: int
    type: EntityType
    text: str
    trust: int = 1
    entry: Entry | None = None
    kind: MentionKind = "name"
    name: str = ""
    entity: str = ""
    role: str | None = None
    reading: Reading | None = None
    stands_for: str | None = None
    gender: str | None = None


class Word(NamedTuple):
    """A word of the text, hyphens and marks outside."""

    start: int
    end: int
    text: str


def words_of_text(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [Word(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without quotation marks, articles, possessives and loose function words."""
    while start < end:
        before = (start, end)
        while start < end and text[start] in OUTSIDE:
            start += 1
        while (
            start < end
            and text[end - 1] in OUTSIDE
            and not (text[end - 1] == "." and DOTTED_END.search(text[start:end]))
        ):
            end -= 1
        piece = text[start:end]
        if found := ARTICLE.match(piece):
            start += found.end()
        elif found := POSSESSIVE.search(piece) or TAIL.search(piece):
            end = start + found.start()
        elif found := LOWER_HEAD.match(piece) or MAKERS.match(piece):
            start += found.end()
        elif found := LOWER_TAIL.search(piece):
            end = start + found.start()
        if before == (start, end):
            break
    return start, end


def pieces(text: str, start: int, end: int, apart: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a span that a dash, a slash, a bracket or a list holds apart, trimmed."""
    position = start
    for found in apart.finditer(text, start, end):
        yield trim(text, position, found.start())
        position = found.end()
    yield trim(text, position, end)


def model_names(analysis: Analysis) -> list[Name]:
    """Return the model's names with clean edges, in the order of the text."""
    text = analysis.doc.text
    names = []
    for span in analysis.doc.ents:
        kind = LABELS.get(span.label_)
        if kind is None or span.end_char - span.start_char > LONGEST:
            continue
        apart = APART if kind in ("LOC", "PER") else APART_ORGANISATIONS if kind == "ORG" else BREAK
        for edges in pieces(text, span.start_char, span.end_char, apart):
            start, end = (
                capitals_only(text, *edges) if kind in NAMED else _behind_this(text, *edges)
            )
            if kind in NAMED:
                start = _behind_month(text, start, end)
            start, end = trim(text, *_before_headline(text, start, end, kind))
            piece = text[start:end]
            if plausible(piece):
                names.append(Name(start, end, kind, piece))
    return names


THIS = re.compile(
    r"(?:[Tt]his|[Tt]hat|[Oo]ur|[Ee]ach|[Ee]very|[Ii]ts|[Tt]heir|[Yy]our)[\s\u00a0]+(?=\S)"
)


def _behind_this(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without a pronoun before it: "this Independence Day"."""
    found = THIS.match(text, start, end) if not text[start].isupper() else None
    return (found.end() if found else start), end


HEADLINE = (
    r"(?:(?:Keynote|Opening|Closing|Joint|Press|Upcoming)[\s\u00a0]+)*"
    r"(?:Availability|Briefing|Call|Interview|Meeting|Meetings|Participation|Remarks|Statements?|Travels?|Trip|Visits?)\b"
)
BEHIND_PERSON = re.compile(rf"[\s\u00a0]+{HEADLINE}")
IN_SCORES = re.compile(r"[\s\u00a0]+\d")
"""What stands between two names of a score card is no part of either."""
BEHIND_OWNER = re.compile(rf"['’]s[\s\u00a0]+{HEADLINE}")


def _before_headline(text: str, start: int, end: int, kind: EntityType) -> tuple[int, int]:
    """Return the span without what a headline in capitals says of it: "Jane Roe Keynote Remarks"."""
    pattern = BEHIND_PERSON if kind == "PER" else BEHIND_OWNER
    found = pattern.search(text, start, end) or (
        IN_SCORES.search(text, start, end) if kind == "PER" else None
    )
    return (start, found.start()) if found else (start, end)


MONTH_FIRST = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)[\s\u00a0]+(?=[A-Z])"
)
IN_MONTH = re.compile(
    r"\b(?:in|since|until|last|this|early|late|during|by)[\s\u00a0-]+$", re.IGNORECASE
)


def _behind_month(text: str, start: int, end: int) -> int:
    """Return where a person's name begins behind a month: "In April Jane Roe" is Jane Roe."""
    found = MONTH_FIRST.match(text, start, end)
    dated = found and " " in text[found.end() : end].strip()
    if found and (dated or IN_MONTH.search(text, max(0, start - 12), start)):
        return found.end()
    return start


LOWER_FIRST = re.compile(r"^(?:[a-z][\w'’]*(?:-[A-Z]\w+)?[\s\u00a0]+)+(?=[^\W\d_a-z])")
LOWER_LAST = re.compile(r"(?:[\s\u00a0]+[a-z][\w'’]*)+$")
SCORE = re.compile(r"[\s\u00a0]+(?:\d+-\d+|\d{4}-\d\d-\d\d|\d{1,3}%?)$")
CALENDAR = re.compile(
    r"[\s\u00a0]+(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Additional|Editing|Reporting|Writing|Image|Photo)\.?$"
)
SHOUT = re.compile(r"(?<=[a-z])[\s\u00a0]+[A-Z]{4,}(?:[\s\u00a0]+[A-Z]{2,})*$")
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


def plausible(piece: str) -> bool:
    """Whether a piece can be a name at all: a letter in it, a capital or digit, not a calendar word."""
    if not any(c.isupper() for c in piece) or len(piece) > 120:
        return False
    if piece in word_class("never-name") or piece in word_class("weekday-or-month"):
        return False
    return not (len(piece) == 1 or piece in word_class("starter"))


def without_overlaps(names: Iterable[Name]) -> list[Name]:
    """Return the names in order, the more trusted and then the longer one where two overlap."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (-n.trust, n.start - n.end, n.start)):
        here = range(name.start, name.end)
        if taken.isdisjoint(here):
            taken.update(here)
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def proper(text: str, words: Sequence[Word], names: Iterable[Name]) -> list[Name]:
    """Return the names without words that only begin a sentence: the text has them in lower case."""
    common = {word.text for word in words if word.text.islower()}
    return [
        n
        for n in names
        if n.trust > 1
        or n.kind != "name"
        or not (_only_begins(text, n, common) or _cut_short(text, n))
    ]


DIRECTIONS = ("North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western")
JOINED = re.compile(r"(?:,| and| or|, and) (?:North|South|East|West|Central|Latin)")
PREFIXES = ("Afro", "Anglo", "Euro", "Franco", "Indo", "Russo", "Sino")


def _cut_short(text: str, name: Name) -> bool:
    """Whether a name is the first half of a word or a list: "Sino-British", "North and South Ulm"."""
    if name.text in PREFIXES:
        return text[name.end : name.end + 1] in ("-", "–")
    return name.text in DIRECTIONS and bool(JOINED.match(text, name.end))


def _only_begins(text: str, name: Name, common: set[str]) -> bool:
    """Whether a name is one word at the head of a sentence that is a common word elsewhere."""
    if " " in name.text or name.text.lower() not in common or name.text.isupper():
        return False
    before = text[max(0, name.start - 3) : name.start].rstrip(" \u00a0\"“'‘(")
    return not before or before[-1] in ".!?:\n)–—-*"


def joined_teams(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names with a place and the nickname right behind it as one team."""
    result: list[Name] = []
    for name in names:
        last = result[-1] if result else None
        if (
            last
            and last.type == "LOC"
            and last.kind == "name"
            and name.type == "ORG"
            and text[last.end : name.start] in (" ", "\u00a0")
            and " " not in name.text
            and name.text.endswith("s")
            and not name.text.isupper()
            and not name.entry
        ):
            result[-1] = Name(last.start, name.end, "ORG", text[last.start : name.end], 2)
        else:
            result.append(name)
    return result
