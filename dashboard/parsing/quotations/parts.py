"""What a quotation is made of before it is one: its cue and the cue's subject."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """The head of a verb's subject; whether it is another verb's; the token of "who"."""

    head: int | None = None
    borrowed: bool = False
    relative: int | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb or "according to": its token, its extent, its kind and its subject's head.

    ``borrowed`` says that the subject belongs to another verb ("X left, saying ...");
    ``relative`` is the token of "who" where the subject is what it stands for; ``label_first`` is
    the first token of a name that layout, not a verb, sets beside the words.
    """

    token: int
    first: int
    last: int
    lemma: str
    kind: str
    subject: int | None
    borrowed: bool = False
    relative: int | None = None
    label_first: int | None = None


Span = tuple[int, int]
"""The first and the last token of some words."""
NOBODY = Cue(-1, -1, -1, "", "", None)
"""The cue of those who are only told of."""
