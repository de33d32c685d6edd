"""Quotations and events are checked on the page, filtered by it, exported by it, and drawn at random."""

import random
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from tolls import PLACE

from dashboard.corpus import open_corpus, random_samples
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.random_samples import results
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Store
from dashboard.page.components import decide_job, draw_corrections, reread_article
from dashboard.view import View


def logged(audited):
    """What the log says was done, by whom, with what."""
    return [(one.getMessage(), one.who, one.form) for one in audited]


def test_a_quotation_is_checked_and_says_so_everywhere(open_page, tolls, audited):
    page = open_page(tolls, "quotations")
    assert page.words.count("Unchecked") == 2
    assert page.html.count("Unchecked.&quot;") + page.html.count("Unchecked.") >= 2
    assert "2 of 2 are not checked and left out" in page.words
    page = open_page(tolls, "article", article="t", correct=PLACE)
    page.app.selectbox(key="correct-kind").select("quotation check").run()
    page.app.button(key="correct").click().run()
    assert "A mark has the initials of whoever made it." in page.words
    page.app.text_input(key="correct-who").set_value("<i>QL").run()
    page.app.text_input(key="correct-why").set_value("heard the tape").run()
    page.app.button(key="correct").click().run()
    assert "“Tolls will rise”: checked by &lt;i&gt;QL on" in page.html
    assert "<i>QL" not in page.html
    page = open_page(tolls, "quotations", checked=["checked"])
    assert "Tolls will rise" in page.words
    assert "Nobody asked us" not in page.words
    assert "Checked by &lt;i&gt;QL" in page.html.replace("&amp;", "&")
    assert "1 of 2 are not checked" in open_page(tolls, "quotations").words
    page = open_page(tolls, "article", article="t")
    (undo,) = [one for one in page.app.button if str(one.key).startswith("undo-quotation")]
    undo.click().run()
    assert "checked by" not in page.words
    assert logged(audited) == [
        ("checked", "local", "quotation"),
        ("unchecked", "local", "quotation"),
    ]


def test_a_sample_is_judged_item_by_item_and_its_share_is_shown(open_page, tolls, audited):
    page = open_page(tolls, "about")
    page.app.button(key="draw-begin").click().run()
    assert "Write your initials first" in page.words
    page.app.text_input(key="draw-who").set_value("QL").run()
    page.app.button(key="draw-begin").click().run()
    assert "1 of 2" in page.words
    page.app.text_input(key="draw-why").set_value("heard  it ").run()
    page.app.button(key="draw-right").click().run()
    assert "2 of 2" in page.words
    page.app.button(key="draw-wrong").click().run()
    assert "Judged: 2 quotations." in page.words
    assert "0.50" in page.words
    assert "0.09–0.91" in page.words
    marks = Corrections(tolls).holding()
    assert sorted(str(one.value) for one in marks) == ["checked", "disputed"]
    assert {one.who for one in marks} == {"QL"}
    whys = [one.why for one in sorted(marks, key=lambda one: str(one.value))]
    assert whys == ["drawn at random: heard it", "drawn at random"], "a reason is of one item"
    said = [(event, "local", "quotation") for event in ("checked", "disputed", "judged")]
    assert logged(audited) == said
    page.app.button(key="draw-again").click().run()
    page.app.segmented_control(key="draw-item").set_value("event").run()
    page.app.text_input(key="draw-who").set_value("QL").run()
    page.app.button(key="draw-begin").click().run()
    assert "Ivo Lund visits Norwich" in page.words
    page.app.button(key="draw-unsure").click().run()
    assert "0.00–1.00" in page.words
    page.app.button(key="draw-again").click().run()
    for item, claim in (("name", ", a person"), ("date", "means 4 Mar 2024")):
        page.app.segmented_control(key="draw-item").set_value(item).run()
        page.app.text_input(key="draw-who").set_value("QL").run()
        page.app.button(key="draw-begin").click().run()
        claims = []
        while "Thank you." not in page.words:
            claims.append(page.words)
            page.app.button(key="draw-right").click().run()
        assert any(claim in words for words in claims), item
        page.app.button(key="draw-again").click().run()
    assert len(Corrections(tolls).holding()) == 2, "only quotations and events are marked"


def test_what_is_none_at_all_is_left_out_in_the_same_step(open_page, tolls, monkeypatch):
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    monkeypatch.setattr(reread_article, "REST", 60)
    page = open_page(tolls, "about")
    for item, left in (("quotation", "No quotation"), ("name", "No name")):
        page.app.segmented_control(key="draw-item").set_value(item).run()
        page.app.text_input(key="draw-who").set_value("QL").run()
        page.app.button(key="draw-begin").click().run()
        assert page.app.button(key="draw-none").label == left
        page.app.button(key="draw-none").click().run()
        page.app.button(key="draw-stop").click().run()
        assert f"Left out: 1 {item}." in page.words
        page.app.button(key="draw-again").click().run()
    log = Corrections(tolls).holding()
    assert [(one.kind, one.who) for one in log] == [("quotation drop", "QL"), ("name drop", "QL")]
    assert len(open_corpus(tolls).quotations(View())) == 1
    assert "0.00–0.79" in page.words, "none is wrong"


