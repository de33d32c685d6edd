"""The deck of a page is what it shows under its headline."""

import pytest

from dashboard.intake.clean_command import clean_record
from dashboard.intake.draft import Draft
from dashboard.intake.webpage import draft_from_page
from dashboard.model import Article

DECK = "The town has wanted it for years, and now the mayor names a sum."
OTHER = "Ostrava Bay may have two piers by the summer of next year."
HEADLINE = "<h1>Second pier for Ostrava Bay</h1>"


def read(head, below, paragraphs):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    found = draft_from_page(
        f"<html><head>{head}</head><body><article>{HEADLINE}{below}<div>{body}</div></article></body></html>"
    )
    assert isinstance(found, Draft)
    return found


def described(*sentences):
    names = ("description", "og:description", "twitter:description")
    return "".join(
        f'<meta name="{name}" content="{words}">'
        for name, words in zip(names, sentences, strict=False)
    )


@pytest.mark.parametrize(
    ("head", "below", "deck"),
    [
        (described(DECK), "", None),
        (described(DECK), f"<div>{DECK}</div>", DECK),
        (described(OTHER, DECK), f"<p>{DECK}</p>", DECK),
        (described(f"Harbour News: {DECK[:40]}"), f"<div>{DECK}</div>", DECK),
        (described(DECK[:40] + "…"), f"<h2>{DECK}</h2>", DECK),
        ("", f'<div class="story-standfirst">{DECK}</div>', DECK),
        ("", f'<div class="intro typo-intro">{DECK}</div>', DECK),
        (described(DECK), f"<h2>pier for Ostrava Bay</h2><p class='lead'>{DECK}</p>", DECK),
        ("", f'<div class="post-excerpt"><h2>{DECK}</h2></div>', DECK),
        ("", f'<a href="/older"><div class="excerpt">{DECK}</div></a>', None),
        (
            "",
            f'<div><h3><a href="/older">Older pier</a></h3><div class="excerpt">{DECK}</div></div>',
            None,
        ),
        (
            "",
            f"<div class='key-points'><ul><li>{DECK[:-1]}</li><li>{OTHER}</li></ul></div>",
            f"{DECK} {OTHER}",
        ),
        ("", f"<div class='menu'><ul><li>{DECK[:-1]}</li><li>{OTHER}</li></ul></div>", None),
        ("", f"<h2>{DECK[:-1]}</h2><ul><li>Harbour Press, Lindhaven</li></ul>", DECK[:-1]),
        ("", "<h1>… fishermen are concerned</h1>", "… fishermen are concerned"),
        ("", "<h1>Bay Post</h1>", None),
        ("", f"<header><h2>Lamps</h2><p>{DECK}</p><p>Column by Ida Brandt</p></header>", DECK),
        ("", "<h1><a href='/older'>Older pier is closed</a></h1>", None),
        ("", '<p class="deck">By Ida Brandt and Jon Falk of the harbour desk</p>', None),
    ],
)
def test_a_deck_is_what_stands_under_the_headline(paragraphs, head, below, deck):
    found = read(head, below, paragraphs)
    assert found.deck == deck
    assert DECK not in [part.text for part in found.body]


def test_the_one_sentence_beside_the_headline_in_its_box_is_the_deck(paragraphs):
    prose = "".join(f"<p>{text}</p>" for text in paragraphs)
    for box, deck in ((f"<p>{DECK}</p>", DECK), (f"<p>{DECK}</p><p>{DECK[::-1]}</p>", None)):
        page = f"<body><header>{HEADLINE}{box}<div>By Ida Brandt</div></header><div>{prose}</div></body>"
        found = draft_from_page(page)
        assert isinstance(found, Draft)
        assert found.deck == deck


def test_a_first_paragraph_among_its_like_is_no_deck(paragraphs):
    found = read(described(paragraphs[0]), "", paragraphs)
    assert found.deck is None
    assert found.body[0].text == paragraphs[0]


def test_headings_above_the_headline_are_no_part_of_the_body(paragraphs):
    prose = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"<html><body><article><h4>Harbour crisis</h4>{HEADLINE}<h2>Why now</h2>{prose}</article></body></html>"
    found = draft_from_page(page)
    assert isinstance(found, Draft)
    assert [part.text for part in found.body if part.kind == "heading"] == ["Why now"]


def test_a_script_and_a_lead_that_breaks_part_are_no_deck(paragraphs):
    script = "<script>(function(n) { window.x = {}; document.load(n); })(window);</script>"
    assert read("", f'<div class="article-dek">{script}</div>', paragraphs).deck is None
    lead = "<br>".join(paragraphs[:2])
    found = draft_from_page(
        f"<html><head>{described(' '.join(paragraphs[:2]))}</head><body>{HEADLINE}<p>{lead}</p>"
        f"<p>{paragraphs[2]}</p><p>{paragraphs[3]}</p></body></html>"
    )
    assert isinstance(found, Draft)
    assert found.deck is None
    assert " ".join(part.text for part in found.body).startswith(" ".join(paragraphs[:2]))


def test_a_paragraph_in_the_words_of_the_deck_stays_where_the_story_tells_it(paragraphs):
    told = [*paragraphs[:2], DECK, *paragraphs[2:]]
    draft = read(described(DECK), f"<h2>{DECK}</h2>", told)
    assert draft.deck == DECK
    assert [part.text for part in draft.body] == told


def test_a_deck_stands_below_a_headline_of_the_second_rank_where_none_is_of_the_first(paragraphs):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    menu = "".join(f"<div><span>Harbour news of the town, part {n}</span></div>" for n in range(70))
    found = draft_from_page(
        f"<html><head>{described(DECK)}<meta property='og:title' content='Second pier for Ostrava Bay'></head>"
        f"<body>{menu}<article><h2>Second pier for Ostrava Bay</h2><p>{DECK}</p><div>{body}</div></article></body></html>"
    )
    assert isinstance(found, Draft)
    assert found.deck == DECK


def test_a_section_above_the_headline_said_again_and_initials_with_a_place_are_no_headings():
    told = [
        f"The pier number {n} of Lindhaven opened on day {n}, the harbour master said in the hall."
        for n in range(6)
    ]
    page = (
        "<html><head><title>Rates weigh on the pier</title></head><body><article><h1>Rates weigh on the pier</h1>"
        "<h3>Harbour markets</h3><h1>Rates weigh on the pier</h1><h5>ib/jf Bremen</h5>"
        f"{''.join(f'<p>{one}</p>' for one in told[:3])}<h3>The lamps</h3>{''.join(f'<p>{one}</p>' for one in told[3:])}</article></body></html>"
    )
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert list(found.of_kind("heading")) == ["The lamps"]
    assert list(found.of_kind("paragraph")) == told
