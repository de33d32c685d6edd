"""A chosen bar, column or dot: its articles stand beneath it, on every page with such a chart."""

import datetime as dt

from dashboard.corpus import open_corpus
from dashboard.view import View

DAYS = ["2031-02-20", "2031-04-30"]
HEADING = "The articles behind this"


def test_what_is_chosen_on_entities_lists_its_articles(open_page, harbour):
    assert HEADING not in open_page(harbour, "entities").html
    page = open_page(harbour, "entities", entity=["Ole Brandt"])
    behind = page.html.split(HEADING)[1]
    assert behind.count("<h3>") == 2
    assert 'href="article?entity=Ole+Brandt&amp;article=' in behind
    assert ">The list of articles</a>" in behind


def test_a_column_of_a_name_lists_the_articles_of_its_days(open_page, harbour):
    page = open_page(harbour, "entities", entity=["Ada Lund"], published=DAYS)
    first, last = map(dt.date.fromisoformat, DAYS)
    assert page.app.session_state["published"] == (first, last)
    view = View(entity=("Ada Lund",), published=(first, last))
    articles = open_corpus(harbour).totals(view).articles
    assert page.html.split(HEADING)[1].count("<h3>") == articles > 3


def test_a_dot_of_a_comparison_lists_the_articles_of_each_side(open_page, harbour):
    assert HEADING not in open_page(harbour, "compare").html
    page = open_page(harbour, "compare", entity=["Ole Brandt"], by="source")
    behind = page.html.split(HEADING)[1].split("When the events happened")[0]
    assert "entity=Ole+Brandt&amp;article=" in behind


def test_the_overview_calls_them_the_latest_until_something_is_chosen(open_page, harbour):
    assert "Latest articles" in open_page(harbour).html
    assert HEADING in open_page(harbour, entity=["Ole Brandt"]).html
