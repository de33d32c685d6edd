"""Quotations and events are corrected on their article's page, and everything follows; all of it can be undone."""

import shutil

import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add, amend
from dashboard.corpus.store import Store
from dashboard.model import Article
from dashboard.page.components import reread_article
from dashboard.parsing.parser import Parser
from dashboard.view import View

TEXT = (
    "“Tolls will rise,” Mayor Ada Quill said on Monday. Mayor Ivo Lund visited Norwich on 4 March."
)
START = TEXT.index("Tolls")
PLACE = f"quotation {START}-{START + len('Tolls will rise')}"


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    """A collection of one article."""
    path = tmp_path_factory.mktemp("tolls")
    article = Article("t", TEXT, (), title="Tolls", language="en", published="2024-03-05")
    add(Store(path), [article])
    return path


@pytest.fixture
def tolls(parsed, tmp_path, monkeypatch):
    """That collection, for a test to correct; a busy machine is waited for."""
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    monkeypatch.setattr(reread_article, "REST", 60)
    return shutil.copytree(parsed, tmp_path / "c")


def corrected(page, what, kind, value=None):
    """Fill in the form and send it."""
    page.app.selectbox(key="correct-what").select(what).run()
    page.app.selectbox(key="correct-kind").select(kind).run()
    if value is not None:
        field = "text_input" if kind in ("event label", "event days") else "selectbox"
        getattr(page.app, field)(key=f"correct-value-{kind}").set_value(value).run()
    page.app.button(key="correct").click().run()
    return page


def test_a_speaker_is_set_and_taken_back(open_page, tolls):
    assert f"correct={PLACE.replace(' ', '+')}" in open_page(tolls, "quotations").html
    page = open_page(tolls, "article", article="t", correct=PLACE)
    assert page.app.selectbox(key="correct-what").value == PLACE
    corrected(page, PLACE, "quotation speaker")
    assert "Choose who said it first." in page.html
    corrected(page, PLACE, "quotation speaker", "Ivo Lund")
    assert "A reader corrected “Tolls will rise” on" in page.html
    assert "Who said it: Ivo Lund." in page.html
    assert open_page(tolls, "quotations", speaker=["Ivo Lund"]).html.count("Tolls will rise") > 0
    assert "speaker set by a reader" in open_page(tolls, "quotations").words
    page = open_page(tolls, "article", article="t")
    (undo,) = [one for one in page.app.button if str(one.key).startswith("undo-quotation")]
    undo.click().run()
    assert "A reader corrected" not in page.html
    assert "Ada Quill" in open_page(tolls, "quotations").html


def test_what_is_no_event_goes_from_every_page(open_page, tolls):
    assert "Ivo Lund visits Norwich" in open_page(tolls, "timeline").html
    page = open_page(tolls, "article", article="t")
    (visit,) = [one for one in page.app.selectbox(key="correct-what").options if "visits" in one]
    page.app.selectbox(key="correct-what").select(visit).run()
    page.app.selectbox(key="correct-kind").select("event drop").run()
    page.app.button(key="correct").click().run()
    assert "It is no event." in page.html
    assert "Ivo Lund visits Norwich" not in open_page(tolls, "timeline").html


def test_what_cannot_be_is_said_and_changes_nothing(open_page, tolls):
    page = open_page(tolls, "article", article="t")
    (visit,) = [one for one in page.app.selectbox(key="correct-what").options if "visits" in one]
    corrected(page, visit, "event days", "some day")
    assert "“some day” is no day" in page.html
    assert open_corpus(tolls).timeline(View())["label"].tolist() == ["Ivo Lund visits Norwich"]


def test_a_correction_that_fits_nothing_any_more_says_so(open_page, tolls):
    where = f"{TEXT.index('Norwich')}-{TEXT.index('Norwich') + 7}"
    amend(Store(tolls), "t", "quotation speaker", where, "Ivo Lund", Parser())
    assert "It no longer fits: nothing is found there any more." in open_page(
        tolls, "article", article="t"
    ).words  # fmt: skip
