import datetime as dt
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from dashboard.page import links
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
    published=st.none() | st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair))),
)


@given(VIEWS)
def test_a_view_survives_its_address(view):
    query = parse_qs(urlsplit(links.address(links.TIMELINE, view)).query, keep_blank_values=True)
    assert View.from_query(query) == view


def test_addresses_are_relative_and_leave_out_what_is_default():
    assert links.address(links.OVERVIEW, View()) == "./"
    assert links.address(links.QUOTATIONS, View(text="a b")) == "quotations?text=a+b"
    assert links.sentence_address(View(), "a1", 17) == "article?article=a1&at=17"


def test_an_event_is_written_by_its_name():
    view = View(event=("event:1",))
    assert links.address(links.TIMELINE, view, {"event:1": "Talks"}) == "timeline?event=Talks"
