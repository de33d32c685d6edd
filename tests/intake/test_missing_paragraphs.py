"""Paragraphs that were passed over come back, and lines that only point to other stories go."""

import pytest

from dashboard.intake.clean_command import clean_record
from dashboard.intake.draft import Draft, Part
from dashboard.intake.webpage import draft_from_page
from dashboard.intake.webpage.missing_paragraphs import filled
from dashboard.intake.webpage.side_blocks import drop_pointers
from dashboard.intake.webpage.tree import page_tree
from dashboard.model import Article

LINKED = 'The board of <a href="/bay">Ostrava Bay</a> met for the third time this week, it said.'
BARE = "The board of Ostrava Bay met for the third time this week, it said."


def found_without(paragraphs, between):
    tree = page_tree(
        f"<body><nav><p>{BARE}</p></nav><div class='text'><p>{paragraphs[0]}</p><p>{paragraphs[1]}</p>"
        f"{between}<p>{paragraphs[2]}</p><p>{paragraphs[3]}</p></div></body>"
    )
    assert tree is not None
    return filled([Part("paragraph", text) for text in paragraphs], tree)


@pytest.mark.parametrize(
    ("between", "back"),
    [
        (f"<p>{LINKED}</p>", [Part("paragraph", BARE)]),
        ("<h2>Third meeting</h2>", [Part("heading", "Third meeting")]),
        ("<p>Also:</p>", [Part("paragraph", "Also:")]),
        (f"<div class='box'><p>{BARE}</p></div>", []),
        (f"<aside><p>{BARE}</p></aside>", []),
        ("<p>Read more: Third meeting of the board ends without a vote.</p>", []),
        ("<p>Advertisement</p>", []),
        ("<p><style>.pier { margin: 0; }</style></p>", []),
        ("<p>The old pier in winter. (Lena Holt / Reuters)</p>", []),
    ],
)
def test_what_stands_between_paragraphs_and_is_of_their_make_comes_back(paragraphs, between, back):
    parts = found_without(paragraphs, between)
    assert parts[2:-2] == back
    assert [part.text for part in parts if part not in back] == list(paragraphs)


def test_a_paragraph_of_which_only_the_beginning_was_found_is_made_whole(paragraphs):
    whole = f"June 3: {BARE}"
    tree = page_tree(
        f"<body><div><p>{paragraphs[0]}</p><p>{paragraphs[1]}</p><p>{whole}</p><p>{paragraphs[2]}</p></div></body>"
    )
    assert tree is not None
    parts = [Part("paragraph", text) for text in (*paragraphs[:2], "June 3:", paragraphs[2])]
    assert [part.text for part in filled(parts, tree)] == [*paragraphs[:2], whole, paragraphs[2]]


def test_paragraphs_cut_one_after_the_other_come_back_whole_and_in_order(paragraphs):
    days = [f"{day} March: {BARE}" for day in (3, 4)]
    prose = "".join(f"<p>{text}</p>" for text in (*paragraphs[:2], *days, *paragraphs[2:]))
    tree = page_tree(f"<body><div>{prose}</div></body>")
    assert tree is not None
    found = [*paragraphs[:2], "3 March:", "4 March:", *paragraphs[2:]]
    parts = filled([Part("paragraph", text) for text in found], tree)
    assert [part.text for part in parts] == [*paragraphs[:2], *days, *paragraphs[2:]]


@pytest.mark.parametrize(("leads", "back"), [("https://shop.example/7", 1), ("/older", 0)])
def test_a_heading_that_leads_to_another_site_comes_back(paragraphs, leads, back):
    prose = [f"<p>{text}</p>" for text in paragraphs]
    head = f"<h3><a href='{leads}'>Lamp for the quay</a></h3>"
    tree = page_tree(f"<body><div>{prose[0]}{prose[1]}{head}{''.join(prose[2:])}</div></body>")
    assert tree is not None
    parts = filled([Part("paragraph", text) for text in paragraphs], tree, "https://bay.example/1")
    assert [part.kind for part in parts].count("heading") == back


