import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.intake import limits, read_path
from dashboard.intake.day_order import in_one_order
from dashboard.intake.draft import Draft
from dashboard.model import Article, Problem


def read(path):
    return list(read_path(path))


def articles(path):
    return [item for item in read(path) if isinstance(item, Article)]


def problems(path):
    return [item.name for item in read(path) if isinstance(item, Problem)]


@pytest.fixture
def records(paragraphs):
    return [
        {
            "headline": "First pier",
            "body": paragraphs[0],
            "date": "2024-04-22",
            "outlet": "Bay Courier",
            "link": "https://a.example/1",
            "author": "Ida Brandt; Jon Falk",
        },
        {
            "headline": "Second pier",
            "body": paragraphs[1],
            "date": "2024-04-23",
            "outlet": "Bay Courier",
            "link": "https://a.example/2",
            "author": "",
        },
    ]


def check(found):
    assert [article.title for article in found] == ["First pier", "Second pier"]
    assert [article.published for article in found] == ["2024-04-22", "2024-04-23"]
    assert found[0].source == "Bay Courier"
    assert found[0].authors == ("Ida Brandt", "Jon Falk")
    assert found[1].url == "https://a.example/2"


def test_json_lines_are_read_whatever_the_file_is_called(tmp_path, records):
    path = tmp_path / "export.bin"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    check(articles(path))
    assert articles(path)[1].raw_ref == "export.bin#2"


def test_a_json_list_and_a_reply_with_a_list_are_read(tmp_path, records):
    for name, value in (
        ("list", records),
        ("reply", {"status": "ok", "articles": {"results": records}}),
    ):
        path = tmp_path / name
        path.write_text(json.dumps(value, indent=1), encoding="utf-8")
        check(articles(path))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_is_read_with_any_delimiter(tmp_path, records, mark):
    path = tmp_path / "table"
    rows = [
        mark.join(records[0]),
        *(mark.join(f'"{value}"' for value in row.values()) for row in records),
    ]
    path.write_text("\ufeff" + "\r\n".join(rows), encoding="utf-8")
    check(articles(path))


def test_parquet_is_read(tmp_path, records):
    path = tmp_path / "table"
    pq.write_table(pa.Table.from_pylist(records), path)
    check(articles(path))


def test_bad_lines_are_named_by_number_and_the_rest_is_read(tmp_path, records):
    path = tmp_path / "lines.jsonl"
    path.write_text(
        f"{json.dumps(records[0])}\n{{broken\n[1]\n\n{json.dumps(records[1])},\n", encoding="utf-8"
    )
    check(articles(path))
    assert [item.where for item in read(path) if isinstance(item, Problem)] == [
        "lines.jsonl#2",
        "lines.jsonl#3",
    ]


def test_lines_are_read_below_a_first_one_that_is_broken(tmp_path, records):
    path = tmp_path / "lines.jsonl"
    lines = ['{"title": NaN,,', *map(json.dumps, records[:2])]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert len(articles(path)) == 2
    assert [one.where for one in read(path) if isinstance(one, Problem)] == ["lines.jsonl#1"]
    path.write_text('{"articles": [\n' + ",\n".join(lines[1:]) + "]}", encoding="utf-8")
    assert len(articles(path)) == 2


def test_numbers_that_are_none_count_as_missing(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text(
        '{"title": "Pier", "author": NaN, "date": NaN, "text": "It opened."}', encoding="utf-8"
    )
    (article,) = articles(path)
    assert (article.byline, article.published) == (None, None)


def test_an_unclosed_quote_is_named_with_its_line_and_the_rest_is_read(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(
        'title,text\nOne,It opened.\nTwo,"It closed.\nThree,It sank.\n', encoding="utf-8"
    )
    assert [article.title for article in articles(path)] == ["One", "Three"]
    assert [(item.name, item.where) for item in read(path) if isinstance(item, Problem)] == [
        ("unclosed_quote", "x.csv#3")
    ]


def test_line_breaks_within_cells_are_kept_apart_as_paragraphs(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text('title,text\nOne,"It opened.\n\nIt closed."\n', encoding="utf-8")
    assert articles(path)[0].of_kind("paragraph") == ("It opened.", "It closed.")


def test_a_table_without_known_columns_is_named(tmp_path):
    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"a": [1]}), path)
    assert problems(path) == ["unknown_columns"]


