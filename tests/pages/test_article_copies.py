"""An article's other printings: named above it, and compared word by word where a link asks."""

import shutil

import handmade
import pytest

from dashboard.corpus import open_corpus
from dashboard.page.components import reread_article
from dashboard.page.components.copy_corrections import id_of
from dashboard.view import View

STORY = (
    "The north quay of Port Amsel is shut since divers found a crack in its wall. Ada Lund told the "
    "fishermen that cranes had sunk into soft ground and that engineers would survey every stone "
    "of it before any ship came alongside again. "
)


@pytest.fixture(scope="module")
def quay(tmp_path_factory):
    """A story, a reprint with another last sentence, and a report that quotes it at length."""
    quoting = f"The Harbour Union read it out: “{STORY.strip()}” Nobody answered."
    reports = [
        handmade.report("p1", "Quay shut", "2031-06-02", "Sea Log", f"{STORY}Nets will be moved."),
        handmade.report(
            "p2", "Crack", "2031-06-05", "Westmark Daily", f"{STORY}Boxes will be moved."
        ),
        handmade.report("p3", "Union reads", "2031-06-07", "The Amsel Courier", quoting),
    ]
    return handmade.collection(tmp_path_factory.mktemp("quay"), reports)


def test_a_copy_names_the_first_printing_known(open_page, quay):
    words = open_page(quay, "article", article="p2").words
    assert "Printed 2 times in this collection. First printed by Sea Log on 2 Jun 2031." in words
    assert "This is the first printing known." in open_page(quay, "article", article="p1").words


def test_what_differs_is_shown_word_by_word(open_page, quay):
    html = open_page(quay, "article", article="p2", against="p1").html
    assert "<del>Quay shut</del>" in html
    assert "<ins>Crack</ins>" in html
    assert "<del>Nets</del> <ins>Boxes</ins>" in html


def test_what_an_earlier_version_quotes_and_names_is_told_where_it_is_compared(open_page, tmp_path):
    told = {"role": "mayor", "speaker_kind": "person"}
    versions = [
        handmade.report("v", "Quay shut", "2031-06-02", "Sea Log", text, said=[(words, who, told)])
        for words, who, text in (
            ("It will hold", "Ada Lund", "“It will hold,” Ada Lund said of the quay."),
            ("It must go", "Ole Brandt", "“It must go,” Ole Brandt said of the quay."),
        )
    ]
    place = handmade.collection(tmp_path, versions[1:], earlier=versions[:1])
    html = open_page(place, "article", article="v", against="earlier.0").html
    assert "Added again since: 1 earlier version kept." in html
    for lead, words in (
        ("Quotations gone", "<del><q>It will hold</q></del>"),
        ("New quotations", "<ins><q>It must go</q></ins>"),
        ("Names gone", "<del>Ada Lund</del>"),
        ("New names", "<ins>Ole Brandt</ins>"),
    ):
        assert f"{lead}: {words}" in html


def test_a_printing_that_is_not_there_is_said_so(open_page, quay):
    for against in ("gone", "earlier.0", "earlier.²"):
        html = open_page(quay, "article", article="p2", against=against).html
        assert "The printing to compare with is not in this collection." in html


def test_long_quotations_are_told_at_both_ends(open_page, quay):
    assert "Quoted at length in 1 article." in open_page(quay, "article", article="p1").words
    words = open_page(quay, "article", article="p3").words
    assert "Quotes at length 1 article." in words
    assert "Printed" not in words


def test_the_list_says_how_many_are_copies(open_page, quay):
    words = open_page(quay, "articles").words
    assert "1 of them a copy" in words
    assert words.count("a copy") == 2


def test_a_copy_is_counted_where_the_view_lacks_what_it_copies(open_page, quay):
    corpus = open_corpus(quay)
    listed = corpus.articles(View())
    (copy,) = listed[listed["copy"]].to_dict("records")
    days = copy["published"].date(), listed["published"].max().date()
    late = corpus.articles(View(published=days))
    assert late["copy"].sum() == 1
    assert corpus.totals(View(published=days)).stories == len(late), "its original is outside"
    asked = {"published": [*map(str, days)]}
    assert "1 of them a copy" in open_page(quay, "articles", **asked).words
    assert f"{len(late)} articles, 1 of them a copy" in open_page(quay, **asked).words


def test_copies_are_listed_as_they_are_counted(open_page, quay):
    corpus = open_corpus(quay)
    for view in [View(), *(View(source=(name,)) for name in corpus.suggest("source", "", 9))]:
        totals = corpus.totals(view)
        listed = corpus.articles(view, only="copies")
        assert len(listed) == totals.copies
        assert len(listed) == corpus.articles(view)["copy"].sum()
    assert 'href="articles?only=copies"' in open_page(quay).html


def test_copies_are_parted_joined_and_come_back_on_the_page(open_page, quay, tmp_path, monkeypatch):
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    monkeypatch.setattr(reread_article, "REST", 60)
    place = shutil.copytree(quay, tmp_path / "c")
    page = open_page(place, "article", article="p2", against="p1")
    assert page.app.multiselect(key="copies-two-p1").value == ["p1"]
    page.app.text_input(key="copies-why").set_value("<b>late").run()
    page.app.button(key="correct_copy").click().run()
    assert "are two stories. Set by a reader on" in page.words
    assert "(&lt;b&gt;late)" in page.html
    assert open_corpus(place).totals(View()).stories == 3
    page = open_page(place, "article", article="p2")
    page.app.session_state["correct_copies"] = True
    page.app.run()
    page.app.button(key="correct_copy").click().run()
    assert "Choose another article of this collection first." in page.words
    page = open_page(place, "article", article="p2", against="p3")
    assert "<ins>Crack</ins>" in page.html, "any two articles are compared"
    assert id_of("http://x/article?article=p%203&at=3") == "p 3"
    assert page.app.selectbox(key="copies-same-p3").value == "p3"
    page.app.button(key="correct_copy").click().run()
    assert "are copies of one story. Set by a reader on" in page.words
    assert "Printed 2 times in this collection." in open_page(place, "article", article="p3").words
    for _ in range(2):
        page = open_page(place, "article", article="p2")
        undo = next(one for one in page.app.button if str(one.key).startswith("undo-decision"))
        undo.click().run()
    assert open_corpus(place).copies("p2")["article"].tolist() == ["p1", "p2"]


def test_an_article_that_names_nobody_else_is_offered_the_newest_as_its_copies(open_page, tmp_path):
    reports = [
        handmade.report("p1", "Quay shut", "2031-06-02", "Sea Log", STORY),
        handmade.report(
            "p4", "Rain", "2031-06-09", "Sea Log", "It rained on all days of the week."
        ),
    ]
    page = open_page(handmade.collection(tmp_path, reports), "article", article="p4")
    page.app.session_state["correct_copies"] = True
    page.app.run()
    assert page.app.selectbox(key="copies-same-").options == ["Quay shut, Sea Log, 2 Jun 2031"]


def test_to_part_copies_is_offered_where_an_article_has_one(open_page, quay):
    for name, many in (("p3", 1), ("p2", 2)):
        page = open_page(quay, "article", article=name)
        page.app.session_state["correct_copies"] = True
        page.app.run()
        assert len(page.app.selectbox(key="copies-kind").options) == many