@pytest.mark.parametrize(
    "found",
    [
        "The board of met for the third time this week, and it has not said where, it told reporters.",
        "Ostrava Bay met for the third time this week, and it has not said where, it told reporters.",
    ],
    ids=["without a link's words", "without its beginning"],
)
def test_a_paragraph_that_lost_some_words_is_made_whole_and_not_told_twice(paragraphs, found):
    end = "met for the third time this week, and it has not said where, it told reporters."
    tree = page_tree(
        f"<body><div><p>{paragraphs[0]}</p><p>{paragraphs[1]}</p>"
        f"<p>The board of <a href='/bay'>Ostrava Bay</a> {end}</p><p>{paragraphs[2]}</p></div></body>"
    )
    assert tree is not None
    parts = [Part("paragraph", text) for text in (*paragraphs[:2], found, paragraphs[2])]
    whole = f"The board of Ostrava Bay {end}"
    assert [part.text for part in filled(parts, tree)] == [*paragraphs[:2], whole, paragraphs[2]]


@pytest.mark.parametrize(("box", "back"), [("text", [BARE]), ("teaser", [])])
def test_a_linked_lead_in_a_box_of_its_own_comes_back_where_all_have_one(paragraphs, box, back):
    prose = "".join(f"<div class='text'><div><p>{text}</p></div></div>" for text in paragraphs)
    tree = page_tree(f"<body><div class='{box}'><div><p>{LINKED}</p></div></div>{prose}</body>")
    assert tree is not None
    parts = filled([Part("paragraph", text) for text in paragraphs], tree)
    assert [part.text for part in parts] == [*back, *paragraphs]


CARD = '<article class="card"><a href="/storm"><p>Storm takes the lighthouse roof</p></a></article>'
HEADLINE = '<a href="/storm">Storm takes the roof of the old lighthouse</a>'


@pytest.mark.parametrize(
    ("block", "kept"),
    [
        (f"<p>{CARD}{BARE}</p>", BARE),
        (f"<p>{HEADLINE}</p>", ""),
        (f"<p>Don’t miss {HEADLINE} {HEADLINE} {HEADLINE}</p>", ""),
        (f"<ul><li>{HEADLINE}</li><li>{HEADLINE}</li></ul>", ""),
        (f"<p>{LINKED}</p>", BARE),
        (f"<ul><li>{HEADLINE}</li><li>{BARE}</li></ul>", BARE),
        (HEADLINE.replace("<a", "<p><a").replace("house</a>", "house.</a></p>"), "lighthouse."),
        (f'<blockquote class="pull-quote">{HEADLINE}</blockquote>', ""),
        (
            "<table><tr><th>Ticker</th><th>Last</th></tr><tr><td>Storm</td><td>9.4</td></tr></table>",
            "",
        ),
        (
            "<table><tr><th>Pier</th><th>Built</th></tr><tr><td>Storm</td><td>9.4</td></tr></table>",
            "9.4",
        ),
        ('<div class="inline-signup"><h2>Storm news</h2><form><input></form></div>', ""),
        ('<div><p>Storm news</p><form><input type="email"></form></div>', ""),
        ('<div class="c-modal"><p>Storm saved</p></div>', ""),
        (f"<p>Baca juga: {HEADLINE}</p>", ""),
        (f"<p><b>UNGAFUNDA |</b> {HEADLINE}</p>", ""),
        (f"<p>He said of it: {HEADLINE} and more</p>", "and more"),
        (f"<p>{'o' * 500}! {HEADLINE}</p>", "ooo"),
        ("<blockquote><p>Storm!</p>— Ida Brandt (@ida) May 3, 2024</blockquote>", ""),
        ('<blockquote class="twitter-tweet"><p>Storm!</p></blockquote>', ""),
        ('<div class="Infobox"><p>Storm in short</p></div>', ""),
        (
            '<div><div class="tab-pane active">Quay</div><div class="tab-pane">Storm</div></div>',
            "",
        ),
        ('<div><div class="tab-pane">Quay and more</div></div>', "Quay and more"),
        ('<p>He <a href="/b">wrote<span>, opens new tab</span></a> it.</p>', "He wrote it."),
        (HEADLINE.replace('"/', '"https://shop.example/').join(["<p>", "</p>"]), "lighthouse"),
        (HEADLINE.replace('"/', '"https://[').join(["<p>", "</p>"]), "lighthouse"),
    ],
)
def test_lines_that_only_point_to_other_stories_of_the_site_go(paragraphs, block, kept):
    prose = [f"<p>{text}</p>" for text in paragraphs]
    tree = page_tree(f"<body><div>{''.join(prose[:2])}{block}{''.join(prose[2:])}</div></body>")
    assert tree is not None
    drop_pointers(tree, "https://bay.example/pier")
    words = " ".join(tree.text_content().split())
    assert all(text in words for text in paragraphs)
    assert kept in words
    assert kept or "Storm" not in words


