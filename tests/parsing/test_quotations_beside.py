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
        ("“We wait,” the nominee said after he was asked about the strike by a sailor who pledged his help to the port.",
         [("We wait", "nominee"), ("the strike by a sailor who pledged his help to the port", None)]),
        ("As Mara Lindt noted during a visit to Sandport in March, the port has responded with great speed.",
         [("the port has responded with great speed", "Mara Lindt")]),
        ("The plan would raise three million, according to the Port Centre - half a point of the budget.",
         [("The plan would raise three million", "Port Centre")]),
    ],
)  # fmt: skip
def test_words_are_whose_verb_they_stand_beside(quote, text, found):
    assert [(text[q.start : q.end], q.speaker) for q in quote(text)] == found


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“It is closed,” the mayor and the union said.", ["mayor and union"]),
    ],
)  # fmt: skip
def test_who_speaks_beside_a_second_role_a_dash_a_bracket_or_a_heading(quote, text, speakers):
    assert [q.speaker for q in quote(text)] == speakers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(There is no poll of the port, but several union leaders suggested he would be strong.)",
         [("he would be strong", "several union leaders")]),
        ("The latest study from 2020 shows that most voters waited.",
         [("most voters waited", "latest study from 2020")]),
        ("According to the study, published in the Port Post, the old sailor had suffered years of hunger, thirst and cold.",
         [("the old sailor had suffered years of hunger, thirst and cold", "study")]),
    ],
)  # fmt: skip
def test_words_are_neither_a_cue_nor_a_measure_nor_cut_short(quote, text, found):
    assert [(text[q.start : q.end], q.speaker) for q in quote(text)] == found


def test_nobody_goes_on_speaking_behind_a_heading(quote):
    text = (
        "The police said: “Ten people were held at the port.”\n\nThe full speech of the day\n\n"
        "“We will build new ships and open the port to all who want to trade with us.”"
    )
    assert [q.speaker for q in quote(text)] == ["police", None]


def test_who_travels_to_urge_something_is_not_the_place(quote):
    text = "Mara Lindt will travel to Norwick, Sandport, and Armenia on June 14 to emphasize the long friendship of the ports."
    (found,) = quote(text)
    assert (found.speaker, found.status) == ("Mara Lindt", "expected")


def test_claims_that_say_something_are_no_group(quote):
    (found,) = quote("Claims in an old letter said that the dam had cracked.")
    assert found.speaker_kind == "document"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # who says what others say goes on
        (("Ida Moor, who studies schools, says that reports from Sandport indicate that the boards work. “Some are schools, "
         "while others have two teachers.” She left."), "Ida Moor"),
        # a sentence of its own that tells something else
        (("“We hoped it would be one term,” Mara Lindt says about the move to Ulm. “Nobody thought that it could be for good.” "
         "Her family left with only their papers."), "Mara Lindt"),
        # words in marks that their own sentence is about
        (("“She needs two big ideas,” said Tom Baker, who sat on the board.\n\nStill, there is something old about Mrs. Moor's "
         "plans.\n\n“I am really committed to bringing back mills” sounds great in Sandport."), None),
        # the subject before the verb, behind a comma
        ("Those who did took only “the few things that you can carry in two hands”, Tom Baker says.", "Tom Baker"),
        # a name that ends in a full stop
        ("The analyst, Jonas Falk Jr., went to Ulm on Monday. “I don't think it can get back,” he said.", "Jonas Falk Jr."),
        # a title with a full stop before the name
        ("At a rally on Monday, Dena Volk's party rival Sen. Marta Quill said Volk is “unfit for office.”", "Marta Quill"),
    ],
)  # fmt: skip
def test_words_in_marks_are_of_who_says_the_whole(quote, text, speaker):
    assert quote(text)[-1].speaker == speaker


def test_what_somebody_is_called_ends_before_what_they_are_called_so_for(quote):
    text = "Tom Baker also called the Ulm voters “stupid” for supporting Lindt."
    assert [text[q.start : q.end] for q in quote(text)] == ["the Ulm voters “stupid"]
