"""What a page only shows its readers: who wrote it and on which day, in its own clock."""

import json

import pytest

from dashboard.intake.draft import Draft
from dashboard.intake.webpage import draft_from_page
from dashboard.intake.webpage.tree import page_tree, visible_lines


def read(paragraphs, *, head="", below="", foot=""):
    prose = "".join(f"<p>{text}</p>" for text in (*paragraphs, *filter(None, [foot])))
    found = draft_from_page(
        f"<html><head>{head}</head><body><article><h1>Second pier</h1>{below}{prose}</article></body></html>"
    )
    assert isinstance(found, Draft)
    return found


def author(name):
    return f'<meta name="author" content="{name}">'


SIGNED = "(Reporting by Jon Falk and Lu Vega in Ostrava; Editing by Ove Tandberg)"


@pytest.mark.parametrize(
    ("head", "below", "foot", "authors"),
    [
        ("", "<div>By Ida Brandt and Jon Falk</div>", "", ("Ida Brandt", "Jon Falk")),
        ("", "<div>Posted by <b>Corsair</b></div>", "", ("Corsair",)),
        (
            author("Bay staff"),
            "<div>by <a>Harbour Research Board</a></div>",
            "",
            ("Harbour Research Board",),
        ),
        (author("Reuters"), "<div>By Reuters</div>", "", ("Reuters",)),
        (author("ibrandt"), "<p class='post-author'>Ida Brandt</p>", "", ("Ida Brandt",)),
        (author("ibrandt"), "<div>By Ida Brandt, ibrandt@bay.example</div>", "", ("Ida Brandt",)),
        (
            "",
            "<div>Submitted by <b>Ida Brandt</b> on <i>Thu, 11/18/2021 - 14:05</i></div>",
            "",
            ("Ida Brandt",),
        ),
        (author("Reuters"), "", SIGNED, ("Jon Falk", "Lu Vega")),
        (author("Ida Brandt"), "<div>By Lu Vega</div>", SIGNED, ("Lu Vega",)),
        (author("Lu Vega"), "<div>By Ida Brandt</div>", SIGNED, ("Lu Vega",)),
        (
            author("Ida Brandt"),
            "<div>By Jon Falk and Ida Brandt</div>",
            "",
            ("Jon Falk", "Ida Brandt"),
        ),
        (
            "",
            "<p>By <a>Ida Brandt</a> on Monday, May 4th, 2020 at 11:04 a.m.</p>",
            "",
            ("Ida Brandt",),
        ),
        (
            author("Ida Brandt"),
            "<p>By <a>Ida Brandt</a>, <a>Jon Falk</a> 2019-11-18T22:05:36Z Harbour</p>",
            "",
            ("Ida Brandt", "Jon Falk"),
        ),
        (
            '<meta property="og:site_name" content="Bay News Lindhaven">'
            + author("Ida Brandt, Bay News"),
            "",
            "",
            ("Ida Brandt",),
        ),
        ("", "<h4 class='author'>The Bay and Harbour boards</h4>", "", ()),
        (
            "",
            "<div class='byline'><b class='author'>Ida Brandt and Jon Falk</b> <b>BAY POST</b> 7:07 PM</div>",
            "",
            ("Ida Brandt", "Jon Falk"),
        ),
        ("", '<p itemprop="author">Text: Ida Brandt</p>', "", ("Ida Brandt",)),
    ],
)
def test_authors_that_are_only_written_out_are_named(paragraphs, head, below, foot, authors):
    found = read(paragraphs, head=head, below=below, foot=foot)
    assert tuple(found.authors) == authors
    assert [part.text for part in found.body if part.kind == "paragraph"] == list(paragraphs)


@pytest.mark.parametrize(
    ("foot", "kept"),
    [
        ("Hear more of the harbour on our weekly politics podcast, “Low Tide.”", False),
        ("The board has had our podcast for years, Ida Brandt said.", True),
        (f"Follow @bay on Twitter to keep up with the latest. {'Some may differ. ' * 14}", False),
    ],
)
def test_what_a_house_offers_at_the_foot_is_no_part_of_the_article(paragraphs, foot, kept):
    assert (read(paragraphs, foot=foot).body[-1].text == foot) == kept


def test_what_a_page_does_not_display_is_not_copied_from_it():
    box = '<div style="display: none">'
    hidden = f"{box * 5}<p>The pier again.</p>{'</div>' * 5}"
    for prose, shown in (("<p>The pier is open.</p>" * 9, False), ("<p>Pier</p>", True)):
        tree = page_tree(f"<body>{prose}{hidden}</body>")
        assert tree is not None
        assert ("again" in visible_lines(tree)) == shown


def test_a_last_paragraph_that_says_more_than_who_reported_is_kept(paragraphs):
    told = "The board has not answered a letter, edited by its chair, that Ida Brandt sent in May."
    assert read(paragraphs, foot=told).body[-1].text == told


