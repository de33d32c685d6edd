"""Names are corrected on their profile, and everything follows; old links lead on, and all of it can be undone."""

import shutil
import threading
from dataclasses import asdict
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.corpus import linking_later, open_corpus, publishing
from dashboard.corpus.adding import LATER, add
from dashboard.corpus.correction_queue import Asked
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.name_decisions import decide
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import Verdict
from dashboard.model import Article
from dashboard.page import open_collection
from dashboard.page.components import decide_job, headings, reread_article, sidebar
from dashboard.view import View

TEXTS = {
    "a": "“Tolls will rise,” said Mayor Ada Quill. Ada Quill visited Norwich on Monday.",
    "b": "“Nobody asked us,” said Adeline Brandt, the mayor.",
    "c": "“We paint at night,” said Ada Quill, a painter.",
}


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    """A collection of three articles."""
    path = tmp_path_factory.mktemp("tolls")
    days: dict[str, Any] = {"title": "Tolls", "language": "en", "published": "2024-03-05"}
    add(Store(path), [Article(name, text, (), **days) for name, text in TEXTS.items()])
    return path


@pytest.fixture
def tolls(parsed, tmp_path, monkeypatch):
    """That collection, for a test to correct; a busy machine is waited for."""
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    monkeypatch.setattr(reread_article, "REST", 60)
    return shutil.copytree(parsed, tmp_path / "c")


def corrected(page, kind, value=None, articles=None, why=""):
    """Fill in the form and send it."""
    page.app.selectbox(key="decide-kind").select(kind).run()
    if articles:
        page.app.multiselect(key="decide-articles").set_value(articles).run()
    if value is not None:
        field = "selectbox" if kind in ("name pair", "name type") else "text_input"
        getattr(page.app, field)(key=f"decide-value-{kind}").set_value(value).run()
    page.app.text_input(key="decide-why").set_value(why).run()
    page.app.button(key="decide").click().run()
    return page


def undo(page):
    """Take the first correction back."""
    button = next(one for one in page.app.button if str(one.key).startswith("undo-decision"))
    button.click().run()


def test_two_names_become_one_and_old_links_lead_to_it(open_page, tolls):
    page = open_page(tolls, "profile", profile="Adeline Brandt")
    corrected(page, "name pair", "Ada Quill", why="<b>heard</b>")
    now = open_corpus(tolls).identified("Adeline Brandt").iloc[0]["name"]
    assert page.app.query_params["profile"] == now
    assert "You decided: Adeline Brandt and Ada Quill are one." in page.words
    assert "Undo: merge" in [one.label for one in page.app.button]
    for asked in ("Ada Quill", "Adeline Brandt"):
        page = open_page(tolls, "profile", profile=asked)
        assert '<h1><bdi dir="ltr">Ada Quill' in page.html
        assert "Adeline Brandt and Ada Quill are one. Set by a reader on" in page.words
    assert "&lt;b&gt;heard&lt;/b&gt;" in page.html
    page = open_page(tolls, "quotations", speaker=["Adeline Brandt"])
    assert "The link asks for Adeline Brandt. A reader decided: Adeline" in page.words
    assert page.html.count("Nobody asked us") > 0
    assert "We paint at night" in page.html
    undo(open_page(tolls, "profile", profile="Ada Quill"))
    page = open_page(tolls, "quotations", speaker=["Adeline Brandt"])
    assert "We paint at night" not in page.html
    assert "A reader decided" not in page.words


@pytest.fixture
def slowly(monkeypatch):
    """Take collections for large ones, and let linking wait until it may go on, or gives way; yield both."""
    begun, go = threading.Event(), threading.Event()
    link = linking_later.link_later

    def late(folder, stop):
        begun.set()
        while not go.is_set():
            if stop.wait(0.01):
                return False
        return link(folder, stop)

    monkeypatch.setattr(publishing, "LARGE", 0)
    monkeypatch.setattr(linking_later, "link_later", late)
    monkeypatch.setattr(reread_article, "QUIET", 0)
    monkeypatch.setattr(reread_article, "REST", 0)
    yield begun, go
    go.set()