def test_too_many_columns_are_refused(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(
        "title,text," + ",".join(f"c{n}" for n in range(limits.COLUMNS)) + "\n", encoding="utf-8"
    )
    assert problems(path) == ["too_many_columns"]


def test_a_broken_parquet_file_is_named(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"PAR1" + b"x" * 100)
    assert problems(path) == ["broken"]


def test_a_cut_news_api_text_is_marked(tmp_path):
    path = tmp_path / "x.json"
    article = {
        "title": "Pier",
        "content": "The pier opened on Monday… [+1234 chars]",
        "publishedAt": "2024-04-22T10:00:00Z",
        "source": {"id": None, "name": "Bay Courier"},
    }
    path.write_text(json.dumps({"articles": [article, {"title": "[Removed]"}]}), encoding="utf-8")
    (found,) = articles(path)
    assert "truncated: 1234 characters are missing" in found.warnings
    assert found.source == "Bay Courier"
    assert problems(path) == ["removed"]


def test_the_day_an_article_was_seen_is_not_its_date(tmp_path):
    path = tmp_path / "x.json"
    path.write_text(
        json.dumps(
            {
                "articles": [
                    {
                        "title": "Pier opens",
                        "url": "https://a.example/1",
                        "seendate": "20240422T100000Z",
                        "domain": "a.example",
                        "language": "English",
                    }
                ]
            }
        ),
        encoding="utf-8",
    )
    (found,) = articles(path)
    assert found.published is None
    assert "body_missing" in found.warnings
    assert found.language == "en"


def test_html_in_a_text_column_is_read_as_html(tmp_path, paragraphs):
    path = tmp_path / "x.jsonl"
    path.write_text(
        json.dumps(
            {
                "title": "Pier",
                "text": "".join(f"<p>{text}</p>" for text in paragraphs)
                + "<script>alert(1)</script>",
            }
        ),
        encoding="utf-8",
    )
    assert articles(path)[0].of_kind("paragraph") == paragraphs


def test_dates_given_in_parts_are_read(tmp_path):
    path = tmp_path / "x.json"
    path.write_text(
        json.dumps(
            [
                {
                    "type": "article-newspaper",
                    "title": "Pier",
                    "issued": {"date-parts": [["2024", 4, 22]]},
                    "container-title": "Bay Courier",
                    "author": [{"family": "Brandt", "given": "Ida"}],
                }
            ]
        ),
        encoding="utf-8",
    )
    (found,) = articles(path)
    assert (found.published, found.source, found.authors) == (
        "2024-04-22",
        "Bay Courier",
        ("Ida Brandt",),
    )


def test_a_line_over_the_limit_is_skipped_and_named(tmp_path, records, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000)
    path = tmp_path / "x.jsonl"
    path.write_text(
        f'{json.dumps(records[0])}\n{{"title": "{"x" * 5_000}"}}\n{json.dumps(records[1])}',
        encoding="utf-8",
    )
    check(articles(path))
    assert problems(path) == ["too_large"]


def test_a_long_json_list_is_streamed(tmp_path, records, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000)
    path = tmp_path / "x.json"
    path.write_text(json.dumps(records * 20), encoding="utf-8")
    assert len(articles(path)) == 40


def test_json_lines_longer_than_what_is_looked_at_are_still_lines(tmp_path, records):
    path = tmp_path / "x.jsonl"
    long = [{**record, "extra": "x" * 100_000} for record in records]
    path.write_text("\n".join(map(json.dumps, long)), encoding="utf-8")
    check(articles(path))


def test_a_flood_of_problems_is_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "PROBLEMS", 3)
    path = tmp_path / "x.jsonl"
    path.write_text(
        '{"title": "Pier", "text": "It opened."}\n' + "{broken\n" * 50, encoding="utf-8"
    )
    assert problems(path) == ["bad_line"] * 3 + ["more_problems"]
    assert [article.title for article in articles(path)] == ["Pier"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.csv", "title,text\nPier opens,It opened on Monday.\nPier closes,\nPier sinks,  \n"),
        (
            "x.jsonl",
            (
                '{"title": "Pier opens", "text": "It opened on Monday."}\n'
                '{"title": "Pier closes", "text": ""}\n{"title": "Pier sinks", "text": null}\n'
            ),
        ),
    ],
)
def test_a_record_without_text_is_kept_and_named_with_its_row(tmp_path, name, data):
    path = tmp_path / name
    path.write_text(data, encoding="utf-8")
    found = list(read_path(path))
    assert len([one for one in found if isinstance(one, Article)]) == 3
    first = 3 if name == "x.csv" else 2
    assert [(one.name, one.where) for one in found if isinstance(one, Problem)] == [
        ("no_text", f"{name}#{first}"),
        ("no_text", f"{name}#{first + 1}"),
    ]


