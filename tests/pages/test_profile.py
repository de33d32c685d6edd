import dataclasses

import handmade
import pandas as pd
import pytest

from dashboard.corpus import Corpus, open_corpus
from dashboard.page.components import profile_tables
from dashboard.page.open_collection import Here
from dashboard.view import View


def test_a_profile_shows_names_words_company_events_and_articles(open_page, harbour):
    page = open_page(harbour, "profile", profile="Ada Lund")
    assert "Ada Lund is named in 5 of 6 articles and quoted 2 times" in page.words
    assert "Person · 5 articles · 3 sources · 23 Feb – 20 Apr 2031" in page.words
    for heading in ("Also appears as", "In their own words", "Named alongside", "Articles"):
        assert f"<h2>{heading}</h2>" in page.html
    assert "We keep the water open" in page.words
    assert "What others say" not in page.words


def test_what_others_say_of_somebody_opens_the_quotations_about_them(open_page, harbour):
    page = open_page(harbour, "profile", profile="test:Port Amsel")
    assert "Port Amsel is named in 5 of 6 articles" in page.words
    assert "quoted" not in page.words.split("Copy link")[0]


def test_words_that_are_in_no_article_about_somebody_are_not_told_apart(open_page, harbour):
    assert open_corpus(harbour).count_articles(View(text="water open")) == 1
    page = open_page(harbour, "profile", profile="Ole Brandt", text="water open")
    assert "matches" in page.words
    assert "Found alone" not in page.words


def test_filters_hold_and_their_chips_keep_the_profile(open_page, harbour):
    page = open_page(harbour, "profile", profile="Ada Lund", source=["Westmark Daily"])
    assert "Ada Lund is named in 2 of 2 articles and quoted 1 time" in page.words
    assert 'href="profile?profile=Ada+Lund" data-here="" class="chip"' in page.html
    assert "Westmark" in page.words
    assert "The Amsel Courier" not in page.words


def test_a_printed_form_opens_its_sentences(open_page, harbour):
    page = open_page(harbour, "profile", profile="Ole Brandt")
    assert "profile?profile=Ole+Brandt&amp;form=Ole+Brandt&amp;way=name" in page.html
    opened = open_page(harbour, "profile", profile="Ole Brandt", form="Ole Brandt", way="name")
    assert "Where “Ole Brandt” appears" in opened.words
    assert "<mark>Ole Brandt</mark> met the Harbour Union in Westmark." in opened.html
    assert "article=a6&amp;at=" in opened.html


def test_the_company_of_a_name_opens_the_articles_with_both(open_page, harbour):
    page = open_page(harbour, "profile", profile="Ole Brandt")
    to = "articles?entity=Ole+Brandt&amp;entity=Westmark&amp;match=all"
    assert f'<a href="{to}" data-here="" class="count">2 articles</a>' in page.html


def test_nobody_of_that_name_is_said_so(open_page, harbour):
    page = open_page(harbour, "profile", profile="<b>Nobody")
    assert '<h1><bdi dir="ltr">No article here names &lt;b&gt;Nobody</bdi></h1>' in page.html
    assert "a name that this collection does not have" in page.words
    assert 'href="entities"' in page.html


def test_a_profile_that_is_not_here_says_how_the_collection_has_changed(open_page, harbour):
    page = open_page(harbour, "profile", profile="Nobody", shared="abc.9")
    assert "This collection has 6 articles, 3 fewer than when the link was shared." in page.words


def test_a_view_that_does_not_name_them_says_so(open_page, harbour):
    page = open_page(harbour, "profile", profile="Ole Brandt", text="prepared")
    assert "Ole Brandt is not named in this view" in page.words
    assert "Clear the search" in page.words


def test_a_chosen_name_offers_its_profile(open_page, harbour):
    page = open_page(harbour, entity=["Westmark"])
    assert 'href="profile?entity=Westmark&amp;profile=Westmark"' in page.html


def test_a_name_that_the_collection_lacks_offers_none(open_page, harbour):
    page = open_page(harbour, entity=["Atlantis", "Westmark"])
    assert "profile=Westmark" in page.html
    assert "Profile of" in page.words
    assert "profile=Atlantis" not in page.html


def test_two_of_one_name_are_told_apart(open_page, tmp_path, monkeypatch):
    one = handmade.report("b1", "Calm", "2031-01-01", "Sea Log", "Westmark slept. Ada Lund slept.")
    monkeypatch.setitem(handmade.TYPES, "Westmark", "ORG")
    two = handmade.report("b2", "Loud", "2031-01-02", "Sea Log", "Westmark paid.")
    two.found = two.found.__class__(
        **{name: getattr(two.found, name) for name in ("dates", "events", "sentences")},
        mentions=(handmade.replace(two.found.mentions[0], entity="test:firm"),),
    )
    path = handmade.collection(tmp_path / "c", [one, two])
    page = open_page(path, "profile", profile="Westmark")
    assert "The same name also refers to: " in page.words
    assert "profile=test%3A" in page.html


