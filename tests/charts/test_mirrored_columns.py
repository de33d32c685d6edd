"""Two sides on one axis of time: the first side's columns above it, the second's below."""

import pandas as pd
import pytest

from dashboard.charts.mirrored_columns import (
    LEAST,
    NARROWEST,
    beside,
    drawn_between,
    mirrored,
    step,
)
from dashboard.charts.palette import THEMED


def events(*days):
    return pd.DataFrame({"first": pd.to_datetime(list(days))})


def test_columns_of_the_first_side_stand_above_and_of_the_second_below():
    one, two = events("2031-02-03", "2031-02-20", "2031-04-01"), events("2031-03-01")
    above, below = mirrored(one, two, ("A", "B"), THEMED).data
    assert list(above.y) == [2, 1]
    assert list(below.y) == [-1]
    assert list(above.customdata[0]) == ["2031-02-01", "2031-02-28"]


def test_over_many_years_a_column_is_a_year():
    one, two = events("1991-09-01", "1998-01-01", "2005-01-01", "2005-07-01"), events("2012-03-08")
    assert step(one, two) == "year"
    above, _ = mirrored(one, two, ("A", "B"), THEMED).data
    assert list(above.customdata[-1]) == ["2005-01-01", "2005-12-31"]
    assert list(above.y)[-1] == 2


def test_over_some_months_a_column_is_a_month():
    assert step(events("2031-02-03"), events("2033-02-03")) == "month"
    assert step(events(), events()) == "month"


def told(*days):
    return events(*days).assign(event=list(days))


def test_far_events_make_no_decades_of_empty_paper_and_are_counted():
    one = told("1939-09-01", "2031-02-03", "2031-02-20", "2031-04-01", "2031-05-02")
    two = told("1939-09-01", "2031-03-01", "2031-06-30", "2090-01-01")
    stretch = drawn_between([one, two])
    assert stretch is not None
    assert [str(end)[:10] for end in stretch] == ["2031-02-01", "2031-07-31"]
    assert beside(one, two) == (1, 1), "an event of both sides is one event"
    assert step(one, two) == "month"
    assert beside(one[1:], two[1:3]) == (0, 0)
    assert beside(one[:3], told()) == (1, 0)


@pytest.mark.parametrize("days", [["2031-06-10"], ["2031-06-10", "2031-06-12"]])
def test_a_lone_column_is_no_wall(days):
    above, _ = mirrored(events(*days), events(), ("A", "B"), THEMED).data
    stretch = drawn_between([events(*days)])
    assert stretch is not None
    spanned = (stretch[1] - stretch[0]).days
    assert round(spanned / 30.4) == LEAST
    assert above.width[0] <= spanned * 86_400_000 / NARROWEST
    assert list(above.customdata[0]) == ["2031-06-01", "2031-06-30"]


def test_events_of_some_years_are_drawn_though_half_lie_close_together():
    days = [
        *(f"2022-0{month}-01" for month in range(1, 7)),
        "2023-06-01",
        "2024-04-01",
        "2024-06-01",
    ]
    assert beside(told(*days), told()) == (0, 0)


def test_each_side_is_drawn_though_the_other_has_most_events():
    one = told(*(f"2021-0{month}-01" for month in range(1, 9)))
    two = told("2024-05-01", "2024-06-01")
    assert beside(one, two) == (0, 0)
    assert step(one, two) == "month"
