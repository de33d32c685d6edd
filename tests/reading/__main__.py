"""Read samples of what Dateline says and count what is right; README.md has the steps.

python -m tests.reading draw COLLECTION --to FOLDER     draw a sample of a collection or a folder of pages
python -m tests.reading sheets FOLDER READER...         write the sheet that each reader needs next
python -m tests.reading score FOLDER                    count the verdicts of two readers
python -m tests.reading score FOLDER --keep             and keep them for About the numbers
python -m tests.reading records PAGES --to FOLDER       write records of pages beside what the pages show
python -m tests.reading records PAGES --to FOLDER --count   and count what a reader has filled in
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.reading.collection import UncommittedChangesError, commit, opened
from tests.reading.draw import SIZES, WHOLE, Draw, draw, log
from tests.reading.records import LINES, SHEET, count_records, write_records
from tests.reading.score import NotReadError, keep, lines_of, score
from tests.reading.sheets import next_sheet


def main() -> int:
    """Run one step; the exit code is 1 where the one before is not finished."""
    parser = argparse.ArgumentParser(prog="python -m tests.reading")
    steps = parser.add_subparsers(dest="step", required=True)
    drawing = steps.add_parser("draw", help="draw a sample")
    drawing.add_argument("collection", type=Path)
    drawing.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    drawing.add_argument("--name", help="what the collection is called; else its folder's name")
    drawing.add_argument("--groups", nargs="+", choices=SIZES, default=list(SIZES))
    drawing.add_argument("--whole", type=int, default=WHOLE, help="articles read whole")
    writing = steps.add_parser("sheets", help="write what the readers need next")
    writing.add_argument("folder", type=Path)
    writing.add_argument("readers", nargs="+")
    counting = steps.add_parser("score", help="count the verdicts")
    counting.add_argument("folder", type=Path)
    counting.add_argument("--keep", action="store_true", help="show them on About the numbers")
    records = steps.add_parser("records", help="write records of pages beside what the pages show")
    records.add_argument("pages", type=Path)
    records.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    records.add_argument("--many", type=int, default=40, help="pages that are drawn")
    records.add_argument("--count", action="store_true", help="count the verdicts instead")
    options = parser.parse_args()
    step = {"draw": _draw, "sheets": _sheets, "score": _score, "records": _records}[options.step]
    try:
        step(options)
    except (UncommittedChangesError, NotReadError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _draw(options: argparse.Namespace) -> None:
    seed = commit()
    corpus = opened(options.collection, options.to)
    sizes = {group: SIZES[group] for group in options.groups}
    name = options.name or options.collection.name
    drawn = draw(corpus, name, seed, sizes, options.whole)
    drawn.write(options.to)
    log(drawn)
    said = f"{len(drawn.items)} items, {len(drawn.false)} of them decoys"
    sys.stdout.write(f"{said}; {len(drawn.whole)} articles to read whole\n")


def _sheets(options: argparse.Namespace) -> None:
    drawn = Draw.read(options.folder)
    for reader in options.readers:
        name = next_sheet(drawn, options.folder, reader)
        sys.stdout.write(f"{options.folder / reader / name}.html, {name}.jsonl\n")


def _score(options: argparse.Namespace) -> None:
    record = score(Draw.read(options.folder), options.folder)
    sys.stdout.write("\n".join(lines_of(record)) + "\n")
    if options.keep:
        keep(record)


def _records(options: argparse.Namespace) -> None:
    if options.count:
        counted = count_records(options.to)
        sys.stdout.write(", ".join(f"{many} {verdict}" for verdict, many in counted.items()) + "\n")
        return
    many = write_records(options.pages, options.to, commit(), options.many)
    sys.stdout.write(f"{many} records: {options.to / SHEET}, {options.to / LINES}\n")


if __name__ == "__main__":
    sys.exit(main())
