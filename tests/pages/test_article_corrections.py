"""Quotations and events are corrected on their article's page, and everything follows; all of it can be undone."""

from dataclasses import asdict

import pytest
import streamlit as st
from tolls import OTHER, PLACE, TEXT

from dashboard.corpus import open_corpus
from dashboard.corpus.correcting import amend
from dashboard.corpus.corrections import Correction, Corrections, content_of
from dashboard.corpus.json_lines import append_line
from dashboard.corpus.store import Store
from dashboard.corpus.text_rights import EVIDENCE, METADATA, limited
from dashboard.page.components import article_corrections
from dashboard.page.components.article_corrections import told_apart
from dashboard.page.components.markup import in_markdown
from dashboard.page.settings import SHOWN
from dashboard.parsing.parser import Parser
from dashboard.view import View


def corrected(page, what, kind, value=None):
    """Fill in the form and send it."""
    page.box("Of this article").select(what).run()
    page.app.selectbox(key="correct-kind").select(kind).run()
    if value is not None:
        field = "text_input" if kind in ("event label", "event days") else "selectbox"
        getattr(page.app, field)(key=f"correct-value-{kind}").set_value(value).run()
    page.app.button(key="correct").click().run()
    return page


def test_a_speaker_is_set_and_taken_back(open_page, tolls):
    assert f"correct={PLACE.replace(' ', '+')}" in open_page(tolls, "quotations").html
    page = open_page(tolls, "article", article="t", correct=PLACE)
    assert page.box("Of this article").value == PLACE
    corrected(page, PLACE, "quotation speaker")
    assert "Choose who said it first." in page.html
    corrected(page, PLACE, "quotation speaker", "Ivo Lund")
    assert "A reader corrected “Tolls will rise” on" in page.html
    assert "Who said it: Ivo Lund." in page.html
    assert open_page(tolls, "quotations", speaker=["Ivo Lund"]).html.count("Tolls will rise") > 0
    assert "speaker set by a reader" in open_page(tolls, "quotations").words
    page = open_page(tolls, "article", article="t")
    (undo,) = [one for one in page.app.button if str(one.key).startswith("undo-quotation")]
    assert undo.label == "Undo: speaker"
    undo.click().run()
    assert "A reader corrected" not in page.html
    assert "Ada Quill" in open_page(tolls, "quotations").html
    corrected(page, PLACE, "quotation speaker", "")
    assert "Who said it: Speaker unknown." in page.html
    corrected(page, PLACE, "quotation status", "denied")
    corrected(page, PLACE, "quotation kind", "indirect")
    store = Store(tolls)
    row, *_ = store.read("quotations", store.manifest().segments).to_pylist()
    assert (row["speaker"], row["kind"], row["status"]) == (None, "indirect", "denied")


def test_a_date_counts_from_another_day(open_page, tolls):
    start = TEXT.index("Monday")
    page = open_page(tolls, "article", article="t")
    record = open_corpus(tolls).article("t")
    monday = next(row for row in record.dates.to_dict("records") if row["start"] >= start - 3)
    where = f"date {monday['start']}-{monday['end']}"
    page = open_page(tolls, "article", article="t", correct=where)
    assert page.box("Of this article").value == where
    assert page.app.selectbox(key="correct-kind").value == "date from"
    offered = page.app.selectbox(key="correct-value-date from").options
    assert offered == [
        "5 Mar 2024, the day of publication: 4 Mar 2024", "4 Mar 2024, “4 March”: 4 Mar 2024",
    ]  # fmt: skip
    page.app.button(key="correct").click().run()
    assert "Choose a day first." in page.html
    page.app.selectbox(key="correct-value-date from").select("2024-03-04").run()
    page.app.button(key="correct").click().run()
    assert "Which day, or days, it means: counted from 4 Mar 2024." in page.html
    (now,) = [row for row in open_corpus(tolls).article("t").dates.to_dict("records")
              if row["start"] == monday["start"]]  # fmt: skip
    assert now["anchor"] == "4 Mar 2024, which a reader chose"


