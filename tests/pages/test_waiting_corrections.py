"""Corrections that wait for the one before are written down, and made where the server stops meanwhile."""

import json
import threading
from dataclasses import asdict

import pytest
from tolls import PLACE, TEXT

from dashboard.corpus import correction_queue, correction_requests, open_corpus
from dashboard.corpus.correction_queue import Asked
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import Verdict
from dashboard.page import open_collection, server
from dashboard.page.components import decide_job, missing_fields
from dashboard.page.components.reread_article import Filling
from dashboard.view import View

WHERE = PLACE.partition(" ")[2]
NORWICH = f"{TEXT.index('Norwich')}-{TEXT.index('Norwich') + 7}"
SPEAKER = Asked("amend", {"article": "t", "amendments": [["quotation speaker", WHERE, "Ivo Lund"]],
                          "who": "aq", "why": "heard"})  # fmt: skip
CALLED = Asked("decide", {"verdicts": [
    asdict(Verdict("name called", ("t", NORWICH), "Norwich Town", who="aq", before="x y")),
]})  # fmt: skip


def speaker(tolls):
    """Return who says that tolls will rise."""
    rows = open_corpus(tolls).quotations(View())
    return rows[rows["words"].str.contains("Tolls")]["speaker"].tolist()


def test_what_waits_is_written_down_until_it_is_made(tolls):
    go, done = threading.Event(), []

    def late(*_: object) -> None:
        assert go.wait(60)

    def look(*_: object) -> None:
        done.append(correction_queue.left(tolls))

    first, second = (
        Filling(tolls, "t", "correction", "x", change, lambda: None, lambda: None, asked=asked)
        for change, asked in (
            (late, CALLED),
            (look, SPEAKER),
        )
    )
    first.start(patience=0)
    assert correction_queue.left(tolls) == [], "it does not wait"
    second.start(patience=0)
    assert correction_queue.left(tolls) == [SPEAKER]
    go.set()
    assert second.done.wait(60)
    assert done == [[SPEAKER]]
    assert not (tolls / correction_queue.FILE).exists()


def test_what_waited_when_the_server_stopped_is_made_when_it_starts(tolls):
    for asked in (SPEAKER, CALLED):
        correction_queue.write_down(tolls, asked)
    with (tolls / correction_queue.FILE).open("a") as file:
        file.write('{"what": "amen')  # cut short by a crash
    decide_job.resume(tolls)
    jobs = [*decide_job._jobs()[tolls]]
    assert all(job.done.wait(120) for job in jobs)
    assert [job.failure for job in jobs] == ["", ""]
    assert speaker(tolls) == ["Ivo Lund"]
    assert len(open_corpus(tolls).identified("Norwich Town")) == 1
    assert [one.who for one in Corrections(tolls).holding()] == ["aq", "aq"]
    assert not (tolls / correction_queue.FILE).exists()
    decide_job._jobs()[tolls].clear()


def test_what_waited_in_the_readers_own_collection_is_made_too(tolls, tmp_path, monkeypatch):
    monkeypatch.setattr(open_collection, "served", lambda: tmp_path)
    monkeypatch.setattr(open_collection, "own_collection", lambda: tolls)
    correction_queue.write_down(tolls, SPEAKER)
    with (tolls / correction_queue.FILE).open("a") as file:
        file.write("no correction\n")
    server._resume()
    (job,) = decide_job._jobs()[tolls]
    assert job.done.wait(120)
    decide_job._jobs()[tolls].clear()
    assert speaker(tolls) == ["Ivo Lund"]


def test_what_was_made_already_is_made_again_for_nothing(tolls):
    for _ in range(2):
        correction_queue.write_down(tolls, SPEAKER)
        decide_job.resume(tolls)
        (job,) = decide_job._jobs()[tolls]
        assert job.done.wait(120)
        decide_job._jobs()[tolls].clear()
    assert len(Corrections(tolls).entries()) == 1


@pytest.mark.parametrize(
    ("what", "given"),
    [
        ("state", {"article": "t", "kind": "title", "value": "Tolls rise", "who": "aq", "why": ""}),
        ("amend all", {"items": [["t", "quotation drop", WHERE, "drop"]], "who": "aq", "why": ""}),
        ("amend", SPEAKER.given),
        ("decide", CALLED.given),
    ],
)
def test_each_kind_is_made_as_it_was_written_down_and_its_undo_too(tolls, what, given):
    def made(asked):
        written = json.loads(json.dumps(asdict(asked)))
        correction_requests.perform(
            Store(tolls), Asked(**written), missing_fields.parser, lambda _: None
        )

    made(Asked(what, given))
    (entry,) = Corrections(tolls).holding()
    assert entry.who == "aq"
    if what == "decide":
        made(Asked("undo", {"entry": asdict(entry), "who": "bo"}))
        assert not Corrections(tolls).holding()
        made(Asked("take", {"entries": [asdict(entry)]}))
        assert [one.value for one in Corrections(tolls).holding()] == ["Norwich Town"]


def test_nothing_is_left_of_an_article_that_is_removed(tolls):
    correction_queue.write_down(tolls, SPEAKER)
    correction_queue.write_down(
        tolls, Asked("state", {"article": "u", "kind": "title", "value": "Fares"})
    )
    remove(Store(tolls), ["t"])
    assert "Ivo Lund" not in (tolls / correction_queue.FILE).read_text()
    assert [one.given["article"] for one in correction_queue.left(tolls)] == ["u"]
