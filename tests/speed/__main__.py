"""Measure in Chromium how long a reader waits, and write the figures down.

python -m tests.speed --corpus demo                        the demo collection
python -m tests.speed --corpus generated --articles 100000  articles made from templates
python -m tests.speed --corpus names --names 1000000        finding one name of a million
python -m tests.speed --corpus linking --articles 10000     linking generated articles, without a browser
python -m tests.speed --corpus corrections --articles 10000  until pages show a correction, without a browser and in one
python -m tests.speed --corpus intake --articles 10000      reading saved pages, and small files with the guard and without
python -m tests.speed --corpus peers --articles 100000      the same questions to Datasette and pandas
                                                           (uv run --group test --group peers)
    --folder FOLDER   where generated collections and parsed segments are kept, to be used again
    --pages FOLDER    saved pages to read; else generated ones
    --times N         repetitions of which the median is taken, of intake the least
    --out FILE        where the results go; else tests/speed/results/
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("results")
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))


def main() -> int:
    """Write a results file."""
    parser = argparse.ArgumentParser(prog="python -m tests.speed")
    parser.add_argument("--corpus", choices=[*MEASURED], required=True)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--names", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "dateline")
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    name, asked, made, measured = MEASURED[options.corpus](options)
    times = "" if options.corpus == "linking" else f" --times {options.times}"
    command = f"python -m tests.speed --corpus {options.corpus}{asked}{times}"
    results: dict[str, Any] = {"command": command} | measured
    if made:
        results["cpu seconds to make"] = {stage: round(spent, 1) for stage, spent in made.items()}
    out = options.out or RESULTS / f"{name}.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    if options.corpus == "peers":
        from tests.speed.peers import page

        out.with_suffix(".md").write_text(page(results), "utf-8")
    sys.stdout.write(out.read_text("utf-8"))
    return 0


type Measured = tuple[str, str, dict[str, float], dict[str, Any]]
"""The file's name, the collection's option, seconds of CPU to make it, and what was measured."""


def _demo(options: argparse.Namespace) -> Measured:
    from dashboard.corpus.demo import ensure_demo
    from tests.speed.measuring import measure

    return "demo", "", {}, measure(ensure_demo(), options.times)


def _generated(options: argparse.Namespace) -> Measured:
    from tests.speed.generated import collection
    from tests.speed.measuring import measure

    number = options.articles
    folder = options.folder / f"generated-{number}"
    made = collection(folder, number)
    return str(number), f" --articles {number}", made, measure(folder, options.times)


def _names(options: argparse.Namespace) -> Measured:
    from tests.speed.measuring import measure_names
    from tests.speed.names import named_collection

    number = options.names
    folder = options.folder / f"names-{number}"
    made = named_collection(folder, number)
    name = f"names-{number}"
    return name, f" --names {number}", made, measure_names(folder, options.times)


def _linking(options: argparse.Namespace) -> Measured:
    from tests.speed.linking import measure_linking
    from tests.speed.measuring import machine

    number = options.articles
    name = f"linking-{number}"
    found = {"machine": machine()} | measure_linking(number, options.folder)
    return name, f" --articles {number}", {}, found


def _corrections(options: argparse.Namespace) -> Measured:
    from tests.speed.correcting import measure_corrections
    from tests.speed.correcting_clicks import measure_clicks
    from tests.speed.generated import collection
    from tests.speed.measuring import machine

    number = options.articles
    folder = options.folder / f"generated-{number}"
    made = collection(folder, number)
    found = {"machine": machine()} | measure_corrections(folder, options.times)
    found["from click to row in Chromium"] = measure_clicks(folder, options.times)
    return f"corrections-{number}", f" --articles {number}", made, found


def _intake(options: argparse.Namespace) -> Measured:
    from tests.speed.intake import measure_intake
    from tests.speed.measuring import machine

    number = options.articles
    found = {"machine": machine()} | measure_intake(number, options.times, options.pages)
    return "intake", f" --articles {number}", {}, found


def _peers(options: argparse.Namespace) -> Measured:
    from tests.speed.peers import measure_peers

    number = options.articles
    found = measure_peers(options.folder, number, options.times)
    return f"peers-{number}", f" --articles {number}", {}, found


MEASURED = {
    "demo": _demo,
    "generated": _generated,
    "names": _names,
    "linking": _linking,
    "corrections": _corrections,
    "intake": _intake,
    "peers": _peers,
}


if __name__ == "__main__":
    sys.exit(main())
