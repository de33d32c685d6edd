"""A deck that repeats the lead is no deck."""

import pytest

from dashboard.intake.decks import repeats
from dashboard.intake.draft import Draft, finish
from dashboard.intake.webpage import draft_from_page
from dashboard.model import Article

LEAD = (
    "OSLO — The Harbour Council will close the old bridge to lorries in June, Mayor Odd Tveit said on "
    "Monday, after engineers found cracks in two of its piers."
)
REST = 'Tveit told reporters: "We should have closed it years ago." The council meets again in May.'


@pytest.mark.parametrize(
    "deck",
    [
        LEAD,
        "The Harbour Council will close the old bridge to lorries in June, Mayor Odd Tveit said",
        (
            "The old bridge will close to lorries in June after engineers found cracks in its piers, the "
            "Harbour Council's Mayor Odd Tveit said Monday"
        ),
        LEAD + " Tveit told reporters: We should have closed it",
        'Tveit told reporters: "We should have closed it years ago."',
    ],
)
def test_a_deck_in_the_words_of_the_story_repeats_it(deck):
    assert repeats(deck, [LEAD, REST])


@pytest.mark.parametrize(
    "deck",
    [
        "The decision ends a dispute of ten years between fishermen and hauliers",
        "Why two cracks may cost the town its summer",
        "Mayor under fire",
    ],
)
def test_a_deck_that_says_something_else_is_one(deck):
    assert not repeats(deck, [LEAD, REST])


def test_what_a_page_repeats_of_its_lead_stands_once_in_the_article():
    described = LEAD.replace("OSLO — ", "").replace(", after", " after")
    page = (
        f'<html><head><title>Bridge to close</title><meta name="description" content="{described}">'
        f"</head><body><article><h1>Bridge to close</h1><p>{LEAD}</p><p>{REST}</p></article></body></html>"
    )
    draft = draft_from_page(page, None)
    assert isinstance(draft, Draft)
    assert draft.deck
    article = finish(draft)
    assert isinstance(article, Article)
    assert article.deck is None
    assert article.text.count("close the old bridge") == 1
