"""A View survives the page: link in, widgets, and the link that the page offers."""

import datetime as dt
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.corpus.view_links import opened
from dashboard.view import COUNTED, MATCH, UNITS, View


def some(*values):
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


NAMES = some("Ada Lund", "Ole Brandt", "Nobody & <co>", "100% “sure”", "a+b=c")
SOURCES = some("Sea Log", "Westmark Daily", "Gone")
DAYS = st.dates(dt.date(2031, 1, 1), dt.date(2031, 12, 31))
PERIODS = st.none() | st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair)))
VIEWS = st.builds(
    View,
    text=st.sampled_from(["", "water", '"we keep" -toll', "a&b=c"]),
    source=SOURCES,
    not_source=SOURCES,
    entity=NAMES,
    not_entity=NAMES,
    match=st.sampled_from(MATCH),
    about=NAMES,
    speaker=NAMES,
    not_speaker=NAMES,
    published=PERIODS,
    referenced=PERIODS,
    kind=some("direct", "indirect", "mixed"),
    status=some("said", "denied"),
    known=some("stated", "inferred"),
    named=some("named", "unnamed"),
    section=some("Abroad", "City"),
    language=some("en", "de"),
    counted=st.sets(st.sampled_from(COUNTED), min_size=1).map(
        lambda held: tuple(one for one in COUNTED if one in held)
    ),
    unit=st.sampled_from(UNITS),
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(VIEWS)
def test_a_view_goes_into_the_page_and_comes_out_the_same(open_page, harbour, view):
    page = open_page(harbour, "articles", **parse_qs(view.to_url()))
    assert page.app.session_state["shown_view"] == view
    for copied in re.findall(r'href="([^"]*)" data-copy', page.html):
        query = urlsplit(opened(unescape(copied))).query
        assert View.from_query(parse_qs(query)) == view
