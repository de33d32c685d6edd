"""Of what is no plain report less is taken for what happened: its kind is told at intake."""

import pytest

from dashboard.intake.article_kinds import KINDS, kind_of
from dashboard.intake.clean_command import clean_record
from dashboard.intake.words import word_list
from dashboard.model import Article

REPORT = ["The pier of Lindhaven opened on Monday, the harbour master said."] * 8


def kind(title="Pier opens", *, stated=None, url=None, section=None, paragraphs=REPORT):
    return kind_of(stated, url, section, title, paragraphs)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "article"),
        ({"stated": "release"}, "article"),
        ({"stated": "OpinionNewsArticle"}, "opinion"),
        ({"stated": "LiveBlogPosting"}, "liveblog"),
        ({"url": "https://a.example/opinion/2031/pier"}, "opinion"),
        ({"url": "https://a.example/town/opinion-of-the-pier"}, "article"),
        ({"section": "Sport"}, "sport"),
        ({"section": "Book reviews"}, "review"),
        ({"title": "Opinion: The pier is too dear"}, "opinion"),
        ({"title": "Opinion is split over the pier"}, "article"),
        ({"title": "Column | The pier is too dear"}, "opinion"),
        ({"title": "Pier opening live updates: crowds gather"}, "liveblog"),
        ({"title": "The Long Quay review – a slow walk"}, "review"),
        ({"title": "Five things you need to know about the harbour this morning"}, "digest"),
        ({"title": "Morning Briefing: the pier and other news"}, "digest"),
        ({"title": "Transcript: Mayor Ellings on the pier"}, "transcript"),
        ({"title": "The Latest: Ferry is back in port"}, "liveblog"),
        ({"title": "The latest on the pier: it opens"}, "article"),
        ({"title": "Live"}, "article"),
        ({"title": "The Treaty Review – Statement by the mayor"}, "article"),
    ],
)
def test_the_kind_is_told_by_what_is_stated_the_section_or_the_headline(facts, expected):
    assert kind(**facts) == expected


def test_labels_of_speakers_make_a_transcript():
    turns = [
        "MAYOR ELLINGS: Good morning.",
        "QUESTION: Is the pier open?",
        "MAYOR ELLINGS: It is.",
    ] * 3
    assert kind(paragraphs=turns) == "transcript"
    assert kind(paragraphs=[*REPORT * 4, *turns]) == "article"
    letters = ["DEAR MARA: The pier is shut.", "DEAR WORRIED: It opens in May."]
    assert kind(paragraphs=letters * 4) == "article"


def test_times_of_entries_make_a_live_blog():
    entries = [text for hour in range(8, 15) for text in (f"{hour}:15 GMT", REPORT[0])]
    assert kind(paragraphs=entries) == "liveblog"
    assert kind(paragraphs=[*REPORT, "10:30 a.m. is when it opens."]) == "article"


def test_prices_with_the_notice_of_a_shop_make_it_shopping():
    offers = [f"The lamp number {n} costs ${n}.99." for n in range(8)]
    assert kind(paragraphs=offers) == "article"
    assert kind(paragraphs=[*offers, "We may earn a commission."]) == "shopping"
    assert kind("The best lamps of the year", paragraphs=offers) == "shopping"
    assert kind("Lamps from $20, desk deals, more", paragraphs=offers) == "shopping"
    assert kind("Norland spends $20m on lamps", paragraphs=offers) == "article"


def test_a_table_of_standings_is_sport():
    rows = [f"{n} Ida Brandt {9 - n}04{n} {9 - n} {n}" for n in range(1, 7)]
    table = ["How the season stands:", "Pos. Driver Points Wins Poles", *rows]
    assert kind(paragraphs=table) == "sport"
    assert kind(paragraphs=[table[0], "Pos. Town Inhabitants Harbours", *rows]) == "article"


