"""Authors that a page only prints: in the line below its headline, or below its text.

What the page states in its metadata goes first. A line "By …" below the headline, or a name over its bearer's post, counts where that
names nobody, or the house alone, or fewer people, or somebody of whom no reader sees a word; "Reporting
by …" at the foot where the agency is all there is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.intake.author_names import author_names
from dashboard.intake.layout import line_signs
from dashboard.intake.layout.header import is_byline, is_date_line
from dashboard.intake.layout.lines import split_lines
from dashboard.intake.outlet_evidence import is_outlet
from dashboard.intake.webpage.tree import lines_around
from dashboard.intake.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.intake.draft import Part

POST = re.compile(
    r"(?:[A-Z][\w&'’-]*,? (?:and |for |at )?){0,4}(?i:correspondent|reporter|editor|writer|columnist|critic)(?:,.{2,30})?"
)
POST_LETTERS = 60
"""What somebody is whose name stands alone on the line above: "Coast correspondent, Lindhaven"."""
BELOW, LONGEST = 14, 120
"""So many lines below the headline, and of what length, may be its byline."""
MOST_LONG = 1
"""So many longer lines may be above a byline: a deck. What is under two is in the story."""
OPINED = re.compile(
    r"\W*(?:(?:opinion )?(?:analysis|opinion|commentary|perspective|column|editorial|essay) by"
    r"|(?:ein(?:e)? )?(?:kolumne|kommentar|leitartikel|gastbeitrag|glosse|meinungsbeitrag|essay) (?:von|av|af)"
    r"|(?:chronique|tribune|éditorial) (?:de|par)|(?:columna|opinión|coluna|opinião) (?:de|por)|(?:editoriale|commento) di|(?:column|opinie) van)\b",
    re.IGNORECASE,
)
FOOT = 3
"""So many paragraphs at the end may say who wrote what is above them."""
NOTE_LETTERS, NOTE_WORDS = 300, 40
BARS = re.compile(r"\s*[|·•]\s*")
THANKED = re.compile(
    r"^With files from [A-Z]|\bcontributed (?:reporting|to this (?:report|story|article))\b.*\.$"
)
"""Who else worked on it, told as a sentence of the article: "Ida Brandt in Lindhaven contributed to this report."."""
CONTRIBUTING = re.compile(r"Contributing: [A-Z][^.!?]{2,120}$")
REPORTING = re.compile(
    r"(?:reporting|written|text|story) by (?P<names>[^;.()]{3,120})(?=[;.()]|$)", re.IGNORECASE
)
DATED = re.compile(
    r"\s+\d{4}-\d\d-\d\dT\d.*|,?\s+on\s+(?:\d|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|[A-Z][a-z]{2,8}\.? \d).*",
    re.IGNORECASE,
)
PLACE = re.compile(r"\s+in\s+[A-Z].*")
PERSON = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|del|di|van|von|der|den|la|bin|al)){1,4}"
)


def shown_authors(copied: str, title: str | None) -> tuple[str, ...]:
    """Return the names in the byline that a page shows below its headline, none where it has no line."""
    long = 0
    lines = [" ".join(line.split()) for line in lines_around(copied, title)[1][: BELOW + 1]]
    for line, after in pairwise([*lines, ""]):
        long += len(line) > LONGEST
        if long > MOST_LONG:
            return ()
        if len(line) > LONGEST:
            continue
        for bare in BARS.split(without_date(line.lstrip("# "))):
            if any(map(is_byline, split_lines(bare))):
                return tuple(name for name in author_names(bare) if _is_name(name))
        name = PLACE.sub("", line)
        beside = is_post(after) if name == line else any(map(is_date_line, split_lines(after)))
        if PERSON.fullmatch(name) and _is_name(name) and beside:
            return (name,)
    return ()


def is_opined(copied: str, title: str | None) -> bool:
    """Return whether the byline that a page shows below its headline calls the text an opinion: "Column by Ida Brandt"."""
    below = (line.lstrip("# ") for line in lines_around(copied, title)[1][:BELOW])
    return any(len(line) <= POST_LETTERS and OPINED.match(line) for line in below)


def is_post(line: str) -> bool:
    """Return whether a line says what somebody is who writes."""
    return (
        len(line) <= POST_LETTERS
        and bool(POST.fullmatch(line))
        and not line_signs.END_MARK.search(line)
    )


def without_date(line: str) -> str:
    """Return a byline without the day after it: "By Ida Brandt on Monday, …"."""
    return DATED.sub("", line) if len(line) <= LONGEST else line


def tells_better(shown: Sequence[str], stated: Sequence[str], copied: str) -> bool:
    """Return whether a byline names people rightly whom the metadata leaves out or gives another name.

    It names all of the stated and more, or the page that a reader sees has none of the stated anywhere.
    """
    if not shown or not all(map(PERSON.fullmatch, shown)):
        return False
    told, names = (
        {line_signs.fold(name) for name in stated},
        {line_signs.fold(name) for name in shown},
    )
    if told <= names:
        return told != names
    seen = line_signs.fold(copied)
    return not any(name in seen for name in told)


def _is_name(name: str) -> bool:
    """Return whether a piece of a byline names somebody who is no agency."""
    folded = name.casefold()
    house = folded in _agencies() or folded.endswith((" staff", " agencies")) or is_outlet(name)
    return name[:1].isupper() and not house


def _agencies() -> frozenset[str]:
    return frozenset(name.casefold() for name in word_list("pictures")["agencies"])


def is_house(name: str) -> bool:
    """Return whether an author stated by a page is no person: an agency, an outlet, its staff."""
    folded = name.casefold()
    return folded in _agencies() or folded.endswith((" staff", " agency")) or is_outlet(name)


def is_account(name: str, copied: str, stated: Sequence[str] = ()) -> bool:
    """Return whether a stated author is the account that put the page up: one word that no reader of the page sees but in an address.

    Scripts without capitals write whole names without a blank: there it is a person beside one whom the page shows.
    """
    beside = name.lower() == name.upper() and any(one in copied for one in stated)
    if " " in name or beside:
        return False
    return re.search(rf"{re.escape(name.casefold())}(?!@)", copied.casefold()) is None


def signed_at_foot(parts: Sequence[Part]) -> tuple[list[Part], tuple[str, ...]]:
    """Return a body without the credits at its foot, and who they say reported it; sentences that thank others stay."""
    names: list[str] = []
    kept = list(parts)
    for part in kept[-FOOT:]:
        if len(part.text) > NOTE_LETTERS or len(kept) <= FOOT:
            continue
        staff = line_signs.names_staff(line_signs.fold(part.text), NOTE_WORDS)
        if (staff and not THANKED.search(part.text)) or CONTRIBUTING.match(part.text):
            found = REPORTING.search(part.text)
            names.extend(_people(found["names"]) if found else ())
            kept = [one for one in kept if one is not part]
    return kept, tuple(dict.fromkeys(names))


def _people(line: str) -> Iterable[str]:
    return (name for piece in author_names(line) if PERSON.fullmatch(name := PLACE.sub("", piece)))