def test_a_decision_is_on_every_page_before_everything_is_linked(open_page, tolls, slowly):
    page = corrected(
        open_page(tolls, "profile", profile="Ada Quill"), "name called", "Ada B. Quill"
    )
    assert "It is corrected, and being linked to all articles." in page.words
    for name in ("entities", "quotations"):
        assert "Ada B. Quill" in open_page(tolls, name).words
    slowly[1].set()
    (job,) = decide_job._jobs()[tolls]
    assert job.done.wait(60)
    assert Store(tolls).manifest().linked is None
    page = open_page(tolls, "profile", profile="Ada B. Quill")
    assert "It is corrected, and being linked to all articles." not in page.words


def test_a_second_decision_is_shown_while_the_first_is_being_linked_and_both_are_linked_then(
    open_page, tolls, slowly
):
    begun, go = slowly
    corrected(open_page(tolls, "profile", profile="Ada Quill"), "name called", "Ada B. Quill")
    assert begun.wait(60)
    page = corrected(open_page(tolls, "profile", profile="Norwich"), "name called", "Norwich Town")
    assert reread_article.WAITS not in page.words
    assert "It is corrected, and being linked to all articles." in page.words
    words = open_page(tolls, "entities").words
    assert "Ada B. Quill" in words
    assert "Norwich Town" in words
    jobs = [*decide_job._jobs()[tolls]]
    assert [(job.shown, job.done.is_set()) for job in jobs] == [(True, False)] * 2
    go.set()
    assert all(job.done.wait(60) for job in jobs)
    assert Store(tolls).manifest().linked is None
    held = {str(one.entry.value): one.state for one in open_corpus(tolls).decisions()}
    assert held == {"Ada B. Quill": "held", "Norwich Town": "held"}


def test_one_that_is_refused_lets_those_before_it_be_linked(tolls, slowly):
    begun, go = slowly
    start = TEXTS["a"].index("Norwich")
    for value in ("Norwich Town", " – "):
        verdict = Verdict("name called", ("a", f"{start}-{start + 7}"), value)
        decide_job._start(tolls, Asked("decide", {"verdicts": [asdict(verdict)]}), 60, written=True)
        assert begun.wait(60)
    named, refused = decide_job._jobs()[tolls]
    assert refused.done.wait(60)
    assert "has letters" in refused.failure
    assert not named.done.is_set()
    go.set()
    assert named.done.wait(60)
    decide_job._jobs()[tolls].clear()
    assert Store(tolls).manifest().linked is None
    assert open_corpus(tolls).identified("Norwich Town")["name"].tolist() == ["Norwich Town"]


def test_who_corrected_something_sees_it_though_the_version_before_was_opened_meanwhile(
    open_page, tolls
):
    page = open_page(tolls, "profile", profile="Norwich")
    start = TEXTS["a"].index("Norwich")
    decide(Store(tolls), [Verdict("name called", ("a", f"{start}-{start + 7}"), "Norwich Town")])
    ended = threading.Event()
    ended.set()
    page.app.session_state[reread_article.OWN] = SimpleNamespace(done=ended)
    page.app.run()
    assert "Norwich Town" in page.words


def folders(collection):
    """Return the folders of tables that there are."""
    rooms = ("segments", "derived", "history")
    return {f"{room}/{one.name}" for room in rooms for one in (collection / room).glob("*")}


