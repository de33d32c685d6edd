"""On which side of publication a day lies, and of which of two clauses it is; names are invented."""

import pytest
from telling import days, event_at, events_of, parser

from dashboard.model import Article, Block


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("The prize will go to Ann Lee in the last weekend of the show.", "go", "2021-05-12"),
        ("The hall reopened after the 2019 wildfire.", "reopened", "2021-05-12"),
        (
            "Ann Lee declared the gifts, sent to Tom Baker when he entered Oslo, only last week.",
            "declared",
            "2021-05-03",
        ),
        (
            "The gloomy goal of Ann Lee into overtime Monday night was fine.\n\nTom Baker tapped it in.",
            "tapped",
            "2021-05-10",
        ),
        (
            "Ann Lee will go to Oslo from May 19 to 22 for the third round on May 21.",
            "go",
            "2021-05-19",
        ),
        ("As of May 3, Norland had sent ten ships to Chile.", "sent", None),
        ("Ann Lee to host the 2021 Norland Trade Report lunch", "host", "2021-05-12"),
        (
            "Ann Lee, building on the gains of the May 3 Chile-Norland Council, left.",
            "building",
            "2021-05-12",
        ),
        (
            "Reward Offer for Facts on Chile’s Meddling with 2019 Norland Mayoral Election",
            "Offer",
            "2021-05-12",
        ),
        (
            "Ann Lee will travel to Chile, Peru, and Lisbon June 20-22 to open a fair.",
            "travel",
            "2021-06-20",
        ),
        (
            "On May 3, women in Oslo were stripped of their rights overnight.",
            "stripped",
            "2021-05-03",
        ),
        ("Ann Lee will travel to Lisbon from May 3 to 8.", "travel", "2021-05-03"),
        ("Ann Lee capped the race to lift Norland over Chile on Monday.", "capped", "2021-05-10"),
    ],
)
def test_a_day_is_on_the_side_of_publication_and_of_the_clause_that_it_fits(text, word, first):
    assert event_at(text, word).first == first


def test_a_meeting_on_a_journey_is_on_no_stated_day_of_it():
    text = "Ann Lee will travel to Chile and Peru from May 20 to 24. In Peru, Ann Lee will meet with Bo Park."
    assert event_at(text, "travel").certainty == "computed"
    assert event_at(text, "meet").certainty == "assumed"


def test_a_since_around_a_date_opens_its_interval():
    text = "Since the enactment of the Fish Law in June 2020, Norland has closed four ports."
    assert days(event_at(text, "closed")) == ("2020-06-01", "2021-05-12")


@pytest.mark.parametrize(
    ("text", "word", "days_"),
    [
        (
            "Starting today, Norland will begin to close its ports.",
            "begin",
            ("2021-05-12", "2021-05-12"),
        ),
        ("The court rules on Friday.", "rules", ("2021-05-14", "2021-05-14")),
        ("Norland holds its primary on Friday.", "primary", ("2021-05-14", "2021-05-14")),
        ("Norland’s primary is Friday.", "primary", ("2021-05-14", "2021-05-14")),
        ("The debate of Ann Lee and Bo Park is on June 7.", "debate", ("2021-06-07", "2021-06-07")),
        (
            "Ann Lee spoke in Chile, which holds its election on Sunday.",
            "election",
            ("2021-05-16", "2021-05-16"),
        ),
        ("Ann Lee speaks in Oslo on Sunday.", "speaks", ("2021-05-16", "2021-05-16")),
        ("Ann Lee is visiting Chile on Friday.", "visiting", ("2021-05-14", "2021-05-14")),
        ("Bo Park said she is visiting Chile on Friday.", "visiting", ("2021-05-14", "2021-05-14")),
        ("Ann Lee is holding a rally on Tuesday.", "rally", ("2021-05-11", "2021-05-11")),
        (
            "Ann Lee will travel to Chile and Peru from May 20 to 24. In Peru, Ann Lee will open a fair.",
            "open",
            ("2021-05-20", "2021-05-24"),
        ),
    ],
)
def test_a_day_that_frames_a_plan_is_the_day_of_the_plan(text, word, days_):
    event = event_at(text, word)
    assert (days(event), event.certainty) == (days_, "computed")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norland condemns the raid on Oslo on Sunday.", "condemns"),
        ("Ann Lee waves a flag in Oslo on Sunday.", "waves"),
    ],
)
def test_what_is_told_in_the_present_was_not_set_for_next_week(text, word):
    event = event_at(text, word)
    assert (event.status, event.last) == ("happened", "2021-05-09")


