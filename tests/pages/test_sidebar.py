"""The filters: what stands in the sidebar at once, what under More, and how a search is read."""

import datetime as dt

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
