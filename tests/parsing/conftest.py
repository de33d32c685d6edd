"""What the tests of the quotations stage ask: every quotation of a text, as the parser finds it."""

import pytest

from dashboard.model import Annotations, Article
from dashboard.parsing.analysis import Analyser, always, by_line
from dashboard.parsing.entities import find_entities
from dashboard.parsing.quotations import find_quotations, wants_syntax
from dashboard.parsing.typography import fold


@pytest.fixture(scope="session")
def read():
    """Return the quotations of a text, in the offsets of the text as printed."""
    analyser = Analyser()

    def find(text, wanted=always):
        folded = fold(Article("a", text, ()))
        analysis = analyser.analyse(folded.article, wants_syntax=wanted)
        found = find_quotations(analysis, find_entities(analysis))
        return folded.unfolded(Annotations(quotations=found)).quotations

    return find


@pytest.fixture(scope="session")
def quote(read):
    return read


@pytest.fixture(scope="session")
def quote_in_part(read):
    """Return the quotations of a text of which only the sentences that ask for it get syntax."""
    return lambda text: read(text, by_line(wants_syntax))
