"""What the tests of the quotations stage ask: every quotation of a text, with full syntax."""

import pytest

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.entities import find_entities
from dashboard.parsing.quotations import find_quotations
from dashboard.parsing.typography import fold


@pytest.fixture(scope="session")
def quote():
    analyser = Analyser()

    def find(text):
        analysis = analyser.analyse(fold(Article("a", text, ())).article)
        return find_quotations(analysis, find_entities(analysis))

    return find
