"""Compare: what only one side has stands there whole where it is asked for, however much it is."""

import html
import re

import handmade
import pytest

from dashboard.page.components import one_sided

MANY = one_sided.FOLDED + 7


@pytest.fixture(scope="module")
def talkative(tmp_path_factory):
    """Two outlets; the first quotes more people than a list holds."""
    words = [f"toll number {place} is too high" for place in range(MANY)]
    said = [
        (words[place], f"Councillor {place}", {"speaker_kind": "person"}) for place in range(MANY)
    ]
    text = " ".join(f"“{one},” somebody said." for one in words)
    reports = [
        handmade.report("t1", "Tolls", "2031-03-05", "Sea Log", text, said),
        handmade.report("t2", "Rain", "2031-03-06", "Daily", "It rained in Port Amsel.", ()),
    ]
    return handmade.collection(tmp_path_factory.mktemp("talkative"), reports)


def test_an_inferred_day_is_said_to_be_inferred(open_page, harbour):
    sides = {"one.entity": "Ada Lund", "two.entity": "Ole Brandt"}
    told = open_page(harbour, "compare", **sides).words.split("Events named only here")[1]
    assert "Talks in Port Amsel20–22 Feb 2031 · date inferred" in told


def test_the_end_of_a_long_list_leads_to_the_whole_of_it(open_page, talkative):
    sides = {"one.source": "Sea Log", "two.source": "Daily"}
    page = open_page(talkative, "compare", **sides)
    assert page.words.count("Councillor") == one_sided.FOLDED
    to = re.search(r'href="compare\?([^"]+)"[^>]*>and 7 more</a>', page.html)
    assert to, "the rest is a link"
    assert "whole=speakers" in html.unescape(to[1])
    assert "one.source=Sea+Log" in html.unescape(to[1])
    whole = open_page(talkative, "compare", whole="speakers", **sides)
    assert whole.words.count("Councillor") == MANY
    assert "and 7 more" not in whole.html
    assert re.search(r'href="compare\?[^"]*whole=speakers[^"]*"[^>]*data-copy', whole.html)
