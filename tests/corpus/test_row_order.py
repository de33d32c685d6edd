"""Rows in order: what is exchanged among many stands where it belongs, whatever is taken out."""

import pyarrow as pa
import pyarrow.compute as pc
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corpus import row_order
from dashboard.corpus.row_order import exchanged

ORDER = [("entity", "ascending"), ("article", "ascending")]
SCHEMA = pa.schema([("article", pa.string()), ("entity", pa.string()), ("mentions", pa.int64())])
NAMES = st.sampled_from("abcdefgh")
ROWS = st.dictionaries(st.tuples(NAMES, NAMES), st.integers(0, 3), max_size=30)


def table(rows):
    found = [
        {"article": article, "entity": entity, "mentions": many}
        for (article, entity), many in rows.items()
    ]
    return pa.Table.from_pylist(found, schema=SCHEMA).sort_by(ORDER)


@given(ROWS, ROWS, st.sets(NAMES), st.sampled_from([0, 100]))
def test_what_is_exchanged_is_as_if_all_had_been_sorted(rows, more, gone, few):
    more = {key: many for key, many in more.items() if key[0] in gone}
    left = {key: many for key, many in rows.items() if key[0] not in gone}
    of_these = pc.field("article").isin(pa.array(sorted(gone), pa.string()))
    before, row_order.FEW = row_order.FEW, few
    try:
        found = exchanged(table(rows), of_these, table(more), ORDER)
    finally:
        row_order.FEW = before
    assert found.equals(table(left | more))


def test_rows_that_are_the_same_are_not_copied():
    rows = table({("a", "x"): 1, ("b", "x"): 2})
    of_a = pc.field("article") == "a"
    assert exchanged(rows, of_a, rows.filter(of_a), ORDER) is rows
