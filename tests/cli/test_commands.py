"""The command line: what it promises in its help, what it prints, how it fails."""

import io
import json
import os
import shutil
import subprocess
import sys

import pandas as pd
import pytest
from sameness import tables_of
from typer.main import get_group
from typer.testing import CliRunner

from dashboard import View, cli, open_corpus
from dashboard.corpus.corrections import content_of_text
from dashboard.corpus.search import NO_WORD

REPORT = """---
title: Bridge opens in Norwich
published: 2024-03-05
source: The Norwich Post
---
Mayor Ada Quill opened the new bridge on Monday.

“The bridge is safe,” Quill said.
"""


def dateline(*words, home, stdin=None):
    """Run the command in this process, where the language model is loaded once."""
    named = {"DATELINE_HOME": str(home), "COLUMNS": "100"}
    words = [*map(str, words)]
    return CliRunner().invoke(
        cli.app, words, stdin, named, catch_exceptions=False, prog_name="dateline"
    )


def process(*words, home, stdin=None):
    """Run the command in a process of its own and return it finished."""
    return subprocess.run(
        [sys.executable, "-m", "dashboard", *map(str, words)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
        timeout=120,
        env={**os.environ, "DATELINE_HOME": str(home), "COLUMNS": "100"},
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home folder for collections, with one article added."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "bridge.md").write_text(REPORT, encoding="utf-8")
    done = dateline("add", folder / "bridge.md", home=folder)
    assert done.exit_code == 0, done.stderr
    return folder


@pytest.mark.parametrize("command", get_group(cli.app).commands)
def test_every_command_explains_itself(command, tmp_path):
    done = dateline(command, "--help", home=tmp_path)
    assert done.exit_code == 0
    assert f"Usage: dateline {command}" in done.stdout
    rows = [line.lstrip("│* ") for line in done.stdout.splitlines()]
    rows = [row for row in rows if row.startswith("--")]
    assert rows
    assert all(len(row.split()) > 3 for row in rows)


def test_articles_that_are_nowhere_make_no_empty_collection(tmp_path):
    told = " ".join(dateline("open", "--help", home=tmp_path).stdout.split())
    assert "Where --corpus alone names a folder that does not exist yet" in told
    done = dateline("open", tmp_path / "none", "--no-browser", home=tmp_path)
    assert done.exit_code == 2
    assert "Nothing to read" in done.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", ["open", "serve"])
def test_a_folder_without_a_collection_is_named_and_not_shown(command, tmp_path):
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "notes.txt").write_text("Not a collection.", "utf-8")
    done = dateline(command, "--corpus", tmp_path / "none", home=tmp_path)
    assert done.exit_code == 2
    assert "There is no collection in" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_new_folder_is_opened_as_an_empty_collection(tmp_path):
    for folder in (tmp_path / "deep" / "new", tmp_path / "there"):
        cli._begin(folder)
        assert len(open_corpus(folder).articles(View())) == 0
        first = (folder / "manifest.json").read_bytes()
        cli._begin(folder)
        assert (folder / "manifest.json").read_bytes() == first


def test_the_version_is_printed(tmp_path):
    assert process("--version", home=tmp_path).stdout.startswith("dateline 0.")


def test_the_default_collection_is_printed(home):
    done = dateline("add", home / "bridge.md", home=home)
    assert f"Collection: {home / 'collection'}" in done.stderr
    assert "0 added, 0 updated, 1 already there, 0 not read." in done.stderr


def test_adding_nothing_is_a_usage_error(tmp_path):
    done = dateline("add", home=tmp_path)
    assert done.exit_code == 2
    assert "Name at least one file" in done.stderr


def test_a_wrong_date_is_a_sentence(home):
    done = dateline("add", home / "bridge.md", "--published", "last June", home=home)
    assert done.exit_code == 2
    assert "'last June' is no day. Write it like 2024-04-22." in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [("add", "bridge.md"), ("parse",)])
def test_a_model_that_is_not_installed_is_a_sentence(command, tmp_path):
    done = dateline(*command, "--model", "no_such_model", home=tmp_path, stdin="")
    assert done.exit_code == 2
    assert "There is no model 'no_such_model'" in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_export_writes_what_the_link_shows(home):
    done = dateline("export", "--view", "speaker=Ada+Quill", "--format", "csv", home=home)
    frame = pd.read_csv(io.StringIO(done.stdout.lstrip("\ufeff")))
    assert frame["speaker"].tolist() == ["Ada Quill"]
    assert "The bridge is safe" in frame["words"].iloc[0]


def test_export_of_a_link_without_rows_has_only_the_header(home):
    done = dateline("export", "--view", "?speaker=Nobody", "--format", "json", home=home)
    told = json.loads(done.stdout)
    assert (told["rows"], told["view"]) == ([], "Articles that quote Nobody")
    assert "This collection does not have: Nobody." in done.stderr


def test_events_are_exported_as_calendar_and_for_timelinejs(home):
    form = ("--table", "timeline", "--format")
    assert dateline("export", *form, "ics", home=home).stdout.startswith("BEGIN:VCALENDAR")
    sheet = dateline("export", *form, "timelinejs", home=home).stdout.lstrip("\ufeff")
    assert sheet.startswith("Year,Month,Day,")
    wrong = dateline("export", "--table", "articles", "--format", "ics", home=home)
    assert wrong.exit_code == 2
    assert "ask for --table timeline" in wrong.stderr


