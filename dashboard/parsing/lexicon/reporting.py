"""Verbs that report words, in all their forms."""

from __future__ import annotations

import functools

from dashboard.parsing.lexicon.lists import load

CLASSES = ("say", "write", "tell", "ask", "promise", "name", "hold", "voice")


def inflect(lemma: str) -> list[str]:
    """Return the forms of a verb in news English, regular ones by rule."""
    irregular = load("reporting")["irregular"].get(lemma)
    if irregular:
        return [lemma, *irregular]
    stem = lemma.removesuffix("e")
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z"))
    return [lemma, lemma + ("es" if sibilant else "s"), stem + "ed", stem + "ing"]


@functools.cache
def cue_classes() -> dict[str, tuple[str, str]]:
    """Return every form of every reporting verb: form -> (lemma, class); the first class wins."""
    data = load("reporting")
    forms: dict[str, tuple[str, str]] = {}
    for kind in CLASSES:
        for lemma in data[kind]:
            for form in inflect(lemma):
                forms.setdefault(form, (lemma, kind))
    return forms


@functools.cache
def phrasal_cues() -> dict[str, dict[str, str]]:
    """Return verbs that report together with a following word: form -> {word: class}."""
    forms: dict[str, dict[str, str]] = {}
    for phrase, kind in load("reporting")["phrases"].items():
        verb, _, rest = phrase.partition(" ")
        for form in inflect(verb):
            forms.setdefault(form, {})[rest] = kind
    return forms
