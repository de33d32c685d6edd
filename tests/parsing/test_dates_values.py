"""The value and the days of each kind of expression, on sentences of our own."""

import pytest

from dashboard.model import Article, DateReference
from dashboard.parsing.dates import find_dates

PUBLISHED = "2019-05-15"  # a Wednesday


def dates(text, published=PUBLISHED):
    return find_dates(Article("a", text, (), published=published))


def one(text, published=PUBLISHED) -> tuple[str, DateReference]:
    (found,) = dates(text, published)
    return text[found.start : found.end], found


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("The bridge opened on March 3, 2011.", "March 3, 2011", "2011-03-03"),
        ("Mara Holt was born on 9 August 1961 in Lund.", "9 August 1961", "1961-08-09"),
        ("It opened on 9. August 1961 in Lund.", "9. August 1961", "1961-08-09"),
        ("It opened on 9th August 1961 in Lund.", "9th August 1961", "1961-08-09"),
        ("She came 5th. August 1961 was wet.", "August 1961", "1961-08"),
        ("The form is dated 2018-11-30.", "2018-11-30", "2018-11-30"),
        ("She resigned in February 2016.", "February 2016", "2016-02"),
        ("The mill closed in mid-1998.", "mid-1998", "1998"),
        ("It was common in the 1980s.", "the 1980s", "198"),
        ("It was common in the 1980's.", "the 1980's", "198"),
        ("A plan from the early nineties.", None, None),
        ("The screen has a resolution of 1920 pixels.", None, None),
        ("Jonas Brandt, 29, of 1909 Lindt Hill Drive was fined.", None, None),
        ("The fire broke out at 1925 Oak Road.", None, None),
        ("Savers lost much in the 2008 Oak Street crash.", "2008", "2008"),
        ("It lasted seven-and-a-half years.", "seven-and-a-half years", "P7Y6M"),
        ("They met before the long Harbour Day weekend.", None, None),
        ("Holt scored at 7:14 on a power-play.", None, None),
        ("She reads the Daily Harbour.", None, None),
        ("The fleet was built in the 19th century.", "the 19th century", "18"),
        ("Profit fell in the third quarter of 2017.", "the third quarter of 2017", "2017-Q3"),
        ("Sales rose in the first half of 2018.", "the first half of 2018", "2018-H1"),
        ("They met in June last year.", "June last year", "2018-06"),
        ("They met last June.", "last June", "2018-06"),
        ("They met last week.", "last week", "2019-W19"),
        ("The rule changes next year.", "next year", "2020"),
        ("He left earlier this month.", "earlier this month", "2019-05"),
        ("Talks went on over the weekend.", "the weekend", "2019-W19-WE"),
        ("It rained yesterday.", "yesterday", "2019-05-14"),
        ("The court sits tomorrow morning.", "tomorrow morning", "2019-05-16TMO"),
        ("Shots were heard last night.", "last night", "2019-05-14TNI"),
        ("The train left at 9:40 p.m. Tuesday.", "9:40 p.m. Tuesday", "2019-05-14T21:40"),
        ("They moved here three years ago.", "three years ago", "2016"),
        ("The strike began ten days ago.", "ten days ago", "2019-05-05"),
        ("The band split in the summer of 1974.", "the summer of 1974", "1974-SU"),
        ("The village was quiet last winter.", "last winter", "2018-WI"),
        ("A vote is due by the end of the year.", "the end of the year", "2019"),
        ("Families met on Thanksgiving Day.", "Thanksgiving Day", "2018-11-22"),
        ("The fair is held every two years.", "every two years", "P2Y"),
        ("The bus runs daily.", "daily", "P1D"),
        ("Shops close on Sundays.", "Sundays", "XXXX-WXX-7"),
        ("They talked for two and a half hours.", None, None),
        ("They talked for several weeks.", "several weeks", "PXW"),
        ("He waited over the past three months.", "the past three months", "P3M"),
        ("She served a five-year term.", "five-year", "P5Y"),
        ("The company is now bankrupt.", "now", "PRESENT_REF"),
        ("Sales rose in the last week of March.", "the last week of March", "2019-W13"),
        ("It rained on the first day of May 2017.", "the first day of May 2017", "2017-05-01"),
        ("It came three days later than planned.", "three days", "P3D"),
        ("He hopes to sail one day.", "one day", "FUTURE_REF"),
        ("He was in the job one day.", "one day", "P1D"),
    ],
)
def test_an_expression_has_its_extent_and_value(text, phrase, value):
    if phrase is None:
        assert all(found.value for found in dates(text))
        return
    words, found = one(text)
    assert (words, found.value) == (phrase, value)


