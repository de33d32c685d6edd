"""What of the Quotations page is no filter: shelves, orders, length, and the narrowing to periods."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from dashboard.page.components.facets import buckets
from dashboard.page.components.quotation_order import MOST, STEP, Listing
from dashboard.view import View


@pytest.mark.parametrize(
    ("query", "listing"),
    [
        ({}, Listing()),
        ({"sort": "text", "rows": "60"}, Listing(sort="text", rows=60)),
        ({"show": "retold"}, Listing(show="retold")),
        ({"sort": "<b>", "rows": "-1", "show": "x"}, Listing()),
        ({"rows": "9" * 9}, Listing(rows=MOST)),
        ({"rows": "٣"}, Listing()),
    ],
)
def test_an_address_gives_the_listing_and_never_fails(query, listing):
    assert Listing.from_query(query) == listing


def test_only_a_search_has_best_matches():
    assert Listing().order(View(text="toll")) == "relevance"
    assert Listing().order(View()) == "date"
    assert Listing(sort="relevance").order(View()) == "date"
    assert Listing(sort="prominence").order(View(text="toll")) == "prominence"


def test_a_file_of_statements_told_more_than_once_opens_their_list():
    here: Any = SimpleNamespace(view=View(text="toll"), events={})
    assert Listing(show="retold", rows=90).told(here) == {"link": "?text=toll&show=retold"}
    assert Listing(sort="text").told(here) == {}


def frame(*days):
    return pd.DataFrame({"day": pd.to_datetime(days), "quotations": range(1, len(days) + 1)})


def test_long_spans_are_parted_in_years_and_short_ones_in_months():
    assert buckets(frame("2029-03-04", "2031-03-04", "2031-05-06")) == [
        (dt.date(2031, 1, 1), dt.date(2031, 12, 31), 5),
        (dt.date(2029, 1, 1), dt.date(2029, 12, 31), 1),
    ]
    assert buckets(frame("2031-03-04", "2031-03-09", "2031-05-06")) == [
        (dt.date(2031, 5, 1), dt.date(2031, 5, 31), 3),
        (dt.date(2031, 3, 1), dt.date(2031, 3, 31), 3),
    ]
    assert buckets(frame()) == []


def test_the_orders_are_links_that_keep_the_view(open_page, harbour):
    html = open_page(harbour, "quotations", text="water", sort="text").html
    assert '<a href="quotations?text=water&amp;sort=text" data-here="" aria-current="true">' in html
    assert 'href="quotations?text=water&amp;sort=relevance"' in html
    assert "Best match" not in open_page(harbour, "quotations").html


def test_a_facet_keeps_the_order_and_shortens_the_list(open_page, harbour):
    html = open_page(harbour, "quotations", sort="text", rows="60").html
    assert 'href="quotations?speaker=Ole+Brandt&amp;sort=text"' in html


def test_the_list_is_lengthened_by_a_link(open_page, harbour):
    html = open_page(harbour, "quotations", rows="1").html
    assert html.count('class="proof"') == 1
    assert f'href="quotations?rows={1 + STEP}"' in html
    assert "Show 3 more" in html
    assert 'class="more"' not in open_page(harbour, "quotations").html


def test_periods_narrow_and_widen_again(open_page, harbour):
    html = open_page(harbour, "quotations").html
    assert 'href="quotations?published=2031-02-01&amp;published=2031-02-28"' in html
    html = open_page(harbour, "quotations", published=["2031-02-01", "2031-02-28"]).html
    assert '<a href="quotations" data-here="" class="chosen" title="Remove this filter">' in html
    assert "1 quotation" in html
