"""The demo collection keeps its own rules, as far as they can be checked without the records."""

import collections
import datetime as dt
import re

import pytest

from tests.quality.reports import Report, digest, load_reports, report_files

REPORTS = load_reports()
README = (report_files()[0].parents[1] / "README.md").read_text(encoding="utf-8")
each_report = pytest.mark.parametrize("report", REPORTS, ids=[report.name for report in REPORTS])


def about(*words: str) -> list[Report]:
    return [r for r in REPORTS if all(word in " ".join(r.passages) for word in words)]


def wording(report: Report) -> set[str]:
    """Return the report's runs of five words."""
    words = " ".join(report.paragraphs).split()
    return {" ".join(words[at : at + 5]) for at in range(len(words) - 4)}


def test_the_collection_has_40_to_48_reports_in_four_file_formats():
    assert 40 <= len(REPORTS) <= 48
    formats = collections.Counter(path.suffix for path in report_files())
    assert set(formats) == {".md", ".txt", ".html", ".rss"}
    assert formats[".html"] == 2
    assert sum(".rss#" in report.name for report in REPORTS) == 2


@each_report
def test_a_report_names_its_record_unless_it_is_invented(report):
    assert bool(report.records) != report.invented
    for record in report.records:
        assert record.title
        assert record.publisher
        assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", record.date)
        assert record.url is None or record.url.startswith("https://www.state.gov/")


@each_report
def test_a_report_is_short_and_has_a_headline_of_its_own(report):
    assert report.title
    assert report.source
    assert not report.title.endswith(".")
    low, high = (60, 120) if report.verbatim else (150, 400)
    assert low <= report.words <= high
    assert sum(report.title == other.title for other in REPORTS) == 1


@each_report
def test_quotation_marks_are_balanced_in_each_paragraph(report):
    for paragraph, after in zip(report.passages, [*report.passages[1:], ""], strict=True):
        carried_on = after.startswith("“")
        assert paragraph.count("“") - paragraph.count("”") in ({0, 1} if carried_on else {0})
        assert paragraph.count('"') % 2 == 0


def test_one_report_alone_has_no_date_and_none_is_of_the_future():
    assert [r.name for r in REPORTS if r.published is None] == ["two-visits-one-question.md"]
    days = [dt.date.fromisoformat(r.published) for r in REPORTS if r.published]
    assert min(days) >= dt.date(2022, 2, 1)
    assert max(days) <= dt.date(2024, 7, 31)


def test_a_report_is_not_printed_before_its_records():
    for report in REPORTS:
        for record in report.records:
            assert report.published is None or record.date <= report.published[: len(record.date)]


def test_invented_reports_say_so_in_source_and_last_line():
    invented = [report for report in REPORTS if report.invented]
    assert len(invented) == 3
    for report in invented:
        assert report.source.endswith("(invented)")
        assert "are invented" in report.paragraphs[-1]
        assert not {"Blinken", "Beijing", "Washington"} & set(" ".join(report.passages).split())


def test_at_least_12_reports_are_on_2023_and_2024():
    assert sum(not r.invented and (r.published or "") >= "2023" for r in REPORTS) >= 12


def test_the_beijing_visit_and_the_capri_meeting_are_told_with_several_precisions():
    assert about("18–19 June 2023")
    assert about("June 18 to June 19")
    assert about("last June")
    assert about("17 to 19 April 2024", "G7 foreign ministers")
    assert len(about("primary contributor", "Blinken")) >= 5


def test_two_near_copies_have_other_headlines_and_one_is_a_week_late():
    copies = [
        (first, second)
        for at, first in enumerate(REPORTS)
        for second in REPORTS[at + 1 :]
        if len(wording(first) & wording(second)) > 0.8 * len(wording(second))
    ]
    assert [(a.name, b.name) for a, b in copies] == [
        ("2024-04-19-capri-primary-contributor.md", "2024-04-19-china-fuels-threat.md"),
        ("2024-04-26-blinken-in-beijing.md", "2024-05-03-message-of-beijing.md"),
    ]


def test_a_report_quotes_the_transcript_that_is_itself_in_the_collection():
    transcript = next(report for report in REPORTS if report.verbatim)
    quoting = next(r for r in REPORTS if r.name == "2023-06-20-xi-hopes-for-steadier-ties.md")
    assert transcript.paragraphs[0].startswith("PRESIDENT XI: ")
    assert transcript.records == quoting.records
    assert len(wording(quoting) & wording(transcript)) > 20


def test_what_records_do_not_offer_stands_in_the_invented_reports():
    text = " ".join(" ".join(r.paragraphs) for r in REPORTS if r.invented)
    for phrase in ("did not respond to a request for comment", "denied", "asked not to be named"):
        assert phrase in text
    assert "Petra Harlow" in text
    assert "Tobias Harlow" in text


def test_the_readme_shows_a_clean_check_of_these_very_reports():
    assert f"`{digest()}`" in README
    assert "word for word, 0 not found." in README