def drawn_and_answered(page, item, *answers):
    """Draw of a kind, correct the first items as ``answers`` do, and stop; return what is said then."""
    page.app.segmented_control(key="draw-item").set_value(item).run()
    page.app.text_input(key="draw-who").set_value("QL").run()
    page.app.button(key="draw-begin").click().run()
    for answer in answers:
        page.app.button(key="draw-correct").click().run()
        answer(page.app)
    for stop in [one for one in page.app.button if one.key == "draw-stop"]:
        stop.click().run()
    words = page.words
    page.app.button(key="draw-again").click().run()
    return words


def choose(words):
    """Press the answer that says so."""

    def answer(app):
        said = [one for one in app.button if str(one.key).startswith("draw-answer-")]
        (chosen,) = [one for one in said if one.label == words]
        chosen.click().run()

    return answer


def write(kind, value, why=""):
    """Write how it is right, and why, and send it."""

    def answer(app):
        app.text_input(key="draw-why").set_value(why)
        app.text_input(key=f"draw-value-{kind}").set_value(value)
        (send,) = [one for one in app.button if one.label == "Correct"]
        send.click().run()

    return answer


def test_what_is_wrong_is_corrected_without_leaving_the_draw(open_page, tolls, monkeypatch):
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    monkeypatch.setattr(reread_article, "REST", 60)
    monkeypatch.setattr(random.SystemRandom, "getrandbits", lambda *_: 5)
    page = open_page(tolls, "about")
    words = drawn_and_answered(
        page,
        "quotation",
        write("quotation speaker", "Bram Oost", "on tape"),
        choose("Only expected"),
    )
    assert "Judged: 2 quotations. Thank you. Corrected: 2 quotations." in words
    words = drawn_and_answered(page, "date", choose("11 Mar 2024, a week later"))
    assert "Corrected: 1 date." in words
    words = drawn_and_answered(page, "event", write("events days", "2024-03-02", "the diary"))
    assert "Corrected: 1 event." in words
    words = drawn_and_answered(page, "name", choose("An organisation"))
    assert "Corrected: 1 name." in words
    corpus = open_corpus(tolls)
    said = {
        row["words"]: row
        for row in corpus.quotations(View(status=("said", "expected"))).to_dict("records")
    }
    assert sum(row["speaker"] == "Bram Oost" for row in said.values()) == 1
    assert sum(row["status"] == "expected" for row in said.values()) == 1
    assert str(corpus.timeline(View())["first"].iloc[0])[:10] == "2024-03-02"
    log = Corrections(tolls).holding()
    assert {one.who for one in log} == {"QL"}
    assert [(one.kind, one.why.removeprefix("drawn at random")) for one in log] == [
        ("quotation speaker", ": on tape"), ("quotation status", ""), ("date days", ""),
        ("events days", ": the diary"), ("name type", ""),
    ]  # fmt: skip
    assert [one.before for one in log][:2] != ["", ""], "the history says what was found"
    came = [(one.item, one.right, one.wrong, one.corrected) for one in results(tolls)][::-1]
    assert came == [
        ("quotation", 0, 2, 2),
        *((item, 0, 1, 1) for item in ("date", "event", "name")),
    ]


def test_what_cannot_be_a_correction_is_refused_and_the_item_stays(open_page, tolls):
    page = open_page(tolls, "about")
    page.app.segmented_control(key="draw-item").set_value("event").run()
    page.app.text_input(key="draw-who").set_value("QL").run()
    page.app.button(key="draw-begin").click().run()
    page.app.button(key="draw-correct").click().run()
    write("events days", "next week")(page.app)
    assert "“next week” is no day" in page.words
    assert "1 of 1" in page.words
    write("events days", " ")(page.app)
    assert "Write how it is right first." in page.words
    page.app.button(key="draw-back").click().run()
    page.app.button(key="draw-right").click().run()
    assert "Judged: 1 event. Thank you." in page.words
    assert [one.kind for one in Corrections(tolls).holding()] == ["event check"]


