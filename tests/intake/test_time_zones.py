"""The clock of an outlet: a date that is stated in UTC is told as its readers would date it."""

import pytest

from dashboard.intake.draft import Draft, Part, finish
from dashboard.intake.time_zones import by_the_outlets_clock, clock_of_host
from dashboard.intake.words import word_list
from dashboard.model import Article


@pytest.mark.parametrize(
    ("host", "iso", "told"),
    [
        ("harbour.gov", "2024-03-08T01:23:23+00:00", "2024-03-07T20:23:23-05:00"),
        ("tolls.norwich.gov", "2031-01-10T02:00:00+00:00", "2031-01-09T21:00:00-05:00"),
        ("dam.co.nz", "2031-01-09T20:00:00+00:00", "2031-01-10T09:00:00+13:00"),
        ("ferry.co.uk", "2031-01-09T23:30:00+00:00", "2031-01-09T23:30:00+00:00"),
        ("ferry.co.uk", "2031-07-09T23:30:00+00:00", "2031-07-10T00:30:00+01:00"),
    ],
)
def test_a_time_in_utc_is_told_by_the_outlets_clock(host, iso, told):
    assert by_the_outlets_clock(iso, host) == told


@pytest.mark.parametrize(
    ("host", "iso"),
    [
        ("harbour.gov", "2031-03-10"),
        ("harbour.gov", "2031-03-10T01:23:23"),
        ("harbour.gov", "2031-03-10T01:23:23+02:00"),
        ("harbour.gov", "2031-03-10T00:00:00+00:00"),
        ("harbour.com", "2031-03-10T01:23:23+00:00"),
        (None, "2031-03-10T01:23:23+00:00"),
        ("harbour.gov", None),
    ],
)
def test_what_states_no_time_in_utc_or_no_clock_stays(host, iso):
    assert by_the_outlets_clock(iso, host) == iso


def test_the_longest_end_of_a_host_decides():
    assert clock_of_host("water.ca.gov") == "America/Los_Angeles"
    assert clock_of_host("water.gov") == "America/New_York"


@pytest.mark.parametrize(
    ("host", "zone"),
    [
        ("hawaii.gov", "Pacific/Honolulu"),
        ("dam.colorado.gov", "America/Denver"),
        ("dam.az.gov", "America/Phoenix"),
        ("tolls.illinois.gov", "America/Chicago"),
        ("ferry.wa.gov", "America/Los_Angeles"),
        ("ferry.maine.gov", "America/New_York"),
        ("tolls.texas.gov", None),
        ("dam.oregon.gov", None),
    ],
)
def test_a_states_site_lives_by_the_clock_of_the_state_if_it_has_one(host, zone):
    assert clock_of_host(host) == zone


def test_no_host_stands_under_two_zones():
    hosts = [host for alike in word_list("clocks").values() for host in alike]
    assert len(set(hosts)) == len(hosts)


@pytest.mark.parametrize("zone", [zone for zone in word_list("clocks") if zone])
def test_each_zone_is_one_of_the_database(zone):
    host = str(word_list("clocks")[zone][0])
    assert by_the_outlets_clock("2031-01-10T12:00:00+00:00", host)


def test_the_evidence_of_a_date_names_the_clock():
    draft = Draft(body=[Part("paragraph", "The toll rose today.")], url="https://harbour.gov/toll")
    draft.published, draft.published_evidence = "2024-03-08T01:23:23Z", "feed"
    article = finish(draft)
    assert isinstance(article, Article)
    assert article.published == "2024-03-07T20:23:23-05:00"
    assert article.published_evidence == "feed; told by the clock of America/New_York"