def test_a_week_is_monday_to_sunday():
    _, found = one("The ministers met last week.")
    assert (found.first, found.last, found.granularity) == ("2019-05-06", "2019-05-12", "week")


def test_a_winter_runs_into_the_next_year():
    _, found = one("Snow lay all through last winter.")
    assert (found.first, found.last) == ("2018-12-01", "2019-02-28")


def test_ages_are_no_dates():
    assert dates("Ilse Brandt, a 44-year-old baker, spoke.") == ()


def test_an_amount_a_year_is_a_rate_and_no_date():
    assert dates("The club pays $4 million a year.") == ()


def test_a_share_of_a_whole_is_no_quarter():
    assert dates("It covers three-quarters of the cost.") == ()


def test_money_and_numbers_are_no_years():
    assert dates("It cost $1990, and 2000 people came.") == ()


def test_the_verb_may_and_the_march_of_people_are_no_months():
    assert dates("May I ask why the march may stop?") == ()


def test_a_no_break_space_counts_as_a_space():
    words, found = one("They met on June\u00a019, 2018.")
    assert (words, found.value) == ("June\u00a019, 2018", "2018-06-19")


def test_a_date_time_of_publication_is_read_as_its_day():
    _, found = one("It rained yesterday.", "2019-05-15T08:30:00+02:00")
    assert found.value == "2019-05-14"


def test_the_record_explains_itself():
    _, found = one("The council voted on Tuesday.")
    assert found.anchor == "publication, where “voted” looks back"
    assert found.rule == "weekday"
    assert found.rejected == ("2019-05-21",)
    assert found.relation == "the last Tuesday up to publication"


def test_a_date_near_by_is_the_anchor_of_what_leans_on_it():
    found = dates("They landed on March 3, 2011. The next day they were home.")
    assert [one.value for one in found] == ["2011-03-03", "2011-03-04"]
    assert found[1].anchor == "the date named before, “March 3, 2011”"


def test_earnings_stories_mean_the_quarter_a_year_before():
    text = (
        "Halden Corp. said first-quarter profit rose to $4 million, "
        "compared with $3 million a year earlier."
    )
    assert [found.value for found in dates(text)] == ["2019-Q1", "2018-Q1"]


def test_a_named_period_counts_only_where_a_date_can_stand():
    _, found = one("Nothing like it was seen since the end of the Cold War.")
    assert (found.value, found.first, found.last) == ("1991", "1989-11-09", "1991-12-26")
    assert dates("He collects Cold War posters.") == ()


def test_a_summit_is_found_by_its_host():
    _, found = one("The two had not spoken since the G20 summit in Hangzhou.")
    assert (found.first, found.last) == ("2016-09-04", "2016-09-05")


@pytest.mark.parametrize(
    ("text", "phrase", "first", "last"),
    [
        ("The fair runs June 3–8.", "June 3–8", "2019-06-03", "2019-06-08"),
        ("The fair ran 3-8 June 2018.", "3-8 June 2018", "2018-06-03", "2018-06-08"),
        ("He led it in 2010–12.", "2010–12", "2010-01-01", "2012-12-31"),
    ],
)
def test_a_range_of_days_or_years_is_one_stretch(text, phrase, first, last):
    words, found = one(text)
    assert (words, found.first, found.last) == (phrase, first, last)


def test_the_attacks_of_september_11_are_those_of_2001():
    _, found = one("Security changed with the Sept. 11 attacks.")
    assert found.value == "2001-09-11"


def test_the_agreement_of_a_feast_is_no_feast():
    assert dates("They signed the Good Friday agreement.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "It is unknown in today's world.",
        "They are the leaders of tomorrow.",
        "This is Radio Today.",
        "After a weekend of rain they left.",
        "She is a six-week-old baby.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert dates(text) == ()


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("Today's meeting was short.", "Today", "2019-05-15"),
        ("A minute and a half later it rang.", "A minute and a half later", "PT1M30S"),
        ("It will save tax in future quarters.", "future quarters", "FUTURE_REF"),
        ("It rose to a high for the year of $42.", "the year", "2019"),
    ],
)
def test_what_is_a_date_beside_those_is_found(text, phrase, value):
    words, found = one(text)
    assert (words, found.value) == (phrase, value)


@pytest.mark.parametrize(
    ("text", "value", "relation"),
    [
        ("They expect it in the coming days.", "FUTURE_REF", "some days after publication"),
        ("It fell in recent years.", "PAST_REF", "some years before publication"),
        ("A few years ago it rose.", "PAST_REF", "some years before publication"),
        ("It was mended recently.", "PAST_REF", "a short time before publication"),
        ("It is closed now.", "PRESENT_REF", "the time of publication"),
        ("It rained in recent weeks.", "PXW", "some weeks before publication"),
    ],
)
def test_a_vague_time_says_how_it_lies_from_publication(text, value, relation):
    _, found = one(text)
    assert (found.value, found.anchor, found.relation) == (value, "publication", relation)
    assert found.first is found.last is None


