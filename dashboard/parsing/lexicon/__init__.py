"""The words that the rules know: one folder of YAML lists, and what reads them."""

from __future__ import annotations

from dashboard.parsing.lexicon.events import EventWords, event_words
from dashboard.parsing.lexicon.lists import load, words
from dashboard.parsing.lexicon.reporting import cue_classes, inflect, phrasal_cues

__all__ = [
    "EventWords",
    "cue_classes",
    "event_words",
    "inflect",
    "load",
    "phrasal_cues",
    "words",
]
