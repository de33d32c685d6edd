"""Words that nobody said: never among what was said, and marked before anything else is read."""

import html
import re

import pytest
from handmade import collection, report

from dashboard.corpus import open_corpus
from dashboard.corpus.export import listed
from dashboard.page.components.offline_page import offline_page
from dashboard.view import View

LUND = {"kind": "indirect", "speaker_kind": "person", "speaker_entity": "test:Ada Lund"}
TEXT = (
    "The tolls will fall, Ada Lund said. The bridge is safe, Ada Lund denied. "
    "The ferry will stay, Ada Lund is expected to say. The mayor knew, Ada Lund or Ole Brandt said. "
    "Ole Brandt did not respond."
)


@pytest.fixture(scope="module")
def denials(tmp_path_factory):
    said = [
        ("The tolls will fall", "Ada Lund", LUND),
        ("The bridge is safe", "Ada Lund", LUND | {"status": "denied"}),
        ("The ferry will stay", "Ada Lund", LUND | {"status": "expected"}),
        ("The mayor knew", "Ada Lund", LUND | {"known": "ambiguous"}),
        ("did not respond", "Ole Brandt", LUND | {"status": "declined", "speaker_entity": None}),
    ]
    one = report("d1", "Tolls", "2031-03-04", "Sea Log", TEXT, said=said)
    return collection(tmp_path_factory.mktemp("denials"), [one])


def rows_of(html):
    return html.split('class="quotations"')[1].split("</ol>")[0].split("<li>")[1:]


def test_only_what_was_said_is_counted_and_listed(open_page, denials):
    page = open_page(denials, "quotations")
    assert "Ada Lund is quoted most often, 2 times" in page.words
    assert "2 quotations" in page.words
    assert "The bridge is safe" not in page.words
    assert "Expected or denied 2" in page.words
    assert "Did not answer 1" in page.words
    assert 'class="count">2</span>' in open_page(denials).html.split("Who is quoted most")[1]


def test_what_is_in_doubt_stands_before_the_words(open_page, denials):
    page = open_page(denials, "quotations", status=["expected", "denied"])
    assert "2 statements were only expected or denied" in page.words
    marks = {"The bridge is safe": "Denied", "The ferry will stay": "Expected, not yet"}
    for row in rows_of(page.html):
        words, tag = next(one for one in marks.items() if one[0] in row)
        assert 0 <= row.index(tag) < row.index(words)
        assert f'data-cite="[{tag}' in row
    said = rows_of(open_page(denials, "quotations").html)
    assert ["Speaker unclear" in row for row in said] == ["mayor" in row for row in said]


def test_the_file_of_a_view_lists_what_nobody_said_apart(denials):
    page = offline_page(open_corpus(denials), View()).decode()
    said, unsaid = page.split("Expected, denied or not answered</h2>")
    words = html.unescape(re.sub(r"<[^>]+>", "", unsaid))
    assert words.index("Denied") < words.index("The bridge is safe")
    assert "The tolls will fall" in said
    assert "blockquote><bdi>The bridge is safe" not in said


def test_an_exported_row_says_before_its_words_what_is_in_doubt(denials):
    corpus = open_corpus(denials)
    everything = View(status=("said", "expected", "denied", "declined"))
    frame = listed(corpus, everything, "quotations")
    assert frame["tags"].value_counts().to_dict() == {
        "": 1,
        "Speaker unclear": 1,
        "Denied": 1,
        "Expected, not yet said": 1,
        "Did not answer": 1,
    }
    assert [*frame.columns].index("tags") + 1 == [*frame.columns].index("words")
    assert listed(corpus, View(), "quotations")["status"].unique().tolist() == ["said"]
