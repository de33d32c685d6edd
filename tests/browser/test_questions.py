"""Three questions that a newcomer answers from the demo, each in a few clicks."""

import chromium
import pytest


@pytest.fixture
def demo(visit):
    return visit(None)


def turn_to(page, title):
    page.click(f'[data-testid="stTopNavLink"]:has-text("{title}")')
    page.wait_for_url(f"**/{title.lower()}*")
    chromium.settle(page)


def test_who_speaks_most_about_russias_defence_industry_and_what_was_denied(demo):
    # Quotations, and type: two steps.
    turn_to(demo, "Quotations")
    demo.locator(".st-key-text input").fill("Russia's defence industry")
    chromium.expect(demo.locator("h1")).to_contain_text("of them from Antony Blinken")
    ranked = demo.locator(".narrowing .facet").first.locator("li")
    chromium.expect(ranked.first).to_contain_text("Antony Blinken")
    # Other spellings are found and marked too.
    chromium.expect(
        demo.locator(".quotations mark", has_text="defense industrial").first
    ).to_be_visible()
    # What was denied: take the search away, and open its list.
    demo.locator(".view-line .chip").click()
    demo.locator(".shelves a", has_text="Expected or denied").click()
    denied = demo.locator(".quotations > li", has=demo.locator(".tag", has_text="enied"))
    chromium.expect(denied.first.locator(".who")).to_be_visible()


def test_what_happened_in_beijing_in_june_2023_and_who_says_so(demo):
    # Type, open the Timeline, click the event: three steps.
    demo.locator(".st-key-text input").fill("Beijing June 2023")
    demo.wait_for_url("**/?text=Beijing+June+2023")
    turn_to(demo, "Timeline")
    event = demo.locator(".events > li", has_text="18–19 Jun 2023").first
    chromium.expect(event).to_contain_text("Blinken")
    chromium.settle(demo)
    event.locator("h3 a").click()
    demo.wait_for_url("**event=*")
    said_so = demo.locator(".events > li.chosen .evidence .proof")
    chromium.expect(said_so.first).to_contain_text("Jun 2023")
    sources = {words.split(" · ")[0] for words in chromium.texts(said_so)}
    assert len(sources) > 1
    # Who is quoted on it: Quotations, and take the words typed away.
    turn_to(demo, "Quotations")
    demo.locator(".view-line .chip", has_text="Beijing June 2023").click()
    chromium.expect(demo.locator("h1")).to_contain_text("quoted most often")
    ranked = demo.locator(".narrowing .facet").first.locator("li")
    chromium.expect(ranked.filter(has_text="Antony Blinken").first).to_be_visible()


def test_which_quotations_come_from_people_who_are_not_named(demo):
    # Quotations, and one click: two steps.
    turn_to(demo, "Quotations")
    demo.locator(".shelves a", has_text="Unnamed sources").click()
    chromium.expect(demo.locator("h1")).to_contain_text("come from people who are not named")
    ledger = demo.locator(".ledger tbody tr").first
    chromium.expect(ledger).to_contain_text("senior State Department official")
    chromium.expect(demo.locator(".quotations > li")).to_have_count(30)
    # One source's quotations, and their sentence.
    ledger.locator("a").click()
    chromium.expect(demo.locator(".quotations .who").first).to_contain_text(
        "senior State Department official"
    )
    chromium.settle(demo)
    demo.locator(".quotations a.proof").first.click()
    demo.wait_for_url("**/article?*at=*")
    chromium.expect(demo.locator(".reading .here").first).to_be_in_viewport()


@pytest.mark.slow
def test_what_is_new_since_the_first_of_may_2024(demo):
    # Type the two days, and follow the sentence that says what is new: two steps.
    days = demo.locator(".st-key-published [role=spinbutton]")
    for first, typed in ((0, "01052024"), (3, "18062024")):
        days.nth(first).click()
        demo.keyboard.type(typed)
        chromium.expect(days.nth(first + 2)).to_have_text("2024")
        chromium.settle(demo)
    demo.click("h1")  # a date is taken once its box is left
    demo.wait_for_url("**/?published=2024-05-01&published=2024-06-18")
    new = demo.locator(".news li", has_text="New since 1 May 2024: 7 articles")
    chromium.settle(demo)
    new.locator("a").click()
    demo.wait_for_url("**/compare?*")
    told = demo.locator(".sides", has=demo.locator("a[href*='event=']"))
    chromium.expect(told.locator("h3").first).to_contain_text("May")
    chromium.expect(told.locator(".facet").first.locator("li a").first).to_be_visible()
