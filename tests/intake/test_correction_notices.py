"""A notice of correction is found by how its paragraph begins, and by nothing less."""

import pytest

from dashboard.intake.correction_notices import correction_notice
from dashboard.model import Article, Block

STORY = "The harbour opened on Monday, the mayor said."


def article(*paragraphs, title="Harbour opens"):
    text, blocks = title, [Block("title", 0, len(title))]
    for paragraph in paragraphs:
        start = len(text) + 2
        text = f"{text}\n\n{paragraph}"
        blocks.append(Block("paragraph", start, len(text)))
    return Article("a", text, tuple(blocks), title=title)


NOTICES = (
    "Correction: The harbour opened on Tuesday.",
    "CORRECTION (4 May 2031): The mayor’s name is Quill.",
    "Clarification, 4 May: the toll is paid once a year.",
    "Editor’s note: Correction: the toll is four crowns.",
    "[Correction: an earlier caption named the wrong ship.]",
    "Retraction — The Courier takes back its report on the mayor.",
    "This article was amended on 4 May 2031 because the toll is four crowns, not five.",
    "This story has been updated to correct the spelling of Quill.",
    "An earlier version of this story misstated the toll.",
    "A previous version of this article said, wrongly, that the mayor had resigned.",
    "(Corrects spelling of name in paragraph 2)",
    "We have corrected this article.",
)
NONE = (
    STORY,
    "The mayor said that the article was corrected by the Courier.",
    "The Courier’s correction: too late, the mayor said.",
    "Corrections officers met in Westmark: they want more pay.",
    "This story was updated with the words of the mayor.",
    "An earlier version of this bridge stood for a century.",
    "Correctional staff walked out on Monday.",
)


@pytest.mark.parametrize("words", NOTICES)
def test_a_notice_is_found_wherever_it_stands(words):
    assert correction_notice(article(words, STORY)) == words
    assert correction_notice(article(STORY, words)) == words


@pytest.mark.parametrize("words", NONE)
def test_what_only_speaks_of_corrections_is_no_notice(words):
    assert correction_notice(article(STORY, words)) is None


def test_a_headline_is_no_notice():
    assert correction_notice(article(STORY, title="Correction: what the mayor owes us")) is None
