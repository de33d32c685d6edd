"""What stands where there is nothing to show: why it is so, and what to do."""

import demos
import handmade
import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.page import open_collection
from dashboard.page.components import switch_collection
from dashboard.page.settings import READER

QUIET = handmade.report("q1", "Rain", None, None, "It rained. A parade is planned.",
                        events=[("A parade is planned", "Parade", None, None, "assumed", "planned")])  # fmt: skip
OPENS = "Open this link in the demo"
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
        shown = open_page(silent, page)
        assert "ilters" not in shown.words
        add = 'More articles give more to see: <a href="add" data-here="">add them</a>.'
        assert add in shown.html


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    """A collection without articles."""
    path = tmp_path_factory.mktemp("blank")
    add(Store(path), ())
    return path


@pytest.mark.parametrize(
    "page", ["overview", "entities", "timeline", "quotations", "articles", "compare", "about"]
)
def test_every_page_of_an_empty_collection_opens(open_page, blank, page):
    assert "<h1>" in open_page(blank, page).html


def test_an_empty_collection_invites_to_add_or_to_see_the_demo(
    open_page, blank, harbour, monkeypatch
):
    page = open_page(blank)
    assert "There are no articles here yet" in page.words
    assert '<a href="add" data-here="" class="go">Add articles</a>' in page.html
    labels = [one.label for one in page.app.sidebar if getattr(one, "label", "")]
    assert labels == []  # no filters: there is nothing to filter
    monkeypatch.setattr(open_collection, "read_demo", lambda: harbour)
    page.app.button(key="see_demo").click().run()
    assert "6 articles" in page.words
    assert open_collection.own_collection() == blank
    assert "There are no articles here yet" in open_page(blank).words  # for all other readers
    page.turn_to("add")
    assert f"a collection of your own, in {blank}" in page.words
    page.app.button(key="show_own").click().run()
    assert "There are no articles here yet" in page.turn_to("overview").words


LINKS = {
    "timeline": {"event": "Harbour treaty signed, 4 Mar 2031"},
    "quotations": {"text": "water"},
    "article": {"article": "a3"},
    "profile": {"profile": "Ada Lund"},
}


@pytest.mark.parametrize("page", LINKS)
def test_a_link_into_an_empty_collection_says_what_it_needs_and_opens_in_the_demo(
    open_page, blank, harbour, monkeypatch, page
):
    shown = open_page(blank, page, **LINKS[page])
    assert "This link was made in another collection" in shown.words
    monkeypatch.setattr(open_collection, "read_demo", lambda: harbour)
    shown.app.button(key="see_demo").click().run()
    assert "no articles yet" not in shown.words
    (words,) = LINKS[page].values()  # the address is still that of the link
    assert (words.partition(",")[0] if page != "article" else "Westmark Daily") in shown.words


def test_a_link_of_the_demo_is_known_in_another_collection(open_page, silent, blank, monkeypatch):
    monkeypatch.setattr(switch_collection, "demo_is_read", lambda: True)
    monkeypatch.setattr(switch_collection, "demo_corpus", demos.ready)
    mark = f"{open_corpus(demos.ready()).fingerprint}.48"
    known = "This link was copied from the demo"
    own = open_page(silent, "quotations", text="water", shared=mark)
    assert known in own.words
    assert [one.label for one in own.app.button if one.key == "see_demo"] == [OPENS]
    other = open_page(silent, "quotations", text="water", shared="0123456789.48")
    assert known not in other.words
    assert "47 fewer than when the link was shared" in other.words
    empty = open_page(blank, "quotations", text="water", source="Sea Log", shared=mark).words
    assert empty.count(known) == 1
    assert "asks for" not in empty  # it is said once that the link was made elsewhere
    assert "than when the link was shared" not in empty
    assert "Search looks in" not in empty  # where there is no box
    assert known not in open_page(demos.ready(), "quotations", shared=mark).words


