"""Every table of a page can be taken away: whole, and with the numbers that the page shows."""

import pytest

from dashboard import open_corpus
from dashboard.page.components import downloads
from dashboard.page.components.chart_sections import TRENDS
from dashboard.view import View

TABLES = {
    "overview": {"names", "speakers"},
    "entities": {"names", "names-over-time", "pairs"},
    "timeline": {"events"},
    "quotations": {"quotations", "facets"},
    "articles": {"articles"},
    "about": {"accuracy"},
    "compare": {"names-compared", "quoted-once", "told-once"},
}


@pytest.fixture
def taken(open_page, harbour, monkeypatch):
    """The tables that a page offers, by name."""

    def of(page):
        found = {}
        monkeypatch.setattr(
            downloads, "table_buttons", lambda name, make, *_: found.update({name: make()})
        )
        open_page(harbour, page)
        return found

    return of


@pytest.mark.parametrize("page", TABLES)
def test_a_page_offers_each_of_its_tables_with_rows(taken, page):
    found = taken(page)
    assert found.keys() == TABLES[page]
    assert all(len(table) for table in found.values())


def test_the_tables_of_entities_hold_what_the_page_shows(taken):
    found = taken("entities")
    names = found["names"].set_index("name")["articles"]
    trend = found["names-over-time"]
    assert trend["name"].nunique() == min(TRENDS, len(names))
    dated = trend.groupby("name")["articles"].sum()
    assert (dated <= names[dated.index]).all()
    pairs = found["pairs"]
    assert {"Ada Lund", "Port Amsel"} == set(pairs.loc[0, ["name", "name_other"]])
    every_two = len(names) * (len(names) - 1) / 2
    assert len(pairs) == every_two, "any two of these stand in one article"


def test_a_file_says_which_kind_of_names_alone_it_holds(open_page, harbour, monkeypatch):
    told = {}
    monkeypatch.setattr(
        downloads, "table_buttons", lambda name, _, view: told.update({name: view.get("view")})
    )
    open_page(harbour, "entities", type="person")
    assert told == dict.fromkeys(TABLES["entities"], "All articles: people alone")
    open_page(harbour, "entities")
    assert told == dict.fromkeys(TABLES["entities"])


def test_speakers_are_taken_away_with_their_quotations(taken):
    speakers = taken("overview")["speakers"]
    assert list(speakers) == ["speaker", "quotations"]
    assert speakers["quotations"].sum() <= len(taken("quotations")["quotations"])


def test_the_facets_of_quotations_are_taken_away_with_what_each_click_shows(taken, harbour):
    facets = taken("quotations")["facets"]
    assert {"Who is quoted", "Published", "Kind of quotation"} <= {*facets["facet"]}
    told = facets[facets["facet"] == "Who is quoted"].set_index("value")["count"]
    for speaker, count in told.items():
        assert open_corpus(harbour).count_quotations(View(speaker=(speaker,))) == count
