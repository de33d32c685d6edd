"""How much of the articles' text a right lets out: on every page, in every list, file and table; and what a role may do."""

import gzip
import itertools
import json

import handmade
import pytest
import streamlit as st

from dashboard import open_corpus
from dashboard.corpus import Corpus
from dashboard.corpus.check_marks import mark
from dashboard.corpus.correction_queue import Asked
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.desks import SavedView, change_desk, now
from dashboard.corpus.export import FORMS, exported, listed
from dashboard.corpus.store import Store
from dashboard.corpus.text_rights import EVIDENCE, FULL, METADATA, PLAIN, RIGHTS, Limited, limited
from dashboard.model import Extra
from dashboard.page import open_collection
from dashboard.page.components import article_corrections, decide_job, desk, downloads
from dashboard.page.components.offline_page import offline_page
from dashboard.page.settings import EDITOR, READER, ROLE, SHOWN, USER
from dashboard.page.streamlit_gaps import media
from dashboard.view import View

PROOF = {"ropemakers", "lanterns", "sextants", "windmills"}
"""A word of each sentence that holds a quotation or an event, and stands nowhere else."""
OTHER = {"cobblestones", "barrels", "herons", "gantries", "weathercock", "anchorage"}
"""A word of each other sentence, of the deck, the caption and another column."""
ALLOWED = {FULL: PROOF | OTHER, EVIDENCE: PROOF, METADATA: set()}
PAGES = (
    ("", {}),
    ("entities", {}),
    ("profile", {"profile": "Ada Lund", "form": "Ada Lund"}),
    ("profile", {"profile": "Port Amsel", "form": "Port Amsel"}),
    ("timeline", {}),
    ("quotations", {"text": "keep"}),
    ("quotations", {"named": "unnamed"}),
    ("quotations", {"show": "retold"}),
    ("articles", {"text": "stood"}),
    ("articles", {}),
    ("article", {"article": "r1", "at": "150", "text": "stood"}),
    ("article", {"article": "r2"}),
    ("article", {"article": "r1", "against": "r2"}),
    ("compare", {"one.source": "The Amsel Courier", "two.source": "Sea Log"}),
    ("add", {}),
    ("desk", {"text": "stood", "from": "articles"}),
    ("about", {}),
)
ORIGINAL = "0123456789abcdef" * 2 + ".html"
TABLES = ("articles", "entities", "timeline", "quotations", "unnamed", "versions")


@pytest.fixture(scope="module")
def quay(tmp_path_factory):
    """Two reports of which each sentence has a word of its own."""
    text = (
        "Ada Lund opened the quay before ropemakers on 4 March 2031. "
        "“We keep the lanterns lit,” Ada Lund said. "
        "Port Amsel had waited on its cobblestones for years. Barrels stood about. "
        "The tolls will fall for sextants, an official said."
    )
    opens = ("opened the quay", "Ada Lund opens the quay", "2031-03-04", "2031-03-04", "stated", "happened")  # fmt: skip
    said = [
        ("We keep the lanterns lit", "Ada Lund", {"speaker_kind": "person"}),
        (
            "The tolls will fall for sextants",
            "official",
            {
                "kind": "indirect",
                "speaker_kind": "unnamed",
                "anonymity_reason": "for the sake of windmills",
            },
        ),
    ]
    reports = (
        handmade.report(
            "r1", "A quay", "2031-03-04", "The Amsel Courier", text, said=said, events=[opens],
            dates=[("4 March 2031", "2031-03-04", "2031-03-04")],
            deck="What the gantries cost", captions=(handmade.Caption("Herons on the quay", "A. B."),),
            extra=(Extra("place", "The anchorage"),), original=ORIGINAL,
        ),
        handmade.report(
            "r2", "A quay again", "2031-03-05", "Sea Log",
            "Ada Lund opened the quay before ropemakers. The weathercock of Port Amsel turned.",
            events=[opens],
        ),
    )  # fmt: skip
    folder = handmade.collection(tmp_path_factory.mktemp("quay"), reports)
    corpus, view = open_corpus(folder), SavedView("Quay", "text=stood", "articles", now())
    record = corpus.article("r1")
    rows = (("quotation", record.quotations), ("event", record.events))
    places = [
        (item, int(row["start"]), int(row["end"]))
        for item, table in rows
        for row in table.to_dict("records")
    ]
    places += [("sentence", text.index("Barrels"), text.index("Barrels") + 20)]
    for item, start, end in places:
        pick = corpus.pick(item, "r1", f"{start}-{end}")
        change_desk(folder, desk.AT_THIS_COMPUTER, lambda mine, pick=pick: mine.with_pick(pick))
    change_desk(folder, desk.AT_THIS_COMPUTER, lambda mine: mine.with_view(view))
    noted = {"who": "QL", "why": "they wait on the cobblestones"}
    for item, table in rows:
        where = f"{int(table['start'].iloc[0])}-{int(table['end'].iloc[0])}"
        mark(Store(folder), item, ("r1", where), "checked", **noted)
    log, start = Corrections(folder), text.index("opened the quay")
    log.state(record.article, "title", "The quay", **noted)
    log.amend(record.article, "event label", f"{start}-{start + 15}", "A quay", **noted)
    return folder


