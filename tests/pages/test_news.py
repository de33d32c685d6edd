"""The news of the Overview: what is much reported, each with what is in doubt about it."""

import pytest
from handmade import collection, report

TREATY = ("signed the treaty", "Ada Lund signs treaty", "2031-03-04", "2031-03-04", "stated")
FLEET = ("The fleet sails on 1 May 2031", "Fleet sails", "2031-05-01", "2031-05-01", "stated")
GUESSED = ("Tolls fell", "Tolls fall", "2031-03-05", "2031-03-05", "assumed")
DAYS = [("4 March 2031", "2031-03-04", "2031-03-04"), ("1 May 2031", "2031-05-01", "2031-05-01")]
TEXT = "Ada Lund signed the treaty on 4 March 2031. The fleet sails on 1 May 2031. Tolls fell."


@pytest.fixture
def told(tmp_path):
    """Write a collection whose articles all report these events, each with its status."""

    def written(*events):
        reports = [
            report(f"n{number}", "Treaty", "2031-03-05", "Sea Log", TEXT, events=events, dates=DAYS)
            for number in range(3)
        ]
        return collection(tmp_path / "told", reports)

    return written


@pytest.mark.parametrize(("status", "said"), [("planned", ", planned"), ("happened", "")])
def test_what_is_also_much_reported_is_said_to_be_planned_if_it_is(open_page, told, status, said):
    words = open_page(told((*TREATY, status), (*FLEET, status))).words
    assert f"Ada Lund signs treaty, 4 Mar 2031{said}" in words
    assert f"Fleet sails, 1 May 2031{said}" in words
    assert "3 of 3 articles report: " in words
    assert "Also much reported: " in words


def test_an_event_whose_date_is_assumed_is_no_news(open_page, told):
    words = open_page(told((*GUESSED, "happened"))).words
    assert "Ada Lund is named most often" in words
    assert "Also much reported" not in words
