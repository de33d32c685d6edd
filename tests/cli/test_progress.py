"""What the command line shows and says of an ``add``."""

from collections import Counter

import pytest

from dashboard.corpus.adding import Progress
from dashboard.model import Problem
from dashboard.progress import count, stage, summary, under_way


def test_a_run_that_finds_nothing_new_says_so():
    done = Progress(read=1_200, unchanged=1_200, stage="done")
    assert (stage(done), count(done)) == ("Nothing new", "1,200 already there")


def test_a_run_that_parses_shows_how_many_of_how_many():
    going = Progress(read=5, new=4, added=1, updated=1, unchanged=1, parsed=2, stage="parsing")
    assert (stage(going), count(going)) == ("Parsing", "2/4")
    assert stage(Progress(new=1, added=1, parsed=1, stage="done")) == "Done"


def test_before_anything_is_read_no_number_is_shown():
    assert count(Progress()) == ""


def test_the_summary_counts_articles_without_text_apart():
    problems = [Problem("no_text", "a.csv#3", "only a headline"), Problem("empty", "b.txt")]
    lines = summary(Progress(read=2, added=2, problems=problems)).split("\n")
    assert lines == [
        "2 added, 0 updated, 0 already there, 1 not read, 1 without text.",
        "  no_text: a.csv#3 (only a headline)",
        "  empty: b.txt",
    ]


def test_the_summary_counts_articles_that_were_read_in_part():
    problems = [Problem("read_in_part", "a.txt", "the first 9 of 99"), Problem("empty", "b.txt")]
    assert summary(Progress(read=1, added=1, problems=problems)).split("\n")[:2] == [
        "1 added, 0 updated, 0 already there, 1 not read, 1 read in part.",
        "  read_in_part: a.txt (the first 9 of 99)",
    ]


def test_the_summary_counts_what_was_read_anew():
    assert summary(Progress(renewed=3, parsed=3)) == (
        "0 added, 0 updated, 0 already there, 0 not read, 3 read anew."
    )


def test_the_summary_says_how_many_articles_were_not_parsed_and_why():
    done = Progress(added=9, unparsed=Counter({"de": 2, "fr": 1}))
    assert summary(done).split("\n")[1] == "3 not parsed, only English is: 2 German and 1 French."


def test_names_cannot_command_the_terminal():
    done = Progress(problems=[Problem("empty", "a\x1b[2Jb.txt", "\u202ex")])
    assert summary(done).split("\n")[1] == "  empty: a\ufffd[2Jb.txt (\ufffdx)"


def test_many_problems_are_named_up_to_a_limit_and_then_counted():
    problems = [Problem("empty", str(number)) for number in range(25)]
    lines = summary(Progress(problems=problems)).split("\n")
    assert len(lines) == 22
    assert lines[-1] == "  and 5 more: 5 × empty"


@pytest.mark.parametrize("terminal", [True, False])
def test_what_takes_long_is_said_on_a_terminal_only(monkeypatch, capsys, terminal):
    for name, value in {"FORCE_COLOR": "1" if terminal else "", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    with under_way("Making the file"):
        pass
    out, told = capsys.readouterr()
    assert out == ""
    assert ("Making the file" in told) is terminal
