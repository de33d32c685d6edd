"""Names of authors, without what pages leave at their ends; days of pages that count months from nought."""

import pytest

from dashboard.intake.author_names import author_names
from dashboard.intake.clean_command import clean_record
from dashboard.intake.draft import Part
from dashboard.intake.webpage.bylines import signed_at_foot
from dashboard.model import Article

SENTENCE = (
    "The pier of Lindhaven opened on Monday, the harbour master said in the hall of the town."
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("IDA BRANDT and JON FALKAssociated Press", ("IDA BRANDT", "JON FALK")),
        ("Ida BrandtMonday", ("Ida Brandt",)),
        ("Ida Brandt. Bay International", ("Ida Brandt",)),
        ("Ida Brandt, Bay Sports Writer", ("Ida Brandt",)),
        ("Ida Brandt, Harbour Team", ("Ida Brandt",)),
        ("J. R. Brandt", ("J. R. Brandt",)),
        ("Joe Holiday", ("Joe Holiday",)),
    ],
)
def test_only_names_are_authors(line, names):
    assert author_names(line) == names


def published(stated, address, meta):
    page = (
        f"<html><head><title>Pier</title><meta property='article:published_time' content='{meta}'>"
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Pier opens", "datePublished": "{stated}"}}</script>'
        f"</head><body><article><h1>Pier opens</h1>{f'<p>{SENTENCE}</p>' * 4}</article></body></html>"
    )
    found = clean_record({"html": page, "url": f"https://a.example/{address}/pier"})
    assert isinstance(found, Article)
    return found.published


def test_a_month_counted_from_nought_gives_way_to_two_that_agree():
    assert published("2021-02-04", "2021/03/04", "2021-03-04") == "2021-03-04"
    assert published("2020-12-04", "2021/01/04", "2021-01-04") == "2021-01-04"
    assert published("2021-02-04", "2021/03/04", "2021-02-04") == "2021-02-04"
    assert published("2021-02-04", "2021/03/05", "2021-03-05") == "2021-02-04"


@pytest.mark.parametrize(
    ("stated", "shown", "byline"),
    [
        ("QRSTV", "", None),
        ("Voltaire", "By Voltaire", "Voltaire"),
        ("Ida Brandt", "", "Ida Brandt"),
    ],
)
def test_an_account_that_no_reader_sees_is_no_author(stated, shown, byline):
    page = (
        f"<html><head><title>Pier</title><meta name='author' content='{stated}'></head>"
        f"<body><article><h1>Pier opens</h1><p>{shown}</p>{f'<p>{SENTENCE}</p>' * 4}</article></body></html>"
    )
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert found.byline == byline


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        (
            "Brandt reported from Lindhaven. Harbour Press writer Jon Falk in Ostrava contributed to this report.",
            True,
        ),
        ("With files from The Harbour Press and Jon Falk", True),
        ("Reporting by Jon Falk; Editing by Ove Tandberg", False),
    ],
)
def test_sentences_that_thank_others_stay_and_credits_go(line, stays):
    parts = [Part("paragraph", words) for words in (SENTENCE, SENTENCE, SENTENCE, SENTENCE, line)]
    assert (signed_at_foot(parts)[0] == parts) is stays


def story(head="", *, above="", within="", stated=()):
    told = ", ".join(f'{{"@type": "Person", "name": "{name}"}}' for name in stated)
    page = (
        f"<html><head><title>Pier opens</title>{head}"
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Pier opens", "author": [{told}]}}</script>'
        f"</head><body><article><h1>Pier opens</h1>{above}"
        f"{''.join(f'<p>{SENTENCE} It is day {n} of the work.</p>' for n in range(4))}{within}"
        f"<p>{SENTENCE} The last lamp was lit at dusk.</p></article></body></html>"
    )
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    return found


def test_all_whom_a_line_links_as_authors_wrote_it():
    names = ("Ida Brandt", "Jon Falk")
    links = "".join(
        f"<div><a rel='author' href='/{n}'>{name}</a></div>" for n, name in enumerate(names)
    )
    assert story(above=f"<div>{links}</div>", stated=["Jon Falk"]).byline == "Ida Brandt, Jon Falk"


def test_a_name_without_a_blank_stays_beside_one_that_the_page_shows():
    assert (
        story(above="<p>박서준 기자 외 1명</p>", stated=["박서준", "김하늘"]).byline
        == "박서준, 김하늘"
    )
    assert story(stated=["항구일보"]).byline is None


@pytest.mark.parametrize(
    "line", ["Kolumne von Ida Brandt", "Column by Ida Brandt", "Kommentar av Ida Brandt"]
)
def test_a_byline_that_calls_the_text_an_opinion_makes_it_one(line):
    assert story(above=f"<p>{line}</p>", stated=["Ida Brandt"]).kind == "opinion"
    assert story(above="<p>By Ida Brandt</p>", stated=["Ida Brandt"]).kind == "article"


def test_a_box_that_calls_itself_a_newsletter_goes_whole():
    terms = "<p>With my subscription I agree to the terms of the advertisers of the harbour.</p>"
    box = (
        "<section aria-label='Newsletter'><h3>Harbour Inside by Ida Brandt, editor of the Bay News</h3>"
        f"<p>Behind the quays of politics: strong, early and read by everybody.</p>{terms}"
        "<form><input type='email'></form></section>"
    )
    assert "Harbour Inside" not in story(within=box, stated=["Jon Falk"]).text
