"""Measure in Chromium how long a reader waits, and write the figures down.

python -m tests.speed --corpus demo                        the demo collection
python -m tests.speed --corpus generated --articles 100000  articles made from templates
    --folder FOLDER   where generated collections are kept, to be used again
    --times N         repetitions of which the median is taken
    --out FILE        where the results go; else tests/speed/results/
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

RESULTS = Path(__file__).with_name("results")
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))


def main() -> int:
    """Write a results file."""
    parser = argparse.ArgumentParser(prog="python -m tests.speed")
    parser.add_argument("--corpus", choices=["demo", "generated"], required=True)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "dateline")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    made: dict[str, float] = {}
    if options.corpus == "demo":
        from dashboard.corpus.demo import ensure_demo

        corpus, name = ensure_demo(), "demo"
        command = "python -m tests.speed --corpus demo"
    else:
        from tests.speed.generated import collection

        corpus, name = options.folder / f"generated-{options.articles}", str(options.articles)
        command = f"python -m tests.speed --corpus generated --articles {options.articles}"
        made = collection(corpus, options.articles)
    from tests.speed.measuring import measure

    results = {"command": f"{command} --times {options.times}"} | measure(corpus, options.times)
    if made:
        results["cpu seconds to make"] = {stage: round(spent, 1) for stage, spent in made.items()}
    out = options.out or RESULTS / f"{name}.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    sys.stdout.write(out.read_text("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
