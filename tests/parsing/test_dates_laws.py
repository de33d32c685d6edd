"""Laws that hold for any text, and for hostile ones."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model import Article
from dashboard.parsing.dates import find_dates, infer_publication
from dashboard.parsing.dates.lexer import lexicon

ODD = """- , . ( ) 's 1 31 99 1999 2024 0000 10:30 1990s '90s May March Friday Nov. Thanksgiving said
99999999999999999999 2024-02-31 13/13/13 9999 Cold War Bush 𝟚𝟘 ٣ \u00a0"""
WORDS = st.sampled_from(
    [*sorted(lexicon().words), *ODD.split(), "\n", "\n\n", "3 1/2", "President Bush"]
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=200)
PUBLISHED = st.none() | st.sampled_from(["2024-02-29", "0001-01-01", "9999-12-31", "rubbish", ""])


@settings(max_examples=300, deadline=None)
@given(TEXTS, PUBLISHED)
def test_spans_are_in_order_and_ends_are_not_before_starts(text, published):
    article = Article("a", text, (), published=published)
    position = 0
    for found in find_dates(article):
        assert position <= found.start < found.end <= len(text)
        assert not text[found.start].isspace()
        position = found.end
        assert found.value
        if found.first and found.last:
            assert (found.first or "9") <= (found.last or "0")


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_range_of_publication_is_never_empty(text):
    found = infer_publication(Article("a", text, ()))
    assert (found.first or "9") <= (found.last or "0")


@pytest.mark.parametrize(
    "text",
    [
        " " * 200_000,
        "(" * 200_000,
        "- " * 100_000,
        "," * 200_000,
        "the first " * 40_000,
        "one hundred " * 30_000,
        "1" * 200_000,
        "1-" * 100_000,
        "of the end " * 30_000,
        "\n" * 200_000,
        "a.m." * 50_000,
        "Friday " * 20_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_is_read_in_time_that_grows_with_its_length(text):
    started = time.process_time()
    find_dates(Article("a", text, (), published="2024-04-22"))
    assert time.process_time() - started < 8
