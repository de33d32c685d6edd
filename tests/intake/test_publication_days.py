import datetime as dt

import pytest

from dashboard.intake.publication_days import day_comes_first, find_day, read_day


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("2024-04-22", "2024-04-22"),
        ("2024-04-22T10:05:00Z", "2024-04-22T10:05:00+00:00"),
        ("2024-04-22 10:05:30.123+0200", "2024-04-22T10:05:30+02:00"),
        ("20240422T100500Z", "2024-04-22T10:05:00+00:00"),
        ("Mon, 22 Apr 2024 10:05:00 +0000", "2024-04-22T10:05:00+00:00"),
        ("Mon Apr 22 10:05:00 CEST 2024", "2024-04-22T10:05:00"),
        ("April 22, 2024", "2024-04-22"),
        ("22 April 2024", "2024-04-22"),
        ("22. April 2024", "2024-04-22"),
        ("22 avril 2024", "2024-04-22"),
        ("22 de abril de 2024", "2024-04-22"),
        ("22.04.2024", "2024-04-22"),
        ("22/04/2024", "2024-04-22"),
        ("1713780300", "2024-04-22T10:05:00+00:00"),
        (dt.date(2024, 4, 22), "2024-04-22"),
    ],
)
def test_dates_are_read_in_the_forms_that_exports_use(raw, iso):
    assert read_day(raw).iso == iso


@pytest.mark.parametrize(
    "raw", ["1900-01-01", "1970-01-01T00:00:00Z", "0000-00-00", "2099-05-01", "31/02/2024", "0"]
)
def test_implausible_dates_are_refused(raw):
    assert read_day(raw).iso is None


def test_an_implausible_date_is_named():
    assert read_day("1970-01-01").warning == "implausible_date: 1970-01-01"


def test_a_day_that_reads_two_ways_is_not_decided():
    day = read_day("03/04/2024")
    assert day.iso is None
    assert day.warning == "ambiguous_date: 2024-03-04 or 2024-04-03"


def test_evidence_of_the_order_decides():
    assert read_day("03/04/2024", day_first=True).iso == "2024-04-03"
    assert read_day("03/04/2024", day_first=False).iso == "2024-03-04"


def test_a_year_is_never_supplied():
    assert read_day("April 22").iso is None


def test_a_date_line_keeps_its_time():
    assert find_day("Updated 3:05 p.m., April 22, 2024").iso == "2024-04-22T15:05"


def test_the_order_of_day_and_month_is_told_by_site_before_language():
    assert day_comes_first("baycourier.uk", "en") is True
    assert day_comes_first("baycourier.gov", "en") is False
    assert day_comes_first("baycourier.example", "de") is True
    assert day_comes_first("baycourier.example", "en") is None
