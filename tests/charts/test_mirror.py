"""Two sides on one axis of time: the first side's columns above it, the second's below."""

import pandas as pd

from dashboard.charts.mirror import mirrored, step
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
    one, two = events("1991-09-01", "2005-01-01", "2005-07-01"), events("2022-03-08")
    assert step(one, two) == "year"
    above, _ = mirrored(one, two, ("A", "B"), THEMED).data
    assert list(above.customdata[-1]) == ["2005-01-01", "2005-12-31"]
    assert list(above.y)[-1] == 2


def test_over_some_months_a_column_is_a_month():
    assert step(events("2031-02-03"), events("2033-02-03")) == "month"
    assert step(events(), events()) == "month"