def shown_words(sent):
    return {word for word in PROOF | OTHER if word in sent.casefold()}


def all_of(paper):
    """Return all that a run of the page sent to the browser."""
    assert not paper.app.exception
    return "\n".join(
        str(node.proto) for node in paper.app._tree if getattr(node, "proto", None) is not None
    )


@pytest.fixture(params=RIGHTS)
def right(request, monkeypatch):
    """A right, as the server tells the page of it."""
    monkeypatch.setattr(type(st.context), "headers", {SHOWN: request.param})
    return request.param


def test_no_page_shows_more_than_the_right_to_the_text_allows(open_page, quay, right, monkeypatch):
    seen, made, buttons = set(), [], downloads.table_buttons

    def offered(name, make, *more):
        made.append(str(make().to_dict("list")))
        buttons(name, make, *more)

    trays, button = {}, downloads.button

    def tray(words, name, make, *more):
        if name.endswith("_tray"):
            trays[name] = make().decode("utf-8", "replace")
        button(words, name, make, *more)

    monkeypatch.setattr(downloads, "table_buttons", offered)
    monkeypatch.setattr(downloads, "button", tray)
    for page, query in PAGES:
        shown = shown_words(all_of(open_page(quay, page, **query)))
        assert shown <= ALLOWED[right], (page, query)
        seen |= shown
    told_by_pages = ALLOWED[right] - {"herons", "gantries"}  # no blocks of these reports
    assert told_by_pages <= seen
    assert len(made) > 10
    taken = shown_words("".join(made))
    assert taken <= ALLOWED[right]
    assert bool(taken) == (right != METADATA)
    assert len(trays) == 3
    carried = shown_words(trays["md_tray"] + trays["html_tray"])
    assert carried <= ALLOWED[right]
    assert ("barrels" in carried, "lanterns" in carried) == (right == FULL, right != METADATA)


@pytest.mark.parametrize("given", RIGHTS)
def test_no_export_holds_more(quay, given):
    corpus = limited(open_corpus(quay), given)
    view = View()
    files = [exported(corpus, view, table, form) for table in TABLES for form in FORMS]
    files += [exported(corpus, view, "timeline", form) for form in ("ics", "timelinejs")]
    files += [offline_page(corpus, view, full_text=whole) for whole in (True, False)]
    texts = [str(listed(corpus, view, table).to_dict("list")) for table in TABLES]
    sent = b"".join(files).decode("utf-8", "replace") + "".join(texts)
    assert shown_words(sent) <= ALLOWED[given]
    assert shown_words(sent) >= ALLOWED[given] - {"herons", "gantries"}


