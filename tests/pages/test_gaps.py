"""What leans on the insides of Streamlit or Plotly: each has its reason, and is tried again with each version."""

from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from dashboard.page import streamlit_gaps
from dashboard.page.streamlit_gaps.front_page import FRONT_PAGE, UNNAMED

TESTS = Path(__file__).parents[1]
FOLDER = Path(streamlit_gaps.__file__).parent
KNOWN = yaml.safe_load((FOLDER / "gaps.yaml").read_text("utf-8"))


def test_each_file_has_its_reason():
    named = [name for gap in KNOWN["gaps"].values() for name in gap["files"]]
    held = {path.name for path in FOLDER.iterdir() if path.suffix in {".py", ".js", ".css"}}
    assert sorted(named) == sorted(held - {"__init__.py"})
    assert all("Goes " in gap["reason"] for gap in KNOWN["gaps"].values())


def test_each_has_a_test_in_a_browser_or_where_no_browser_has_it_on_the_server():
    for name, gap in KNOWN["gaps"].items():
        path, _, test = gap["test"].partition("::")
        assert f"\ndef {test}(" in (TESTS / path).read_text("utf-8"), name
        in_a_browser = any(file.endswith((".js", ".css")) for file in gap["files"])
        assert path.startswith("browser/") or not in_a_browser, name


@pytest.mark.parametrize("library", ["streamlit", "plotly"])
def test_the_gaps_were_tried_with_the_version_that_is_installed(library):
    tried = KNOWN["tried"][library]
    assert version(library).startswith(f"{tried}."), f"try each gap again with this {library}"


def test_the_front_page_still_has_one_title_for_all():
    assert UNNAMED in FRONT_PAGE.read_bytes()
