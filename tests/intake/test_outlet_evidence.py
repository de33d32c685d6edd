"""The outlet of a text or page that does not state it: from plain evidence, never from nothing."""

from typing import Any

import pytest

from dashboard.intake.draft import Draft
from dashboard.intake.outlet_evidence import is_outlet, outlet_in, rights_holder
from dashboard.intake.plaintext import article_from_text, draft_from_text
from dashboard.intake.webpage import draft_from_page
from dashboard.intake.webpage.outlet import spelled_out
from dashboard.intake.webpage.tree import page_tree

BODY = (
    "The ferry pier of Lindhaven opened on Monday after four years of work, the harbour master said.",
    "It cost nine million and is two hundred metres long, with room for three ships at a time.",
    "The council will meet on Friday to name the pier after one of the town's first captains.",
)
TEXT = "\n\n".join(BODY)
PARAGRAPHS = "".join(f"<p>{words}</p>" for words in BODY)


def page(title, head="", foot=""):
    """Return a page that states no site name."""
    return (
        f"<html><head><title>{title}</title>{head}</head><body><h1>Pier opens in Lindhaven</h1>"
        f"<article>{PARAGRAPHS}</article><footer>{foot}</footer></body></html>"
    )


@pytest.mark.parametrize(
    "name",
    [
        "Coast News",
        "The Lindhaven Post",
        "The Times of Lindhaven",
        "Radio Lindhaven",
        "Le Monde",
        "Lindhaven Evening News",
        "Harbour Times Online",
        "Lindhavener Allgemeine Zeitung",
        "CNN",
    ],
)
def test_names_of_outlets_are_told(name):
    assert is_outlet(name)


@pytest.mark.parametrize(
    "line",
    [
        "World News",
        "Breaking News",
        "News",
        "Pier opens in Lindhaven",
        "More from Coast News",
        "Pier Opens in Lindhaven",
        "The news.",
        "Harbour Master Speaks",
        "The Post opens a pier",
        "",
    ],
)
def test_sections_and_headlines_are_none(line):
    assert not is_outlet(line)


@pytest.mark.parametrize(
    "head",
    [
        "Coast News\n\nPier opens in Lindhaven",
        "Pier opens in Lindhaven\n\nCoast News",
        "Pier opens in Lindhaven\n\nCoast News, 5 March 2024",
        "Coast News\n\nPier opens in Lindhaven\n\nBy Ida Brandt\n\n5 March 2024",
    ],
)
def test_a_text_headed_by_its_outlet_has_headline_and_source(head):
    draft: Any = draft_from_text(f"{head}\n\n{TEXT}")
    assert (draft.title, draft.source) == ("Pier opens in Lindhaven", "Coast News")
    assert [part.text for part in draft.body] == list(BODY)


def test_the_text_given_to_the_parser_stays_as_it_is():
    text = f"Coast News\n\nPier opens in Lindhaven\n\n{TEXT}"
    article = article_from_text("a", text)
    assert article.text == text
    assert article.title == "Pier opens in Lindhaven"
    assert article.of_kind("furniture") == ("Coast News",)


def test_a_headline_that_reads_like_an_outlet_stays_the_headline():
    draft: Any = draft_from_text(f"Captain Buys The Post\n\n{TEXT}")
    assert (draft.title, draft.source) == ("Captain Buys The Post", None)


@pytest.mark.parametrize(
    ("above", "below", "source"),
    [
        (
            "Coast News\n\nShare\n\nAdvertisement",
            "Subscribe to our newsletter\n\nCoast News",
            "Coast News",
        ),
        ("Share\n\nAdvertisement", "© 2024 Coast News. All rights reserved.", "Coast News"),
        ("Coast News\n\nShare\n\nAdvertisement", "Subscribe to our newsletter", None),
        ("Share\n\nAdvertisement", "Most read\n\nCaptain speaks to Coast News", None),
    ],
)
def test_a_copied_page_names_its_outlet_twice_or_in_its_rights(above, below, source):
    draft: Any = draft_from_text(f"{above}\n\nPier opens in Lindhaven\n\n{TEXT}\n\n{below}\n")
    assert (draft.title, draft.source) == ("Pier opens in Lindhaven", source)