def test_export_names_what_it_cannot_read_in_a_link(home):
    done = dateline("export", "--view", "published=2024-13-01&sourc=A", home=home)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "“published=2024-13-01” is not one day or two" in done.stderr
    assert "there is no filter “sourc”" in done.stderr


def test_export_of_a_search_for_nothing_says_so(home):
    done = dateline("export", "--view", "text=%22", home=home)
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 1
    assert NO_WORD in done.stderr
    found = dateline("export", "--view", "text=bridge", home=home)
    assert len(found.stdout.splitlines()) > 1
    assert NO_WORD not in found.stderr


@pytest.mark.parametrize("form", ["csv", "html"])
def test_export_of_a_search_in_a_damaged_index_is_a_sentence(home, tmp_path, form):
    corpus = tmp_path / "corpus"
    shutil.copytree(home / "collection", corpus)
    shutil.rmtree(corpus / "search")
    words = ("--corpus", corpus, "--view", "text=bridge", "--format", form)
    done = dateline("export", *words, home=home)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "The search index" in done.stderr
    assert "Traceback" not in done.stderr


def test_export_of_no_collection_says_what_to_do(tmp_path):
    done = dateline("export", home=tmp_path)
    assert done.exit_code == 2
    assert "dateline add" in done.stderr


def test_parse_reads_and_writes_json_lines(tmp_path):
    line = json.dumps({"id": "a", "text": "“It is safe,” Ada Quill said.", "published": None})
    done = dateline("parse", home=tmp_path, stdin=f"{line}\n\n{line}\n")
    records = [json.loads(one) for one in done.stdout.splitlines()]
    assert [record["id"] for record in records] == ["a", "a"]
    quote = records[0]["quotes"][0]
    assert (
        "“It is safe,” Ada Quill said."[quote["start"] : quote["end"]].strip("“,”") == "It is safe"
    )
    assert quote["speaker"] == "Ada Quill"


@pytest.mark.parametrize(
    ("command", "name"), [(("clean",), "\ud800"), (("parse", "--only", "dates"), "\ufffd")]
)
def test_broken_bytes_and_half_letters_end_no_run(tmp_path, command, name):
    lines = '{"id": "\\ud800", "text": "They met \udcff on 5 March 2024."}'
    done = process(*command, home=tmp_path, stdin=lines)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["id"] == name


def test_parse_can_run_one_stage_alone(tmp_path):
    line = json.dumps({"id": "a", "text": "Ada Quill spoke on 5 March 2024.", "published": None})
    done = dateline("parse", "--only", "dates", home=tmp_path, stdin=line)
    record = json.loads(done.stdout)
    assert record["entities"] == []
    assert [date["value"] for date in record["dates"]] == ["2024-03-05"]


def test_an_unknown_stage_is_a_usage_error(tmp_path):
    done = dateline("parse", "--only", "poems", home=tmp_path, stdin="")
    assert done.exit_code == 2
    assert "poems" in done.stderr


def test_corrections_are_written_and_a_colleague_takes_them_over(home, tmp_path):
    (said,) = open_corpus(home / "collection").quotations(View()).to_dict("records")
    place = f"{said['start']}-{said['end']}"
    text = open_corpus(home / "collection").article(said["article"]).article.text
    named = text.index("Norwich")
    corrected = [
        {"kind": "quotation speaker", "where": place, "value": "Carla Venn", "why": "heard it"},
        {"kind": "name called", "where": f"{named}-{named + 7}", "value": "Norwich Council"},
        {"kind": "published", "value": "2024-03-06", "other": said["article"]},
        {"kind": "quotation check", "where": place, "value": "checked", "who": "QL"},
        {"kind": "title", "value": "Of nobody here", "content": "0" * 24},
    ]
    key = {"content": content_of_text(text)}
    lines = [json.dumps(key | one) + "\n" for one in corrected]
    (tmp_path / "log.jsonl").write_text("".join(lines), encoding="utf-8")
    corpus = tmp_path / "c"
    shutil.copytree(home / "collection", corpus)
    done = dateline("correct", tmp_path / "log.jsonl", "--corpus", corpus, home=home)
    assert done.exit_code == 0, done.stderr
    assert "Taken over: 4 corrections." in done.stderr
    assert "Of articles that are not here: 1." in done.stderr
    (row,) = open_corpus(corpus).quotations(View()).to_dict("records")
    assert (row["speaker"], str(row["published"])[:10]) == ("Carla Venn", "2024-03-06")
    written = dateline("correct", "--corpus", corpus, home=home)
    held = [json.loads(line) for line in written.stdout.splitlines()]
    assert [one["kind"] for one in held] == [one["kind"] for one in corrected[:-1]]
    (tmp_path / "again.jsonl").write_text(written.stdout, encoding="utf-8")
    shutil.copytree(home / "collection", tmp_path / "d")
    other = ("--corpus", tmp_path / "d")
    assert dateline("correct", tmp_path / "again.jsonl", *other, home=home).exit_code == 0
    assert tables_of(tmp_path / "d") == tables_of(corpus)
    (tmp_path / "bad.jsonl").write_text("{}\n", encoding="utf-8")
    bad = dateline("correct", tmp_path / "bad.jsonl", *other, home=home)
    assert bad.exit_code == 2
    assert "Line 1 is no correction" in bad.stderr
