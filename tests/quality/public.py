"""Scores on public annotated articles, by the scorers that came with them, for accuracy.json.

The articles are not part of this repository, so this is run by hand. A scorer is a program that
speaks to ``dateline parse`` in JSON lines and ends with one line of sums.
"""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SETS = Path(__file__).with_name("public.yaml")
PAIR = re.compile(r"(\w+)=([-\d.]*\d)")
TROUBLE = re.compile(r"^(?:Traceback|!!|command failed|.*: the command ended)", re.MULTILINE)
DATELINE = Path(sys.executable).with_name("dateline")


def measure_public(
    gold: Path, scorers: Path | None = None, parser: Sequence[str] = (str(DATELINE),)
) -> Iterator[dict[str, Any]]:
    """Yield one record a set: its name, licence, number of articles and the scorer's sums.

    ``gold`` is the folder of the annotated articles, ``scorers`` that of their scorers: without it,
    ``score`` beside the gold. Sets run one at a time. ``parser`` is the command that stands for
    ``dateline``. Where a scorer or the parser failed,
    ``failed`` holds the last words instead of the sums.
    """
    scorers = (scorers or gold.resolve().parent / "score").resolve()
    for entry in yaml.safe_load(SETS.read_text(encoding="utf-8")):
        sys.stderr.write(f"{entry['set']}\n")
        yield {
            "set": entry["set"],
            "licence": entry["licence"],
            **_sums(_command(entry, gold.resolve(), scorers, parser)),
            "shown": entry["shown"],
            "counted": entry["articles"],
        }


def figures(record: dict[str, Any], gold: Path) -> Iterator[dict[str, Any]]:
    """Yield the shown figures of a set's record: measure in plain words, value, set, articles."""
    sums = record.get("measures", {})
    for path, words in record["shown"].items():
        value: Any = sums
        for step in path.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        if value is not None:
            yield {
                "measure": words,
                "figure": value,
                "set": record["set"],
                "articles": _articles(record["counted"], sums, gold),
                "note": record["licence"],
            }


def read_sums(output: str) -> dict[str, Any]:
    """Return the sums of a scorer's last line: JSON, or ``SUMMARY`` with name=number pairs."""
    last = output.strip().rpartition("\n")[2]
    if last.startswith("{"):
        return {"measures": json.loads(last)}
    return {"measures": {name: float(value) for name, value in PAIR.findall(last)}}


def _command(entry: dict[str, Any], gold: Path, scorers: Path, parser: Sequence[str]) -> list[str]:
    """Return the set's command: names of gold folders as paths, the parser behind ``--``."""
    script, *words = entry["command"]
    located = [str(gold / word) if (gold / word).exists() else word for word in words]
    command = [sys.executable, str(scorers / script)]
    command += [word.replace("{dateline}", shlex.join(parser)) for word in located]
    if "stages" in entry:
        only = [word for stage in entry["stages"] for word in ("--only", stage)]
        command += ["--", *parser, "parse", *only]
    return command


def _sums(command: list[str]) -> dict[str, Any]:
    """Run a scorer and return its sums, or its last words where something failed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or TROUBLE.search(done.stderr) or TROUBLE.search(done.stdout):
        last = (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
        return {"failed": last[:200] or f"exit code {done.returncode}"}
    return read_sums(done.stdout)


def _articles(counted: str, sums: dict[str, Any], gold: Path) -> int | None:
    """Return how many articles a set has: one of the scorer's sums, or the lines of a file."""
    if "/" in counted:
        with (gold / counted).open(encoding="utf-8") as lines:
            return sum(1 for line in lines if line.strip())
    return int(sums[counted]) if counted in sums else None
