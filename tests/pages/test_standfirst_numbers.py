"""The numbers under a headline: each opens what it counts, and that page counts the same."""

import html
import re
from dataclasses import replace

import pytest

from dashboard.corpus import open_corpus
from dashboard.page.components.standfirst_numbers import Number, linked
from dashboard.view import View

LINKS = re.compile(r'<a href="([^"]*)" data-here="">([^<]*)</a>')


def opened(paper):
    """The links of the page's standfirst: words to addresses."""
    _, _, line = paper.html.partition('class="standfirst">')
    line, _, _ = line.partition("</p>")
    return {words: html.unescape(to) for to, words in LINKS.findall(line)}


def test_each_number_opens_what_it_counts_in_the_view(open_page, harbour):
    to = opened(open_page(harbour, entity=["Ole Brandt"]))
    assert list(to.values()) == [
        "articles?entity=Ole+Brandt",
        "articles?entity=Ole+Brandt&sort=source",
        "articles?entity=Ole+Brandt&sort=oldest",
        "quotations?entity=Ole+Brandt",
        "timeline?entity=Ole+Brandt",
        "articles?entity=Ole+Brandt&only=undated",
    ]
    assert next(iter(to)) == "2 articles"


def test_a_page_does_not_link_to_itself(open_page, harbour):
    assert "timeline" not in opened(open_page(harbour, "timeline")).values()
    assert "quotations" not in opened(open_page(harbour, "quotations")).values()


def test_search_words_mean_other_quotations_there_so_that_number_is_no_link(open_page, harbour):
    to = opened(open_page(harbour, text="harbour"))
    assert not any(one.startswith("quotations") for one in to.values())
    assert any(one.startswith("articles?text=harbour") for one in to.values())


@pytest.mark.parametrize("view", [View(), View(kind=("direct",)), View(named=("named",))])
def test_the_articles_of_quotations_open_only_where_the_list_holds_as_many(
    open_page, harbour, view
):
    corpus = open_corpus(harbour)
    said, whole = corpus.said(view).articles, corpus.totals(view).articles
    to = opened(open_page(harbour, "quotations", **dict(view.to_query())))
    assert any(one.startswith("articles") for one in to.values()) == (said == whole)


def test_a_profile_opens_the_articles_that_name_it(open_page, harbour):
    to = opened(open_page(harbour, "profile", profile="Ole Brandt"))
    assert to["2 articles"] == "articles?entity=Ole+Brandt"


def test_a_number_of_another_view_opens_that():
    view = View(source=("A",))
    line = linked([Number("2 articles", "articles"), "plain"], "", View(), {})
    number = '<a href="articles" data-here="">2\u00a0articles</a>'
    rest = '<span class="after"><span class="dot">· </span><span>plain</span></span>'
    assert line == f"<span>{number}</span> {rest}"
    other = linked([replace(Number("2 articles", "articles"), view=view)], "", View(), {})
    assert 'href="articles?source=A"' in other


def test_articles_without_a_date_are_listed_alone(open_page, harbour):
    paper = open_page(harbour, "articles", only="undated")
    undated = open_corpus(harbour).articles(View(), only="undated")
    assert "1 article without a date" in paper.html.replace("\xa0", " ")
    assert undated["published"].isna().all()
    assert paper.html.count("<li>") == len(undated) == 1


def test_a_part_that_the_view_lacks_says_so_and_leads_to_all(open_page, harbour):
    paper = open_page(harbour, "articles", only="copies")
    assert "The view has none of these." in paper.html
    assert 'href="articles" data-here="">Show all articles' in paper.html
