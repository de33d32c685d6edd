"""A short load run: no error, and what readers took is given back when they have left."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

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
        "45",
    ]
    command = [sys.executable, "-m", "tests.load", *options, "--output", str(result)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = json.loads(result.read_text("utf-8"))
    assert found["errors"] == [], done.stderr
    assert len(found["actions"]) >= 6
    usage = found["usage"]
    assert usage["warm"]["descriptors"] > usage["alone"]["descriptors"] + 18
    assert usage["after_they_left"]["descriptors"] <= usage["alone"]["descriptors"] + 5
    assert usage["after_they_left"]["threads"] <= usage["alone"]["threads"] + 5