def test_a_page_that_is_one_form_keeps_its_text(paragraphs):
    prose = "".join(f"<p>{text}</p>" for text in paragraphs)
    tree = page_tree(f'<body><form>{prose}<input type="email"></form></body>')
    assert tree is not None
    drop_pointers(tree, None)
    assert tuple(one.text_content() for one in tree.iter("p")) == paragraphs


def test_what_follows_the_last_paragraph_at_once_is_the_articles_too(paragraphs):
    prose = [f"<p>{text}</p>" for text in paragraphs]
    last = f"<h2>Who decides</h2><p>{BARE}</p>"
    other = f"<h2>Other news</h2><div class='box'><p>{BARE}</p></div>"
    for markup, behind in ((last, ["Who decides", BARE]), (other, [])):
        tree = page_tree(f"<body><div>{''.join(prose)}{markup}</div></body>")
        assert tree is not None
        parts = filled([Part("paragraph", text) for text in paragraphs], tree)
        assert [part.text for part in parts[len(paragraphs) :]] == behind


def test_a_dateline_in_a_box_of_its_own_opens_its_paragraph(paragraphs):
    place, second, day = (
        f'<span class="dateline">{words}</span>'
        for words in ("<b>OSTRAVA BAY</b> —", "PORT —", "3 March")
    )
    prose = "".join(f"<p>{text}</p>" for text in paragraphs)
    tree = page_tree(f"<body><div>{place}{prose}{second}<p>More.</p>{day}<p>End.</p></div></body>")
    assert tree is not None
    drop_pointers(tree, None)
    texts = [one.text_content() for one in tree.iter("p")]
    first, *others = paragraphs
    assert texts == [f"OSTRAVA BAY — {first}", *others, "PORT — More.", "End."]


def test_a_block_that_its_class_calls_a_subhead_is_a_heading(paragraphs):
    first, *rest = [f"<p>{text}</p>" for text in paragraphs]
    for name in ("x_subheadline", "paywall heading-h3"):
        head = f'<div class="{name}">Who pays?</div>'
        draft = draft_from_page(
            f"<body><article><h1>Pier</h1>{first}{head}{''.join(rest)}</article></body>"
        )
        assert isinstance(draft, Draft)
        assert [part.text for part in draft.body if part.kind == "heading"] == ["Who pays?"]


def test_a_page_keeps_its_paragraph_after_a_card_inside_it(paragraphs):
    prose = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"<html><body><article><h1>Pier</h1>{prose}<p>{CARD}{LINKED}</p>{prose}</article></body></html>"
    draft = draft_from_page(page)
    assert isinstance(draft, Draft)
    texts = [part.text for part in draft.body]
    assert BARE in texts
    assert not [text for text in texts if "Storm" in text]


def test_what_comes_back_stands_behind_the_list_before_it(paragraphs):
    again = "Holds twelve boats."
    tree = page_tree(
        f"<body><div><p>{paragraphs[0]}</p><p>{paragraphs[1]}</p><h2>The old pier</h2><ul><li>{again}</li></ul>"
        f"<p>{paragraphs[2]}</p><h2>The new pier</h2><ul><li>{again}</li></ul><p>{paragraphs[3]}</p></div></body>"
    )
    assert tree is not None
    held = [*paragraphs[:2], again, paragraphs[2], again, paragraphs[3]]
    told = [part.text for part in filled([Part("paragraph", text) for text in held], tree)]
    assert told[2:5] == ["The old pier", again, paragraphs[2]]
    assert told[5:] == ["The new pier", again, paragraphs[3]]


def test_sentences_without_a_paragraph_of_their_own_behind_a_box_are_the_articles():
    told = [
        f"The pier number {n} of Lindhaven opened on day {n}, the harbour master said in the hall."
        for n in range(5)
    ]
    loose = "The town will light the lamps of the last pier in the week before Easter."
    page = (
        f"<html><body><article><h1>The piers open</h1><div>{''.join(f'<p>{one}</p>' for one in told)}"
        f"<div class='banner'><div class='slot'></div></div> {loose}<p></p></div></article></body></html>"
    )
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert list(found.of_kind("paragraph")) == [*told, loose]


