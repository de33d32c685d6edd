"""What is held of tabs that have gone and of versions that were replaced is let go."""

import asyncio
import dataclasses
import gc
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import handmade
import pytest

from dashboard.corpus.publishing import publish
from dashboard.corpus.records import rows_of, tables_of
from dashboard.corpus.store import Store
from dashboard.page import open_collection
from dashboard.page.components import article_list
from dashboard.page.streamlit_gaps import gone_tabs
from dashboard.parsing import PARSER_VERSION
from dashboard.view import View


class NoMoreRounds(Exception):
    """All rounds of a test are through."""


def searches(monkeypatch, rounds):
    """Return after which rounds garbage is looked for; a round is who has gone, and what is held.

    In a thread of its own: a browser's tests leave a loop running in theirs.
    """
    looked, now = [], iter(rounds)
    at = {"round": 0, "held": 0}

    def expire():
        gone, at["held"] = next(now, (None, 0))
        if gone is None:
            raise NoMoreRounds
        at["round"] += 1
        session = SimpleNamespace(shutdown=lambda: None)
        return [(name, SimpleNamespace(session=session)) for name in gone]

    monkeypatch.setattr(gone_tabs, "EVERY", 0)
    monkeypatch.setattr(gone_tabs, "_kept", lambda: SimpleNamespace(expire=expire))
    monkeypatch.setattr(gone_tabs.gc, "collect", lambda: looked.append(at["round"]))
    with ThreadPoolExecutor(1) as thread, pytest.raises(NoMoreRounds):
        thread.submit(lambda: asyncio.run(gone_tabs.let_go(lambda: at["held"]))).result()
    return looked


def test_garbage_is_looked_for_when_more_is_held_or_tabs_have_gone(monkeypatch):
    assert searches(monkeypatch, [("", 0), ("ab", 0), ("", 1), ("", 1), ("c", 1), ("", 2)]) == [
        3,
        5,
        6,
    ]


def add_one_to(folder):
    store, added = Store(folder), handmade.HARBOUR[2]
    rows = [rows_of(added.article, added.found, PARSER_VERSION)]
    segment = store.write("segments", tables_of(rows, []))
    publish(store, store.commit(dataclasses.replace(store.manifest(), pending=(segment,))))


def test_a_tab_that_shows_the_newer_version_holds_no_older_one(tmp_path, open_page, monkeypatch):
    monkeypatch.setattr(article_list, "STEP", 1)
    folder = handmade.collection(tmp_path / "growing", handmade.HARBOUR[:2])
    tab = open_page(folder, "compare", by="entity").turn_to("articles")
    assert [one.key for one in tab.app.button].count("more_articles") == 1
    tab.turn_to("entities")
    gc.collect()  # what other tests left
    before = open_collection.outdated()
    add_one_to(folder)
    tab.app.run()
    tab.app.button(key="show_newer").click().run()
    assert "3 articles" in tab.words
    gc.collect()
    assert open_collection.outdated() <= before


def test_a_version_that_was_replaced_is_held_until_no_page_has_it(tmp_path):
    folder = handmade.collection(tmp_path / "growing", handmade.HARBOUR[:2])
    shown = open_collection.shown(View(), folder, "full")
    gc.collect()  # what other tests left
    before = open_collection.outdated()
    add_one_to(folder)
    assert open_collection.outdated() == before + 1
    open_collection.renew_if(lambda corpus: corpus.newer(), str(folder))
    newer = open_collection.shown(View(), folder, "full")
    assert newer.totals.articles == 3
    assert open_collection.outdated() == before + 1
    del shown
    gc.collect()
    assert open_collection.outdated() <= before
    open_collection.renew()
