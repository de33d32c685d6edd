"""Scores on public annotated articles, by the scorers that came with them, for accuracy.json.

The articles are not part of this repository, so this is run by hand. A scorer is a program that
speaks to ``dateline parse`` in JSON lines and ends with one line of sums.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = Path(__file__).with_name("public.yaml")
PAIR = re.compile(r"(\w+)=([-\d.]+)")


def measure_public(gold: Path) -> Iterator[dict[str, Any]]:
    """Yield one record a set: name, set, licence and the scorer's sums.

    ``gold`` is the folder of the annotated articles; the scorers lie in ``score`` beside it. Where a
    scorer or the parser failed, ``failed`` holds its last words instead of the sums.
    """
    scorers = gold.resolve().parent / "score"
    for entry in yaml.safe_load(SETS.read_text(encoding="utf-8")):
        script, *arguments = entry["command"]
        parse = [str(Path(sys.executable).with_name("dateline")), "parse"]
        only = [word for stage in entry["stages"] for word in ("--only", stage)]
        done = subprocess.run(
            [
                sys.executable,
                str(scorers / script),
                *_located(arguments, gold),
                "--",
                *parse,
                *only,
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode or "Traceback" in done.stderr:
            sums = {"failed": done.stderr.strip().rpartition("\n")[2][:200]}
        else:
            sums = read_sums(done.stdout)
        yield {"name": entry["name"], "set": entry["set"], "licence": entry["licence"], **sums}


def read_sums(output: str) -> dict[str, Any]:
    """Return the sums of a scorer's last line: JSON, or ``SUMMARY`` with name=number pairs."""
    last = output.strip().rpartition("\n")[2]
    if last.startswith("{"):
        return {"measures": json.loads(last)}
    return {"measures": {name: float(value) for name, value in PAIR.findall(last)}}


def _located(arguments: list[str], gold: Path) -> list[str]:
    """Return the arguments with the names of gold folders as paths."""
    return [str(gold / word) if (gold / word).exists() else word for word in arguments]
