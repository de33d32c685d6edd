"""Interval arithmetic, as the builders of events use it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.parsing.dates.interval import (
    FOREVER,
    ORDER,
    Interval,
    OutOfCalendar,
    containing,
    date_value,
    duration_value,
    season_of,
    shift_day,
    week_of,
)

DAYS = st.dates(dt.date(1200, 1, 1), dt.date(9700, 1, 1))
UNITS = st.sampled_from(ORDER)


def intervals():
    return st.builds(
        lambda one, other: Interval(min(one, other), max(one, other), "period"), DAYS, DAYS
    )


@given(DAYS, UNITS)
def test_a_calendar_unit_holds_the_day_it_is_asked_for(day, unit):
    found = containing(day, unit)
    assert found.first
    assert found.last
    assert found.first <= found.last
    if unit != "weekend":
        assert found.first <= day <= found.last


@given(intervals(), intervals())
def test_what_two_intervals_share_lies_in_both(one, other):
    shared = one.intersect(other)
    assert (shared is not None) == one.overlaps(other) == other.overlaps(one)
    if shared is not None:
        assert max(one.first, other.first) == shared.first
        assert min(one.last, other.last) == shared.last
        hull = one.hull(other)
        assert hull.first <= shared.first <= shared.last <= hull.last


@given(DAYS, st.integers(-3000, 3000))
def test_shifting_by_days_can_be_undone(day, count):
    assert shift_day(shift_day(day, count, "day"), -count, "day") == day


def test_an_open_end_overlaps_everything_behind_it():
    war = Interval(dt.date.fromisoformat("2031-02-01"), FOREVER, "period")
    assert war.overlaps(
        Interval(dt.date.fromisoformat("2045-01-01"), dt.date.fromisoformat("2045-01-02"))
    )
    assert not war.overlaps(
        Interval(dt.date.fromisoformat("2030-01-01"), dt.date.fromisoformat("2031-01-31"))
    )
    assert war.is_open


def test_the_finer_of_two_nested_intervals_keeps_its_granularity():
    month = Interval(
        dt.date.fromisoformat("2031-06-01"), dt.date.fromisoformat("2031-06-30"), "month"
    )
    week = Interval(
        dt.date.fromisoformat("2031-06-09"), dt.date.fromisoformat("2031-06-15"), "week"
    )
    assert month.intersect(week) == week


def test_a_month_moved_by_a_year_stays_a_whole_month():
    february = containing(dt.date(2024, 2, 10), "month")
    assert february.shift(-1, "year").last == dt.date(2023, 2, 28)


def test_a_day_outside_the_calendar_has_a_name():
    with pytest.raises(OutOfCalendar):
        shift_day(dt.date(2024, 1, 1), 99999, "century")
    with pytest.raises(OutOfCalendar):
        week_of(dt.date(9999, 12, 31))


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("day", "2024-12-30"),
        ("week", "2025-W01"),
        ("weekend", "2025-W01-WE"),
        ("month", "2024-12"),
        ("quarter", "2024-Q4"),
        ("half", "2024-H2"),
        ("season", "2024-WI"),
        ("year", "2024"),
        ("decade", "202"),
        ("century", "20"),
    ],
)
def test_each_granularity_prints_as_timex(unit, value):
    assert date_value(containing(dt.date(2024, 12, 30), unit)) == value


def test_winter_belongs_to_the_year_of_its_december():
    assert containing(dt.date(2024, 1, 9), "season") == season_of(2023, "WI")


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (3, "day", "P3D"),
        (None, "week", "PXW"),
        (2.5, "year", "P2Y6M"),
        (0.5, "hour", "PT30M"),
        (5.5, "hour", "PT5H30M"),
        (2, "decade", "P20Y"),
        (2, "fortnight", "P4W"),
        (45, "minute", "PT45M"),
    ],
)
def test_lengths_print_as_timex(count, unit, value):
    assert duration_value(count, unit) == value
