"""One outlet has one name, whatever pages, feeds and exports print for it."""

import pytest

from dashboard.intake.clean_command import clean_record
from dashboard.intake.draft import Draft, Part, finish
from dashboard.intake.outlet_names import masthead, one_name, outlet_of_host
from dashboard.model import Article

BODY = [Part("paragraph", "The pier of Lindhaven opened on Monday.")]


@pytest.mark.parametrize(
    ("stated", "url", "name"),
    [
        (["baycourier", "The Bay Courier"], "https://www.baycourier.example/1", "The Bay Courier"),
        (["baycourier.example"], "https://www.baycourier.example/1", "baycourier.example"),
        (["bay", "Bay.example"], "https://bay.example/1", "Bay.example"),
        (["The Bay Courier | News from the bay"], None, "The Bay Courier"),
        (["Bay Courier - Example Media GmbH & Co. KG"], None, "Bay Courier"),
        (["What the harbour says today"], "https://baycourier.example/1", None),
        (
            ["The Harbour Post and Mail of Lindhaven"],
            "https://hpml.example/1",
            "The Harbour Post and Mail of Lindhaven",
        ),
        (["Security", "Bay Courier"], None, "Bay Courier"),
        (["Blogger", None, ""], None, None),
        (["U.S."], "https://www.reuters.com/article/1", "Reuters"),
        (["AP NEWS"], None, "Associated Press"),
    ],
)
def test_the_best_of_what_a_page_states_is_its_outlet(stated, url, name):
    assert masthead(stated, url) == name


@pytest.mark.parametrize(
    "printed",
    [
        "AP",
        "AP News",
        "The Associated Press",
        "Associated Press",
        "apnews.com",
        "https://www.apnews.com/",
    ],
)
def test_an_agency_has_one_name(printed):
    assert one_name(printed) == "Associated Press"


def test_an_address_for_a_name_is_its_host():
    assert one_name("https://www.baycourier.example") == "baycourier.example"


def test_a_host_stands_for_those_below_it():
    assert outlet_of_host("edition.cnn.com") == "CNN"
    assert outlet_of_host("notcnn.com") is None
    assert outlet_of_host("com") is None
    assert outlet_of_host(None) is None


def test_a_record_without_a_source_has_its_address_outlet():
    found = finish(Draft(title="Pier", body=BODY, url="https://www.nytimes.com/2031/pier.html"))
    assert isinstance(found, Article)
    assert found.source == "The New York Times"
    found = finish(Draft(title="Pier", body=BODY, source="nytimes.com"))
    assert isinstance(found, Article)
    assert found.source == "The New York Times"


def headline(h1, *, og="", head=""):
    text = "The pier of Lindhaven opened on Monday, the harbour master said. " * 5
    found = clean_record(
        {
            "html": f"<html><head><title>{head}</title><meta property='og:site_name' content='The Bay Courier'>"
            f"<meta property='og:title' content='{og}'></head><body>{h1}<article><p>{text}</p><p>{text}</p></article></body></html>",
            "url": "https://www.baycourier.example/pier",
        }
    )
    assert isinstance(found, Article)
    return found.title


def test_the_site_name_is_no_headline():
    assert (
        headline("<h1>The Bay Courier</h1>", og="Second pier opens in the bay")
        == "Second pier opens in the bay"
    )
    assert (
        headline("<h1>Bay Courier</h1>", head="Second pier opens in the bay | The Bay Courier")
        == "Second pier opens in the bay"
    )


@pytest.mark.parametrize(
    "behind",
    [
        " | The Bay Courier",
        " - Bay Courier",
        "ㅣThe Bay Courier",
        "｜baycourier.example",
        " – Baycourier",
    ],
)
def test_the_site_name_is_cut_off_a_headline(behind):
    assert (
        headline("", og=f"Second pier opens in the bay{behind}") == "Second pier opens in the bay"
    )


def test_a_rubric_is_no_headline():
    assert (
        headline("<h1>Town talk</h1>", og="Second pier opens in the bay")
        == "Second pier opens in the bay"
    )
    assert (
        headline("<h1>Bay gets a second pier</h1>", og="Second pier opens in the bay")
        == "Bay gets a second pier"
    )
