"""Adding: nothing lost, nothing twice, in any order, and one bad article never stops the rest."""

import shutil
from dataclasses import replace as replace_fields

import pytest
from sameness import tables_of

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import AddOptions, add
from dashboard.corpus.correcting import state
from dashboard.corpus.parse_workers import Job, rows_of_all
from dashboard.corpus.search import Index
from dashboard.corpus.store import CorpusBusy, Store
from dashboard.model import Article, Block, Problem
from dashboard.parsing import RULES_ALONE
from dashboard.parsing.parser import Parser
from dashboard.view import View

NUMBERS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]


@pytest.fixture
def store(corpus, tmp_path):
    """The collection of the four articles, for a test to change."""
    return Store(shutil.copytree(corpus.path, tmp_path / "news"))


@pytest.fixture
def whole(corpus):
    """The tables of the four articles, added at once."""
    return tables_of(corpus.path)


def test_what_is_added_twice_is_there_once(store, news, whole):
    again = add(store, news)
    assert (again.added, again.unchanged, again.parsed) == (0, len(news), 0)
    assert tables_of(store.path) == whole


def test_one_by_one_gives_the_same_tables_as_all_at_once(tmp_path, news, whole):
    for article in news:
        add(Store(tmp_path), [article])
    assert tables_of(tmp_path) == whole


def test_the_order_of_the_articles_does_not_matter(tmp_path, news, whole):
    add(Store(tmp_path), reversed(news))
    assert tables_of(tmp_path) == whole


def test_a_newer_version_replaces_the_older_and_keeps_it_in_history(store, make_article):
    corrected = make_article(
        "The bridge cost four million.", id="bridge", title="Corrected", published="2024-03-05"
    )
    done = add(store, [corrected])
    assert (done.added, done.updated) == (0, 1)
    assert open_corpus(store.path).article("bridge").article.title == "Corrected"
    old = store.read("articles", store.manifest().history)["title"].to_pylist()
    assert old == ["Bridge opens in Norwich"]


def test_two_versions_in_one_batch_leave_the_last(tmp_path, make_article):
    first = make_article("One.", id="x", title="First")
    second = make_article("Two.", id="x", title="Second")
    add(Store(tmp_path), [first, second])
    assert open_corpus(tmp_path).article("x").article.title == "Second"
    assert open_corpus(tmp_path).totals(View()).articles == 1


def test_an_article_that_the_parser_fails_on_is_a_named_problem(news):
    class Failing(Parser):
        def finish(self, article, analysis, stages=frozenset()):
            raise ValueError("odd text")

    result = list(rows_of_all([Job(news[0], news[0])], Failing()))
    assert result == [Problem("parser_failed", "bridge", "ValueError: odd text")]


def test_problems_are_kept_once_and_named(tmp_path, news):
    problem = Problem("encrypted", "a.pdf", "needs a password")
    store = Store(tmp_path)
    for _ in range(2):
        assert add(store, [problem, news[0]]).problems == [problem]
    assert open_corpus(tmp_path).problems()["where"].tolist() == ["a.pdf"]


def test_problems_alone_keep_what_is_derived_and_pile_up_no_segments(store, tmp_path, news):
    problems = [Problem("encrypted", f"{name}.pdf", "needs a password") for name in "abc"]
    before = store.manifest()
    for problem in problems:
        add(store, [problem])
    after = store.manifest()
    assert (after.derived, after.pending) == (before.derived, ())
    assert after.version > before.version
    assert len(after.segments) == len(before.segments) + 1
    add(Store(tmp_path / "whole"), [*news, *problems])
    assert tables_of(store.path) == tables_of(tmp_path / "whole")


def test_problems_come_with_the_articles_that_a_killed_run_left(tmp_path, monkeypatch, news):
    store, problem = Store(tmp_path), Problem("encrypted", "a.pdf", "needs a password")
    add(store, news[2:])
    monkeypatch.setattr("dashboard.corpus.batches.SEGMENT_ARTICLES", 1)
    monkeypatch.setattr("dashboard.corpus.parse_workers.CHUNK", 1)
    with pytest.raises(KeyboardInterrupt):
        add(store, killed_after_two(news))
    left = store.read("articles", store.manifest().pending)["article"].to_pylist()
    assert left
    add(store, [problem])
    there = [one for one in news if one.id in left or one in news[2:]]
    add(Store(tmp_path / "whole"), [*there, problem])
    assert tables_of(tmp_path) == tables_of(tmp_path / "whole")


def killed_after_two(news):
    """Yield two articles, then stop as a killed process would."""
    yield from news[:2]
    raise KeyboardInterrupt


def test_pending_articles_of_a_killed_run_are_taken_up(tmp_path, monkeypatch, news, whole):
    store = Store(tmp_path)
    monkeypatch.setattr("dashboard.corpus.batches.SEGMENT_ARTICLES", 1)
    monkeypatch.setattr("dashboard.corpus.parse_workers.CHUNK", 1)
    with pytest.raises(KeyboardInterrupt):
        add(store, killed_after_two(news))
    assert store.manifest().pending
    assert not store.manifest().segments
    add(store, news)
    assert tables_of(tmp_path) == whole


def test_an_article_in_another_language_is_kept_unparsed(corpus):
    record = corpus.article("deutsch")
    assert not record.parsed
    assert record.mentions.empty
    assert corpus.totals(View()).unparsed == 1


def test_a_second_add_is_refused_while_one_runs(tmp_path, news):
    store = Store(tmp_path)
    with store.writing(), pytest.raises(CorpusBusy):
        add(store, news)


