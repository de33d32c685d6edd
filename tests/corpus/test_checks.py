"""Checks: marks of quotations and events, that lapse where what was checked changes."""

import shutil
from dataclasses import replace

import pytest
from sameness import tables_of

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.backup import back_up, restore
from dashboard.corpus.check_marks import mark, unmark
from dashboard.corpus.correcting import amend, take_corrections
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.export import exported
from dashboard.corpus.random_samples import Result, keep, results, wilson
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Store
from dashboard.model import Article
from dashboard.parsing.parser import Parser
from dashboard.view import View

TEXT = (
    "“Tolls will rise,” Mayor Ada Quill said on Monday. Mayor Ivo Lund visited Norwich on 4 March. "
    "“Nobody asked us,” Lund said."
)
ARTICLE = Article("t", TEXT, (), title="Tolls", language="en", published="2024-03-05")
OTHER = Article("u", "“It rained,” said Tessa Brandt.", (), language="en", published="2024-03-06")
PARSER = Parser()
TOLLS = "t", f"{TEXT.index('Tolls')}-{TEXT.index('Tolls') + 15}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The articles as a collection."""
    path = tmp_path_factory.mktemp("parsed")
    add(Store(path), [ARTICLE, OTHER])
    return path


@pytest.fixture
def store(folder, tmp_path):
    """The articles in a collection of their own."""
    return Store(shutil.copytree(folder, tmp_path / "c"))


def said(store, *checked):
    """Return words and marks of the quotations that are so marked."""
    rows = open_corpus(store.path).quotations(View(checked=checked), sort="text")
    return dict(zip(rows["words"], rows["checked"], strict=True))


def visit(store):
    """Return the place of the event of the article."""
    rows = open_corpus(store.path).article("t").events.to_dict("records")
    (row,) = [row for row in rows if "visit" in row["lemma"]]
    return "t", f"{row['start']}-{row['end']}"


def test_a_quotation_is_checked_filtered_by_and_says_so_in_its_export(store, folder):
    assert set(said(store).values()) == {"unchecked"}
    mark(store, "quotation", TOLLS, "checked", " QL\u202e ", "heard the tape")
    assert said(store, "checked") == {"“Tolls will rise”": "checked"}
    assert len(said(store, "unchecked")) == 2
    assert len(said(store, "checked", "unchecked")) == 3
    corpus = open_corpus(store.path)
    assert corpus.count_quotations(View(checked=("checked",))) == 1
    assert corpus.count_articles(View(checked=("checked",))) == 1
    assert corpus.count_articles(View(checked=("disputed",))) == 0
    text = exported(corpus, View(), "quotations", "csv").decode()
    assert text.count(",unchecked,") == 2
    assert "heard the tape" in text
    (entry,) = Corrections(store.path).holding()
    assert (entry.who, entry.words) == ("QL", "Tolls will rise")
    assert tables_of(store.path) == tables_of(folder), "a mark changes no table"


def test_an_event_is_disputed_and_the_mark_taken_back(store):
    mark(store, "event", visit(store), "disputed", "QL")
    corpus = open_corpus(store.path)
    (row,) = corpus.timeline(View(checked=("disputed",))).to_dict("records")
    assert (row["label"], row["checked"]) == ("Ivo Lund visits Norwich", "disputed")
    assert corpus.timeline(View(checked=("checked",))).empty
    (entry,) = Corrections(store.path).holding()
    unmark(store, entry)
    corpus = open_corpus(store.path)
    assert set(corpus.timeline(View())["checked"]) == {"unchecked"}


def test_a_mark_lapses_where_what_was_checked_changes_and_holds_again_after_undo(store):
    mark(store, "quotation", TOLLS, "checked", "QL")
    mark(store, "event", visit(store), "checked", "QL")
    amend(store, *(TOLLS[0], "quotation speaker", TOLLS[1]), "Ivo Lund", PARSER)
    amend(store, "t", "event days", visit(store)[1], "2024-03-02", PARSER)
    corpus = open_corpus(store.path)
    assert not said(store, "checked")
    assert corpus.timeline(View(checked=("checked",))).empty
    kept = [one for one in Corrections(store.path).holding() if one.kind.endswith("check")]
    assert [corpus.holds(one) for one in kept] == [False, False]
    amend(store, *(TOLLS[0], "quotation speaker", TOLLS[1]), None, PARSER)
    assert said(store, "checked")
    mark(store, "quotation", TOLLS, "disputed", "AB")
    assert said(store, "disputed")
    add(store, [ARTICLE, OTHER])
    assert said(store, "disputed")


def test_removing_an_article_takes_its_marks_along(store):
    mark(store, "quotation", TOLLS, "checked", "QL")
    remove(store, ["t"])
    assert Corrections(store.path).entries() == []


@pytest.mark.parametrize(
    ("at", "value", "who", "error"),
    [
        (TOLLS, "perhaps", "QL", ValueError),
        (TOLLS, "checked", " ", ValueError),
        (("t", "0-3"), "checked", "QL", KeyError),
        (("x", "0-3"), "checked", "QL", KeyError),
    ],
)
def test_what_is_no_mark_is_refused(store, at, value, who, error):
    with pytest.raises(error):
        mark(store, "quotation", at, value, who)
    assert Corrections(store.path).entries() == []


def test_a_sample_has_each_item_once_with_its_sentence(store):
    corpus = open_corpus(store.path)
    for item, size in (("quotation", 3), ("event", 1), ("name", 3), ("date", 2)):
        every = corpus.draw(item, 30, 7)
        assert len({(one.article, one.where) for one in every}) == len(every) >= size, item
        for one in every:
            assert one.sentence[slice(*one.hit)]
    assert [one.where for one in corpus.draw("quotation", 2, 7)] == [
        one.where for one in corpus.draw("quotation", 30, 7)
    ][:2]
    firsts = {corpus.draw("quotation", 1, seed)[0].where for seed in range(30)}
    assert len(firsts) == 3


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"), [(27, 30, 0.744, 0.965), (0, 10, 0, 0.278), (0, 0, 0, 1)]
)
def test_the_interval_is_wilsons(right, judged, low, high):
    assert wilson(right, judged) == pytest.approx((low, high), abs=0.001)


def test_what_draws_came_to_is_kept(tmp_path):
    assert results(tmp_path) == []
    made = [Result("event", "QL", f"2024-03-0{n}", "1a2b", "9", 20 + n, 3, 1) for n in (1, 2)]
    for one in made:
        keep(tmp_path, one)
    assert results(tmp_path) == made[::-1]


def test_a_colleague_takes_marks_over_for_the_same_text(store, tmp_path):
    mark(store, "quotation", TOLLS, "checked", "QL", "heard")
    other = Store(tmp_path / "other")
    add(other, [replace(ARTICLE, id="elsewhere")])
    assert take_corrections(other, Corrections(store.path).holding(), PARSER) == []
    rows = open_corpus(other.path).quotations(View(checked=("checked",)))
    assert rows["checked_by"].str.startswith("QL, ").tolist() == [True]
    assert rows["checked_note"].tolist() == ["heard"]


def test_a_restored_backup_has_the_log_and_the_draws(store, tmp_path):
    mark(store, "quotation", TOLLS, "checked", "QL")
    keep(store.path, Result("event", "QL", "2024-03-01", "1a2b", "9", 20, 3, 1))
    back_up(store, tmp_path / "all.zip")
    restore(tmp_path / "all.zip", tmp_path / "back")
    assert said(Store(tmp_path / "back"), "checked")
    assert results(tmp_path / "back") == results(store.path) != []
