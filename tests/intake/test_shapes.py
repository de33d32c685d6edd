"""Pages in the shape of content systems, invented: who wrote it, its headline and its paragraphs come out."""

import pytest

from dashboard.intake.article_kinds import kind_of
from dashboard.intake.author_names import author_names
from dashboard.intake.draft import Draft
from dashboard.intake.webpage import draft_from_page
from dashboard.intake.webpage.bylines import is_post


def read(page, url=None):
    found = draft_from_page(page, url)
    assert isinstance(found, Draft)
    return found


def prose(draft):
    return [part.text for part in draft.body if part.kind == "paragraph"]


def told(paragraphs, mark="p"):
    return "".join(f"<{mark}>{text}</{mark}>" for text in paragraphs)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By IDA BRANDT ida@bay.example", ("IDA BRANDT",)),
        ("Ida Brandt @idabrandt", ("Ida Brandt",)),
        ("Reporting by Ida Brandt and Jon Falk", ("Ida Brandt", "Jon Falk")),
        ("Text: Ida Brandt", ("Ida Brandt",)),
        ("Words by Ida Brandt4 minutes ago", ("Ida Brandt",)),
        ("Ida Brandt 2h ago", ("Ida Brandt",)),
        ("ida@bay.example", ()),
        ("Ida Wordsworth", ("Ida Wordsworth",)),
    ],
)
def test_addresses_and_words_around_names_are_none(byline, names):
    assert author_names(byline) == names


def test_who_is_named_over_a_post_is_the_author_where_the_page_states_its_house(paragraphs):
    page = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Pier open", '
        '"author": {"@type": "Organization", "name": "Bay News"}, "publisher": {"name": "Bay News"}}</script>'
        "</head><body><h1>Pier open</h1><time>4 November 2025</time><div><span>Ida Brandt</span>"
        f"<div>Coast correspondent, Lindhaven</div></div>{told(paragraphs)}</body></html>"
    )
    assert tuple(read(page).authors) == ("Ida Brandt",)
    assert tuple(read(page.replace("Coast correspondent", "Harbour")).authors) == ("Bay News",)


def test_a_column_of_a_page_that_a_table_lays_out_keeps_its_paragraphs(paragraphs):
    menu = "<td><a href=a>News</a><br><a href=b>Sport</a></td>"
    text = "<p>".join(paragraphs)
    page = (
        "<html><head><title>Bay Gazette: Pier opens after a long wait</title></head><body><table><tr>"
        f"{menu}<td><b>Pier opens after a long wait</b><p><font size=2>By IDA BRANDT<br>Staff Writer<br>"
        f"Wednesday, May 14, 2003</font><p>{text}</td></tr></table></body></html>"
    )
    draft = read(page, "http://www.baygazette.example/2003/05/14/pier.htm")
    assert draft.title == "Pier opens after a long wait"
    assert prose(draft) == list(paragraphs)
    assert tuple(draft.authors) == ("IDA BRANDT",)
    assert str(draft.published)[:10] == "2003-05-14"


def test_a_table_of_figures_stays_one(paragraphs):
    rows = "".join(f"<tr><td>Pier {n}</td><td>{n}0 metres</td></tr>" for n in range(4))
    draft = read(
        f"<body><article><h1>Pier</h1>{told(paragraphs)}<table>{rows}</table></article></body>"
    )
    assert [line for line in prose(draft) if line.startswith("Pier")] == [
        f"Pier {n} {n}0 metres" for n in range(4)
    ]


def test_a_print_view_has_the_headline_of_its_page_and_no_buttons(paragraphs):
    page = (
        "<html><head><title>Bay Post - Print - Pier opens after a long wait</title></head><body>"
        "<a href='javascript:window.print()'>Print this page</a> | <a href='/8'>Back to article</a>"
        f"<h2>Pier opens after a long wait</h2><b>By Ida Brandt, Bay Post</b><br><br>{'<br><br>'.join(paragraphs)}"
        "<br><br>Find this article at: http://www.baypost.example/8</body></html>"
    )
    draft = read(page, "https://www.baypost.example/print/8")
    assert draft.title == "Pier opens after a long wait"
    assert tuple(draft.authors) == ("Ida Brandt",)
    assert prose(draft) == list(paragraphs)


def test_the_offer_at_a_wall_is_no_part_of_the_stub(paragraphs):
    stated = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    page = (
        f"<html><head>{stated}</head><body><article><h1>Pier opens</h1>{told(paragraphs[:1])}"
        "<h2>Subscribe to unlock this article</h2><p>Try unlimited access</p><p>Only $1 for 4 weeks</p>"
        "</article></body></html>"
    )
    draft = read(page)
    assert prose(draft) == [paragraphs[0]]
    assert "truncated: behind a paywall" in draft.warnings


def test_the_caption_of_a_picture_of_an_accelerated_page_is_one(paragraphs):
    picture = "<amp-img src='a.jpg' width=9 height=6></amp-img>"
    caption = "<p class='amp-caption'>The north quay on Monday evening.</p>"
    page = f"<body><article><h1>Pier</h1>{picture}{caption}{told(paragraphs)}</article></body>"
    draft = read(page)
    assert [one.text for one in draft.captions] == ["The north quay on Monday evening."]
    assert prose(draft) == list(paragraphs)


