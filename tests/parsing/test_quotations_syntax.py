"""Which sentences need syntax."""

import pytest
import spacy

from dashboard.parsing.analysis import by_line
from dashboard.parsing.quotations import wants_syntax


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("The bridge was built in spring.", False),
        ("The mayor said the bridge was old.", True),
        ("The bridge is old, according to the mayor.", True),
        ("The mayor declined to comment.", True),
        ('"The bridge said nothing to anyone."', False),
        ('"The bridge is old," thundered the mayor.', True),
        ("The United States built the bridge.", False),
        ("The report on the bridge is long.", False),
        ("MR HALL: The bridge, they say, is old.", False),
    ],
)
def test_only_sentences_with_reported_words_want_syntax(line, wanted):
    assert by_line(wants_syntax)(spacy.blank("en")(line)[:]) is wanted


def test_what_is_said_inside_brackets_ends_with_them(quote):
    text = "Mara Lindt (who said the quay was safe) left on Friday."
    assert [(text[q.start : q.end], q.speaker) for q in quote(text)] == [
        ("the quay was safe", "Mara Lindt")
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Troops will leave on Friday, two officials briefed on the plan said.", "two officials"),
        ("The mine will close, three diplomats told about the letter said.", "three diplomats"),
        ("The talks had failed, said an official briefed on the matter.", "official"),
    ],
)
def test_who_is_described_by_a_participle_speaks_not_what_ends_it(quote, text, who):
    assert [(q.speaker, q.speaker_kind) for q in quote(text)] == [(who, "unnamed")]
    assert text[: quote(text)[0].end].endswith(text.partition(",")[0])


def test_what_follows_a_comma_is_no_part_of_who_is_described(quote):
    text = "Officials gathered on the quay, and the mayor Mara Lindt said the mine would close."
    assert [q.speaker for q in quote(text)] == ["Mara Lindt"]
