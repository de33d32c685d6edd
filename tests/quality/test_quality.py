"""The parser stays above its floors on our own annotated reports, and the floors mean that gold."""

import pytest

from tests.quality.annotated import gold_digest, load_gold
from tests.quality.floors import Floors, below, raised
from tests.quality.running import measure

HARD = {
    "a speaker known from a pronoun or description": lambda g: any(
        q.fields["known"] == "inferred" for q in g.quotations
    ),
    "a quotation carried on without a cue": lambda g: any(
        q.fields["known"] == "carried" for q in g.quotations
    ),
    "a quotation broken by its cue": lambda g: (
        len({q.fields["statement"] for q in g.quotations if "statement" in q.fields})
        < sum("statement" in q.fields for q in g.quotations)
    ),
    "an unnamed source": lambda g: any(q.fields["speaker_kind"] == "unnamed" for q in g.quotations),
    "a city that is its government": lambda g: any(
        m.fields.get("reading") == "metonymic" for m in g.mentions
    ),
    "a city that is itself": lambda g: any(
        m.fields.get("reading") == "literal" for m in g.mentions
    ),
    "two people of one surname": lambda g: (
        {"Petra Harlow", "Tobias Harlow"} <= {m.fields["name"] for m in g.mentions}
    ),
    "last June without a year": lambda g: any(d.fields["text"] == "last June" for d in g.dates),
    "next week or last week": lambda g: any(
        d.fields["text"] in {"last week", "next week"} for d in g.dates
    ),
    "a range of days": lambda g: any("/" in d.fields["value"] for d in g.dates),
    "a duration with an end": lambda g: any(
        d.fields["type"] == "DURATION" and "last" in d.fields for d in g.dates
    ),
    "a named period": lambda g: any("Cold War" in d.fields["text"] for d in g.dates),
    "a planned event": lambda g: any(e.fields["status"] == "planned" for e in g.events),
    "a copy": lambda g: g.copy_of is not None,
}


@pytest.fixture(scope="module")
def gold():
    return load_gold()


def test_sixteen_reports_are_annotated_and_every_word_of_the_gold_is_found(gold):
    assert len(gold) == 16
    for report in gold:
        for annotation in (*report.mentions, *report.quotations, *report.dates):
            start, end = annotation.span
            assert report.article.text[start:end] == annotation.fields["text"]


@pytest.mark.parametrize("name", HARD)
def test_every_hard_thing_stands_in_two_reports_at_least(gold, name):
    assert sum(map(HARD[name], gold)) >= 2


def test_the_beijing_visit_is_told_in_three_reports_with_different_precision(gold):
    told = {
        report.article.title: (e.fields["first"], e.fields["last"])
        for report in gold
        for e in report.events
        if e.fields["event"] == "beijing-2023"
    }
    assert len(told) >= 3
    assert {("2023-06-18", "2023-06-19"), ("2023-06-01", "2023-06-30")} <= set(told.values())


def test_an_event_is_planned_in_one_report_and_happened_in_a_later_one(gold):
    told = sorted(
        (e.fields["event"], report.article.published or "", e.fields["status"])
        for report in gold
        for e in report.events
        if e.fields["event"] in {"fiji-2022", "china-2024", "vote-2024"}
        and report.article.published
    )
    for event in ("fiji-2022", "china-2024", "vote-2024"):
        statuses = [status for name, _, status in told if name == event]
        assert statuses[0] == "planned"
        assert statuses[-1] == "happened"


def test_the_floors_belong_to_this_very_gold():
    assert Floors.read().gold == gold_digest()


def test_a_floor_is_lowered_only_when_that_is_asked_for():
    floors = Floors("x", {"dates: value": 0.8})
    assert raised(floors, {"dates: value": 0.709}).floors == {"dates: value": 0.8}
    assert raised(floors, {"dates: value": 0.709}, may_lower=True).floors == {"dates: value": 0.7}
    assert raised(floors, {"dates: value": 0.879}).floors == {"dates: value": 0.87}


def test_a_measure_that_is_gone_is_below_its_floor():
    assert below(Floors("x", {"dates: value": 0.8}), {}) == [
        "dates: value: 0.000 is under its floor of 0.800"
    ]


@pytest.mark.quality
def test_the_parser_stays_above_its_floors():
    floors = Floors.read()
    assert floors.floors
    assert below(floors, measure().measures()) == []
