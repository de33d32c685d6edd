"""Word lists of the quotations stage, read once from ``data``."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import yaml

CLASSES = ("say", "write", "tell", "ask", "promise", "name", "hold", "voice")


@functools.cache
def load(name: str) -> dict[str, Any]:
    """Return one of the data files; ``name`` is its file name without the ending."""
    file = resources.files(__package__) / "data" / f"{name}.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8"))


@functools.cache
def words(name: str, key: str) -> frozenset[str]:
    """Return one list of a data file as a set of lower-case words."""
    return frozenset(str(word).lower() for word in load(name)[key])


def inflect(lemma: str) -> list[str]:
    """Return the forms of a verb in news English, regular ones by rule."""
    irregular = load("cues")["irregular"].get(lemma)
    if irregular:
        return [lemma, *irregular]
    stem = lemma.removesuffix("e")
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z"))
    return [lemma, lemma + ("es" if sibilant else "s"), stem + "ed", stem + "ing"]


@functools.cache
def cue_classes() -> dict[str, tuple[str, str]]:
    """Return every form of every reporting verb: form -> (lemma, class); the first class wins."""
    data = load("cues")
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
    for phrase, kind in load("cues")["phrases"].items():
        verb, _, rest = phrase.partition(" ")
        for form in inflect(verb):
            forms.setdefault(form, {})[rest] = kind
    return forms
