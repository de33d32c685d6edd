"""Bylines into names: who wrote it, without the words around the names."""

from __future__ import annotations

import functools
import re

from dashboard.intake.words import word_list

LEAD_IN = re.compile(
    r"^\W*(?:(?:written|report(?:ed|ing)|published|posted|submitted|story|words?|text|analysis|opinion|review|"
    r"interview|exclusive)\s+)?(?:by|von|par|por|di|door|av|af)\b[\s:]+"
    r"|^\W*(?:text|words|story|reporter|authors?|autor(?:in|en)?)\s?:\s+",
    re.IGNORECASE,
)
SPLIT = re.compile(r"\s*(?:[;|\n•·]|,|\s&\s|\s(?:and|und|et|y|e|en|och|og)\s)\s*")
PROFILE = re.compile(r"https?://|www\.|@|\d{3}")
GLUED = re.compile(
    r"(?<=[a-z]|[A-Z])(?:Associated Press|Agence France-Presse|Staff Writer|Staff Reporter"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
"""What the markup beside a name leaves at its end, without a blank between them."""
ADDRESS = re.compile(r"\s*[(<]?[\w.+-]*@[\w.-]+[)>]?")
"""A mail address or a handle beside a name."""
AGO = re.compile(
    r"\s*(?:an?|\d{1,2}) ?(?:m|h|d|min(?:ute)?|hour|day|week|month|year)s?\.? ago\b.*",
    re.IGNORECASE,
)
"""How long ago a page was published, which the markup leaves after a name, at times without a blank."""
DEGREES = frozenset(
    {
        "MD",
        "M.D",
        "PhD",
        "Ph.D",
        "MS",
        "MA",
        "MBA",
        "MPH",
        "RD",
        "RDN",
        "RN",
        "JD",
        "Esq",
        "Jr",
        "Sr",
    }
)
"""What follows a name and a comma, and is none."""
OFFICE = re.compile(
    r"\b(?:writer|editor|editor-at-large|reporter|correspondent|columnist|team|newsroom|desk)s?$",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z]).*")
TAIL = re.compile(
    r"(?<=\w \S)(\S*)\s+(?:for|of|at|on|im|in|from|aus|reports?|reporting|is an?|is the|has been|für"
    r"|–|—|-|/|\||the associated press|associated press|ap|reuters|afp|dpa|bloomberg)(?:\s.*)?$",
    re.IGNORECASE,
)


def author_names(byline: str | None) -> tuple[str, ...]:
    """Return the names in a byline, in order, each once."""
    if not byline:
        return ()
    line = LEAD_IN.sub("", " ".join(byline.split()))
    names = []
    for piece in SPLIT.split(line.split(" | ")[0]):
        name = tidy_name(piece)
        if name and name not in names:
            names.append(name)
    return tuple(names)


def turned(name: str) -> str:
    """Return "Last, First" as "First Last", and any other name as it is."""
    last, _, first = name.partition(",")
    return f"{first.strip()} {last.strip()}".strip()


def tidy_name(piece: str) -> str | None:
    """Return one name without lead-in and post, None where it is an address or a job title."""
    name = LEAD_IN.sub("", piece.strip(" \t.,:;*_[]()\"'"))
    name = AGO.sub("", ADDRESS.sub("", name))
    name = GLUED.sub("", TAIL.sub(r"\1", SENTENCE.sub("", name))).strip(" .,:;")
    if PROFILE.search(name) or len(name) > 80 or len(name.split()) > 7:
        return None
    if name in DEGREES or OFFICE.search(name) or f"{name.casefold()} ".startswith(_posts()):
        return None
    return name if any(map(str.isalpha, name)) else None


@functools.cache
def _posts() -> tuple[str, ...]:
    """Return what opens a post that stands for a name, with the blank after it."""
    return tuple(f"{post} " for post in word_list("posts"))
