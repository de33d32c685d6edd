"""What a page is made of: short files, one a page, and logic that runs without Streamlit."""

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
    "quotation_list", "quotation_order", "rows", "statement_versions", "titles", "tray_files",
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
        "import sys, dashboard.page.server, dashboard.page.opening;"
        "heavy = ('dashboard.parsing.', 'dashboard.linking', 'dashboard.intake', 'spacy');"
        "print(*[name for name in sys.modules if name.startswith(heavy)])"
    )
    started = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    assert started.stdout.split() == []
