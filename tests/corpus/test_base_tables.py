"""A collection is read bucket by bucket: the tables are those of one that is read whole."""

from dataclasses import replace

import pytest
from sameness import tables_of

from dashboard import linking
from dashboard.corpus import annotated_articles, base_tables, publishing
from dashboard.corpus.base_tables import Hand, Layers
from dashboard.corpus.publishing import publish
from dashboard.corpus.records import rows_of
from dashboard.corpus.records import tables_of as rows_in_tables
from dashboard.corpus.store import Manifest, Store
from dashboard.linking import fingerprints, lists, shingles, statements
from dashboard.linking.entities import suggestions
from dashboard.linking.events import blocks, connected_reports, report_lookup, term_weights
from dashboard.parsing import PARSER_VERSION
from tests.speed.world import World
from tests.speed.writing import articles

SMALL = [
    (base_tables, "BUCKET", 7), (annotated_articles, "BUCKET", 7), (base_tables, "AT_HAND", 1), (linking, "AT_HAND", 3),
    (report_lookup, "BUCKET", 4), (report_lookup, "MOST", 6), (report_lookup, "TOGETHER", 5), (fingerprints, "AT_ONCE", 8), (fingerprints, "AT_HAND", 9), (lists, "AT_ONCE", 2),
    (shingles, "TOGETHER", 50), (statements, "TOGETHER", 40), (statements, "AT_ONCE", 30),
    (publishing, "LARGEST", 11), (blocks, "TOGETHER", 2), (connected_reports, "TOGETHER", 3), (term_weights, "AT_HAND", 2), (suggestions, "AT_ONCE", 2),
]  # fmt: skip


@pytest.fixture(scope="module")
def generated():
    """Some articles as rows, two of them in an older version as well."""
    every = [*articles(World(90))]
    older = [(replace(one, title="Before"), found) for one, found in every[:2]]
    return [rows_of(*one, PARSER_VERSION) for one in [*older, *every]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory, generated):
    """The tables of the articles, linked at once."""
    return tables_of(_published(tmp_path_factory.mktemp("whole"), [generated[:2], generated[2:]]))


def test_tables_of_buckets_are_those_of_all_at_once(tmp_path, generated, whole, monkeypatch):
    for module, name, value in SMALL:
        monkeypatch.setattr(module, name, value)
    parts = [generated[:2], *(generated[start : start + 10] for start in range(2, 92, 10))]
    assert tables_of(_published(tmp_path, parts)) == whole


def test_segments_hold_so_many_articles_at_most(tmp_path, generated, monkeypatch):
    monkeypatch.setattr(publishing, "LARGEST", 20)
    parts = [generated[2:50], *([one] for one in generated[50:])]
    store = Store(_published(tmp_path, parts))
    sizes = [store.rows("articles", one) for one in store.manifest().segments]
    assert sum(sizes) == 90
    assert max(sizes) == 20


def test_each_article_is_in_one_bucket(tmp_path, generated):
    store, names = Store(tmp_path), [one["articles"][0]["article"] for one in generated]
    folders = [_written(store, some) for some in (generated[:40], generated[30:])]
    found = [*Layers.of(store, folders).buckets(names[5:60])]
    assert sorted(name for some in found for name in some) == sorted({*names[5:60]})
    assert all(some == sorted(some) for some in found)


def test_what_was_used_last_is_kept_at_hand(tmp_path, generated, monkeypatch):
    store = Store(tmp_path)
    one, other = (_written(store, some) for some in (generated[:20], generated[20:40]))
    table = store.read("mentions", [one])
    monkeypatch.setattr(base_tables, "AT_HAND", table.nbytes + 1)
    hand = Hand()
    hand.keep(one, "mentions", table)
    assert hand.get(one, "mentions") is table
    hand.keep(other, "mentions", store.read("mentions", [other]))
    assert hand.get(one, "mentions") is None
    assert hand.get(other, "mentions") is not None


def _published(folder, parts):
    store = Store(folder)
    pending = tuple(_written(store, some) for some in parts)
    publish(store, store.commit(Manifest(pending=pending)))
    return folder


def _written(store, some):
    return store.write("segments", rows_in_tables(some, []))
