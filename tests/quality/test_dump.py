"""Two dumps of what the parser answers are compared item by item and field by field."""

import json

import pytest

from tests.quality.dump import compare_dumps, main
from tests.quality.material import read_material

TEXT = "Mayor Ada Quill said on Monday that the mill would close."


def record(**fields):
    empty = {"mentions": [], "quotations": [], "dates": [], "events": [], "published": None}
    printed = {"entities": [], "quotes": [], "dates": [], "events": []}
    return {
        "id": "mill",
        "text": TEXT,
        **empty,
        "sentences": [[0, 57]],
        "printed": printed,
        **fields,
    }


def write(folder, *records):
    folder.mkdir()
    lines = "".join(f"{json.dumps(one)}\n" for one in records)
    (folder / "demo.jsonl").write_text(lines, encoding="utf-8")
    return folder


def mention(**fields):
    return {"start": 6, "end": 15, "type": "PER", "name": "Ada Quill", **fields}


def test_equal_dumps_have_no_difference(tmp_path):
    old = write(tmp_path / "old", record(mentions=[mention()]))
    new = write(tmp_path / "new", record(mentions=[mention()]))
    found = compare_dumps(old, new)
    assert (found.articles, found.missing, dict(found.counts)) == (1, 0, {})
    assert main(["compare", str(old), str(new)]) == 0


def test_a_changed_field_is_counted_under_its_name_and_shown_in_its_text(tmp_path, capsys):
    old = write(tmp_path / "old", record(mentions=[mention()]))
    new = write(tmp_path / "new", record(mentions=[mention(type="ORG")]))
    assert dict(compare_dumps(old, new).counts) == {"mentions .type": 1}
    assert main(["compare", str(old), str(new)]) == 1
    assert "Mayor [[Ada Quill]] said on Monday" in capsys.readouterr().out


def test_items_of_one_dump_alone_are_gone_or_new(tmp_path):
    old = write(tmp_path / "old", record(dates=[{"start": 24, "end": 30, "value": "2024-05-06"}]))
    new = write(tmp_path / "new", record(events=[{"head_start": 51, "head_end": 56}]))
    assert dict(compare_dumps(old, new).counts) == {"dates -gone": 1, "events +new": 1}


def test_what_is_printed_is_compared_only_of_the_same_set(tmp_path):
    printed = {"entities": [{"start": 6, "end": 15}], "quotes": [], "dates": [], "events": []}
    old = write(tmp_path / "old", record())
    new = write(tmp_path / "new", record(printed=printed))
    more = write(tmp_path / "more", record(printed=printed), record(id="other"))
    assert dict(compare_dumps(old, new).counts) == {"printed entities +new": 1}
    found = compare_dumps(old, more)
    assert (found.missing, dict(found.counts)) == (1, {})


def test_a_sample_is_spread_over_the_set():
    ((name, articles),) = read_material(None, 3)
    ((_, everything),) = read_material(None, None)
    assert name == "demo"
    assert [everything.index(article) for article in articles] == [
        number * len(everything) // 3 for number in range(3)
    ]


def test_a_folder_without_a_set_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="state_2022"):
        list(read_material(tmp_path, 1))
