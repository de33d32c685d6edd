"""What every label of the demo keeps to: the words of its text, and those that turn what they tell."""

import re

import demos
import pytest

from dashboard.corpus.annotated_articles import ITEMS, Readings
from dashboard.corpus.store import Store

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
FRAMES = frozenset(
    {"visit", "visits", "meet", "meets", "is", "are", "does", "do", "not", "that", "others", "and"}
    | {"was", "were"}
)
"""Words of short frames, of a denial told as one, of lists that were cut, and of passives that the text shortens."""
TURNING = frozenset(
    {"not", "never", "may", "might", "could", "should", "must", "allegedly", "nearly", "almost"}
)


@pytest.fixture(scope="module")
def parsed():
    store = Store(demos.ready())
    folders = store.manifest().segments
    readings = Readings({name: store.read(name, folders) for name in ("articles", *ITEMS)})
    return readings.of(readings.articles)


def words(text):
    return {word.lower() for word in WORD.findall(text.replace("’", "'").replace("n't", " not"))}


def test_every_word_of_a_label_stands_in_its_text_or_names_who_is_meant(parsed):
    strange = []
    for article, found in parsed:
        printed = words(article.text).union(*(words(mention.name) for mention in found.mentions))
        lemmas = (part for event in found.events for part in event.lemma.split("_"))
        stems = {word[:3] for word in (*printed, *lemmas)}
        for event in found.events:
            label = words(event.label) - printed - FRAMES
            parts = {part for word in label for part in re.split(r"['-]", word) if len(part) > 2}
            strange += [(event.label, part) for part in parts if part[:3] not in stems]
    assert parsed
    assert strange == []


def test_no_label_loses_a_word_that_turns_its_verb(parsed):
    lost, turned = [], 0
    for article, found in parsed:
        told = {}
        for event in found.events:
            told.setdefault(event.event, []).append(event)
        for mentions in (some for some in told.values() if len(some) == 1):
            (event,) = mentions
            turning = words(article.text[event.head_start : event.head_end]) & TURNING
            turned += bool(turning)
            if turning - words(event.label) and "den" not in event.label:
                lost.append((event.label, turning))
    assert turned
    assert lost == []
