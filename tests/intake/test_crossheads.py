"""Heads within a story that a page sets as paragraphs."""

import pytest

from dashboard.intake.webpage import draft_from_page
from dashboard.model import Problem

PROSE = "The harbour board of Lindhaven closed the north quay on Friday, since frost had cracked its wall, it said in a note. "


def parts_of(*inner):
    lines = "".join(f"<p>{PROSE}{number}.</p>{line}" for number, line in enumerate(inner))
    draft = draft_from_page(
        f"<html><body><article><h1>Quay closed</h1>{lines}<p>{PROSE}Last.</p></article></body></html>"
    )
    assert not isinstance(draft, Problem)
    return [(part.kind, part.text) for part in draft.body if not part.text.startswith(PROSE[:20])]


@pytest.mark.parametrize(
    "line",
    [
        "<p><strong>What the board said</strong></p>",
        "<p><span style='color: grey'><b>What the board said </b></span></p>",
        "<div><p><strong>What the board said</strong></p></div>",
    ],
)
def test_a_few_words_in_bold_over_prose_head_it(line):
    assert parts_of(line, "") == [("heading", "What the board said")]


def test_a_first_line_in_bold_heads_the_lines_below_it():
    line = f"<p><strong>About the quay</strong><br>{PROSE}It is old.</p>"
    assert ("heading", "About the quay") in parts_of(line, "")


def test_a_few_words_in_capitals_over_prose_head_it():
    assert parts_of("<p>WHAT IT COSTS</p>", "") == [("heading", "WHAT IT COSTS")]


def test_capitals_over_a_short_sentence_head_it():
    below = "The board will meet again on Tuesday."
    found = parts_of(f"<p>WHAT COMES NEXT</p><p>{below}</p>", "")
    assert found == [("heading", "WHAT COMES NEXT"), ("paragraph", below)]


def test_one_word_in_capitals_heads_only_where_several_others_do():
    assert parts_of("<p>COSTS</p>", "") == [("paragraph", "COSTS")]
    found = parts_of("<p>THE WALL</p>", "<p>THE ICE</p>", "<p>COSTS</p>", "")
    assert found == [("heading", words) for words in ("THE WALL", "THE ICE", "COSTS")]


@pytest.mark.parametrize(
    "lines",
    [
        ("<p>What the board said</p>", ""),
        ("<p><strong>Who pays for the wall?</strong></p>", ""),
        ("<p><strong>Ida Brandt:</strong></p>", ""),
        ("<p><strong>Lindhaven 3, Quillport 2</strong></p>", ""),
        ("<p>LINDHAVEN 3, QUILLPORT 2</p>", ""),
        ("<p><strong>“Nobody is to go there”</strong></p>", ""),
        ("<p><strong>Ida Brandt</strong></p>", "<p><strong>Ida Brandt</strong></p>"),
        ("<p>The <strong>north quay</strong> of Lindhaven</p>", ""),
    ],
)
def test_other_short_lines_are_no_heads(lines):
    assert {kind for kind, _ in parts_of(*lines, "")} <= {"paragraph"}
