"""What a fragment is given stays in Streamlit's memory for as long as its page is open."""

import ast
from pathlib import Path

import pytest

from dashboard import page

FILES = sorted(Path(page.__file__).parent.rglob("*.py"))
HOLDING = ("Here", "Corpus", "Tables")
"""What holds a whole version of a collection."""


def fragments():
    """Return file and definition of each fragment."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                "fragment" in ast.unparse(one) for one in node.decorator_list
            ):
                yield pytest.param(node, id=f"{path.stem}.{node.name}")


@pytest.mark.parametrize("found", [*fragments()])
def test_no_fragment_is_given_a_collection(found):
    given = found.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    named = {ast.unparse(one.annotation) for one in every if one and one.annotation}
    assert named.isdisjoint(HOLDING)


def test_fragments_are_found():
    assert len([*fragments()]) > 5
