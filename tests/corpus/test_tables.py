import shutil
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard.corpus import CorpusError, open_corpus, tables
from dashboard.corpus.manifest import CorpusDamaged
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Store
from dashboard.view import View

VIEWS = [View(), View(text="water"), View(source=("Westmark Daily",)), View(text="nothing at all")]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_counts_alone_are_those_of_the_whole_answers(harbour, view):
    corpus = open_corpus(harbour)
    totals = corpus.totals(view)
    assert corpus.count_articles(view) == totals.articles == len(corpus.articles(view))
    assert totals.events == len(corpus.timeline(view))
    assert totals.quotations == len(corpus.quotations(view))
    days = corpus.articles(view)["published"].dropna()
    first_and_last = [days.min().date(), days.max().date()] if len(days) else [None, None]
    assert [totals.first_day, totals.last_day] == first_and_last


def test_quotations_of_an_article_are_counted_without_refusals(harbour):
    corpus = open_corpus(harbour)
    listed = corpus.articles(View()).set_index("article")["quotations"]
    said = corpus.quotations(View())["article"].value_counts()
    assert listed.to_dict() == said.reindex(listed.index, fill_value=0).to_dict()


def test_what_links_ask_for_is_kept_for_the_last_ones_alone(harbour, monkeypatch):
    kept = open_corpus(harbour)._tables
    monkeypatch.setattr(tables, "ASKED", 3)
    found = []
    for key in (0, 1, 2, 3, 1, 0):
        kept.once(key, lambda key=key: found.append(key) or key)
    assert found == [0, 1, 2, 3, 0]
    for number in range(5):
        assert open_corpus(harbour).successors(f"nobody {number}") == []
    assert len(kept._counted) <= 3


def test_choices_are_kept_within_their_room(harbour, monkeypatch):
    kept = open_corpus(harbour)._tables
    choice = pa.table({"number": range(1000)})
    monkeypatch.setattr(tables, "ROOM", 3 * choice.nbytes)
    for key in range(5):
        kept.chosen(key, lambda: choice)
    found = []
    for key in (4, 3, 2, 1):
        kept.chosen(key, lambda key=key: found.append(key) or choice)
    assert found == [1]
    huge = pa.table({"number": range(10_000)})
    assert kept.chosen("huge", lambda: huge) is kept.chosen("huge", lambda: choice) is huge


def test_a_version_that_was_removed_says_so_when_more_of_it_is_asked_for(harbour, tmp_path):
    shutil.copytree(harbour, tmp_path / "copy")
    corpus = open_corpus(tmp_path / "copy")
    shutil.rmtree(tmp_path / "copy" / corpus._tables.manifest.derived)
    with pytest.raises(CorpusError, match="was removed while it was open"):
        corpus.said(View())


def test_an_open_version_takes_one_thread_and_no_search_index_of_its_own(harbour):
    def threads():
        return len([*Path("/proc/self/task").iterdir()])

    def opened():
        corpus = open_corpus(harbour)
        assert len(corpus.articles(View(text="water")))
        assert len(corpus.quotations(View(text="water")))
        return corpus

    versions = [opened()]
    before = threads()
    versions += [opened() for _ in range(4)]
    assert threads() <= before + 4
    assert len({id(one._tables.articles_index) for one in versions}) == 1
    assert len({id(one._tables.quotations_index) for one in versions}) == 1


def test_the_files_of_a_table_are_opened_when_it_is_first_asked_for(harbour, tmp_path):
    shutil.copytree(harbour, tmp_path / "copy")
    opened = open_corpus(tmp_path / "copy")._tables
    (opened.path / str(opened.manifest.derived) / "quoted.parquet").unlink()
    assert len(opened.table("catalogue").fetchall()) == open_corpus(harbour).totals(View()).articles
    with pytest.raises(CorpusDamaged, match=r"quoted\.parquet"):
        opened.table("quoted")


def test_a_version_that_was_removed_while_it_was_open_says_so(harbour, tmp_path):
    shutil.copytree(harbour, tmp_path / "copy")
    opened = open_corpus(tmp_path / "copy")._tables
    remove(Store(tmp_path / "copy"), ["a1"])
    with pytest.raises(CorpusError, match="Load the page again"):
        opened.table("quoted")
