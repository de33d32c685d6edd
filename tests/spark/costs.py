"""What articles cost on a cluster: arithmetic from the largest run kept, as lines of the README."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import wrap
from typing import Any

RESULTS = Path(__file__).with_name("results")
README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- cluster -->\n", "<!-- /cluster -->\n"
MILLION, WIDTH = 1_000_000, 120
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
    python, java = (
        whole["cpu seconds"][f"{one} of the executors"] / number for one in ("Python", "Java")
    )
    driver = whole["cpu seconds of the driver's Python"]
    writing, linking = driver["parsing"] / number, driver["linking"] / number
    hours = {cores: max((python + java) / cores, writing) + linking for cores in CORES}
    measured = (
        f"Measured with {number:,} generated articles of about 450 words ({run['machine']['processor']}, commit "
        f"{run['machine']['commit']}, [all figures](tests/spark/results/{number}.json)), starting included, which weighs more the "
        f"shorter a run is: executors took {python * 1000:.0f} ms of Python and {java * 1000:.0f} ms of Java for an article, the "
        f"driver's Python {writing * 1000:.1f} ms to send and write it and {linking * 1000:.1f} ms to link, derive and index it. At "
        f"that rate a million articles take {_hours(python + java)} core-hours of executors, times what a core-hour costs you; past "
        f"{python / writing:.0f} cores the driver holds them up; and if linking took no longer for an article of a larger collection, though it does, "
        "it would all take:"
    )
    rows = [f"| {cores} | {_hours(seconds)} |" for cores, seconds in hours.items()]
    table = ["| cores of executors | hours for a million articles |", "|---|---|", *rows]
    return "\n".join([*wrap(measured, WIDTH, break_on_hyphens=False), "", *table, ""])


def _hours(seconds: float) -> str:
    """Return the hours that a million articles take of so many seconds each."""
    return f"{seconds * MILLION / HOUR:.1f}"
