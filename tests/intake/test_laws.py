"""Laws that hold for any text, and hostile text that must neither crash nor stall."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yardstick import slower

from dashboard.intake import article_from_text, read_path
from dashboard.intake.clean_command import clean_lines, clean_record
from dashboard.intake.draft import Draft, Part, compose, finish
from dashboard.intake.records import draft_from_record
from dashboard.model import Article, Caption, Problem

PIECES = st.sampled_from(
    [
        "Share",
        "By Ida Brandt",
        "/ Source:",
        "April 22, 2024",
        "Related",
        "# Pier",
        "* Town",
        "The pier opened on Monday after a long wait, the mayor said.",
        "Lena Holt / Reuters",
        "“",
        "\u2028",
        "\x85",
        "\r\n",
        "  ",
        "FILE - The pier.",
        "(AP)",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=25).map("\n".join)
BREAKS = "\n\r\u2028\u2029\x0b\x0c\x85"


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_blocks_stand_in_order_within_the_text_and_cross_no_line_break(text):
    article = article_from_text("x", text)
    assert article.text == text
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(text)
        assert not set(text[block.start : block.end]) & set(BREAKS)
        end = block.end


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_finished_article_is_its_blocks_joined(text):
    found = clean_record({"text": text})
    if isinstance(found, Problem):
        assert found.name == "empty"
        return
    assert found.text.strip() == found.text
    assert found.blocks[0].start == 0
    assert found.blocks[-1].end == len(found.text)
    for before, after in zip(found.blocks, found.blocks[1:], strict=False):
        assert found.text[before.end : after.start] in {"\n\n", " "}


WORDS = st.text(
    alphabet=st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=20
)


@settings(max_examples=100, deadline=None)
@given(
    WORDS, st.lists(WORDS, min_size=1, max_size=5), st.lists(st.tuples(WORDS, WORDS), max_size=2)
)
def test_what_is_composed_is_found_again(title, paragraphs, captions):
    text, blocks = compose(
        title,
        None,
        [Caption(*caption) for caption in captions],
        [Part("paragraph", words) for words in paragraphs],
    )
    assert [text[b.start : b.end] for b in blocks if b.kind == "paragraph"] == paragraphs
    assert [text[b.start : b.end] for b in blocks if b.kind == "credit"] == [
        credit for _, credit in captions
    ]
    assert text.startswith(title)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=5))
def test_the_id_depends_on_the_words_alone(paragraphs):
    one, two = (
        finish(
            Draft(
                title="Pier", body=[Part("paragraph", words) for words in paragraphs], raw_ref=ref
            )
        )
        for ref in ("a.txt", "b.txt")
    )
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert one.id == two.id


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_page_gives_a_record_or_a_named_problem(page):
    found = clean_record({"html": f"<{page}", "url": "https://a.example/1"})
    assert isinstance(found, Problem) or found.text


HOSTILE = {
    "spaces": " " * 200_000,
    "brackets": "((((" * 50_000,
    "word": "a" * 1_000_000,
    "stars": "*" * 200_000,
    "names": "Ann Bee " * 25_000,
    "credits": "Photo: " * 30_000,
    "slashes": "A / " * 50_000,
    "dates": "1.1." * 50_000,
    "quotes": '“"' * 50_000,
    "bylines": "By " * 60_000,
    "links": "[a](" * 50_000,
    "mojibake": "â€" * 50_000,
    "tags": "<a <" * 20_000,
    "scripts": "<script>" * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_pattern_stalls(name):
    words = HOSTILE[name]
    begun = time.process_time()
    clean_record({"text": f"A pier\n\nShare\n\nRelated\n\n{words}\n\nBy {words}"})
    clean_record(
        {
            "html": f"<html><body><h1>Pier</h1><p>{words}</p><figcaption>{words}</figcaption></body></html>"
        }
    )
    article_from_text("x", words)
    assert time.process_time() - begun < 6 * slower()


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["name", "title", "@id", "raw", "date-parts", "family", "x"]),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=6,
)
COLUMNS = st.sampled_from(
    [
        "title",
        "body",
        "html",
        "author",
        "date",
        "seendate",
        "source",
        "url",
        "captions",
        "language",
        "properties",
        "schema",
        "kind",
        "section",
        "modified",
        "deck",
        "canonical_url",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(COLUMNS, VALUES, max_size=6))
def test_any_record_gives_an_article_or_a_named_problem(record):
    draft = draft_from_record(record, "x#1")
    found = finish(draft) if isinstance(draft, Draft) else draft
    assert isinstance(found, Article | Problem)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(["id", "html", "text", "url"]), VALUES, max_size=4))
def test_any_line_gives_a_line(record):
    (line,) = clean_lines([json.dumps(record)])
    assert isinstance(json.loads(line), dict)


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"PAR1", b"{", b"[", b"<rss", b"---\n", b"title,text\n"]),
)
def test_any_bytes_give_articles_or_named_problems(tmp_path_factory, data, head):
    path = tmp_path_factory.mktemp("any") / "x"
    path.write_bytes(head + data)
    assert all(isinstance(item, Article | Problem) for item in read_path(path))
