"""Crowded blocks: what they are parted by, and who meets others than before when reports come or go."""

import random
import time
from collections import defaultdict
from itertools import combinations
from unittest import mock

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.linking.events import blocks
from dashboard.linking.events.blocks import Blocks, Crowd, bits
from dashboard.linking.lists import Lists

TRAITS = st.lists(st.integers(0, 4), max_size=4, unique=True).map(lambda some: tuple(sorted(some)))
REPORTS = st.lists(st.tuples(TRAITS, st.sampled_from(["stays", "came", "went"])), max_size=14)


def met(members, traits, asked=None):
    """Return the pairs that a block makes of its members."""
    stars = []
    asked = np.ones(len(traits), dtype=bool) if asked is None else asked
    pairs = {
        pair
        for part in blocks._parts(members, traits, asked, stars)
        for pair in combinations(sorted(part), 2)
    }
    return pairs.union(*({*zip(*map(np.ndarray.tolist, star), strict=True)} for star in stars))


def parts_of_parts(members, traits, shared=0):
    """Yield the parts of a block where each that is crowded is parted anew by all traits of its members."""
    if len(members) <= blocks.CROWDED:
        yield members
        return
    bare = [one for one in members if shared >= blocks.SHARED or len(traits[one]) <= shared]
    yield from ([bare[0], other] for other in bare[1:])
    if shared < blocks.SHARED:
        parts = defaultdict(list)
        for one in members:
            for key in combinations(traits[one], shared + 1):
                parts[key].append(one)
        for part in parts.values():
            yield from parts_of_parts(part, traits, shared + 1)


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 4), st.lists(st.tuples(TRAITS, st.booleans()), max_size=14))
def test_parting_by_crowded_traits_alone_makes_the_same_pairs(crowded, reports):
    traits, asked = [some for some, _ in reports], [is_asked for _, is_asked in reports]
    with mock.patch.object(blocks, "CROWDED", crowded):
        found = met(range(len(reports)), traits, asked)
        whole = {
            pair
            for part in parts_of_parts(range(len(reports)), traits)
            for pair in combinations(part, 2)
        }
    assert {pair for pair in found if any(asked[one] for one in pair)} == {
        pair for pair in whole if any(asked[one] for one in pair)
    }


@pytest.mark.slow
def test_parting_by_crowded_traits_alone_takes_less_than_half_the_time():
    chance = random.Random(1)
    rare = range(1000)
    traits = [
        tuple(sorted({*chance.sample(range(-8, 0), 4), *chance.sample(rare, 12)}))
        for _ in range(1500)
    ]
    members, every = range(len(traits)), np.ones(len(traits), dtype=bool)

    def seconds(parts, *given):
        began = time.process_time()
        assert [*parts(members, traits, *given)]
        return time.process_time() - began

    took = min(seconds(blocks._parts, every, []) for _ in range(3))
    plainly = min(seconds(parts_of_parts) for _ in range(3))
    assert took < plainly / 2, (took, plainly)


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


class Anybody(list):
    """Traits of reports that are at hand, any two of which may be one."""

    def in_sight(self, some, _):
        return iter(some)

    def can_be_one(self, one, _):
        return np.ones(len(one), dtype=bool)


def pairs_of(every, asked, traits):
    """Return all pairs that are to be compared, in order."""
    given = Blocks(every, asked, traits, traits).pairs(asked, ~asked)
    return sorted(pair for some in given for pair in zip(*some, strict=True))


@settings(max_examples=200, deadline=None)
@given(
    st.integers(0, 6),
    st.lists(st.tuples(TRAITS, st.sets(st.integers(0, 5)), st.integers(0, 30)), min_size=1),
)
def test_each_pair_comes_once_however_few_are_looked_at_together(together, reports):
    traits = Anybody(some for some, _, _ in reports)
    every = mock.Mock(
        keys=[*range(len(reports))],
        first=np.array([day for _, _, day in reports]),
        blocks=Lists.of(sorted(some) for _, some, _ in reports),
    )
    asked = np.ones(len(reports), dtype=bool)
    found = []
    for most in (together, 10**6):
        with mock.patch.multiple(blocks, CROWDED=3, TOGETHER=most):
            found.append(pairs_of(every, asked, traits))
    assert found[0] == found[1]
    assert len(found[0]) == len({*found[0]})


def test_one_more_of_a_large_part_asks_nobody_else():
    traits = [(0, 1, 2)] * 120 + [(0, 3)] * 120 + [(0, 3, 4)]
    every = (1 << len(traits)) - 1
    assert Crowd(traits, every >> 1, every).meeting_otherwise(range(len(traits))) == []