def test_the_nearest_date_is_told_without_its_article():
    _, found = one("It ended on the 24th of February.")
    assert found.relation == "the 24th of February nearest publication"


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("The meeting will last 30 days.", "30 days", "P30D"),
        ("It goes back to last November.", "last November", "2018-11"),
        ("She spoke one day before the vote.", "one day", "P1D"),
        ("It is billed as “Days of Hope”.", None, None),
        ("It is a plan over the next decade.", "the next decade", "P10Y"),
    ],
)
def test_words_that_are_part_of_a_date_only_in_some_places(text, phrase, value):
    found = [(text[one.start : one.end], one.value) for one in dates(text)]
    assert found == ([(phrase, value)] if phrase else [])


@pytest.mark.parametrize(
    ("text", "feast"),
    [
        ("“Before Christmas we will sail,” she said.", "Christmas"),
        ("They said: After Easter, we sail.", "Easter"),
        ("The shop closes on Coptic Christmas.", "Christmas"),
        ("Shops fill for Canadian Thanksgiving.", "Thanksgiving"),
        ("Analysts follow New York Christmas sales.", "Christmas"),
        ("Harbour Opens Before Christmas", "Christmas"),
        ("HARBOUR OPENS BEFORE CHRISTMAS", "CHRISTMAS"),
    ],
)
def test_a_feast_behind_any_other_word_with_a_capital_is_a_feast(text, feast):
    assert feast in one(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "It was more than in any previous year.",
        "You celebrate your Independence Day.",
        "They met on Ukraine's Independence Day.",
        "They met on Kenyan Independence Day.",
        "They met on Sri Lanka Independence Day.",
        "The 1718 Committee met.",
        "The year anniversary came and went.",
    ],
)
def test_words_of_a_name_or_of_any_time_are_no_date(text):
    assert not dates(text)


def test_this_season_is_the_one_of_this_year():
    assert one("The fair will take place this summer.")[1].value == "2019-SU"
    assert not any(d.value[5:] == "SU" for d in dates("He left the summer after the war."))
    assert one("It froze this winter.")[1].value == "2018-WI"


def test_a_time_of_day_is_of_the_day_named_behind_it():
    text = "Write by noon on Tuesday, June 18. Write by 9 a.m. on June 20."
    assert [d.value for d in dates(text) if d.type == "TIME"] == [
        "2019-06-18T12:00",
        "2019-06-20T09:00",
    ]


def test_a_month_takes_the_year_behind_in():
    assert [d.value for d in dates("It ran from March through May in 2017.")] == [
        "2017-03",
        "2017-05",
    ]


def test_a_part_of_the_year_is_the_year_whatever_follows():
    assert one("From nine crowns earlier in the year to ten.")[1].value == "2019"


def test_a_week_of_a_month_is_its_seven_days():
    found = one("Sales rose in the last week of March.")[1]
    assert (found.first, found.last) == ("2019-03-25", "2019-03-31")
    found = one("They met on the first weekend of March.")[1]
    assert (found.first, found.last) == ("2019-03-02", "2019-03-03")


def test_one_weekend_is_no_weekend_in_particular():
    assert not dates("They met one weekend in the garden.")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The mill, it was announced in December, will close.", "the December nearest publication"),
        ("Plans that were announced in January were dropped.", "the January nearest publication"),
        ("He said in August that it was over.", "the last August before publication"),
        ("It will open in early March.", "the next March after publication"),
        ("They met last Christmas.", "the last Christmas before publication"),
        ("Sales rose in the third quarter.", "the third quarter nearest publication"),
    ],
)
def test_the_record_says_truly_how_a_date_lies_from_publication(text, relation):
    assert dates(text)[0].relation == relation


def test_the_record_names_the_verb_that_gave_the_direction():
    assert dates("It will open on Friday.")[0].anchor == "publication, where “will” looks ahead"
    assert dates("On a sunny Friday in Lund.")[0].anchor == "publication"


def test_the_period_told_of_is_named():
    text = "Olsen Corp. told of its first-quarter net. Revenue rose from the year-earlier period."
    assert dates(text)[1].anchor == "the period told of, “first-quarter”"


def test_a_number_that_ends_a_sentence_is_no_day_of_the_month_behind_it():
    text = "They had lost in 1958. August 1961 was better, and they won 47. March 1962 was wet."
    assert [text[one.start : one.end] for one in dates(text)] == [
        "1958",
        "August 1961",
        "March 1962",
    ]
