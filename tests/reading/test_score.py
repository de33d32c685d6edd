"""Verdicts are counted as README.md says, and a reading that is not one is refused by name."""

import json
from dataclasses import asdict

import pytest

from dashboard.page.components.reading_results import read_samples
from tests.reading.draw import Draw, Whole
from tests.reading.items import Item, Passage
from tests.reading.score import (
    KEPT,
    Judged,
    NotReadError,
    kappa,
    keep,
    lines_of,
    score,
    share,
    stands_in,
    wilson,
)

TEXT = "Ada Quill opened the bridge on 4 March. The mayor’s office denied that it was late."
ABOUT = {"date": "2031-03-05", "collection": "Bridges", "seed": "abc", "parser": "7"}
WHOLE = Whole("bridge", "Bridge opens", TEXT, ((10, 16, "2031-03-04", "2031-03-04"),))


def drawn(true=10, false=10, whole=()):
    items = [
        Item(f"{n}", "event", "event, random", {"label": "Bridge"}, (Passage("bridge", "", TEXT),))
        for n in range(true + false)
    ]
    return Draw(ABOUT, tuple(items), frozenset(f"{n}" for n in range(true, true + false)), whole)


def read(folder, reader, verdicts, *, words="opened the bridge", harmful=(), first=None):
    own = folder / reader
    own.mkdir()
    lines = [
        {"id": f"{n}", "verdict": one, "words": words, "harmful": n in harmful}
        for n, one in enumerate(verdicts)
    ]
    (own / "sheet.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    if first is not None:
        (own / "first.jsonl").write_text(json.dumps(first), "utf-8")


RIGHT, WRONG = ["right"] * 10, ["wrong"] * 10


def test_right_is_what_both_call_right_and_wrong_what_one_calls_wrong(tmp_path):
    read(tmp_path, "one", ["right"] * 8 + ["wrong", "partly"] + WRONG, harmful={8})
    read(tmp_path, "two", ["right"] * 7 + ["partly", "right", "partly"] + WRONG)
    (share,) = score(drawn(), tmp_path)["shares"]
    assert (share["items"], share["right"], share["wrong"], share["harmful"]) == (10, 7, 1, 1)
    assert (share["low"], share["high"]) == (0.397, 0.892)


def test_right_without_words_that_stand_in_the_text_is_not_right(tmp_path):
    read(tmp_path, "one", RIGHT + WRONG)
    read(tmp_path, "two", RIGHT + WRONG, words="closed the bridge")
    record = score(drawn(), tmp_path)
    assert record["shares"][0]["right"] == 0
    assert record["shares"][0]["wrong"] == 0


def test_a_reader_who_lets_more_than_one_decoy_in_ten_pass_is_void(tmp_path):
    read(tmp_path, "one", RIGHT + ["partly"] + ["wrong"] * 9)
    read(tmp_path, "two", RIGHT + ["partly", "right"] + ["wrong"] * 8)
    with pytest.raises(NotReadError, match="two let 2 decoys pass"):
        score(drawn(), tmp_path)
    read(tmp_path, "three", RIGHT + WRONG)
    assert score(drawn(), tmp_path)["readers"] == {"one": 1, "three": 0, "two": 2}


def test_an_item_without_a_verdict_is_named(tmp_path):
    read(tmp_path, "one", [*RIGHT, "", *WRONG[1:]])
    with pytest.raises(NotReadError, match="no verdict for 1 items, first 10"):
        score(drawn(), tmp_path)


def test_what_a_reader_lists_is_looked_for_on_the_timeline_and_by_its_day(tmp_path):
    opened = {"words": "Quill opened the bridge", "day": "2031-03"}
    denied = {"words": "mayor's office denied", "day": "2031-03-04"}
    first = {"article": "bridge", "main": opened, "dated": [opened | {"day": "2030"}, denied]}
    read(tmp_path, "one", RIGHT + WRONG, first=first)
    read(tmp_path, "two", RIGHT + WRONG, first=first | {"dated": []})
    assert score(drawn(whole=(WHOLE,)), tmp_path)["recall"] == {
        "main": 2, "main found": 2, "main on its day": 2,
        "dated": 2, "dated found": 1, "dated on its day": 0,
    }  # fmt: skip


def test_words_of_a_list_that_are_not_of_the_text_are_refused(tmp_path):
    first = {"article": "bridge", "main": {"words": "sold the bridge", "day": ""}, "dated": []}
    read(tmp_path, "one", RIGHT + WRONG, first=first)
    read(tmp_path, "two", RIGHT + WRONG, first=first)
    with pytest.raises(NotReadError, match="not a clause of the text: sold the bridge"):
        score(drawn(whole=(WHOLE,)), tmp_path)


def test_readings_are_kept_one_after_the_other_without_a_word_of_the_articles(tmp_path):
    read(tmp_path, "one", RIGHT + WRONG)
    read(tmp_path, "two", RIGHT + WRONG)
    record = json.loads(json.dumps(score(drawn(), tmp_path)))
    keep(record, tmp_path / "kept.json")
    keep(record, tmp_path / "kept.json")
    kept = (tmp_path / "kept.json").read_text("utf-8")
    assert json.loads(kept) == [record, record]
    assert "Quill" not in kept
    assert "opened" not in kept
    assert [sample.right for sample in read_samples(tmp_path / "kept.json")] == [10, 10]
    assert any("right  100% [72%–100%]" in line for line in lines_of(record))


def test_words_are_found_whatever_their_marks_and_line_breaks_and_parts_in_their_order():
    assert stands_in("the mayor's office\ndenied", [TEXT])
    assert stands_in("Ada Quill … 4 March", [TEXT])
    assert not stands_in("Ada Quill … 5 March", [TEXT])
    assert not stands_in(" … ", [TEXT])


def test_intervals_are_wilsons_and_agreement_is_cohens():
    low, high = wilson(8, 40)  # 20 % of 40: Wilson 1927 gives 10.5 to 34.8
    assert (round(low, 3), round(high, 3)) == (0.105, 0.348)
    pairs = [("right", "right")] * 20 + [("right", "wrong")] * 5 + [("wrong", "right")] * 10
    assert kappa(pairs + [("wrong", "wrong")] * 15) == pytest.approx(0.4)
    assert kappa([("right", "right")] * 3) is None


def test_the_shares_that_are_shown_follow_from_the_verdicts_that_are_kept():
    kept = json.loads(KEPT.read_text("utf-8"))
    assert kept
    for record in kept:
        assert record["shares"]
        items = [Judged(**one | {"verdicts": tuple(one["verdicts"])}) for one in record["items"]]
        for shown in record["shares"]:
            assert asdict(share([i for i in items if i.group == shown["group"]])) == shown
