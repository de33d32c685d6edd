"""Statements: what arrays leave aside before words are compared one by one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.linking.alike import likeness
from dashboard.linking.sayings import sayings_of
from dashboard.linking.statements import _have_words_in_common
from tests.linking.test_statements_versions import plain

SAID = st.lists(
    st.lists(st.sampled_from(["we", "will", "build", "bridge", "don't", "snow"]), min_size=1),
    min_size=2,
    max_size=6,
)


@given(SAID)
def test_what_has_too_few_words_in_common_has_no_likeness(told):
    parsed = [plain(f"a{n}", " ".join(words)) for n, words in enumerate(told)]
    sayings = [saying for one in parsed for saying in sayings_of(*one)]
    two, one = np.tril_indices(len(sayings), -1)
    shared = _have_words_in_common(sayings, one, two).tolist()
    for a, b, fits in zip(one.tolist(), two.tolist(), shared, strict=True):
        assert fits or not likeness(sayings[a], sayings[b])
        assert fits or sayings[a].vocabulary != sayings[b].vocabulary
