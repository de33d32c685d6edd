import pandas as pd

from dashboard.charts.event_density import event_columns, marked
from dashboard.charts.palette import LIGHT
from dashboard.charts.styling import CLEAR
from dashboard.charts.time_span import Span

MARCH = Span(pd.Timestamp("2031-03-01"), pd.Timestamp("2031-03-31"))
EVENTS = pd.DataFrame({
    "first": pd.to_datetime(["2031-03-04", "2031-03-04", "2031-03-09", "2031-08-01", None]),
    "last": pd.to_datetime(["2031-03-04", None, "2031-03-12", "2031-08-01", None]),
    "articles": 1,
})  # fmt: skip


def test_columns_count_the_dated_events_of_the_stretch():
    (bars,) = event_columns(EVENTS, LIGHT, MARCH).data
    assert list(bars.y) == [2]  # the talks of four days are of no single day
    assert list(bars.customdata[0]) == ["days", "2031-03-04", "2031-03-04"]
    assert bars.text == ("2",)  # the highest column is the scale
    assert bars.hovertext[0] == "<b>2 events</b><br>4 Mar 2031"


def test_a_period_is_brushed_where_there_is_a_pointer():
    assert event_columns(EVENTS, LIGHT, MARCH, brush=True).layout.dragmode == "select"
    assert event_columns(EVENTS, LIGHT, MARCH).layout.dragmode is False


def test_a_stretch_in_which_nothing_begins_has_no_columns():
    empty = Span(pd.Timestamp("2040-01-01"), pd.Timestamp("2041-01-01"))
    assert len(event_columns(EVENTS, LIGHT, empty).data[0].x) == 0


def test_an_event_of_a_month_is_in_a_column_of_months_and_in_none_of_days_or_weeks():
    days = ("2031-03-04", "2031-03-04"), ("2031-03-01", "2031-03-31"), ("2031-05-20", "2031-05-20")
    events = pd.DataFrame(days, columns=["first", "last"]).apply(pd.to_datetime)
    assert list(marked(events.head(2), MARCH)["articles"]) == [1]
    weeks = Span(pd.Timestamp("2031-01-01"), pd.Timestamp("2031-06-30"))
    assert list(marked(events, weeks)["articles"]) == [1, 1]
    last = pd.DataFrame(
        {"first": pd.to_datetime(["2033-05-02"]), "last": pd.to_datetime(["2033-05-02"])}
    )
    months = Span(pd.Timestamp("2031-01-01"), pd.Timestamp("2033-12-31"))
    assert list(marked(pd.concat([events, last]), months)["articles"]) == [2, 1, 1]


def test_what_is_earlier_is_a_number_and_no_column_of_another_height():
    august = Span(pd.Timestamp("2031-07-20"), pd.Timestamp("2031-08-20"), before=3)
    columns, before = event_columns(EVENTS, LIGHT, august).data
    assert before.text == ("3 events",)
    assert before.marker.color == CLEAR
    assert before.customdata[0][1:] == ["2031-03-04", "2031-07-19"]
    assert columns.marker.color != CLEAR
