"""No two modules need each other, not even for a name in an annotation."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def needs(root=ROOT):
    """Return for each module of ``dashboard`` which others it imports, ``TYPE_CHECKING`` included."""
    files = {module_name(path, root): path for path in (root / "dashboard").rglob("*.py")}
    return {
        name: {
            target
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            for target in imported(node, files)
            if target != name
        }
        for name, path in files.items()
    }


def imported(node, files):
    """Return the modules among ``files`` that one node of a syntax tree imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if alias.name in files]
    if isinstance(node, ast.ImportFrom) and node.module:
        found = [closest(f"{node.module}.{alias.name}", node.module, files) for alias in node.names]
        return [module for module in found if module]
    return []


def module_name(path, root):
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def closest(full, module, files):
    return full if full in files else module if module in files else None


def test_there_is_no_circle_of_imports():
    graph = needs()
    assert len(graph) > 300
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
    with pytest.raises(CycleError):
        TopologicalSorter(needs(tmp_path)).prepare()


def test_a_circle_through_a_whole_package_is_seen(tmp_path):
    folder = tmp_path / "dashboard"
    folder.mkdir()
    (folder / "__init__.py").write_text("from dashboard.one import A\n")
    (folder / "one.py").write_text("import dashboard\n")
    with pytest.raises(CycleError):
        TopologicalSorter(needs(tmp_path)).prepare()
