import pytest
from telling import days, event_at


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "The Lindt index rose 8.8 points, its highest level since 62.6 in February 2015.",
            "rose",
        ),
        ("The Harbour index rose to 60 from 51.2 in April.", "rose"),
        ("The bond fell, raising its yield to 7.12 percent from 7.04 percent in April.", "raising"),
        ("Norland sold 500 boats, compared with 300 in April.", "sold"),
        ("The Harbour average fell 31 points after a 64-point decline in April.", "fell"),
        ("Tom Baker's books translate as “Wild Snow” (1963) and “Bread” (1975).", "translate"),
        ("A report by the Trade Ministry, on April incomes, pointed to a slowdown.", "pointed"),
    ],
)
def test_the_day_of_what_something_is_measured_against_is_not_its_own(text, word):
    assert days(event_at(text, word)) == ("2021-05-12", "2021-05-12")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Sales rose 3 percent to 200 million crowns in April from March.", "rose"),
        ("Norland sold 500 boats in April, compared with 300 in March.", "sold"),
        ("Shares in Northwind fell in April after a rise in costs.", "fell"),
        ("Tom Baker won the Harbour Cup in April.", "won"),
    ],
)
def test_the_day_of_what_is_measured_is_its_own(text, word):
    assert days(event_at(text, word)) == ("2021-04-01", "2021-04-30")


def test_what_ended_on_a_day_lasted_no_week():
    assert days(event_at("A strike by Norland's pilots ended May 8.", "strike"))[1] == "2021-05-08"