def test_scores_among_the_words_of_matches_make_it_sport():
    match = [
        "The goalkeeper saved a penalty before halftime and the striker scored two goals for 3-1."
    ] * 4
    assert kind(paragraphs=match) == "sport"
    assert (
        kind(
            paragraphs=[
                "The council voted 7-2 for the pier, 6-3 for the lamps and 5-4 for the tax."
            ]
        )
        == "article"
    )
    assert (
        kind("Lindhaven beat Ostrava 4-1", paragraphs=[text[:-9] + "." for text in match])
        == "sport"
    )
    assert kind("Council votes 4-1 for the pier") == "article"


@pytest.mark.parametrize(
    ("signed", "expected"), [("Analysis by Ida Brandt", "opinion"), ("Ida Brandt", "article")]
)
def test_an_analysis_that_its_byline_calls_one_is_opinion(signed, expected):
    page = (
        f"<html><head><title>Pier</title><meta name='author' content='{signed}'></head>"
        f"<body><article><h1>Pier opens</h1>{f'<p>{REPORT[0]}</p>' * 8}</article></body></html>"
    )
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert (found.kind, found.byline) == (expected, "Ida Brandt")


def test_the_beginning_of_a_paid_article_is_a_stub():
    found = clean_record(
        {
            "text": "Pier opens\n\nThe pier of Lindhaven opened on Monday, the harbour master said. [+1234 chars]"
        }
    )
    assert isinstance(found, Article)
    page = "<html><head><script type='application/ld+json'>{%s}</script></head><body><article><h1>Pier opens at last</h1><p>%s</p><p>Subscribe to continue reading.</p></article></body></html>"
    stated = (
        '"@type": "NewsArticle", "headline": "Pier opens at last", "isAccessibleForFree": false'
    )
    found = clean_record({"html": page % (stated, REPORT[0] * 3)})
    assert isinstance(found, Article)
    assert found.kind == "stub"


def test_every_listed_kind_is_one():
    lists = word_list("kinds")
    assert set(lists["stated"].values()) | set(lists["sections"]) | set(lists["titles"]) <= KINDS


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tested by: Ida Lund RRP: £23.99. I’ve walked on many piers.", "review"),
        ("“I have asked for it, and I was right,” the mayor said.", "article"),
    ],
)
def test_a_review_named_last_in_a_headline_is_one_where_something_was_tried(text, kind):
    assert kind_of(None, None, None, "Harbour lamp review", [text]) == kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://uostas.example/nuomones/7/pier", "opinion"),
        ("https://hafen.example/superbike/news/pier", "sport"),
        ("https://hafen.example/news/pier", "article"),
    ],
)
def test_sections_of_other_languages_have_their_kind(url, kind):
    assert (
        kind_of(None, url, None, "Pier opens", ["The pier of the town opened on Monday."]) == kind
    )


def test_the_trail_of_links_above_an_article_names_its_section_and_kind():
    page = (
        "<html><body><div class='bread_crumbs'><a href='/'>Home</a><a href='/s'>Sport</a><a href='/w'>Swimming</a> Pier race</div>"
        f"<article><h1>Pier race</h1>{''.join(f'<p>{text}</p>' for text in REPORT)}</article></body></html>"
    )
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert (found.section, found.kind) == ("Swimming", "sport")


@pytest.mark.parametrize(
    ("stated", "section"),
    [
        ("Harbours,Home Page,Popular", "Harbours"),
        ("Arts, Briefly", "Arts, Briefly"),
        ("S.Korea", "S.Korea"),
        ("harbour.news", None),
        ("N_HARBOUR", None),
    ],
)
def test_the_first_of_several_sections_in_one_line_counts(stated, section):
    page = f'<html><head><meta property="article:section" content="{stated}"></head><body><h1>Pier opens</h1><p>{REPORT[0]}</p></body></html>'
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert found.section == section


def test_where_the_first_stated_section_is_an_address_the_next_counts():
    page = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "articleSection": "harbour.news"}</script>'
        f'<meta property="article:section" content="Harbours"></head><body><h1>Pier opens</h1><p>{REPORT[0]}</p></body></html>'
    )
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert found.section == "Harbours"
