"""What names no day: hours that are kept, any such weekday, what leans on no day; and years from the text."""

from dashboard.model import Article
from dashboard.parsing.dates import find_dates


def spans(text, published="2024-09-20"):  # a Friday
    found = find_dates(Article("a", text, (), published=published))
    return {text[one.start : one.end]: (one.value, one.first) for one in found}


def test_any_such_day_has_no_day():
    assert spans("She met him on a Sunday.")["Sunday"] == ("XXXX-WXX-7", None)
    assert spans("In a Sunday interview he denied it.")["Sunday"] == ("2024-09-15", "2024-09-15")
    assert spans("The fair opened at 9 a.m. on 4 May.")["9 a.m."] == (
        "2024-05-04T09:00",
        "2024-05-04",
    )


def test_what_leans_on_a_day_that_is_not_named_has_none():
    assert spans("Wash the coat and dry it the next day.")["the next day"][1] is None
    assert spans("He fell. Two weeks later he was home.")["Two weeks later"][1] is None
    assert spans("Water the seeds in the morning.")["the morning"] == ("TMO", None)
    assert spans("He grew thin over the next three months.")["the next three months"][1] is None
    mill = spans("A film of the mill comes out on 4 October. Three years later, it still stands.")
    assert mill["Three years later"][1] is None
    held = spans("He was held on Monday. The next day he walked free.")
    assert held["The next day"][1] == "2024-09-17"


def test_a_story_and_a_heading_give_their_year():
    story = "The mill closed on Sept. 12, 2020, and on Oct. 10 its owner fled."
    assert spans(story)["Oct. 10"][0] == "2020-10-10"
    assert (
        spans("The dam held in November 2015, and in January it broke.")["January"][0] == "2016-01"
    )
    news = "The mill, founded on 12 March 2020, said on 10 August that it would close."
    assert spans(news)["10 August"][0] == "2024-08-10"
    listed = "The mine\nEvents of 2021\nJanuary 6: The gate fell.\nFebruary 9: The trial begins."
    assert spans(listed)["February 9"][0] == "2021-02-09"
    alone = "The mine\nA night in 2021\nSept. 3\nThe hall was full."
    assert spans(alone)["Sept. 3"][0] == "2024-09-03"


def test_the_last_week_runs_and_a_house_number_is_no_year():
    assert spans("They have met twice in the last week.")["the last week"] == ("P1W", "2024-09-13")
    assert spans("Ines Marrow, 32, of 1119 Eighth St., was held.") == {}


def test_what_counts_from_an_event_or_a_game_has_no_day():
    vote = spans("It came on 3 May. The week after the vote the mayor left.")
    assert vote["The week after"][1] is None
    assert spans("He dunked twice, had ten rebounds and drew a foul in the third quarter.") == {}
    assert "the third quarter" in spans("Profit fell in the third quarter as sales sank.")
    assert spans("They joined the Spring Uprising of the students.") == {}
    far = "It rained on the harbour. " * 40
    assert spans(f"{far}The child was born at 7 a.m. in a barn.")["7 a.m."] == ("T07:00", None)


def test_an_age_a_named_day_and_a_morning_of_no_day():
    assert spans("The actress was in her mid-50s.") == {}
    assert spans("He was sworn in on January 20th of 2021.") == {
        "January 20th of 2021": ("2021-01-20", "2021-01-20")
    }
    assert spans("She wept, and was back by the next morning.")["the next morning"][1] is None
    gala = "The star-studded gala on December 4 is sold out."
    assert spans(gala)["December 4"][0] == "2024-12-04"


def test_today_is_the_day_of_an_old_story_or_the_times_we_live_in():
    diary = spans('On 4 May 1970 the mayor wrote: "Today we leave, and tomorrow we rest."')
    assert (diary["Today"][0], diary["tomorrow"][0]) == ("1970-05-04", "1970-05-05")
    assert spans('In May 1970 the mayor wrote: "Today we leave."')["Today"][1] is None
    assert spans("Many of them still live in the town today.")["today"][0] == "PRESENT_REF"
    assert spans("The mill opened in 1970. Today it makes boats.")["Today"][0] == "PRESENT_REF"
    for news in (
        "Founded in 1970, the mill said today that it would close.",
        'He said: "Today we vote."',
    ):
        assert "2024-09-20" in {day for value in spans(news).values() for day in value}


def test_a_story_of_an_earlier_year_goes_on_over_paragraphs():
    text = "On May 4, 2019, the mayor was told to go.\n\n{} The talk went on.\n\n{}"
    found = spans(text.format("She had written to them on May 6.", "The riot began on May 20."))
    assert (found["May 6"][0], found["May 20"][0]) == ("2019-05-06", "2019-05-20")
    found = spans(text.format("A fair was held on September 9.", "It rained on May 20 this year."))
    assert (found["September 9"][0], found["May 20"][0]) == ("2024-09-09", "2024-05-20")


def test_now_that_leads_over_is_no_time():
    assert spans("Now, there is one more thing. Now that you know, go.") == {}
    assert spans("Now is the time.")["Now"][0] == "PRESENT_REF"
    assert spans("She left it due to the short term nature of the post.") == {}
    assert spans("It is safe in the short term.")["the short term"][0] == "FUTURE_REF"


def test_what_is_named_after_a_feast_or_told_by_the_clock_is_no_date():
    assert spans("He showed a Christmas-themed advert. It was updated 2011 GMT.") == {}
    text = "He wrote the law under which we live today, more than 200 years later."
    assert spans(text)["more than 200 years later"][0] == "XXXX-XX-XX"
    assert spans("She opened the gym, which to this day hosts a class.") == {}


def test_a_day_of_november_that_names_a_vote_may_be_to_come_whatever_the_tense():
    text = "The report was released to influence the Nov. 5 presidential election."
    assert spans(text, "2024-07-31")["Nov. 5"][0] == "2024-11-05"
    assert spans("He lost the Nov. 3 vote on the mine.", "2023-11-12")["Nov. 3"][0] == "2023-11-03"
