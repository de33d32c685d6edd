import pandas as pd

from dashboard.charts.day_columns import columns, published_columns, without_articles
from dashboard.charts.palette import LIGHT


def published(*rows):
    frame = pd.DataFrame(rows, columns=["day", "articles"])
    return frame.assign(day=pd.to_datetime(frame["day"]))


def test_a_short_range_counts_by_day():
    table = columns(published(("2031-05-02", 1), ("2031-05-04", 4)))
    assert table["first"].equals(table["last"])
    assert list(table["articles"]) == [1, 4]


def test_a_longer_range_counts_by_week_and_a_long_one_by_month():
    weeks = columns(published(("2031-05-05", 1), ("2031-05-06", 2), ("2031-09-01", 1)))
    assert list(weeks["articles"]) == [3, 1]
    assert (weeks["last"] - weeks["first"]).dt.days.tolist() == [6, 6]
    months = columns(published(("2029-01-03", 1), ("2029-01-30", 1), ("2031-02-01", 5)))
    assert [day.isoformat()[:10] for day in months["last"]] == ["2029-01-31", "2031-02-28"]


def test_a_click_gives_the_first_and_last_day_of_the_column():
    made = published_columns(published(("2031-05-05", 1), ("2031-09-01", 1)), LIGHT)
    assert list(made.data[0].customdata[0]) == ["2031-05-05", "2031-05-11"]


def test_the_column_says_its_period_and_number():
    made = published_columns(published(("2031-05-02", 1), ("2031-05-04", 4)), LIGHT)
    assert made.data[0].hovertext[1] == "<b>4 May 2031</b><br>4 articles"


def test_columns_of_one_article_are_no_wall():
    ones = published_columns(published(("2031-05-02", 1), ("2031-05-04", 1)), LIGHT)
    assert ones.layout.yaxis.range[1] > 2
    assert list(ones.layout.yaxis.tickvals) == [1]


def test_months_without_articles_are_told_from_months_in_which_none_matches():
    days = ["2030-01-05", "2030-03-05", "2030-07-05", "2031-12-05"]
    whole = pd.DataFrame({"day": pd.to_datetime(days), "articles": 1})
    shown = whole.iloc[[0, 2, 3]]
    bare = without_articles(shown, whole)
    spans = [(str(a)[:10], str(b)[:10]) for a, b in zip(bare["first"], bare["last"], strict=True)]
    assert spans == [
        ("2030-02-01", "2030-02-28"),
        ("2030-04-01", "2030-06-30"),
        ("2030-08-01", "2031-11-30"),
    ]
    drawn = published_columns(shown, LIGHT, bare=bare)
    assert len([shape for shape in drawn.layout.shapes if shape.type == "rect"]) == 3
    assert without_articles(whole.head(2), whole.head(2)).empty, "days and weeks are not shaded"