@pytest.fixture
def offices(tmp_path):
    """Two reports that give Ada Lund two offices, one after the other."""
    reports = []
    for number, (day, role) in enumerate(
        [("2031-01-10", "harbour minister"), ("2032-03-01", "prime <b>minister")], start=1
    ):
        one = handmade.report(f"r{number}", "Office", day, "Sea Log", f"Ada Lund, {role}, spoke.")
        given = tuple(dataclasses.replace(m, role=role) for m in one.found.mentions)
        one.found = dataclasses.replace(one.found, mentions=given)
        reports.append(one)
    return handmade.collection(tmp_path / "offices", reports)


def test_roles_have_their_days_and_open_their_first_sentence(open_page, offices):
    page = open_page(offices, "profile", profile="Ada Lund")
    assert "Roles over time" in page.words
    assert "harbour minister10 Jan 2031 · 1 article" in page.words
    assert 'href="article?article=r1&amp;at=8"' in page.html
    assert "prime &lt;b&gt;minister" in page.html
    assert 'style="margin-left:98.0%;width:2.0%"' in page.html


def test_roles_of_one_day_have_no_clock(open_page, tmp_path):
    one = handmade.report("r1", "Office", "2031-01-10", "Sea Log", "Ada Lund, minister, spoke.")
    given = tuple(dataclasses.replace(m, role="minister") for m in one.found.mentions)
    one.found = dataclasses.replace(one.found, mentions=given)
    page = open_page(handmade.collection(tmp_path / "c", [one]), "profile", profile="Ada Lund")
    assert "minister10 Jan 2031 · 1 article" in page.words
    assert 'class="clock"' not in page.html


def test_who_may_be_another_is_said_with_the_sentences(open_page, tmp_path, monkeypatch):
    row = {
        "suggestion": "merge x y", "kind": "merge", "reason": "namesakes",
        "entity": "test:Ole Brandt", "name": "Ole Brandt", "other": "test:Harbour Union",
        "other_name": "Harbour Union", "shows": "test:Ole Brandt", "article": "a6", "start": 14,
        "source": "Sea Log", "published": None, "sentence": "Ole Brandt met them.",
        "hit_start": 0, "hit_end": 10,
    }  # fmt: skip

    def suggestions(_self, _entity=None):
        return pd.DataFrame([row])

    monkeypatch.setattr(Corpus, "suggestions", suggestions)
    path = handmade.collection(tmp_path / "doubted", handmade.HARBOUR)
    page = open_page(path, "profile", profile="Ole Brandt")
    assert "One or two?" in page.words
    assert 'href="profile?profile=Harbour+Union"' in page.html
    assert "<mark>Ole Brandt</mark> met them." in page.html


def test_nobody_is_doubted_without_a_reason(open_page, harbour):
    assert "One or two?" not in open_page(harbour, "profile", profile="Ole Brandt").words


def test_each_table_of_a_profile_can_be_taken_away(open_page, harbour):
    page = open_page(harbour, "profile", profile="Ada Lund")
    keys = {button.proto.id for button in page.app.get("download_button")}
    for name in ("names-seen", "words-by", "alongside", "articles"):
        assert any(f"take_as_csv_profile-{name}" in key for key in keys), name
    assert not any("profile-roles" in key for key in keys), "nobody gives her a role"


def test_the_tables_of_a_profile_are_whole_and_say_of_whom_they_are(harbour):
    corpus = open_corpus(harbour)
    view = View(source=("The Amsel Courier",))
    here = Here(corpus, view, corpus.printed_events)
    who = corpus.identified("Ada Lund").iloc[0].to_dict()
    found = profile_tables.tables(here, view.naming("Ada Lund"), who)
    frames = {name: make() for name, (_, _, make) in found.items()}
    assert frames["names-seen"]["form"].tolist() == ["Ada Lund"]
    assert set(frames["articles"]["source"]) == {"The Amsel Courier"}
    assert set(frames["words-by"]["speaker"]) == {"Ada Lund"}
    assert "Ada Lund" not in frames["alongside"]["name"].tolist()
    assert found["alongside"][1].entity == ("Ada Lund",)
    assert found["words-by"][1].speaker == ("Ada Lund",)


def test_a_name_filtered_by_is_the_profile_where_the_link_names_none(open_page, harbour):
    page = open_page(harbour, "profile", entity=["Ada Lund"])
    assert "Ada Lund is named in" in page.words


def test_the_profile_of_a_single_article_is_no_wall_of_ones(open_page, single):
    html = open_page(single, "profile", profile="Ada Lund").html
    alongside = html.split("Named alongside")[1].split("</ol>")[0]
    assert "Port Amsel" in alongside
    assert "1 article" not in alongside
    assert "the number opens" not in alongside


def test_where_all_company_is_filtered_by_no_heading_stands_alone(open_page, single):
    company = ["Ada Lund", "Port Amsel", "Westmark"]
    page = open_page(single, "profile", profile="Ada Lund", entity=company)
    assert "Ada Lund is named in" in page.words
    assert "<h2>Named alongside</h2>" not in page.html
