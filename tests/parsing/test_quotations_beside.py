"""Clauses beside a cue that it does not report, and whose words stand beside somebody else's verb."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The row clouded the day and served as a reminder that despite all attempts, Mr. Lindt continues to be plagued by stumbles.",
        "Travel is a large expense of the port: A company she owns has charged the port some three million in costs.",
        "The board ranks its sailors according to their age.",
    ],
)
def test_a_verb_with_a_thing_of_its_own_reports_no_clause_before_it(quote, text):
    assert quote(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("''She needs one or two big ideas,'' said Bo Vey, who served as harbour secretary during the last term yet endorsed Ann Berg.",
         [("She needs one or two big ideas", "Bo Vey")]),
        ("“We wait,” the nominee said after he was asked about the strike by a sailor who pledged his help to the port.",
         [("We wait", "nominee"), ("the strike by a sailor who pledged his help to the port", None)]),
        ("The evening ended with Mara Lindt asking Bo Vey whether he would leave the port.",
         [("whether he would leave the port", "Mara Lindt")]),
        ("As Mara Lindt noted during a visit to Sandport in March, the port has responded with great speed.",
         [("the port has responded with great speed", "Mara Lindt")]),
        ("The plan would raise three million, according to the Port Centre - half a point of the budget.",
         [("The plan would raise three million", "Port Centre")]),
    ],
)  # fmt: skip
def test_words_are_whose_verb_they_stand_beside(quote, text, found):
    assert [(text[q.start : q.end], q.speaker) for q in quote(text)] == found
