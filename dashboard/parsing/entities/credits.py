"""Photo credits, agency tags and desk lines: names that are there but that no story is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import Article
    from dashboard.parsing.entities.spans import Name

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
            rf"(?m)\b{AGENCY}\s?/\s?(?:[A-Z][\w.'’-]{{1,30}}(?:\s(?:[a-z]{{2,3}}\s)?[A-Z][\w.'’-]{{1,30}}){{0,3}})"
            r"(?:\s?/\s?(?:File Photo|File photo|Files|Pool|Illustration|Handout))*"
        ),
        (
            rf"(?<!\w)(?:[A-Z][\w.'’-]{{1,30}}\s){{1,3}}[A-Z]?[\w.'’-]{{0,30}}\s?[/|]\s?(?:Pool via |pool via |via )?{AGENCY}"
            rf"(?:\s?(?:-|–|/|\||via)\s?{AGENCY})*"
        ),
        rf"\bvia\s{AGENCY}(?:\s?(?:-|–|/)\s?{AGENCY})*",
        r"\((?:Additional |Writing |Compiled )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled) by [^()\n]{3,400}\)?",
        r"(?m)^(?:Additional )?(?:Reporting|Writing|Editing|Compiled) by [^\n]{3,300}$",
        (
            r"(?:Photo(?:graph)?|Photo credit|Image|Picture|Credit|Illustration|Video)s?(?: by|:| courtesy of)"
            r"\s+(?:[A-Z][\w.'’-]{1,30}[ /,&-]{0,3}){1,6}"
        ),
        r"©\s?(?:\d{4}\s)?(?:[A-Z][\w.'’-]{1,30}[ /,&-]{0,3}){1,6}",
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
