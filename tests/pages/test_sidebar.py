"""The filters: what stands in the sidebar at once, what under More, and how a search is read."""

import datetime as dt
import time

import pytest

from dashboard.view import LAST_DAY


def test_few_filters_stand_at_once_and_the_rest_under_more(open_page, harbour):
    sidebar = [one.label for one in open_page(harbour).app.sidebar if getattr(one, "label", "")]
    more = sidebar.index("More")
    assert sidebar[:more] == [
        "Search", "Who or what is named", "Or find any name", "Who is quoted", "Published",
        "When it happened", "Source",
    ]  # fmt: skip
    assert len(sidebar) - more > 12


@pytest.mark.parametrize(
    ("typed", "read"),
    [("water OR tolls", ""), ("water NOT tolls", ""), ("water OR", "water")],
)
def test_what_was_made_of_a_search_is_shown_where_it_is_not_what_was_typed(
    open_page, harbour, typed, read
):
    words = open_page(harbour, text=typed).words
    assert words.count("Searched for: ") == bool(read)
    assert f"Searched for: {read}" in words or not read


def test_a_link_of_one_day_is_that_day_and_a_field_without_an_end_goes_on_from_it(
    open_page, harbour
):
    page = open_page(harbour, published="2031-03-05")
    field = page.app.sidebar.date_input(key="published")
    assert field.value == (dt.date(2031, 3, 5), dt.date(2031, 3, 5))
    field.set_value((dt.date(2031, 3, 5),)).run()
    assert "since 5 Mar 2031" in page.html
    since = open_page(harbour, published=["2031-03-05", LAST_DAY.isoformat()])
    assert "since 5 Mar 2031" in since.html
    assert since.app.sidebar.date_input(key="published").value == (dt.date(2031, 3, 5),)


SLOW = 3.5
"""Seconds for which a phone draws an answer: a page that forgot after three set its letters back."""


def narrow_box(page):
    """The search box that a phone shows above the page."""
    return next(one for one in page.app.text_input if one.key.startswith("text_on_phones"))


def test_what_a_slow_phone_still_sends_from_before_sets_no_letters_back(open_page, harbour):
    page = open_page(harbour)
    first = narrow_box(page).key
    for letters in ("wat", "water"):
        narrow_box(page).set_value(letters).run()
    time.sleep(SLOW)
    for late in ("", "wat", ""):  # it has drawn no answer yet
        page.app.sidebar.text_input(key="text").set_value(late).run()
        assert page.app.sidebar.text_input(key="text").value == "water"
        assert (narrow_box(page).key, narrow_box(page).value) == (first, "water")


def test_an_earlier_search_can_be_typed_again_once_a_phone_has_drawn_the_last(open_page, harbour):
    page = open_page(harbour)
    for letters in ("wat", "water"):
        narrow_box(page).set_value(letters).run()
    page.app.run()  # with the letters that were drawn
    page.app.sidebar.text_input(key="text").set_value("wat").run()
    assert page.app.sidebar.text_input(key="text").value == "wat"
    assert narrow_box(page).value == "wat"
