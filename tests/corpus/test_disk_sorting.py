"""Rows are put in order on disk as in memory, and articles written by their days are the same articles."""

from dataclasses import replace
from itertools import pairwise

import pyarrow as pa
import pytest

from dashboard.corpus import disk_sorting
from dashboard.corpus.annotated_articles import Readings
from dashboard.corpus.base_tables import Layers
from dashboard.corpus.disk_sorting import PRINTED, by_day, in_order
from dashboard.corpus.records import rows_of, tables_of
from dashboard.corpus.store import Store
from dashboard.parsing import PARSER_VERSION
from tests.speed.world import World
from tests.speed.writing import articles

SCHEMA = pa.schema({"name": pa.string(), "day": pa.date32(), "tags": pa.list_(pa.string())})
PARTS = ("mentions", "dates", "events")


@pytest.fixture(scope="module")
def layers(tmp_path_factory):
    """Fifty articles in two segments, one without anything in it and two without a date."""
    every = [*articles(World(50))]
    every[3] = replace(every[3][0], published=None), every[3][1]
    every[30] = replace(every[30][0], published=None), type(every[30][1])()
    store = Store(tmp_path_factory.mktemp("segments"))
    parts = (every[:20], every[20:])
    rows = ([rows_of(*one, PARSER_VERSION) for one in part] for part in parts)
    return Layers.of(store, [store.write("segments", tables_of(some, [])) for some in rows])


def test_rows_come_in_order_and_those_alike_as_they_came(tmp_path):
    rows = [{"name": name, "day": None, "tags": [str(n)]} for n, name in enumerate("cabcéa")]
    tables = [pa.Table.from_pylist(some, SCHEMA) for some in (rows[:2], rows[2:], [])]
    found = pa.concat_tables(in_order(tables, SCHEMA, ["name"], tmp_path))
    assert found.equals(pa.concat_tables(tables).sort_by("name"))


def test_articles_by_day_are_those_of_the_segments(layers, tmp_path, monkeypatch):
    monkeypatch.setattr(disk_sorting, "LARGEST", 7)
    sorted_layers = by_day(layers, tmp_path)
    one, other = (Readings(some).of(layers.articles, PARTS) for some in (layers, sorted_layers))
    assert {article.id: (article, found) for article, found in other} == {
        article.id: (article, found) for article, found in one
    }


def test_articles_of_some_days_stand_together(layers, tmp_path, monkeypatch):
    monkeypatch.setattr(disk_sorting, "LARGEST", 7)
    days = [
        piece["day"].to_pylist() for piece in by_day(layers, tmp_path).pieces("articles", ["day"])
    ]
    assert [len(some) for some in days] == [7] * 7 + [1]
    known = [[day for day in some if day] for some in days]
    assert all(max(one) <= min(other) for one, other in pairwise(known) if other)
    assert days[-1] == [None]


def test_each_table_is_written_where_nothing_is_in_it(layers, tmp_path, monkeypatch):
    monkeypatch.setattr(disk_sorting, "LARGEST", 1)
    for name in PRINTED:
        assert by_day(layers, tmp_path / name).table(name).num_rows == layers.table(name).num_rows
