"""Score the parser on our annotated reports, and keep the floors under it.

python -m tests.quality                   print every measure beside its floor
python -m tests.quality --errors          and what went wrong where
python -m tests.quality --raise-floors    set each floor to what was measured, never downwards
python -m tests.quality --lower-floors    the same, downwards too: say why in the commit
"""

from __future__ import annotations

import argparse
import sys

from tests.quality.floors import Floors, below, raised
from tests.quality.running import measure


def main() -> int:
    """Print the measures; the exit code is 1 when one lies under its floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality")
    parser.add_argument("--errors", action="store_true", help="list what went wrong where")
    parser.add_argument("--raise-floors", action="store_true", help="pin what was measured")
    parser.add_argument("--lower-floors", action="store_true", help="pin it downwards too")
    options = parser.parse_args()
    scores = measure()
    measured, floors = scores.measures(), Floors.read()
    for name, value in measured.items():
        tally = scores.tallies[name]
        floor = floors.floors.get(name)
        sys.stdout.write(
            f"{name:42} {value:.3f}  floor {floor if floor is not None else '-':<6}"
            f" right {tally.right} of {tally.wanted} wanted\n"
        )
    if options.errors:
        sys.stdout.write("\n".join(scores.errors) + "\n")
    if options.raise_floors or options.lower_floors:
        raised(floors, measured, may_lower=options.lower_floors).write()
        return 0
    return int(bool(below(floors, measured)))


if __name__ == "__main__":
    sys.exit(main())
