import datetime as dt
from urllib.parse import parse_qs, urlsplit

import handmade
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corpus import open_corpus
from dashboard.corpus.view_links import LinkError, opened
from dashboard.page.components import links
from dashboard.view import COUNTED, MATCH, UNITS, View

NAMES = st.lists(
    st.text(min_size=1, max_size=20).map(str.strip).filter(bool), unique=True, max_size=3
)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
VIEWS = st.builds(
    View,
    text=st.text(max_size=30).map(str.strip),
    entity=NAMES.map(tuple),
    not_entity=NAMES.map(tuple),
    not_source=NAMES.map(tuple),
    about=NAMES.map(tuple),
    match=st.sampled_from(MATCH),
    unit=st.sampled_from(UNITS),
    counted=st.sets(st.sampled_from(COUNTED), min_size=1).map(
        lambda some: tuple(one for one in COUNTED if one in some)
    ),
    speaker=NAMES.map(tuple),
    dated=st.sampled_from([(), ("undated",), ("dated", "undated")]),
    published=st.none() | st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair))),
)


@given(VIEWS)
def test_a_view_survives_its_address(view):
    query = parse_qs(urlsplit(links.address(links.TIMELINE, view)).query, keep_blank_values=True)
    assert View.from_query(query) == view


@given(VIEWS)
def test_a_private_link_is_the_same_view_behind_a_hash(view):
    address = links.address(links.TIMELINE, view, article="a1")
    private = links.private(address)
    assert opened(private) == address
    assert private.startswith("timeline#v=")
    assert "?" not in private


@pytest.mark.parametrize("cut", ["articles#v=!", "articles#v=_w", "articles#v=dGV4dD1wZWFj!"])
def test_a_private_link_that_was_cut_is_told_as_such(cut):
    with pytest.raises(LinkError, match="cut"):
        opened(cut)


def test_a_private_link_the_browser_could_not_read_is_told_as_such(open_page, harbour):
    assert "Ask for it again." in open_page(harbour, shared=links.UNREADABLE).html


def test_a_view_without_words_needs_no_private_link(open_page, harbour):
    assert "Copy private link" not in open_page(harbour).html
    assert "Copy private link" in open_page(harbour, text="water").html


def test_addresses_are_relative_and_leave_out_what_is_default():
    assert links.address(links.OVERVIEW, View()) == "./"
    assert links.address(links.QUOTATIONS, View(text="a b")) == "quotations?text=a+b"
    assert links.sentence_address(View(), "a1", 17) == "article?article=a1&at=17"


def test_an_event_is_written_by_its_name():
    view = View(event=("event:1",))
    assert links.address(links.TIMELINE, view, {"event:1": "Talks"}) == "timeline?event=Talks"


def test_a_copied_link_tells_the_collection_it_was_shared_from(open_page, harbour):
    html = open_page(harbour, text="water").html
    fingerprint = open_corpus(harbour).fingerprint
    assert f"text=water&amp;shared={fingerprint}.6" in html


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("0000000000.4", "This collection has 6 articles, 2 more than when the link was shared."),
        ("0000000000.9", "This collection has 6 articles, 3 fewer than when the link was shared."),
        (
            "0000000000.6",
            "This collection has other articles than when the link was shared, though again 6.",
        ),
    ],
)
def test_a_link_from_another_state_says_what_differs(open_page, harbour, mark, said):
    assert said in open_page(harbour, shared=mark).html


@pytest.mark.parametrize("mark", ["", "x", ".", "abc.", "abc.-1", "abc.99999999999", "<b>.x"])
def test_a_mark_that_cannot_be_read_says_nothing(open_page, harbour, mark):
    assert "link was shared" not in open_page(harbour, shared=mark).html
    assert links.shared_from(mark) is None


def test_an_unchanged_collection_says_nothing(open_page, harbour):
    mark = f"{open_corpus(harbour).fingerprint}.6"
    assert "link was shared" not in open_page(harbour, shared=mark).html


def test_a_newcomer_reads_one_line_where_nothing_is_filtered(open_page, harbour):
    assert "opens the sentence it came from" in open_page(harbour).html
    assert 'href="about" data-here="">How it works' in open_page(harbour).html
    assert "opens the sentence it came from" not in open_page(harbour, text="water").html


def test_a_name_in_another_form_becomes_the_name(open_page, harbour):
    page = open_page(harbour, entity=["ada lund"], not_speaker=["ole  BRANDT"])
    assert "Articles that name Ada Lund ×" in page.words
    assert page.app.multiselect(key="entity").value == ["Ada Lund"]
    assert page.app.multiselect(key="not_speaker").value == ["Ole Brandt"]


def test_a_form_that_two_have_lets_the_reader_choose(open_page, tmp_path):
    reports = [
        handmade.report(
            f"h{number}",
            "A vote",
            "2031-03-04",
            "The Amsel Courier",
            f"{name} voted. Hallam left.",
            called={"Hallam": name},
        )
        for number, name in enumerate(("Mara Hallam", "Piet Hallam"))
    ]
    page = open_page(handmade.collection(tmp_path / "c", reports), entity=["Hallam"])
    assert "Several are called “Hallam”: Mara Hallam, Piet Hallam. Choose one." in page.words
    assert 'href="./?entity=Piet+Hallam"' in page.html
    assert "does not have" not in page.words


def test_a_name_with_controls_of_direction_stands_in_the_filters_without_them(open_page, harbour):
    page = open_page(harbour, text="\u202ewater", entity="\u2067Westmark\u2069")
    assert page.app.text_input(key="text").value == "water"
    assert page.app.multiselect(key="entity").value == ["Westmark"]


@pytest.mark.parametrize(
    "page",
    ["overview", "entities", "profile", "timeline", "quotations", "articles", "compare", "about"],
)
def test_every_page_tells_how_the_collection_differs(open_page, harbour, page):
    asked = {"profile": "Ada Lund"} if page == "profile" else {}
    told = open_page(harbour, page, shared="0000000000.4", **asked).words
    assert "6 articles, 2 more than when the link was shared." in told
