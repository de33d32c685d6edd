"""Who speaks where the syntax stops short: at a title, a rank, a body or a place before the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.entities.patterns import PATTERNS
from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.speaker_parts import is_agent, kind_of_source
from dashboard.parsing.syntax.document import RANKS

if TYPE_CHECKING:
    from dashboard.parsing.coreference.people import People
    from dashboard.parsing.quotations.speaker_parts import Cue
    from dashboard.parsing.quotations.unnamed_sources import Nameless
    from dashboard.parsing.syntax.document import Document

TITLE_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "CCONJ", "PUNCT"})
HELPING = frozenset({"AUX", "ADV"})


def spoken_through(document: Document, people: People, cue: Cue, head: int) -> int:
    """Return the one through whom a place says something: of "Oslo said through its clerk" the clerk."""
    place = people.at(head, head, head)
    if place is None or place.type != "LOC" or cue.label_first is not None:
        return head
    speaking = (
        n
        for n in document.objects_of(cue.token, "through", "via")
        if kind_of_source(document, n) == "unnamed"
    )
    return next(speaking, head)


def named_beside(
    document: Document, people: People, nameless: Nameless, cue: Cue, head: int
) -> int:
    """Return the last token of the name right before a verb where the syntax passes it over.

    "Minister Per Aas said": "per" is a preposition too; "Aas said the talks": the talks say nothing.
    """
    if cue.label_first is not None or cue.borrowed:
        return head
    if document.word[head] in RANKS:
        return people.behind(head)  # "said Capt. Ana Roe": the syntax stops at the rank
    if PATTERNS.letters_last.fullmatch(f" {document.word[head]}") and people.right_before(head):
        return head - 1  # "Anthony Roe KC said"
    verb = cue.first
    named = people.right_before(verb)
    while named is None and verb > head + 1 and document.pos[verb - 1] in HELPING:
        verb -= 1
        named = people.right_before(verb)
    if named is None:
        return head
    first = document.token_at(named.start)
    missed = head > cue.last or head == first - 1 or _is_titled(document, head, first)
    parted = document.lower[first - 1] == ","  # "A friend of Vey, Anna Hall says"
    missed = missed or (parted and nameless.apposed(head) is None)
    return verb - 1 if missed else head


def _is_titled(document: Document, head: int, name: int) -> bool:
    """Return whether an office without an article is the title of the name it leads up to.

    "Bank director and economist Ann Hall said", "Norway's envoy to Malta Per Aas said"; not
    "lawyer for Ann Hall", "friend of actor Ann Hall" or "a spokesman for Senator Ann Hall".
    """
    word = document.lower[head]
    somebody = document.tag[head] == "NN" and (
        word in words("sources", "sources") or is_agent(word)
    )
    quoted = document.inside[head] >= 0 or document.tag[name - 1] == "IN"
    if not somebody or quoted or document.child(head, "det") is not None:
        return False
    return all(document.pos[t] in TITLE_WORDS for t in range(head + 1, name))
