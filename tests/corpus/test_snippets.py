"""A snippet shows why an article was found, and never repeats the headline above it."""

import pytest

from dashboard.corpus.snippets import headline_hits, snippet

TITLE = "Fleet sails for Westmark"
TEXT = f"{TITLE}\n\nThe fleet left on Monday. " + "It was calm. " * 30 + "Westmark waits."


@pytest.fixture
def asked(corpus):
    return corpus._tables.articles_index.asked


def cut(found):
    words, hits = found
    return [words[a:b] for a, b in hits]


def test_a_hit_in_the_text_is_shown_rather_than_one_in_the_headline(asked):
    found = snippet(TEXT, asked("westmark"), headline=TITLE)
    assert found[0].endswith("Westmark waits.")
    assert cut(found) == ["Westmark"]


@pytest.mark.parametrize("words", ["", "sails", "fleet"])
def test_the_headline_is_no_part_of_the_snippet(asked, words):
    assert snippet(TEXT, asked(words), headline=TITLE)[0].startswith("The fleet left on Monday.")


def test_a_text_without_a_headline_begins_with_its_first_words(asked):
    assert snippet("One.\n\nTwo.", asked(""))[0].startswith("One.")
    assert snippet("One.", asked("one"), headline="One.")[0] == "One."


def test_a_headline_has_its_hits_marked(asked):
    assert [TITLE[a:b] for a, b in headline_hits(TITLE, asked("sail"))] == ["sails"]
    assert headline_hits(None, asked("sail")) == []


@pytest.mark.parametrize("before", ["/" * 200, "one " + "/" * 200])
def test_a_hit_that_no_blank_precedes_is_in_its_snippet(asked, before):
    found = snippet(f"{TITLE}\n\n{before}harbour waits.", asked("harbour"), headline=TITLE)
    assert cut(found) == ["harbour"]


CAPTION = "Ada Lund greets the harbour master at the old quay. Photograph: Sea Log."
BODY = "The treaty was signed at noon on Monday. Sailors cheered from every deck in the harbour."


def test_neither_a_deck_a_caption_nor_the_name_of_an_office_runs_into_the_text(asked):
    text = (
        f"{TITLE}\n\nOffice of the Harbour\n\nPort Amsel, W.M.\n\n{BODY}\n\n{CAPTION}\n\nIt rained."
    )
    assert snippet(text, asked(""), headline=TITLE) == (f"{BODY} …", [])
    assert snippet(text, asked("treaty"), headline=TITLE)[0] == f"… {BODY} …"
    found = snippet(text, asked("greets"), headline=TITLE)
    assert found[0] == f"… {CAPTION} …"
    assert cut(found) == ["greets"]


def test_a_text_without_a_whole_sentence_near_its_head_begins_where_it_begins(asked):
    text = "Tides\n\n" + "High water at the quay\n\n" * 100 + BODY
    assert snippet(text, asked(""))[0].startswith("Tides")