def test_the_lines_of_a_deck_stay_apart_and_counts_of_votes_go():
    told = [
        f"The pier number {n} of Lindhaven opened on day {n}, the harbour master said in the hall."
        for n in range(5)
    ]
    lines = ["Two hours in the hall", "No word on the lamps", "The town waits for Easter"]
    votes = "".join(
        f"<li><img src='/{n}.jpg'><span>{n}%</span><span>{n}0 votes</span></li>"
        for n in range(11, 19)
    )
    page = (
        f"<html><body><article><h1>The piers open</h1><h2>{'<br>'.join(lines)}</h2>{''.join(f'<p>{one}</p>' for one in told)}"
        f"<ul>{votes}</ul><p>{told[0].replace('0', '9')}</p></article></body></html>"
    )
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert list(found.of_kind("heading")) == lines
    assert list(found.of_kind("paragraph")) == [*told, told[0].replace("0", "9")]


def test_a_list_of_which_the_stated_body_holds_one_item_stays_whole():
    told = [
        f"The pier number {n} of Lindhaven opened on day {n}, the harbour master said in the hall."
        for n in range(9)
    ]
    points = ["A ferry has called at the new quay since dawn on Friday.", told[8]]
    stated = " ".join(told)
    items = "".join(f"<li>{one}</li>" for one in points)
    page = (
        f'<html><head><script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{stated}"}}</script></head>'
        f"<body><article><h1>The piers open</h1><h2>In brief</h2><ul>{items}</ul>"
        f"{''.join(f'<p>{one}</p>' for one in told[:8])}</article></body></html>"
    )
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert points[0] in found.text


def test_a_list_that_the_stated_body_leaves_out_takes_its_heading_along():
    told = [
        f"The pier number {n} of Lindhaven opened on day {n}, the harbour master said in the hall."
        for n in range(9)
    ]
    page = (
        f'<html><head><script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{" ".join(told)}"}}</script></head>'
        "<body><article><h1>The piers open</h1><h2>In brief</h2><ul><li>Lamps burn at every quay of the town again.</li>"
        f"<li>Nobody has seen the ferry since Friday night.</li></ul>{''.join(f'<p>{one}</p>' for one in told)}</article></body></html>"
    )
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert list(found.of_kind("heading")) == []
    assert list(found.of_kind("paragraph")) == told


TOLD = [
    f"The pier number {n} of Lindhaven opened on day {n}, the harbour master said in the hall."
    for n in range(9)
]

LOST = "Harbour board hid reports of loose planks on the quay"
OFFER = "The Ferry Runs Again, Sign up for the Day Pass and Save Two Crowns a Month"
OTHERS = (
    "<ul><li><strong>“Too late”: </strong><a href='/a'>Master scolds the board</a></li>"
    "<li><strong>Lamps? </strong><a href='/b'>Why the quay is dark</a></li></ul>"
)
TWEET = (
    "<a href='https://twitter.com/share?text=A'><span>Piers have two waters.</span>"
    "<span>Click To Tweet</span></a>"
)


def shown_between(between):
    paragraphs = [f"<p>{one}</p>" for one in TOLD]
    page = "".join([*paragraphs[:4], between, *paragraphs[4:]])
    found = clean_record(
        {"html": f"<html><body><article><h1>The piers open</h1>{page}</article></body></html>"}
    )
    assert isinstance(found, Article)
    return [line for line in found.text.split("\n") if line not in ["", "The piers open", *TOLD]]


@pytest.mark.parametrize(
    ("between", "shown"),
    [
        (f"<p><strong>Ferry crews warned: </strong>{LOST}</p>", []),
        (f"<p><strong>Where to watch: </strong>{LOST}</p>", [f"Where to watch: {LOST}"]),
        (
            f"<h3>More of the harbour</h3>{OTHERS}",
            [],
        ),
        ("<h2><a id='trust'></a>Planks and lamps</h2>", ["Planks and lamps"]),
        (f"<h2>{OFFER}</h2>", [OFFER]),
        ("<h2>Sign up for the harbour letter</h2>", []),
        (f"<p>Here is the thing:</p>{TWEET}", ["Here is the thing:", "Piers have two waters."]),
        (TWEET, []),
        ("<p>Deixe sua opinião sobre o porto aqui embaixo!</p>", []),
    ],
)
def test_between_paragraphs_stands_what_is_the_articles_alone(between, shown):
    assert shown_between(between) == shown
