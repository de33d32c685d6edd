"""A headline that counts what follows heads a list: its short lines are the article."""

from typing import Any

import pytest

from dashboard.intake.layout.lines import split_lines
from dashboard.intake.layout.list_articles import catalogue_end
from dashboard.intake.plaintext import draft_from_text

LEAD = (
    "The harbour market opens on Saturday, and these are the lamps that our testers liked the most.",
    "All of them were lit for a week in the pier house, where the wind blows through every door.",
)
LAMPS = ("Brass lamp with a glass shade", "Burns for nine hours", "Made in Lindhaven", "$12.00")
CLOSE = "Prices were right when this was printed, and may have changed since then at some of the stalls."


def dump(title):
    """Return a copied page of a list."""
    lamps = "\n\n".join(f"{line}, number {n}" for n in range(4) for line in LAMPS[:3])
    body = "\n\n".join(LEAD) + f"\n\n{lamps}\n\nBuy now\n\n{CLOSE}\n\nTags: Lamps\n\nTop stories"
    return (
        f"Share\n\nAdvertisement\n\n{title}\n\nBy Ida Brandt\n\n5 March 2024\n\n{body}\n\nContact\n"
    )


def paragraphs(title):
    draft: Any = draft_from_text(dump(title))
    return [part.text for part in draft.body if part.kind == "paragraph"]


@pytest.mark.parametrize(
    "title", ["The 10 best lamps of the harbour market", "7 ways to light a pier"]
)
def test_the_lines_of_a_counted_list_are_the_article(title):
    found = paragraphs(title)
    assert "Burns for nine hours, number 3" in found
    assert found[-1] == CLOSE
    assert "Tags: Lamps" not in found


@pytest.mark.parametrize(
    "title", ["Harbour market opens on Saturday", "At least 12 lamps lit at the harbour market"]
)
def test_without_a_counting_headline_short_lines_are_furniture(title):
    assert paragraphs(title) == list(LEAD)


def test_prose_under_a_counting_headline_is_no_catalogue():
    lines = split_lines("\n\n".join([*LEAD, "More on lamps", CLOSE]))
    assert catalogue_end(lines, "The 10 best lamps", 2) == 2
