"""What a load run has shown: within its limits or not, and in words for the README beside this."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
RESULT, README = HERE / "results" / "10000.json", HERE / "README.md"
MARK = "<!-- result -->\n"
MORE = 5
"""Threads and descriptors that may be left over when all have gone."""


class Limits(NamedTuple):
    """Memory at the end over that when warm; seconds of the 95th percentile of all actions, and of their median."""

    growth: float = 1.10
    longest: float = 1.0
    middle: float = 0.5


SHORT = Limits(growth=1.2, longest=10.0, middle=2.0)
"""For a short run on whatever machine: of so few actions the 95th percentile is the slowest one."""


def failures(found: dict[str, Any], limits: Limits = Limits()) -> list[str]:  # noqa: B008 - it never changes
    """Return what of a run is past its limits, a sentence each."""
    usage, every = found["usage"], found["actions"]["all"]
    growth = usage["full"]["megabytes"] / usage["warm"]["megabytes"]
    wrong = [f"{found['errors_in_all']} errors"] if found["errors_in_all"] else []
    wrong += [f"the 95th percentile is {every['p95']} s"] if every["p95"] > limits.longest else []
    wrong += [f"the median is {every['median']} s"] if every["median"] > limits.middle else []
    wrong += [f"memory has grown to {growth:.2f} times"] if growth > limits.growth else []
    for what in ("threads", "descriptors"):
        left, before = usage["after_they_left"][what], usage["alone"][what]
        wrong += [f"{left} {what} are left of {before}"] if left > before + MORE else []
    failed = sum(one["exit"] != 0 for one in found["added_meanwhile"])
    return wrong + ([f"{failed} additions failed"] if failed else [])


def told(found: dict[str, Any]) -> str:
    """Return a run as two tables."""
    actions = [
        f"| {kind} | {one['actions']} | {one['median']} | {one['p95']} |"
        for kind, one in found["actions"].items()
    ]
    usage = [
        f"| {when.replace('_', ' ')} | {one['megabytes']} | {one['threads']} | {one['descriptors']} |"
        for when, one in found["usage"].items()
    ]
    added = [one["seconds"] for one in found["added_meanwhile"]]
    watched = f"; {len(added)} articles added meanwhile, in {max(added)} s at most" if added else ""
    wrong = failures(found)
    return "\n".join([
        f"{found['at'][:10]}, {found['machine']}, commit {found['commit'][:8]}: `{found['command']}`.",
        (f"{found['readers']} readers and {found['idle']} idle tabs on {found['collection']} for "
        f"{found['minutes']:g} minutes{watched}. Errors: {found['errors_in_all']}."),
        f"Past the limits: {'; '.join(wrong) or 'nothing'}.",
        "",
        "| action | how many | median, s | 95th percentile, s |", "|---|---|---|---|", *actions, "",
        "| the server | MB | threads | descriptors |", "|---|---|---|---|", *usage, "",
    ])  # fmt: skip


def tell() -> None:
    """Write the kept result into the README, below its mark."""
    head = README.read_text("utf-8").partition(MARK)[0]
    README.write_text(f"{head}{MARK}{told(json.loads(RESULT.read_text('utf-8')))}", "utf-8")
