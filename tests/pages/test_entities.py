import re

import pytest


def test_the_page_lists_names_with_profiles_and_their_articles(open_page, harbour):
    page = open_page(harbour, "entities")
    assert "5 names · 6 articles · 3 sources · 23 Feb – 20 Apr 2031" in page.words
    assert '<a href="profile?profile=Ada+Lund" data-here=""><bdi>Ada Lund</bdi></a>' in page.html
    assert (
        '<a href="articles?entity=Ada+Lund" data-here="" class="count">5 articles</a>' in page.html
    )


def test_a_kind_of_names_is_said_in_the_headline_and_kept_by_links(open_page, harbour):
    page = open_page(harbour, "entities", type="organisation", source=["Sea Log"])
    assert (
        "Among organisations, Harbour Union is named most often, in 1 of 2 articles" in page.words
    )
    assert 'href="entities?type=organisation" data-here="" class="chip"' in page.html
    assert "Westmark" not in "".join(page.charts)


def test_an_unknown_kind_shows_all(open_page, harbour):
    assert (
        "Ada Lund and Port Amsel are named most" in open_page(harbour, "entities", type="x").words
    )


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("sources", "in 3 of 3 sources"),
        ("mentions", "named most often: 7 times"),
        ("stories", "each in 5 of 6 stories"),
    ],
)
def test_what_is_counted_is_said_in_headline_and_caption(open_page, harbour, unit, words):
    page = open_page(harbour, "entities", unit=unit)
    assert words in page.words
    assert f"Counted in {unit}" in page.words


def test_the_caption_says_which_ways_of_naming_count(open_page, harbour):
    assert (
        "Names and cities for their government count; “Chinese” and “the minister” do not."
    ) in open_page(harbour, "entities").words.replace("&#x27;", "'")
    every = open_page(
        harbour, "entities", counted=["names", "readings", "demonyms", "descriptions"]
    )
    assert "and “the minister” count." in every.words
    assert 'href="entities?counted=names" data-here="" aria-current="true"' not in every.html


def test_pairs_open_the_articles_that_name_both(open_page, harbour):
    page = open_page(harbour, "entities")
    assert 'href="articles?entity=Ada+Lund&amp;entity=Port+Amsel&amp;match=all"' in page.html
    assert "Ada Lund and Port Amsel5 articles, 100% of those naming Ada Lund" in page.words


def test_a_pair_among_several_names_of_which_any_will_do_has_no_link(open_page, harbour):
    page = open_page(harbour, "entities", entity=["Ole Brandt", "Harbour Union"])
    assert "Port Amsel" in page.words
    assert "match=all" not in page.html


def test_the_trend_is_a_table_of_links_too(open_page, harbour):
    page = open_page(harbour, "entities")
    (table,) = re.findall(r"<table>.*?</table>", page.html, re.DOTALL)
    assert '<th scope="row">24 Feb – 2 Mar 2031</th>' not in table
    assert "published=2031-03-03&amp;published=2031-03-09" in table
    assert page.charts[1].count("customdata") == 5


def test_search_finds_names_of_the_whole_collection(open_page, harbour):
    page = open_page(harbour, "entities", source=["Sea Log"])
    page.app.text_input(key="find_name").set_value("union").run()
    assert "In the whole collection; Enter opens the first:" in page.words
    assert "profile?source=Sea+Log&amp;profile=Harbour+Union" in page.html
    page.app.text_input(key="find_name").set_value("<b>zz").run()
    assert "No name in this collection holds “&lt;b&gt;zz”." in page.words