def test_a_caption_tells_in_the_present_what_has_been():
    text = "Ann Lee greets Bo Park in Oslo on Sunday."
    blocks = (Block("caption", 0, len(text)),)
    article = Article("a", text, blocks, published="2021-05-12")
    stages = frozenset({"entities", "dates", "events"})
    event = next(e for e in parser().parse(article, stages).events if "greets" in e.label)
    assert (event.status, event.last) == ("happened", "2021-05-09")


def test_what_came_before_is_not_of_the_day_of_what_followed():
    text = "Bo Lund returned to Oslo on Monday after being deported from Chile."
    assert event_at(text, "deported").certainty == "assumed"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rain fell. As Norwegians celebrate their Constitution of 1814, Peru rests.", "celebrate"),
        ("Rain fell. Norway prepares for its 2023 host year.", "prepares"),
    ],
)
def test_a_year_that_a_thing_is_of_dates_nothing(text, word):
    assert event_at(text, word).certainty == "assumed"
    assert event_at("Norway recalled the battle of 1814.", "battle").first == "1814-01-01"


def test_what_somebody_has_done_since_is_not_of_the_year_before_its_and():
    text = "Ines Halvorsen bought the port in 2012 and has rebuilt its quays."
    assert event_at(text, "bought").own_first == "2012-01-01"
    assert event_at(text, "rebuilt").own_first is None


@pytest.mark.parametrize(
    ("text", "word", "published", "expected"),
    [
        ("The board ran a poll of farmers from April 27 through Sunday.", "poll", "2016-05-12", ("2016-04-27", "2016-05-08")),
        ("Minister Ada Quill visited Oslo this week.", "visited", "2016-08-29", ("2016-08-23", "2016-08-29")),
        ("Minister Ada Quill will visit Oslo this week.", "visit", "2016-08-29", ("2016-08-29", "2016-09-04")),
        ("Ferry fares fell this year.", "fell", "2016-05-19", ("2016-01-01", "2016-05-19")),
        ("The bridge was to be opened on Wednesday.", "opened", "2016-05-19", ("2016-05-18", "2016-05-18")),
        ("Last week, raiders killed three farmers.", "killed", "1998-03-01", ("1998-02-22", "1998-02-28")),
    ],
)  # fmt: skip
def test_what_is_over_was_no_later_than_it_is_told(text, word, published, expected):
    event = event_at(text, word, published)
    assert (event.first, event.last) == expected


def test_a_season_is_no_fall():
    words = [
        event.lemma for event in events_of("Ferry fares rose this fall. Last fall they rose too.")
    ]
    assert "fall" not in words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "Tom Baker was at the dinner, referring to the mayor's pungent vow last week.",
            "referring",
        ),
        ("“It is amateur hour,” Tom Baker said of Monday's episode.", "said"),
        ("LISBON, May 6 (AP) — The mayor of Lisbon opened the bridge.", "opened"),
        (
            "In an interview last week, Tom Baker described the board's meeting with Karla Voss.",
            "meeting",
        ),
        ("Tom Baker has signed up to serve at this summer's convention in Lisbon.", "signed"),
        ("Norland is staking its claim to a larger share in 2024.", "staking"),
        (
            "Tom Baker has voiced frustration about his debate with Karla Voss later this month.",
            "voiced",
        ),
        ("Tom Baker owns a tenth, after selling some shares at the end of the year.", "selling"),
        ("When the case was argued in January, a month before Tom Baker died, he won.", "died"),
        ("Today, Norland continues to hold the village.", "continues"),
        ("Tom Baker owns the gym, which to this day hosts a class.", "hosts"),
    ],
)
def test_the_day_of_something_else_is_not_when_it_was_told(text, word):
    assert event_at(text, word).certainty == "assumed"


def test_as_of_a_day_to_come_is_when_something_begins():
    text = "As of 29 November, thirty lamps will light up the harbour, which opened on 3 May."
    assert event_at(text, "light").last == "2021-11-29"
    event = event_at(
        "As of 29 November 2021, thirty artworks will light up Oslo until January.", "light"
    )
    assert event.first == "2021-11-29"


def test_what_somebody_is_blamed_for_was_not_on_the_day_of_the_blame():
    text = "Ines Halvorsen criticized Bo Park on Tuesday for closing the school in Bergen."
    assert event_at(text, "criticized").first == "2021-05-11"
    assert event_at(text, "closing").certainty == "assumed"
    assert event_at(text.replace("for", "by"), "closing").certainty == "computed"
