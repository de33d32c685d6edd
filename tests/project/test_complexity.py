"""No function takes more than twenty ways, by radon's count of cyclomatic complexity."""

from pathlib import Path

import pytest
from radon.visitors import ComplexityVisitor

ROOT = Path(__file__).parents[2]
MOST = 20


def tangled(source, most=MOST):
    """Return the functions and methods of Python source that take more ways than ``most``, with how many."""
    found = ComplexityVisitor.from_code(source)
    blocks = [*found.functions, *(method for one in found.classes for method in one.methods)]
    return [f"{block.fullname} ({block.complexity})" for block in blocks if block.complexity > most]


@pytest.mark.parametrize("folder", ["dashboard", "tests"])
def test_no_function_takes_more_than_twenty_ways(folder):
    found = {
        path.relative_to(ROOT).as_posix(): names
        for path in sorted((ROOT / folder).rglob("*.py"))
        if (names := tangled(path.read_text(encoding="utf-8")))
    }
    assert not found


def test_what_is_tangled_is_named():
    ways = "".join(f"    if text == {number}:\n        return {number}\n" for number in range(20))
    source = f"def simple():\n    return 1\n\n\ndef many(text):\n{ways}\n\nclass Room:\n    def many(self, text):\n"
    source += ways.replace("    ", "        ")
    assert tangled(source) == ["many (21)", "Room.many (21)"]
