"""What surrounds the copy of a press release is no part of it, and its heading or dateline dates it."""

import pytest

from dashboard.intake.draft import Draft, finish
from dashboard.intake.plaintext import draft_from_text
from dashboard.intake.releases import dateline_day, release_furniture
from dashboard.intake.webpage import draft_from_page
from dashboard.model import Article

TITLE = "Harbour board closes old quay until the spring"
LEAD = "The harbour board of Lindhaven closed the old quay on Friday and will keep it shut until the spring, it said."
COPY = [
    LEAD,
    "“We have waited for this since 2019,” said Ida Brandt, the board’s chair. “Nobody will be paid twice for it.”",
    "The board denied that the ministry had asked for the closure. Ferries to Sundby leave from the northern basin.",
    "The pier will cost 40 million crowns, of which the town pays a third, the board and the mayor’s office said.",
]
PERSON = ["Jon Falk", "Head of Communications, Harbour Board", "Phone: (202) 555-0134"]


def record(lines, shape):
    """Return the article of a release in plain text or as a page."""
    if shape == "text":
        draft = draft_from_text("\n\n".join(lines))
    else:
        marked = (f"<h1>{one}</h1>" if one == TITLE else f"<p>{one}</p>" for one in lines)
        page = f"<html lang=en><title>{TITLE}</title><body><main>{''.join(marked)}</main></body></html>"
        draft = draft_from_page(page)
    assert isinstance(draft, Draft)
    found = finish(draft)
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("shape", ["text", "page"])
@pytest.mark.parametrize(
    "above",
    [
        ["FOR IMMEDIATE RELEASE", "May 3, 2024", "Media Contact:", *PERSON],
        ["FOR IMMEDIATE RELEASE: May 3, 2024", "CONTACT: Jon Falk, 202-555-0134"],
        ["EMBARGOED UNTIL 10:00 AM ET, FRIDAY, MAY 3, 2024"],
        ["News Release No. 24/017", "Release date: May 3, 2024"],
    ],
)
def test_the_heading_of_a_release_dates_it_and_is_no_part_of_it(above, shape):
    found = record([*above, TITLE, *COPY], shape)
    assert (found.title, str(found.published)[:10]) == (TITLE, "2024-05-03")
    assert list(found.of_kind("paragraph")) == COPY
    assert not list(found.of_kind("heading"))


@pytest.mark.parametrize("shape", ["text", "page"])
@pytest.mark.parametrize(
    "below",
    [
        ["###", "About the Harbour Board", "The board runs two harbours and employs 240 people."],
        ["# # #", "Contact:", *PERSON],
        ["-30-", "Media Contacts", "Jon Falk | jon.falk@harbour.example | 202-555-0134"],
        ["- ENDS -", "Notes to editors:", "1. The pier was approved in 2021."],
        ["Media contact: Jon Falk, jon.falk@harbour.example"],
        ["Press Office: 202-555-0134", "For more information, visit www.harbour.example."],
        ["For media inquiries on the pier, please contact press@harbour.example."],
    ],
)
def test_what_stands_below_the_copy_of_a_release_is_no_part_of_it(below, shape):
    assert list(record([TITLE, *COPY, *below], shape).of_kind("paragraph")) == COPY


@pytest.mark.parametrize("shape", ["text", "page"])
def test_marks_around_a_statement_are_no_part_of_it(shape):
    lines = [TITLE, COPY[0], "Begin text:", *COPY[1:], "End Text."]
    assert list(record(lines, shape).of_kind("paragraph")) == COPY


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, *COPY, "For more information, the board said, one may ask the town."],
        [TITLE, LEAD, "###", *COPY[1:]],
        [TITLE, *COPY, "###", COPY[1], "###", COPY[2]],
        [TITLE, *COPY[:2], "Contact: nobody at the board answered.", *COPY[2:]],
        [TITLE, *COPY, "Press release or not, the mayor said, the quay stays open to all of us."],
        [TITLE, *COPY, "The end", COPY[1]],
        [TITLE, *COPY, "##", COPY[1]],
    ],
)
def test_an_article_that_is_no_release_is_left_whole(lines):
    assert not release_furniture(lines).lines


def test_two_releases_in_one_text_are_both_left():
    both = [TITLE, *COPY, "###", "FOR IMMEDIATE RELEASE", "Mayor opens pier", LEAD]
    assert not {*range(6, 8)} <= release_furniture(both).lines


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("LINDHAVEN, May 3, 2024 — The board", "2024-05-03"),
        ("LINDHAVEN, Sund, 3 May 2024 (Bay News Wire) – The board", "2024-05-03"),
        ("Lindhaven – May 3, 2024 – The board", "2024-05-03"),
        ("LINDHAVEN, May 3, 2024 /BAYWIRE/ -- The board", "2024-05-03"),
        ("ST. OLA, Sund. (May 3, 2024) – The board", "2024-05-03"),
        ("Sund am Lind, 3 May 2024 - The board", "2024-05-03"),
        ("LINDHAVEN, May 3 — The board", None),
        ("Ida Brandt was born in Lindhaven, May 3, 1954 — the day it rained — to a board", None),
        ("On Friday, May 3, 2019 — a year before — the board", None),
        ("On May 3, 2024 — the day it rained — the board", None),
        ("Ida Brandt was chosen on May 3, 2024 — a Friday — to lead the board", None),
    ],
)
def test_a_full_day_in_a_dateline_dates_an_article(words, day):
    assert dateline_day(words) == day
    assert record([TITLE, f"{words} {LEAD}", *COPY], "text").published == day