def test_a_kicker_above_the_headline_is_no_part_of_the_article(paragraphs):
    page = (
        f"<body><article><p>HARBOUR ROW</p><h1>Pier opens</h1>{told(paragraphs)}</article></body>"
    )
    assert prose(read(page)) == list(paragraphs)
    below = (
        f"<body><article><h1>Pier opens</h1><p>HARBOUR ROW</p>{told(paragraphs)}</article></body>"
    )
    assert prose(read(below))[0] == "HARBOUR ROW"


@pytest.mark.parametrize(
    "line",
    [
        "For Immediate Release",
        "Office of Communications press@ports.example",
        "Advertisement · Scroll to continue",
    ],
)
def test_what_stands_over_a_release_is_no_part_of_it(paragraphs, line):
    page = f"<body><article><h1>Pier opens</h1><p>{line}</p>{told(paragraphs)}</article></body>"
    assert prose(read(page, "https://www.ports.example/1")) == list(paragraphs)


@pytest.mark.parametrize(
    "line",
    [
        "Ida Brandt is a staff writer at The Lantern and the author of “Low Water.”",
        "This article appears in the May 2024 print edition with the headline “Piles.”",
        "Letters to the editor: letters@bay.example",
        "Like Loading...",
    ],
)
def test_what_a_magazine_says_below_its_article_is_no_part_of_it(paragraphs, line):
    page = (
        "<body><article><h1>Pier opens</h1><p class='byline'>By <a href='/by/ida'>Ida Brandt</a><br>"
        f"Photographs by <a href='/by/per'>Per Dahl</a></p>{told([*paragraphs, line])}</article></body>"
    )
    draft = read(page, "https://lantern.example/2024/05/pier")
    assert prose(draft) == list(paragraphs)


def test_what_an_author_said_or_is_said_to_be_in_the_story_stays(paragraphs):
    lines = [
        "Ida Brandt said she was a writer.",
        "Tickets are sold at box@theatre.example, he said.",
    ]
    page = f"<body><h1>Pier opens</h1><p>By Ida Brandt</p>{told([*paragraphs, *lines])}</body>"
    assert prose(read(page)) == [*paragraphs, *lines]


@pytest.mark.parametrize(
    ("figure", "caption", "credit"),
    [
        (
            "<div class='image__caption attribution'><span>The quay on Monday.</span></div><figcaption class='image__credit'>Per Dahl/Getty Images</figcaption>",
            "The quay on Monday.",
            "Per Dahl/Getty Images",
        ),
        (
            "<figcaption><span>The quay on Monday.</span> <span><b>Credit...</b><span>Per Dahl for The Bay Times</span></span></figcaption>",
            "The quay on Monday.",
            "Credit... Per Dahl for The Bay Times",
        ),
        ("<figcaption>Photo by <a>Per Dahl</a> on <a>Unsplash</a></figcaption>", "", ""),
    ],
    ids=["called attribution", "credit with points", "credit alone"],
)
def test_a_caption_and_its_credit_are_told_apart(paragraphs, figure, caption, credit):
    picture = f"<div class='image'><img src='a.jpg'>{figure}</div>"
    page = f"<body><article><h1>Pier</h1>{picture}{told(paragraphs)}</article></body>"
    captions = [(one.text, one.credit) for one in read(page).captions]
    assert captions == ([(caption, credit)] if caption else [])


def test_a_deck_is_known_by_the_name_of_its_box_where_classes_are_made_by_a_program(paragraphs):
    deck = "Crews are given four days to move their boats"
    for box in ("data-gu-name='standfirst'", "id='article-summary'"):
        page = (
            f"<body><article><h1>Pier</h1><div {box}><p class='x1'>{deck}</p></div><address>Ida Brandt</address>"
            f"<div class='x2'>{told(paragraphs)}</div></article></body>"
        )
        draft = read(page)
        assert draft.deck == deck
        assert prose(draft) == list(paragraphs)


@pytest.mark.parametrize(
    "line",
    [
        "Restaurant critic",
        "Coast correspondent, Lindhaven",
        "NEW You can now listen to Bay articles!",
    ],
)
def test_a_post_and_an_offer_to_listen_above_the_article_are_no_part_of_it(paragraphs, line):
    page = f"<body><h1>Pier</h1><p>By Ida Brandt</p><p>{line}</p>{told(paragraphs)}</body>"
    assert prose(read(page)) == list(paragraphs)
    assert not is_post("Reporter freed after a week")


def test_neither_the_house_nor_agencies_are_authors_beside_a_name(paragraphs):
    page = (
        '<html><head><meta property="og:site_name" content="Cable Tide"><meta name="author" '
        'content="Cable Tide Staff"></head><body><h1>Pier opens</h1><div>By <a>Ida Brandt</a> and '
        f"<a>News Agencies</a>, Cable Tide</div>{told(paragraphs)}</body></html>"
    )
    assert tuple(read(page).authors) == ("Ida Brandt",)


def test_what_an_aggregator_prints_between_paragraphs_goes(paragraphs):
    page = f"<body><h1>Pier</h1>{told([paragraphs[0], 'Story continues', *paragraphs[1:]])}</body>"
    assert prose(read(page)) == list(paragraphs)


def test_labels_with_a_comma_make_a_transcript():
    lines = ["IDA BRANDT, HOST:", "JON FALK, BYLINE: I am here.", "BRANDT: How?", "FALK: Cold."] * 3
    assert kind_of("article", None, None, "Why the quay is shut", lines) == "transcript"
