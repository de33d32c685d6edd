import json
import re

import handmade
import pytest

from dashboard.page.components.markup import Markup, join, link, marked, outside, prose, tag

PAGES = ("overview", "entities", "timeline", "quotations", "articles", "compare", "about")


@pytest.mark.parametrize("page", PAGES)
def test_markup_in_any_field_is_escaped(open_page, hostile, page):
    html = open_page(hostile, page).html
    own = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    assert len(own) > 1000
    assert "<script" not in own
    assert "<img" not in own
    assert "<i>" not in own
    assert "javascript:" not in own


def test_a_hostile_filter_is_shown_as_text(open_page, hostile):
    html = open_page(hostile, entity=[handmade.NAME]).html
    assert "&lt;b&gt;Eve&lt;/b&gt; **Stern**" in html


def test_hostile_labels_do_not_become_markup_in_charts(open_page, hostile):
    charts = [*open_page(hostile).charts, *open_page(hostile, "timeline").charts]
    assert charts
    for spec in map(json.loads, charts):
        words = [note["text"] for note in spec["layout"].get("annotations", ())]
        words += spec["layout"]["yaxis"].get("ticktext", ())
        words += [text for trace in spec["data"] for text in trace["hovertext"]]
        assert words
        for text in words:
            assert "<" not in text.replace("<b>", "").replace("</b>", "").replace("<br>", "")


def test_only_what_was_built_here_is_html():
    assert tag("p", "<b>", tag("b", "x")) == "<p>&lt;b&gt;<b>x</b></p>"
    assert join(["<", Markup("<br>")], " & ") == "&lt; &amp; <br>"
    assert tag("a", "x", href='"><script>') == '<a href="&quot;&gt;&lt;script&gt;">x</a>'
    assert link("?a=1&b=2", "x") == '<a href="?a=1&amp;b=2" data-here="">x</a>'


def test_only_web_addresses_become_links_to_other_sites():
    assert outside("javascript:alert(1)", "Original") == "<span>Original</span>"
    assert 'rel="noopener noreferrer"' in outside("https://amsel.example/1", "Original")


def test_hits_are_marked_and_hits_that_overlap_or_run_over_are_left_out():
    assert marked("the water", [(4, 9)]) == "the <mark>water</mark>"
    assert marked("a<b", [(1, 2), (1, 3), (0, 99)]) == "a<mark>&lt;</mark>b"
    assert marked("the open water", [(4, 8), (9, 14)]) == "the <mark>open water</mark>"


def test_a_sentence_runs_from_the_side_that_most_of_it_is_written_from():
    assert prose("يوسف حداد has left Westmark.", []) == (
        '<bdi dir="ltr">يوسف حداد has left Westmark.</bdi>'
    )
    assert prose("غادر يوسف حداد Westmark", []).startswith("<bdi>")
    assert prose("Ada Lund left.", [(0, 8)]) == "<bdi><mark>Ada Lund</mark> left.</bdi>"