def test_a_day_that_no_page_can_show_is_refused_and_hinders_nothing_where_a_log_has_it(
    open_page, tolls
):
    record = open_corpus(tolls).article("t")
    start = TEXT.index("Monday")
    monday = next(row for row in record.dates.to_dict("records") if row["start"] >= start - 3)
    where = f"{monday['start']}-{monday['end']}"
    assert article_corrections._counts(record, where, "9999-12-31") == ""
    log = Corrections(tolls)
    kept = Correction(
        "date days",
        content_of(record.article),
        "from 9999-12-31",
        "2031-01-01T00:00:00",
        where,
        "Monday",
    )
    append_line(log.path, asdict(kept))
    assert "from 9999-12-31" in open_page(tolls, "article", article="t").html
    amend(Store(tolls), "t", "quotation speaker", PLACE.partition(" ")[2], "Ivo Lund", Parser())


def test_a_day_is_typed_as_it_is_written_and_what_was_understood_stands_beside_it(open_page, tolls):
    record = open_corpus(tolls).article("t")
    row = record.events.iloc[0]
    where = f"event {row['start']}-{row['end']}"
    page = open_page(tolls, "article", article="t", correct=where)
    page.app.selectbox(key="correct-kind").select("event days").run()
    field = page.app.text_input(key="correct-value-event days")
    field.set_value("25 April").run()
    assert "“25 April” is no day that can be read." in page.html
    field.set_value("25 April 2022").run()
    assert "That is 25 Apr 2022." in page.html
    page.app.button(key="correct").click().run()
    assert "When it happened: 25 Apr 2022." in page.html


def test_what_one_of_two_may_have_said_is_offered_to_who_asks_for_one_and_not_counted(
    open_page, tolls
):
    where = PLACE.split()[1]
    amend(Store(tolls), "t", "quotation speaker", where, "Ada Quill or Ivo Lund", Parser())
    for name in ("Ada Quill", "Ivo Lund"):
        page = open_page(tolls, "quotations", speaker=[name])
        assert "Possibly theirs, not counted: Ada Quill or Ivo Lund." in page.words
        assert "Tolls will rise" not in page.words
    page = open_page(tolls, "quotations", speaker=["Ada Quill or Ivo Lund"])
    assert "Tolls will rise" in page.words
    assert "Possibly theirs" not in page.words


def test_the_language_model_is_loaded_while_the_form_is_filled_in(open_page, tolls, monkeypatch):
    """It takes seconds, once in a process: whoever only reads does not wait for it, nor who corrects."""
    asked = []
    monkeypatch.setattr(article_corrections, "load_parser", lambda: asked.append(True))
    page = open_page(tolls, "article", article="t")
    assert asked == []
    page.app.selectbox(key="correct-kind").select("quotation speaker").run()
    assert asked


def test_what_is_no_event_goes_from_every_page(open_page, tolls):
    assert "Ivo Lund visits Norwich" in open_page(tolls, "timeline").html
    page = open_page(tolls, "article", article="t")
    (visit,) = [one for one in page.box("Of this article").options if "visits" in one]
    page.box("Of this article").select(visit).run()
    page.app.selectbox(key="correct-kind").select("event drop").run()
    page.app.button(key="correct").click().run()
    assert "It is no event." in page.html
    assert "Ivo Lund visits Norwich" not in open_page(tolls, "timeline").html


def test_what_cannot_be_is_said_and_changes_nothing(open_page, tolls):
    page = open_page(tolls, "article", article="t")
    (visit,) = [one for one in page.box("Of this article").options if "visits" in one]
    corrected(page, visit, "event days", "some day")
    assert "“some day” is no day" in page.html
    assert open_corpus(tolls).timeline(View())["label"].tolist() == ["Ivo Lund visits Norwich"]


def test_a_correction_that_fits_nothing_any_more_says_so(open_page, tolls):
    where = f"{TEXT.index('Norwich')}-{TEXT.index('Norwich') + 7}"
    amend(Store(tolls), "t", "quotation speaker", where, "Ivo Lund", Parser())
    assert "It no longer fits: nothing is found there any more." in open_page(
        tolls, "article", article="t"
    ).words  # fmt: skip


def test_several_quotations_go_at_once(open_page, tolls):
    page = open_page(tolls, "article", article="t")
    page.box("Of this article").select(PLACE).run()
    page.app.selectbox(key="correct-kind").select("quotation drop").run()
    page.app.multiselect(key="correct-also-quotation").select(OTHER).run()
    page.app.button(key="correct").click().run()
    assert page.words.count("It is no quotation.") == 2
    assert open_corpus(tolls).quotations(View()).empty


