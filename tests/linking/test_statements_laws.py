"""Statements: what arrays leave aside before words are compared, and any order of any steps."""

from unittest import mock

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.linking import statements
from dashboard.linking.quoted_words import sayings_of
from dashboard.linking.sayings import Sayings
from dashboard.linking.statement_likeness import likeness
from dashboard.linking.statements import (
    Repeated,
    _have_words_in_common,
    link_statements,
    link_statements_again,
)
from tests.linking.test_statements_versions import marked, plain

SAID = st.lists(
    st.lists(st.sampled_from(["we", "will", "build", "bridge", "don't", "snow"]), min_size=1),
    min_size=2,
    max_size=6,
)


@given(SAID)
def test_what_has_too_few_words_in_common_has_no_likeness(told):
    parsed = [plain(f"a{n}", " ".join(words)) for n, words in enumerate(told)]
    sayings = Sayings.of(saying for one in parsed for saying in sayings_of(*one))
    two, one = np.tril_indices(len(sayings), -1)
    shared = _have_words_in_common(sayings, one, two).tolist()
    for a, b, fits in zip(one.tolist(), two.tolist(), shared, strict=True):
        assert fits or not likeness(sayings[a], sayings[b])
        assert fits or {*sayings[a].terms} != {*sayings[b].terms}


def fields(pairs):
    """Return the columns of pairs."""
    return pairs.one, pairs.other, pairs.found


PHRASES = [
    "we will build the long bridge in spring",
    "we will build the long bridge in spring whatever it costs",
    "nobody will build a bridge in spring again",
    "snow has closed the old road to the harbour",
    "snow has closed the old road to the harbour and we wait",
]
RETOLD = [
    "the idea one of “bold plans” of the town",
    "the “long bridge” of the spring",
    "the bridge a “long bridge” in spring",
    "the “old road” to the harbour closed",
]


ALIKE = [
    "have bold plans today beside stone quays nearly every ferry waits while until spring comes",
    "have bold plans tonight beside stone quays almost every ferry waits here until spring comes",
]
"""Two that are alike and have no four words in a row in common, so that nobody compares them."""


def article(name, words):
    return marked(name, words, "2024-05-02") if "“" in words else plain(name, words)


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from([1, 2, 3, 60]))
def test_statements_linked_step_by_step_are_those_linked_at_once(chance, common):
    """Articles come, go and change in any steps, where rows of words tell something or nothing."""
    there, kept = {}, Repeated()

    def load(names):
        return [there[name] for name in names]

    with mock.patch.object(statements, "COMMON", common):
        for _ in range(6):
            for name in (gone := {name for name in there if chance.random() < 0.3}):
                del there[name]
            come = {f"a{chance.randrange(9)}" for _ in range(3)} - gone
            there.update(
                (name, article(name, chance.choice(PHRASES + RETOLD + ALIKE))) for name in come
            )
            kept = link_statements_again(kept, come, gone, load)
            at_once = link_statements_again(Repeated(), there, [], load)
            assert kept.statements == at_once.statements == link_statements([*there.values()])
            assert np.array_equal([*fields(kept.alike)], [*fields(at_once.alike)])
            assert [*kept.sayings] == [*at_once.sayings]
            assert {saying.key[0] for saying in kept.sayings} == there.keys()


def test_what_a_reporter_has_in_marks_makes_no_pair_of_two_others():
    there = {
        name: article(name, words) for name, words in zip("abc", [*ALIKE, RETOLD[0]], strict=True)
    }
    one, other = (saying for name in "ab" for saying in sayings_of(*there[name]))
    assert likeness(one, other)
    assert link_statements([*there.values()]) == link_statements([there["a"], there["b"]]) == ()
    kept = Repeated()
    for name in there:
        kept = link_statements_again(kept, [name], [], lambda some: [there[one] for one in some])
        assert (kept.statements, len(kept.alike.one)) == ((), 0)
