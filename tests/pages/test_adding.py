"""Adding on the page: what is given is kept apart, read in a thread, and told of by name."""

import datetime as dt
import time
from dataclasses import replace

import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import AddOptions, Progress
from dashboard.corpus.collection_folders import default_corpus
from dashboard.corpus.store import CorpusBusy, Store
from dashboard.intake.columns import UnsureColumns, folded
from dashboard.model import Article, Problem
from dashboard.page import open_collection
from dashboard.page.components import add_result, add_table, notices
from dashboard.page.components.add_job import Job
from dashboard.page.settings import READER
from dashboard.view import View

ARTICLE = (
    b"Quay closed in Aldermouth\n\nThe harbour board closed the north quay on Friday. "
    b"\xe2\x80\x9cIt will open again,\xe2\x80\x9d said Wilma Ostrander, its chairwoman.\n"
)


def waited(job):
    until = time.monotonic() + 60
    while job.running and time.monotonic() < until:
        time.sleep(0.05)
    assert not job.running
    return job


def looked_over(job):
    """Return the job once what it was given has been read, and the table of it."""
    job.read()
    waited(job)
    return add_table.table_of(job.items, job.known)


def finished(job):
    found = add_table.chosen(looked_over(job), job.items)
    wishes = AddOptions(originals=job.staged, facts=found.facts)
    job.add(found.articles, wishes, found.copies)
    return waited(job)


def test_what_was_given_is_in_the_collection_and_its_folder_goes_with_the_job(tmp_path):
    job = Job(tmp_path / "own")
    job.give("quay.txt", ARTICLE)
    finished(job)
    assert (job.progress.added, job.failure, job.stage) == (1, "", "done")
    assert [article.title for article in job.articles] == ["Quay closed in Aldermouth"]
    corpus = open_corpus(tmp_path / "own")
    assert corpus.totals(View()).articles == 1
    (article,) = corpus.texts([job.articles[0].id]).values()
    assert corpus.original(article) == ARTICLE
    folder = job.folder
    del job
    assert not folder.exists()


def test_files_that_list_addresses_give_their_addresses(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "dashboard.intake.inputs.read_addresses", lambda some, **_: asked.extend(some) or []
    )
    job = Job(tmp_path / "own")
    job.give("list.txt", b"https://bay.example/pier\nhttps://bay.example/port\n")
    job.give("map.xml", b"<urlset><url><loc>https://bay.example/quay</loc></url></urlset>")
    job.give("quay.txt", ARTICLE)
    looked_over(job)
    assert [getattr(one, "title", one) for one in job.items] == ["Quay closed in Aldermouth"]
    assert sorted(asked) == [f"https://bay.example/{place}" for place in ("pier", "port", "quay")]


def test_what_is_changed_and_filled_in_before_adding_holds(tmp_path):
    job = Job(tmp_path / "own")
    for number in range(3):
        job.give(f"{number}.txt", ARTICLE.replace(b"Friday", b"the %dth of May" % (number + 11)))
    table = looked_over(job)
    assert table["problem"].tolist() == ["no date and no outlet"] * 3
    table = add_table.edited(
        table, {1: {"title": "Quay shut", "outlet": "Coast Post"}, 2: {"add": False}}
    )
    table = add_table.filled(table, dt.date(2021, 5, 14), "The Courier")
    found = add_table.chosen(table, job.items)
    job.add(found.articles, AddOptions(facts=found.facts, who="QL"))
    waited(job)
    rows = open_corpus(tmp_path / "own").articles(View())
    assert set(zip(rows["title"], rows["source"], strict=True)) == {
        ("Quay closed in Aldermouth", "The Courier"),
        ("Quay shut", "Coast Post"),
    }
    assert {str(day)[:10] for day in rows["published"]} == {"2021-05-14"}
    (shut,) = rows.loc[rows["title"] == "Quay shut", "set_by"]
    assert shut.startswith("headline, outlet and date set by QL on ")
    again = Job(tmp_path / "own")
    again.give("1.txt", ARTICLE.replace(b"Friday", b"the 12th of May"))
    assert looked_over(again)["problem"].tolist() == [add_table.THERE]


