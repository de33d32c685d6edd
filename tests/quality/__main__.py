"""Score the parser on our annotated reports, and keep the floors under it.

python -m tests.quality                   print every measure beside its floor
python -m tests.quality --errors          and what went wrong where
python -m tests.quality --raise-floors    set each floor to what was measured, never downwards
python -m tests.quality --lower-floors    the same, downwards too: say why in the commit
python -m tests.quality --gold FOLDER     score public articles too and write dashboard/accuracy.json
python -m tests.quality --firing          list the rules that hardly ever fire (see firing.py)
python -m tests.quality --readme          put the figures of that file into the README, no more
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.page.components.accuracy import PATH
from tests.quality.accuracy import write_accuracy, write_readme
from tests.quality.firing import report
from tests.quality.floors import Floors, below, raised
from tests.quality.public import measure_public
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
    parser.add_argument("--accuracy", type=Path, default=PATH, metavar="FILE")
    parser.add_argument("--scorers", type=Path, metavar="FOLDER", help="of those; else ../score")
    parser.add_argument("--readme", action="store_true", help="put the figures into the README")
    parser.add_argument("--firing", action="store_true", help="count where each rule fires")
    parser.add_argument("--articles", type=Path, action="append", default=[], metavar="FOLDER")
    parser.add_argument("--off", action="append", default=[], metavar="RULE")
    options = parser.parse_args()
    if options.firing:
        report(options.articles, options.gold, options.off)
        return 0
    if options.readme:
        write_readme(measured=options.accuracy)
        return 0
    scores = measure()
    measured, floors = scores.measures(), Floors.read()
    print_measures(scores, floors)
    if options.gold:
        public = list(measure_public(options.gold, options.scorers))
        failed = write_accuracy(options.accuracy, measured, public, options.gold)
        sys.stderr.write("".join(f"not measured: {sentence}\n" for sentence in failed))
        if failed:
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


if __name__ == "__main__":
    sys.exit(main())