def test_corrections_without_a_pause_are_linked_in_the_end_and_no_linking_that_was_ended_leaves_anything(
    tolls, monkeypatch
):
    """Each comes as soon as the one before is being linked, in a process of its own."""
    begun, linked, link = threading.Event(), [], linking_later.link_later

    def watched(folder, stop):
        begun.set()
        linked.append(link(folder, stop))
        return linked[-1]

    monkeypatch.setattr(publishing, "LARGE", 0)
    monkeypatch.setattr(linking_later, "link_later", watched)
    monkeypatch.setattr(reread_article, "QUIET", 0)
    start, names = TEXTS["a"].index("Norwich"), [f"Norwich {letter}a" for letter in "BCDFG"]
    amended = ["quotation speaker", f"1-{1 + len('Tolls will rise')}", "Ivo Lund"]
    every = [Asked("amend", {"article": "a", "amendments": [amended], "who": "", "why": ""})]
    for name in names:
        verdict = Verdict("name called", ("a", f"{start}-{start + 7}"), name)
        every.append(Asked("decide", {"verdicts": [asdict(verdict)]}))
    named = folders(tolls)
    for asked in every:
        begun.clear()
        decide_job._start(tolls, asked, 60, written=True)
        named |= {*Store(tolls).manifest().folders}
        assert begun.wait(60)
    jobs = [*decide_job._jobs()[tolls]]
    assert all(job.done.wait(60) for job in jobs)
    assert [job.failure for job in jobs] == [""] * len(every)
    decide_job._jobs()[tolls].clear()
    assert linked == [*[False] * len(names), True]
    manifest = Store(tolls).manifest()
    assert (manifest.linked, manifest.waiting) == (None, ())
    assert folders(tolls) <= named.union(manifest.folders)
    assert open_corpus(tolls).identified(names[-1])["name"].tolist() == names[-1:]
    assert "Ivo Lund" in {*open_corpus(tolls).quotations(View())["speaker"]}


def test_what_a_stopped_server_had_only_shown_is_linked_when_it_starts(tolls, monkeypatch):
    monkeypatch.setattr(publishing, "LARGE", 0)
    start = TEXTS["a"].index("Norwich")
    verdict = Verdict("name called", ("a", f"{start}-{start + 7}"), "Norwich Town")
    decide(Store(tolls), [verdict], lambda: LATER)
    assert open_collection.unfinished(tolls)
    decide_job.resume(tolls)
    assert reread_article._LAST[tolls].done.wait(60)
    assert not open_collection.unfinished(tolls)


def test_an_article_is_split_off_and_what_contradicts_is_listed(open_page, tolls):
    page = open_page(tolls, "profile", profile="Ada Quill")
    corrected(page, "name split", "Ada Quill (painter)", ["a", "c"])
    assert "Choose some of the articles that name it, not all." in page.words
    corrected(page, "name split", "Ada Quill (painter)", ["c"])
    assert "In one article Ada Quill is somebody else" in page.words
    page = open_page(tolls, "quotations", speaker=["Ada Quill"])
    assert "We paint" not in page.words
    told = "A reader decided: In one article Ada Quill is somebody else: Ada Quill (painter)."
    assert f"{told} See Ada Quill (painter)." in page.words
    assert told not in open_page(tolls, "quotations", speaker=["Ada Quill (painter)"]).words
    page = open_page(tolls, "profile", profile="Ada Quill (painter)")
    corrected(page, "name pair", "Ada Quill")
    page = open_page(tolls, "entities")
    assert "A later correction says otherwise." in page.words


def test_a_name_is_called_otherwise_is_no_name_and_comes_back(open_page, tolls):
    corrected(open_page(tolls, "profile", profile="Norwich"), "name called", "Norwich Council")
    page = open_page(tolls, "profile", profile="Norwich")
    assert '<h1><bdi dir="ltr">Norwich Council' in page.html
    corrected(page, "name type", "ORG")
    assert "Organisation" in open_page(tolls, "profile", profile="Norwich Council").words
    corrected(open_page(tolls, "profile", profile="Norwich"), "name alias", "The Wool Town")
    assert (
        '<h1><bdi dir="ltr">Norwich Council'
        in open_page(tolls, "profile", profile="The Wool Town").html
    )
    corrected(open_page(tolls, "profile", profile="Norwich"), "name drop")
    page = open_page(tolls, "profile", profile="Norwich Council")
    assert "No article here names Norwich Council" in page.words
    assert "Norwich Council is no name." in page.words
    undo(page)
    page = open_page(tolls, "profile", profile="Norwich Council")
    assert "Norwich is called Norwich Council." in page.words