def test_search_tells_who_sees_no_text_nothing_of_what_it_says(quay):
    """Words that stand there find and leave out what words find that stand nowhere; headlines are found by all."""
    whole = open_corpus(quay)
    blind = limited(whole, METADATA)
    there = (
        "barrels",
        "lantern*",
        '"stood about"',
        "-barrels",
        '-"stood about"',
        "barrels OR cobblestones",
    )
    nowhere = ("zebra", "zebr*", '"zebras about"', "-zebra", '-"zebras about"', "zebra OR giraffe")

    def found(corpus, typed):
        view = View(text=typed)
        asked = (corpus.articles, corpus.quotations, corpus.timeline, corpus.retold)
        listed = [one(view).iloc[:, 0].tolist() for one in asked]
        return listed, corpus.totals(view), corpus.said(view).total, corpus.count_quotations(view)

    for a, b in zip(there, nowhere, strict=True):
        assert found(whole, a) != found(whole, b), a  # kept answers are not handed on either
        assert found(blind, a) == found(blind, b), a
    assert [blind.count_articles(View(text=typed)) for typed in ("quay", "quays again")] == [2, 1]
    assert [blind.count_quotations(View(text=typed)) for typed in ("quay", "again")] == [2, 0]


def test_who_sees_no_words_quoted_is_told_that_search_looks_in_headlines(open_page, quay, right):
    told = open_page(quay, "quotations", text="lanterns keep").words
    assert ("search looks in the headlines over them" in told) == (right == METADATA)
    assert ("Search looks in headlines alone" in told) == (right == METADATA)
    assert ("Search looks in the words" in told) == (right != METADATA)


CHANGING = {
    "Check or correct a quotation, an event or a date", "Correct this article", "Correct this name", "Join or part copies",
    "FormSubmitter:add-Read", "draw-begin", "remove_for_good", "undo_title", "undo-event-label-9-24",
    "undo-quotation-check-69-93",
}  # fmt: skip
"""What an editor is offered to change the collection with: keys, and titles of what is folded."""


PROMISES = ("“dateline ", 'href="add" data-here', "this computer", "of your own")
"""What only whoever runs Dateline can do, or is true for."""


def test_a_reader_is_offered_nothing_that_changes_the_collection(open_page, quay, monkeypatch):
    kinds = ("button", "text_input", "text_area", "selectbox", "checkbox", "radio", "multiselect")
    offered: dict[str, set[str]] = {EDITOR: set(), READER: set()}
    promised: dict[str, set[str]] = {EDITOR: set(), READER: set()}
    for (page, query), role in itertools.product(PAGES, offered):
        monkeypatch.setattr(type(st.context), "headers", {ROLE: role})
        paper = open_page(quay, page, **query)
        app, words = paper.app, paper.html
        promised[role] |= {one for one in PROMISES if one in words}
        offered[role] |= {str(one.key) for kind in kinds for one in getattr(app, kind)}
        offered[role] |= {one.label for one in app.expander}
    assert promised == {EDITOR: {'href="add" data-here', "this computer"}, READER: set()}
    assert offered[EDITOR] >= CHANGING
    begins = ("correct", "undo", "decide", "draw", "remove", "fact", "copies", "pasted")
    assert not {one for one in offered[READER] if one in CHANGING or one.startswith(begins)}


def test_what_a_reader_begins_all_the_same_is_not_done(quay, monkeypatch):
    monkeypatch.setattr(type(st.context), "headers", {ROLE: READER})
    done = []
    decide_job.begin(quay, Asked("decide", {"verdicts": []}), "name called")
    article_corrections._mark(quay, lambda _: done.append("marked"), ("checked", "r1", "quotation"))
    assert quay not in decide_job._jobs()
    assert done == []


