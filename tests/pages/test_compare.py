"""Compare: two sides in words that are true of the counts, and in a link."""

from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.page import sides, weighing
from dashboard.view import View


def side(articles, events=()):
    totals = SimpleNamespace(articles=articles, quotations=2, events=len(events))
    return SimpleNamespace(totals=totals, events=pd.DataFrame({"event": list(events)}))


def comparison(*names, one=10, two=10):
    frame = pd.DataFrame(names, columns=["name", "score"])
    return SimpleNamespace(one=side(one), two=side(two), names=frame)


@pytest.mark.parametrize(
    ("by", "found", "headline"),
    [
        ("source", comparison(("Ada", 2.5), ("Ole", -2.1)), "A names Ada more often, B Ole"),
        ("source", comparison(("Ada", 2.5), ("Ole", -1.1)), "A names Ada more often than B"),
        ("source", comparison(("Ada", 1.5), ("Ole", -2.1)), "B names Ole more often than A"),
        ("source", comparison(("Ada", 1.5)), "No name sets A and B apart"),
        (
            "speaker",
            comparison(("United States", 3.0)),
            "Articles that quote A name the United States more often than articles that quote B",
        ),
        (
            "source",
            comparison(("Ada", 9.0), two=4),
            "10 articles against 4: too few for a finding",
        ),
    ],
)
def test_the_headline_says_only_what_the_counts_bear(by, found, headline):
    assert weighing.headline(found, by, ("A", "B")) == headline


def test_a_period_is_an_interval_in_the_link():
    assert sides.days("2031-03-04/2031-02-01") == sides.days("2031-02-01/2031-03-04")
    assert sides.days("last spring") is None
    assert sides.side(View(), "published", "2031-13-01/2031-02-01") is None
    held = sides.side(View(kind=("direct",)), "published", "2031-02-01/2031-03-04")
    assert held is not None
    assert held.kind == ("direct",)
    assert sides.name("published", "2031-02-01/2031-03-04") == "1 Feb – 4 Mar 2031"


def test_the_page_opens_on_the_two_sources_with_most_articles(open_page, harbour):
    html = open_page(harbour, "compare").html
    assert "The Amsel Courier: 2 articles" in html
    assert "Events only told here" in html


def test_what_is_only_planned_is_told_as_planned(open_page, harbour):
    html = open_page(harbour, "compare", by="entity", one="Ada Lund", two="Ole Brandt").words
    told = html.split("Events only told here")[1]
    assert "Fleet sails for Westmark1 May 2031 · planned" in told


def test_a_link_chooses_the_sides(open_page, harbour):
    page = open_page(harbour, "compare", by="source", one="Westmark Daily", two="The Amsel Courier")
    assert "Westmark Daily: 2 articles" in page.html.split("The Amsel Courier: 2 articles")[0]
    assert "one=Westmark+Daily&amp;two=The+Amsel+Courier" in page.html


def test_two_people_quoted_are_people_with_a_name(open_page, harbour):
    page = open_page(harbour, "compare", by="speaker")
    offered = page.app.selectbox(key="side_one_speaker").options
    assert "Ada Lund" in offered
    assert "official" not in offered
    assert "Quoted only here" not in page.html
    assert "Events only told here" in page.html


@pytest.mark.parametrize("by", ["published", "entity", "nonsense"])
def test_each_kind_of_comparison_opens_without_being_told_the_sides(open_page, harbour, by):
    html = open_page(harbour, "compare", by=by).html
    assert "Quoted only here" in html


def test_without_a_second_side_the_page_says_what_to_do(open_page, single):
    html = open_page(single, "compare").html
    assert "Choose two sides to compare" in html
    assert "Choose another kind of comparison" in html
