from typing import Any

from dashboard.intake import article_from_text
from dashboard.intake.draft import finish
from dashboard.intake.plaintext import draft_from_text, unwrap
from dashboard.model import Article, Caption


def read(text):
    draft: Any = draft_from_text(text)
    article = finish(draft)
    assert isinstance(article, Article)
    return article


def test_a_pasted_page_comes_out_as_its_article(pasted, paragraphs):
    article = read(pasted)
    assert (
        article.title
        == "Mara Ellings to ask Ostrava Bay for a second pier during this week's session"
    )
    assert article.deck.startswith("The mayor is expected to name")
    assert article.captions == (
        Caption(
            "Mayor Mara Ellings greeted the harbour master for talks on the quay on June 19, ending a long dispute."
        ),
        Caption(
            "Mayor Mara Ellings with harbour master Ove Tandberg on the quay last June.",
            "Lena Holt / AFP - Getty Images",
        ),
    )
    assert article.of_kind("heading") == ("‘A painful sum’",)
    assert article.of_kind("paragraph") == paragraphs


def test_an_empty_source_line_invents_no_source_and_no_date(pasted):
    article = read(pasted)
    assert (article.source, article.published, article.byline) == (None, None, None)


def test_the_parts_stand_in_reading_order_with_blank_lines_between(pasted):
    article = read(pasted)
    kinds = [block.kind for block in article.blocks]
    assert kinds[:5] == ["title", "deck", "caption", "caption", "credit"]
    assert article.text.split("\n\n")[0] == article.title
    assert "IE 9" not in article.text


def test_raw_text_is_kept_exactly_with_its_furniture_marked(pasted):
    article = article_from_text("a1", pasted, "2024-04-22")
    assert article.text == pasted
    assert article.published == "2024-04-22"
    assert article.of_kind("furniture")[-1] == "/ Source:"
    assert article.of_kind("credit") == ("Lena Holt / AFP - Getty Images",)


def test_clean_prose_is_all_paragraphs(paragraphs):
    article = article_from_text("a1", "\n".join(paragraphs))
    assert article.of_kind("paragraph") == paragraphs
    assert not article.of_kind("furniture")


def test_a_short_first_line_over_prose_is_the_title(paragraphs):
    article = article_from_text("a1", "A second pier\n\n" + "\n\n".join(paragraphs))
    assert article.title == "A second pier"


def test_a_dateline_is_no_credit():
    text = "LA PAZ, Bolivia (AP) — The council of the town will meet on Tuesday to talk about the pier."
    assert article_from_text("a1", text).of_kind("paragraph") == (text,)


def test_byline_and_date_line_are_read(paragraphs):
    text = "\n\n".join(
        [
            "A second pier for the bay",
            "By Ida Brandt and Jon Falk",
            "Published April 22, 2024, 9:30 a.m.",
            "Share",
            *paragraphs,
            "Related",
            "More from Town",
        ]
    )
    article = read(text)
    assert article.authors == ("Ida Brandt", "Jon Falk")
    assert article.published == "2024-04-22T09:30:00"
    assert article.of_kind("paragraph") == paragraphs


def test_links_between_paragraphs_are_dropped(paragraphs):
    text = "\n\n".join(
        [
            "A second pier for the bay",
            "Share",
            paragraphs[0],
            "Read more",
            "Storm takes the lighthouse roof",
            "Council splits over the ferry",
            *paragraphs[1:],
        ]
    )
    article = read(text)
    assert article.of_kind("paragraph") == paragraphs


def test_hard_wrapped_paragraphs_are_joined():
    line = "The council of Ostrava Bay met for the third time this week to\n"
    text = line * 9 + "talk.\n\nIt ended late."
    assert "\n" not in unwrap(text).split("\n\n")[0]


def test_no_break_spaces_stay(paragraphs):
    text = paragraphs[0].replace("Ostrava Bay", "Ostrava\u00a0Bay")
    assert "Ostrava\u00a0Bay" in read(text).text


NOTES = (
    "Brandt reported from Ostrava Bay. Bay Courier writer Jon Falk in Lindhaven contributed to this report.",
    "Brandt covers harbours and councils for The Bay Courier. She lives in Ostrava Bay.",
    "The Bay Courier is an independent regional news organization. "
    + "It was founded long ago. " * 10,
)


def test_what_a_house_says_of_its_writers_and_itself_is_no_part_of_the_article(pasted, paragraphs):
    article = read("\n\n".join([pasted, NOTES[0], "IDA BRANDT", NOTES[1], NOTES[2]]))
    assert article.of_kind("paragraph") == paragraphs


def test_nothing_follows_the_line_that_asks_to_share_the_article(pasted, paragraphs):
    more = tuple(
        f"{words} That was said in the {n}. session." for n, words in enumerate(paragraphs)
    )
    asked = "Share or comment on this article: Mara Ellings to ask Ostrava Bay for a second pier"
    teaser = "How many piers should a town have? The answer is not zero, says the harbour master."
    article = read("\n\n".join([pasted, *more, asked, *[teaser] * 6]))
    assert article.of_kind("paragraph") == (*paragraphs, *more)
