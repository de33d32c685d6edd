"""What the tests of the quotations stage ask: every quotation of a text, as the parser finds it."""

import pytest

from dashboard.model import Annotations, Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.entities import find_entities
from dashboard.parsing.quotations import find_quotations
from dashboard.parsing.typography import fold


@pytest.fixture(scope="session")
def read():
    """Return the quotations of a text, in the offsets of the text as printed."""
    analyser = Analyser()

    def find(text):
        folded = fold(Article("a", text, ()))
        analysis = analyser.analyse(folded.article)
        found = find_quotations(analysis, find_entities(analysis))
        return folded.unfolded(Annotations(quotations=found)).quotations

    return find


@pytest.fixture(scope="session")
def quote(read):
    return read