@pytest.mark.parametrize(("role", "given"), [(EDITOR, FULL), (EDITOR, METADATA), (READER, FULL)])
def test_an_original_goes_back_to_editors_alone(open_page, quay, monkeypatch, role, given):
    (quay / "originals").mkdir(exist_ok=True)
    (quay / "originals" / f"{ORIGINAL}.gz").write_bytes(gzip.compress(b"<script>"))
    monkeypatch.setattr(type(st.context), "headers", {ROLE: role, SHOWN: given})
    offered = "Download the original file" in all_of(open_page(quay, "article", article="r1"))
    assert offered == ((role, given) == (EDITOR, FULL))


def test_every_question_is_known_to_keep_back_text_or_to_have_none():
    asked = {name for name in dir(Corpus) if not name.startswith("_")}
    assert asked == PLAIN | {name for name in vars(Limited) if not name.startswith("_")}


def test_what_is_not_shown_leaves_everything_else_where_it_was(quay):
    whole = open_corpus(quay).article("r1")
    for right in (EVIDENCE, METADATA):
        record = limited(open_corpus(quay), right).article("r1")
        assert len(record.article.text) == len(whole.article.text)
        for row in record.quotations.to_dict("records"):
            assert record.article.text[row["start"] : row["end"]].startswith(
                ("We keep", "The tolls")
            )
    assert "… The tolls" in " ".join(limited(open_corpus(quay), EVIDENCE).article("r1").article.text.split())  # fmt: skip


def test_whom_an_article_names_is_told_whatever_the_right_to_its_text(open_page, quay, right):
    page = open_page(quay, "article", article="r1")
    if right == METADATA:
        assert "Named: Ada Lund 2, Port Amsel 1" in page.words
        assert "none of their text" in page.words
    named = limited(open_corpus(quay), right).article("r1").mentions
    assert sorted(named["name"]) == ["Ada Lund", "Ada Lund", "Port Amsel"]
    assert (named["end"] > 0).tolist() == {FULL: [True] * 3, EVIDENCE: [True, True, False]}.get(right, [False] * 3)  # fmt: skip


def test_a_right_that_nobody_has_heard_of_shows_nothing(open_page, quay, monkeypatch):
    monkeypatch.setattr(type(st.context), "headers", {SHOWN: "everything"})
    assert not shown_words(all_of(open_page(quay, "article", article="r1")))


def test_a_file_goes_to_who_may_see_as_much_as_it_was_made_for():
    made = {right: f"{right} {json.dumps(right)}".encode() for right in RIGHTS}
    for right, data in made.items():
        assert media.noted(data, "text/csv", "a.csv", right) == data
    paths = {
        right: f"/media/{media._calculate_file_id(data, 'text/csv', 'a.csv')}.csv"
        for right, data in made.items()
    }
    may = {(a, b): media.may_have(paths[a], b) for a in RIGHTS for b in RIGHTS}
    assert may == {(a, b): RIGHTS.index(a) >= RIGHTS.index(b) for a in RIGHTS for b in RIGHTS}
    assert [media.may_have("/media/unknown.csv", right) for right in RIGHTS] == [True, False, False]


@pytest.mark.parametrize("who", [None, "ada@news.example"])
def test_no_script_sets_or_finds_a_cookie_where_readers_sign_in(monkeypatch, tmp_path, who):
    demo = tmp_path / "demo"
    monkeypatch.setenv("DATELINE_CORPUS", str(tmp_path))
    monkeypatch.setattr(open_collection, "read_demo", lambda: demo)
    headers = {ROLE: EDITOR} | ({USER: who} if who else {})
    monkeypatch.setattr(type(st.context), "headers", headers)
    monkeypatch.setattr(
        type(st.context), "cookies", {open_collection.cookie_name(): open_collection.DEMO}
    )
    monkeypatch.setattr(st, "session_state", {})
    assert open_collection.corpus_path() == (tmp_path if who else demo)
    st.session_state[open_collection.TURNED] = open_collection.DEMO
    assert open_collection.corpus_path() == demo
    assert bool(open_collection.kept_by_browser()) == (who is None)