PUBLISHED = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    ("stated", "below", "day"),
    [
        ("2024-04-23T05:57:00Z", "10:01 pm PST, Monday, April 22, 2024", "2024-04-22"),
        ("2024-04-23T05:57:00Z", "Updated 10:01 pm PST, Monday, April 22, 2024", "2024-04-22"),
        ("2024-04-22T18:30:00Z", "Published April 23, 2024 at 5:30 am", "2024-04-23"),
        ("2024-04-22T18:30:00Z", "Updated April 23, 2024 at 5:30 am", "2024-04-22"),
        ("2024-04-22T18:30:00Z", "April 24, 2024", "2024-04-22"),
        ("2024-04-23T02:26:00Z", "By Bay staff | April 22, 2024 at 8:26 PM HST", "2024-04-22"),
        ("2024-04-23T00:19:00Z", "Updated Apr 23, 9:41 AM;Posted Apr 22, 8:19 PM", "2024-04-22"),
        ("2024-04-22", "April 21, 2024", "2024-04-22"),
        (
            "2024-04-22T18:30:00Z",
            "The pier opened on April 21, 2024, to much applause.",
            "2024-04-22",
        ),
    ],
)
def test_a_day_counted_in_another_clock_gives_way_to_the_one_shown(paragraphs, stated, below, day):
    found = read(paragraphs, head=PUBLISHED.format(stated), below=f"<div>{below}</div>")
    assert str(found.published)[:10] == day
    assert ("shown" in (found.published_evidence or "")) == (day != stated[:10])


def test_a_day_that_is_only_guessed_gives_way_to_the_one_shown(paragraphs, monkeypatch):
    monkeypatch.setattr("dashboard.intake.webpage.dates._htmldate", lambda *_: "2018-04-18")
    found = read(paragraphs, below="<p>By Ida Brandt - 2019-04-10</p>")
    assert (found.published, found.published_evidence) == ("2019-04-10", "shown on the page")
    found = read(paragraphs, below="<p>Updated 2019-04-10</p>")
    assert (found.published, found.published_evidence) == ("2018-04-18", "htmldate")


def test_a_year_in_the_text_dates_no_page(paragraphs):
    found = read([*paragraphs, "The board was founded in 2019 and met again on 4 May 2021."])
    assert (found.published, found.published_evidence) == (None, None)


@pytest.mark.parametrize(
    ("below", "day"),
    [
        ("<div>4 May 2021</div>", "2021-05-04"),
        ("<div>By Ida Brandt, 4 May 2021, 14:05</div>", "2021-05-04T14:05"),
        ("<div>Updated 4 May 2021</div>", None),
        ("<div>May 4, 14:05</div>", None),
    ],
)
def test_the_day_below_a_headline_dates_a_page_that_states_none(paragraphs, below, day):
    assert read(paragraphs, below=below).published == day


TIME = "<div>{}<time {}datetime='2021-05-04T10:36:00Z'>1 day ago</time></div>"


@pytest.mark.parametrize(
    ("below", "day"),
    [
        (TIME.format("", ""), "2021-05-04T10:36:00Z"),
        ("<div><time datetime='PT5M'>5 min</time></div>" + TIME.format("", ""), "2021-05-04"),
        ("<div><time>4 May</time></div>" + TIME.format("", ""), "2021-05-04"),
        (TIME.format("Updated: ", ""), None),
        (TIME.format("", "itemprop='dateModified' "), None),
        (f"<p>{SIGNED * 3}</p>" + TIME.format("", ""), None),
    ],
)
def test_the_marked_time_below_a_headline_dates_a_page(paragraphs, below, day, monkeypatch):
    monkeypatch.setattr("dashboard.intake.webpage.dates._htmldate", lambda *_: None)
    found = read(paragraphs, below=below).published
    assert (found and str(found)[:10]) == (day and day[:10])


@pytest.mark.parametrize(
    ("above", "day"),
    [("By Ida Brandt, published 4 May 2021", "2021-05-04"), ("Tuesday, 4 May 2021", None)],
)
def test_a_day_above_a_headline_counts_where_it_says_published(paragraphs, above, day):
    prose = "".join(f"<p>{text}</p>" for text in paragraphs)
    found = draft_from_page(f"<body><p>{above}</p><h1>Second pier</h1>{prose}</body>")
    assert isinstance(found, Draft)
    assert found.published == day


@pytest.mark.parametrize(
    ("head", "below", "left"),
    [
        ("", "<p>LINDHAVEN, 14:05 CET</p>", False),
        ("", "<p>Lindhaven 2:05 p.m.</p>", False),
        (author("Ida Brandt"), "<p>Ida Brandt in Lindhaven</p>", False),
        (author("Ida Brandt"), "<p>Ida Brandt opened the pier at 14:05.</p>", True),
        ("", "<p>The pier closed at 14:05</p>", True),
        ("", "<p>Ferry crews in Sundby walk out over pay &gt;&gt;</p>", False),
        ("", "<p>« The quay is closed »</p>", True),
        ("", "<p>(Graphic: Depth of the quay - here)</p>", False),
    ],
)
def test_lines_beside_the_byline_are_no_part_of_the_text(paragraphs, head, below, left):
    body = [part.text for part in read(paragraphs, head=head, below=below).body]
    assert (body[0] != paragraphs[0]) == left


