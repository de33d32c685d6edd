"""The README's example for a notebook runs as it stands, and gives what it promises."""

import re
from pathlib import Path

import pandas as pd
import pytest

import dashboard
from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.intake import read_path

ROOT = Path(__file__).parents[2]
EXAMPLE = re.search(
    r"```python\n(.+?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
)
REPORT = ROOT / "data" / "reports" / "2024-04-19-capri-primary-contributor.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A collection of one report of the demo."""
    path = tmp_path_factory.mktemp("notebook")
    add(Store(path), read_path(REPORT))
    return path


def test_the_example_of_the_readme_gives_the_quotation(folder):
    assert EXAMPLE
    *before, last = EXAMPLE[1].replace("FOLDER", str(folder)).strip().split("\n")
    known = {}
    exec("\n".join(before), known)  # noqa: S102 - the README is ours
    frame = eval(last, known)  # noqa: S307
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == ["words", "role", "known", "source", "published"]
    assert frame["words"].str.contains("primary contributor").all()
    assert frame["published"].eq(pd.Timestamp("2024-04-19")).all()
    assert len(frame) == 1  # the headline has it too, and is no quotation


def test_without_a_limit_all_rows_are_given(folder, make_article, tmp_path):
    many = [
        make_article(f"“Pier {n} is open,” Ada Quill said.", id=str(n), title=f"Pier {n} opens")
        for n in range(60)
    ]
    add(Store(tmp_path), many)
    corpus = dashboard.open_corpus(tmp_path)
    assert len(corpus.articles(dashboard.View())) == 60
    assert len(corpus.quotations(dashboard.View())) == 60
    assert len(corpus.quotations(dashboard.View(), limit=7)) == 7


def test_the_same_names_are_the_public_face():
    assert set(dashboard.__all__) == {"View", "__version__", "open_corpus"}
