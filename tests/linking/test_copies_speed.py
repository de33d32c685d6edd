"""How long the copies among ten thousand articles take to be found, beside a yardstick."""

import re
import time

import pytest

from dashboard.linking.copies import link_copies
from tests.speed.world import World
from tests.speed.writing import COPIED, articles

ARTICLES, SECONDS = 10_000, 15
TIMES = 20
"""The yardstick is one pass over the same words with a regular expression."""
WORD = re.compile(r"\w+")


def seconds_of(act):
    began = time.process_time()
    answer = act()
    return time.process_time() - began, answer


@pytest.mark.slow
def test_copies_among_ten_thousand_articles_are_found_in_fifteen_seconds():
    some = [article for article, _ in articles(World(ARTICLES))]
    yardstick, words = seconds_of(lambda: sum(len(WORD.findall(one.text)) for one in some))
    took, story = seconds_of(lambda: link_copies(some))
    told = f"{took:.1f} s for {words:,} words; the yardstick took {yardstick:.2f} s"
    copies = sum(first != article for article, first in story.items())
    assert COPIED / 2 * ARTICLES < copies < COPIED * 2 * ARTICLES
    assert took < SECONDS, told
    assert took < TIMES * yardstick, told
