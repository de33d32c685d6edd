"""What a page finds damaged while it is drawn is a sentence, as what is found when it opens."""

import shutil

import pytest


@pytest.fixture
def unsearchable(harbour, tmp_path):
    """A collection whose search index is gone."""
    shutil.copytree(harbour, tmp_path / "corpus")
    shutil.rmtree(tmp_path / "corpus" / "search")
    return tmp_path / "corpus"


@pytest.mark.parametrize(
    "page", [None, "entities", "timeline", "quotations", "articles", "compare"]
)
def test_a_search_in_a_damaged_index_says_what_to_do(open_page, unsearchable, page):
    words = open_page(unsearchable, page, text="treaty").words
    assert "This collection cannot be shown" in words
    assert "The search index" in words
