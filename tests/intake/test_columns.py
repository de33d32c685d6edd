"""Columns of other names: guessed, said before anything is read, chosen, and kept beside the article."""

import csv
import json

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.intake import read_guarded, read_path
from dashboard.intake.columns import UnsureColumns, chosen_columns, guessed_parts
from dashboard.intake.file_reading import Asked
from dashboard.model import Article, Extra

NAMES = ["Überschrift", "Datum", "Volltext", "Ressort", "Zähler"]
TEXT = "The harbour board closed the north quay on Friday, since frost had cracked its wall. " * 5
ROWS = [
    ["Quay closed in Aldermouth", "12.03.2021", TEXT + "It opens in May.", "Lokales", "7"],
    ["Fair opens in Quillport today", "13.03.2021", TEXT + "It rained.", "Kultur", ""],
    ["Ferry fares rise in Lindhaven", "14.03.2021", TEXT + "Few noticed.", "Lokales", "9"],
]
SAID = ["title=Überschrift", "published=Datum", "body=Volltext"]


def as_csv(path):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([NAMES, *ROWS])


def as_workbook(path):
    book = openpyxl.Workbook()
    for row in [NAMES, *ROWS]:
        book.active.append(row)
    book.save(path)


def as_parquet(path):
    columns = dict(zip(NAMES, map(list, zip(*ROWS, strict=True)), strict=True))
    pq.write_table(pa.table(columns), path)


def as_json_lines(path):
    lines = (json.dumps(dict(zip(NAMES, row, strict=True))) for row in ROWS)
    path.write_text("\n".join(lines), encoding="utf-8")


def as_json_list(path):
    rows = [dict(zip(NAMES, row, strict=True)) for row in ROWS]
    path.write_text(json.dumps(rows), encoding="utf-8")


def as_json_reply(path):
    rows = [dict(zip(NAMES, row, strict=True)) for row in ROWS]
    path.write_text(json.dumps({"count": 3, "data": rows}), encoding="utf-8")


def articles(path, *said):
    found = [*read_guarded(path, Asked(columns=chosen_columns(said)))]
    assert all(isinstance(one, Article) for one in found), found
    return [one for one in found if isinstance(one, Article)]


@pytest.fixture(
    params=[as_csv, as_workbook, as_parquet, as_json_lines, as_json_list, as_json_reply]
)
def table(request, tmp_path):
    """A table whose columns nobody knows by name, in one of the forms."""
    request.param(tmp_path / "table")
    return tmp_path / "table"


def test_a_table_of_one_row_is_a_table_where_its_cells_are_plainly_an_articles(tmp_path):
    for rows, ending in ((ROWS[:1], ""), (ROWS[:1], "\n\n"), (ROWS[:2], "")):
        path = tmp_path / "table"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([NAMES, *rows])
            file.write(ending)
        (problem,) = read_path(path)
        assert isinstance(problem, UnsureColumns)
    path.write_text(f"Aldermouth;Quillport;Lindhaven\nquay;fair;ferry\n\n{TEXT}", encoding="utf-8")
    (article,) = read_path(path)
    assert isinstance(article, Article)


def test_columns_that_are_only_guessed_are_said_and_nothing_is_read(table):
    (problem,) = read_path(table)
    assert isinstance(problem, UnsureColumns)
    guessed = {one.name: one.part for one in problem.columns if one.guessed}
    assert guessed == {"Überschrift": "title", "Datum": "published", "Volltext": "body"}
    assert all(f"--column '{said}'" in problem.detail for said in SAID)


def test_a_column_of_single_sentences_is_taken_for_the_text_and_no_title(tmp_path):
    sentence = "The board of Quillport said in a note that it had closed the quay after a long night of frost."
    names = ["Kopf", "Datum", "Inhalt"]
    rows = [["Quay closed in Quillport", "3.1.2024", sentence]] * 2
    path = tmp_path / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([names, *rows])
    (problem,) = read_path(path)
    assert isinstance(problem, UnsureColumns)
    assert [one.part for one in problem.columns] == ["title", "published", "body"]


