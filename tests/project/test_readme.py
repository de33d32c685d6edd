"""The README says what is true: link parameters, layout map, commands."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from dashboard.view import View
from tests.spark import costs

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_link_parameters_is_the_view():
    rows = re.findall(r"^\| `(\w+)` \|", README, flags=re.MULTILINE)
    assert rows == [field.name for field in fields(View)]


def test_the_layout_map_names_every_room():
    rooms = {
        path.name + ("/" if path.is_dir() else "")
        for path in (ROOT / "dashboard").iterdir()
        if not path.name.startswith(("_", "."))
    }
    layout = README.split("dashboard/\n", 1)[1].split("```", 1)[0]
    assert {room for room in rooms if room not in layout} == set()


def test_both_commands_are_marked_for_ci():
    for name in ("open", "test"):
        block = re.search(rf"<!-- command: {name} -->\n```\n(.+?)\n```", README)
        assert block
        assert block[1].startswith(
            "python3 -m venv .uv && .uv/bin/pip install -q uv && .uv/bin/uv run"
        )


@pytest.mark.parametrize(
    "told", ["CONTRIBUTING.md", "dashboard/corpus/README.md", "dashboard/parsing/README.md"]
)
def test_each_file_that_is_named_to_who_changes_the_code_is_there(told):
    page = ROOT / told
    names = re.findall(r"`([\w./-]+(?:\.(?:py|md|yaml|tsv)|/))`", page.read_text("utf-8"))
    assert len(names) > 20
    places = (page.parent, ROOT, ROOT / "dashboard")
    files = {
        f"/{one.relative_to(ROOT)}{'/' * one.is_dir()}"
        for place in ("dashboard", "tests", "data")
        for one in (ROOT / place).rglob("*")
    }
    missing = [
        name
        for name in names
        if not any((place / name).exists() for place in places)
        and not any(one.endswith(f"/{name}") for one in files)
    ]
    assert missing == []


def test_the_map_of_the_corpus_names_every_module():
    folder = ROOT / "dashboard/corpus"
    named = re.findall(r"`(\w+\.py)`", (folder / "README.md").read_text("utf-8"))
    modules = {path.name for path in folder.glob("[a-z]*.py")}
    assert modules == set(named)
    assert len(named) == len(modules)


def test_what_a_cluster_costs_is_computed_from_the_run_that_is_kept():
    assert costs.block() in README


def test_the_picture_is_there():
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).stat().st_size > 10_000
