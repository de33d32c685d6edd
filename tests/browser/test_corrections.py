"""Corrections in a browser: an unnamed source, a missing date and an event, each followed on the other pages."""

import contextlib
from typing import Any

import pytest
from chromium import expect, settle
from playwright.sync_api import TimeoutError  # noqa: A004 - what its waits raise

from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.model import Article, Block

PATIENCE = 60_000
"""Milliseconds that a busy machine is waited for."""
TEXTS = {
    "a": "“It will rain,” a ferry official said.",
    "b": "“It will snow,” a ferry official said.",
    "c": "Mayor Ada Quill opened the harbour bridge on Monday.",
    "d": "Mayor Ivo Lund visited Norwich on 4 March 2031.",
    "e": "Police arrested Bram Oost in Leeds on 9 March 2031.",
}


def choose(page, field, words, then):
    """Choose in a list until what follows from it is there: the list closes while a fold is still opening."""
    for _ in range(5):
        field.click()
        option = page.get_by_role("option", name=words, exact=True).last
        with contextlib.suppress(TimeoutError):
            option.wait_for(timeout=5_000)
            option.click(timeout=5_000)
        settle(page)
        if page.locator(then).count():
            return


def followed(page):
    """Wait until all pages follow what was corrected of an article: another correction is refused until then."""
    linking = page.locator('[role="status"]', has_text="read anew")
    expect(linking).to_have_count(0, timeout=PATIENCE)


@pytest.fixture(scope="module")
def quay(tmp_path_factory):
    """Two articles that quote an unnamed source, one without a date, and two of one event each."""
    path = tmp_path_factory.mktemp("quay")
    about: dict[str, Any] = {"language": "en", "source": "The Post"}
    days = dict.fromkeys(TEXTS, "2031-03-10") | {"c": None}
    articles = [
        Article(
            name, text, (Block("paragraph", 0, len(text)),),
            title=f"News {name}", published=days[name], **about,
        )
        for name, text in TEXTS.items()
    ]  # fmt: skip
    add(Store(path), articles)
    return path


@pytest.mark.slow
def test_one_of_two_unnamed_sources_gets_a_name_and_every_page_counts_it_so(visit, quay):
    unnamed = "quotations?named=unnamed"
    page = visit(quay, unnamed)
    expect(page.locator("ol.quotations > li")).to_have_count(2, timeout=PATIENCE)
    place = f"{TEXTS['b'].index('It')}-{TEXTS['b'].index(',')}"
    page = visit(quay, f"article?article=b&correct=quotation+{place}")
    speaker = page.locator('[class*="st-key-correct-value-quotation-speaker"] input')
    kind = page.locator(".st-key-correct-kind input").last
    expect(kind).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".st-key-correct button").last).to_be_visible(timeout=PATIENCE)
    choose(page, kind, "Who said it", '[class*="st-key-correct-value-quotation-speaker"]')
    expect(speaker.last).to_be_visible(timeout=PATIENCE)
    speaker.last.fill("Carla Venn")
    speaker.last.press("Enter")
    expect(speaker.last).to_have_value("Carla Venn", timeout=PATIENCE)
    settle(page)
    page.locator(".st-key-correct button").last.click()
    said = page.locator("p.note", has_text="Who said it: Carla Venn.")
    expect(said.last).to_be_visible(timeout=PATIENCE)
    followed(page)
    page = visit(quay, unnamed)
    expect(page.locator("ol.quotations > li")).to_have_count(1, timeout=PATIENCE)
    page = visit(quay, "quotations?speaker=Carla+Venn")
    expect(page.locator("ol.quotations > li")).to_have_count(1, timeout=PATIENCE)
    expect(page.locator("ol.quotations")).to_contain_text("set by a reader on")
    page = visit(quay, "")
    expect(page.get_by_text("Carla Venn").first).to_be_visible(timeout=PATIENCE)


@pytest.fixture(scope="module")
def ferry(tmp_path_factory):
    """Two articles in which a ferry official is quoted, and something happens."""
    path = tmp_path_factory.mktemp("ferry")
    about: dict[str, Any] = {"language": "en", "source": "The Post", "published": "2031-03-10"}
    texts = {
        "a": f"{TEXTS['a']} {TEXTS['d']}",
        "b": f"{TEXTS['b']} {TEXTS['e']}",
    }
    blocks = {name: (Block("paragraph", 0, len(text)),) for name, text in texts.items()}
    add(Store(path), [Article(n, text, blocks[n], title=n, **about) for n, text in texts.items()])
    return path


