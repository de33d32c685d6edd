"""Cues that part a clause which no comma may part: "The council will, Hall said, sell the land"."""

import pytest


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Prices have, Mara Lindt said Tuesday, fallen for a year.", ["Prices have", "fallen for a year"]),
        ("The fire began in a shed, Mara Lindt said, and spread to the house.",
         ["The fire began in a shed", "and spread to the house"]),
    ],
)  # fmt: skip
def test_both_halves_of_a_clause_are_said_by_whoever_is_named_between(quote, text, parts):
    found = quote(text)
    assert [text[q.start : q.end] for q in found] == parts
    assert {(q.speaker, q.kind, q.statement) for q in found} == {("Mara Lindt", "indirect", 0)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nobody knows where the money is, Mara Lindt said, adding that she would ask.", "Nobody knows where the money is"),
        ("The port did what it could, Mara Lindt said, working through the night.", "The port did what it could"),
    ],
)  # fmt: skip
def test_a_clause_may_end_in_its_auxiliary_behind_a_question_word(quote, text, words):
    assert next(text[q.start : q.end] for q in quote(text)) == words


def test_a_text_may_end_with_whom_the_words_were_told(quote):
    assert quote("The port, Mara Lindt told the board") == ()