def test_problems_are_counted_by_what_is_said_of_them(tmp_path):
    job = Job(tmp_path / "own")
    names = ["too_large", "columns_unsure", "offline", "broken", "not_found", "columns_unsure"]
    job.progress.problems = [Problem(name, f"{name}.csv", "--column") for name in names]
    away = [Problem(name, "https://bay.example/a") for name in ("not_found", "too_slow")]
    job.progress.problems += [*away, Problem("too_slow", "long.pdf")]
    assert add_result.came_of(job) == (
        "5 items not read, 2 tables whose columns were not chosen, 2 addresses not fetched."
    )
    listed = str(add_result._problems(job.progress.problems))
    assert listed.count("say what they hold") == 2
    assert listed.count("--column") == 4


def test_copies_and_later_versions_are_told_before_they_are_added(tmp_path):
    job = Job(tmp_path / "own")
    job.give("quay.txt", ARTICLE)
    finished(job)
    again = Job(tmp_path / "own")
    again.give("quay.txt", ARTICLE)
    again.give("same.txt", ARTICLE)
    again.give("noise.pdf", bytes(range(256)) * 8)
    table = looked_over(again)
    assert table["problem"].tolist()[:2] == [add_table.THERE, add_table.TWICE]
    assert table["problem"].tolist()[2].startswith("Not read: ")
    assert not table["add"].any()
    finished(again)
    assert add_result.came_of(again) == "2 copies, 1 item not read."


def test_the_sentence_at_the_end_counts_all_that_was_given():
    job = Job.__new__(Job)
    job.copies = 1
    job.progress = Progress(added=27, unchanged=1, problems=[Problem("scan", "a.pdf")])
    assert add_result.came_of(job) == "27 added, 2 copies, 1 scan: needs text recognition."


@pytest.mark.parametrize("names", [("Schlagzeile", "Volltext", "Notiz"), ()])
def test_unknown_columns_are_chosen_before_anything_of_a_table_is_read(tmp_path, names):
    text = "The harbour board closed the north quay on Friday, since frost had cracked it. " * 5
    rows = "".join(f"Quay {n} closed in Aldermouth;{text};a\n" for n in range(3))
    job = Job(tmp_path / "own")
    header = ";".join(names) + "\n" if names else ""
    job.give("quays.csv", f"{header}{rows}".encode())
    looked_over(job)
    (problem,) = job.items
    assert isinstance(problem, UnsureColumns)
    title, text, _ = (folded(column.name) for column in problem.columns)
    assert names or problem.columns[0].label == "column 1: Quay 0 closed in Aldermo"
    job.read({title: "title", text: "body"})
    waited(job)
    assert [one.title for one in job.items if isinstance(one, Article)] == [
        f"Quay {n} closed in Aldermouth" for n in range(3)
    ]


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
    assert add_result.how_far(job) == (0.0, "Opening 3 files …")
    finished(job)
    words = [sentence for _, sentence in told]
    for done in (1, 2, 3):
        assert f"Finding who said what: {done} of 3 articles" in words
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
    monkeypatch.setenv("DATELINE_CORPUS", str(open_collection.demo_corpus()))
    assert open_collection.own_collection() == default_corpus()


def test_one_adds_to_the_collection_that_is_shown(open_page, harbour):
    page = open_page(harbour, "add")
    assert "Add articles" in page.html
    assert open_collection.own_collection() == harbour
    assert Store(harbour).manifest()


def test_nothing_given_is_said(open_page, harbour):
    page = open_page(harbour, "add")
    next(one for one in page.app.button if one.label == "Read").click().run()
    assert "Paste a text or choose a file first." in page.html
    page.app.run()
    assert "Nothing was given." not in page.html


def test_a_hosted_page_takes_no_articles(open_page, harbour, monkeypatch):
    monkeypatch.setattr(open_collection, "role", lambda: READER)
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


def test_an_article_that_was_read_in_part_is_no_item_that_was_not_read():
    assert notices.unread(["read_in_part"]) == "1 article is too long to be read to the end"
    items = [Article("a", "It rained.", ()), Problem("read_in_part", "a.txt", "the first 9 of 99")]
    items[0] = replace(items[0], raw_ref="a.txt")
    table = add_table.table_of(items, {})
    assert table["problem"].tolist() == ["too long to be read to the end"]
    table = add_table.table_of([Problem("columns_unsure", "a.csv", "add it with --column")], {})
    assert table["problem"].tolist() == ["Not read: its columns were not chosen"]


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
