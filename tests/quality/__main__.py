"""Score the parser on our annotated reports, and keep the floors under it.

python -m tests.quality                   print every measure beside its floor
python -m tests.quality --errors          and what went wrong where
python -m tests.quality --raise-floors    set each floor to what was measured, never downwards
python -m tests.quality --lower-floors    the same, downwards too: say why in the commit
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import __version__
from tests.quality.annotated import gold_digest, gold_files
from tests.quality.floors import Floors, below, raised
from tests.quality.public import measure_public
from tests.quality.reports import ROOT
from tests.quality.running import measure

if TYPE_CHECKING:
    from tests.quality.measures.tally import Scores


def main() -> int:
    """Print the measures; the exit code is 1 when one lies under its floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality")
    parser.add_argument("--errors", action="store_true", help="list what went wrong where")
    parser.add_argument("--raise-floors", action="store_true", help="pin what was measured")
    parser.add_argument("--lower-floors", action="store_true", help="pin it downwards too")
    parser.add_argument("--gold", type=Path, metavar="FOLDER", help="public annotated articles")
    parser.add_argument("--accuracy", type=Path, default=ROOT / "accuracy.json", metavar="FILE")
    options = parser.parse_args()
    scores = measure()
    measured, floors = scores.measures(), Floors.read()
    print_measures(scores, floors)
    if options.gold and not write_accuracy(options.accuracy, measured, options.gold):
        return 1
    if options.errors:
        sys.stdout.write("\n".join(scores.errors) + "\n")
    if options.raise_floors or options.lower_floors:
        raised(floors, measured, may_lower=options.lower_floors).write()
        return 0
    return int(bool(below(floors, measured)))


def print_measures(scores: Scores, floors: Floors) -> None:
    """Print every measure beside its floor."""
    for name, value in scores.measures().items():
        tally = scores.tallies[name]
        floor = floors.floors.get(name, "none")
        told = f"{tally.right} of {tally.wanted} right"
        sys.stdout.write(f"{name:50} {value:.3f}  floor {floor!s:5}  {told}\n")


def write_accuracy(path: Path, measured: dict[str, float], gold: Path) -> bool:
    """Write what was measured, on what, when, by which version; return whether all sets were."""
    public = list(measure_public(gold))
    record = {
        "version": __version__,
        "measured": dt.datetime.now(dt.UTC).date().isoformat(),
        "ours": {"gold": gold_digest(), "reports": len(gold_files()), "measures": measured},
        "public": public,
    }
    text = json.dumps(record, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    failed = [f"{entry['name']}: {entry['failed']}\n" for entry in public if "failed" in entry]
    sys.stderr.write("".join(failed))
    return not failed


if __name__ == "__main__":
    sys.exit(main())
