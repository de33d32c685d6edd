import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import time_span as spans
from dashboard.charts.time_span import Span


def events(*rows):
    frame = pd.DataFrame(rows, columns=["event", "first", "last", "articles"])
    return frame.assign(first=pd.to_datetime(frame["first"]), last=pd.to_datetime(frame["last"]))


SPRING = events(
    ("treaty", "2031-03-04", "2031-03-04", 5),
    ("talks", "2031-03-10", "2031-03-14", 3),
    ("sail", "2031-05-01", None, 1),
)
FAR = events(("founding", "1950-01-01", "1950-12-31", 1), ("hope", None, "2090-01-01", 1))
ALL = pd.concat([FAR, SPRING])
MARCH = Span(pd.Timestamp("2031-03-01"), pd.Timestamp("2031-03-31"))


def test_a_far_event_does_not_squash_the_rest():
    span = spans.dense_span(ALL)
    assert (span.first, span.last) == (pd.Timestamp("2031-03-04"), pd.Timestamp("2031-05-01"))
    assert (span.before, span.after) == (1, 1)


def test_a_period_of_ten_years_does_not_squash_the_rest():
    plan = events(("plan", "2031-03-20", "2041-03-20", 2))
    span = spans.dense_span(pd.concat([SPRING, plan]))
    assert span.last == pd.Timestamp("2031-05-01")
    assert (span.before, span.after) == (0, 0)


def test_it_opens_where_most_events_lie_though_a_third_are_years_away():
    old = events(*((f"old {n}", f"{2020 + n}-01-01", None, 1) for n in range(5)))
    span = spans.dense_span(pd.concat([old, SPRING]))
    assert (span.first, span.before) == (pd.Timestamp("2031-03-04"), 5)


def test_what_is_most_reported_is_in_the_window_though_it_lies_outside_the_densest_stretch():
    months = pd.date_range("2031-01-01", "2032-02-01", freq="MS").strftime("%Y-%m-%d")
    year = events(*((f"month {n}", day, day, 3) for n, day in enumerate(months)))
    war, fair = events(("war", "2030-06-15", None, 9)), events(("fair", "2030-06-10", None, 1))
    assert spans.dense_span(pd.concat([year, war, fair])).first == pd.Timestamp("2030-06-15")
    assert spans.dense_span(pd.concat([year, fair])).first == pd.Timestamp("2031-01-01")


def test_events_close_together_are_all_shown():
    span = spans.dense_span(SPRING)
    assert (span.before, span.after) == (0, 0)


def test_events_of_one_season_are_all_shown_though_most_articles_tell_of_one():
    late = events(("race", "2031-05-10", "2031-05-10", 3))
    span = spans.dense_span(pd.concat([SPRING[:1], late]))
    assert (span.before, span.after) == (0, 0)


def test_what_touches_a_stretch_is_in_it_and_the_rest_is_counted():
    span = spans.within(ALL, dt.date(2031, 3, 12), dt.date(2031, 4, 1))
    assert spans.touching(ALL, span)["event"].tolist() == ["talks"]
    assert (span.before, span.after) == (2, 2)


def test_a_stretch_without_an_end_goes_to_the_last_event_and_never_back():
    assert spans.since(SPRING, dt.date(2031, 3, 12)).last == pd.Timestamp("2031-05-01")
    after = spans.since(SPRING, dt.date(2032, 1, 1))
    assert (after.first, after.last) == (pd.Timestamp("2032-01-01"), pd.Timestamp("2032-01-02"))
    assert after.before == len(SPRING)


@pytest.mark.parametrize("scale", list(spans.SCALES))
def test_another_scale_is_that_scale_and_keeps_the_most_reported_in_sight(scale):
    first, last = spans.zoomed(ALL, MARCH, scale)
    assert spans.within(ALL, first, last).scale == scale
    assert first <= dt.date(2031, 3, 4) <= last


def test_another_scale_shows_no_years_behind_the_last_event_nor_before_the_first():
    first, last = spans.zoomed(SPRING, MARCH, "decades")
    assert dt.date(2031, 5, 1) <= last <= dt.date(2033, 6, 1)
    assert spans.within(SPRING, first, last).scale == "decades"
    old = events(("founding", "1950-01-01", "1950-12-31", 9), ("talks", "2031-03-10", None, 1))
    first, last = spans.zoomed(
        old, spans.within(old, dt.date(1940, 1, 1), dt.date(1960, 1, 1)), "years"
    )
    assert dt.date(1949, 6, 1) <= first <= dt.date(1950, 1, 1)


def test_a_step_back_shows_the_nearest_of_what_lies_before():
    first, last = spans.step_back(ALL, MARCH)
    assert spans.touching(ALL, spans.within(ALL, first, last))["event"].tolist() == ["founding"]
    first, last = spans.step_on(ALL, MARCH)
    assert spans.touching(ALL, spans.within(ALL, first, last))["event"].tolist() == ["sail"]


def test_what_lies_beside_is_ranked_by_how_much_it_is_reported():
    assert spans.later(ALL, MARCH)["event"].tolist() == ["sail", "hope"]
    assert spans.earlier(ALL, MARCH)["event"].tolist() == ["founding"]


def test_what_lies_beside_has_a_day_of_its_own():
    one = events(("report", "2031-02-01", "2031-02-01", 9), ("vote", "2031-02-03", "2031-02-03", 1))
    frame = one.assign(certainty=["assumed", "stated"])
    assert spans.earlier(frame, MARCH)["event"].tolist() == ["vote"]
    assert spans.within(frame, dt.date(2031, 3, 1), dt.date(2031, 3, 31)).before == 1
    assert spans.within(frame, dt.date(2031, 1, 1), dt.date(2031, 1, 31)).after == 1


ROWS = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 400), st.integers(1, 9)), min_size=1)


@given(ROWS)
def test_the_opening_stretch_holds_most_articles_and_counts_the_rest(rows):
    day = pd.Timestamp("2031-01-01")
    frame = events(*((str(n), day + pd.Timedelta(days=a), day + pd.Timedelta(days=a + b), c) for n, (a, b, c) in enumerate(rows)))  # fmt: skip
    span = spans.dense_span(frame)
    inside = spans.touching(frame, span)
    assert inside["articles"].sum() >= 0.5 * frame["articles"].sum()
    assert len(inside) + span.before + span.after == len(frame)
