"""A sample follows from its seed, its decoys are hidden in it, and readers get nothing too early."""

import json
from collections import Counter
from dataclasses import replace
from html import unescape

import pandas as pd
import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.model import Article, Block
from dashboard.page.components.event_card import HISTORIC
from tests.reading import collection
from tests.reading.draw import Draw, draw, log
from tests.reading.items import when
from tests.reading.sheets import next_sheet, read_lines

NAMES = ("Ada Quill", "Bram Oost", "Carla Winter", "Dirk Vane", "Edda Marsh", "Finn Holm")
SIZES = {"quotation": 4, "event, top 40": 4, "name, rare": 4, "date": 4, "status": 1, "intake": 4}


def _article(number, name):
    text = (
        f"Mayor {name} opened the bridge at Norwich on {number + 2} March 2031. “The bridge is <b>safe</b>,” "
        f"{name} told reporters. {name} denied that the bridge was late. The council of Lowmoor met in"
        f" Norwich on {number + 9} April 2031 and closed the harbour. Residents had waited for the bridge"
        " since May 2028. It carries two lanes and a path for those who walk, and lies beside the old"
        " ferry, which has sailed for a century. Nobody was hurt while it was built, and it cost less than"
        " the council had feared. Boats will pass under it at high water. The ferry stops next year."
    )
    whole = f"Bridge {number} opens\n\n{text}"
    blocks = (Block("title", 0, 14), Block("paragraph", 16, len(whole)))
    title, day = f"Bridge {number} opens", f"2031-03-{number + 10}"
    return Article(f"b{number}", whole, blocks, title=title, published=day, language="en")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("bridges")
    add(Store(path), [_article(number, name) for number, name in enumerate(NAMES)])
    return open_corpus(path)


@pytest.fixture(scope="module")
def drawn(corpus):
    return draw(corpus, "Bridges", "abc", SIZES, 2)


def test_one_seed_draws_one_sample_and_another_seed_another(corpus, drawn):
    assert draw(corpus, "Bridges", "abc", SIZES, 2) == drawn
    assert draw(corpus, "Bridges", "abd", SIZES, 2).items != drawn.items


def test_each_group_has_its_items_and_its_kind_a_fourth_as_many_decoys(drawn):
    true = Counter(item.group for item in drawn.items if item.id not in drawn.false)
    assert true == SIZES
    false = Counter(item.kind for item in drawn.items if item.id in drawn.false)
    assert false == dict.fromkeys(("quotation", "event", "name", "date", "status", "intake"), 1)
    assert len({item.id for item in drawn.items}) == len(drawn.items)


def test_a_draw_is_kept_whole_and_noted(drawn, tmp_path):
    drawn.write(tmp_path)
    kept = Draw.read(tmp_path)
    assert kept.false == drawn.false
    assert [item.says for item in kept.items] == [item.says for item in drawn.items]
    log(drawn, tmp_path / "log")
    log(drawn, tmp_path / "log")
    noted = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert [one["seed"] for one in noted] == ["abc", "abc"]


def test_items_are_shown_only_when_the_list_of_what_happened_is_back(drawn, tmp_path):
    assert next_sheet(drawn, tmp_path, "one") == "first"
    assert next_sheet(drawn, tmp_path, "one") == "first"
    lines = read_lines(tmp_path / "one" / "first.jsonl")
    lines[0]["main"]["words"] = "opened the bridge"
    (tmp_path / "one" / "first.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert next_sheet(drawn, tmp_path, "one") == "sheet"
    assert next_sheet(drawn, tmp_path, "two") == "first"


def test_a_sheet_says_a_status_as_the_page_does(drawn, tmp_path):
    item = replace(drawn.items[0], says={"status": "declined", "words": "declined"})
    next_sheet(Draw(drawn.about, (item,), drawn.false, ()), tmp_path, "one")
    page = (tmp_path / "one" / "sheet.html").read_text("utf-8")
    assert "<dt>status</dt><dd>did not answer</dd>" in page
    assert "<dt>words</dt><dd>declined</dd>" in page


def test_a_sheet_escapes_its_texts_marks_what_is_judged_and_names_no_decoy(drawn, tmp_path):
    alone = Draw(drawn.about, drawn.items, drawn.false, ())
    next_sheet(alone, tmp_path, "one")
    page = (tmp_path / "one" / "sheet.html").read_text("utf-8")
    assert "The bridge is <b>safe" not in page
    assert "The bridge is <b>safe" in unescape(page)
    assert "<mark>" in page
    assert "decoy" not in page
    orders = []
    for reader in ("one", "two"):
        next_sheet(alone, tmp_path, reader)
        lines = (tmp_path / reader / "sheet.jsonl").read_text("utf-8").splitlines()
        orders.append([json.loads(line)["id"] for line in lines])
    assert orders[0] != orders[1]
    assert set(orders[0]) == set(orders[1]) == {item.id for item in drawn.items}


def test_what_a_reader_has_filled_in_is_not_written_over(drawn, tmp_path):
    next_sheet(drawn, tmp_path, "one")
    (tmp_path / "one" / "first.jsonl").write_text('{"article": "b1", "main": {"words": ""}}')
    next_sheet(drawn, tmp_path, "one")
    assert (tmp_path / "one" / "first.jsonl").read_text().startswith('{"article": "b1"')


def test_a_changed_program_draws_nothing(monkeypatch):
    monkeypatch.setattr(
        collection, "_git", lambda *words: " M dashboard/cli.py" * ("status" in words)
    )
    with pytest.raises(collection.UncommittedChangesError, match="Commit these first"):
        collection.commit()


def test_of_a_small_collection_enough_is_left_for_decoys(corpus):
    small = draw(corpus, "Bridges", "abc", {"intake": 20, "quotation": 60}, 0)
    false = Counter(item.kind for item in small.items if item.id in small.false)
    every = Counter(item.kind for item in small.items)
    assert {"intake", "quotation"} <= every.keys()
    assert all(false[kind] * 5 >= every[kind] - 4 > 0 for kind in every)


def test_a_sheet_tells_which_days_come_from_a_table():
    row = {"first": pd.Timestamp("1989-11-09"), "last": pd.Timestamp("1991-12-26")}
    known = row | {"certainty": "computed"}
    assert when(known | {"historic": True}).endswith(f"({HISTORIC})")
    assert when(known | {"historic": False}).endswith("(computed)")
