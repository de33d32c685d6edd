"""The history of corrections on the Desk: who, when, before, after and why, also of what was taken back."""

import json
import re
import shutil

import streamlit as st
from tolls import ARTICLE, PLACE, TEXT

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import AddOptions, add
from dashboard.corpus.correcting import amend, state
from dashboard.corpus.corrections import Corrections, read_corrections
from dashboard.corpus.name_decisions import decide
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Store
from dashboard.corpus.text_rights import EVIDENCE
from dashboard.corpus.verdicts import Verdict
from dashboard.page.components import correction_history
from dashboard.page.settings import SHOWN
from dashboard.parsing.parser import Parser

PARSER = Parser()


def made(path):
    """Correct a speaker twice and go back, a headline, and a name."""
    store, where = Store(path), PLACE.removeprefix("quotation ")
    for value in ("Ivo Lund", "Carla Venn", None):
        amend(store, "t", "quotation speaker", where, value, PARSER, who="QL", why="on <b>tape</b>")
    state(store, "t", "title", "Fares rise", PARSER, who="MR")
    name = "per:ada-quill Ada Quill"
    decide(store, [Verdict("name called", ("t", _ada()), "Ada B. Quill", before=name)])


def _ada():
    start = TEXT.index("Ada Quill")
    return f"{start}-{start + 9}"


def test_every_entry_is_listed_with_before_and_after_the_newest_first(open_page, tolls):
    assert "Corrections" not in open_page(tolls, "desk").words
    made(tolls)
    words = open_page(tolls, "desk").words
    listed = [
        "Ada Quill is called Ada B. Quill.",
        "Tolls → Fares rise.",
        "Carla Venn → as found.",
        "Ivo Lund → Carla Venn. Why: on &lt;b&gt;tape",
        "“Tolls will rise”. Who said it: Ada Quill → Ivo Lund. Why: on &lt;b&gt;tape",
    ]
    places = [words.index(one) for one in listed]
    assert places == sorted(places)
    assert "5 entries, of all readers." in words
    assert words.count("UTC. QL") == 3
    assert "<b>tape" not in open_page(tolls, "desk").html


def test_each_entry_that_holds_leads_to_what_it_changed_and_can_be_taken_back(open_page, tolls):
    made(tolls)
    page = open_page(tolls, "desk")
    assert re.search(r'href="profile\?profile=[^>]*><bdi>Ada B. Quill', page.html)
    for words in ("Undo: headline", "Undo: name"):
        (undo,) = [one for one in page.app.button if one.label == words]
        undo.click().run()
        assert words not in [one.label for one in page.app.button]
    assert not [one for one in page.app.button if str(one.key).startswith("undo-entry")]
    corpus = open_corpus(tolls)
    assert corpus.texts(["t"])["t"].title == "Tolls"
    assert not corpus.identified("Ada Quill").empty


def test_the_files_hold_the_history_and_what_a_colleague_takes_over(tolls):
    made(tolls)
    log = Corrections(tolls)
    rows = correction_history.table(log.history()).to_dict("records")
    assert [(one["who"], one["before"], one["after"]) for one in rows[2:]] == [
        ("QL", "Carla Venn", "as found"),
        ("QL", "Ivo Lund", "Carla Venn"),
        ("QL", "Ada Quill", "Ivo Lund"),
    ]
    lines = correction_history._lines(log.holding(), "me").decode().splitlines()
    assert read_corrections(lines) == log.holding()
    assert {json.loads(line)["kind"] for line in lines} == {"title", "name called"}


def test_who_may_not_read_the_text_reads_no_history(open_page, tolls, monkeypatch):
    made(tolls)
    monkeypatch.setattr(type(st.context), "headers", {SHOWN: EVIDENCE})
    assert "Fares rise →" not in open_page(tolls, "desk").words
    assert "is called Ada B. Quill" not in open_page(tolls, "desk").words


def test_what_fits_nothing_any_more_comes_first_for_a_decision(open_page, tolls):
    where = f"{TEXT.index('Norwich')}-{TEXT.index('Norwich') + 7}"
    Corrections(tolls).amend(ARTICLE, "quotation status", where, "denied", who="QL")
    add(Store(tolls), [ARTICLE], AddOptions(reparse=True))
    made(tolls)
    page = open_page(tolls, "desk")
    assert "first 1 for a decision: nothing is found at their place any more." in page.words
    first, *_ = page.html.partition('class="correction"')[2].split('class="correction"')
    assert "It no longer fits" in first
    assert "Norwich" in first
    (undo,) = [one for one in page.app.button if one.label == "Undo: status"]
    undo.click().run()
    assert "It no longer fits" not in open_page(tolls, "desk").words


def test_what_went_with_a_removed_article_leaves_a_mark(open_page, tolls):
    made(tolls)
    remove(Store(tolls), ["t"])
    words = open_page(tolls, "desk").words
    assert "5 entries went with articles that were removed, the last on" in words
    assert "Tolls will rise" not in words


def given(page, data):
    """Choose a file on the Desk."""
    chooser = page.app.get("file_uploader")[0]
    chooser.upload("theirs.jsonl", data, "application/jsonl").run()
    return page.words


def test_a_colleagues_file_is_looked_over_and_taken_over_on_the_desk(
    open_page, tolls, tmp_path, audited
):
    other = shutil.copytree(tolls, tmp_path / "theirs")
    made(other)
    state(Store(other), "t", "source", "Sea <i>Log", PARSER, who="MR")
    data = correction_history._lines(Corrections(other).holding(), "me")
    amend(Store(tolls), "t", "quotation speaker", PLACE.split()[1], "Bram Oost", PARSER, who="QL")
    state(Store(tolls), "t", "title", "Tolls up", PARSER, who="QL")
    page = open_page(tolls, "desk")
    words = given(page, b"no json")
    assert "Nothing can be taken over: Line 1 is no correction" in words
    words = given(page, data)
    assert "3 corrections: 1 contradicts corrections made here and 2 are new." in words
    assert "Headline: Fares rise. Here: Tolls up, set by QL on" in words
    assert "Outlet: Sea &lt;i&gt;Log." in page.html
    assert len(Corrections(tolls).holding()) == 2, "nothing is taken over before the reader says so"
    page.app.checkbox(key="take-ours").check().run()
    (button,) = [one for one in page.app.button if one.label.startswith("Take over")]
    assert button.label == "Take over 2 corrections"
    button.click().run()
    assert not page.app.exception
    held = {one.kind: (one.value, one.who) for one in Corrections(tolls).holding()}
    assert held["title"] == ("Tolls up", "QL")
    assert held["source"] == ("Sea <i>Log", "MR")
    assert held["name called"][0] == "Ada B. Quill"
    assert "Sea &lt;i&gt;Log" in page.html.split("entries, of all readers")[1]
    assert [(one.getMessage(), one.form) for one in audited][-1] == ("corrected", "taken over")


def test_who_may_not_change_the_collection_is_offered_no_file(open_page, tolls, monkeypatch):
    monkeypatch.setattr(type(st.context), "headers", {SHOWN: EVIDENCE})
    assert not open_page(tolls, "desk").app.get("file_uploader")
