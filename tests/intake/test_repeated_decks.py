"""A deck that repeats the lead is no deck."""

import pytest

from dashboard.intake.draft import Draft, Part, finish
from dashboard.intake.repeated_decks import repeats, said_again
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


def test_a_deck_that_the_lead_repeats_is_in_the_record_and_not_twice_in_its_text():
    shown = LEAD.replace("OSLO — ", "").replace(", after", " after")
    page = (
        "<html><head><title>Bridge to close</title></head><body><article><h1>Bridge to close</h1>"
        f'<div class="standfirst">{shown}</div><p>{LEAD}</p><p>{REST}</p></article></body></html>'
    )
    draft = draft_from_page(page, None)
    assert isinstance(draft, Draft)
    article = finish(draft)
    assert isinstance(article, Article)
    assert article.deck == shown
    assert article.text.count("close the old bridge") == 1


PLAIN = "The council hasn't decided when the old bridge will close to lorries, its chair said on Monday."


@pytest.mark.parametrize(
    ("standfirst", "lead"),
    [
        (PLAIN, PLAIN),
        (PLAIN.replace("'", "’"), PLAIN),
        (PLAIN[:60] + "…", PLAIN),
        (PLAIN[:62] + " ...", PLAIN),
        (PLAIN, f"LUND (AP) — {PLAIN}"),
        (PLAIN, f"Port Amsel, Westmark, March 3 (Wire) - {PLAIN}"),
        (PLAIN, f"{PLAIN} It meets again in May."),
    ],
)
@pytest.mark.parametrize("between", [(), ("By Odd Tveit",), ("By Odd Tveit", "Photo: the harbour")])
def test_a_standfirst_that_the_lead_says_again_stands_once(standfirst, lead, between):
    assert said_again(standfirst, [*between, lead, REST])
    page = (
        "<html><head><title>Bridge</title></head><body><article><h1>Bridge to close</h1>"
        f'<p class="deck standfirst">{standfirst}</p><p>{lead}</p><p>{REST}</p></article></body></html>'
    )
    draft = draft_from_page(page, None)
    assert isinstance(draft, Draft)
    article = finish(draft)
    assert isinstance(article, Article)
    assert article.text.count("decided when the old bridge") == 1
    assert article.text.endswith(f"{lead}\n\n{REST}")


@pytest.mark.parametrize(
    "second",
    [
        f"It is not true that {PLAIN}",
        f"Nobody believes it — {PLAIN}",
        PLAIN.replace("hasn't", "has"),
        PLAIN.replace("Monday", "Tuesday"),
        "The council has not decided when the bridge will close.",
    ],
)
def test_a_first_paragraph_that_says_anything_else_is_kept(second):
    assert not said_again(PLAIN, [second, REST])
    body = tuple(Part("paragraph", text) for text in (PLAIN, second, REST))
    article = finish(Draft(title="Bridge to close", body=body))
    assert isinstance(article, Article)
    assert article.text == f"Bridge to close\n\n{PLAIN}\n\n{second}\n\n{REST}"


def test_what_is_short_late_or_too_long_to_compare_is_kept():
    assert not said_again("Row, row, row.", ["Row, row, row.", REST])
    assert not said_again(PLAIN, [REST, REST, REST, PLAIN])
    long = "word " * 700
    assert not said_again(f"{long} ends here", [f"{long} ends elsewhere"])
