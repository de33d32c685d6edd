"""The day of an event that a headline tells of: that of what its lead tells, where it tells the same."""

import pytest
from telling import days, parser

from dashboard.model import Article, Block


def told_by(title, *paragraphs, caption=""):
    """Return the events of an article with a headline, a caption and paragraphs, printed on a Wednesday."""
    text = "\n\n".join(filter(None, (title, caption, *paragraphs)))
    blocks = [Block("title", 0, len(title))]
    if caption:
        start = text.index(caption)
        blocks.append(Block("caption", start, start + len(caption)))
    starts = ((text.index(one), len(one)) for one in paragraphs)
    blocks += [Block("paragraph", start, start + length) for start, length in starts]
    article = Article("a", text, tuple(blocks), published="2021-05-12", title=title)
    stages = frozenset({"entities", "dates", "events"})
    events = parser().parse(article, stages).events
    return lambda word: next(e for e in events if word in text[e.head_start : e.head_end])


def test_a_headline_is_of_the_day_that_the_first_sentence_gives():
    at = told_by(
        "Copper glut drags Norland shares lower",
        "OSLO — Norland copper shares fell on Tuesday after mines reported a glut.",
    )
    drags = at("drags")
    assert (*days(drags), drags.certainty) == ("2021-05-11", "2021-05-11", "computed")


def test_a_headline_takes_the_day_of_what_it_tells_of_not_of_who_says_so():
    at = told_by(
        "Norland hits Oslo harbour with rockets",
        "Norland used long rockets during an attack on Oslo harbour on Monday, Mayor Bo Park said.",
    )
    assert (at("hits").first, at("hits").certainty) == ("2021-05-10", "computed")
    at = told_by(
        "Norland hits Oslo harbour with rockets",
        "Mayor Bo Park said on Monday that rockets from Norland struck Oslo harbour.",
    )
    assert at("hits").certainty == "assumed"


def test_a_noun_in_a_headline_is_not_of_the_day_of_its_lead():
    at = told_by(
        "Norland league suspends player for role in brawl with Bo Lund",
        "The Norland league on Tuesday suspended a player for what he had done.",
    )
    assert at("suspends").first == "2021-05-11"
    assert at("brawl").certainty == "assumed"


def test_no_day_comes_from_the_caption_of_a_picture():
    at = told_by(
        "Norland's care crisis is holding back mothers",
        "Ann Lee landed a job that she loved.",
        caption="Ann Lee reads to her son in Oslo on May 10, 2021.",
    )
    assert at("crisis").certainty == "assumed"
    assert at("landed").first == "2021-05-12"


def test_a_headline_takes_the_day_of_what_the_lead_says_was_disclosed():
    at = told_by(
        "Lee meets Park in Oslo, and ferries will return",
        "Two members of the cabinet visited Oslo on Monday, the ministry disclosed a day later.",
        "Minister Ann Lee met President Bo Park on May 10. Ferries will sail again.",
    )
    assert days(at("meets")) == ("2021-05-10", "2021-05-10")


def test_words_in_a_headline_are_not_of_the_day_of_its_lead():
    at = told_by(
        "Norland would struggle without copper, Lee says",
        "Ann Lee ended a visit to Oslo on Monday with a word on copper for Norland.",
    )
    assert at("struggle").certainty == "assumed"


@pytest.mark.parametrize(
    ("title", "lead", "word", "others"),
    [
        (
            "Norland shells Lunden port",
            "Aides said on Tuesday that the Lunden port was quiet.",
            "shells",
            "said",
        ),
        (
            "Norland bans Sudland ships",
            "Norland sank three Sudland ships on Sunday.",
            "bans",
            "sank",
        ),
        (
            "Tilda Roe sells paper to Bo Wick",
            "Bo Wick met editors of the paper on Monday.",
            "sells",
            "met",
        ),
    ],
)
def test_a_headline_has_no_day_of_another_act_or_of_words(title, lead, word, others):
    at = told_by(title, lead)
    assert at(word).certainty == "assumed"
    assert at(word).event != at(others).event


@pytest.mark.parametrize(
    ("title", "lead", "planned", "done"),
    [
        ("Roe to leave Oslo", "Tilda Roe left Lunden on Monday.", "leave", "left"),
        ("Roe to arrive in Oslo", "Tilda Roe arrived in Lunden on Monday.", "arrive", "arrived"),
        (
            "Minister Tilda Roe to leave Oslo after talks",
            "Minister Tilda Roe left London on Monday after talks.",
            "leave",
            "left",
        ),
    ],
)
def test_a_plan_for_one_place_is_no_deed_in_another(title, lead, planned, done):
    at = told_by(title, lead)
    plan = at(planned)
    assert (plan.status, plan.certainty) == ("planned", "assumed")
    assert plan.event != at(done).event


@pytest.mark.parametrize(
    ("title", "lead", "day"),
    [
        (
            "Tilda Roe inks ferry order with Northwind",
            "Tilda Roe finalized a deal for ten ferries, both sides announced Tuesday.",
            "2021-05-11",
        ),
        (
            "Tilda Roe inks ferry order with Northwind",
            "Tilda Roe has ferries, both sides said Tuesday.",
            None,
        ),
        (
            "Tilda Roe inks ferry order with Northwind",
            "Tilda Roe finalized a deal for ferries after they sank on Tuesday.",
            None,
        ),
        (
            "Tilda Roe inks ferry order with Northwind",
            "Tilda Roe finalized a deal for ten ferries on March 3.",
            None,
        ),
        (
            "Tilda Roe to speak at ferry reception",
            "Tilda Roe will host a reception on Friday.",
            "2021-05-14",
        ),
        (
            "Actor Tilda Roe dies",
            "Actor Tilda Roe has died at the age of 80, her family announced Tuesday.",
            None,
        ),
    ],
)
def test_a_headline_has_the_one_day_that_the_lead_names(title, lead, day):
    word = next(one for one in ("inks", "speak", "dies") if one in title)
    event = told_by(title, lead)(word)
    assert (event.first if event.certainty == "computed" else None) == day
