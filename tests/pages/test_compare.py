"""Compare: two views in words that are true of the counts, and in a link."""

import datetime as dt
import json
import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs

import demos
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.page.components import comparison_charts, comparison_findings, comparison_views
from dashboard.page.components.comparison_views import Called, Pair
from dashboard.view import LAST_DAY, View

A, B = View(source=("A",)), View(source=("B",))


def side(articles, events=()):
    totals = SimpleNamespace(articles=articles, quotations=2, events=len(events))
    return SimpleNamespace(totals=totals, events=pd.DataFrame({"event": list(events)}))


def comparison(*names, one=10, two=10, named=9):
    frame = pd.DataFrame(names, columns=["name", "score"]).assign(one=named, two=0)
    sizes = (one, two)
    return SimpleNamespace(
        one=side(one), two=side(two), names=frame, unit="articles", sizes=lambda: sizes
    )


def test_sources_with_commas_in_their_names_are_told_apart_by_marks():
    pair = Pair(View(source=("Sea Log, extracts",)), View(source=("Port News",)))
    called = comparison_views.called(pair, {})
    said = comparison_findings.headline(comparison(("Ada Lund", 3.0)), called)
    assert said == "“Sea Log, extracts” names Ada Lund more often than “Port News”"


def test_a_side_that_has_no_end_is_said_to_be_since_its_first_day():
    late, early = dt.date(2031, 5, 1), (dt.date(2031, 1, 1), dt.date(2031, 4, 30))
    pair = Pair(View(published=(late, LAST_DAY)), View(published=early))
    said = {side: one.subject for side, one in comparison_views.called(pair, {}).items()}
    assert said == {"one": "articles since 1 May 2031", "two": "articles of Jan – Apr 2031"}


@pytest.mark.parametrize(
    ("field", "found", "headline"),
    [
        ("source", comparison(("Ada", 2.5), ("Ole", -2.1)), "A names Ada more often, B Ole"),
        ("source", comparison(("Ada", 2.5), ("Ole", -1.1)), "A names Ada more often than B"),
        ("source", comparison(("Ada", 1.5), ("Ole", -2.1)), "B names Ole more often than A"),
        (
            "source",
            comparison(("Ada", 1.5)),
            "Between A and B, no difference is too large to be chance",
        ),
        ("source", comparison(("Ada", 0.5)), "No name sets A and B apart"),
        (
            "speaker",
            comparison(("United States", 3.0)),
            "Articles that quote A name the United States more often than articles that quote B",
        ),
        (
            "source",
            comparison(("Ada", 9.0), two=4),
            "10 articles against 4 articles: too few for a finding",
        ),
        ("source", comparison(("Ada", 9.0), named=4), "No name sets A and B apart"),
    ],
)
def test_the_headline_says_only_what_the_counts_bear(field, found, headline):
    one, two = (replace(View(), **{field: (name,)}) for name in ("A", "B"))
    pair = Pair(one, two)
    assert comparison_findings.headline(found, comparison_views.called(pair, {})) == headline


def test_sides_with_few_articles_are_said_to_name_nobody_more():
    assert comparison_findings.apart(comparison(("Ada", 9.0), two=4)).empty
    assert comparison_findings.apart(comparison(("Ada", 9.0), named=4)).empty
    assert len(comparison_findings.apart(comparison(("Ada", 9.0)))) == 1


VALUES = st.sampled_from(["A", "B", "C & d", "é/ø", "a=b", "x×y"])
VIEWS = st.builds(
    View,
    text=st.sampled_from(["", "water", "“a phrase”"]),
    source=st.lists(VALUES, max_size=2, unique=True).map(tuple),
    entity=st.lists(VALUES, max_size=3, unique=True).map(tuple),
    not_speaker=st.lists(VALUES, max_size=2, unique=True).map(tuple),
    event=st.lists(st.sampled_from(["e1", "e2"]), max_size=2, unique=True).map(tuple),
    published=st.none() | st.tuples(st.dates(), st.dates()).map(lambda days: tuple(sorted(days))),
    kind=st.sampled_from([(), ("direct",)]),
    match=st.sampled_from(["any", "all"]),
)
EVENTS = {"e1": "Fleet sails, 1 May 2031", "e2": "Talks, 2 May 2031"}


def opened(address):
    """Return the pair that an address opens."""
    query = parse_qs(address.partition("?")[2])
    held = View.from_query({name: value for name, value in query.items() if "." not in name})
    ids = {name: event for event, name in EVENTS.items()}
    held = replace(held, event=tuple(ids.get(name, name) for name in held.event))
    return comparison_views.of_link(query, held, ids.get)


@given(VIEWS, VIEWS, st.sampled_from(["", "one", "two"]))
def test_a_link_holds_any_two_views(one, two, filters):
    pair = Pair(one, two, filters)
    found = opened(pair.address(EVENTS))
    assert found == pair or (found is None and one == two and not filters)


@given(VIEWS, VIEWS)
def test_what_both_sides_ask_for_and_what_each_asks_alone_make_up_the_sides(one, two):
    pair = Pair(one, two)
    for name in comparison_views.SIDES:
        kept = {field: getattr(pair.own(name), field) for field in pair.unlike}
        assert replace(pair.held, **kept) == pair.side(name)


@pytest.mark.parametrize(
    ("pair", "names"),
    [
        (Pair(A, B), ("A", "B")),
        (Pair(View(source=("A", "C")), B), ("Articles from A or C", "Articles from B")),
        (Pair(View(), B), ("All articles", "Articles from B")),
        (Pair(View(entity=("A" * 50,), text="x"), B), ("First side", "Second side")),
    ],
)
def test_a_side_is_called_by_what_it_alone_asks_for(pair, names):
    called = comparison_views.called(pair, {})
    assert (called["one"].name, called["two"].name) == names


def test_long_sides_are_the_first_and_the_second():
    long = comparison_views.called(Pair(View(entity=("A" * 50,), text="x"), B), {})
    assert long["one"] == Called("First side", "the first side", "names")


def test_the_page_opens_on_the_two_sources_with_most_articles(open_page, harbour):
    html = open_page(harbour, "compare").html
    assert "2 articles against 2" in html
    assert "Events named only here" in html


SIDES = {"one.source": "Westmark Daily", "two.source": "The Amsel Courier"}


def test_what_is_only_planned_is_told_as_planned(open_page, harbour):
    told = {"one.entity": "Ada Lund", "two.entity": "Ole Brandt"}
    html = open_page(harbour, "compare", **told).words
    told = html.split("Events named only here")[1]
    assert "Fleet sails for Westmarkreported 1 May 2031; date not given · planned" in told


def test_a_filter_that_holds_does_not_part_the_sides(open_page, harbour):
    page = open_page(harbour, "compare", source="Sea Log")
    assert 'aria-current="true">Two sources' not in page.html


def test_a_collection_of_one_source_is_parted_by_what_it_has_two_of(open_page, single):
    html = open_page(single, "compare").html
    assert 'aria-current="true">Two names' in html


def test_a_link_chooses_the_sides(open_page, harbour):
    page = open_page(harbour, "compare", **SIDES)
    assert page.app.selectbox(key="side_one_source").value == "Westmark Daily"
    assert "one.source=Westmark+Daily&amp;two.source=The+Amsel+Courier" in page.html


def test_a_chosen_side_becomes_part_of_the_link(open_page, harbour):
    page = open_page(harbour, "compare", **SIDES)
    page.app.selectbox(key="side_two_source").set_value("Sea Log").run()
    assert page.app.query_params["two.source"] == "Sea Log"
    assert page.app.query_params["one.source"] == "Westmark Daily"


def test_what_the_filters_hold_is_asked_of_both_sides(open_page, harbour):
    html = open_page(harbour, "compare", **SIDES, text="water").html
    assert "Both sides: Articles" in html
    both = "articles?text=water&amp;source=Westmark+Daily"
    assert both in html


