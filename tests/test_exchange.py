"""JSON lines out: what another program reads of each quotation."""

import json

import pytest

from dashboard.exchange import parse_lines
from dashboard.intake import limits
from dashboard.parsing.parser import Parser


@pytest.fixture(scope="module")
def parsed():
    parser = Parser()

    def read(text):
        line = json.dumps({"id": "a", "text": text, "published": None})
        (record,) = parse_lines([line], parser, frozenset({"quotations"}))
        return json.loads(record)

    return read


@pytest.fixture
def quotes(parsed):
    return lambda text: parsed(text)["quotes"]


def test_a_pronoun_is_no_name(parsed):
    found = parsed("Mara Lindt said this. “We are ready,” she said.")["entities"]
    assert [(m["type"], m["kind"], m["name"]) for m in found] == [
        ("PER", "name", "Mara Lindt"),
        ("PRON", "pronoun", "Mara Lindt"),
    ]


def test_a_capital_that_is_never_a_place_goes_under_its_country(parsed):
    found = parsed("Norway agreed. Oslo said so twice, and Oslo sent a note.")["entities"]
    assert {(m["name"], m["id"], m["reading"]) for m in found} == {
        ("Norway", "country:NO", "metonymic")
    }


def test_a_source_without_a_name_has_its_office_and_its_reason(quotes):
    text = "The bridge is old, said a senior Transport Ministry official, who was not authorised to speak."
    (quote,) = quotes(text)
    assert (quote["role"], quote["affiliation"], quote["anonymity_reason"]) == (
        "senior Transport Ministry official",
        "Transport Ministry",
        "not authorised to speak",
    )


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("It is “a danger to all of us and to the children of the whole town.”", "direct"),
        ("The old bridge over the river is “a danger to us all.”", "mixed"),
    ],
)
def test_the_kind_is_told_as_annotated_corpora_tell_it(quotes, words, kind):
    (quote,) = quotes(f"Mara Lindt said this. {words[:-2]},” Mara Lindt said.")[-1:]
    assert quote["kind"] == kind


def test_an_article_that_the_parser_fails_on_stops_no_other(monkeypatch):
    parser, finish = Parser(), Parser.finish

    def fail_on_b(self, article, analysis, stages):
        if article.id == "b":
            raise ValueError("no such day")
        return finish(self, article, analysis, stages)

    monkeypatch.setattr(Parser, "finish", fail_on_b)
    lines = [json.dumps({"id": one, "text": "They met in May 2011."}) for one in "abc"]
    found = [json.loads(line) for line in parse_lines(lines, parser, frozenset({"dates"}))]
    assert found[1] == {"id": "b", "problem": "parser_failed", "detail": "ValueError: no such day"}
    assert [(one["id"], len(one["dates"])) for one in (found[0], found[2])] == [("a", 1), ("c", 1)]


def test_a_line_that_is_no_article_stops_no_other():
    text = json.dumps({"id": "a", "text": "They met in May 2011."})
    lines = ["{", "[1]", text, "", "nothing", text]
    found = [json.loads(line) for line in parse_lines(lines, Parser(), frozenset({"dates"}))]
    assert [(one["id"], one.get("where")) for one in found] == [
        (None, "line 1"),
        (None, "line 2"),
        ("a", None),
        (None, "line 5"),
        ("a", None),
    ]
    assert {one.get("problem") for one in found} == {"bad_line", None}


@pytest.mark.parametrize("published", ["soon", "2021-02-30", "2022", 7, ["2021-05-06"], True])
def test_a_day_of_publication_that_is_none_leaves_the_article_undated(published):
    line = json.dumps({"id": "a", "text": "Mara Lindt came on Monday.", "published": published})
    (record,) = parse_lines([line], Parser(), Parser.STAGES)
    assert json.loads(record)["dates"][0]["relation"]


def test_half_a_surrogate_pair_is_read_as_a_letter_unknown():
    line = '{"id": "\\udc00", "text": "Mara \\ud800 Lindt came on 3 May 2021."}'
    (record,) = parse_lines([line], Parser(), Parser.STAGES)
    (date,) = json.loads(record)["dates"]
    assert (date["start"], date["end"]) == (21, 31)


def test_a_text_longer_than_any_article_is_named_and_not_parsed():
    record = {"id": "x", "text": "Pier " * 200_001}
    (line,) = parse_lines([json.dumps(record)], Parser("none"), frozenset({"dates"}))
    found = json.loads(line)
    assert (found["id"], found["problem"]) == ("x", "too_large")
    assert "1,000,000 letters" in found["detail"]


def test_of_a_text_too_long_to_be_parsed_whole_it_is_said_how_far_it_was(monkeypatch):
    monkeypatch.setattr(limits, "PARSED_LETTERS", 60)
    words = "Ada Quill opened the bridge on 4 March 2024. It rained on 5 March 2024."
    lines = [json.dumps({"id": "a", "text": words}), json.dumps({"id": "b", "text": words[:44]})]
    long, short = map(json.loads, parse_lines(lines, Parser("none"), frozenset({"dates"})))
    assert words[: long["parsed_to"]] == "Ada Quill opened the bridge on 4 March 2024."
    assert len(long["dates"]) == 1
    assert "parsed_to" not in short
