"""Which rules of the parser ever fire, on how many articles, and what switching one off costs.

python -m tests.quality --firing --articles FOLDER [--articles FOLDER]
    one line for each rule that is positive on fewer than four articles, and the switch for all of them
python -m tests.quality --firing --articles FOLDER --gold FOLDER --off RULE [--off RULE]
    the public figures with all rules, and again without these

A rule is a decision function of ``dashboard.parsing``: one that returns a truth value, or a result or
None. FOLDER holds JSON lines with ``text``, saved pages or TimeML. Nothing is written to disk.
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import itertools
import pkgutil
import re
import sys
from typing import TYPE_CHECKING, Any

from dashboard import parsing
from dashboard.parsing.parser import Parser
from tests.quality.material import evenly, read_file
from tests.quality.public import measure_public

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from types import CodeType, FunctionType

    from dashboard.model import Article

RARE = 4
"""A rule that is positive on fewer articles is worth a look."""
PER_FILE = 300
"""Articles of one file that are read."""
FORMATS = frozenset({".jsonl", ".tml", ".html", ".htm"})
OPTIONAL = re.compile(r"\bNone\b")


@dataclasses.dataclass(slots=True)
class Rule:
    """A decision function, how often it was asked, and on which articles its answer was positive."""

    name: str
    function: FunctionType
    clear: Any = None
    asked: int = 0
    positive: set[int] = dataclasses.field(default_factory=set)


MAKING = ".make_gazetteer"
"""A program that makes tables, needs packages that parsing does not, and decides nothing."""


def rules_of(package: Any = parsing) -> dict[CodeType, Rule]:
    """Return the decision functions of a package and its modules, by their code."""
    rules: dict[CodeType, Rule] = {}
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if info.name.endswith(MAKING):
            continue
        module = importlib.import_module(info.name)
        holders = [module, *(c for c in vars(module).values() if inspect.isclass(c))]
        for holder, (name, member) in ((h, i) for h in holders for i in vars(h).items()):
            function = inspect.unwrap(_plain(member))
            if not inspect.isfunction(function) or function.__module__ != info.name:
                continue
            if decides(function):
                short = info.name.removeprefix(f"{package.__name__}.")
                label = name if holder is module else f"{holder.__name__}.{name}"
                clear = getattr(member, "cache_clear", None)
                rules[function.__code__] = Rule(f"{short}.{label}", function, clear)
    return rules


def _plain(member: Any) -> Any:
    """Return the function of a static method, a class method or a property."""
    if isinstance(member, property):
        return member.fget
    return getattr(member, "__func__", member)


def decides(function: FunctionType) -> bool:
    """Whether a function returns a truth value, or something or None."""
    returned = function.__annotations__.get("return", "")
    if returned in ("bool", bool):
        return True
    returned = str(returned)
    return "|" in returned and bool(OPTIONAL.search(returned))


def articles_of(folder: Path) -> Iterator[Article]:
    """Yield the articles below a folder, those of a large file evenly spread over it."""
    paths = [folder] if folder.is_file() else sorted(folder.rglob("*"))
    for path in paths:
        if FORMATS.intersection(path.suffixes):
            yield from evenly(read_file(path), PER_FILE)


def watch(rules: dict[CodeType, Rule], articles: Sequence[Article]) -> None:
    """Parse the articles and count for each rule on which of them it is positive."""
    tool, events = sys.monitoring.PROFILER_ID, sys.monitoring.events
    parser, number = Parser(), 0

    def returned(code: CodeType, _offset: int, value: object) -> None:
        rule = rules[code]
        rule.asked += 1
        if value is not None and value is not False:
            rule.positive.add(number)

    sys.monitoring.use_tool_id(tool, "rules that fire")
    sys.monitoring.register_callback(tool, events.PY_RETURN, returned)
    for code in rules:
        sys.monitoring.set_local_events(tool, code, events.PY_RETURN)
    try:
        for number, article in enumerate(articles):  # noqa: B007 - read by ``returned``
            for rule in rules.values():
                if rule.clear:
                    rule.clear()
            parser.parse(article)
    finally:
        sys.monitoring.free_tool_id(tool)


def switch_off(rules: Iterable[Rule]) -> None:
    """Make these rules answer no for the rest of this process."""
    for rule in rules:
        truth = rule.function.__annotations__["return"] in ("bool", bool)
        answer = _never if truth else _nothing
        if rule.clear:
            rule.clear()
        rule.function.__code__ = answer.__code__


def _never(*_: object, **__: object) -> bool:
    return False


def _nothing(*_: object, **__: object) -> None:
    return None


def report(folders: Sequence[Path], gold: Path | None, off: Sequence[str]) -> None:
    """Print which rules are rare on the articles, or what switching some of them off costs."""
    if off:
        if gold is None:
            raise SystemExit("--off needs the public annotated articles: --gold FOLDER")
        print_costs(gold, off)
        return
    articles = list(itertools.chain.from_iterable(map(articles_of, folders)))
    rules = rules_of()
    watch(rules, articles)
    found = sorted(rules.values(), key=lambda rule: (len(rule.positive), rule.name))
    rare = [rule for rule in found if len(rule.positive) < RARE]
    write = sys.stdout.write
    write(
        f"{len(articles)} articles, {len(rules)} rules, {len(rare)} positive on fewer than {RARE}\n"
    )
    for rule in rare:
        where = ", ".join(articles[i].id for i in sorted(rule.positive))
        write(f"{len(rule.positive)}  {rule.name}  asked {rule.asked}  {where}\n")


def print_costs(gold: Path, off: Sequence[str]) -> None:
    """Print each public figure with all rules and without these."""
    command = [sys.executable, "-m", "tests.quality.firing", *off]
    for whole, less in zip(measure_public(gold), measure_public(gold, parser=command), strict=True):
        sums, rest = dict(_numbers(whole)), dict(_numbers(less))
        for name, value in sums.items():
            changed = rest.get(name, value) - value
            if changed:
                text = (
                    f"{whole['set']}: {name} {value:.4f} -> {value + changed:.4f} ({changed:+.4f})"
                )
                sys.stdout.write(text + "\n")


def _numbers(record: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """Yield the numbers of a set's sums with the path to each."""
    for name, value in record.get("measures", record).items():
        if isinstance(value, dict):
            yield from _numbers(value, f"{prefix}{name}.")
        elif isinstance(value, (int, float)):
            yield f"{prefix}{name}", float(value)


def main() -> None:
    """Be ``dateline parse`` with some rules off: rules, then ``parse`` and its own arguments."""
    words = sys.argv[1:]
    stop = words.index("parse")
    known = {rule.name: rule for rule in rules_of().values()}
    switch_off(known[name] for name in words[:stop])
    from dashboard.cli import main as dateline

    sys.argv[1:] = words[stop:]
    dateline()


if __name__ == "__main__":
    main()