@pytest.mark.slow
def test_an_unnamed_source_is_split_and_the_count_changes_on_every_page(visit, ferry):
    counted = dict.fromkeys(("", "entities", "timeline", "quotations"), "article")
    counted |= {"articles": "quotation"}
    for name, what in counted.items():
        page = visit(ferry, f"{name}?speaker=ferry+official")
        expect(page.locator(".standfirst").first).to_contain_text(f"2 {what}s", timeout=PATIENCE)
    page = visit(ferry, "quotations?named=unnamed")
    ledger = page.locator(".ledger tbody tr")
    expect(ledger).to_have_count(1, timeout=PATIENCE)
    page.locator(".st-key-part_source summary").last.click()
    said = page.locator(".st-key-part-said input").last
    expect(said).to_be_visible(timeout=PATIENCE)
    chosen = '.st-key-part-said:has-text("It will snow")'
    choose(page, said, "“It will snow”, The Post, 10 Mar 2031", chosen)
    who = page.locator(".st-key-part-who input").last
    who.fill("second ferry official")
    who.press("Enter")
    settle(page)
    page.locator(".st-key-part-source-send button").last.click()
    expect(ledger).to_have_count(2, timeout=PATIENCE)
    for one in ("ferry official", "second ferry official"):
        for name, what in counted.items():
            page = visit(ferry, f"{name}?speaker={one.replace(' ', '+')}")
            standfirst = page.locator(".standfirst").first
            expect(standfirst).to_contain_text(f"1 {what}", timeout=PATIENCE)
    told = "A reader decided: 1 quotation of ferry official is of second ferry official."
    page = visit(ferry, "quotations?speaker=ferry+official")
    expect(page.locator(".notice", has_text=told).first).to_be_visible(timeout=PATIENCE)


@pytest.mark.slow
def test_an_undated_article_is_dated_twice_and_undone_twice(visit, quay):
    page = visit(quay, "article?article=c")
    held = page.locator("p.note", has_text="As printed: none.")
    for number, (key, button, day) in enumerate(
        (
            ("fill-in-c", "fill_in_date", "06032031"),
            ("fact-value-published-c", "correct_fact", "13032031"),
        )
    ):
        if number:
            page = visit(quay, "article?article=c")
            held = page.locator("p.note", has_text="As printed: none.")
            expect(held.last).to_contain_text("6 Mar 2031", timeout=PATIENCE)
            settle(page)
            page.locator(".st-key-correct_article summary").last.click()
            kind = page.locator(".st-key-fact-kind input").last
            expect(kind).to_be_visible(timeout=PATIENCE)
            choose(page, kind, "Its date", f".st-key-{key}")
        field = page.locator(f".st-key-{key}").get_by_role("spinbutton", name="day").last
        expect(field).to_be_visible(timeout=PATIENCE)
        field.click()
        page.keyboard.type(day)
        page.keyboard.press("Tab")
        settle(page)
        page.locator(f".st-key-{button} button").last.click()
        expect(held.last).to_contain_text(f"{int(day[:2])} Mar 2031", timeout=PATIENCE)
        followed(page)
    page = visit(quay, "timeline?referenced=2031-03-10&referenced=2031-03-10")
    expect(page.locator(".events > li", has_text="bridge").first).to_be_visible(timeout=PATIENCE)
    page = visit(quay, "article?article=c")
    held = page.locator("p.note", has_text="As printed: none.")
    page.locator(".st-key-undo_published button").last.click()
    expect(held.last).to_contain_text("6 Mar 2031", timeout=PATIENCE)
    followed(page)
    page.locator(".st-key-undo_published button").last.click()
    expect(held).to_have_count(0, timeout=PATIENCE)
    expect(page.get_by_text("This article carries no date").first).to_be_visible(timeout=PATIENCE)


@pytest.mark.slow
def test_an_old_link_after_two_events_are_merged_opens_the_one(visit, quay):
    page = visit(quay, "timeline?correct=event")
    row = page.locator(".events > li", has_text="Bram Oost").first
    old = row.locator("h3 a").get_attribute("href")
    page = visit(quay, f"{old.removeprefix('./')}&correct=event")
    kind = page.locator('[class*="st-key-event-kind"] input').last
    expect(kind).to_be_visible(timeout=PATIENCE)
    pair = '[class*="st-key-event-value-events-pair"]'
    choose(page, kind, "It is the same as another event", pair)
    other = page.locator(f"{pair} input").last
    expect(other).to_be_visible(timeout=PATIENCE)
    printed = "Ivo Lund visits Norwich, 4 Mar 2031"
    other.fill(printed)
    page.get_by_role("option", name=printed, exact=True).first.click()
    settle(page)
    page.locator('[class*="st-key-correct-event"] button').last.click()
    said = page.get_by_text("You decided:")
    expect(said.first).to_be_visible(timeout=PATIENCE)
    page = visit(quay, old.removeprefix("./"))
    expect(page.get_by_text("A reader decided:").first).to_be_visible(timeout=PATIENCE)
    chosen = page.locator(".events > li.chosen")
    expect(chosen).to_have_count(1, timeout=PATIENCE)
    expect(chosen).to_contain_text("visited Norwich")
    expect(chosen).to_contain_text("arrested Bram Oost")
