"""Documents that speak: whose they are, and who drew them up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.parts import NOBODY
from dashboard.parsing.quotations.phrases import own_words
from dashboard.parsing.quotations.sources import kind_of_source

if TYPE_CHECKING:
    from dashboard.parsing.coreference.people import People
    from dashboard.parsing.quotations.parts import Speaker
    from dashboard.parsing.quotations.unnamed_sources import Nameless
    from dashboard.parsing.syntax.document import Document


WHO = words("function_words", "who")
HEADING_WORDS = 7
"""A line of so many words only says what follows."""
ISSUED = words("function_words", "issued")
A = frozenset({"a", "an"})


class Papers:
    """Finds who stands behind a document of the article."""

    def __init__(self, document: Document, people: People, nameless: Nameless) -> None:
        self.document, self.people, self.nameless = document, people, nameless
        self.known: dict[str, Speaker] = {}

    def spoke_in(self, verb: int, speaker: Speaker) -> None:
        """Remember whose document it is that somebody speaks in: "the board said in a statement"."""
        document = self.document
        if not speaker.name or speaker.kind == "document":
            return
        for child in document.children[verb]:
            paper = document.child(child, "pobj") if document.lower[child] == "in" else None
            if paper is not None and document.lower[paper] in words("sources", "documents"):
                self.known[document.lower[paper]] = speaker

    def met_before(self, span: Speaker, head: int, first: int) -> Speaker | None:
        """Return whose document "the statement" is, where the text told it before."""
        known = self.known.get(self.document.lower[head])
        if known is None or first != head - 1 or self.document.lower[first] not in ("the", "this"):
            return None
        return replace(known, start=span.start, end=span.end, known="inferred")

    def last_of(self, head: int, last: int) -> int:
        """Return the last token of a document's words before who got, saw or printed it.

        "A letter to X", "a copy seen by X", "a study published in X"; what is "published by X" is theirs.
        """
        document, seen = self.document, words("sources", "seen_by")
        for token in range(head + 1, last + 1):
            word = document.lower[token]
            sent = document.head[token] == head and word in words("sources", "sent_to")
            printed = word == "published" and document.lower[token + 1] != "by"
            if sent or (document.tag[token] == "VBN" and (printed or word in seen)):
                return token - 1
        return last

    def issuer(self, span: Speaker, head: int) -> Speaker | None:
        """Return the body that a document is of, where no name tells it: "the ministry's statement"."""
        document = self.document
        owner = document.child(head, "poss")
        for child in document.children[head]:
            if owner is None and document.lower[child] in ISSUED and child > head:
                owner = document.child(child, "pobj")
        if owner is None or document.inside[owner] >= 0 or document.tag[owner] == "CD":
            return None  # "a study from 2020"
        kind = kind_of_source(document, owner)
        asked = kind == "group" and document.lower[document.head[owner]] == "of"
        if asked or kind not in ("organisation", "unnamed", "group"):
            return None  # "a poll of voters" is not theirs
        first, last = own_words(document, owner, NOBODY)
        return self.nameless.described(span, owner, first, last)
