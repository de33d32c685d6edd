import datetime as dt

import pandas as pd

from dashboard.charts.palette import LIGHT
from dashboard.charts.trend import trend_rows, trend_step

TREND = pd.DataFrame(
    {
        "entity": ["a", "a", "b"],
        "first": pd.to_datetime(["2031-03-01", "2031-04-01", "2031-03-01"]),
        "articles": [4, 1, 2],
    }
)
NAMES = pd.DataFrame(
    {"entity": ["a", "b"], "name": ["Ada", "<b>Bo"], "type": ["PER", "ORG"], "articles": [5, 2]}
)


def test_each_name_has_its_row_and_all_share_one_scale_and_clock():
    made = trend_rows(TREND, NAMES, LIGHT, "month", "articles")
    ada, bo = made.data
    assert list(bo.y) == [ada.y[0] / 2]
    assert ada.x[0] == bo.x[0]
    assert made.layout.barmode == "overlay"
    assert (ada.base, bo.base) == (1, 0)


def test_a_column_gives_its_name_and_the_days_of_its_step():
    made = trend_rows(TREND, NAMES, LIGHT, "month", "articles")
    assert list(made.data[0].customdata[1]) == ["Ada", "2031-04-01", "2031-04-30"]
    assert made.data[0].hovertext[1] == "<b>Ada</b><br>Apr 2031<br>1 article"


def test_labels_are_words_and_not_markup():
    made = trend_rows(TREND, NAMES, LIGHT, "month", "articles")
    assert made.layout.annotations[1].text == "<b>&lt;b&gt;Bo</b>  2"


def test_the_step_grows_with_the_time_that_is_shown():
    first = dt.date(2031, 1, 1)
    steps = [
        trend_step(first, first + dt.timedelta(days=days)) for days in (3, 90, 900, 3000, 9000)
    ]
    assert steps == ["day", "week", "month", "quarter", "year"]
    assert trend_step(None, None) == "day"
