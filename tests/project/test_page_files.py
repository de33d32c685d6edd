"""What a page is made of: short files, one a page, and logic that runs without Streamlit."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import dashboard

PAGE = Path(dashboard.__file__).parent / "page"
PAGES = re.findall(
    r'\("(\w+)", "\w+", "(?:visible|hidden)"\)', (PAGE.parent / "app.py").read_text("utf-8")
)
LOGIC = (
    "accuracy", "add_job", "article_order", "comparison_findings", "comparison_views",
    "event_card", "facets", "headlines", "links", "markup", "nearest_matches", "offline_page",
    "quotation_list", "quotation_order", "list_rows", "statement_versions", "titles", "tray_files",
    "tray_items", "trend_table", "unnamed_sources",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_one_file_of_at_most_a_hundred_lines(name):
    assert len((PAGE / "pages" / f"{name}.py").read_text("utf-8").splitlines()) <= 100


def test_all_pages_are_looked_at():
    assert len(PAGES) == 11


def test_the_pages_logic_runs_without_streamlit():
    wanted = ", ".join(
        ["dashboard.page.settings", *(f"dashboard.page.components.{name}" for name in LOGIC)]
    )
    code = f"import {wanted}, sys; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_server_starts_without_what_reads_articles():
    code = (
        "import sys, dashboard.page.server, dashboard.page.open_collection;"
        "heavy = ('dashboard.parsing.', 'dashboard.linking', 'dashboard.intake', 'spacy');"
        "print(*[name for name in sys.modules if name.startswith(heavy)])"
    )
    started = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    assert started.stdout.split() == []


def calls_and_functions():
    for path in sorted(PAGE.parent.rglob("*.py")):
        if path.is_relative_to(PAGE) or path.parent.name in {"charts", "corpus", "dashboard"}:
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                yield path.name, node


def name_of(node):
    called = node.func if isinstance(node, ast.Call) else node
    return getattr(called, "attr", getattr(called, "id", ""))


def test_each_chart_and_table_says_what_it_shows_to_who_does_not_see_it():
    drawn = [
        (file, {one.arg for one in node.keywords})
        for file, node in calls_and_functions()
        if isinstance(node, ast.Call) and name_of(node) in {"plotly_chart", "dataframe"}
    ]
    assert len(drawn) >= 4
    assert [file for file, given in drawn if "alt" not in given] == []


def test_what_is_kept_by_what_was_asked_has_a_limit():
    kept = [
        (f"{file}: {node.name}", decorator)
        for file, node in calls_and_functions()
        if isinstance(node, ast.FunctionDef) and node.args.args
        for decorator in node.decorator_list
        if name_of(decorator) in {"cache", "lru_cache", "cache_data", "cache_resource"}
    ]
    assert len(kept) >= 6
    limits = {"maxsize", "max_entries"}
    for where, decorator in kept:
        assert limits & {one.arg for one in getattr(decorator, "keywords", [])}, where


WHOLE = re.compile(
    r"""(?:^|[\s(,{}])(?::root|html|body|\[data-testid="st(?:App|AppViewContainer|Main\w*|Sidebar)"\])?(?::not\()?:has\(""",
    re.MULTILINE,
)


def test_no_style_looks_through_the_whole_page_at_each_change():
    """Plotly asks for the size of each label it draws, and a browser would look through the page each time."""
    assert WHOLE.search(":has(.pages) a { color: red }")
    assert WHOLE.search("a, body:not(:has(input)) b { color: red }")
    assert WHOLE.search('[data-testid="stMain"]:has(input) b { color: red }')
    styles = [path.read_text("utf-8") for path in PAGE.rglob("*.css")]
    code = [re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL) for style in styles]
    assert [found for style in code for found in WHOLE.findall(style)] == []
