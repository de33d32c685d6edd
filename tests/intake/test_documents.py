"""Word, RTF and Excel files, written here in the shape that the programs give them."""

import datetime as dt
import io
import zipfile

import docx
import openpyxl
import pytest

from dashboard.intake import read_path
from dashboard.model import Article, Problem

SENTENCE = (
    "The pier of Lindhaven opened on Monday, the harbour master said in the hall of the town."
)


def read(path):
    return list(read_path(path))


def articles(path):
    found = read(path)
    assert all(isinstance(one, Article) for one in found), found
    return found


def test_a_word_file_is_an_article_with_its_headings(tmp_path):
    document = docx.Document()
    document.add_heading("Second pier opens", 0)
    document.add_paragraph(SENTENCE)
    document.add_heading("What it cost", 1)
    document.add_paragraph("It cost a lot, and the council will meet on Friday to speak of it.")
    document.save(str(tmp_path / "report.bin"))
    (article,) = articles(tmp_path / "report.bin")
    assert article.title == "Second pier opens"
    assert article.of_kind("heading") == ("What it cost",)
    assert SENTENCE in article.of_kind("paragraph")


def changed(path, member, old, new):
    """Write a zip again with some words of one member replaced."""
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(path, "w") as after:
        for entry in before.infolist():
            words = before.read(entry)
            after.writestr(
                entry.filename, words.replace(old, new) if entry.filename == member else words
            )


def test_a_word_file_with_a_document_type_is_refused(tmp_path):
    path = tmp_path / "x.docx"
    docx.Document().save(str(path))
    changed(path, "word/document.xml", b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document')
    (problem,) = read(path)
    assert problem.name == "dtd_refused"


def test_an_rtf_file_is_an_article(tmp_path):
    path = tmp_path / "x.rtf"
    path.write_bytes(
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 Second pier opens\par\par "
        + SENTENCE.encode()
        + rb"\par\par \ldblquote It is long,\rdblquote  said Ove Tandberg, caf\'e9 owner on the quay of the town.\par}"
    )
    (article,) = articles(path)
    assert article.title == "Second pier opens"
    assert (
        article.of_kind("paragraph")[1]
        == "“It is long,” said Ove Tandberg, café owner on the quay of the town."
    )


def test_a_workbook_is_a_table_of_articles(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Notes of the desk"])
    sheet = book.create_sheet("Articles")
    sheet.append(["Headline", "Full text", "Publication date", "Outlet"])
    sheet.append(["Pier opens", SENTENCE, dt.date(2021, 3, 4), "The Bay Courier"])
    sheet.append([None, None, None, None])
    sheet.append(["Port opens", SENTENCE, "2021-03-05", "The Bay Courier"])
    book.save(tmp_path / "x.xlsx")
    found = articles(tmp_path / "x.xlsx")
    assert [(one.title, one.published, one.source) for one in found] == [
        ("Pier opens", "2021-03-04", "The Bay Courier"),
        ("Port opens", "2021-03-05", "The Bay Courier"),
    ]
    assert found[1].raw_ref == "x.xlsx#Articles!4"


def test_a_workbook_without_articles_names_its_columns(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Lamp", "Price"])
    book.save(tmp_path / "x.xlsx")
    (problem,) = read(tmp_path / "x.xlsx")
    assert (problem.name, problem.detail) == ("unknown_columns", "Lamp, Price")


@pytest.mark.parametrize("head", [b"{\\rtf1", b"{\\rtf1\\ansi{{{{\\'", b"{\\rtf1\\bin99999999 "])
@pytest.mark.parametrize("rest", [b"", b"\\u-99999 x}", b"\\par" * 50_000, b"{" * 50_000])
def test_a_broken_rtf_file_is_a_record_or_a_named_problem(tmp_path, head, rest):
    path = tmp_path / "x.rtf"
    path.write_bytes(head + rest)
    found = [*read(path)]
    assert found
    assert all(isinstance(one, Article | Problem) for one in found)


def test_tables_of_a_word_file_tell_what_they_name_and_the_prose_in_them(tmp_path):
    document = docx.Document()
    facts = document.add_table(rows=3, cols=2)
    told = [("Outlet", "The Bay Courier"), ("Date", "4 March 2021"), ("Reach", "12,500")]
    for row, words in zip(facts.rows, told, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_heading("Second pier opens", 0)
    frame = document.add_table(rows=1, cols=3)
    merged = frame.cell(0, 0).merge(frame.cell(0, 1))
    merged.text = SENTENCE
    frame.cell(0, 2).text = "Advertisement"
    document.add_paragraph("It cost a lot, and the council will meet on Friday to speak of it.")
    document.save(str(tmp_path / "report.bin"))
    (article,) = articles(tmp_path / "report.bin")
    assert (article.source, article.published) == ("The Bay Courier", "2021-03-04")
    assert article.text.count(SENTENCE) == 1
    assert "12,500" not in article.text
    assert "Advertisement" not in article.text
