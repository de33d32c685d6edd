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
    assert "3 articles report: " in words
    assert "As much reported: " in words  # the headline names one of two that share the first place


def test_an_event_whose_date_is_assumed_is_no_news(open_page, told):
    words = open_page(told((*GUESSED, "happened"))).words
    assert "Ada Lund is named most often" in words
    assert "Also much reported" not in words


ASKED = [
    (f"Words {number}", who, {"speaker_kind": "person"})
    for number, who in enumerate(("Ole Brandt", "Ole Brandt", "Ada Lund"))
]


def test_where_no_event_is_much_reported_who_is_quoted_most_is_the_news(open_page, tmp_path):
    once = ((*TREATY, "happened"), (*FLEET, "happened"))
    said = "“Words 0,” Ole Brandt said. “Words 1,” he said. “Words 2,” Ada Lund said."
    reports = [
        report("n0", "Treaty", "2031-03-05", "Sea Log", TEXT, events=once[:1], dates=DAYS[:1]),
        report("n1", "Fleet", "2031-03-05", "Sea Log", TEXT, events=once[1:], dates=DAYS[1:]),
        report("n2", "Words", "2031-03-05", "Sea Log", said, said=ASKED),
    ]
    words = open_page(collection(tmp_path / "apart", reports)).words
    assert "Ole Brandt is quoted most often, 2 times" in words
    assert "Quoted most:" not in words
    assert "much reported" not in words


def test_two_who_are_quoted_most_are_the_news_together(open_page, tmp_path):
    said = [(f"Words {number}", who, {"speaker_kind": "person"})
            for number, who in enumerate(["Ole Brandt", "Ada Lund"] * 2)]  # fmt: skip
    text = "“Words 0,” Ole Brandt said. “Words 1,” Ada Lund said. “Words 2,” he said. “Words 3,” she said."
    reports = [
        report("n0", "Words", "2031-03-05", "Sea Log", text, said=said),
        report("n1", "Fleet", "2031-03-05", "Sea Log", TEXT),
    ]
    page = open_page(collection(tmp_path / "tied", reports))
    assert "Ada Lund and Ole Brandt are quoted most often, 2 times each" in page.words
    assert 'href="quotations?speaker=Ada+Lund&amp;speaker=Ole+Brandt"' in page.html
    beside = open_page(collection(tmp_path / "tied", reports), entity=["Ada Lund"]).words
    assert "Quoted most: Ada Lund and Ole Brandt, each 2 of 4 quotations." in beside
