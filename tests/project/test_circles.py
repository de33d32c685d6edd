"""No two modules of a room need each other, not even for a name in an annotation."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ["intake", "parsing", "linking", "charts", "page", "corpus"]


def needs(room, root=ROOT):
    """Return for each module of a room which of its modules it imports, ``TYPE_CHECKING`` included."""
    files = {module_name(path, root): path for path in (root / "dashboard" / room).rglob("*.py")}
    return {
        name: {
            target
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
            for target in [closest(f"{node.module}.{alias.name}", node.module, files)]
            if target and target != name
        }
        for name, path in files.items()
    }


def module_name(path, root):
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def closest(full, module, files):
    return full if full in files else module if module in files else None


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_no_circle_of_imports(room):
    graph = needs(room)
    assert len(graph) > 5
    try:
        order = [*TopologicalSorter(graph).static_order()]
    except CycleError as error:
        pytest.fail(f"these need each other: {' -> '.join(error.args[1])}")
    assert set(order) >= graph.keys()


def test_a_circle_through_an_annotation_is_seen(tmp_path):
    folder = tmp_path / "dashboard" / "attic"
    folder.mkdir(parents=True)
    (folder / "one.py").write_text("from dashboard.attic.two import B\n")
    (folder / "two.py").write_text("if TYPE_CHECKING:\n    from dashboard.attic import one\n")
    graph = needs("attic", tmp_path)
    with pytest.raises(CycleError):
        TopologicalSorter(graph).prepare()
