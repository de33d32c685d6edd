"""Mentions of one kind that are told of things called alike, of acts that follow each other, or over years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import rule_words

if TYPE_CHECKING:
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.events.frames import Frame
    from dashboard.parsing.syntax.document import Document

YEARS = 400
"""Days of a time over which something happened again and again: "270 people hanged since 1975"."""


def namesakes(document: Document, frame: Frame) -> frozenset[tuple[str, str]]:
    """Return the nouns of those who act with each name before them: ("index", "harbour") of "the Harbour index"."""
    return frozenset(
        (document.lemma[n], document.lower[c])
        for n in frame.acting
        if document.pos[n] == "NOUN"
        for c in document.of_dep(n, "compound", "nmod", "poss")
        if document.pos[c] == "PROPN"
    )


def are_namesakes(one: Draft, other: Draft) -> bool:
    """Return whether two verbs are of things that only a name tells apart: "the Harbour index", "the Lindt index"."""
    if one.headline or one.clause.nominal or other.clause.nominal:
        return False
    kinds = {noun for noun, _ in one.namesakes} & {noun for noun, _ in other.namesakes}
    return bool(kinds) and not one.namesakes & other.namesakes


def are_other_lengths(one: Draft, other: Draft) -> bool:
    """Return whether of two verbs one is of a day, and the other of many years: "hanged on Friday", "hanged since 1975"."""
    if one.headline or one.clause.nominal or other.clause.nominal:
        return False
    times = sorted((one.time, other.time), key=lambda time: time.days)
    return bool(times[0].one_day and times[1].known and times[1].days > YEARS)


def is_later_step(one: Draft, other: Draft) -> bool:
    """Return whether one is held and the other is put in prison: "was jailed in 2001", "was detained on Friday"."""
    if one.headline or (one.main and other.main):
        return False
    steps = (rule_words("held"), rule_words("imprisoned"))
    return any(one.lemma in here and other.lemma in there for here, there in (steps, steps[::-1]))
