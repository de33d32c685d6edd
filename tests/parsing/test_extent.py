"""Of an article longer than any the beginning is parsed, cut where a line, sentence or word ends."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake import limits
from dashboard.model import Article, Block
from dashboard.parsing.parser import Parser, parsed_part, parsed_to, within_memory


@pytest.fixture
def short(monkeypatch):
    """A limit that a test reaches in no time."""
    monkeypatch.setattr(limits, "PARSED_LETTERS", 40)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Lena Holt opened the pier.", "Lena Holt opened the pier."),
        ("The pier opened. It rained.\nLena Holt left the town.", "The pier opened. It rained."),
        (
            "“The pier is open.” Lena Holt left. It rained on.",
            "“The pier is open.” Lena Holt left.",
        ),
        ("The pier of the town of Lindhaven is open today", "The pier of the town of Lindhaven is"),
        ("a" * 60, "a" * 40),
    ],
)
def test_a_text_is_cut_at_the_best_end_before_the_limit(short, text, read):
    assert text[: parsed_to(text)] == read


@given(st.text(alphabet="ab .\n”", max_size=120), st.integers(1, 60))
def test_no_more_is_parsed_than_the_limit_and_of_a_short_text_all(text, most):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "PARSED_LETTERS", most)
        end = parsed_to(text)
    assert end == len(text) if len(text) <= most else end <= most


def test_blocks_end_where_the_text_is_cut(short):
    text = "The pier opened.\n\nLena Holt left the town."
    blocks = Block("title", 0, 16), Block("paragraph", 18, 42)
    cut = parsed_part(Article("a", text, blocks))
    assert cut.text == "The pier opened."
    assert cut.blocks == (Block("title", 0, 16),)


def test_a_long_article_holds_what_its_beginning_holds(monkeypatch):
    parser = Parser("none")
    told = "“We keep the pier open,” Lena Holt said on 4 March 2031. "
    article = Article("a", told * 20, (Block("paragraph", 0, len(told) * 20),))
    beginning = replace(article, text=(told * 3).rstrip(), blocks=())
    alone = parser.parse(beginning)
    monkeypatch.setattr(limits, "PARSED_LETTERS", len(told) * 3)
    assert parser.parse(article) == alone
    assert len(alone.dates) == 3


def test_so_many_are_read_together_as_their_texts_allow(short):
    lengths = [10, 20, 20, 90, 5, 5, 5, 5]
    together = within_memory(["a" * length for length in lengths], str, 3)
    assert [[len(one) for one in some] for some in together] == [
        [10, 20],
        [20],
        [90],
        [5, 5, 5],
        [5],
    ]


@pytest.fixture(scope="module")
def parser():
    """The parser with the language model."""
    return Parser()


@pytest.mark.parametrize(
    "sentence",
    [
        "“The pier is old,” said Lena Holt, who leads the board, on Monday",
        "There are many signs that Lena Holt is ahead even as Tom Baker lashes out at her in deeply personal, bitter letters",
        "The port, engineers say, and not only the town, published by Friday a report",
        "Not the army nor the chief of mission and members of the crew have met",
    ],
)
def test_a_text_may_end_behind_any_word(parser, sentence):
    words = sentence.split()
    for count in range(1, len(words) + 1):
        text = " ".join(words[:count])
        found = parser.parse(Article("cut", text, (), published="2024-05-03"))
        assert all(0 <= one.start < one.end <= len(text) for one in found.quotations)
