"""Words in brackets, and speakers described by a participle."""

import pytest


def test_what_is_said_inside_brackets_ends_with_them(quote):
    text = "Mara Lindt (who said the quay was safe) left on Friday."
    assert [(text[q.start : q.end], q.speaker) for q in quote(text)] == [
        ("the quay was safe", "Mara Lindt")
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Troops will leave on Friday, two officials briefed on the plan said.", "two officials"),
        ("Officials briefed on the plan said the mine will close.", "Officials"),
    ],
)
def test_who_is_described_by_a_participle_speaks_not_what_ends_it(quote, text, who):
    assert [(q.speaker, q.speaker_kind) for q in quote(text)] == [(who, "unnamed")]


def test_what_follows_a_comma_is_no_part_of_who_is_described(quote):
    text = "Officials gathered on the quay, and the mayor Mara Lindt said the mine would close."
    assert [q.speaker for q in quote(text)] == ["Mara Lindt"]