def test_a_quotation_gets_its_words_by_choosing_the_first_and_the_last(open_page, tolls):
    page = open_page(tolls, "article", article="t", correct=PLACE)
    page.app.selectbox(key="correct-kind").select("quotation span").run()
    slider = page.app.select_slider(key="correct-value-quotation span")
    assert slider.options[:3] == ["“Tolls", "will", "rise,”"]
    will, rise = ((TEXT.index(word), TEXT.index(word) + len(word)) for word in ("will", "rise,”"))
    slider.set_range(will, rise).run()
    page.app.button(key="correct").click().run()
    words = open_corpus(tolls).quotations(View(), verbatim=True)["words"].tolist()
    assert "will rise,”" in words
    assert "Tolls will rise" not in words


def test_no_two_options_of_a_form_have_one_label_and_none_is_markup():
    assert told_apart(["the", "toll", "the", "the"]) == ["the", "toll", "the (2)", "the (3)"]
    assert in_markdown("![x](y)  $a_b$") == r"\!\[x\]\(y\) \$a\_b\$"


def test_selected_words_are_added_as_a_quotation(open_page, tolls):
    where = f"{TEXT.index('visited') - 1}-{TEXT.index('visited') + 16}"
    page = open_page(tolls, "article", article="t", correct=f"add {where}")
    assert "Add as a quotation: visited Norwich" in page.words
    page.app.button(key="add-quotation").click().run()
    assert "Choose who said it first." in page.words
    page.app.selectbox(key="add-speaker").set_value("Ivo Lund").run()
    page.app.button(key="add-quotation").click().run()
    assert "Added as a quotation, of: Ivo Lund" in page.words
    found = open_corpus(tolls).quotations(View(speaker=("Ivo Lund",)))["words"].tolist()
    assert "visited Norwich" in found
    for wrong in ("add 5-2", "add 900-990", "add x", "add"):
        assert (
            "Add as a quotation:"
            not in open_page(tolls, "article", article="t", correct=wrong).words
        )


def test_selected_words_are_added_as_an_event(open_page, tolls):
    where = f"{TEXT.index('Nobody')}-{TEXT.index('Nobody') + 15}"
    page = open_page(tolls, "article", article="t", correct=f"add-event {where}")
    assert "Add as an event: Nobody asked us" in page.words
    assert page.app.text_input(key="add-days").value == "2024-03-05", "the day of the article"
    page.app.button(key="add-event").click().run()
    assert "A name of an event has letters." in page.words
    page.app.text_input(key="add-label").set_value("<i>Drivers protest").run()
    page.app.text_input(key="add-days").set_value("2024-03-02").run()
    page.app.button(key="add-event").click().run()
    assert "Added as an event: &lt;i&gt;Drivers protest, 2 Mar 2024, happened" in page.html
    (entry,) = Corrections(tolls).entries()
    assert entry.value == "<i>Drivers protest | 2024-03-02 | happened"
    assert "Add as an event:" not in page.words
    page = open_page(tolls, "timeline")
    assert "&lt;i&gt;Drivers protest" in page.html
    assert "2 Mar 2024" in page.words


def test_an_editor_below_the_full_text_adds_no_words_and_reads_none_in_the_log(
    open_page, tolls, monkeypatch
):
    amend(Store(tolls), "t", "quotation speaker", PLACE.split()[1], "Ivo Lund", Parser())
    (entry,) = Corrections(tolls).entries()
    monkeypatch.setattr(type(st.context), "headers", {SHOWN: EVIDENCE})
    page = open_page(tolls, "article", article="t", correct=f"add 0-{len(TEXT)}")
    assert "A reader corrected “Tolls will rise”" in page.words, "it is evidence"
    assert "Add as a quotation" not in page.words
    monkeypatch.setattr(article_corrections, "_amend", lambda *_: pytest.fail("it was added"))
    monkeypatch.setattr(st, "session_state", {article_corrections.ADD_KEYS[0]: "Ivo Lund"})
    article_corrections._added(tolls, "t", f"0-{len(TEXT)}")
    hidden = limited(open_corpus(tolls), METADATA).article("t")
    assert article_corrections._words(hidden, entry) == "“…”"
