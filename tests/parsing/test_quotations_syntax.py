"""Which sentences need syntax."""

import pytest
import spacy

from dashboard.parsing.quotations import wants_syntax


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("The bridge was built in spring.", False),
        ("The mayor said the bridge was old.", True),
        ("The bridge is old, according to the mayor.", True),
        ("The mayor declined to comment.", True),
        ("“The bridge said nothing to anyone.”", False),
        ("“The bridge is old,” thundered the mayor.", True),
        ("The United States built the bridge.", False),
        ("The report on the bridge is long.", False),
        ("MR HALL: The bridge, they say, is old.", False),
    ],
)
def test_only_sentences_with_reported_words_want_syntax(line, wanted):
    assert wants_syntax(spacy.blank("en")(line)[:]) is wanted
