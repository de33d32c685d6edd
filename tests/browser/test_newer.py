"""Articles added or removed beside an open page: it offers, or takes, the new version."""

import dataclasses

import chromium
import handmade
import pytest

from dashboard.corpus.publishing import publish
from dashboard.corpus.records import rows_of, tables_of
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Store
from dashboard.parsing import PARSER_VERSION


def add_reports(folder, reports):
    store = Store(folder)
    rows = [rows_of(one.article, one.found, PARSER_VERSION) for one in reports]
    manifest = store.manifest()
    segment = store.write("segments", tables_of(rows, []))
    publish(store, store.commit(dataclasses.replace(manifest, pending=(segment,))))


@pytest.mark.slow
def test_an_open_page_of_an_empty_collection_shows_what_is_added(visit, tmp_path):
    folder = handmade.collection(tmp_path / "begun", [])
    page = visit(folder)
    chromium.expect(page.locator("a.go")).to_be_visible()
    add_reports(folder, handmade.HARBOUR[:2])
    chromium.expect(page.locator(".standfirst")).to_contain_text("2 articles", timeout=40_000)


@pytest.mark.slow
def test_the_page_offers_the_new_version(visit, tmp_path):
    folder = handmade.collection(tmp_path / "growing", handmade.HARBOUR[:2])
    page = visit(folder)
    chromium.expect(page.locator(".standfirst")).to_contain_text("2 articles")
    add_reports(folder, handmade.HARBOUR[2:4])
    page.click(".st-key-show_newer button", timeout=40_000)
    chromium.expect(page.locator(".standfirst")).to_contain_text("4 articles", timeout=20_000)


@pytest.mark.slow
def test_a_page_in_another_tab_offers_the_version_with_a_correction(visit, tmp_path):
    folder = handmade.collection(tmp_path / "corrected", handmade.HARBOUR[:2])
    article = handmade.HARBOUR[0].article
    listed = visit(folder, "articles")
    chromium.expect(listed.locator("ol.articles")).to_contain_text(article.title)
    page = visit(folder, f"article?article={article.id}")
    page.locator(".st-key-correct_article summary").last.click()
    title = page.locator(f".st-key-fact-value-title-{article.id} input")
    title.fill("The harbour, corrected")
    title.press("Enter")
    chromium.settle(page)
    page.locator(".st-key-correct_fact button").last.click()
    chromium.expect(page.locator("h1")).to_contain_text("corrected", timeout=60_000)
    listed.click(".st-key-show_newer button", timeout=60_000)
    listed_again = listed.locator("ol.articles")
    chromium.expect(listed_again).to_contain_text("The harbour, corrected", timeout=20_000)
    chromium.expect(listed_again).to_contain_text("headline set by a reader on")


@pytest.mark.slow
def test_an_open_page_takes_the_version_without_a_removed_article(visit, tmp_path):
    folder = handmade.collection(tmp_path / "shrinking", handmade.HARBOUR[:4])
    page = visit(folder)
    chromium.expect(page.locator(".standfirst")).to_contain_text("4 articles")
    remove(Store(folder), [handmade.HARBOUR[0].article.id])
    page.get_by_role("link", name="Articles", exact=True).first.click()
    chromium.expect(page.locator("h1")).to_contain_text("3 articles", timeout=20_000)
    assert handmade.HARBOUR[0].article.title not in "".join(chromium.texts(page.locator("body")))


def test_a_page_of_an_article_that_was_removed_meanwhile_says_so(visit, tmp_path):
    folder = handmade.collection(tmp_path / "fewer", handmade.HARBOUR[:2])
    gone, kept = (one.article for one in handmade.HARBOUR[:2])
    page = visit(folder, f"article?article={gone.id}")
    chromium.expect(page.locator("h1").first).to_contain_text(gone.title)
    with handmade.linking_by_label():
        remove(Store(folder), [gone.id])
    page.reload()
    chromium.expect(page.locator("h1")).to_have_text("This article is not here")
    words = page.get_by_text("Articles have been removed from it for good, the last on")
    chromium.expect(words).to_be_visible()
    page.get_by_role("link", name="See the articles of this view").click()
    listed = page.locator("ol.articles")
    chromium.expect(listed).to_contain_text(kept.title)
    chromium.expect(listed).not_to_contain_text(gone.title)
