import re
import threading
from typing import cast

import pytest

from dashboard.corpus.parse_workers import Job, Rows, rows_by, rows_of_all
from dashboard.corpus.time_limit import OutOfPatience, patience, prepared
from dashboard.model import Article, Block, Problem
from dashboard.parsing.parser import Parser


def forever() -> None:
    while True:
        pass


@pytest.mark.parametrize("work", [forever, lambda: re.match(r"(a+)+b", "a" * 64)])
def test_work_without_end_is_stopped(work):
    with pytest.raises(OutOfPatience), patience(0.05):
        work()


def test_a_thread_is_left_alone():
    done = []

    def work() -> None:
        with patience(0.01):
            done.append(sum(range(2_000_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1_999_999_000_000]


def test_an_article_without_end_is_a_named_problem(monkeypatch):
    monkeypatch.setattr(Parser, "finish", lambda *_: forever())
    monkeypatch.setattr("dashboard.corpus.time_limit.patience.__wrapped__.__defaults__", (0.05,))
    text = "Nobody comes to the end of this."
    article = Article("a", text, (Block("paragraph", 0, len(text)),), raw_ref="endless.txt")
    parser = Parser()
    found = rows_by(Job(article, article), parser, next(iter(parser.prepare([article]))))
    assert isinstance(found, Problem)
    assert found.where == "endless.txt"
    assert "no end" in found.detail


def test_an_article_without_an_analysis_leaves_the_others_of_its_batch_theirs(monkeypatch):
    def prepare(articles, _stages):
        if any(article.id == "b" for article in articles):
            raise UnicodeError("no such letter")
        return [article.id for article in articles]

    parser = Parser("none")
    monkeypatch.setattr(parser, "prepare", prepare)
    first, second, third = prepared(parser, [Article(one, "Words.", ()) for one in "abc"])
    assert (first, third) == ("a", "c")
    assert second == Problem("parser_failed", "b", "UnicodeError: no such letter")


def test_long_articles_are_analysed_one_at_a_time(monkeypatch):
    monkeypatch.setattr("dashboard.intake.limits.PARSED_LETTERS", 60)
    parser, together = Parser("none"), []
    prepare = parser.prepare

    def noted(articles, *stages):
        together.append([article.id for article in articles])
        return prepare(articles, *stages)

    monkeypatch.setattr(parser, "prepare", noted)
    texts = {
        "a": "Short.",
        "b": "It opened. " * 9,
        "c": "It closed. " * 9,
        "d": "Late.",
        "e": "Er.",
    }
    articles = [Article(name, text, (), language="en") for name, text in texts.items()]
    found = [*rows_of_all([Job(one, one) for one in articles], parser)]
    assert together == [["a"], ["b"], ["c"], ["d", "e"]]
    assert [cast("Rows", rows)["articles"][0]["article"] for rows in found] == [*"abcde"]
