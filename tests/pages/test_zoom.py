import datetime as dt

import pytest

from dashboard.page.components import zoom


def test_a_stretch_of_time_stands_in_the_address_and_is_read_back():
    days = (dt.date(2031, 3, 1), dt.date(2031, 4, 1))
    assert zoom.from_window(zoom.as_window(*days)) == days


@pytest.mark.parametrize("words", ["", None, "x", "2031-03-01", "2031-03-01..", "2031-04-01..2031-03-01", "0001-01-01..2031-01-01"])  # fmt: skip
def test_what_is_no_stretch_is_left_out(words):
    assert zoom.from_window(words) is None


def test_the_strip_shows_the_stretch_of_the_link_and_says_what_lies_beside(open_page, harbour):
    html = open_page(harbour, "timeline", window="2031-03-01..2031-03-31").html
    assert "← 1 earlier: Talks in Port Amsel, 20–22 Feb 2031" in html
    assert (
        "Date not given: 1 event" in html
    )  # what was reported on a later day is not counted as later
    assert " later:" not in html
    assert "where most events lie" in html


def test_a_filter_of_days_is_the_stretch(open_page, harbour):
    page = open_page(harbour, "timeline", referenced=["2031-02-20", "2031-03-05"])
    assert "2 dated events in this stretch" in page.html


def test_scales_are_links_that_keep_the_view(open_page, harbour):
    html = open_page(harbour, "timeline", entity=["Ada Lund"]).html
    months = "2030-08-17..2031-05-14"  # a little of it lies behind the last event
    assert f'href="timeline?entity=Ada+Lund&amp;window={months}"' in html
    assert '<b aria-current="true">weeks</b>' in html