def test_chosen_columns_are_read_and_the_others_kept_beside_the_article(table):
    first, second, _ = articles(table, *SAID)
    assert (first.title, first.published) == ("Quay closed in Aldermouth", "2021-03-12")
    assert first.text.endswith("It opens in May.")
    assert first.extra == (Extra("Ressort", "Lokales"), Extra("Zähler", "7"))
    assert second.extra == (Extra("Ressort", "Kultur"),)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_without_names_is_known_by_its_cells_and_shown_before_it_is_read(tmp_path, mark):
    path = tmp_path / "table.txt"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=mark).writerows(ROWS)
    (problem,) = read_path(path)
    assert isinstance(problem, UnsureColumns)
    assert [(one.name, one.part) for one in problem.columns if one.part] == [
        ("column 1", "title"),
        ("column 2", "published"),
        ("column 3", "body"),
    ]
    assert "“column 1: Quay closed in Aldermout” seems to be title" in problem.detail
    found = articles(path, "title=column 1", "published=column 2", "body=column 3")
    assert [one.title for one in found] == [row[0] for row in ROWS]
    assert found[0].extra == (Extra("column 4", "Lokales"), Extra("column 5", "7"))


def test_a_choice_holds_against_a_usual_name(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(
        f"title,date,printed,text\nA pier,2021-01-01,2020-05-06,{TEXT[:80].replace(',', '')}\n"
    )
    (plain,) = articles(path)
    (chosen,) = articles(path, "published=printed")
    (without,) = articles(path, "none=date", "none=printed")
    assert [one.published for one in (plain, chosen, without)] == ["2021-01-01", "2020-05-06", None]
    assert Extra("date", "2021-01-01") in without.extra


def test_unknown_columns_of_a_sure_table_are_kept(tmp_path):
    path = tmp_path / "list.jsonl"
    path.write_text(
        '{"title": "A pier", "text": "It opened.", "desk": "x", "shares": {"a": 1}, "mood": ""}\n'
    )
    (article,) = articles(path)
    assert article.extra == (Extra("shares", '{"a": 1}'),)
    assert article.section == "x"


def test_prose_with_as_many_commas_in_each_line_is_no_table(tmp_path):
    path = tmp_path / "text.txt"
    path.write_text("Gulls, terns\n\nOn Friday, the keeper counted them.\nOn Monday, he rested.\n")
    (article,) = articles(path)
    assert article.extra == ()
    lines = [f"On {day} May 2021, {TEXT[:60]}, and so on.\n" for day in (3, 4, 5)]
    path.write_text("".join(lines))
    assert len(articles(path)) == 1


@pytest.mark.parametrize("said", ["Datum", "day=Datum", "published="])
def test_a_choice_that_names_no_part_is_refused(said):
    with pytest.raises(ValueError, match="write PART=NAME"):
        chosen_columns([said])


def test_unknown_properties_of_an_entity_keep_all_their_values(tmp_path):
    place = tmp_path / "entities.json"
    properties = {
        "title": ["Quay closed"],
        "bodyText": ["The harbour board met on Friday and closed the quay until the spring."],
        "topics": ["port", "ice"],
        "pages": ["4"],
    }
    place.write_text(json.dumps({"id": "a1", "schema": "Article", "properties": properties}))
    (found,) = read_path(place)
    assert isinstance(found, Article)
    assert {one.name: one.value for one in found.extra} == {
        "topics": '["port", "ice"]',
        "pages": "4",
    }


def test_short_texts_of_several_sentences_are_no_titles():
    told = (
        "The quay closed on Friday, the board said. It opens again in May, when the wall is mended."
    )
    names, rows = ["Kopf", "Artikel"], [["Quay closed", told], ["Fair opens", told]]
    assert guessed_parts(names, rows) == {"body": "Artikel"}
    assert guessed_parts(names, [[told.partition(". ")[0]] * 2] * 2) == {"title": "Kopf"}


def test_records_of_other_programs_have_their_day_authors_and_outlet(tmp_path):
    record = {
        "Story Title": "Quay closed in Aldermouth",
        "published_on": "2021-03-12",
        "News outlet": "Bay Times",
        "Text of article": TEXT,
        "writers": ["Ida Brandt", "Jon Falk"],
    }
    path = tmp_path / "list.json"
    path.write_text(json.dumps([record]), encoding="utf-8")
    (found,) = read_path(path)
    assert isinstance(found, Article)
    assert (found.title, found.published, found.source) == (
        "Quay closed in Aldermouth", "2021-03-12", "Bay Times",
    )  # fmt: skip
    assert found.authors == ("Ida Brandt", "Jon Falk")


CRAWLED = {"title": "Quay closed", "date_publish": "2021-03-12 09:00:00", "date_download": "2021-03-14 01:00:00",
           "source_domain": "bay.example", "maintext": TEXT, "requested_url": "https://bay.example/quay"}  # fmt: skip
REPLIES = {
    "crawler": CRAWLED,
    "newspaper": {"response": {"results": [
        {"webTitle": "Quay closed", "webPublicationDate": "2021-03-12T09:00:00", "webUrl": "https://bay.example/quay", "fields": {"bodyText": TEXT}}
    ]}},
    "archive": {"response": {"docs": [
        {"headline": {"main": "Quay closed"}, "pub_date": "2021-03-12T09:00:00", "web_url": "https://bay.example/quay", "text": TEXT}
    ]}},
    "graph": {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "Bay Times"},
        {"@type": ["NewsArticle"], "headline": "Quay closed", "datePublished": "2021-03-12T09:00:00", "articleBody": TEXT, "mainEntityOfPage": "https://bay.example/quay"}
    ]},
}  # fmt: skip