def test_a_draw_that_was_left_is_finished_by_whoever_comes_next(open_page, tolls, monkeypatch):
    """Whoever closes the page has lost no judgement and no correction; nobody's words stay of what is removed."""
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    monkeypatch.setattr(reread_article, "REST", 60)
    page = open_page(tolls, "about")
    page.app.text_input(key="draw-who").set_value("<b>QL").run()
    page.app.button(key="draw-begin").click().run()
    page.app.button(key="draw-correct").click().run()
    write("quotation speaker", "Bram Oost")(page.app)
    assert "did not come to the end" not in page.words, "it is under way here"
    assert Corrections(tolls).holding() == []
    page = open_page(tolls, "about")
    assert "&lt;b&gt;QL judged 1 quotation on" in page.html.replace("</bdi>", "").replace(
        "<bdi>", ""
    )
    assert "Not made yet: 1 correction." in page.words
    (finish,) = [one for one in page.app.button if str(one.key).startswith("draw-finish-")]
    finish.click().run()
    assert "did not come to the end" not in page.words
    (one,) = Corrections(tolls).holding()
    assert (one.kind, one.value, one.who) == ("quotation speaker", "Bram Oost", "<b>QL")
    assert [(one.right, one.wrong, one.corrected) for one in results(tolls)] == [(0, 1, 1)]
    page.app.text_input(key="draw-who").set_value("QL").run()
    page.app.button(key="draw-begin").click().run()
    page.app.button(key="draw-wrong").click().run()
    assert len(random_samples.under_way(tolls)) == 1
    remove(Store(tolls), ["t"])
    assert random_samples.under_way(tolls) == []


def test_a_draw_that_nobody_can_finish_is_discarded_and_its_marks_stay(
    open_page, tolls, audited, monkeypatch
):
    page = open_page(tolls, "about")
    page.app.text_input(key="draw-who").set_value("QL").run()
    page.app.button(key="draw-begin").click().run()
    page.app.button(key="draw-right").click().run()
    page = open_page(tolls, "about")
    assert "did not come to the end" in page.words
    (discard,) = [one for one in page.app.button if str(one.key).startswith("draw-discard-")]
    monkeypatch.setattr(decide_job, "is_free", lambda _: False)
    discard.click().run()
    assert len(random_samples.under_way(tolls)) == 1, "it may be this draw that is being finished"
    offered = [str(one.key) for one in page.app.button]
    assert not any(key.startswith("draw-discard-") for key in offered)
    monkeypatch.setattr(decide_job, "is_free", lambda _: True)
    page.app.run()
    (discard,) = [one for one in page.app.button if str(one.key).startswith("draw-discard-")]
    discard.click().run()
    assert "did not come to the end" not in page.words
    assert (random_samples.under_way(tolls), results(tolls)) == ([], [])
    assert [one.kind for one in Corrections(tolls).holding()] == ["quotation check"]
    assert logged(audited)[-1] == ("discarded", "local", "draw")


def test_a_judgement_made_while_a_draw_is_finished_is_not_lost(tmp_path):
    one = random_samples.Judgement("quotation", "QL", "2031-03-04", "t", "0-9", "right")
    other = replace(one, where="10-19")
    random_samples.judge(tmp_path, "x", one)
    said = random_samples.judged(tmp_path, "x")
    random_samples.judge(tmp_path, "x", other)
    random_samples.end(tmp_path, "x", said)
    assert random_samples.judged(tmp_path, "x") == [other]
    random_samples.end(tmp_path, "x", [other])
    assert random_samples.under_way(tmp_path) == []


def test_corrections_of_a_draw_wait_while_another_process_adds(open_page, tolls, monkeypatch):
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    monkeypatch.setattr(reread_article, "REST", 60)
    page = open_page(tolls, "about")
    page.app.segmented_control(key="draw-item").set_value("name").run()
    page.app.text_input(key="draw-who").set_value("QL").run()
    page.app.button(key="draw-begin").click().run()
    page.app.button(key="draw-none").click().run()
    with Store(tolls).writing():
        page.app.button(key="draw-stop").click().run()
        assert "Another process is adding" in page.words
    assert "Left out: 1 name." not in page.words
    assert (results(tolls), Corrections(tolls).holding()) == ([], [])
    (finish,) = [one for one in page.app.button if str(one.key).startswith("draw-finish-")]
    finish.click().run()
    assert "Left out: 1 name." in page.words
    assert [one.kind for one in Corrections(tolls).holding()] == ["name drop"]
    assert [(one.wrong, one.corrected) for one in results(tolls)] == [(1, 1)]
    assert random_samples.under_way(tolls) == []


def test_of_the_first_and_the_last_days_no_day_beyond_the_calendar_is_offered():
    for day, words in (("0001-01-03", "later"), ("9999-12-30", "earlier")):
        drawn: Any = SimpleNamespace(row={"first": day, "last": day})
        offered = [said for said, *_ in draw_corrections._other_days(drawn, "date days")]
        assert [said.rpartition(" ")[2] for said in offered] == [words, words]
