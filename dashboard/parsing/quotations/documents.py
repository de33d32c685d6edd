"""Documents that speak: whose they are, and who drew them up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.parts import NOBODY, of_mention
from dashboard.parsing.quotations.phrases import own_words
from dashboard.parsing.quotations.sources import kind_of_source

if TYPE_CHECKING:
    from dashboard.model import Mention
    from dashboard.parsing.coreference.people import People
    from dashboard.parsing.quotations.parts import Cue, Speaker
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

    def following(self, cue: Cue, paper: Speaker, last: Speaker | None) -> Speaker:
        """Return who spoke last where a line only says that a document follows: "Transcript as follows:"."""
        document, head = self.document, cue.subject
        if cue.kind != "lead" or head is None or paper.kind != "document":
            return paper
        if last is None or last.kind != "person":
            return paper
        begins, ends = document.line_of(document.start[head])
        alone = not document.text[document.end[cue.last] : ends].strip()
        short = len(document.text[begins:ends].split()) <= HEADING_WORDS
        if not (alone and short and document.lower[head] in words("sources", "verbatim")):
            return paper
        return replace(last, start=paper.start, end=paper.end, known="inferred")

    def met_before(self, span: Speaker, head: int, first: int) -> Speaker | None:
        """Return whose document "the statement" is, where the text told it before."""
        known = self.known.get(self.document.lower[head])
        if known is None or first != head - 1 or self.document.lower[first] not in ("the", "this"):
            return None
        return replace(known, start=span.start, end=span.end, known="inferred")

    def giver(self, head: int) -> int | None:
        """Return whose act a relative clause makes a document: "figures her campaign released"."""
        verb = self.document.child(head, "relcl")
        subject = self.document.child(verb, "nsubj") if verb is not None else None
        return None if subject is None or self.document.lower[subject] in WHO else subject

    def maker(self, head: int) -> Mention | None:
        """Return the body that is named as a document's maker: "an analysis of census data by the Amsel Union"."""
        document = self.document
        for token in range(head + 1, document.right[head] + 1):
            by = document.lower[token] == "by" and document.inside[token] < 0
            whose = document.child(token, "pobj") if by else None
            made = document.head[token] == head or document.tag[document.head[token]] != "VBN"
            found = None if whose is None or not made else self.people.at(whose, whose, whose)
            if found is not None and found.type == "ORG":
                return found
        return None

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

    def drawn_up(self, span: Speaker, head: int, first: int) -> Speaker | None:
        """Return whose "a bank analysis" is: the house's that is named in it.

        "The bank investigation" may be one of the bank; "a bank investigation" is the bank's.
        """
        document = self.document
        if first == head or not (
            document.lower[head] in words("sources", "drawn_up")
            or (
                document.lower[head] in words("sources", "looked_into")
                and document.lower[first] in A
            )
        ):
            return None
        house = self.people.within(first, head - 1, ("ORG",))
        if house is None or document.child(head, "poss") is not None:
            return None
        return of_mention(house, span)

    def issuer(self, span: Speaker, head: int) -> Speaker | None:
        """Return the body that a document is of, where no name tells it: "the ministry's statement"."""
        document = self.document
        owner = document.child(head, "poss") or self.giver(head)
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
        return self.nameless.described(span, owner, first, last, None)
