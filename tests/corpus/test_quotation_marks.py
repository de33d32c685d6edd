"""Marks around what was said: always balanced, the words themselves unchanged."""

import pytest

from dashboard.corpus.quotation_marks import as_said, with_marks


@pytest.mark.parametrize(
    ("words", "kind", "seen"),
    [
        ("We stay", "direct", "“We stay”"),
        ("“We stay”", "direct", "“We stay”"),
        ("the port, “open", "mixed", "the port, “open”"),
        ("“No” means “no", "direct", "“No” means “no”"),
        ("“No” means “no”", "direct", "““No” means “no””"),
        ("the port is “open to all.", "mixed", "the port is “open to all.”"),
        ('the port is "open.', "mixed", 'the port is "open."'),
        ("open” to all", "mixed", "“open” to all"),
        ("the port is ‘open.", "mixed", "the port is ‘open.’"),
        ("it’s the ‘ferrymen’s’ port", "mixed", "it’s the ‘ferrymen’s’ port"),
        ("er sagt „nie wieder", "mixed", "er sagt „nie wieder“"),
        ("the tolls will fall", "indirect", "the tolls will fall"),
        ("", "indirect", ""),
    ],
)
def test_marks_are_balanced(words, kind, seen):
    assert with_marks(words, kind) == seen


def test_pieces_keep_their_marks_and_order():
    pieces = [("The port", "indirect"), ("was “never closed.", "mixed")]
    assert as_said(pieces) == "The port … was “never closed.”"


def test_a_long_run_of_marks_is_read_once():
    assert with_marks("“" * 100_000, "mixed").endswith("”")
