"""Marks that stand between two words without a space: 'closed,"said' is four tokens, not one.

The tokeniser parts words at many signs but at no quotation mark, so that a space which a printer lost
hid the word of saying behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.util import compile_infix_regex

if TYPE_CHECKING:
    from spacy.language import Language

LETTER = r"[^\W\d_]"
STOP = rf"(?<={LETTER}{LETTER})[,.?!](?=[\"”]{LETTER})"
"""Two letters before it tell it from the points of an abbreviation."""
MARK = rf"(?<=[,.?!])[\"”](?={LETTER})"


def with_marks_parted(nlp: Language) -> Language:
    """Return the pipeline, whose tokeniser now parts words at a stop with a closing mark behind it."""
    tokenizer: Any = nlp.tokenizer
    infixes = [*(nlp.Defaults.infixes or ()), STOP, MARK]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp
