"""Headlines are true of what they are of: each figure is found again by the filter that asks for it."""

import re
from dataclasses import replace
from itertools import product

import pandas as pd
import pytest

from dashboard.corpus import open_corpus
from dashboard.page.components import headlines
from dashboard.view import View

NAMES = ("Westmark", "Ada Lund", "Ole Brandt", "Port Amsel")
SOURCES = ("The Amsel Courier", "Westmark Daily", "Sea Log")
VIEWS = [
    View(text=text, source=source, entity=entity, not_entity=left_out, match="all", unit=unit)
    for text, source, entity, left_out, unit in product(
        ("", "water"),
        ((), SOURCES[:1], SOURCES[:2]),
        ((), NAMES[:1], NAMES[1:3]),
        ((), NAMES[3:]),
        ("articles", "stories"),
    )
]


@pytest.fixture(scope="module")
def opened(harbour):
    return open_corpus(harbour)


def test_who_is_said_to_be_named_most_is_found_most_by_the_filter(opened):
    met = 0
    for view in VIEWS:
        totals = opened.totals(view)
        unit = headlines.unit_for(view, totals)
        headline = headlines.overview_headline(view, totals, opened.alongside(view, 20, unit))
        if totals.articles < headlines.FEW:
            continue
        counts = {
            name: getattr(opened.totals(replace(view, entity=(*view.entity, name))), unit)
            for name in opened.suggest("entity", limit=200)
            if name not in view.entity
        }
        most = max(counts.values(), default=0)
        first = [name for name, value in counts.items() if value == most and value]
        if most == 1 < len(first):
            assert headline.startswith("No name appears")
        elif first:
            met += 1
            assert any(headlines.spoken([name])[0] in headline for name in first)
        if not view.entity and first and not headline.startswith("No name appears"):
            assert f"in {most} of {getattr(totals, unit)} " in headline
    assert met >= 4


def test_who_is_said_to_be_quoted_most_is_found_most_by_the_filter(opened):
    met = 0
    for view in [view for view in VIEWS if not view.text]:
        numbers = opened.said(view)
        headline = headlines.quotations_headline(view, numbers.total, numbers.facets["speaker"])
        if told := re.fullmatch(r"(.+) is quoted most often, (\d+) times", headline):
            met += 1
            assert opened.count_quotations(replace(view, speaker=(told[1],))) == int(told[2])
    assert met >= 2


def test_the_event_said_to_be_most_reported_is_found_as_often_by_the_filter(opened):
    met = 0
    for view in VIEWS:
        totals, events = opened.totals(view), opened.timeline(view)
        headline = headlines.timeline_headline(totals, events)
        if told := re.search(
            r"(\d+) of (\d+) articles(?:, \w+ a? ?cop(?:y|ies),)? reports?: ", headline
        ):
            met += 1
            first = replace(view, event=(events.iloc[events["articles"].argmax()]["event"],))
            assert int(told[1]) == events["articles"].max()
            assert opened.totals(first).articles == int(told[1])
            assert totals.articles == int(told[2])
    assert met >= 4


def test_a_ranking_is_not_cut_within_a_rank():
    ranked = pd.DataFrame({"value": list("abcde"), "count": [9, 5, 3, 3, 3]})
    assert headlines.whole_ranks(ranked, 3, "count")["value"].tolist() == ["a", "b"]
    assert headlines.whole_ranks(ranked, 5, "count")["value"].tolist() == list("abcde")
    even = ranked.assign(count=1)
    assert headlines.whole_ranks(even, 3, "count")["value"].tolist() == list("abc")
