"""What articles cost on a cluster: arithmetic from the largest run kept, as lines of the README."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("results")
README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- cluster -->\n", "<!-- /cluster -->\n"
MILLION = 1_000_000
HOUR = 3600
CORES = (2, 8, 32)
"""Cores of executors for which hours are told."""


def write_readme() -> None:
    """Put the lines into the README."""
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(before + block() + after, "utf-8")


def block() -> str:
    """Return the lines between their marks."""
    kept = [json.loads(path.read_text("utf-8")) for path in RESULTS.glob("*.json")]
    return BEGIN + told(max(kept, key=lambda one: one["articles"])) + END


def told(run: dict[str, Any]) -> str:
    """Return what a run means for a million articles, in sentences and a table."""
    number, whole = run["articles"], run["undisturbed"]
    spent, driver = whole["cpu seconds"], whole["cpu seconds of the driver's Python"]
    parsing = (spent["Python of the executors"] + spent["Java of the executors"]) / number
    writing = driver["parsing"] / number
    linking = driver["linking"] / number
    rows = [f"| {cores} | {_hours(max(parsing / cores, writing) + linking)} |" for cores in CORES]
    measured = (
        f"Measured with {number:,} generated articles of about 450 words, {run['machine']['processor']}, commit "
        f"{run['machine']['commit']}, start included ([all figures](tests/spark/results/{number}.json)): an article takes "
        f"{parsing * 1000:.0f} ms of processor time on the executors, {writing * 1000:.1f} ms of the driver's Python to be read, "
        f"sent and written, and {linking * 1000:.1f} ms to be linked, derived and indexed. By that, a million articles take "
        f"{_hours(parsing)} core-hours of executors, times what a core-hour costs you; past {parsing / writing:.0f} cores the "
        "driver holds them up; and were a million linked at the same rate, it would all take:"
    )
    table = ["| cores of executors | hours for a million articles |", "|---|---|", *rows]
    return "\n".join([measured, "", *table, ""])


def _hours(seconds: float) -> str:
    """Return the hours that a million articles take of so many seconds each."""
    return f"{seconds * MILLION / HOUR:.1f}"
