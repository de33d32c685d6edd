"""The check of quoted passages finds what is not word for word, and forgives typography only."""

import json

import pytest

from tests.quality.check_records import Library, check, plain, quoted_passages, summary
from tests.quality.reports import Record, Report

WORDS = 'MS QUILL: We will mend the bridge. He said, "It can\'t wait," and left.'


@pytest.fixture
def library(tmp_path):
    (tmp_path / "corpora").mkdir()
    entry = {"url": "https://example.org/1", "title": "On the bridge", "text": WORDS}
    (tmp_path / "corpora" / "state_2022.jsonl").write_text(json.dumps(entry) + "\n")
    (tmp_path / "records").mkdir()
    notes = '# Notes\n\n## 3 May 2023 · Office · "A bridge", Wexcombe\n> One day\n> we will.\n'
    (tmp_path / "records" / "README.md").write_text(notes)
    return Library(tmp_path)


def report(*paragraphs, verbatim=False, records=()):
    return Report("x.md", "A title", None, "2023-05-03", "S", records, False, verbatim, paragraphs)


BY_URL = Record("On the bridge", "2022-05-03", "Office", "https://example.org/1")


def test_typography_and_the_stop_before_a_closing_mark_do_not_matter():
    assert plain("“It can’t\u00a0wait,”  he") == "'It can't wait' he"


def test_passages_are_what_stands_in_quotation_marks_of_any_form():
    told = report('“One,” she said. “Two [...] three.” "Four," he said, in ‘five can’t’ words.')
    assert list(quoted_passages(told)) == ["One,", "Two ", " three.", "Four,", "five can’t"]


def test_an_open_mark_of_a_quotation_that_goes_on_is_a_passage_too():
    assert list(quoted_passages(report("“One. Two."))) == ["One. Two."]


def test_a_transcript_is_checked_whole_without_its_labels():
    told = report("MS QUILL: We will mend the bridge.", verbatim=True, records=(BY_URL,))
    assert "We will mend the bridge." in list(quoted_passages(told))


def test_a_passage_that_was_changed_is_not_found(library):
    told = report(
        "“We will mend the bridge,” “we will mend it.” “It can’t wait.”", records=(BY_URL,)
    )
    assert [outcome.found for outcome in check(told, library)] == [True, False, True]


def test_a_record_without_address_is_known_by_title_and_day(library):
    told = report("“we will”", records=(Record("A bridge", "2023-05-03", "Office"),))
    assert [outcome.found for outcome in check(told, library)] == [True]
    with pytest.raises(KeyError, match="no record 'A bridge' of 2023-05-04"):
        library.text(Record("A bridge", "2023-05-04", "Office"))


def test_the_summary_names_what_was_not_found(library):
    told = report("“we will mend it.”", records=(BY_URL,))
    text = summary([told], check(told, library))
    assert "1 quoted passages looked up, 0 found" in text
    assert text.endswith("- x.md: we will mend it.")
