"""What weighed sets have in common: the weight of their intersection, however many are asked for."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.linking.shingles import each_once, fingerprints, together
from dashboard.linking.weighted_sets import Weighed

SETS = st.lists(st.frozensets(st.integers(0, 9)), min_size=1, max_size=6)


def weighed(sets):
    things = np.array([thing for some in sets for thing in sorted(some)], dtype=np.int64)
    return Weighed(things, np.array([*map(len, sets)]), np.array([2.0**n for n in range(10)]))


@given(SETS)
def test_a_pair_has_the_weight_of_its_intersection_in_common(sets):
    one, other = (some.ravel() for some in np.indices((len(sets), len(sets))))
    told = zip(one.tolist(), other.tolist(), weighed(sets).common(one, other), strict=True)
    assert all(found == sum(2**thing for thing in sets[a] & sets[b]) for a, b, found in told)


@given(SETS)
def test_a_set_weighs_what_it_has_in_common_with_itself(sets):
    every = np.arange(len(sets))
    assert weighed(sets).totals.tolist() == weighed(sets).common(every, every).tolist()


def test_no_pairs_have_nothing_in_common():
    none = np.empty(0, np.int64)
    assert len(weighed([frozenset()]).common(none, none)) == 0


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4))))
def test_rows_come_once_a_text_in_order(told):
    rows = np.array([row for row, _ in told], dtype=np.uint64) << np.uint64(60)
    holder = np.array([text for _, text in told], dtype=np.int64)
    found, holders = each_once(rows, holder, 5)
    order = {number: place for place, number in enumerate(sorted(set(found.tolist())))}
    known = {row: place for place, row in enumerate(sorted({row for row, _ in told}))}
    pairs = [(order[row], text) for row, text in zip(found.tolist(), holders.tolist(), strict=True)]
    assert pairs == sorted({(known[row], text) for row, text in told})


@given(st.lists(st.lists(st.integers(0, 6), max_size=30), min_size=1, max_size=4))
def test_fingerprints_hang_on_their_own_text_and_show_every_long_run_in_common(texts):
    texts = [np.array([0, *text, 0], dtype=np.uint64) for text in texts]
    found, whose = fingerprints(*together(texts), 2, 3)
    for place, text in enumerate(texts):
        alone, _ = fingerprints(*together([text]), 2, 3)
        assert found[whose == place].tolist() == alone.tolist()
        for at in range(len(text) - 3):
            run = text[at : at + 4]
            common, _ = fingerprints(*together([run]), 2, 3)
            assert (0 in run) or set(common.tolist()) & set(alone.tolist())
