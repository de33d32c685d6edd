"""Paragraphs that a page parts by line breaks alone stay apart."""

import pytest

from dashboard.intake.clean_command import clean_record
from dashboard.intake.draft import Part
from dashboard.intake.webpage.paragraph_breaks import unglued
from dashboard.model import Article

LINES = [
    f"“The pier number {n} of Lindhaven opened on day {n},” the harbour master said in the hall of the town."
    for n in range(14)
]


def test_lines_parted_by_breaks_are_paragraphs():
    page = f"<html><body><article><h1>The piers of Lindhaven open</h1><div>{'<br><br>'.join(LINES)}</div></article></body></html>"
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert list(found.of_kind("paragraph")) == LINES


def test_a_glued_block_is_parted_and_loses_no_letter():
    (whole,) = [Part("paragraph", "".join(LINES))]
    found = unglued(
        [whole], "\n\n".join(["Menu", *LINES[:5], "An advertisement stands here.", *LINES[5:]])
    )
    assert [part.text for part in found] == LINES
    assert "".join(part.text for part in found) == whole.text


def test_a_block_that_the_page_shows_in_other_words_stays_whole():
    whole = Part("paragraph", " ".join(LINES))
    assert unglued([whole], "\n".join(LINES[:3])) == [whole]
    short = Part("paragraph", LINES[0])
    assert unglued([short], LINES[0]) == [short]


def test_a_shorter_block_is_parted_between_sentences_and_not_where_it_is_wrapped():
    told = [*LINES[:2], "The town has paid for it with the lamps of the old pier", LINES[3]]
    parted = unglued([Part("paragraph", " ".join(told))], "\n".join(told))
    assert [part.text for part in parted] == told
    words = " ".join(LINES[:3]).split(" ")
    wrapped = [" ".join(words[place : place + 12]) for place in range(0, len(words), 12)]
    whole = Part("paragraph", " ".join(words))
    assert unglued([whole], "\n".join(wrapped)) == [whole]


def test_two_short_paragraphs_that_were_glued_are_parted():
    told = [
        "“We stop nothing of the work on the piers,” he said.",
        "Lund said that the lamps are there.",
    ]
    found = unglued([Part("paragraph", " ".join(told))], "\n\n".join(told))
    assert [part.text for part in found] == told


def test_paragraphs_parted_by_empty_lines_keep_the_first_and_take_none_of_a_guide_behind():
    guide = "Night fishing from the new pier takes a longer line and a lamp that shines on the water, our guide says."
    page = (
        "<html><head><title>Piers open</title></head><body><div id='box'><h2>More of the piers</h2></div>"
        f"<div class='story'><h1>Piers open</h1><div class='content'>{LINES[0]}<br> <br><img src='/pier.jpg'>"
        f"<center><em>The pier</em></center> <br>{'<br> <br>'.join(LINES[1:7])}<br><br></div></div>"
        f"<div id='right'><h3>Guides</h3><ul><li><a href='/night'><p>{guide}</p></a></li></ul></div></body></html>"
    )
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert list(found.of_kind("paragraph")) == LINES[:7]


@pytest.mark.parametrize("tag", ["cite", "time", "s", "code", "nobr", "ins", "big"])
def test_a_sentence_stays_whole_around_what_is_marked_in_it(tag):
    told = "The mayor did {}not{} open the pier, she told the council of the town on Friday."
    body = "<br><br>".join([*LINES[:4], told.format(f"<{tag}>", f"</{tag}>"), *LINES[4:8]])
    body = body.replace("hall of", "hall<img src='/lamp.png'> of")
    page = f"<html><body><article><h1>Piers open</h1><div>{body}</div></article></body></html>"
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert list(found.of_kind("paragraph")) == [*LINES[:4], told.format("", ""), *LINES[4:8]]


def test_a_box_within_a_mark_is_a_paragraph_of_its_own():
    told = "The pier is paid for by the town and by all who keep a boat in its harbour."
    body = "<br><br>".join([*LINES[:4], f"{LINES[4]}<details><p>{told}</p></details>", *LINES[5:8]])
    page = f"<html><body><article><h1>Piers open</h1><div>{body}</div></article></body></html>"
    found = clean_record({"html": page})
    assert isinstance(found, Article)
    assert list(found.of_kind("paragraph")) == [*LINES[:5], told, *LINES[5:8]]


def test_a_quotation_mark_stays_with_the_words_that_it_closes_or_opens():
    told = [
        'The harbour master said: "The boat was hit at the quay."',
        "The Lindhaven Post could not tell by itself who had fired at the boat.",
        '"We stop nothing of the work on the piers," Ida Lund said on Friday.',
    ]
    for glue in ("", " "):
        found = unglued([Part("paragraph", glue.join(told))], "\n\n".join(told))
        assert [part.text for part in found] == told
    shown = [
        "港湾の工事は、来月の末まで続く見通しだと市の担当者が述べた。" * 8,
        "◇",
        "## ◆住民の声",
        "「ようやく終わる。長かった。」",
    ]
    found = unglued([Part("paragraph", "".join(shown).replace("## ", ""))], "\n\n".join(shown))
    assert [part.text for part in found] == [shown[0], "◆住民の声", shown[3]]
