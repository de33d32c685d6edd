"""What XML declares: a document type or an entity, which can make a reader run out of memory."""

from __future__ import annotations

import re

DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)\b|<!\[CDATA\[|<!--", re.IGNORECASE)
ENDS = {"<![CDATA[": "]]>", "<!--": "-->"}


def declares(text: str) -> bool:
    """Say whether markup declares a document type or an entity, wherever it stands."""
    place = 0
    while match := DECLARED.search(text, place):
        end = ENDS.get(match[0].upper())
        if end is None:
            return True
        place = text.find(end, match.end())
        if place < 0:
            return False
        place += len(end)
    return False