@pytest.mark.slow
def test_several_names_are_left_out_at_once_and_come_back_one_by_one(open_page, tolls):
    page = open_page(tolls, "profile", profile="Norwich")
    page.app.selectbox(key="decide-kind").select("name drop").run()
    also = next(one for one in page.app.multiselect if one.key.startswith("decide-also-"))
    also.set_value(["Adeline Brandt"]).run()
    page.app.text_input(key="decide-why").set_value("a wool brand").run()
    page.app.button(key="decide").click().run()
    made = Corrections(tolls).holding()
    assert [(one.kind, one.why) for one in made] == [("name drop", "a wool brand")] * 2
    left = open_corpus(tolls).entities(View())["name"].tolist()
    assert {"Norwich", "Adeline Brandt"}.isdisjoint(left)
    undo(open_page(tolls, "profile", profile="Norwich"))
    assert "Norwich" in open_corpus(tolls).entities(View())["name"].tolist()


def test_what_is_missing_is_said_and_changes_nothing(open_page, tolls):
    page = corrected(open_page(tolls, "profile", profile="Norwich"), "name pair")
    assert "Choose a name of this collection first." in page.words
    page = corrected(open_page(tolls, "profile", profile="Norwich"), "name called", " – ")
    assert "A name has letters." in page.words
    assert not (tolls / "corrections.jsonl").exists()


def test_suggestions_are_worked_through_and_a_rejection_is_remembered(
    open_page, tmp_path, monkeypatch
):
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    monkeypatch.setattr(reread_article, "REST", 60)
    texts = {"a": "“It is late,” said Antony Roe.", "b": "“It is later,” said Tony Roe."}
    add(Store(tmp_path), [Article(name, text, (), language="en") for name, text in texts.items()])
    page = open_page(tmp_path, "entities")
    assert "Tony Roe may be short for Antony Roe." in page.words
    name = "merge per:antony-roe per:tony-roe"
    page.app.button(key=f"Later-{name}").click().run()
    assert "may be short for" not in page.words
    page = open_page(tmp_path, "entities")
    page.app.button(key=f"They are two-{name}").click().run()
    assert "may be short for" not in page.words
    assert "Antony Roe and Tony Roe are two." in page.words
    assert "may be short for" not in open_page(tmp_path, "profile", profile="Tony Roe").words


def test_several_suggestions_are_put_off_rejected_or_accepted_at_once(
    open_page, tmp_path, monkeypatch
):
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    monkeypatch.setattr(reread_article, "REST", 60)
    texts = {
        "a": "“It is late,” said Antony Roe.", "b": "“It is later,” said Tony Roe.",
        "c": "“It is dark,” said Benjamin Vale.", "d": "“It is dawn,” said Ben Vale.",
    }  # fmt: skip
    add(Store(tmp_path), [Article(name, text, (), language="en") for name, text in texts.items()])
    both = open_corpus(tmp_path).suggestions()["suggestion"].unique().tolist()
    page = open_page(tmp_path, "entities")
    listed = page.app.multiselect(key="suggestions_several").options
    assert len(listed) == 2
    page.app.multiselect(key="suggestions_several").set_value(both).run()
    page.app.button(key="Later-suggestions_several").click().run()
    assert "may be short for" not in page.words
    page = open_page(tmp_path, "entities")
    page.app.multiselect(key="suggestions_several").set_value(both).run()
    page.app.button(key="They are one-suggestions_several").click().run()
    assert "may be short for" not in page.words
    assert "Antony Roe and Tony Roe are one." in page.words
    assert "are one." in page.words.replace("Antony Roe and Tony Roe are one.", "")
    assert (
        len([one for one in page.app.button if str(one.key).startswith("undo-decision-made-")]) == 2
    )


def test_who_corrected_something_waits_for_the_page_and_not_for_the_filters(
    open_page, tolls, monkeypatch
):
    drawn = []
    filters, headline = sidebar.draw, headings.headline
    monkeypatch.setattr(sidebar, "draw", lambda *of: drawn.append("filters") or filters(*of))
    noted = lambda *of, **more: drawn.append("page") or headline(*of, **more)  # noqa: E731 - two lines to patch
    monkeypatch.setattr(headings, "headline", noted)
    page = corrected(open_page(tolls, "profile", profile="Ada Quill"), "name alias", "Addie Q")
    assert drawn[:2] == ["filters", "page"], "what a link asks for is in the filters first"
    drawn.clear()
    undo(page)
    assert drawn[:2] == ["page", "filters"]
    assert '<h1><bdi dir="ltr">Ada Quill' in page.html