@pytest.mark.parametrize(
    ("title", "head", "foot", "source"),
    [
        ("Pier opens in Lindhaven | Coast News", "", "", "Coast News"),
        ("Pier opens in Lindhaven - Harbour - The Lindhaven Post", "", "", "The Lindhaven Post"),
        ("Coast News: Pier opens in Lindhaven", "", "", None),
        ("Coast News | Pier opens in Lindhaven", "", "", "Coast News"),
        ("Pier opens in Lindhaven | Nordlys", "", "", None),
        ("Pier opens in Lindhaven | Nordlys", "", "<p>© Nordlys AS</p>", "Nordlys"),
        ("Pier opens in Lindhaven | Nordlys", "", "<img src='x' alt='Nordlys logo'>", "Nordlys"),
        (
            "Pier opens in Lindhaven | Nordlys",
            "<link rel='canonical' href='https://www.nordlys.example/pier'>",
            "",
            "Nordlys",
        ),
        (
            "The Coast Review: Pier opens in Lindhaven",
            "",
            "<img src='logo.gif' alt='The Coast Review'>",
            "The Coast Review",
        ),
        ("Harbour: Pier opens in Lindhaven", "", "", None),
        ("Pier opens in Lindhaven | World News", "", "", None),
        ("Pier opens - at last", "", "", None),
        (
            "Pier opens in Lindhaven",
            "",
            "<p>© 2024 Coast News. All rights reserved.</p>",
            "Coast News",
        ),
        ("Pier opens in Lindhaven", "", "<p>Photo © Coast News</p>", None),
        ("", "", "", None),
    ],
)
def test_a_page_names_its_outlet_behind_its_headline(title, head, foot, source):
    draft: Any = draft_from_page(page(title, head, foot))
    assert draft.title == "Pier opens in Lindhaven"
    assert draft.source == source


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("ostravabaynews.example", "Ostrava Bay News"),
        ("bayridermag.example", "Bay Rider"),
        ("blog.baywrap.example", "baywrap"),
        ("bay.example", None),
    ],
)
def test_an_address_for_a_name_gives_way_to_its_words_on_the_page(host, name):
    told = "Ostrava Bay News of Bay Rider and baywrap: write to desk@ostravabaynews.example."
    page = f"<body><h1>Pier</h1><p>{told}</p><p>Ostrava Bay News, OSTRAVA BAY NEWS</p></body>"
    tree = page_tree(page)
    assert tree is not None
    assert spelled_out(host, tree) == name


def test_the_name_that_a_page_states_counts():
    stated = "<meta property='og:site_name' content='The Coast'>"
    draft: Any = draft_from_page(page("Pier opens in Lindhaven | Coast News", stated))
    assert draft.source == "The Coast"


def test_parts_and_rights_are_cut_to_the_name():
    assert outlet_in("Coast News | 5 March 2024") == "Coast News"
    assert outlet_in("a long day, 5 March 2024") is None
    assert rights_holder(["Copyright 2019-2024 The Lindhaven Post Ltd"]) == "The Lindhaven Post"
    assert rights_holder(["© 2024 Somebody"]) is None


@pytest.mark.parametrize(
    "words",
    [
        "<a href='https://social.example/BayNewsNow/'>Follow</a>",
        "<img src='/logo.png' alt='Bay News Now - Content - News'>",
    ],
)
def test_a_name_is_spelled_out_by_an_account_or_a_picture(words):
    tree = page_tree(page("Pier opens in Lindhaven", foot=words))
    assert tree is not None
    assert spelled_out("baynewsnow.example", tree) == "Bay News Now"


def test_the_name_of_a_feed_confirms_the_outlet_behind_the_headline():
    feed = "<link rel='alternate' type='application/rss+xml' title='Latest (Coastline)' href='/rss.xml'>"
    for head, source in ((feed, "Coastline"), ("", None)):
        found = draft_from_page(page("Pier opens in Lindhaven - Coastline", head))
        assert isinstance(found, Draft)
        assert found.source == source


@pytest.mark.parametrize(
    ("creator", "source"),
    [("Department of Lakes", "Department of Lakes"), ("Department of Roads", None)],
)
def test_what_follows_the_headline_is_the_outlet_where_it_states_that_it_made_the_page(
    creator, source
):
    head = f'<meta name="dcterms.creator" content="{creator}">'
    found = draft_from_page(page("Pier opens in Lindhaven - Department of Lakes", head))
    assert isinstance(found, Draft)
    assert found.source == source
