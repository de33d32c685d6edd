"""A search without a word matches nothing, and every page says so."""

from itertools import cycle

import pytest

from dashboard.corpus import open_corpus
from dashboard.view import View

PAGES = [None, "entities", "timeline", "quotations", "articles"]
WORDLESS = ["🙂", '"', "(", "*", "NOT", "AND", "“”", "- -"]


@pytest.mark.parametrize(("page", "typed"), [*zip(cycle(PAGES), WORDLESS, strict=False)])
def test_a_search_without_a_word_says_so(open_page, harbour, page, typed):
    words = open_page(harbour, page, text=typed).words
    assert "There is no word to search for in" in words
    assert "Search finds words and phrases" in words
    assert "match" not in words.split("Search finds words")[0]


@pytest.mark.parametrize("typed", WORDLESS)
def test_a_search_without_a_word_matches_nothing(harbour, typed):
    corpus = open_corpus(harbour)
    view = View(text=typed)
    assert corpus.totals(view).articles == 0
    assert corpus.articles(view).empty
    assert corpus.quotations(view).empty
    assert corpus.count_quotations(view) == 0
    assert corpus.timeline(view).empty
