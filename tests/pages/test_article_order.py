"""The list of articles in an order that the reader chose."""

import re

import pytest

from dashboard.page.components.article_order import chosen
from dashboard.view import View


@pytest.mark.parametrize(
    ("view", "asked", "order"),
    [
        (View(), "", "date"),
        (View(), "relevance", "date"),
        (View(text="toll"), "", "relevance"),
        (View(text="toll"), "oldest", "oldest"),
        (View(), "<b>", "date"),
    ],
)
def test_an_order_is_chosen_or_usual(view, asked, order):
    assert chosen(view, asked) == order


def titles(page):
    return re.findall(r"<h2><a [^>]*><bdi>([^<]*)", page.html)


def test_the_list_stands_in_the_order_of_its_address(open_page, harbour):
    newest = titles(open_page(harbour, "articles"))
    assert newest[0] == "Fleet prepares"
    assert newest[-1] == "Undated note"
    oldest = open_page(harbour, "articles", sort="oldest")
    assert titles(oldest) == [*newest[-2::-1], "Undated note"]
    assert re.search(r'href="articles\?sort=oldest&amp;shared=\w+.6" data-copy', oldest.html)
    by_source = titles(open_page(harbour, "articles", sort="source"))
    assert by_source[0] == "Fleet prepares"
    assert by_source[-1] == "What the talks were"


def test_a_comparison_of_nothing_says_so(open_page, harbour):
    words = open_page(harbour, "compare", text="zeppelin").words
    assert "Neither side has an article here" in words
    assert "Choose other sides" in words
