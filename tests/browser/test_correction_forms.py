"""The forms that correct, in a browser: what stands beside a field, what a list leads with, and what is in sight."""

import re
from typing import Any

import pytest
from chromium import expect, settle

from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.model import Article, Block

PATIENCE = 60_000
"""Milliseconds that a busy machine is waited for."""
IN_SIGHT = """form => {
  const { top } = form.getBoundingClientRect();
  return 0 <= top && top < innerHeight;
}"""
"""Whether a form begins on the screen."""
TEXT = (
    "“It will rain all of next month,” Mayor Ada Quill said last week. Harbour pilot Ivo Lund visited Norwich on 4 March 2031. "
    "“Nobody asked the pilots of this town,” Lund said."
)


@pytest.fixture(scope="module")
def pilots(tmp_path_factory):
    """An article with two speakers, and enough others that the Timeline can be scrolled."""
    path = tmp_path_factory.mktemp("pilots")
    about: dict[str, Any] = {"language": "en", "source": "The Post", "published": "2031-03-10"}
    towns = ("Leeds", "York", "Bath", "Derby", "Ely", "Truro", "Wells", "Ripon", "Durham", "Exeter")
    texts = {"p": TEXT} | {
        f"o{number}": f"Police arrested {number + 2} men in {town} on {number + 1} February 2031."
        for number, town in enumerate(towns)
    }
    articles = [
        Article(name, text, (Block("paragraph", 0, len(text)),), title=f"News {name}", **about)
        for name, text in texts.items()
    ]
    add(Store(path), articles)
    return path


@pytest.mark.slow
def test_the_form_that_a_link_asks_for_is_brought_into_sight(visit, pilots):
    page = visit(pilots, "timeline")
    link = page.get_by_text("Correct this event").last
    link.scroll_into_view_if_needed(timeout=PATIENCE)
    link.click()
    form = page.locator(".st-key-asked_form")
    expect(form).to_be_visible(timeout=PATIENCE)
    settle(page)
    page.wait_for_function(IN_SIGHT, arg=form.element_handle(), timeout=PATIENCE)


@pytest.mark.slow
def test_what_was_understood_of_a_typed_day_stands_beside_it(visit, pilots):
    page = visit(pilots, "timeline")
    page.get_by_text("Correct this event").last.click()
    kind = page.locator(".st-key-asked_form").get_by_role(
        "combobox", name=re.compile("What is wrong")
    )
    kind.first.click(timeout=PATIENCE)
    page.get_by_role("option", name="It was on another day").first.click(timeout=PATIENCE)
    field = page.get_by_label("It was on", exact=True)
    expect(field).to_be_visible(timeout=PATIENCE)
    field.fill("25 April")
    field.press("Enter")
    wrong = page.get_by_role("alert").filter(has_text="is no day that can be read")
    expect(wrong).to_be_visible(timeout=PATIENCE)
    field.fill("25 April 2031")
    field.press("Enter")
    expect(page.get_by_text("That is 25 Apr 2031.")).to_be_visible(timeout=PATIENCE)


@pytest.mark.slow
def test_names_that_are_there_come_first_and_part_of_one_means_it(visit, pilots):
    start = TEXT.index("It will rain")
    where = f"quotation+{start}-{TEXT.index(',”')}"
    page = visit(pilots, f"article?article=p&correct={where}")
    kind = page.get_by_role("combobox", name=re.compile("What is wrong")).first
    kind.click(timeout=PATIENCE)
    page.get_by_role("option", name="Who said it").first.click(timeout=PATIENCE)
    speaker = page.get_by_role("combobox", name=re.compile("Speaker")).first
    expect(speaker).to_be_visible(timeout=PATIENCE)
    settle(page)
    speaker.click()
    speaker.press_sequentially("Ivo")
    known, added = (
        page.get_by_role("option", name=name, exact=True) for name in ("Ivo Lund", "Add: Ivo")
    )
    expect(known).to_be_visible(timeout=PATIENCE)
    assert known.bounding_box()["y"] < added.bounding_box()["y"]
    added.click()
    expect(speaker).to_have_value("Ivo Lund", timeout=PATIENCE)
    settle(page)
    page.locator(".st-key-correct button").last.click()
    item = page.get_by_role("combobox", name=re.compile("Of this article")).first
    expect(item).to_have_value(re.compile("Quotation, Ivo Lund: It will rain"), timeout=PATIENCE)
    page.get_by_role("button", name="Undo: speaker", exact=True).first.click()
    expect(item).to_have_value(re.compile("Quotation, Ada Quill: It will rain"), timeout=PATIENCE)


@pytest.mark.slow
def test_a_date_counts_from_a_day_that_is_typed(visit, pilots):
    page = visit(pilots, "article?article=p")
    page.locator("summary", has_text="Dates").first.click(timeout=PATIENCE)
    page.get_by_role("link", name="Correct last week").first.click(timeout=PATIENCE)
    anchor = page.get_by_role("combobox", name=re.compile("It counts from")).first
    expect(anchor).to_be_visible(timeout=PATIENCE)
    settle(page)
    anchor.click()
    anchor.press_sequentially("24 March 2031")
    anchor.press("Enter")
    expect(page.get_by_text("Counted from it: 17–23 Mar 2031.")).to_be_visible(timeout=PATIENCE)
    settle(page)
    page.locator(".st-key-correct button").last.click()
    said = page.locator("p.note", has_text="counted from 24 Mar 2031")
    expect(said.last).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("counts from 24 Mar 2031, which a reader chose").first).to_be_attached(
        timeout=PATIENCE
    )
