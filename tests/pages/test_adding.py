"""Adding on the page: what is given is kept apart, read in a thread, and told of by name."""

import time
from dataclasses import replace

import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.places import default_corpus
from dashboard.corpus.store import CorpusBusy, Store
from dashboard.model import Article, Problem
from dashboard.page import opening
from dashboard.page.components import add_result, notices
from dashboard.page.components.add_job import Job
from dashboard.page.settings import READER
from dashboard.view import View

ARTICLE = (
    b"Quay closed in Aldermouth\n\nThe harbour board closed the north quay on Friday. "
    b"\xe2\x80\x9cIt will open again,\xe2\x80\x9d said Wilma Ostrander, its chairwoman.\n"
)


def finished(job):
    job.start()
    until = time.monotonic() + 60
    while job.running and time.monotonic() < until:
        time.sleep(0.05)
    assert not job.running
    return job


def test_what_was_given_is_in_the_collection_and_its_folder_is_gone(tmp_path):
    job = Job(tmp_path / "own", "2031-03-04")
    job.give("quay.txt", ARTICLE)
    finished(job)
    assert (job.progress.added, job.failure) == (1, "")
    assert [article.title for article in job.articles] == ["Quay closed in Aldermouth"]
    assert open_corpus(tmp_path / "own").totals(View()).articles == 1
    assert not job.folder.exists()


@pytest.mark.parametrize("name", ["../../up.txt", "/etc/up.txt", "..\\up.txt", ".hidden", ".."])
def test_a_name_never_leads_out_of_the_folder(tmp_path, name):
    job = Job(tmp_path)
    job.give(name, b"x")
    job.give(name, b"y")
    assert len(list(job.folder.iterdir())) == 2
    assert not any(place.name.startswith(".") for place in job.folder.iterdir())


def test_progress_counts_each_article_and_never_goes_back(tmp_path, monkeypatch):
    told = []

    def note(job, now):
        job.progress = now
        told.append(add_result.how_far(job))

    monkeypatch.setattr(Job, "_report", note)
    monkeypatch.setattr(Job, "seconds", 0)
    job = Job(tmp_path / "own")
    for number in range(3):
        job.give("quay.txt", ARTICLE.replace(b"Friday", b"the %dth of May" % (number + 11)))
    job.give("empty.txt", b"")
    assert add_result.how_far(job) == (0.0, "Opening 4 files …")
    finished(job)
    words = [sentence for _, sentence in told]
    for done in (2, 3, 4):
        assert f"Reading articles: {done} of 4" in words
    assert "Linking names and events of 3 new articles" in words
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_progress_tells_the_time_of_what_takes_long(tmp_path, monkeypatch):
    job = Job(tmp_path)
    job.give("quay.txt", ARTICLE)
    monkeypatch.setattr(Job, "seconds", 12)
    assert add_result.how_far(job)[1] == "Opening 1 file … · 12 s"


def test_what_cannot_be_read_is_named_and_the_rest_kept(tmp_path):
    job = Job(tmp_path / "own")
    job.give("quay.txt", ARTICLE)
    job.give("noise.pdf", bytes(range(256)) * 8)
    finished(job)
    assert job.progress.added == 1
    assert [problem.where for problem in job.progress.problems] == ["noise.pdf"]


def test_a_busy_collection_is_said(tmp_path, monkeypatch):
    def busy(*_args):
        raise CorpusBusy("Another process is adding.")

    monkeypatch.setattr("dashboard.page.components.add_job.add", busy)
    assert finished(Job(tmp_path)).failure == "Another process is adding."


def test_an_unforeseen_failure_is_said_and_logged(tmp_path, monkeypatch, caplog):
    def broken(*_args):
        raise ZeroDivisionError

    monkeypatch.setattr("dashboard.page.components.add_job.add", broken)
    assert "ZeroDivisionError" in finished(Job(tmp_path)).failure
    assert "adding failed" in caplog.text


def test_the_demo_is_never_added_to(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    monkeypatch.setenv("DATELINE_CORPUS", str(opening.demo_corpus()))
    assert opening.own_collection() == default_corpus()


def test_one_adds_to_the_collection_that_is_shown(open_page, harbour):
    page = open_page(harbour, "add")
    assert "Add articles" in page.html
    assert opening.own_collection() == harbour
    assert Store(harbour).manifest()


def test_nothing_given_is_said(open_page, harbour):
    page = open_page(harbour, "add")
    page.app.button[0].click().run()
    assert "Paste a text or choose a file first." in page.html
    page.app.run()
    assert "Nothing was given." not in page.html


def test_a_hosted_page_takes_no_articles(open_page, harbour, monkeypatch):
    monkeypatch.setattr(opening, "role", lambda: READER)
    page = open_page(harbour, "add")
    assert "Nothing can be added here" in page.html
    assert not page.app.button


def test_a_list_that_is_cut_says_how_much_more_there_is(monkeypatch):
    monkeypatch.setattr(add_result, "LISTED", 2)
    articles = [Article(str(number), "It rained.", ()) for number in range(5)]
    assert add_result._articles(articles, shown=False).endswith(
        '<li class="note">and 3 more</li></ul>'
    )
    assert "more" not in add_result._articles(articles[:2], shown=False)
    problems = [Problem(f"file {number}", "no text") for number in range(3)]
    assert add_result._problems(problems).endswith('<li class="note">and 1 more</li></ul></div>')


def test_a_headline_that_was_kept_is_not_counted_as_unread():
    names = ["no_text", "unreadable", "unreadable"]
    said = "2 items could not be read, 1 article is kept as a headline alone"
    assert notices.unread(names) == said
    assert notices.unread(names[:1]) == "1 article is kept as a headline alone"
    assert notices.unread(names[1:]) == "2 items could not be read"


def test_what_was_read_says_what_it_lacks():
    article = Article("a", "It rained.", (), title="Rain")
    words = add_result._articles([article], shown=True)
    assert "source and date unknown: open it to fill them in" in words
    dated = add_result._articles([replace(article, published="2031-03-04")], shown=True)
    assert "source unknown: open it to fill it in" in dated
    assert 'href="article?article=a"' in words


@pytest.mark.parametrize(
    "name", ["é" * 300 + ".pdf", "x" * 400, "a" * 250 + "." + "b" * 250, "a\0b\x1b.txt"]
)
def test_a_name_that_no_file_system_takes_is_cut(tmp_path, name):
    job = Job(tmp_path)
    job.give(name, b"x")
    job.give(name, b"y")
    names = [place.name for place in job.folder.iterdir()]
    assert len(names) == 2
    assert all(len(one.encode()) < 255 and one.isprintable() for one in names)
    assert name.endswith(".pdf") == names[0].endswith(".pdf")
