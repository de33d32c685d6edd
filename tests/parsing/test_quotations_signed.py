"""Who says "I" and "we" outside quotation marks: who signs a release, and nobody in a report."""

import pytest

from dashboard.model import Article
from dashboard.parsing.parser import Parser

TEXT = "We urge the port to open its gates. As I noted in May, the port has room for all."


def speakers(byline):
    found = Parser().parse(Article("a", TEXT, (), byline=byline)).quotations
    return [(q.speaker, q.role, q.known) for q in found]


def test_a_release_speaks_for_who_signs_it():
    one = ("Mara Lindt", "Secretary for Ports", "inferred")
    assert speakers("Mara Lindt, Secretary for Ports") == [one, one]


def test_who_signs_a_release_speaks_with_another():
    text = "Secretary Jonas Vey and I said in Lima that the port must grow. The port is old."
    article = Article("a", text, (), byline="Mara Lindt, Secretary for Ports")
    assert [q.speaker for q in Parser().parse(article).quotations] == ["Jonas Vey and Mara Lindt"]


@pytest.mark.parametrize(
    "byline",
    [
        None,
        "Mara Lindt",
        "Mara Lindt, Staff Reporter",
        "Office of the Secretary",
        "Mara Lindt, Secretary for Ports, Bo Vey, Port Minister",
    ],
)
def test_a_report_or_several_who_sign_name_nobody(byline):
    assert speakers(byline) == []


def test_what_a_speaker_wants_to_stress_is_said_here_and_now():
    text = "I want to stress that the port is old. The board wants to announce that it will close."
    article = Article("a", text, (), byline="Mara Lindt, Secretary for Ports")
    assert [q.status for q in Parser().parse(article).quotations] == ["said", "expected"]