def test_an_open_corpus_notices_a_newer_version(tmp_path, news):
    add(Store(tmp_path), news[:1])
    opened = open_corpus(tmp_path)
    assert not opened.newer()
    add(Store(tmp_path), news[1:2])
    assert opened.newer()
    assert opened.totals(View()).articles == 1
    assert open_corpus(tmp_path).totals(View()).articles == 2


def test_a_given_date_renews_an_undated_article(tmp_path, news):
    store = Store(tmp_path)
    add(store, [news[2]])
    assert add(store, [news[2]], AddOptions(published="2024-01-02")).updated == 1
    assert open_corpus(tmp_path).article("cafe").article.published == "2024-01-02"
    assert add(store, [news[2]]).unchanged == 1


def test_a_given_date_leaves_the_day_that_a_reader_set(tmp_path, news):
    store, parser = Store(tmp_path), Parser()
    add(store, [news[2]], AddOptions(published="2024-01-02"))
    assert add(store, [news[2]], AddOptions(published="2024-01-03")).updated == 1
    state(store, "cafe", "published", "2024-01-05", parser)
    assert add(store, [news[2]], AddOptions(published="2024-01-04")).unchanged == 1
    assert open_corpus(tmp_path).article("cafe").article.published == "2024-01-05"


def test_a_given_date_leaves_dated_articles_alone(tmp_path, news):
    add(Store(tmp_path), news, AddOptions(published="2020-01-01"))
    assert open_corpus(tmp_path).article("bridge").article.published == "2024-03-05"


def test_a_date_set_by_a_reader_anchors_the_text_and_can_be_undone(tmp_path, make_article):
    store, parser = Store(tmp_path), Parser()
    add(store, [make_article("The bridge opened on Monday.", id="x")])
    before = tables_of(tmp_path)
    state(store, "x", "published", "2024-03-06", parser)
    record = open_corpus(tmp_path).article("x")
    assert record.article.published_evidence == "set by a reader"
    assert record.dates["value"].tolist() == ["2024-03-04"]
    state(store, "x", "published", None, parser)
    assert tables_of(tmp_path) == before
    assert len((tmp_path / "corrections.jsonl").read_text().splitlines()) == 2


def test_a_date_filled_in_gives_the_tables_of_a_build_from_nothing(store, tmp_path, news):
    state(store, "cafe", "published", "2024-03-06", Parser())
    add(Store(tmp_path / "whole"), news, AddOptions(published="2024-03-06"))
    filled, whole = tables_of(store.path), tables_of(tmp_path / "whole")
    assert filled.keys() == whole.keys()
    german = "deutsch"  # it has no date either, and the build gives it one
    for table in filled:
        assert [row for row in filled[table] if german not in row] == [
            row for row in whole[table] if german not in row
        ]


def test_only_what_says_something_else_is_indexed_anew(store, make_article, monkeypatch):
    indexed = []
    replace = Index.replace

    def noted(index, texts, gone=()):
        texts = list(texts)
        indexed.append((index.path.name, [title for _, title, _ in texts]))
        replace(index, texts, gone)

    monkeypatch.setattr(Index, "replace", noted)
    state(store, "cafe", "published", "2024-03-06", Parser())
    assert indexed == []
    said = make_article("“The ferry is late,” Ada Quill said.", id="cafe", title="Ferry is late")
    add(store, [said])
    assert indexed == [("articles", ["Ferry is late"]), ("quotations", [""])]
    found = {
        word: open_corpus(store.path).totals(View(text=word)).articles
        for word in ("bridge", "ferry", "café")
    }
    assert found == {"bridge": 2, "ferry": 1, "café": 0}


def test_a_date_filled_in_for_the_first_printing_moves_the_clock_of_its_copy(tmp_path):
    text = " ".join(f"The {word} ferry left pier {word} on Monday." for word in NUMBERS)
    first, copy = (
        Article(name, text, (Block("paragraph", 0, len(text)),), title=name, language="en")
        for name in ("first", "copy")
    )
    copy = replace_fields(copy, published="2024-03-20")
    add(Store(tmp_path), [first, copy])
    state(Store(tmp_path), "first", "published", "2024-03-06", Parser())
    read = open_corpus(tmp_path)
    for name in ("first", "copy"):
        assert set(read.article(name).dates["value"]) == {"2024-03-04"}
    state(Store(tmp_path), "first", "published", None, Parser())
    assert set(open_corpus(tmp_path).article("copy").dates["value"]) == {"2024-03-18"}


def test_a_correction_outlives_a_reparse(tmp_path, news, monkeypatch):
    store = Store(tmp_path)
    add(store, [news[2]], AddOptions(published="2024-01-02"))
    monkeypatch.setattr("dashboard.corpus.adding.PARSER_VERSION", "other")
    assert add(store, [], AddOptions(reparse=True)).parsed == 1
    assert open_corpus(tmp_path).article("cafe").article.published == "2024-01-02"


def test_what_rules_alone_read_is_told_and_renewed(tmp_path, news):
    store, english = Store(tmp_path), [one for one in news if one.language != "de"]
    add(store, english, AddOptions(model="none"))
    assert open_corpus(tmp_path).read_otherwise == {RULES_ALONE: len(english)}
    done = add(store, [], AddOptions(reparse=True))
    assert (done.parsed, done.renewed) == (len(english), len(english))
    assert open_corpus(tmp_path).read_otherwise == {}
    assert add(store, [], AddOptions(reparse=True)).parsed == 0


def test_a_date_that_is_none_is_refused(tmp_path, news):
    with pytest.raises(ValueError, match="last June"):
        add(Store(tmp_path), [news[2]], AddOptions(published="last June"))
