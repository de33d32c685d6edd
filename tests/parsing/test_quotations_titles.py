"""Titles in quotation marks: what a work or a programme is called is nobody's words."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Mara Lindt, author of “The Long Shaft”, said nothing.",
        "Mara Lindt, who starred in “The Winter Ferry,” said little.",
    ],
)
def test_a_title_is_not_the_words_of_who_speaks_of_it(quote, text):
    assert quote(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mara Lindt called the vote “The Lie of the Century.”", "the vote “The Lie of the Century."),
        ("“No Way,” Mara Lindt said.", "No Way"),
        ("The sign read “Keep Out”.", "Keep Out"),
        ("Mara Lindt dismissed “The Salt Year” as “a cheap trick.”", "“The Salt Year” as “a cheap trick."),
    ],
)  # fmt: skip
def test_words_with_capitals_are_still_words_where_somebody_says_them(quote, text, words):
    (found,) = quote(text)
    assert text[found.start : found.end] == words


def test_a_title_at_the_head_of_a_paragraph_carries_no_speech_on(quote):
    text = "“We are glad,” Mara Lindt said.\n\n“The Salt Year,” a novel about miners, won a prize in May."
    (found,) = quote(text)
    assert text[found.start : found.end] == "We are glad"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Remarks of Secretary Mara Lindt drew applause. “It is late,” she said.", "Secretary"),
    ],
)  # fmt: skip
def test_a_role_ends_behind_the_title_that_it_names(quote, text, role):
    (found,) = quote(text)
    assert found.role == role


def test_a_label_may_leave_the_last_of_two_surnames_out(quote):
    text = "Ana Lindt Vega came.\n\nMAYOR LINDT: The bridge was old.\n\nQUESTION: Is it safe?"
    assert [q.speaker for q in quote(text)] == ["Ana Lindt Vega"]


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("the girl’s stepmother, her brother and a dozen classmates", None),
        ("the girl’s stepfather,", "girl's stepfather"),
    ],
)
def test_a_relative_of_the_other_sex_is_the_next_of_a_list(quote, told, role):
    text = f"Juan Gomez, {told} planned to leave. Gomez said that the port was late."
    assert [q.role for q in quote(text)] == [role]
