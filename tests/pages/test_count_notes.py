"""The switch "Count": heeded by every chart, or said in its caption that it cannot be."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import handmade
import pandas as pd
import pytest

from dashboard.corpus import open_corpus
from dashboard.page.components import count_notes, headlines, profile_sections
from dashboard.view import View

STORIES = View(unit="stories")
FOLDED = "from 3 articles, 1 of them a copy."
STORY = (
    "Ada Lund signed the harbour treaty. The north quay of Port Amsel is shut since divers found a "
    "crack in its wall, and engineers will survey every stone of it before any ship comes alongside. "
    "“We keep the water open,” Ada Lund said, while Port Amsel waited. "
)
SAID = [("We keep the water open", "Ada Lund", {"speaker_kind": "person"})]


@pytest.fixture(scope="module")
def reprinted(tmp_path_factory):
    """A story, a copy of it, and another report; the first two quote and tell of an event."""
    talks = "Talks in Port Amsel ended without Ada Lund."
    reports = [
        handmade.report("p1", "Signed", "2031-03-05", "Sea Log", STORY, SAID, [handmade.TREATY]),
        handmade.report("p2", "Signed", "2031-03-06", "Daily", STORY, SAID, [handmade.TREATY]),
        handmade.report("p3", "Talks", "2031-03-09", "Courier", talks, (), [handmade.TALKS]),
    ]
    return handmade.collection(tmp_path_factory.mktemp("reprinted"), reports)


@pytest.mark.parametrize("page", ["overview", "entities", "timeline"])
def test_a_caption_says_what_is_counted_and_how_many_were_folded(open_page, reprinted, page):
    words = open_page(reprinted, page, unit="stories").words
    assert f"Counted in stories, {FOLDED}" in words


@pytest.mark.parametrize("unit", ["sources", "mentions"])
def test_a_chart_that_cannot_count_so_says_that_it_counts_articles(open_page, reprinted, unit):
    words = open_page(reprinted, unit=unit).words
    assert (
        f"Counted in articles, {FOLDED} The {unit} chosen under “Count” cannot be counted here."
    ) in words


def test_a_single_article_counts_mentions_and_says_so_where_something_else_is_chosen(
    open_page, reprinted
):
    alone = {"source": ["Courier"]}
    assert "Counted in mentions, from 1 article. A" not in open_page(reprinted, **alone).words
    told = "Counted in mentions, from 1 article. The sources chosen under “Count” cannot be counted"
    assert told in open_page(reprinted, unit="sources", **alone).words
    assert "chosen under" not in open_page(reprinted, **alone).words


def test_days_count_stories_where_stories_are_chosen(reprinted):
    assert count_notes.counted(STORIES, count_notes.DATED) == "stories"
    published = open_corpus(reprinted).published(STORIES)
    assert (published["articles"].sum(), published["stories"].sum()) == (3, 2)


def test_headlines_count_stories_where_stories_are_chosen(reprinted):
    corpus = open_corpus(reprinted)
    totals = corpus.totals(STORIES)
    own = corpus.totals(View(entity=("Ada Lund",)))
    told = headlines.profile_headline("Ada Lund", own, totals, 0, "stories")
    assert told == "Ada Lund is named in 2 of 2 stories"
    assert own.articles == 3


def test_the_headline_of_the_timeline_counts_what_is_chosen(open_page, harbour):
    sources = open_page(harbour, "timeline", unit="sources", entity="Ada Lund").words
    assert "2 of 3 sources report: Ada Lund signs the harbour treaty, 4 Mar 2031" in sources
    times = open_page(harbour, "timeline", unit="mentions", entity="Ada Lund").words
    assert "3 sentences report: Ada Lund signs the harbour treaty, 4 Mar 2031" in times


def test_quotations_of_copies_are_counted_and_told(reprinted):
    numbers = open_corpus(reprinted).said(View())
    copied = count_notes.quotations(STORIES, numbers.total, numbers.copied)
    plain = open_corpus(reprinted).quotations(View())
    assert numbers.copied == (plain["article"] == "p2").sum() > 0
    assert copied.startswith(f"{numbers.copied} of {numbers.total} quotations is")
    assert copied.endswith("The choice under “Count” changes nothing here.")
    line = headlines.said_standfirst(View(), numbers, lambda: 3)
    assert f"{numbers.copied} of them in copies" in [one.words for one in line]
    unattributed = pd.DataFrame({"value": ["said", "unattributed"], "count": [3, 1]})
    some = replace(numbers, facets={**numbers.facets, "status": unattributed})
    for view, told in ((View(checked=("checked",)), True), (View(), False)):
        line = headlines.said_standfirst(view, some, lambda: 3)
        assert ("1 more without a speaker" in [one.words for one in line]) == told
    assert count_notes.quotations(STORIES, 4, 0) == count_notes.UNMOVED
    assert not count_notes.quotations(View(), 4, 0)


@pytest.mark.parametrize("unit", ["stories", "sources", "mentions"])
def test_what_is_no_article_is_counted_one_by_one_and_says_so(open_page, reprinted, unit):
    told = f"Counted in quotations. {count_notes.UNMOVED}"
    assert told in open_page(reprinted, unit=unit).words
    assert told not in open_page(reprinted).words


@pytest.mark.parametrize(
    ("counted", "times"), [(("names",), 7), (("names", "readings"), 9), (("descriptions",), 4)]
)
def test_a_profile_counts_mentions_in_the_ways_that_the_bars_count(counted, times):
    ways = ["name", "name", "reading", "description"]
    forms = pd.DataFrame({"form": list("abcd"), "way": ways, "mentions": [5, 2, 2, 4]})
    here: Any = SimpleNamespace(view=View(counted=counted), ask=lambda *_, **__: forms)
    assert profile_sections.times(here, here.view, {"entity": "e"}) == times
