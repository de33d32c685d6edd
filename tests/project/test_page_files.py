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
    "accuracy", "card", "facets", "findings", "job", "links", "listing", "markup", "nearest",
    "offline", "ordering", "rows", "said", "settings", "sides", "sources", "titles", "trends",
    "versions", "weighing",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_one_file_of_fewer_than_eighty_lines(name):
    assert len((PAGE / f"{name}.py").read_text("utf-8").splitlines()) < 80


def test_all_pages_are_looked_at():
    assert len(PAGES) == 10


def test_the_pages_logic_runs_without_streamlit():
    wanted = ", ".join(f"dashboard.page.{name}" for name in LOGIC)
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
