"""PDFs as texts: paragraphs put together again, running heads gone, what cannot be read named."""

import textwrap

import pytest
from printing import pdf

from dashboard.intake import limits, read_path
from dashboard.model import Article, Problem

FIRST = (
    "The ferry pier of Lindhaven opened on Monday after four years of work, the harbour master said. "
    "It cost nine million and is two hundred metres long, with room for three ships at a time."
)
SECOND = (
    "“The pier is safe,” said Ada Quill, the mayor, who cut the ribbon in front of the old customs "
    "house. She did not say when the second pier, which the council wants, would be built."
)
HEAD = [(50, 790, 22, "Pier opens in Lindhaven after"), (50, 764, 22, "four years of work")]
BYLINE = [(50, 736, 11, "By Ida Brandt"), (50, 722, 11, "5 March 2024")]


def column(words, left=50, below=690, width=70, size=11):
    """Return a paragraph as printed lines."""
    lines = textwrap.wrap(words, width)
    return [(left, below - 14 * number, size, line) for number, line in enumerate(lines)]


def read(tmp_path, pages, **more):
    path = tmp_path / "x.pdf"
    path.write_bytes(pages if isinstance(pages, bytes) else pdf(pages, **more))
    (found,) = read_path(path)
    return found


def test_headline_byline_date_and_paragraphs_are_told(tmp_path):
    article = read(tmp_path, [[*HEAD, *BYLINE, *column(FIRST), *column(SECOND, below=630)]])
    assert isinstance(article, Article)
    assert article.title == "Pier opens in Lindhaven after four years of work"
    assert (article.authors, article.published) == (("Ida Brandt",), "2024-03-05")
    assert article.of_kind("paragraph") == (FIRST, SECOND)
    assert (article.raw_ref, article.language) == ("x.pdf", "en")
    assert "pdf: 1 page" in article.warnings


def test_two_columns_are_read_one_after_the_other(tmp_path):
    left = column(FIRST, width=40)
    right = column(SECOND, left=310, width=40)
    article = read(tmp_path, [[*HEAD, *left, *right]])
    assert article.of_kind("paragraph") == (FIRST, SECOND)


def test_a_paragraph_goes_on_over_the_page_without_its_heads_and_numbers(tmp_path):
    lines = [line for _, _, _, line in column(FIRST)]
    pages = [
        [
            (50, 810, 9, f"Coast News, page {number}"),
            (50, 60, 11, line),
            *column(SECOND, below=690),
            (290, 30, 9, str(number)),
        ]
        for number, line in enumerate(lines, 1)
    ]
    for number, page in enumerate(pages):  # the line that goes on stands last
        pages[number] = [page[0], *page[2:-1], page[1], page[-1]]
    text = read(tmp_path, pages).text
    assert "Coast News" not in text
    assert len(lines) >= 3
    assert SECOND in text


def test_a_table_of_contents_is_no_part_of_the_text(tmp_path):
    entries = [
        "1. The harbour ........ 3",
        "2. What the board said of the pier",
        "this year ...... 7",
        "3. Sums ... 9",
    ]
    contents = [(50, 700 - 20 * n, 11, line) for n, line in enumerate(["Contents", *entries])]
    article = read(tmp_path, [[*HEAD, *contents], [*column(FIRST), *column(SECOND, below=630)]])
    assert article.of_kind("paragraph") == (FIRST, SECOND)


def test_words_broken_at_a_lines_end_are_whole(tmp_path):
    lines = [
        (50, 690, 11, "The harbour master of Lindhaven spoke of an inter-"),
        (50, 676, 11, "national pier, and of the harbour-master’s long-"),
        (50, 662, 11, "term plans. The long-term plans are international."),
    ]
    article = read(tmp_path, [lines])
    assert "an international pier" in article.text
    assert "long-term plans. The long-term plans" in article.text


@pytest.mark.parametrize("length", [300, 20])
def test_a_damaged_pdf_is_named(tmp_path, length):
    problem = read(tmp_path, pdf([column(FIRST)])[:length])
    assert isinstance(problem, Problem)
    assert (problem.name, problem.where) == ("broken", "x.pdf")
    assert "copy or download it again" in problem.detail


def test_a_scan_is_named(tmp_path):
    problem = read(tmp_path, [[], []])
    assert isinstance(problem, Problem)
    assert (problem.name, problem.where) == ("scan", "x.pdf")
    assert "text recognition" in problem.detail


def test_a_pdf_with_a_password_is_named(tmp_path):
    key = "0" * 64
    locked = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00><00>]"
    )
    problem = read(tmp_path, [column(FIRST)], extra=locked)
    assert isinstance(problem, Problem)
    assert (problem.name, problem.where) == ("encrypted", "x.pdf")


def test_a_pdf_of_too_many_pages_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "PDF_PAGES", 1)
    problem = read(tmp_path, [column(FIRST), column(SECOND)])
    assert isinstance(problem, Problem)
    assert problem.name == "too_large"


def test_a_pdf_is_told_by_its_content_and_may_have_junk_before_it(tmp_path):
    data = pdf([[*HEAD, *column(FIRST)]])
    path = tmp_path / "x.txt"
    path.write_bytes(b"\x00\x01\xff\xfe\n" + data)
    (article,) = read_path(path)
    assert isinstance(article, Article)
    assert article.of_kind("paragraph") == (FIRST,)


@pytest.mark.parametrize(
    ("stated", "title"),
    [("Pier opens in Lindhaven", "Pier opens in Lindhaven"), ("Microsoft Word - pier.doc", None)],
)
def test_the_files_own_title_counts_where_its_first_words_say_it(tmp_path, stated, title):
    lines = [(50, 740, 11, "Pier opens in Lindhaven."), *column(FIRST), *column(SECOND, below=630)]
    article = read(tmp_path, [lines], title=stated)
    assert isinstance(article, Article)
    assert article.title == title
    assert article.of_kind("paragraph")[-2:] == (FIRST, SECOND)


def test_nothing_of_a_pdf_is_taken_for_a_pages_furniture(tmp_path):
    notice = "Subscribe to our newsletter. All rights reserved. Sign up for more."
    lines = [*column(FIRST), (50, 640, 11, notice), *column(SECOND, below=610)]
    article = read(tmp_path, [[*HEAD, *lines]])
    assert article.of_kind("paragraph") == (FIRST, notice, SECOND)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("3/7/24, 8:22 AM Pier opens | Coast News", "https://coast.example/pier?id=4 1/1"),
        ("Pier opens | Coast News https://coast.example/pier?id=4", "1 of 1 07.03.2024, 08:22"),
    ],
)
def test_what_a_browser_prints_around_a_page_is_its_address_and_no_text(tmp_path, above, below):
    body = [*HEAD, *BYLINE, *column(FIRST), *column(SECOND, below=630)]
    article = read(tmp_path, [[(50, 820, 8, above), *body, (50, 20, 8, below)]])
    assert isinstance(article, Article)
    assert article.of_kind("paragraph") == (FIRST, SECOND)
    assert (article.url, article.published) == ("https://coast.example/pier?id=4", "2024-03-05")


def test_an_address_at_a_pages_foot_alone_is_a_note(tmp_path):
    note = "See https://coast.example/pier for the plans."
    article = read(
        tmp_path, [[*HEAD, *column(FIRST), *column(SECOND, below=630), (50, 20, 8, note)]]
    )
    assert isinstance(article, Article)
    assert article.url is None
    assert note in article.text
