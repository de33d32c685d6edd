import re
from importlib.resources import files
from pathlib import Path

import pytest
from telling import events_of

from dashboard.parsing.lexicon import REPORTING, event_words, load


def test_each_list_of_a_rule_has_a_rule():
    rules = Path(str(files("dashboard.parsing"))).rglob("*.py")
    code = "".join(file.read_text(encoding="utf-8") for file in rules)
    assert set(re.findall(r'rule_words\(\s*"(\w+)"', code)) == {*load("event_rules")}


def test_words_are_lower_case_lemmas():
    words = event_words()
    listed = {w for group in (*words.verbs.values(), *words.nouns.values()) for w in group}
    assert all(word == word.lower() for word in listed | words.classes.keys())


def test_a_verb_that_reports_words_is_listed_once_for_quotations_and_events():
    told, both = load("event_verbs"), load("reporting")
    cues = {verb for kind in REPORTING for verb in both[kind]}
    assert event_words().verbs["reporting"] >= {"say", "quip", "snipe"}
    assert event_words().verbs["reporting"].isdisjoint({"agree", "rule", "announce", "testify"})
    assert cues.isdisjoint(told["reporting_too"].split())
    assert {*told["deeds_too"].split()} <= cues


def test_near_classes_exist():
    names = frozenset().union(*event_words().classes.values())
    assert all(pair <= names and len(pair) == 2 for pair in event_words().near)


def test_phrases_are_in_a_class_or_begin_with_a_verb_of_one_word():
    assert all("_" in phrase for phrase in event_words().phrases)


def test_an_unknown_word_is_a_class_of_its_own():
    assert event_words().classes_of("gurgle") == {"=gurgle"}
    assert event_words().classes_of("trip") & event_words().classes_of("visit")


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("The strike left the town poorer than before.", ["strike", "leave_so"]),
        ("The long drought leaves Norway weaker.", ["drought", "leave_so"]),
        ("Ines Halvorsen left Oslo on Monday.", ["leave"]),
    ],
)
def test_what_is_left_as_it_is_is_no_departure(text, lemmas):
    assert [e.lemma for e in events_of(text)] == lemmas


@pytest.mark.parametrize(
    "text",
    [
        "The picture shows Ines Halvorsen, left, on August 7 in Oslo.",
        "Ines Halvorsen, right, and Tom Baker (left) in Oslo on Monday.",
    ],
)
def test_who_stands_left_in_a_picture_leaves_nothing(text):
    assert "leave" not in [e.lemma for e in events_of(text)]


def test_a_number_that_begins_with_an_article_is_whole():
    labels = [e.label for e in events_of("A/77/54 Treaty on the Ban of Nets was signed.")]
    assert any(label.startswith("A/77/54") for label in labels)
    assert not any(label.startswith("/") for label in labels)


def test_how_things_are_is_no_event_and_what_a_phrasal_verb_tells_is():
    text = (
        "Oslo was calm. The illness affects the lungs. Tom Baker weighed in on Monday. "
        "Ines Halvorsen paints the hill this year."
    )
    found = {event.lemma for event in events_of(text)}
    assert found.isdisjoint({"affect", "paint"})
    assert "weigh" in found


def test_a_noun_that_was_taken_for_a_verb_is_no_event():
    text = "The Reds spent Monday trying to distance themselves from suspensions for Browns pass rusher Tom Baker."
    assert "pass" not in {event.lemma for event in events_of(text)}
