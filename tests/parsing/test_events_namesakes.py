import pytest
from telling import days, event_at


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            (
                "It was a hard week. Many left. On Friday the Harbour index closed down 31 points at 5,616. "
                "The Lindt index closed 3 points lower Friday at 1,141."
            ),
            "closed down",
            "closed 3",
        ),
        (
            (
                "Norland hanged a farmer in Oslo on Friday. Of the 270 people hung or hanged in Norland since "
                "1975, half were farmers."
            ),
            "hanged a farmer",
            "hanged in Norland",
        ),
        (
            (
                "Tom Baker was detained on Friday, his family said. Baker was jailed for two years after the army "
                "crushed a march on June 4, 2001."
            ),
            "detained",
            "jailed",
        ),
    ],
)
def test_what_only_shares_its_word_is_another_event(text, one, other):
    assert event_at(text, one).event != event_at(text, other).event


def test_an_arrest_told_again_is_one_event():
    text = "Tom Baker was arrested on Friday. Police detained Baker at his house in Oslo."
    assert event_at(text, "arrested").event == event_at(text, "detained").event


def test_a_meeting_has_the_day_behind_its_purpose():
    event = event_at("Tom Baker and Ann Lee met to discuss the harbour on Monday.", "met")
    assert days(event) == ("2021-05-10", "2021-05-10")


def test_what_only_goes_on_is_no_event_of_the_day():
    text = "In a call today on the ongoing talks between Norland and Sudland, Ann Lee praised both."
    assert event_at(text, "talks").worth < 2


def test_a_year_of_what_somebody_won_is_not_that_of_what_won_it():
    event = event_at("Ann Lee's tax cut won her a second term in 2014.", "cut")
    assert days(event) != ("2014-01-01", "2014-12-31")
