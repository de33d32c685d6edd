"""Articles added beside an open page: it offers the new version."""

import dataclasses

import handmade
from playwright.sync_api import expect

from dashboard.corpus.publishing import publish
from dashboard.corpus.records import rows_of, tables_of
from dashboard.corpus.store import Store
from dashboard.parsing import PARSER_VERSION


def test_the_page_offers_the_new_version(visit, tmp_path):
    folder = handmade.collection(tmp_path / "growing", handmade.HARBOUR[:2])
    page = visit(folder)
    expect(page.locator(".standfirst")).to_contain_text("2 articles")
    store = Store(folder)
    rows = [rows_of(one.article, one.found, PARSER_VERSION) for one in handmade.HARBOUR[2:4]]
    manifest = store.manifest()
    segment = store.write("segments", tables_of(rows, []))
    publish(store, store.commit(dataclasses.replace(manifest, pending=(segment,))))
    page.click(".st-key-show_newer button", timeout=40_000)
    expect(page.locator(".standfirst")).to_contain_text("4 articles", timeout=20_000)
