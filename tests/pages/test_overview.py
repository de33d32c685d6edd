import html
import re
from urllib.parse import parse_qs, urlsplit

import handmade
import pytest

from dashboard.corpus import open_corpus
from dashboard.model import Problem
from dashboard.page.components import chart_sections, news
from dashboard.parsing import RULES_ALONE
from dashboard.view import View


def test_the_overview_leads_with_what_is_most_reported_said_most_and_new(open_page, harbour):
    words = open_page(harbour).words
    assert "3 of 6 articles report: Ada Lund signs the harbour treaty, 4 Mar 2031" in words
    assert "Also much reported: Talks in Port Amsel, 20–22 Feb 2031, in 2 articles." in words
    assert "Quoted most: Ada Lund, 2 of 4 quotations." in words
    assert "New: 1 article in the week to 20 Apr 2031; since 1 Mar 2031: 4 articles." in words


def test_what_is_new_since_a_day_is_set_against_what_was_before(open_page, harbour):
    page = open_page(harbour, published=["2031-03-05", "2031-04-20"])
    assert "New since 5 Mar 2031: 3 articles, set against the earlier ones." in page.words
    (address,) = re.findall(r'<a href="(compare[^"]*)"', page.html.split('class="news"')[1])
    query = parse_qs(urlsplit(html.unescape(address)).query)
    sides = [View.from_query({"published": query[f"{side}.published"]}) for side in ("one", "two")]
    corpus = open_corpus(harbour)
    assert [len(corpus.articles(view)) for view in sides] == [3, 2]
    bounded = open_page(harbour, published=["2031-03-05", "2031-03-31"]).words
    assert "New in 5–31 Mar 2031: 2 articles, set against the earlier ones." in bounded
    assert "New " not in open_page(harbour, published=["2031-02-01", "2031-03-31"]).words


def test_beside_a_chosen_name_the_headline_says_who_else_is_named(open_page, harbour):
    assert "named most often alongside Ada Lund" in open_page(harbour, entity=["Ada Lund"]).html


def test_the_standfirst_counts_what_the_view_holds(open_page, harbour):
    assert (
        "6 articles · 3 sources · 23 Feb – 20 Apr 2031 · 4 quotations · 3 events · 1 article without a date"
        in open_page(harbour).words
    )


def test_a_chosen_name_is_left_out_of_the_bars(open_page, harbour):
    page = open_page(harbour, entity=["Ole Brandt"])
    assert "Westmark is named most often alongside Ole Brandt" in page.html
    assert "Articles that name Ole Brandt ×" in page.words
    assert "Ole Brandt" not in page.charts[0]


def test_a_clicked_bar_is_answered_before_the_news_and_nothing_jumps_when_a_page_opens(
    open_page, harbour, monkeypatch
):
    drawn = []
    for module, name in ((news, "events_of"), (chart_sections, "names")):
        asked = getattr(module, name)
        told = module.__name__.rpartition(".")[2]
        monkeypatch.setattr(module, name, lambda *a, t=told, q=asked: (drawn.append(t), q(*a))[1])
    page = open_page(harbour)
    assert drawn == ["news", "chart_sections"]
    drawn.clear()
    page.app.session_state["entity"] = ["Ole Brandt"]
    page.app.run()
    assert "named most often alongside Ole Brandt" in page.html
    assert drawn == ["chart_sections", "news"]
    assert page.words.index("named most often alongside") < page.words.index("Named alongside")


def test_one_article_counts_mentions_and_says_so(open_page, single):
    page = open_page(single)
    assert "Ada Lund is named most often: 3 times" in page.html
    assert "Counted in mentions, from 1 article. Each repeat counts." in page.html
    assert len(page.charts) == 1
    assert "All on 4 Mar 2031." in page.html


def test_an_empty_view_says_why_and_what_to_do(open_page, harbour):
    page = open_page(harbour, text="zeppelin")
    assert "Nothing matches this view" in page.html
    assert "Nothing in this collection matches this search." in page.html
    assert ">Clear the search</a>" in page.html
    assert page.charts == []


@pytest.mark.parametrize("name", [None, "timeline", "articles"])
def test_a_question_typed_as_a_search_is_told_which_of_its_words_are_found(
    open_page, harbour, name
):
    page = open_page(harbour, name, text="the water, zeppelin?")
    assert "An article must have all words of a search." in page.html
    found = re.findall(r"text=(\w+)&?[^>]*><bdi>“\1”</bdi></a> (\d+)", page.html)
    corpus = open_corpus(harbour)
    assert found == [("water", str(corpus.totals(View(text="water")).articles))]


