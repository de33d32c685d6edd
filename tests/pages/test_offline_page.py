"""The whole view as one file: nothing is loaded, nothing runs, and each item has its sentence."""

import html
import re

import handmade
import pytest

from dashboard.corpus import open_corpus
from dashboard.page.components.offline_page import offline_page
from dashboard.view import View


def read(collection, view=None, **wishes):
    return offline_page(open_corpus(collection), view or View(), **wishes).decode()


def test_the_file_holds_the_finding_and_the_sentences_that_prove_it(harbour):
    page = read(harbour)
    assert (
        "3 of 6 articles report: Ada Lund signs the harbour treaty, 4 Mar 2031</bdi></h1>" in page
    )
    words = html.unescape(re.sub(r"<[^>]+>", "", page))
    assert "Ada Lund signed the harbour treaty on 4 March 2031." in words
    assert "“We keep the water open”" in words


def test_its_doubts_are_said_in_the_words_of_the_page(harbour):
    words = html.unescape(re.sub(r"<[^>]+>", "", read(harbour))).replace("\u00a0", " ")
    assert "date inferred" in words
    assert "speaker in the sentence" in words
    assert "computed" not in words
    assert "speaker stated" not in words


def test_it_says_the_view_as_a_link(harbour):
    assert "<code>?source=Westmark+Daily</code>" in read(harbour, View(source=("Westmark Daily",)))
    assert "As a link" not in read(harbour)


def test_it_holds_exactly_what_the_view_holds(harbour):
    page = read(harbour, View(source=("Westmark Daily",)))
    assert "Articles from Westmark Daily." in page
    assert "Lund signs treaty" not in page


def test_full_text_is_there_only_when_asked_for(harbour):
    sentence = "Port Amsel and Westmark had argued for years."
    assert sentence not in read(harbour)
    assert sentence in read(harbour, full_text=True)


def test_nothing_in_it_is_loaded_or_run(harbour):
    page = read(harbour, full_text=True)
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|img|link|iframe|object)|\ssrc=|@import|url\(", page)


@pytest.mark.parametrize("wishes", [{}, {"full_text": True}])
def test_hostile_text_is_text(hostile, wishes):
    page = read(hostile, **wishes)
    assert "<script" not in page
    assert "<img" not in page
    assert "javascript:" not in re.sub(
        r"&[^;]+;", "", " ".join(re.findall(r'href="([^"]*)"', page))
    )
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
    assert handmade.NAME not in page


def test_an_empty_view_is_a_file_too(harbour):
    assert "None in this view." in read(harbour, View(text="zeppelin"))


@pytest.mark.parametrize("match", ["any", "all"])
def test_the_file_states_the_finding_of_the_page(open_page, harbour, match):
    view = View(entity=("Ada Lund", "Westmark"), match=match)
    (headline,) = re.findall(r"<h1>(.*?)</h1>", read(harbour, view))
    page = open_page(harbour, entity=list(view.entity), match=match).html.replace("\xa0", " ")
    assert f"<h1>{headline}</h1>" in page
    assert "alongside" in headline


def test_the_page_offers_it_with_and_without_the_texts(open_page, harbour):
    buttons = [one.proto.label for one in open_page(harbour).app.get("download_button")]
    assert buttons[-2:] == ["The whole view as one HTML file", "The same with full texts"]
