"""An article's headline, authors, outlet, date and kind are corrected on its page, and come back."""

import shutil
from dataclasses import replace

import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.store import Store
from dashboard.model import Article, Block
from dashboard.page import open_collection
from dashboard.page.components import reread_article
from dashboard.page.settings import READER
from dashboard.view import View

TEXT = "Ferries stop\n\n“The quay is old,” said Ada Quill on Monday."
BLOCKS = (Block("title", 0, 12), Block("paragraph", 14, len(TEXT)))


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    """A collection of one article."""
    path = tmp_path_factory.mktemp("ferries")
    about = {"title": "Ferries stop", "source": "The Post", "published": "2031-03-05"}
    add(Store(path), [replace(Article("t", TEXT, BLOCKS, language="en"), **about)])
    return path


@pytest.fixture
def ferries(parsed, tmp_path, monkeypatch):
    """That collection, for a test to correct; every correction is waited for."""
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    monkeypatch.setattr(reread_article, "REST", 60)
    return shutil.copytree(parsed, tmp_path / "c")


def unfold(page):
    """Open the form."""
    page.app.session_state["correct_article"] = True
    page.app.run()


def corrected(page, kind, value):
    """Fill in the form and send it."""
    unfold(page)
    page.app.selectbox(key="fact-kind").select(kind).run()
    page.app.text_input(key=f"fact-value-{kind}-t").set_value(value).run()
    page.app.text_input(key="fact-why").set_value("<b>print").run()
    page.app.button(key="correct_fact").click().run()


def test_a_headline_is_corrected_shown_beside_the_printed_one_cited_and_undone(open_page, ferries):
    page = open_page(ferries, "article", article="t")
    assert "<h1>" not in page.html, "the text has it"
    corrected(page, "title", " – ")
    assert "A title has letters." in page.words
    corrected(page, "title", "<i>Ferries are back")
    assert "<h1><bdi>&lt;i&gt;Ferries are back" in page.html
    assert "Headline set by a reader on" in page.words
    assert "(&lt;b&gt;print). As printed: Ferries stop." in page.html
    assert "headline set by a reader on" in open_page(ferries, "articles").words
    page = open_page(ferries, "quotations")
    assert "Read it in: <bdi>&lt;i&gt;Ferries are back" in page.html
    assert "(headline set by a reader on" in page.html.partition("data-cite")[2]
    page = open_page(ferries, "article", article="t")
    page.app.button(key="undo_title").click().run()
    assert open_corpus(ferries).articles(View())["title"].tolist() == ["Ferries stop"]


def test_a_printed_date_is_corrected_and_several_corrections_stand_beside_each_other(
    open_page, ferries
):
    page = open_page(ferries, "article", article="t")
    unfold(page)
    page.app.selectbox(key="fact-kind").select("published").run()
    page.app.date_input(key="fact-value-published-t").set_value("2031-03-12").run()
    page.app.button(key="correct_fact").click().run()
    assert "12 Mar 2031. As printed: 5 Mar 2031." in page.words
    page.app.date_input(key="fact-value-published-t").set_value("2031-03-19").run()
    page.app.button(key="correct_fact").click().run()
    assert "19 Mar 2031. As printed: 5 Mar 2031." in page.words
    page.app.button(key="undo_published").click().run()
    assert "12 Mar 2031. As printed: 5 Mar 2031." in page.words, "undo goes back one step"
    corrected(page, "source", "Harbour News")
    assert "As printed: The Post." in page.words
    assert "date and outlet set by a reader on" in open_page(ferries, "quotations").words
    page = open_page(ferries, "article", article="t")
    page.app.button(key="undo_published").click().run()
    assert open_corpus(ferries).article("t").article.published == "2031-03-05"


@pytest.mark.slow
def test_several_articles_get_their_outlet_or_their_day_at_once(open_page, ferries):
    other = replace(
        Article("u", TEXT.replace("Ferries", "Trams"), (), language="en"), title="Trams"
    )
    add(Store(ferries), [other])
    page = open_page(ferries, "article", article="t")
    unfold(page)
    page.app.selectbox(key="fact-kind").select("source").run()
    assert page.app.multiselect(key="fact-also-source-t").options == [
        "Trams, source unknown, undated"
    ]
    page.app.multiselect(key="fact-also-source-t").set_value(["u"]).run()
    corrected(page, "source", "Harbour News")
    assert set(open_corpus(ferries).articles(View())["source"]) == {"Harbour News"}
    assert [one.why for one in Corrections(ferries).holding()] == ["<b>print"] * 2
    page = open_page(ferries, "article", article="u")
    assert "Outlet set by a reader on" in page.words
    page.app.button(key="undo_source").click().run()
    found = open_corpus(ferries).articles(View()).set_index("article")["source"]
    assert found["t"] == "Harbour News"
    assert found[["u"]].isna().all(), "each is undone by itself"


def test_a_day_that_is_filled_in_has_its_reason_too(open_page, ferries):
    add(Store(ferries), [replace(Article("u", "Trams ran.", (), language="en"), title="Trams")])
    page = open_page(ferries, "article", article="u")
    page.app.date_input(key="fill-in-u").set_value("2031-03-12").run()
    page.app.text_input(key="fill-in-why").set_value("from the print").run()
    page.app.button(key="fill_in_date").click().run()
    assert "12 Mar 2031 (from the print)." in page.words


def test_a_reader_sees_who_corrected_and_corrects_nothing(open_page, ferries, monkeypatch):
    corrected(open_page(ferries, "article", article="t"), "source", "Harbour News")
    monkeypatch.setattr(open_collection, "role", lambda: READER)
    page = open_page(ferries, "article", article="t")
    assert "Outlet set by a reader on" in page.words
    assert {"undo_source", "correct_fact"}.isdisjoint(one.key for one in page.app.button)
