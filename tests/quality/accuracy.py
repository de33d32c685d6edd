"""accuracy.json: what was measured, on what, when and by which version; and the README's table of it."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from dashboard import __version__
from dashboard.page.components.accuracy import PATH, Accuracy, read_accuracy
from dashboard.parsing import PARSER_VERSION
from dashboard.wording import day
from tests.quality.annotated import gold_digest, gold_files
from tests.quality.public import figures
from tests.quality.reports import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

README = ROOT / "README.md"
OURS = Path(__file__).with_name("ours.yaml")
BLOCK = re.compile(r"(<!-- accuracy -->\n).*?(<!-- /accuracy -->)", re.DOTALL)


def write_accuracy(
    path: Path, measured: Mapping[str, float], public: Sequence[dict[str, Any]], gold: Path
) -> list[str]:
    """Write the record of a run; return a sentence for each set that was not measured."""
    own = yaml.safe_load(OURS.read_text(encoding="utf-8"))
    reports = len(gold_files())
    shown = [
        {
            "measure": words,
            "figure": measured[name],
            "set": "Dateline’s own demo reports",
            "articles": reports,
            "note": "written and annotated here: a guard, not a proof",
        }
        for name, words in own.items()
        if name in measured
    ]
    record = {
        "version": __version__,
        "parser": PARSER_VERSION,
        "measured": dt.datetime.now(dt.UTC).date().isoformat(),
        "figures": [figure for entry in public for figure in figures(entry, gold)] + shown,
        "ours": {"gold": gold_digest(), "reports": reports, "measures": measured},
        "public": [
            {key: value for key, value in entry.items() if key not in {"shown", "counted"}}
            for entry in public
        ],
    }
    path.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return [f"{entry['set']}: {entry['failed']}" for entry in public if "failed" in entry]


def readme_block(accuracy: Accuracy) -> str:
    """Return the README's lines about the measured figures."""
    rows = [
        f"| {f.measure} | {f.figure:.2f} | {f.set} | {f.articles or '–'} | {f.note} |"
        for f in accuracy.figures
    ]
    versions = f"version {accuracy.version}, parser {accuracy.parser}"
    lines = [
        f"Measured on {day(accuracy.measured)} with {versions}; 1 is perfect:",
        "",
        "| measure | figure | measured on | articles | note |",
        "|---|---|---|---|---|",
        *rows,
        "",
    ]
    return "\n".join(lines)


def write_readme(path: Path = README, measured: Path = PATH) -> None:
    """Put the measured figures into the marked block of the README."""
    accuracy = read_accuracy(measured)
    if accuracy is None:
        raise ValueError(f"{measured} holds no figures: run with --gold first")
    block = readme_block(accuracy)
    text = path.read_text(encoding="utf-8")
    path.write_text(BLOCK.sub(lambda m: f"{m[1]}{block}{m[2]}", text), encoding="utf-8")
