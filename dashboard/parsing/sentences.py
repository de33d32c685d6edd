"""Where sentences end: the model's ends mended, and what has no end cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span

LONGEST = 400
"""Tokens after which a sentence is cut: rules walk a sentence's syntax from each of its words.

Of 3,800 news texts one table of football results is longer, and no prose.
"""


def mend_sentences(doc: Doc) -> None:
    """Undo the ends that the model sets inside a sentence: "at 131 West 23rd | Street", "5 p.m. | in".

    A sentence ends in a mark; behind an abbreviation's dot none begins small. What no mark ends, a
    table or a list, is cut all the same.
    """
    begun = 0
    for token in doc[1:]:
        before = doc[token.i - 1].text
        short = before[-1] == "." and len(before) > 1 and token.text[:1].islower()
        if token.is_sent_start and (before[-1].isalnum() or short):
            token.is_sent_start = False
        if token.i - begun >= LONGEST:
            token.is_sent_start = True
        if token.is_sent_start:
            begun = token.i


def sentences_of(doc: Doc) -> Iterable[Span]:
    """Return a line's sentences; the whole line where there is no model to part them."""
    return doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
