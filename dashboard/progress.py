"""What the command line shows while articles are added, and what it says at the end."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

    from dashboard.corpus.adding import Progress, Report

SHOWN_PROBLEMS = 20
STAGES = {
    "reading": "Reading",
    "parsing": "Parsing",
    "linking": "Linking names and events",
    "done": "Done",
}


@contextmanager
def progress_bar() -> Generator[Report]:
    """Show a bar with count and rate on standard error; give the function that moves it."""
    from rich.console import Console  # noqa: PLC0415 - heavy, and needed only here
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("Reading", total=None, rate="")

        def report(progress: Progress) -> None:
            waiting = progress.added + progress.updated
            elapsed = bar.tasks[0].elapsed or 0
            rate = f"{progress.parsed / elapsed:.1f} articles/s" if elapsed > 1 else ""
            bar.update(
                task,
                description=STAGES[progress.stage],
                total=max(waiting, progress.parsed) or None,
                completed=progress.parsed,
                rate=rate,
            )

        yield report


def summary(progress: Progress) -> str:
    """Return the sentences that end an ``add``: what came of the articles, and each problem."""
    counts = (
        f"{progress.added:,} added, {progress.updated:,} updated, "
        f"{progress.unchanged:,} already there, {len(progress.problems):,} not read."
    )
    lines = [counts]
    for problem in progress.problems[:SHOWN_PROBLEMS]:
        detail = f" ({problem.detail})" if problem.detail else ""
        lines.append(f"  {problem.name}: {problem.where}{detail}")
    rest = progress.problems[SHOWN_PROBLEMS:]
    if rest:
        named = ", ".join(
            f"{n} × {name}" for name, n in Counter(p.name for p in rest).most_common()
        )
        lines.append(f"  and {len(rest):,} more: {named}")
    return "\n".join(lines)
