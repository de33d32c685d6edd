"""Four questions that a newcomer answers from the demo, by what can be read on the page, each in a few steps."""

from dataclasses import dataclass

import chromium
import pytest
from playwright.sync_api import Page

MOST = 4
"""So many steps answer a question: a click, or words typed."""
MAIN = '[data-testid="stMain"]'


@dataclass
class Newcomer:
    """A reader who knows nothing of how the page is made: each step names words that can be seen."""

    page: Page
    steps: int = 0

    def click(self, words):
        """Click the first link, button or fold that says these words."""
        chromium.settle(self.page)
        role = self.page.get_by_role
        seen = role("link", name=words).or_(role("button", name=words))
        seen.or_(self.page.locator("summary", has_text=words)).filter(visible=True).first.click()
        self.took_a_step()

    def set_days(self, label, *days):
        """Type a first day, or a first and a last, as 01052024, into the box of this name."""
        box = self.page.get_by_role("group", name=label).get_by_role("spinbutton")
        for place, day in zip((0, 3), days, strict=False):
            box.nth(place).click()
            self.page.keyboard.type(day)
            chromium.expect(box.nth(place + 2)).to_have_text(day[-4:])
            chromium.settle(self.page)
        self.page.locator("h2").first.click()  # dates are taken once their box is left
        self.took_a_step()

    def search(self, words):
        """Type words into the search box that can be seen."""
        box = self.page.locator(".st-key-text input").first
        box.fill(words)
        box.press("Enter")
        self.took_a_step()

    def took_a_step(self):
        """Count a step, and wait for what comes of it."""
        self.steps += 1
        assert self.steps <= MOST
        chromium.settle(self.page)

    def reads(self, *words):
        """Find words on the page, one after the other, where they can be seen."""
        for one in words:
            said = self.page.locator(MAIN).get_by_text(one).filter(visible=True)
            chromium.expect(said.first).to_be_visible()


@pytest.fixture
def newcomer(visit):
    return Newcomer(visit(None))


def test_who_spoke_about_russias_defence_industry_and_what_was_denied(newcomer):
    newcomer.click("Who spoke about Russia’s defence industry?")
    newcomer.reads("of them from Antony Blinken", "Who is quoted", "primary contributor")
    newcomer.reads("Nobody is quoted as denying it in so many words.")
    newcomer.reads("It’s not about China providing weapons to Russia")
    assert newcomer.steps == 1


@pytest.mark.slow
def test_what_anybody_denied_is_one_click_from_the_quotations(newcomer):
    newcomer.click("Quotations")
    newcomer.click("Expected or denied")
    newcomer.reads("Denied", "its lorries had done the damage")


@pytest.mark.slow
def test_what_happened_in_beijing_in_june_2023_and_how_we_know(newcomer):
    newcomer.click("What happened in Beijing in June 2023?")
    newcomer.reads("report: Antony Blinken visits Beijing, 18–\u206019 Jun 2023")
    newcomer.click("Antony Blinken visits Beijing")
    newcomer.reads("First reported 19 Jun 2023 by", "Stated: “18–19 June 2023”.")
    newcomer.click("Stated: “18–19 June 2023”.")
    newcomer.reads("means", "rule")


@pytest.mark.slow
def test_which_words_come_from_people_who_are_not_named_and_why(newcomer):
    newcomer.click("Who goes unnamed, and why?")
    newcomer.reads("quotations come from people who are not named", "Reason given")
    newcomer.reads("on condition that no name be used", "they be called senior administration")
    newcomer.click("senior State Department official")
    newcomer.reads("quotations from senior State Department official")


@pytest.mark.slow
def test_what_is_new_since_the_first_of_may_2024(newcomer):
    newcomer.set_days("Published", "01052024")
    newcomer.reads("Articles published", "since 1 May 2024", "New since 1 May 2024:")
    newcomer.click("set against the earlier ones")
    newcomer.reads("Events named only here", "More in")


@pytest.mark.slow
def test_a_typed_search_tells_who_spoke_and_what_was_denied_without_a_question_to_click(newcomer):
    newcomer.search("Russia’s defence industry")
    newcomer.click("Quotations")
    newcomer.reads("of them from Antony Blinken", "primary contributor")
    newcomer.reads("Nobody is quoted as denying it in so many words.")
    newcomer.reads("It’s not about China providing weapons to Russia")


@pytest.mark.slow
def test_a_place_and_a_month_tell_what_happened_without_a_question_to_click(newcomer):
    newcomer.search("Beijing")
    newcomer.set_days("When it happened", "01062023", "30062023")
    newcomer.reads("report: Antony Blinken visits Beijing, 18–\u206019 Jun 2023")
    newcomer.click("Antony Blinken visits Beijing")
    newcomer.reads("Stated: “18–19 June 2023”.")


@pytest.mark.slow
def test_the_shelf_of_unnamed_sources_tells_why_without_a_question_to_click(newcomer):
    newcomer.click("Quotations")
    newcomer.click("Unnamed sources")
    newcomer.reads("Reason given", "on condition that no name be used")