@pytest.mark.parametrize("name", REPLIES)
def test_articles_are_found_wherever_a_program_writes_them(tmp_path, name):
    path = tmp_path / "reply"
    path.write_text(json.dumps(REPLIES[name]), encoding="utf-8")
    (article,) = articles(path)
    assert (article.title, article.published) == ("Quay closed", "2021-03-12T09:00:00")
    assert article.url == "https://bay.example/quay"
    assert TEXT.strip() in article.text


ABOVE = [["sep="], ["Press review"], ["Made on 15 March 2021", "3 articles"], []]


@pytest.mark.parametrize("form", ["csv", "workbook"])
@pytest.mark.parametrize(
    ("names", "said"), [(NAMES, SAID), (["Headline", "Date", "Text", "Section", "Count"], [])]
)
def test_a_title_above_the_names_of_the_columns_is_none_of_them(tmp_path, form, names, said):
    path, book = tmp_path / "x.bin", openpyxl.Workbook()
    for row in [*ABOVE, names, *ROWS]:
        book.active.append(row)
    if form == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([*ABOVE, names, *ROWS])
    else:
        book.create_sheet("Notes").append(["Made by the press office of the harbour board"])
        book.save(path)
    if said:
        (problem,) = read_path(path)
        assert isinstance(problem, UnsureColumns)
    found = [*read_guarded(path, Asked(columns=chosen_columns(said)))]
    assert [one.title for one in found if isinstance(one, Article)] == [row[0] for row in ROWS]
    assert len(found) == len(ROWS)
    first = found[0]
    assert isinstance(first, Article)
    assert first.raw_ref == ("x.bin#6" if form == "csv" else "x.bin#Sheet!6")
    assert Extra(names[4], "7") in first.extra


@pytest.mark.parametrize(
    "line", ["By Ida Brandt; Jon Falk; Lu Vega", "Home | News | Sport", "Title, text, date"]
)
def test_a_line_with_commas_in_a_text_is_no_name_of_columns(tmp_path, line):
    path = tmp_path / "x.txt"
    path.write_text(f"Quay closed\n\n{line}\n\n{TEXT}\n\n{TEXT} It rained.\n", encoding="utf-8")
    (article,) = read_path(path)
    assert isinstance(article, Article)
    assert article.title == "Quay closed"
