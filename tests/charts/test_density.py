import pandas as pd

from dashboard.charts.density import event_columns, marked
from dashboard.charts.palette import LIGHT
from dashboard.charts.time_span import Span, touching

MARCH = Span(pd.Timestamp("2031-03-01"), pd.Timestamp("2031-03-31"))
EVENTS = pd.DataFrame({
    "first": pd.to_datetime(["2031-03-04", "2031-03-04", "2031-03-09", "2031-08-01", None]),
    "last": pd.to_datetime(["2031-03-04", None, "2031-03-12", "2031-08-01", None]),
})  # fmt: skip


def test_columns_count_the_dated_events_of_the_stretch():
    (bars,) = event_columns(EVENTS, LIGHT, MARCH).data
    assert list(bars.y) == [2, 1]
    assert list(bars.customdata[0]) == ["days", "2031-03-04", "2031-03-04"]
    assert bars.text == ("2", "")  # the highest column is the scale
    assert bars.hovertext[0] == "<b>2 events</b><br>4 Mar 2031"


def test_a_period_is_brushed_where_there_is_a_pointer():
    assert event_columns(EVENTS, LIGHT, MARCH, brush=True).layout.dragmode == "select"
    assert event_columns(EVENTS, LIGHT, MARCH).layout.dragmode is False


def test_a_stretch_in_which_nothing_begins_has_no_columns():
    empty = Span(pd.Timestamp("2040-01-01"), pd.Timestamp("2041-01-01"))
    assert len(event_columns(EVENTS, LIGHT, empty).data[0].x) == 0


def test_an_event_is_counted_where_the_strip_marks_it_however_vague_its_days():
    span = Span(pd.Timestamp("2030-10-01"), pd.Timestamp("2031-12-31"))
    vague = {"first": [pd.Timestamp("2031-01-01")] * 13, "last": [pd.Timestamp("2031-12-31")] * 13}
    before = {"first": [pd.Timestamp("2030-09-20")], "last": [pd.Timestamp("2030-10-10")]}
    events = pd.concat([pd.DataFrame(vague), pd.DataFrame(before)], ignore_index=True)
    columns = marked(events, span)
    assert columns["articles"].sum() == len(touching(events, span)) == 14
    held = columns.loc[columns["articles"] == 13].iloc[0]
    assert held["first"] <= pd.Timestamp("2031-07-02") <= held["last"]