def test_a_name_with_its_place_over_the_day_is_the_author(paragraphs):
    below = "<div>Ida Brandt in Lindhaven</div><div>4 May 2021, 14:05</div>"
    assert read(paragraphs, below=below).authors == ("Ida Brandt",)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (
            "<title>Quay closed - Bay Post</title><h1>Bay</h1><dl><dt>Quay closed</dt></dl>",
            "Quay closed",
        ),
        ("<title>Quay closed - Bay Post</title><h1>Bay</h1>", "Bay"),
        (
            "<title>Bay quay closed - Bay Post</title><h1>Bay quay</h1><b>Bay quay closed</b>",
            "Bay quay",
        ),
    ],
)
def test_a_heading_that_names_the_site_is_no_headline(paragraphs, page, title):
    found = draft_from_page(page + "".join(f"<p>{text}</p>" for text in paragraphs))
    assert isinstance(found, Draft)
    assert found.title == title


def test_a_section_is_no_outlet(paragraphs):
    head = (
        '<title>Quay closed - Car News</title><meta property="article:section" content="Car News">'
        '<meta property="og:site_name" content="BayMotor.example">'
    )
    prose = "".join(f"<p>{text}</p>" for text in paragraphs)
    found = draft_from_page(f"<head>{head}</head><body><h1>Quay closed</h1>{prose}</body>")
    assert isinstance(found, Draft)
    assert found.source == "BayMotor.example"


@pytest.mark.parametrize(
    ("below", "title", "kind"),
    [
        (
            "<h2>Opinion Why the second pier comes too late</h2>",
            "Why the second pier comes too late",
            "opinion",
        ),
        (
            "<h2>Why the second pier comes too late</h2>",
            "Why the second pier comes too late",
            "article",
        ),
        ("<h2>Opinion</h2>", "Second pier: Why it comes late", "article"),
        ("<h2>Another story of the town</h2>", "Second pier: Why it comes late", "article"),
    ],
)
def test_the_headline_shown_below_one_for_search_engines_is_the_title(
    paragraphs, below, title, kind
):
    prose = "".join(f"<p>{text}</p>" for text in paragraphs)
    found = draft_from_page(
        '<html><head><meta property="og:title" content="Why the second pier comes too late">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Second pier: Why it comes late"}</script>'
        f"</head><body><article><h1>Second pier: Why it comes late</h1>{below}{prose}</article></body></html>"
    )
    assert isinstance(found, Draft)
    assert (found.title, found.kind) == (title, kind)


def test_a_day_in_a_script_is_no_day_of_publication(paragraphs):
    comment = "document.write('<b>Ida</b> <i>2018-02-24 10:15:59</i> I walked on it.')"
    prose = "".join(f"<p>{text}</p>" for text in paragraphs)
    for day, expected in (
        (f"<script>{comment}</script>", None),
        ("<span class='date'>2018-02-24</span>", "2018-02-24"),
    ):
        found = draft_from_page(
            "<html><head><script type='application/ld+json'>{}</script></head>"
            f"<body><article><h1>Second pier</h1>{prose}</article>{day}</body></html>"
        )
        assert isinstance(found, Draft)
        assert found.published == expected


def test_a_page_that_states_its_day_keeps_it_where_it_shows_that_of_a_change(paragraphs):
    stated = '{"@graph": [{"@type": "WebPage", "datePublished": "2018-04-18T10:00:00+02:00", "dateModified": "2019-04-10"}]}'
    head = f'<script type="application/ld+json">{stated}</script>'
    draft = read(paragraphs, head=head, below="<div>By Ida Brandt - 2019-04-10</div>")
    assert (draft.published, draft.modified) == ("2018-04-18T10:00:00+02:00", "2019-04-10")


@pytest.mark.parametrize(
    ("node", "published"),
    [
        ({"@id": "https://bay.example/pier#page"}, "2018-04-18"),
        ({"@id": "#page"}, "2018-04-18"),
        ({"url": "https://bay.example/archive"}, "2019-04-10"),
    ],
)
@pytest.mark.parametrize("kind", ["WebPage", ["WebPage", "FAQPage"]])
def test_the_day_of_a_page_node_is_the_articles_where_the_node_names_no_other_page(
    paragraphs, node, published, kind
):
    stated = json.dumps({**node, "@type": kind, "datePublished": "2018-04-18"})
    head = f'<link rel="canonical" href="https://bay.example/pier"><script type="application/ld+json">{stated}</script>'
    draft = read(paragraphs, head=head, below="<div>By Ida Brandt - 2019-04-10</div>")
    assert draft.published == published
