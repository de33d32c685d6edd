"""Events that may be one are worked through on the Timeline, and what was rejected is not asked again."""

import shutil

import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.store import Store
from dashboard.model import Article
from dashboard.page import open_collection
from dashboard.page.components import decide_job, reread_article
from dashboard.page.settings import READER
from dashboard.view import View

TEXTS = {
    "a": "Carla Venn sued Bram Oost on 9 March 2031.",
    "b": "Bram Oost attacked Carla Venn on 9 March 2031.",
    "c": "Mayor Ada Quill sued Ivo Lund on 4 March 2031.",
    "d": "Ivo Lund attacked Ada Quill, the mayor, on 4 March 2031.",
}


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    """Four articles of four events, two and two of the same persons and day."""
    path = tmp_path_factory.mktemp("pairs")
    articles = [
        Article(name, text, (), title=f"News {name}", language="en", published="2031-03-10")
        for name, text in TEXTS.items()
    ]
    add(Store(path), articles)
    return path


@pytest.fixture
def pairs(parsed, tmp_path, monkeypatch):
    """That collection, for a test to decide in; every decision is waited for."""
    monkeypatch.setattr(reread_article, "REST", 60)
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    yield shutil.copytree(parsed, tmp_path / "c")
    decide_job._jobs().clear()


def question(page):
    """Return the suggestion that is asked about."""
    return page.html.partition('class="suggested"')[2].partition("</bdi>")[0]


def test_each_pair_is_accepted_rejected_or_put_off_and_a_rejection_is_remembered(open_page, pairs):
    page = open_page(pairs, "timeline", decide="1")
    assert "2 pairs to decide, of this view." in page.words
    first = question(page)
    assert "may be one event, with" in first
    press = {str(one.key).partition("-")[0]: one for one in page.app.button}
    press["Later"].click().run()
    assert "1 pair to decide, of this view." in page.words
    assert question(page) not in ("", first)
    page.app.text_input(key="event_pairs_why").set_value("two <i>acts").run()
    {str(one.key).partition("-")[0]: one for one in page.app.button}["They are two"].click().run()
    assert "Nothing is left to decide." in page.words
    (entry,) = Corrections(pairs).holding()
    assert (entry.kind, entry.value, entry.why) == ("events pair", "two", "two <i>acts")
    assert "are two events." in page.words
    assert len(open_corpus(pairs).timeline(View())) == 4
    page = open_page(pairs, "timeline", decide="1")
    assert "1 pair to decide, of this view." in page.words
    assert question(page) == first, "what was put off comes again, what was rejected does not"
    assert page.html.count("May be the same event") == 2, "one line for each of two, not four"
    {str(one.key).partition("-")[0]: one for one in page.app.button}["They are one"].click().run()
    assert sorted(open_corpus(pairs).timeline(View())["articles"]) == [1, 1, 2]


@pytest.mark.slow
def test_several_pairs_are_rejected_at_once_and_come_back_one_by_one(open_page, pairs):
    page = open_page(pairs, "timeline", decide="1")
    several = page.app.multiselect(key="event_pairs_several")
    several.set_value([f"{one} {other}" for one, other, _ in open_corpus(pairs).like_pairs(View())])
    several.run()
    page.app.button(key="They are two-event_pairs_several").click().run()
    assert len(Corrections(pairs).holding()) == 2
    assert open_corpus(pairs).like_pairs(View()) == []
    page = open_page(pairs, "timeline")
    undo = next(one for one in page.app.button if str(one.key).startswith("undo-decision"))
    assert undo.label == "Undo: separation"
    undo.click().run()
    assert len(open_corpus(pairs).like_pairs(View())) == 1


def test_who_may_not_change_the_collection_decides_nothing(open_page, pairs, monkeypatch):
    monkeypatch.setattr(open_collection, "role", lambda: READER)
    page = open_page(pairs, "timeline", decide="1")
    assert "may be one event" not in page.words
