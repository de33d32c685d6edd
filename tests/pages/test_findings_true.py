"""Headlines are true of what they are of: each figure is found again by the filter that asks for it."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.corpus import open_corpus
from dashboard.page import findings
from dashboard.view import View

NAMES = ("Westmark", "Ada Lund", "Ole Brandt", "Port Amsel")
SOURCES = ("The Amsel Courier", "Westmark Daily", "Sea Log")
VIEWS = st.builds(
    View,
    text=st.sampled_from(["", "", "water", "ship", "ministers"]),
    source=st.lists(st.sampled_from(SOURCES), max_size=2, unique=True).map(tuple),
    entity=st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
    not_entity=st.lists(st.sampled_from(NAMES), max_size=1).map(tuple),
    match=st.just("all"),
    unit=st.sampled_from(["articles", "stories"]),
)
some_views = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def opened(harbour):
    return open_corpus(harbour)


@some_views
@given(view=VIEWS)
def test_who_is_said_to_be_named_most_is_found_most_by_the_filter(opened, view):
    totals = opened.totals(view)
    unit = findings.unit_for(view, totals)
    headline = findings.overview_headline(view, totals, opened.alongside(view, 20, unit))
    if totals.articles < findings.FEW:
        return
    counts = {
        name: getattr(opened.totals(replace(view, entity=(*view.entity, name))), unit)
        for name in opened.suggest("entity", limit=200)
        if name not in view.entity
    }
    most = max(counts.values(), default=0)
    first = [name for name, value in counts.items() if value == most and value]
    if len(first) == 1:
        assert findings.spoken(first)[0] in headline
    if not view.entity and first:
        assert f"in {most} of {getattr(totals, unit)} " in headline


@some_views
@given(view=VIEWS)
def test_who_is_said_to_be_quoted_most_is_found_most_by_the_filter(opened, view):
    view = replace(view, text="")
    numbers = opened.said(view)
    headline = findings.quotations_headline(view, numbers.total, numbers.facets["speaker"])
    told = re.fullmatch(r"(.+) is quoted most often, (\d+) times", headline)
    if told:
        assert opened.count_quotations(replace(view, speaker=(told[1],))) == int(told[2])


@some_views
@given(view=VIEWS)
def test_the_event_said_to_be_most_reported_is_found_as_often_by_the_filter(opened, view):
    totals, events = opened.totals(view), opened.timeline(view)
    headline = findings.timeline_headline(totals, events)
    told = re.search(r"in (\d+) of (\d+) articles$", headline)
    if told:
        first = replace(view, event=(events.iloc[0]["event"],))
        assert opened.totals(first).articles == int(told[1])
        assert totals.articles == int(told[2])
