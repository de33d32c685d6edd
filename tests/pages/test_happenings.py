import pandas as pd

from dashboard.charts.strip import Span
from dashboard.page import happenings


def events(*rows):
    frame = pd.DataFrame(rows, columns=["event", "first", "last", "certainty", "articles"])
    frame = frame.assign(mentions=1, first=pd.to_datetime(frame["first"]))
    return frame.assign(last=pd.to_datetime(frame["last"]))


MIXED = events(
    ("guess", "2031-03-04", "2031-03-04", "assumed", 9),
    ("none", None, None, "computed", 5),
    ("few", "2031-03-05", "2031-03-05", "computed", 2),
    ("many", "2031-03-06", None, "stated", 4),
)


def test_events_with_a_day_of_their_own_come_before_assumed_ones():
    assert happenings.ranked(MIXED)["event"].tolist() == ["many", "few", "guess", "none"]


def test_few_events_are_all_drawn_if_they_have_a_day():
    assert set(happenings.for_strip(MIXED)["event"]) == {"guess", "few", "many"}


def test_many_events_are_drawn_only_where_several_articles_tell_of_them():
    rows = [(f"e{n}", "2031-03-04", "2031-03-04", "stated", 2) for n in range(6)]
    drawn = happenings.for_strip(events(*rows, ("once", "2031-03-04", None, "stated", 1)))
    assert "once" not in set(drawn["event"])
    assert len(drawn) == 6


def test_what_is_not_drawn_is_counted():
    assert happenings.outside_words(Span(None, None, 1, 0)) == "Not drawn: 1 event earlier."
    assert (
        happenings.outside_words(Span(None, None, 2, 3))
        == "Not drawn: 2 events earlier and 3 events later."
    )
    assert happenings.outside_words(Span(None, None)) == ""