def test_two_views_may_differ_in_anything(open_page, harbour):
    told = {"one.entity": "Ada Lund", "two.source": "Sea Log", "two.kind": "direct"}
    html = open_page(harbour, "compare", **told).words
    assert "First sideArticles that name Ada Lund" in html
    assert "Second sideArticles with direct × quotations, from Sea Log" in html
    assert "The filters change" in html


def test_a_side_set_by_the_filters_leaves_the_other_as_it_is(open_page, harbour):
    page = open_page(harbour, "compare", source="Sea Log", filters="two", **{"one.text": "water"})
    assert "First sideArticles with “water”" in page.words
    assert "Second sideArticles from Sea Log" in page.words


def test_two_sides_that_are_the_same_say_how_to_set_one(open_page, harbour):
    html = open_page(harbour, "compare", filters="two").html
    assert "Both sides are the same so far" in html
    assert "Set the second side with the filters" in html


def test_two_people_quoted_are_people_with_a_name(open_page, harbour):
    page = open_page(harbour, "compare", by="speaker")
    offered = page.app.selectbox(key="side_one_speaker").options
    assert "Ada Lund" in offered
    assert "official" not in offered
    assert "Quoted only here" not in page.html
    assert "Events named only here" in page.html


@pytest.mark.parametrize("by", ["published", "entity", "nonsense"])
def test_each_kind_of_comparison_opens_without_being_told_the_sides(open_page, harbour, by):
    html = open_page(harbour, "compare", by=by).html
    assert "Quoted only here" in html


def test_a_side_with_a_first_day_alone_holds_all_from_it_on(open_page, harbour):
    page = open_page(harbour, "compare", by="published")
    page.app.date_input(key="side_two_published").set_value((dt.date(2031, 3, 5),)).run()
    assert "since 5 Mar 2031" in page.words
    assert page.app.date_input(key="side_two_published").value == (dt.date(2031, 3, 5),)


def test_without_a_second_side_the_page_says_what_to_do(open_page, single):
    html = open_page(single, "compare", by="source").html
    assert "Choose two sides to compare" in html
    assert "Choose another kind of comparison" in html


def test_a_side_without_anything_of_its_own_says_why():
    found: Any = SimpleNamespace(one=side(3, ["e1"]), two=side(3))
    called = comparison_views.called(Pair(A, B), {})
    assert comparison_findings.nothing_only(found, called, "events") == [
        "Every event named here is named on the other side too.",
        "No event is reported in B: choose a wider side.",
    ]


def test_a_side_is_named_as_a_sentence_says_it():
    pair = Pair(View(entity=("United States",)), View(entity=("Westmark",)))
    said = comparison_views.called(pair, {})
    assert said["one"].name == "United States"
    assert said["one"].subject == "articles that name the United States"
    assert said["two"].subject == "articles that name Westmark"


def test_two_kinds_stand_on_its_face_and_the_others_under_more(open_page):
    page = open_page(demos.ready(), "compare")
    face, folded = (
        page.html.split('aria-label="What to compare"')[1].split("</nav>")[0].split("<details")
    )
    assert re.findall(r">([^<>]+)</a>", face) == ["Two sources", "Any two views"]
    assert re.findall(r">([^<>]+)</a>", folded) == ["Two periods", "Two people quoted", "Two names"]
    assert re.search(
        "At the top, more in “Transcripts, retold”; at the foot, more in “Records[^;]+”[.]",
        page.words,
    )
    assert re.search(r"\d+ articles: Transcripts, retold · \d+ articles: Records of", page.words)
    assert any("●" in one and "○" in one for one in map(str, map(json.loads, page.charts)))


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ((2.5, -2.1), "At the top, more in A; at the foot, more in B."),
        ((2.5, 1.1), "All are named more in A."),
        ((-2.5,), "All are named more in B."),
        ((), None),
    ],
)
def test_the_order_of_the_names_is_said_above_the_chart(scores, said):
    rows = pd.DataFrame({"score": scores}, dtype=float)
    called = {"one": Called("A", "A", "names"), "two": Called("B", "B", "names")}
    assert comparison_charts.order(rows, called) == said
