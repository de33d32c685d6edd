"""Freeze what the parser answers, and compare two such dumps: for changes that must change nothing.

python -m tests.quality.dump write OUT --material FOLDER    parse all sets into the folder OUT
python -m tests.quality.dump write OUT --sample 15          and fewer articles a set, in a minute
python -m tests.quality.dump compare OLD NEW                count differences by field, and list them

FOLDER holds the development sets and saved pages (``material.py`` names the files); without it only
the demo is parsed. A dump has one file a set and one line an article: every field of the parser's
annotations, then the record that ``dateline parse`` prints of the set. Articles that only one of two
dumps has are left out of the comparison, so a sample can be compared with a full dump; the printed
records depend on the whole set and are compared only where both dumps have the same articles of it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.exchange import parsed_record
from dashboard.linking import link
from dashboard.parsing.parser import Parser
from tests.quality.material import read_material

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.model import Article

type Item = dict[str, Any]

PLACES = (("head_start", "head_end"), ("start", "end"), (0, 1))
"""The fields that say which item of one dump is which of the other, the first that an item has."""


def main(words: Sequence[str] | None = None) -> int:
    """Write a dump or compare two; the exit code is 1 where two differ."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.dump")
    commands = parser.add_subparsers(dest="command", required=True)
    write = commands.add_parser("write", help="parse all sets into a folder")
    write.add_argument("out", type=Path)
    write.add_argument("--material", type=Path, metavar="FOLDER", help="sets outside this project")
    write.add_argument("--sample", type=int, metavar="N", help="take N articles of each set")
    compare = commands.add_parser("compare", help="list where two dumps differ")
    compare.add_argument("old", type=Path)
    compare.add_argument("new", type=Path)
    compare.add_argument("--most", type=int, default=10, metavar="N", help="items listed a field")
    options = parser.parse_args(words)
    if options.command == "write":
        write_dump(options.out, options.material, options.sample)
        return 0
    differences = compare_dumps(options.old, options.new)
    sys.stdout.write("".join(f"{line}\n" for line in differences.report(options.most)))
    return int(bool(differences.counts))


def write_dump(out: Path, material: Path | None = None, sample: int | None = None) -> None:
    """Parse every set and write one file of JSON lines a set into the folder ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    parser = Parser()
    for name, articles in read_material(material, sample):
        lines = [json.dumps(record, ensure_ascii=False) for record in _dumped(articles, parser)]
        text = "".join(f"{line}\n" for line in lines)
        (out / f"{name.replace(' ', '_')}.jsonl").write_text(text, encoding="utf-8")
        sys.stderr.write(f"{name}: {len(lines)} articles\n")


def _dumped(articles: Iterable[Article], parser: Parser) -> Iterator[Item]:
    """Yield the record of each article of a set: text, annotations, what ``dateline parse`` prints."""
    parsed = list(parser.parse_all(articles))
    links = link(parsed)
    for article, found in parsed:
        printed = parsed_record(article, found, links)
        yield {
            "id": article.id,
            "text": article.text,
            **asdict(found),
            "printed": {name: printed[name] for name in ("entities", "quotes", "dates", "events")},
        }


@dataclass(slots=True)
class Differences:
    """Where two dumps differ: counts by field, and the items, each as one printed line."""

    articles: int = 0
    missing: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    items: dict[str, list[str]] = field(default_factory=dict)

    def note(self, name: str, line: str) -> None:
        """Count a difference of a field and keep its line."""
        self.counts[name] += 1
        self.items.setdefault(name, []).append(line)

    def report(self, most: int) -> Iterator[str]:
        """Yield the counts by field, then at most so many of each field's items, evenly spaced."""
        yield f"{self.articles} articles compared, {self.missing} in one dump alone"
        if not self.counts:
            yield "no difference"
        for name, count in sorted(self.counts.items()):
            yield f"{count:7}  {name}"
        for name, lines in sorted(self.items.items()):
            yield f"\n{name}: {len(lines)}"
            step = max(1, len(lines) // most) if most else 1
            yield from lines[::step][: most or None]


def compare_dumps(old: Path, new: Path) -> Differences:
    """Return where the articles that both dumps have differ."""
    differences = Differences()
    for name in sorted({path.name for path in (*old.glob("*.jsonl"), *new.glob("*.jsonl"))}):
        one, two = _records(old / name), _records(new / name)
        common = [key for key in one if key in two]
        differences.articles += len(common)
        differences.missing += len(one) + len(two) - 2 * len(common)
        for key in common:
            where = f"{name.removesuffix('.jsonl')} {one[key]['id']}"
            _compare(one[key], two[key], where, same_set=one.keys() == two.keys(), into=differences)
    return differences


def _records(path: Path) -> dict[tuple[str, str], Item]:
    """Return a set's records by id and text; two articles of one id may differ in their text."""
    if not path.exists():
        return {}
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {(record["id"], record["text"]): record for record in records}


def _compare(one: Item, two: Item, where: str, *, same_set: bool, into: Differences) -> None:
    """Note the differences of one article's annotations, and of what is printed of it."""
    text = one["text"]
    for part in sorted((one.keys() | two.keys()) - {"id", "text", "printed"}):
        _compare_part(part, (one.get(part), two.get(part)), (text, where), into)
    for part in sorted(one["printed"]) if same_set else ():
        both = one["printed"][part], two["printed"].get(part)
        _compare_part(f"printed {part}", both, (text, where), into)


def _compare_part(
    part: str, both: tuple[Any, Any], place: tuple[str, str], into: Differences
) -> None:
    """Note the differences of one kind of annotation: items of one dump alone, and fields."""
    if not all(isinstance(some, list) for some in both):
        if both[0] != both[1]:
            into.note(part, f"  {place[1]}: {both[0]} -> {both[1]}")
        return
    one, two = (_placed(some) for some in both)
    for key in sorted(one.keys() | two.keys(), key=str):
        words = _shown(one.get(key) or two.get(key), place)
        if key not in two:
            into.note(f"{part} -gone", words)
        elif key not in one:
            into.note(f"{part} +new", f"{words} {_fields(two[key])}")
        elif isinstance(one[key], dict):
            for name in sorted(one[key].keys() | two[key].keys()):
                was, now = one[key].get(name), two[key].get(name)
                if was != now:
                    into.note(f"{part} .{name}", f"{words} {was!r} -> {now!r}")


def _placed(items: list[Any]) -> dict[tuple[Any, ...], Any]:
    """Return items by their place in the text, and by number where several have the same."""
    placed: dict[tuple[Any, ...], Any] = {}
    for item in items:
        key = tuple(item[name] for name in _place(item))
        while key in placed:
            key = (*key, "again")
        placed[key] = item
    return placed


def _place(item: Any) -> tuple[Any, ...]:
    """Return the names of the fields that hold an item's place."""
    if isinstance(item, list):
        return PLACES[-1]
    return next(names for names in PLACES if all(name in item for name in names))


def _shown(item: Any, place: tuple[str, str]) -> str:
    """Return where an item stands and its words, with some words before and after them."""
    text, where = place
    names = _place(item)
    start, end = item[names[0]], item[names[1]]
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    return f"  {where} {start}: {before}[[{text[start:end]}]]{after}".replace("\n", " / ")


def _fields(item: Any) -> str:
    """Return an item's fields, without its place and what is empty."""
    if not isinstance(item, dict):
        return ""
    places = {name for names in PLACES for name in names}
    return str({name: value for name, value in item.items() if value and name not in places})


if __name__ == "__main__":
    sys.exit(main())
