"""A colleague's file is looked at before it is taken over: what it would change, and whether it is one at all."""

import json
import shutil
from dataclasses import asdict, replace

import pytest
from sameness import tables_of
from tolls import ARTICLE, PLACE

from dashboard.corpus import correction_import
from dashboard.corpus.adding import add
from dashboard.corpus.correcting import amend, state, take_corrections
from dashboard.corpus.correction_import import offered, read_file
from dashboard.corpus.corrections import Corrections, content_of, read_corrections
from dashboard.corpus.store import Store
from dashboard.parsing.parser import Parser

PARSER = Parser()
WHERE = PLACE.removeprefix("quotation ")


@pytest.fixture
def ours(tolls, tmp_path):
    return Store(shutil.copytree(tolls, tmp_path / "ours"))


@pytest.fixture
def theirs(tmp_path):
    """A colleague's corrections of the same text under another id."""
    store = Store(tmp_path / "theirs")
    add(store, [replace(ARTICLE, id="other")])
    amend(store, "other", "quotation speaker", WHERE, "Carla Venn", PARSER, who="MR", why="tape")
    state(store, "other", "title", "Fares rise", PARSER, who="MR")
    return Corrections(store.path).holding()


def states(store, entries):
    return [(one.entry.kind, one.state) for one in offered(store, entries)]


def test_each_entry_is_new_held_already_or_says_otherwise(ours, theirs):
    before = tables_of(ours.path)
    assert states(ours, theirs) == [("quotation speaker", "new"), ("title", "new")]
    assert not Corrections(ours.path).entries(), "to look changes nothing"
    assert tables_of(ours.path) == before
    amend(ours, "t", "quotation speaker", WHERE, "Ivo Lund", PARSER, who="QL")
    state(ours, "t", "title", "Fares rise", PARSER)
    assert states(ours, theirs) == [("quotation speaker", "otherwise"), ("title", "same")]
    said = offered(ours, theirs)[0]
    assert said.holds
    assert (said.holds.value, said.holds.who, said.entry.value) == ("Ivo Lund", "QL", "Carla Venn")
    elsewhere = replace(theirs[0], content="0" * len(theirs[0].content))
    assert states(ours, [elsewhere]) == [("quotation speaker", "absent")]


def test_what_was_looked_at_is_what_is_taken_over(ours, theirs):
    take_corrections(ours, [one.entry for one in offered(ours, theirs)], PARSER)
    assert states(ours, theirs) == [("quotation speaker", "same"), ("title", "same")]
    held = Corrections(ours.path).holding()
    assert [(one.who, one.why, one.other) for one in held] == [("MR", "tape", "t"), ("MR", "", "t")]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"kind": "quotation mood"}, "is no kind of correction"),
        ({"kind": "removal"}, "is no kind of correction"),
        ({"where": "5-99999"}, "is no place in the article"),
        ({"where": "x"}, "is no place in the article"),
        ({"kind": "event days", "value": "soon"}, "is no day"),
        ({"kind": "quotation check", "value": "checked", "who": " "}, "has the initials"),
        ({"kind": "name pair", "value": "same", "other": "gone"}, None),
        ({"kind": "copies pair", "value": "same", "where": ""}, None),
    ],
)
def test_what_is_no_correction_is_refused_in_a_sentence_before_anything_is_kept(
    ours, theirs, more, why
):
    if why is None:
        assert states(ours, [replace(theirs[0], **more)])[0][1] == "absent"
        return
    with pytest.raises(ValueError, match=why):
        offered(ours, [theirs[0], replace(theirs[0], **more)])
    assert not Corrections(ours.path).entries()


def test_hostile_values_are_cut_and_lose_their_controls(ours, theirs):
    wide = replace(theirs[0], value="A\u202e" + "x" * 5000, who="w" * 5000, why="y" * 5000)
    (one,) = offered(ours, [wide])
    assert len(str(one.entry.value)) == len(one.entry.who) == len(one.entry.why) == 200
    assert "\u202e" not in str(one.entry.value)


def test_a_file_is_bounded_and_must_be_one(theirs, monkeypatch):
    lines = "".join(f"{json.dumps(asdict(one))}\n" for one in theirs)
    assert read_file(b"\xef\xbb\xbf" + lines.encode()) == theirs
    for data, why in (
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"\n \n", "no correction in this file"),
        (b"{}\n", "Line 1 is no correction"),
        (b"[" * 100_000, "Line 1 is no correction"),
        (b'{"kind": 1, "content": "x"}', "Line 1 is no correction"),
    ):
        with pytest.raises(ValueError, match=why):
            read_file(data)
    monkeypatch.setattr(correction_import, "MOST", 1)
    with pytest.raises(ValueError, match="1 of them at most"):
        read_file(lines.encode())
    monkeypatch.setattr(correction_import, "LARGEST", 1 << 20)
    with pytest.raises(ValueError, match="1 MB at most"):
        read_file(b" " * ((1 << 20) + 1))


def test_a_line_that_is_written_by_hand_names_its_articles_by_their_ids(ours):
    lines = [
        {"kind": "quotation speaker", "article": "t", "where": WHERE, "value": "Carla Venn"},
        {"kind": "title", "article": "t", "value": "Fares rise"},
        {"kind": "name pair", "article": "t", "where": "0-4", "value": "two", "other": "t 5-9"},
        {"kind": "copies pair", "article": "t", "value": "same", "other": "nowhere"},
        {"kind": "title", "article": "nowhere", "value": "Fares fall"},
    ]
    entries = read_corrections(map(json.dumps, lines))
    assert [state for _, state in states(ours, entries)] == ["new"] * 3 + ["absent"] * 2
    missing = take_corrections(ours, entries, PARSER)
    assert [one.kind for one in missing] == ["copies pair", "title"]
    speaker, title, pair = Corrections(ours.path).holding()
    content = content_of(ARTICLE)
    assert {one.content for one in (speaker, title, pair)} == {content}
    assert (speaker.before, title.before) == ("Ada Quill", "Tolls")
    assert (speaker.value, title.value, title.other) == ("Carla Venn", "Fares rise", "t")
    assert pair.other in (f"{content} 0-4", f"{content} 5-9")
