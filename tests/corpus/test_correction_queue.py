"""What is written down of corrections that wait: what is removed goes out of it, and a damaged file stops nothing."""

import json
import multiprocessing
from dataclasses import asdict

import pytest

from dashboard.corpus import correction_queue
from dashboard.corpus.correction_queue import Asked, forget_those_of, left, write_down
from dashboard.corpus.corrections import Correction
from dashboard.corpus.verdicts import COPIES, Verdict

GONE, TEXT = "toll", "f00d"
"""The id of an article that is removed, and the key of its text."""


def entry(kind, content, **more):
    return asdict(Correction(kind, content, "x", "2031-03-04T10:00:00", **more))


def verdict(one, other=None):
    return asdict(Verdict("name pair", (one, "0-3"), "same", (other, "4-9") if other else None))


@pytest.mark.parametrize(
    ("what", "given", "kept"),
    [
        ("amend", {"article": "u", "why": f"the {GONE} is paid"}, ...),
        ("state", {"article": "u", "kind": "title", "value": GONE}, ...),
        ("state", {"article": GONE, "kind": "title", "value": "Fares"}, None),
        ("amend all", {"items": [[GONE, "event drop", "0-3", "drop"], ["u", "event label", "0-3", GONE]], "why": ""},
         {"items": [["u", "event label", "0-3", GONE]], "why": ""}),
        ("amend all", {"items": [[GONE, "event drop", "0-3", "drop"]]}, None),
        ("decide", {"verdicts": [verdict("u"), verdict(GONE), verdict("u", GONE)]}, {"verdicts": [verdict("u")]}),
        ("copies", {"article": "u", "others": [GONE, "v"], "value": "same"},
         {"article": "u", "others": ["v"], "value": "same"}),
        ("copies", {"article": "u", "others": [GONE], "value": "same"}, None),
        ("undo", {"entry": entry("name alias", "a1", other=GONE, words=TEXT, why=TEXT), "who": GONE}, ...),
        ("undo", {"entry": entry("name called", TEXT)}, None),
        ("undo copies", {"entry": entry(COPIES, "a1", other=f"{TEXT} 0-1")}, None),
        ("take", {"entries": [entry("title", "a1", other=GONE), entry("event drop", "a1", where="0-3")]},
         {"entries": [entry("event drop", "a1", where="0-3")]}),
    ],
)  # fmt: skip
def test_of_what_waits_goes_what_is_about_a_removed_article_and_nothing_else(
    tmp_path, what, given, kept
):
    first, last = Asked(what, given), Asked("amend", {"article": "w", "amendments": []})
    for asked in (first, last):
        write_down(tmp_path, asked)
    as_written, _ = left(tmp_path)
    forget_those_of(tmp_path, {GONE, TEXT})
    wanted = as_written.given if kept is ... else json.loads(json.dumps(kept))
    assert [one.given for one in left(tmp_path)] == [
        *([] if wanted is None else [wanted]),
        last.given,
    ]
    assert not [*tmp_path.glob("*.tmp")]


def test_of_nothing_that_waits_there_is_no_file(tmp_path):
    write_down(tmp_path, Asked("amend", {"article": GONE}))
    forget_those_of(tmp_path, {GONE})
    assert not (tmp_path / correction_queue.FILE).exists()


def test_what_is_stopped_while_it_forgets_leaves_what_waits(tmp_path, monkeypatch):
    asked = Asked("amend", {"article": "u"})
    write_down(tmp_path, asked)

    def full(*_):
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(correction_queue, "append_line", full)
        with pytest.raises(OSError, match="full"):
            forget_those_of(tmp_path, {GONE})
    assert left(tmp_path) == [asked]


def _write_down(folder, begun):
    begun.set()
    write_down(folder, Asked("amend", {"article": "u"}))


def test_another_process_writes_nothing_down_while_some_is_forgotten(tmp_path):
    context = multiprocessing.get_context("spawn")
    begun = context.Event()
    other = context.Process(target=_write_down, args=(tmp_path, begun))
    with correction_queue._changing(tmp_path):
        other.start()
        assert begun.wait(120)
        other.join(0.5)
        assert other.is_alive()
        assert left(tmp_path) == []
    other.join(120)
    assert [one.given for one in left(tmp_path)] == [{"article": "u"}]


def test_lines_that_are_none_of_ours_are_skipped_and_logged(tmp_path, caplog):
    asked = Asked("amend", {"article": "u"})
    (tmp_path / correction_queue.FILE).write_bytes(
        b"no JSON\n\xff\xfe\n[1]\n3\n"
        b'{"made": true}\n{"what": "amend", "given": {}}\n'
        b'{"what": "amend", "given": 5, "id": "a"}\n{"what": "amend", "given": {}, "id": "b", "by": "c"}\n'
    )
    write_down(tmp_path, asked)
    assert left(tmp_path) == [asked]
    assert len(caplog.records) == 8
    assert "no JSON" not in caplog.text
    forget_those_of(tmp_path, {GONE})
    caplog.clear()
    assert left(tmp_path) == [asked]
    assert not caplog.records