@pytest.mark.parametrize(
    "asked",
    ['"the water" zeppelin', "“the water” zeppelin", "«the water» zeppelin", "water -treaty zeppelin",
     "water NOT treaty zeppelin", "water zeppelin OR kangaroo"],
)  # fmt: skip
def test_of_a_search_with_phrases_or_operators_no_words_are_told_apart(open_page, harbour, asked):
    page = open_page(harbour, text=asked)
    assert "Nothing in this collection matches this search." in page.words
    assert "Found alone" not in page.words


def test_what_could_not_be_read_is_counted_and_named(open_page, tmp_path):
    problem = Problem("unreadable", "notes/harbour.pdf", "no text in it")
    page = open_page(handmade.collection(tmp_path / "c", handmade.HARBOUR[:2], [problem]))
    assert "1 item could not be read: " in page.html
    assert page.turn_to("about").app.dataframe[0].value["where"].tolist() == ["notes/harbour.pdf"]


def test_what_rules_alone_or_an_older_parser_read_is_told(open_page, tmp_path, monkeypatch):
    monkeypatch.setattr(handmade, "PARSER_VERSION", RULES_ALONE)
    page = open_page(handmade.collection(tmp_path / "c", handmade.HARBOUR[:2]))
    assert "No language model read 2 articles: fewer names and quotations." in page.words
    assert "dateline add --reparse" in page.words
    monkeypatch.setattr(handmade, "PARSER_VERSION", "0")
    page = open_page(handmade.collection(tmp_path / "d", handmade.HARBOUR[:1]))
    assert "An older parser than this one read 1 article." in page.words


def test_what_this_parser_read_needs_no_word(open_page, harbour):
    assert "reads them anew" not in open_page(harbour).words


def test_what_a_link_asks_for_in_vain_is_named(open_page, harbour):
    words = open_page(harbour, entity=["Nobody Atall"]).html
    assert "which this collection does not have" in words
    assert "<b><bdi>Nobody Atall</bdi></b>" in words


def test_what_no_filter_can_hold_is_told_apart_and_what_was_typed_is_no_link(open_page, harbour):
    asked = {"kind": ["shouted"], "published": ["2031-13-40"], "source": ["Moon Post"]}
    page = open_page(harbour, **asked)
    assert "also asks for shouted, 2031-13-40, which no filter can hold." in page.words
    assert "This link asks for Moon Post, which this collection does not have." in page.words
    page.app.multiselect(key="source").set_value(["Moon Post", "Sun Post"]).run()
    said = "This view asks for Moon Post, Sun Post, which this collection does not have."
    assert said in page.words
    assert "no filter can hold" not in page.words


def test_what_else_is_asked_for_is_told_from_what_a_link_asks_for_alone(open_page, harbour):
    alone = open_page(harbour, entity=["Nobody Atall"]).words
    assert "This link asks for Nobody Atall, which this collection does not have." in alone
    beside = open_page(harbour, entity=["Nobody Atall"], source=["Sea Log"]).words
    assert "This link also asks for Nobody Atall, which" in beside


def test_a_name_that_is_here_and_not_quoted_is_not_said_to_be_missing(open_page, harbour):
    page = open_page(harbour, "quotations", speaker=["Westmark"])
    told = "This link asks for Westmark, which is named in this collection, but not quoted."
    assert told in page.words
    assert "does not have" not in page.words
    assert "Nothing in this collection matches this filter.Clear the filter." in page.words


def test_a_link_sets_every_filter(open_page, harbour):
    page = open_page(
        harbour,
        entity=["Ada Lund"],
        source=["The Amsel Courier"],
        published=["2031-03-01", "2031-03-31"],
    )
    sentence = "Articles that name Ada Lund ×, from The Amsel Courier ×, published Mar 2031 ×"
    assert sentence in page.words
    assert "2 articles" in page.html


def test_a_missing_collection_is_said_in_a_sentence(open_page, tmp_path):
    page = open_page(tmp_path / "none")
    assert "There is no collection here yet" in page.html
    assert not page.app.exception


def test_values_that_no_filter_can_hold_are_named_too(open_page, harbour):
    page = open_page(harbour, kind=["sung"], published=["yesterday"])
    assert "<bdi>sung</bdi>" in page.html
    assert "<bdi>yesterday</bdi>" in page.html


def test_a_typed_name_becomes_the_best_known_one(open_page, harbour):
    page = open_page(harbour)
    page.app.multiselect(key="entity").set_value(["brandt"]).run()
    assert "alongside Ole Brandt" in page.html
    assert page.app.multiselect(key="entity").value == ["Ole Brandt"]
