"""Readers' decisions on events, laid over what linking found: no text is needed, nor a model."""

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reporting import report

from dashboard.linking.events import link_events
from dashboard.linking.events.decisions import EventDecision, decide_events

TOLD = [
    report("a", "2031-03-05", "Ada Quill made a visit", {"head": "visit", "first": "2031-03-04"}),
    report("b", "2031-05-05", "Ada Quill made a visit", {"head": "visit", "first": "2031-05-04"}),
]
COPIES = (("a", 1), ("b", 1))
"""One place of a text that two articles have: each tells of an event of its own."""
A, B = ((key,) for key in COPIES)


def decided(*decisions):
    """Return the two reports' events as decided, and whether each decision holds."""
    apart = link_events(TOLD, {}, notable=False)
    assert len({event.event for event in apart.values()}) == 2
    made = decide_events(
        apart, decisions, lambda some, *_: [t for t in TOLD if t[0].id in some], {}
    )
    return made.events, [one.held for one in made.outcomes if one]


def test_events_are_one_where_a_place_of_copies_names_both_on_either_side():
    events, held = decided(EventDecision("same", COPIES, COPIES))
    assert len({event.event for event in events.values()}) == 1
    assert held == [True]


def test_reports_of_two_days_that_a_reader_joins_are_of_all_days_between():
    days = {"a": "2031-03-09", "b": "2031-03-04"}
    told = [
        report(
            name, "2031-03-10", "Ada Quill made a visit",
            {"head": "visit", "first": day, "last": day, "certainty": "stated"},
        )
        for name, day in days.items()
    ]  # fmt: skip
    apart = link_events(told, {}, notable=False)
    same = [EventDecision("same", A, B)]
    made = decide_events(apart, same, lambda some, *_: [t for t in told if t[0].id in some], {})
    assert {(one.first, one.last) for one in made.events.values()} == {("2031-03-04", "2031-03-09")}


@pytest.mark.parametrize(("one", "other"), [(A, B), (B, A)])
def test_of_two_events_that_are_merged_the_later_name_holds(one, other):
    early, late = (EventDecision("called", *some) for some in ((one, (), "X"), (other, (), "Y")))
    events, held = decided(early, late, EventDecision("same", A, B))
    assert {event.label for event in events.values()} == {"Y"}
    assert held == [False, True, True]


def test_what_was_said_of_an_event_is_not_said_of_the_reports_that_are_parted_from_it():
    same, days = EventDecision("same", A, B), EventDecision("days", B, (), "2031-06-01")
    events, held = decided(same, days, EventDecision("split", B, A, "Z"))
    assert [events[key].label for key in COPIES] == ["Ada Quill made a visit", "Z"]
    assert events["a", 1].first == "2031-06-01"
    assert held == [False, False, True]


def test_the_last_that_is_said_of_an_event_holds_though_it_was_none_before():
    drop, called = EventDecision("drop", A, (), "drop"), EventDecision("called", A, (), "X")
    events, held = decided(drop, called)
    assert (events["a", 1].label, held) == ("X", [False, True])
    events, held = decided(called, drop)
    assert (A[0] in events, held) == (False, [True, True])


PLACE = st.sampled_from(COPIES).map(lambda one: (one,))
WORDS = st.sampled_from(["X", "Y"])
MERGE = st.builds(EventDecision, st.just("same"), PLACE, PLACE)
DECISION = st.one_of(
    MERGE,
    st.builds(EventDecision, st.just("split"), PLACE, PLACE, WORDS),
    st.builds(EventDecision, st.just("called"), PLACE, st.just(()), WORDS),
    st.builds(EventDecision, st.just("days"), PLACE, st.just(()), st.just("2031-06-01")),
    st.builds(EventDecision, st.just("status"), PLACE, st.just(()), st.sampled_from(["denied"])),
    st.builds(EventDecision, st.just("drop"), PLACE, st.just(()), st.just("drop")),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(DECISION, max_size=5))
@example(
    [
        EventDecision("split", A, B, "Y"),
        EventDecision("same", A, B),
        EventDecision("split", A, B, "Y"),
    ]
)
def test_decisions_on_events_are_replayed_alike_and_one_that_is_taken_back_leaves_nothing(made):
    events, held = decided(*made)
    assert (events, held) == decided(*made), "replayed, they give the same"
    assert {*events} <= {*COPIES}
    assert len({one.event for one in events.values()}) == len({*events.values()}), (
        "one face for one id"
    )
    itself = made and made[-1].what == "split" and made[-1].one == made[-1].other
    assert not made or held[-1] or itself


@settings(max_examples=20, deadline=None)
@given(st.lists(MERGE, max_size=3))
def test_merges_of_events_alone_are_the_same_in_any_order(made):
    found = [decided(*some)[0] for some in itertools.permutations(made)]
    groups = [{key: one.event for key, one in events.items()} for events in found]
    assert all(one == groups[0] for one in groups)