@pytest.mark.parametrize(
    "page", ["overview", "entities", "timeline", "quotations", "articles", "compare"]
)
def test_an_empty_collection_says_on_every_page_that_it_is_empty(open_page, blank, page):
    words = open_page(blank, page).words
    said = "Nobody is quoted here yet" if page == "quotations" else "There are no articles here yet"
    assert said in words
    assert "Add articles" in words


def test_a_hosted_empty_collection_offers_nothing_that_readers_cannot_do(
    open_page, blank, monkeypatch
):
    monkeypatch.setattr(open_collection, "role", lambda: READER)
    page = open_page(blank)
    assert "Whoever hosts it can add some." in page.words
    assert not page.app.button


def test_the_overview_says_what_is_missing(open_page, quiet):
    html = open_page(quiet).html
    assert "No person, organisation or place is named here." in html
    assert "None of these articles has a date." in html
    assert "Nobody is quoted here." in html


def test_a_filtered_view_offers_to_clear_its_filters(open_page, harbour):
    html = open_page(harbour, "timeline", source=["Sea Log"], entity=["Ole Brandt"]).html
    assert "No article here reports an event." in html
    assert '<a href="timeline" data-here="">clear all filters</a>.' in html


def test_events_without_a_day_are_counted_in_the_headline(open_page, quiet):
    html = open_page(quiet, "timeline").html
    assert "1 event without a known date" in html
    assert "Parade" in html


def test_an_undated_event_that_is_only_planned_says_so(open_page, tmp_path):
    dated = handmade.report("q3", "Treaty", "2031-03-04", None, "A treaty was signed on 4 March 2031. Talks ended on 2 March 2031.",
                            dates=[("4 March 2031", "2031-03-04", "2031-03-04"), ("2 March 2031", "2031-03-02", "2031-03-02")],
                            events=[("A treaty was signed", "Treaty signed", "2031-03-04", "2031-03-04", "stated", "happened"),
                                    ("Talks ended", "Talks end", "2031-03-02", "2031-03-02", "stated", "happened")])  # fmt: skip
    page = open_page(handmade.collection(tmp_path / "c", [QUIET, dated]), "timeline")
    assert "Date not given: 1 eventParade · planned" in page.words


@pytest.mark.parametrize("more", [{}, {"show": "retold"}])
def test_a_collection_without_quotations_does_not_blame_filters(open_page, silent, more):
    html = open_page(silent, "quotations", **more).html
    assert "Nobody is quoted in these articles" in html
    assert '<a href="articles" data-here="">Open the articles</a>' in html
    assert "these filters" not in html


def test_what_nobody_retold_leads_back_to_all_quotations(open_page, harbour):
    html = open_page(harbour, "quotations", show="retold").html
    assert "4 quotations here, each in one article only." in html
    assert '<a href="quotations" data-here="">See all of them</a>' in html


def test_a_filter_that_leaves_no_quotation_is_named_as_the_reason(open_page, silent):
    html = open_page(silent, "quotations", status="declined").html
    assert "Nothing in this collection matches this filter." in html


def test_a_kind_without_names_leads_to_all_kinds(open_page, harbour):
    html = open_page(harbour, "entities", type="quote").html
    assert "No events or others are named here; other kinds of names may be." in html
    assert '<a href="entities" data-here="">Show all kinds</a>' in html
    assert "holds “" not in html


def test_a_comparison_without_filters_is_not_told_to_take_one_away(open_page, silent):
    assert "take a filter away" not in open_page(silent, "compare").html


def test_a_search_that_no_quotation_answers_does_not_say_that_nobody_is_quoted(open_page, harbour):
    searched = open_page(harbour, text="thanked").words
    assert "No quotation here holds the words searched for." in searched
    assert "Nobody is quoted here." not in searched


def test_a_timeline_that_no_article_reaches_says_that_nothing_matches(open_page, harbour):
    words = open_page(harbour, "timeline", text="zeppelin").words
    assert "Nothing matches this view" in words
    assert "Clear the search" in words
