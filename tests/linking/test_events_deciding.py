"""Readers' decisions on events, laid over what linking found: no text is needed, nor a model."""

from reporting import report

from dashboard.linking.events import link_events
from dashboard.linking.events.deciding import EventDecision, decide_events

TOLD = [
    report("a", "2031-03-05", "Ada Quill made a visit", {"head": "visit", "first": "2031-03-04"}),
    report("b", "2031-05-05", "Ada Quill made a visit", {"head": "visit", "first": "2031-05-04"}),
]
COPIES = (("a", 1), ("b", 1))
"""One place of a text that two articles have: each tells of an event of its own."""


def test_events_are_one_where_a_place_of_copies_names_both_on_either_side():
    apart = link_events(TOLD, {}, notable=False)
    assert len({event.event for event in apart.values()}) == 2
    same = EventDecision("same", COPIES, COPIES)
    made = decide_events(apart, [same], lambda some: [t for t in TOLD if t[0].id in some], {})
    assert len({event.event for event in made.events.values()}) == 1
    assert [one.held for one in made.outcomes if one] == [True]
