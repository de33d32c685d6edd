"""Whose deed a label tells, where its subject is an aside, a second word for one, or owns what follows."""

import pytest
from telling import event_at, events_of

from dashboard.parsing.events.labels import tidy

CLEAR = 2


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "The son and heir of former presidents Karl Lindt and Per Lindt entered the race in June 2015.",
            "entered",
        ),
        (
            "In a march for the return, tens of thousands of women -- hundreds visibly pregnant and others carrying children -- marched along Ostra's boulevard on Friday to the embassy, waving flags.",
            "marched",
        ),
        (
            "Lindt faces trouble, most recently her decision to meet with Karl Roe in April while the ministry was investigating his wife.",
            "meet",
        ),
    ],
)
def test_half_a_subject_and_a_plan_long_done_are_no_label(text, word):
    assert event_at(text, word).worth < CLEAR


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A soldier and three farmers entered Ostra on Friday.", "entered"),
        ("The mayor of Ostra and the governor met Karl Roe on Friday.", "met"),
    ],
)
def test_two_who_act_together_are_a_subject(text, word):
    assert event_at(text, word).label.count(" and ") == 1


def test_which_is_no_person():
    text = "Ten mayors signed the letter to Ida Lindt, which was first printed last week and was organized by Karl Roe."
    assert event_at(text, "organized").worth < CLEAR


def test_a_deed_done_by_saying_it_keeps_its_doers_pronoun():
    text = "Lindt names Moor\n\nPresident Mara Lindt announces her nomination of Ida Moor as mayor on Monday."
    assert event_at(text, "announces").label.startswith("Mara Lindt announces her nomination")


def test_a_weekday_in_brackets_goes_with_the_word_that_it_explains():
    text = "Barry Roe was remanded in custody today (Wednesday) after appearing in court."
    assert "(" not in event_at(text, "remanded").label


@pytest.mark.parametrize(
    "later",
    [
        "Other major unions, including the bakers, have endorsed Lindt in the race.",
        "Separately, the union of bakers endorsed Lindt.",
    ],
)
def test_what_others_do_and_what_is_done_apart_is_another_event(later):
    text = f"A union of pilots endorsed Mara Lindt for president on Monday. {later}"
    assert event_at(text, "endorsed Mara").event != event_at(text, "endorsed Lindt").event


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        (
            "A group of Norland lawmakers introduced legislation this month to grant the boy citizenship.",
            "introduced",
            "A group of Norland lawmakers introduced legislation to grant the boy citizenship",
        ),
        (
            "Mara Lindt hired two lawyers on Monday, to everybody's surprise.",
            "hired",
            "Mara Lindt hired two lawyers",
        ),
    ],
)
def test_what_something_is_done_for_stays_though_a_day_parts_it(text, word, label):
    assert event_at(text, word).label == label


def test_notices_in_capitals_are_no_labels():
    text = "SEA ENERGY NORLAND ANNUAL CONFERENCE 19/06/2021"
    assert not [e for e in events_of(text) if e.worth >= CLEAR]


def test_the_credit_of_a_picture_is_cut_from_a_label():
    assert tidy("First night train to Ostra arrived Photo") == "First night train to Ostra arrived"
    assert tidy("Police release photo") == "Police release photo"


def test_a_dateline_in_brackets_is_no_part_of_what_somebody_says():
    text = "(NEW VENTA) – Police officers fatally shot a man carrying a pipe, police said."
    assert "VENTA" not in event_at(text, "said").label


def test_what_somebody_was_doing_beside_the_news_is_no_event():
    text = "A farmer crossing an Ostra street to attend a service Monday was hit by a van."
    assert event_at(text, "crossing").worth < CLEAR


def test_whom_somebody_meets_need_not_meet_each_other():
    text = "Ida Lindt met with Karl Roe and Barry Moor last week."
    assert event_at(text, "met").label == "Ida Lindt meets with Karl Roe and Barry Moor"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Harbour Gas & Electric Co. was sued by Ida Lindt in Ostra on Monday.", "sued"),
        ("A recent mask ban was ruled illegal by the Norland Supreme Court on Monday.", "ruled"),
    ],
)
def test_a_name_of_two_words_and_what_a_ruling_says_are_no_second_subject(text, word):
    assert event_at(text, word).worth >= CLEAR


def test_a_man_and_his_house_are_not_both_held():
    text = "A man whose house was allegedly a bomb factory was arrested on Monday in Norland."
    assert event_at(text, "arrested").worth < CLEAR
