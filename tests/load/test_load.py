"""A short load run: no error, quick answers beside additions, and what readers took is given back."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.load.readers import BETWEEN
from tests.load.telling import MARK, README, RESULT, SHORT, Limits, failures, told

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_readers_get_answers_and_leave_nothing_behind(tmp_path):
    result = tmp_path / "result.json"
    options = [
        "--articles",
        "300",
        "--readers",
        "6",
        "--idle",
        "12",
        "--minutes",
        "0.5",
        "--leave",
        "60",
        "--watch",
        "--every",
        "10",
    ]
    command = [sys.executable, "-m", "tests.load", *options, "--output", str(result)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = json.loads(result.read_text("utf-8"))
    assert found["errors"] == [], done.stderr
    assert len(found["actions"]) >= 6
    usage = found["usage"]
    assert usage["warm"]["descriptors"] > usage["alone"]["descriptors"] + 18
    assert found["added_meanwhile"]
    assert failures(found, SHORT) == []


def test_the_readme_has_the_figures_of_the_kept_run():
    kept = told(json.loads(RESULT.read_text("utf-8"))) if RESULT.exists() else ""
    assert README.read_text("utf-8").endswith(MARK + kept)


def test_the_kept_run_is_as_large_as_it_should_be_and_within_its_limits():
    """50 readers acting every 8 to 12 seconds, 300 idle ones, 10,000 articles, ten minutes, a watcher."""
    kept = json.loads(RESULT.read_text("utf-8"))
    assert (kept["readers"], kept["idle"], kept["minutes"]) == (50, 300, 10)
    assert kept["collection"] == "10,000 generated articles"
    assert BETWEEN == (8.0, 12.0)
    kinds = kept["actions"].keys() - {"all"}
    assert len(kinds) >= 5
    acted = kept["actions"]["all"]["actions"]
    assert acted == sum(kept["actions"][kind]["actions"] for kind in kinds)
    longest = BETWEEN[1] + kept["actions"]["all"]["p95"]
    assert acted >= kept["readers"] * 60 * kept["minutes"] / longest
    assert len(kept["added_meanwhile"]) >= 5
    assert Limits()[:2] == (1.10, 1.0)
    assert failures(kept) == []


def test_a_run_past_its_limits_says_what_is_past_them():
    usage = {"megabytes": 100, "threads": 9, "descriptors": 20}
    found = {
        "errors_in_all": 0, "actions": {"all": {"p95": 1.0, "median": 0.5}}, "added_meanwhile": [{"exit": 0}],
        "usage": dict.fromkeys(("alone", "warm", "full", "after_they_left"), usage),
    }  # fmt: skip
    assert failures(found) == []
    full, left = usage | {"megabytes": 111}, usage | {"threads": 15, "descriptors": 26}
    worse = found | {
        "errors_in_all": 2, "actions": {"all": {"p95": 1.01, "median": 0.51}}, "added_meanwhile": [{"exit": 1}],
        "usage": found["usage"] | {"full": full, "after_they_left": left},
    }  # fmt: skip
    assert len(failures(worse)) == 7
    assert len(failures(worse, SHORT)) == 4
