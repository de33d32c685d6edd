"""Crowded blocks: who meets others than before when reports come or go is found by the parts that are split otherwise."""

from itertools import combinations
from unittest import mock

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.linking.events import blocks
from dashboard.linking.events.blocks import Crowd, bits

TRAITS = st.lists(st.integers(0, 4), max_size=4, unique=True).map(lambda some: tuple(sorted(some)))
REPORTS = st.lists(st.tuples(TRAITS, st.sampled_from(["stays", "came", "went"])), max_size=14)


def met(members, traits):
    """Return the pairs that a block makes of its members."""
    stars = []
    asked = np.ones(len(traits), dtype=bool)
    pairs = {
        pair
        for part in blocks._parts(members, traits, asked, 0, stars)
        for pair in combinations(sorted(part), 2)
    }
    return pairs.union(*({*zip(*map(np.ndarray.tolist, star), strict=True)} for star in stars))


@settings(max_examples=300, deadline=None)
@given(REPORTS)
@example([((0, 1), "stays"), ((0, 1), "stays"), ((0, 1), "stays"), ((0, 1), "came")])
@example([((), "went"), ((), "stays"), ((), "stays"), ((), "stays")])
def test_whoever_meets_others_than_before_is_found(reports):
    traits, states = [some for some, _ in reports], [state for _, state in reports]
    was, now = ([state != other for state in states] for other in ("came", "went"))
    with mock.patch.object(blocks, "CROWDED", 2):
        found = Crowd(traits, bits(was), bits(now)).meeting_otherwise(range(len(reports)))
        before, after = (
            met([one for one, there in enumerate(some) if there], traits) for some in (was, now)
        )
    staying = {one for one, state in enumerate(states) if state == "stays"}
    otherwise = {pair for pair in before ^ after if staying.issuperset(pair)}
    assert {*found}.issuperset(one for pair in otherwise for one in pair)


def test_one_more_of_a_large_part_asks_nobody_else():
    traits = [(0, 1, 2)] * 120 + [(0, 3)] * 120 + [(0, 3, 4)]
    every = (1 << len(traits)) - 1
    assert Crowd(traits, every >> 1, every).meeting_otherwise(range(len(traits))) == []
