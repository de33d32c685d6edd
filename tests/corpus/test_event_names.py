import pytest

from dashboard.corpus import event_names, open_corpus
from dashboard.corpus.event_names import PrintedEvents
from dashboard.view import View


@pytest.fixture
def corpus(harbour):
    return open_corpus(harbour)


@pytest.fixture
def printed(corpus, monkeypatch):
    """Events of which only one name is made at once, so that the others are looked up."""
    monkeypatch.setattr(event_names, "OFFERED", 1)
    return PrintedEvents(corpus._tables)


def test_every_event_is_found_again_by_its_name_and_by_its_id(corpus, printed):
    events = corpus.timeline(View())["event"].tolist()
    assert sorted(printed) == sorted(events)
    assert len(printed) == len(events) > 1
    assert [printed.id_of(printed[event]) for event in events] == events
    assert [printed.id_of(event) for event in events] == events


def test_names_looked_up_one_by_one_are_those_made_at_once(corpus, printed):
    at_once = PrintedEvents(corpus._tables)
    assert dict(printed) == dict(at_once)
    assert len(set(printed.values())) == len(printed)


def test_the_event_most_reported_is_offered_first(corpus, printed):
    assert printed.offered == [printed[corpus.timeline(View(), 1)["event"][0]]]


@pytest.mark.parametrize("name", ["", "no event, 1 May 2024", "event:none", "x (event:none)"])
def test_what_is_no_event_has_no_id_and_no_name(printed, name):
    assert printed.id_of(name) is None
    assert name not in printed
    assert printed.get(name, name) == name


def test_events_printed_alike_carry_their_ids_except_the_most_reported(
    corpus, printed, monkeypatch
):
    monkeypatch.setattr(event_names, "period", lambda _first, _last: "one day")
    rows = printed._rows

    def alike():
        return rows().with_columns(
            label=event_names.nw.lit("Bridge opens"),
            first=event_names.nw.lit(None).cast(event_names.nw.Date),
            last=event_names.nw.lit(None).cast(event_names.nw.Date),
        )

    monkeypatch.setattr(printed, "_rows", alike)
    printed._names.clear()
    most, *others = corpus.timeline(View())["event"]
    assert printed[most] == "Bridge opens, one day"
    assert [printed[one] for one in others] == [f"Bridge opens, one day ({one})" for one in others]
    assert [printed.id_of(printed[one]) for one in (most, *others)] == [most, *others]
