import datetime as dt

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corpus import open_corpus
from dashboard.corpus.row_lookup import NONE, held, picked, write_picked
from dashboard.corpus.schema import ARTICLE_KEY, DERIVED
from dashboard.corpus.statements import SORTS
from dashboard.view import View

WORDS = st.one_of(st.none(), st.sampled_from(["Ada", "Bo", "", "Łódź"]))
ROWS = st.lists(
    st.tuples(
        WORDS,
        st.lists(st.sampled_from(["Ada", "Bo", "Cy"]), max_size=3),
        st.one_of(st.none(), st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))),
    ),
    max_size=12,
)


def _table(rows):
    columns = {name: [None] * len(rows) for name in DERIVED["statements"].names}
    columns |= {
        "key": [7 * (n + 3) % 101 for n in range(len(rows))],
        "speaker": [speaker for speaker, _, _ in rows],
        "about": [about for _, about, _ in rows],
        "day": [day for _, _, day in rows],
    }
    return pa.table(columns, schema=DERIVED["statements"])


@given(ROWS, st.data())
def test_what_is_picked_is_what_was_written(tmp_path_factory, rows, data):
    path = tmp_path_factory.mktemp("picked") / "statements.arrow"
    table = _table(rows)
    write_picked("statements", table, path)
    kept = picked("statements", path)
    some = data.draw(
        st.lists(st.sampled_from(range(len(rows))), unique=True) if rows else st.just([])
    )
    numbers = np.array(some, dtype=np.int64)
    assert kept.numbers(table["key"].to_numpy()).tolist() == list(range(len(rows)))
    frame = kept.frame(numbers, ["speaker", "day"])
    assert [None if pd.isna(v) else v for v in frame["speaker"]] == [rows[n][0] for n in some]
    assert frame["day"].tolist() == [rows[n][2] for n in some]
    about = dict(zip(kept.values("about").to_pylist(), kept.counts("about", numbers), strict=True))
    listed = [name for n in some for name in rows[n][1]]
    assert {name: n for name, n in about.items() if n} == {n: listed.count(n) for n in set(listed)}
    ada = kept.has("speaker", numbers, "Ada", "nobody")
    assert ada.tolist() == [rows[n][0] == "Ada" for n in some]
    days = kept.codes("day")[numbers].tolist()
    epoch = dt.date(1970, 1, 1)
    assert days == [NONE if rows[n][2] is None else (rows[n][2] - epoch).days for n in some]


def test_a_corpus_without_statements_has_none_to_pick():
    kept = picked("statements", None)
    assert kept.counts("speaker", np.array([], dtype=np.int64)).tolist() == []
    assert len(kept.frame(np.array([], dtype=np.int64))) == 0


def test_a_key_that_no_row_has_has_no_number(tmp_path):
    write_picked("statements", _table([("Ada", [], None), ("Bo", [], None)]), tmp_path / "some")
    kept = picked("statements", tmp_path / "some")
    first, second = kept.frame(np.array([0, 1]), ["key"])["key"]
    assert kept.numbers(np.array([5, second, 10**18, first])).tolist() == [NONE, 1, NONE, 0]
    assert picked("statements", None).numbers(np.array([5])).tolist() == [NONE]


@given(
    st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=30),
    st.lists(st.integers(0, 9), unique=True, max_size=10),
)
def test_the_rows_of_few_articles_are_those_found_by_looking_at_all(articles, wanted):
    rows = pa.table({"article": articles, ARTICLE_KEY: [ord(one) for one in articles]})
    kept = held(rows, ("article",))
    names = kept.values("article").to_pylist()
    codes = np.array([code for code in wanted if code < len(names)] + [NONE], np.int64)
    expected = [n for n, name in enumerate(articles) if names.index(name) in codes]
    assert kept.rows_of_articles(codes).tolist() == expected
    assert np.flatnonzero(kept.of_articles(codes)).tolist() == expected


VIEWS = [
    View(),
    View(text="the"),
    View(text="the", kind=("direct", "mixed")),
    View(named=("unnamed",)),
    View(status=("said", "declined")),
    View(not_source=("The Amsel Courier",)),
]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_numbers_of_quotations_are_those_of_their_list(harbour, view):
    corpus = open_corpus(harbour)
    said, listed = corpus.said(view), corpus.quotations(view)
    assert said.total == len(listed) == corpus.count_quotations(view)
    assert said.articles == listed["article"].nunique()
    assert said.sources == listed["source"].nunique()
    assert said.retold == listed["origin"].nunique()
    for name in ("source", "known", "kind", "about"):
        if not getattr(view, name):
            values = listed[name].explode() if name == "about" else listed[name]
            counted = dict(zip(*said.facets[name].to_numpy().T, strict=True)) if len(values) else {}
            assert counted == values.dropna().value_counts().to_dict(), name


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_quotations_are_in_the_order_that_is_asked_for(harbour, view, sort):
    corpus = open_corpus(harbour)
    every = corpus.quotations(view, sort="text")
    order = {
        "relevance": (["score", "published", "article", "start"], [False, False, True, True]),
        "date": (["published", "article", "start"], [False, True, True]),
        "prominence": (["start", "published", "article"], [True, False, True]),
        "text": (["published", "article", "start"], [True, True, True]),
        "speaker": (["speaker_key", "published", "article", "start"], [True, False, True, True]),
        "source": (["source_key", "published", "article", "start"], [True, False, True, True]),
    }[sort if view.text or sort != "relevance" else "date"]
    keys = {f"{name}_key": every[name].str.lower() for name in ("speaker", "source")}
    every = every.assign(**keys)
    wanted = every.sort_values(order[0], ascending=order[1], na_position="last")["quotation"]
    assert corpus.quotations(view, sort=sort)["quotation"].tolist() == wanted.tolist()
    part = corpus.quotations(view, sort=sort, limit=3, offset=2)["quotation"]
    assert part.tolist() == wanted.tolist()[2:5]
