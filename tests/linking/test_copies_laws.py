"""Copies and long quotations found step by step, as articles come, go and change, are those found at once."""

from unittest import mock

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.linking import fingerprints
from dashboard.linking.copies_and_quoters import link_printings, printings_on
from dashboard.linking.fingerprints import Compared, Shelf
from tests.linking.test_copies import article, words

PIECES = [" ".join(words(seed, length)) for seed, length in enumerate((9, 12, 20, 30, 45, 60, 80))]
"""What articles have in common: of the short ones two share few fingerprints, of the long ones many."""


def written(chance, name):
    """Return an article of some of the pieces, one of them in marks perhaps."""
    pieces = chance.sample(PIECES, chance.randint(2, 4))
    if chance.random() < 0.4:
        pieces[-1] = f"“{pieces[-1]}”"
    own = " ".join(words(chance.random(), 30))
    return article(name, "\n".join([own, *pieces]), f"2031-03-0{chance.randint(1, 5)}")


def arrays(compared):
    """Return all that is kept of pairs and fingerprints."""
    pairs = (compared.copies, compared.passages, compared.words)
    lists = (compared.running, compared.quoted)
    return [
        *(array for some in pairs for array in (some.one, some.other, some.found)),
        *(array for some in lists for array in (some.values, some.sizes)),
    ]


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_is_compared_step_by_step_is_what_is_compared_at_once(chance):
    there, known = {}, Compared()

    def load(names):
        return [there[name] for name in names]

    with mock.patch.object(fingerprints, "FEW", 9):  # only what changed is looked at
        for _ in range(5):
            for name in [name for name in there if chance.random() < 0.2]:
                del there[name]
            come = {f"a{chance.randrange(12)}" for _ in range(chance.randint(1, 4))}
            there |= {name: written(chance, name) for name in sorted(come)}
            days = {name: one.published for name, one in there.items()}
            found = printings_on(Shelf.filled(days, load, known, come))
            at_once = link_printings(there.values())
            assert found.stories == at_once.stories
            assert found.quoted == at_once.quoted
            pairs = zip(arrays(found.compared), arrays(at_once.compared), strict=True)
            assert all(np.array_equal(one, other) for one, other in pairs)
            known = found.compared