@pytest.mark.parametrize(
    ("published", "seen", "confidence"),
    [
        ("2024-03-05", "2024-03-05", "high"),
        ("2024-03-05", "20240304T230000Z", "high"),
        ("2024-03-05", "2024-03-01", "conflict"),
        ("2024-03-05", "2024-06-01", "high"),
        ("2024-03-05", "soon", "high"),
    ],
)
def test_a_date_after_the_day_it_was_seen_is_kept_and_said_to_conflict(
    tmp_path, published, seen, confidence
):
    path = tmp_path / "x.jsonl"
    record = {"title": "Pier", "text": "It opened.", "published": published, "crawl_date": seen}
    path.write_text(json.dumps(record), encoding="utf-8")
    (article,) = articles(path)
    assert (article.published, article.published_confidence) == (published, confidence)
    conflicts = confidence == "conflict"
    assert any(w.startswith("published_after_seen") for w in article.warnings) == conflicts
    assert (f"but seen {seen}" in (article.published_evidence or "")) == conflicts


@pytest.mark.parametrize("rows", ["", "\n\n", ",\n,\n", ' ,\n"",\n'])
def test_a_csv_of_column_names_alone_is_named(tmp_path, rows):
    path = tmp_path / "x.csv"
    path.write_text(f"title,text\n{rows}", "utf-8")
    (found,) = read_path(path)
    assert isinstance(found, Problem)
    assert (found.name, found.where) == ("no_articles", "x.csv")


LATE = "Mr. Peña and Ms. Muñoz met “here” on Friday, the board said."


def test_letters_that_come_late_in_a_long_table_are_those_that_were_written(tmp_path):
    early = [
        (f"Quay {number}", "The board closed the quay on Friday. " * 20) for number in range(200)
    ]
    rows = [*early, ("Late", LATE)]
    table = "title,text\n" + "".join(f'"{title}","{text}"\n' for title, text in rows)
    records = json.dumps([{"title": a, "text": b} for a, b in rows], ensure_ascii=False)
    for words, charset in (
        (table, "cp1252"),
        (table, "utf-8"),
        (records, "cp1252"),
        (records, "utf-8"),
    ):
        path = tmp_path / "x"
        path.write_bytes(words.encode(charset))
        last = [*read_path(path)][-1]
        assert isinstance(last, Article)
        assert last.of_kind("paragraph") == (LATE,)


@pytest.mark.parametrize(
    ("days", "read_as"),
    [
        (["04/03/2021", "25/03/2021", "05/03/2021"], ["2021-03-04", "2021-03-25", "2021-03-05"]),
        (["03/04/2021", "03/25/2021", "12/05/2021"], ["2021-03-04", "2021-03-25", "2021-12-05"]),
        (["04/03/2021", "", "05/03/2021"], [None, None, None]),
        (["2021-03-25", "04/03/2021", "4 March 2021"], ["2021-03-25", None, "2021-03-04"]),
    ],
)
def test_the_order_of_day_and_month_is_that_of_a_date_in_the_table_that_tells_it(
    tmp_path, paragraphs, days, read_as
):
    path = tmp_path / "x.csv"
    rows = (f'Pier {day},{day},"{paragraphs[0]}"\n' for day in days)
    path.write_text("title,date,text\n" + "".join(rows), encoding="utf-8")
    assert [article.published for article in articles(path)] == read_as


def test_what_was_read_before_a_failure_is_kept_though_its_dates_are_unsure():
    def read():
        yield Draft(title="Pier opens", published="04/03/2021")
        raise ValueError("damaged")

    found = in_one_order(read())
    assert next(found) == Draft(title="Pier opens", published="04/03/2021")
    with pytest.raises(ValueError, match="damaged"):
        next(found)
