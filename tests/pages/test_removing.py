"""An editor takes an article out of the collection on its page, and nobody else can."""

import shutil

import handmade
import pytest
import streamlit as st

from dashboard.corpus import open_corpus
from dashboard.page.settings import ROLE
from dashboard.view import View


@pytest.fixture
def own(harbour, tmp_path):
    """A collection that may be changed."""
    return shutil.copytree(harbour, tmp_path / "own")


def test_an_editor_removes_an_article_and_the_log_says_who(open_page, own, audited):
    shown = open_page(own, "article", article="a1")
    with handmade.linking_by_label():
        shown.app.button("remove_for_good").click().run()
    assert not shown.app.exception
    assert "a1" not in open_corpus(own).articles(View())["article"].tolist()
    (line,) = [one for one in audited if one.getMessage() == "removed"]
    assert (line.who, line.articles) == ("local", "a1")
    assert "signed the harbour treaty on 4 March" not in shown.html
    shown = open_page(own, "article", article="a1")
    assert "Articles have been removed from it for good, the last on " in shown.words
    assert "removed from it" not in open_page(own, "article").words


def test_a_collection_that_is_in_use_is_left_as_it_is(open_page, own):
    shown = open_page(own, "article", article="a1")
    with open_corpus(own)._tables.store.writing():
        shown.app.button("remove_for_good").click().run()
    assert "The article was not removed" in shown.html
    assert "a1" in open_corpus(own).articles(View())["article"].tolist()


def test_a_reader_is_not_offered_it(open_page, own, monkeypatch):
    monkeypatch.setattr(type(st.context), "headers", {ROLE: "reader"})
    shown = open_page(own, "article", article="a1")
    assert not [one for one in shown.app.button if one.key == "remove_for_good"]
