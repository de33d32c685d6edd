"""What the command line shows while something takes long, and what it says of what was added."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dashboard.intake.character_cleaning import printable
from dashboard.model import NO_TEXT, READ_IN_PART
from dashboard.wording import languages, listing

if TYPE_CHECKING:
    from collections.abc import Generator

    from dashboard.corpus.adding import Progress, Report

SHOWN_PROBLEMS, SHOWN_LANGUAGES = 20, 5
STAGES = {
    "reading": "Reading",
    "parsing": "Parsing",
    "linking": "Linking names and events",
    "shown": "Linking names and events",
    "done": "Done",
}
NOTHING_NEW = "Nothing new"


@contextmanager
def progress_bar() -> Generator[Report]:
    """Show a bar with count and rate on standard error; give the function that moves it."""
    from rich.console import Console  # noqa: PLC0415 - heavy, and needed only here
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[count]}"),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("Reading", total=None, count="", rate="")

        def report(progress: Progress) -> None:
            elapsed = bar.tasks[0].elapsed or 0
            done = progress.stage == "done"
            bar.update(
                task,
                description=stage(progress),
                total=1 if done else progress.waiting or None,
                completed=1 if done else progress.parsed,
                count=count(progress),
                rate=f"{progress.parsed / elapsed:.1f} articles/s"
                if progress.parsed and elapsed > 1
                else "",
            )

        yield report


@contextmanager
def under_way(words: str) -> Generator[None]:
    """Show on a terminal's standard error that something goes on, and for how long; then nothing of it."""
    from rich.console import Console  # noqa: PLC0415 - heavy, and needed only here
    from rich.progress import Progress as Bar  # noqa: PLC0415
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        bar.add_task(words, total=None)
        yield


def stage(progress: Progress) -> str:
    """Return what an ``add`` is doing, or that it found nothing new."""
    return (
        NOTHING_NEW if progress.stage == "done" and not progress.waiting else STAGES[progress.stage]
    )


def count(progress: Progress) -> str:
    """Return how far an ``add`` is: articles parsed of those that are new, or those already there."""
    if progress.waiting:
        return f"{progress.parsed:,}/{progress.waiting:,}"
    return f"{progress.unchanged:,} already there" if progress.unchanged else ""


def summary(progress: Progress) -> str:
    """Return the sentences that end an ``add``: what came of the articles, and each problem."""
    named = Counter(problem.name for problem in progress.problems)
    bare, part = named[NO_TEXT], named[READ_IN_PART]
    counts = (
        f"{progress.added:,} added, {progress.updated:,} updated, "
        f"{progress.unchanged:,} already there, {len(progress.problems) - bare - part:,} not read"
    )
    counts += f", {bare:,} without text" if bare else ""
    counts += f", {part:,} read in part" if part else ""
    lines = [f"{counts}, {progress.renewed:,} read anew." if progress.renewed else f"{counts}."]
    lines += [unparsed(progress)] if progress.unparsed else []
    for problem in progress.problems[:SHOWN_PROBLEMS]:
        detail = f" ({problem.detail})" if problem.detail else ""
        lines.append(printable(f"  {problem.name}: {problem.where}{detail}"))
    rest = progress.problems[SHOWN_PROBLEMS:]
    if rest:
        named = ", ".join(
            f"{n} × {name}" for name, n in Counter(p.name for p in rest).most_common()
        )
        lines.append(f"  and {len(rest):,} more: {named}")
    return "\n".join(lines)


def unparsed(progress: Progress) -> str:
    """Return how many of the articles are kept without being parsed, by language."""
    names = languages()
    counted = progress.unparsed.most_common(SHOWN_LANGUAGES)
    told = [f"{number:,} {names.get(code, code) or 'unknown'}" for code, number in counted]
    rest = progress.unparsed.total() - sum(number for _, number in counted)
    told += [f"{rest:,} others"] if rest else []
    return f"{progress.unparsed.total():,} not parsed, only English is: {listing(told)}."
