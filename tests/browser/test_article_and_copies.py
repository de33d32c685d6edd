"""An article's authors, and copies of it, corrected in a browser as a reader would, followed on other pages and undone."""

import re
from typing import Any

import pytest
from chromium import expect, settle

from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.model import Article, Block

PATIENCE = 60_000
"""Milliseconds that a busy machine is waited for."""
TEXTS = {
    "a": "Mayor Ada Quill opened the harbour bridge on Monday. “It will last,” Quill said.",
    "b": "The harbour has a bridge. “It will last,” Mayor Ada Quill said at its opening.",
}


@pytest.fixture(scope="module")
def bridge(tmp_path_factory):
    """Two articles on one opening, which count as two stories."""
    path = tmp_path_factory.mktemp("bridge")
    about: dict[str, Any] = {"language": "en", "published": "2031-03-10"}
    articles = [
        Article(
            name, text, (Block("paragraph", 0, len(text)),),
            title=f"News {name}", source=f"The Post {name}", authors=("Desk",), **about,
        )
        for name, text in TEXTS.items()
    ]  # fmt: skip
    add(Store(path), articles)
    return path


def choose(page, label, words):
    """Choose an option of a list by its words."""
    page.get_by_role("combobox", name=re.compile(label)).last.click(timeout=PATIENCE)
    page.get_by_role("option", name=words).last.click(timeout=PATIENCE)
    settle(page)


def followed(page):
    """Wait until all pages follow what was corrected."""
    linking = page.locator('[role="status"]', has_text="read anew")
    expect(linking).to_have_count(0, timeout=PATIENCE)


def folded(page, words):
    """Open a fold, once the page stands still."""
    settle(page)
    page.locator("summary", has_text=words).last.click()
    settle(page)


@pytest.mark.slow
def test_authors_are_set_with_a_reason_shown_in_the_list_and_taken_back(visit, bridge):
    page = visit(bridge, "article?article=a")
    folded(page, "Correct this article")
    choose(page, "What is wrong", "Its authors")
    field = page.get_by_label("It is (names, with", exact=False).last
    field.fill("Carla Venn; Dee Roe")
    why = page.locator(".st-key-fact-why input").last
    why.fill("the byline was cut")
    why.press("Enter")
    settle(page)
    page.locator(".st-key-correct_fact button").last.click()
    said = page.locator("p.note", has_text="Authors set by a reader on")
    expect(said.last).to_contain_text("Carla Venn; Dee Roe", timeout=PATIENCE)
    expect(said.last).to_contain_text("(the byline was cut). As printed: Desk.")
    followed(page)
    page = visit(bridge, "articles")
    expect(page.get_by_text("authors set by a reader").first).to_be_visible(timeout=PATIENCE)
    page = visit(bridge, "article?article=a")
    page.locator(".st-key-undo_authors button").last.click()
    said = page.locator("p.note", has_text="Authors set by")
    expect(said).to_have_count(0, timeout=PATIENCE)
    followed(page)


@pytest.mark.slow
def test_copies_are_joined_counted_once_and_parted_again(visit, bridge):
    standfirst = visit(bridge, "").locator(".standfirst").first
    expect(standfirst).not_to_contain_text("a copy", timeout=PATIENCE)
    page = visit(bridge, "article?article=a")
    folded(page, "Join or part copies")
    choose(page, "A copy of", "News b, The Post b, 10 Mar 2031")
    page.locator(".st-key-correct_copy button").last.click()
    printed = page.get_by_text("Printed 2 times in this collection.")
    expect(printed.last).to_be_visible(timeout=PATIENCE)
    decided = page.locator("p.note", has_text="Set by a reader on")
    expect(decided.last).to_contain_text("News b", timeout=PATIENCE)
    followed(page)
    standfirst = visit(bridge, "").locator(".standfirst").first
    expect(standfirst).to_contain_text("1 of them a copy", timeout=PATIENCE)
    page = visit(bridge, "article?article=b", width=390, mode="dark")
    page.locator('[class*="st-key-undo-decision-copies"] button').last.click()
    printed = page.get_by_text("Printed 2 times in this collection.")
    expect(printed).to_have_count(0, timeout=PATIENCE)
    followed(page)
    standfirst = visit(bridge, "").locator(".standfirst").first
    expect(standfirst).not_to_contain_text("a copy", timeout=PATIENCE)
