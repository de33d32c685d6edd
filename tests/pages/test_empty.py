"""What stands where there is nothing to show: why it is so, and what to do."""

import handmade
import pytest

QUIET = handmade.report("q1", "Rain", None, None, "It rained. A parade is planned.",
                        events=[("A parade is planned", "Parade", None, None, "assumed", "planned")])  # fmt: skip
SILENT = handmade.report("q2", "Fog", None, None, "There was fog.")


@pytest.fixture(scope="module")
def quiet(tmp_path_factory):
    """One article without a date that names and quotes nobody and tells of one undated event."""
    return handmade.collection(tmp_path_factory.mktemp("quiet"), [QUIET])


@pytest.fixture(scope="module")
def silent(tmp_path_factory):
    """One article in which nothing is found."""
    return handmade.collection(tmp_path_factory.mktemp("silent"), [SILENT])


def test_a_small_collection_is_not_told_to_take_filters_away(open_page, silent):
    for page in ("overview", "timeline"):
        html = open_page(silent, page).html
        assert "ilters" not in html.split("</style>")[-1]
        assert "dateline add FOLDER" in html


def test_the_overview_says_what_is_missing(open_page, quiet):
    html = open_page(quiet).html
    assert "No person, organisation or place is named here." in html
    assert "None of these articles has a date." in html
    assert "Nobody is quoted here." in html


def test_a_filtered_view_offers_to_clear_its_filters(open_page, harbour):
    html = open_page(harbour, "timeline", source=["Sea Log"], entity=["Ole Brandt"]).html
    assert "No article here tells of an event." in html
    assert '<a href="timeline" data-here="">clear all filters</a>.' in html


def test_events_without_a_day_are_counted_in_the_headline(open_page, quiet):
    html = open_page(quiet, "timeline").html
    assert "1 event, and no day is known of any" in html
    assert "Parade" in html
