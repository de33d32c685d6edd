"""Who signs a release: "I" and "we" outside quotation marks are theirs, not a reporter's.

A byline with an office tells of a release ("Mara Lindt, Secretary for Ports"); one without, or of
those who write for papers, names a reporter, whose "I" may be a source's in a text that lost a mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.model import Article, Mention

SIGNED = re.compile(
    r"(?P<name>[A-Z][\w.'’\-]*(?: (?:[a-z]{2,3} )?[A-Z][\w.'’\-]*){1,3}), (?P<role>[A-Z][^,;|]{2,80})"
)
"""A name and an office, and no second name."""


def signer(article: Article, mentions: Iterable[Mention]) -> Speaker | None:
    """Return who signs a release as the speaker of its "I" and "we", else None."""
    found = SIGNED.fullmatch(" ".join((article.byline or "").split()))
    if found is None:
        return None
    role = {word.strip(".").lower() for word in found["role"].split()}
    if role & words("sources", "press") or not role & words("sources", "labels"):
        return None
    name = found["name"]
    entity = next((m.entity for m in mentions if m.name == name and m.type == "PER"), None)
    return Speaker(name=name, kind="person", entity=entity, role=found["role"], known="inferred")
