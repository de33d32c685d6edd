"""Days, outlets and addresses in exports, field by field, and what is named for being no article."""

import json

import pytest

from dashboard.intake import read_path
from dashboard.model import Article


def rows_of(path, text):
    path.write_text(text, encoding="utf-8")
    return [*read_path(path)]


VOTE = "The harbour board of Lindhaven voted on Tuesday to close the north quay until the spring."


def test_in_the_older_form_of_nexis_an_edition_is_no_title(tmp_path):
    for edition in ("Late Edition - Final", "Coast Edition", "Correction Appended"):
        text = (
            f"1 of 1 DOCUMENTS\n\nBay Courier\n\nMay 30, 2014 Friday\n{edition}\n\nQuay closed\n\n"
            f"BYLINE: Ida Brandt\n\nLENGTH: 9 words\n\n{VOTE}\n\nLOAD-DATE: May 31, 2014\n"
        )
        (article,) = rows_of(tmp_path / "x.txt", text)
        assert (article.title, article.source) == ("Quay closed", "Bay Courier")


def test_the_town_behind_the_outlet_of_proquest_is_none_of_its_name(tmp_path):
    rule = "_" * 60
    text = (
        f"{rule}\n\nQuay closed\n\nAuthor: Brandt, Ida\n\nFull text: {VOTE}\n\nPublication title: "
        f"Bay Courier; Lindhaven\n\nPublication date: Feb 3, 2020\n\nProQuest document ID: 8\n{rule}\n"
    )
    (article,) = rows_of(tmp_path / "x.txt", text)
    assert article.source == "Bay Courier"


def test_the_hour_that_factiva_gives_is_kept(tmp_path):
    text = f"HD  Quay closed\nBY  Ida Brandt\nPD  13 November 2017\nET  9:05\nSN  Bay Courier\nLP  {VOTE}\n"
    (article,) = rows_of(tmp_path / "x.txt", text)
    assert str(article.published).startswith("2017-11-13T09:05")
    (article,) = rows_of(tmp_path / "x.txt", text.replace("ET  9:05\n", ""))
    assert article.published == "2017-11-13"


def test_the_day_in_a_table_of_gdelt_is_the_one_on_which_it_was_seen(tmp_path):
    text = "URL,MobileURL,Date,Title\nhttps://bay.example/2,,2025-11-04 15:15:00,Quay closed\n"
    article = rows_of(tmp_path / "x.csv", text)[0]
    assert article.published is None
    assert article.published_evidence == "seen, not published: 2025-11-04 15:15:00"


def test_a_day_that_media_cloud_only_guessed_is_little_trusted(tmp_path):
    text = "stories_id,publish_date,date_is_reliable,title,url\n1,2019-03-03,{},Quay,https://bay.example/1\n"
    for reliable, trusted in (("0", "low"), ("False", "low"), ("1", "high")):
        article = rows_of(tmp_path / "x.csv", text.format(reliable))[0]
        assert (article.published, article.published_confidence) == ("2019-03-03", trusted)


def test_an_entity_that_is_no_document_is_no_article(tmp_path):
    person = {"id": "x", "schema": "Person", "properties": {"name": ["Ida Brandt"]}}
    page = {
        "id": "y", "schema": "HyperText", "properties": {"title": ["Quay"], "bodyText": [VOTE]},
    }  # fmt: skip
    found = rows_of(tmp_path / "x.json", f"{json.dumps(person)}\n{json.dumps(page)}\n")
    assert [getattr(one, "name", "") or one.title for one in found] == ["not_an_article", "Quay"]


def test_a_list_of_addresses_among_the_files_is_named_for_what_it_is(tmp_path):
    (problem,) = rows_of(tmp_path / "x.txt", "https://bay.example/1\nhttps://bay.example/2\n")
    assert (problem.name, problem.detail[:19]) == ("no_articles", "a list of addresses")


@pytest.mark.parametrize("parts", ['"²"', '"²", 5, 1', '"99999999", 1, 1'])
def test_a_part_of_a_date_that_is_no_number_leaves_the_article_without_one(tmp_path, parts):
    record = '{{"type": "article-newspaper", "title": "{}", "issued": {{"date-parts": [[{}]]}}}}'
    text = f"[{record.format('Quay', parts)}, {record.format('Pier', '2021, 3, 4')}]"
    found = rows_of(tmp_path / "x", text)
    days = {one.title: one.published for one in found if isinstance(one, Article)}
    assert days == {"Quay": None, "Pier": "2021-03-04"}


def test_a_year_or_month_alone_is_kept_as_evidence_and_is_no_date(tmp_path):
    ris = "TY  - NEWS\nTI  - Quay\nPY  - {}\nER  - \n"
    csl = '[{{"type": "article-newspaper", "title": "Quay", "issued": {{"date-parts": [[{}]]}}}}]'
    for text, told in (
        (ris.format("2021"), "field: 2021"),
        (csl.format("2021"), "field: 2021"),
        (csl.format('"2021", 5'), "field: 2021-05"),
    ):
        article = rows_of(tmp_path / "x", text)[0]
        assert article.published is None
        assert str(article.published_evidence) in {told, f"{told}: {told[7:]}"}
    dated = rows_of(tmp_path / "x", ris.format("2021\nDA  - 2021/03/04/"))[0]
    assert dated.published == "2021-03-04"


def test_a_list_of_feeds_is_named_for_what_it_is(tmp_path):
    outline = '<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="https://bay.example/feed"/></body></opml>'
    (problem,) = rows_of(tmp_path / "feeds", outline)
    assert (problem.name, problem.detail[:15]) == ("no_articles", "a list of feeds")


def test_a_record_that_is_only_an_address_says_what_to_do(tmp_path):
    reply = {
        "articles": [
            {"title": "Quay", "url": "https://bay.example/1"},
            {"url": "https://bay.example/2"},
        ]
    }
    problem = rows_of(tmp_path / "x.json", json.dumps(reply))[-1]
    assert (problem.name, problem.detail[:15]) == ("empty", "only an address")


@pytest.mark.parametrize("within", ["fields", "attributes", "_source"])
def test_an_article_may_lie_under_a_name_of_its_record(tmp_path, within):
    inner = {"headline": {"main": "Quay closed"}, "body": VOTE, "web_url": "https://a.example/q"}
    reply = json.dumps({"meta": {"total": 1}, "data": [{"id": "q1", within: inner}]})
    (article,) = rows_of(tmp_path / "x.json", reply)
    assert isinstance(article, Article)
    assert (article.title, article.url) == ("Quay closed", "https://a.example/q")
    assert VOTE in article.text
    assert [(one.name, one.value) for one in article.extra] == [("id", "q1")]


def test_a_long_headline_of_ris_goes_on_in_the_next_line(tmp_path):
    ris = "TY  - NEWS\nTI  - The quay is closed\n      until spring\nTI  - Quay\nAU  - Brandt, Ida\n  and others\nER  - \n"
    (article, _) = rows_of(tmp_path / "x", ris)
    assert isinstance(article, Article)
    assert (article.title, article.authors) == ("The quay is closed until spring", ("Ida Brandt",))
