"""Search among names: the same rows as a plain reading of every name gives, in the same order."""

import statistics
import time
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corpus.name_search import SHOWN, NameIndex
from dashboard.corpus.schema import DERIVED

NAMES = st.lists(
    st.lists(st.text("ab ", min_size=1, max_size=6).map(str.strip).filter(bool), min_size=1, max_size=3),
    max_size=8,
)  # fmt: skip


def index_of(entities):
    columns: dict[str, list[Any]] = {name: [0] * len(entities) for name in SHOWN[3:]}
    columns |= {name: [str(row) for row in range(len(entities))] for name in SHOWN[:3]}
    columns["folded"] = ["".join(f"\n{name}" for name in names) for names in entities]
    fields = [DERIVED["entities"].field(name) for name in columns]
    return NameIndex(pa.table(columns, schema=pa.schema(fields)))


@given(NAMES, st.text("ab ", min_size=1, max_size=3).filter(str.strip), st.integers(1, 5))
def test_search_finds_what_reading_every_name_finds(entities, typed, limit):
    sought = " ".join(typed.split())
    holds = [row for row, names in enumerate(entities) if any(sought in name for name in names)]
    begins = [row for row in holds if any(f" {sought}" in f" {name}" for name in entities[row])]
    expected = [*begins, *(row for row in holds if row not in begins)][:limit]
    found = index_of(entities).find(typed, limit)
    assert found["entity"].tolist() == [str(row) for row in expected]
    assert all(sought in form for form in found["form"])


def test_two_hundred_thousand_names_are_searched_while_somebody_types():
    index = index_of([[f"name{row} of{row % 977}"] for row in range(200_000)])
    times = []
    for row in range(199_000, 199_020):
        start = time.process_time()
        assert index.find(f"name{row}", 12)["entity"].tolist()[0] == str(row)
        times.append(time.process_time() - start)
    assert statistics.median(times) < 0.06
